//! Rows of the stock: warehouses with their bins, batches, what of them lies where, the lines of the ledger, serial units,
//! reservations, and what is kept ready-made beside them.

use serde::{Deserialize, Serialize};

use super::{access::Keeper, at_once::Habit, demand::Demand, levels::Level, reserve::Reservation, turns::Turn, units::Unit, wholes::Whole};
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, mark, text::Named},
    store::{Index, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<Warehouse>(),
    TableInfo::of::<Bin>(),
    TableInfo::of::<Batch>(),
    TableInfo::of::<Cell>(),
    TableInfo::of::<Move>(),
    TableInfo::of::<Unit>(),
    TableInfo::of::<Reservation>(),
    TableInfo::of::<Stock>(),
    TableInfo::of::<Pool>(),
    TableInfo::of::<Turn>(),
    TableInfo::of::<Demand>(),
    TableInfo::of::<Method>(),
    TableInfo::of::<Habit>(),
    TableInfo::of::<Level>(),
    TableInfo::of::<Whole>(),
];

/// What a warehouse is for. The name is what stands on disk and in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "WarehouseKind", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum WarehouseKind {
    Main,
    /// The bag or the bench of one engineer.
    Engineer,
    Defects,
    /// Shipped and not yet received.
    Transit,
    /// Parts that belong to clients and manufacturers.
    Entrusted,
    /// Devices lent while a repair lasts.
    Loaner,
    /// Parts put into orders that are not closed yet: nobody keeps it, the program does.
    InOrder,
}

impl WarehouseKind {
    /// The kinds a person can make.
    pub const BY_HAND: [WarehouseKind; 6] = [
        WarehouseKind::Main,
        WarehouseKind::Engineer,
        WarehouseKind::Defects,
        WarehouseKind::Transit,
        WarehouseKind::Entrusted,
        WarehouseKind::Loaner,
    ];
    pub fn key(self) -> &'static str {
        match self {
            WarehouseKind::Main => "main",
            WarehouseKind::Engineer => "engineer",
            WarehouseKind::Defects => "defects",
            WarehouseKind::Transit => "transit",
            WarehouseKind::Entrusted => "entrusted",
            WarehouseKind::Loaner => "loaner",
            WarehouseKind::InOrder => "in_order",
        }
    }
    pub fn named(key: &str) -> Option<WarehouseKind> {
        WarehouseKind::BY_HAND.into_iter().find(|kind| kind.key() == key)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Warehouse {
    pub id: Id<mark::Warehouse>,
    pub name: Named,
    pub kind: WarehouseKind,
    /// `None` serves the whole company.
    pub location: Option<Id<mark::Location>>,
    /// Whose bag it is.
    #[serde(default)]
    pub engineer: Option<Id<mark::Employee>>,
    /// Its goods can be sold and put into orders.
    pub sellable: bool,
    /// Where goods are laid when nobody says where.
    #[serde(default)]
    pub bin: Option<Id<mark::Bin>>,
    /// Who may do what here. Empty: whoever may do it by his role.
    #[serde(default)]
    pub keepers: Vec<Keeper>,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Warehouse {
    const TABLE: Table = Table::new(240, "warehouses");
    type Key = Id<mark::Warehouse>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A shelf, a drawer, a box: an address inside a warehouse.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bin {
    pub id: Id<mark::Bin>,
    pub warehouse: Id<mark::Warehouse>,
    pub name: String,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

/// Goods that lie in a warehouse and on no shelf of it.
pub const NO_BIN: Id<mark::Bin> = Id::fixed(0);

pub const BIN_BY_WAREHOUSE: Index<Bin, (Id<mark::Warehouse>, u32)> =
    Index::new(242, "bins_by_warehouse", |bin| vec![(bin.warehouse, bin.position)]);

impl Row for Bin {
    const TABLE: Table = Table::new(241, "bins");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BIN_BY_WAREHOUSE];
    type Key = Id<mark::Bin>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// What came in with one line of one document. Its number is its place in the queue (FIFO) among batches of its day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Batch {
    #[serde(rename = "n")]
    pub number: u64,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    /// The day it came to the company; transfers keep it.
    #[serde(rename = "d")]
    pub day: Day,
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    /// Of the whole batch, landed cost included.
    #[serde(rename = "c")]
    pub cost: Money,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Id<mark::Client>>,
    #[serde(rename = "o")]
    pub document: Id<mark::Document>,
    #[serde(rename = "i", default)]
    pub line: u32,
    /// Not to be used after.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
}

/// The history of prices a product was bought at, oldest first.
pub const BATCH_BY_PRODUCT: Index<Batch, (Id<mark::Product>, Day)> =
    Index::new(243, "batches_by_product", |batch| vec![(batch.product, batch.day)]);

impl Row for Batch {
    const TABLE: Table = Table::new(Table::GROWING + 1, "batches");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BATCH_BY_PRODUCT];
    type Key = u64;
    fn key(&self) -> u64 {
        self.number
    }
}

/// What is left of a batch on one shelf of one warehouse. An empty cell is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "d")]
    pub day: Day,
    #[serde(rename = "a")]
    pub batch: u64,
    #[serde(rename = "b")]
    pub bin: Id<mark::Bin>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "c")]
    pub cost: Money,
}

/// In the order they are taken: by day, then by number of the batch.
pub type CellKey = (Id<mark::Warehouse>, Id<mark::Product>, Day, u64, Id<mark::Bin>);

impl Row for Cell {
    const TABLE: Table = Table::new(244, "cells");
    type Key = CellKey;
    fn key(&self) -> CellKey {
        (self.warehouse, self.product, self.day, self.batch, self.bin)
    }
}

/// What moved the goods. The value is what stands on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "StockMoveKind", rename_all = "snake_case")]
#[serde(into = "u8", try_from = "u8")]
#[repr(u8)]
pub enum MoveKind {
    Posting = 1,
    Transfer = 2,
    WriteOff = 3,
    Sale = 4,
    Order = 5,
    ClientReturn = 6,
    SupplierReturn = 7,
    Stocktake = 8,
    Kit = 9,
    /// The cost of a batch put right; no goods move.
    CostCorrection = 10,
}

impl MoveKind {
    pub const ALL: [MoveKind; 10] = [
        MoveKind::Posting,
        MoveKind::Transfer,
        MoveKind::WriteOff,
        MoveKind::Sale,
        MoveKind::Order,
        MoveKind::ClientReturn,
        MoveKind::SupplierReturn,
        MoveKind::Stocktake,
        MoveKind::Kit,
        MoveKind::CostCorrection,
    ];
}

impl From<MoveKind> for u8 {
    fn from(kind: MoveKind) -> u8 {
        kind as u8
    }
}
impl TryFrom<u8> for MoveKind {
    type Error = String;
    fn try_from(code: u8) -> Result<MoveKind, String> {
        MoveKind::ALL.into_iter().find(|kind| *kind as u8 == code).ok_or_else(|| format!("no kind of move {code}"))
    }
}

/// A line of the ledger: so much of a batch came to a shelf or left it. Never edited, never deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    #[serde(rename = "n")]
    pub number: u64,
    #[serde(rename = "k")]
    pub kind: MoveKind,
    /// The day it counts for.
    #[serde(rename = "d")]
    pub day: Day,
    /// When it was entered.
    #[serde(rename = "t")]
    pub at: Moment,
    #[serde(rename = "o")]
    pub document: Id<mark::Document>,
    #[serde(rename = "i", default)]
    pub line: u32,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "b", default = "no_bin", skip_serializing_if = "is_no_bin")]
    pub bin: Id<mark::Bin>,
    #[serde(rename = "a")]
    pub batch: u64,
    /// Above zero: came.
    #[serde(rename = "q")]
    pub quantity: Quantity,
    /// Of the batch.
    #[serde(rename = "c")]
    pub cost: Money,
    /// What the book sees, where it is not the cost of the batch: the average.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<mark::Unit>>,
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub reservation: Option<Id<mark::Reservation>>,
    /// The line this one takes back: all of it when its document is cancelled, a part when goods are returned.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<u64>,
}

impl Move {
    /// What the book sees.
    pub fn value(&self) -> Money {
        self.value.unwrap_or(self.cost)
    }
}

fn no_bin() -> Id<mark::Bin> {
    NO_BIN
}
fn is_no_bin(bin: &Id<mark::Bin>) -> bool {
    *bin == NO_BIN
}

/// The history of a product in a warehouse, by the day it counts for.
pub const MOVE_BY_PRODUCT: Index<Move, (Id<mark::Product>, Id<mark::Warehouse>, Day)> =
    Index::new(245, "moves_by_product", |line| vec![(line.product, line.warehouse, line.day)]);
pub const MOVE_BY_DOCUMENT: Index<Move, (Id<mark::Document>,)> = Index::new(246, "moves_by_document", |line| vec![(line.document,)]);
/// The passport of a serial unit.
pub const MOVE_BY_UNIT: Index<Move, (Id<mark::Unit>,)> = Index::new(247, "moves_by_unit", |line| line.unit.iter().map(|u| (*u,)).collect());
pub const MOVE_BY_ANSWERED: Index<Move, (u64,)> = Index::new(248, "moves_by_answered", |line| line.answers.iter().map(|n| (*n,)).collect());

impl Row for Move {
    const TABLE: Table = Table::new(Table::GROWING + 2, "moves");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&MOVE_BY_PRODUCT, &MOVE_BY_DOCUMENT, &MOVE_BY_UNIT, &MOVE_BY_ANSWERED];
    type Key = u64;
    fn key(&self) -> u64 {
        self.number
    }
}

/// How much of a product a warehouse has now, and how much of it is promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "r")]
    pub reserved: Quantity,
    /// What the book saw come here less what it saw go. By the average only the company's whole is true.
    #[serde(rename = "c")]
    pub cost: Money,
}

impl Stock {
    /// What can be taken without breaking a promise.
    pub fn available(&self) -> Quantity {
        self.quantity - self.reserved
    }
    /// Nothing lies there and nothing is promised, whatever trace the average left.
    pub fn is_empty(&self) -> bool {
        self.quantity.is_zero() && self.reserved.is_zero()
    }
}

impl Row for Stock {
    const TABLE: Table = Table::new(249, "stock");
    type Key = (Id<mark::Warehouse>, Id<mark::Product>);
    fn key(&self) -> Self::Key {
        (self.warehouse, self.product)
    }
}

/// All the company has of a product: what the book sees of it, and what the average is counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "c")]
    pub cost: Money,
}

impl Row for Pool {
    const TABLE: Table = Table::new(250, "pools");
    type Key = Id<mark::Product>;
    fn key(&self) -> Self::Key {
        self.product
    }
}

/// How the company counts the cost of what it issues. No row: by batches (FIFO).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    pub average: bool,
    /// The day it was chosen.
    pub since: Day,
}

impl Row for Method {
    const TABLE: Table = Table::new(255, "cost_method");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}
