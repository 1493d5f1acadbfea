//! The counters of orders keep advances apart from debts: an advance used to make the sum of debts smaller.

use crate::{kernel::Result, orders, store::Write};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    orders::index_anew(tx)
}
