//! Rows of the counts: a count, what the book said of each product then, and everything anybody counted.

use serde::{Deserialize, Serialize};

use super::tally::Tally;
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, mark, name, text::Named},
    stock::units,
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Stocktake>(), TableInfo::of::<Line>(), TableInfo::of::<Entry>()];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename = "StocktakeState", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    Counting,
    Counted,
    Settled,
    Cancelled,
}

impl State {
    pub const ALL: [State; 4] = [State::Counting, State::Counted, State::Settled, State::Cancelled];
    pub fn key(self) -> &'static str {
        match self {
            State::Counting => "counting",
            State::Counted => "counted",
            State::Settled => "settled",
            State::Cancelled => "cancelled",
        }
    }
    pub fn named(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// One thing was given out for another: so much of a shortage is that much of a surplus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub short: Id<mark::Product>,
    pub over: Id<mark::Product>,
    pub quantity: Quantity,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stocktake {
    pub id: Id<mark::Stocktake>,
    /// Per location and year, without gaps.
    pub number: u64,
    pub state: State,
    /// When the book was written down: what moves later changes no difference.
    pub count_at: Moment,
    pub day: Day,
    /// The last line of the ledger that the book saw.
    pub last_move: u64,
    pub location: Id<mark::Location>,
    pub warehouse: Id<mark::Warehouse>,
    /// A branch of the goods with all that grows from it.
    #[serde(default)]
    pub category: Option<Id<mark::GoodsCategory>>,
    #[serde(default)]
    pub bin: Option<Id<mark::Bin>>,
    /// Who counts; nobody named is whoever may.
    #[serde(default)]
    pub people: Vec<Id<mark::Employee>>,
    /// Their names as they were then.
    #[serde(default)]
    pub people_names: Vec<String>,
    /// What the book says is hidden until the count is finished.
    #[serde(default)]
    pub blind: bool,
    #[serde(default)]
    pub comment: String,
    pub by: Option<Id<mark::Employee>>,
    pub by_name: String,
    #[serde(default)]
    pub finished: Option<Moment>,
    /// What nobody counted is not there; otherwise it is as the book says.
    #[serde(default)]
    pub rest_is_gone: bool,
    #[serde(default)]
    pub pairs: Vec<Pair>,
    /// Every document its settlements made, those taken back too.
    #[serde(default)]
    pub documents: Vec<Id<mark::Document>>,
    /// How many entries were made.
    #[serde(default)]
    pub entries: u64,
    /// What its lines come to.
    #[serde(default)]
    pub tally: Tally,
    /// Who read how many times, without what was taken back.
    #[serde(default)]
    pub readers: Vec<(String, u64)>,
}

impl Stocktake {
    pub fn year(&self) -> u32 {
        u32::from(self.day.date().year().unsigned_abs())
    }
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Counting | State::Counted)
    }
    /// Whether the page may say what the book says.
    pub fn shows_book(&self) -> bool {
        !self.blind || self.state != State::Counting
    }
    /// Lines that are not what the book says, as it was decided of those nobody counted.
    pub fn differing(&self) -> Shelf {
        if self.rest_is_gone { Shelf::DiffersOrGone } else { Shelf::Differs }
    }
    pub fn came_to(&self) -> Tally {
        self.tally.with_rest(self.rest_is_gone)
    }
    pub fn paired(&self, product: Id<mark::Product>) -> Quantity {
        self.pairs.iter().filter(|pair| pair.short == product || pair.over == product).map(|pair| pair.quantity).sum()
    }
}

/// The list, newest first.
pub const STOCKTAKE_BY_TIME: Index<Stocktake, Newest<Moment>> = Index::new(381, "stocktakes_by_time", |one| vec![Newest(one.count_at)]);
/// Those of a warehouse that are not settled yet.
pub const STOCKTAKE_OPEN: Index<Stocktake, (Id<mark::Warehouse>,)> =
    Index::new(382, "stocktakes_open", |one| if one.is_open() { vec![(one.warehouse,)] } else { Vec::new() });

impl Row for Stocktake {
    const TABLE: Table = Table::new(380, "stocktakes");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&STOCKTAKE_BY_TIME, &STOCKTAKE_OPEN];
    type Key = Id<mark::Stocktake>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A thing with a number that the book had on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookUnit {
    pub id: Id<mark::Unit>,
    pub serial: String,
}

/// Once counted: the sum of its entries. None was counted yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    #[serde(rename = "q", default)]
    pub counted: Option<Quantity>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
}

/// A product in a count: what the book said of it, and what was counted, round after round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub stocktake: Id<mark::Stocktake>,
    pub product: Id<mark::Product>,
    pub code: String,
    pub name: String,
    pub measure: Named,
    pub decimals: u8,
    pub tracked: bool,
    pub category: Id<mark::GoodsCategory>,
    /// Where it lay.
    #[serde(default)]
    pub bins: String,
    pub book: Quantity,
    /// Of all the book had.
    pub cost: Money,
    #[serde(default)]
    pub units: Vec<BookUnit>,
    /// What one costs if there is more of it.
    pub price: Money,
    pub rounds: Vec<Round>,
    /// Found here, and not of what is counted: it is shown apart and settled only when it is taken in.
    #[serde(default)]
    pub foreign: bool,
}

impl Line {
    /// What stands: the last round in which anybody counted.
    fn standing(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.counted.is_some())
    }
    pub fn counted(&self) -> Option<Quantity> {
        self.standing().and_then(|round| round.counted)
    }
    pub fn serials(&self) -> &[String] {
        self.standing().map_or(&[], |round| &round.serials)
    }
    /// The round that is being counted.
    pub fn round(&self) -> u8 {
        u8::try_from(self.rounds.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }
    /// It is to be counted again, and nobody has yet.
    pub fn waits(&self) -> bool {
        self.rounds.len() > 1 && self.rounds.last().is_some_and(|round| round.counted.is_none())
    }
    /// What is taken as counted: nobody counted it, so it is gone or it is as the book says.
    pub fn result(&self, rest_is_gone: bool) -> Quantity {
        self.counted().unwrap_or(if rest_is_gone { Quantity::ZERO } else { self.book })
    }
    pub fn difference(&self, rest_is_gone: bool) -> Quantity {
        self.result(rest_is_gone) - self.book
    }
    /// The difference as it may be told of: not of what nobody has reached yet, nor of what is no part of the count.
    pub fn told(&self, of: &Stocktake) -> Option<Quantity> {
        let known = self.counted().is_some() || of.state != State::Counting;
        (known && !self.foreign).then(|| self.difference(of.rest_is_gone))
    }
    /// What is missing; of things with numbers, which.
    pub fn short(&self, rest_is_gone: bool) -> (Quantity, Vec<BookUnit>) {
        if !self.tracked {
            return ((-self.difference(rest_is_gone)).max(Quantity::ZERO), Vec::new());
        }
        if self.counted().is_none() && !rest_is_gone {
            return (Quantity::ZERO, Vec::new());
        }
        let missing: Vec<BookUnit> = self.units.iter().filter(|unit| !self.serials().contains(&unit.serial)).cloned().collect();
        (pieces(missing.len()), missing)
    }
    /// What there is above the book.
    pub fn over(&self, rest_is_gone: bool) -> (Quantity, Vec<String>) {
        if !self.tracked {
            return (self.difference(rest_is_gone).max(Quantity::ZERO), Vec::new());
        }
        let known = |serial: &String| self.units.iter().any(|unit| unit.serial == *serial);
        let extra: Vec<String> = self.serials().iter().filter(|serial| !known(serial)).cloned().collect();
        (pieces(extra.len()), extra)
    }
    pub fn differs(&self, rest_is_gone: bool) -> bool {
        !self.short(rest_is_gone).0.is_zero() || !self.over(rest_is_gone).0.is_zero()
    }
    /// What so much of it costs: as the book had it, else as it was bought last.
    pub fn worth(&self, quantity: Quantity) -> Money {
        match self.book.is_positive() {
            true if quantity <= self.book => self.cost.share(quantity, self.book),
            true => self.cost.share(Quantity::ONE, self.book).share(quantity, Quantity::ONE),
            false => quantity.times(self.price),
        }
    }
    /// What one above the book costs: what it was bought for last, else as the book has it.
    pub fn price_of_over(&self) -> Money {
        if self.price.is_zero() { self.worth(Quantity::ONE) } else { self.price }
    }
    /// What so much above the book will be received for.
    pub fn worth_of_over(&self, quantity: Quantity) -> Money {
        quantity.times(self.price_of_over())
    }
    pub fn holds(&self, serial: &str) -> bool {
        self.rounds.last().is_some_and(|round| round.serials.contains(&units::serial(serial)))
    }
}

pub fn pieces(count: usize) -> Quantity {
    Quantity(i64::try_from(count).unwrap_or(i64::MAX / 1000) * Quantity::ONE.0)
}

/// A part of the lines that a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    All,
    /// Nobody counted it.
    Left,
    /// What was counted is not what the book says.
    Differs,
    /// The same, and what nobody counted is gone.
    DiffersOrGone,
    /// Counted more than once.
    Again,
    /// To be counted once more.
    Waits,
    /// Not of what is counted.
    Foreign,
}

impl Shelf {
    const ALL: [Shelf; 7] = [Shelf::All, Shelf::Left, Shelf::Differs, Shelf::DiffersOrGone, Shelf::Again, Shelf::Waits, Shelf::Foreign];
    pub fn holds(self, line: &Line) -> bool {
        match self {
            Shelf::Foreign => line.foreign,
            _ if line.foreign => false,
            Shelf::All => true,
            Shelf::Left => line.counted().is_none(),
            Shelf::Differs => line.differs(false),
            Shelf::DiffersOrGone => line.differs(true),
            Shelf::Again => line.rounds.len() > 1,
            Shelf::Waits => line.waits(),
        }
    }
    pub fn key(self) -> u8 {
        self as u8
    }
}

/// The lines of a count in the order of their names, each part apart.
pub const LINE_BY_NAME: Index<Line, (Id<mark::Stocktake>, u8, String)> = Index::new(387, "stocktake_lines_by_name", |line| {
    let name = name::fold(&line.name);
    Shelf::ALL.into_iter().filter(|shelf| shelf.holds(line)).map(|shelf| (line.stocktake, shelf.key(), name.clone())).collect()
});

impl Row for Line {
    const TABLE: Table = Table::new(383, "stocktake_lines");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&LINE_BY_NAME];
    type Key = (Id<mark::Stocktake>, Id<mark::Product>);
    fn key(&self) -> Self::Key {
        (self.stocktake, self.product)
    }
}

/// So much was counted by somebody. Never edited: taking it back is its opposite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(rename = "c")]
    pub stocktake: Id<mark::Stocktake>,
    #[serde(rename = "n")]
    pub number: u64,
    /// None: nobody knows what this code is.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Id<mark::Product>>,
    #[serde(rename = "r", default)]
    pub round: u8,
    /// The name of the product, or the code as it was read.
    #[serde(rename = "w")]
    pub about: String,
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub serial: String,
    /// The warehouse the book says this thing is in.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Id<mark::Warehouse>>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "b", default)]
    pub by: Option<Id<mark::Employee>>,
    #[serde(rename = "y")]
    pub by_name: String,
    #[serde(rename = "t")]
    pub at: Moment,
    /// The entry it takes back.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
}

/// What was counted of a product and by whom; codes nobody knows stand under no product.
pub const ENTRY_BY_PRODUCT: Index<Entry, (Id<mark::Stocktake>, Id<mark::Product>)> =
    Index::new(385, "stocktake_entries_by_product", |entry| vec![(entry.stocktake, entry.product.unwrap_or(UNKNOWN))]);
pub const ENTRY_UNDOING: Index<Entry, (Id<mark::Stocktake>, u64)> =
    Index::unique(386, "stocktake_entries_undoing", |entry| entry.undoes.iter().map(|number| (entry.stocktake, *number)).collect());
pub const UNKNOWN: Id<mark::Product> = Id::fixed(0);

impl Row for Entry {
    const TABLE: Table = Table::new(384, "stocktake_entries");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&ENTRY_BY_PRODUCT, &ENTRY_UNDOING];
    type Key = (Id<mark::Stocktake>, u64);
    fn key(&self) -> Self::Key {
        (self.stocktake, self.number)
    }
}
