//! What `verstak check` looks at here: the journal runs without a gap.

use super::fact::FactRow;
use crate::{
    kernel::Result,
    store::{Findings, Order, Read, Reads, Walk},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut last = 0;
    reads.walk::<FactRow>((), Order::Ascending, |fact| {
        if fact.seq != last + 1 {
            findings.add(format!("facts: fact {} follows fact {last}", fact.seq));
        }
        last = fact.seq;
        Ok(Walk::On)
    })
}
