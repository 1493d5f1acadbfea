//! One field for everything: orders, clients, devices, works, places of the program and things to do.
//!
//! What is typed is looked for in memory by the slices that own the things; here it is only gathered, cut to what the
//! person may see, and shown by kinds with the reason of each find. What is cut says so and leads to the whole list.

mod actions;
mod found;
mod keys;
mod text;

use maud::{Markup, html};

use crate::{
    kernel::{Result, Text},
    web::{Cx, Page, Reply, Routes, SignedIn, Slice, routes::nothing_to_check, ui},
};
use found::{Kind, gather};

pub const SLICE: Slice = Slice { name: "search", routes, tables: &[], facts: &[], menu: &[], settings: &[], check: nothing_to_check };

/// Of each kind under the field, and on the page of its own.
const FEW: usize = 6;
const MANY: usize = 50;
/// The longest query.
const LONGEST: usize = 100;

fn routes() -> Routes {
    Routes::new().get("/search", SignedIn, search).get("/keys", SignedIn, keys::show)
}

/// One line of an answer.
pub struct Line {
    pub href: String,
    pub icon: &'static str,
    pub title: Markup,
    /// Why it was found, or what tells it from others.
    pub note: Markup,
    pub end: Markup,
}

/// Everything of one kind.
pub struct Section {
    pub title: Text,
    pub lines: Vec<Line>,
    /// The list where the rest stands, when this is not all.
    pub rest: Option<String>,
}

/// `GET /search?q=…`: under the field for the script, a page without it.
pub async fn search(cx: Cx) -> Result<Reply> {
    let query: String = cx.query("q").unwrap_or_default().trim().chars().take(LONGEST).collect();
    let few = cx.visit.htmx;
    let sections =
        if query.is_empty() { Vec::new() } else { cx.read(|reads| gather(&cx, reads, &query, if few { FEW } else { MANY })).await? };
    let actions = actions::section(&cx, &query);
    if few {
        return Ok(Reply::fragment(palette(&cx, &query, &sections, &actions)));
    }
    Ok(cx.page(Page::new("", text::SEARCH.get(cx.lang()), page(&cx, &query, &sections, &actions))))
}

fn palette(cx: &Cx, query: &str, sections: &[Section], actions: &Section) -> Markup {
    let lang = cx.lang();
    let nothing = sections.is_empty() && actions.lines.is_empty();
    html! {
        @if nothing { p role="status" { (text::NOTHING.with(lang, &[&query])) } }
        div id="found-list" role="listbox" aria-label=(text::SEARCH.get(lang)) {
            @for section in sections.iter().chain([actions]).filter(|section| !section.lines.is_empty()) {
                ul role="group" aria-label=(section.title.get(lang)) {
                    li.palette__title role="presentation" { (section.title.get(lang)) }
                    @for line in &section.lines {
                        li role="option" aria-selected="false" data-href=(line.href) { (ui::icon(line.icon)) span hx-disable { (line.title) @if !line.note.0.is_empty() { small.dim { " \u{b7} " (line.note) } } } span.end { (line.end) } }
                    }
                    @if let Some(rest) = &section.rest {
                        li role="option" aria-selected="false" data-href=(rest) { (ui::icon("ellipsis")) span { (text::MORE_OF.with(lang, &[&section.title.get(lang).to_lowercase()])) } }
                    }
                }
            }
        }
        div.palette__keys {
            span { kbd.kbd { "\u{2191}\u{2193}" } " " (text::TO_CHOOSE.get(lang)) }
            span { kbd.kbd { "\u{21b5}" } " " (text::TO_OPEN.get(lang)) }
            span { kbd.kbd { "Ctrl \u{21b5}" } " " (text::TO_OPEN_TAB.get(lang)) }
            span { kbd.kbd { "?" } " " (text::KEYS.get(lang)) }
        }
    }
}

fn page(cx: &Cx, query: &str, sections: &[Section], actions: &Section) -> Markup {
    let lang = cx.lang();
    html! {
        (ui::page_head(text::SEARCH.get(lang), None, html! {}))
        div.page {
            form.finder method="get" action="/search" role="search" {
                label.input.input--search {
                    (ui::icon("search"))
                    input type="search" name="q" value=(query) maxlength=(LONGEST) autofocus aria-label=(text::SEARCH.get(lang)) placeholder=(text::SEARCH_HINT.get(lang));
                }
            }
            @if !query.is_empty() && sections.is_empty() { div.empty { (ui::icon("search")) h2 { (text::NOTHING.with(lang, &[&query])) } p { (text::NOTHING_WHY.get(lang)) } } }
            @for section in sections.iter().chain([actions]).filter(|section| !section.lines.is_empty()) {
                section.panel {
                    header.panel__head { h2 { (section.title.get(lang)) } @if let Some(rest) = &section.rest { div.panel__end { a.link href=(rest) { (text::SHOW_ALL.get(lang)) } } } }
                    table.data.data--plain {
                        tbody {
                            @for line in &section.lines {
                                tr { td.grow hx-disable { a.row-link href=(line.href) { (line.title) } span.sub { (line.note) } } td.num { (line.end) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the rest of a kind is listed.
fn rest_of(kind: Kind, query: &str) -> String {
    let list = match kind {
        Kind::Orders => "/orders",
        Kind::Clients | Kind::Devices => "/clients",
        Kind::Goods => "/goods",
        Kind::Works => "/price",
    };
    format!("{list}?{}", serde_urlencoded::to_string([("q", query)]).unwrap_or_default())
}
