//! A program of somebody else's, as it speaks to the shop.

use poem::{Request, RequestBuilder, http::Method};
use serde_json::Value;

use crate::shop::{Answer, Person, Shop};

pub struct Program<'s> {
    shop: &'s Shop,
    pub key: String,
}

impl<'s> Program<'s> {
    /// With a key that this person makes on his own page.
    pub async fn of(person: &Person<'s>, name: &str) -> Program<'s> {
        let page = person.post("/me/keys", &[("name", name)]).await.ok();
        Program { shop: person.shop, key: shown_key(&page) }
    }
    pub fn with(shop: &'s Shop, key: &str) -> Program<'s> {
        Program { shop, key: key.into() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let uri = format!("/api/v1{path}").parse().expect("a path");
        Request::builder().method(method).uri(uri).header("host", "127.0.0.1:8080").header("authorization", format!("Bearer {}", self.key))
    }
    pub async fn send(&self, request: Request) -> Answer {
        self.shop.stranger().send(request).await
    }
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).finish()).await
    }
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path).finish()).await
    }
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).content_type("application/json").body(body.to_string())).await
    }
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, path).content_type("application/json").body(body.to_string())).await
    }
    /// The same, under a key of repetition.
    pub async fn post_once(&self, path: &str, once: &str, body: Value) -> Answer {
        self.once(Method::POST, path, once, body).await
    }
    pub async fn patch_once(&self, path: &str, once: &str, body: Value) -> Answer {
        self.once(Method::PATCH, path, once, body).await
    }
    async fn once(&self, method: Method, path: &str, once: &str, body: Value) -> Answer {
        let request = self.request(method, path).header("idempotency-key", once).content_type("application/json");
        self.send(request.body(body.to_string())).await
    }
}

/// The key on the page that shows it once.
pub fn shown_key(page: &Answer) -> String {
    let from = page.body.find("id=\"key\">").expect("the key is shown") + 9;
    page.body[from..].split('<').next().unwrap_or_default().to_string()
}

impl Answer {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("an answer in JSON")
    }
    /// A refusal with this status and code, in the one shape of all.
    #[track_caller]
    pub fn refuses(&self, status: u16, code: &str) -> Value {
        let problem = self.json();
        assert_eq!((self.status, problem["code"].as_str()), (status, Some(code)), "{problem}");
        assert!(problem["message"].as_str().is_some_and(|said| !said.is_empty()) && problem["errors"].is_array(), "{problem}");
        problem
    }
    /// Everything of a page of a list.
    #[track_caller]
    pub fn items(&self) -> Vec<Value> {
        self.json()["items"].as_array().expect("a page of a list").clone()
    }
}

/// The message about a field of a refused request.
#[track_caller]
pub fn about<'p>(problem: &'p Value, field: &str) -> &'p str {
    let errors = problem["errors"].as_array().expect("errors are a list");
    let one = errors.iter().find(|one| one["field"] == field);
    one.unwrap_or_else(|| panic!("nothing about {field} in {problem}"))["message"].as_str().expect("a sentence")
}
