//! Money: a double-entry book behind every cashbox, prepayment, payment and refund.

pub mod ledger;
pub mod order_money;
mod refusal;
mod tables;
mod text;

pub use refusal::CashRefusal;
pub use tables::*;

use crate::{
    kernel::Result,
    log::FactKind,
    store::Write,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "cash", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}

/// The first cashboxes and articles of a shop. The caller records the fact of founding.
pub fn fill(tx: &mut Write<'_>, cashboxes: &[Cashbox], articles: &[Article]) -> Result<()> {
    cashboxes.iter().try_for_each(|row| tx.put(row))?;
    articles.iter().try_for_each(|row| tx.put(row))
}
