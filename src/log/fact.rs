//! Facts: the audit and the feed.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    kernel::{Error, Id, Lang, Moment, Result, mark},
    store::{Index, Order, Reads, Row, Table, Walk, Write, row::IndexOf},
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
    Product = 11,
    Warehouse = 12,
    Document = 13,
    PurchaseOrder = 15,
    Stocktake = 14,
    Sale = 20,
}

impl SubjectKind {
    pub const ALL: [SubjectKind; 16] = [
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
        SubjectKind::Product,
        SubjectKind::Warehouse,
        SubjectKind::Document,
        SubjectKind::PurchaseOrder,
        SubjectKind::Stocktake,
        SubjectKind::Sale,
    ];
    pub fn numbered(number: u8) -> Option<SubjectKind> {
        SubjectKind::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(u8, Id<()>)", try_from = "(u8, Id<()>)")]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: Id<()>,
}

impl From<Subject> for (u8, Id<()>) {
    fn from(subject: Subject) -> Self {
        (subject.kind as u8, subject.id)
    }
}

impl TryFrom<(u8, Id<()>)> for Subject {
    type Error = String;
    fn try_from((kind, id): (u8, Id<()>)) -> std::result::Result<Self, String> {
        let kind = SubjectKind::numbered(kind).ok_or_else(|| format!("no kind of subject has number {kind}"))?;
        Ok(Subject { kind, id })
    }
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

/// One thing that happened to one subject. Facts lie in the order they happened: that is the journal the search, the live
/// pages and the audit follow. They come by the million, so their names on disk are short.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FactRow {
    /// Order of happening over the whole program, not time: clocks may jump.
    #[serde(rename = "n")]
    pub seq: u64,
    #[serde(rename = "s")]
    pub subject: Subject,
    #[serde(rename = "t")]
    pub at: Moment,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    #[serde(rename = "w")]
    pub name: String,
    /// The access key of his it came through, as it was called then; empty for a browser.
    #[serde(rename = "k", default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    #[serde(rename = "r")]
    pub request: Id<mark::Request>,
    /// Which slice can tell it.
    #[serde(rename = "c")]
    pub slice: String,
    #[serde(rename = "b")]
    pub body: String,
}

/// The feed of one subject: its facts in the order they happened.
pub const FACT_BY_SUBJECT: Index<FactRow, (u8, Id<()>)> = Index::new(15, "facts_by_subject", |fact| vec![fact.subject.into()]);

impl Row for FactRow {
    const TABLE: Table = Table::new(Table::GROWING, "facts");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&FACT_BY_SUBJECT];
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, poem_openapi::Enum)]
#[oai(rename = "EventGroup", rename_all = "lowercase")]
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
        let (stamp, body) = (self.stamp().clone(), serde_json::to_string(fact).map_err(Error::broken)?);
        let seq = self.next_number::<FactRow>()?;
        self.append(&FactRow {
            seq,
            subject,
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
    let key: (u8, Id<()>) = subject.into();
    reads.walk_by(&FACT_BY_SUBJECT, key, Order::Descending, past.as_ref().map(|seq| (&key, seq)), |_, seq| {
        facts.push(reads.need::<FactRow>(&seq)?);
        Ok(if facts.len() < limit { Walk::On } else { Walk::Stop })
    })?;
    Ok(facts)
}

/// The number of the newest fact of a subject: a form that shows it knows what it was made from.
pub fn last_of(reads: &impl Reads, subject: Subject) -> Result<Option<u64>> {
    let (key, mut last): ((u8, Id<()>), _) = (subject.into(), None);
    reads.walk_by(&FACT_BY_SUBJECT, key, Order::Descending, None, |_, seq| {
        last = Some(seq);
        Ok(Walk::Stop)
    })?;
    Ok(last)
}

/// How many facts tell of a subject.
pub fn count(reads: &impl Reads, subject: Subject) -> Result<usize> {
    reads.count_by(&FACT_BY_SUBJECT, <(u8, Id<()>)>::from(subject))
}

/// Facts of the whole program, newest first.
pub fn audit(reads: &impl Reads, past: Option<u64>, limit: usize) -> Result<Vec<FactRow>> {
    walked(reads, past, Order::Descending, limit)
}

/// What happened after `seq`, oldest first: for whoever keeps something in step with the data.
pub fn since(reads: &impl Reads, seq: u64, limit: usize) -> Result<Vec<FactRow>> {
    walked(reads, Some(seq), Order::Ascending, limit)
}

fn walked(reads: &impl Reads, past: Option<u64>, order: Order, limit: usize) -> Result<Vec<FactRow>> {
    let mut facts = Vec::new();
    let mut visit = |fact| {
        facts.push(fact);
        Ok(if facts.len() < limit { Walk::On } else { Walk::Stop })
    };
    match past {
        None => reads.walk::<FactRow>((), order, &mut visit)?,
        Some(seq) => reads.walk_past::<FactRow>((), order, &seq, &mut visit)?,
    }
    Ok(facts)
}

/// The number of the newest fact; zero when nothing has happened.
pub fn last(reads: &impl Reads) -> Result<u64> {
    Ok(reads.last_key::<FactRow>()?.unwrap_or(0))
}

/// The last fact before this moment, found by halving: clocks may jump a little, the journal is in order.
pub fn last_before(reads: &impl Reads, moment: Moment) -> Result<u64> {
    let (mut before, mut after) = (0, last(reads)? + 1);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if reads.need::<FactRow>(&middle)?.at < moment { before = middle } else { after = middle }
    }
    Ok(before)
}
