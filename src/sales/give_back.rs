//! Goods of a sale come back: to the batch they left and at the cost they left at, with their share of what was paid. What the
//! till writes of it is here; how goods and money go back is the same for whatever was sold (`warehouse::brought`).

use super::{
    demand,
    facts::SaleFact,
    sell::{money_of, told},
    tables::{RETURN_BY_SALE, Return, ReturnLine, Sale, SaleLine},
};
use crate::{
    cash::{
        goods_back::{Back, Worth},
        sale_money,
    },
    kernel::{Error, Id, Money, Quantity, Result, mark},
    shop::{self, Counted},
    stock,
    store::{Reads, Write},
    warehouse::{
        Source,
        brought::{self, BackAsk, BackRefusal, CameBack, Coming, Paid, ReturnAsk},
    },
};

/// What so much of a line is worth: its share of what is left of it, the last piece takes the rest.
fn worth_of(line: &SaleLine, quantity: Quantity) -> (Money, Money) {
    let (net, tax) = (line.net - line.back.net, line.tax - line.back.tax);
    (net.share(quantity, line.rest()), tax.share(quantity, line.rest()))
}

pub fn take_back(tx: &mut Write<'_>, sale: Id<mark::Document>, ask: &ReturnAsk) -> Result<Return> {
    let sale = tx.need::<Sale>(&sale)?;
    let (id, mut after, mut lines, mut coming) = (tx.id(), sale.clone(), Vec::new(), Vec::new());
    for BackAsk { line: at, quantity, serials } in ask.wanted()?.into_iter().cloned() {
        let line = sale.lines.get(at as usize).ok_or(Error::Hidden)?;
        if quantity > line.rest() || quantity.is_negative() {
            return Err(BackRefusal::TooMuch { line: at + 1, most: line.rest() }.into());
        }
        let serials = match line.serials.is_empty() {
            true => Vec::new(),
            false => brought::chosen(&line.numbers().cloned().collect::<Vec<_>>(), &serials, at + 1)?,
        };
        let (net, tax) = worth_of(line, quantity);
        let came = &mut after.lines[at as usize].back;
        came.quantity += quantity;
        came.net += net;
        came.tax += tax;
        came.serials.extend(serials.iter().cloned());
        let parts = line.parts.iter().map(|part| (part.product, part.each)).collect();
        coming.push(Coming { line: at + 1, gone_by: at + 1, quantity, parts, serials: serials.clone() });
        lines.push(ReturnLine { line: at, quantity, net, tax, cost: Money::ZERO, serials });
    }
    let source = Source::Sale { id: sale.id, number: sale.number.clone() };
    let laid = brought::lay_back(tx, &CameBack { id, left_by: sale.id, location: sale.location, source }, &coming, ask)?;
    for line in &mut lines {
        line.cost = laid.cost(line.line + 1);
    }
    let sum = |of: fn(&ReturnLine) -> Money| lines.iter().map(of).sum::<Money>();
    let worth = Worth { total: sum(|line| line.net), tax: sum(|line| line.tax), cost: sum(|line| line.cost) };
    let back = brought::money(&worth, ask.money, &paid(tx, &sale)?)?;
    sale_money::give_back(tx, &money_of(&sale, ask.day), &worth, &back, ask.way, &ask.reason)?;
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
        paid: back.paid(),
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

/// How a sale is paid now. What was left to the client before is no more the sale's to give.
fn paid(reads: &impl Reads, sale: &Sale) -> Result<Paid> {
    let left: Money = reads.by(&RETURN_BY_SALE, (sale.id,))?.iter().map(|back: &Return| back.to_balance).sum();
    let paid: Money = sale_money::paid_through(reads, sale.id)?.iter().map(|(_, amount)| *amount).sum();
    let (debt, client) = (sale.debt, sale.client.is_some());
    Ok(Paid { debt, into: sale_money::paid_into(reads, sale.id)?, most: paid + sale.from_balance - left, client })
}
