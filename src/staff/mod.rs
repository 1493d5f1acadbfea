//! The people who work here: who they are, what they may do and where, how they sign in.
//!
//! Invariants: the file holds no password and no session token, only their hashes; a disabled employee has no session;
//! there is always an active employee with the owner's role.

mod facts;
pub mod identify;
pub mod password;
mod people;
mod preferences;
mod reach;
mod refusal;
pub mod session;
mod sign_in;
mod tables;
mod text;

pub use facts::StaffFact;
pub use people::{
    Newcomer, active_employees, employee_name, employees_with, found_owner, hire, masters, ready_roles, reset_owner, role_named, roles,
};
pub use refusal::StaffRefusal;
pub use session::{create as create_session, flush_seen};
pub use tables::*;

use crate::{
    kernel::{Error, Result, Right},
    log::FactKind,
    web::{Cx, Menu, Public, Reply, Routes, SignedIn, Slice, routes::nothing_to_check, ui},
};

pub const SLICE: Slice =
    Slice { name: "staff", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[FactKind::of::<StaffFact>()];
const MENU: &[Menu] =
    &[Menu { section: "settings", path: "/settings", icon: "settings", label: text::SETTINGS, right: None, key: "KeyT", last: true }];

fn routes() -> Routes {
    Routes::new()
        .get("/settings", SignedIn, settings)
        .get("/sign-in", Public, sign_in::page)
        .post("/sign-in", Public, sign_in::sign_in)
        .post("/sign-out", SignedIn, sign_in::sign_out)
        .post("/preferences/theme", Public, preferences::theme)
        .post("/preferences/density", Public, preferences::density)
        .post("/preferences/lang", Public, preferences::lang)
        .post("/preferences/place", SignedIn, preferences::place)
}

/// The first page of settings this person may open.
async fn settings(cx: Cx) -> Result<Reply> {
    ui::settings::first(&cx).map(Reply::redirect).ok_or(Error::Denied(Right::SetUpShop))
}
