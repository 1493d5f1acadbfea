//! How long the rows of a file and the traces of an import are kept: while something can still be done with them.

use super::tables::{Import, Part, Stage, Trace};
use crate::{
    kernel::{Actor, Id, Moment, Result, Stamp, mark},
    store::{Read, Reads, Store, Walk, Write, row::Order},
    web::Site,
};

/// For so long an import can be taken back, and a file that was only looked at is kept.
pub const KEPT: i64 = Moment::DAY;
/// Rows forgotten by one transaction; a row may be a part of five hundred lines.
const AT_ONCE: usize = 200;

/// Forgets what can no longer be used; called from time to time.
pub async fn tidy(site: &Site) {
    let now = site.clock.now();
    let old = match site.store.read_now(|reads| outlived(reads, now)) {
        Ok(old) => old,
        Err(error) => return tracing::error!(%error, "old imports cannot be read"),
    };
    for id in old {
        if let Err(error) = forget(&site.store, Stamp::new(Actor::program(), now), id).await {
            tracing::error!(%error, %id, "an old import cannot be tidied");
        }
    }
}

/// Imports that still hold rows and need them no more.
fn outlived(reads: &Read<'_>, now: Moment) -> Result<Vec<Id<mark::Import>>> {
    let mut holding = Vec::new();
    let (mut part, mut trace) = (None::<Id<mark::Import>>, None::<Id<mark::Import>>);
    while let Some(id) = next::<Part>(reads, part, |part| part.import)? {
        holding.push(id);
        part = Some(id);
    }
    while let Some(id) = next::<Trace>(reads, trace, |trace| trace.import)? {
        holding.push(id);
        trace = Some(id);
    }
    holding.sort_unstable();
    holding.dedup();
    let mut old = Vec::new();
    for id in holding {
        let needed = reads.get::<Import>(&id)?.is_some_and(|import| import.needs_rows(now));
        old.extend((!needed).then_some(id));
    }
    Ok(old)
}

/// The import after `past` that has rows of this kind: one look per import, however many rows it has.
fn next<R>(reads: &Read<'_>, past: Option<Id<mark::Import>>, import: fn(&R) -> Id<mark::Import>) -> Result<Option<Id<mark::Import>>>
where
    R: crate::store::Row<Key = (Id<mark::Import>, u32)>,
{
    let mut found = None;
    let first = |row: R| {
        found = Some(import(&row));
        Ok(Walk::Stop)
    };
    match past {
        Some(id) => reads.walk_past::<R>((), Order::Ascending, &(id, u32::MAX), first)?,
        None => reads.walk::<R>((), Order::Ascending, first)?,
    }
    Ok(found)
}

impl Import {
    /// Whether somebody may still look at the rows, bring them in or take them back.
    pub fn needs_rows(&self, now: Moment) -> bool {
        match self.stage {
            Stage::Running | Stage::Undoing => true,
            Stage::Open => now.since(self.created) < KEPT,
            Stage::Done | Stage::Stopped | Stage::Undone => self.finished.is_some_and(|at| now.since(at) < KEPT),
        }
    }
}

/// Forgets the rows and traces of one import; a file that was only looked at goes whole.
pub async fn forget(store: &Store, stamp: Stamp, id: Id<mark::Import>) -> Result<()> {
    while store.write(stamp.clone(), move |tx| some(tx, id)).await? {}
    Ok(())
}

fn some(tx: &mut Write<'_>, id: Id<mark::Import>) -> Result<bool> {
    tx.quiet("what an import did has facts of its own; its rows are a working copy");
    let (mut parts, mut traces) = (Vec::new(), Vec::new());
    tx.walk::<Part>((id,), Order::Ascending, |part| {
        parts.push((id, part.part));
        Ok(if parts.len() < AT_ONCE { Walk::On } else { Walk::Stop })
    })?;
    tx.walk::<Trace>((id,), Order::Ascending, |trace| {
        traces.push((id, trace.line));
        Ok(if traces.len() < AT_ONCE { Walk::On } else { Walk::Stop })
    })?;
    parts.iter().try_for_each(|key| tx.delete::<Part>(key))?;
    traces.iter().try_for_each(|key| tx.delete::<Trace>(key))?;
    if parts.len() == AT_ONCE || traces.len() == AT_ONCE {
        return Ok(true);
    }
    if tx.get::<Import>(&id)?.is_some_and(|import| import.stage == Stage::Open) {
        tx.delete::<Import>(&id)?;
    }
    Ok(false)
}
