//! What is expected from suppliers: so much of a product was ordered, so much of it arrived. Orders to suppliers stand above the
//! warehouse and say what they wait for; documents say whose order they answer, and posting and cancelling one counts here, so
//! that whoever posts it, by a page or by a program, it is counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tables::{DocState, Document};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    store::{Findings, Index, Order, Read, Reads, Row, Table, Walk, Write, row::IndexOf},
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The order to a supplier.
    #[serde(rename = "o")]
    pub purchase: Id<mark::Document>,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    /// Where it is to arrive.
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "q")]
    pub ordered: Quantity,
    #[serde(rename = "a")]
    pub arrived: Quantity,
    /// Nobody waits for the rest any more.
    #[serde(rename = "x", default)]
    pub closed: bool,
}

impl Expected {
    /// What is still to come.
    pub fn rest(&self) -> Quantity {
        if self.closed { Quantity::ZERO } else { (self.ordered - self.arrived).max(Quantity::ZERO) }
    }
}

/// What is still to come, by product and warehouse.
pub const EXPECTED_BY_PRODUCT: Index<Expected, (Id<mark::Product>, Id<mark::Warehouse>)> =
    Index::new(318, "expected_by_product", |row| if row.rest().is_positive() { vec![(row.product, row.warehouse)] } else { Vec::new() });

impl Row for Expected {
    const TABLE: Table = Table::new(311, "expected_goods");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&EXPECTED_BY_PRODUCT];
    type Key = (Id<mark::Document>, Id<mark::Product>);
    fn key(&self) -> Self::Key {
        (self.purchase, self.product)
    }
}

/// What an order to a supplier waits for, product by product. What arrived by it stays counted. The caller records the fact.
pub fn expect(
    tx: &mut Write<'_>,
    purchase: Id<mark::Document>,
    warehouse: Id<mark::Warehouse>,
    lines: &[(Id<mark::Product>, Quantity)],
) -> Result<()> {
    for (product, ordered) in lines {
        let arrived = tx.get::<Expected>(&(purchase, *product))?.map_or(Quantity::ZERO, |row| row.arrived);
        tx.put(&Expected { purchase, product: *product, warehouse, ordered: *ordered, arrived, closed: false })?;
    }
    Ok(())
}

/// Nobody waits for the rest of an order any more. Rows nothing arrived by are gone.
pub fn give_up(tx: &mut Write<'_>, purchase: Id<mark::Document>) -> Result<()> {
    for row in of(tx, purchase)? {
        match row.arrived.is_zero() {
            true => tx.delete::<Expected>(&row.key())?,
            false => tx.put(&Expected { closed: true, ..row })?,
        }
    }
    Ok(())
}

/// What was ordered and what arrived by one order.
pub fn of(reads: &impl Reads, purchase: Id<mark::Document>) -> Result<Vec<Expected>> {
    reads.all::<Expected>((purchase,))
}

/// Everything that is still to come.
pub fn each_awaited(reads: &impl Reads, mut visit: impl FnMut(Expected) -> Result<()>) -> Result<()> {
    reads.walk_by(&EXPECTED_BY_PRODUCT, (), Order::Ascending, None, |_, key| {
        reads.get::<Expected>(&key)?.map_or(Ok(()), &mut visit).map(|()| Walk::On)
    })
}

/// Goods of a document arrive by the order it answers, or are taken back.
pub(super) fn count(tx: &mut Write<'_>, document: &Document, came: bool) -> Result<()> {
    let Some(purchase) = document.purchase else { return Ok(()) };
    for (product, quantity) in by_product(document) {
        let quantity = if came { quantity } else { -quantity };
        let known = tx.get::<Expected>(&(purchase, product))?;
        // What nobody ordered may lie in the same box.
        let row = known.unwrap_or(Expected {
            purchase,
            product,
            warehouse: document.warehouse,
            ordered: Quantity::ZERO,
            arrived: Quantity::ZERO,
            closed: true,
        });
        let after = Expected { arrived: row.arrived + quantity, ..row };
        match after.ordered.is_zero() && after.arrived.is_zero() || after.closed && after.arrived.is_zero() {
            true => tx.delete::<Expected>(&after.key())?,
            false => tx.put(&after)?,
        }
    }
    Ok(())
}

fn by_product(document: &Document) -> BTreeMap<Id<mark::Product>, Quantity> {
    let mut sums: BTreeMap<Id<mark::Product>, Quantity> = BTreeMap::new();
    for line in &document.lines {
        *sums.entry(line.product).or_insert(Quantity::ZERO) += line.quantity;
    }
    sums
}

/// `verstak check`: what arrived is what posted documents say.
pub(super) fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut arrived: BTreeMap<(Id<mark::Document>, Id<mark::Product>), Quantity> = BTreeMap::new();
    reads.walk::<Document>((), Order::Ascending, |document| {
        if let (Some(purchase), DocState::Posted) = (document.purchase, document.state) {
            for (product, quantity) in by_product(&document) {
                *arrived.entry((purchase, product)).or_insert(Quantity::ZERO) += quantity;
            }
        }
        Ok(Walk::On)
    })?;
    reads.walk::<Expected>((), Order::Ascending, |row| {
        let counted = arrived.remove(&row.key()).unwrap_or(Quantity::ZERO);
        if counted != row.arrived {
            findings.add(format!("warehouse: by order {} arrived {} of {}, kept {}", row.purchase, counted.0, row.product, row.arrived.0));
        }
        Ok(Walk::On)
    })?;
    for ((purchase, product), quantity) in arrived {
        findings.add(format!("warehouse: {} of {product} arrived by order {purchase} and is not kept", quantity.0));
    }
    Ok(())
}
