//! Opening a data directory: the lock, the version, the steps from an older version to this one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Reads, Row, Store, Table, TableInfo, Write, backup, redb::RedbEngine};
use crate::kernel::{Actor, Clock, Error, Fault, Result, Stamp};

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

/// Opens the data of a directory, making it when there is none, and brings it to the newest version.
pub async fn open(dir: &Path, steps: &[Migration], clock: &Clock) -> std::result::Result<Store, OpenError> {
    let path = dir.join("verstak.redb");
    let io = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::StorageFull => OpenError::DiskFull(dir.to_path_buf()),
        _ => OpenError::Io(dir.to_path_buf(), e.to_string()),
    };
    std::fs::create_dir_all(dir.join("backups")).map_err(io)?;
    refuse_foreign(&path)?;
    let engine = std::panic::catch_unwind(|| RedbEngine::file(&path))
        .map_err(|_| OpenError::Damaged(path.clone(), "its pages contradict each other".into()))?
        .map_err(|e| explain(&path, e))?;
    let store = Store::over(engine);
    advance(&store, dir, steps, clock).await?;
    Ok(store)
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
        redb::DatabaseError::Storage(redb::StorageError::Io(e)) if e.kind() == std::io::ErrorKind::StorageFull => {
            OpenError::DiskFull(path.to_path_buf())
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
