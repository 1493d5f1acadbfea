//! Works and parts of an order.
//!
//! A part is a free line with its price and cost; when there is a stock, this is where it will be taken from.
//!
//! A work of the price list keeps its price unless the person may change prices, and typing its name instead of choosing it
//! is the same work. What is not in the price list is priced by whoever adds it. A discount needs its own right, except the
//! one the client has anyway.

use super::{
    document::{fold, lines, open, save},
    facts::{Change, OrderFact, What, removed_line},
    refusal::OrderRefusal,
    tables::{Discount, Line, LineKind, Order},
};
use crate::{
    catalog::{self, Service},
    clients::Client,
    kernel::{Error, Id, Lang, Money, Quantity, Rate, Result, Right, Rights, mark},
    log::{Subject, fact},
    staff,
    store::{Reads, Write},
};

const MOST_LINES: usize = 200;
/// How far back in the feed a removed line is looked for.
const LOOKED: usize = 500;

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
    has_room(tx, &order)?;
    let service = match ask.service {
        Some(id) => Some(tx.need::<Service>(&id)?),
        None if ask.kind == LineKind::Work => catalog::service_named(tx, &ask.name)?,
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
        service: service.as_ref().map(|service| service.id),
        name: ask.name.clone(),
        quantity: ask.quantity,
        price: ask.price.or(listed).unwrap_or_default(),
        discount: ask.discount.unwrap_or(Discount::Percent(own)),
        cost: ask.cost.or(service.as_ref().map(|service| service.cost)).unwrap_or_default(),
        master: ask.master.or(order.master.filter(|_| ask.kind == LineKind::Work)),
        warranty_days: ask.warranty_days.or(service.as_ref().map(|service| service.warranty_days)).unwrap_or_default(),
        comment: ask.comment.clone(),
    };
    if let Some(price) = listed.filter(|listed| *listed != line.price)
        && !ask.rights.has(Right::EditPrices)
    {
        return Err(OrderRefusal::ListedPrice { price }.into());
    }
    may_discount(&line, Discount::Percent(own), ask.rights)?;
    must_be_master(tx, &order, line.master, None)?;
    tx.put(&line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)?;
    Ok(line)
}

fn has_room(reads: &impl Reads, order: &Order) -> Result<()> {
    if lines(reads, order.id)?.len() < MOST_LINES { Ok(()) } else { Err(OrderRefusal::TooManyLines.into()) }
}

fn may_discount(line: &Line, granted: Discount, rights: Rights) -> Result<()> {
    if let Discount::Sum(sum) = line.discount
        && sum > line.gross()
    {
        return Err(OrderRefusal::DiscountTooLarge.into());
    }
    if line.discount != granted && line.discount_sum().is_positive() && !rights.has(Right::GiveDiscounts) {
        return Err(OrderRefusal::NoDiscount.into());
    }
    Ok(())
}

/// A work is done by a master of the order's location, or by whoever stands there already.
fn must_be_master(reads: &impl Reads, order: &Order, master: Option<Id<mark::Employee>>, before: Option<Id<mark::Employee>>) -> Result<()> {
    let kept = master.is_none() || master == before || master == order.master;
    let known = kept || staff::masters(reads, order.location)?.iter().any(|one| Some(one.id) == master);
    if known { Ok(()) } else { Err(OrderRefusal::NotMaster.into()) }
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
    if !ask.rights.has(Right::EditPrices) {
        keeps_price(tx, &before, &after)?;
    }
    may_discount(&after, before.discount, ask.rights)?;
    must_be_master(tx, &order, after.master, before.master)?;
    let changes = changes(tx, &before, &after)?;
    if changes.is_empty() {
        tx.quiet("nothing changed");
        return Ok(before);
    }
    tx.put(&after)?;
    refold(tx, &order, &OrderFact::LineChanged { name: before.name, changes })?;
    Ok(after)
}

/// Without the right to change prices a work of the price list stays at its price, and no other becomes one by its name.
fn keeps_price(reads: &impl Reads, before: &Line, after: &Line) -> Result<()> {
    if after.service.is_some() && after.price != before.price {
        return Err(OrderRefusal::ListedPrice { price: before.price }.into());
    }
    let renamed = after.service.is_none() && after.kind == LineKind::Work && after.name != before.name;
    let listed = if renamed { catalog::service_named(reads, &after.name)? } else { None };
    match listed {
        Some(service) if service.price != after.price => Err(OrderRefusal::ListedPrice { price: service.price }.into()),
        _ => Ok(()),
    }
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
    refold(tx, &order, &OrderFact::LineRemoved { name: line.name.clone(), sum: line.net(), line: Some(Box::new(line)) })
}

/// Puts a removed line back.
pub fn restore(tx: &mut Write<'_>, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Order> {
    let order = open(tx, order)?;
    let line = removed(tx, order.id, id)?.ok_or(OrderRefusal::NothingToUndo)?;
    if tx.get::<Line>(&(order.id, id))?.is_some() {
        return Err(OrderRefusal::NothingToUndo.into());
    }
    has_room(tx, &order)?;
    tx.put(&line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)
}

/// A removed line as the fact of its removal remembers it.
pub fn removed(reads: &impl Reads, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Option<Line>> {
    let facts = fact::feed(reads, Subject::order(order), None, LOOKED)?;
    Ok(facts.iter().filter_map(removed_line).find(|line| line.id == id))
}
