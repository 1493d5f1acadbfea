//! The people who work here: who they are, what they may do and where, how they sign in.
//!
//! Invariants: the file holds no password and no session token, only their hashes; a disabled employee has no session;
//! there is always an active employee with the owner's role.

pub mod identify;
mod tables;
mod text;

pub use tables::*;

use crate::{
    kernel::{Error, Result, Right},
    log::FactKind,
    web::{Cx, Menu, Reply, Routes, SignedIn, Slice, routes::nothing_to_check, ui},
};

pub const SLICE: Slice =
    Slice { name: "staff", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] =
    &[Menu { section: "settings", path: "/settings", icon: "settings", label: text::SETTINGS, right: None, key: "KeyT", last: true }];

fn routes() -> Routes {
    Routes::new().get("/settings", SignedIn, settings)
}

/// The first page of settings this person may open.
async fn settings(cx: Cx) -> Result<Reply> {
    ui::settings::first(&cx).map(Reply::redirect).ok_or(Error::Denied(Right::SetUpShop))
}
