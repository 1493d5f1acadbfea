//! The demand made anew from what was sold and closed: compared by `verstak check`, written again when its form changes.

use std::collections::BTreeMap;

use crate::{
    kernel::{Day, Id, Result, mark},
    orders,
    sales::{self, Return, Sale},
    stock::demand::{self, Demand, DemandKey, Sums},
    store::{Findings, Order, Read, Reads, Row, Walk, Write},
};

type Uses = Vec<(Id<mark::Product>, Sums)>;

/// Everything that was sold, came back or was used in orders.
fn each(reads: &impl Reads, mut visit: impl FnMut(Id<mark::Location>, Day, Uses) -> Result<()>) -> Result<()> {
    reads.walk::<Sale>((), Order::Ascending, |sale| {
        visit(sale.location, sale.day, sales::demand::of_sale(&sale))?;
        Ok(Walk::On)
    })?;
    reads.walk::<Return>((), Order::Ascending, |back| {
        if let Some(sale) = reads.get::<Sale>(&back.sale)? {
            visit(back.location, back.day, sales::demand::of_return(&sale, &back))?;
        }
        Ok(Walk::On)
    })?;
    reads.walk::<orders::Order>((), Order::Ascending, |order| {
        if let Some((day, uses)) = orders::demand::of_order(reads, &order)? {
            visit(order.location, day, uses)?;
        }
        Ok(Walk::On)
    })?;
    reads.walk::<orders::PartsBack>((), Order::Ascending, |back| {
        for (day, uses) in orders::demand::of_return(reads, &back)? {
            visit(back.location, day, uses)?;
        }
        Ok(Walk::On)
    })
}

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut want: BTreeMap<DemandKey, BTreeMap<Id<mark::Product>, Sums>> = BTreeMap::new();
    each(reads, |location, day, uses| {
        for (product, sums) in uses {
            for key in demand::keys(location, day, product) {
                want.entry(key).or_default().entry(product).or_insert(Sums::NONE).add(&sums);
            }
        }
        Ok(())
    })?;
    want.values_mut().for_each(|sums| sums.retain(|_, sums| *sums != Sums::NONE));
    reads.walk::<Demand>((), Order::Ascending, |kept| {
        let (mut want, mut same) = (want.remove(&kept.key()).unwrap_or_default(), true);
        kept.each(|product, sums| same &= want.remove(&product) == Some(sums))?;
        if !same || !want.is_empty() {
            findings.add(format!("reports: the demand of {} days from {} is not what was sold and closed", kept.days, kept.day.iso()));
        }
        Ok(Walk::On)
    })?;
    for ((_, days, _, day), _) in want.iter().filter(|(_, sums)| !sums.is_empty()) {
        findings.add(format!("reports: the demand of {days} days from {} is missing", day.iso()));
    }
    Ok(())
}

/// Makes the demand anew.
pub fn refold(tx: &mut Write<'_>) -> Result<()> {
    while let Some(row) = tx.last::<Demand>(())? {
        tx.delete::<Demand>(&row.key())?;
    }
    let mut all: BTreeMap<(Id<mark::Location>, Day), BTreeMap<Id<mark::Product>, Sums>> = BTreeMap::new();
    each(&*tx, |location, day, uses| {
        let of_day = all.entry((location, day)).or_default();
        uses.into_iter().for_each(|(product, sums)| of_day.entry(product).or_insert(Sums::NONE).add(&sums));
        Ok(())
    })?;
    all.into_iter().try_for_each(|((location, day), sums)| demand::add(tx, location, day, &sums.into_iter().collect::<Vec<_>>()))
}
