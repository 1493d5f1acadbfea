//! Warehouses for other programs.

use poem_openapi::{Object, OpenApi, payload::Json};

use super::{Warehouse, WarehouseKind, warehouses};
use crate::{
    kernel::{Id, Result, Right, mark},
    web::api::{May, Tag},
};

#[derive(Object)]
#[oai(rename = "Bin")]
struct ShownBin {
    id: Id<mark::Bin>,
    name: String,
}

#[derive(Object)]
#[oai(rename = "Warehouse", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Warehouse>,
    name: String,
    kind: WarehouseKind,
    /// Absent, it serves every location of the company.
    location: Option<Id<mark::Location>>,
    /// Whose bag it is.
    engineer: Option<Id<mark::Employee>>,
    /// Its goods can be sold and put into orders.
    sellable: bool,
    bins: Vec<ShownBin>,
}

pub struct Warehouses;

const SEE: usize = Right::SeeStock as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Warehouses {
    /// Warehouses of the employee's locations and of the company that he may look into, with their bins
    #[oai(path = "/warehouses", method = "get", operation_id = "listWarehouses")]
    async fn list(&self, cx: May<SEE>) -> Result<Json<Vec<Shown>>> {
        let lang = cx.lang();
        let shown = cx.read(|reads| {
            let show = |one: Warehouse| {
                let bins = warehouses::bins(reads, one.id)?.into_iter().filter(|bin| !bin.archived);
                Ok(Shown {
                    bins: bins.map(|bin| ShownBin { id: bin.id, name: bin.name }).collect(),
                    id: one.id,
                    name: one.name.get(lang).into(),
                    kind: one.kind,
                    location: one.location,
                    engineer: one.engineer,
                    sellable: one.sellable,
                })
            };
            super::access::visible(reads, &cx)?.into_iter().map(show).collect::<Result<_>>()
        });
        Ok(Json(shown.await?))
    }
}
