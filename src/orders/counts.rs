//! How many orders stand where: the counters of the list and of the first page.

use std::collections::BTreeMap;

use super::tables::{Load, ORDER_BY_MASTER, ORDER_BY_PROMISE, Order, Promised, Tally, master_key, promise_day};
use crate::{
    kernel::{Id, Moment, Money, Result, mark},
    shop::{Status, StatusGroup},
    store::{Order as Direction, Read, Reads, Walk},
    web::Scope,
};

/// An own list is counted up to here.
const BUDGET: usize = 2000;

/// The counters beside the tabs and the sums under the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub open: i64,
    pub overdue: i64,
    pub pending: i64,
    /// Of the pending ones, those that wait for the client's word.
    pub approval: i64,
    pub ready: i64,
    pub mine: i64,
    pub unassigned: i64,
    pub debts: i64,
    pub awaiting: i64,
    pub incomplete: i64,
    /// Of open orders.
    pub total: Money,
    pub due: Money,
    pub ahead: Money,
}

/// From maintained rows where the person sees everything; by his own short lists where he does not.
pub fn counts(reads: &impl Reads, scope: &Scope, statuses: &[Status], now: Moment) -> Result<Counts> {
    let mut counts = Counts::default();
    let awaiting = awaiting(statuses);
    for location in scope.locations.iter().copied().filter(|location| !scope.own_only.contains(location)) {
        for tally in reads.all::<Tally>((location,))? {
            let Some(status) = statuses.iter().find(|status| status.id == tally.status) else { continue };
            counts.debts += tally.owing;
            counts.awaiting += tally.awaiting;
            counts.incomplete += tally.incomplete;
            if status.group.is_final() {
                continue;
            }
            counts.open += tally.count;
            counts.total += tally.total;
            counts.due += tally.due;
            counts.ahead += tally.ahead;
            match status.group {
                StatusGroup::Pending => {
                    counts.pending += tally.count;
                    counts.approval += if awaiting.contains(&tally.status) { tally.count } else { 0 };
                }
                StatusGroup::Ready => counts.ready += tally.count,
                _ => {}
            }
        }
        counts.overdue += late(reads, location, now)?;
    }
    for location in scope.locations.iter().copied() {
        let load = |master| reads.get::<Load>(&(master_key(master), location));
        counts.mine += load(Some(scope.person))?.map_or(0, |load| load.count);
        counts.unassigned += load(None)?.map_or(0, |load| load.count);
    }
    if scope.own_only.is_empty() {
        return Ok(counts);
    }
    for master in [Some(scope.person), None] {
        for order in of_master(reads, master, scope)?.iter().filter(|order| scope.own_only.contains(&order.location)) {
            own(&mut counts, order, &awaiting, now);
        }
    }
    Ok(counts)
}

/// How many orders a master has in work, of all locations together.
pub fn load(reads: &impl Reads, master: Id<mark::Employee>) -> Result<i64> {
    Ok(reads.all::<Load>((master_key(Some(master)),))?.iter().map(|load| load.count).sum())
}

/// How many orders stand in each status, of all locations together.
pub fn standing(reads: &Read<'_>) -> Result<BTreeMap<Id<mark::Status>, i64>> {
    let mut standing = BTreeMap::new();
    for tally in reads.all::<Tally>(())? {
        *standing.entry(tally.status).or_default() += tally.count;
    }
    Ok(standing)
}

/// The statuses in which the client decides: the one the starter data know as approval, else every pending one.
pub fn awaiting(statuses: &[Status]) -> Vec<Id<mark::Status>> {
    let pending = || statuses.iter().filter(|status| status.group == StatusGroup::Pending);
    let named: Vec<_> = pending().filter(|status| status.key == "approval").map(|status| status.id).collect();
    if named.is_empty() { pending().map(|status| status.id).collect() } else { named }
}

fn own(counts: &mut Counts, order: &Order, awaiting: &[Id<mark::Status>], now: Moment) {
    counts.open += 1;
    counts.total += order.totals.total();
    counts.due += order.debt();
    counts.ahead += order.ahead();
    counts.overdue += i64::from(order.is_late(now));
    counts.awaiting += i64::from(order.is_awaiting());
    counts.incomplete += i64::from(order.is_incomplete());
    match order.group {
        StatusGroup::Pending => {
            counts.pending += 1;
            counts.approval += i64::from(awaiting.contains(&order.status));
        }
        StatusGroup::Ready => counts.ready += 1,
        _ => {}
    }
}

fn of_master(reads: &impl Reads, master: Option<Id<mark::Employee>>, scope: &Scope) -> Result<Vec<Order>> {
    let mut found = Vec::new();
    reads.walk_by(&ORDER_BY_MASTER, (master_key(master), true), Direction::Ascending, None, |_, id| {
        let order = reads.need::<Order>(&id)?;
        if scope.holds(order.location) {
            found.push(order);
        }
        Ok(if found.len() < BUDGET { Walk::On } else { Walk::Stop })
    })?;
    Ok(found)
}

/// Promised for a day that is behind, and of today those whose moment has passed.
fn late(reads: &impl Reads, location: Id<mark::Location>, now: Moment) -> Result<i64> {
    let today = promise_day(now);
    let mut count = 0;
    reads.walk::<Promised>((location,), Direction::Ascending, |promised| {
        count += if promised.day < today { promised.count } else { 0 };
        Ok(if promised.day < today { Walk::On } else { Walk::Stop })
    })?;
    let midnight = Moment::from_millis(today * Moment::DAY - 1);
    let past = ((location, midnight), Id::from_bytes([0xff; 16]));
    reads.walk_by(&ORDER_BY_PROMISE, (location,), Direction::Ascending, Some((&past.0, &past.1)), |(_, promised), _| {
        count += i64::from(promised < now);
        Ok(if promised < now { Walk::On } else { Walk::Stop })
    })?;
    Ok(count)
}
