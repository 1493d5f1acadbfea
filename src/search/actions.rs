//! Places of the program and things to do, found by their names.

use maud::html;

use super::{Line, Section, text};
use crate::{
    kernel::{Right, Text, name},
    web::{Cx, ui::settings},
};

/// Shown before anything is typed: the menu only.
const MOST: usize = 8;

/// Something to do from anywhere, and its key.
struct Action {
    label: Text,
    path: &'static str,
    icon: &'static str,
    key: &'static str,
    right: Option<Right>,
}

const ACTIONS: [Action; 5] = [
    Action { label: text::NEW_ORDER, path: "/orders/new", icon: "plus", key: "N", right: Some(Right::TakeIn) },
    Action { label: text::NEW_CLIENT, path: "/clients/new", icon: "user-plus", key: "", right: Some(Right::EditClients) },
    Action { label: text::NEW_PRODUCT, path: "/goods/new", icon: "plus", key: "", right: Some(Right::EditGoods) },
    Action { label: text::IMPORT, path: "/exchange", icon: "upload", key: "", right: None },
    Action { label: text::ME, path: "/me", icon: "user", key: "", right: None },
];

/// What of all this answers the query; without one, the menu.
pub fn section(cx: &Cx, query: &str) -> Section {
    let lang = cx.lang();
    let words = name::fold(query);
    let suits = |label: &Text| words.is_empty() || [label.ru, label.en, label.uk].iter().any(|said| beginning(&name::fold(said), &words));
    let key = |key: &str| html! { @for part in key.split(' ').filter(|part| !part.is_empty()) { kbd.kbd { (part) } } };
    let own = ACTIONS.iter().filter(|action| action.right.is_none_or(|right| cx.may(right)) && suits(&action.label)).map(|action| Line {
        href: action.path.into(),
        icon: action.icon,
        title: html! { (action.label.get(lang)) },
        note: html! {},
        end: key(action.key),
    });
    let menu = cx.site.slices.iter().flat_map(|slice| slice.menu.iter());
    let places = menu.filter(|entry| entry.right.is_none_or(|right| cx.may(right)) && suits(&entry.label)).map(|entry| Line {
        href: entry.path.into(),
        icon: entry.icon,
        title: html! { (entry.label.get(lang)) },
        note: html! {},
        end: key(&entry.key.strip_prefix("Key").map(|letter| format!("G {letter}")).unwrap_or_default()),
    });
    let settings = settings::entries(cx).into_iter().filter(|link| !words.is_empty() && suits(&link.label)).map(|link| Line {
        href: link.path.into(),
        icon: "settings",
        title: html! { (link.label.get(lang)) },
        note: html! { (link.group.get(lang)) },
        end: html! {},
    });
    Section { title: text::ACTIONS, lines: own.chain(places).chain(settings).take(MOST).collect(), rest: None }
}

/// Whether some word of the label begins so, or the whole of it does.
fn beginning(label: &str, words: &str) -> bool {
    label.starts_with(words) || label.split(' ').any(|word| word.starts_with(words))
}
