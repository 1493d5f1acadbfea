//! The stock ledger. `post` is the only writer of moves, batches, cells, balances and sums; everything that brings goods
//! in, takes them out or moves them comes here, and so does its cancelling.
//!
//! Nothing is edited: a cancelled document is answered line by line by its exact opposite, on that line's own day. No shelf holds
//! less than nothing, and no warehouse did on any day of the past. A cost leaves a cell in proportion to the quantity and
//! the last piece takes the rest, so nothing of it is lost. A promise goes along with goods that are moved for it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    balance, cancel, issue, receive,
    refusal::StockRefusal,
    reserve::{self, Reservation},
    tables::{Cell, Method, Move, MoveKind, Pool, Stock, Warehouse},
    turns::{self, Sums},
    units::{Unit, UnitState},
    wholes,
};
use crate::{
    catalog::{self, Measure, Product},
    kernel::{Day, Id, Money, Quantity, Result, mark},
    store::{Reads, Write},
};

/// The document goods move by.
#[derive(Debug, Clone, Copy)]
pub struct Basis {
    pub kind: MoveKind,
    pub document: Id<mark::Document>,
    /// The day it counts for.
    pub day: Day,
}

/// What the ledger must know of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub product: Id<mark::Product>,
    /// Digits after the mark that a quantity may have.
    pub decimals: u8,
    /// Every piece has a serial number.
    pub tracked: bool,
}

impl Item {
    pub fn of(reads: &impl Reads, product: &Product) -> Result<Item> {
        let decimals = reads.need::<Measure>(&product.measure)?.decimals;
        Ok(Item { product: product.id, decimals, tracked: product.serial_tracked })
    }

    /// A quantity above nothing that the unit of measure can count.
    pub fn fits(&self, quantity: Quantity, line: u32) -> Result<()> {
        let step = 10_i64.pow(3_u32.saturating_sub(u32::from(self.decimals)));
        match quantity {
            quantity if !quantity.is_positive() || quantity > Quantity::LIMIT => Err(StockRefusal::NoQuantity { line }.into()),
            quantity if quantity.0 % step != 0 => Err(StockRefusal::Fraction { line }.into()),
            _ => Ok(()),
        }
    }
}

/// What a line of a document asks of the stock.
#[derive(Debug, Clone)]
pub enum Ask {
    Receive(Receive),
    Take(Take),
    Transfer(Take, To),
    Return(Return),
    Revalue(Revalue),
    Reckon(Reckon),
}

/// New goods: a batch of their own.
#[derive(Debug, Clone)]
pub struct Receive {
    pub line: u32,
    pub item: Item,
    pub to: To,
    pub quantity: Quantity,
    /// Of all of it.
    pub cost: Money,
    pub supplier: Option<Id<mark::Client>>,
    /// One for each piece of a tracked product.
    pub serials: Vec<String>,
    pub expires: Option<Day>,
}

/// Where goods are laid; no bin is the warehouse's own default.
#[derive(Debug, Clone, Copy)]
pub struct To {
    pub warehouse: Id<mark::Warehouse>,
    pub bin: Option<Id<mark::Bin>>,
}

#[derive(Debug, Clone)]
pub struct Take {
    pub line: u32,
    pub item: Item,
    pub from: Id<mark::Warehouse>,
    pub quantity: Quantity,
    pub pick: Pick,
    /// The promise this is taken for; no more than is left of it.
    pub reservation: Option<Id<mark::Reservation>>,
}

/// Which pieces are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The oldest first.
    Oldest,
    /// The oldest of one shelf.
    Shelf(Id<mark::Bin>),
    Batch(u64),
    Units(Vec<Id<mark::Unit>>),
}

/// Goods that went out come back to their batch at the cost they went out for.
#[derive(Debug, Clone, Copy)]
pub struct Return {
    pub line: u32,
    pub item: Item,
    pub to: To,
    pub quantity: Quantity,
    /// The line of the ledger they went out by.
    pub of: u64,
}

/// The cost of a batch put right.
#[derive(Debug, Clone, Copy)]
pub struct Revalue {
    pub line: u32,
    pub batch: u64,
    pub by: Money,
}

/// What the book sees of goods in a warehouse put right; what their batch cost stays.
#[derive(Debug, Clone, Copy)]
pub struct Reckon {
    pub line: u32,
    pub warehouse: Id<mark::Warehouse>,
    pub batch: u64,
    pub by: Money,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Posted {
    pub moves: Vec<Move>,
    /// The part of a correction that belongs to goods which are gone.
    pub consumed: Money,
}

impl Posted {
    /// What the book sees come (above zero) or go.
    pub fn value(&self) -> Money {
        self.moves.iter().map(Move::value).sum()
    }
}

/// One line to be written: already exact.
#[derive(Debug, Clone)]
pub(super) struct Leg {
    pub line: u32,
    pub product: Id<mark::Product>,
    pub warehouse: Id<mark::Warehouse>,
    pub bin: Id<mark::Bin>,
    pub batch: u64,
    /// The day of the batch.
    pub of_day: Day,
    pub quantity: Quantity,
    pub cost: Money,
    pub value: Option<Money>,
    pub unit: Option<Id<mark::Unit>>,
    /// What becomes of the unit when it leaves.
    pub state: UnitState,
    pub reservation: Option<Id<mark::Reservation>>,
    pub answers: Option<u64>,
    /// Takes a line of its own document back: sums forget that line.
    pub undoes: bool,
}

/// Writes what a document asks, all of it or nothing. The caller records the fact and writes the book.
pub fn post(tx: &mut Write<'_>, basis: Basis, asks: &[Ask]) -> Result<Posted> {
    let (mut touched, mut posted) = (Touched::default(), Posted::default());
    for ask in asks {
        let legs = match ask {
            Ask::Receive(ask) => receive::batch(tx, &basis, ask)?,
            Ask::Take(ask) => issue::take(tx, &basis, ask)?,
            Ask::Transfer(ask, to) => issue::transfer(tx, &basis, ask, *to)?,
            Ask::Reckon(ask) => receive::reckon(tx, ask)?,
            Ask::Return(ask) => receive::back(tx, &basis, ask)?,
            Ask::Revalue(ask) => {
                let (legs, consumed) = receive::revalue(tx, &basis, ask)?;
                posted.consumed += consumed;
                legs
            }
        };
        for leg in legs {
            posted.moves.push(write(tx, &basis, leg, &mut touched)?);
        }
    }
    touched.settle(tx)?;
    let costs_new = |ask: &Ask| matches!(ask, Ask::Receive(_) | Ask::Revalue(_));
    if asks.iter().any(costs_new) {
        follow_costs(tx, &posted)?;
    }
    Ok(posted)
}

/// Takes back everything a document moved and has not taken back yet: the exact opposites of its lines, each on its
/// own day.
pub fn cancel(tx: &mut Write<'_>, document: Id<mark::Document>) -> Result<Posted> {
    let (mut touched, mut posted) = (Touched::default(), Posted::default());
    for (basis, leg) in cancel::opposites(tx, document)? {
        posted.moves.push(write(tx, &basis, leg, &mut touched)?);
    }
    touched.settle(tx)?;
    follow_costs(tx, &posted)?;
    Ok(posted)
}

/// Prices that are reckoned from the cost move along with it.
fn follow_costs(tx: &mut Write<'_>, posted: &Posted) -> Result<()> {
    let products: BTreeSet<Id<mark::Product>> = posted.moves.iter().map(|line| line.product).collect();
    for product in products {
        let costs = balance::costs(tx, None, product)?;
        catalog::follow_cost(tx, product, &costs)?;
    }
    Ok(())
}

fn write(tx: &mut Write<'_>, basis: &Basis, leg: Leg, touched: &mut Touched) -> Result<Move> {
    // A trace of the average stays with a warehouse that is closed, and may be settled there.
    if !(leg.quantity.is_zero() && leg.cost.is_zero()) {
        touched.warehouse(tx, leg.warehouse)?;
    }
    lay(tx, &leg)?;
    count(tx, &leg)?;
    carry(tx, &leg)?;
    match leg.reservation {
        Some(id) if basis.kind == MoveKind::Transfer => touched.carry(tx, id, &leg)?,
        Some(id) => reserve::count_taken(tx, id, leg.warehouse, -leg.quantity)?,
        None => {}
    }
    touched.add(basis, &leg);
    let line = Move {
        number: tx.next_number::<Move>()?,
        kind: basis.kind,
        day: basis.day,
        at: tx.now(),
        document: basis.document,
        line: leg.line,
        product: leg.product,
        warehouse: leg.warehouse,
        bin: leg.bin,
        batch: leg.batch,
        quantity: leg.quantity,
        cost: leg.cost,
        value: leg.value,
        unit: leg.unit,
        reservation: leg.reservation,
        answers: leg.answers,
    };
    tx.append(&line)?;
    Ok(line)
}

/// The cell. It holds neither less than nothing nor a cost of nothing.
fn lay(tx: &mut Write<'_>, leg: &Leg) -> Result<()> {
    let key = (leg.warehouse, leg.product, leg.of_day, leg.batch, leg.bin);
    let mut cell = tx.get::<Cell>(&key)?.unwrap_or(Cell {
        warehouse: leg.warehouse,
        product: leg.product,
        day: leg.of_day,
        batch: leg.batch,
        bin: leg.bin,
        quantity: Quantity::ZERO,
        cost: Money::ZERO,
    });
    cell.quantity += leg.quantity;
    cell.cost += leg.cost;
    match (cell.quantity.0, cell.cost.0) {
        (0, 0) => tx.delete::<Cell>(&key),
        (quantity, cost) if quantity > 0 && cost >= 0 => tx.put(&cell),
        _ => Err(StockRefusal::Touched { line: leg.line }.into()),
    }
}

/// What the warehouse has, and what the company has.
fn count(tx: &mut Write<'_>, leg: &Leg) -> Result<()> {
    let mut stock = balance::stock(tx, leg.warehouse, leg.product)?;
    stock.quantity += leg.quantity;
    stock.cost += leg.value.unwrap_or(leg.cost);
    keep(tx, &stock)?;
    let mut pool = balance::pool(tx, leg.product)?;
    pool.quantity += leg.quantity;
    pool.cost += leg.value.unwrap_or(leg.cost);
    match (pool.quantity.0, pool.cost.0) {
        (0, 0) => tx.delete::<Pool>(&pool.product),
        (quantity, cost) if quantity > 0 && cost >= 0 => tx.put(&pool),
        // What came was issued by the average since: without it the rest would cost less than nothing.
        _ => Err(StockRefusal::Touched { line: leg.line }.into()),
    }
}

pub(super) fn keep(tx: &mut Write<'_>, stock: &Stock) -> Result<()> {
    let before = balance::stock(tx, stock.warehouse, stock.product)?;
    wholes::changed(tx, &before, stock)?;
    match stock.is_empty() && stock.cost.is_zero() {
        true => tx.delete::<Stock>(&(stock.warehouse, stock.product)),
        false => tx.put(stock),
    }
}

fn carry(tx: &mut Write<'_>, leg: &Leg) -> Result<()> {
    let Some(id) = leg.unit else { return Ok(()) };
    let mut unit = tx.need::<Unit>(&id)?;
    if leg.quantity.is_negative() {
        unit.state = leg.state;
        unit.reservation = None;
        return tx.put(&unit);
    }
    if super::units::here(tx, unit.product, &unit.serial)?.is_some_and(|other| other.id != id) {
        return Err(StockRefusal::SerialTaken { line: leg.line, serial: unit.serial }.into());
    }
    (unit.state, unit.warehouse, unit.bin) = (UnitState::InStock, leg.warehouse, leg.bin);
    // A promise taken back meanwhile is not made anew.
    unit.reservation = leg.reservation.map(|id| tx.get::<Reservation>(&id)).transpose()?.flatten().map(|row| row.id);
    tx.put(&unit)
}

/// What a write has come near, to be looked at once at its end.
#[derive(Default)]
struct Touched {
    warehouses: BTreeSet<Id<mark::Warehouse>>,
    sums: BTreeMap<(Id<mark::Warehouse>, Day), turns::Fresh>,
    /// Where something left: since which day, and by which line of the document.
    left: BTreeMap<(Id<mark::Warehouse>, Id<mark::Product>), (Day, u32)>,
    /// The warehouse a transfer took its last piece from.
    from: Option<Id<mark::Warehouse>>,
}

impl Touched {
    fn warehouse(&mut self, reads: &impl Reads, id: Id<mark::Warehouse>) -> Result<()> {
        if !self.warehouses.insert(id) {
            return Ok(());
        }
        match reads.get::<Warehouse>(&id)? {
            None => Err(StockRefusal::NoWarehouse.into()),
            Some(warehouse) if warehouse.archived => Err(StockRefusal::Archived { name: warehouse.name }.into()),
            Some(_) => Ok(()),
        }
    }

    /// Pieces of a transfer come in pairs: what left one warehouse comes to the other, and so does the promise of it.
    fn carry(&mut self, tx: &mut Write<'_>, promise: Id<mark::Reservation>, leg: &Leg) -> Result<()> {
        match self.from.filter(|_| leg.quantity.is_positive()) {
            Some(from) => reserve::carry(tx, promise, from, leg.warehouse),
            None => {
                self.from = Some(leg.warehouse);
                Ok(())
            }
        }
    }

    fn add(&mut self, basis: &Basis, leg: &Leg) {
        let day = basis.day;
        if leg.quantity.is_negative() {
            let since = self.left.entry((leg.warehouse, leg.product)).or_insert((day, leg.line));
            since.0 = since.0.min(day);
        }
        let of_day = self.sums.entry((leg.warehouse, day)).or_default();
        let sums = of_day.entry((leg.product, basis.kind)).or_insert(Sums::NONE);
        sums.add(&Sums::of(day, leg.quantity, leg.value.unwrap_or(leg.cost), leg.undoes));
    }

    fn settle(self, tx: &mut Write<'_>) -> Result<()> {
        for ((warehouse, day), sums) in self.sums {
            turns::add(tx, warehouse, day, &sums)?;
        }
        for ((warehouse, product), (since, line)) in self.left {
            let stock = balance::stock(tx, warehouse, product)?;
            if let Some((day, lacks)) = balance::first_below(tx, &stock, since)? {
                return Err(StockRefusal::BelowZero { line, day, lacks }.into());
            }
            reserve::check_kept(tx, &stock, line)?;
        }
        Ok(())
    }
}

/// Whether the company counts by the average.
pub fn is_average(reads: &impl Reads) -> Result<bool> {
    Ok(reads.get::<Method>(&0)?.is_some_and(|method| method.average))
}
