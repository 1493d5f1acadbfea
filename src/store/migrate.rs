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

/// Opens the data of a directory, making it when there is none, and brings it to the newest version.
pub async fn open(dir: &Path, steps: &[Migration], clock: &Clock) -> std::result::Result<Store, OpenError> {
    open_roomy(dir, steps, clock, CACHE).await
}

/// The same with so many bytes of cache.
pub async fn open_roomy(dir: &Path, steps: &[Migration], clock: &Clock, cache: usize) -> std::result::Result<Store, OpenError> {
    let path = dir.join(FILE);
    let io = |e: std::io::Error| match no_room(&e) {
        true => OpenError::DiskFull(dir.to_path_buf()),
        false => OpenError::Io(dir.to_path_buf(), e.to_string()),
    };
    std::fs::create_dir_all(dir.join("backups")).map_err(io)?;
    refuse_foreign(&path)?;
    let store = Store::over(engine(dir, &path, clock.now(), cache)?);
    advance(&store, dir, steps, clock).await?;
    Ok(store)
}

/// Beside the data: when every page was last read and found whole.
const CHECKED: &str = "checked";
/// Files up to this size are checked at every start, which takes less than a second; larger ones once a day.
const QUICK: u64 = 512 << 20;

fn engine(dir: &Path, path: &Path, now: Moment, cache: usize) -> std::result::Result<RedbEngine, OpenError> {
    let mark = dir.join(CHECKED);
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    let before = std::fs::read_to_string(&mark).ok().and_then(|text| text.trim().parse().ok()).map(Moment::from_millis);
    let checked = must_be_checked(size, before, now);
    let engine = RedbEngine::roomy(path, checked, cache).map_err(|e| explain(path, e))?;
    if checked && let Err(error) = std::fs::write(&mark, now.millis().to_string()) {
        tracing::warn!(%error, "the time of the full check cannot be kept; the next start checks again");
    }
    Ok(engine)
}

/// The next opening reads every page, however large the file: rows behind a spoilt page are found by nothing else.
pub fn read_through(dir: &Path) {
    if let Err(error) = std::fs::remove_file(dir.join(CHECKED))
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "the time of the last full check cannot be forgotten");
    }
}

/// A clock that went back checks once more rather than once less.
fn must_be_checked(size: u64, before: Option<Moment>, now: Moment) -> bool {
    size <= QUICK || before.is_none_or(|before| !(0..Moment::DAY).contains(&now.since(before)))
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
