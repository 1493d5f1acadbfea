//! Ready phrases of intake: usual faults, marks of appearance, parts of the kit; each for some types of devices or all.

use maud::{Markup, html};

use super::{PHRASES, back, with_back};
use crate::{
    catalog::{
        DeviceType, Phrase, PhraseKind, directory, listed, names,
        pages::{self, Directory},
        text,
    },
    kernel::{Id, Result, Text, mark, text::Named},
    log::{Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Page, Part, merge, ui, ui::field::Draw, ui::settings::settings_page},
};

const LONGEST: usize = 80;

pub struct Ask {
    name: Named,
    kind: Option<PhraseKind>,
    types: Vec<Id<mark::DeviceType>>,
}

/// Types that are gone since the page was drawn are left out.
fn known_types(tx: &Write<'_>, ask: &Ask) -> Result<Vec<Id<mark::DeviceType>>> {
    let all = directory::all_device_types(tx)?;
    Ok(ask.types.iter().copied().filter(|id| all.iter().any(|kind| kind.id == *id)).collect())
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

impl Directory for Phrase {
    type Ask = Ask;
    const HERE: &'static str = PHRASES;

    fn parse(fields: &mut Fields<'_>) -> Ask {
        let kind = fields.choice("kind", PhraseKind::named);
        Ask { name: names::read(fields, LONGEST), kind, types: fields.ids("types", 100) }
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<Phrase> {
        let kind = ask.kind.unwrap_or(PhraseKind::Fault);
        let all: Vec<Phrase> = tx.all::<Phrase>(())?.into_iter().filter(|phrase| phrase.kind == kind).collect();
        let (types, position) = (known_types(tx, ask)?, listed::end_of(&all));
        let phrase = Phrase { id: tx.id(), kind, types, name: ask.name.clone(), position, archived: false };
        tx.put(&phrase)?;
        Ok(phrase)
    }

    fn alter(tx: &mut Write<'_>, was: &Phrase, ask: &Ask) -> Result<()> {
        let now = Phrase { name: ask.name.clone(), types: known_types(tx, ask)?, ..was.clone() };
        let (before, after) = (tell(tx, was)?, tell(tx, &now)?);
        listed::keep(tx, (was, &before), (&now, &after))
    }

    fn blank(cx: &Cx) -> Form {
        let chosen = chosen(cx);
        let mut form = Form::filled([("kind", chosen.kind.key())]);
        if let Some(id) = chosen.device_type {
            form.push("types", id.to_string());
        }
        form
    }

    fn filled(_: &Cx, phrase: &Phrase) -> Form {
        let mut form = Form::filled([("kind", phrase.kind.key())]);
        names::fill(&mut form, &phrase.name);
        for id in &phrase.types {
            form.push("types", id.to_string());
        }
        merge::standing(form, phrase.archived)
    }

    fn parts(_: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(text::NAME);
        parts.push(Part::ticks("types"));
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let chosen = chosen(cx);
        let (mut rows, types) = (reads.all::<Phrase>(())?, directory::device_types(reads)?);
        rows.retain(|phrase| phrase.kind == chosen.kind && directory::fits(&phrase.types, chosen.device_type));
        rows.sort_by_key(|phrase| phrase.position);
        Ok(view(cx, chosen, &rows, &types))
    }

    fn dialog(cx: &Cx, reads: &Read<'_>, form: &Form, phrase: Option<&Phrase>) -> Result<Page> {
        let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
        let types = directory::device_types(reads)?;
        let types: Vec<(String, String)> = types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect();
        let kind = PhraseKind::named(form.value("kind")).unwrap_or(PhraseKind::Fault);
        let fields = html! {
            input type="hidden" name="kind" value=(kind.key());
            (names::draw(cx, draw, LONGEST))
            (draw.picks("types", text::FOR_DEVICES, &types))
            span.hint { (text::PHRASE_TYPES_HINT.get(lang)) }
        };
        Ok(pages::frame(cx, form, phrase, title_of_one(kind), false, &fields))
    }

    /// Among phrases of its own kind.
    fn back(cx: &Cx, form: &Form) -> String {
        let kind = PhraseKind::named(form.value("kind"));
        let usual = kind.map_or_else(|| url(chosen(cx)), |kind| url(Chosen { kind, device_type: None }));
        back(cx, form, &usual)
    }
}

fn view(cx: &Cx, chosen: Chosen, rows: &[Phrase], types: &[DeviceType]) -> Page {
    let lang = cx.lang();
    let new = format!("{}&{}", url(chosen).replace(PHRASES, "/settings/phrases/new"), with_back("", &url(chosen)).trim_start_matches('?'));
    let add = html! { a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" { (ui::icon("plus")) (text::PHRASE.get(lang)) } };
    let order = url(chosen).replace(PHRASES, "/settings/phrases/order");
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
            } @else {
                @let heads = html! { th.grow { (text::PHRASE.get(lang)) } th { (text::FOR_DEVICES.get(lang)) } };
                (pages::table(cx, &order, rows, &heads, &|phrase, buttons| row(cx, phrase, types, buttons, chosen)))
             }
        }
    };
    settings_page(cx, PHRASES, text::PHRASES.get(lang), add, body)
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
