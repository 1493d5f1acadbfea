//! Who sees a document and who may do what with it: the right of his role at the location, and what the warehouse lets him.

use super::tables::{DOCUMENT_ON_THE_WAY, DocKind, Document};
use crate::{
    kernel::{Error, Id, Result, Right, mark},
    stock::{
        self, Warehouse, WarehouseKind,
        access::{Action, sees, sees_cost},
    },
    store::Reads,
    web::Cx,
};

pub fn right_of(kind: DocKind) -> Right {
    match kind {
        DocKind::Posting | DocKind::Surplus | DocKind::Assembly | DocKind::Disassembly => Right::PostGoods,
        DocKind::WriteOff => Right::WriteOffGoods,
        DocKind::Transfer => Right::MoveGoods,
        DocKind::ClientReturn => Right::TakeGoodsBack,
        DocKind::SupplierReturn => Right::ReturnToSuppliers,
        DocKind::CostCorrection => Right::CorrectCost,
    }
}

/// What this person may do in a warehouse by his role and by the warehouse itself.
fn may(cx: &Cx, warehouse: &Warehouse, right: Right, action: Action) -> bool {
    let role = warehouse.location.map_or_else(|| cx.may(right), |at| cx.may_at(at, right));
    role && warehouse.lets(cx.who().id, action)
}

/// What lies in orders is moved by orders alone.
fn is_open(warehouse: &Warehouse) -> bool {
    !warehouse.archived && warehouse.kind != WarehouseKind::InOrder
}

pub fn may_use(cx: &Cx, warehouse: &Warehouse, kind: DocKind) -> bool {
    is_open(warehouse) && may(cx, warehouse, right_of(kind), kind.action())
}

/// Warehouses a document of this kind may be made in. What is on the way is its transfer's own.
pub fn sources(reads: &impl Reads, cx: &Cx, kind: DocKind) -> Result<Vec<Warehouse>> {
    let mut found = stock::all_warehouses(reads)?;
    found.retain(|warehouse| warehouse.kind != WarehouseKind::Transit && may_use(cx, warehouse, kind));
    Ok(found)
}

/// Warehouses a transfer may go to: whoever keeps one receives what is shipped to it.
pub fn targets(reads: &impl Reads) -> Result<Vec<Warehouse>> {
    let mut found = stock::all_warehouses(reads)?;
    found.retain(|one| is_open(one) && one.kind != WarehouseKind::Transit);
    Ok(found)
}

/// Whether this person may receive goods into a warehouse.
pub fn receives(cx: &Cx, warehouse: &Warehouse) -> bool {
    is_open(warehouse) && may(cx, warehouse, Right::MoveGoods, Action::TransferIn)
}

/// How many transfers are on the way to warehouses of this person.
pub fn awaited(reads: &impl Reads, cx: &Cx) -> Result<usize> {
    let mut count = 0;
    for document in reads.by(&DOCUMENT_ON_THE_WAY, ())? {
        let to = document.to.map(|id| reads.need::<Warehouse>(&id)).transpose()?;
        count += usize::from(to.is_some_and(|to| receives(cx, &to)));
    }
    Ok(count)
}

/// A document as this person meets it.
pub struct Met {
    pub document: Document,
    pub warehouse: Warehouse,
    pub to: Option<Warehouse>,
    /// He may change, post and cancel it.
    pub mine: bool,
    /// He may receive it.
    pub receives: bool,
    pub cost: bool,
}

/// The document of the address, if he sees one of its warehouses.
pub async fn met(cx: &Cx) -> Result<Met> {
    let id: Id<mark::Document> = cx.path("id")?;
    cx.read(|r| meet(cx, r, id)).await
}

pub fn meet(cx: &Cx, reads: &impl Reads, id: Id<mark::Document>) -> Result<Met> {
    let document = reads.need::<Document>(&id)?;
    let warehouse = reads.need::<Warehouse>(&document.warehouse)?;
    let to = document.to.map(|id| reads.need::<Warehouse>(&id)).transpose()?;
    if !sees(cx, &warehouse) && !to.as_ref().is_some_and(|to| sees(cx, to)) {
        return Err(Error::Hidden);
    }
    let (mine, cost) = (may_use(cx, &warehouse, document.kind), sees_cost(cx, &warehouse));
    let receives = to.as_ref().is_some_and(|to| receives(cx, to));
    Ok(Met { document, warehouse, to, mine, receives, cost })
}

/// The same for whoever may change it.
pub async fn mine(cx: &Cx) -> Result<Met> {
    let met = met(cx).await?;
    if met.mine { Ok(met) } else { Err(Error::Denied(right_of(met.document.kind))) }
}
