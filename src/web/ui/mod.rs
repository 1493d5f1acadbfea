//! The interface kit: functions from data to markup. No store, no async, no inline style or script.

pub mod combo;
pub mod conflict;
pub mod dialog;
pub mod feed;
pub mod field;
pub mod gauge;
pub mod kept;
pub mod kit;
pub mod names;
pub mod settings;
pub mod shell;
pub mod svg;
pub mod table;
pub mod whose;

pub use settings::settings_page;

use maud::{Markup, html};

use super::assets;
use crate::kernel::{Lang, Money, money::Currency, name};

/// An icon of the sprite.
pub fn icon(id: &str) -> Markup {
    sized_icon(id, "icon")
}
pub fn small_icon(id: &str) -> Markup {
    sized_icon(id, "icon icon--s")
}
fn sized_icon(id: &str, class: &str) -> Markup {
    html! { svg class=(class) aria-hidden="true" { use href={ (assets::url("icons.svg")) "#i-" (id) } {} } }
}

/// A status as a tag with a hole: a tone and a word, never colour alone.
pub fn chip(tone: &str, name: &str) -> Markup {
    html! { span.chip data-tone=(tone) { span { (name) } } }
}
pub fn mini_chip(tone: &str, name: &str) -> Markup {
    html! { span class="chip chip--mini" data-tone=(tone) { span { (name) } } }
}
/// A fact about a thing: "urgent", "warranty".
pub fn badge(tone: &str, text: &str) -> Markup {
    html! { span.badge data-tone=(tone) { (text) } }
}

/// An amount with the currency sign set apart.
pub fn money(amount: Money, currency: Currency, lang: Lang) -> Markup {
    html! { span.money { (amount.show(lang)) i { (currency.sign()) } } }
}

const TONES: [&str; 7] = ["blue", "teal", "green", "amber", "violet", "pink", "red"];

/// A person as a round of initials with the name beside. The tone follows the name, so a person keeps his colour.
pub fn person(full_name: &str) -> Markup {
    html! { span.who { (avatar(full_name, "avatar")) span { (name::short_name(full_name)) } } }
}
pub fn avatar(full_name: &str, class: &str) -> Markup {
    let tone = TONES[full_name.bytes().map(usize::from).sum::<usize>() % TONES.len()];
    html! { span class=(class) data-tone=(tone) aria-hidden="true" { (name::initials(full_name)) } }
}

/// Nothing here: what it is, why it is useful, and the one thing to do.
pub fn empty(icon_id: &str, title: &str, why: &str, action: Markup) -> Markup {
    html! {
        div.empty {
            (icon(icon_id))
            h2 { (title) }
            p { (why) }
            (action)
        }
    }
}

/// A message in the page: `kind` is `info`, `ok`, `warn` or `bad`.
pub fn note(kind: &str, body: Markup) -> Markup {
    let sign = match kind {
        "ok" => "circle-check",
        "info" => "info",
        "bad" => "circle-alert",
        _ => "triangle-alert",
    };
    html! { div.note data-kind=(kind) role=[(kind == "bad").then_some("alert")] { (icon(sign)) p { (body) } } }
}

/// The title row of a page: `end` holds the primary action and at most two others.
pub fn page_head(title: &str, count: Option<&str>, end: Markup) -> Markup {
    html! {
        div.page-head {
            h1 { (title) }
            @if let Some(count) = count { span.count { (count) } }
            div.page-head__end { (end) }
        }
    }
}

/// A panel with a title.
pub fn panel(title: &str, end: Markup, body: Markup) -> Markup {
    html! {
        section.panel {
            header.panel__head { h2 { (title) } div.panel__end { (end) } }
            div.panel__body { (body) }
        }
    }
}

/// A part of a page that a higher slice draws; without script it is a link.
pub fn later(href: &str, label: &str) -> Markup {
    html! { div hx-get=(href) hx-trigger="load" hx-swap="innerHTML" { a.link href=(href) { (label) } } }
}

/// Plain text of a person with its line breaks; htmx is told to keep its hands off.
pub fn prose(text: &str) -> Markup {
    html! {
        span hx-disable {
            @for (at, line) in text.lines().enumerate() {
                @if at > 0 { br; }
                (line)
            }
        }
    }
}

/// A form that posts: carries the token and the key of one effect. `rest` are its fields and buttons.
pub fn post_form(cx: &super::Cx, action: &str, class: &str, rest: Markup) -> Markup {
    html! {
        form method="post" action=(action) class=[(!class.is_empty()).then_some(class)] {
            (hidden(cx))
            (rest)
        }
    }
}

/// The hidden fields of every form that posts.
pub fn hidden(cx: &super::Cx) -> Markup {
    html! {
        input type="hidden" name="csrf" value=(cx.csrf());
        input type="hidden" name="once" value=(cx.once());
    }
}

/// The same of one sign, at the end of a row; `label` is said of it.
pub fn post_icon(cx: &super::Cx, action: &str, sign: &str, label: &str) -> Markup {
    post_form(cx, action, "", html! { button.icon-btn.icon-btn--s title=(label) aria-label=(label) { (icon(sign)) } })
}

/// What ends a row of a list: away to the archive, or back from it.
pub fn put_away(cx: &super::Cx, path: &str) -> Markup {
    post_icon(cx, &format!("{path}/archive"), "archive", super::text::TO_ARCHIVE.get(cx.lang()))
}
pub fn restore(cx: &super::Cx, path: &str) -> Markup {
    let label = html! { (icon("undo-2")) (super::text::RESTORE.get(cx.lang())) };
    post_button(cx, &format!("{path}/restoration"), "btn btn--quiet", label)
}

/// The arrow that moves a row of a list up; the first one stays.
pub fn rise(cx: &super::Cx, path: &str, at: usize) -> Markup {
    let label = super::text::MOVE_UP.get(cx.lang());
    html! {
        @if at > 0 { (post_icon(cx, &format!("{path}/rise"), "arrow-up", label)) }
        @else { button.icon-btn.icon-btn--s disabled aria-label=(label) { (icon("arrow-up")) } }
    }
}

/// A button that posts by itself: for one-step actions without fields.
pub fn post_button(cx: &super::Cx, action: &str, class: &str, label: Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            (hidden(cx))
            button class=(class) { (label) }
        }
    }
}
