//! Reservations: a promise of goods to an order. Nothing moves; what is promised cannot be taken by others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ledger::Item,
    refusal::StockRefusal,
    tables::{Cell, Stock, Warehouse},
    units::Unit,
};
use crate::{
    kernel::{Id, Moment, Quantity, Result, mark},
    store::{Index, Order, Reads, Row, Table, Walk, Write, row::IndexOf},
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    pub id: Id<mark::Reservation>,
    pub product: Id<mark::Product>,
    pub warehouse: Id<mark::Warehouse>,
    /// The line of an order it is for.
    pub line: Id<mark::Line>,
    pub order: Id<mark::Order>,
    pub quantity: Quantity,
    /// What of it went out already.
    pub taken: Quantity,
    /// Of this batch and of no other.
    #[serde(default)]
    pub batch: Option<u64>,
    /// This very thing.
    #[serde(default)]
    pub unit: Option<Id<mark::Unit>>,
    pub at: Moment,
}

impl Reservation {
    pub fn rest(&self) -> Quantity {
        self.quantity - self.taken
    }
}

pub const RESERVATION_BY_PRODUCT: Index<Reservation, (Id<mark::Warehouse>, Id<mark::Product>)> =
    Index::new(257, "reservations_by_product", |r| vec![(r.warehouse, r.product)]);
pub const RESERVATION_BY_ORDER: Index<Reservation, (Id<mark::Order>,)> = Index::new(258, "reservations_by_order", |r| vec![(r.order,)]);

impl Row for Reservation {
    const TABLE: Table = Table::new(256, "reservations");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&RESERVATION_BY_PRODUCT, &RESERVATION_BY_ORDER];
    type Key = Id<mark::Reservation>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// What is promised to an order, line by line.
pub fn of_order(reads: &impl Reads, order: Id<mark::Order>) -> Result<Vec<Reservation>> {
    reads.by(&RESERVATION_BY_ORDER, (order,))
}

/// Whom a product of a warehouse is promised to.
pub fn of_product(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Vec<Reservation>> {
    reads.by(&RESERVATION_BY_PRODUCT, (warehouse, product))
}

/// What is to be kept for an order.
#[derive(Debug, Clone)]
pub struct ReserveAsk {
    pub item: Item,
    pub warehouse: Id<mark::Warehouse>,
    pub order: Id<mark::Order>,
    pub line: Id<mark::Line>,
    pub quantity: Quantity,
    pub batch: Option<u64>,
    pub unit: Option<Id<mark::Unit>>,
}

/// Promises goods that nobody was promised. The caller records the fact.
pub fn reserve(tx: &mut Write<'_>, ask: &ReserveAsk) -> Result<Reservation> {
    ask.item.fits(ask.quantity, 0)?;
    let have = super::balance::stock(tx, ask.warehouse, ask.item.product)?;
    if tx.get::<Warehouse>(&ask.warehouse)?.is_none_or(|warehouse| warehouse.archived) {
        return Err(StockRefusal::NoWarehouse.into());
    }
    if ask.quantity > have.available() {
        return Err(StockRefusal::NotEnough { line: 0, have: have.available(), reserved: have.reserved }.into());
    }
    let mut made = Reservation {
        id: tx.id(),
        product: ask.item.product,
        warehouse: ask.warehouse,
        order: ask.order,
        line: ask.line,
        quantity: ask.quantity,
        taken: Quantity::ZERO,
        batch: ask.batch,
        unit: ask.unit,
        at: tx.now(),
    };
    if let Some(id) = ask.unit {
        let mut unit = tx.need::<Unit>(&id)?;
        if !unit.is_here() || unit.warehouse != ask.warehouse || unit.reservation.is_some() || ask.quantity != Quantity::ONE {
            return Err(StockRefusal::NoSerial { line: 0, serial: unit.serial }.into());
        }
        unit.reservation = Some(made.id);
        made.batch = Some(unit.batch);
        tx.put(&unit)?;
    }
    if let Some(batch) = made.batch {
        let free = of_batch(tx, ask.warehouse, ask.item.product, batch)?
            - held(tx, ask.warehouse, ask.item.product, None)?.get(&batch).copied().unwrap_or(Quantity::ZERO);
        if made.quantity > free {
            return Err(StockRefusal::NotEnough { line: 0, have: free, reserved: have.reserved }.into());
        }
    }
    tx.put(&made)?;
    promise(tx, ask.warehouse, ask.item.product, ask.quantity)?;
    Ok(made)
}

/// Takes a promise back. What of it went out stays out.
pub fn release(tx: &mut Write<'_>, id: Id<mark::Reservation>) -> Result<()> {
    let gone = tx.need::<Reservation>(&id)?;
    if let Some(unit) = gone.unit
        && let Some(mut unit) = tx.get::<Unit>(&unit)?
        && unit.reservation == Some(id)
    {
        unit.reservation = None;
        tx.put(&unit)?;
    }
    tx.delete::<Reservation>(&id)?;
    promise(tx, gone.warehouse, gone.product, -gone.rest())
}

/// Counts what went out of a promise, or came back to it. A promise taken back or carried away meanwhile is not made anew.
pub(super) fn count_taken(tx: &mut Write<'_>, id: Id<mark::Reservation>, at: Id<mark::Warehouse>, went: Quantity) -> Result<()> {
    let Some(mut row) = tx.get::<Reservation>(&id)?.filter(|row| row.warehouse == at) else { return Ok(()) };
    row.taken += went;
    tx.put(&row)?;
    promise(tx, row.warehouse, row.product, -went)
}

/// A promise goes where its goods went. One that is kept elsewhere by now stays there.
pub(super) fn carry(tx: &mut Write<'_>, id: Id<mark::Reservation>, from: Id<mark::Warehouse>, to: Id<mark::Warehouse>) -> Result<()> {
    let Some(mut row) = tx.get::<Reservation>(&id)?.filter(|row| row.warehouse == from) else { return Ok(()) };
    promise(tx, from, row.product, -row.rest())?;
    row.warehouse = to;
    tx.put(&row)?;
    promise(tx, to, row.product, row.rest())
}

fn promise(tx: &mut Write<'_>, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>, more: Quantity) -> Result<()> {
    let mut stock = super::balance::stock(tx, warehouse, product)?;
    stock.reserved += more;
    super::ledger::keep(tx, &stock)
}

/// What of each batch is promised to others than `own`.
pub(super) fn held(
    reads: &impl Reads,
    warehouse: Id<mark::Warehouse>,
    product: Id<mark::Product>,
    own: Option<Id<mark::Reservation>>,
) -> Result<BTreeMap<u64, Quantity>> {
    let mut held: BTreeMap<u64, Quantity> = BTreeMap::new();
    for row in reads.by(&RESERVATION_BY_PRODUCT, (warehouse, product))? {
        if let Some(batch) = row.batch.filter(|_| Some(row.id) != own) {
            *held.entry(batch).or_insert(Quantity::ZERO) += row.rest();
        }
    }
    Ok(held)
}

/// What of a batch lies in a warehouse.
pub(super) fn of_batch(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>, batch: u64) -> Result<Quantity> {
    let Some(row) = reads.get::<super::tables::Batch>(&batch)? else { return Ok(Quantity::ZERO) };
    let mut found = Quantity::ZERO;
    reads.walk::<Cell>((warehouse, product, row.day, batch), Order::Ascending, |cell| {
        found += cell.quantity;
        Ok(Walk::On)
    })?;
    Ok(found)
}

/// Nobody's promise is broken: what is promised of the product, and of each batch of it, is there.
pub(super) fn check_kept(reads: &impl Reads, stock: &Stock, line: u32) -> Result<()> {
    if stock.available().is_negative() {
        return Err(StockRefusal::NotEnough { line, have: Quantity::ZERO, reserved: stock.reserved }.into());
    }
    if stock.reserved.is_positive() {
        for (batch, promised) in held(reads, stock.warehouse, stock.product, None)? {
            let have = of_batch(reads, stock.warehouse, stock.product, batch)?;
            if promised > have {
                return Err(StockRefusal::NotEnough { line, have, reserved: promised }.into());
            }
        }
    }
    Ok(())
}
