//! The chain a request passes, outermost first: panics caught, files served, host checked, the person recognised, the
//! route found, its right and token checked, the handler run, the reply made into bytes with every header it needs.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use poem::{
    Endpoint, IntoEndpoint, Request, RequestBody, Response, RouteMethod,
    http::{Method, StatusCode, header},
};

use super::{
    Access, Cx, Form,
    access::Frame,
    api, assets,
    cx::{Proof, Site, Visit},
    errors, guard,
    respond::{compress, finish, protect},
    routes::Route,
    upload::{self, Trouble, Upload},
};
use crate::kernel::{Error, Id, Lang, Result};

pub const SESSION: &str = "sid";

/// Bytes of a form that go through signing in.
const TYPED: usize = 32 << 10;

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
            let said = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
            errors::unknown_visitor(StatusCode::INTERNAL_SERVER_ERROR, &Error::broken(format!("panic: {}", said.unwrap_or_default())))
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
        let path = request.uri().path().to_string();
        // Not secret, and the page about a wrong host is drawn with them.
        if path.starts_with("/static/") {
            return static_file(&request, &path);
        }
        if !guard::own_host(&request, &self.site.hosts) {
            return if api::owns(&path) { api::wrong_host(&request) } else { errors::wrong_host() };
        }
        if api::owns(&path) {
            return api::answer(&self.site, request).await;
        }
        if path == "/health" {
            return health(&self.site).await;
        }
        let head = request.method() == Method::HEAD;
        if head {
            request.set_method(Method::GET);
        }
        let visit = match look(&self.site, &request).await {
            Ok(visit) => Arc::new(visit),
            Err(error) => return errors::unknown_visitor(StatusCode::SERVICE_UNAVAILABLE, &error),
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
    let sound = site.store.read(|r| (site.identify)(r, Proof::Nobody, site.clock.now()).map(drop)).await.is_ok();
    let (status, word) = match (sound, site.store.is_held()) {
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
        None => response.body(asset.plain.as_slice()),
        Some(gzip) => {
            let response = response.header(header::VARY, "Accept-Encoding");
            match accepts_gzip(request) {
                true => response.header(header::CONTENT_ENCODING, "gzip").body(gzip.as_slice()),
                false => response.body(asset.plain.as_slice()),
            }
        }
    }
}

fn cookie(request: &Request, name: &str) -> Option<String> {
    let all = request.headers().get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, v)| v.to_string())
}

/// The languages a browser or a program says it reads, the first of ours.
pub(in crate::web) fn spoken(request: &Request) -> Option<Lang> {
    let said = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    said.split(',').find_map(|one| Lang::parse(one.trim().split(['-', ';']).next().unwrap_or_default()))
}

/// Learns who came and in which language he reads.
async fn look(site: &Site, request: &Request) -> Result<Visit> {
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_string);
    let now = site.clock.now();
    let session_token = cookie(request, SESSION);
    let proof = session_token.as_deref().map_or(Proof::Nobody, Proof::Session);
    let found = site.store.read(|r| Ok(((site.identify)(r, proof, now)?, crate::log::fact::last(r)?)));
    let ((frame, who), seq): ((Frame, _), _) = found.await?;
    if let Some(who) = &who {
        site.memory.of::<guard::Seen>().touch(who.session, now);
    }
    let chosen = cookie(request, "lang").and_then(|code| Lang::parse(&code));
    // A shop that is not there yet has no language of its own.
    let heard = if frame.company.is_empty() { spoken(request) } else { None };
    let lang = who.as_ref().and_then(|who| who.lang).or(chosen).or(heard).unwrap_or(frame.lang);
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
        listens: header("accept").is_some_and(|kinds| kinds.contains("text/event-stream")),
        seq,
        agent: header("user-agent").unwrap_or_default().chars().take(200).collect(),
        host: header("host").unwrap_or_default(),
        session_token,
        flash: cookie(request, "flash")
            .and_then(|value| data_encoding::BASE64URL_NOPAD.decode(value.as_bytes()).ok())
            .and_then(|b| String::from_utf8(b).ok()),
        once: None,
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
            (_, None) => {
                let typed = if writes { Some(self.typed(cx, request).await) } else { None };
                return Err(Box::new(errors::sign_in(cx, typed)));
            }
        }
        let (form, uploads) = if writes { self.body(cx, request).await? } else { (Form::empty(), Vec::new()) };
        if writes {
            let sent = request.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).unwrap_or(form.value("csrf"));
            if !guard::token_fits(cx.secret(), sent) {
                return Err(Box::new(errors::other_session(cx, &form)));
            }
        }
        let names = self.route.path.split('/').filter_map(|part| part.strip_prefix(':'));
        let params = names.filter_map(|name| Some((name.to_string(), request.raw_path_param(name)?.to_string()))).collect();
        let cx = Cx { params: Arc::new(params), form: Arc::new(form), uploads: Arc::new(uploads), ..cx.clone() };
        if writes && self.site.store.is_held() && !self.route.vital {
            return Err(Box::new(finish(&cx, Err(self.site.store.why_held().into()))));
        }
        Ok(cx)
    }

    /// What somebody whose session is over was sending, to be sent when he is back; nothing when it is too much to carry.
    async fn typed(&self, cx: &Cx, request: &mut Request) -> Form {
        match self.body(cx, request).await {
            Ok((form, uploads)) if uploads.is_empty() && form.pairs().iter().map(|(_, value)| value.len()).sum::<usize>() <= TYPED => form,
            _ => Form::empty(),
        }
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

impl Web {
    /// The endpoint boxed for a server or a test.
    pub fn endpoint(self) -> impl Endpoint<Output = Response> + 'static {
        self.into_endpoint()
    }
}
