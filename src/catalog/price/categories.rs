//! Categories of the price list: their names, their order, and the archive for those that hold no works.

use maud::{Markup, html};

use super::{PATH, refusal::PriceRefusal};
use crate::{
    catalog::{CatalogFact, Category, Did, Service, Thing, directory, listed, listed::Listed, names, text},
    kernel::{Id, Result, mark, text::Named},
    log::{Record, Subject, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common, ui, ui::field::Draw},
};

const HERE: &str = "/price/categories";
const LONGEST: usize = 80;

fn parse(fields: &mut Fields<'_>) -> Named {
    names::read(fields, LONGEST)
}

fn free(tx: &impl Reads, name: &Named, own: Option<Id<mark::Category>>) -> Result<Vec<Category>> {
    let all = directory::all_categories(tx)?;
    if all.iter().any(|other| Some(other.id) != own && !other.archived && names::meet(&other.name, name)) {
        return Err(PriceRefusal::SameCategory.into());
    }
    Ok(all)
}

fn create(tx: &mut Write<'_>, name: &Named) -> Result<()> {
    let position = listed::end_of(&free(tx, name, None)?);
    tx.put(&Category { id: tx.id(), name: name.clone(), position, archived: false })?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::Category, Did::Added, name))
}

fn rename(tx: &mut Write<'_>, id: Id<mark::Category>, name: &Named) -> Result<()> {
    let was = tx.need::<Category>(&id)?;
    free(tx, name, Some(id))?;
    let now = Category { name: name.clone(), ..was.clone() };
    listed::keep(tx, (&was, &change::names(&was.name)), (&now, &change::names(&now.name)))
}

/// A category with current works stays: they would stand nowhere.
fn put_away(tx: &mut Write<'_>, id: Id<mark::Category>) -> Result<()> {
    if tx.all::<Service>(())?.iter().any(|service| service.category == id && !service.archived) {
        return Err(PriceRefusal::CategoryHoldsWorks.into());
    }
    listed::shelve::<Category>(tx, &id, Did::Archived)
}

/// Every category with the number of its current works.
fn listing(reads: &impl Reads) -> Result<Vec<(Category, usize)>> {
    let services = reads.all::<Service>(())?;
    let count = |category: &Category| services.iter().filter(|service| service.category == category.id && !service.archived).count();
    Ok(directory::all_categories(reads)?
        .into_iter()
        .map(|category| (count(&category), category))
        .map(|(works, category)| (category, works))
        .collect())
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let rows = cx.read(|r| listing(r)).await?;
    Ok(cx.page(view(&cx, &rows)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<Category>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(HERE)) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    Ok(cx.page(dialog(&cx, &Form::empty(), None, 0)))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(HERE).saying(common::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None, 0)),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let (category, count) = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&category), Some(category), count)))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (category, count) = existing(&cx).await?;
    let (id, mut form) = (category.id, cx.form());
    let shared = listed::shared(&category, "price", format!("{HERE}/{id}"), HERE.into(), Part::names(text::NAME));
    let now = |r: &Read<'_>| r.need::<Category>(&id).map(|category| filled(&category));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, name| rename(tx, id, name)).await? {
        Outcome::Done(()) => Reply::redirect(HERE).saying(common::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(category), count)),
    })
}

fn filled(category: &Category) -> Form {
    let mut form = Form::empty();
    names::fill(&mut form, &category.name);
    merge::standing(form, category.archived)
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| put_away(tx, id)).await?;
    Ok(Reply::redirect(HERE).undoable(text::ARCHIVED.get(cx.lang()), format!("{HERE}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| listed::shelve::<Category>(tx, &id, Did::Restored)).await?;
    Ok(Reply::redirect(HERE).saying(text::RESTORED.get(cx.lang())))
}

async fn existing(cx: &Cx) -> Result<(Category, usize)> {
    let id: Id<mark::Category> = cx.path("id")?;
    let found = cx.read(|r| listing(r)).await?.into_iter().find(|(category, _)| category.id == id);
    found.ok_or(crate::kernel::Error::Hidden)
}

fn view(cx: &Cx, rows: &[(Category, usize)]) -> Page {
    let lang = cx.lang();
    let (current, archived): (Vec<_>, Vec<_>) = rows.iter().partition(|(category, _)| !category.archived);
    let end = html! {
        a.btn href=(PATH) { (ui::icon("chevron-left")) (text::PRICE_LIST.get(lang)) }
        a.btn.btn--primary href="/price/categories/new" hx-get="/price/categories/new" hx-target="#dialog" { (ui::icon("plus")) (text::CATEGORY.get(lang)) }
    };
    let id_at = |at: Option<usize>| at.and_then(|at| current.get(at)).map(|(category, _)| category.id.to_string());
    let body = html! {
        (ui::page_head(text::CATEGORIES.get(lang), None, end))
        div.data-wrap tabindex="0" {
            form method="post" action="/price/categories/order" id="order-list" data-clean
                hx-post="/price/categories/order" hx-target="this" hx-select="#order-list" hx-swap="outerHTML" hx-disinherit="*" {
                (ui::hidden(cx))
                table.data.data--tight {
                    thead { tr { th.grow { (text::CATEGORY.get(lang)) } th.num { (text::WORKS.get(lang)) } th {} } }
                    tbody {
                        @for (at, (category, count)) in current.iter().enumerate() {
                            @let (above, below) = (id_at(at.checked_sub(1)), id_at(Some(at + 1)));
                            (row(cx, category, *count, &listed::order_buttons(lang, &category.id.to_string(), above.as_deref(), below.as_deref())))
                        }
                        @if !archived.is_empty() {
                            tr.group { td colspan="3" { (text::ARCHIVE.get(lang)) } }
                            @for (category, count) in &archived { (row(cx, category, *count, &html! {})) }
                        }
                    }
                }
            }
        }
    };
    Page::new("price", text::CATEGORIES.get(lang), body)
}

fn row(cx: &Cx, category: &Category, count: usize, order: &Markup) -> Markup {
    let edit = format!("{HERE}/{}", category.id);
    html! {
        tr data-mute[category.archived] {
            td.grow { a.row-link href=(edit) hx-get=(edit) hx-target="#dialog" { (category.name.get(cx.lang())) } }
            td.num { (count) }
            td.row-end { (order) }
        }
    }
}

fn dialog(cx: &Cx, form: &Form, category: Option<Category>, works: usize) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let path = category.as_ref().map(|category| format!("{HERE}/{}", category.id));
    let title = if category.is_some() { text::CATEGORY } else { text::NEW_CATEGORY };
    let step = category.filter(|_| works == 0).and_then(|mut category| listed::next_step(category.archived()));
    let body = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, LONGEST))
        @if works > 0 { span.hint { (text::CATEGORY_HOLDS_WORKS.get(lang)) } }
    };
    let buttons = listed::foot(cx, path.as_deref(), step, HERE);
    let dialog = ui::dialog::form_over(cx, title.get(lang), path.as_deref().unwrap_or(HERE), HERE, &body, &buttons);
    ui::dialog::page("price", title.get(lang), dialog)
}
