//! What slices keep in memory beside the store to answer fast, and what keeps it in step with the data.

use std::{
    collections::BTreeSet,
    sync::{PoisonError, RwLock},
};

use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
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
        let held = self.0.try_read().unwrap_or_else(|_| aside(|| self.0.read().unwrap_or_else(PoisonError::into_inner)));
        if let Some(followed) = &*held
            && fact::last(reads)? <= followed.seq
        {
            return Ok(answer(&followed.what));
        }
        drop(held);
        let mut held = aside(|| self.0.write().unwrap_or_else(PoisonError::into_inner));
        // Taken out while it changes: after an error half-way it is filled anew.
        let mut followed = match held.take() {
            Some(followed) => followed,
            None => aside(|| Followed::filled(reads))?,
        };
        followed.catch_up(reads)?;
        Ok(answer(&held.insert(followed).what))
    }
}

/// Something that may take seconds in a large shop: the server gives this thread's other requests to another one.
fn aside<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|server| server.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(work),
        _ => work(),
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

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc, Mutex,
            mpsc::{Receiver, channel},
        },
        time::Duration,
    };

    use super::*;
    use crate::store::{Store, redb::RedbEngine};

    /// Filled when somebody says so.
    #[derive(Default)]
    struct Slow;

    static SAY: Mutex<Option<Receiver<()>>> = Mutex::new(None);

    impl Follow for Slow {
        fn fill(&mut self, _: &Read<'_>) -> Result<()> {
            let said = SAY.lock().expect("a lock").take().expect("filled once");
            said.recv_timeout(Duration::from_secs(30)).map_err(crate::kernel::Error::broken)
        }
        fn heed(&mut self, _: &Read<'_>, _: &[Subject]) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn other_requests_go_on_while_one_waits_for_the_memory_to_be_filled() {
        let (say, said) = channel();
        *SAY.lock().expect("a lock") = Some(said);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
        let (store, follower) = (Store::over(RedbEngine::memory()), Arc::new(Follower::<Slow>::default()));
        let asks = || {
            let (store, follower) = (store.clone(), follower.clone());
            runtime.spawn(async move { store.read(|reads| follower.ask(reads, |_| ())).await.is_ok() })
        };
        let (first, second) = (asks(), asks());
        let (tell, told) = channel();
        runtime.spawn(async move { tell.send("an answer") });
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("an answer"));
        say.send(()).expect("somebody fills");
        assert!(runtime.block_on(async { first.await.expect("no panic") && second.await.expect("no panic") }));
    }
}
