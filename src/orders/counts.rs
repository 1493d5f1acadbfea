//! How many orders stand where: the counters of the list and of the first page.

use super::{
    document::may_see,
    tables::{ORDER_BY_DEADLINE, ORDER_BY_DEBT, ORDER_BY_MASTER, Order, Tally, master_key},
};
use crate::{
    kernel::{Id, Moment, Money, Result, mark},
    shop::{Status, StatusGroup},
    store::{Order as Direction, Reads, Walk},
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
    /// Of open orders.
    pub total: Money,
    pub due: Money,
}

/// From maintained rows where the person sees everything; by his own short lists where he does not.
pub fn counts(reads: &impl Reads, scope: &Scope, statuses: &[Status], now: Moment) -> Result<Counts> {
    let mut counts = Counts::default();
    let awaiting = awaiting(statuses);
    for location in scope.locations.iter().copied().filter(|location| !scope.own_only.contains(location)) {
        for tally in reads.all::<Tally>((location,))? {
            let Some(status) = statuses.iter().find(|status| status.id == tally.status) else { continue };
            if status.group.is_final() {
                continue;
            }
            counts.open += tally.count;
            counts.total += tally.total;
            counts.due += tally.due;
            match status.group {
                StatusGroup::Pending => {
                    counts.pending += tally.count;
                    counts.approval += if awaiting.contains(&tally.status) { tally.count } else { 0 };
                }
                StatusGroup::Ready => counts.ready += tally.count,
                _ => {}
            }
        }
        counts.debts += i64::try_from(reads.count_by(&ORDER_BY_DEBT, (location,))?).unwrap_or(i64::MAX);
        counts.overdue += late(reads, location, scope, now)?;
    }
    for master in [Some(scope.person), None] {
        for order in of_master(reads, master, scope)? {
            if master.is_some() {
                counts.mine += 1;
            } else {
                counts.unassigned += 1;
            }
            if scope.own_only.contains(&order.location) {
                own(&mut counts, &order, &awaiting, now);
            }
        }
    }
    Ok(counts)
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
    counts.due += order.due();
    counts.overdue += i64::from(order.is_late(now));
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

fn late(reads: &impl Reads, location: Id<mark::Location>, scope: &Scope, now: Moment) -> Result<i64> {
    let mut count = 0;
    let mut read = 0;
    reads.walk_by(&ORDER_BY_DEADLINE, (location,), Direction::Ascending, None, |(_, deadline), id| {
        read += 1;
        if deadline >= now || read > 10 * BUDGET {
            return Ok(Walk::Stop);
        }
        let order = reads.need::<Order>(&id)?;
        count += i64::from(order.is_late(now) && may_see(scope, &order));
        Ok(Walk::On)
    })?;
    Ok(count)
}
