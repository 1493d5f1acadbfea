//! Tables and lists: sortable heads, the next page by key.

use maud::{Markup, html};

use super::{icon, small_icon};
use crate::{
    kernel::Lang,
    web::{Cx, text},
};

/// The address of this page with one parameter changed: filters, sorting and paging keep each other.
pub fn with_param(cx: &Cx, path: &str, name: &str, value: Option<&str>) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&cx.visit.query).unwrap_or_default();
    let mut kept: Vec<(String, String)> =
        pairs.into_iter().filter(|(key, value)| key != name && key != "after" && !value.is_empty()).collect();
    if let Some(value) = value {
        kept.push((name.to_string(), value.to_string()));
    }
    match serde_urlencoded::to_string(&kept) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_string(),
    }
}

/// A column head that sorts: a link that turns the order round. `sort` is the parameter as it stands (`name`, `-name`).
pub fn sort_head(cx: &Cx, path: &str, sort: &str, key: &str, label: &str, class: &str) -> Markup {
    let (now, next) = match sort.strip_prefix('-') {
        Some(current) if current == key => (Some("descending"), key.to_string()),
        _ if sort == key => (Some("ascending"), format!("-{key}")),
        _ => (None, key.to_string()),
    };
    html! {
        th class=[(!class.is_empty()).then_some(class)] aria-sort=[now] {
            a.sort href=(with_param(cx, path, "sort", Some(&next))) {
                (label)
                @match now { Some("ascending") => (small_icon("arrow-up")), Some(_) => (small_icon("arrow-down")), None => {} }
            }
        }
    }
}

/// The last row of a page of a long list: loads the next one when it comes into sight, and is a link without script.
pub fn more_row(columns: usize, next: &str, lang: Lang) -> Markup {
    html! {
        tr.more hx-get=(next) hx-trigger="intersect once" hx-swap="outerHTML" hx-select="tbody > tr" hx-target="this" {
            td colspan=(columns) { a.link href=(next) { (text::SHOW_MORE.get(lang)) } }
        }
    }
}

/// Filters that hide everything offer a way back.
pub fn nothing_found(reset: &str, lang: Lang) -> Markup {
    html! {
        div.empty {
            (icon("search"))
            h2 { (text::NOTHING_FOUND.get(lang)) }
            a.btn href=(reset) { (text::RESET_FILTERS.get(lang)) }
        }
    }
}
