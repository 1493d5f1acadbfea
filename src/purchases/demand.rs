//! What goes in a day: sold and used in orders, what was cancelled taken off.

use std::collections::BTreeMap;

use crate::{
    kernel::{Day, Id, Quantity, Result, mark},
    stock::{self, MOVE_BY_PRODUCT, Move, MoveKind, Warehouse, WarehouseKind, balance},
    store::{Order, Reads, Walk},
};

/// How a purchase by demand is reckoned, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// Looked back over.
    pub window: i32,
    /// From the order to the arrival.
    pub lead: i32,
    /// What is bought is to last so long after it arrives.
    pub cover: i32,
    /// Kept besides.
    pub safety: i32,
}

impl Default for Demand {
    fn default() -> Demand {
        Demand { window: 90, lead: 7, cover: 14, safety: 3 }
    }
}

impl Demand {
    /// Less than this, and it would run out before what is ordered arrives.
    pub fn point(&self, daily: Quantity) -> Quantity {
        whole(daily, self.lead + self.safety)
    }
    /// Average daily demand × (lead time + cover days) + safety.
    pub fn target(&self, daily: Quantity) -> Quantity {
        whole(daily, self.lead + self.cover + self.safety)
    }
}

/// So many days of demand, up to a whole unit.
fn whole(daily: Quantity, days: i32) -> Quantity {
    let sum = daily.0 * i64::from(days);
    Quantity((sum + 999) / 1000 * 1000)
}

/// What went in a day on the average, of products that went at all. Parts that were put into orders at once leave from the
/// warehouse of orders.
pub fn daily(reads: &impl Reads, warehouses: &[Warehouse], demand: &Demand, today: Day) -> Result<BTreeMap<Id<mark::Product>, Quantity>> {
    let from = today.plus(1 - demand.window);
    let mut places: Vec<Id<mark::Warehouse>> = warehouses.iter().map(|one| one.id).collect();
    places.extend(stock::all_warehouses(reads)?.into_iter().filter(|one| one.kind == WarehouseKind::InOrder).map(|one| one.id));
    let mut went: BTreeMap<Id<mark::Product>, Quantity> = BTreeMap::new();
    for place in places {
        let turned = balance::turnover(reads, place, from, today)?;
        for product in turned.iter().filter(|(_, sums)| sums.went.is_positive()).map(|(product, _)| *product) {
            reads.walk_by(&MOVE_BY_PRODUCT, (product, place), Order::Descending, None, |(_, _, day), number| {
                if day < from {
                    return Ok(Walk::Stop);
                }
                let moved = reads.need::<Move>(&number)?;
                if matches!(moved.kind, MoveKind::Sale | MoveKind::Order) {
                    *went.entry(product).or_insert(Quantity::ZERO) -= moved.quantity;
                }
                Ok(Walk::On)
            })?;
        }
    }
    let days = i64::from(demand.window.max(1));
    Ok(went.into_iter().filter(|(_, sum)| sum.is_positive()).map(|(product, sum)| (product, Quantity((sum.0 + days - 1) / days))).collect())
}
