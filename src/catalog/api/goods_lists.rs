//! Branches of the tree of goods, units of measure, types of price.

use poem_openapi::{Object, OpenApi, payload::Json};

use crate::{
    catalog::{Basis, Rule, Tree, all_measures, all_price_types, own_fields},
    kernel::{Id, Money, Rate, Result, Right, mark},
    web::api::{May, Tag},
};

#[derive(Object)]
#[oai(rename = "GoodsCategory", skip_serializing_if_is_none)]
struct ShownCategory {
    id: Id<mark::GoodsCategory>,
    /// The branch it grows from; none for the trunk.
    parent: Option<Id<mark::GoodsCategory>>,
    name: String,
    /// From the trunk down.
    path: String,
    archived: bool,
}

#[derive(Object)]
#[oai(rename = "Measure")]
struct ShownMeasure {
    id: Id<mark::Measure>,
    name: String,
    short: String,
    /// Digits after the mark that a quantity may have.
    decimals: u8,
    /// In the classifier of units.
    code: String,
    archived: bool,
}

#[derive(Object)]
#[oai(rename = "PriceType", skip_serializing_if_is_none)]
struct ShownType {
    id: Id<mark::PriceType>,
    name: String,
    /// Over the cost, where nobody set a price; absent where only people set prices.
    markup: Option<Rate>,
    /// `last`, `batch` or `average` cost.
    over: Option<String>,
    /// A reckoned price is rounded up to a whole multiple of it.
    step: Option<Money>,
    archived: bool,
}

/// A field the shop gave its products.
#[derive(Object)]
#[oai(rename = "OwnField")]
struct ShownField {
    id: Id<mark::OwnField>,
    name: String,
    /// `text`, `number`, `yesno`, `choice` or `date`.
    kind: String,
    choices: Vec<String>,
    /// Branches whose goods have it; empty means all.
    categories: Vec<Id<mark::GoodsCategory>>,
    archived: bool,
}

pub struct GoodsLists;

const SEE: usize = Right::SeeGoods as usize;

#[OpenApi(tag = "Tag::Goods")]
impl GoodsLists {
    /// Categories of goods, branches after their parents, archived ones too
    #[oai(path = "/goods-categories", method = "get", operation_id = "listGoodsCategories")]
    async fn categories(&self, cx: May<SEE>) -> Result<Json<Vec<ShownCategory>>> {
        let tree = cx.read(|reads| Tree::read(reads)).await?;
        let lang = cx.lang();
        let all = tree.rows().map(|(one, _)| ShownCategory {
            id: one.id,
            parent: one.parent,
            name: one.name.get(lang).into(),
            path: tree.path(one.id, lang),
            archived: one.archived,
        });
        Ok(Json(all.collect()))
    }

    /// Units of measure, archived ones too
    #[oai(path = "/measures", method = "get", operation_id = "listMeasures")]
    async fn measures(&self, cx: May<SEE>) -> Result<Json<Vec<ShownMeasure>>> {
        let all = cx.read(|reads| all_measures(reads)).await?;
        let lang = cx.lang();
        let show = |one: crate::catalog::Measure| ShownMeasure {
            id: one.id,
            name: one.name.get(lang).into(),
            short: one.short.get(lang).into(),
            decimals: one.decimals,
            code: one.code,
            archived: one.archived,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// The shop's own fields of products, archived ones too
    #[oai(path = "/product-fields", method = "get", operation_id = "listProductFields")]
    async fn fields(&self, cx: May<SEE>) -> Result<Json<Vec<ShownField>>> {
        let all = cx.read(|reads| own_fields(reads)).await?;
        let show = |one: crate::catalog::OwnField| ShownField {
            id: one.id,
            name: one.name.get(cx.lang()).into(),
            kind: one.kind.key().into(),
            choices: one.choices,
            categories: one.categories,
            archived: one.archived,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Types of price, archived ones too
    #[oai(path = "/price-types", method = "get", operation_id = "listPriceTypes")]
    async fn price_types(&self, cx: May<SEE>) -> Result<Json<Vec<ShownType>>> {
        let all = cx.read(|reads| all_price_types(reads)).await?;
        let show = |one: crate::catalog::PriceType| {
            let rule: Option<(Rate, Basis, Money)> = match one.rule {
                Rule::Fixed => None,
                Rule::Markup { rate, over, step } => Some((rate, over, step)),
            };
            ShownType {
                id: one.id,
                name: one.name.get(cx.lang()).into(),
                markup: rule.map(|(rate, ..)| rate),
                over: rule.map(|(_, over, _)| over.key().into()),
                step: rule.map(|(.., step)| step),
                archived: one.archived,
            }
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }
}
