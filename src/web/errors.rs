//! Pages for everything that does not succeed. Each says what happened and what to do.

use maud::{Markup, html};
use poem::{Response, http::StatusCode};

use super::{
    Cx, Form, Page, assets,
    reply::{Reply, Toast},
    respond::{finish, page_response, request_code},
    text,
    ui::{icon, kept},
};
use crate::{
    kernel::{Error, Fault, Id, Lang, Text, mark},
    store::redb::PAGES,
};

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
    let sent = cx.form();
    if cx.visit.htmx && (status != StatusCode::NOT_FOUND || !sent.pairs().is_empty()) {
        let said = format!("{}. {why}", title.get(cx.lang()));
        let mut reply = Reply::toast("bad", said.clone());
        if let Reply::Fragment(fragment) = &mut reply {
            fragment.status = status.as_u16();
            fragment.markup = html! { p.error { (said) } };
            fragment.toast = Some(Toast { kind: "bad", text: said, undo: None });
        }
        return finish(cx, Ok(reply));
    }
    let body = sorry(title.get(cx.lang()), &why, &sent, cx.lang());
    let page = if cx.visitor().is_some() && cx.frame().ready {
        Page::new("", title.get(cx.lang()), body)
    } else {
        Page::bare("bare", title.get(cx.lang()), html! { main.gate id="main" { section.gate__card { (body) } } })
    };
    page_response(cx, status, page)
}

/// Whatever was refused, what was typed stays to be copied.
fn sorry(title: &str, why: &str, sent: &Form, lang: Lang) -> Markup {
    html! {
        div.empty {
            (icon("circle-alert"))
            h1 { (title) }
            p { (why) }
            @if kept::worth(sent) { div.kept { (kept::words(sent, lang)) } }
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
        Error::Fault(fault @ Fault::Damaged { table: PAGES, .. }) => {
            tracing::error!(error = %fault, path = cx.visit.path, "damaged pages");
            told(cx, StatusCode::INTERNAL_SERVER_ERROR, text::FILE_DAMAGED, text::FILE_DAMAGED_WHY.get(lang).into())
        }
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
            again(cx, StatusCode::INTERNAL_SERVER_ERROR, text::BROKEN, text::BROKEN_WHY.with(lang, &[&code]))
        }
    }
}

fn no_room(cx: &Cx) -> Response {
    tracing::error!(path = cx.visit.path, "the disk is full");
    cx.site.room.look(&cx.site.store);
    again(cx, StatusCode::INSUFFICIENT_STORAGE, text::DISK_FULL, text::DISK_FULL_WHY.get(cx.lang()).into())
}

/// It was not the person's fault: what was typed stays on the page, and the same form can be sent again under its own key.
fn again(cx: &Cx, status: StatusCode, title: Text, why: String) -> Response {
    let (lang, form) = (cx.lang(), cx.form());
    if cx.visit.htmx || cx.visitor().is_none() || !kept::worth(&form) || !cx.uploads.is_empty() {
        return told(cx, status, title, why);
    }
    let body = html! {
        div.empty {
            (icon("circle-alert"))
            h1 { (title.get(lang)) }
            p { (why) }
            (kept::again(&form, &address(cx), &cx.csrf(), text::RETRY, lang))
        }
    };
    page_response(cx, status, Page::new("", title.get(lang), body))
}

/// Where this request went, with its query.
fn address(cx: &Cx) -> String {
    match cx.visit.query.as_str() {
        "" => cx.visit.path.clone(),
        query => format!("{}?{query}", cx.visit.path),
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

/// Nobody is signed in: the way in, which leads back to the page or to the form that was being sent. `sent` is that form.
pub(super) fn sign_in(cx: &Cx, sent: Option<Form>) -> Response {
    if cx.visit.listens {
        return told(cx, StatusCode::UNAUTHORIZED, text::SIGN_IN_FIRST, text::SIGN_IN_FIRST_WHY.get(cx.lang()).into());
    }
    let (wanted, posts, typed) = (address(cx), sent.is_some(), sent.unwrap_or_default());
    if cx.visit.htmx || kept::worth(&typed) {
        return let_in(cx, StatusCode::UNAUTHORIZED, &typed, &wanted);
    }
    let to = match wanted.as_str() {
        "/" => "/sign-in".to_string(),
        _ if posts => "/sign-in".to_string(),
        wanted => format!("/sign-in?{}", serde_urlencoded::to_string([("to", wanted)]).unwrap_or_default()),
    };
    finish(cx, Ok(Reply::redirect(to)))
}

/// The token of the form is another session's: the same person signed in anew, or somebody else did. The form came from our
/// own page, so its sender may look at what was typed and send it again under his name.
pub(super) fn other_session(cx: &Cx, typed: &Form) -> Response {
    if cx.visitor().is_none() || !(cx.visit.htmx || kept::worth(typed)) {
        return stale(cx);
    }
    let_in(cx, StatusCode::FORBIDDEN, typed, &address(cx))
}

fn let_in(cx: &Cx, status: StatusCode, typed: &Form, wanted: &str) -> Response {
    let typed = if kept::worth(typed) { typed.clone() } else { Form::empty() };
    let mut response = finish(cx, Ok((cx.site.sign_in)(cx, &typed, wanted)));
    response.set_status(status);
    response
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
