//! The store: typed rows over an ordered, atomic, durable space of bytes.
//!
//! Four data verbs (`get`, `scan`, `put`, `delete`) under two closures (`read`, `write`). Write bodies are `Fn`: the
//! engine may run them again, so they have no effect but on `tx`; the clock and the actor come on `tx`.
//!
//! Invariants: a caller is answered after the data are safe; an index agrees with its rows; a value whose checksum is
//! wrong is an error, never a default; a write that changed rows and recorded no fact panics in debug builds.

pub mod backup;
pub mod chaos;
pub mod check;
pub mod engine;
mod frozen;
pub mod key;
pub mod migrate;
mod overlay;
pub mod redb;
pub mod row;
mod text;

use std::{
    cell::Cell,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use tokio::sync::{oneshot, watch};

pub use check::{Findings, TableInfo};
pub use engine::Walk;
pub use key::{Newest, StartsWith};
pub use row::{Index, Order, Reads, Row, Table};

use crate::kernel::{Actor, Error, Fault, Id, Lang, Moment, Refusal, Result, Stamp};
use engine::{Engine, Snapshot, Transaction};
use row::{IndexOf, row_spot, seal, unseal};

/// How often a body is run again when the engine asks for it.
const ATTEMPTS: usize = 20;

#[derive(Clone)]
pub struct Store {
    engine: Arc<dyn Engine>,
    commits: Arc<watch::Sender<u64>>,
    held: Arc<AtomicBool>,
    damage: Arc<OnceLock<String>>,
    /// Writes asked for since the start: a request that writes twice does not make the same ids twice.
    writes: Arc<AtomicU64>,
}

impl Store {
    pub fn over(engine: impl Engine + 'static) -> Store {
        let commits = Arc::new(watch::Sender::new(0));
        Store { engine: Arc::new(engine), commits, held: Arc::default(), damage: Arc::default(), writes: Arc::default() }
    }

    /// Reads one moment of the data. Short by nature: a page, a card. Long walks belong in `read_long`.
    pub async fn read<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.read_now(body)
    }

    /// `read` for callers that are not async: the writer's own thread, the command line.
    pub fn read_now<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let (mut body, mut out) = (Some(body), None);
        self.engine.read(&mut |snapshot| {
            let body = body.take().expect("an engine runs a read once");
            out = Some(body(&Read { snapshot })?);
            Ok(())
        })?;
        out.ok_or_else(|| Error::broken("the engine did not run the read"))
    }

    /// A walk over many rows (an export, a check) on a thread where it hurts nobody.
    pub async fn read_long<T: Send + 'static>(&self, body: impl FnOnce(&Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.read_now(body)).await.map_err(Error::broken)?
    }

    /// Runs a body that may be run again, and answers when its effects are safe from a power cut.
    pub async fn write<T, F>(&self, stamp: Stamp, body: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static,
    {
        let body = Arc::new(body);
        let number = self.writes.fetch_add(1, Ordering::Relaxed);
        for _ in 0..ATTEMPTS {
            let (tell, told) = oneshot::channel();
            let result = Arc::new(Mutex::new(None));
            self.submit((stamp.clone(), number), body.clone(), result.clone(), Box::new(move |outcome| drop(tell.send(outcome))));
            match told.await.map_err(Error::broken)? {
                Err(Error::Conflict) => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    self.commits.send_modify(|count| *count += 1);
                    let value = result.lock().unwrap_or_else(PoisonError::into_inner).take();
                    return value.ok_or_else(|| Error::broken("a committed write left no result"));
                }
            }
        }
        Err(Fault::Busy.into())
    }

    fn submit<T, F>(&self, (stamp, number): (Stamp, u64), body: Arc<F>, result: Arc<Mutex<Option<T>>>, done: engine::Done)
    where
        T: Send + 'static,
        F: Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static,
    {
        let once: engine::Body = Box::new(move |tx| {
            let mut write =
                Write { tx, stamp: stamp.clone(), number, ids: Cell::new(0), earlier: 0, changed: false, recorded: false, grown: None };
            let value = body(&mut write)?;
            debug_assert!(write.recorded || !write.changed, "a write changed rows and recorded no fact");
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
            Ok(())
        });
        self.engine.write(once, done);
    }

    /// Changes whenever something was committed: what waits for news waits on this.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// Held while the disk has no room to spare. Whoever begins work of his own accord asks first: the guard of the web, the
    /// outbox, housekeeping. What was begun is finished.
    pub fn hold(&self, held: bool) {
        self.held.store(held, Ordering::Relaxed);
    }
    /// Damage was found: from here on everything is only shown, until a good copy is put back.
    pub fn condemn(&self, what: String) {
        let _ = self.damage.set(what);
    }
    pub fn is_damaged(&self) -> bool {
        self.damage.get().is_some()
    }
    pub fn is_held(&self) -> bool {
        self.is_damaged() || self.held.load(Ordering::Relaxed)
    }
    /// Why a held store takes nothing.
    pub fn why_held(&self) -> Fault {
        self.damage.get().map_or(Fault::DiskFull, |what| Fault::Damaged { table: redb::PAGES, what: what.clone() })
    }

    /// Reads the whole file through, page by page, on a thread where it hurts nobody. False when it could not come to its end
    /// because much was written meanwhile.
    pub async fn look_through(&self) -> Result<bool> {
        let engine = self.engine.clone();
        tokio::task::spawn_blocking(move || engine.look_through()).await.map_err(Error::broken)?
    }

    /// Waits for accepted writes and closes the file cleanly.
    pub fn close(&self) {
        self.engine.close();
    }

    pub fn size(&self) -> Option<u64> {
        self.engine.size()
    }
}

/// One moment of the data.
pub struct Read<'s> {
    snapshot: &'s dyn Snapshot,
}

impl Reads for Read<'_> {
    fn snapshot(&self) -> &dyn Snapshot {
        self.snapshot
    }
}

/// A transaction: reads see its own writes; who and when come with it.
pub struct Write<'t> {
    tx: &'t mut dyn Transaction,
    stamp: Stamp,
    number: u64,
    /// How many ids were made so far, and how many before whoever acts now.
    ids: Cell<u64>,
    earlier: u64,
    changed: bool,
    recorded: bool,
    /// The last number given in a growing table.
    grown: Option<(u16, u64)>,
}

impl Reads for Write<'_> {
    fn snapshot(&self) -> &dyn Snapshot {
        self.tx.snapshot()
    }
}

impl Write<'_> {
    pub fn now(&self) -> Moment {
        self.stamp.at
    }
    pub fn actor(&self) -> &Actor {
        &self.stamp.actor
    }
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }
    /// A new id. A body that runs again makes the same ones, and those of one moment sort in the order they were made.
    pub fn id<T>(&self) -> Id<T> {
        let nth = self.ids.replace(self.ids.get() + 1);
        let mut bits = xxhash_rust::xxh3::Xxh3::new();
        bits.update(&self.stamp.request.bytes());
        bits.update(&self.number.to_be_bytes());
        bits.update(&nth.to_be_bytes());
        Id::of_write(self.stamp.at, u16::try_from(nth - self.earlier).unwrap_or(u16::MAX).min(0xfff), bits.digest())
    }

    /// Runs a command as somebody else at another moment, in the same transaction: imports and the demo shop.
    pub fn acting<T>(&mut self, stamp: Stamp, body: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let own = (std::mem::replace(&mut self.stamp, stamp), std::mem::replace(&mut self.earlier, self.ids.get()));
        let result = body(self);
        (self.stamp, self.earlier) = own;
        result
    }

    /// Whether any row is not what it was.
    pub fn has_changed(&self) -> bool {
        self.changed
    }

    /// Says that this write needs no fact: the reason is for the reader of the code.
    pub fn quiet(&mut self, _reason: &'static str) {
        self.recorded = true;
    }

    /// Inserts or replaces a row and brings its indexes in step.
    pub fn put<R: Row>(&mut self, row: &R) -> Result<()> {
        let at = row_spot::<R>(&row.key());
        let old = match self.tx.get(&at)? {
            Some(value) => Some(unseal::<R>(&at, &value)?),
            None => None,
        };
        let row_key = &at[2..];
        for index in R::INDEXES {
            let before = old.as_ref().map(|old| index.entries(old, row_key)).unwrap_or_default();
            let after = index.entries(row, row_key);
            self.reindex(*index, &before, &after)?;
        }
        self.changed = true;
        self.tx.put(&at, &seal(&at, row)?)
    }

    /// The number a new row of a growing table stands under. Whoever asks appends it before he asks again.
    pub fn next_number<R: Row<Key = u64>>(&mut self) -> Result<u64> {
        let last = match self.grown {
            Some((table, last)) if table == R::TABLE.number => last,
            _ => self.last_key::<R>()?.unwrap_or(0),
        };
        self.grown = Some((R::TABLE.number, last + 1));
        Ok(last + 1)
    }

    /// Writes a row under a key that was never used: it is not looked for before. A fact, a line of a ledger.
    pub fn append<R: Row>(&mut self, row: &R) -> Result<()> {
        let at = row_spot::<R>(&row.key());
        debug_assert!(self.tx.get(&at)?.is_none(), "{} has this row already", R::TABLE.name);
        for index in R::INDEXES {
            self.reindex(*index, &[], &index.entries(row, &at[2..]))?;
        }
        self.changed = true;
        self.tx.put(&at, &seal(&at, row)?)
    }

    fn reindex<R: Row>(&mut self, index: &dyn IndexOf<R>, before: &[(Vec<u8>, Vec<u8>)], after: &[(Vec<u8>, Vec<u8>)]) -> Result<()> {
        if before == after {
            return Ok(());
        }
        for (key, _) in before.iter().filter(|entry| !after.contains(entry)) {
            self.tx.delete(key)?;
        }
        for (key, value) in after.iter().filter(|entry| !before.contains(entry)) {
            if index.is_unique() && self.tx.get(key)?.is_some_and(|holder| holder != *value) {
                return Err(Taken { index: index.table().name }.into());
            }
            self.tx.put(key, value)?;
        }
        Ok(())
    }

    /// Makes every index entry of a table anew, for rows older than an index of theirs.
    pub fn index_anew<R: Row>(&mut self) -> Result<()> {
        let mut keys = Vec::new();
        self.walk::<R>((), Order::Ascending, |row| {
            keys.push(row.key());
            Ok(Walk::On)
        })?;
        for key in keys {
            let row = self.need::<R>(&key)?;
            self.delete::<R>(&key)?;
            self.put(&row)?;
        }
        Ok(())
    }

    pub fn delete<R: Row>(&mut self, key: &R::Key) -> Result<()> {
        let at = row_spot::<R>(key);
        let Some(value) = self.tx.get(&at)? else { return Ok(()) };
        let old = unseal::<R>(&at, &value)?;
        for index in R::INDEXES {
            for (entry, _) in index.entries(&old, &at[2..]) {
                self.tx.delete(&entry)?;
            }
        }
        self.changed = true;
        self.tx.delete(&at)
    }
}

/// A unique index already holds this key. Commands check first and say it in the field's own words; this is the net.
#[derive(Debug)]
pub struct Taken {
    pub index: &'static str,
}

impl Refusal for Taken {
    fn code(&self) -> &'static str {
        "taken"
    }
    fn say(&self, lang: Lang) -> String {
        text::TAKEN.get(lang).to_string()
    }
}
