//! Ready phrases of intake: usual faults, marks of appearance, parts of the kit; each for some types of devices or all.

use maud::{Markup, html};

use super::{PHRASES, back, with_back};
use crate::{
    catalog::{CatalogFact, DeviceType, Did, Phrase, PhraseKind, Thing, directory, listed, listed::Listed, names, text},
    kernel::{Id, Result, Text, mark, text::Named},
    log::{Record, Subject, Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common, ui, ui::field::Draw, ui::settings::settings_page},
};

const LONGEST: usize = 80;

struct Ask {
    name: Named,
    kind: Option<PhraseKind>,
    types: Vec<Id<mark::DeviceType>>,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let kind = fields.choice("kind", PhraseKind::named);
    Ask { name: names::read(fields, LONGEST), kind, types: fields.ids("types", 100) }
}

/// Types that are gone since the page was drawn are left out.
fn known_types(tx: &Write<'_>, ask: &Ask) -> Result<Vec<Id<mark::DeviceType>>> {
    let all = directory::all_device_types(tx)?;
    Ok(ask.types.iter().copied().filter(|id| all.iter().any(|kind| kind.id == *id)).collect())
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let kind = ask.kind.unwrap_or(PhraseKind::Fault);
    let all: Vec<Phrase> = tx.all::<Phrase>(())?.into_iter().filter(|phrase| phrase.kind == kind).collect();
    let (types, position) = (known_types(tx, ask)?, listed::end_of(&all));
    let phrase = Phrase { id: tx.id(), kind, types, name: ask.name.clone(), position, archived: false };
    tx.put(&phrase)?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::Phrase, Did::Added, &phrase.name))
}

fn change(tx: &mut Write<'_>, id: Id<mark::Phrase>, ask: &Ask) -> Result<()> {
    let was = tx.need::<Phrase>(&id)?;
    let types = known_types(tx, ask)?;
    let now = Phrase { name: ask.name.clone(), types, ..was.clone() };
    let (before, after) = (tell(tx, &was)?, tell(tx, &now)?);
    listed::keep(tx, (&was, &before), (&now, &after))
}

fn tell(reads: &impl Reads, phrase: &Phrase) -> Result<Telling> {
    let all = directory::all_device_types(reads)?;
    let types: Vec<&str> = all.iter().filter(|kind| phrase.types.contains(&kind.id)).map(|kind| kind.name.ru.as_str()).collect();
    let mut told = change::names(&phrase.name);
    told.push(("types", types.join(", ")));
    Ok(told)
}

fn title(kind: PhraseKind) -> Text {
    match kind {
        PhraseKind::Fault => text::FAULTS,
        PhraseKind::Appearance => text::APPEARANCE,
        PhraseKind::Kit => text::KIT,
    }
}

fn title_of_one(kind: PhraseKind) -> Text {
    match kind {
        PhraseKind::Fault => text::FAULT,
        other => title(other),
    }
}

/// What the page shows, from its address.
#[derive(Clone, Copy)]
struct Chosen {
    kind: PhraseKind,
    device_type: Option<Id<mark::DeviceType>>,
}

fn chosen(cx: &Cx) -> Chosen {
    let kind = cx.query("kind").and_then(|kind| PhraseKind::named(&kind)).unwrap_or(PhraseKind::Fault);
    Chosen { kind, device_type: cx.query("type").and_then(|id| id.parse().ok()) }
}

fn url(chosen: Chosen) -> String {
    let kind = format!("{PHRASES}?kind={}", chosen.kind.key());
    chosen.device_type.map_or(kind.clone(), |id| format!("{kind}&type={id}"))
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let chosen = chosen(&cx);
    let (mut rows, types) = cx.read(|r| Ok((r.all::<Phrase>(())?, directory::device_types(r)?))).await?;
    rows.retain(|phrase| phrase.kind == chosen.kind && directory::fits(&phrase.types, chosen.device_type));
    rows.sort_by_key(|phrase| phrase.position);
    Ok(cx.page(view(&cx, chosen, &rows, &types)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<Phrase>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(url(chosen(&cx)))) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    let chosen = chosen(&cx);
    let mut form = Form::filled([("kind", chosen.kind.key())]);
    if let Some(id) = chosen.device_type {
        form.push("types", id.to_string());
    }
    Ok(cx.page(dialog(&cx, &form, None).await?))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(back(&cx, &form, PHRASES)).saying(common::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None).await?),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let phrase = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&phrase), Some(phrase)).await?))
}

fn filled(phrase: &Phrase) -> Form {
    let mut form = Form::filled([("kind", phrase.kind.key())]);
    names::fill(&mut form, &phrase.name);
    for id in &phrase.types {
        form.push("types", id.to_string());
    }
    merge::standing(form, phrase.archived)
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let phrase = existing(&cx).await?;
    let (id, mut form) = (phrase.id, cx.form());
    let mut parts = Part::names(text::NAME);
    parts.push(Part::ticks("types"));
    let shared = listed::shared(&phrase, "settings", format!("{PHRASES}/{id}"), back(&cx, &form, PHRASES), parts);
    let now = |r: &Read<'_>| Ok(filled(&r.need::<Phrase>(&id)?));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Reply::redirect(back(&cx, &form, PHRASES)).saying(common::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(phrase)).await?),
    })
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path("id")?, back(&cx, &cx.form(), PHRASES));
    cx.write(move |tx| listed::shelve::<Phrase>(tx, &id, Did::Archived)).await?;
    let undo = with_back(&format!("{PHRASES}/{id}/restoration"), &back);
    Ok(Reply::redirect(back).undoable(text::ARCHIVED.get(cx.lang()), undo))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path("id")?, back(&cx, &cx.form(), PHRASES));
    cx.write(move |tx| listed::shelve::<Phrase>(tx, &id, Did::Restored)).await?;
    Ok(Reply::redirect(back).saying(text::RESTORED.get(cx.lang())))
}

async fn existing(cx: &Cx) -> Result<Phrase> {
    let id: Id<mark::Phrase> = cx.path("id")?;
    cx.read(|r| r.need::<Phrase>(&id)).await
}

fn view(cx: &Cx, chosen: Chosen, rows: &[Phrase], types: &[DeviceType]) -> Page {
    let lang = cx.lang();
    let new = format!("{}&{}", url(chosen).replace(PHRASES, "/settings/phrases/new"), with_back("", &url(chosen)).trim_start_matches('?'));
    let add = html! { a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" { (ui::icon("plus")) (text::PHRASE.get(lang)) } };
    let body = html! {
        nav.views aria-label=(text::PHRASES.get(lang)) {
            @for kind in PhraseKind::ALL {
                a href=(url(Chosen { kind, ..chosen })) aria-current=[(kind == chosen.kind).then_some("page")] { (title(kind).get(lang)) }
            }
        }
        form.toolbar method="get" action=(PHRASES) data-clean hx-get=(PHRASES) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            input type="hidden" name="kind" value=(chosen.kind.key());
            select.input name="type" aria-label=(text::DEVICE_TYPE.get(lang)) {
                option value="" { (text::ANY_TYPE.get(lang)) }
                @for kind in types { option value=(kind.id) selected[chosen.device_type == Some(kind.id)] { (kind.name.get(lang)) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
        div.data-wrap tabindex="0" {
            @if rows.is_empty() {
                (ui::empty("message-square", text::NO_PHRASES.get(lang), text::NO_PHRASES_WHY.get(lang), html! {
                    a.btn href=(new) hx-get=(new) hx-target="#dialog" { (ui::icon("plus")) (text::ADD_PHRASE.get(lang)) }
                }))
            } @else { (table(cx, chosen, rows, types)) }
        }
    };
    settings_page(cx, PHRASES, text::PHRASES.get(lang), add, body)
}

fn table(cx: &Cx, chosen: Chosen, rows: &[Phrase], types: &[DeviceType]) -> Markup {
    let (lang, action) = (cx.lang(), url(chosen).replace(PHRASES, "/settings/phrases/order"));
    let (current, archived): (Vec<&Phrase>, Vec<&Phrase>) = rows.iter().partition(|phrase| !phrase.archived);
    html! {
        form method="post" action=(action) id="order-list" data-clean hx-post=(action) hx-target="this" hx-select="#order-list" hx-swap="outerHTML" hx-disinherit="*" {
            (ui::hidden(cx))
            table.data.data--cards.data--tight {
                thead { tr { th.grow { (text::PHRASE.get(lang)) } th { (text::FOR_DEVICES.get(lang)) } th {} } }
                tbody {
                    @for (at, phrase) in current.iter().enumerate() {
                        @let above = at.checked_sub(1).and_then(|at| current.get(at)).map(|row| row.id.to_string());
                        @let below = current.get(at + 1).map(|row| row.id.to_string());
                        (row(cx, phrase, types, &listed::order_buttons(lang, &phrase.id.to_string(), above.as_deref(), below.as_deref()), chosen))
                    }
                    @if !archived.is_empty() {
                        tr.group { td colspan="3" { (text::ARCHIVE.get(lang)) } }
                        @for phrase in &archived { (row(cx, phrase, types, &html! {}, chosen)) }
                    }
                }
            }
        }
    }
}

fn row(cx: &Cx, phrase: &Phrase, types: &[DeviceType], order: &Markup, chosen: Chosen) -> Markup {
    let lang = cx.lang();
    let edit = with_back(&format!("{PHRASES}/{}", phrase.id), &url(chosen));
    let named: Vec<&str> = types.iter().filter(|kind| phrase.types.contains(&kind.id)).map(|kind| kind.name.get(lang)).collect();
    html! {
        tr data-mute[phrase.archived] {
            td.grow.c-title { a.row-link href=(edit) hx-get=(edit) hx-target="#dialog" { (phrase.name.get(lang)) } }
            td.clip.c-meta title=[(named.len() > 1).then(|| named.join(", "))] {
                @match named.as_slice() {
                    [] => span.dim { (text::ALL_DEVICES.get(lang)) },
                    [one] => (one),
                    [one, rest @ ..] => { (one) " " span.dim { (text::AND_MORE.with(lang, &[&rest.len()])) } },
                }
            }
            td.row-end.c-sum { (order) }
        }
    }
}

async fn dialog(cx: &Cx, form: &Form, phrase: Option<Phrase>) -> Result<Page> {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let types = cx.read(|r| directory::device_types(r)).await?;
    let types: Vec<(String, String)> = types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect();
    let kind = PhraseKind::named(form.value("kind")).unwrap_or(PhraseKind::Fault);
    let path = phrase.as_ref().map(|phrase| format!("{PHRASES}/{}", phrase.id));
    let back = back(cx, form, &url(Chosen { kind, device_type: None }));
    let body = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        input type="hidden" name="back" value=(back);
        input type="hidden" name="kind" value=(kind.key());
        (names::draw(draw, LONGEST))
        (draw.picks("types", text::FOR_DEVICES, &types))
        span.hint { (text::PHRASE_TYPES_HINT.get(lang)) }
    };
    let step = phrase.and_then(|mut phrase| listed::next_step(phrase.archived()));
    let buttons = listed::foot(cx, path.as_deref(), step, &back);
    let dialog = ui::dialog::form_over(cx, title_of_one(kind).get(lang), path.as_deref().unwrap_or(PHRASES), &back, &body, &buttons);
    Ok(ui::dialog::page("settings", title_of_one(kind).get(lang), dialog))
}
