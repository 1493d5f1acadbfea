//! `/warehouses`: where goods lie, with the bins and who may do what there.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use crate::{
    kernel::{Id, Result, Right, mark},
    stock::{
        Bin, StockRefusal, Warehouse, WarehouseKind,
        access::{Action, Keeper, visible},
        fact,
        settings::{self, Known},
        warehouses,
    },
    store::{Read, Reads, Write},
    web::{
        Cx,
        api::{Made, May, NameFields, Names, Seen, Sent, Tag, Words, version},
    },
};

#[derive(Object)]
#[oai(rename = "Bin")]
struct ShownBin {
    id: Id<mark::Bin>,
    name: String,
}

/// What an employee may do in a warehouse that is not for all.
#[derive(Clone, Object)]
#[oai(rename = "WarehouseKeeper", deny_unknown_fields)]
struct KeeperFields {
    employee: Id<mark::Employee>,
    actions: Vec<Action>,
}

#[derive(Object)]
#[oai(rename = "Warehouse", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Warehouse>,
    name: String,
    names: Names,
    kind: WarehouseKind,
    /// Absent, it serves every location of the company.
    location: Option<Id<mark::Location>>,
    /// Whose bag it is.
    engineer: Option<Id<mark::Employee>>,
    /// Its goods can be sold and put into orders.
    sellable: bool,
    bins: Vec<ShownBin>,
    /// Where goods come to when nobody says.
    bin: Option<Id<mark::Bin>>,
    /// Empty lets everybody whose role does; for those who set warehouses up.
    keepers: Option<Vec<KeeperFields>>,
    archived: bool,
    /// Grows with every change of the warehouse.
    version: u64,
}

/// A bin that stays or is renamed is named by its id; without one it is new.
#[derive(Clone, Object)]
#[oai(rename = "BinFields", deny_unknown_fields, nullable_all)]
struct BinFields {
    id: Option<Id<mark::Bin>>,
    name: Words,
}

/// What is sent about a warehouse. A new one needs a name and a kind; in a change only what is sent changes, and an empty
/// string clears.
#[derive(Clone, Object)]
#[oai(rename = "WarehouseFields", deny_unknown_fields, nullable_all)]
struct Fields {
    names: Option<NameFields>,
    /// `main`, `engineer`, `defects`, `transit`, `entrusted` or `loaner`.
    kind: Option<Words>,
    /// Empty serves the whole company.
    location: Option<Words>,
    engineer: Option<Words>,
    sellable: Option<bool>,
    /// All of them at once; those that are left out go to the archive.
    #[oai(validator(max_items = 500))]
    bins: Option<Vec<BinFields>>,
    bin: Option<Words>,
    /// All of them at once; empty lets everybody whose role does.
    #[oai(validator(max_items = 200))]
    keepers: Option<Vec<KeeperFields>>,
    /// The version that was read before a change; when somebody changed the warehouse meanwhile, the change is refused.
    version: Option<u64>,
}

impl Fields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names)
            .same("kind", self.kind)
            .same("location", self.location)
            .same("engineer", self.engineer)
            .flag("sellable", "sellable", self.sellable)
            .call("bin_name", "bins")
            .same("bin", self.bin);
        if let Some(bins) = self.bins {
            let stood: Vec<String> = sent.form().values("bin_id").map(str::to_string).collect();
            let left_out = stood.into_iter().filter(|id| !bins.iter().any(|bin| bin.id.is_some_and(|own| own.to_string() == *id)));
            let left_out: Vec<(String, String)> = left_out.map(|id| (id, String::new())).collect();
            let named = bins.into_iter().map(|bin| (bin.id.map(|id| id.to_string()).unwrap_or_default(), bin.name.0));
            sent.clear("bin_id").clear("bin_name");
            for (id, name) in named.chain(left_out) {
                sent.push("bin_id", ("bin_id", "bins"), id).push("bin_name", ("bin_name", "bins"), name);
            }
        }
        if let Some(keepers) = self.keepers {
            let stood: Vec<String> =
                sent.form().pairs().iter().map(|(name, _)| name.clone()).filter(|name| settings::is_tick(name)).collect();
            for name in stood {
                sent.clear(&name);
            }
            for KeeperFields { employee, actions } in keepers {
                let tick = settings::tick(employee);
                for action in actions {
                    sent.push(&tick, (&tick, "keepers"), action.key());
                }
            }
        }
        sent
    }
}

fn show(cx: &Cx, reads: &impl Reads, one: Warehouse) -> Result<Shown> {
    let bins = warehouses::bins(reads, one.id)?.into_iter().filter(|bin: &Bin| !bin.archived);
    let keepers = one.keepers.iter().map(|Keeper { employee, actions }| KeeperFields { employee: *employee, actions: actions.clone() });
    Ok(Shown {
        bins: bins.map(|bin| ShownBin { id: bin.id, name: bin.name }).collect(),
        keepers: settings::is_mine(cx, &one).then(|| keepers.collect()),
        version: version(reads, fact::warehouse(one.id))?,
        id: one.id,
        name: one.name.get(cx.lang()).into(),
        names: one.name.into(),
        kind: one.kind,
        location: one.location,
        engineer: one.engineer,
        sellable: one.sellable,
        bin: one.bin,
        archived: one.archived,
    })
}

async fn shown(cx: &Cx, id: Id<mark::Warehouse>) -> Result<Shown> {
    cx.read(|reads| show(cx, reads, reads.need::<Warehouse>(&id)?)).await
}

pub struct Warehouses;

const SEE: usize = Right::SeeStock as usize;
const CHANGE: usize = Right::SetUpStock as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Warehouses {
    /// Warehouses of the employee's locations and of the company that he may look into, with their bins
    #[oai(path = "/warehouses", method = "get", operation_id = "listWarehouses")]
    async fn list(
        &self,
        cx: May<SEE>,
        /// Those in the archive instead of the others, for whoever sets them up.
        archived: Query<Option<bool>>,
    ) -> Result<Json<Vec<Shown>>> {
        let shown = cx.read(|reads| {
            let all = match archived.0.unwrap_or_default() {
                true => warehouses::all(reads)?.into_iter().filter(|one| one.archived && settings::is_mine(&cx, one)).collect(),
                false => visible(reads, &cx)?,
            };
            all.into_iter().map(|one| show(&cx, reads, one)).collect::<Result<_>>()
        });
        Ok(Json(shown.await?))
    }

    /// A new warehouse
    #[oai(path = "/warehouses", method = "post", operation_id = "createWarehouse")]
    async fn create(&self, cx: May<CHANGE>, warehouse: Json<Fields>) -> Result<Made<Shown>> {
        let (known, mut fields) = (Known::read(&cx, None).await?, warehouse.0);
        fields.sellable = fields.sellable.or(Some(true));
        let parse = |f: &mut crate::web::Fields<'_>| settings::parse(f, &known);
        let id = cx.perform(fields.over(Sent::default()), parse, warehouses::put_warehouse).await?;
        Ok(Made(shown(&cx, id).await?))
    }

    /// Changes a warehouse, its bins, who may do what there
    #[oai(path = "/warehouses/:warehouse_id", method = "patch", operation_id = "changeWarehouse")]
    async fn change(&self, cx: May<CHANGE>, warehouse_id: Path<Id<mark::Warehouse>>, warehouse: Json<Fields>) -> Result<Json<Shown>> {
        let id = settings::mine(&cx, warehouse_id.0).await?.id;
        let known = Known::read(&cx, Some(id)).await?;
        let old = |by: String| StockRefusal::ChangedMeanwhile { by }.into();
        let seen = Seen { subject: fact::warehouse(id), version: warehouse.0.version, old };
        let sent = |reads: &Read<'_>| Ok(warehouse.0.clone().over(Sent::over(settings::filled(reads, id)?)));
        let parse = |f: &mut crate::web::Fields<'_>| settings::parse(f, &known);
        cx.perform_over(&seen, sent, parse, |tx: &mut Write<'_>, ask| warehouses::put_warehouse(tx, ask).map(drop)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Puts an empty warehouse into the archive
    #[oai(path = "/warehouses/:warehouse_id/archive", method = "post", operation_id = "archiveWarehouse")]
    async fn archive(&self, cx: May<CHANGE>, warehouse_id: Path<Id<mark::Warehouse>>) -> Result<Json<Shown>> {
        let id = settings::mine(&cx, warehouse_id.0).await?.id;
        cx.write(move |tx| warehouses::archive_warehouse(tx, id)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Takes a warehouse out of the archive
    #[oai(path = "/warehouses/:warehouse_id/restoration", method = "post", operation_id = "restoreWarehouse")]
    async fn restore(&self, cx: May<CHANGE>, warehouse_id: Path<Id<mark::Warehouse>>) -> Result<Json<Shown>> {
        let id = settings::mine(&cx, warehouse_id.0).await?.id;
        cx.write(move |tx| warehouses::restore_warehouse(tx, id)).await?;
        Ok(Json(shown(&cx, id).await?))
    }
}
