//! A dialog: one `<dialog>` in the layout, filled by the server. By its own address it is a page, so it works without
//! script too.

use maud::{Markup, html};

use super::icon;
use crate::web::{Cx, Page, text};

/// A dialog with a form inside: `body` are the fields, `buttons` the foot (the primary one last). As a page it is left for
/// the thing it is about.
pub fn form(cx: &Cx, title: &str, action: &str, body: &Markup, buttons: &Markup) -> Markup {
    form_over(cx, title, action, above(action), body, buttons)
}

/// The same, left for the page that stands in `back` when it is a page itself.
pub fn form_over(cx: &Cx, title: &str, action: &str, back: &str, body: &Markup, buttons: &Markup) -> Markup {
    let (over, cancel) = (cx.visit.htmx, text::CANCEL.get(cx.lang()));
    html! {
        form.dialog__form method="post" action=(action) hx-post=[over.then_some(action)] hx-target=[over.then_some("#dialog")] hx-disabled-elt="find button" hx-disinherit="hx-disabled-elt" {
            (super::hidden(cx))
            (head(cx, title))
            div.dialog__body { (body) }
            footer {
                @if over { button.btn type="button" data-close { (cancel) } } @else { a.btn href=(back) { (cancel) } }
                (buttons)
            }
        }
        form hidden id=(beside(cx)) method="post" { (super::hidden(cx)) }
    }
}

/// The page of the thing an action is about: `/orders/7/payments` belongs to the order, `/settings/sources/7` to its list.
fn above(action: &str) -> &str {
    let parts: Vec<&str> = action.split('/').collect();
    let kept = match parts.as_slice() {
        ["", "settings", ..] | ["", "orders", _, _, ..] => 3,
        _ => 2,
    };
    let length: usize = parts.iter().take(kept).map(|part| part.len() + 1).sum();
    &action[..length.saturating_sub(1)]
}

fn head(cx: &Cx, title: &str) -> Markup {
    html! {
        header {
            @if cx.visit.htmx {
                h2 { (title) }
                button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(cx.lang())) { (icon("x")) }
            } @else { h1 { (title) } }
        }
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

/// A dialog with something to read and nothing to fill in; its page leads to the first one.
pub fn plain(cx: &Cx, title: &str, body: &Markup) -> Markup {
    html! {
        div.dialog__form {
            (head(cx, title))
            div.dialog__body { (body) }
            @if !cx.visit.htmx { footer { a.btn href="/" { (text::HOME.get(cx.lang())) } } }
        }
    }
}

/// The dialog as a reply: alone over the page, or a page of its own.
pub fn page(section: &'static str, title: &str, dialog: Markup) -> Page {
    Page::drawer(section, title, html! { div.panel.panel--form { (dialog) } })
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn a_dialog_that_is_a_page_is_left_for_what_it_is_about() {
        for (action, page) in [
            ("/orders/7/payments", "/orders/7"),
            ("/orders/7/payments/3/reversal", "/orders/7"),
            ("/settings/sources/7", "/settings/sources"),
            ("/settings/sources", "/settings/sources"),
            ("/cash/expense", "/cash"),
            ("/price/7", "/price"),
        ] {
            assert_eq!(above(action), page);
        }
    }
}
