//! Types of price and the shop's own fields of products.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::entries;
use crate::{
    catalog::{Basis, Did, OwnField, PriceType, Rule, all_price_types, own_fields},
    kernel::{Id, Lang, Money, Rate, Result, Right, mark},
    web::api::{Made, May, NameFields, Names, Sent, Tag, Words},
};

#[derive(Object)]
#[oai(rename = "PriceType", skip_serializing_if_is_none)]
struct ShownType {
    id: Id<mark::PriceType>,
    name: String,
    names: Names,
    /// Over the cost, where nobody set a price; absent where only people set prices.
    markup: Option<Rate>,
    /// `last`, `batch` or `average` cost.
    over: Option<String>,
    /// A reckoned price is rounded up to a whole multiple of it.
    step: Option<Money>,
    archived: bool,
}

/// A new type needs a name; in a change only what is sent changes.
#[derive(Clone, Object)]
#[oai(rename = "PriceTypeFields", deny_unknown_fields, nullable_all)]
struct TypeFields {
    names: Option<NameFields>,
    /// An empty one leaves prices to people.
    markup: Option<Words>,
    /// `last`, `batch` or `average` cost.
    over: Option<Words>,
    /// `0.01`, `1`, `5`, `10`, `50`, `100` or `500`.
    step: Option<Words>,
}

impl TypeFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names);
        let rule = self.markup.as_ref().map(|markup| if markup.0.is_empty() { "fixed" } else { "markup" });
        let step = self.step.map(|step| Money::parse(&step.0).map_or(step.0, |step| step.0.to_string()));
        sent.put("rule", "markup", rule).put("rate", "markup", self.markup).same("over", self.over).same("step", step);
        sent
    }
}

/// A field the shop gave its products.
#[derive(Object)]
#[oai(rename = "OwnField")]
struct ShownField {
    id: Id<mark::OwnField>,
    name: String,
    names: Names,
    /// `text`, `number`, `yesno`, `choice` or `date`.
    kind: String,
    choices: Vec<String>,
    /// Branches whose goods have it; empty means all.
    categories: Vec<Id<mark::GoodsCategory>>,
    /// Price tags say it.
    on_tags: bool,
    archived: bool,
}

/// A new field needs a name; in a change only what is sent changes. The kind is chosen once.
#[derive(Clone, Object)]
#[oai(rename = "OwnFieldFields", deny_unknown_fields, nullable_all)]
struct FieldFields {
    names: Option<NameFields>,
    /// `text`, `number`, `yesno`, `choice` or `date`.
    kind: Option<Words>,
    /// All of them at once.
    #[oai(validator(max_items = 100))]
    choices: Option<Vec<Words>>,
    /// All of them at once; empty is every branch.
    #[oai(validator(max_items = 100))]
    categories: Option<Vec<Words>>,
    on_tags: Option<bool>,
}

impl FieldFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names);
        let choices = self.choices.map(|all| all.into_iter().map(|one| one.0.replace('\n', " ")).collect::<Vec<_>>().join("\n"));
        sent.same("kind", self.kind).same("choices", choices).flag("on_tags", "on_tags", self.on_tags);
        entries::list(&mut sent, "categories", "categories", self.categories);
        sent
    }
}

fn price_type(one: PriceType, lang: Lang) -> ShownType {
    let rule: Option<(Rate, Basis, Money)> = match one.rule {
        Rule::Fixed => None,
        Rule::Markup { rate, over, step } => Some((rate, over, step)),
    };
    ShownType {
        id: one.id,
        name: one.name.get(lang).into(),
        names: one.name.into(),
        markup: rule.map(|(rate, ..)| rate),
        over: rule.map(|(_, over, _)| over.key().into()),
        step: rule.map(|(.., step)| step),
        archived: one.archived,
    }
}

fn field(one: OwnField, lang: Lang) -> ShownField {
    ShownField {
        id: one.id,
        name: one.name.get(lang).into(),
        names: one.name.into(),
        kind: one.kind.key().into(),
        choices: one.choices,
        categories: one.categories,
        on_tags: one.on_tags,
        archived: one.archived,
    }
}

pub struct GoodsSettings;

const SEE: usize = Right::SeeGoods as usize;
const CHANGE: usize = Right::EditGoods as usize;
const PRICE: usize = Right::EditGoodsPrices as usize;

#[OpenApi(tag = "Tag::Goods")]
impl GoodsSettings {
    /// The shop's own fields of products, archived ones too
    #[oai(path = "/product-fields", method = "get", operation_id = "listProductFields")]
    async fn fields(&self, cx: May<SEE>) -> Result<Json<Vec<ShownField>>> {
        let all = cx.read(|reads| own_fields(reads)).await?;
        Ok(Json(all.into_iter().map(|one| field(one, cx.lang())).collect()))
    }

    /// A new field of products
    #[oai(path = "/product-fields", method = "post", operation_id = "createProductField")]
    async fn add_field(&self, cx: May<CHANGE>, field: Json<FieldFields>) -> Result<Made<ShownField>> {
        Ok(Made(self::field(entries::add(&cx, field.0.over(Sent::default())).await?, cx.lang())))
    }

    /// Changes a field of products
    #[oai(path = "/product-fields/:field_id", method = "patch", operation_id = "changeProductField")]
    async fn change_field(
        &self,
        cx: May<CHANGE>,
        field_id: Path<Id<mark::OwnField>>,
        field: Json<FieldFields>,
    ) -> Result<Json<ShownField>> {
        let changed = entries::change(&cx, field_id.0, |sent| field.0.clone().over(sent)).await?;
        Ok(Json(self::field(changed, cx.lang())))
    }

    /// Puts a field into the archive; what products have in it stays
    #[oai(path = "/product-fields/:field_id/archive", method = "post", operation_id = "archiveProductField")]
    async fn archive_field(&self, cx: May<CHANGE>, field_id: Path<Id<mark::OwnField>>) -> Result<Json<ShownField>> {
        Ok(Json(field(entries::place(&cx, field_id.0, Did::Archived).await?, cx.lang())))
    }

    /// Takes a field out of the archive
    #[oai(path = "/product-fields/:field_id/restoration", method = "post", operation_id = "restoreProductField")]
    async fn restore_field(&self, cx: May<CHANGE>, field_id: Path<Id<mark::OwnField>>) -> Result<Json<ShownField>> {
        Ok(Json(field(entries::place(&cx, field_id.0, Did::Restored).await?, cx.lang())))
    }

    /// Types of price, archived ones too
    #[oai(path = "/price-types", method = "get", operation_id = "listPriceTypes")]
    async fn price_types(&self, cx: May<SEE>) -> Result<Json<Vec<ShownType>>> {
        let all = cx.read(|reads| all_price_types(reads)).await?;
        Ok(Json(all.into_iter().map(|one| price_type(one, cx.lang())).collect()))
    }

    /// A new type of price
    #[oai(path = "/price-types", method = "post", operation_id = "createPriceType")]
    async fn add_price_type(&self, cx: May<PRICE>, price_type: Json<TypeFields>) -> Result<Made<ShownType>> {
        Ok(Made(self::price_type(entries::add(&cx, price_type.0.over(Sent::default())).await?, cx.lang())))
    }

    /// Changes a type of price; prices that nobody set follow it
    #[oai(path = "/price-types/:price_type_id", method = "patch", operation_id = "changePriceType")]
    async fn change_price_type(
        &self,
        cx: May<PRICE>,
        price_type_id: Path<Id<mark::PriceType>>,
        price_type: Json<TypeFields>,
    ) -> Result<Json<ShownType>> {
        let changed = entries::change(&cx, price_type_id.0, |sent| price_type.0.clone().over(sent)).await?;
        Ok(Json(self::price_type(changed, cx.lang())))
    }

    /// Puts a type of price into the archive; the retail one stays
    #[oai(path = "/price-types/:price_type_id/archive", method = "post", operation_id = "archivePriceType")]
    async fn archive_price_type(&self, cx: May<PRICE>, price_type_id: Path<Id<mark::PriceType>>) -> Result<Json<ShownType>> {
        Ok(Json(price_type(entries::place(&cx, price_type_id.0, Did::Archived).await?, cx.lang())))
    }

    /// Takes a type of price out of the archive
    #[oai(path = "/price-types/:price_type_id/restoration", method = "post", operation_id = "restorePriceType")]
    async fn restore_price_type(&self, cx: May<PRICE>, price_type_id: Path<Id<mark::PriceType>>) -> Result<Json<ShownType>> {
        Ok(Json(price_type(entries::place(&cx, price_type_id.0, Did::Restored).await?, cx.lang())))
    }
}
