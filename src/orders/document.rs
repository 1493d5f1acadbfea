//! The order as a document: loading what a person may see, and the one place that saves it with its counters.

use super::{
    facts::OrderFact,
    refusal::OrderRefusal,
    tables::{Line, Order, Taking, Totals},
    tallies::recount,
    text,
};
use crate::{
    kernel::{Id, Lang, Result, mark},
    log::{Record, Subject},
    shop::{OrderType, Status},
    store::{Read, Reads, Write},
    web::{Scope, lists::Owner},
};

/// Whether this person may know of the order: his location, and where he sees only his own, his or nobody's.
pub fn may_see(scope: &Scope, order: &Order) -> bool {
    scope.holds(order.location) && (!scope.own_only.contains(&order.location) || is_near(scope.person, order))
}

fn is_near(person: Id<mark::Employee>, order: &Order) -> bool {
    order.master.is_none_or(|master| master == person) || order.manager == Some(person) || order.created_by == Some(person)
}

/// An order in the scope, or `Hidden`.
pub fn seen(reads: &impl Reads, scope: &Scope, id: Id<mark::Order>) -> Result<Order> {
    let order = reads.need::<Order>(&id)?;
    if may_see(scope, &order) { Ok(order) } else { Err(crate::kernel::Error::Hidden) }
}

/// An order that may still be changed.
pub fn open(reads: &impl Reads, id: Id<mark::Order>) -> Result<Order> {
    let order = reads.need::<Order>(&id)?;
    must_be_open(&order)?;
    Ok(order)
}

pub fn must_be_open(order: &Order) -> Result<()> {
    if order.is_open() { Ok(()) } else { Err(OrderRefusal::Closed.into()) }
}

/// Writes a new order.
pub(super) fn save_new(tx: &mut Write<'_>, order: &Order) -> Result<()> {
    recount(tx, None, order)?;
    tx.put(order)
}

/// Writes a changed order: version, counters, row, fact.
pub(super) fn save(tx: &mut Write<'_>, before: &Order, mut after: Order, fact: &OrderFact) -> Result<Order> {
    after.version = before.version.wrapping_add(1);
    recount(tx, Some(before), &after)?;
    tx.put(&after)?;
    tx.record(Subject::order(after.id), fact)?;
    Ok(after)
}

pub fn lines(reads: &impl Reads, order: Id<mark::Order>) -> Result<Vec<Line>> {
    reads.all::<Line>((order,))
}

/// Sums of the lines, folded anew.
pub fn fold(lines: &[Line]) -> Totals {
    let mut totals = Totals::default();
    for line in lines {
        match line.kind {
            super::tables::LineKind::Work => totals.works += line.net(),
            super::tables::LineKind::Part => totals.parts += line.net(),
        }
        totals.discount += line.discount_sum();
        totals.cost += line.cost_sum();
        totals.unwritten += u32::from(line.unwritten);
        totals.awaiting += u32::from(line.is_awaiting());
    }
    totals
}

/// The status an order stands in and its type, with their names.
pub fn standing(reads: &impl Reads, order: &Order) -> Result<(Status, OrderType)> {
    Ok((reads.need::<Status>(&order.status)?, reads.need::<OrderType>(&order.order_type)?))
}

/// How the stock calls the order a document of it belongs to.
pub fn named(reads: &Read<'_>, id: Id<mark::Document>, lang: Lang) -> Result<Option<Owner>> {
    let Some(taking) = reads.get::<Taking>(&id)? else { return Ok(None) };
    let order = reads.get::<Order>(&taking.order)?;
    Ok(order.map(|order| Owner { name: text::ORDER_NO.with(lang, &[&order.number]), path: format!("/orders/{}", order.id) }))
}
