//! What a whole warehouse holds: how many products, and what they cost. Kept in step with every balance, so that a page does
//! not walk all of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tables::Stock;
use crate::{
    kernel::{Id, Money, Result, mark},
    store::{Findings, Order, Read, Reads, Row, Table, Walk, Write},
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    /// Products of which it has any.
    #[serde(rename = "n")]
    pub positions: i64,
    #[serde(rename = "c")]
    pub cost: Money,
}

impl Row for Whole {
    const TABLE: Table = Table::new(292, "stock_wholes");
    type Key = Id<mark::Warehouse>;
    fn key(&self) -> Self::Key {
        self.warehouse
    }
}

fn nothing(warehouse: Id<mark::Warehouse>) -> Whole {
    Whole { warehouse, positions: 0, cost: Money::ZERO }
}

pub fn of(reads: &impl Reads, warehouse: Id<mark::Warehouse>) -> Result<Whole> {
    Ok(reads.get::<Whole>(&warehouse)?.unwrap_or_else(|| nothing(warehouse)))
}

fn counts(stock: &Stock) -> i64 {
    i64::from(!stock.quantity.is_zero())
}

/// A balance became another one. Called by the ledger alone.
pub(super) fn changed(tx: &mut Write<'_>, before: &Stock, after: &Stock) -> Result<()> {
    let (positions, cost) = (counts(after) - counts(before), after.cost - before.cost);
    if positions == 0 && cost.is_zero() {
        return Ok(());
    }
    let mut whole = of(tx, after.warehouse)?;
    (whole.positions, whole.cost) = (whole.positions + positions, whole.cost + cost);
    if whole == nothing(after.warehouse) { tx.delete::<Whole>(&after.warehouse) } else { tx.put(&whole) }
}

/// All of it from the balances.
fn refold(reads: &impl Reads) -> Result<BTreeMap<Id<mark::Warehouse>, Whole>> {
    let mut found = BTreeMap::new();
    reads.walk::<Stock>((), Order::Ascending, |stock| {
        let whole = found.entry(stock.warehouse).or_insert_with(|| nothing(stock.warehouse));
        (whole.positions, whole.cost) = (whole.positions + counts(&stock), whole.cost + stock.cost);
        Ok(Walk::On)
    })?;
    found.retain(|warehouse, whole| *whole != nothing(*warehouse));
    Ok(found)
}

/// Counts them anew: for data older than they are.
pub fn recount(tx: &mut Write<'_>) -> Result<()> {
    for whole in refold(tx)?.into_values() {
        tx.put(&whole)?;
    }
    Ok(())
}

pub(super) fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut want = refold(reads)?;
    for kept in reads.all::<Whole>(())? {
        if want.remove(&kept.warehouse) != Some(kept.clone()) {
            findings.add(format!("stock: what the whole warehouse {} holds does not agree with its balances", kept.warehouse));
        }
    }
    for warehouse in want.into_keys() {
        findings.add(format!("stock: what the whole warehouse {warehouse} holds is missing"));
    }
    Ok(())
}
