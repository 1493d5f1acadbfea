//! Branches of the tree of goods, units of measure.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::entries;
use crate::{
    catalog::{Did, GoodsCategory, Measure, Tree, all_measures},
    kernel::{Id, Lang, Result, Right, mark},
    web::{
        Cx,
        api::{Made, May, NameFields, Names, Sent, Tag, Words},
    },
};

#[derive(Object)]
#[oai(rename = "GoodsCategory", skip_serializing_if_is_none)]
struct ShownCategory {
    id: Id<mark::GoodsCategory>,
    /// The branch it grows from; none for the trunk.
    parent: Option<Id<mark::GoodsCategory>>,
    name: String,
    names: Names,
    /// From the trunk down.
    path: String,
    archived: bool,
}

/// A new branch needs a name; in a change only what is sent changes. An empty `parent` is the trunk.
#[derive(Clone, Object)]
#[oai(rename = "GoodsCategoryFields", deny_unknown_fields, nullable_all)]
struct CategoryFields {
    names: Option<NameFields>,
    parent: Option<Words>,
}

impl CategoryFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names);
        sent.same("parent", self.parent);
        sent
    }
}

#[derive(Object)]
#[oai(rename = "Measure")]
struct ShownMeasure {
    id: Id<mark::Measure>,
    name: String,
    names: Names,
    short: String,
    shorts: Names,
    /// Digits after the mark that a quantity may have.
    decimals: u8,
    /// In the classifier of units.
    code: String,
    archived: bool,
}

/// A new unit needs both names; in a change only what is sent changes.
#[derive(Clone, Object)]
#[oai(rename = "MeasureFields", deny_unknown_fields, nullable_all)]
struct MeasureFields {
    names: Option<NameFields>,
    shorts: Option<NameFields>,
    /// From 0 to 3.
    decimals: Option<u8>,
    code: Option<Words>,
}

impl MeasureFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names);
        sent.name("short", "shorts", self.shorts);
        sent.same("decimals", self.decimals).same("code", self.code);
        sent
    }
}

fn category(tree: &Tree, one: &GoodsCategory, lang: Lang) -> ShownCategory {
    ShownCategory {
        id: one.id,
        parent: one.parent,
        name: one.name.get(lang).into(),
        path: tree.path(one.id, lang),
        names: one.name.clone().into(),
        archived: one.archived,
    }
}

fn measure(one: Measure, lang: Lang) -> ShownMeasure {
    ShownMeasure {
        id: one.id,
        name: one.name.get(lang).into(),
        names: one.name.into(),
        short: one.short.get(lang).into(),
        shorts: one.short.into(),
        decimals: one.decimals,
        code: one.code,
        archived: one.archived,
    }
}

pub struct GoodsLists;

const SEE: usize = Right::SeeGoods as usize;
const CHANGE: usize = Right::EditGoods as usize;

/// One branch as it stands in the tree now.
async fn grown(cx: &Cx, one: GoodsCategory) -> Result<ShownCategory> {
    Ok(category(&cx.read(|reads| Tree::read(reads)).await?, &one, cx.lang()))
}

#[OpenApi(tag = "Tag::Goods")]
impl GoodsLists {
    /// Categories of goods, branches after their parents, archived ones too
    #[oai(path = "/goods-categories", method = "get", operation_id = "listGoodsCategories")]
    async fn categories(&self, cx: May<SEE>) -> Result<Json<Vec<ShownCategory>>> {
        let tree = cx.read(|reads| Tree::read(reads)).await?;
        Ok(Json(tree.rows().map(|(one, _)| category(&tree, one, cx.lang())).collect()))
    }

    /// A new branch of the tree
    #[oai(path = "/goods-categories", method = "post", operation_id = "createGoodsCategory")]
    async fn add_category(&self, cx: May<CHANGE>, category: Json<CategoryFields>) -> Result<Made<ShownCategory>> {
        Ok(Made(grown(&cx, entries::add(&cx, category.0.over(Sent::default())).await?).await?))
    }

    /// Changes a branch, or moves it to another
    #[oai(path = "/goods-categories/:category_id", method = "patch", operation_id = "changeGoodsCategory")]
    async fn change_category(
        &self,
        cx: May<CHANGE>,
        category_id: Path<Id<mark::GoodsCategory>>,
        category: Json<CategoryFields>,
    ) -> Result<Json<ShownCategory>> {
        let changed = entries::change(&cx, category_id.0, |sent| category.0.clone().over(sent)).await?;
        Ok(Json(grown(&cx, changed).await?))
    }

    /// Puts a branch that bears nothing into the archive
    #[oai(path = "/goods-categories/:category_id/archive", method = "post", operation_id = "archiveGoodsCategory")]
    async fn archive_category(&self, cx: May<CHANGE>, category_id: Path<Id<mark::GoodsCategory>>) -> Result<Json<ShownCategory>> {
        Ok(Json(grown(&cx, entries::place(&cx, category_id.0, Did::Archived).await?).await?))
    }

    /// Takes a branch out of the archive with everything it grows from
    #[oai(path = "/goods-categories/:category_id/restoration", method = "post", operation_id = "restoreGoodsCategory")]
    async fn restore_category(&self, cx: May<CHANGE>, category_id: Path<Id<mark::GoodsCategory>>) -> Result<Json<ShownCategory>> {
        Ok(Json(grown(&cx, entries::place(&cx, category_id.0, Did::Restored).await?).await?))
    }

    /// Units of measure, archived ones too
    #[oai(path = "/measures", method = "get", operation_id = "listMeasures")]
    async fn measures(&self, cx: May<SEE>) -> Result<Json<Vec<ShownMeasure>>> {
        let all = cx.read(|reads| all_measures(reads)).await?;
        Ok(Json(all.into_iter().map(|one| measure(one, cx.lang())).collect()))
    }

    /// A new unit of measure
    #[oai(path = "/measures", method = "post", operation_id = "createMeasure")]
    async fn add_measure(&self, cx: May<CHANGE>, measure: Json<MeasureFields>) -> Result<Made<ShownMeasure>> {
        let mut fields = measure.0;
        fields.decimals = fields.decimals.or(Some(0));
        Ok(Made(self::measure(entries::add(&cx, fields.over(Sent::default())).await?, cx.lang())))
    }

    /// Changes a unit of measure
    #[oai(path = "/measures/:measure_id", method = "patch", operation_id = "changeMeasure")]
    async fn change_measure(
        &self,
        cx: May<CHANGE>,
        measure_id: Path<Id<mark::Measure>>,
        measure: Json<MeasureFields>,
    ) -> Result<Json<ShownMeasure>> {
        let changed = entries::change(&cx, measure_id.0, |sent| measure.0.clone().over(sent)).await?;
        Ok(Json(self::measure(changed, cx.lang())))
    }

    /// Puts a unit of measure into the archive
    #[oai(path = "/measures/:measure_id/archive", method = "post", operation_id = "archiveMeasure")]
    async fn archive_measure(&self, cx: May<CHANGE>, measure_id: Path<Id<mark::Measure>>) -> Result<Json<ShownMeasure>> {
        Ok(Json(measure(entries::place(&cx, measure_id.0, Did::Archived).await?, cx.lang())))
    }

    /// Takes a unit of measure out of the archive
    #[oai(path = "/measures/:measure_id/restoration", method = "post", operation_id = "restoreMeasure")]
    async fn restore_measure(&self, cx: May<CHANGE>, measure_id: Path<Id<mark::Measure>>) -> Result<Json<ShownMeasure>> {
        Ok(Json(measure(entries::place(&cx, measure_id.0, Did::Restored).await?, cx.lang())))
    }
}
