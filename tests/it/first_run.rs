//! The first run, over a real connection: the page looks at the address a browser comes from.

use std::sync::Arc;

use poem::{Server, listener::TcpAcceptor};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use verstak::{
    app,
    kernel::Clock,
    setup,
    store::{Store, chaos::Chaos, redb::RedbEngine},
    web::{Site, serve::web},
};

use crate::shop::PASSWORD;

struct Box {
    site: Arc<Site>,
    port: u16,
}

async fn empty() -> Box {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("the listener obeys");
    let port = listener.local_addr().expect("an address").port();
    let settings = app::Settings { program: crate::shop::PROGRAM.into(), ..app::Settings::in_memory(port) };
    let site = app::site(Store::over(Chaos::over(RedbEngine::memory())), Clock::system(), settings);
    let acceptor = TcpAcceptor::from_std(listener).expect("a listener");
    tokio::spawn(Server::new_with_acceptor(acceptor).run(web(site.clone())));
    Box { site, port }
}

impl Box {
    async fn send(&self, method: &str, path: &str, body: &str) -> String {
        self.send_with(method, path, "", body).await
    }

    /// Sends one request, with more headers, and reads the whole answer.
    async fn send_with(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.expect("the server listens");
        let kind = "application/x-www-form-urlencoded";
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{0}\r\norigin: http://127.0.0.1:{0}\r\nconnection: close\r\n{headers}content-type: {kind}\r\ncontent-length: {1}\r\n\r\n{body}",
            self.port,
            body.len()
        );
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.expect("answered");
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn post(&self, code: &str, more: &[(&str, &str)]) -> String {
        let page = self.send("GET", &format!("/setup?code={code}"), "").await;
        let csrf = page.split("name=\"csrf-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let mut fields = vec![
            ("csrf", csrf),
            ("code", code),
            ("business", "phones"),
            ("company", "Верстак"),
            ("country", "UA"),
            ("zone", "country"),
            ("location", "Лесная, 14"),
            ("owner", "Орлова Мария"),
            ("login", "Maria"),
            ("password", PASSWORD),
        ];
        fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        fields.extend_from_slice(more);
        self.send("POST", "/setup", &serde_urlencoded::to_string(&fields).expect("fields are text")).await
    }
}

#[track_caller]
fn has(answer: &str, status: u16, words: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")) && answer.contains(words), "{status} «{words}»: {answer}");
}

#[tokio::test]
async fn only_who_has_the_code_sets_the_shop_up_and_only_once() {
    let server = empty().await;
    let code = setup::new_code(&server.site);
    has(&server.send("GET", "/orders", "").await, 403, "Мастерская ещё не создана");
    has(&server.send("GET", "/setup", "").await, 403, "Нужен код");
    has(&server.send("GET", "/setup?code=AAAAAAAAAAAAAAAA", "").await, 403, "Код не подошёл");
    has(&server.post("AAAAAAAAAAAAAAAA", &[]).await, 403, "Код не подошёл");
    has(&server.post(&code, &[("password", "123456789012")]).await, 422, "id=\"e-password\"");
    has(&server.post(&code, &[("business", "rockets")]).await, 422, "Выберите, что ремонтируете");
    has(&server.post(&code, &[("role", "owner")]).await, 422, "Лишнее поле");

    let made = server.post(&code, &[]).await;
    has(&made, 303, "location: /\r\n");
    assert!(made.contains("set-cookie: sid="), "the owner is signed in: {made}");
    let frame = server.site.store.read(|r| verstak::shop::company(r)).await.expect("read").expect("a company");
    assert_eq!((frame.zone.as_str(), frame.currency.code()), ("Europe/Kyiv", "UAH"));
    has(&server.send("GET", &format!("/setup?code={code}"), "").await, 404, "");
    assert!(!setup::fits(&server.site, &code));
}

#[tokio::test]
async fn what_is_wrong_with_a_new_shop_is_listed_in_the_order_of_its_page() {
    let server = empty().await;
    let code = setup::new_code(&server.site);
    let names = ["business", "company", "location", "phone", "owner", "login", "password"];
    let wrong = server.post(&code, &names.map(|name| (name, if name == "phone" { "12" } else { "" }))).await;
    let listed: Vec<&str> = wrong.split("href=\"#f-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(listed, names);
    let drawn: Vec<usize> = names.iter().filter_map(|name| wrong.find(&format!(" name=\"{name}\""))).collect();
    assert!(drawn.len() == names.len() && drawn.is_sorted(), "so stand the fields themselves: {drawn:?}");
}

#[tokio::test]
async fn a_new_shop_is_set_up_in_the_language_of_the_browser() {
    let server = empty().await;
    let path = format!("/setup?code={}", setup::new_code(&server.site));
    for (said, title) in [("uk-UA,uk;q=0.9", "Нова майстерня"), ("en-GB,en;q=0.9", "A new shop"), ("fr-FR", "Новая мастерская")]
    {
        let page = server.send_with("GET", &path, &format!("accept-language: {said}\r\n"), "").await;
        has(&page, 200, &format!("<h1>{title}</h1>"));
    }
}

#[tokio::test]
async fn guessing_the_code_stops_after_ten_tries() {
    let server = empty().await;
    let code = setup::new_code(&server.site);
    for _ in 0..10 {
        has(&server.send("GET", "/setup?code=BBBBBBBBBBBBBBBB", "").await, 403, "Код не подошёл");
    }
    has(&server.send("GET", &format!("/setup?code={code}"), "").await, 403, "Слишком много попыток");
}
