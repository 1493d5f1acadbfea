//! `/goods/categories`: the tree of goods as it is grown: names, places, and the archive for branches that hold nothing.

use maud::{Markup, html};

use super::{
    CATEGORIES as HERE, GoodsCategory, PATH, Tree, categories,
    lookup::{Counts, counts},
    refusal::GoodsRefusal,
    text,
};
use crate::{
    catalog::{Did, listed, listed::Listed, names, text as common},
    kernel::{Id, Result, mark, text::Named},
    log::{Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as web, ui, ui::field::Draw},
};

const LONGEST: usize = 80;

struct Ask {
    name: Named,
    parent: Option<Id<mark::GoodsCategory>>,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    Ask { name: names::read(fields, LONGEST), parent: fields.id_opt("parent") }
}

/// Two branches of one parent differ by name.
fn free(tx: &impl Reads, ask: &Ask, own: Option<Id<mark::GoodsCategory>>) -> Result<()> {
    let beside = tx.all::<GoodsCategory>(())?;
    let same = |other: &GoodsCategory| other.parent == ask.parent && !other.archived && names::meet(&other.name, &ask.name);
    if beside.iter().any(|other| Some(other.id) != own && same(other)) {
        return Err(GoodsRefusal::SameCategory.into());
    }
    Ok(())
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    free(tx, ask, None)?;
    if let Some(parent) = ask.parent {
        categories::bring_back(tx, parent)?;
    }
    categories::add(tx, &ask.name, ask.parent).map(drop)
}

fn rearrange(tx: &mut Write<'_>, id: Id<mark::GoodsCategory>, ask: &Ask) -> Result<()> {
    let was = tx.need::<GoodsCategory>(&id)?;
    free(tx, ask, Some(id))?;
    if ask.parent.is_some_and(|parent| Tree::read(tx).is_ok_and(|tree| tree.under(id).contains(&parent))) {
        return Err(GoodsRefusal::CategoryUnderItself.into());
    }
    if let Some(parent) = ask.parent {
        tx.need::<GoodsCategory>(&parent)?;
    }
    let position = if ask.parent == was.parent { was.position } else { categories::end(tx, ask.parent)? };
    let now = GoodsCategory { name: ask.name.clone(), parent: ask.parent, position, ..was.clone() };
    let (before, after) = (tell(tx, &was)?, tell(tx, &now)?);
    listed::keep(tx, (&was, &before), (&now, &after))
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

/// A branch that bears something stays: what it bears would stand nowhere.
fn put_away(tx: &mut Write<'_>, id: Id<mark::GoodsCategory>) -> Result<()> {
    if bears(tx, id)? {
        return Err(GoodsRefusal::CategoryHoldsGoods.into());
    }
    listed::shelve::<GoodsCategory>(tx, &id, Did::Archived)
}

/// Puts away those of the branches that bear nothing, the outermost first.
pub fn put_away_bare(tx: &mut Write<'_>, mut branches: Vec<Id<mark::GoodsCategory>>) -> Result<()> {
    while !branches.is_empty() {
        let mut left = Vec::new();
        for id in branches.iter().copied() {
            match tx.get::<GoodsCategory>(&id)? {
                Some(branch) if branch.archived => {}
                Some(_) if bears(tx, id)? => left.push(id),
                Some(_) => put_away(tx, id)?,
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

pub async fn list(cx: Cx) -> Result<Reply> {
    let (tree, counts) = cx.read(|r| Ok((Tree::read(r)?, counts(&cx, r)?))).await?;
    Ok(cx.page(view(&cx, &tree, &counts)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<GoodsCategory>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(HERE)) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    let form = Form::filled([("parent", cx.query("parent").unwrap_or_default())]);
    Ok(cx.page(dialog(&cx, &form, None).await?))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(HERE).saying(web::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None).await?),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let category = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&category), Some(category)).await?))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let category = existing(&cx).await?;
    let (id, mut form, lang) = (category.id, cx.form(), cx.lang());
    let tree = cx.read(|r| Tree::read(r)).await?;
    let mut parts = Part::names(common::NAME);
    parts.push(Part::choice("parent", text::PARENT, options(&tree, lang, None)));
    let shared = listed::shared(&category, "stock", format!("{HERE}/{id}"), HERE.into(), parts);
    let now = |r: &Read<'_>| r.need::<GoodsCategory>(&id).map(|category| filled(&category));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| rearrange(tx, id, ask)).await? {
        Outcome::Done(()) => Reply::redirect(HERE).saying(web::SAVED.get(lang)),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(category)).await?),
    })
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| put_away(tx, id)).await?;
    Ok(Reply::redirect(HERE).undoable(common::ARCHIVED.get(cx.lang()), format!("{HERE}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| {
        tx.quiet("it may be there already");
        categories::bring_back(tx, id)
    })
    .await?;
    Ok(Reply::redirect(HERE).saying(common::RESTORED.get(cx.lang())))
}

fn filled(category: &GoodsCategory) -> Form {
    let mut form = Form::filled([("parent", category.parent.map(|id| id.to_string()).unwrap_or_default())]);
    names::fill(&mut form, &category.name);
    merge::standing(form, category.archived)
}

async fn existing(cx: &Cx) -> Result<GoodsCategory> {
    let id: Id<mark::GoodsCategory> = cx.path("id")?;
    cx.read(|r| r.need::<GoodsCategory>(&id)).await
}

fn view(cx: &Cx, tree: &Tree, counts: &Counts) -> Page {
    let lang = cx.lang();
    let current: Vec<_> = tree.rows().filter(|(category, _)| !category.archived).collect();
    let archived: Vec<_> = tree.rows().filter(|(category, _)| category.archived).collect();
    let end = html! {
        a.btn href=(PATH) { (ui::icon("chevron-left")) (text::GOODS.get(lang)) }
        a.btn.btn--primary href="/goods/categories/new" hx-get="/goods/categories/new" hx-target="#dialog" { (ui::icon("plus")) (common::CATEGORY.get(lang)) }
    };
    let beside = |category: &GoodsCategory| -> Vec<String> {
        current.iter().filter(|(other, _)| other.parent == category.parent).map(|(other, _)| other.id.to_string()).collect()
    };
    let body = html! {
        (ui::page_head(text::CATEGORIES_LONG.get(lang), None, end))
        @if current.is_empty() && archived.is_empty() {
            (ui::empty("git-branch", text::NO_CATEGORIES.get(lang), text::NO_CATEGORIES_WHY.get(lang), html! {}))
        } @else {
            div.data-wrap tabindex="0" {
                form method="post" action="/goods/categories/order" id="order-list" data-clean
                    hx-post="/goods/categories/order" hx-target="this" hx-select="#order-list" hx-swap="outerHTML" hx-disinherit="*" {
                    (ui::hidden(cx))
                    table.data.data--tight {
                        thead { tr { th.grow { (common::CATEGORY.get(lang)) } th.num { (text::GOODS.get(lang)) } th {} } }
                        tbody {
                            @for (category, depth) in &current {
                                @let (row_id, list) = (category.id.to_string(), beside(category));
                                @let at = list.iter().position(|id| *id == row_id).unwrap_or_default();
                                @let above = at.checked_sub(1).and_then(|at| list.get(at)).map(String::as_str);
                                (row(cx, category, *depth, counts, &listed::order_buttons(lang, &row_id, above, list.get(at + 1).map(String::as_str))))
                            }
                            @if !archived.is_empty() {
                                tr.group { td colspan="3" { (common::ARCHIVE.get(lang)) } }
                                @for (category, _) in &archived { (row(cx, category, 0, counts, &html! {})) }
                            }
                        }
                    }
                }
            }
        }
    };
    Page::new("stock", text::CATEGORIES_LONG.get(lang), body)
}

fn row(cx: &Cx, category: &GoodsCategory, depth: usize, counts: &Counts, order: &Markup) -> Markup {
    let (edit, add) = (format!("{HERE}/{}", category.id), format!("{HERE}/new?parent={}", category.id));
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
fn options(tree: &Tree, lang: crate::kernel::Lang, own: Option<Id<mark::GoodsCategory>>) -> Vec<(String, String)> {
    let below = own.map(|id| tree.under(id)).unwrap_or_default();
    let fits = tree.rows().filter(|(category, _)| !category.archived && !below.contains(&category.id));
    fits.map(|(category, _)| (category.id.to_string(), tree.path(category.id, lang))).collect()
}

async fn dialog(cx: &Cx, form: &Form, category: Option<GoodsCategory>) -> Result<Page> {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let tree = cx.read(|r| Tree::read(r)).await?;
    let path = category.as_ref().map(|category| format!("{HERE}/{}", category.id));
    let title = if category.is_some() { common::CATEGORY } else { common::NEW_CATEGORY };
    let own = category.as_ref().map(|category| category.id);
    let step = category.and_then(|mut category| listed::next_step(category.archived()));
    let body = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, LONGEST))
        (draw.field("parent", text::PARENT).optional().none(text::TRUNK).select(&options(&tree, lang, own)))
    };
    let buttons = listed::foot(cx, path.as_deref(), step, HERE);
    let dialog = ui::dialog::form_over(cx, title.get(lang), path.as_deref().unwrap_or(HERE), HERE, &body, &buttons);
    Ok(ui::dialog::page("stock", title.get(lang), dialog))
}
