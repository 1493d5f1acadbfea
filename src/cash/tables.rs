//! Rows of the book: cashboxes, articles, operations with their legs, and the balances kept beside them.

use serde::{Deserialize, Serialize};

pub use super::account::Account;
use crate::{
    kernel::{Day, Id, Moment, Money, Rate, mark, text::Named},
    shop::Counted,
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<Cashbox>(),
    TableInfo::of::<Article>(),
    TableInfo::of::<Operation>(),
    TableInfo::of::<Balance>(),
    TableInfo::of::<CashDay>(),
    TableInfo::of::<Closed>(),
];

/// What lies in a cashbox, and so which account it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum CashboxKind {
    /// Notes and coins: account 50.
    Cash,
    /// Card terminal, money on its way from the bank: account 57.
    Card,
    /// Bank account: account 51.
    Bank,
}

impl CashboxKind {
    pub const ALL: [CashboxKind; 3] = [CashboxKind::Cash, CashboxKind::Card, CashboxKind::Bank];
    pub fn account(self) -> Account {
        match self {
            CashboxKind::Cash => Account::Cash,
            CashboxKind::Card => Account::Acquiring,
            CashboxKind::Bank => Account::Bank,
        }
    }
    pub fn key(self) -> &'static str {
        match self {
            CashboxKind::Cash => "cash",
            CashboxKind::Card => "card",
            CashboxKind::Bank => "bank",
        }
    }
    pub fn named(key: &str) -> Option<CashboxKind> {
        CashboxKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cashbox {
    pub id: Id<mark::Cashbox>,
    pub name: Named,
    pub kind: CashboxKind,
    /// `None` serves every location of the company.
    pub location: Option<Id<mark::Location>>,
    /// The bank's share of a card payment.
    #[serde(default)]
    pub fee: Rate,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Cashbox {
    /// A drawer cannot hold less than nothing; a bank account may be in overdraft.
    pub fn forbids_negative(&self) -> bool {
        self.kind == CashboxKind::Cash
    }
}

impl Row for Cashbox {
    const TABLE: Table = Table::new(80, "cashboxes");
    type Key = Id<mark::Cashbox>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    In,
    Out,
}

impl Direction {
    pub const ALL: [Direction; 2] = [Direction::In, Direction::Out];
    pub fn key(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "out",
        }
    }
    pub fn named(key: &str) -> Option<Direction> {
        Direction::ALL.into_iter().find(|direction| direction.key() == key)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Activity {
    Operating,
    Investing,
    Financing,
}

impl Activity {
    pub const ALL: [Activity; 3] = [Activity::Operating, Activity::Investing, Activity::Financing];
    pub fn key(self) -> &'static str {
        match self {
            Activity::Operating => "operating",
            Activity::Investing => "investing",
            Activity::Financing => "financing",
        }
    }
    pub fn named(key: &str) -> Option<Activity> {
        Activity::ALL.into_iter().find(|activity| activity.key() == key)
    }
}

/// What money comes for or goes on: a line of the cash flow report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Article {
    pub id: Id<mark::Article>,
    /// Known to the program for system articles (`prepayment`, `order_payment`, …); empty for the shop's own.
    #[serde(default)]
    pub key: String,
    pub name: Named,
    pub direction: Direction,
    pub activity: Activity,
    #[serde(default)]
    pub system: bool,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

pub const ARTICLE_BY_KEY: Index<Article, String> =
    Index::unique(82, "articles_by_key", |a| if a.key.is_empty() { Vec::new() } else { vec![a.key.clone()] });

impl Row for Article {
    const TABLE: Table = Table::new(81, "articles");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&ARTICLE_BY_KEY];
    type Key = Id<mark::Article>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// One side of an operation: debit above zero, credit below. `of` is what the account is kept by: a cashbox, a client,
/// an order for revenue, an article for income and expenses; zero where the account has no parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    #[serde(rename = "a")]
    pub account: Account,
    #[serde(rename = "o")]
    pub of: Id<()>,
    #[serde(rename = "m")]
    pub amount: Money,
}

/// What happened to money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum OpKind {
    Prepayment,
    Payment,
    Refund,
    /// An order is handed over: revenue and the client's debt for it.
    Charge,
    /// Goods and works sold at the till: money, debt, revenue, tax and cost at once.
    Sale,
    /// A debt for a sale paid.
    SalePayment,
    /// Goods of a sale, or of an order that was handed over, come back.
    SaleReturn,
    /// A reopened order: the charge taken back.
    Uncharge,
    Income,
    Expense,
    Transfer,
    Opening,
    /// Advance and debt of a client set against each other; no money moves.
    Offset,
    /// Goods came, went or cost otherwise: a document of the stock, no money.
    Goods,
    SupplierPayment,
    /// Money for goods that went back to a supplier.
    SupplierRefund,
    /// The opposite of a wrong operation.
    Reversal,
}

impl OpKind {
    pub fn of_sale(self) -> bool {
        matches!(self, OpKind::Sale | OpKind::SalePayment | OpKind::SaleReturn)
    }

    /// Whether a wrong one is taken back by hand in the journal; documents take back what they posted.
    pub fn by_hand(self) -> bool {
        use OpKind::*;
        !matches!(self, Reversal | Charge | Uncharge | Offset | Sale | SalePayment | SaleReturn)
    }
}

/// An operation of the book. Never edited, never deleted; a wrong one is answered by its reversal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Operation {
    pub id: Id<mark::Payment>,
    #[serde(rename = "k", alias = "kind")]
    pub kind: OpKind,
    /// Counted per location, year and direction without gaps; zero where no money moves.
    #[serde(rename = "n", alias = "number", default)]
    pub number: u64,
    /// The day it counts for.
    #[serde(rename = "d", alias = "day")]
    pub day: Day,
    /// When it was entered.
    #[serde(rename = "t", alias = "at")]
    pub at: Moment,
    #[serde(rename = "l", alias = "location")]
    pub location: Id<mark::Location>,
    #[serde(rename = "e", alias = "by", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    #[serde(rename = "w", alias = "by_name")]
    pub by_name: String,
    #[serde(rename = "c", alias = "client", default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Id<mark::Client>>,
    #[serde(rename = "o", alias = "order", default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Id<mark::Order>>,
    /// The document it was posted by: all the money of a sale, what came back of it too, stands under the sale.
    #[serde(rename = "dc", default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id<mark::Document>>,
    /// The number of the order or of the document as it was then.
    #[serde(rename = "on", alias = "order_number", default, skip_serializing_if = "String::is_empty")]
    pub order_number: String,
    #[serde(rename = "a", alias = "article", default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Id<mark::Article>>,
    #[serde(rename = "m", alias = "comment", default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// The operation this one takes back.
    #[serde(rename = "r", alias = "reverses", default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<Id<mark::Payment>>,
    /// What was handed over in cash, when change was given from it.
    #[serde(rename = "g", alias = "tendered", default, skip_serializing_if = "Option::is_none")]
    pub tendered: Option<Money>,
    #[serde(rename = "x", alias = "legs")]
    pub legs: Vec<Leg>,
}

impl Operation {
    /// What a cashbox gained by it (below zero: lost).
    pub fn through(&self, cashbox: Id<mark::Cashbox>) -> Money {
        self.legs.iter().filter(|leg| leg.account.is_money() && leg.of == cashbox.cast()).map(|leg| leg.amount).sum()
    }
    /// What all cashboxes gained by it.
    pub fn moved(&self) -> Money {
        self.legs.iter().filter(|leg| leg.account.is_money()).map(|leg| leg.amount).sum()
    }
    /// What it left with a client for anything he likes; below zero, what it took of that. Money of an order is the order's own
    /// until its goods come back.
    pub fn left_free(&self, client: Id<mark::Client>) -> Money {
        let free = self.order.is_none() || self.kind == OpKind::SaleReturn;
        -self
            .legs
            .iter()
            .filter(|leg| free && leg.account == Account::Advances && leg.of == client.cast())
            .map(|leg| leg.amount)
            .sum::<Money>()
    }
    /// What the client paid for its order by it, less what went back to him or was left with him for other things.
    pub fn paid(&self) -> Money {
        self.moved() - self.client.map_or(Money::ZERO, |client| self.left_free(client))
    }
    /// Which counter numbers it, and of which year; none where no money moves.
    pub fn counted(&self) -> Option<(Counted, u32)> {
        let kind = if self.moved().is_positive() { Counted::CashIn } else { Counted::CashOut };
        (!self.cashboxes().is_empty()).then(|| (kind, u32::from(self.day.date().year().unsigned_abs())))
    }
    /// What went through cash drawers only.
    pub fn in_cash(&self) -> Money {
        self.legs.iter().filter(|leg| leg.account == Account::Cash).map(|leg| leg.amount).sum()
    }
    /// What was given back from the notes the client handed over.
    pub fn change(&self) -> Option<Money> {
        self.tendered.map(|tendered| tendered - self.in_cash()).filter(|change| change.is_positive())
    }
    pub fn cashboxes(&self) -> Vec<Id<mark::Cashbox>> {
        let mut all: Vec<Id<mark::Cashbox>> = self.legs.iter().filter(|leg| leg.account.is_money()).map(|leg| leg.of.cast()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The journal of a cashbox, newest first.
pub const OPERATION_BY_CASHBOX: Index<Operation, (Id<mark::Cashbox>, Newest<Day>, Newest<Moment>)> =
    Index::new(84, "operations_by_cashbox", |o| o.cashboxes().into_iter().map(|c| (c, Newest(o.day), Newest(o.at))).collect());
/// The journal of all cashboxes, newest first; what moves no money is not in it.
pub const OPERATION_BY_DAY: Index<Operation, (Newest<Day>, Newest<Moment>)> =
    Index::new(90, "operations_by_day", |o| if o.cashboxes().is_empty() { Vec::new() } else { vec![(Newest(o.day), Newest(o.at))] });
pub const OPERATION_BY_ORDER: Index<Operation, (Id<mark::Order>, Moment)> =
    Index::new(85, "operations_by_order", |o| o.order.iter().map(|order| (*order, o.at)).collect());
pub const OPERATION_BY_DOCUMENT: Index<Operation, (Id<mark::Document>, Moment)> =
    Index::new(92, "operations_by_document", |o| o.document.iter().map(|document| (*document, o.at)).collect());
pub const OPERATION_BY_CLIENT: Index<Operation, (Id<mark::Client>, Newest<Moment>)> =
    Index::new(86, "operations_by_client", |o| o.client.iter().map(|client| (*client, Newest(o.at))).collect());
/// One operation has one reversal at most.
pub const OPERATION_BY_REVERSED: Index<Operation, Id<mark::Payment>> =
    Index::unique(87, "operations_by_reversed", |o| o.reverses.into_iter().collect());

impl Row for Operation {
    const TABLE: Table = Table::new(83, "operations");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[
        &OPERATION_BY_CASHBOX,
        &OPERATION_BY_DAY,
        &OPERATION_BY_ORDER,
        &OPERATION_BY_DOCUMENT,
        &OPERATION_BY_CLIENT,
        &OPERATION_BY_REVERSED,
    ];
    type Key = Id<mark::Payment>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// The balance of an account (of a part of it): debit above zero. Kept by the ledger's one writer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Balance {
    pub account: Account,
    pub of: Id<()>,
    pub amount: Money,
}

impl Row for Balance {
    const TABLE: Table = Table::new(88, "balances");
    type Key = (u16, Id<()>);
    fn key(&self) -> Self::Key {
        (self.account as u16, self.of)
    }
}

/// What a cashbox took and gave in a day for one article: day sums, balances at a date and the cash flow report are sums
/// of these.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CashDay {
    pub cashbox: Id<mark::Cashbox>,
    pub day: Day,
    /// `NO_ARTICLE` for transfers between own cashboxes, which are neither income nor expense (M5).
    pub article: Id<mark::Article>,
    pub came: Money,
    pub went: Money,
}

pub const NO_ARTICLE: Id<mark::Article> = Id::fixed(0);

impl Row for CashDay {
    const TABLE: Table = Table::new(89, "cash_days");
    type Key = (Id<mark::Cashbox>, Day, Id<mark::Article>);
    fn key(&self) -> Self::Key {
        (self.cashbox, self.day, self.article)
    }
}

/// The books of a location are closed up to this day: nothing may be posted on it or before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Closed {
    pub location: Id<mark::Location>,
    pub until: Day,
}

impl Row for Closed {
    const TABLE: Table = Table::new(91, "closed_periods");
    type Key = Id<mark::Location>;
    fn key(&self) -> Self::Key {
        self.location
    }
}
