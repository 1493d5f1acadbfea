//! Who sees a count, who counts and who settles it: the right of his role at the location, and what the warehouse lets him.

use super::tables::{State, Stocktake};
use crate::{
    catalog::goods::Tree,
    kernel::{Error, Id, Result, Right, mark},
    stock::{
        self, Bin, Warehouse, WarehouseKind,
        access::{Action, sees, sees_cost},
    },
    store::Reads,
    web::Cx,
};

fn role(cx: &Cx, warehouse: &Warehouse, right: Right) -> bool {
    warehouse.location.map_or_else(|| cx.may(right), |at| cx.may_at(at, right))
}

fn may_count(cx: &Cx, warehouse: &Warehouse) -> bool {
    role(cx, warehouse, Right::CountStock) && warehouse.lets(cx.who().id, Action::View)
}

fn may_settle(cx: &Cx, warehouse: &Warehouse) -> bool {
    let lets = |action| warehouse.lets(cx.who().id, action);
    role(cx, warehouse, Right::SettleStocktake) && lets(Action::Post) && lets(Action::WriteOff)
}

/// Warehouses this person may count in.
pub fn countable(reads: &impl Reads, cx: &Cx) -> Result<Vec<Warehouse>> {
    let mut found = stock::all_warehouses(reads)?;
    found.retain(|one| !one.archived && one.kind != WarehouseKind::InOrder && may_count(cx, one));
    Ok(found)
}

/// A count as this person meets it.
pub struct Met {
    pub of: Stocktake,
    pub warehouse: Warehouse,
    /// The branch of the goods or the bin that is counted; empty for all of the warehouse.
    pub scope: String,
    /// He may count in it.
    pub counts: bool,
    /// He may finish and settle it.
    pub settles: bool,
    pub cost: bool,
}

pub fn meet(cx: &Cx, reads: &impl Reads, id: Id<mark::Stocktake>) -> Result<Met> {
    let of = reads.need::<Stocktake>(&id)?;
    let warehouse = reads.need::<Warehouse>(&of.warehouse)?;
    if !sees(cx, &warehouse) {
        return Err(Error::Hidden);
    }
    let settles = may_settle(cx, &warehouse);
    let named = of.people.is_empty() || of.people.contains(&cx.who().id);
    Ok(Met {
        scope: scope(cx, reads, &of)?,
        counts: (may_count(cx, &warehouse) && named) || settles,
        settles,
        cost: sees_cost(cx, &warehouse),
        of,
        warehouse,
    })
}

pub fn scope(cx: &Cx, reads: &impl Reads, of: &Stocktake) -> Result<String> {
    Ok(match (of.category, of.bin) {
        (Some(category), _) => Tree::read(reads)?.path(category, cx.lang()),
        (None, Some(bin)) => reads.need::<Bin>(&bin)?.name,
        (None, None) => String::new(),
    })
}

async fn met(cx: &Cx) -> Result<Met> {
    let id = cx.path("id")?;
    cx.read(|reads| meet(cx, reads, id)).await
}

/// A count named by its id, for whoever may finish and settle it.
pub async fn settled_by(cx: &Cx, id: Id<mark::Stocktake>) -> Result<Met> {
    let met = cx.read(|reads| meet(cx, reads, id)).await?;
    if met.settles { Ok(met) } else { Err(Error::Denied(Right::SettleStocktake)) }
}

/// The count of the address, for whoever may count in it.
pub async fn counting(cx: &Cx) -> Result<Met> {
    let met = met(cx).await?;
    if met.counts { Ok(met) } else { Err(Error::Denied(Right::CountStock)) }
}

/// The same for whoever may finish and settle it.
pub async fn settling(cx: &Cx) -> Result<Met> {
    settled_by(cx, cx.path("id")?).await
}

/// For a step that whoever counts may take while it is counted, and afterwards only whoever settles it.
pub async fn counting_or_settling(cx: &Cx) -> Result<Met> {
    let met = counting(cx).await?;
    if met.of.state == State::Counting || met.settles { Ok(met) } else { Err(Error::Denied(Right::SettleStocktake)) }
}
