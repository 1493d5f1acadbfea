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

/// Everything counted of some orders.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub tallies: HashMap<(At, Id<mark::Status>), (i64, Money, Money, Money, i64)>,
    pub promised: HashMap<(At, i64), i64>,
    pub loads: HashMap<(MasterKey, At), i64>,
}

impl Sums {
    /// Adds an order, or takes it away by a `sign` of minus one.
    pub fn add(&mut self, order: &Order, sign: i64) {
        let money = |sum: Money| if sign > 0 { sum } else { -sum };
        let tally = self.tallies.entry((order.location, order.status)).or_default();
        tally.0 += sign;
        tally.1 += money(order.totals.total());
        tally.2 += money(order.debt());
        tally.3 += money(order.ahead());
        tally.4 += sign * i64::from(order.is_owing());
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
            let have = (tally.count, tally.total, tally.due, tally.ahead, tally.owing);
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
    for ((location, status), (count, total, due, ahead, owing)) in &change.tallies {
        if (*count, *owing) == (0, 0) && [total, due, ahead].into_iter().all(|sum| sum.is_zero()) {
            continue;
        }
        let zero = Money::ZERO;
        let none = Tally { location: *location, status: *status, count: 0, total: zero, due: zero, ahead: zero, owing: 0 };
        let mut tally = tx.get::<Tally>(&(*location, *status))?.unwrap_or(none);
        tally.count += count;
        tally.total += *total;
        tally.due += *due;
        tally.ahead += *ahead;
        tally.owing += owing;
        tx.put(&tally)?;
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
    for ((location, status), (count, total, due, ahead, owing)) in sums.tallies {
        tx.put(&Tally { location, status, count, total, due, ahead, owing })?;
    }
    for ((location, day), count) in sums.promised {
        tx.put(&Promised { location, day, count })?;
    }
    for ((master, location), count) in sums.loads {
        tx.put(&Load { master, location, count })?;
    }
    Ok(())
}
