//! Goods: batches and where they lie, an append-only ledger under every document that moves them.
//!
//! `ledger::post` is the only writer. A batch is what came with one line of a posting; a cell is what is left of it on a
//! shelf; goods leave oldest first at the cost they came for, the last piece with the last kopeck (S1–S3, S12). A transfer
//! keeps the batch, its day and its cost (S5). What is promised to an order is there and is nobody else's (S4). No
//! warehouse has less than nothing on any day, nor had (S11). Cancelling is identity (S7). A thing with a serial number is
//! in one place (S10). Balances and sums of days and months are kept beside the moves and refold from them (S8, S14).
//!
//! The stock knows products by their id and by what `ledger::Item` says of them; the book of money is not known here:
//! documents stand above both and write both.

pub mod access;
pub mod api;
pub mod at_once;
pub mod balance;
mod cancel;
mod check;
pub mod demand;
mod fact;
mod issue;
pub mod ledger;
pub mod levels;
mod lying;
pub mod method;
pub mod packed;
pub mod price;
mod receive;
mod refusal;
pub mod repost;
pub mod reserve;
mod settings;
mod tables;
#[cfg(test)]
mod tests;
mod text;
pub mod turns;
pub mod units;
mod warehouses;
pub mod wholes;

pub use cancel::{dependents, standing_lines, still_out};
pub use fact::StockFact;
pub use issue::{Spot, spots};
pub use lying::lying;
pub use receive::{cells as cells_of_batch, kept as kept_of_batch};
pub use refusal::StockRefusal;
pub use tables::*;
pub use warehouses::{WarehouseAsk, all as all_warehouses, begin, bins, put_warehouse, transit};

use crate::{
    kernel::Right,
    log::FactKind,
    web::{May, Routes, SettingsLink, Slice, text::SETTINGS_STOCK},
};

pub const SLICE: Slice =
    Slice { name: "stock", routes, tables: tables::TABLES, facts: FACTS, menu: &[], settings: SETTINGS, check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<StockFact>()];
const SETTINGS: &[SettingsLink] = &[
    SettingsLink { group: SETTINGS_STOCK, path: settings::PATH, label: text::WAREHOUSES, right: Right::SetUpStock },
    SettingsLink { group: SETTINGS_STOCK, path: at_once::PATH, label: text::PARTS_OF_ORDERS, right: Right::SetUpStock },
];

fn routes() -> Routes {
    let set_up = May(Right::SetUpStock);
    Routes::new()
        .get(at_once::PATH, set_up, at_once::show)
        .post(at_once::PATH, set_up, at_once::save)
        .get("/settings/warehouses", set_up, settings::list)
        .post("/settings/warehouses", set_up, settings::create)
        .get("/settings/warehouses/new", set_up, settings::new)
        .get("/settings/warehouses/:id", set_up, settings::edit)
        .post("/settings/warehouses/:id", set_up, settings::update)
        .post("/settings/warehouses/:id/archive", set_up, settings::archive)
        .post("/settings/warehouses/:id/restoration", set_up, settings::restore)
        .post("/settings/warehouses/:id/rise", set_up, settings::rise)
}
