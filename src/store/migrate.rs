//! Opening a data directory: the lock, the version, the steps from an older version to this one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{
    Reads, Row, Store, Table, TableInfo, Write, backup,
    redb::{CACHE, RedbEngine, no_room},
};
use crate::kernel::{Actor, Clock, Error, Fault, Moment, Result, Stamp};

/// One step from version `to - 1`, in one transaction together with the version itself.
pub struct Migration {
    pub to: u32,
    pub name: &'static str,
    pub run: fn(&mut Write<'_>) -> Result<()>,
}

/// What stands in the data about the data.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Schema {
    version: u32,
    program: String,
}

impl Row for Schema {
    const TABLE: Table = Table::new(1, "schema");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Schema>()];

/// Why the data cannot be opened, each with its own way out.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another copy of the program already works with {0}")]
    Locked(PathBuf),
    #[error("the data were written by a newer version of the program (data version {found}, this program knows {known})")]
    Newer { found: u32, known: u32 },
    #[error("the data file {0} is damaged: {1}")]
    Damaged(PathBuf, String),
    #[error("{0} is not a data file of Verstak")]
    NotOurs(PathBuf),
    #[error("no room left on the disk of {0}")]
    DiskFull(PathBuf),
    #[error("{0}: {1}")]
    Io(PathBuf, String),
    #[error("the data could not be brought to version {to} ({name}): {why}")]
    Step { to: u32, name: &'static str, why: String },
}

/// The file of the data inside their directory.
pub const FILE: &str = "verstak.redb";

/// How a directory is opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Bytes of cache.
    pub cache: usize,
    /// People wait: a large file is read through after it was opened (`Store::look_through`), not before.
    pub at_once: bool,
}

impl Default for Opening {
    fn default() -> Opening {
        Opening { cache: CACHE, at_once: false }
    }
}

/// Opens the data of a directory, making it when there is none, and brings it to the newest version.
pub async fn open(dir: &Path, steps: &[Migration], clock: &Clock) -> std::result::Result<Store, OpenError> {
    open_as(dir, steps, clock, Opening::default()).await
}

pub async fn open_as(dir: &Path, steps: &[Migration], clock: &Clock, how: Opening) -> std::result::Result<Store, OpenError> {
    let path = dir.join(FILE);
    let io = |e: std::io::Error| match no_room(&e) {
        true => OpenError::DiskFull(dir.to_path_buf()),
        false => OpenError::Io(dir.to_path_buf(), e.to_string()),
    };
    std::fs::create_dir_all(dir.join("backups")).map_err(io)?;
    refuse_foreign(&path)?;
    let store = Store::over(engine(dir, &path, clock.now(), how)?);
    advance(&store, dir, steps, clock).await?;
    Ok(store)
}

/// Beside the data: when every page was last read and found whole.
const CHECKED: &str = "checked";
/// Stands there instead when damage was found: the next start looks before it opens.
const DAMAGED: &str = "damaged";
/// Files up to this size are checked at every start, which takes less than a second; larger ones once a day.
const QUICK: u64 = 512 << 20;

fn engine(dir: &Path, path: &Path, now: Moment, how: Opening) -> std::result::Result<RedbEngine, OpenError> {
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    let later = how.at_once && size > QUICK && !std::fs::read_to_string(dir.join(CHECKED)).is_ok_and(|text| text.trim() == DAMAGED);
    let checked = !later && must_be_checked(size, checked_at(dir), now);
    let engine = RedbEngine::roomy(path, checked, how.cache).map_err(|e| explain(path, e))?;
    if checked {
        mark(dir, &now.millis().to_string());
    }
    Ok(engine)
}

/// When every page was last found whole.
fn checked_at(dir: &Path) -> Option<Moment> {
    std::fs::read_to_string(dir.join(CHECKED)).ok().and_then(|text| text.trim().parse().ok()).map(Moment::from_millis)
}

fn mark(dir: &Path, said: &str) {
    if let Err(error) = std::fs::write(dir.join(CHECKED), said) {
        tracing::warn!(%error, "what the full check of the file found cannot be kept; the next start checks again");
    }
}

/// Reads the whole file through when a day has passed since that was done, while work goes on; damage holds the store.
pub async fn look_through(store: &Store, dir: &Path, clock: &Clock) {
    let (now, began) = (clock.now(), std::time::Instant::now());
    if store.is_damaged() || !is_old(checked_at(dir), now) {
        return;
    }
    match store.look_through().await {
        Ok(true) => {
            tracing::info!(seconds = began.elapsed().as_secs(), "every page of the data file was read and is whole");
            mark(dir, &now.millis().to_string());
        }
        Ok(false) => tracing::info!("too much was written to read the data file through; it is done later"),
        Err(error @ Error::Fault(Fault::Damaged { .. })) => {
            tracing::error!(%error, "THE DATA FILE IS DAMAGED: nothing is written any more. Stop the program and put back the newest good copy from backups/");
            mark(dir, DAMAGED);
            store.condemn(error.to_string());
        }
        Err(error) => tracing::error!(%error, "the data file cannot be read through"),
    }
}

/// The next opening reads every page, however large the file: rows behind a spoilt page are found by nothing else.
pub fn read_through(dir: &Path) {
    if let Err(error) = std::fs::remove_file(dir.join(CHECKED))
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "the time of the last full check cannot be forgotten");
    }
}

fn must_be_checked(size: u64, before: Option<Moment>, now: Moment) -> bool {
    size <= QUICK || is_old(before, now)
}

/// A clock that went back checks once more rather than once less.
fn is_old(before: Option<Moment>, now: Moment) -> bool {
    before.is_none_or(|before| !(0..Moment::DAY).contains(&now.since(before)))
}

/// A file that is not redb's is never touched: somebody put it there by mistake.
fn refuse_foreign(path: &Path) -> std::result::Result<(), OpenError> {
    use std::io::Read as _;
    let mut head = [0u8; 4];
    match std::fs::File::open(path) {
        Ok(mut file) => match file.read_exact(&mut head) {
            Ok(()) if &head == b"redb" => Ok(()),
            Ok(()) => Err(OpenError::NotOurs(path.to_path_buf())),
            Err(_) if file.metadata().is_ok_and(|m| m.len() == 0) => Ok(()),
            Err(_) => Err(OpenError::NotOurs(path.to_path_buf())),
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(OpenError::Io(path.to_path_buf(), e.to_string())),
    }
}

fn explain(path: &Path, error: redb::DatabaseError) -> OpenError {
    match error {
        redb::DatabaseError::DatabaseAlreadyOpen => OpenError::Locked(path.to_path_buf()),
        redb::DatabaseError::Storage(redb::StorageError::Io(e)) if no_room(&e) => OpenError::DiskFull(path.to_path_buf()),
        redb::DatabaseError::Storage(redb::StorageError::Io(e)) if e.kind() == std::io::ErrorKind::InvalidData => {
            OpenError::Damaged(path.to_path_buf(), e.to_string())
        }
        redb::DatabaseError::Storage(redb::StorageError::Io(e)) => OpenError::Io(path.to_path_buf(), e.to_string()),
        other => OpenError::Damaged(path.to_path_buf(), other.to_string()),
    }
}

/// Runs the missing steps; the first of them is preceded by a verified copy.
pub async fn advance(store: &Store, dir: &Path, steps: &[Migration], clock: &Clock) -> std::result::Result<(), OpenError> {
    let known = steps.iter().map(|step| step.to).max().unwrap_or(0);
    let damaged = |e: Error| OpenError::Damaged(dir.to_path_buf(), e.to_string());
    let found = store.read(|r| Ok(r.get::<Schema>(&0)?.map(|s| s.version))).await.map_err(damaged)?;
    if let Some(found) = found.filter(|found| *found > known) {
        return Err(OpenError::Newer { found, known });
    }
    if let Some(found) = found.filter(|found| *found < known) {
        let copy = dir.join("backups").join(format!("before-version-{}.redb", found + 1));
        if !copy.exists() {
            store.read(|r| backup::copy(r, &copy)).await.map_err(damaged)?;
        }
    }
    for step in steps.iter().filter(|step| found.is_none_or(|found| step.to > found)) {
        let (to, run) = (step.to, step.run);
        let done = store.write(Stamp::new(Actor::program(), clock.now()), move |tx| {
            tx.quiet("a change of form, not of what the shop knows");
            run(tx)?;
            tx.put(&Schema { version: to, program: env!("CARGO_PKG_VERSION").into() })
        });
        done.await.map_err(|e| match e {
            Error::Fault(Fault::DiskFull) => OpenError::DiskFull(dir.to_path_buf()),
            e => OpenError::Step { to, name: step.name, why: e.to_string() },
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_checked_once_a_day_and_a_small_one_always() {
        let now = Moment::from_millis(1_790_000_000_000);
        assert!(must_be_checked(QUICK, Some(now), now));
        assert!(must_be_checked(QUICK + 1, None, now));
        assert!(!must_be_checked(QUICK + 1, Some(now.plus(1 - Moment::DAY)), now));
        assert!(must_be_checked(QUICK + 1, Some(now.plus(-Moment::DAY)), now));
        assert!(must_be_checked(QUICK + 1, Some(now.plus(1)), now), "the clock went back");
    }
}
