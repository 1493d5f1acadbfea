//! Rows of works and parts.

use serde::{Deserialize, Serialize};

pub use crate::kernel::Discount;
use crate::{
    kernel::{Id, Money, Quantity, mark},
    store::{Row, Table},
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
