//! Warehouses and what lies in them for other programs.

mod ledger;
mod units;
mod warehouses;

pub use ledger::Ledger;
pub use units::Units;
pub use warehouses::Warehouses;
