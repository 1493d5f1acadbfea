//! Serial units: one thing with a number of its own. Where it is now stands in its row; how it came there, in the moves.

use serde::{Deserialize, Serialize};

use super::tables::{MOVE_BY_UNIT, Move, MoveKind};
use crate::{
    kernel::{Id, Result, mark},
    store::{Index, Order, Reads, Row, Table, Walk, row::IndexOf},
};

/// Where a unit is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[serde(rename_all = "snake_case")]
#[oai(rename_all = "snake_case")]
pub enum UnitState {
    InStock,
    Sold,
    /// Put into a client's device.
    Installed,
    WrittenOff,
    AtSupplier,
    /// Its posting was cancelled: it never came.
    NeverCame,
}

impl UnitState {
    /// What becomes of a unit that leaves by such a move.
    pub fn after(kind: MoveKind) -> UnitState {
        match kind {
            MoveKind::Sale | MoveKind::ClientReturn => UnitState::Sold,
            MoveKind::Order => UnitState::Installed,
            MoveKind::SupplierReturn => UnitState::AtSupplier,
            MoveKind::WriteOff | MoveKind::Stocktake | MoveKind::Kit => UnitState::WrittenOff,
            MoveKind::Posting | MoveKind::Transfer | MoveKind::CostCorrection => UnitState::NeverCame,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: Id<mark::Unit>,
    pub product: Id<mark::Product>,
    pub serial: String,
    pub batch: u64,
    pub state: UnitState,
    /// Where it lies while it is in stock, where it lay last otherwise.
    pub warehouse: Id<mark::Warehouse>,
    pub bin: Id<mark::Bin>,
    /// Promised to somebody.
    #[serde(default)]
    pub reservation: Option<Id<mark::Reservation>>,
}

impl Unit {
    pub fn is_here(&self) -> bool {
        self.state == UnitState::InStock
    }
}

/// Any unit with such a number, wherever it went.
pub const UNIT_BY_SERIAL: Index<Unit, (String,)> = Index::new(252, "units_by_serial", |unit| vec![(unit.serial.clone(),)]);
/// Two units of one product with one number cannot both be in stock.
pub const UNIT_HERE: Index<Unit, (Id<mark::Product>, String)> =
    Index::unique(253, "units_in_stock", |unit| if unit.is_here() { vec![(unit.product, unit.serial.clone())] } else { Vec::new() });
pub const UNIT_BY_WAREHOUSE: Index<Unit, (Id<mark::Warehouse>, Id<mark::Product>)> =
    Index::new(254, "units_by_warehouse", |unit| if unit.is_here() { vec![(unit.warehouse, unit.product)] } else { Vec::new() });

impl Row for Unit {
    const TABLE: Table = Table::new(251, "units");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&UNIT_BY_SERIAL, &UNIT_HERE, &UNIT_BY_WAREHOUSE];
    type Key = Id<mark::Unit>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// The shortest beginning of a number that is looked for.
const LEAST: usize = 4;

/// A number as scanners and people give it, made one: no spaces, capitals.
pub fn serial(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// A unit of the product that is in stock now, by its number.
pub fn here(reads: &impl Reads, product: Id<mark::Product>, text: &str) -> Result<Option<Unit>> {
    reads.first_by(&UNIT_HERE, (product, serial(text)))
}

/// Units of a product that lie in a warehouse.
pub fn lying(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Vec<Unit>> {
    reads.by(&UNIT_BY_WAREHOUSE, (warehouse, product))
}

/// Things whose number begins so, wherever they are; a short beginning says nothing.
pub fn beginning(reads: &impl Reads, typed: &str, limit: usize) -> Result<Vec<Unit>> {
    let (wanted, mut found) = (serial(typed), Vec::new());
    if wanted.chars().count() < LEAST {
        return Ok(found);
    }
    let past = ((wanted.clone(),), Id::fixed(0));
    reads.walk_by(&UNIT_BY_SERIAL, (), Order::Ascending, Some((&past.0, &past.1)), |(number,), id| {
        if !number.starts_with(&wanted) || found.len() == limit {
            return Ok(Walk::Stop);
        }
        found.push(reads.need::<Unit>(&id)?);
        Ok(Walk::On)
    })?;
    Ok(found)
}

/// Every move of a unit, oldest first.
pub fn passport(reads: &impl Reads, unit: Id<mark::Unit>) -> Result<Vec<Move>> {
    reads.by(&MOVE_BY_UNIT, (unit,))
}
