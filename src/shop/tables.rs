//! Rows of the shop: the company, its locations, what an order can be and where it can stand.

use serde::{Deserialize, Serialize};

use super::Vat;
use crate::{
    kernel::{Id, Lang, Moment, Zone, mark, money::Currency, text::Named},
    store::{Row, Table, TableInfo},
};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<Company>(),
    TableInfo::of::<Location>(),
    TableInfo::of::<OrderType>(),
    TableInfo::of::<Status>(),
    TableInfo::of::<Source>(),
    TableInfo::of::<Terms>(),
    TableInfo::of::<Counter>(),
];

/// The one company of this data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Company {
    pub name: String,
    /// Who stands in the papers: «ИП Орлова М. А.».
    #[serde(default)]
    pub legal_name: String,
    /// ИНН, ЄДРПОУ, УНП, БИН: the tax number by the country's name for it.
    #[serde(default)]
    pub tax_number: String,
    /// КПП and ОГРН/ОГРНИП where the country has them.
    #[serde(default)]
    pub kpp: String,
    #[serde(default)]
    pub registration: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub site: String,
    /// Bank, account, BIC in free lines, for papers.
    #[serde(default)]
    pub bank: String,
    /// `RU`, `UA`, `BY`, `KZ`.
    pub country: String,
    pub currency: Currency,
    /// IANA name.
    pub zone: String,
    pub lang: Lang,
    #[serde(default)]
    pub vat: Vat,
    /// Key of the starter file.
    pub business: String,
    #[serde(default)]
    pub demo: bool,
    pub created: Moment,
}

impl Company {
    pub fn zone(&self) -> Zone {
        Zone::named(&self.zone).unwrap_or_else(Zone::utc)
    }
}

impl Row for Company {
    const TABLE: Table = Table::new(30, "company");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}

/// Which order type a new order starts with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstType {
    #[default]
    Fixed,
    Last,
    Ask,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Location {
    pub id: Id<mark::Location>,
    pub name: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub phone: String,
    /// Order numbers: literal text, `{YY}`, `{YYYY}`, `{MM}`, `{C}`, `{C:5}`.
    pub order_template: String,
    /// The same of sales; empty: a letter and the number of the location, then the counter.
    #[serde(default)]
    pub sale_template: String,
    /// Minutes from midnight, Monday first; `None` is a day off.
    pub hours: [Option<(u16, u16)>; 7],
    #[serde(default)]
    pub first_type: FirstType,
    #[serde(default)]
    pub order_type: Option<Id<mark::OrderType>>,
    /// Stands before the serial part of label barcodes, so that two locations never print the same digits.
    pub label_prefix: u16,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Location {
    const TABLE: Table = Table::new(31, "locations");
    type Key = Id<mark::Location>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OrderType {
    pub id: Id<mark::OrderType>,
    #[serde(default)]
    pub key: String,
    pub name: Named,
    #[serde(default)]
    pub default: bool,
    /// Where a new order of this type stands.
    pub initial: Id<mark::Status>,
    /// By which prices parts go into orders of this type; none: by those of a repair.
    #[serde(default)]
    pub price_type: Option<Id<mark::PriceType>>,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for OrderType {
    const TABLE: Table = Table::new(32, "order_types");
    type Key = Id<mark::OrderType>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// The seven groups fix what a status means to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum StatusGroup {
    New = 1,
    Progress = 2,
    Pending = 3,
    Ready = 4,
    Delivery = 5,
    Closed = 6,
    Refused = 7,
}

impl StatusGroup {
    pub const ALL: [StatusGroup; 7] = [
        StatusGroup::New,
        StatusGroup::Progress,
        StatusGroup::Pending,
        StatusGroup::Ready,
        StatusGroup::Delivery,
        StatusGroup::Closed,
        StatusGroup::Refused,
    ];
    pub fn is_final(self) -> bool {
        matches!(self, StatusGroup::Closed | StatusGroup::Refused)
    }
    pub fn key(self) -> &'static str {
        match self {
            StatusGroup::New => "new",
            StatusGroup::Progress => "progress",
            StatusGroup::Pending => "pending",
            StatusGroup::Ready => "ready",
            StatusGroup::Delivery => "delivery",
            StatusGroup::Closed => "closed",
            StatusGroup::Refused => "refused",
        }
    }
    pub fn named(key: &str) -> Option<StatusGroup> {
        StatusGroup::ALL.into_iter().find(|group| group.key() == key)
    }
}

/// The eight tones a shop may paint a status with.
pub const TONES: [&str; 8] = ["gray", "blue", "teal", "green", "amber", "violet", "pink", "red"];

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Status {
    pub id: Id<mark::Status>,
    #[serde(default)]
    pub key: String,
    pub name: Named,
    pub group: StatusGroup,
    pub tone: String,
    /// Норма времени in minutes of the location's working hours.
    #[serde(default)]
    pub norm: Option<u32>,
    pub next: Vec<Id<mark::Status>>,
    /// Roles that may move an order here; empty means everyone with the right to change statuses.
    #[serde(default)]
    pub roles: Vec<Id<mark::Role>>,
    /// Order types it belongs to; empty means all.
    #[serde(default)]
    pub types: Vec<Id<mark::OrderType>>,
    /// Standing here past the norm or the deadline counts as overdue.
    #[serde(default)]
    pub overdue: bool,
    /// The warranty of the lines runs from the moment of entering.
    #[serde(default)]
    pub starts_warranty: bool,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Status {
    const TABLE: Table = Table::new(33, "statuses");
    type Key = Id<mark::Status>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// Where clients come from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Source {
    pub id: Id<mark::Source>,
    pub name: Named,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Source {
    const TABLE: Table = Table::new(34, "sources");
    type Key = Id<mark::Source>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    Receipt,
    Act,
}

impl Paper {
    pub const ALL: [Paper; 2] = [Paper::Receipt, Paper::Act];
    pub fn key(self) -> &'static str {
        match self {
            Paper::Receipt => "receipt",
            Paper::Act => "act",
        }
    }
    pub fn named(key: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.key() == key)
    }
}

/// The conditions printed on a paper: numbered paragraphs the shop edits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Terms {
    pub paper: Paper,
    pub paragraphs: Vec<Named>,
}

impl Row for Terms {
    const TABLE: Table = Table::new(35, "terms");
    type Key = u8;
    fn key(&self) -> u8 {
        self.paper as u8
    }
}

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Counted {
    Order = 1,
    Client = 2,
    CashIn = 3,
    CashOut = 4,
    Posting = 5,
    WriteOff = 6,
    GoodsTransfer = 7,
    SupplierReturn = 8,
    CostCorrection = 9,
    Assembly = 10,
    Disassembly = 11,
    ClientReturn = 12,
    Surplus = 13,
    Stocktake = 14,
    Sale = 20,
    SaleReturn = 21,
    PurchaseOrder = 30,
}

impl Counted {
    /// For the findings of a check.
    pub fn name(self) -> &'static str {
        match self {
            Counted::Order => "orders",
            Counted::Client => "clients",
            Counted::CashIn => "incoming operations",
            Counted::CashOut => "outgoing operations",
            Counted::Posting => "goods received",
            Counted::WriteOff => "write-offs",
            Counted::GoodsTransfer => "transfers of goods",
            Counted::Surplus => "surpluses of goods",
            Counted::Stocktake => "stocktakes",
            Counted::SupplierReturn => "returns to suppliers",
            Counted::CostCorrection => "corrections of cost",
            Counted::Assembly => "assemblies",
            Counted::Disassembly => "disassemblies",
            Counted::ClientReturn => "goods brought back",
            Counted::Sale => "sales",
            Counted::SaleReturn => "returns of sales",
            Counted::PurchaseOrder => "orders to suppliers",
        }
    }
}

/// The last number given, per location and kind (and period, when the template has a year or a month).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Counter {
    pub location: Id<mark::Location>,
    pub kind: Counted,
    pub period: u32,
    pub last: u64,
}

impl Row for Counter {
    const TABLE: Table = Table::new(36, "counters");
    type Key = (Id<mark::Location>, u8, u32);
    fn key(&self) -> Self::Key {
        (self.location, self.kind as u8, self.period)
    }
}
