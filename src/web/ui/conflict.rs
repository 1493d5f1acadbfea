//! Two versions of one thing side by side: what it was, theirs, mine, and a choice in every row.

use maud::{Markup, html};

use super::{feed, hidden, icon, kept};
use crate::{
    kernel::name,
    log::FactRow,
    web::{
        Cx, Form, Page,
        merge::{Clash, Shared, TAKE},
        text,
    },
};

/// Over the page for htmx, a page of its own without script. What was typed travels inside the form.
pub fn page(cx: &Cx, thing: &Shared, form: &Form, clashes: &[Clash<'_>]) -> Page {
    let lang = cx.lang();
    let (title, over) = (text::CLASH.get(lang), cx.visit.htmx);
    let body = html! {
        div.panel.panel--form data-wide {
            form.dialog__form method="post" action=(thing.action) hx-post=[over.then_some(&thing.action)] hx-target=[over.then_some("#dialog")] hx-swap=[over.then_some("innerHTML")] hx-disabled-elt="find button" data-unsaved {
                (hidden(cx))
                @for (name, value) in form.pairs().iter().filter(|(name, _)| !["csrf", "once"].contains(&name.as_str())) {
                    input type="hidden" name=(name) value=(value);
                }
                header {
                    @if over {
                        h2 { (title) }
                        button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(lang)) { (icon("x")) }
                    } @else { h1 { (title) } }
                }
                div.dialog__body {
                    p { (text::CLASH_WHY.get(lang)) }
                    (table(cx, clashes))
                }
                footer {
                    button.btn.btn--primary data-key="Ctrl+Enter" { (text::SAVE_CHOSEN.get(lang)) }
                    a.btn.btn--danger href=(thing.page) data-lose { (text::LOSE_MINE.get(lang)) }
                }
            }
        }
    };
    Page::drawer(thing.section, title, body)
}

/// A thing that is no more: what happened to it, and what was typed for it, to be copied: field by field where the form says
/// what it was opened with, all of it otherwise.
pub fn gone(cx: &Cx, thing: &Shared, form: &Form, fact: &FactRow, typed: Option<Vec<(&str, Markup)>>) -> Page {
    let (lang, over) = (cx.lang(), cx.visit.htmx);
    let title = text::GONE.get(lang);
    let body = html! {
        div.panel.panel--form {
            div.dialog__form {
                header {
                    @if over {
                        h2 { (title) }
                        button.icon-btn type="button" data-close aria-label=(text::CLOSE.get(lang)) { (icon("x")) }
                    } @else { h1 { (title) } }
                }
                div.dialog__body {
                    (feed::feed(cx, std::slice::from_ref(fact), None))
                    @match typed {
                        Some(typed) => @if !typed.is_empty() {
                            div.kept {
                                span.label { (text::TYPED.get(lang)) }
                                dl.kv { @for (title, value) in &typed { dt { (title) } dd { (value) } } }
                            }
                        },
                        None => @if kept::worth(form) { div.kept { (kept::words(form, lang)) } },
                    }
                }
                footer { a.btn.btn--primary href=(thing.page) data-lose { (text::CLEAR.get(lang)) } }
            }
        }
    };
    Page::drawer(thing.section, title, body)
}

fn table(cx: &Cx, clashes: &[Clash<'_>]) -> Markup {
    let lang = cx.lang();
    html! {
        table.versions {
            thead {
                tr {
                    th scope="col" { (text::CLASH_FIELD.get(lang)) }
                    th scope="col" { (text::CLASH_WAS.get(lang)) }
                    th scope="col" { (text::CLASH_THEIRS.get(lang)) }
                    th scope="col" { (text::CLASH_MINE.get(lang)) }
                }
            }
            tbody {
                @for clash in clashes {
                    tr {
                        th scope="row" { (clash.part.title.get(lang)) }
                        td data-title=(text::CLASH_WAS.get(lang)) { (clash.was) }
                        td data-title=(text::CLASH_THEIRS.get(lang)) { (choice(clash, "theirs", &clash.theirs, &author(cx, clash))) }
                        td data-title=(text::CLASH_MINE.get(lang)) { (choice(clash, "mine", &clash.mine, "")) }
                    }
                }
            }
        }
    }
}

fn author(cx: &Cx, clash: &Clash<'_>) -> String {
    let said = clash.by.as_ref().map(|(who, at)| format!("{}, {}", name::short_name(who), cx.frame().zone.near(*at, cx.now(), cx.lang())));
    said.unwrap_or_default()
}

fn choice(clash: &Clash<'_>, whose: &str, value: &Markup, author: &str) -> Markup {
    html! {
        label.version {
            input.check type="radio" name={ (TAKE) (clash.part.name()) } value=(whose) checked[whose == "mine"];
            span { (value) @if !author.is_empty() { span.hint { (author) } } }
        }
    }
}
