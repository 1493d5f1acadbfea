//! The first run: from an empty data directory to a shop that can work.

use crate::{
    log::FactKind,
    web::{Menu, Routes, Site, Slice, random, routes::nothing_to_check},
};

pub const SLICE: Slice = Slice { name: "setup", routes, tables: &[], facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

/// A fresh code for the set-up link, forgotten when the program stops.
pub fn new_code(site: &Site) -> String {
    let code = data_encoding::BASE32_NOPAD.encode(&random::<10>());
    *site.setup.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(code.clone());
    code
}

fn routes() -> Routes {
    Routes::new()
}
