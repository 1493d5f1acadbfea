//! An engine over the engine that writes down what every body changed, byte by byte. It shares no code with what it
//! watches: its shop is a sorted map in memory.

use std::{
    collections::BTreeMap,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use verstak::{
    kernel::{Error, Fault, Result},
    store::{
        Reads as _, Store,
        engine::{Body, Done, Engine, Snapshot, Span, Transaction, Visit, Walk},
    },
};

/// All there is, key by key.
pub type Bytes = BTreeMap<Vec<u8>, Vec<u8>>;
/// What a body did; `None` is a deletion.
type Changes = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// What is known of the data from outside.
#[derive(Default)]
pub struct Seen {
    pub acknowledged: Bytes,
    /// What ran and was answered by a failure of the disk: it is there whole, or not at all.
    doubtful: Vec<Changes>,
    running: BTreeMap<u64, Changes>,
    next: u64,
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn apply(bytes: &mut Bytes, changes: &Changes) {
    for (key, value) in changes {
        match value {
            Some(value) => drop(bytes.insert(key.clone(), value.clone())),
            None => drop(bytes.remove(key)),
        }
    }
}

impl Seen {
    pub fn of(acknowledged: Bytes) -> Seen {
        Seen { acknowledged, ..Seen::default() }
    }
    /// Takes over what was found after the failure, if it may be so.
    pub fn settle(&mut self, found: Bytes) -> std::result::Result<(), String> {
        let mut whole = self.acknowledged.clone();
        self.doubtful.drain(..).for_each(|changes| apply(&mut whole, &changes));
        self.running.clear();
        if found != self.acknowledged && found != whole {
            return Err(format!("{}\nand against everything in flight:\n{}", differ(&self.acknowledged, &found), differ(&whole, &found)));
        }
        self.acknowledged = found;
        Ok(())
    }
}

/// The first keys that are not as they should be.
pub fn differ(want: &Bytes, found: &Bytes) -> String {
    let name = |key: &[u8]| data_encoding::HEXLOWER.encode(key);
    let lost = want.keys().filter(|key| !found.contains_key(*key)).map(|key| format!("lost {}", name(key)));
    let other =
        want.iter().filter(|(key, value)| found.get(*key).is_some_and(|now| now != *value)).map(|(key, _)| format!("other {}", name(key)));
    let new = found.keys().filter(|key| !want.contains_key(*key)).map(|key| format!("new {}", name(key)));
    lost.chain(other).chain(new).take(20).collect::<Vec<_>>().join("\n")
}

/// Holds the writer inside one body, so that what is queued meanwhile becomes one batch.
#[derive(Default)]
pub struct Gate {
    state: Mutex<(bool, bool)>,
    changed: Condvar,
}

impl Gate {
    fn set(&self, change: impl FnOnce(&mut (bool, bool))) {
        change(&mut lock(&self.state));
        self.changed.notify_all();
    }
    fn wait(&self, until: impl Fn(&(bool, bool)) -> bool) {
        let held = lock(&self.state);
        drop(self.changed.wait_while(held, |state| !until(state)).unwrap_or_else(PoisonError::into_inner));
    }
    /// Until the writer stands in the body, or its write has failed before it.
    pub fn reached(&self) {
        self.wait(|state| state.0);
    }
    pub fn open(&self) {
        self.set(|state| state.1 = true);
    }
}

#[derive(Clone)]
pub struct Witness {
    engine: Arc<dyn Engine>,
    pub seen: Arc<Mutex<Seen>>,
    gate: Arc<Mutex<Option<Arc<Gate>>>>,
}

impl Witness {
    pub fn over(engine: Box<dyn Engine>, seen: Arc<Mutex<Seen>>) -> Witness {
        Witness { engine: engine.into(), seen, gate: Arc::default() }
    }
    /// The next write waits inside its body.
    pub fn hold(&self) -> Arc<Gate> {
        let gate = Arc::new(Gate::default());
        *lock(&self.gate) = Some(gate.clone());
        gate
    }
    pub fn store(&self) -> Store {
        Store::over(self.clone())
    }
}

/// Everything the store shows.
pub fn all(store: &Store) -> Result<Bytes> {
    store.read_now(|reads| {
        let mut bytes = Bytes::new();
        reads.snapshot().scan(&Span { start: Vec::new(), end: None, reverse: false }, &mut |key, value| {
            bytes.insert(key.to_vec(), value.to_vec());
            Ok(Walk::On)
        })?;
        Ok(bytes)
    })
}

impl Engine for Witness {
    fn read(&self, body: &mut dyn FnMut(&dyn Snapshot) -> Result<()>) -> Result<()> {
        self.engine.read(body)
    }

    fn write(&self, body: Body, done: Done) {
        let number = {
            let mut seen = lock(&self.seen);
            seen.next += 1;
            seen.next
        };
        let gate = lock(&self.gate).take();
        let (writing, held) = (self.seen.clone(), gate.clone());
        let watched: Body = Box::new(move |tx| {
            if let Some(gate) = &held {
                gate.set(|state| state.0 = true);
                gate.wait(|state| state.1);
            }
            let mut watched = Watched { tx, changes: Vec::new() };
            let outcome = body(&mut watched);
            let changes = watched.changes;
            if outcome.is_ok() {
                lock(&writing).running.insert(number, changes);
            }
            outcome
        });
        let seen = self.seen.clone();
        let told: Done = Box::new(move |outcome| {
            let mut known = lock(&seen);
            match (known.running.remove(&number), &outcome) {
                (Some(changes), Ok(())) => apply(&mut known.acknowledged, &changes),
                (Some(changes), Err(Error::Fault(Fault::Storage(_) | Fault::DiskFull))) => known.doubtful.push(changes),
                _ => {}
            }
            drop(known);
            if let Some(gate) = gate {
                gate.set(|state| state.0 = true);
            }
            done(outcome);
        });
        self.engine.write(watched, told);
    }

    fn close(&self) {
        self.engine.close();
    }
    fn size(&self) -> Option<u64> {
        self.engine.size()
    }
}

struct Watched<'t> {
    tx: &'t mut dyn Transaction,
    changes: Changes,
}

impl Snapshot for Watched<'_> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        self.tx.get(key)
    }
    fn scan(&self, span: &Span, visit: Visit<'_>) -> Result<()> {
        self.tx.scan(span, visit)
    }
}

impl Transaction for Watched<'_> {
    fn put(&mut self, key: &[u8], value: &[u8]) -> Result<()> {
        self.changes.push((key.to_vec(), Some(value.to_vec())));
        self.tx.put(key, value)
    }
    fn delete(&mut self, key: &[u8]) -> Result<()> {
        self.changes.push((key.to_vec(), None));
        self.tx.delete(key)
    }
    fn snapshot(&self) -> &dyn Snapshot {
        self
    }
}
