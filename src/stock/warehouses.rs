//! Warehouses: adding, changing, putting away. Who sees which.

use std::collections::BTreeSet;

use super::{
    access::{Action, Keeper},
    fact::{self, StockFact},
    refusal::StockRefusal,
    tables::{BIN_BY_WAREHOUSE, Bin, Stock, Warehouse, WarehouseKind},
    text,
};
use crate::{
    kernel::{Error, Id, Lang, Result, Text, mark, text::Named},
    log::{Record, Telling, change, changes},
    shop::Location,
    staff,
    store::{Order, Reads, Walk, Write},
};

/// All warehouses in their order, archived ones too.
pub fn all(reads: &impl Reads) -> Result<Vec<Warehouse>> {
    let mut all = reads.all::<Warehouse>(())?;
    all.sort_by_key(|warehouse| (warehouse.position, warehouse.id));
    Ok(all)
}

/// Bins of a warehouse in their order, archived ones too.
pub fn bins(reads: &impl Reads, warehouse: Id<mark::Warehouse>) -> Result<Vec<Bin>> {
    reads.by(&BIN_BY_WAREHOUSE, (warehouse,))
}

/// A main warehouse for each location that has none: of a new shop, and of one older than warehouses.
pub fn begin(tx: &mut Write<'_>, locations: &[(Id<mark::Location>, String)]) -> Result<()> {
    let known = all(tx)?;
    for ((location, place), at) in locations.iter().zip(0..) {
        if known.iter().any(|warehouse| warehouse.location == Some(*location)) {
            continue;
        }
        let name = match locations.len() {
            1 => text::MAIN_WAREHOUSE.into(),
            _ => Named::from3(Lang::ALL.map(|lang| text::WAREHOUSE_OF.with(lang, &[place]))),
        };
        let (kind, position) = (WarehouseKind::Main, known.len() as u32 + at);
        let keepers = Vec::new();
        let location = Some(*location);
        tx.put(&Warehouse {
            id: tx.id(),
            name,
            kind,
            location,
            engineer: None,
            sellable: true,
            bin: None,
            keepers,
            position,
            archived: false,
        })?;
    }
    Ok(())
}

/// A warehouse of the program's own, out of which nothing is sold: the one there is, or a new one.
pub(super) fn kept(tx: &mut Write<'_>, kind: WarehouseKind, name: Text) -> Result<Id<mark::Warehouse>> {
    let all = all(tx)?;
    if let Some(known) = all.iter().find(|one| one.kind == kind && !one.archived && !one.sellable) {
        return Ok(known.id);
    }
    let position = all.last().map_or(0, |last| last.position + 1);
    let (id, name, keepers) = (tx.id(), name.into(), Vec::new());
    tx.put(&Warehouse { id, name, kind, location: None, engineer: None, sellable: false, bin: None, keepers, position, archived: false })?;
    Ok(id)
}

/// Where goods lie that were shipped and not received yet.
pub fn transit(tx: &mut Write<'_>) -> Result<Id<mark::Warehouse>> {
    kept(tx, WarehouseKind::Transit, text::KIND_TRANSIT)
}

#[derive(Debug, Clone)]
pub struct WarehouseAsk {
    /// `None` adds a new one.
    pub id: Option<Id<mark::Warehouse>>,
    pub name: Named,
    pub kind: WarehouseKind,
    /// `None` serves the whole company.
    pub location: Option<Id<mark::Location>>,
    pub engineer: Option<Id<mark::Employee>>,
    pub sellable: bool,
    /// Bins by their id (none for a new one) and name; an empty name puts a bin away.
    pub bins: Vec<(Option<Id<mark::Bin>>, String)>,
    pub bin: Option<Id<mark::Bin>>,
    pub keepers: Vec<Keeper>,
}

/// Adds a warehouse or changes one, with its bins.
pub fn put_warehouse(tx: &mut Write<'_>, ask: &WarehouseAsk) -> Result<Id<mark::Warehouse>> {
    let before = match ask.id {
        Some(id) => Some(tx.need::<Warehouse>(&id)?),
        None => None,
    };
    let last = all(tx)?.last().map_or(0, |warehouse| warehouse.position);
    let mut after = Warehouse {
        id: before.as_ref().map_or_else(|| tx.id(), |row| row.id),
        name: ask.name.clone(),
        kind: ask.kind,
        location: ask.location,
        engineer: ask.engineer.filter(|_| ask.kind == WarehouseKind::Engineer),
        sellable: ask.sellable,
        bin: None,
        keepers: ask.keepers.clone(),
        position: before.as_ref().map_or(last + 1, |row| row.position),
        archived: before.as_ref().is_some_and(|row| row.archived),
    };
    let told = match &before {
        Some(before) => tell(tx, before)?,
        None => Telling::new(),
    };
    let active = put_bins(tx, after.id, &ask.bins)?;
    after.bin = ask.bin.filter(|id| active.contains(id));
    let Some(before) = before else {
        tx.put(&after)?;
        tx.record(fact::warehouse(after.id), &StockFact::WarehouseAdded { name: after.name })?;
        return Ok(after.id);
    };
    let changes = changes(&told, &tell(tx, &after)?);
    if !changes.is_empty() {
        tx.put(&after)?;
        tx.record(fact::warehouse(after.id), &StockFact::WarehouseChanged { before: before.name, name: after.name, changes })?;
    }
    Ok(after.id)
}

/// Writes the bins that differ; answers those that are in use.
fn put_bins(
    tx: &mut Write<'_>,
    warehouse: Id<mark::Warehouse>,
    asked: &[(Option<Id<mark::Bin>>, String)],
) -> Result<BTreeSet<Id<mark::Bin>>> {
    let known = bins(tx, warehouse)?;
    let named: Vec<String> = asked.iter().map(|(_, name)| name.to_lowercase()).filter(|name| !name.is_empty()).collect();
    if named.iter().collect::<BTreeSet<_>>().len() < named.len() {
        return Err(StockRefusal::SameBins.into());
    }
    let mut active: BTreeSet<Id<mark::Bin>> = known.iter().filter(|bin| !bin.archived).map(|bin| bin.id).collect();
    let mut position = known.iter().map(|bin| bin.position).max().unwrap_or_default();
    for (id, name) in asked {
        let Some(id) = id else {
            if !name.is_empty() {
                position += 1;
                let id = tx.id();
                tx.put(&Bin { id, warehouse, name: name.clone(), position, archived: false })?;
                active.insert(id);
            }
            continue;
        };
        let Some(bin) = known.iter().find(|bin| bin.id == *id) else { return Err(Error::Hidden) };
        let after = match name.is_empty() {
            true => Bin { archived: true, ..bin.clone() },
            false => Bin { name: name.clone(), archived: false, ..bin.clone() },
        };
        if after.archived {
            active.remove(id)
        } else {
            active.insert(*id)
        };
        if (&after.name, after.archived) != (&bin.name, bin.archived) {
            tx.put(&after)?;
        }
    }
    Ok(active)
}

/// A warehouse in words, field by field, as the audit tells it.
fn tell(reads: &impl Reads, warehouse: &Warehouse) -> Result<Telling> {
    let place = match warehouse.location {
        Some(id) => reads.get::<Location>(&id)?.map(|location| location.name).unwrap_or_default(),
        None => crate::web::text::WHOLE_COMPANY.ru.into(),
    };
    let engineer = match warehouse.engineer {
        Some(id) => staff::employee_name(reads, id)?,
        None => String::new(),
    };
    let bins: Vec<Bin> = bins(reads, warehouse.id)?.into_iter().filter(|bin| !bin.archived).collect();
    let names: Vec<&str> = bins.iter().map(|bin| bin.name.as_str()).collect();
    let default = bins.iter().find(|bin| Some(bin.id) == warehouse.bin).map(|bin| bin.name.clone()).unwrap_or_default();
    let mut keepers = Vec::new();
    for keeper in &warehouse.keepers {
        let actions: Vec<&str> = keeper.actions.iter().map(|action| action_name(*action).ru).collect();
        keepers.push(format!("{} ({})", staff::employee_name(reads, keeper.employee)?, actions.join(", ")));
    }
    let mut told = change::names(&warehouse.name);
    let yes = |flag: bool| if flag { text::YES.ru } else { text::NO.ru };
    told.extend([
        ("kind", kind_name(warehouse.kind).ru.into()),
        ("location", place),
        ("engineer", engineer),
        ("sellable", yes(warehouse.sellable).into()),
        ("bin_name", names.join(", ")),
        ("bin", default),
        ("keepers", keepers.join("; ")),
    ]);
    Ok(told)
}

/// Puts an empty warehouse away. The last one stays: goods need somewhere to come to.
pub fn archive_warehouse(tx: &mut Write<'_>, id: Id<mark::Warehouse>) -> Result<()> {
    let warehouse = tx.need::<Warehouse>(&id)?;
    if !is_empty(tx, id)? {
        return Err(StockRefusal::NotEmpty.into());
    }
    // Where the program itself puts goods, nothing comes to.
    let own = |kind| matches!(kind, WarehouseKind::InOrder | WarehouseKind::Transit);
    if all(tx)?.iter().all(|one| one.archived || one.id == id || own(one.kind)) {
        return Err(StockRefusal::LastWarehouse.into());
    }
    let name = warehouse.name.clone();
    tx.put(&Warehouse { archived: true, ..warehouse })?;
    tx.record(fact::warehouse(id), &StockFact::WarehouseArchived { name })
}

pub fn restore_warehouse(tx: &mut Write<'_>, id: Id<mark::Warehouse>) -> Result<()> {
    let warehouse = tx.need::<Warehouse>(&id)?;
    let name = warehouse.name.clone();
    tx.put(&Warehouse { archived: false, ..warehouse })?;
    tx.record(fact::warehouse(id), &StockFact::WarehouseRestored { name })
}

/// Moves a warehouse one place up: it changes places with the active one before it.
pub fn raise_warehouse(tx: &mut Write<'_>, id: Id<mark::Warehouse>) -> Result<()> {
    let mut active = all(tx)?;
    active.retain(|warehouse| !warehouse.archived && warehouse.kind != WarehouseKind::InOrder);
    let Some(at) = active.iter().position(|warehouse| warehouse.id == id) else { return Err(Error::Hidden) };
    let name = active[at].name.clone();
    active.swap(at, at.saturating_sub(1));
    for (warehouse, position) in active.into_iter().zip(0..) {
        if warehouse.position != position {
            tx.put(&Warehouse { position, ..warehouse })?;
        }
    }
    tx.record(fact::warehouse(id), &StockFact::WarehouseMoved { name })
}

/// Nothing lies in it and nothing is promised.
pub fn is_empty(reads: &impl Reads, id: Id<mark::Warehouse>) -> Result<bool> {
    let mut empty = true;
    reads.walk::<Stock>((id,), Order::Ascending, |row| {
        empty = row.is_empty();
        Ok(if empty { Walk::On } else { Walk::Stop })
    })?;
    Ok(empty)
}

pub fn kind_name(kind: WarehouseKind) -> crate::kernel::Text {
    match kind {
        WarehouseKind::Main => text::KIND_MAIN,
        WarehouseKind::Engineer => text::KIND_ENGINEER,
        WarehouseKind::Defects => text::KIND_DEFECTS,
        WarehouseKind::Transit => text::KIND_TRANSIT,
        WarehouseKind::Entrusted => text::KIND_ENTRUSTED,
        WarehouseKind::Loaner => text::KIND_LOANER,
        WarehouseKind::InOrder => text::KIND_IN_ORDER,
    }
}

pub fn action_name(action: Action) -> crate::kernel::Text {
    match action {
        Action::View => text::ACTION_VIEW,
        Action::Post => text::ACTION_POST,
        Action::WriteOff => text::ACTION_WRITE_OFF,
        Action::TransferIn => text::ACTION_TRANSFER_IN,
        Action::TransferOut => text::ACTION_TRANSFER_OUT,
        Action::Sell => text::ACTION_SELL,
        Action::AddToOrder => text::ACTION_ADD_TO_ORDER,
        Action::SeeCost => text::ACTION_SEE_COST,
    }
}
