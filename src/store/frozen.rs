//! The data file as it was at one moment, read through while work goes on.
//!
//! redb compares every page with its checksum only while it opens a file, alone with it. Here it opens a file that nobody
//! writes: the bytes of one moment, each kept aside before it is written over. To redb that moment is the file of a machine
//! whose power went then, which it opens anyway, so nothing is found where nothing is wrong; and it is the very check of a
//! start over the very bytes on the disk, so nothing is missed that a start would find. A walk over the rows in a read
//! transaction would miss what no row shows: the separators between pages and the lists of free ones.

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{Error, ErrorKind, Result},
    ops::Bound,
    os::unix::fs::FileExt,
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use redb::{BackendError, StorageBackend, backends::FileBackend};

const BLOCK: u64 = 4096;
/// Blocks kept aside at most: when more is written over, the reading is put off. 128 MB.
const MOST: usize = 32_768;
/// So many bytes are read, and then others have the disk.
const GULP: u64 = 8 << 20;
const REST: Duration = Duration::from_millis(6);

type Blocks = BTreeMap<u64, Vec<u8>>;

/// The moment that is being read.
#[derive(Debug)]
struct Moment {
    len: u64,
    /// What was written over since, as it was then.
    kept: Blocks,
    lost: Arc<AtomicBool>,
}

impl Moment {
    fn keep(&mut self, file: &FileBackend, offset: u64, length: usize) {
        for block in blocks(offset, length) {
            let at = block * BLOCK;
            if self.is_lost() || at >= self.len || self.kept.contains_key(&block) {
                continue;
            }
            let mut bytes = vec![0; usize::try_from(BLOCK.min(self.len - at)).unwrap_or_default()];
            if self.kept.len() >= MOST || file.read(at, &mut bytes).is_err() {
                self.lose();
            } else {
                self.kept.insert(block, bytes);
            }
        }
    }

    fn lose(&mut self) {
        self.kept.clear();
        self.lost.store(true, Ordering::Relaxed);
    }
    fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }
}

/// The numbers of the blocks that so many bytes touch.
fn blocks(offset: u64, length: usize) -> std::ops::Range<u64> {
    offset / BLOCK..(offset + length as u64).div_ceil(BLOCK)
}

/// Lays blocks over what was read at an offset.
fn lay(over: &Blocks, offset: u64, out: &mut [u8]) {
    for (block, bytes) in over.range(blocks(offset, out.len())) {
        let at = block * BLOCK;
        let from = usize::try_from(offset.saturating_sub(at)).unwrap_or_default();
        let to = usize::try_from(at.saturating_sub(offset)).unwrap_or_default();
        let length = bytes.len().saturating_sub(from).min(out.len() - to);
        out[to..to + length].copy_from_slice(&bytes[from..from + length]);
    }
}

/// Keeps a moment of one file for whoever reads it through, one at a time.
#[derive(Debug, Clone, Default)]
pub struct Keeper(Arc<Mutex<Option<Moment>>>);

impl Keeper {
    fn lock(&self) -> MutexGuard<'_, Option<Moment>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file for the engine; an empty one is nobody's data, unless it may be new.
    pub fn open(&self, path: &Path, may_be_new: bool) -> std::result::Result<Watched, redb::DatabaseError> {
        let io = |error| redb::DatabaseError::Storage(redb::StorageError::Io(error));
        let file = OpenOptions::new().read(true).write(true).create(may_be_new).truncate(false).open(path).map_err(io)?;
        if !may_be_new && file.metadata().map_err(io)?.len() == 0 {
            return Err(io(Error::new(ErrorKind::NotFound, "the data file is empty")));
        }
        Ok(Watched { file: FileBackend::new(file)?, keeper: self.clone() })
    }

    /// The file as it stands now. The flag is raised when too much was written over to read it to its end.
    pub fn freeze(&self, path: &Path) -> Result<(Frozen, Arc<AtomicBool>)> {
        let (file, lost) = (File::open(path)?, Arc::new(AtomicBool::new(false)));
        let mut moment = self.lock();
        if moment.is_some() {
            return Err(Error::new(ErrorKind::ResourceBusy, "the file is being read through already"));
        }
        let len = file.metadata()?.len();
        *moment = Some(Moment { len, kept: Blocks::new(), lost: lost.clone() });
        let own = Mutex::new((len, Blocks::new()));
        Ok((Frozen { keeper: self.clone(), file, own, read: AtomicU64::new(0) }, lost))
    }
}

/// The file of the engine.
#[derive(Debug)]
pub struct Watched {
    file: FileBackend,
    keeper: Keeper,
}

type Locked<T> = std::result::Result<T, BackendError>;

impl StorageBackend for Watched {
    fn len(&self) -> Result<u64> {
        self.file.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        self.file.read(offset, out)
    }
    fn set_len(&self, len: u64) -> Result<()> {
        let mut moment = self.keeper.lock();
        if let Some(moment) = moment.as_mut().filter(|moment| len < moment.len) {
            moment.lose();
        }
        self.file.set_len(len)
    }
    fn sync_data(&self) -> Result<()> {
        self.file.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> Result<()> {
        let mut moment = self.keeper.lock();
        if let Some(moment) = moment.as_mut() {
            moment.keep(&self.file, offset, data.len());
        }
        self.file.write(offset, data)
    }
    fn close(&self) -> Result<()> {
        self.file.close()
    }
    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<bool> {
        self.file.try_lock_range(start, end)
    }
    fn try_lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<bool> {
        self.file.try_lock_shared_range(start, end)
    }
    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<()> {
        self.file.lock_range(start, end)
    }
    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<()> {
        self.file.lock_shared_range(start, end)
    }
    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<()> {
        self.file.unlock_range(start, end)
    }
    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Locked<bool> {
        self.file.query_lock_range(start, end)
    }
}

/// The file of the moment: what is written to it stays in memory.
#[derive(Debug)]
pub struct Frozen {
    keeper: Keeper,
    file: File,
    own: Mutex<(u64, Blocks)>,
    read: AtomicU64,
}

impl Frozen {
    fn own(&self) -> MutexGuard<'_, (u64, Blocks)> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes of the moment; zeros behind its end.
    fn of_moment(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        let moment = self.keeper.lock();
        let moment = moment.as_ref().filter(|moment| !moment.is_lost()).ok_or_else(|| Error::other("the moment is lost"))?;
        let there = usize::try_from(moment.len.saturating_sub(offset)).unwrap_or(usize::MAX).min(out.len());
        self.file.read_exact_at(&mut out[..there], offset)?;
        out[there..].fill(0);
        lay(&moment.kept, offset, out);
        Ok(())
    }
}

impl StorageBackend for Frozen {
    fn len(&self) -> Result<u64> {
        Ok(self.own().0)
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        let length = out.len() as u64;
        if offset + length > self.own().0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        self.of_moment(offset, out)?;
        lay(&self.own().1, offset, out);
        let before = self.read.fetch_add(length, Ordering::Relaxed);
        if before / GULP != (before + length) / GULP {
            std::thread::sleep(REST);
        }
        Ok(())
    }
    fn set_len(&self, len: u64) -> Result<()> {
        let mut own = self.own();
        own.1.retain(|block, _| block * BLOCK < len);
        own.0 = len;
        Ok(())
    }
    fn sync_data(&self) -> Result<()> {
        Ok(())
    }
    fn write(&self, offset: u64, data: &[u8]) -> Result<()> {
        for block in blocks(offset, data.len()) {
            let (at, mut bytes) = (block * BLOCK, vec![0; usize::try_from(BLOCK).unwrap_or_default()]);
            self.of_moment(at, &mut bytes)?;
            let mut own = self.own();
            lay(&own.1, at, &mut bytes);
            let from = usize::try_from(offset.saturating_sub(at)).unwrap_or_default();
            let said = usize::try_from(at.saturating_sub(offset)).unwrap_or_default();
            let length = (bytes.len() - from).min(data.len() - said);
            bytes[from..from + length].copy_from_slice(&data[said..said + length]);
            own.1.insert(block, bytes);
        }
        Ok(())
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        *self.keeper.lock() = None;
    }
}
