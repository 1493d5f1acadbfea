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
    }
}

/// A dialog with something to read and nothing to fill in.
pub fn plain(cx: &Cx, title: &str, body: &Markup) -> Markup {
    html! {
        header { h2 id="dialog-title" { (title) } @if cx.visit.htmx { button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(cx.lang())) { (icon("x")) } } }
        div.dialog__body { (body) }
    }
}

/// The dialog as a reply: alone over the page, or a page of its own.
pub fn page(section: &'static str, title: &str, dialog: Markup) -> Page {
    Page::drawer(section, title, html! { div.panel.panel--form { (dialog) } })
}
