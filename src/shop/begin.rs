//! The first rows of a shop, handed over by the set-up.

use super::{Company, Location, OrderType, Source, Status, Terms};
use crate::{kernel::Result, store::Write};

/// Everything a shop begins with.
pub struct Beginning {
    pub company: Company,
    pub location: Location,
    pub order_types: Vec<OrderType>,
    pub statuses: Vec<Status>,
    pub sources: Vec<Source>,
    pub terms: Vec<Terms>,
}

/// Writes it. The caller records the fact of founding.
pub fn begin(tx: &mut Write<'_>, beginning: &Beginning) -> Result<()> {
    tx.put(&beginning.company)?;
    tx.put(&beginning.location)?;
    beginning.order_types.iter().try_for_each(|row| tx.put(row))?;
    beginning.statuses.iter().try_for_each(|row| tx.put(row))?;
    beginning.sources.iter().try_for_each(|row| tx.put(row))?;
    beginning.terms.iter().try_for_each(|row| tx.put(row))
}
