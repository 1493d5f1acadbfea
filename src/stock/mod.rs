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
pub mod balance;
mod cancel;
mod check;
mod issue;
pub mod ledger;
mod receive;
mod refusal;
pub mod reserve;
mod tables;
#[cfg(test)]
mod tests;
mod text;
pub mod turns;
pub mod units;

pub use cancel::{dependents, standing_lines};
pub use refusal::StockRefusal;
pub use tables::*;

use crate::{
    kernel::Result,
    store::Write,
    web::{Routes, Slice},
};

pub const SLICE: Slice =
    Slice { name: "stock", routes: Routes::new, tables: tables::TABLES, facts: &[], menu: &[], settings: &[], check: check::check };

/// The first warehouses of a shop. The caller records the fact of founding.
pub fn fill(tx: &mut Write<'_>, warehouses: &[Warehouse]) -> Result<()> {
    warehouses.iter().try_for_each(|row| tx.put(row))
}
