//! The document about the API, finished: which right each operation needs, the key of repetition; and its two pages.

use std::collections::BTreeSet;

use maud::{DOCTYPE, html};
use poem::http::Method;
use serde_json::{Value, json};

use super::{BASE, may::SCHEME};
use crate::{
    kernel::{Result, Right},
    web::{Cx, Public, Reply, Routes, SignedIn, assets},
};

const DOCUMENT: &str = "/api/v1/openapi.json";
pub const DOCS: &str = "/api/v1/docs";

/// What holds for every operation.
pub const ABOUT: &str = "The same commands as the pages of the program, for other programs.\n\n\
**Access.** `Authorization: Bearer <key>`. A key is made on the page of an employee and may do what he may, at his locations. \
What belongs to another location does not exist: 404.\n\n\
**Values.** Ids are 32 hexadecimal digits. Money is a decimal string with two digits (`\"1234.50\"`) in the currency that `/me` \
names; quantities and percentages are decimal strings. Moments are RFC 3339 in UTC; days are `YYYY-MM-DD` of the shop's own \
calendar. An absent field is left as it is; unknown fields and parameters are refused.\n\n\
**Lists** come by pages: `limit` is at most 200, `next` of a page goes into `after` of the following request.\n\n\
**Repeating.** A request that changes something may carry `Idempotency-Key`: repeated within a week it has one effect. The same \
key with another request is refused.\n\n\
**Refusals** are `{code, message, errors}` in the language of the employee, or of `Accept-Language` when he chose none.\n\n\
**Pace.** 600 requests a minute with one key, 30 wrong keys in five minutes from one address; then 429 with `Retry-After`.";

/// One operation as the door knows it.
pub struct Operation {
    pub method: Method,
    path: Vec<String>,
    pub query: BTreeSet<String>,
}

impl Operation {
    /// Whether a path under `BASE` is of this operation.
    pub fn suits(&self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        parts.len() == self.path.len()
            && self.path.iter().zip(parts).all(|(own, part)| own.starts_with('{') && !part.is_empty() || own == part)
    }
}

pub fn is_page(path: &str) -> bool {
    path == DOCUMENT || path == DOCS
}

/// The document with rights and the key of repetition, and the operations in it.
pub fn finished(spec: &str) -> (String, Vec<Operation>) {
    let mut document: Value = serde_json::from_str(spec).expect("the library writes JSON");
    let mut operations = Vec::new();
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object_mut().into_iter().flatten() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("the library knows methods");
            name_right(operation);
            if method != Method::GET {
                repeatable(operation);
            }
            let query = parameters(operation, "query");
            operations.push(Operation { method, path: path.split('/').map(String::from).collect(), query });
        }
    }
    (document.to_string(), operations)
}

fn parameters(operation: &Value, place: &str) -> BTreeSet<String> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.filter(|one| one["in"] == place).filter_map(|one| one["name"].as_str().map(String::from)).collect()
}

/// An operation asked for a right under the right's own name; the scheme of all keys is one.
fn name_right(operation: &mut Value) {
    let schemes = operation["security"].as_array().into_iter().flatten().filter_map(Value::as_object);
    let right = schemes.flat_map(|scheme| scheme.keys()).find_map(|name| Right::named(name));
    operation["security"] = json!([{ SCHEME: [] }]);
    let Some(right) = right else { return };
    operation["x-right"] = json!(right.name());
    let said = operation["description"].as_str().unwrap_or_default();
    let said = format!("{said}\n\nNeeds the right `{}`.", right.name());
    operation["description"] = json!(said.trim());
}

fn repeatable(operation: &mut Value) {
    let header = json!({
        "name": "Idempotency-Key",
        "in": "header",
        "required": false,
        "description": "Makes a repeated request one effect.",
        "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]([ -~]*[!-~])?$" },
    });
    match operation["parameters"].as_array_mut() {
        Some(parameters) => parameters.push(header),
        None => operation["parameters"] = json!([header]),
    }
}

/// The document is for anybody: it says what the program can do and nothing of the shop.
pub fn routes() -> Routes {
    Routes::new().get(DOCUMENT, Public, document).get(DOCS, SignedIn, docs)
}

async fn document(cx: Cx) -> Result<Reply> {
    Ok(Reply::Raw { status: 200, mime: "application/json", bytes: cx.site.api.document.clone().into_bytes() })
}

/// The document to read and to try, without the internet.
async fn docs(_: Cx) -> Result<Reply> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Verstak API " (BASE) }
                link rel="icon" href=(assets::url("favicon.svg"));
                link rel="stylesheet" href=(assets::url("vendor/swagger-ui-5.35.0.css"));
            }
            body {
                div id="docs" data-document=(DOCUMENT) {}
                script src=(assets::url("vendor/swagger-ui-5.35.0.js")) {}
                script src=(assets::url("docs.js")) {}
            }
        }
    };
    Ok(Reply::Raw { status: 200, mime: "text/html; charset=utf-8", bytes: page.into_string().into_bytes() })
}
