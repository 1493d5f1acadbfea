//! An engine for tests that makes every second write run twice: once for nothing, then for real. A body with an effect
//! outside its transaction is found out by it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::engine::{Body, Done, Engine, Snapshot};
use crate::kernel::{Error, Result};

pub struct Chaos<E> {
    engine: E,
    writes: AtomicU64,
}

impl<E: Engine> Chaos<E> {
    pub fn over(engine: E) -> Chaos<E> {
        Chaos { engine, writes: AtomicU64::new(0) }
    }
}

impl<E: Engine> Engine for Chaos<E> {
    fn read(&self, body: &mut dyn FnMut(&dyn Snapshot) -> Result<()>) -> Result<()> {
        self.engine.read(body)
    }

    fn write(&self, body: Body, done: Done) {
        if self.writes.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            let rolled_back: Body = Box::new(move |tx| body(tx).and(Err(Error::Conflict)));
            self.engine.write(rolled_back, done);
        } else {
            self.engine.write(body, done);
        }
    }

    fn close(&self) {
        self.engine.close();
    }

    fn size(&self) -> Option<u64> {
        self.engine.size()
    }
}
