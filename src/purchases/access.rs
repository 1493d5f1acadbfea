//! Who buys for which warehouse, and who only looks.

use super::{
    expected::{self, Expected},
    tables::{PurchaseOrder, Standing, State},
};
use crate::{
    kernel::{Error, Id, Quantity, Result, Right, mark},
    stock::{
        self, Warehouse,
        access::{Action, buys_for},
    },
    store::Reads,
    web::Cx,
};

/// Warehouses whose purchases this person sees.
pub fn seen(reads: &impl Reads, cx: &Cx) -> Result<Vec<Warehouse>> {
    let mut found = stock::all_warehouses(reads)?;
    found.retain(|one| one.is_supplied() && sees(cx, one));
    Ok(found)
}

fn sees(cx: &Cx, warehouse: &Warehouse) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(Right::SeePurchases), |at| cx.may_at(at, Right::SeePurchases));
    role && warehouse.lets(cx.who().id, Action::View)
}

/// Warehouses he may order for.
pub fn own(reads: &impl Reads, cx: &Cx) -> Result<Vec<Warehouse>> {
    let mut found = stock::all_warehouses(reads)?;
    found.retain(|one| one.is_supplied() && buys_for(cx, one));
    Ok(found)
}

/// Whether he may receive goods there.
pub fn receives(cx: &Cx, warehouse: &Warehouse) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(Right::PostGoods), |at| cx.may_at(at, Right::PostGoods));
    role && !warehouse.archived && warehouse.lets(cx.who().id, Action::Post)
}

/// The location an order for this warehouse belongs to: the warehouse's own, or where the person works.
pub fn place(cx: &Cx, warehouse: &Warehouse) -> Result<Id<mark::Location>> {
    warehouse.location.or_else(|| cx.home(Right::Purchase)).ok_or(Error::Denied(Right::Purchase))
}

/// An order to a supplier as this person meets it.
pub struct Met {
    pub order: PurchaseOrder,
    pub warehouse: Warehouse,
    pub expected: Vec<Expected>,
    /// He may change, send and cancel it.
    pub mine: bool,
    /// He may receive what arrives.
    pub receives: bool,
    /// He may see what goods cost.
    pub cost: bool,
}

impl Met {
    pub fn standing(&self) -> Standing {
        standing(&self.order, &self.expected)
    }
    pub fn arrived(&self, product: Id<mark::Product>) -> Quantity {
        self.expected.iter().find(|row| row.product == product).map_or(Quantity::ZERO, |row| row.arrived)
    }
}

pub fn meet(cx: &Cx, reads: &impl Reads, id: Id<mark::Document>) -> Result<Met> {
    let order = reads.need::<PurchaseOrder>(&id)?;
    let warehouse = reads.need::<Warehouse>(&order.warehouse)?;
    if !cx.may_at(order.location, Right::SeePurchases) {
        return Err(Error::Hidden);
    }
    Ok(Met {
        mine: cx.may_at(order.location, Right::Purchase),
        receives: receives(cx, &warehouse),
        cost: cx.may_at(order.location, Right::SeeCost),
        expected: expected::of(reads, id)?,
        order,
        warehouse,
    })
}

/// The order of the address.
pub async fn met(cx: &Cx) -> Result<Met> {
    let id = cx.path("id")?;
    cx.read(|r| meet(cx, r, id)).await
}

/// The same for whoever may change it.
pub async fn mine(cx: &Cx) -> Result<Met> {
    let met = met(cx).await?;
    if met.mine { Ok(met) } else { Err(Error::Denied(Right::Purchase)) }
}

/// Where an order stands, from what was done with it and what arrived.
pub fn standing(order: &PurchaseOrder, expected: &[Expected]) -> Standing {
    match order.state {
        State::Draft => Standing::Draft,
        State::Cancelled => Standing::Cancelled,
        State::Sent if expected.iter().all(|row| row.rest().is_zero()) => Standing::Arrived,
        State::Sent if expected.iter().any(|row| row.arrived.is_positive()) => Standing::Partly,
        State::Sent => Standing::Sent,
    }
}
