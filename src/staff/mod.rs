//! The people who work here: who they are, what they may do and where, how they sign in.
//!
//! Invariants: the file holds no password and no session token, only their hashes; a disabled employee has no session;
//! there is always an active employee with the owner's role.

pub mod identify;
mod tables;

pub use tables::*;

use crate::{
    log::FactKind,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice = Slice { name: "staff", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}
