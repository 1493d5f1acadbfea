//! Rows of buying: what was asked for by hand, and orders to suppliers.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, mark, text::Named},
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Wish>(), TableInfo::of::<PurchaseOrder>()];

/// What somebody asked to buy by hand. It stands until it is in an order to a supplier, and again when that order is cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub id: Id<mark::Entry>,
    pub product: Id<mark::Product>,
    pub warehouse: Id<mark::Warehouse>,
    pub quantity: Quantity,
    #[serde(default)]
    pub comment: String,
    pub at: Moment,
    #[serde(default)]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    pub by_name: String,
    /// The order to a supplier it went into.
    #[serde(default)]
    pub purchase: Option<Id<mark::Document>>,
}

/// What is still to be ordered, oldest first.
pub const WISH_WAITING: Index<Wish, (Moment,)> =
    Index::new(313, "purchase_wishes_waiting", |wish| if wish.purchase.is_none() { vec![(wish.at,)] } else { Vec::new() });
pub const WISH_BY_PURCHASE: Index<Wish, (Id<mark::Document>,)> =
    Index::new(314, "purchase_wishes_by_order", |wish| wish.purchase.iter().map(|id| (*id,)).collect());

impl Row for Wish {
    const TABLE: Table = Table::new(312, "purchase_wishes");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&WISH_WAITING, &WISH_BY_PURCHASE];
    type Key = Id<mark::Entry>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// What was done with an order to a supplier; how much of it arrived, the warehouse counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Sent,
    Cancelled,
}

/// Where an order to a supplier stands, arrivals counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, poem_openapi::Enum)]
#[oai(rename = "PurchaseOrderStanding", rename_all = "snake_case")]
pub enum Standing {
    Draft,
    Sent,
    Partly,
    Arrived,
    Cancelled,
}

impl Standing {
    pub const ALL: [Standing; 5] = [Standing::Draft, Standing::Sent, Standing::Partly, Standing::Arrived, Standing::Cancelled];
    pub fn key(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Sent => "sent",
            Standing::Partly => "partly",
            Standing::Arrived => "arrived",
            Standing::Cancelled => "cancelled",
        }
    }
    pub fn named(key: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.key() == key)
    }
    /// More of it is to come.
    pub fn is_awaited(self) -> bool {
        matches!(self, Standing::Sent | Standing::Partly)
    }
}

/// A product and how much of it is ordered; a product stands in an order once. Its name is kept as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedLine {
    pub product: Id<mark::Product>,
    pub code: String,
    /// The supplier's own number of it.
    #[serde(default)]
    pub sku: String,
    pub name: String,
    pub measure: Named,
    pub quantity: Quantity,
    /// What the supplier asks for one.
    #[serde(default)]
    pub price: Money,
}

impl OrderedLine {
    pub fn sum(&self) -> Money {
        self.quantity.times(self.price)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PurchaseOrder {
    pub id: Id<mark::Document>,
    pub state: State,
    /// Given when it is sent, per location and year, without gaps; a draft that was never sent has none.
    #[serde(default)]
    pub number: u64,
    /// The day it was sent.
    #[serde(default)]
    pub day: Option<Day>,
    pub created: Moment,
    pub location: Id<mark::Location>,
    /// Where it is to arrive.
    pub warehouse: Id<mark::Warehouse>,
    pub supplier: Id<mark::Client>,
    #[serde(default)]
    pub expected: Option<Day>,
    #[serde(default)]
    pub comment: String,
    #[serde(default)]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    pub by_name: String,
    #[serde(default)]
    pub lines: Vec<OrderedLine>,
}

impl PurchaseOrder {
    pub fn total(&self) -> Money {
        self.lines.iter().map(OrderedLine::sum).sum()
    }
    pub fn is_draft(&self) -> bool {
        self.state == State::Draft
    }
    pub fn line(&self, product: Id<mark::Product>) -> Option<&OrderedLine> {
        self.lines.iter().find(|line| line.product == product)
    }
}

/// The journal, newest first.
pub const PURCHASE_BY_CREATED: Index<PurchaseOrder, (Newest<Moment>,)> =
    Index::new(316, "purchase_orders_by_created", |order| vec![(Newest(order.created),)]);
pub const PURCHASE_BY_SUPPLIER: Index<PurchaseOrder, (Id<mark::Client>, Newest<Moment>)> =
    Index::new(317, "purchase_orders_by_supplier", |order| vec![(order.supplier, Newest(order.created))]);

/// Those that are not sent.
pub const PURCHASE_DRAFTS: Index<PurchaseOrder, (Moment,)> =
    Index::new(320, "purchase_order_drafts", |order| if order.is_draft() { vec![(order.created,)] } else { Vec::new() });

impl Row for PurchaseOrder {
    const TABLE: Table = Table::new(315, "purchase_orders");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&PURCHASE_BY_CREATED, &PURCHASE_BY_SUPPLIER, &PURCHASE_DRAFTS];
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
