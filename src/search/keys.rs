//! The map of keys: what can be pressed where.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Result, Text},
    web::{Cx, Reply, ui::dialog},
};

/// Keys and what they do; `+` joins keys pressed together, a space keys pressed one after another, `…` stands for those between.
type Group = (Text, &'static [(&'static str, Text)]);

const GROUPS: [Group; 4] = [
    (
        text::ANYWHERE,
        &[("Ctrl+K", text::K_SEARCH), ("/", text::K_SEARCH), ("N", text::NEW_ORDER), ("?", text::KEYS), ("Esc", text::K_CLOSE)],
    ),
    (text::IN_LISTS, &[("J", text::K_NEXT), ("K", text::K_PREVIOUS), ("\u{21b5}", text::K_OPEN)]),
    (
        text::ON_THE_CARD,
        &[
            ("S", text::K_STATUS),
            ("1 … 9", text::K_NEXT_STATUS),
            ("P", text::K_PAYMENT),
            ("E", text::K_EDIT),
            ("A", text::K_MASTER),
            ("Ctrl+P", text::K_PRINT),
        ],
    ),
    (text::IN_FORMS, &[("Ctrl+\u{21b5}", text::K_SAVE), ("Ctrl+Shift+\u{21b5}", text::K_SAVE_AND_NEW), ("\u{21b5}", text::K_ON)]),
];

/// `GET /keys`
pub async fn show(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let goes = cx.site.slices.iter().flat_map(|slice| slice.menu.iter()).filter(|entry| entry.right.is_none_or(|right| cx.may(right)));
    let goes: Vec<(String, Text)> = goes.filter_map(|entry| Some((format!("G {}", entry.key.strip_prefix("Key")?), entry.label))).collect();
    let body = html! {
        div.keys data-wide {
            @for (title, keys) in GROUPS {
                section { h2 { (title.get(lang)) } dl.kv { @for (key, does) in keys { dt { (pressed(key)) } dd { (does.get(lang)) } } } }
            }
            section { h2 { (text::GO_TO.get(lang)) } dl.kv { @for (key, label) in &goes { dt { (pressed(key)) } dd { (label.get(lang)) } } } }
        }
        p.dim { (text::KEYS_NOTE.get(lang)) }
    };
    let title = text::KEYS.get(lang);
    Ok(cx.page(dialog::page("", title, dialog::plain(&cx, title, &body))))
}

fn pressed(keys: &str) -> Markup {
    html! {
        @for (at, one) in keys.split(' ').enumerate() {
            @if at > 0 { " " }
            @if one == "…" { (one) } @else { @for (at, part) in one.split('+').enumerate() { @if at > 0 { "\u{202f}+\u{202f}" } kbd.kbd { (part) } } }
        }
    }
}
