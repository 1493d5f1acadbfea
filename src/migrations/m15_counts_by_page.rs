//! A count keeps its sums, and its lines stand in the order of their names.

use crate::{kernel::Result, stocktake, store::Write};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    stocktake::recount(tx)
}
