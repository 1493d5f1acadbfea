//! The chain a request passes, outermost first: panics caught, host checked, files served, the person recognised, the
//! route found, its right and token checked, the handler run, the reply made into bytes with every header it needs.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use poem::{
    Endpoint, IntoEndpoint, Request, RequestBody, Response, RouteMethod,
    http::{HeaderValue, Method, StatusCode, header},
};

use super::{
    Access, Cx, Form,
    access::Frame,
    assets,
    cx::{Site, Visit},
    errors, guard,
    reply::{Cookie, Fragment, Page, Reply, Toast},
    routes::Route,
    ui,
    upload::{self, Trouble, Upload},
};
use crate::kernel::{Error, Fault, Id, Lang, Result, mark};

pub const SESSION: &str = "sid";
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// The whole program as an HTTP endpoint.
pub struct Web {
    site: Arc<Site>,
    router: poem::Route,
}

pub fn web(site: Arc<Site>) -> Web {
    let mut paths: Vec<(&'static str, RouteMethod)> = Vec::new();
    for route in site.slices.iter().flat_map(|slice| (slice.routes)().0) {
        let (path, method) = (route.path, route.method.clone());
        let end = Guarded { site: site.clone(), route };
        match paths.iter_mut().find(|(known, _)| *known == path) {
            Some((_, methods)) => *methods = std::mem::take(methods).method(method, end),
            None => paths.push((path, RouteMethod::new().method(method, end))),
        }
    }
    let router = paths.into_iter().fold(poem::Route::new(), |router, (path, methods)| router.at(path, methods));
    Web { site, router }
}

impl Endpoint for Web {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let head = request.method() == Method::HEAD;
        let gzip = accepts_gzip(&request);
        let answered = AssertUnwindSafe(self.answer(request)).catch_unwind().await;
        let mut response = answered.unwrap_or_else(|panic| {
            let code = errors::log(&Error::broken(format!("panic: {:?}", panic.downcast_ref::<&str>())));
            errors::plain(StatusCode::INTERNAL_SERVER_ERROR, &code)
        });
        protect(&mut response);
        if head {
            response.take_body();
        }
        Ok(compress(response, gzip).await)
    }
}

fn accepts_gzip(request: &Request) -> bool {
    request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"))
}

impl Web {
    async fn answer(&self, mut request: Request) -> Response {
        if !guard::own_host(&request, &self.site.hosts) {
            return errors::wrong_host();
        }
        let path = request.uri().path().to_string();
        if path == "/health" {
            return health(&self.site).await;
        }
        if path.starts_with("/static/") {
            return static_file(&request, &path);
        }
        let head = request.method() == Method::HEAD;
        if head {
            request.set_method(Method::GET);
        }
        let visit = match look(&self.site, &request).await {
            Ok(visit) => Arc::new(visit),
            Err(error) => return errors::plain(StatusCode::INTERNAL_SERVER_ERROR, &errors::log(&error)),
        };
        let cx =
            Cx { site: self.site.clone(), visit: visit.clone(), params: Arc::default(), form: Arc::default(), uploads: Arc::default() };
        request.extensions_mut().insert(cx.clone());
        match self.router.call(request).await {
            Ok(response) => response,
            Err(error) if error.status() == StatusCode::METHOD_NOT_ALLOWED => {
                errors::plain(StatusCode::METHOD_NOT_ALLOWED, "method not allowed")
            }
            Err(_) if !cx.frame().ready => errors::not_ready(&cx),
            Err(_) => finish(&cx, Err(Error::Hidden)),
        }
    }
}

async fn health(site: &Site) -> Response {
    let sound = site.store.read(|r| (site.identify)(r, None, site.clock.now()).map(drop)).await.is_ok();
    let slow = site.read_only.load(std::sync::atomic::Ordering::Relaxed);
    let (status, word) = match (sound, slow) {
        (true, false) => (StatusCode::OK, "ok"),
        (true, true) => (StatusCode::OK, "degraded"),
        (false, _) => (StatusCode::SERVICE_UNAVAILABLE, "broken"),
    };
    Response::builder().status(status).content_type("text/plain; charset=utf-8").header("cache-control", "no-store").body(word)
}

fn static_file(request: &Request, path: &str) -> Response {
    let Some(asset) = assets::find(path) else {
        return errors::plain(StatusCode::NOT_FOUND, "not found");
    };
    let response = Response::builder().content_type(asset.mime).header(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    match &asset.gzip {
        Some(gzip) if accepts_gzip(request) => {
            response.header(header::CONTENT_ENCODING, "gzip").header(header::VARY, "Accept-Encoding").body(gzip.as_slice())
        }
        _ => response.body(asset.plain.as_slice()),
    }
}

fn cookie(request: &Request, name: &str) -> Option<String> {
    let all = request.headers().get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, v)| v.to_string())
}

/// Learns who came and in which language he reads.
async fn look(site: &Site, request: &Request) -> Result<Visit> {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_string);
    let now = site.clock.now();
    let session_token = cookie(request, SESSION);
    let (frame, who): (Frame, _) = site.store.read(|r| (site.identify)(r, session_token.as_deref(), now)).await?;
    if let Some(who) = &who {
        site.memory.of::<guard::Seen>().touch(who.session, now);
    }
    let chosen = cookie(request, "lang").and_then(|code| Lang::parse(&code));
    let lang = who.as_ref().and_then(|who| who.lang).or(chosen).unwrap_or(frame.lang);
    let theme = match cookie(request, "theme").as_deref() {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    };
    Ok(Visit {
        lang,
        theme,
        compact: cookie(request, "density").as_deref() == Some("compact"),
        place: cookie(request, "place").and_then(|id| id.parse().ok()),
        request: Id::new(now),
        now,
        ip: request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip),
        path: request.uri().path().to_string(),
        query: request.uri().query().unwrap_or_default().to_string(),
        htmx: request.headers().contains_key("hx-request"),
        target: header("hx-target"),
        agent: header("user-agent").unwrap_or_default().chars().take(200).collect(),
        host: header("host").unwrap_or_default(),
        session_token,
        flash: cookie(request, "flash")
            .and_then(|value| data_encoding::BASE64URL_NOPAD.decode(value.as_bytes()).ok())
            .and_then(|b| String::from_utf8(b).ok()),
        frame,
        who,
    })
}

/// A handler behind its right and its token.
struct Guarded {
    site: Arc<Site>,
    route: Route,
}

impl Endpoint for Guarded {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let cx = request.extensions().get::<Cx>().cloned().expect("the chain puts it there");
        Ok(match self.admit(&cx, &mut request).await {
            Ok(cx) => {
                let reply = (self.route.run)(cx.clone()).await;
                finish(&cx, reply)
            }
            Err(response) => *response,
        })
    }
}

impl Guarded {
    /// All checks of one request; what it is refused with is ready to send.
    async fn admit(&self, cx: &Cx, request: &mut Request) -> std::result::Result<Cx, Box<Response>> {
        let writes = self.route.method != Method::GET;
        if !cx.frame().ready && self.route.access != Access::Public {
            return Err(Box::new(errors::not_ready(cx)));
        }
        if writes && !guard::own_origin(request) {
            return Err(Box::new(errors::stale(cx)));
        }
        match (self.route.access, cx.visitor()) {
            (Access::Public, _) | (Access::SignedIn, Some(_)) => {}
            (Access::May(right), Some(who)) if who.may(right) => {}
            (Access::May(right), Some(_)) => return Err(Box::new(finish(cx, Err(Error::Denied(right))))),
            (_, None) => return Err(Box::new(errors::sign_in(cx))),
        }
        if writes && self.site.read_only.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(Box::new(finish(cx, Err(Fault::DiskFull.into()))));
        }
        let (form, uploads) = if writes { self.body(cx, request).await? } else { (Form::empty(), Vec::new()) };
        if writes {
            let sent = request.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).unwrap_or(form.value("csrf"));
            if !guard::token_fits(cx.secret(), sent) {
                return Err(Box::new(errors::stale(cx)));
            }
        }
        let names = self.route.path.split('/').filter_map(|part| part.strip_prefix(':'));
        let params = names.filter_map(|name| Some((name.to_string(), request.raw_path_param(name)?.to_string()))).collect();
        Ok(Cx { params: Arc::new(params), form: Arc::new(form), uploads: Arc::new(uploads), ..cx.clone() })
    }

    async fn body(&self, cx: &Cx, request: &mut Request) -> std::result::Result<(Form, Vec<Upload>), Box<Response>> {
        let limit = self.route.body_limit;
        let too_large = || Box::new(errors::too_large(cx, limit));
        let kind = request.content_type().unwrap_or_default().to_string();
        if kind.starts_with("multipart/form-data") {
            let mut body = RequestBody::new(request.take_body());
            return upload::read(request, &mut body, limit).await.map_err(|trouble| match trouble {
                Trouble::TooLarge => too_large(),
                Trouble::Broken => Box::new(errors::broken_body(cx)),
            });
        }
        let bytes = request.take_body().into_bytes_limit(limit).await.map_err(|_| too_large())?;
        Form::read(&bytes).map(|form| (form, Vec::new())).ok_or_else(|| Box::new(errors::broken_body(cx)))
    }
}

/// A reply as bytes.
pub(super) fn finish(cx: &Cx, reply: Result<Reply>) -> Response {
    match reply {
        Ok(Reply::Page(page)) => page_response(cx, StatusCode::OK, page),
        Ok(Reply::Again(page)) => page_response(cx, StatusCode::UNPROCESSABLE_ENTITY, page),
        Ok(Reply::Forbidden(page)) => page_response(cx, StatusCode::FORBIDDEN, page),
        Ok(Reply::Fragment(fragment)) => fragment_response(fragment),
        Ok(Reply::Redirect { to, toast, cookies }) => redirect(cx, &to, toast, &cookies),
        Ok(Reply::File { name, mime, bytes }) => attachment(&name, mime).body(bytes),
        Ok(Reply::Download { name, mime, path }) => match std::fs::read(&path) {
            Ok(bytes) => attachment(&name, mime).body(bytes),
            Err(error) => finish(cx, Err(Error::broken(error))),
        },
        Ok(Reply::Raw { status, mime, bytes }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            Response::builder().status(status).content_type(mime).header(header::CACHE_CONTROL, "no-store").body(bytes)
        }
        Err(error) => errors::response(cx, &error),
    }
}

pub(super) fn page_response(cx: &Cx, status: StatusCode, page: Page) -> Response {
    let alone = page.drawer && (cx.wants_drawer() || cx.wants_dialog());
    let markup = if alone { page.body } else { ui::shell::document(cx, &page) };
    let response = Response::builder()
        .status(status)
        .content_type("text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "HX-Request, HX-Target, Accept-Encoding");
    let response =
        if cx.visit.flash.is_some() && !alone { response.header(header::SET_COOKIE, set_cookie(&gone("flash"))) } else { response };
    response.body(markup.into_string())
}

fn fragment_response(fragment: Fragment) -> Response {
    let status = StatusCode::from_u16(fragment.status).unwrap_or(StatusCode::OK);
    let mut response = Response::builder()
        .status(status)
        .content_type("text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "HX-Request, HX-Target, Accept-Encoding");
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
    if let Some(url) = fragment.push_url {
        response = response.header("hx-push-url", url);
    }
    response.body(fragment.markup.into_string())
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
    for cookie in cookies {
        response = response.header(header::SET_COOKIE, set_cookie(cookie));
    }
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
fn protect(response: &mut Response) {
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

/// Pages and data above a kilobyte travel compressed; files that already are do not.
async fn compress(mut response: Response, gzip: bool) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let text = kind.starts_with("text/") || kind.starts_with("application/json");
    if !gzip || !text || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let Ok(bytes) = response.take_body().into_bytes().await else { return response };
    if bytes.len() < 1024 {
        response.set_body(bytes);
        return response;
    }
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("HX-Request, HX-Target, Accept-Encoding"));
    response.set_body(assets::squeeze(&bytes, flate2::Compression::new(4)));
    response
}

impl Web {
    /// The endpoint boxed for a server or a test.
    pub fn endpoint(self) -> impl Endpoint<Output = Response> + 'static {
        self.into_endpoint()
    }
}

/// The id of a request is also the code of its fault.
pub fn request_code(id: Id<mark::Request>) -> String {
    let text = id.to_string();
    text[text.len() - 8..].to_uppercase()
}
