//! Rows of works and parts.

use serde::{Deserialize, Serialize};

pub use crate::kernel::Discount;
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, mark},
    store::{Index, Row, Table, row::IndexOf},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    Work,
    Part,
}

/// What a line of parts has to do with the stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    /// Where it lies kept for the order, or is to be taken from.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// This very thing.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<mark::Unit>>,
    /// How much of it is not there and is to be bought.
    #[serde(rename = "n")]
    pub need: Quantity,
    /// What all of it costs: as it lies while it is kept, as it was taken once it is used; none of it known while some of it is to
    /// be bought.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    /// The document that laid it aside for the order at once.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Id<mark::Document>>,
}

/// What came back of a line after the hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "t")]
    pub net: Money,
}

/// A work or a part of an order. A part is one of the catalogue, kept for the order in a warehouse or to be bought, or a line
/// typed by hand.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    #[serde(rename = "o", alias = "order")]
    pub order: Id<mark::Order>,
    pub id: Id<mark::Line>,
    #[serde(rename = "k", alias = "kind")]
    pub kind: LineKind,
    /// The line of the price list it came from.
    #[serde(rename = "s", alias = "service", default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Id<mark::Service>>,
    #[serde(rename = "n", alias = "name")]
    pub name: String,
    #[serde(rename = "q", alias = "quantity")]
    pub quantity: Quantity,
    #[serde(rename = "p", alias = "price")]
    pub price: Money,
    #[serde(rename = "d", alias = "discount", default)]
    pub discount: Discount,
    /// Cost of one unit.
    #[serde(rename = "c", alias = "cost", default)]
    pub cost: Money,
    #[serde(rename = "m", alias = "master", default, skip_serializing_if = "Option::is_none")]
    pub master: Option<Id<mark::Employee>>,
    #[serde(rename = "w", alias = "warranty_days", default)]
    pub warranty_days: u32,
    #[serde(rename = "t", alias = "comment", default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// A part typed by hand that is to be written off and was not.
    #[serde(rename = "u", default, skip_serializing_if = "is_false")]
    pub unwritten: bool,
    /// What came back of it: the line itself stands for the rest.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Came>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Line {
    pub fn gross(&self) -> Money {
        self.quantity.times(self.price)
    }
    /// Never more than the line itself.
    pub fn discount_sum(&self) -> Money {
        match self.discount {
            Discount::Percent(rate) => rate.of(self.gross()),
            Discount::Sum(sum) => sum.min(self.gross()),
        }
    }
    pub fn net(&self) -> Money {
        self.gross() - self.discount_sum()
    }
    pub fn cost_sum(&self) -> Money {
        self.part.as_ref().and_then(|part| part.cost).unwrap_or_else(|| self.quantity.times(self.cost))
    }
    /// Nothing of it is left with the client.
    pub fn is_all_back(&self) -> bool {
        self.back.is_some() && self.quantity.is_zero()
    }
    /// So much of it comes back and the line stands for the rest: what that is worth.
    pub fn give_back(&mut self, quantity: Quantity) -> Money {
        let (net, rest) = (self.net(), self.quantity - quantity);
        if let Discount::Sum(_) = self.discount {
            self.discount = Discount::Sum(self.discount_sum().share(rest, self.quantity));
        }
        self.quantity = rest;
        self.unwritten &= rest.is_positive();
        let (worth, came) = (net - self.net(), self.back.unwrap_or(Came { quantity: Quantity::ZERO, net: Money::ZERO }));
        self.back = Some(Came { quantity: came.quantity + quantity, net: came.net + worth });
        worth
    }
    /// Some of it is to be bought.
    pub fn is_awaiting(&self) -> bool {
        self.part.as_ref().is_some_and(|part| part.need.is_positive())
    }
}

impl Row for Line {
    const TABLE: Table = Table::new(111, "order_lines");
    type Key = (Id<mark::Order>, Id<mark::Line>);
    fn key(&self) -> Self::Key {
        (self.order, self.id)
    }
}

/// A line of a return: so much of a line of the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartBack {
    #[serde(rename = "i")]
    pub line: Id<mark::Line>,
    /// None of a part typed by hand.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Id<mark::Product>>,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "t")]
    pub net: Money,
    #[serde(rename = "c", default)]
    pub cost: Money,
}

/// Parts of an order that was handed over came back. Never edited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PartsBack {
    pub id: Id<mark::Document>,
    /// Of its document in the journal of the stock; nought where no goods moved.
    #[serde(rename = "n")]
    pub number: u64,
    #[serde(rename = "o")]
    pub order: Id<mark::Order>,
    /// The document of the hand-over it answers.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Id<mark::Document>>,
    #[serde(rename = "l")]
    pub location: Id<mark::Location>,
    /// Of a repair under the shop's own warranty.
    #[serde(rename = "w", default, skip_serializing_if = "is_false")]
    pub own: bool,
    #[serde(rename = "d")]
    pub day: Day,
    #[serde(rename = "t")]
    pub at: Moment,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    #[serde(rename = "b")]
    pub by_name: String,
    #[serde(rename = "x")]
    pub lines: Vec<PartBack>,
    /// Given back, taken off the debt, left to the client.
    #[serde(rename = "p", default)]
    pub paid: Money,
    #[serde(rename = "u", default)]
    pub off_debt: Money,
    #[serde(rename = "a", default)]
    pub to_balance: Money,
    #[serde(rename = "m")]
    pub reason: String,
}

impl PartsBack {
    pub fn total(&self) -> Money {
        self.lines.iter().map(|line| line.net).sum()
    }
}

pub const BACK_BY_ORDER: Index<PartsBack, (Id<mark::Order>, Moment)> =
    Index::new(144, "order_returns_by_order", |back| vec![(back.order, back.at)]);

impl Row for PartsBack {
    const TABLE: Table = Table::new(143, "order_returns");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BACK_BY_ORDER];
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
