//! Orders: a device comes in, is repaired, is handed over and paid for.
//!
//! An order is a document: edited and audited. Its money is in the ledger, its history in the facts; what it keeps ready
//! (sums of lines, what was paid, counters by status) is refolded by `check`.
//!
//! Invariants: an order's status changes only along the chain or by reopening; a closed order has no line and no field
//! changed; the number is given once, in the transaction that makes the order; `paid` is what the ledger has.

mod check;
pub mod document;
pub mod edit;
pub mod facts;
pub mod lines;
pub mod payments;
mod refusal;
pub mod status;
mod tables;
pub mod text;

pub use facts::OrderFact;
pub use refusal::OrderRefusal;
pub use tables::*;

use crate::{
    log::FactKind,
    web::{Menu, Routes, Slice},
};

pub const SLICE: Slice =
    Slice { name: "orders", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<OrderFact>()];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}
