//! Clients and their devices.

mod tables;

pub use tables::*;

use crate::{
    log::FactKind,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "clients", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}
