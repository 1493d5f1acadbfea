//! Facts lie in the order they happened and are found by their subject through an index; before, each lay with its
//! subject and a journal of entries led to it. The new form is two thirds of the old one's size, and grows at its end.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Id, Moment, Result, mark},
    log::{FactRow, Subject, SubjectKind},
    store::{Newest, Order, Reads, Row, Table, Walk, Write},
};

#[derive(Serialize, Deserialize)]
struct About {
    kind: SubjectKind,
    id: Id<()>,
}

impl From<About> for Subject {
    fn from(about: About) -> Subject {
        Subject { kind: about.kind, id: about.id }
    }
}

#[derive(Serialize, Deserialize)]
struct Fact {
    subject: About,
    seq: u64,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    name: String,
    #[serde(default)]
    key: String,
    request: Id<mark::Request>,
    slice: String,
    body: String,
}

type FactKey = (u8, Id<()>, Newest<u64>);

impl Row for Fact {
    const TABLE: Table = Table::new(10, "facts_by_subject_once");
    type Key = FactKey;
    fn key(&self) -> FactKey {
        (self.subject.kind as u8, self.subject.id, Newest(self.seq))
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    seq: u64,
    subject: About,
}

impl Row for Entry {
    const TABLE: Table = Table::new(11, "journal_once");
    type Key = u64;
    fn key(&self) -> u64 {
        self.seq
    }
}

/// Entries taken over at a time, so that memory holds few of them.
const BATCH: usize = 10_000;

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    loop {
        let mut entries: Vec<(u64, Subject)> = Vec::new();
        tx.walk::<Entry>((), Order::Ascending, |entry| {
            entries.push((entry.seq, entry.subject.into()));
            Ok(if entries.len() < BATCH { Walk::On } else { Walk::Stop })
        })?;
        if entries.is_empty() {
            return Ok(());
        }
        for (seq, subject) in entries {
            take_over(tx, seq, subject)?;
        }
    }
}

fn take_over(tx: &mut Write<'_>, seq: u64, subject: Subject) -> Result<()> {
    let key = (subject.kind as u8, subject.id, Newest(seq));
    let fact = tx.need::<Fact>(&key)?;
    tx.append(&FactRow {
        seq,
        subject,
        at: fact.at,
        by: fact.by,
        name: fact.name,
        key: fact.key,
        request: fact.request,
        slice: fact.slice,
        body: fact.body,
    })?;
    tx.delete::<Fact>(&key)?;
    tx.delete::<Entry>(&seq)
}
