//! Who may do what in a warehouse. The role says what a person may do at all; a warehouse with keepers lets only them.

use serde::{Deserialize, Serialize};

use super::{
    tables::{Warehouse, WarehouseKind},
    warehouses,
};
use crate::{
    kernel::{Id, Result, Right, mark},
    store::Reads,
    web::Cx,
};

/// One thing a person may do in a warehouse. The name is what stands on disk and in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "WarehouseAction", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Action {
    View,
    Post,
    WriteOff,
    TransferIn,
    TransferOut,
    Sell,
    AddToOrder,
    SeeCost,
}

impl Action {
    pub const ALL: [Action; 8] = [
        Action::View,
        Action::Post,
        Action::WriteOff,
        Action::TransferIn,
        Action::TransferOut,
        Action::Sell,
        Action::AddToOrder,
        Action::SeeCost,
    ];
    pub fn key(self) -> &'static str {
        match self {
            Action::View => "view",
            Action::Post => "post",
            Action::WriteOff => "write_off",
            Action::TransferIn => "transfer_in",
            Action::TransferOut => "transfer_out",
            Action::Sell => "sell",
            Action::AddToOrder => "add_to_order",
            Action::SeeCost => "see_cost",
        }
    }
}

/// A person named in a warehouse and what he may do there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeper {
    pub employee: Id<mark::Employee>,
    pub actions: Vec<Action>,
}

impl Warehouse {
    /// Whether the warehouse itself lets this person; what his role lets him is asked apart.
    pub fn lets(&self, employee: Id<mark::Employee>, action: Action) -> bool {
        self.keepers.is_empty() || self.keepers.iter().any(|keeper| keeper.employee == employee && keeper.actions.contains(&action))
    }
}

/// Whether this person may look into the warehouse.
pub fn sees(cx: &Cx, warehouse: &Warehouse) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(Right::SeeStock), |at| cx.may_at(at, Right::SeeStock));
    role && warehouse.lets(cx.who().id, Action::View)
}

/// Whether this person may see what goods cost there.
pub fn sees_cost(cx: &Cx, warehouse: &Warehouse) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(Right::SeeCost), |at| cx.may_at(at, Right::SeeCost));
    role && warehouse.lets(cx.who().id, Action::SeeCost)
}

/// Whether this person may say what is bought for the warehouse.
pub fn buys_for(cx: &Cx, warehouse: &Warehouse) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(Right::Purchase), |at| cx.may_at(at, Right::Purchase));
    role && warehouse.lets(cx.who().id, Action::View)
}

/// Warehouses in use that this person may look into, in their order.
pub fn visible(reads: &impl Reads, cx: &Cx) -> Result<Vec<Warehouse>> {
    let mut found = warehouses::all(reads)?;
    found.retain(|warehouse| !warehouse.archived && sees(cx, warehouse));
    Ok(found)
}

/// Warehouses whose goods may be put into orders of a location: its own and the company's, open to this person. The program
/// itself is let everywhere.
pub fn for_orders(reads: &impl Reads, location: Id<mark::Location>, person: Option<Id<mark::Employee>>) -> Result<Vec<Warehouse>> {
    let mut found = warehouses::all(reads)?;
    found.retain(|one| {
        let serves = one.location.is_none_or(|at| at == location) && one.sellable && !one.archived && one.kind != WarehouseKind::InOrder;
        serves && person.is_none_or(|person| one.lets(person, Action::AddToOrder))
    });
    Ok(found)
}
