//! The side of the card: the client, the device, dates and people, the notes.

use maud::{Markup, html};

use super::{Card, card_form, dialog_link, pencil, text};
use crate::{
    kernel::{Lang, Moment, Rate, Right, Text},
    orders::{details, text as words},
    web::{
        Cx, text as common,
        ui::{self, small_icon},
    },
};

pub fn side(cx: &Cx, card: &Card) -> Markup {
    html! {
        (client(cx, card))
        (device(cx, card))
        (people(cx, card))
        (note(cx, card, "note", words::NOTE, &card.order.note))
        (note(cx, card, "master_note", words::MASTER_NOTE, &card.order.master_note))
        (note(cx, card, "verdict", words::VERDICT, &card.order.verdict))
    }
}

fn client(cx: &Cx, card: &Card) -> Markup {
    let (lang, client) = (cx.lang(), &card.client);
    let opens = cx.may(Right::SeeClients);
    html! {
        section {
            h2 { (words::CLIENT.get(lang)) @if opens { a.link href={ "/clients/" (client.id) } { (text::CLIENT_CARD.get(lang)) } } }
            p.lead { (client.name) }
            @if !client.contact_person.is_empty() { p { (client.contact_person) } }
            @for one in &client.phones {
                p { a.link href=(one.phone.link()) { (one.phone) } @if !one.note.is_empty() { span.dim { " " (one.note) } } }
            }
            p.dim { (standing(card, lang)) }
            @if let Some(payer) = &card.payer { p { span.dim { (text::PAYER.get(lang)) ": " } (payer.name) } }
            @if let Some(why) = &client.conflict {
                (ui::note("bad", html! { b { (text::CAREFUL.get(lang)) } @if !why.is_empty() { br; (ui::prose(why)) } }))
            }
        }
    }
}

/// `4th order · 3 % off works`
fn standing(card: &Card, lang: Lang) -> String {
    let own = &card.client.discounts;
    let mut said = vec![text::ORDERS_HAD.of(i64::try_from(card.visits).unwrap_or(i64::MAX), lang)];
    for (what, rate) in [(text::OFF_WORKS, own.works_in_orders), (text::OFF_PARTS, own.parts_in_orders)] {
        if rate != Rate::ZERO {
            said.push(what.with(lang, &[&rate.show(lang)]));
        }
    }
    said.join(" \u{b7} ")
}

fn device(cx: &Cx, card: &Card) -> Markup {
    let (lang, device, order) = (cx.lang(), &card.device, &card.order);
    let imei = card.device_type.as_ref().is_some_and(|kind| kind.serial == crate::catalog::SerialKind::Imei);
    let kind = card.device_type.as_ref().map(|kind| kind.name.get(lang)).unwrap_or_default();
    let history = cx.may(Right::SeeClients);
    html! {
        section {
            h2 { (words::DEVICE.get(lang)) @if history { a.link href={ "/devices/" (device.id) } { (text::HISTORY.get(lang)) } } }
            p.lead { (device.title()) @if !device.color.is_empty() { " " span.dim { (device.color) } } }
            @if !kind.is_empty() { p.dim { (kind) } }
            dl.kv {
                @if !device.serial.is_empty() {
                    dt { (if imei { text::IMEI } else { text::SERIAL }.get(lang)) }
                    dd.mono { span id="serial" { (device.serial) } " " (copy("#serial", lang)) }
                }
                @if !order.kit.is_empty() { dt { (words::KIT.get(lang)) } dd { (ui::prose(&order.kit)) } }
                @if !order.appearance.is_empty() { dt { (text::LOOK.get(lang)) } dd { (ui::prose(&order.appearance)) } }
                @if !order.unlock.is_empty() && (card.may(Right::EditOrders) || card.may(Right::EditLines)) {
                    dt { (text::UNLOCK_SHORT.get(lang)) }
                    dd.unlock {
                        input.mono id="unlock" type="password" value=(order.unlock) readonly autocomplete="off" aria-label=(words::UNLOCK.get(lang));
                        button.icon-btn.icon-btn--s type="button" data-reveal="#unlock" aria-label=(text::REVEAL.get(lang)) title=(text::REVEAL.get(lang)) { (small_icon("eye")) }
                    }
                }
            }
        }
    }
}

fn copy(from: &str, lang: Lang) -> Markup {
    html! { button.icon-btn.icon-btn--s type="button" data-copy=(from) aria-label=(text::COPY.get(lang)) title=(text::COPY.get(lang)) { (small_icon("copy")) } }
}

fn people(cx: &Cx, card: &Card) -> Markup {
    let (lang, order, zone) = (cx.lang(), &card.order, &cx.frame().zone);
    let (edits, assigns) = (card.may_change(Right::EditOrders), card.may_change(Right::AssignPeople));
    let when = |at: Moment| html! { span title=(zone.full(at, lang)) { (zone.near(at, card.now, lang)) } };
    html! {
        section {
            h2 {
                (text::DATES_AND_PEOPLE.get(lang))
                @if edits || assigns { (pencil(&card.path("/people"), text::PEOPLE.get(lang), None)) }
            }
            dl.kv {
                dt { (text::TAKEN_IN.get(lang)) } dd { (when(order.created)) }
                dt { (words::DEADLINE.get(lang)) }
                dd { (editable(card, "deadline", edits, None, order.deadline.map(|at| deadline(card, at, &when(at))), text::SET_DEADLINE, lang)) }
                dt { (words::MASTER.get(lang)) }
                dd { (editable(card, "master", assigns, Some("KeyA"), card.name(order.master).map(ui::person), text::ASSIGN, lang)) }
                dt { (words::MANAGER.get(lang)) }
                dd { (editable(card, "manager", assigns, None, card.name(order.manager).map(ui::person), text::ASSIGN, lang)) }
                @if let Some(estimate) = order.estimate {
                    dt { (text::ESTIMATE_SHORT.get(lang)) } dd { (ui::money(estimate, cx.frame().currency, lang)) }
                }
                @if let Some(source) = &card.source { dt { (text::SOURCE_SHORT.get(lang)) } dd { (source.name.get(lang)) } }
                @if let Some(done) = order.done { dt { (text::DONE.get(lang)) } dd { (when(done)) } }
                @if let Some(closed) = order.closed { dt { (text::CLOSED_AT.get(lang)) } dd { (when(closed)) @if let Some(by) = card.name(order.closed_by) { br; (ui::person(by)) } } }
            }
        }
    }
}

fn deadline(card: &Card, at: Moment, said: &Markup) -> Markup {
    let late = card.order.is_late(at.max(card.now)) && at < card.now;
    html! { @if late { span.late { (small_icon("triangle-alert")) (said) } } @else { (said) } }
}

/// A value that opens its dialog; nothing there yet offers to be filled in.
fn editable(card: &Card, field: &str, may: bool, key: Option<&str>, value: Option<Markup>, offer: Text, lang: Lang) -> Markup {
    let path = card.path(&format!("/people?focus={field}"));
    match (may, value) {
        (true, Some(value)) => dialog_link(&path, "editable", key, value),
        (true, None) => dialog_link(&path, "assign", key, html! { (small_icon("plus")) (offer.get(lang)) }),
        (false, Some(value)) => value,
        (false, None) => html! { "\u{2014}" },
    }
}

/// A note that is written where it is read.
fn note(cx: &Cx, card: &Card, field: &str, title: Text, value: &str) -> Markup {
    let lang = cx.lang();
    let may = card.may_change(Right::EditOrders) || field != "note" && card.may_change(Right::EditLines);
    if value.is_empty() && !may {
        return html! {};
    }
    let id = format!("e-{field}");
    html! {
        section.written {
            h2 { (title.get(lang)) }
            @if !value.is_empty() { p { (ui::prose(value)) } }
            @if may {
                details id=(id) {
                    summary.link { (if value.is_empty() { common::ADD } else { common::EDIT }.get(lang)) }
                    (card_form(cx, &card.path("/details"), "form", html! {
                        (details::was(field, value))
                        textarea.input name=(field) rows="3" maxlength="4000" aria-label=(title.get(lang)) data-clean { (value) }
                        button.btn data-save { (common::SAVE.get(lang)) }
                    }))
                }
            }
        }
    }
}
