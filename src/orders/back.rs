//! Parts of an order that was handed over come back, and the order stays closed: its line stands for what is left with the
//! client, the revenue and the cost of the rest are gone from the book, and so is the money. How goods and money go back is the
//! same for whatever was sold (`warehouse::brought`).

use super::{
    demand,
    document::{fold, lines, save},
    facts::OrderFact,
    refusal::OrderRefusal,
    status::{is_own_warranty, money_of},
    tables::{Line, LineKind, Order, PartBack, PartsBack},
};
use crate::{
    cash::{
        Account,
        goods_back::{Back, Worth},
        ledger, order_money,
    },
    kernel::{Error, Id, Money, Quantity, Result, mark},
    log::{Record, Subject},
    shop::StatusGroup,
    stock::{self, units::Unit},
    store::{Reads, Write},
    warehouse::{
        Source,
        brought::{self, BackAsk, BackRefusal, CameBack, Coming, Paid, ReturnAsk},
    },
};

/// Whether parts of an order may come back: it was handed over with them.
pub fn may(order: &Order) -> Result<()> {
    if order.group == StatusGroup::Closed { Ok(()) } else { Err(OrderRefusal::NotHandedOver.into()) }
}

/// Numbers of the things of a line.
pub fn numbers(reads: &impl Reads, line: &Line) -> Result<Vec<String>> {
    let unit = line.part.as_ref().and_then(|part| part.unit).filter(|_| line.quantity.is_positive());
    Ok(unit.map(|id| reads.need::<Unit>(&id)).transpose()?.map(|unit| unit.serial).into_iter().collect())
}

pub fn take_back(tx: &mut Write<'_>, id: Id<mark::Order>, ask: &ReturnAsk) -> Result<PartsBack> {
    let order = tx.need::<Order>(&id)?;
    may(&order)?;
    let (document, all, wanted) = (tx.id(), lines(tx, id)?, ask.wanted()?);
    let (mut rest, mut came, mut coming) = (Vec::new(), Vec::new(), Vec::new());
    for BackAsk { line: at, quantity, serials } in wanted {
        let (line, back, goods) = part_back(tx, &all, (*at, *quantity), serials)?;
        rest.push(line);
        came.push(back);
        coming.push(goods);
    }
    let source = Source::Order { id, number: order.number.clone() };
    let left_by = order.taken.unwrap_or(document);
    let laid = brought::lay_back(tx, &CameBack { id: document, left_by, location: order.location, source }, &coming, ask)?;
    for ((line, back), goods) in rest.iter_mut().zip(&mut came).zip(&coming) {
        back.cost = laid.cost(goods.line);
        if let Some(cost) = line.part.as_mut().and_then(|part| part.cost.as_mut()) {
            *cost -= back.cost;
        }
    }
    demand::forget(tx, &order)?;
    rest.iter().try_for_each(|line| tx.put(line))?;
    demand::count(tx, &order)?;
    let back = money(tx, &order, document, &came, ask)?;
    write(tx, order, (document, laid.number), came, (back, ask))
}

/// What is left of a line, what comes back of it, and how the stock is asked for that.
fn part_back(reads: &impl Reads, all: &[Line], (at, quantity): (u32, Quantity), serials: &[String]) -> Result<(Line, PartBack, Coming)> {
    let mut line = all.get(at as usize).filter(|line| line.kind == LineKind::Part).ok_or(Error::Hidden)?.clone();
    if quantity > line.quantity || quantity.is_negative() {
        return Err(BackRefusal::TooMuch { line: at + 1, most: line.quantity }.into());
    }
    let numbers = numbers(reads, &line)?;
    if !numbers.is_empty() {
        brought::chosen(&numbers, serials, at + 1)?;
    }
    let product = line.part.as_ref().map(|part| part.product);
    let parts = product.map(|product| (product, Quantity::ONE)).into_iter().collect();
    let net = line.give_back(quantity);
    let back = PartBack { line: line.id, product, quantity, net, cost: Money::ZERO };
    Ok((line, back, Coming { line: at + 1, gone_by: at, quantity, parts, serials: numbers }))
}

/// The book, and where the money goes.
fn money(tx: &mut Write<'_>, order: &Order, document: Id<mark::Document>, came: &[PartBack], ask: &ReturnAsk) -> Result<Back> {
    let (total, cost) = (came.iter().map(|line| line.net).sum(), came.iter().map(|line| line.cost).sum());
    let worth = Worth { total, tax: Money::ZERO, cost };
    let paid = Paid { debt: order.debt(), into: order_money::paid_into(tx, order.id)?, most: order.paid, client: true };
    let back = brought::money(&worth, ask.money, &paid)?;
    let spent = if is_own_warranty(tx, order)? { Account::OwnWarranty } else { Account::Cost };
    order_money::give_back(tx, (&money_of(order, ask.day), document), &worth, spent, &back, (ask.way, &ask.reason))?;
    Ok(back)
}

fn write(
    tx: &mut Write<'_>,
    order: Order,
    (id, number): (Id<mark::Document>, u64),
    lines_back: Vec<PartBack>,
    (back, ask): (Back, &ReturnAsk),
) -> Result<PartsBack> {
    let stamp = tx.stamp().clone();
    let done = PartsBack {
        id,
        number,
        order: order.id,
        taken: order.taken,
        location: order.location,
        own: is_own_warranty(tx, &order)?,
        day: ask.day,
        at: stamp.at,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines: lines_back,
        paid: back.paid(),
        off_debt: back.debt,
        to_balance: back.balance,
        reason: ask.reason.clone(),
    };
    tx.put(&done)?;
    for (day, uses) in demand::of_return(tx, &done)? {
        stock::demand::add(tx, done.location, day, &uses)?;
    }
    let all = lines(tx, order.id)?;
    let named = |back: &PartBack| Some((all.iter().find(|line| line.id == back.line)?.name.clone(), back.quantity));
    let fact = OrderFact::PartsBack {
        parts: done.lines.iter().filter_map(named).collect(),
        total: done.total(),
        paid: done.paid,
        to_balance: done.to_balance,
        reason: done.reason.clone(),
    };
    tx.record(Subject::client(order.client), &fact)?;
    let after = Order { totals: fold(&all), paid: ledger::paid(tx, order.id)?, ..order.clone() };
    save(tx, &order, after, &fact)?;
    Ok(done)
}
