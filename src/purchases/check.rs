//! `verstak check` for buying: numbers have no gaps, what is sent is what the warehouse waits for, wishes point at orders that
//! are there.

use std::collections::BTreeMap;

use super::{
    course, expected,
    tables::{PurchaseOrder, State, Wish},
};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    shop::{Counted, numbers},
    store::{Findings, Order, Read, Reads, Walk},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut given = numbers::Given::default();
    reads.walk::<PurchaseOrder>((), Order::Ascending, |order| {
        match (order.number, order.day) {
            (0, _) if order.state == State::Draft => {}
            (number, Some(day)) if number > 0 => given.add(order.location, Counted::PurchaseOrder, course::year(day), number),
            _ => findings.add(format!("purchases: order {} was sent and has no number", order.id)),
        }
        let mut ordered: BTreeMap<Id<mark::Product>, Quantity> = BTreeMap::new();
        for row in expected::of(reads, order.id)? {
            if !row.closed {
                ordered.insert(row.product, row.ordered);
            }
        }
        let said: BTreeMap<Id<mark::Product>, Quantity> = match order.state {
            State::Sent => order.lines.iter().map(|line| (line.product, line.quantity)).collect(),
            State::Draft | State::Cancelled => BTreeMap::new(),
        };
        if ordered != said {
            findings.add(format!("purchases: what is awaited by order {} is not what it says", order.id));
        }
        Ok(Walk::On)
    })?;
    given.compare(reads, &[Counted::PurchaseOrder], findings)?;
    reads.walk::<Wish>((), Order::Ascending, |wish| {
        let lost = match wish.purchase {
            Some(id) => reads.get::<PurchaseOrder>(&id)?.is_none(),
            None => false,
        };
        if lost || !wish.quantity.is_positive() {
            findings.add(format!("purchases: wish {} is not sound", wish.id));
        }
        Ok(Walk::On)
    })
}
