//! Rows of the documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::expected::Expected;
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, mark, text::Named},
    shop::Counted,
    stock::{MoveKind, access::Action},
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Document>(), TableInfo::of::<Expected>(), TableInfo::of::<super::method::Revaluation>()];

/// The value is what stands on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "DocumentKind", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum DocKind {
    Posting = 1,
    WriteOff = 2,
    Transfer = 3,
    SupplierReturn = 4,
    /// What a batch cost is put right; no goods move.
    CostCorrection = 5,
    /// Parts become one thing.
    Assembly = 6,
    /// One thing becomes its parts.
    Disassembly = 7,
    /// What a client brought back.
    ClientReturn = 8,
    /// Goods found that no document had brought.
    Surplus = 9,
}

impl DocKind {
    pub const ALL: [DocKind; 9] = [
        DocKind::Posting,
        DocKind::Transfer,
        DocKind::WriteOff,
        DocKind::SupplierReturn,
        DocKind::CostCorrection,
        DocKind::Assembly,
        DocKind::Disassembly,
        DocKind::ClientReturn,
        DocKind::Surplus,
    ];
    pub fn key(self) -> &'static str {
        match self {
            DocKind::Posting => "posting",
            DocKind::WriteOff => "write_off",
            DocKind::Transfer => "transfer",
            DocKind::Surplus => "surplus",
            DocKind::SupplierReturn => "supplier_return",
            DocKind::CostCorrection => "cost_correction",
            DocKind::Assembly => "assembly",
            DocKind::Disassembly => "disassembly",
            DocKind::ClientReturn => "client_return",
        }
    }
    pub fn named(key: &str) -> Option<DocKind> {
        DocKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
    pub fn counted(self) -> Counted {
        match self {
            DocKind::Posting => Counted::Posting,
            DocKind::WriteOff => Counted::WriteOff,
            DocKind::Transfer => Counted::GoodsTransfer,
            DocKind::Surplus => Counted::Surplus,
            DocKind::SupplierReturn => Counted::SupplierReturn,
            DocKind::CostCorrection => Counted::CostCorrection,
            DocKind::Assembly => Counted::Assembly,
            DocKind::Disassembly => Counted::Disassembly,
            DocKind::ClientReturn => Counted::ClientReturn,
        }
    }
    pub fn moves(self) -> MoveKind {
        match self {
            DocKind::Posting => MoveKind::Posting,
            DocKind::WriteOff => MoveKind::WriteOff,
            DocKind::Transfer => MoveKind::Transfer,
            DocKind::Surplus => MoveKind::Stocktake,
            DocKind::SupplierReturn => MoveKind::SupplierReturn,
            DocKind::CostCorrection => MoveKind::CostCorrection,
            DocKind::Assembly | DocKind::Disassembly => MoveKind::Kit,
            DocKind::ClientReturn => MoveKind::ClientReturn,
        }
    }
    /// A supplier is a side of it.
    pub fn has_supplier(self) -> bool {
        matches!(self, DocKind::Posting | DocKind::SupplierReturn | DocKind::CostCorrection)
    }
    /// Its lines name the batches they are about.
    pub fn by_batches(self) -> bool {
        matches!(self, DocKind::SupplierReturn | DocKind::CostCorrection)
    }
    /// What it does in the warehouse it stands in.
    pub fn action(self) -> Action {
        match self {
            DocKind::Posting
            | DocKind::Surplus
            | DocKind::CostCorrection
            | DocKind::Assembly
            | DocKind::Disassembly
            | DocKind::ClientReturn => Action::Post,
            DocKind::WriteOff | DocKind::SupplierReturn => Action::WriteOff,
            DocKind::Transfer => Action::TransferOut,
        }
    }
    /// Whether a line says what one costs.
    pub fn priced(self) -> bool {
        matches!(self, DocKind::Posting | DocKind::Surplus | DocKind::Disassembly)
    }
    /// A person begins it from nothing; others are made of a posting, a sale.
    pub fn by_hand(self) -> bool {
        !matches!(self, DocKind::CostCorrection | DocKind::ClientReturn)
    }
    /// It makes one thing of many or many of one.
    pub fn is_kit(self) -> bool {
        matches!(self, DocKind::Assembly | DocKind::Disassembly)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "DocumentState", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum DocState {
    Draft,
    /// Goods of a transfer left their warehouse and have not come to the other.
    Shipped,
    Posted,
    Cancelled,
}

impl DocState {
    pub const ALL: [DocState; 4] = [DocState::Draft, DocState::Shipped, DocState::Posted, DocState::Cancelled];
    pub fn key(self) -> &'static str {
        match self {
            DocState::Draft => "draft",
            DocState::Shipped => "shipped",
            DocState::Posted => "posted",
            DocState::Cancelled => "cancelled",
        }
    }
    pub fn named(key: &str) -> Option<DocState> {
        DocState::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// Why goods are written off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    #[default]
    Defect,
    Damage,
    OwnUse,
    Shortage,
    /// One thing was given out for another.
    MisSort,
}

impl Reason {
    pub const ALL: [Reason; 5] = [Reason::Defect, Reason::Damage, Reason::OwnUse, Reason::Shortage, Reason::MisSort];
    pub fn key(self) -> &'static str {
        match self {
            Reason::Defect => "defect",
            Reason::Damage => "damage",
            Reason::OwnUse => "own_use",
            Reason::Shortage => "shortage",
            Reason::MisSort => "mis_sort",
        }
    }
    pub fn named(key: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// A line: a product and how much of it. Its name is kept as it was then.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DocLine {
    /// Its own number in the document; a removed line leaves a gap.
    pub number: u32,
    pub product: Id<mark::Product>,
    pub code: String,
    pub name: String,
    pub measure: Named,
    pub quantity: Quantity,
    /// What the supplier asks for one; in a return what he gives back, in a correction what he should have asked, of a thing
    /// taken apart what a part is valued at.
    #[serde(default)]
    pub price: Money,
    #[serde(default)]
    pub bin: Option<Id<mark::Bin>>,
    #[serde(default)]
    pub serials: Vec<String>,
    /// A transfer moves what is kept for these orders.
    #[serde(default)]
    pub orders: Vec<Id<mark::Order>>,
    /// The batch it is about, where the document names batches.
    #[serde(default)]
    pub batch: Option<u64>,
    /// By how much a correction changes what the batch cost.
    #[serde(default)]
    pub by: Money,
    /// What it will be sold for, by type of price, once the posting is posted.
    #[serde(default)]
    pub prices: BTreeMap<Id<mark::PriceType>, Money>,
    /// What it cost when it was posted, landed cost included.
    #[serde(default)]
    pub cost: Money,
}

impl DocLine {
    pub fn sum(&self) -> Money {
        self.quantity.times(self.price)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    pub id: Id<mark::Document>,
    pub kind: DocKind,
    pub state: DocState,
    /// Given when it is posted, per location, kind and year, without gaps; a draft has none.
    #[serde(default)]
    pub number: u64,
    /// The day it counts for.
    pub day: Day,
    pub created: Moment,
    #[serde(default)]
    pub posted: Option<Moment>,
    pub location: Id<mark::Location>,
    pub warehouse: Id<mark::Warehouse>,
    /// Where a transfer goes.
    #[serde(default)]
    pub to: Option<Id<mark::Warehouse>>,
    /// The bin of the same warehouse that goods are moved to.
    #[serde(default)]
    pub to_bin: Option<Id<mark::Bin>>,
    /// Where the goods of a transfer in two steps lie between them.
    #[serde(default)]
    pub transit: Option<Id<mark::Warehouse>>,
    /// When they were received, and by whom, by the name he had then.
    #[serde(default)]
    pub received: Option<(Moment, String)>,
    /// Documents that settled what did not arrive.
    #[serde(default)]
    pub settled_by: Vec<Id<mark::Document>>,
    /// The document this one settles.
    #[serde(default)]
    pub settles: Option<Id<mark::Document>>,
    #[serde(default)]
    pub supplier: Option<Id<mark::Client>>,
    /// The number and the day of the supplier's own paper.
    #[serde(default)]
    pub paper: String,
    #[serde(default)]
    pub paper_day: Option<Day>,
    /// Delivery and the like, spread over the lines by their value.
    #[serde(default)]
    pub extra: Money,
    #[serde(default)]
    pub reason: Reason,
    /// Who pays for what is written off.
    #[serde(default)]
    pub charged: Option<Id<mark::Employee>>,
    #[serde(default)]
    pub comment: String,
    #[serde(default)]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    pub by_name: String,
    #[serde(default)]
    pub lines: Vec<DocLine>,
    /// What is put together or taken apart: a line of its own, number nought.
    #[serde(default)]
    pub whole: Option<DocLine>,
    /// The posting it is made from.
    #[serde(default)]
    pub basis: Option<Id<mark::Document>>,
    /// What it posted to the book.
    #[serde(default)]
    pub operations: Vec<Id<mark::Payment>>,
    /// What was paid for it.
    #[serde(default)]
    pub payments: Vec<Id<mark::Payment>>,
    /// What its goods cost; of a draft, what they would; of a return, what the supplier owes for them.
    #[serde(default)]
    pub total: Money,
    /// What it is a part of: it is made and taken back there.
    #[serde(default)]
    pub source: Option<Source>,
    /// The stocktake that made it: it is taken back there.
    #[serde(default)]
    pub stocktake: Option<OfStocktake>,
    /// The order to a supplier it answers.
    #[serde(default)]
    pub purchase: Option<Id<mark::Document>>,
}

/// What goods came back of, as its document knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Sale { id: Id<mark::Document>, number: String },
    Order { id: Id<mark::Order>, number: String },
}

/// A stocktake as its documents know it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct OfStocktake {
    pub id: Id<mark::Stocktake>,
    pub number: u64,
}

impl Document {
    pub fn year(&self) -> u32 {
        u32::from(self.day.date().year().unsigned_abs())
    }
    pub fn is_draft(&self) -> bool {
        self.state == DocState::Draft
    }
    /// What its lines come to by their prices.
    pub fn worth(&self) -> Money {
        match self.kind {
            DocKind::CostCorrection => self.lines.iter().map(|line| line.by).sum(),
            _ => self.lines.iter().map(DocLine::sum).sum::<Money>() + self.extra,
        }
    }
    /// The price and the sum of a line as people see them: what is asked, or what it cost in the end.
    pub fn shown(&self, line: &DocLine) -> (Money, Money) {
        match self.kind {
            DocKind::CostCorrection => (line.price, line.by),
            _ if self.is_draft() || self.kind == DocKind::SupplierReturn => (line.price, line.sum()),
            _ => (line.cost.share(Quantity::ONE, line.quantity), line.cost),
        }
    }
    pub fn line(&self, number: u32) -> Option<&DocLine> {
        self.lines.iter().find(|line| line.number == number)
    }
}

/// The journal, newest first.
pub const DOCUMENT_BY_DAY: Index<Document, (Newest<Day>, Newest<Moment>)> =
    Index::new(271, "documents_by_day", |d| vec![(Newest(d.day), Newest(d.created))]);
pub const DOCUMENT_BY_KIND: Index<Document, (u8, Newest<Day>, Newest<Moment>)> =
    Index::new(272, "documents_by_kind", |d| vec![(d.kind as u8, Newest(d.day), Newest(d.created))]);
/// What was made from a document, oldest first.
pub const DOCUMENT_BY_BASIS: Index<Document, (Id<mark::Document>, Moment)> =
    Index::new(280, "documents_by_basis", |d| d.basis.iter().map(|basis| (*basis, d.created)).collect());
/// Transfers that were shipped and not received.
pub const DOCUMENT_ON_THE_WAY: Index<Document, (Newest<Day>, Newest<Moment>)> = Index::new(291, "documents_on_the_way", |d| {
    if d.state == DocState::Shipped { vec![(Newest(d.day), Newest(d.created))] } else { Vec::new() }
});

/// What came by an order to a supplier.
pub const DOCUMENT_BY_PURCHASE: Index<Document, (Id<mark::Document>,)> =
    Index::new(319, "documents_by_purchase", |d| d.purchase.iter().map(|id| (*id,)).collect());

/// What was bought from a supplier and what went back to him, newest first.
pub const DOCUMENT_BY_SUPPLIER: Index<Document, (Id<mark::Client>, Newest<Day>, Newest<Moment>)> =
    Index::new(321, "documents_by_supplier", |d| d.supplier.iter().map(|id| (*id, Newest(d.day), Newest(d.created))).collect());

impl Row for Document {
    const TABLE: Table = Table::new(270, "stock_documents");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] =
        &[&DOCUMENT_BY_DAY, &DOCUMENT_BY_KIND, &DOCUMENT_BY_BASIS, &DOCUMENT_ON_THE_WAY, &DOCUMENT_BY_PURCHASE, &DOCUMENT_BY_SUPPLIER];
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
