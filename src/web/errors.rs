//! Pages for everything that does not succeed. Each says what happened and what to do.

use maud::{Markup, html};
use poem::{Response, http::StatusCode};

use super::{
    Cx, Page, assets,
    reply::{Reply, Toast},
    respond::{finish, page_response, request_code},
    text,
    ui::icon,
};
use crate::kernel::{Error, Fault, Id, Lang, Text, mark};

/// Writes a fault to the log under a new code and returns the code.
fn log(error: &Error) -> String {
    let code = request_code(Id::<mark::Request>::new(crate::kernel::Clock::system().now()));
    tracing::error!(%error, code, "fault");
    code
}

/// For what no person looks at.
pub fn plain(status: StatusCode, what: &str) -> Response {
    Response::builder().status(status).content_type("text/plain; charset=utf-8").body(what.to_string())
}

fn told(cx: &Cx, status: StatusCode, title: Text, why: String) -> Response {
    if cx.visit.htmx && status != StatusCode::NOT_FOUND {
        let said = format!("{}. {why}", title.get(cx.lang()));
        let mut reply = Reply::toast("bad", said.clone());
        if let Reply::Fragment(fragment) = &mut reply {
            fragment.status = status.as_u16();
            fragment.markup = html! { p.error { (said) } };
            fragment.toast = Some(Toast { kind: "bad", text: said, undo: None });
        }
        return finish(cx, Ok(reply));
    }
    let body = html! { (sorry(title.get(cx.lang()), &why, cx.lang())) };
    let page = if cx.visitor().is_some() && cx.frame().ready {
        Page::new("", title.get(cx.lang()), body)
    } else {
        Page::bare("bare", title.get(cx.lang()), html! { main.gate id="main" { section.gate__card { (body) } } })
    };
    page_response(cx, status, page)
}

fn sorry(title: &str, why: &str, lang: Lang) -> Markup {
    html! {
        div.empty {
            (icon("circle-alert"))
            h1 { (title) }
            p { (why) }
            a.btn href="/" { (text::HOME.get(lang)) }
        }
    }
}

pub fn response(cx: &Cx, error: &Error) -> Response {
    let lang = cx.lang();
    match error {
        Error::Hidden => told(cx, StatusCode::NOT_FOUND, text::NOT_FOUND, text::NOT_FOUND_WHY.get(lang).into()),
        Error::Denied(right) => {
            let why = text::DENIED_WHY.with(lang, &[&right.title().get(lang)]);
            told(cx, StatusCode::FORBIDDEN, text::DENIED, why)
        }
        Error::Refused(refusal) => told(cx, StatusCode::UNPROCESSABLE_ENTITY, text::NOT_SAVED_TITLE, refusal.say(lang)),
        Error::Fault(Fault::DiskFull) => no_room(cx),
        Error::Fault(fault @ Fault::Damaged { table, .. }) => {
            tracing::error!(error = %fault, path = cx.visit.path, "a damaged record");
            told(cx, StatusCode::INTERNAL_SERVER_ERROR, text::DAMAGED, text::DAMAGED_WHY.with(lang, &[table]))
        }
        Error::Fault(Fault::Busy) | Error::Conflict => {
            told(cx, StatusCode::SERVICE_UNAVAILABLE, text::BUSY, text::BUSY_WHY.get(lang).into())
        }
        Error::Fault(_) => {
            let code = request_code(cx.visit.request);
            tracing::error!(%error, code, path = cx.visit.path, "fault");
            told(cx, StatusCode::INTERNAL_SERVER_ERROR, text::BROKEN, text::BROKEN_WHY.with(lang, &[&code]))
        }
    }
}

/// The disk is full: what was typed stays on the page, and the same form can be sent again when there is room.
fn no_room(cx: &Cx) -> Response {
    let (lang, form) = (cx.lang(), cx.form());
    tracing::error!(path = cx.visit.path, "the disk is full");
    cx.site.room.look(&cx.site.store);
    let why = text::DISK_FULL_WHY.get(lang);
    let secret = SECRETS.iter().any(|name| form.has(name));
    if cx.visit.htmx || form.pairs().is_empty() || secret || !cx.uploads.is_empty() {
        return told(cx, StatusCode::INSUFFICIENT_STORAGE, text::DISK_FULL, why.into());
    }
    let action = match cx.visit.query.as_str() {
        "" => cx.visit.path.clone(),
        query => format!("{}?{query}", cx.visit.path),
    };
    let typed: Vec<&str> = form.pairs().iter().filter(|(name, value)| is_typed(name, value)).map(|(_, value)| value.as_str()).collect();
    let body = html! {
        div.empty {
            (icon("circle-alert"))
            h1 { (text::DISK_FULL.get(lang)) }
            p { (why) }
            form.kept method="post" action=(action) data-guard {
                input type="hidden" name="csrf" value=(cx.csrf());
                @for (name, value) in form.pairs().iter().filter(|(name, _)| name != "csrf") {
                    input type="hidden" name=(name) value=(value);
                }
                @if !typed.is_empty() {
                    label.label for="kept" { (text::TYPED.get(lang)) }
                    textarea.input id="kept" readonly rows=(typed.len().clamp(2, 8)) { (typed.join("\n")) }
                }
                button.btn.btn--primary { (text::RETRY.get(lang)) }
            }
        }
    };
    page_response(cx, StatusCode::INSUFFICIENT_STORAGE, Page::new("", text::DISK_FULL.get(lang), body))
}

/// Fields that no page may show again.
const SECRETS: [&str; 2] = ["password", "old"];

/// What a person wrote himself, not what the page carried for him.
fn is_typed(name: &str, value: &str) -> bool {
    !value.trim().is_empty() && !["csrf", "once", "version", "back"].contains(&name) && value.parse::<Id<mark::Once>>().is_err()
}

pub(super) fn stale(cx: &Cx) -> Response {
    told(cx, StatusCode::FORBIDDEN, text::STALE, text::STALE_WHY.get(cx.lang()).into())
}

pub(super) fn too_large(cx: &Cx, limit: usize) -> Response {
    told(cx, StatusCode::PAYLOAD_TOO_LARGE, text::TOO_LARGE, text::TOO_LARGE_WHY.with(cx.lang(), &[&(limit >> 10)]))
}

pub(super) fn broken_body(cx: &Cx) -> Response {
    told(cx, StatusCode::BAD_REQUEST, text::STALE, text::STALE_WHY.get(cx.lang()).into())
}

/// A page leads to signing in and back; a part of a page says that the session has ended.
pub(super) fn sign_in(cx: &Cx) -> Response {
    if cx.visit.htmx {
        return told(cx, StatusCode::UNAUTHORIZED, text::SIGN_IN_FIRST, text::SIGN_IN_FIRST_WHY.get(cx.lang()).into());
    }
    let back = match cx.visit.query.as_str() {
        "" => cx.visit.path.clone(),
        query => format!("{}?{query}", cx.visit.path),
    };
    let to = match back.as_str() {
        "/" => "/sign-in".to_string(),
        back => format!("/sign-in?{}", serde_urlencoded::to_string([("to", back)]).unwrap_or_default()),
    };
    finish(cx, Ok(Reply::redirect(to)))
}

pub(super) fn not_ready(cx: &Cx) -> Response {
    told(cx, StatusCode::FORBIDDEN, text::NOT_READY, text::NOT_READY_WHY.get(cx.lang()).into())
}

/// Nothing could be learnt about the visitor, or the page fell: whoever it is, he gets nothing but words.
pub(super) fn unknown_visitor(status: StatusCode, error: &Error) -> Response {
    let code = log(error);
    match error {
        Error::Fault(Fault::Damaged { table, .. }) => in_three_languages(status, text::DAMAGED, text::DAMAGED_WHY, table),
        Error::Fault(Fault::DiskFull) => in_three_languages(status, text::DISK_FULL, text::DISK_FULL_WHY, &""),
        _ => in_three_languages(status, text::BROKEN, text::BROKEN_WHY, &code),
    }
}

pub(super) fn wrong_host() -> Response {
    in_three_languages(StatusCode::MISDIRECTED_REQUEST, text::WRONG_HOST, text::WRONG_HOST_WHY, &"")
}

/// Before the language of the visitor is known.
fn in_three_languages(status: StatusCode, title: Text, why: Text, word: &dyn std::fmt::Display) -> Response {
    let body = html! {
        (maud::DOCTYPE)
        html lang="ru" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title.ru) }
                link rel="stylesheet" href=(assets::url("app.css"));
            }
            body.bare {
                main.gate {
                    section.gate__card {
                        @for lang in Lang::ALL {
                            div.empty lang=(lang.code()) { h1 { (title.get(lang)) } p { (why.with(lang, &[word])) } }
                        }
                    }
                }
            }
        }
    };
    Response::builder().status(status).content_type("text/html; charset=utf-8").body(body.into_string())
}
