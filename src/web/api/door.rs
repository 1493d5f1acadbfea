//! The door: from a request with a key to an operation, and back.

use std::{
    collections::{HashMap, HashSet},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::FutureExt;
use poem::{
    Endpoint, EndpointExt, Request, Response, Route,
    endpoint::BoxEndpoint,
    http::{HeaderValue, Method, StatusCode, header},
};
use poem_openapi::{OpenApi, OpenApiService};
use sha2::{Digest, Sha256};

use super::{
    BASE,
    document::{self, Operation},
    problem::{self, FieldProblem, Problem},
    text,
};
use crate::{
    kernel::{Error, Id, Lang, Moment, Result, mark},
    log::Once,
    web::{
        Cx, Seen, Site, access,
        cx::{Proof, Visit},
        routes::FORM_LIMIT,
        serve::spoken,
        text as web_text,
    },
};

/// Requests of one key in one minute.
pub const PACE: u32 = 600;

/// Every operation behind one endpoint, and the document about them.
pub struct Door {
    endpoint: BoxEndpoint<'static>,
    pub document: String,
    operations: Vec<Operation>,
}

impl Door {
    pub fn new<T: OpenApi + 'static>(api: T) -> Door {
        let service = OpenApiService::new(api, "Verstak", env!("CARGO_PKG_VERSION"))
            .description(document::ABOUT)
            .server(poem_openapi::ServerObject::new(BASE));
        let (document, operations) = document::finished(&service.spec());
        Door { endpoint: Route::new().nest(BASE, service).boxed(), document, operations }
    }
}

/// Whether a path belongs to the API. The document and its page are pages.
pub fn owns(path: &str) -> bool {
    path.starts_with("/api/") && !document::is_page(path)
}

/// A name that is not ours, before anything is known of the visitor.
pub fn wrong_host(request: &Request) -> Response {
    let lang = spoken(request).unwrap_or(Lang::En);
    problem::plain(StatusCode::MISDIRECTED_REQUEST, "wrong_host", web_text::WRONG_HOST_WHY.get(lang))
}

pub async fn answer(site: &Arc<Site>, mut request: Request) -> Response {
    if request.method() == Method::HEAD {
        request.set_method(Method::GET);
    }
    let now = site.clock.now();
    let guess = Guess::of(&request);
    if let Some(wait) = guess.as_ref().and_then(|guess| guess.too_early(site, now)) {
        return slow_down(text::WRONG_KEYS.with(spoken(&request).unwrap_or(Lang::En), &[&wait]), wait);
    }
    let (visit, knocked) = match look(site, &request, now).await {
        Ok(found) => found,
        Err(error) => return problem::of_nobody(StatusCode::SERVICE_UNAVAILABLE, &error, spoken(&request)),
    };
    if let (Some(guess), Some(_)) = (guess, &visit.who) {
        guess.was_right(site);
    }
    if let Some(refused) = refused(site, &request, &visit, knocked) {
        return refused;
    }
    match admit(site, visit, request).await {
        Ok((request, visit)) => {
            let answered = AssertUnwindSafe(site.api.endpoint.call(request)).catch_unwind().await;
            let answered = answered.unwrap_or_else(|panic| Err(Error::broken(format!("panic: {:?}", panic.downcast_ref::<&str>())).into()));
            answered.unwrap_or_else(|error| problem::of(&error, &visit))
        }
        Err(response) => *response,
    }
}

/// What the person behind the key would be told before anything is read: no key, too fast, no such operation.
fn refused(site: &Site, request: &Request, visit: &Visit, knocked: bool) -> Option<Response> {
    let lang = visit.lang;
    if !visit.frame.ready {
        return Some(problem::plain(StatusCode::FORBIDDEN, "not_ready", web_text::NOT_READY_WHY.get(lang)));
    }
    let Some(who) = &visit.who else {
        let said = if knocked { text::BAD_KEY } else { text::NO_KEY };
        let response = problem::plain(StatusCode::UNAUTHORIZED, "unauthorized", said.get(lang));
        return Some(with_header(response, header::WWW_AUTHENTICATE, "Bearer"));
    };
    site.memory.of::<Seen>().touch(who.session, visit.now);
    if let Some(wait) = site.memory.of::<Pace>().too_fast(who.session, visit.now) {
        return Some(slow_down(text::TOO_FAST.with(lang, &[&PACE, &wait]), wait));
    }
    unknown(&site.api.operations, request, lang)
}

/// A path, a method or a parameter that the document does not have.
fn unknown(operations: &[Operation], request: &Request, lang: Lang) -> Option<Response> {
    let path = request.uri().path().strip_prefix(BASE).unwrap_or_default();
    let here: Vec<&Operation> = operations.iter().filter(|operation| operation.suits(path)).collect();
    let Some(operation) = here.iter().find(|operation| operation.method == request.method()) else {
        if here.is_empty() {
            return Some(problem::not_found(lang));
        }
        let allowed = here.iter().map(|operation| operation.method.as_str()).collect::<Vec<_>>().join(", ");
        let said = text::WRONG_METHOD.with(lang, &[&allowed]);
        let response = problem::plain(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", said);
        return Some(with_header(response, header::ALLOW, &allowed));
    };
    let query = request.uri().query().unwrap_or_default();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let (stranger, _) = pairs.into_iter().find(|(name, _)| !operation.query.contains(name))?;
    let message = text::UNKNOWN_QUERY.with(lang, &[&stranger]);
    let errors = vec![FieldProblem { field: stranger, code: None, message: message.clone() }];
    Some(problem::response(StatusCode::BAD_REQUEST, &Problem { code: "bad_request".into(), message, errors }))
}

fn slow_down(said: String, wait: i64) -> Response {
    let response = problem::plain(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", said);
    with_header(response, header::RETRY_AFTER, &wait.to_string())
}

fn with_header(mut response: Response, name: header::HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Reads the body whole and puts the `Cx` where operations look for it.
async fn admit(site: &Arc<Site>, mut visit: Visit, mut request: Request) -> std::result::Result<(Request, Arc<Visit>), Box<Response>> {
    let lang = visit.lang;
    let writes = request.method() != Method::GET;
    if writes && site.store.is_held() {
        return Err(Box::new(problem::of_ours(&site.store.why_held().into(), &visit)));
    }
    let too_large = || {
        let said = web_text::TOO_LARGE_WHY.with(lang, &[&(FORM_LIMIT >> 10)]);
        Box::new(problem::plain(StatusCode::PAYLOAD_TOO_LARGE, "too_large", said))
    };
    let body = request.take_body().into_bytes_limit(FORM_LIMIT).await.map_err(|_| too_large())?;
    if writes {
        let bad = |()| Box::new(problem::plain(StatusCode::BAD_REQUEST, "bad_idempotency_key", text::BAD_ONCE.get(lang)));
        visit.once = once(&request, &visit, &body).map_err(bad)?;
    }
    request.set_body(body);
    let visit = Arc::new(visit);
    let cx = Cx { site: site.clone(), visit: visit.clone(), params: Arc::default(), form: Arc::default(), uploads: Arc::default() };
    request.extensions_mut().insert(cx);
    Ok((request, visit))
}

/// The key of one effect: whose it is and how he called it; what is asked under it is remembered beside.
fn once(request: &Request, visit: &Visit, body: &[u8]) -> std::result::Result<Option<Once>, ()> {
    let Some(name) = request.headers().get("idempotency-key") else { return Ok(None) };
    let name = name.as_bytes();
    if !(1..=255).contains(&name.len()) || !name.iter().all(|byte| (b' '..=b'~').contains(byte)) {
        return Err(());
    }
    let person = visit.who.as_ref().map_or([0; 16], |who| who.id.bytes());
    let id = Sha256::new().chain_update(person).chain_update(name).finalize();
    let target = format!("{} {}\n", request.method(), request.uri());
    let print = Sha256::new().chain_update(target).chain_update(body).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&id[..16]);
    Ok(Some(Once { id: Id::from_bytes(bytes), print: data_encoding::HEXLOWER.encode(&print) }))
}

/// Learns who came; whether he showed a key at all is the second part. A cookie says nothing here.
async fn look(site: &Site, request: &Request, now: Moment) -> Result<(Visit, bool)> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let proof = key_of(request).map_or(Proof::Nobody, Proof::Key);
    let (frame, who): (access::Frame, _) = site.store.read(|reads| (site.identify)(reads, proof, now)).await?;
    let visit = Visit {
        lang: who.as_ref().and_then(|who| who.lang).or_else(|| spoken(request)).unwrap_or(frame.lang),
        theme: None,
        compact: false,
        place: None,
        request: Id::new(now),
        now,
        ip: request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip),
        path: request.uri().path().to_string(),
        query: request.uri().query().unwrap_or_default().to_string(),
        htmx: false,
        target: None,
        listens: false,
        seq: 0,
        agent: header("user-agent").unwrap_or_default().chars().take(200).collect(),
        host: header("host").unwrap_or_default().to_string(),
        session_token: None,
        flash: None,
        once: None,
        frame,
        who,
    };
    Ok((visit, header("authorization").is_some()))
}

fn key_of(request: &Request) -> Option<&str> {
    let given = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    given.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, key)| key.trim())
}

/// Wrong keys from one address before it is left to wait, and how long.
const GUESSES: u32 = 30;
const GUESSES_WINDOW: i64 = 5 * Moment::MINUTE;

/// Hashes of keys that were good since the program started: another's guesses from the same address do not stop them.
#[derive(Default)]
struct Good(Mutex<HashSet<[u8; 32]>>);

/// A key that may be a guess: counted before it is looked at, so that a thousand sent at once are not a thousand guesses.
struct Guess {
    address: String,
    key: [u8; 32],
}

impl Guess {
    fn of(request: &Request) -> Option<Guess> {
        let ip = request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip);
        let key = Sha256::digest(key_of(request)?).into();
        Some(Guess { address: format!("key from {ip:?}"), key })
    }
    /// Counts it, or says how many seconds its address has to wait.
    fn too_early(&self, site: &Site, now: Moment) -> Option<i64> {
        if site.memory.of::<Good>().0.lock().unwrap_or_else(PoisonError::into_inner).contains(&self.key) {
            return None;
        }
        let pause = |tries| if tries < GUESSES { 0 } else { GUESSES_WINDOW };
        let left = site.throttle.attempt(&self.address, now, GUESSES_WINDOW, pause).err()?;
        Some((left + Moment::SECOND - 1) / Moment::SECOND)
    }
    /// It was no guess.
    fn was_right(&self, site: &Site) {
        if site.memory.of::<Good>().0.lock().unwrap_or_else(PoisonError::into_inner).insert(self.key) {
            site.throttle.take_back(&self.address);
        }
    }
}

/// How many requests each key made in its present minute.
#[derive(Default)]
struct Pace(Mutex<HashMap<Id<mark::Session>, (Moment, u32)>>);

impl Pace {
    /// Counts one more; the seconds to wait when it is one too many.
    fn too_fast(&self, key: Id<mark::Session>, now: Moment) -> Option<i64> {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, count) = keys.entry(key).or_insert((now, 0));
        if now.since(*since) >= Moment::MINUTE || now < *since {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        (*count > PACE).then(|| (Moment::MINUTE - now.since(*since)).div_euclid(Moment::SECOND).max(1))
    }
}
