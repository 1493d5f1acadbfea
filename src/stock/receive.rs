//! What comes: new batches, goods that come back, and costs put right.

use std::collections::BTreeSet;

use super::{
    cancel,
    ledger::{Basis, Leg, Receive, Reckon, Return, Revalue, To},
    refusal::StockRefusal,
    tables::{Batch, Bin, Cell, Move, MoveKind, NO_BIN, Warehouse},
    units::{self, Unit, UnitState},
};
use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk, Write},
};

/// The bin goods are laid into: the one named, or the warehouse's own.
pub(super) fn bin(reads: &impl Reads, to: To) -> Result<Id<mark::Bin>> {
    let Some(warehouse) = reads.get::<Warehouse>(&to.warehouse)? else { return Err(StockRefusal::NoWarehouse.into()) };
    let Some(id) = to.bin else { return Ok(warehouse.bin.unwrap_or(NO_BIN)) };
    match reads.get::<Bin>(&id)? {
        _ if id == NO_BIN => Ok(id),
        Some(bin) if bin.warehouse == warehouse.id && !bin.archived => Ok(id),
        _ => Err(StockRefusal::NoBin.into()),
    }
}

/// A batch of its own for a line of a posting. Things with numbers come one by one.
pub(super) fn batch(tx: &mut Write<'_>, basis: &Basis, ask: &Receive) -> Result<Vec<Leg>> {
    ask.item.fits(ask.quantity, ask.line)?;
    if ask.cost.is_negative() || ask.cost > Money::LIMIT {
        return Err(StockRefusal::CostTooLow { line: ask.line }.into());
    }
    let (bin, serials) = (bin(tx, ask.to)?, serials(ask)?);
    let made = Batch {
        number: tx.next_number::<Batch>()?,
        product: ask.item.product,
        day: basis.day,
        warehouse: ask.to.warehouse,
        quantity: ask.quantity,
        cost: ask.cost,
        supplier: ask.supplier,
        document: basis.document,
        line: ask.line,
        expires: ask.expires,
    };
    tx.append(&made)?;
    let whole = Leg {
        line: ask.line,
        product: made.product,
        warehouse: made.warehouse,
        bin,
        batch: made.number,
        of_day: made.day,
        quantity: made.quantity,
        cost: made.cost,
        value: None,
        unit: None,
        state: UnitState::NeverCame,
        reservation: None,
        answers: None,
        undoes: false,
    };
    if !ask.item.tracked {
        return Ok(vec![whole]);
    }
    let costs = made.cost.split(&vec![1; serials.len()]);
    let mut legs = Vec::new();
    for (serial, cost) in serials.into_iter().zip(costs) {
        if units::here(tx, made.product, &serial)?.is_some() {
            return Err(StockRefusal::SerialTaken { line: ask.line, serial }.into());
        }
        let (product, batch, warehouse) = (made.product, made.number, made.warehouse);
        let unit = Unit { id: tx.id(), product, serial, batch, state: UnitState::InStock, warehouse, bin, reservation: None };
        tx.put(&unit)?;
        legs.push(Leg { quantity: Quantity::ONE, cost, unit: Some(unit.id), ..whole.clone() });
    }
    Ok(legs)
}

/// One number for each piece, none twice.
fn serials(ask: &Receive) -> Result<Vec<String>> {
    let made: Vec<String> = ask.serials.iter().map(|text| units::serial(text)).collect();
    let different: BTreeSet<&String> = made.iter().filter(|serial| !serial.is_empty()).collect();
    let want = if ask.item.tracked { usize::try_from(ask.quantity.0 / Quantity::ONE.0).unwrap_or(usize::MAX) } else { 0 };
    if made.len() != want || different.len() != want {
        return Err(StockRefusal::SerialCount { line: ask.line }.into());
    }
    Ok(made)
}

/// Goods that went out by a line come back: in proportion, and with the last of them all that is left of the cost.
pub(super) fn back(reads: &impl Reads, basis: &Basis, ask: &Return) -> Result<Vec<Leg>> {
    ask.item.fits(ask.quantity, ask.line)?;
    let Some(went) = reads.get::<Move>(&ask.of)?.filter(|went| may_come_back(went, ask)) else {
        return Err(StockRefusal::ReturnTooMuch { line: ask.line, most: Quantity::ZERO }.into());
    };
    if basis.day < went.day {
        return Err(StockRefusal::BeforeItself { line: ask.line, day: went.day }.into());
    }
    let rest = cancel::standing(reads, &went)?;
    if ask.quantity > -rest.quantity {
        return Err(StockRefusal::ReturnTooMuch { line: ask.line, most: -rest.quantity }.into());
    }
    let share = |amount: Money| -amount.share(ask.quantity, -rest.quantity);
    Ok(vec![Leg {
        line: ask.line,
        product: went.product,
        warehouse: ask.to.warehouse,
        bin: bin(reads, ask.to)?,
        batch: went.batch,
        of_day: reads.need::<Batch>(&went.batch)?.day,
        quantity: ask.quantity,
        cost: share(rest.cost),
        value: went.value.map(|_| share(rest.value)),
        unit: went.unit,
        state: UnitState::after(went.kind),
        reservation: None,
        answers: Some(went.number),
        undoes: false,
    }])
}

/// Goods went out by it, and not because a document that had brought them was taken back.
fn may_come_back(went: &Move, ask: &Return) -> bool {
    went.quantity.is_negative() && went.answers.is_none() && went.product == ask.item.product && went.kind != MoveKind::Transfer
}

/// A correction of what a batch cost: what is left of the batch takes its share, the rest belongs to what is gone.
pub(super) fn revalue(reads: &impl Reads, basis: &Basis, ask: &Revalue) -> Result<(Vec<Leg>, Money)> {
    let Some(batch) = reads.get::<Batch>(&ask.batch)? else { return Err(StockRefusal::NoBatch { line: ask.line }.into()) };
    if basis.day < batch.day {
        return Err(StockRefusal::BeforeItself { line: ask.line, day: batch.day }.into());
    }
    let cells = cells(reads, &batch)?;
    let left: Quantity = cells.iter().map(|cell| cell.quantity).sum();
    let of = kept(reads, &batch)?.max(left);
    let share = if left.is_zero() { Money::ZERO } else { ask.by.share(left, of) };
    let weights: Vec<i64> = cells.iter().map(|cell| cell.quantity.0).collect();
    let mut legs = Vec::new();
    for (cell, by) in cells.iter().zip(share.split(&weights)) {
        if (cell.cost + by).is_negative() {
            return Err(StockRefusal::CostTooLow { line: ask.line }.into());
        }
        if !by.is_zero() {
            legs.push(correction(ask, cell, by));
        }
    }
    Ok((legs, ask.by - share))
}

/// The book alone sees it: neither goods move nor does their batch cost otherwise.
pub(super) fn reckon(reads: &impl Reads, ask: &Reckon) -> Result<Vec<Leg>> {
    let batch = reads.need::<Batch>(&ask.batch)?;
    Ok(vec![Leg {
        line: ask.line,
        product: batch.product,
        warehouse: ask.warehouse,
        bin: NO_BIN,
        batch: batch.number,
        of_day: batch.day,
        quantity: Quantity::ZERO,
        cost: Money::ZERO,
        value: Some(ask.by),
        unit: None,
        state: UnitState::NeverCame,
        reservation: None,
        answers: None,
        undoes: false,
    }])
}

fn correction(ask: &Revalue, cell: &Cell, by: Money) -> Leg {
    Leg {
        line: ask.line,
        product: cell.product,
        warehouse: cell.warehouse,
        bin: cell.bin,
        batch: cell.batch,
        of_day: cell.day,
        quantity: Quantity::ZERO,
        cost: by,
        value: None,
        unit: None,
        state: UnitState::NeverCame,
        reservation: None,
        answers: None,
        undoes: false,
    }
}

/// Every cell of a batch, in all warehouses.
pub fn cells(reads: &impl Reads, batch: &Batch) -> Result<Vec<Cell>> {
    let mut found = Vec::new();
    for warehouse in reads.all::<Warehouse>(())? {
        reads.walk::<Cell>((warehouse.id, batch.product, batch.day, batch.number), Order::Ascending, |cell| {
            found.push(cell);
            Ok(Walk::On)
        })?;
    }
    Ok(found)
}

/// What of a batch did not go back to the supplier.
pub fn kept(reads: &impl Reads, batch: &Batch) -> Result<Quantity> {
    let mut kept = batch.quantity;
    cancel::walk_history(reads, batch.product, |line| {
        if line.batch == batch.number && line.kind == MoveKind::SupplierReturn {
            kept += line.quantity;
        }
    })?;
    Ok(kept)
}
