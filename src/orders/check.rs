//! What `verstak check` refolds of orders: counters, sums of lines, money against the ledger.

use std::collections::HashMap;

use super::{
    document::fold,
    tables::{Line, Order, Tally},
};
use crate::{
    cash,
    kernel::{Id, Money, Result, mark},
    shop::Status,
    store::{Findings, Read, Reads, Walk, row::Order as Direction},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    type Key = (Id<mark::Location>, Id<mark::Status>);
    let mut counted: HashMap<Key, (i64, Money, Money)> = HashMap::new();
    reads.walk::<Order>((), Direction::Ascending, |order| {
        let lines = reads.all::<Line>((order.id,))?;
        if fold(&lines) != order.totals {
            findings.add(format!("order {}: the sums of its lines do not make its totals", order.number));
        }
        if cash::ledger::paid(reads, order.id)? != order.paid {
            findings.add(format!("order {}: what it says was paid is not what the ledger has", order.number));
        }
        match reads.get::<Status>(&order.status)? {
            Some(status) if status.group == order.group => {}
            Some(_) => findings.add(format!("order {}: its group is not that of its status", order.number)),
            None => findings.add(format!("order {}: stands in a status that does not exist", order.number)),
        }
        let sum = counted.entry((order.location, order.status)).or_default();
        *sum = (sum.0 + 1, sum.1 + order.totals.total(), sum.2 + order.due());
        Ok(Walk::On)
    })?;
    for tally in reads.all::<Tally>(())? {
        let have = (tally.count, tally.total, tally.due);
        let want = counted.remove(&(tally.location, tally.status)).unwrap_or_default();
        if have != want {
            findings.add(format!("order counters of status {} are {have:?}, the orders make {want:?}", tally.status));
        }
    }
    for (_, status) in counted.into_keys() {
        findings.add(format!("orders of status {status} are not counted"));
    }
    Ok(())
}
