//! Everything the page of a count shows, read at once: a page of its lines, and the sums kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    access::{Met, meet},
    entries_of,
    find::{PageOfLines, differing, page_of},
    start::lying,
    tables::{ENTRY_UNDOING, Entry, Line, Shelf, State, UNKNOWN},
};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    stock::Warehouse,
    store::{Order, Read, Reads, Walk},
    warehouse::Document,
    web::Cx,
};

/// Readings shown under the field.
const RECENT: usize = 6;
/// Lines on a page.
const PAGE: usize = 50;

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
    pub view: View,
    /// What the lines are narrowed to.
    pub query: String,
    pub page: PageOfLines,
    /// The last readings, each with whether it was taken back.
    pub recent: Vec<(Entry, bool)>,
    pub unknown: Vec<Unknown>,
    pub documents: Vec<Document>,
    /// Of a count that is finished and not settled: every line that differs.
    pub differing: Vec<Line>,
    /// What came and went since the count began, of lines shown that differ: their shortage may not be there any more.
    pub moved: BTreeMap<Id<mark::Product>, Quantity>,
}

pub async fn read(cx: &Cx, id: Id<mark::Stocktake>) -> Result<Board> {
    cx.read(|reads| of(cx, reads, id)).await
}

fn of(cx: &Cx, reads: &Read<'_>, id: Id<mark::Stocktake>) -> Result<Board> {
    let met = meet(cx, reads, id)?;
    let counted = met.of.state == State::Counted;
    let mut board = Board {
        view: View::All,
        query: cx.query("q").unwrap_or_default(),
        page: PageOfLines::default(),
        recent: recent(reads, id)?,
        unknown: unknown(cx, reads, id)?,
        documents: met.of.documents.iter().map(|id| reads.need::<Document>(id)).collect::<Result<_>>()?,
        differing: if counted { differing(reads, &met.of)? } else { Vec::new() },
        moved: BTreeMap::new(),
        met,
    };
    board.view = board.asked_for(cx.query("view").as_deref());
    if let Some(shelf) = board.shelf(board.view) {
        let after = cx.query("after").and_then(|id| id.parse().ok());
        board.page = page_of(reads, (id, shelf), &board.query, after, PAGE)?;
    }
    if counted {
        board.moved = moved(reads, &board)?;
    }
    Ok(board)
}

fn recent(reads: &Read<'_>, id: Id<mark::Stocktake>) -> Result<Vec<(Entry, bool)>> {
    let mut found = Vec::new();
    reads.walk::<Entry>((id,), Order::Descending, |entry| {
        if entry.undoes.is_none() {
            let undone = reads.count_by(&ENTRY_UNDOING, (id, entry.number))? > 0;
            found.push((entry, undone));
        }
        Ok(if found.len() < RECENT { Walk::On } else { Walk::Stop })
    })?;
    Ok(found)
}

fn moved(reads: &Read<'_>, board: &Board) -> Result<BTreeMap<Id<mark::Product>, Quantity>> {
    let mut found = BTreeMap::new();
    for line in board.page.lines.iter().filter(|line| !line.foreign && line.differs(board.met.of.rest_is_gone)) {
        let now = lying(reads, &board.met.of, line.product)?.quantity;
        if now != line.book {
            found.insert(line.product, now - line.book);
        }
    }
    Ok(found)
}

fn unknown(cx: &Cx, reads: &Read<'_>, id: Id<mark::Stocktake>) -> Result<Vec<Unknown>> {
    let mut found: Vec<Unknown> = Vec::new();
    let entries = entries_of(reads, id, UNKNOWN)?;
    let undone: BTreeSet<u64> = entries.iter().filter_map(|entry| entry.undoes).collect();
    for entry in entries.iter().filter(|entry| entry.undoes.is_none() && !undone.contains(&entry.number)) {
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

impl Board {
    /// Where the lines of a view stand; codes nobody knows are no lines.
    fn shelf(&self, view: View) -> Option<Shelf> {
        Some(match view {
            View::All => Shelf::All,
            View::Left => Shelf::Left,
            View::Differs => self.met.of.differing(),
            View::Again if self.met.of.state == State::Counting => Shelf::Waits,
            View::Again => Shelf::Again,
            View::Foreign => Shelf::Foreign,
            View::Unknown => return None,
        })
    }
    pub fn count(&self, view: View) -> i64 {
        let of = self.met.of.came_to();
        match view {
            View::All => of.lines,
            View::Left => of.lines - of.counted,
            View::Differs => of.differ,
            View::Again if self.met.of.state == State::Counting => of.waiting,
            View::Again => of.again,
            View::Foreign => of.foreign,
            View::Unknown => i64::try_from(self.unknown.len()).unwrap_or(i64::MAX),
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
    fn asked_for(&self, key: Option<&str>) -> View {
        let views = self.views();
        views.iter().copied().find(|view| Some(view.key()) == key).unwrap_or(views[0])
    }
}
