//! Rows of imports: the file's lines while it is looked at, and what was done with each.

use serde::{Deserialize, Serialize};

use super::{
    columns::{Columns, Kind, Mapping, PriceColumn},
    layout::Layout,
    supply::{SupplierWord, Supply},
    workbook::Line,
};
use crate::{
    kernel::{Day, Id, Moment, mark},
    store::{Index, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<Import>(),
    TableInfo::of::<Part>(),
    TableInfo::of::<Trace>(),
    TableInfo::of::<Layout>(),
    TableInfo::of::<SupplierWord>(),
];

/// Lines of one part, and lines brought in by one transaction.
pub const PART: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The columns are being chosen.
    Open,
    Running,
    Done,
    /// Stopped half way; what was brought in stays.
    Stopped,
    Undoing,
    Undone,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub made: u32,
    pub changed: u32,
    pub same: u32,
    pub wrong: u32,
    /// Given back by the undoing, and left because somebody changed it since.
    #[serde(default)]
    pub returned: u32,
    #[serde(default)]
    pub kept: u32,
    /// Lines that brought goods to the warehouse.
    #[serde(default)]
    pub stocked: u32,
}

/// How goods are to be brought in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HowGoods {
    /// Products that are known already stay as they are.
    pub leave: bool,
    /// Where the stock lies; nothing when it is not brought in.
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// Whose document it is where the warehouse serves the whole company, and its day.
    pub location: Option<Id<mark::Location>>,
    pub day: Option<Day>,
}

/// A sheet of the file: which parts hold its rows, and what its columns seem to be.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Leaf {
    pub name: String,
    /// Its first part and how many there are.
    pub first: u32,
    pub parts: u32,
    /// The row of the heads, as Excel numbers it; 0 when there are none.
    pub head: u32,
    /// Rows under the heads.
    pub lines: u32,
    pub heads: Vec<String>,
    pub mapping: Mapping,
}

/// One file being brought in by one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Import {
    pub id: Id<mark::Import>,
    pub employee: Id<mark::Employee>,
    pub person: String,
    pub kind: Kind,
    /// The file's name, for showing only.
    pub file: String,
    pub created: Moment,
    /// The filled sheets of the file, and which of them is brought in.
    #[serde(default)]
    pub leaves: Vec<Leaf>,
    #[serde(default)]
    pub sheet: u32,
    pub heads: Vec<String>,
    pub mapping: Mapping,
    /// Lines under the heads.
    pub lines: u32,
    pub stage: Stage,
    /// The part that is next: where an interrupted job goes on.
    pub next: u32,
    pub counts: Counts,
    /// Whether the person may see, and so set, the cost of works.
    pub sees_cost: bool,
    #[serde(default)]
    pub finished: Option<Moment>,
    /// Types of price that may have a column; none when the person may not set them.
    #[serde(default)]
    pub prices: Vec<PriceColumn>,
    #[serde(default)]
    pub goods: HowGoods,
    #[serde(default)]
    pub supply: Supply,
    /// Documents by which goods came to the warehouse.
    #[serde(default)]
    pub opened: Vec<Id<mark::Document>>,
    /// Branches of the goods it grew: those that bear nothing go when it is taken back.
    #[serde(default)]
    pub grown: Vec<Id<mark::GoodsCategory>>,
    /// Why it stopped before its end.
    #[serde(default)]
    pub refused: String,
}

impl Import {
    pub fn columns(&self) -> Columns {
        Columns { kind: self.kind, prices: self.prices.clone() }
    }
    pub fn leaf(&self) -> Option<&Leaf> {
        self.leaves.get(usize::try_from(self.sheet).ok()?)
    }
    /// Parts that hold the rows of the chosen sheet.
    pub fn parts(&self) -> std::ops::Range<u32> {
        self.leaf().map_or(0..0, |leaf| leaf.first..leaf.first.saturating_add(leaf.parts))
    }
    /// Rows of a part that stand under the heads.
    pub fn rows<'p>(&self, part: &'p Part) -> impl Iterator<Item = &'p Line> {
        let head = self.leaf().map_or(0, |leaf| leaf.head);
        part.lines.iter().filter(move |line| line.number > head)
    }
}

impl Row for Import {
    const TABLE: Table = Table::new(120, "imports");
    type Key = Id<mark::Import>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    pub import: Id<mark::Import>,
    pub part: u32,
    pub lines: Vec<Line>,
}

impl Row for Part {
    const TABLE: Table = Table::new(121, "import_parts");
    type Key = (Id<mark::Import>, u32);
    fn key(&self) -> Self::Key {
        (self.import, self.part)
    }
}

/// What one line made or changed, so that it can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trace {
    pub import: Id<mark::Import>,
    pub line: u32,
    pub thing: Id<()>,
    /// As it was, in JSON; nothing when the line made it.
    #[serde(default)]
    pub before: Option<String>,
    /// As the import left it, in JSON: by this a later change is noticed.
    pub after: String,
}

/// What a file did with a thing, whichever of its lines was about it.
pub const TRACE_BY_THING: Index<Trace, (Id<mark::Import>, Id<()>)> =
    Index::new(331, "import_traces_by_thing", |trace| vec![(trace.import, trace.thing)]);

impl Row for Trace {
    const TABLE: Table = Table::new(122, "import_traces");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&TRACE_BY_THING];
    type Key = (Id<mark::Import>, u32);
    fn key(&self) -> Self::Key {
        (self.import, self.line)
    }
}
