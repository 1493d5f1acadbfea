//! Facts: the audit and the feed.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    kernel::{Error, Id, Lang, Moment, Result, mark},
    store::{Newest, Reads, Row, Table, Walk, Write, row::Order},
};

/// What a fact is about. The numbers stand on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum SubjectKind {
    Order = 1,
    Client = 2,
    Device = 3,
    Employee = 4,
    Role = 5,
    Cashbox = 6,
    Location = 7,
    Service = 8,
    Shop = 9,
    Import = 10,
}

impl SubjectKind {
    pub const ALL: [SubjectKind; 10] = [
        SubjectKind::Order,
        SubjectKind::Client,
        SubjectKind::Device,
        SubjectKind::Employee,
        SubjectKind::Role,
        SubjectKind::Cashbox,
        SubjectKind::Location,
        SubjectKind::Service,
        SubjectKind::Shop,
        SubjectKind::Import,
    ];
    pub fn numbered(number: u8) -> Option<SubjectKind> {
        SubjectKind::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: Id<()>,
}

impl Subject {
    pub fn new<T>(kind: SubjectKind, id: Id<T>) -> Subject {
        Subject { kind, id: id.cast() }
    }
    pub fn order(id: Id<mark::Order>) -> Subject {
        Subject::new(SubjectKind::Order, id)
    }
    pub fn client(id: Id<mark::Client>) -> Subject {
        Subject::new(SubjectKind::Client, id)
    }
    /// The settings of the company as a whole.
    pub fn shop() -> Subject {
        Subject { kind: SubjectKind::Shop, id: Id::fixed(0) }
    }
}

/// One thing that happened to one subject.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FactRow {
    pub subject: Subject,
    /// Order of happening over the whole program, not time: clocks may jump.
    pub seq: u64,
    pub at: Moment,
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    pub name: String,
    /// The access key of his it came through, as it was called then; empty for a browser.
    #[serde(default)]
    pub key: String,
    pub request: Id<mark::Request>,
    /// Which slice can tell it.
    pub slice: String,
    pub body: String,
}

impl Row for FactRow {
    const TABLE: Table = Table::new(10, "facts");
    type Key = (u8, Id<()>, Newest<u64>);
    fn key(&self) -> Self::Key {
        (self.subject.kind as u8, self.subject.id, Newest(self.seq))
    }
}

/// The same facts in the order they happened: what the search, the live pages and the audit page follow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Journal {
    pub seq: u64,
    pub subject: Subject,
}

impl Row for Journal {
    const TABLE: Table = Table::new(11, "journal");
    type Key = u64;
    fn key(&self) -> u64 {
        self.seq
    }
}

/// A slice's own enum of things that happen in it.
pub trait Fact: Serialize + DeserializeOwned {
    const SLICE: &'static str;
    fn tell(&self, lang: Lang) -> Told;
}

/// A fact in words, with what a feed needs to draw it.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub text: String,
    /// The person's own words under the line: a comment, a note.
    pub quote: Option<String>,
    pub icon: &'static str,
    pub tone: &'static str,
    pub group: Group,
}

/// The feed's filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    #[default]
    Change,
    Note,
    Money,
    Status,
}

/// How the log asks a slice to tell one of its facts.
#[derive(Clone, Copy)]
pub struct FactKind {
    pub slice: &'static str,
    pub tell: fn(&str, Lang) -> Option<Told>,
}

impl FactKind {
    pub const fn of<F: Fact>() -> FactKind {
        FactKind { slice: F::SLICE, tell: |body, lang| serde_json::from_str::<F>(body).ok().map(|fact| fact.tell(lang)) }
    }
}

pub trait Record {
    /// Writes what happened, beside the change itself.
    fn record<F: Fact>(&mut self, subject: Subject, fact: &F) -> Result<()>;
}

impl Record for Write<'_> {
    fn record<F: Fact>(&mut self, subject: Subject, fact: &F) -> Result<()> {
        let seq = last(self)? + 1;
        let (stamp, body) = (self.stamp().clone(), serde_json::to_string(fact).map_err(Error::broken)?);
        self.put(&Journal { seq, subject })?;
        self.put(&FactRow {
            subject,
            seq,
            at: stamp.at,
            by: stamp.actor.id,
            name: stamp.actor.name,
            key: stamp.actor.key,
            request: stamp.request,
            slice: F::SLICE.into(),
            body,
        })?;
        self.quiet("this is the fact");
        Ok(())
    }
}

/// Facts of a subject, newest first; `past` is the last one already shown.
pub fn feed(reads: &impl Reads, subject: Subject, past: Option<u64>, limit: usize) -> Result<Vec<FactRow>> {
    let mut facts = Vec::new();
    let prefix = (subject.kind as u8, subject.id);
    let mut visit = |fact| {
        facts.push(fact);
        Ok(if facts.len() < limit { Walk::On } else { Walk::Stop })
    };
    match past {
        None => reads.walk::<FactRow>(prefix, Order::Ascending, &mut visit)?,
        Some(seq) => reads.walk_past::<FactRow>(prefix, Order::Ascending, &(prefix.0, prefix.1, Newest(seq)), &mut visit)?,
    }
    Ok(facts)
}

/// Facts of the whole program, newest first.
pub fn audit(reads: &impl Reads, past: Option<u64>, limit: usize) -> Result<Vec<FactRow>> {
    let mut entries: Vec<Journal> = Vec::new();
    let mut visit = |entry| {
        entries.push(entry);
        Ok(if entries.len() < limit { Walk::On } else { Walk::Stop })
    };
    match past {
        None => reads.walk::<Journal>((), Order::Descending, &mut visit)?,
        Some(seq) => reads.walk_past::<Journal>((), Order::Descending, &seq, &mut visit)?,
    }
    entries.into_iter().map(|entry| reads.need::<FactRow>(&(entry.subject.kind as u8, entry.subject.id, Newest(entry.seq)))).collect()
}

/// The number of the newest entry of the journal; zero when nothing has happened.
pub fn last(reads: &impl Reads) -> Result<u64> {
    Ok(reads.last::<Journal>(())?.map_or(0, |last| last.seq))
}

/// The last entry of the journal before this moment, found by halving: clocks may jump a little, the journal is in order.
pub fn last_before(reads: &impl Reads, moment: Moment) -> Result<u64> {
    let (mut before, mut after) = (0, last(reads)? + 1);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        let entry = reads.need::<Journal>(&middle)?;
        let fact = reads.need::<FactRow>(&(entry.subject.kind as u8, entry.subject.id, Newest(entry.seq)))?;
        if fact.at < moment { before = middle } else { after = middle }
    }
    Ok(before)
}

/// What happened after `seq`, oldest first: for whoever keeps something in step with the data.
pub fn since(reads: &impl Reads, seq: u64, limit: usize) -> Result<Vec<Journal>> {
    let mut entries = Vec::new();
    reads.walk_past::<Journal>((), Order::Ascending, &seq, |entry| {
        entries.push(entry);
        Ok(if entries.len() < limit { Walk::On } else { Walk::Stop })
    })?;
    Ok(entries)
}
