//! Everything the page of a count shows, read at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    access::{Met, meet},
    find::lines,
    start::lying,
    tables::{Entry, Line, State},
};
use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    stock::Warehouse,
    store::{Order, Read, Reads, Walk},
    warehouse::Document,
    web::Cx,
};

/// Readings shown under the field.
const RECENT: usize = 6;

/// A code nobody knows, or a thing of another warehouse.
pub struct Unknown {
    pub about: String,
    pub serial: String,
    pub quantity: Quantity,
    pub elsewhere: Option<String>,
    pub by: String,
    /// The entries it is made of.
    pub numbers: Vec<u64>,
}

pub struct Board {
    pub met: Met,
    /// Products in the order of their names.
    pub lines: Vec<Line>,
    /// The last readings, each with whether it was taken back.
    pub recent: Vec<(Entry, bool)>,
    /// Who counted and how many times.
    pub people: Vec<(String, usize)>,
    pub unknown: Vec<Unknown>,
    pub documents: Vec<Document>,
    /// What came and went since the count began, of lines that differ: their shortage may not be there any more.
    pub moved: BTreeMap<Id<mark::Product>, Quantity>,
}

pub async fn read(cx: &Cx, id: Id<mark::Stocktake>) -> Result<Board> {
    cx.read(|reads| of(cx, reads, id)).await
}

pub fn of(cx: &Cx, reads: &Read<'_>, id: Id<mark::Stocktake>) -> Result<Board> {
    let met = meet(cx, reads, id)?;
    let mut entries = Vec::new();
    reads.walk::<Entry>((id,), Order::Ascending, |entry| {
        entries.push(entry);
        Ok(Walk::On)
    })?;
    let undone: BTreeSet<u64> = entries.iter().filter_map(|entry| entry.undoes).collect();
    let mut people: BTreeMap<String, usize> = BTreeMap::new();
    let standing = |entry: &&Entry| entry.undoes.is_none() && !undone.contains(&entry.number);
    entries.iter().filter(standing).for_each(|entry| *people.entry(entry.by_name.clone()).or_default() += 1);
    let mut people: Vec<(String, usize)> = people.into_iter().collect();
    people.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let recent = entries.iter().rev().filter(|entry| entry.undoes.is_none()).take(RECENT);
    let lines = lines(reads, id)?;
    Ok(Board {
        moved: moved(reads, &met, &lines)?,
        lines,
        recent: recent.map(|entry| (entry.clone(), undone.contains(&entry.number))).collect(),
        people,
        unknown: unknown(cx, reads, entries.iter().filter(standing).filter(|entry| entry.product.is_none()))?,
        documents: met.of.documents.iter().map(|id| reads.need::<Document>(id)).collect::<Result<_>>()?,
        met,
    })
}

fn moved(reads: &Read<'_>, met: &Met, lines: &[Line]) -> Result<BTreeMap<Id<mark::Product>, Quantity>> {
    let mut found = BTreeMap::new();
    let asked = met.of.state == State::Counted;
    for line in lines.iter().filter(|line| asked && !line.foreign && line.differs(met.of.rest_is_gone)) {
        let now = lying(reads, &met.of, line.product)?.quantity;
        if now != line.book {
            found.insert(line.product, now - line.book);
        }
    }
    Ok(found)
}

fn unknown<'e>(cx: &Cx, reads: &Read<'_>, entries: impl Iterator<Item = &'e Entry>) -> Result<Vec<Unknown>> {
    let mut found: Vec<Unknown> = Vec::new();
    for entry in entries {
        match found.iter_mut().find(|known| (&known.about, &known.serial) == (&entry.about, &entry.serial)) {
            Some(known) => {
                known.quantity += entry.quantity;
                known.numbers.push(entry.number);
            }
            None => {
                let elsewhere = entry.elsewhere.map(|id| reads.need::<Warehouse>(&id)).transpose()?;
                found.push(Unknown {
                    about: entry.about.clone(),
                    serial: entry.serial.clone(),
                    quantity: entry.quantity,
                    elsewhere: elsewhere.map(|warehouse| warehouse.name.get(cx.lang()).to_string()),
                    by: entry.by_name.clone(),
                    numbers: vec![entry.number],
                });
            }
        }
    }
    Ok(found)
}

/// A part of the lines that a person wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    All,
    Left,
    Differs,
    Again,
    Foreign,
    Unknown,
}

impl View {
    pub const ALL: [View; 6] = [View::Differs, View::All, View::Left, View::Again, View::Foreign, View::Unknown];
    pub fn key(self) -> &'static str {
        match self {
            View::All => "all",
            View::Left => "left",
            View::Differs => "differs",
            View::Again => "again",
            View::Foreign => "foreign",
            View::Unknown => "unknown",
        }
    }
}

/// What came out, in numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Totals {
    pub lines: usize,
    pub counted: usize,
    pub matches: usize,
    pub short_lines: usize,
    pub short: Money,
    pub over_lines: usize,
    pub over: Money,
}

impl Board {
    /// Lines of the count itself.
    pub fn own(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.foreign)
    }
    pub fn gone(&self) -> bool {
        self.met.of.rest_is_gone
    }
    pub fn shows(&self, line: &Line, view: View) -> bool {
        match view {
            View::Foreign => line.foreign,
            _ if line.foreign => false,
            View::All => true,
            View::Left => line.counted().is_none(),
            View::Differs => self.differs(line),
            View::Again => line.rounds.len() > 1 && (self.met.of.state != State::Counting || line.waits()),
            View::Unknown => false,
        }
    }
    /// While it is counted, what nobody has reached does not differ yet.
    fn differs(&self, line: &Line) -> bool {
        line.differs(self.gone()) && (line.counted().is_some() || self.met.of.state != State::Counting)
    }
    pub fn count(&self, view: View) -> usize {
        match view {
            View::Unknown => self.unknown.len(),
            view => self.lines.iter().filter(|line| self.shows(line, view)).count(),
        }
    }
    /// Views this person may choose from: what differs says what the book says.
    pub fn views(&self) -> Vec<View> {
        let always = |view: &View| match view {
            View::Differs => self.met.of.shows_book(),
            View::All => true,
            View::Left => self.met.of.state == State::Counting || self.count(View::Left) > 0,
            view => self.count(*view) > 0,
        };
        let mut views: Vec<View> = View::ALL.into_iter().filter(always).collect();
        if self.met.of.state == State::Counting {
            views.sort_by_key(|view| *view == View::Differs);
            views.sort_by_key(|view| !matches!(view, View::All | View::Left));
        }
        views
    }
    pub fn view(&self, asked: Option<&str>) -> View {
        let views = self.views();
        views.iter().copied().find(|view| Some(view.key()) == asked).unwrap_or(views[0])
    }
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for line in self.own() {
            totals.lines += 1;
            totals.counted += usize::from(line.counted().is_some());
            let (short, over) = (line.short(self.gone()).0, line.over(self.gone()).0);
            totals.matches += usize::from(line.counted().is_some() && short.is_zero() && over.is_zero());
            totals.short_lines += usize::from(!short.is_zero());
            totals.over_lines += usize::from(!over.is_zero());
            totals.short += line.worth(short);
            totals.over += line.worth(over);
        }
        totals
    }
}
