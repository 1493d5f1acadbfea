//! What may happen in the invented shop, and over how many days.

use crate::{
    kernel::{Actor, Id, Moment, Money, Phone, Quantity, mark},
    orders::{Discount, LineKind},
};

/// One thing somebody does with one order.
#[derive(Debug, Clone)]
pub struct Event {
    pub at: Moment,
    pub order: usize,
    pub by: Actor,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    TakeIn(Box<Wanted>),
    Line(LineDraft),
    Move(Id<mark::Status>),
    Close(Id<mark::Status>, Settled),
    Comment(String),
    Verdict(String),
    Prepay(Money),
    Refund(Money),
    Purse(Purse),
    /// With what its dice begin at.
    Shelf(Shelf, u64),
}

/// How the rest is paid at hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    Cash,
    Card,
    Split,
    Debt,
}

/// A device brought to the counter.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub place: usize,
    /// Which of the shop's clients comes; a number met before is a repeat visit.
    pub client: u64,
    pub name: String,
    pub firm: bool,
    pub phone: Phone,
    pub device_type: Id<mark::DeviceType>,
    pub brand: String,
    pub model: String,
    pub color: String,
    pub serial: String,
    pub malfunction: String,
    pub appearance: String,
    pub kit: String,
    pub note: String,
    pub order_type: Id<mark::OrderType>,
    pub source: Option<Id<mark::Source>>,
    pub master: Option<Id<mark::Employee>>,
    pub estimate: Money,
    pub deadline: Option<Moment>,
    pub urgent: bool,
    pub conflict: bool,
}

#[derive(Debug, Clone)]
pub struct LineDraft {
    pub kind: LineKind,
    pub service: Option<Id<mark::Service>>,
    pub name: String,
    pub quantity: Quantity,
    pub price: Option<Money>,
    pub cost: Option<Money>,
    pub discount: Option<Discount>,
    pub warranty_days: Option<u32>,
}

/// Of money that has no order behind it.
#[derive(Debug, Clone, Copy)]
pub enum Purse {
    /// What the owner began with.
    Founding(Money),
    /// The drawer and the terminal of a place go to the bank.
    Collect(usize),
    /// A trifle out of the drawer of a place.
    Trifle(usize, &'static str, Money),
    Purchase,
    Monthly(&'static str, &'static str, Money),
    Wages(&'static str),
    Taxes,
    Drawings,
}

/// On the shelves.
#[derive(Debug, Clone, Copy)]
pub enum Shelf {
    /// What runs low at a place comes from its suppliers.
    Deliver(usize),
    /// Somebody buys a thing or two.
    Sell(usize),
    Spoil(usize),
    /// The first place helps the second out.
    Carry,
    PaySuppliers,
}

/// A shop that took so many orders has worked for two years; a smaller one is younger, so that each counter has its day's work.
pub const DAYS: i64 = 730;
const GROWN: i64 = 3_000;
const YOUNGEST: i64 = 21;

/// For how many days a shop of so many orders has worked.
pub fn days(orders: usize) -> i64 {
    i64::try_from(orders).map_or(DAYS, |orders| (orders.min(GROWN) * DAYS / GROWN).clamp(YOUNGEST, DAYS))
}
