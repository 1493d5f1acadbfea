//! Models are found by their name through an index.

use crate::{catalog::Model, kernel::Result, store::Write};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    tx.index_anew::<Model>()
}
