//! Notes, toasts, long jobs, the dialog and the card.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Money, money::Currency},
    web::{
        Cx, Form,
        ui::{self, dialog, field::Draw, gauge, icon, panel},
    },
};

pub fn all(cx: &Cx) -> Markup {
    html! {
        div.grid-2 {
            (messages(cx))
            div.kit__still { (theme(cx)) }
        }
        (card(cx))
    }
}

fn messages(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let toast = |kind: Option<&str>, sign: &str, said: &str, end: Markup| html! { div.toast data-kind=[kind] { (icon(sign)) span { (said) } (end) } };
    let undo = html! { button.btn type="button" { (text::UNDO.get(lang)) } };
    let body = html! {
        div.kit__fields {
            div.note { (icon("info")) p { (text::NOTE.get(lang)) } }
            (ui::note("ok", html! { (text::NOTE_OK.get(lang)) }))
            (ui::note("warn", html! { (text::NOTE_WARN.get(lang)) }))
            (ui::note("bad", html! { (text::NOTE_BAD.get(lang)) }))
            (toast(None, "circle-check", text::NOTE_OK.get(lang), undo))
            (toast(Some("warn"), "triangle-alert", text::NOTE_WARN.get(lang), html! {}))
            (toast(Some("bad"), "circle-alert", text::NOTE_BAD.get(lang), html! {}))
            div.job {
                (icon("download")) span { (text::EXPORT.get(lang)) " " small { (text::EXPORT_DONE.get(lang)) } }
                button.btn.btn--quiet type="button" { (text::UNDO.get(lang)) }
                progress max="3800" value="1240" aria-label=(text::EXPORT.get(lang)) {}
            }
            progress aria-label=(text::BUSY.get(lang)) {}
            @for class in ["skeleton w-70", "skeleton w-45", "skeleton w-90"] { span class=(class) {} }
        }
    };
    panel(text::MESSAGES.get(lang), html! {}, body)
}

/// The dialog works: it chooses the theme.
fn theme(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let form = Form::filled([("theme", cx.visit.theme.unwrap_or("system"))]);
    let options = [("light", text::LIGHT), ("dark", text::DARK), ("system", text::SYSTEM)];
    let options = options.map(|(value, said)| (value.to_string(), said.get(lang).to_string()));
    let body = html! {
        input type="hidden" name="back" value=(super::PATH);
        p { (text::WHY.get(lang)) }
        (Draw::of(&form, lang).pick_one("theme", text::THEME, &options))
    };
    let buttons = html! { button.btn.btn--primary { (text::SAVE.get(lang)) } };
    html! { dialog.dialog open aria-label=(text::DIALOG.get(lang)) { (dialog::form(cx, text::THEME.get(lang), "/preferences/theme", &body, &buttons)) } }
}

fn card(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        section.panel {
            div.drawer.drawer--page aria-label=(text::CARD.get(lang)) {
                div.drawer__head {
                    h2 { "2026-0412" }
                    button.chip.chip--big.chip--btn type="button" data-tone="teal" { span { (text::STATUSES[5].get(lang)) } (icon("chevron-down")) }
                    (ui::badge("amber", text::URGENT.get(lang)))
                    (gauge::norm(Some(92), text::NEARLY.get(lang)))
                    div.drawer__tools { button.btn type="button" { (icon("printer")) (text::PRINT.get(lang)) } }
                }
                div.drawer__body {
                    div.drawer__main {
                        div.tabs role="tablist" {
                            @for (at, said) in [text::DETAILS, text::KIT, text::EVENTS].iter().enumerate() { button type="button" role="tab" aria-selected=(at == 0) { (said.get(lang)) } }
                        }
                        div.page { p { (text::FAULTS[2].get(lang)) } }
                    }
                    aside.drawer__side {
                        section { h2 { (text::CLIENT.get(lang)) } dl.kv { dt { (text::NAME.get(lang)) } dd { (text::OTHER.get(lang)) } dt { (text::PHONE.get(lang)) } dd { "+7 900 555-01-23" } } }
                        section { h2 { (text::MASTER.get(lang)) } (ui::person(text::PERSON.get(lang))) }
                    }
                }
                footer.drawer__foot {
                    span { (text::SUM.get(lang)) " " b { (ui::money(Money(450_000), Currency::Rub, lang)) } }
                    span.end {}
                    button.btn.btn--primary type="button" { (text::SAVE.get(lang)) }
                }
            }
        }
    }
}
