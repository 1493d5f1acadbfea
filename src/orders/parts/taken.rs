//! Parts that were used: taken at the hand-over, given back when the order is taken into work again.

use std::collections::BTreeMap;

use super::keep::{begin, hold, home, let_go, of_line, retry};
use crate::{
    catalog,
    kernel::{Day, Id, Money, Quantity, Result, mark},
    orders::{
        document::lines,
        refusal::OrderRefusal,
        tables::{Order, Part},
    },
    stock::{
        Move, MoveKind,
        ledger::{self, Ask, Basis, Item, Pick, Return, Take},
        reserve::{self, ReserveAsk},
        standing_lines, still_out,
    },
    store::Write,
};

/// What the hand-over took from the stock.
pub struct Used {
    pub document: Option<Id<mark::Document>>,
    pub cost: Money,
}

/// Takes what is kept for the order. What waits is tried once more: goods may have come since.
pub fn take_all(tx: &mut Write<'_>, order: &Order, day: Day) -> Result<Used> {
    let (mut asks, mut promises, mut used, mut absent) = (Vec::new(), Vec::new(), BTreeMap::new(), Vec::new());
    for (line, at) in lines(tx, order.id)?.into_iter().zip(0_u32..) {
        if line.part.is_none() {
            continue;
        }
        let line = if line.is_awaiting() { retry(tx, order, line)? } else { line };
        if line.is_awaiting() {
            absent.push(line.name);
            continue;
        }
        for promise in of_line(tx, &line)? {
            let item = Item::of(tx, &catalog::product(tx, promise.product)?)?;
            let (from, quantity, reservation) = (promise.warehouse, promise.rest(), Some(promise.id));
            asks.push(Ask::Take(Take { line: at, item, from, quantity, pick: Pick::Oldest, reservation }));
            promises.push(promise.id);
        }
        used.insert(at, line);
    }
    if !absent.is_empty() {
        return Err(OrderRefusal::PartsAwaited { names: absent }.into());
    }
    if asks.is_empty() {
        return Ok(Used { document: None, cost: Money::ZERO });
    }
    let document = begin(tx, order.id)?;
    let posted = ledger::post(tx, Basis { kind: MoveKind::Order, document, day }, &asks)?;
    promises.into_iter().try_for_each(|promise| reserve::release(tx, promise))?;
    for (at, mut line) in used {
        let cost = -posted.moves.iter().filter(|one| one.line == at).map(Move::value).sum::<Money>();
        if let Some(part) = &mut line.part {
            part.cost = Some(cost);
        }
        tx.put(&line)?;
    }
    Ok(Used { document: Some(document), cost: -posted.value() })
}

/// Nothing was used: whatever is kept for the order is anybody's again.
pub fn let_all_go(tx: &mut Write<'_>, order: &Order) -> Result<Used> {
    for line in lines(tx, order.id)? {
        if line.part.is_some() {
            let mut line = let_go(tx, line)?;
            if let Some(part) = &mut line.part {
                (part.need, part.cost) = (Quantity::ZERO, Some(Money::ZERO));
            }
            tx.put(&line)?;
        }
    }
    Ok(Used { document: None, cost: Money::ZERO })
}

/// The order is in work again: what it took and is still out comes back where it was and is kept for it; what was let go is kept
/// anew, as far as it is there.
pub fn give_back(tx: &mut Write<'_>, order: &Order, day: Day) -> Result<()> {
    let all = lines(tx, order.id)?;
    let Some(taken) = order.taken else {
        for line in all.into_iter().filter(|line| line.part.is_some()) {
            let line = hold(tx, order, line)?;
            tx.put(&line)?;
        }
        return Ok(());
    };
    let mut asks = Vec::new();
    for went in standing_lines(tx, taken)? {
        // What the client brought back is his no more.
        let quantity = still_out(tx, &went)?;
        if quantity.is_positive() {
            let item = Item::of(tx, &catalog::product(tx, went.product)?)?;
            let to = home(tx, &went)?;
            asks.push(Ask::Return(Return { line: went.line, item, to, quantity, of: went.number }));
        }
    }
    if asks.is_empty() {
        return Ok(());
    }
    let document = begin(tx, order.id)?;
    let posted = ledger::post(tx, Basis { kind: MoveKind::Order, document, day }, &asks)?;
    for (line, at) in all.iter().zip(0_u32..) {
        let Some(part) = &line.part else { continue };
        let item = Item::of(tx, &catalog::product(tx, part.product)?)?;
        for ((warehouse, batch), quantity) in came(&posted.moves, at, part) {
            let unit = part.unit;
            reserve::reserve(tx, &ReserveAsk { item, warehouse, order: order.id, line: line.id, quantity, batch, unit })?;
        }
    }
    Ok(())
}

/// What came back for a line, warehouse by warehouse; of goods laid aside, batch by batch.
fn came(moves: &[Move], at: u32, part: &Part) -> BTreeMap<(Id<mark::Warehouse>, Option<u64>), Quantity> {
    let mut sums = BTreeMap::new();
    for one in moves.iter().filter(|one| one.line == at) {
        let batch = part.moved.map(|_| one.batch);
        *sums.entry((one.warehouse, batch)).or_insert(Quantity::ZERO) += one.quantity;
    }
    sums
}
