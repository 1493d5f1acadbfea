//! Room on the disk of the data. Below a limit the program only shows what it has: the rest of the disk is for ending well.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::store::Store;

/// Below this no form is accepted.
const LEAST: u64 = 200 << 20;

/// How many bytes are free; `None` where nobody knows.
pub type Measure = Box<dyn Fn() -> Option<u64> + Send + Sync>;

pub struct Room {
    measure: Measure,
    free: AtomicU64,
    tight: AtomicBool,
}

impl Room {
    pub fn new(measure: Measure) -> Room {
        Room { measure, free: AtomicU64::new(u64::MAX), tight: AtomicBool::new(false) }
    }

    /// On the disk this directory stands on.
    pub fn of(data: std::path::PathBuf) -> Room {
        Room::new(Box::new(move || {
            let disk = rustix::fs::statvfs(&data).ok()?;
            Some(disk.f_bavail.saturating_mul(disk.f_frsize))
        }))
    }

    /// Where nothing runs out: memory.
    pub fn endless() -> Room {
        Room::new(Box::new(|| None))
    }

    /// Measures, and holds the store or lets it go.
    pub fn look(&self, store: &Store) {
        let Some(free) = (self.measure)() else { return };
        self.free.store(free, Ordering::Relaxed);
        let tight = free < LEAST;
        if self.tight.swap(tight, Ordering::Relaxed) != tight {
            store.hold(tight);
            tracing::warn!(free_mb = free >> 20, read_only = tight, "room on the disk of the data");
        }
    }

    /// Megabytes that were free when it was last measured.
    pub fn megabytes(&self) -> u64 {
        self.free.load(Ordering::Relaxed) >> 20
    }
}
