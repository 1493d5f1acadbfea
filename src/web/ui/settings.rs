//! The frame of every settings page: the list of pages at the left, collected from the slices, and the page itself.

use maud::{Markup, html};

use super::page_head;
use crate::{
    kernel::Text,
    web::{Cx, Page, SettingsLink, text},
};

/// Groups of the list in their order; a group that is not here comes after them.
const GROUPS: [Text; 5] =
    [text::SETTINGS_COMPANY, text::SETTINGS_ORDERS, text::SETTINGS_STOCK, text::SETTINGS_MONEY, text::SETTINGS_SYSTEM];

/// A page of settings. `current` is the path of its entry in the list; `end` stands at the right of the title. The body
/// is a `.page` or a `.data-wrap` (which scrolls by itself).
pub fn settings_page(cx: &Cx, current: &str, title: &str, end: Markup, body: Markup) -> Page {
    inspected_page(cx, current, title, end, body, html! {})
}

/// The same with an `aside.inspector` at the right: one thing of the list in the body.
pub fn inspected_page(cx: &Cx, current: &str, title: &str, end: Markup, body: Markup, inspector: Markup) -> Page {
    let markup = html! {
        div.settings {
            (subnav(cx, current))
            div.settings__main {
                (page_head(title, None, end))
                (body)
            }
            (inspector)
        }
    };
    Page::new("settings", title, markup)
}

/// Entries this person may open, group by group.
pub fn entries(cx: &Cx) -> Vec<&'static SettingsLink> {
    let mut all: Vec<_> = cx.site.slices.iter().flat_map(|slice| slice.settings.iter()).filter(|link| cx.may(link.right)).collect();
    all.sort_by_key(|link| GROUPS.iter().position(|group| *group == link.group).unwrap_or(GROUPS.len()));
    all
}

/// The page that "Settings" of the menu opens; nothing for those who may open none.
pub fn first(cx: &Cx) -> Option<&'static str> {
    entries(cx).first().map(|link| link.path)
}

fn subnav(cx: &Cx, current: &str) -> Markup {
    let (lang, all) = (cx.lang(), entries(cx));
    html! {
        nav.subnav aria-label=(text::SETTINGS.get(lang)) {
            div.h1 { (text::SETTINGS.get(lang)) }
            @for group in all.chunk_by(|one, next| one.group == next.group) {
                @if let Some(head) = group.first() { p { (head.group.get(lang)) } }
                @for link in group {
                    a href=(link.path) aria-current=[(link.path == current).then_some("page")] { (link.label.get(lang)) }
                }
            }
        }
    }
}
