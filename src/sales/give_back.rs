//! Goods come back: to the batch they left and at the cost they left at, with their share of what was paid. The money takes
//! the debt off first; the rest goes out the way it came or stays with the client. Things with numbers come back by them.

use super::{
    demand,
    facts::SaleFact,
    refusal::SaleRefusal,
    sell::{money_of, told},
    tables::{RETURN_BY_SALE, Return, ReturnLine, Sale, SaleLine},
};
use crate::{
    cash::{
        Part, Way,
        sale_money::{self, Back, Worth},
    },
    catalog,
    kernel::{Day, Error, Id, Money, Quantity, Result, mark},
    shop::{self, Counted},
    stock::{
        self, MOVE_BY_ANSWERED, MOVE_BY_DOCUMENT, Move, MoveKind, Warehouse, WarehouseKind,
        ledger::{self, Ask, Basis, Item, Posted, To},
        units::{self, Unit},
    },
    store::{Reads, Write},
    warehouse::{CameBack, Source, came_back},
};

/// How much of a line comes back.
#[derive(Debug, Clone)]
pub struct BackAsk {
    /// Its place in the sale, from nought.
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
    pub sale: Id<mark::Document>,
    pub lines: Vec<BackAsk>,
    /// Where the goods are put; of works alone none is needed.
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub money: MoneyBack,
    pub way: Way,
    pub reason: String,
    pub day: Day,
}

/// What so much of a line is worth: its share of what is left of it, the last piece takes the rest.
pub fn worth_of(line: &SaleLine, quantity: Quantity) -> (Money, Money) {
    let (net, tax) = (line.net - line.back.net, line.tax - line.back.tax);
    (net.share(quantity, line.rest()), tax.share(quantity, line.rest()))
}

pub fn take_back(tx: &mut Write<'_>, ask: &ReturnAsk) -> Result<Return> {
    let sale = tx.need::<Sale>(&ask.sale)?;
    let wanted: Vec<&BackAsk> = ask.lines.iter().filter(|one| !one.quantity.is_zero()).collect();
    if wanted.is_empty() {
        return Err(SaleRefusal::NothingBack.into());
    }
    let (id, mut after, mut lines, mut asks) = (tx.id(), sale.clone(), Vec::new(), Vec::new());
    for BackAsk { line: at, quantity, serials } in wanted.into_iter().cloned() {
        let line = sale.lines.get(at as usize).ok_or(Error::Hidden)?;
        if quantity > line.rest() || quantity.is_negative() || after.lines[at as usize].back != line.back {
            return Err(SaleRefusal::BackTooMuch { line: at + 1, most: line.rest() }.into());
        }
        let serials = chosen(line, &serials, at + 1)?;
        asks.extend(goods(tx, ask, &sale, (at, quantity), &serials)?);
        let (net, tax) = worth_of(line, quantity);
        let came = &mut after.lines[at as usize].back;
        came.quantity += quantity;
        came.net += net;
        came.tax += tax;
        came.serials.extend(serials.iter().cloned());
        lines.push(ReturnLine { line: at, quantity, net, tax, cost: Money::ZERO, serials });
    }
    let posted = match asks.is_empty() {
        true => Posted::default(),
        false => ledger::post(tx, Basis { kind: MoveKind::ClientReturn, document: id, day: ask.day }, &asks)?,
    };
    if let Some(warehouse) = ask.warehouse.filter(|_| !posted.moves.is_empty()) {
        let source = Source::Sale { id: sale.id, number: sale.number.clone() };
        let back = CameBack { id, location: sale.location, warehouse, source, day: ask.day, reason: ask.reason.clone() };
        came_back(tx, &back, &posted.moves)?;
    }
    for line in &mut lines {
        line.cost = posted.moves.iter().filter(|moved| moved.line == line.line + 1).map(Move::value).sum();
    }
    let back = money(tx, ask, &sale, &lines)?;
    after.debt = sale.debt - back.debt;
    write(tx, ask, id, (sale, after), lines, back)
}

fn write(
    tx: &mut Write<'_>,
    ask: &ReturnAsk,
    id: Id<mark::Document>,
    (sale, after): (Sale, Sale),
    lines: Vec<ReturnLine>,
    back: Back,
) -> Result<Return> {
    let sum = |of: fn(&ReturnLine) -> Money| lines.iter().map(of).sum::<Money>();
    let worth = Worth { total: sum(|line| line.net), tax: sum(|line| line.tax), cost: sum(|line| line.cost) };
    sale_money::give_back(tx, &money_of(&sale, ask.day), &worth, &back, ask.way, &ask.reason)?;
    let numbered = shop::next_sale_number(tx, sale.location, Counted::SaleReturn, ask.day)?;
    let stamp = tx.stamp().clone();
    let done = Return {
        id,
        number: numbered.number,
        serial: numbered.serial,
        period: numbered.period,
        sale: sale.id,
        location: sale.location,
        warehouse: ask.warehouse,
        day: ask.day,
        at: stamp.at,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines,
        paid: back.parts.iter().map(|part| part.amount).sum(),
        off_debt: back.debt,
        to_balance: back.balance,
        reason: ask.reason.clone(),
    };
    tx.put(&done)?;
    tx.put(&after)?;
    stock::demand::add(tx, done.location, done.day, &demand::of_return(&sale, &done))?;
    let fact =
        SaleFact::CameBack { number: sale.number.clone(), back: done.number.clone(), total: done.total(), reason: ask.reason.clone() };
    told(tx, &sale, &fact)?;
    Ok(done)
}

/// The debt first, then as it was asked.
fn money(reads: &impl Reads, ask: &ReturnAsk, sale: &Sale, lines: &[ReturnLine]) -> Result<Back> {
    let total: Money = lines.iter().map(|line| line.net).sum();
    let debt = total.min(sale.debt);
    let rest = total - debt;
    let parts = match ask.money {
        _ if rest.is_zero() => Vec::new(),
        MoneyBack::Cashbox(cashbox) => vec![Part { cashbox, amount: rest }],
        MoneyBack::AsPaid => as_paid(reads, sale.id, rest)?,
        MoneyBack::Balance => Vec::new(),
    };
    let balance = rest - parts.iter().map(|part| part.amount).sum();
    if balance.is_positive() {
        if sale.client.is_none() {
            return Err(SaleRefusal::BalanceOfNobody.into());
        }
        // What was left to him before is no more the sale's to give.
        let left: Money = reads.by(&RETURN_BY_SALE, (sale.id,))?.iter().map(|back: &Return| back.to_balance).sum();
        let paid: Money = sale_money::paid_through(reads, sale.id)?.iter().map(|(_, amount)| *amount).sum();
        let most = paid + sale.from_balance - left;
        if rest > most {
            return Err(crate::cash::CashRefusal::RefundTooLarge { most }.into());
        }
    }
    Ok(Back { debt, parts, balance })
}

/// The first cashbox it was paid into first; what no cashbox took, the client's balance paid.
fn as_paid(reads: &impl Reads, sale: Id<mark::Document>, mut rest: Money) -> Result<Vec<Part>> {
    let mut parts = sale_money::paid_into(reads, sale)?;
    for part in &mut parts {
        part.amount = part.amount.min(rest);
        rest -= part.amount;
    }
    parts.retain(|part| part.amount.is_positive());
    Ok(parts)
}

/// The numbers that come back, as the sale has them: each was sold and has not come back yet.
fn chosen(line: &SaleLine, serials: &[String], number: u32) -> Result<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for typed in serials.iter().filter(|_| !line.serials.is_empty()) {
        let key = units::serial(typed);
        let sold = line.numbers().find(|serial| **serial == key).cloned();
        let sold = sold.ok_or_else(|| SaleRefusal::NotSold { line: number, serial: typed.clone() })?;
        if !found.contains(&sold) {
            found.push(sold);
        }
    }
    Ok(found)
}

/// The goods of a line: things with numbers by the moves they left by, the rest from the moves that left last.
fn goods(reads: &impl Reads, ask: &ReturnAsk, sale: &Sale, (at, quantity): (u32, Quantity), serials: &[String]) -> Result<Vec<Ask>> {
    let (line, number) = (&sale.lines[at as usize], at + 1);
    let mut asks = Vec::new();
    if line.parts.is_empty() {
        return Ok(asks);
    }
    let to = To { warehouse: takes(reads, ask, sale)?, bin: None };
    let moves: Vec<Move> = reads.by(&MOVE_BY_DOCUMENT, (sale.id,))?;
    for part in &line.parts {
        let item = Item::of(reads, &catalog::product(reads, part.product)?)?;
        let need = quantity.by(part.each).ok_or(SaleRefusal::KitFraction { line: number })?;
        let mut left = need;
        for moved in moves.iter().rev().filter(|moved| moved.line == number && moved.product == part.product) {
            if !is_named(reads, moved, serials)? {
                continue;
            }
            let standing = standing(reads, moved)?.min(left);
            if standing.is_positive() {
                asks.push(Ask::Return(ledger::Return { line: number, item, to, quantity: standing, of: moved.number }));
                left -= standing;
            }
        }
        let tracked = moves.iter().any(|moved| moved.line == number && moved.product == part.product && moved.unit.is_some());
        if left.is_positive() && tracked {
            return Err(SaleRefusal::Serials { line: number, need }.into());
        }
        if left.is_positive() {
            return Err(SaleRefusal::BackTooMuch { line: number, most: quantity - left }.into());
        }
    }
    let named = asks.iter().filter(|ask| matches!(ask, Ask::Return(back) if back.item.tracked)).count();
    if named < serials.len() {
        return Err(SaleRefusal::Serials { line: number, need: quantity }.into());
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

/// How much that left by a move has not come back.
fn standing(reads: &impl Reads, moved: &Move) -> Result<Quantity> {
    let answers: Vec<Move> = reads.by(&MOVE_BY_ANSWERED, (moved.number,))?;
    Ok(-moved.quantity - answers.iter().map(|answer| answer.quantity).sum::<Quantity>())
}

/// A warehouse of the sale's location: a shelf or the box for defects.
pub fn may_take(warehouse: &Warehouse, location: Id<mark::Location>) -> bool {
    let kind = !matches!(warehouse.kind, WarehouseKind::InOrder | WarehouseKind::Transit | WarehouseKind::Entrusted);
    kind && !warehouse.archived && warehouse.location.is_none_or(|at| at == location)
}

fn takes(reads: &impl Reads, ask: &ReturnAsk, sale: &Sale) -> Result<Id<mark::Warehouse>> {
    let found = match ask.warehouse {
        Some(id) => reads.get::<Warehouse>(&id)?,
        None => None,
    };
    let found = found.filter(|warehouse| may_take(warehouse, sale.location));
    found.map(|warehouse| warehouse.id).ok_or_else(|| SaleRefusal::BackFromElsewhere.into())
}
