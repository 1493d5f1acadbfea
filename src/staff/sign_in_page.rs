//! The ways in as they look: a page, a dialog over the page whose session is over, and the form that waited.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::Lang,
    web::{
        Cx, Form, Page, Who, assets, text as web_text, token,
        ui::{self, field::Draw, icon, kept},
    },
};

pub fn view(cx: &Cx, form: &Form) -> Page {
    let lang = cx.lang();
    let body = html! {
        main.gate id="main" {
            (brand(cx))
            section.gate__card {
                h1 { (text::SIGN_IN_TITLE.get(lang)) }
                form.gate__body method="post" action="/sign-in" data-clean {
                    (ui::hidden(cx))
                    @if !form.value("typed").is_empty() {
                        @if form.error("").is_none() { (ui::note("warn", html! { (text::SESSION_OVER_TYPED.get(lang)) })) }
                        input type="hidden" name="typed" value=(form.value("typed"));
                    }
                    input type="hidden" name="to" value=(form.value("to"));
                    (login_and_password(form, lang))
                    button.btn.btn--primary.btn--big.btn--wide { (web_text::SIGN_IN.get(lang)) }
                }
                // Another language would lose the form that waits.
                @if form.value("typed").is_empty() { footer { (languages(cx, form.value("to"))) } }
            }
            div.gate__foot { span { (text::FORGOT_HINT.get(lang)) } }
        }
    };
    Page::bare("bare", text::SIGN_IN_TITLE.get(lang), body)
}

fn login_and_password(form: &Form, lang: Lang) -> Markup {
    let draw = Draw::of(form, lang);
    let (login, password) = (draw.field("login", text::LOGIN).icon("user"), draw.field("password", text::PASSWORD).password());
    // After a refusal the login is there already and the password is to be typed again.
    let (login, password) = if form.value("login").is_empty() { (login.focus(), password) } else { (login, password.focus()) };
    html! {
        @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) }
        (login.autocomplete("username").most(64).input())
        (password.autocomplete("current-password").input())
    }
}

/// Signing in over an open page: what is on it stays, and what was being sent is sent again.
pub fn over_page(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    html! {
        form.dialog__form method="post" action="/sign-in" hx-post="/sign-in" hx-target="#sign-in" hx-swap="innerHTML" hx-disabled-elt="find button" data-clean data-sign-in {
            (ui::hidden(cx))
            input type="hidden" name="over" value="on";
            header { h2 { (web_text::SIGN_IN_FIRST.get(lang)) } }
            div.dialog__body {
                p { (text::SESSION_OVER.get(lang)) }
                (login_and_password(form, lang))
            }
            footer {
                button.btn type="button" data-sign-in-later { (web_text::CANCEL.get(lang)) }
                button.btn.btn--primary { (web_text::SIGN_IN.get(lang)) }
            }
        }
    }
}

fn brand(cx: &Cx) -> Markup {
    html! {
        div.gate__brand {
            img src=(assets::url("logo.svg")) alt="" width="34" height="34";
            b { "Verstak" }
            @if !cx.frame().company.is_empty() { span { (cx.frame().company) } }
        }
    }
}

/// The language of the page, and a way to the others; it works without a session.
fn languages(cx: &Cx, to: &str) -> Markup {
    let back = match to {
        "" => "/sign-in".to_string(),
        to => format!("/sign-in?{}", serde_urlencoded::to_string([("to", to)]).unwrap_or_default()),
    };
    html! {
        (icon("languages"))
        form.seg method="post" action="/preferences/lang" data-clean aria-label=(text::LANGUAGE.get(cx.lang())) {
            (ui::hidden(cx))
            input type="hidden" name="back" value=(back);
            @for lang in Lang::ALL {
                button name="lang" value=(lang.code()) lang=(lang.code()) aria-pressed=(lang == cx.lang()) { (lang.name()) }
            }
        }
    }
}

/// What the open page is told: go on with this token, or be opened anew when it was another person's.
pub fn back(cx: &Cx, who: &Who, page_of: &str) -> Markup {
    let same = page_of == who.id.to_string();
    html! {
        @if same { div data-signed-in=(token(&who.secret)) data-who=(who.id) {} }
        @else { (another(cx, &who.name)) }
    }
}

/// Nothing is sent under another's name: the page is opened anew.
pub fn another(cx: &Cx, name: &str) -> Markup {
    let lang = cx.lang();
    html! {
        div.dialog__form {
            header { h2 { (text::ANOTHER_TITLE.get(lang)) } }
            div.dialog__body { p { (text::ANOTHER_WHY.with(lang, &[&name])) } }
            footer { button.btn type="button" data-sign-in-later { (text::BACK_TO_TEXT.get(lang)) } button.btn.btn--primary type="button" data-reload { (text::OPEN_ANEW.get(lang)) } }
        }
    }
}

/// The form that waited, to be sent by whoever is signed in now.
pub fn waiting(cx: &Cx, who: &Who, typed: &Form, to: &str) -> Page {
    let lang = cx.lang();
    let to = if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') { to } else { "/" };
    let body = html! {
        main.gate id="main" {
            (brand(cx))
            section.gate__card {
                h1 { (text::WAITING_TITLE.get(lang)) }
                div.gate__body {
                    p { (text::WAITING_WHY.with(lang, &[&who.name])) }
                    (kept::again(typed, to, &token(&who.secret), web_text::GO_ON_SAVING, lang))
                    a.btn.btn--wide href="/" { (web_text::HOME.get(lang)) }
                }
            }
        }
    };
    Page::bare("bare", text::WAITING_TITLE.get(lang), body)
}
