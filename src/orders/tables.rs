//! Rows of orders.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Id, Moment, Money, mark},
    shop::StatusGroup,
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub use super::line_rows::{BACK_BY_ORDER, Came, Discount, Line, LineKind, Part, PartBack, PartsBack};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<Order>(),
    TableInfo::of::<Line>(),
    TableInfo::of::<Draft>(),
    TableInfo::of::<Tally>(),
    TableInfo::of::<Promised>(),
    TableInfo::of::<Load>(),
    TableInfo::of::<Taking>(),
    TableInfo::of::<PartsBack>(),
];

/// A stay in a status: the path of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    #[serde(rename = "s")]
    pub status: Id<mark::Status>,
    #[serde(rename = "t")]
    pub since: Moment,
}

/// Sums of the lines, kept with the order so that a list reads one row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Net of discounts.
    #[serde(rename = "w", alias = "works")]
    pub works: Money,
    #[serde(rename = "p", alias = "parts")]
    pub parts: Money,
    #[serde(rename = "d", alias = "discount")]
    pub discount: Money,
    #[serde(rename = "c", alias = "cost")]
    pub cost: Money,
    /// Lines of parts that no stock knows of and nothing was written off for.
    #[serde(rename = "u", default, skip_serializing_if = "is_none")]
    pub unwritten: u32,
    /// Lines of parts that are still to be bought.
    #[serde(rename = "a", default, skip_serializing_if = "is_none")]
    pub awaiting: u32,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Totals {
    /// What the client owes for everything in the order.
    pub fn total(self) -> Money {
        self.works + self.parts
    }
    pub fn margin(self) -> Money {
        self.total() - self.cost
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Order {
    pub id: Id<mark::Order>,
    /// As people say it: `Л-26-00412`.
    #[serde(rename = "n", alias = "number")]
    pub number: String,
    /// The counter behind the number, for the label's digits.
    #[serde(rename = "k", alias = "serial")]
    pub serial: u64,
    /// Bumped by every change of the order's data; a form that was opened before is told about the others' changes.
    #[serde(rename = "v", alias = "version", default)]
    pub version: u32,
    #[serde(rename = "l", alias = "location")]
    pub location: Id<mark::Location>,
    #[serde(rename = "y", alias = "order_type")]
    pub order_type: Id<mark::OrderType>,
    #[serde(rename = "s", alias = "status")]
    pub status: Id<mark::Status>,
    #[serde(rename = "g", alias = "group")]
    pub group: StatusGroup,
    #[serde(rename = "t", alias = "since")]
    pub since: Moment,
    #[serde(rename = "h", alias = "path", default)]
    pub path: Vec<Visit>,
    #[serde(rename = "c", alias = "client")]
    pub client: Id<mark::Client>,
    #[serde(rename = "p", alias = "payer", default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<Id<mark::Client>>,
    #[serde(rename = "d", alias = "device")]
    pub device: Id<mark::Device>,
    /// What the client says is wrong: chips and words together.
    #[serde(rename = "m", alias = "malfunction")]
    pub malfunction: String,
    #[serde(rename = "a", alias = "appearance", default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    #[serde(rename = "i", alias = "kit", default, skip_serializing_if = "String::is_empty")]
    pub kit: String,
    /// Unlock code of the device; shown to those who edit orders, never printed for others.
    #[serde(rename = "u", alias = "unlock", default, skip_serializing_if = "String::is_empty")]
    pub unlock: String,
    /// The receptionist's note; the client does not see it.
    #[serde(rename = "o", alias = "note", default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(rename = "mn", alias = "master_note", default, skip_serializing_if = "String::is_empty")]
    pub master_note: String,
    /// Verdict and advice for the client.
    #[serde(rename = "r", alias = "verdict", default, skip_serializing_if = "String::is_empty")]
    pub verdict: String,
    #[serde(rename = "mg", alias = "manager", default, skip_serializing_if = "Option::is_none")]
    pub manager: Option<Id<mark::Employee>>,
    #[serde(rename = "ma", alias = "master", default, skip_serializing_if = "Option::is_none")]
    pub master: Option<Id<mark::Employee>>,
    #[serde(rename = "dl", alias = "deadline", default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Moment>,
    #[serde(rename = "ur", alias = "urgent", default)]
    pub urgent: bool,
    #[serde(rename = "e", alias = "estimate", default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Money>,
    #[serde(rename = "so", alias = "source", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<mark::Source>>,
    #[serde(rename = "q", alias = "totals", default)]
    pub totals: Totals,
    /// Paid less refunded, as the ledger has it.
    #[serde(rename = "b", alias = "paid", default)]
    pub paid: Money,
    #[serde(rename = "ct", alias = "created")]
    pub created: Moment,
    #[serde(rename = "cb", alias = "created_by", default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Id<mark::Employee>>,
    /// When it came to Ready the last time.
    #[serde(rename = "dn", alias = "done", default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Moment>,
    #[serde(rename = "cl", alias = "closed", default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Moment>,
    #[serde(rename = "cx", alias = "closed_by", default, skip_serializing_if = "Option::is_none")]
    pub closed_by: Option<Id<mark::Employee>>,
    /// From when the warranty of its lines runs.
    #[serde(rename = "w", alias = "warranty_from", default, skip_serializing_if = "Option::is_none")]
    pub warranty_from: Option<Moment>,
    /// How many times it was closed: the closing is idempotent by it.
    #[serde(rename = "z", alias = "closings", default)]
    pub closings: u32,
    /// The document by which its parts left the stock when it was handed over.
    #[serde(rename = "tk", default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Id<mark::Document>>,
    /// When parts it waited for came and were kept for it.
    #[serde(rename = "pc", default, skip_serializing_if = "Option::is_none")]
    pub came: Option<Moment>,
}

impl Order {
    pub fn is_open(&self) -> bool {
        !self.group.is_final()
    }
    /// What is still to be paid; below zero there is something to give back.
    pub fn due(&self) -> Money {
        self.totals.total() - self.paid
    }
    /// Money taken before anything was priced: it is ahead of the price, not too much.
    pub fn is_ahead(&self) -> bool {
        self.is_open() && self.totals.total().is_zero() && self.paid.is_positive()
    }
    /// The moment after which the order is late: open ones have it until they are ready.
    pub fn promised(&self) -> Option<Moment> {
        self.deadline.filter(|_| self.is_open() && self.group != StatusGroup::Ready)
    }
    /// What the client still owes for it; nothing when he has paid ahead.
    pub fn debt(&self) -> Money {
        self.due().max(Money::ZERO)
    }
    /// What he has paid ahead of the price, or too much.
    pub fn ahead(&self) -> Money {
        (-self.due()).max(Money::ZERO)
    }
    pub fn is_late(&self, now: Moment) -> bool {
        self.promised().is_some_and(|deadline| deadline < now)
    }
    /// It has parts that were not written off anywhere. Of a refused repair nothing was used.
    pub fn is_incomplete(&self) -> bool {
        self.totals.unwritten > 0 && self.group != StatusGroup::Refused
    }
    /// It stands until parts are bought.
    pub fn is_awaiting(&self) -> bool {
        self.totals.awaiting > 0 && self.is_open()
    }
    /// Parts came since it stands where it stands: whoever repairs it may go on.
    pub fn has_parts(&self) -> bool {
        self.is_open() && self.came.is_some_and(|at| at > self.since)
    }
    /// Handed over and not paid for.
    pub fn is_owing(&self) -> bool {
        !self.is_open() && self.due().is_positive()
    }
}

type At = Id<mark::Location>;

pub const ORDER_BY_NUMBER: Index<Order, String> = Index::unique(101, "orders_by_number", |o| vec![o.number.to_lowercase()]);
/// Label digits: location and counter.
pub const ORDER_BY_SERIAL: Index<Order, (At, u64, Newest<Moment>)> =
    Index::new(102, "orders_by_serial", |o| vec![(o.location, o.serial, Newest(o.created))]);
/// Open ones and closed ones apart, newest first.
pub const ORDER_BY_CREATED: Index<Order, (At, bool, Newest<Moment>)> =
    Index::new(103, "orders_by_created", |o| vec![(o.location, o.is_open(), Newest(o.created))]);
pub const ORDER_BY_STATUS: Index<Order, (At, Id<mark::Status>, Moment)> =
    Index::new(104, "orders_by_status", |o| vec![(o.location, o.status, o.since)]);
/// Open orders that have a deadline, the earliest first.
pub const ORDER_BY_DEADLINE: Index<Order, (At, Moment)> = Index::new(105, "orders_by_deadline", |o| {
    o.deadline.filter(|_| o.is_open()).map(|deadline| (o.location, deadline)).into_iter().collect()
});
pub const ORDER_BY_MASTER: Index<Order, (MasterKey, bool, Newest<Moment>)> =
    Index::new(106, "orders_by_master", |o| vec![(master_key(o.master), o.is_open(), Newest(o.created))]);
pub const ORDER_BY_CLIENT: Index<Order, (Id<mark::Client>, Newest<Moment>)> =
    Index::new(107, "orders_by_client", |o| vec![(o.client, Newest(o.created))]);
pub const ORDER_BY_DEVICE: Index<Order, (Id<mark::Device>, Newest<Moment>)> =
    Index::new(108, "orders_by_device", |o| vec![(o.device, Newest(o.created))]);
/// Orders whose money does not meet: handed over in debt, or paid more than due.
pub const ORDER_BY_DEBT: Index<Order, (At, Newest<Moment>)> = Index::new(109, "orders_by_debt", |o| {
    o.closed.filter(|_| !o.is_open() && o.due().is_positive()).map(|closed| (o.location, Newest(closed))).into_iter().collect()
});
pub const ORDER_BY_CLOSED: Index<Order, (At, Newest<Moment>)> =
    Index::new(110, "orders_by_closed", |o| o.closed.map(|closed| (o.location, Newest(closed))).into_iter().collect());

/// Of one status, newest first.
pub const ORDER_BY_STATUS_CREATED: Index<Order, (At, Id<mark::Status>, Newest<Moment>)> =
    Index::new(114, "orders_by_status_created", |o| vec![(o.location, o.status, Newest(o.created))]);
/// Orders that are late once their moment has passed, the earliest first.
pub const ORDER_BY_PROMISE: Index<Order, (At, Moment)> =
    Index::new(115, "orders_by_promise", |o| o.promised().map(|at| (o.location, at)).into_iter().collect());
/// The digits of the number, as people type it without its letters.
pub const ORDER_BY_DIGITS: Index<Order, (String, Newest<Moment>)> =
    Index::new(116, "orders_by_digits", |o| vec![(digits(&o.number), Newest(o.created))]);

/// Orders with parts that are to be bought.
pub const ORDER_BY_AWAITING: Index<Order, (At, Newest<Moment>)> =
    Index::new(140, "orders_by_awaiting", |o| if o.is_awaiting() { vec![(o.location, Newest(o.created))] } else { Vec::new() });
/// Orders with parts that were not written off.
pub const ORDER_BY_INCOMPLETE: Index<Order, (At, Newest<Moment>)> =
    Index::new(141, "orders_by_incomplete", |o| if o.is_incomplete() { vec![(o.location, Newest(o.created))] } else { Vec::new() });

/// The digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The master of an order in a key; nobody is the zero id.
pub type MasterKey = Id<mark::Employee>;
pub fn master_key(master: Option<Id<mark::Employee>>) -> MasterKey {
    master.unwrap_or(Id::fixed(0))
}

impl Row for Order {
    const TABLE: Table = Table::new(100, "orders");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[
        &ORDER_BY_NUMBER,
        &ORDER_BY_SERIAL,
        &ORDER_BY_CREATED,
        &ORDER_BY_STATUS,
        &ORDER_BY_DEADLINE,
        &ORDER_BY_MASTER,
        &ORDER_BY_CLIENT,
        &ORDER_BY_DEVICE,
        &ORDER_BY_DEBT,
        &ORDER_BY_CLOSED,
        &ORDER_BY_STATUS_CREATED,
        &ORDER_BY_PROMISE,
        &ORDER_BY_DIGITS,
        &ORDER_BY_AWAITING,
        &ORDER_BY_INCOMPLETE,
    ];
    type Key = Id<mark::Order>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// An intake form that is not finished: kept on the server, so that a power cut loses nothing typed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Draft {
    pub employee: Id<mark::Employee>,
    pub id: Id<mark::Draft>,
    pub at: Moment,
    /// The fields as typed.
    pub fields: Vec<(String, String)>,
}

impl Row for Draft {
    const TABLE: Table = Table::new(112, "intake_drafts");
    type Key = (Id<mark::Employee>, Id<mark::Draft>);
    fn key(&self) -> Self::Key {
        (self.employee, self.id)
    }
}

/// How many orders of a location stand in a status, and for what money: the counters of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub location: Id<mark::Location>,
    pub status: Id<mark::Status>,
    pub count: i64,
    pub total: Money,
    /// Debts and advances apart: one does not make the other smaller.
    pub due: Money,
    /// Of them, handed over and not paid for.
    #[serde(default)]
    pub owing: i64,
    #[serde(default)]
    pub ahead: Money,
    /// Of them, those that wait for parts and those with parts not written off.
    #[serde(default)]
    pub awaiting: i64,
    #[serde(default)]
    pub incomplete: i64,
}

impl Row for Tally {
    const TABLE: Table = Table::new(113, "order_tallies");
    type Key = (Id<mark::Location>, Id<mark::Status>);
    fn key(&self) -> Self::Key {
        (self.location, self.status)
    }
}

/// How many orders of a location were promised for a day of UTC and are not ready: those of past days are late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    pub location: Id<mark::Location>,
    /// Days since 1970 in UTC.
    pub day: i64,
    pub count: i64,
}

/// The day a promise is counted under.
pub fn promise_day(at: Moment) -> i64 {
    at.millis().div_euclid(Moment::DAY)
}

impl Row for Promised {
    const TABLE: Table = Table::new(117, "order_promises");
    type Key = (Id<mark::Location>, i64);
    fn key(&self) -> Self::Key {
        (self.location, self.day)
    }
}

/// How many open orders of a location are a master's; nobody's are those of the zero id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    pub master: MasterKey,
    pub location: Id<mark::Location>,
    pub count: i64,
}

impl Row for Load {
    const TABLE: Table = Table::new(118, "order_loads");
    type Key = (MasterKey, Id<mark::Location>);
    fn key(&self) -> Self::Key {
        (self.master, self.location)
    }
}

/// Which order a document of the stock belongs to: what it took at the hand-over, gave back or laid aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    pub document: Id<mark::Document>,
    pub order: Id<mark::Order>,
}

impl Row for Taking {
    const TABLE: Table = Table::new(142, "order_takings");
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.document
    }
}
