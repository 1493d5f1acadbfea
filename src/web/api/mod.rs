//! The JSON API: the same commands as the pages, for programs instead of people.
//!
//! A program comes with an access key; behind the key stands an employee, and what the program may do and see is what he
//! may. The door finds him, counts the pace, reads the body once and hands a `Cx` to the operation, which asks for it by
//! `May<RIGHT>`: there is no other way to get one, so no operation can forget its right. A body becomes the fields of the
//! page's own form (`Sent`), so limits, rules and sentences are the same ones.
//!
//! Invariants: a cookie opens nothing here; every refusal has one shape (`Problem`); the document is made from the code
//! that answers; a repeated `Idempotency-Key` has one effect.

mod changed;
mod document;
mod door;
mod may;
mod names;
mod over;
mod page;
mod problem;
mod sent;
mod text;
mod types;

pub use changed::changed;
pub use document::{DOCS, routes};
pub use door::{Door, answer, owns, wrong_host};
pub use may::{Caller, May};
pub use names::{NameFields, Names};
pub use over::{Seen, version};
pub use page::{Limit, Page, after};
pub use problem::{Made, WrongFields};
pub use sent::Sent;
pub use types::{Words, decimal};

/// How operations are grouped in the document.
#[derive(poem_openapi::Tags)]
pub enum Tag {
    Orders,
    Sales,
    Money,
    Clients,
    Devices,
    Goods,
    Stock,
    Purchases,
    Directories,
    Staff,
}

/// Where the first version of the API begins.
pub const BASE: &str = "/api/v1";
