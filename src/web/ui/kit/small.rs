//! The smallest parts: buttons, chips, badges, gauges, people, money.

use maud::{Markup, html};

use super::{row, text};
use crate::{
    kernel::{Money, money::Currency},
    web::{
        Cx,
        ui::{self, gauge, icon, panel},
    },
};

const TONES: [&str; 8] = ["gray", "blue", "violet", "green", "amber", "teal", "pink", "red"];

pub fn all(cx: &Cx) -> Markup {
    html! {
        (buttons(cx))
        (marks(cx))
        (numbers(cx))
    }
}

fn buttons(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let button = |class: &str, said: &str| html! { button type="button" class=(class) { (said) } };
    let body = html! {
        (row(html! {
            button.btn.btn--primary type="button" { (icon("check")) (text::TAKE_IN.get(lang)) kbd.kbd { "Ctrl \u{21b5}" } }
            (button("btn", text::ORDINARY.get(lang)))
            (button("btn btn--quiet", text::QUIET.get(lang)))
            (button("btn btn--danger", text::DANGER.get(lang)))
            button.btn type="button" { (icon("printer")) (text::PRINT.get(lang)) }
            a.link href=(super::PATH) { (text::LINK.get(lang)) }
        }))
        (row(html! {
            button.btn.btn--primary type="button" disabled { (text::OFF.get(lang)) }
            button.btn type="button" disabled { (text::OFF.get(lang)) }
            button.btn.btn--primary type="button" aria-busy="true" { span { (text::BUSY.get(lang)) } }
            button.btn type="button" aria-busy="true" { span { (text::BUSY.get(lang)) } }
            (button("btn btn--big btn--primary", text::BIG.get(lang)))
            (button("btn btn--big", text::BIG.get(lang)))
            button.icon-btn type="button" aria-label=(text::PRINT.get(lang)) { (icon("printer")) }
            button.icon-btn.icon-btn--s type="button" aria-label=(text::PRINT.get(lang)) { (icon("printer")) }
            kbd.kbd { "Ctrl K" }
        }))
        (row(html! {
            div.seg role="group" aria-label=(text::LISTS.get(lang)) {
                @for (at, said) in [text::OPEN, text::LATE, text::ALL].iter().enumerate() { button type="button" aria-pressed=(at == 0) { (said.get(lang)) } }
            }
            button.filter type="button" { (icon("filter")) (text::STATUS.get(lang)) }
            button.filter type="button" data-on { (text::STATUS.get(lang)) ": " b { (text::STATUSES[5].get(lang)) } (icon("x")) }
        }))
    };
    panel(text::BUTTONS.get(lang), html! {}, body)
}

fn marks(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let named = || TONES.iter().zip(text::STATUSES.iter().map(|status| status.get(lang)));
    let body = html! {
        (row(html! { @for (tone, name) in named() { (ui::chip(tone, name)) } }))
        (row(html! { @for (tone, name) in named() { (ui::mini_chip(tone, name)) } }))
        (row(html! {
            @for (tone, name) in named() { (ui::badge(tone, name)) }
            span.badge { (text::PLAIN.get(lang)) }
        }))
        (row(html! {
            span.chip.chip--big data-tone="teal" { span { (text::STATUSES[5].get(lang)) } }
            button.chip.chip--btn type="button" data-tone="teal" { span { (text::STATUSES[5].get(lang)) } (icon("chevron-down")) }
            @for tone in TONES { span.ring data-tone=(tone) {} }
            (ui::badge("amber", text::URGENT.get(lang)))
            (ui::badge("blue", text::WARRANTY.get(lang)))
        }))
        div.kit__still { details.drop open {
            summary.chip.chip--big.chip--btn data-tone="amber" { span { (text::STATUSES[4].get(lang)) } (icon("chevron-down")) }
            div.menu {
                @for (at, (tone, name)) in named().enumerate().take(3) {
                    button type="button" { span.ring data-tone=(tone) {} (name) span.end { kbd.kbd { (at + 1) } } }
                }
                hr;
                button type="button" aria-disabled="true" { span.ring data-tone="red" {} (text::STATUSES[7].get(lang)) span.end { (text::MASTER.get(lang)) (ui::small_icon("lock")) } }
            }
        } }
    };
    panel(text::MARKS.get(lang), html! {}, body)
}

fn numbers(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let sum = |amount: Money| ui::money(amount, Currency::Rub, lang);
    let body = html! {
        (row(html! {
            (gauge::norm(Some(50), text::HOURS.get(lang)))
            (gauge::norm(Some(92), text::NEARLY.get(lang)))
            (gauge::norm(Some(150), text::OVER.get(lang)))
            (gauge::norm(None, text::NO_NORM.get(lang)))
        }))
        (row(html! {
            (sum(Money(1_250_000)))
            (sum(Money(99_050)))
            span.money.money--in { "+ " (sum(Money(450_000))) }
            span.money.money--due { (sum(Money(320_000))) }
            span.delta { (icon("arrow-up")) "12 %" }
            span.delta data-bad { (icon("arrow-down")) "4 %" }
            span.late { (icon("triangle-alert")) "24.11, 18:00" }
        }))
        (row(html! {
            (ui::person(text::PERSON.get(lang)))
            (ui::person(text::OTHER.get(lang)))
            (ui::avatar(text::PERSON.get(lang), "avatar avatar--l"))
            @for state in ["on", "wait", "off"] { span.conn data-state=(state) title=(state) {} }
        }))
        (row(html! { (ui::svg::code128("2026001234")) (ui::svg::qr("https://verstak.example/1", text::ORDER.get(lang))) }))
    };
    panel(text::GAUGES.get(lang), html! {}, body)
}
