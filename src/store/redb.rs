//! The redb engine: one file, one writer thread, group commit.
//!
//! The writer takes what waits in the queue, runs each body in a transaction of its own without waiting for the disk,
//! and closes the batch with one durable commit; only then is anybody answered. A body that refuses or panics leaves
//! nothing and hurts nobody. After an I/O error redb refuses everything until the file is opened again, so the database
//! lives behind `reopen`, and a batch whose last commit failed is refused as a whole.
//!
//! All tables share one tree, the number of our table leads every key: it is the shape of the distributed engines the seam
//! is kept open for, and a transaction opens one tree instead of a dozen. Only tables that grow at their end and nowhere
//! else (numbers from `Table::GROWING` on) stand in a second tree: redb fills its pages to the brim only at the right edge.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread::JoinHandle,
};

use redb::{Builder, Database, Durability, ReadableDatabase, ReadableTable, ReadableTableMetadata, StorageBackend, TableDefinition};

use super::{
    Table,
    engine::{Body, Done, Engine, Snapshot, Span, Transaction, Visit, Walk},
    frozen::Keeper,
    overlay::Overlay,
};
use crate::kernel::{Error, Fault, Result};

/// The trees of the file. Every key of the second stands after every key of the first.
const DATA: [TableDefinition<&[u8], &[u8]>; 2] = [TableDefinition::new("data"), TableDefinition::new("grown")];
pub const CACHE: usize = 48 << 20;
const CHECK_CACHE: usize = 1 << 20;
/// What is damaged when it is no row but what holds rows.
pub const PAGES: &str = "pages";
const QUEUE: usize = 256;
const BATCH: usize = 128;

type Opened = std::result::Result<Database, redb::DatabaseError>;
/// How to get the database again after it latched.
type Opener = Box<dyn Fn() -> Opened + Send + Sync>;

struct Shared {
    db: RwLock<Option<Database>>,
    /// Set for good when the program ends: nobody opens the file again.
    closed: AtomicBool,
    opener: Opener,
    file: Option<(PathBuf, Keeper)>,
}

struct Job {
    body: Body,
    done: Done,
}

pub struct RedbEngine {
    shared: Arc<Shared>,
    queue: Mutex<Option<SyncSender<Job>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl RedbEngine {
    /// Opens or makes a file. The directory must exist. A checked opening reads every page: about two seconds a gigabyte.
    pub fn file(path: &Path, checked: bool) -> std::result::Result<RedbEngine, redb::DatabaseError> {
        RedbEngine::roomy(path, checked, CACHE)
    }

    /// The same with so many bytes of cache: for work that rewrites much of a large file in one go.
    pub fn roomy(path: &Path, checked: bool, cache: usize) -> std::result::Result<RedbEngine, redb::DatabaseError> {
        // A check reads each page once, so a large cache does not help it; filled then, it would never be given back.
        let look_through = || Builder::new().set_cache_size(CHECK_CACHE).set_check_integrity_on_open(true).create(path).map(drop);
        let keeper = Keeper::default();
        let first = sober(|| {
            if checked {
                look_through()?;
            }
            Builder::new().set_cache_size(cache).create_with_backend(keeper.open(path, true)?)
        })?;
        let (again, same) = (path.to_path_buf(), keeper.clone());
        let opener: Opener = Box::new(move || Builder::new().set_cache_size(cache).create_with_backend(same.open(&again, false)?));
        RedbEngine::start(first, opener, Some((path.to_path_buf(), keeper)))
    }

    /// Over any storage: memory in tests, and disks that fail on purpose. `storage` is asked again at every reopening.
    pub fn over<S: StorageBackend>(
        storage: impl Fn() -> S + Send + Sync + 'static,
    ) -> std::result::Result<RedbEngine, redb::DatabaseError> {
        let opener: Opener = Box::new(move || Builder::new().set_cache_size(CACHE).create_with_backend(storage()));
        RedbEngine::start(sober(&opener)?, opener, None)
    }

    pub fn memory() -> RedbEngine {
        RedbEngine::over(redb::backends::InMemoryBackend::new).expect("memory has no disk to fail")
    }

    fn start(db: Database, opener: Opener, file: Option<(PathBuf, Keeper)>) -> std::result::Result<RedbEngine, redb::DatabaseError> {
        if let Err(error) = sober(|| prepare(&db).map_err(|fault| damaged(fault.to_string()))) {
            discard(db);
            return Err(error);
        }
        let shared = Arc::new(Shared { db: RwLock::new(Some(db)), closed: AtomicBool::new(false), opener, file });
        let (queue, jobs) = sync_channel(QUEUE);
        let writing = shared.clone();
        let writer = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || writing.serve(&jobs))
            .map_err(|e| redb::DatabaseError::Storage(redb::StorageError::Io(e)))?;
        Ok(RedbEngine { shared, queue: Mutex::new(Some(queue)), writer: Mutex::new(Some(writer)) })
    }
}

/// Pages that contradict each other make the engine panic rather than return: to us it is damage like any other.
fn sober<T>(work: impl FnOnce() -> std::result::Result<T, redb::DatabaseError>) -> std::result::Result<T, redb::DatabaseError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(damaged(panic_text(&*panic))))
}

/// Closing a database whose pages contradict each other may panic like opening it.
fn discard(db: Database) {
    if catch_unwind(AssertUnwindSafe(|| drop(db))).is_err() {
        tracing::error!("the data file could not be closed cleanly");
    }
}

fn damaged(what: String) -> redb::DatabaseError {
    redb::DatabaseError::Storage(redb::StorageError::Corrupted(what))
}

/// The trees must exist before the first reader asks for them.
fn prepare(db: &Database) -> Result<()> {
    let mut tx = db.begin_write().map_err(fault)?;
    tx.set_quick_repair(true);
    drop(written(&tx)?);
    tx.commit().map_err(fault)
}

impl Shared {
    fn serve(&self, jobs: &Receiver<Job>) {
        while let Ok(first) = jobs.recv() {
            let mut batch = vec![first];
            while batch.len() < BATCH {
                match jobs.try_recv() {
                    Ok(job) => batch.push(job),
                    Err(_) => break,
                }
            }
            self.commit(batch);
        }
    }

    /// Runs a batch and answers everyone in it.
    fn commit(&self, batch: Vec<Job>) {
        let attempt = || catch_unwind(AssertUnwindSafe(|| self.with_db(|db| run(db, &batch))));
        let outcomes = match attempt().unwrap_or_else(|panic| Err(Fault::Storage(panic_text(&*panic)).into())) {
            Ok(outcomes) => outcomes,
            Err(failure) => {
                tracing::error!(error = %failure, waiting = batch.len(), "a batch of writes failed, reopening the file");
                self.reopen();
                let full = matches!(failure, Error::Fault(Fault::DiskFull));
                batch.iter().map(|_| Err(if full { Fault::DiskFull.into() } else { Fault::Storage(failure.to_string()).into() })).collect()
            }
        };
        for (job, outcome) in batch.into_iter().zip(outcomes) {
            (job.done)(outcome);
        }
    }

    /// Lends the open database; opens it again if an earlier failure left it closed.
    fn with_db<T>(&self, lend: impl FnOnce(&Database) -> Result<T>) -> Result<T> {
        {
            let open = self.db.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(db) = open.as_ref() {
                return lend(db);
            }
        }
        self.open_if_closed();
        let open = self.db.read().unwrap_or_else(PoisonError::into_inner);
        match open.as_ref() {
            Some(db) => lend(db),
            None => Err(Fault::Storage("the data file is closed".into()).into()),
        }
    }

    /// Closes and opens the file: the only way out of a latched I/O error. Waits for readers to finish.
    fn reopen(&self) {
        self.put_down();
        self.open_if_closed();
    }

    fn put_down(&self) {
        if let Some(db) = self.db.write().unwrap_or_else(PoisonError::into_inner).take() {
            discard(db);
        }
    }

    /// Of many who find the file closed the first one opens it.
    fn open_if_closed(&self) {
        let mut place = self.db.write().unwrap_or_else(PoisonError::into_inner);
        if place.is_some() || self.closed.load(Ordering::Relaxed) {
            return;
        }
        match sober(&self.opener) {
            Ok(db) => *place = Some(db),
            Err(error) => tracing::error!(%error, "the data file cannot be opened again"),
        }
    }
}

/// Each body in a transaction of its own; the last one, or an empty one after it, makes all of them durable. `Err` means
/// that nothing of the batch may be trusted.
fn run(db: &Database, batch: &[Job]) -> Result<Vec<Result<()>>> {
    let mut outcomes = Vec::with_capacity(batch.len());
    let mut unsaved = false;
    for (at, job) in batch.iter().enumerate() {
        let last = at + 1 == batch.len();
        let outcome = attempt(db, &job.body, last)?;
        unsaved = (unsaved || outcome.is_ok()) && !(last && outcome.is_ok());
        outcomes.push(outcome);
    }
    if unsaved {
        begin(db, true)?.commit().map_err(fault)?;
    }
    Ok(outcomes)
}

fn begin(db: &Database, durable: bool) -> Result<redb::WriteTransaction> {
    let mut tx = db.begin_write().map_err(fault)?;
    tx.set_quick_repair(durable);
    tx.set_durability(if durable { Durability::Immediate } else { Durability::None }).map_err(fault)?;
    Ok(tx)
}

/// The inner result is the body's; the outer one is the disk's.
fn attempt(db: &Database, body: &Body, durable: bool) -> Result<Result<()>> {
    let tx = begin(db, durable)?;
    let outcome = {
        let mut trees = written(&tx)?;
        let mut overlay = Overlay::over(&mut trees);
        catch_unwind(AssertUnwindSafe(|| body(&mut overlay).and_then(|()| overlay.settle())))
            .unwrap_or_else(|panic| Err(Error::broken(format!("a write {}", panic_text(&*panic)))))
    };
    match outcome {
        Ok(()) => tx.commit().map_err(fault)?,
        Err(Error::Fault(Fault::Storage(_) | Fault::DiskFull)) => {
            drop(tx);
            return outcome.map(Ok);
        }
        Err(_) => tx.abort().map_err(fault)?,
    }
    Ok(outcome)
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let said = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
    format!("panicked: {}", said.unwrap_or_default())
}

impl Engine for RedbEngine {
    fn read(&self, body: &mut dyn FnMut(&dyn Snapshot) -> Result<()>) -> Result<()> {
        self.shared.with_db(|db| {
            let tx = db.begin_read().map_err(fault)?;
            body(&Trees([tx.open_table(DATA[0]).map_err(fault)?, tx.open_table(DATA[1]).map_err(fault)?]))
        })
    }

    fn write(&self, body: Body, done: Done) {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let refused = match queue.as_ref() {
            Some(queue) => queue.try_send(Job { body, done }),
            None => Err(TrySendError::Disconnected(Job { body, done })),
        };
        match refused {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => (job.done)(Err(Fault::Busy.into())),
            Err(TrySendError::Disconnected(job)) => (job.done)(Err(Fault::Storage("the program is stopping".into()).into())),
        }
    }

    fn close(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(writer) = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = writer.join();
        }
        self.shared.closed.store(true, Ordering::Relaxed);
        self.shared.put_down();
    }

    fn size(&self) -> Option<u64> {
        std::fs::metadata(&self.shared.file.as_ref()?.0).ok().map(|m| m.len())
    }

    fn look_through(&self) -> Result<bool> {
        let Some((path, keeper)) = &self.shared.file else { return Ok(true) };
        let (frozen, lost) = keeper.freeze(path).map_err(|error| Fault::Storage(error.to_string()))?;
        let looked =
            sober(|| Builder::new().set_cache_size(CHECK_CACHE).set_check_integrity_on_open(true).create_with_backend(frozen).map(drop));
        match looked {
            Ok(()) => Ok(true),
            Err(_) if lost.load(Ordering::Relaxed) => Ok(false),
            Err(error) => Err(Fault::Damaged { table: PAGES, what: error.to_string() }.into()),
        }
    }
}

impl Drop for RedbEngine {
    fn drop(&mut self) {
        self.close();
    }
}

/// Both trees at one moment, or inside one transaction.
pub(super) struct Trees<T>([T; 2]);

type Written<'t> = Trees<redb::Table<'t, &'static [u8], &'static [u8]>>;

pub(super) fn written(tx: &redb::WriteTransaction) -> Result<Written<'_>> {
    Ok(Trees([tx.open_table(DATA[0]).map_err(fault)?, tx.open_table(DATA[1]).map_err(fault)?]))
}

/// How many keys a file holds.
pub(super) fn len(db: &Database) -> Result<u64> {
    let tx = db.begin_read().map_err(fault)?;
    DATA.into_iter().map(|tree| tx.open_table(tree).map_err(fault)?.len().map_err(fault)).sum()
}

/// Which tree a key stands in.
fn tree(key: &[u8]) -> usize {
    let number = key.first_chunk().map_or(0, |bytes| u16::from_be_bytes(*bytes));
    usize::from(number >= Table::GROWING)
}

/// Whether the walk goes on.
fn scan_tree(table: &impl ReadableTable<&'static [u8], &'static [u8]>, span: &Span, visit: Visit<'_>) -> Result<Walk> {
    let start = span.start.as_slice();
    let mut range = match &span.end {
        Some(end) if end.as_slice() <= start => return Ok(Walk::On),
        Some(end) => table.range::<&[u8]>(start..end.as_slice()).map_err(fault)?,
        None => table.range::<&[u8]>(start..).map_err(fault)?,
    };
    loop {
        let next = if span.reverse { range.next_back() } else { range.next() };
        let Some(entry) = next else { return Ok(Walk::On) };
        let (key, value) = entry.map_err(fault)?;
        if visit(key.value(), value.value())? == Walk::Stop {
            return Ok(Walk::Stop);
        }
    }
}

impl<T: ReadableTable<&'static [u8], &'static [u8]>> Snapshot for Trees<T> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.0[tree(key)].get(key).map_err(fault)?.map(|guard| guard.value().to_vec()))
    }

    fn scan(&self, span: &Span, visit: Visit<'_>) -> Result<()> {
        let (first, last) = (tree(&span.start), span.end.as_ref().map_or(1, |end| tree(end)));
        let mut trees = self.0[first..=last.max(first)].iter();
        while let Some(tree) = if span.reverse { trees.next_back() } else { trees.next() } {
            if scan_tree(tree, span, visit)? == Walk::Stop {
                break;
            }
        }
        Ok(())
    }
}

impl Transaction for Written<'_> {
    fn put(&mut self, key: &[u8], value: &[u8]) -> Result<()> {
        self.0[tree(key)].insert(key, value).map_err(fault)?;
        Ok(())
    }
    fn delete(&mut self, key: &[u8]) -> Result<()> {
        self.0[tree(key)].remove(key).map_err(fault)?;
        Ok(())
    }
    fn snapshot(&self) -> &dyn Snapshot {
        self
    }
}

/// The disk is full, or this user's share of it is.
pub(super) fn no_room(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
}

/// Any failure of redb in our words.
pub(super) fn fault(error: impl Into<redb::Error>) -> Error {
    let error = error.into();
    match &error {
        redb::Error::Io(io) if no_room(io) => Fault::DiskFull.into(),
        redb::Error::Corrupted(what) => Fault::Damaged { table: PAGES, what: what.clone() }.into(),
        _ => Fault::Storage(error.to_string()).into(),
    }
}
