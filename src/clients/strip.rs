//! A client as other pages show him: who, how to call, what to mind.

use maud::{Markup, html};

use super::{Client, Discounts, text};
use crate::{
    kernel::{Lang, Right, Text},
    web::{Cx, ui},
};

/// The small block of an order's card: name, phones, discounts, conflict.
pub fn client_strip(cx: &Cx, client: &Client) -> Markup {
    html! {
        div {
            @if cx.may(Right::SeeClients) { a.link href={ "/clients/" (client.id) } { (client.name) } } @else { b { (client.name) } }
            @if !client.contact_person.is_empty() { div { (client.contact_person) } }
            @for one in &client.phones {
                div { a.link href=(one.phone.link()) { (one.phone) } @if !one.note.is_empty() { span.hint { " " (one.note) } } }
            }
            @if let Some(line) = discounts_line(&client.discounts, cx.lang()) { div.hint { (line) } }
            (conflict(cx, client))
        }
    }
}

/// The warning about a client to be careful with; nothing for the others.
pub fn conflict(cx: &Cx, client: &Client) -> Markup {
    html! {
        @if let Some(why) = &client.conflict {
            (ui::note("bad", html! { b { (text::CONFLICT.get(cx.lang())) ": " } (ui::prose(why)) }))
        }
    }
}

/// The discounts that are there, each with its name.
pub fn discounts(of: &Discounts) -> Vec<(Text, crate::kernel::Rate)> {
    let all = [
        (text::WORKS_IN_ORDERS, of.works_in_orders),
        (text::PARTS_IN_ORDERS, of.parts_in_orders),
        (text::WORKS_IN_SALES, of.works_in_sales),
        (text::GOODS_IN_SALES, of.goods_in_sales),
    ];
    all.into_iter().filter(|(_, rate)| *rate != crate::kernel::Rate::ZERO).collect()
}

fn discounts_line(of: &Discounts, lang: Lang) -> Option<String> {
    let said: Vec<String> =
        discounts(of).iter().map(|(name, rate)| format!("{} {}\u{a0}%", name.get(lang).to_lowercase(), rate.show(lang))).collect();
    (!said.is_empty()).then(|| format!("{}: {}", text::DISCOUNTS.get(lang), said.join(", ")))
}
