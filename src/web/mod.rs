//! The web: from a request to a page, with a right on every route.
//!
//! A slice declares routes as data; each names who may come in, and there is no way to declare one without it. A handler
//! gets a `Cx`, reads the form, calls one command and shows the result. Full page or fragment, language, theme, tokens
//! and refusals are decided here, once.
//!
//! Invariants: no route without `Access`; nothing but GET and HEAD passes without the session's token and our own
//! origin; every answer carries the security headers; no markup carries inline style or script.

pub mod access;
pub mod api;
pub mod assets;
pub mod cx;
pub mod errors;
pub mod follow;
pub mod form;
mod guard;
pub mod lists;
pub mod live;
pub mod merge;
pub mod reply;
mod respond;
mod room;
pub mod routes;
pub mod serve;
pub mod sheet;
pub mod text;
pub mod ui;
pub mod upload;

pub use access::Access::{May, Public, SignedIn};
pub use access::{Access, At, Frame, Place, Scope, Who};
pub use cx::{Cx, Proof, Site};
pub use form::{Fields, Form, Wrong};
pub use guard::{Seen, Throttle, private, random, token};
pub use lists::{Choice, List, Lying, Stocked};
pub use merge::{Outcome, Part, Shared};
pub use reply::{Page, Reply};
pub use room::Room;
pub use routes::{Menu, Routes, SettingsLink, Slice};
