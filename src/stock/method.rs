//! How the company counts the cost of what it issues: by batches (FIFO), or by the average of all it has. Going over to the
//! average changes no sum, for it begins with what the batches cost. Going back, each product must be worth in the book what
//! its batches cost again, and the difference is a revaluation.

use super::{
    ledger::{self, Ask, Basis, Posted, Reckon},
    tables::{BATCH_BY_PRODUCT, Cell, Method, Move, Stock},
};
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, Result, mark},
    store::{Order, Reads, Walk, Write},
};

/// The method that holds now, and since when; none was ever chosen: by batches.
pub fn current(reads: &impl Reads) -> Result<Method> {
    Ok(reads.get::<Method>(&0)?.unwrap_or(Method { average: false, since: Day::from_number(0) }))
}

/// What one product lacks in one warehouse to be worth what its batches there cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    pub warehouse: Id<mark::Warehouse>,
    pub product: Id<mark::Product>,
    pub by: Money,
}

/// Everything the book and the batches disagree about, product by product of each warehouse.
pub fn lacks(reads: &impl Reads) -> Result<Vec<Lack>> {
    let mut found = Vec::new();
    for stock in reads.all::<Stock>(())? {
        let mut cost = Money::ZERO;
        reads.walk::<Cell>((stock.warehouse, stock.product), Order::Ascending, |cell| {
            cost += cell.cost;
            Ok(Walk::On)
        })?;
        if cost != stock.cost {
            found.push(Lack { warehouse: stock.warehouse, product: stock.product, by: cost - stock.cost });
        }
    }
    Ok(found)
}

/// The last day after this one that any goods moved on. Nothing is entered before the day it counts for: what was entered
/// before the next day began is not looked at.
pub fn moved_after(reads: &impl Reads, day: Day, next: Moment) -> Result<Option<Day>> {
    let mut last = None;
    reads.walk::<Move>((), Order::Descending, |line| {
        last = last.max(Some(line.day).filter(|moved| *moved > day));
        Ok(if line.at < next { Walk::Stop } else { Walk::On })
    })?;
    Ok(last)
}

/// The average from this day on. What is already issued stays as it was.
pub fn to_average(tx: &mut Write<'_>, since: Day) -> Result<()> {
    tx.put(&Method { average: true, since })
}

/// By batches from this day on: the book is brought to what they cost. The caller writes account 41 by what is answered.
pub fn to_batches(tx: &mut Write<'_>, basis: Basis, lacks: &[Lack]) -> Result<Posted> {
    let mut asks = Vec::new();
    for (lack, line) in lacks.iter().zip(1..) {
        asks.push(Ask::Reckon(Reckon { line, warehouse: lack.warehouse, batch: batch(tx, lack)?, by: lack.by }));
    }
    let posted = ledger::post(tx, basis, &asks)?;
    tx.put(&Method { average: false, since: basis.day })?;
    Ok(posted)
}

/// A batch to hang it on: one that lies there, or the last that came.
fn batch(reads: &impl Reads, lack: &Lack) -> Result<u64> {
    let mut found = None;
    reads.walk::<Cell>((lack.warehouse, lack.product), Order::Ascending, |cell| {
        found = Some(cell.batch);
        Ok(Walk::Stop)
    })?;
    reads.walk_by(&BATCH_BY_PRODUCT, (lack.product,), Order::Descending, None, |_, number| {
        found = found.or(Some(number));
        Ok(Walk::Stop)
    })?;
    found.ok_or_else(|| crate::kernel::Error::broken("a product without batches has a cost"))
}

/// A product whose next piece would cost another sum by the other method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    pub product: Id<mark::Product>,
    /// Of one of the batch that stands first.
    pub by_batches: Money,
    pub by_average: Money,
}

/// The products whose next piece changes most, and how many change at all.
pub fn shifts(reads: &impl Reads, most: usize) -> Result<(Vec<Shift>, usize)> {
    let mut all: Vec<Shift> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for stock in reads.all::<Stock>(())?.into_iter().filter(|stock| stock.quantity.is_positive()) {
        if !seen.insert(stock.product) {
            continue;
        }
        let pool = super::balance::pool(reads, stock.product)?;
        let (mut first, by_average) = (None, pool.cost.share(Quantity::ONE, pool.quantity));
        reads.walk::<Cell>((stock.warehouse, stock.product), Order::Ascending, |cell| {
            first = Some(cell.cost.share(Quantity::ONE, cell.quantity));
            Ok(Walk::Stop)
        })?;
        if let Some(by_batches) = first.filter(|cost| *cost != by_average) {
            all.push(Shift { product: stock.product, by_batches, by_average });
        }
    }
    let count = all.len();
    all.sort_by_key(|shift| std::cmp::Reverse((shift.by_batches.0 - shift.by_average.0).abs()));
    all.truncate(most);
    Ok((all, count))
}
