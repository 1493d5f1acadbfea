//! From a reply to bytes: status, headers, cookies, compression. Every answer leaves through here.

use std::time::Duration;

use poem::{
    IntoResponse, Response,
    http::{HeaderValue, StatusCode, header},
    web::sse::SSE,
};

use super::{
    Cx, assets, errors,
    reply::{Cookie, Fragment, Page, Reply, Toast},
    serve::SESSION,
    ui,
};
use crate::kernel::{Error, Id, Result, mark};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// A silent stream says so now and then, or whatever stands between would close it.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A reply as bytes.
pub(super) fn finish(cx: &Cx, reply: Result<Reply>) -> Response {
    match reply {
        Ok(Reply::Page(page)) => page_response(cx, StatusCode::OK, page),
        Ok(Reply::Again(page)) => page_response(cx, StatusCode::UNPROCESSABLE_ENTITY, page),
        Ok(Reply::Clash(page)) => page_response(cx, StatusCode::CONFLICT, page),
        Ok(Reply::Forbidden(page)) => page_response(cx, StatusCode::FORBIDDEN, page),
        Ok(Reply::Fragment(fragment)) => fragment_response(fragment),
        Ok(Reply::Redirect { to, toast, cookies }) => redirect(cx, &to, toast, &cookies),
        Ok(Reply::File { name, mime, bytes }) => attachment(&name, mime).body(bytes),
        Ok(Reply::Download { name, mime, path }) => match std::fs::read(&path) {
            Ok(bytes) => attachment(&name, mime).body(bytes),
            Err(error) => finish(cx, Err(Error::broken(error))),
        },
        Ok(Reply::Events(events)) => SSE::new(events).keep_alive(KEEP_ALIVE).into_response(),
        Ok(Reply::Raw { status, mime, bytes }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            Response::builder().status(status).content_type(mime).header(header::CACHE_CONTROL, "no-store").body(bytes)
        }
        Err(error) => errors::response(cx, &error),
    }
}

pub(super) fn page_response(cx: &Cx, status: StatusCode, page: Page) -> Response {
    let alone = page.drawer && (cx.wants_drawer() || cx.wants_dialog() || (cx.visit.htmx && status == StatusCode::CONFLICT));
    let markup = if alone { page.body.clone() } else { ui::shell::document(cx, &page) };
    let response = Response::builder().status(status).content_type("text/html; charset=utf-8").header(header::CACHE_CONTROL, "no-store");
    let response =
        if cx.visit.flash.is_some() && !alone { response.header(header::SET_COOKIE, set_cookie(&gone("flash"))) } else { response };
    // A dialog stands over a page that stays where it is, whatever link asked for it.
    let response = if alone && cx.wants_dialog() { response.header("hx-push-url", "false") } else { response };
    with_cookies(response, &page.cookies).body(markup.into_string())
}

fn with_cookies(response: poem::ResponseBuilder, cookies: &[Cookie]) -> poem::ResponseBuilder {
    cookies.iter().fold(response, |response, cookie| response.header(header::SET_COOKIE, set_cookie(cookie)))
}

fn fragment_response(fragment: Fragment) -> Response {
    let status = StatusCode::from_u16(fragment.status).unwrap_or(StatusCode::OK);
    let mut response =
        Response::builder().status(status).content_type("text/html; charset=utf-8").header(header::CACHE_CONTROL, "no-store");
    let mut events = serde_json::Map::new();
    for event in &fragment.events {
        events.insert((*event).to_string(), serde_json::Value::Null);
    }
    if let Some(Toast { kind, text, undo }) = &fragment.toast {
        events.insert("toast".into(), serde_json::json!({ "kind": kind, "text": text, "undo": undo }));
    }
    if !events.is_empty() {
        response = response.header("hx-trigger", ascii_json(&serde_json::Value::Object(events)));
    }
    if let Some(id) = fragment.into {
        response = response.header("hx-retarget", format!("#{id}")).header("hx-reswap", "innerHTML");
    }
    with_cookies(response, &fragment.cookies).body(fragment.markup.into_string())
}

/// JSON that fits a header: everything beyond ASCII escaped.
fn ascii_json(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for unit in value.to_string().encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => out.push(byte as char),
            _ => out.push_str(&format!("\\u{unit:04x}")),
        }
    }
    out
}

/// Only to a path of ours: never to another site.
fn redirect(cx: &Cx, to: &str, toast: Option<Toast>, cookies: &[Cookie]) -> Response {
    let to = if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') { to } else { "/" };
    let mut response = Response::builder().header(header::CACHE_CONTROL, "no-store");
    response = if cx.visit.htmx {
        response.status(StatusCode::OK).header("hx-redirect", to)
    } else {
        response.status(StatusCode::SEE_OTHER).header(header::LOCATION, to)
    };
    // Whoever comes to this browser next finds nothing that was kept of the person before him.
    if cookies.iter().any(|cookie| cookie.name == SESSION && cookie.value.is_empty()) {
        response = response.header("clear-site-data", "\"cache\", \"storage\"");
    }
    response = with_cookies(response, cookies);
    if let Some(toast) = toast {
        // The second line is where "undo" posts.
        let said = format!("{}\n{}", toast.text.replace('\n', " "), toast.undo.unwrap_or_default());
        let value = data_encoding::BASE64URL_NOPAD.encode(said.as_bytes());
        response = response.header(header::SET_COOKIE, set_cookie(&Cookie { name: "flash", value, days: 0, http_only: true }));
    }
    response.finish()
}

fn gone(name: &'static str) -> Cookie {
    Cookie { name, value: String::new(), days: -1, http_only: true }
}

fn set_cookie(cookie: &Cookie) -> String {
    let age = match cookie.days {
        0 => String::new(),
        days => format!("; Max-Age={}", days.max(0) * 86_400),
    };
    let hidden = if cookie.http_only { "; HttpOnly" } else { "" };
    format!("{}={}; Path=/; SameSite=Lax{hidden}{age}", cookie.name, cookie.value)
}

fn attachment(name: &str, mime: &str) -> poem::ResponseBuilder {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    Response::builder()
        .content_type(mime)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"))
}

/// Headers that every answer carries, whatever made it.
pub(super) fn protect(response: &mut Response) {
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set("content-security-policy", CSP);
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()");
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Pages and data above a kilobyte travel compressed; files out of the program already are, and say so by their `Vary`.
pub(super) async fn compress(mut response: Response, gzip: bool) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let text = (kind.starts_with("text/") && kind != "text/event-stream") || kind.starts_with("application/json");
    if !text || response.headers().contains_key(header::VARY) {
        return response;
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("HX-Request, HX-Target, Accept-Encoding"));
    if !gzip {
        return response;
    }
    let Ok(bytes) = response.take_body().into_bytes().await else { return response };
    if bytes.len() < 1024 {
        response.set_body(bytes);
        return response;
    }
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response.set_body(assets::squeeze(&bytes, flate2::Compression::new(4)));
    response
}

/// The id of a request is also the code of its fault.
pub fn request_code(id: Id<mark::Request>) -> String {
    let text = id.to_string();
    text[text.len() - 8..].to_uppercase()
}
