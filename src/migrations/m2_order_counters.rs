//! Orders are found by promise, by status and by the digits of their number, and counted by promised day and by master.

use crate::{kernel::Result, orders, store::Write};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    orders::index_anew(tx)
}
