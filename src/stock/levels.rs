//! How much of a product a warehouse is to have: the minimum it must not fall below, and the target it is filled up to. What
//! the company is to have is the sum over its warehouses.

use serde::{Deserialize, Serialize};

use super::{
    fact::StockFact,
    refusal::StockRefusal,
    tables::{Warehouse, WarehouseKind},
};
use crate::{
    catalog::{self, Measure, ProductKind},
    kernel::{Id, Quantity, Result, mark},
    log::Record,
    store::{Findings, Order, Read, Reads, Row, Table, Walk, Write},
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "m")]
    pub min: Quantity,
    /// Never below the minimum.
    #[serde(rename = "t")]
    pub target: Quantity,
}

impl Row for Level {
    const TABLE: Table = Table::new(310, "stock_levels");
    type Key = (Id<mark::Warehouse>, Id<mark::Product>);
    fn key(&self) -> Self::Key {
        (self.warehouse, self.product)
    }
}

impl Warehouse {
    /// Goods are bought for it and taken from it: its balance is what the shop can use.
    pub fn is_supplied(&self) -> bool {
        self.sellable && !self.archived && self.kind != WarehouseKind::InOrder
    }
}

/// A level against what there is: what is free, and what is on its way. The one rule by which goods are below their minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    pub available: Quantity,
    /// Ordered from suppliers and not arrived.
    pub incoming: Quantity,
    pub min: Quantity,
    pub target: Quantity,
}

impl Cover {
    pub const NONE: Cover = Cover { available: Quantity::ZERO, incoming: Quantity::ZERO, min: Quantity::ZERO, target: Quantity::ZERO };

    pub fn have(&self) -> Quantity {
        self.available + self.incoming
    }
    pub fn is_below(&self) -> bool {
        self.have() < self.min
    }
    /// What fills it up to the target.
    pub fn lacks(&self) -> Quantity {
        self.target - self.have()
    }
}

/// What a warehouse is to have of a product; both are nothing where nobody said.
pub fn level(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Level> {
    let none = Level { warehouse, product, min: Quantity::ZERO, target: Quantity::ZERO };
    Ok(reads.get::<Level>(&(warehouse, product))?.unwrap_or(none))
}

/// Everything that is said of a warehouse.
pub fn of_warehouse(reads: &impl Reads, warehouse: Id<mark::Warehouse>, mut visit: impl FnMut(Level) -> Result<()>) -> Result<()> {
    reads.walk::<Level>((warehouse,), Order::Ascending, |level| visit(level).map(|()| Walk::On))
}

/// A page of them past a product.
pub fn page(reads: &impl Reads, warehouse: Id<mark::Warehouse>, past: Option<Id<mark::Product>>, most: usize) -> Result<Vec<Level>> {
    let mut found = Vec::new();
    let mut visit = |level: Level| {
        found.push(level);
        Ok(if found.len() < most { Walk::On } else { Walk::Stop })
    };
    match past {
        Some(past) => reads.walk_past::<Level>((warehouse,), Order::Ascending, &(warehouse, past), &mut visit)?,
        None => reads.walk::<Level>((warehouse,), Order::Ascending, &mut visit)?,
    }
    Ok(found)
}

/// Sets levels; a row where both are nothing is taken away. Answers how many changed.
pub fn set(tx: &mut Write<'_>, asked: &[Level]) -> Result<u32> {
    let mut changed = 0;
    for level in asked {
        changed += u32::from(set_one(tx, level)?);
    }
    if changed == 0 {
        tx.quiet("every level is what it was");
    }
    Ok(changed)
}

fn set_one(tx: &mut Write<'_>, level: &Level) -> Result<bool> {
    let warehouse = tx.need::<Warehouse>(&level.warehouse)?;
    let product = catalog::product(tx, level.product)?;
    let measure = tx.need::<Measure>(&product.measure)?;
    let target = if level.target.is_zero() { level.min } else { level.target };
    match level {
        _ if !warehouse.is_supplied() => return Err(StockRefusal::NoWarehouse.into()),
        _ if product.kind == ProductKind::Kit => return Err(StockRefusal::NoLevelOfKit.into()),
        Level { min, .. } if target < *min => return Err(StockRefusal::TargetBelowMinimum.into()),
        Level { min, .. } if !measure.fits(*min) || !measure.fits(target) => return Err(StockRefusal::Fraction { line: 0 }.into()),
        _ => {}
    }
    let after = Level { target, ..level.clone() };
    if self::level(tx, level.warehouse, level.product)? == after {
        return Ok(false);
    }
    match target.is_zero() {
        true => tx.delete::<Level>(&after.key())?,
        false => tx.put(&after)?,
    }
    tx.record(catalog::about_product(product.id), &StockFact::Level { warehouse: warehouse.name, min: after.min, target })?;
    Ok(true)
}

/// `verstak check`: every level is of a warehouse and a product that are there, and is sound.
pub(super) fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    reads.walk::<Level>((), Order::Ascending, |level| {
        let known = reads.get::<Warehouse>(&level.warehouse)?.is_some() && reads.get::<catalog::Product>(&level.product)?.is_some();
        if !known || level.min.is_negative() || level.target < level.min || level.target.is_zero() {
            findings.add(format!("stock: the level of product {} in warehouse {} is not sound", level.product, level.warehouse));
        }
        Ok(Walk::On)
    })
}
