//! Which pieces leave: from which cells, for how much. Reads only; the ledger writes.

use std::collections::BTreeMap;

use super::{
    balance,
    ledger::{self, Basis, Leg, Pick, Take, To},
    receive,
    refusal::StockRefusal,
    reserve::{self, Reservation},
    tables::{Batch, Bin, Cell, MoveKind},
    units::{Unit, UnitState},
};
use crate::{
    catalog,
    kernel::{Day, Error, Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk},
};

/// Pieces of one cell.
struct Piece {
    cell: Cell,
    quantity: Quantity,
    cost: Money,
    unit: Option<Id<mark::Unit>>,
}

pub(super) fn take(reads: &impl Reads, basis: &Basis, ask: &Take) -> Result<Vec<Leg>> {
    ask.item.fits(ask.quantity, ask.line)?;
    let pieces = match &of_promise(reads, ask)? {
        Pick::Units(units) => by_units(reads, ask, units)?,
        Pick::Batch(batch) => by_batch(reads, ask, *batch)?,
        _ if ask.item.tracked => return Err(StockRefusal::SerialCount { line: ask.line }.into()),
        Pick::Oldest => oldest(reads, ask, basis.day, None)?,
        Pick::Shelf(bin) => oldest(reads, ask, basis.day, Some(*bin))?,
    };
    if pieces.iter().any(|piece| piece.cell.day > basis.day) {
        return Err(StockRefusal::LaterBatches { line: ask.line }.into());
    }
    let values = values(reads, ask, &pieces)?;
    let state = UnitState::after(basis.kind);
    Ok(pieces.into_iter().zip(values).map(|(piece, value)| leg(ask, piece, value, state)).collect())
}

/// Where a promised piece lies: its shelf, when the warehouse has shelves, and the day of its batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub shelf: Option<String>,
    pub of_day: Day,
}

/// From where what is promised would be taken on a day; nothing where it could not be.
pub fn spots(reads: &impl Reads, promise: &Reservation, day: Day) -> Result<Vec<Spot>> {
    let item = ledger::Item::of(reads, &catalog::product(reads, promise.product)?)?;
    let (from, quantity, reservation) = (promise.warehouse, promise.rest(), Some(promise.id));
    let ask = Take { line: 0, item, from, quantity, pick: Pick::Oldest, reservation };
    let legs = match take(reads, &Basis { kind: MoveKind::Order, document: Id::fixed(0), day }, &ask) {
        Ok(legs) => legs,
        Err(Error::Refused(_)) => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut found: Vec<Spot> = Vec::new();
    for leg in legs {
        let spot = Spot { shelf: reads.get::<Bin>(&leg.bin)?.map(|bin| bin.name), of_day: leg.of_day };
        if !found.contains(&spot) {
            found.push(spot);
        }
    }
    Ok(found)
}

/// The same pieces leave one warehouse and come to another. What is promised goes whole, and its promise with it.
pub(super) fn transfer(reads: &impl Reads, basis: &Basis, ask: &Take, to: To) -> Result<Vec<Leg>> {
    let bin = receive::bin(reads, to)?;
    let promise = ask.reservation.map(|id| reads.need::<Reservation>(&id)).transpose()?;
    if let Some(rest) = promise.map(|promise| promise.rest()).filter(|rest| *rest != ask.quantity) {
        return Err(StockRefusal::NotPromised { line: ask.line, rest }.into());
    }
    let went = take(reads, basis, ask)?;
    if went.iter().any(|leg| (leg.warehouse, leg.bin) == (to.warehouse, bin)) {
        return Err(StockRefusal::SamePlace { line: ask.line }.into());
    }
    let came = went.iter().map(|leg| Leg {
        warehouse: to.warehouse,
        bin,
        quantity: -leg.quantity,
        cost: -leg.cost,
        value: leg.value.map(|value| -value),
        ..leg.clone()
    });
    let came: Vec<Leg> = came.collect();
    Ok(went.into_iter().zip(came).flat_map(|(went, came)| [went, came]).collect())
}

fn leg(ask: &Take, piece: Piece, value: Option<Money>, state: UnitState) -> Leg {
    Leg {
        line: ask.line,
        product: ask.item.product,
        warehouse: ask.from,
        bin: piece.cell.bin,
        batch: piece.cell.batch,
        of_day: piece.cell.day,
        quantity: -piece.quantity,
        cost: -piece.cost,
        value: value.map(|value| -value),
        unit: piece.unit,
        state,
        reservation: ask.reservation,
        answers: None,
        undoes: false,
    }
}

/// A promise of a certain batch or thing is kept by that batch or thing.
fn of_promise(reads: &impl Reads, ask: &Take) -> Result<Pick> {
    let Some(id) = ask.reservation else { return Ok(ask.pick.clone()) };
    let promise = reads.need::<Reservation>(&id)?;
    if promise.product != ask.item.product || promise.warehouse != ask.from || ask.quantity > promise.rest() {
        return Err(StockRefusal::NotPromised { line: ask.line, rest: promise.rest() }.into());
    }
    Ok(match (promise.unit, promise.batch) {
        (Some(unit), _) => Pick::Units(vec![unit]),
        (None, Some(batch)) => Pick::Batch(batch),
        (None, None) => ask.pick.clone(),
    })
}

/// Takes from cells in the order they come until there is enough, leaving in each what is promised of its batch.
struct Taking {
    left: Quantity,
    held: BTreeMap<u64, Quantity>,
    pieces: Vec<Piece>,
}

impl Taking {
    fn begin(reads: &impl Reads, ask: &Take) -> Result<Taking> {
        let stock = balance::stock(reads, ask.from, ask.item.product)?;
        let held = match stock.reserved.is_zero() {
            true => BTreeMap::new(),
            false => reserve::held(reads, ask.from, ask.item.product, ask.reservation)?,
        };
        Ok(Taking { left: ask.quantity, held, pieces: Vec::new() })
    }
    fn offer(&mut self, cell: Cell) -> Walk {
        let held = self.held.entry(cell.batch).or_insert(Quantity::ZERO);
        let kept = (*held).min(cell.quantity);
        *held -= kept;
        let quantity = (cell.quantity - kept).min(self.left);
        if quantity.is_positive() {
            let cost = cell.cost.share(quantity, cell.quantity);
            self.pieces.push(Piece { cell, quantity, cost, unit: None });
            self.left -= quantity;
        }
        if self.left.is_zero() { Walk::Stop } else { Walk::On }
    }
    fn end(self, reads: &impl Reads, ask: &Take) -> Result<Vec<Piece>> {
        if self.left.is_zero() {
            return Ok(self.pieces);
        }
        let stock = balance::stock(reads, ask.from, ask.item.product)?;
        let promised = match ask.reservation {
            Some(_) => ask.quantity,
            None => Quantity::ZERO,
        };
        let (have, reserved) = (stock.available() + promised, stock.reserved - promised);
        Err(match have >= ask.quantity {
            true => StockRefusal::LaterBatches { line: ask.line },
            false => StockRefusal::NotEnough { line: ask.line, have, reserved },
        }
        .into())
    }
}

fn oldest(reads: &impl Reads, ask: &Take, day: Day, bin: Option<Id<mark::Bin>>) -> Result<Vec<Piece>> {
    let mut taking = Taking::begin(reads, ask)?;
    reads.walk::<Cell>((ask.from, ask.item.product), Order::Ascending, |cell| {
        Ok(match cell {
            cell if cell.day > day => Walk::Stop,
            cell if bin.is_some_and(|bin| bin != cell.bin) => Walk::On,
            cell => taking.offer(cell),
        })
    })?;
    taking.end(reads, ask)
}

fn by_batch(reads: &impl Reads, ask: &Take, batch: u64) -> Result<Vec<Piece>> {
    let Some(of) = reads.get::<Batch>(&batch)?.filter(|of| of.product == ask.item.product) else {
        return Err(StockRefusal::NoBatch { line: ask.line }.into());
    };
    let mut taking = Taking::begin(reads, ask)?;
    reads.walk::<Cell>((ask.from, ask.item.product, of.day, batch), Order::Ascending, |cell| Ok(taking.offer(cell)))?;
    if !taking.left.is_zero() {
        let have = ask.quantity - taking.left;
        return Err(StockRefusal::NotEnoughOfBatch { line: ask.line, have }.into());
    }
    Ok(taking.pieces)
}

/// Each thing by its number, from the cell it lies in.
fn by_units(reads: &impl Reads, ask: &Take, ids: &[Id<mark::Unit>]) -> Result<Vec<Piece>> {
    let counted = ids.iter().collect::<std::collections::BTreeSet<_>>().len();
    if !ask.item.tracked || counted != ids.len() || ask.quantity.0 != i64::try_from(counted).unwrap_or(i64::MAX) * Quantity::ONE.0 {
        return Err(StockRefusal::SerialCount { line: ask.line }.into());
    }
    let mut cells: BTreeMap<(u64, Id<mark::Bin>), Cell> = BTreeMap::new();
    let mut pieces = Vec::new();
    for id in ids {
        let Some(unit) = reads.get::<Unit>(id)? else { return Err(StockRefusal::SerialCount { line: ask.line }.into()) };
        let promised = unit.reservation.is_some() && unit.reservation != ask.reservation;
        if !unit.is_here() || unit.product != ask.item.product || unit.warehouse != ask.from || promised {
            return Err(StockRefusal::NoSerial { line: ask.line, serial: unit.serial }.into());
        }
        let cell = match cells.remove(&(unit.batch, unit.bin)) {
            Some(cell) => cell,
            None => {
                let batch = reads.need::<Batch>(&unit.batch)?;
                reads.need::<Cell>(&(ask.from, unit.product, batch.day, unit.batch, unit.bin))?
            }
        };
        let cost = cell.cost.share(Quantity::ONE, cell.quantity);
        let rest = Cell { quantity: cell.quantity - Quantity::ONE, cost: cell.cost - cost, ..cell.clone() };
        cells.insert((unit.batch, unit.bin), rest);
        pieces.push(Piece { cell, quantity: Quantity::ONE, cost, unit: Some(*id) });
    }
    Ok(pieces)
}

/// What the book sees of each piece, when the company counts by the average: a share of all it has of the product.
fn values(reads: &impl Reads, ask: &Take, pieces: &[Piece]) -> Result<Vec<Option<Money>>> {
    if !ledger::is_average(reads)? {
        return Ok(vec![None; pieces.len()]);
    }
    let pool = balance::pool(reads, ask.item.product)?;
    let weights: Vec<i64> = pieces.iter().map(|piece| piece.quantity.0).collect();
    Ok(pool.cost.share(ask.quantity, pool.quantity).split(&weights).into_iter().map(Some).collect())
}
