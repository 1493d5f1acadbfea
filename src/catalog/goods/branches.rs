//! `/goods/categories`: the tree of goods as it is grown: names, places, and the archive for branches that hold nothing.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    CATEGORIES, GoodsCategory, PATH, Tree, categories,
    lookup::{Counts, counts},
    refusal::GoodsRefusal,
    text,
};
use crate::{
    catalog::{Did, listed, names, pages, pages::Directory, text as common},
    kernel::{Error, Id, Lang, Result, mark, text::Named},
    log::{Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Page, Part, merge, ui, ui::field::Draw},
};

const LONGEST: usize = 80;

pub struct Ask {
    name: Named,
    parent: Option<Id<mark::GoodsCategory>>,
}

fn tell(reads: &impl Reads, category: &GoodsCategory) -> Result<Telling> {
    let parent = category.parent.map(|id| reads.need::<GoodsCategory>(&id)).transpose()?;
    let mut told = change::names(&category.name);
    told.push(("parent", parent.map(|parent| parent.name.ru).unwrap_or_default()));
    Ok(told)
}

/// Whether goods or other branches stand in it.
fn bears(reads: &impl Reads, id: Id<mark::GoodsCategory>) -> Result<bool> {
    let goods = reads.first_by(&super::PRODUCT_BY_CATEGORY, (false, id))?.is_some();
    Ok(goods || reads.all::<GoodsCategory>(())?.iter().any(|other| other.parent == Some(id) && !other.archived))
}

/// Puts away those of the branches that bear nothing, the outermost first.
pub fn put_away_bare(tx: &mut Write<'_>, mut branches: Vec<Id<mark::GoodsCategory>>) -> Result<()> {
    while !branches.is_empty() {
        let mut left = Vec::new();
        for id in branches.iter().copied() {
            match tx.get::<GoodsCategory>(&id)? {
                Some(branch) if branch.archived => {}
                Some(_) if bears(tx, id)? => left.push(id),
                Some(_) => listed::shelve::<GoodsCategory>(tx, &id, Did::Archived)?,
                None => {}
            }
        }
        if left.len() == branches.len() {
            break;
        }
        branches = left;
    }
    Ok(())
}

impl Directory for GoodsCategory {
    type Ask = Ask;
    const HERE: &'static str = CATEGORIES;
    const SECTION: &'static str = "stock";
    const LOOK: &'static str = "data data--tight";

    fn parse(fields: &mut Fields<'_>) -> Ask {
        Ask { name: names::read(fields, LONGEST), parent: fields.id_opt("parent") }
    }

    /// Two branches of one parent differ by name.
    fn taken() -> Option<Error> {
        Some(GoodsRefusal::SameCategory.into())
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<GoodsCategory> {
        pages::free::<GoodsCategory>(tx, &ask.name, None, |other| other.parent == ask.parent)?;
        if let Some(parent) = ask.parent {
            categories::bring_back(tx, parent)?;
        }
        categories::put(tx, &ask.name, ask.parent)
    }

    fn alter(tx: &mut Write<'_>, was: &GoodsCategory, ask: &Ask) -> Result<()> {
        pages::free::<GoodsCategory>(tx, &ask.name, Some(was.id), |other| other.parent == ask.parent)?;
        if ask.parent.is_some_and(|parent| Tree::read(tx).is_ok_and(|tree| tree.under(was.id).contains(&parent))) {
            return Err(GoodsRefusal::CategoryUnderItself.into());
        }
        if let Some(parent) = ask.parent {
            tx.need::<GoodsCategory>(&parent)?;
        }
        let position = if ask.parent == was.parent { was.position } else { categories::end(tx, ask.parent)? };
        let now = GoodsCategory { name: ask.name.clone(), parent: ask.parent, position, ..was.clone() };
        let (before, after) = (tell(tx, was)?, tell(tx, &now)?);
        listed::keep(tx, (was, &before), (&now, &after))
    }

    /// A branch that bears something stays: what it bears would stand nowhere.
    fn may_go(tx: &Write<'_>, category: &GoodsCategory) -> Result<()> {
        if bears(tx, category.id)? { Err(GoodsRefusal::CategoryHoldsGoods.into()) } else { Ok(()) }
    }

    /// With everything it grows from.
    fn bring_back(tx: &mut Write<'_>, category: &GoodsCategory) -> Result<()> {
        categories::bring_back(tx, category.id)
    }

    fn blank(cx: &Cx) -> Form {
        Form::filled([("parent", cx.query("parent").unwrap_or_default())])
    }

    fn filled(_: &Cx, category: &GoodsCategory) -> Form {
        let mut form = Form::filled([("parent", category.parent.map(|id| id.to_string()).unwrap_or_default())]);
        names::fill(&mut form, &category.name);
        merge::standing(form, category.archived)
    }

    fn parts(cx: &Cx, reads: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(common::NAME);
        parts.push(Part::choice("parent", text::PARENT, options(&Tree::read(reads)?, cx.lang(), None)));
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        Ok(view(cx, &Tree::read(reads)?, &counts(cx, reads)?))
    }

    fn dialog(cx: &Cx, reads: &Read<'_>, form: &Form, category: Option<&GoodsCategory>) -> Result<Page> {
        let draw = Draw::of(form, cx.lang());
        let parents = options(&Tree::read(reads)?, cx.lang(), category.map(|one| one.id));
        let fields = html! {
            (names::draw(cx, draw, LONGEST))
            (draw.field("parent", text::PARENT).optional().none(text::TRUNK).select(&parents))
        };
        let title = if category.is_some() { common::CATEGORY } else { common::NEW_CATEGORY };
        Ok(pages::frame(cx, form, category, title, false, &fields))
    }
}

fn view(cx: &Cx, tree: &Tree, counts: &Counts) -> Page {
    let lang = cx.lang();
    let (rows, depths): (Vec<GoodsCategory>, BTreeMap<_, _>) = tree.rows().map(|(one, depth)| (one.clone(), (one.id, depth))).unzip();
    let end = html! {
        a.btn href=(PATH) { (ui::icon("chevron-left")) (text::GOODS.get(lang)) }
        (pages::add_button::<GoodsCategory>(cx, common::CATEGORY))
    };
    let heads = html! { th.grow { (common::CATEGORY.get(lang)) } th.num { (text::GOODS.get(lang)) } };
    let line = |category: &GoodsCategory, order: &Markup| {
        let depth = depths.get(&category.id).copied().filter(|_| !category.archived).unwrap_or_default();
        line(cx, category, depth, counts, order)
    };
    let body = html! {
        (ui::page_head(text::CATEGORIES_LONG.get(lang), None, end))
        @if rows.is_empty() {
            (ui::empty("git-branch", text::NO_CATEGORIES.get(lang), text::NO_CATEGORIES_WHY.get(lang), html! {}))
        } @else {
            div.data-wrap tabindex="0" { (pages::table(cx, &format!("{CATEGORIES}/order"), &rows, &heads, &line)) }
        }
    };
    Page::new("stock", text::CATEGORIES_LONG.get(lang), body)
}

fn line(cx: &Cx, category: &GoodsCategory, depth: usize, counts: &Counts, order: &Markup) -> Markup {
    let (edit, add) = (GoodsCategory::at(category.id), format!("{CATEGORIES}/new?parent={}", category.id));
    let label = text::ADD_BRANCH.get(cx.lang());
    html! {
        tr data-mute[category.archived] {
            td.grow { span.branch data-depth=(depth.min(5)) { a.row-link href=(edit) hx-get=(edit) hx-target="#dialog" { (category.name.get(cx.lang())) } } }
            td.num { (counts.of(category.id, false)) }
            td.row-end {
                @if !category.archived { a.icon-btn.icon-btn--s href=(add) hx-get=(add) hx-target="#dialog" aria-label={ (label) ": " (category.name.get(cx.lang())) } title=(label) { (ui::icon("plus")) } }
                (order)
            }
        }
    }
}

/// Branches that another may grow from.
fn options(tree: &Tree, lang: Lang, own: Option<Id<mark::GoodsCategory>>) -> Vec<(String, String)> {
    let below = own.map(|id| tree.under(id)).unwrap_or_default();
    let fits = tree.rows().filter(|(category, _)| !category.archived && !below.contains(&category.id));
    fits.map(|(category, _)| (category.id.to_string(), tree.path(category.id, lang))).collect()
}
