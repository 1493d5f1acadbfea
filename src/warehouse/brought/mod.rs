//! Goods a client brings back, of a sale or of a closed order alike: by one form, to the batch they left and at the cost they
//! left at, with a document in the journal. What the client paid takes his debt off first; the rest goes out the way it came or
//! stays with him. Whoever sold them keeps his own row of it; here is what both do.

mod fields;
mod journal;
mod refusal;
pub mod text;

pub use fields::{Offer, OfferLine, Sold, send_line};
pub use refusal::BackRefusal;

use crate::{
    cash::{
        CashRefusal, Part, Way,
        goods_back::{Back, Worth},
    },
    catalog,
    kernel::{Day, Id, Money, Quantity, Result, mark},
    stock::{
        self, MOVE_BY_DOCUMENT, Move, MoveKind, Warehouse, WarehouseKind,
        ledger::{self, Ask, Basis, Item, To},
        units::{self, Unit},
    },
    store::{Reads, Write},
    warehouse::tables::Source,
};

/// How much of a line comes back.
#[derive(Debug, Clone)]
pub struct BackAsk {
    /// Its place in what was sold, from nought.
    pub line: u32,
    pub quantity: Quantity,
    /// Of things with numbers: which.
    pub serials: Vec<String>,
}

/// Where the money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyBack {
    /// Into what it was paid with, each its part.
    AsPaid,
    Cashbox(Id<mark::Cashbox>),
    /// It stays with the client.
    Balance,
}

#[derive(Debug, Clone)]
pub struct ReturnAsk {
    pub lines: Vec<BackAsk>,
    /// Where the goods are put; of works alone none is needed.
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub money: MoneyBack,
    pub way: Way,
    pub reason: String,
    pub day: Day,
}

impl ReturnAsk {
    /// Lines something comes back of, each once.
    pub fn wanted(&self) -> Result<Vec<&BackAsk>> {
        let wanted: Vec<&BackAsk> = self.lines.iter().filter(|one| !one.quantity.is_zero()).collect();
        let twice = |at: usize, one: &&&BackAsk| wanted[..at].iter().any(|before| before.line == one.line);
        if let Some((_, one)) = wanted.iter().enumerate().find(|(at, one)| twice(*at, one)) {
            return Err(BackRefusal::TooMuch { line: one.line + 1, most: Quantity::ZERO }.into());
        }
        if wanted.is_empty() { Err(BackRefusal::Nothing.into()) } else { Ok(wanted) }
    }
}

/// A line that comes back, as the stock knows it.
#[derive(Debug, Clone)]
pub struct Coming {
    /// As people count.
    pub line: u32,
    /// The line of the moves it left by.
    pub gone_by: u32,
    pub quantity: Quantity,
    /// Products of one unit of it, and how much of each.
    pub parts: Vec<(Id<mark::Product>, Quantity)>,
    /// Of things with numbers: which.
    pub serials: Vec<String>,
}

/// What the goods come back of.
#[derive(Debug, Clone)]
pub struct CameBack {
    /// The document of the return.
    pub id: Id<mark::Document>,
    /// The document the goods left by.
    pub left_by: Id<mark::Document>,
    pub location: Id<mark::Location>,
    pub source: Source,
}

/// What was laid back.
#[derive(Debug, Default)]
pub struct Laid {
    pub moves: Vec<Move>,
    /// Of its document in the journal; nought where no goods moved.
    pub number: u64,
}

impl Laid {
    /// What the goods of a line cost.
    pub fn cost(&self, line: u32) -> Money {
        self.moves.iter().filter(|moved| moved.line == line).map(Move::value).sum()
    }
}

/// Lays goods back. The caller writes the book and his own row.
pub fn lay_back(tx: &mut Write<'_>, back: &CameBack, lines: &[Coming], ask: &ReturnAsk) -> Result<Laid> {
    let mut asks = Vec::new();
    for line in lines.iter().filter(|line| !line.parts.is_empty()) {
        let to = To { warehouse: takes(tx, ask, back.location)?, bin: None };
        asks.extend(goods(tx, back.left_by, line, to)?);
    }
    let Some(warehouse) = ask.warehouse.filter(|_| !asks.is_empty()) else { return Ok(Laid::default()) };
    let moves = ledger::post(tx, Basis { kind: MoveKind::ClientReturn, document: back.id, day: ask.day }, &asks)?.moves;
    let number = journal::write(tx, back, warehouse, ask, &moves)?;
    Ok(Laid { moves, number })
}

/// Things with numbers by the moves they left by, the rest from the moves that left last.
fn goods(reads: &impl Reads, left_by: Id<mark::Document>, line: &Coming, to: To) -> Result<Vec<Ask>> {
    let (number, mut asks) = (line.line, Vec::new());
    let mut moves: Vec<Move> = reads.by(&MOVE_BY_DOCUMENT, (left_by,))?;
    moves.retain(|moved| moved.line == line.gone_by);
    for (product, each) in &line.parts {
        let item = Item::of(reads, &catalog::product(reads, *product)?)?;
        let need = line.quantity.by(*each).ok_or(BackRefusal::KitFraction { line: number })?;
        let mut left = need;
        for moved in moves.iter().rev().filter(|moved| moved.product == *product) {
            if !is_named(reads, moved, &line.serials)? {
                continue;
            }
            let out = stock::still_out(reads, moved)?.min(left);
            if out.is_positive() {
                asks.push(Ask::Return(ledger::Return { line: number, item, to, quantity: out, of: moved.number }));
                left -= out;
            }
        }
        if left.is_positive() {
            let tracked = moves.iter().any(|moved| moved.product == *product && moved.unit.is_some());
            return Err(match tracked {
                true => BackRefusal::Serials { line: number, need },
                false => BackRefusal::TooMuch { line: number, most: line.quantity - left },
            }
            .into());
        }
    }
    let named = asks.iter().filter(|ask| matches!(ask, Ask::Return(back) if back.item.tracked)).count();
    if named < line.serials.len() {
        return Err(BackRefusal::Serials { line: number, need: line.quantity }.into());
    }
    Ok(asks)
}

/// A thing with a number comes back when it was named; the rest have none.
fn is_named(reads: &impl Reads, moved: &Move, serials: &[String]) -> Result<bool> {
    match moved.unit {
        Some(unit) => Ok(serials.contains(&reads.need::<Unit>(&unit)?.serial)),
        None => Ok(true),
    }
}

/// The numbers that come back, as they were sold: each is `out` still. Where nothing has a number, none is asked.
pub fn chosen(out: &[String], typed: &[String], line: u32) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for typed in typed {
        let key = units::serial(typed);
        let Some(one) = out.iter().find(|serial| **serial == key) else {
            return Err(BackRefusal::NotSold { line, serial: typed.clone() }.into());
        };
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
    Ok(found)
}

/// A warehouse of the location: a shelf or the box for defects.
fn may_take(warehouse: &Warehouse, location: Id<mark::Location>) -> bool {
    let kind = !matches!(warehouse.kind, WarehouseKind::InOrder | WarehouseKind::Transit | WarehouseKind::Entrusted);
    kind && !warehouse.archived && warehouse.location.is_none_or(|at| at == location)
}

fn takes(reads: &impl Reads, ask: &ReturnAsk, location: Id<mark::Location>) -> Result<Id<mark::Warehouse>> {
    let found = match ask.warehouse {
        Some(id) => reads.get::<Warehouse>(&id)?,
        None => None,
    };
    let found = found.filter(|warehouse| may_take(warehouse, location));
    found.map(|warehouse| warehouse.id).ok_or_else(|| BackRefusal::Elsewhere.into())
}

/// How what was sold is paid now.
#[derive(Debug, Clone, Default)]
pub struct Paid {
    pub debt: Money,
    /// Into each cashbox, in the order they were paid into.
    pub into: Vec<Part>,
    /// All that was paid and has not gone back.
    pub most: Money,
    /// Somebody it may be left with.
    pub client: bool,
}

/// Where the money for what is worth so much goes: the debt first, then as it was asked.
pub fn money(worth: &Worth, money: MoneyBack, paid: &Paid) -> Result<Back> {
    let debt = worth.total.min(paid.debt);
    let rest = worth.total - debt;
    let parts = match money {
        _ if rest.is_zero() => Vec::new(),
        MoneyBack::Cashbox(cashbox) => vec![Part { cashbox, amount: rest }],
        MoneyBack::AsPaid => as_paid(paid.into.clone(), rest),
        MoneyBack::Balance => Vec::new(),
    };
    let balance = rest - parts.iter().map(|part| part.amount).sum();
    if balance.is_positive() && !paid.client {
        return Err(BackRefusal::BalanceOfNobody.into());
    }
    if balance.is_positive() && rest > paid.most {
        return Err(CashRefusal::RefundTooLarge { most: paid.most }.into());
    }
    Ok(Back { debt, parts, balance })
}

/// The first cashbox it was paid into first; what no cashbox took, the client's balance paid.
fn as_paid(mut parts: Vec<Part>, mut rest: Money) -> Vec<Part> {
    for part in &mut parts {
        part.amount = part.amount.min(rest);
        rest -= part.amount;
    }
    parts.retain(|part| part.amount.is_positive());
    parts
}
