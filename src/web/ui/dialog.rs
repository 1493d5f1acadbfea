//! A dialog: one `<dialog>` in the layout, filled by the server. By its own address it is a page, so it works without
//! script too.

use maud::{Markup, html};

use super::icon;
use crate::web::{Cx, Page, text};

/// A dialog with a form inside: `body` are the fields, `buttons` the foot (the primary one last).
pub fn form(cx: &Cx, title: &str, action: &str, body: &Markup, buttons: &Markup) -> Markup {
    let back = cx.visit.htmx;
    html! {
        form.dialog__form method="post" action=(action) hx-post=[back.then_some(action)] hx-target=[back.then_some("#dialog")] hx-disabled-elt="find button" hx-disinherit="hx-disabled-elt" {
            (super::hidden(cx))
            header {
                @if back {
                    h2 { (title) }
                    button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(cx.lang())) { (icon("x")) }
                } @else { h1 { (title) } }
            }
            div.dialog__body { (body) }
            footer {
                @if back { button.btn type="button" data-close { (text::CANCEL.get(cx.lang())) } }
                (buttons)
            }
        }
        form hidden id=(beside(cx)) method="post" { (super::hidden(cx)) }
    }
}

/// The empty form that stands beside a dialog's own: a step takes nothing of what is typed in the fields.
fn beside(cx: &Cx) -> &'static str {
    if cx.visit.htmx { "dialog-step" } else { "page-step" }
}

/// A button in the foot of a dialog that does something else than its form: deletes, puts away.
pub fn step(cx: &Cx, class: &str, path: &str, inner: Markup) -> Markup {
    let script = cx.visit.htmx.then_some(path);
    html! {
        button class={ "btn " (class) } form=(beside(cx)) formaction=(path) hx-post=[script] hx-target=[script.map(|_| "#dialog")] hx-disabled-elt="this" { (inner) }
    }
}

/// A dialog with something to read and nothing to fill in.
pub fn plain(cx: &Cx, title: &str, body: &Markup) -> Markup {
    html! {
        div.dialog__form {
            header { h2 id="dialog-title" { (title) } @if cx.visit.htmx { button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(cx.lang())) { (icon("x")) } } }
            div.dialog__body { (body) }
        }
    }
}

/// The dialog as a reply: alone over the page, or a page of its own.
pub fn page(section: &'static str, title: &str, dialog: Markup) -> Page {
    Page::drawer(section, title, html! { div.panel.panel--form { (dialog) } })
}
