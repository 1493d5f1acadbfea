//! The counters a list shows, kept with every change of an order: by status, by promised day, by master.
//!
//! Invariant: what stands in `Tally`, `Promised` and `Load` is what all orders make together; `check` counts them anew.

use std::collections::HashMap;

use super::tables::{Load, MasterKey, Order, Promised, Tally, master_key, promise_day};
use crate::{
    kernel::{Id, Money, Result, mark},
    store::{Findings, Order as Direction, Read, Reads, Row, Walk, Write},
};

type At = Id<mark::Location>;

/// What stands in one status of one location.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    count: i64,
    total: Money,
    due: Money,
    ahead: Money,
    owing: i64,
    awaiting: i64,
    incomplete: i64,
}

impl Standing {
    fn of(tally: &Tally) -> Standing {
        let Tally { count, total, due, ahead, owing, awaiting, incomplete, .. } = *tally;
        Standing { count, total, due, ahead, owing, awaiting, incomplete }
    }
    fn row(self, (location, status): (At, Id<mark::Status>)) -> Tally {
        let Standing { count, total, due, ahead, owing, awaiting, incomplete } = self;
        Tally { location, status, count, total, due, ahead, owing, awaiting, incomplete }
    }
    fn add(&mut self, other: Standing) {
        self.count += other.count;
        self.total += other.total;
        self.due += other.due;
        self.ahead += other.ahead;
        self.owing += other.owing;
        self.awaiting += other.awaiting;
        self.incomplete += other.incomplete;
    }
}

/// Everything counted of some orders.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub tallies: HashMap<(At, Id<mark::Status>), Standing>,
    pub promised: HashMap<(At, i64), i64>,
    pub loads: HashMap<(MasterKey, At), i64>,
}

impl Sums {
    /// Adds an order, or takes it away by a `sign` of minus one.
    pub fn add(&mut self, order: &Order, sign: i64) {
        let money = |sum: Money| if sign > 0 { sum } else { -sum };
        self.tallies.entry((order.location, order.status)).or_default().add(Standing {
            count: sign,
            total: money(order.totals.total()),
            due: money(order.debt()),
            ahead: money(order.ahead()),
            owing: sign * i64::from(order.is_owing()),
            awaiting: sign * i64::from(order.is_awaiting()),
            incomplete: sign * i64::from(order.is_incomplete()),
        });
        if let Some(at) = order.promised() {
            *self.promised.entry((order.location, promise_day(at))).or_default() += sign;
        }
        if order.is_open() {
            *self.loads.entry((master_key(order.master), order.location)).or_default() += sign;
        }
    }

    /// Against what is kept.
    pub fn compare(mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        for tally in reads.all::<Tally>(())? {
            let have = Standing::of(&tally);
            let want = self.tallies.remove(&tally.key()).unwrap_or_default();
            if have != want {
                findings.add(format!("order counters of status {} are {have:?}, the orders make {want:?}", tally.status));
            }
        }
        for (_, status) in self.tallies.into_keys() {
            findings.add(format!("orders of status {status} are not counted"));
        }
        for row in reads.all::<Promised>(())? {
            let want = self.promised.remove(&row.key()).unwrap_or_default();
            if row.count != want {
                findings.add(format!("{} orders are counted as promised for day {}, the orders make {want}", row.count, row.day));
            }
        }
        for (_, day) in self.promised.into_keys() {
            findings.add(format!("orders promised for day {day} are not counted"));
        }
        for row in reads.all::<Load>(())? {
            let want = self.loads.remove(&row.key()).unwrap_or_default();
            if row.count != want {
                findings.add(format!("master {} is counted {} open orders, the orders make {want}", row.master, row.count));
            }
        }
        for (master, _) in self.loads.into_keys() {
            findings.add(format!("open orders of master {master} are not counted"));
        }
        Ok(())
    }
}

/// Brings the counters from what an order was to what it is.
pub fn recount(tx: &mut Write<'_>, before: Option<&Order>, after: &Order) -> Result<()> {
    let mut change = Sums::default();
    if let Some(before) = before {
        change.add(before, -1);
    }
    change.add(after, 1);
    write(tx, &change)
}

/// Adds a change to the counters; what it leaves as it was is not written.
fn write(tx: &mut Write<'_>, change: &Sums) -> Result<()> {
    for (key, sums) in change.tallies.iter().filter(|(_, sums)| **sums != Standing::default()) {
        let mut standing = tx.get::<Tally>(key)?.as_ref().map(Standing::of).unwrap_or_default();
        standing.add(*sums);
        tx.put(&standing.row(*key))?;
    }
    for ((location, day), count) in change.promised.iter().filter(|(_, count)| **count != 0) {
        let mut row = tx.get(&(*location, *day))?.unwrap_or(Promised { location: *location, day: *day, count: 0 });
        row.count += count;
        if row.count == 0 { tx.delete::<Promised>(&(*location, *day))? } else { tx.put(&row)? }
    }
    for ((master, location), count) in change.loads.iter().filter(|(_, count)| **count != 0) {
        let mut row = tx.get(&(*master, *location))?.unwrap_or(Load { master: *master, location: *location, count: 0 });
        row.count += count;
        tx.put(&row)?;
    }
    Ok(())
}

/// Writes every order's index entries and all counters from nothing: for data older than they are.
pub fn index_anew(tx: &mut Write<'_>) -> Result<()> {
    tx.quiet("what is derived is derived again");
    let mut sums = Sums::default();
    // A counter that stands at nothing stays: it is where the next change is added.
    for old in tx.all::<Tally>(())? {
        sums.tallies.insert(old.key(), Default::default());
        tx.delete::<Tally>(&old.key())?;
    }
    for old in tx.all::<Load>(())? {
        sums.loads.insert(old.key(), 0);
        tx.delete::<Load>(&old.key())?;
    }
    for old in tx.all::<Promised>(())? {
        tx.delete::<Promised>(&old.key())?;
    }
    tx.index_anew::<Order>()?;
    tx.walk::<Order>((), Direction::Ascending, |order| {
        sums.add(&order, 1);
        Ok(Walk::On)
    })?;
    for (key, standing) in sums.tallies {
        tx.put(&standing.row(key))?;
    }
    for ((location, day), count) in sums.promised {
        tx.put(&Promised { location, day, count })?;
    }
    for ((master, location), count) in sums.loads {
        tx.put(&Load { master, location, count })?;
    }
    Ok(())
}
