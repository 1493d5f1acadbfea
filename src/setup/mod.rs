//! The first run: from an empty data directory to a shop that can work.

use crate::{
    log::FactKind,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice = Slice { name: "setup", routes, tables: &[], facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}
