//! The seam: ordered bytes under two closures. Whatever keeps these promises can carry the shop.
//!
//! - `read` shows one unchanging moment of the data for as long as its body runs.
//! - `write` runs a body that may be run again; its effects appear all together or not at all; `done` is called once,
//!   after the effects are safe from a power cut, or with the reason why there are none.

use crate::kernel::Result;

/// A range of keys and the direction to walk it.
#[derive(Debug, Clone)]
pub struct Span {
    pub start: Vec<u8>,
    /// Exclusive; `None` is the end of everything.
    pub end: Option<Vec<u8>>,
    pub reverse: bool,
}

impl Span {
    /// All keys that begin so.
    pub fn prefix(prefix: Vec<u8>) -> Span {
        let end = after(&prefix);
        Span { start: prefix, end, reverse: false }
    }
    pub fn reversed(self) -> Span {
        Span { reverse: true, ..self }
    }
    /// Narrowed to what comes strictly after `key` in the direction of walking.
    pub fn past(mut self, key: &[u8]) -> Span {
        if self.reverse {
            self.end = Some(key.to_vec());
        } else {
            self.start = key.to_vec();
            self.start.push(0);
        }
        self
    }
}

/// The first key that does not begin with `prefix`.
fn after(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < 0xff {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

/// Whether a walk goes on after this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    On,
    Stop,
}

pub type Visit<'a> = &'a mut dyn FnMut(&[u8], &[u8]) -> Result<Walk>;

pub trait Snapshot {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>>;
    fn scan(&self, span: &Span, visit: Visit<'_>) -> Result<()>;
}

pub trait Transaction: Snapshot {
    fn put(&mut self, key: &[u8], value: &[u8]) -> Result<()>;
    fn delete(&mut self, key: &[u8]) -> Result<()>;
    fn snapshot(&self) -> &dyn Snapshot;
}

pub type Body = Box<dyn Fn(&mut dyn Transaction) -> Result<()> + Send>;
pub type Done = Box<dyn FnOnce(Result<()>) + Send>;

pub trait Engine: Send + Sync {
    fn read(&self, body: &mut dyn FnMut(&dyn Snapshot) -> Result<()>) -> Result<()>;
    /// Does not block: a full queue answers `done` with `Fault::Busy`. `Error::Conflict` asks the caller to come again.
    fn write(&self, body: Body, done: Done);
    /// Waits for what was accepted, closes the file cleanly. Later calls are refused.
    fn close(&self);
    /// Reads everything as it stands at this moment down to the last page, while work goes on. False when so much was written
    /// meanwhile that it is to be done at another time; damage is an error. Memory does not rot.
    fn look_through(&self) -> Result<bool> {
        Ok(true)
    }
    /// What the owner can be told: size of the data in bytes, when it is known.
    fn size(&self) -> Option<u64>;
}
