//! What each warehouse holds as a whole is kept beside its balances.

use crate::{kernel::Result, stock::wholes, store::Write};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    wholes::recount(tx)
}
