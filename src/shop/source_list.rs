//! Sources: where clients come from.

use maud::{Markup, html};

use super::{
    ShopFact, Source, Thing, everywhere,
    listed::{self, Kept},
    shared, text,
};
use crate::{
    kernel::{Id, Result, mark, text::Named},
    log::{Record, Subject, Telling, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        text::SAVED,
        ui::{self, dialog, field::Draw, names},
    },
};

pub const PATH: &str = "/settings/sources";

fn parse(f: &mut Fields<'_>) -> Named {
    names::read(f, 60)
}

impl Kept for Source {
    const THING: Thing = Thing::Source;
    const PATH: &'static str = PATH;

    fn may_return(&self, tx: &Write<'_>) -> Result<()> {
        listed::free_name::<Source>(tx, &self.name.ru, Some(self.id))
    }
}

fn create(tx: &mut Write<'_>, name: &Named) -> Result<()> {
    listed::free_name::<Source>(tx, &name.ru, None)?;
    let source = Source { id: tx.id(), name: name.clone(), position: listed::end::<Source>(tx)?, archived: false };
    tx.put(&source)?;
    tx.record(Subject::shop(), &ShopFact::Added { thing: Thing::Source, name: source.name.ru })
}

fn change(tx: &mut Write<'_>, id: Id<mark::Source>, name: &Named) -> Result<()> {
    let before = tx.need::<Source>(&id)?;
    listed::free_name::<Source>(tx, &name.ru, Some(id))?;
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

pub async fn list(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let all = cx.read(|r| listed::all::<Source>(r)).await?;
    let live = all.iter().filter(|source| !source.archived).count();
    let lang = cx.lang();
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
    Ok(cx.page(ui::settings::settings_page(&cx, PATH, text::SOURCES.get(lang), listed::add_button::<Source>(&cx, text::SOURCE), body)))
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
            td.row-end { (listed::steps(cx, &at, source.archived, place)) }
        }
    }
}

fn view(cx: &Cx, form: &Form, source: Option<&Source>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let at = source.map_or_else(|| PATH.to_string(), |source| format!("{PATH}/{}", source.id));
    let title = source.map_or(text::NEW_SOURCE.get(lang), |source| source.name.get(lang));
    let body = html! {
        (draw.summary())
        @if source.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, text::F_NAME, 60))
    };
    let buttons = listed::foot(cx, source.map(|_| at.as_str()));
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
    Ok(cx.page(view(&cx, &filled(&source), Some(&source))))
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
    let (mut form, source) = (cx.form(), cx.read(|r| r.need::<Source>(&id)).await?);
    let name = source.name.ru.as_str();
    let shared = shared(Thing::Source, Subject::shop(), name, format!("{PATH}/{id}"), PATH, Part::names(text::F_NAME));
    let now = |r: &Read<'_>| r.need::<Source>(&id).map(|one| merge::standing(filled(&one), one.archived));
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, name| change(tx, id, name)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang()))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, Some(&source)))),
    }
}

fn filled(source: &Source) -> Form {
    let mut form = Form::empty();
    names::fill(&mut form, &source.name);
    form
}
