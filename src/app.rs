//! The program put together: the slices, what they keep, who does their jobs.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use crate::{
    cash, catalog, clients, demo, exchange,
    kernel::{Clock, Day, Error, Fault, Id, Lang, Moment, Money, Result, Right, mark},
    log::{self, Subject, SubjectKind, outbox},
    orders, purchases, reports, sales, search, setup, shop, staff, stock, stocktake,
    store::{Findings, Read, Reads, Store, TableInfo, Write, migrate},
    warehouse,
    web::{Choice, Frame, List, Proof, Room, Routes, Site, Slice, Stocked, Who, api, cx::Memory, lists::Owner, live, ui},
};

/// Every slice, in the order of the menu.
pub const SLICES: &[&Slice] = &[
    &orders::SLICE,
    &sales::SLICE,
    &clients::SLICE,
    &cash::SLICE,
    &stock::SLICE,
    &warehouse::SLICE,
    &stocktake::SLICE,
    &purchases::SLICE,
    &catalog::SLICE,
    &reports::SLICE,
    &exchange::SLICE,
    &search::SLICE,
    &shop::SLICE,
    &staff::SLICE,
    &setup::SLICE,
    &demo::SLICE,
    &LIVE,
    &DOCUMENT,
    &KIT,
];

/// The stream that tells open pages what changed.
const LIVE: Slice = Slice {
    name: "live",
    routes: live::routes,
    tables: &[],
    facts: &[],
    menu: &[],
    settings: &[],
    check: crate::web::routes::nothing_to_check,
};

/// The page with every component of the interface; in debug builds only.
const KIT: Slice = Slice {
    name: "kit",
    routes: ui::kit::routes,
    tables: &[],
    facts: &[],
    menu: &[],
    settings: &[],
    check: crate::web::routes::nothing_to_check,
};

/// The API: every slice's operations behind one door.
static API: LazyLock<api::Door> = LazyLock::new(|| {
    api::Door::new((
        (orders::api::Orders, orders::api::Lines, orders::api::Course, orders::api::Comments, orders::api::History),
        (orders::api::Payments, orders::api::Returns),
        sales::api::Sales,
        cash::api::Cashboxes,
        clients::api::Clients,
        clients::api::Devices,
        catalog::api::Directories,
        catalog::api::Services,
        catalog::api::Products,
        (catalog::api::GoodsLists, catalog::api::GoodsSettings),
        (stock::api::Warehouses, stock::api::Ledger, stock::api::Units),
        (purchases::api::PurchaseOrders, purchases::api::Suppliers),
        (warehouse::api::Documents, warehouse::levels::api::Levels),
        (stocktake::api::Stocktakes, reports::api::StockReports),
        shop::api::Directories,
        staff::api::Staff,
    ))
});

/// Its document and the page to read it.
const DOCUMENT: Slice = Slice {
    name: "api",
    routes: api::routes,
    tables: &[],
    facts: &[],
    menu: &[],
    settings: &[],
    check: crate::web::routes::nothing_to_check,
};

/// Every table of the file: the platform's and the slices'.
pub fn tables() -> Vec<TableInfo> {
    let platform = migrate::TABLES.iter().chain(log::TABLES);
    platform.chain(SLICES.iter().flat_map(|slice| slice.tables)).copied().collect()
}

pub fn routes() -> Routes {
    Routes(SLICES.iter().flat_map(|slice| (slice.routes)().0).collect())
}

/// How this copy of the program is reached and what its disk has left.
pub struct Settings {
    pub room: Room,
    /// The program itself, to be started again for reading foreign files.
    pub program: PathBuf,
    pub port: u16,
    pub hosts: Vec<String>,
}

impl Settings {
    /// In memory, as tests run; whoever reads foreign files says where the program is.
    pub fn in_memory(port: u16) -> Settings {
        Settings { room: Room::endless(), program: PathBuf::new(), port, hosts: Vec::new() }
    }
}

pub fn site(store: Store, clock: Clock, settings: Settings) -> Arc<Site> {
    Arc::new(Site {
        store,
        clock,
        slices: SLICES,
        identify,
        lists,
        standing: orders::standing,
        name_of,
        document_of,
        recost,
        carried: orders::carried,
        stocked: STOCKED,
        hears,
        api: &API,
        sign_in: staff::way_in,
        hosts: settings.hosts,
        port: settings.port,
        setup: std::sync::Mutex::new(None),
        key: crate::web::random(),
        room: settings.room,
        program: settings.program,
        throttle: crate::web::Throttle::default(),
        memory: Memory::default(),
    })
}

/// The shop and the person, in one moment of the data.
fn identify(reads: &Read<'_>, proof: Proof<'_>, now: Moment) -> Result<(Frame, Option<Who>)> {
    let frame = shop::frame(reads)?;
    let who = match proof {
        Proof::Session(token) => staff::identify::who(reads, token, now, &frame.places)?,
        Proof::Key(key) => staff::identify::behind_key(reads, key, &frame.places)?,
        Proof::Nobody => None,
    };
    Ok((frame, who))
}

/// Whether this person may know that a thing changed: what he may see he may hear of.
fn hears(reads: &Read<'_>, who: &Who, subject: Subject) -> Result<bool> {
    Ok(match subject.kind {
        SubjectKind::Order => match orders::document::seen(reads, &who.scope(Right::SeeOrders), subject.id.cast()) {
            Err(Error::Hidden) => false,
            seen => seen.map(|_| true)?,
        },
        SubjectKind::Client | SubjectKind::Device => who.may(Right::SeeClients),
        SubjectKind::Cashbox => who.may(Right::SeeCash),
        SubjectKind::Product => who.may(Right::SeeGoods),
        SubjectKind::Warehouse | SubjectKind::Document | SubjectKind::Stocktake => who.may(Right::SeeStock),
        SubjectKind::PurchaseOrder => match reads.get::<purchases::PurchaseOrder>(&subject.id.cast())? {
            Some(order) => who.may_at(order.location, Right::SeePurchases),
            None => false,
        },
        SubjectKind::Sale => match reads.get::<sales::Sale>(&subject.id.cast())? {
            Some(sale) => who.may_at(sale.location, Right::SeeSales) || who.may_at(sale.location, Right::Sell),
            None => false,
        },
        SubjectKind::Employee | SubjectKind::Role => who.may(Right::ManageStaff),
        SubjectKind::Location | SubjectKind::Service | SubjectKind::Shop | SubjectKind::Import => true,
    })
}

const STOCKED: Stocked = Stocked {
    costs: |reads, product| stock::balance::costs(reads, None, product),
    moved: |reads, product| stock::balance::ever_moved(reads, product),
    lying: stock::lying,
};

/// What a thing is called, for slices that know it by its id alone.
fn name_of(reads: &Read<'_>, subject: Subject) -> Result<Option<String>> {
    Ok(match subject.kind {
        SubjectKind::Client => reads.get::<clients::Client>(&subject.id.cast())?.map(|client| client.name),
        SubjectKind::Product => reads.get::<catalog::Product>(&subject.id.cast())?.map(|product| product.name),
        SubjectKind::Order => reads.get::<orders::Order>(&subject.id.cast())?.map(|order| order.number),
        SubjectKind::PurchaseOrder => {
            reads.get::<purchases::PurchaseOrder>(&subject.id.cast())?.map(|order| purchases::title(&order, crate::kernel::Lang::Ru))
        }
        _ => None,
    })
}

/// Whose document moved goods.
fn document_of(reads: &Read<'_>, id: Id<mark::Document>, lang: Lang) -> Result<Option<Owner>> {
    for named in [warehouse::named, sales::named, orders::named] {
        if let Some(found) = named(reads, id, lang)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// What the lines of a document that moved goods cost now.
fn recost(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day, costs: &BTreeMap<u32, Money>) -> Result<()> {
    for told in [warehouse::recost, sales::recost, orders::recost] {
        if told(tx, id, day, costs)? {
            return Ok(());
        }
    }
    Err(Error::broken("nobody owns a document that moved goods"))
}

/// Directories that slices of one floor choose from, in their order.
fn lists(reads: &Read<'_>, list: List) -> Result<Vec<Choice>> {
    match list {
        List::Sources => {
            let mut all = reads.all::<shop::Source>(())?;
            all.sort_by_key(|source| source.position);
            let choice = |s: shop::Source| Choice { id: s.id.cast(), name: s.name, icon: String::new(), imei: false, archived: s.archived };
            Ok(all.into_iter().map(choice).collect())
        }
        List::PriceTypes => {
            let mut all = reads.all::<catalog::PriceType>(())?;
            all.sort_by_key(|kind| kind.position);
            let choice =
                |t: catalog::PriceType| Choice { id: t.id.cast(), name: t.name, icon: String::new(), imei: false, archived: t.archived };
            Ok(all.into_iter().map(choice).collect())
        }
        List::DeviceTypes => {
            let mut all = reads.all::<catalog::DeviceType>(())?;
            all.sort_by_key(|kind| kind.position);
            let imei = |kind: &catalog::DeviceType| kind.serial == catalog::SerialKind::Imei;
            let choice =
                |t: catalog::DeviceType| Choice { imei: imei(&t), id: t.id.cast(), name: t.name, icon: t.icon, archived: t.archived };
            Ok(all.into_iter().map(choice).collect())
        }
    }
}

/// Everything `verstak check` looks at: envelopes and indexes, then what each slice refolds.
pub fn check(reads: &Read<'_>) -> Result<Findings> {
    let mut findings = Findings::default();
    crate::store::check::check(reads, &tables(), &mut findings)?;
    let recounts =
        SLICES.iter().map(|slice| (slice.name, slice.check)).chain([("log", log::check as fn(&Read<'_>, &mut Findings) -> Result<()>)]);
    for (name, recount) in recounts {
        // A damaged row is already named above; it stops one recount, not the others.
        match recount(reads, &mut findings) {
            Err(Error::Fault(fault @ Fault::Damaged { .. })) => findings.add(format!("{name} is not recounted: {fault}")),
            other => other?,
        }
    }
    Ok(findings)
}

/// Work promised in the outbox, by kind.
pub fn handlers() -> Vec<outbox::Handler<Arc<Site>>> {
    exchange::HANDLERS.to_vec()
}

/// True when nothing was ever set up here.
pub fn is_empty(reads: &Read<'_>) -> Result<bool> {
    Ok(reads.get::<shop::Company>(&0)?.is_none())
}

/// Reads into memory what searches need, so that the first one does not wait for it.
pub async fn warm(site: Arc<Site>) {
    let store = site.store.clone();
    let all = move |reads: &Read<'_>| {
        catalog::warm(&site.memory, reads)?;
        catalog::warm_goods(&site.memory, reads)?;
        clients::warm(&site.memory, reads)
    };
    if let Err(error) = store.read_long(all).await {
        tracing::error!(%error, "the search is not ready; the first query will try again");
    }
}
