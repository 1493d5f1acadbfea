//! What `verstak check` looks at here: the journal runs without a gap, and every entry has its fact.

use super::fact::{FactRow, Journal};
use crate::{
    kernel::Result,
    store::{Findings, Newest, Order, Read, Reads, Walk},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let (mut last, mut entries) = (0, 0);
    reads.walk::<Journal>((), Order::Ascending, |entry| {
        if entry.seq != last + 1 {
            findings.add(format!("journal: entry {} follows entry {last}", entry.seq));
        }
        if !reads.has::<FactRow>(&(entry.subject.kind as u8, entry.subject.id, Newest(entry.seq)))? {
            findings.add(format!("journal: fact {} about {:?} {} is missing", entry.seq, entry.subject.kind, entry.subject.id));
        }
        (last, entries) = (entry.seq, entries + 1);
        Ok(Walk::On)
    })?;
    let facts = reads.count::<FactRow>(())?;
    if facts > entries {
        findings.add(format!("facts: {} of them are not in the journal", facts - entries));
    }
    Ok(())
}
