//! Every operation of the served document, walked by every role: a new one cannot be missed.
//!
//! Who may do what stands in `tests/it/api.txt`; `VERSTAK_UPDATE=1 cargo test walk` writes it anew.

use std::{collections::BTreeMap, fmt::Write as _};

use poem::{Request, http::Method};
use serde_json::Value;
use verstak::staff;

use super::program::Program;
use crate::{schema::same_as_kept, shop::Shop};

const ROLES: [&str; 6] = ["owner", "manager", "receptionist", "master", "storekeeper", "accountant"];

struct Operation {
    method: Method,
    path: String,
    right: Option<String>,
    body: bool,
}

impl Operation {
    /// With ids of nothing in its path.
    fn filled(&self) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { "7".repeat(32) } else { part.to_string() });
        parts.collect::<Vec<_>>().join("/")
    }
    fn line(&self) -> String {
        format!("{:6} {}  ({})", self.method, self.path, self.right.as_deref().unwrap_or("any key"))
    }
}

async fn operations(shop: &Shop) -> Vec<Operation> {
    let document = shop.stranger().get("/api/v1/openapi.json").await.ok().json();
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            assert_eq!(operation["security"], serde_json::json!([{ "key": [] }]), "{method} {path} is behind a key");
            all.push(Operation {
                method: method.to_uppercase().parse().expect("a method"),
                path: path.clone(),
                right: operation["x-right"].as_str().map(str::to_string),
                body: operation["requestBody"].is_object(),
            });
        }
    }
    all.sort_by_key(|one| (one.path.clone(), one.method.to_string()));
    all
}

async fn ask(program: &Program<'_>, operation: &Operation) -> crate::shop::Answer {
    let request = program.request(operation.method.clone(), &operation.filled());
    let request = if operation.body { request.content_type("application/json").body("{}") } else { request.finish() };
    program.send(request).await
}

#[tokio::test]
async fn each_ready_role_may_call_its_own_operations_and_no_others() {
    let shop = Shop::new().await;
    let operations = operations(&shop).await;
    assert!(operations.len() >= 40, "{}", operations.len());
    let (mut doors, mut wrong): (BTreeMap<String, String>, Vec<String>) = (BTreeMap::new(), Vec::new());
    for (number, key) in ROLES.into_iter().enumerate() {
        let login: &'static str = ["one", "two", "three", "four", "five", "six"][number];
        let program = Program::of(&shop.hire("Проверкин Пётр", login, key).await, "Проверка").await;
        let role = shop.read(|r| staff::role_named(r, key)).await.expect("a ready role");
        for operation in &operations {
            let got = ask(&program, operation).await;
            let may = operation.right.as_ref().is_none_or(|right| key == "owner" || role.rights.contains(right));
            if got.status >= 500 || (got.status == 403) == may {
                wrong.push(format!("{key}: {}: {} {}", operation.line(), got.status, got.body));
            }
            doors.entry(operation.line()).or_default().push(if got.status == 403 { '.' } else { key.chars().next().expect("a name") });
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let mut text = String::from("o owner, m manager, r receptionist, m master, s storekeeper, a accountant\n\n");
    for operation in &operations {
        let line = operation.line();
        let _ = writeln!(text, "{} {line}", doors[&line]);
    }
    same_as_kept("it/api.txt", &text);
}

#[tokio::test]
async fn no_operation_answers_without_a_key_and_none_that_fails_writes() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let csrf = owner.csrf().await;
    let before = *shop.site.store.commits().borrow();
    for operation in operations(&shop).await {
        let uri = format!("/api/v1{}", operation.filled()).parse().expect("a path");
        let request = Request::builder().method(operation.method.clone()).uri(uri).header("host", "127.0.0.1:8080");
        let request = request.header("x-csrf-token", &csrf).header("origin", "http://127.0.0.1:8080").content_type("application/json");
        // The owner's own cookies, token and origin open nothing here.
        owner.send(request.body("{}")).await.refuses(401, "unauthorized");
    }
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
}

#[tokio::test]
async fn the_document_holds_together() {
    let shop = Shop::new().await;
    let document = shop.stranger().get("/api/v1/openapi.json").await.ok().json();
    let mut ids = Vec::new();
    for operation in
        document["paths"].as_object().expect("paths").values().flat_map(|methods| methods.as_object().expect("methods").values())
    {
        ids.push(operation["operationId"].as_str().expect("every operation has a name").to_string());
        assert!(operation["summary"].as_str().is_some_and(|said| !said.is_empty()), "{operation}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "names of operations do not repeat");
    for reference in references(&document) {
        assert!(document.pointer(&reference[1..]).is_some(), "{reference} leads nowhere");
    }
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str).map(str::to_string);
            own.into_iter().chain(fields.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
