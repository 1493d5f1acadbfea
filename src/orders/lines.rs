//! Works and parts of an order.
//!
//! A part is a free line with its price and cost; when there is a stock, this is where it will be taken from.

use super::{
    document::{fold, lines, open, save},
    facts::{Change, OrderFact, What},
    refusal::OrderRefusal,
    tables::{Discount, Line, LineKind, Order},
};
use crate::{
    catalog::Service,
    clients::Client,
    kernel::{Error, Id, Lang, Money, Quantity, Rate, Result, Right, Rights, mark},
    store::{Reads, Write},
};

const MOST_LINES: usize = 200;

/// A line as a person enters it. `None` means "as it stands in the price list, with the client or on the line".
#[derive(Debug, Clone)]
pub struct LineAsk {
    pub order: Id<mark::Order>,
    pub kind: LineKind,
    pub service: Option<Id<mark::Service>>,
    pub name: String,
    pub quantity: Quantity,
    pub price: Option<Money>,
    pub discount: Option<Discount>,
    pub cost: Option<Money>,
    pub master: Option<Id<mark::Employee>>,
    pub warranty_days: Option<u32>,
    pub comment: String,
    pub rights: Rights,
}

/// Adds a line; what was not said comes from the price list and from the client's personal discount.
pub fn add(tx: &mut Write<'_>, ask: &LineAsk) -> Result<Line> {
    let order = open(tx, ask.order)?;
    if lines(tx, order.id)?.len() >= MOST_LINES {
        return Err(OrderRefusal::TooManyLines.into());
    }
    let service = match ask.service {
        Some(id) => Some(tx.need::<Service>(&id)?),
        None => None,
    };
    let client = tx.need::<Client>(&order.client)?;
    let own = match ask.kind {
        LineKind::Work => client.discounts.works_in_orders,
        LineKind::Part => client.discounts.parts_in_orders,
    };
    let listed = service.as_ref().map(|service| service.price);
    let line = Line {
        order: order.id,
        id: tx.id(),
        kind: ask.kind,
        service: ask.service,
        name: ask.name.clone(),
        quantity: ask.quantity,
        price: ask.price.or(listed).unwrap_or_default(),
        discount: ask.discount.unwrap_or(Discount::Percent(own)),
        cost: ask.cost.or(service.as_ref().map(|service| service.cost)).unwrap_or_default(),
        master: ask.master.or(order.master.filter(|_| ask.kind == LineKind::Work)),
        warranty_days: ask.warranty_days.or(service.as_ref().map(|service| service.warranty_days)).unwrap_or_default(),
        comment: ask.comment.clone(),
    };
    if listed.is_some_and(|listed| listed != line.price) && !ask.rights.has(Right::EditPrices) {
        return Err(Error::Denied(Right::EditPrices));
    }
    may_discount(&line, Discount::Percent(own), ask.rights)?;
    tx.put(&line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)?;
    Ok(line)
}

fn may_discount(line: &Line, granted: Discount, rights: Rights) -> Result<()> {
    if let Discount::Sum(sum) = line.discount
        && sum > line.gross()
    {
        return Err(OrderRefusal::DiscountTooLarge.into());
    }
    if line.discount != granted && line.discount_sum().is_positive() && !rights.has(Right::GiveDiscounts) {
        return Err(Error::Denied(Right::GiveDiscounts));
    }
    Ok(())
}

/// Sums of the order after its lines changed.
fn refold(tx: &mut Write<'_>, order: &Order, fact: &OrderFact) -> Result<Order> {
    let totals = fold(&lines(tx, order.id)?);
    save(tx, order, Order { totals, ..order.clone() }, fact)
}

/// Changes a line; what is `None` stays.
pub fn edit(tx: &mut Write<'_>, id: Id<mark::Line>, ask: &LineAsk) -> Result<Line> {
    let order = open(tx, ask.order)?;
    let before = tx.need::<Line>(&(order.id, id))?;
    let after = Line {
        name: ask.name.clone(),
        quantity: ask.quantity,
        price: ask.price.unwrap_or(before.price),
        discount: ask.discount.unwrap_or(before.discount),
        cost: ask.cost.unwrap_or(before.cost),
        master: ask.master,
        warranty_days: ask.warranty_days.unwrap_or(before.warranty_days),
        comment: ask.comment.clone(),
        ..before.clone()
    };
    if after.price != before.price && !ask.rights.has(Right::EditPrices) {
        return Err(Error::Denied(Right::EditPrices));
    }
    may_discount(&after, before.discount, ask.rights)?;
    let changes = changes(tx, &before, &after)?;
    if changes.is_empty() {
        tx.quiet("nothing changed");
        return Ok(before);
    }
    tx.put(&after)?;
    refold(tx, &order, &OrderFact::LineChanged { name: before.name, changes })?;
    Ok(after)
}

fn changes(reads: &impl Reads, before: &Line, after: &Line) -> Result<Vec<Change>> {
    let lang = Lang::Ru;
    let who = |id: Option<Id<mark::Employee>>| match id {
        Some(id) => Ok::<_, Error>(reads.get::<crate::staff::Employee>(&id)?.map(|e| e.name).unwrap_or_default()),
        None => Ok(String::new()),
    };
    let hidden = (before.cost != after.cost).then(|| Change { what: What::Cost, before: String::new(), after: String::new() });
    Ok([
        Change::of(What::Name, &before.name, &after.name),
        Change::of(What::Quantity, before.quantity.show(lang), after.quantity.show(lang)),
        Change::of(What::Price, before.price.show(lang), after.price.show(lang)),
        Change::of(What::Discount, shown(before.discount), shown(after.discount)),
        Change::of(What::Master, who(before.master)?, who(after.master)?),
        Change::of(What::Warranty, before.warranty_days, after.warranty_days),
        Change::of(What::Comment, &before.comment, &after.comment),
        hidden,
    ]
    .into_iter()
    .flatten()
    .collect())
}

/// `10 %` or a sum; empty for none.
pub fn shown(discount: Discount) -> String {
    match discount {
        Discount::Percent(Rate::ZERO) | Discount::Sum(Money::ZERO) => String::new(),
        Discount::Percent(rate) => format!("{}\u{a0}%", rate.show(Lang::Ru)),
        Discount::Sum(sum) => sum.show(Lang::Ru),
    }
}

pub fn remove(tx: &mut Write<'_>, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Order> {
    let order = open(tx, order)?;
    let line = tx.need::<Line>(&(order.id, id))?;
    tx.delete::<Line>(&(order.id, id))?;
    refold(tx, &order, &OrderFact::LineRemoved { name: line.name.clone(), sum: line.net() })
}

/// Puts a removed line back as it was.
pub fn restore(tx: &mut Write<'_>, line: &Line) -> Result<Order> {
    let order = open(tx, line.order)?;
    if tx.get::<Line>(&(order.id, line.id))?.is_some() {
        return Err(OrderRefusal::NothingToUndo.into());
    }
    tx.put(line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)
}
