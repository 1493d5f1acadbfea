//! What there is, what there was, and what came and went between two days.

use std::collections::HashMap;

use super::{
    cancel, ledger,
    tables::{BATCH_BY_PRODUCT, Batch, Cell, MOVE_BY_PRODUCT, Move, Pool, Stock, Warehouse},
    turns::{self, Sums},
};
use crate::{
    kernel::{Costs, Day, Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk},
};

/// What a warehouse has of a product now.
pub fn stock(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Stock> {
    let none = Stock { warehouse, product, quantity: Quantity::ZERO, reserved: Quantity::ZERO, cost: Money::ZERO };
    Ok(reads.get::<Stock>(&(warehouse, product))?.unwrap_or(none))
}

/// All the company has of a product, as the book sees it.
pub fn pool(reads: &impl Reads, product: Id<mark::Product>) -> Result<Pool> {
    Ok(reads.get::<Pool>(&product)?.unwrap_or(Pool { product, quantity: Quantity::ZERO, cost: Money::ZERO }))
}

/// What goods that lie in a warehouse cost, as the book sees it: by the average only the company's whole is true, and they
/// take their share of it.
pub fn worth(reads: &impl Reads, stock: &Stock) -> Result<Money> {
    if !ledger::is_average(reads)? {
        return Ok(stock.cost);
    }
    let pool = pool(reads, stock.product)?;
    Ok(if pool.quantity.is_positive() { pool.cost.share(stock.quantity, pool.quantity) } else { Money::ZERO })
}

/// What so much would cost if the oldest of a warehouse went, as the book would see it; nothing where there is less.
pub fn cost_of(
    reads: &impl Reads,
    warehouse: Id<mark::Warehouse>,
    product: Id<mark::Product>,
    quantity: Quantity,
) -> Result<Option<Money>> {
    if ledger::is_average(reads)? {
        let pool = pool(reads, product)?;
        return Ok((pool.quantity >= quantity).then(|| pool.cost.share(quantity, pool.quantity)));
    }
    let (mut left, mut cost) = (quantity, Money::ZERO);
    reads.walk::<Cell>((warehouse, product), Order::Ascending, |cell| {
        let taken = left.min(cell.quantity);
        cost += cell.cost.share(taken, cell.quantity);
        left -= taken;
        Ok(if left.is_zero() { Walk::Stop } else { Walk::On })
    })?;
    Ok(left.is_zero().then_some(cost))
}

/// What one of a product costs the shop: bought last, of the batch that would go from this warehouse, on the average.
pub fn costs(reads: &impl Reads, warehouse: Option<Id<mark::Warehouse>>, product: Id<mark::Product>) -> Result<Costs> {
    let mut costs = Costs { last: bought_last(reads, product)?, average: average(reads, product)?, ..Costs::default() };
    if let Some(warehouse) = warehouse {
        reads.walk::<Cell>((warehouse, product), Order::Ascending, |cell| {
            costs.batch = Some(cell.cost.share(Quantity::ONE, cell.quantity));
            Ok(Walk::Stop)
        })?;
    }
    if warehouse.is_none() {
        costs.batch = oldest(reads, product)?;
    }
    costs.batch = costs.batch.or(costs.average).or(costs.last);
    Ok(costs)
}

/// What one costs the company on the average, or as it was bought last when nothing of it is left.
pub fn cost_of_one(reads: &impl Reads, product: Id<mark::Product>) -> Result<Option<Money>> {
    match average(reads, product)? {
        None => bought_last(reads, product),
        known => Ok(known),
    }
}

fn average(reads: &impl Reads, product: Id<mark::Product>) -> Result<Option<Money>> {
    let pool = pool(reads, product)?;
    Ok(pool.quantity.is_positive().then(|| pool.cost.share(Quantity::ONE, pool.quantity)))
}

fn bought_last(reads: &impl Reads, product: Id<mark::Product>) -> Result<Option<Money>> {
    let mut last = None;
    reads.walk_by(&BATCH_BY_PRODUCT, (product,), Order::Descending, None, |_, number| {
        let batch = reads.need::<Batch>(&number)?;
        if is_taken_back(reads, &batch)? {
            return Ok(Walk::On);
        }
        last = Some(batch.cost.share(Quantity::ONE, batch.quantity));
        Ok(Walk::Stop)
    })?;
    Ok(last)
}

/// Whether the document that brought a batch was cancelled.
fn is_taken_back(reads: &impl Reads, batch: &Batch) -> Result<bool> {
    let mut came = None;
    reads.walk_by(&MOVE_BY_PRODUCT, (batch.product, batch.warehouse, batch.day), Order::Ascending, None, |_, number| {
        came = Some(reads.need::<Move>(&number)?).filter(|line| line.batch == batch.number);
        Ok(if came.is_some() { Walk::Stop } else { Walk::On })
    })?;
    came.map_or(Ok(false), |line| cancel::is_undone(reads, &line))
}

/// What one costs of the oldest batch that still lies anywhere.
fn oldest(reads: &impl Reads, product: Id<mark::Product>) -> Result<Option<Money>> {
    let mut oldest: Option<Cell> = None;
    for Warehouse { id, .. } in reads.all::<Warehouse>(())? {
        reads.walk::<Cell>((id, product), Order::Ascending, |cell| {
            if oldest.as_ref().is_none_or(|known| (cell.day, cell.batch) < (known.day, known.batch)) {
                oldest = Some(cell);
            }
            Ok(Walk::Stop)
        })?;
    }
    Ok(oldest.map(|cell| cell.cost.share(Quantity::ONE, cell.quantity)))
}

/// Whether goods of it ever came or went.
pub fn ever_moved(reads: &impl Reads, product: Id<mark::Product>) -> Result<bool> {
    let mut moved = false;
    reads.walk_by(&MOVE_BY_PRODUCT, (product,), Order::Ascending, None, |_, _| {
        moved = true;
        Ok(Walk::Stop)
    })?;
    Ok(moved)
}

/// The first day from `since` on at whose end the warehouse had less than nothing, and how much it lacked. Walks back from
/// now over what moved after that day, and no further.
pub(super) fn first_below(reads: &impl Reads, now: &Stock, since: Day) -> Result<Option<(Day, Quantity)>> {
    let (mut at_end, mut day, mut found) = (now.quantity, None, None);
    reads.walk_by(&MOVE_BY_PRODUCT, (now.product, now.warehouse), Order::Descending, None, |(_, _, moved), number| {
        if day != Some(moved) {
            if moved < since {
                return Ok(Walk::Stop);
            }
            if at_end.is_negative() {
                found = Some((moved, -at_end));
            }
            day = Some(moved);
        }
        if moved == since {
            return Ok(Walk::Stop);
        }
        at_end -= reads.need::<Move>(&number)?.quantity;
        Ok(Walk::On)
    })?;
    Ok(found)
}

/// What could be taken from a warehouse on a day without any later day lacking it.
pub fn free_since(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>, since: Day) -> Result<Quantity> {
    let now = stock(reads, warehouse, product)?;
    let (mut at_end, mut least, mut day) = (now.quantity, now.available(), None);
    reads.walk_by(&MOVE_BY_PRODUCT, (product, warehouse), Order::Descending, None, |(_, _, moved), number| {
        if day != Some(moved) {
            least = least.min(at_end);
            day = Some(moved);
        }
        if moved <= since {
            return Ok(Walk::Stop);
        }
        at_end -= reads.need::<Move>(&number)?.quantity;
        Ok(Walk::On)
    })?;
    Ok(least.min(at_end))
}

/// Quantity and cost of each product of a warehouse at the end of a day. Summed from the nearer end: from the beginning,
/// or back from now.
pub fn at(
    reads: &impl Reads,
    warehouse: Id<mark::Warehouse>,
    day: Day,
    today: Day,
) -> Result<HashMap<Id<mark::Product>, (Quantity, Money)>> {
    let mut found: HashMap<Id<mark::Product>, (Quantity, Money)> = HashMap::new();
    let Some(first) = turns::first_month(reads, warehouse)? else { return Ok(found) };
    if day.number() - first.number() < today.number() - day.number() {
        turns::between(reads, warehouse, first, day, |product, sums| add(&mut found, product, sums.quantity(), sums.cost()))?;
    } else {
        reads.walk::<Stock>((warehouse,), Order::Ascending, |row| {
            found.insert(row.product, (row.quantity, row.cost));
            Ok(Walk::On)
        })?;
        turns::between(reads, warehouse, day.plus(1), today, |product, sums| add(&mut found, product, -sums.quantity(), -sums.cost()))?;
    }
    found.retain(|_, (quantity, cost)| !quantity.is_zero() || !cost.is_zero());
    Ok(found)
}

fn add(found: &mut HashMap<Id<mark::Product>, (Quantity, Money)>, product: Id<mark::Product>, quantity: Quantity, cost: Money) {
    let entry = found.entry(product).or_insert((Quantity::ZERO, Money::ZERO));
    entry.0 += quantity;
    entry.1 += cost;
}

/// What came and went in a warehouse between two days, both included, by product.
pub fn turnover(reads: &impl Reads, warehouse: Id<mark::Warehouse>, from: Day, to: Day) -> Result<HashMap<Id<mark::Product>, Sums>> {
    let mut found: HashMap<Id<mark::Product>, Sums> = HashMap::new();
    turns::between(reads, warehouse, from, to, |product, sums| found.entry(product).or_insert(Sums::NONE).add(&sums))?;
    Ok(found)
}
