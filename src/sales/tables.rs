//! Rows of sales: what was sold, what came back, carts that wait.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Day, Discount, Id, Moment, Money, Quantity, Rate, mark},
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Sale>(), TableInfo::of::<Return>(), TableInfo::of::<Cart>()];

/// What stands in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    #[serde(rename = "p")]
    Product(Id<mark::Product>),
    #[serde(rename = "w")]
    Work(Id<mark::Service>),
}

impl What {
    /// As a field of a form holds it: `p:…`, `w:…`.
    pub fn key(self) -> String {
        match self {
            What::Product(id) => format!("p:{id}"),
            What::Work(id) => format!("w:{id}"),
        }
    }
    pub fn named(key: &str) -> Option<What> {
        match key.split_once(':')? {
            ("p", id) => id.parse().ok().map(What::Product),
            ("w", id) => id.parse().ok().map(What::Work),
            _ => None,
        }
    }
}

/// A product that left a shelf with a line: the product itself, or what a kit is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    /// To one unit of the line.
    #[serde(rename = "e")]
    pub each: Quantity,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleLine {
    #[serde(rename = "w")]
    pub what: What,
    #[serde(rename = "n")]
    pub name: String,
    /// Its article or code, as papers show it.
    #[serde(rename = "k", default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The unit of measure after a number; empty for works.
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "p")]
    pub price: Money,
    /// Of the line itself, as it was given.
    #[serde(rename = "d", default)]
    pub discount: Discount,
    /// All that was taken off, the line's part of the whole discount and of rounding with it.
    #[serde(rename = "o", default)]
    pub off: Money,
    #[serde(rename = "t")]
    pub net: Money,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Rate>,
    #[serde(rename = "x", default)]
    pub tax: Money,
    /// Of all of it, as the book saw it go; of works nothing.
    #[serde(rename = "c", default)]
    pub cost: Money,
    #[serde(rename = "g", default)]
    pub warranty_days: u32,
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
    /// What has come back of it since, with the money and the tax of that.
    #[serde(rename = "b", default)]
    pub back: Came,
}

/// What came back of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "t")]
    pub net: Money,
    #[serde(rename = "x")]
    pub tax: Money,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
}

impl Default for Came {
    fn default() -> Self {
        Came { quantity: Quantity::ZERO, net: Money::ZERO, tax: Money::ZERO, serials: Vec::new() }
    }
}

impl SaleLine {
    /// What could still come back.
    pub fn rest(&self) -> Quantity {
        self.quantity - self.back.quantity
    }
    /// Numbers of things that could still come back.
    pub fn numbers(&self) -> impl Iterator<Item = &String> {
        self.serials.iter().filter(|serial| !self.back.serials.contains(serial))
    }
    /// Every piece of it has a number, so its numbers alone say how much of it there is.
    pub fn goes_by_numbers(&self) -> bool {
        i64::try_from(self.serials.len()).is_ok_and(|count| count > 0 && count * Quantity::ONE.0 == self.quantity.0)
    }
    pub fn is_work(&self) -> bool {
        matches!(self.what, What::Work(_))
    }
}

/// Something sold at the till. Posted once; afterwards only what came back and what is owed change.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sale {
    pub id: Id<mark::Document>,
    #[serde(rename = "n")]
    pub number: String,
    #[serde(rename = "k")]
    pub serial: u64,
    #[serde(rename = "kp", default)]
    pub period: u32,
    #[serde(rename = "l")]
    pub location: Id<mark::Location>,
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub warehouse: Option<Id<mark::Warehouse>>,
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Id<mark::Client>>,
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
    pub lines: Vec<SaleLine>,
    /// Before every discount.
    #[serde(rename = "g")]
    pub gross: Money,
    #[serde(rename = "s")]
    pub total: Money,
    /// Of the whole, as it was given.
    #[serde(rename = "o", default)]
    pub discount: Discount,
    /// What the client owes for it now.
    #[serde(rename = "u", default)]
    pub debt: Money,
    /// Paid with what he had left with the shop before.
    #[serde(rename = "a", default)]
    pub from_balance: Money,
    #[serde(rename = "m", default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

impl Sale {
    /// The tax inside it, line by line.
    pub fn tax(&self) -> Money {
        self.lines.iter().map(|line| line.tax).sum()
    }
    pub fn cost(&self) -> Money {
        self.lines.iter().map(|line| line.cost).sum()
    }
    pub fn returned(&self) -> Money {
        self.lines.iter().map(|line| line.back.net).sum()
    }
    pub fn standing(&self) -> Standing {
        let came = self.lines.iter().any(|line| line.back.quantity.is_positive());
        match self.lines.iter().all(|line| line.rest().is_zero()) {
            true => Standing::Returned,
            false if came => Standing::Partly,
            false if self.debt.is_positive() => Standing::Owed,
            false => Standing::Sold,
        }
    }
}

/// How a sale stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, poem_openapi::Enum)]
#[oai(rename = "SaleStanding", rename_all = "lowercase")]
pub enum Standing {
    Sold,
    /// The client owes for it.
    Owed,
    /// Some of it came back.
    Partly,
    /// All of it came back.
    Returned,
}

impl Standing {
    pub const ALL: [Standing; 4] = [Standing::Sold, Standing::Owed, Standing::Partly, Standing::Returned];
    pub fn key(self) -> &'static str {
        match self {
            Standing::Sold => "sold",
            Standing::Owed => "owed",
            Standing::Partly => "partly",
            Standing::Returned => "returned",
        }
    }
    pub fn named(key: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.key() == key)
    }
}

/// The list of a location, newest first.
pub const SALE_BY_TIME: Index<Sale, (Id<mark::Location>, Newest<Moment>)> =
    Index::new(301, "sales_by_time", |sale| vec![(sale.location, Newest(sale.at))]);
pub const SALE_BY_NUMBER: Index<Sale, String> = Index::new(302, "sales_by_number", |sale| vec![sale.number.to_lowercase()]);
/// What a barcode of a receipt stands for.
pub const SALE_BY_SERIAL: Index<Sale, (Id<mark::Location>, u64, Newest<Moment>)> =
    Index::new(303, "sales_by_serial", |sale| vec![(sale.location, sale.serial, Newest(sale.at))]);
pub const SALE_BY_CLIENT: Index<Sale, (Id<mark::Client>, Newest<Moment>)> =
    Index::new(304, "sales_by_client", |sale| sale.client.iter().map(|client| (*client, Newest(sale.at))).collect());

impl Row for Sale {
    const TABLE: Table = Table::new(300, "sales");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&SALE_BY_TIME, &SALE_BY_NUMBER, &SALE_BY_SERIAL, &SALE_BY_CLIENT];
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A line of a return: so much of a line of the sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnLine {
    /// Which line of the sale, from nought.
    #[serde(rename = "i")]
    pub line: u32,
    #[serde(rename = "q")]
    pub quantity: Quantity,
    #[serde(rename = "t")]
    pub net: Money,
    #[serde(rename = "x", default)]
    pub tax: Money,
    #[serde(rename = "c", default)]
    pub cost: Money,
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
}

/// Goods of a sale that came back. Never edited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Return {
    pub id: Id<mark::Document>,
    #[serde(rename = "n")]
    pub number: String,
    #[serde(rename = "k")]
    pub serial: u64,
    #[serde(rename = "kp", default)]
    pub period: u32,
    #[serde(rename = "s")]
    pub sale: Id<mark::Document>,
    #[serde(rename = "l")]
    pub location: Id<mark::Location>,
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub warehouse: Option<Id<mark::Warehouse>>,
    #[serde(rename = "d")]
    pub day: Day,
    #[serde(rename = "t")]
    pub at: Moment,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id<mark::Employee>>,
    #[serde(rename = "b")]
    pub by_name: String,
    #[serde(rename = "x")]
    pub lines: Vec<ReturnLine>,
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

impl Return {
    pub fn total(&self) -> Money {
        self.lines.iter().map(|line| line.net).sum()
    }
}

pub const RETURN_BY_SALE: Index<Return, (Id<mark::Document>, Moment)> =
    Index::new(306, "returns_by_sale", |back| vec![(back.sale, back.at)]);

impl Row for Return {
    const TABLE: Table = Table::new(305, "sale_returns");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&RETURN_BY_SALE];
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A cart as its form holds it: the one a person works at (under the person's own id), or one that waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cart {
    pub id: Id<mark::Cart>,
    pub location: Id<mark::Location>,
    pub by: Id<mark::Employee>,
    pub by_name: String,
    pub at: Moment,
    pub waits: bool,
    /// What a list of carts says of it.
    pub about: String,
    pub lines: u32,
    pub total: Money,
    pub fields: Vec<(String, String)>,
}

/// Carts that wait at a location, the oldest first.
pub const CART_WAITING: Index<Cart, (Id<mark::Location>, Moment)> =
    Index::new(308, "carts_waiting", |cart| if cart.waits { vec![(cart.location, cart.at)] } else { Vec::new() });

impl Row for Cart {
    const TABLE: Table = Table::new(307, "carts");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&CART_WAITING];
    type Key = Id<mark::Cart>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
