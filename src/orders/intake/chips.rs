//! Type, brand and model of the device, and the phrases of its kind as chips to press.

use maud::{Markup, html};

use super::{
    page::{complaint, error, oob},
    sheet::Phrases,
    text,
};
use crate::{
    catalog::{DeviceType, Phrase},
    kernel::{Lang, Text},
    web::{
        Cx, Form,
        ui::{self, icon},
    },
};

/// Chips shown at once; the rare ones wait behind "more".
const FAULTS: usize = 10;
const EXTRAS: usize = 6;

/// Big choices of the device type.
pub fn types(cx: &Cx, kinds: &[DeviceType], form: &Form, beside: bool) -> Markup {
    let lang = cx.lang();
    html! {
        div.field id="types" data-invalid[error(form, "type")] hx-swap-oob=[oob(beside)] {
            div.types id="f-type" role="radiogroup" aria-label=(text::DEVICE_TYPE.get(lang)) hx-get="/orders/new/type" hx-trigger="change"
                hx-include="#types, #rest, #extras" hx-target="#rest" hx-swap="outerHTML" hx-sync="this:replace" {
                @for kind in kinds {
                    @let id = kind.id.to_string();
                    label.type { input type="radio" name="type" id={ "f-kind-" (id) } value=(id) checked[form.chosen("type", &id)]; (icon(&kind.icon)) span { (kind.name.get(lang)) } }
                }
            }
            noscript { button.btn type="submit" name="refresh" value="type" formnovalidate { (text::SHOW.get(lang)) } }
            (complaint(form, "type"))
        }
    }
}

/// Brand, model, colour and usual faults of the chosen type.
pub fn rest(cx: &Cx, phrases: &Phrases, form: &Form, beside: bool) -> Markup {
    let lang = cx.lang();
    let kind = form.value("type");
    let brands = format!("/combo/brands?type={}", tame(kind));
    let models = format!("/combo/models?type={}", tame(kind));
    html! {
        div.stack id="rest" hx-swap-oob=[oob(beside)] {
            div.grid-3 {
                (combo(form, "brand_text", text::BRAND, lang, &brands, None))
                (combo(form, "model_text", text::MODEL, lang, &models, Some("#f-brand_text")))
                div.field {
                    label.label for="f-color" { (text::COLOR.get(lang)) }
                    label.input { input id="f-color" name="color" data-enter-skip value=(form.value("color")) maxlength="40" autocomplete="off"; }
                    (complaint(form, "color"))
                }
            }
            div.field data-invalid[error(form, "fault")] role="group" aria-labelledby="l-fault" {
                span.label id="l-fault" { (text::MALFUNCTION.get(lang)) span.req { "*" } }
                (picks(form, "fault", &phrases.faults, FAULTS, lang, beside))
                @if phrases.faults.is_empty() && kind.is_empty() { span.hint { (text::TYPE_FIRST.get(lang)) } }
                (complaint(form, "fault"))
            }
        }
    }
}

/// Only an id may stand in an address we make.
fn tame(id: &str) -> &str {
    if id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') { id } else { "" }
}

/// What came with the device and how it looks.
pub fn extras(cx: &Cx, phrases: &Phrases, form: &Form, beside: bool) -> Markup {
    let lang = cx.lang();
    let group = |name: &str, more: &str, label: Text, list: &[Phrase]| {
        html! {
            div.field role="group" aria-labelledby={ "l-" (name) } {
                span.label id={ "l-" (name) } { (label.get(lang)) }
                (picks(form, name, list, EXTRAS, lang, false))
                label.input { input id={ "f-" (more) } name=(more) value=(form.value(more)) maxlength="200" aria-label=(label.get(lang)) placeholder=(text::SOMETHING_ELSE.get(lang)); }
                (complaint(form, more))
            }
        }
    };
    html! {
        div.grid-2 id="extras" hx-swap-oob=[oob(beside)] {
            (group("kit", "kit_more", text::KIT, &phrases.kit))
            (group("appearance", "appearance_more", text::APPEARANCE, &phrases.appearance))
        }
    }
}

/// Chips of which several may be pressed. One that was pressed stays, though this type does not offer it. `next` leads the
/// keyboard to the first of them.
fn picks(form: &Form, name: &str, phrases: &[Phrase], shown: usize, lang: Lang, next: bool) -> Markup {
    let mut all: Vec<&str> = phrases.iter().map(|phrase| phrase.name.get(lang)).collect();
    for pressed in form.values(name) {
        if !pressed.is_empty() && !all.contains(&pressed) {
            all.push(pressed);
        }
    }
    let first = all.first().copied().filter(|_| next);
    let chip = |said: &&str| html! { label.pick { input type="checkbox" name=(name) value=(said) data-focus-next[first == Some(*said)] checked[form.chosen(name, said)]; (said) } };
    let pressed = |said: &&str| form.chosen(name, said);
    html! { @if !all.is_empty() { div id={ "f-" (name) } { (folded(&all, shown, chip, pressed, lang)) } } }
}

/// The first so many chips, and the rest behind "more", which is open when one of them is pressed.
pub fn folded<T>(all: &[T], shown: usize, chip: impl Fn(&T) -> Markup, pressed: impl Fn(&T) -> bool, lang: Lang) -> Markup {
    // Nobody wants to open a fold for one or two chips.
    let (usual, rare) = all.split_at(if all.len() <= shown + 2 { all.len() } else { shown });
    html! {
        div.picks { @for one in usual { (chip(one)) } }
        @if !rare.is_empty() {
            details.intake__more open[rare.iter().any(pressed)] {
                summary { (text::MORE.with(lang, &[&rare.len()])) }
                div.picks { @for one in rare { (chip(one)) } }
            }
        }
    }
}

/// A field with suggestions where anything may be typed.
fn combo(form: &Form, name: &str, label: Text, lang: Lang, url: &str, include: Option<&str>) -> Markup {
    let (wrong, list) = (error(form, name), format!("{name}-list"));
    html! {
        div.field data-invalid[wrong] {
            label.label for={ "f-" (name) } { (label.get(lang)) @if include.is_none() { span.req { "*" } } }
            div.combo data-combo data-combo-first data-combo-next {
                label.input {
                    (icon(if include.is_none() { "tag" } else { "search" }))
                    input id={ "f-" (name) } name=(name) type="text" value=(form.value(name)) autocomplete="off" maxlength="80"
                        role="combobox" aria-expanded="false" aria-controls=(list) aria-autocomplete="list" aria-invalid=[wrong.then_some("true")]
                        hx-get=(url) hx-trigger="input changed delay:120ms, focus" hx-include=[include] hx-target={ "#" (list) } hx-swap="outerHTML" hx-sync="this:replace";
                }
                (ui::combo::offers(name, lang, &[], html! {}))
            }
            (complaint(form, name))
        }
    }
}
