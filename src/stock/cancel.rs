//! Taking back: the exact opposites of a document's lines, and who stands in the way.

use std::collections::BTreeSet;

use super::{
    ledger::{Basis, Leg},
    refusal::StockRefusal,
    tables::{Batch, MOVE_BY_ANSWERED, MOVE_BY_DOCUMENT, MOVE_BY_PRODUCT, Move, MoveKind},
    units::UnitState,
};
use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk},
};

/// What of a line stands: the line less what was returned of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub quantity: Quantity,
    pub cost: Money,
    pub value: Money,
}

pub(super) fn standing(reads: &impl Reads, line: &Move) -> Result<Standing> {
    let mut rest = Standing { quantity: line.quantity, cost: line.cost, value: line.value() };
    for answer in reads.by(&MOVE_BY_ANSWERED, (line.number,))? {
        if !is_undone(reads, &answer)? {
            rest.quantity += answer.quantity;
            rest.cost += answer.cost;
            rest.value += answer.value();
        }
    }
    Ok(rest)
}

/// How much that left by a line has not come back.
pub fn still_out(reads: &impl Reads, line: &Move) -> Result<Quantity> {
    Ok(-standing(reads, line)?.quantity)
}

/// Whether a line was taken back by its own document.
pub(super) fn is_undone(reads: &impl Reads, line: &Move) -> Result<bool> {
    Ok(reads.by(&MOVE_BY_ANSWERED, (line.number,))?.iter().any(|answer| answer.document == line.document))
}

/// Lines of a document that were not taken back and take nothing back themselves.
pub fn standing_lines(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<Move>> {
    let all = reads.by(&MOVE_BY_DOCUMENT, (document,))?;
    let numbers: BTreeSet<u64> = all.iter().map(|line| line.number).collect();
    let undone: BTreeSet<u64> = all.iter().filter_map(|line| line.answers).filter(|number| numbers.contains(number)).collect();
    let undoes = |line: &Move| line.answers.is_some_and(|number| numbers.contains(&number));
    Ok(all.iter().filter(|line| !undone.contains(&line.number) && !undoes(line)).cloned().collect())
}

/// What `ledger::cancel` writes. The last line goes first, so that a thing with a number is where it was at each step.
pub(super) fn opposites(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<(Basis, Leg)>> {
    let lines = standing_lines(reads, document)?;
    if lines.is_empty() {
        return Err(StockRefusal::AlreadyCancelled.into());
    }
    let mut legs = Vec::new();
    for line in lines.iter().rev() {
        let partly_back = standing(reads, line)?.quantity != line.quantity;
        if partly_back || (line.kind == MoveKind::CostCorrection && is_followed(reads, line)?) {
            return Err(StockRefusal::Touched { line: line.line }.into());
        }
        legs.push((Basis { kind: line.kind, document, day: line.day }, opposite(reads, line)?));
    }
    Ok(legs)
}

fn opposite(reads: &impl Reads, line: &Move) -> Result<Leg> {
    let came_back_from = match line.answers {
        Some(number) => reads.get::<Move>(&number)?.map(|went| went.kind),
        None => None,
    };
    Ok(Leg {
        line: line.line,
        product: line.product,
        warehouse: line.warehouse,
        bin: line.bin,
        batch: line.batch,
        of_day: reads.need::<Batch>(&line.batch)?.day,
        quantity: -line.quantity,
        cost: -line.cost,
        value: line.value.map(|value| -value),
        unit: line.unit,
        state: came_back_from.map_or(UnitState::NeverCame, UnitState::after),
        reservation: line.reservation,
        answers: Some(line.number),
        undoes: true,
    })
}

/// Something moved on the shelf of this line since and was not taken back.
fn is_followed(reads: &impl Reads, line: &Move) -> Result<bool> {
    let mut later = BTreeSet::new();
    walk_place(reads, line.product, line.warehouse, |other| {
        if other.number > line.number && other.document != line.document && same_cell(other, line) {
            later.insert(other.document);
        }
    })?;
    for document in later {
        if !standing_lines(reads, document)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn same_cell(one: &Move, other: &Move) -> bool {
    (one.warehouse, one.batch, one.bin) == (other.warehouse, other.batch, other.bin)
}

/// Documents that moved the goods of this one after it and were not taken back, newest first: they stand in the way of
/// its cancelling.
pub fn dependents(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<Id<mark::Document>>> {
    let lines = standing_lines(reads, document)?;
    let places: BTreeSet<_> = lines.iter().map(|line| (line.product, line.warehouse)).collect();
    let mut later = BTreeSet::new();
    for (product, warehouse) in places {
        walk_place(reads, product, warehouse, |other| {
            if other.document != document && lines.iter().any(|line| other.number > line.number && same_cell(other, line)) {
                later.insert((other.number, other.document));
            }
        })?;
    }
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (_, id) in later.into_iter().rev() {
        if seen.insert(id) && !standing_lines(reads, id)?.is_empty() {
            found.push(id);
        }
    }
    Ok(found)
}

fn walk_place(reads: &impl Reads, product: Id<mark::Product>, warehouse: Id<mark::Warehouse>, mut visit: impl FnMut(&Move)) -> Result<()> {
    reads.walk_by(&MOVE_BY_PRODUCT, (product, warehouse), Order::Ascending, None, |_, number| {
        visit(&reads.need::<Move>(&number)?);
        Ok(Walk::On)
    })
}

/// Every move of a product, warehouse by warehouse.
pub(super) fn walk_history(reads: &impl Reads, product: Id<mark::Product>, mut visit: impl FnMut(&Move)) -> Result<()> {
    reads.walk_by(&MOVE_BY_PRODUCT, (product,), Order::Ascending, None, |_, number| {
        visit(&reads.need::<Move>(&number)?);
        Ok(Walk::On)
    })
}
