//! What slices keep in memory beside the store to answer fast, and what keeps it in step with the data.

use std::{
    collections::BTreeSet,
    sync::{PoisonError, RwLock},
};

use crate::{
    kernel::Result,
    log::{Subject, fact},
    store::Read,
};

/// Something kept in memory beside the store and told of every fact.
pub trait Follow: Default {
    /// Reads everything there is.
    fn fill(&mut self, reads: &Read<'_>) -> Result<()>;
    /// Something happened to these subjects, each named once: reads anew what it keeps of them.
    fn heed(&mut self, reads: &Read<'_>, subjects: &[Subject]) -> Result<()>;
}

/// Keeps a `Follow` in step: filled at first use, and before every answer it reads the journal from where it stopped.
///
/// Invariant: what is in memory was read at `seq` or later. A reader whose snapshot is older than `seq` may hear of
/// things it cannot read yet; whoever asks skips what is not there.
pub struct Follower<F>(RwLock<Option<Followed<F>>>);

struct Followed<F> {
    seq: u64,
    what: F,
}

impl<F> Default for Follower<F> {
    fn default() -> Self {
        Follower(RwLock::new(None))
    }
}

/// Journal entries read at a time while catching up.
const BATCH: usize = 1000;

impl<F: Follow> Follower<F> {
    /// Answers from memory that is not behind this snapshot.
    pub fn ask<T>(&self, reads: &Read<'_>, answer: impl FnOnce(&F) -> T) -> Result<T> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(followed) = &*held
            && fact::last(reads)? <= followed.seq
        {
            return Ok(answer(&followed.what));
        }
        drop(held);
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Taken out while it changes: after an error half-way it is filled anew.
        let mut followed = match held.take() {
            Some(followed) => followed,
            None => Followed::filled(reads)?,
        };
        followed.catch_up(reads)?;
        Ok(answer(&held.insert(followed).what))
    }
}

impl<F: Follow> Followed<F> {
    fn filled(reads: &Read<'_>) -> Result<Self> {
        let seq = fact::last(reads)?;
        let mut what = F::default();
        what.fill(reads)?;
        Ok(Followed { seq, what })
    }

    fn catch_up(&mut self, reads: &Read<'_>) -> Result<()> {
        loop {
            let news = fact::since(reads, self.seq, BATCH)?;
            let Some(last) = news.last() else { return Ok(()) };
            self.seq = last.seq;
            let mut told = BTreeSet::new();
            let mut subjects: Vec<Subject> = news.iter().map(|entry| entry.subject).collect();
            subjects.retain(|subject| told.insert((subject.kind as u8, subject.id)));
            self.what.heed(reads, &subjects)?;
        }
    }
}
