//! Lists in the order of the last change: for a program that keeps a copy of its own in step.

use crate::{
    kernel::{Id, Moment, Result},
    log::{SubjectKind, fact},
    store::Reads,
};

/// Entries of the journal looked through for one page, and read at a time.
const LOOKED_THROUGH: usize = 5000;
const BATCH: usize = 500;
/// Entries may reach the journal a little out of the order of their clocks.
const SLACK: i64 = Moment::MINUTE;

/// Things of one kind along the journal, each at the place of the last thing that happened to it: whoever follows page after
/// page sees every change, and a thing that changes meanwhile comes once more at the end. `past` is where the page before
/// ended; where this one ends, when there is more, comes with it. `read` leaves out what does not suit.
pub fn changed<T>(
    reads: &impl Reads,
    kind: SubjectKind,
    since: Moment,
    past: Option<u64>,
    limit: usize,
    read: impl Fn(Id<()>) -> Result<Option<T>>,
) -> Result<(Vec<T>, Option<u64>)> {
    let mut past = match past {
        Some(seq) => seq,
        None => fact::last_before(reads, since.plus(-SLACK))?,
    };
    let (mut found, mut looked) = (Vec::new(), 0);
    loop {
        let entries = fact::since(reads, past, BATCH)?;
        for entry in &entries {
            if found.len() == limit || looked == LOOKED_THROUGH {
                return Ok((found, Some(past)));
            }
            (looked, past) = (looked + 1, entry.seq);
            // The last thing that happened to it, since the moment.
            if entry.subject.kind == kind && entry.at >= since && fact::last_of(reads, entry.subject)? == Some(entry.seq) {
                found.extend(read(entry.subject.id)?);
            }
        }
        if entries.len() < BATCH {
            return Ok((found, None));
        }
    }
}
