//! Parts of an order and the stock: what is kept for it, what it waits for, what was used.
//!
//! A line of the catalogue keeps so much of its part in one warehouse; what is not there is its need, and the order waits for
//! it. The hand-over takes what is kept and the line knows what it cost; a refused repair lets everything go; a reopened
//! order has in its hands again exactly what it took. Nobody else's promise is ever touched: the ledger sees to that.

mod carried;
mod check;
mod choice;
mod keep;
mod recost;
mod taken;

pub use carried::carried;
pub use check::Promised;
pub use choice::{Chosen, PartRef, chosen, counted, free_places, holders, listed_price, offers, price_type, scanned};
pub use keep::{hold, let_go, retry};
pub use recost::recost;
pub use taken::{give_back, let_all_go, take_all};
