//! A disk in memory that loses power, fails, fills up or lies, at an operation chosen beforehand.

use std::{
    collections::BTreeSet,
    io::{Error, ErrorKind, Result},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use verstak::store::redb::RedbEngine;

use super::Dice;

/// What hardware writes at once or not at all.
const SECTOR: usize = 512;
/// What a file system gives to a file at once.
const BLOCK: usize = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The power goes: this operation and all later ones fail, and what was not synced is in doubt.
    Cut,
    /// One operation fails; the next ones work.
    Error,
    /// Nothing is written from here on until room is made.
    Full,
    /// Half of the bytes are written, then an error.
    Short,
    /// The engine panics, as it does over pages that contradict each other.
    Panic,
}

#[derive(Debug, Clone)]
enum Op {
    Write(usize, Vec<u8>),
    Length(usize),
}

impl Op {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Op::Length(length) => bytes.resize(*length, 0),
            Op::Write(at, data) => bytes[*at..at + data.len()].copy_from_slice(data),
        }
    }
}

/// Which operations a plan counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Length,
    Read,
    Grow,
    Sync,
    Write,
}

impl Trouble {
    fn strikes(self, kind: Kind) -> bool {
        match self {
            Trouble::Cut | Trouble::Error | Trouble::Panic => true,
            Trouble::Full => matches!(kind, Kind::Write | Kind::Grow | Kind::Sync),
            Trouble::Short => kind == Kind::Write,
        }
    }
}

#[derive(Default)]
struct Platter {
    /// What is there after a power cut, come what may.
    durable: Vec<u8>,
    /// What reads see.
    current: Vec<u8>,
    unsynced: Vec<Op>,
    plan: Option<(u64, Trouble)>,
    struck: bool,
    dead: bool,
    full: bool,
    /// No new block is given from here on; those written before may be written again, as file systems that write in place let.
    crowded: bool,
    given: BTreeSet<usize>,
    lies: bool,
}

/// Clones are the same disk.
#[derive(Clone, Default)]
pub struct Disk(Arc<Mutex<Platter>>);

impl Disk {
    pub fn of(image: &[u8]) -> Disk {
        let given = (0..image.len().div_ceil(BLOCK)).collect();
        let platter = Platter { durable: image.to_vec(), current: image.to_vec(), given, ..Platter::default() };
        Disk(Arc::new(Mutex::new(platter)))
    }
    /// The program's engine over it.
    pub fn engine(&self) -> std::result::Result<RedbEngine, redb::DatabaseError> {
        let disk = self.clone();
        RedbEngine::over(move || disk.plug())
    }

    fn lock(&self) -> MutexGuard<'_, Platter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The trouble comes with the `nth` operation from now that it can strike, counted from one.
    pub fn plan(&self, nth: u64, trouble: Trouble) {
        let mut platter = self.lock();
        platter.plan = Some((nth, trouble));
        platter.struck = false;
    }
    pub fn plan_nothing(&self) {
        let mut platter = self.lock();
        platter.plan = None;
        platter.full = false;
    }
    /// Other files took the rest of the disk, or left it again.
    pub fn crowd(&self, crowded: bool) {
        self.lock().crowded = crowded;
    }
    /// Whether the planned trouble has come.
    pub fn struck(&self) -> bool {
        self.lock().struck
    }
    /// A disk that says "written" and keeps nothing: what no program can survive.
    pub fn lies(&self) {
        self.lock().lies = true;
    }
    /// What a reader sees now.
    pub fn image(&self) -> Vec<u8> {
        self.lock().current.clone()
    }

    /// The power is back. Of what was not synced each sector and each change of length was kept or not, by the dice.
    pub fn power_returns(&self, dice: &mut Dice) {
        let mut platter = self.lock();
        for op in std::mem::take(&mut platter.unsynced) {
            match op {
                Op::Length(_) if dice.one_in(2) => op.apply(&mut platter.durable),
                Op::Length(_) => {}
                Op::Write(at, data) => keep_some(&mut platter.durable, at, &data, dice),
            }
        }
        platter.current = platter.durable.clone();
        platter.dead = false;
        platter.plan = None;
    }
}

fn keep_some(durable: &mut [u8], at: usize, data: &[u8], dice: &mut Dice) {
    let mut from = 0;
    while from < data.len() {
        let to = ((at + from) / SECTOR * SECTOR + SECTOR - at).min(data.len());
        if dice.one_in(2) && at + from < durable.len() {
            let end = (at + to).min(durable.len());
            durable[at + from..end].copy_from_slice(&data[from..end - at]);
        }
        from = to;
    }
}

impl Platter {
    /// Counts an operation. `Some` is the trouble that comes with it.
    fn next(&mut self, kind: Kind) -> Result<Option<Trouble>> {
        if self.dead {
            return Err(Error::other("the power is off"));
        }
        if let Some((left, trouble)) = &mut self.plan
            && trouble.strikes(kind)
        {
            *left -= 1;
        }
        let due = self.plan.take_if(|(left, _)| *left == 0).map(|(_, trouble)| trouble);
        self.struck |= due.is_some();
        match due {
            Some(Trouble::Cut) => {
                self.dead = true;
                if kind == Kind::Write || kind == Kind::Grow { Ok(due) } else { Err(Error::other("the power is off")) }
            }
            Some(Trouble::Full) => {
                self.full = true;
                self.refuse_full(kind)
            }
            Some(Trouble::Short) => Ok(due),
            Some(Trouble::Panic) => std::panic::resume_unwind(Box::new("on purpose")),
            Some(Trouble::Error) => Err(Error::other("an input/output error")),
            None => self.refuse_full(kind),
        }
    }

    fn refuse_full(&self, kind: Kind) -> Result<Option<Trouble>> {
        match kind {
            Kind::Write | Kind::Grow | Kind::Sync if self.full => Err(ErrorKind::StorageFull.into()),
            _ => Ok(None),
        }
    }

    /// Takes the blocks that a write touches.
    fn take(&mut self, at: usize, length: usize) -> Result<()> {
        let asked = at / BLOCK..=(at + length.max(1) - 1) / BLOCK;
        if self.crowded && asked.clone().any(|block| !self.given.contains(&block)) {
            return Err(ErrorKind::StorageFull.into());
        }
        self.given.extend(asked);
        Ok(())
    }

    fn change(&mut self, op: Op) {
        if let Op::Length(length) = op {
            self.given.retain(|block| block * BLOCK < length);
        }
        op.apply(&mut self.current);
        self.unsynced.push(op);
    }
}

/// The disk as the engine sees it.
pub struct Plug(Disk);

impl Disk {
    pub fn plug(&self) -> Plug {
        Plug(self.clone())
    }
}

impl std::fmt::Debug for Plug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plug")
    }
}

impl redb::StorageBackend for Plug {
    fn len(&self) -> Result<u64> {
        let mut platter = self.0.lock();
        platter.next(Kind::Length)?;
        Ok(platter.current.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<()> {
        let mut platter = self.0.lock();
        platter.next(Kind::Read)?;
        let at = usize::try_from(offset).map_err(Error::other)?;
        let bytes = platter.current.get(at..at + out.len()).ok_or(ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(bytes);
        Ok(())
    }

    fn set_len(&self, len: u64) -> Result<()> {
        let mut platter = self.0.lock();
        let trouble = platter.next(Kind::Grow)?;
        platter.change(Op::Length(usize::try_from(len).map_err(Error::other)?));
        if trouble.is_some() { Err(Error::other("the power is off")) } else { Ok(()) }
    }

    fn sync_data(&self) -> Result<()> {
        let mut platter = self.0.lock();
        platter.next(Kind::Sync)?;
        if platter.lies {
            return Ok(());
        }
        let ops = std::mem::take(&mut platter.unsynced);
        ops.iter().for_each(|op| op.apply(&mut platter.durable));
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<()> {
        let mut platter = self.0.lock();
        let trouble = platter.next(Kind::Write)?;
        let at = usize::try_from(offset).map_err(Error::other)?;
        if at + data.len() > platter.current.len() {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        platter.take(at, data.len())?;
        let data = if trouble == Some(Trouble::Short) { &data[..data.len() / 2] } else { data };
        platter.change(Op::Write(at, data.to_vec()));
        if trouble.is_some() { Err(Error::other("the write was cut short")) } else { Ok(()) }
    }
}
