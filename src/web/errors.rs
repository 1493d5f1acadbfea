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
pub fn log(error: &Error) -> String {
    let code = request_code(Id::<mark::Request>::new(crate::kernel::Clock::system().now()));
    tracing::error!(%error, code, "fault");
    code
}

/// For when not even the shell can be drawn.
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
        Page::bare("login", title.get(cx.lang()), html! { main.login__card id="main" { (body) } })
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
        Error::Fault(Fault::DiskFull) => {
            tracing::error!("the disk is full");
            told(cx, StatusCode::INSUFFICIENT_STORAGE, text::DISK_FULL, text::DISK_FULL_WHY.get(lang).into())
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
    if cx.visit.htmx || cx.visit.path.starts_with("/api/") {
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

/// Before anything is known about the visitor: all three languages at once.
pub(super) fn wrong_host() -> Response {
    let body = html! {
        (maud::DOCTYPE)
        html lang="ru" {
            head { meta charset="utf-8"; title { (text::WRONG_HOST.ru) } link rel="stylesheet" href=(assets::url("app.css")); }
            body.login {
                main.login__card {
                    @for lang in Lang::ALL {
                        div lang=(lang.code()) { h1 { (text::WRONG_HOST.get(lang)) } p { (text::WRONG_HOST_WHY.get(lang)) } }
                    }
                }
            }
        }
    };
    Response::builder().status(StatusCode::MISDIRECTED_REQUEST).content_type("text/html; charset=utf-8").body(body.into_string())
}
