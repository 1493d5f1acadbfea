//! Sources: where clients come from.

use maud::{Markup, html};

use super::{ShopFact, ShopRefusal, Source, Thing, changes, everywhere, facts::Telling, moved, names, text};
use crate::{
    kernel::{Error, Id, Result, mark, text::Named},
    log::{Record, Subject},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        text::{SAVE, SAVED},
        ui::{self, dialog, field::Draw, icon},
    },
};

pub const PATH: &str = "/settings/sources";

fn parse(f: &mut Fields<'_>) -> Named {
    names::read(f, 60)
}

fn check(tx: &Write<'_>, name: &Named, own: Option<Id<mark::Source>>) -> Result<()> {
    let same = |other: &Source| other.name.ru.to_lowercase() == name.ru.to_lowercase();
    let taken = super::sources(tx)?.iter().any(|other| Some(other.id) != own && same(other));
    if taken { Err(ShopRefusal::SameName.into()) } else { Ok(()) }
}

fn last(tx: &Write<'_>) -> Result<u32> {
    Ok(tx.all::<Source>(())?.iter().map(|one| one.position + 1).max().unwrap_or(0))
}

fn create(tx: &mut Write<'_>, name: &Named) -> Result<()> {
    check(tx, name, None)?;
    let source = Source { id: tx.id(), name: name.clone(), position: last(tx)?, archived: false };
    tx.put(&source)?;
    tx.record(Subject::shop(), &ShopFact::Added { thing: Thing::Source, name: source.name.ru })
}

fn change(tx: &mut Write<'_>, id: Id<mark::Source>, name: &Named) -> Result<()> {
    let before = tx.need::<Source>(&id)?;
    check(tx, name, Some(id))?;
    let changes = changes(&tell(&before.name), &tell(name));
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&Source { name: name.clone(), ..before })?;
    tx.record(Subject::shop(), &ShopFact::Changed { thing: Thing::Source, name: name.ru.clone(), changes })
}

fn tell(name: &Named) -> Telling {
    vec![("name", name.ru.clone()), ("name_en", name.en.clone()), ("name_uk", name.uk.clone())]
}

fn archive(tx: &mut Write<'_>, id: Id<mark::Source>) -> Result<()> {
    let mut source = tx.need::<Source>(&id)?;
    if source.archived {
        return Err(ShopRefusal::Archived.into());
    }
    source.archived = true;
    tx.put(&source)?;
    tx.record(Subject::shop(), &ShopFact::Archived { thing: Thing::Source, name: source.name.ru })
}

fn restore(tx: &mut Write<'_>, id: Id<mark::Source>) -> Result<()> {
    let mut source = tx.need::<Source>(&id)?;
    check(tx, &source.name, Some(id))?;
    source.archived = false;
    source.position = last(tx)?;
    tx.put(&source)?;
    tx.record(Subject::shop(), &ShopFact::Restored { thing: Thing::Source, name: source.name.ru })
}

fn reorder(tx: &mut Write<'_>, id: Id<mark::Source>, step: super::Step) -> Result<()> {
    let mut all = super::sources(tx)?;
    let Some(at) = moved(&mut all, |one| one.id == id, step) else { return Ok(()) };
    let name = all[at].name.ru.clone();
    for (source, position) in all.iter_mut().zip(0..) {
        source.position = position;
        tx.put(source)?;
    }
    tx.record(Subject::shop(), &ShopFact::Reordered { thing: Thing::Source, name })
}

pub async fn list(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let mut all = cx.read(|r| r.all::<Source>(())).await?;
    all.sort_by_key(|source| (source.archived, source.position));
    let live = all.iter().filter(|source| !source.archived).count();
    let (lang, new) = (cx.lang(), format!("{PATH}/new"));
    let add = html! {
        a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" data-key="KeyA" { (icon("plus")) (text::SOURCE.get(lang)) }
    };
    let body = html! {
        @if all.is_empty() { (ui::empty("globe", text::NO_SOURCES.get(lang), text::SOURCES_WHY.get(lang), html! {})) }
        @else {
            div.data-wrap tabindex="0" {
                table.data {
                    thead { tr { th.grow { (text::F_NAME.get(lang)) } th { span.sr { (text::ACTIONS.get(lang)) } } } }
                    tbody { @for (at, source) in all.iter().enumerate() { (row(&cx, source, (at, live))) } }
                }
            }
        }
    };
    Ok(cx.page(ui::settings::settings_page(&cx, PATH, text::SOURCES.get(lang), add, body)))
}

/// `place` is where it stands among those that are not archived.
fn row(cx: &Cx, source: &Source, place: (usize, usize)) -> Markup {
    let (lang, at) = (cx.lang(), format!("{PATH}/{}", source.id));
    html! {
        tr data-mute[source.archived] {
            td.grow.c-wrap {
                @if source.archived { (source.name.get(lang)) " " (ui::badge("gray", text::IN_ARCHIVE.get(lang))) }
                @else { a.row-link href=(at) hx-get=(at) hx-target="#dialog" { (source.name.get(lang)) } }
            }
            td.row-end {
                @if source.archived { (ui::post_button(cx, &format!("{at}/restoration"), "btn btn--quiet", html! { (text::RESTORE.get(lang)) })) }
                @else { (super::arrows(cx, &at, place.0, place.1)) }
            }
        }
    }
}

fn view(cx: &Cx, form: &Form, source: Option<&Source>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let at = source.map_or_else(|| PATH.to_string(), |source| format!("{PATH}/{}", source.id));
    let title = source.map_or(text::NEW_SOURCE.get(lang), |source| source.name.get(lang));
    let body = html! { (draw.summary()) (names::fields(cx, draw, text::F_NAME)) };
    let buttons = html! {
        @if source.is_some() {
            button.btn.btn--danger formaction={ (at) "/archive" } hx-post={ (at) "/archive" } hx-target="#dialog" hx-disabled-elt="this" formnovalidate { (icon("archive")) (text::TO_ARCHIVE.get(lang)) }
        }
        button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) }
    };
    dialog::page("settings", title, dialog::form(cx, title, &at, &body, &buttons))
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    Ok(cx.page(view(&cx, &Form::empty(), None)))
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let source = cx.read(|r| r.need::<Source>(&id)).await?;
    let mut form = Form::empty();
    names::fill(&mut form, &source.name);
    Ok(cx.page(view(&cx, &form, Some(&source))))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let mut form = cx.form();
    let Some(()) = cx.submit(&mut form, parse, create).await? else { return Ok(cx.again(view(&cx, &form, None))) };
    Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang())))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let mut form = cx.form();
    let Some(()) = cx.submit(&mut form, parse, move |tx, name| change(tx, id, name)).await? else {
        let source = cx.read(|r| r.need::<Source>(&id)).await?;
        return Ok(cx.again(view(&cx, &form, Some(&source))));
    };
    Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang())))
}

pub async fn put_away(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    super::act(&cx, PATH, Some(text::ARCHIVED), move |tx| archive(tx, id)).await
}

pub async fn take_back(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    super::act(&cx, PATH, Some(text::RESTORED), move |tx| restore(tx, id)).await
}

pub async fn place(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (id, step) = (cx.path("id")?, super::step(&cx).ok_or(Error::Hidden)?);
    super::act(&cx, PATH, None, move |tx| reorder(tx, id, step)).await
}
