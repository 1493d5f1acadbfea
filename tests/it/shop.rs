//! A shop for stories: in memory, over the engine that runs writes twice, with a clock that stands still and people who
//! come in by HTTP.

use std::sync::{Arc, Mutex, OnceLock};

use futures_util::StreamExt;
use poem::{Endpoint, Request, Response, http::Method};
use verstak::{
    app,
    kernel::{Actor, Clock, Id, Moment, Result, Stamp, mark},
    setup::{Founded, Founding},
    shop::Country,
    staff::{self, Employee, RoleAt},
    store::{Read, Store, Write, chaos::Chaos, redb::RedbEngine},
    web::{Site, serve::Web, serve::web},
};

/// Monday, 23 November 2026, 10:00 in Moscow.
pub const MONDAY: i64 = 1_795_417_200_000;
/// The program itself: it reads foreign files.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_verstak");
const HOST: &str = "127.0.0.1:8080";
pub const PASSWORD: &str = "verstak-lampa-stol-7";

pub struct Shop {
    pub site: Arc<Site>,
    pub clock: Clock,
    pub location: Id<mark::Location>,
    pub owner: Id<mark::Employee>,
    web: Web,
}

/// One hash for everybody: making it is slow on purpose.
pub fn password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| staff::password::hash_now(PASSWORD).expect("a password hashes")).clone()
}

pub fn founding() -> Founding {
    Founding {
        company: "Мастерская на Лесной".into(),
        legal_name: "ИП Орлова М. А.".into(),
        country: Country::Russia,
        zone: "Europe/Moscow".into(),
        lang: verstak::kernel::Lang::Ru,
        business: "phones".into(),
        location: "Лесная, 14".into(),
        address: "Лесная ул., 14".into(),
        phone: "+7 900 555-01-00".into(),
        order_template: "Л-{C:5}".into(),
        owner: "Орлова Мария".into(),
        login: "orlova".into(),
        password: password_hash(),
        demo: false,
    }
}

impl Shop {
    /// A shop that was just set up: phones, one location, the owner.
    pub async fn new() -> Shop {
        let clock = Clock::fixed(Moment::from_millis(MONDAY));
        Shop::over(Store::over(Chaos::over(RedbEngine::memory())), clock).await
    }

    pub async fn over(store: Store, clock: Clock) -> Shop {
        Shop::with(store, clock, app::Settings::in_memory(8080)).await
    }

    pub async fn with(store: Store, clock: Clock, settings: app::Settings) -> Shop {
        let site = app::site(store, clock.clone(), app::Settings { program: PROGRAM.into(), ..settings });
        let stamp = Stamp::new(Actor::program(), clock.now());
        let founded: Founded = site.store.write(stamp, |tx| verstak::setup::found(tx, &founding())).await.expect("the shop is founded");
        Shop { web: web(site.clone()), site, clock, location: founded.location, owner: founded.owner }
    }

    /// The same shop in a program made of other parts.
    pub fn with_slices(self, slices: &'static [&'static verstak::web::Slice]) -> Shop {
        let mut site = app::site(self.site.store.clone(), self.clock.clone(), app::Settings::in_memory(8080));
        Arc::get_mut(&mut site).expect("nobody else has it yet").slices = slices;
        Shop { web: web(site.clone()), site, ..self }
    }

    /// The same data under a program that was just started.
    pub fn restarted(&self) -> Shop {
        self.again(self.site.store.clone())
    }

    /// The same shop under a program started over this store.
    pub fn again(&self, store: Store) -> Shop {
        let settings = app::Settings { program: PROGRAM.into(), ..app::Settings::in_memory(8080) };
        let site = app::site(store, self.clock.clone(), settings);
        Shop { web: web(site.clone()), site, clock: self.clock.clone(), location: self.location, owner: self.owner }
    }

    pub async fn write<T: Send + 'static>(&self, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> T {
        let stamp = Stamp::new(Actor::program(), self.clock.now());
        self.site.store.write(stamp, body).await.expect("the write goes through")
    }

    pub async fn read<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> T {
        self.site.store.read(body).await.expect("the read goes through")
    }

    /// Everything `verstak check` looks at agrees.
    pub async fn is_sound(&self) {
        let findings = self.read(app::check).await;
        assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    }

    /// Hires somebody with a ready role everywhere.
    pub async fn hire(&self, name: &'static str, login: &'static str, role: &'static str) -> Person<'_> {
        self.hire_at(name, login, role, None).await
    }

    pub async fn hire_at(
        &self,
        name: &'static str,
        login: &'static str,
        role: &'static str,
        location: Option<Id<mark::Location>>,
    ) -> Person<'_> {
        let hash = password_hash();
        let employee: Employee = self
            .write(move |tx| {
                let role = staff::role_named(tx, role)?.expect("a ready role");
                let ask = staff::Newcomer {
                    name,
                    login,
                    position: &role.name.ru,
                    phone: "",
                    email: "",
                    lang: None,
                    password: Some(&hash),
                    roles: &[RoleAt { role: role.id, location }],
                };
                staff::hire(tx, &ask)
            })
            .await;
        self.person(employee.id).await
    }

    pub async fn owner(&self) -> Person<'_> {
        self.person(self.owner).await
    }

    /// Somebody already signed in at a browser of his own.
    pub async fn person(&self, id: Id<mark::Employee>) -> Person<'_> {
        let token = staff::session::new_token();
        let given = token.clone();
        self.write(move |tx| {
            tx.quiet("a story begins with people who are already here");
            let device = staff::session::Device { agent: "story".into(), ip: "127.0.0.1".into() };
            staff::create_session(tx, id, &given, &device)
        })
        .await;
        let person = self.stranger();
        person.remember("sid", &token);
        person
    }

    /// A browser nobody signed in at.
    pub fn stranger(&self) -> Person<'_> {
        Person { shop: self, cookies: Mutex::new(Vec::new()) }
    }
}

/// A person at a browser.
pub struct Person<'s> {
    pub shop: &'s Shop,
    cookies: Mutex<Vec<(String, String)>>,
}

/// What the browser got.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub bytes: Vec<u8>,
}

/// An open stream of events.
pub struct Listening {
    pub status: u16,
    stream: std::pin::Pin<Box<dyn futures_util::Stream<Item = Vec<u8>> + Send>>,
}

impl Listening {
    /// The next event as it came over the wire; `None` when the stream ended. Waits at most five seconds.
    pub async fn next(&mut self) -> Option<String> {
        let next = tokio::time::timeout(std::time::Duration::from_secs(5), self.stream.next());
        let bytes = next.await.expect("news within five seconds")?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Person<'_> {
    pub fn remember(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().expect("no panic while cookies change");
        cookies.retain(|(key, _)| key != name);
        if !value.is_empty() {
            cookies.push((name.into(), value.into()));
        }
    }

    pub fn cookie(&self, name: &str) -> String {
        let cookies = self.cookies.lock().expect("no panic while cookies change");
        cookies.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn request(&self, method: Method, path: &str) -> poem::RequestBuilder {
        let cookies = self.cookies.lock().expect("no panic while cookies change");
        let line: Vec<String> = cookies.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path.parse().expect("a path")).header("host", HOST);
        if !line.is_empty() {
            request = request.header("cookie", line.join("; "));
        }
        request
    }

    pub async fn send(&self, request: Request) -> Answer {
        let response: Response = self.shop.web.get_response(request).await;
        let status = response.status().as_u16();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        for (_, line) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.remember(name, value);
            }
        }
        let bytes = response.into_body().into_vec().await.expect("a whole body");
        Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).finish()).await
    }

    /// A stream of events, as a browser keeps one open.
    pub async fn listen(&self, path: &str) -> Listening {
        let request = self.request(Method::GET, path).header("accept", "text/event-stream").finish();
        let response = self.shop.web.get_response(request).await;
        let status = response.status().as_u16();
        let bytes = response.into_body().into_bytes_stream();
        Listening { status, stream: Box::pin(bytes.map(|part| part.expect("a whole event").to_vec())) }
    }

    /// As htmx asks, into a target.
    pub async fn get_into(&self, path: &str, target: &str) -> Answer {
        self.send(self.request(Method::GET, path).header("hx-request", "true").header("hx-target", target).finish()).await
    }

    /// A token for this session, from a page any visitor has.
    pub async fn csrf(&self) -> String {
        let page = self.get("/sign-in").await;
        let page = if page.body.contains("csrf-token") { page } else { self.get("/me").await };
        page.meta("csrf-token")
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let once = Id::<mark::Once>::new(Clock::system().now()).to_string();
        self.post_once(path, fields, &once).await
    }

    /// The same form as sent with this key.
    pub async fn post_once(&self, path: &str, fields: &[(&str, &str)], once: &str) -> Answer {
        let csrf = self.csrf().await;
        let mut all = vec![("csrf", csrf.as_str()), ("once", once)];
        all.extend_from_slice(fields);
        self.post_raw(path, &all, Some("http://127.0.0.1:8080")).await
    }

    /// Exactly these fields from exactly this origin.
    pub async fn post_raw(&self, path: &str, fields: &[(&str, &str)], origin: Option<&str>) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("fields are text");
        let mut request = self.request(Method::POST, path).content_type("application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        self.send(request.body(body)).await
    }

    /// As htmx posts, with a key of its own.
    pub async fn post_into(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (csrf, once) = (self.csrf().await, Id::<mark::Once>::new(Clock::system().now()).to_string());
        let mut all = vec![("csrf", csrf.as_str()), ("once", once.as_str())];
        all.extend_from_slice(fields);
        let body = serde_urlencoded::to_string(&all).expect("fields are text");
        let request = self.request(Method::POST, path).content_type("application/x-www-form-urlencoded").header("hx-request", "true");
        self.send(request.header("origin", "http://127.0.0.1:8080").body(body)).await
    }

    /// As the script of an open page posts: the token stands in the header.
    pub async fn post_header(&self, path: &str, fields: &[(&str, &str)], token: &str) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("fields are text");
        let request = self.request(Method::POST, path).content_type("application/x-www-form-urlencoded").header("hx-request", "true");
        self.send(request.header("x-csrf-token", token).header("origin", "http://127.0.0.1:8080").body(body)).await
    }

    /// With everything right but where the browser says it comes from.
    pub async fn post_from(&self, path: &str, csrf: &str, site: &str) -> Answer {
        let body = serde_urlencoded::to_string([("csrf", csrf)]).expect("fields are text");
        let request = self.request(Method::POST, path).content_type("application/x-www-form-urlencoded");
        self.send(request.header("origin", "http://127.0.0.1:8080").header("sec-fetch-site", site).body(body)).await
    }

    /// A multipart form with one file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let csrf = self.csrf().await;
        let mark = "----verstak-story";
        let mut body = Vec::new();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            body.extend(format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        let (field, name, bytes) = file;
        body.extend(format!("--{mark}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(format!("\r\n--{mark}--\r\n").bytes());
        let request = self
            .request(Method::POST, path)
            .header("origin", "http://127.0.0.1:8080")
            .content_type(&format!("multipart/form-data; boundary={mark}"))
            .body(body);
        self.send(request).await
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
    #[track_caller]
    pub fn ok(self) -> Answer {
        self.is(200)
    }
    #[track_caller]
    pub fn is(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}", self.gist());
        self
    }
    /// Where a 303 leads.
    #[track_caller]
    pub fn goes_to(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.gist());
        self.header("location").unwrap_or_default().to_string()
    }
    #[track_caller]
    pub fn says(&self, words: &str) -> &Answer {
        assert!(self.text().contains(words), "«{words}» is not said in: {}", self.gist());
        self
    }
    #[track_caller]
    pub fn hides(&self, words: &str) -> &Answer {
        assert!(!self.text().contains(words), "«{words}» should not be said in: {}", self.gist());
        self
    }
    /// The page as a person reads it: tags gone, spaces folded.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in self.body.chars() {
            match c {
                '<' => {
                    inside = true;
                    out.push(' ');
                }
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        let plain = out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace('\u{a0}', " ");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }
    fn gist(&self) -> String {
        format!("{} {}", self.status, self.text().chars().take(1500).collect::<String>())
    }
    pub fn meta(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" content=\"");
        let from = self.body.find(&mark).map(|at| at + mark.len());
        from.and_then(|at| self.body[at..].split('"').next()).unwrap_or_default().to_string()
    }
}
