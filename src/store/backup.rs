//! A consistent copy of the data while the shop works: one read, written key by key into a fresh file, then verified.
//! Copying the live file itself would give a broken one.

use std::path::Path;

use redb::Builder;

use super::{
    Read, Reads,
    engine::{Span, Transaction, Walk},
    redb::{fault, len, written},
};
use crate::kernel::{Error, Fault, Result};

/// Copies everything the read sees into `target`, which must not exist. Returns the number of keys.
pub fn copy(read: &Read<'_>, target: &Path) -> Result<u64> {
    if target.exists() {
        return Err(Fault::Storage(format!("{} already exists", target.display())).into());
    }
    let db = Builder::new().set_cache_size(16 << 20).create(target).map_err(fault)?;
    let mut tx = db.begin_write().map_err(fault)?;
    tx.set_quick_repair(true);
    let mut count = 0;
    {
        let mut trees = written(&tx)?;
        read.snapshot().scan(&Span { start: Vec::new(), end: None, reverse: false }, &mut |key, value| {
            trees.put(key, value)?;
            count += 1;
            Ok(Walk::On)
        })?;
    }
    tx.commit().map_err(fault)?;
    drop(db);
    verify(target, count)?;
    Ok(count)
}

/// Opens the copy, reads every page's checksum and counts the keys.
fn verify(copy: &Path, count: u64) -> Result<()> {
    let mut db = Builder::new().set_cache_size(16 << 20).open(copy).map_err(fault)?;
    if !db.check_integrity().map_err(fault)? {
        return Err(Error::broken("the copy did not pass its integrity check"));
    }
    let found = len(&db)?;
    if found != count {
        return Err(Error::broken(format!("the copy holds {found} keys instead of {count}")));
    }
    Ok(())
}
