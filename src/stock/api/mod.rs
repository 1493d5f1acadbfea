//! Warehouses and what lies in them for other programs.

mod ledger;
mod warehouses;

pub use ledger::Ledger;
pub use warehouses::Warehouses;
