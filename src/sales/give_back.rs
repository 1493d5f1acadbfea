//! Goods come back: to the batch they left and at the cost they left at, with their share of what was paid. The money takes
//! the debt off first; the rest goes out the way it came or stays with the client.

use super::{
    facts::SaleFact,
    known::item,
    refusal::SaleRefusal,
    sell::{money_of, times, told},
    tables::{Return, ReturnLine, Sale, SaleLine},
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
        MOVE_BY_ANSWERED, MOVE_BY_DOCUMENT, Move, MoveKind, Warehouse, WarehouseKind,
        ledger::{self, Ask, Basis, Posted, To},
    },
    store::{Reads, Write},
};

#[derive(Debug, Clone)]
pub struct ReturnAsk {
    pub sale: Id<mark::Document>,
    /// How much of each line, by its place from nought.
    pub lines: Vec<(u32, Quantity)>,
    /// Where the goods are put; of works alone none is needed.
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// The cashbox money goes out of; nothing leaves it to the client.
    pub cashbox: Option<Id<mark::Cashbox>>,
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
    let wanted: Vec<(u32, Quantity)> = ask.lines.iter().copied().filter(|(_, quantity)| !quantity.is_zero()).collect();
    if wanted.is_empty() {
        return Err(SaleRefusal::NothingBack.into());
    }
    let (id, mut after, mut lines, mut asks) = (tx.id(), sale.clone(), Vec::new(), Vec::new());
    for (at, quantity) in wanted {
        let line = sale.lines.get(at as usize).ok_or(Error::Hidden)?;
        if quantity > line.rest() || quantity.is_negative() {
            return Err(SaleRefusal::BackTooMuch { line: at + 1, most: line.rest() }.into());
        }
        asks.extend(goods(tx, ask, &sale, at, quantity)?);
        let (net, tax) = worth_of(line, quantity);
        let came = &mut after.lines[at as usize].back;
        came.quantity += quantity;
        came.net += net;
        came.tax += tax;
        lines.push(ReturnLine { line: at, quantity, net, tax, cost: Money::ZERO });
    }
    let posted = match asks.is_empty() {
        true => Posted::default(),
        false => ledger::post(tx, Basis { kind: MoveKind::ClientReturn, document: id, day: ask.day }, &asks)?,
    };
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
        paid: back.part.map_or(Money::ZERO, |part| part.amount),
        cashbox: back.part.map(|part| part.cashbox),
        off_debt: back.debt,
        to_balance: back.balance,
        reason: ask.reason.clone(),
    };
    tx.put(&done)?;
    tx.put(&after)?;
    let fact =
        SaleFact::CameBack { number: sale.number.clone(), back: done.number.clone(), total: done.total(), reason: ask.reason.clone() };
    told(tx, &sale, &fact)?;
    Ok(done)
}

/// Where the money goes.
fn money(reads: &impl Reads, ask: &ReturnAsk, sale: &Sale, lines: &[ReturnLine]) -> Result<Back> {
    let total: Money = lines.iter().map(|line| line.net).sum();
    let debt = total.min(sale.debt);
    let rest = total - debt;
    match (ask.cashbox, rest.is_zero()) {
        (_, true) => Ok(Back { debt, part: None, balance: Money::ZERO }),
        (Some(cashbox), false) => Ok(Back { debt, part: Some(Part { cashbox, amount: rest }), balance: Money::ZERO }),
        (None, false) if sale.client.is_some() => {
            let paid: Money = sale_money::paid_through(reads, sale.id)?.iter().map(|(_, amount)| *amount).sum();
            let left: Money = reads.by(&super::tables::RETURN_BY_SALE, (sale.id,))?.iter().map(|back: &Return| back.to_balance).sum();
            // What was left to him before is no more the sale's to give.
            if rest > paid - left {
                return Err(crate::cash::CashRefusal::RefundTooLarge { most: paid - left }.into());
            }
            Ok(Back { debt, part: None, balance: rest })
        }
        (None, false) => Err(SaleRefusal::BalanceOfNobody.into()),
    }
}

/// The goods of a line: each part from the moves it left by, the last that left first.
fn goods(reads: &impl Reads, ask: &ReturnAsk, sale: &Sale, at: u32, quantity: Quantity) -> Result<Vec<Ask>> {
    let (line, number) = (&sale.lines[at as usize], at + 1);
    let mut asks = Vec::new();
    if line.parts.is_empty() {
        return Ok(asks);
    }
    let to = To { warehouse: takes(reads, ask, sale)?, bin: None };
    let moves: Vec<Move> = reads.by(&MOVE_BY_DOCUMENT, (sale.id,))?;
    for part in &line.parts {
        let item = item(reads, &catalog::product(reads, part.product)?)?;
        let mut left = times(quantity, part.each).ok_or(SaleRefusal::KitFraction { line: number })?;
        for moved in moves.iter().rev().filter(|moved| moved.line == number && moved.product == part.product) {
            let standing = standing(reads, moved)?.min(left);
            if standing.is_positive() {
                asks.push(Ask::Return(ledger::Return { line: number, item, to, quantity: standing, of: moved.number }));
                left -= standing;
            }
        }
        if left.is_positive() {
            return Err(SaleRefusal::BackTooMuch { line: number, most: quantity - left }.into());
        }
    }
    Ok(asks)
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
