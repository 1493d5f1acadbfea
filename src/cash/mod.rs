//! Money: a double-entry book behind every cashbox, prepayment, payment and refund.

pub mod ledger;
pub mod order_money;
mod refusal;
mod tables;
mod text;

pub use refusal::CashRefusal;
pub use tables::*;

use crate::{
    log::FactKind,
    web::{Menu, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "cash", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}
