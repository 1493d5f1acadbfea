//! The directories: device types, brands and models, ready phrases of intake, the price list of works.

mod tables;

pub use tables::*;

use crate::{
    kernel::Result,
    log::FactKind,
    store::Write,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "catalog", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}

/// Ready directories, as a starter file gives them.
#[derive(Default)]
pub struct Directories {
    pub device_types: Vec<DeviceType>,
    pub brands: Vec<Brand>,
    pub models: Vec<Model>,
    pub phrases: Vec<Phrase>,
    pub categories: Vec<Category>,
    pub services: Vec<Service>,
}

/// Fills empty directories. The caller records the fact of founding.
pub fn fill(tx: &mut Write<'_>, all: &Directories) -> Result<()> {
    all.device_types.iter().try_for_each(|row| tx.put(row))?;
    all.brands.iter().try_for_each(|row| tx.put(row))?;
    all.models.iter().try_for_each(|row| tx.put(row))?;
    all.phrases.iter().try_for_each(|row| tx.put(row))?;
    all.categories.iter().try_for_each(|row| tx.put(row))?;
    all.services.iter().try_for_each(|row| tx.put(row))
}
