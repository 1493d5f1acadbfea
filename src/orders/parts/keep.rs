//! Keeping goods for a line and letting them go.

use super::choice::item;
use crate::{
    catalog::{self, Product},
    kernel::{Id, Money, Quantity, Result, mark},
    orders::{
        refusal::OrderRefusal,
        tables::{Line, Order, Part},
    },
    stock::{
        Warehouse,
        access::for_orders,
        balance,
        ledger::Item,
        reserve::{self, Reservation, ReserveAsk},
    },
    store::{Reads, Write},
};

/// What is promised to a line now.
pub(super) fn of_line(reads: &impl Reads, line: &Line) -> Result<Vec<Reservation>> {
    let mut all = reserve::of_order(reads, line.order)?;
    all.retain(|promise| promise.line == line.id);
    Ok(all)
}

/// Keeps for a line as much of its part as is free; the rest is its need. What was kept for it before is let go first. The
/// caller puts the line.
pub fn hold(tx: &mut Write<'_>, order: &Order, mut line: Line) -> Result<Line> {
    line = let_go(tx, line)?;
    let Some(part) = line.part.clone() else { return Ok(line) };
    let product = catalog::product(tx, part.product)?;
    let item = item(tx, &product)?;
    item.fits(line.quantity, 0)?;
    if item.tracked && line.quantity != Quantity::ONE {
        return Err(OrderRefusal::OneBySerial.into());
    }
    let place = place(tx, order, &part, line.quantity)?;
    let free = match (place, part.unit) {
        // A thing with a number is kept when somebody says which one it is.
        (_, None) if item.tracked => Quantity::ZERO,
        (Some(place), _) => balance::stock(tx, place, part.product)?.available().max(Quantity::ZERO).min(line.quantity),
        (None, _) => Quantity::ZERO,
    };
    let mut kept = Part { warehouse: place, need: line.quantity - free, cost: None, ..part };
    if let Some(warehouse) = place.filter(|_| free.is_positive()) {
        let ask = ReserveAsk { item, warehouse, order: order.id, line: line.id, quantity: free, batch: None, unit: kept.unit };
        reserve::reserve(tx, &ask)?;
    }
    expect(tx, &product, &mut line, &mut kept)?;
    line.part = Some(kept);
    Ok(line)
}

/// Looks again for what a line waits for, in other warehouses too where nothing is kept in its own.
pub fn retry(tx: &mut Write<'_>, order: &Order, mut line: Line) -> Result<Line> {
    let quantity = line.quantity;
    if let Some(part) = line.part.as_mut().filter(|part| part.need == quantity && part.unit.is_none()) {
        part.warehouse = None;
    }
    hold(tx, order, line)
}

/// What the line is expected to cost, before it is used.
fn expect(reads: &impl Reads, product: &Product, line: &mut Line, part: &mut Part) -> Result<()> {
    let costs = balance::costs(reads, part.warehouse, product.id)?;
    if let (Some(place), true) = (part.warehouse, part.need.is_zero()) {
        part.cost = balance::cost_of(reads, place, product.id, line.quantity)?;
    }
    line.cost = costs.batch.or(costs.last).unwrap_or(Money::ZERO);
    Ok(())
}

/// The warehouse that was named, or the first that has all of it, or the one that has the most.
fn place(tx: &Write<'_>, order: &Order, part: &Part, wanted: Quantity) -> Result<Option<Id<mark::Warehouse>>> {
    if part.warehouse.is_some() {
        return Ok(part.warehouse);
    }
    let mut best: Option<(Quantity, Id<mark::Warehouse>)> = None;
    for Warehouse { id, .. } in for_orders(tx, order.location, tx.actor().id)? {
        let free = balance::stock(tx, id, part.product)?.available();
        if free >= wanted {
            return Ok(Some(id));
        }
        if free.is_positive() && best.is_none_or(|(most, _)| free > most) {
            best = Some((free, id));
        }
    }
    Ok(best.map(|(_, id)| id))
}

/// Lets go of everything kept for a line. The caller puts the line.
pub fn let_go(tx: &mut Write<'_>, mut line: Line) -> Result<Line> {
    for promise in of_line(tx, &line)? {
        reserve::release(tx, promise.id)?;
    }
    if let Some(part) = &mut line.part {
        (part.need, part.cost) = (line.quantity, None);
    }
    Ok(line)
}

/// A promise of what lies in a warehouse already and belongs to the line: after it came back.
pub(super) fn promise(tx: &mut Write<'_>, line: &Line, item: Item, warehouse: Id<mark::Warehouse>, quantity: Quantity) -> Result<()> {
    let unit = line.part.as_ref().and_then(|part| part.unit);
    reserve::reserve(tx, &ReserveAsk { item, warehouse, order: line.order, line: line.id, quantity, batch: None, unit })?;
    Ok(())
}
