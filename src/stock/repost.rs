//! Documents unposted and posted anew: on the same days and in the same amounts, by the batches that stand first in the queue
//! now. Their owners are told what each line came to cost.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cancel::{dependents, standing, standing_lines},
    ledger::{self, Ask, Basis, Item, Pick, Take, To},
    refusal::StockRefusal,
    reserve::Reservation,
    tables::{Move, MoveKind},
};
use crate::{
    catalog::{self, Measure},
    kernel::{Day, Id, Moment, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk, Write},
};

/// A document that was taken off its goods and waits to be posted anew.
#[derive(Debug, Clone)]
pub struct Unposted {
    pub document: Id<mark::Document>,
    basis: Basis,
    first: u64,
    asks: Vec<Ask>,
    was: BTreeMap<u32, Money>,
}

/// What a document cost and costs now, line by line; of a transfer, what its goods cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recosted {
    pub document: Id<mark::Document>,
    pub kind: MoveKind,
    pub day: Day,
    pub was: BTreeMap<u32, Money>,
    pub now: BTreeMap<u32, Money>,
}

impl Recosted {
    pub fn differs(&self) -> bool {
        self.was != self.now
    }
    pub fn totals(&self) -> (Money, Money) {
        (self.was.values().copied().sum(), self.now.values().copied().sum())
    }
}

/// Everything that moved the goods of a document since, and whatever moved those, newest first.
pub fn chain(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<Id<mark::Document>>> {
    let (mut newest, mut queue) = (BTreeMap::new(), vec![document]);
    while let Some(id) = queue.pop() {
        for later in dependents(reads, id)? {
            if later != document && !newest.contains_key(&later) {
                let last = standing_lines(reads, later)?.iter().map(|line| line.number).max().unwrap_or_default();
                newest.insert(later, last);
                queue.push(later);
            }
        }
    }
    let mut found: Vec<_> = newest.into_iter().collect();
    found.sort_by_key(|(_, last)| std::cmp::Reverse(*last));
    Ok(found.into_iter().map(|(id, _)| id).collect())
}

/// Takes a document off its goods. Lines that name a shelf will take from it again.
pub fn unpost(tx: &mut Write<'_>, document: Id<mark::Document>, shelves: &Shelves) -> Result<Unposted> {
    let lines = standing_lines(tx, document)?;
    let Some(first) = lines.first().filter(|_| may(tx, &lines).is_ok_and(|may| may)) else {
        return Err(StockRefusal::CannotRepost.into());
    };
    let basis = Basis { kind: first.kind, document, day: first.day };
    let (first, was, asks) = (first.number, costs(&lines), asks(tx, &lines, shelves)?);
    ledger::cancel(tx, document)?;
    Ok(Unposted { document, basis, first, asks, was })
}

/// Whether a document can be taken off its goods and posted anew, as far as the ledger knows.
pub fn movable(reads: &impl Reads, document: Id<mark::Document>) -> Result<bool> {
    let lines = standing_lines(reads, document)?;
    Ok(!lines.is_empty() && may(reads, &lines)?)
}

/// Whether a document only takes goods or moves them at once, and nothing of it came back.
fn may(reads: &impl Reads, lines: &[Move]) -> Result<bool> {
    let kinds = [MoveKind::Sale, MoveKind::Order, MoveKind::WriteOff, MoveKind::Transfer];
    for line in lines {
        let moves = line.quantity.is_negative() || line.kind == MoveKind::Transfer;
        if !kinds.contains(&line.kind) || !moves || line.answers.is_some() || line.day != lines[0].day {
            return Ok(false);
        }
        if line.quantity.is_negative() && standing(reads, line)?.quantity != line.quantity {
            return Ok(false);
        }
    }
    // In two steps the same goods leave twice.
    let steps: BTreeSet<_> = lines.iter().filter(|line| line.quantity.is_negative()).map(|line| (line.line, line.warehouse)).collect();
    let sources: BTreeSet<u32> = steps.iter().map(|(line, _)| *line).collect();
    Ok(lines.first().is_some_and(|line| line.kind != MoveKind::Transfer) || steps.len() == sources.len())
}

/// What each line costs: what of it went.
fn costs(lines: &[Move]) -> BTreeMap<u32, Money> {
    let mut sums: BTreeMap<u32, Money> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.quantity.is_negative()) {
        *sums.entry(line.line).or_default() += -line.value();
    }
    sums
}

/// The shelves that lines of a document name.
pub type Shelves = BTreeMap<u32, Id<mark::Bin>>;

type Place = (u32, Id<mark::Product>, Id<mark::Warehouse>, Option<Id<mark::Bin>>, Option<Id<mark::Reservation>>);

/// The same lines asked for anew: things with numbers by their numbers, the rest from the head of the queue of the warehouse,
/// or of the shelf when it is named or the goods only change shelves.
fn asks(reads: &impl Reads, lines: &[Move], shelves: &Shelves) -> Result<Vec<Ask>> {
    let mut places: BTreeMap<Place, (Quantity, Vec<Id<mark::Unit>>)> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.quantity.is_negative()) {
        let stays = came(lines, line.line, line.product).is_some_and(|came| came.warehouse == line.warehouse);
        let shelf = shelves.get(&line.line).copied().or(stays.then_some(line.bin));
        let key = (line.line, line.product, line.warehouse, shelf, line.reservation);
        let place = places.entry(key).or_insert((Quantity::ZERO, Vec::new()));
        place.0 += -line.quantity;
        place.1.extend(line.unit);
    }
    let mut asks = Vec::new();
    for ((line, product, from, shelf, reservation), (quantity, units)) in places {
        let row = catalog::product(reads, product)?;
        let decimals = reads.need::<Measure>(&row.measure)?.decimals;
        let item = Item { product, decimals, tracked: !units.is_empty() };
        let pick = if units.is_empty() { shelf.map_or(Pick::Oldest, Pick::Shelf) } else { Pick::Units(units) };
        let take = Take { line, item, from, quantity, pick, reservation };
        asks.push(match came(lines, line, product) {
            Some(came) => Ask::Transfer(take, To { warehouse: came.warehouse, bin: Some(came.bin) }),
            None => Ask::Take(take),
        });
    }
    Ok(asks)
}

/// Where the goods of a line came to, when it moves them.
fn came(lines: &[Move], number: u32, product: Id<mark::Product>) -> Option<&Move> {
    lines.iter().find(|came| came.line == number && came.product == product && came.quantity.is_positive())
}

/// The order in which they count.
pub fn in_order(all: &mut [Unposted]) {
    all.sort_by_key(|one| (one.basis.day, one.first));
}

/// Posts a document anew and says what became of its cost.
pub fn post_anew(tx: &mut Write<'_>, mut one: Unposted) -> Result<Recosted> {
    for ask in &mut one.asks {
        let (Ask::Take(take) | Ask::Transfer(take, _)) = ask else { continue };
        // A promise that was kept and let go is no more, or goods are kept for it elsewhere.
        if let Some(id) = take.reservation {
            take.reservation = tx.get::<Reservation>(&id)?.filter(|row| row.warehouse == take.from).map(|row| row.id);
        }
    }
    let posted = ledger::post(tx, one.basis, &one.asks)?;
    Ok(Recosted { document: one.document, kind: one.basis.kind, day: one.basis.day, was: one.was, now: costs(&posted.moves) })
}

/// Documents since a day that took goods of products whose moves were not entered in the order they count; newest first.
/// Those that cannot be posted anew are left.
pub fn out_of_order(reads: &impl Reads, since: Day, entered: Moment) -> Result<Vec<Id<mark::Document>>> {
    let (mut earliest, mut mixed, mut moves) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    reads.walk::<Move>((), Order::Descending, |line| {
        // Nothing is entered before the day it counts for.
        if line.at < entered {
            return Ok(Walk::Stop);
        }
        // Backwards: a line that counts later than one entered after it.
        let least = earliest.entry(line.product).or_insert(line.day);
        if line.day > *least {
            mixed.insert(line.product);
        }
        *least = line.day.min(*least);
        if line.day >= since && line.quantity.is_negative() {
            moves.push((line.number, line.document, line.product));
        }
        Ok(Walk::On)
    })?;
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (_, document, product) in moves {
        if mixed.contains(&product) && seen.insert(document) && movable(reads, document)? {
            found.push(document);
        }
    }
    Ok(found)
}
