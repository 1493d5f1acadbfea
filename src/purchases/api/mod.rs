//! Buying for other programs: what is to be bought, orders to suppliers, settlements. The pages' own forms filled from JSON, so
//! rules and sentences are the same.

mod orders;
mod settlements;

pub use orders::PurchaseOrders;
pub use settlements::Suppliers;

use crate::kernel::Right;

const SEE: usize = Right::SeePurchases as usize;
const BUY: usize = Right::Purchase as usize;
