//! Keeping goods for a line and letting them go.

use crate::{
    catalog::{self, Product},
    kernel::{Day, Id, Money, Quantity, Result, mark},
    orders::{
        refusal::OrderRefusal,
        tables::{Line, Order, Part, Taking},
    },
    shop,
    stock::{
        Bin, MOVE_BY_DOCUMENT, Move, MoveKind, NO_BIN, Warehouse,
        access::for_orders,
        at_once, balance,
        ledger::{self, Ask, Basis, Item, Pick, Take, To},
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
    let item = Item::of(tx, &product)?;
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
    let mut kept = Part { warehouse: place, need: line.quantity - free, cost: None, moved: None, ..part };
    if let Some(warehouse) = place.filter(|_| free.is_positive()) {
        let ask = ReserveAsk { item, warehouse, order: order.id, line: line.id, quantity: free, batch: None, unit: kept.unit };
        if at_once::is_on(tx)? {
            lay_aside(tx, &ask, &mut kept)?;
        } else {
            reserve::reserve(tx, &ask)?;
        }
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
pub(super) fn expect(reads: &impl Reads, product: &Product, line: &mut Line, part: &mut Part) -> Result<()> {
    let costs = balance::costs(reads, part.warehouse, product.id)?;
    if let (Some(place), true, None) = (part.warehouse, part.need.is_zero(), part.moved) {
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
    let promises = of_line(tx, &line)?;
    if let Some(moved) = line.part.as_ref().and_then(|part| part.moved) {
        bring_back(tx, &line, moved, &promises)?;
    }
    promises.iter().try_for_each(|promise| reserve::release(tx, promise.id))?;
    if let Some(part) = &mut line.part {
        (part.need, part.cost, part.moved) = (line.quantity, None, None);
    }
    Ok(line)
}

/// Goods leave their shelf for the warehouse of orders, each batch of them kept there for the line.
fn lay_aside(tx: &mut Write<'_>, ask: &ReserveAsk, kept: &mut Part) -> Result<()> {
    let (document, warehouse) = (begin(tx, ask.order)?, at_once::warehouse(tx)?);
    let pick = ask.unit.map_or(Pick::Oldest, |unit| Pick::Units(vec![unit]));
    let take = Take { line: 0, item: ask.item, from: ask.warehouse, quantity: ask.quantity, pick, reservation: None };
    let basis = Basis { kind: MoveKind::Transfer, document, day: today(tx)? };
    let posted = ledger::post(tx, basis, &[Ask::Transfer(take, To { warehouse, bin: None })])?;
    let came: Vec<&Move> = posted.moves.iter().filter(|one| one.quantity.is_positive()).collect();
    for one in &came {
        let (quantity, batch, unit) = (one.quantity, Some(one.batch), one.unit);
        reserve::reserve(tx, &ReserveAsk { warehouse, quantity, batch, unit, ..ask.clone() })?;
    }
    kept.moved = Some(document);
    kept.cost = kept.need.is_zero().then(|| came.iter().map(|one| one.value()).sum());
    Ok(())
}

/// The same batches go to the shelves they were taken from.
fn bring_back(tx: &mut Write<'_>, line: &Line, moved: Id<mark::Document>, promises: &[Reservation]) -> Result<()> {
    let left = tx.by(&MOVE_BY_DOCUMENT, (moved,))?;
    let mut asks = Vec::new();
    for promise in promises {
        let same = |one: &&Move| one.quantity.is_negative() && Some(one.batch) == promise.batch && one.unit == promise.unit;
        let Some(went) = left.iter().find(same) else { continue };
        let item = Item::of(tx, &catalog::product(tx, promise.product)?)?;
        let (from, quantity, reservation) = (promise.warehouse, promise.rest(), Some(promise.id));
        let take = Take { line: 0, item, from, quantity, pick: Pick::Oldest, reservation };
        asks.push(Ask::Transfer(take, home(tx, went)?));
    }
    if asks.is_empty() {
        return Ok(());
    }
    let document = begin(tx, line.order)?;
    let basis = Basis { kind: MoveKind::Transfer, document, day: today(tx)? };
    ledger::post(tx, basis, &asks).map(drop)
}

/// The shelf goods left by a move; its warehouse, when the shelf is there no more.
pub(super) fn home(reads: &impl Reads, went: &Move) -> Result<To> {
    let stands = went.bin == NO_BIN || reads.get::<Bin>(&went.bin)?.is_some_and(|bin| !bin.archived);
    Ok(To { warehouse: went.warehouse, bin: stands.then_some(went.bin) })
}

fn today(tx: &Write<'_>) -> Result<Day> {
    Ok(shop::frame(tx)?.zone.day(tx.now()))
}

/// A new document of the stock that belongs to an order.
pub(super) fn begin(tx: &mut Write<'_>, order: Id<mark::Order>) -> Result<Id<mark::Document>> {
    let document = tx.id();
    tx.put(&Taking { document, order })?;
    Ok(document)
}
