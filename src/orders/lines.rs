//! Works and parts of an order.
//!
//! A part of the catalogue is kept for the order at once (see `parts`); a part typed by hand has its price and cost and stays
//! "not written off" unless somebody says that it is not of the stock.
//!
//! A work of the price list keeps its price unless the person may change prices, and typing its name instead of choosing it
//! is the same work. What is not in the price list is priced by whoever adds it. A discount needs its own right, except the
//! one the client has anyway.

use super::{
    document::{fold, lines, open, save},
    facts::{Change, OrderFact, What, removed_line},
    parts::{self, Chosen, PartRef},
    refusal::OrderRefusal,
    status::is_warranty,
    tables::{Discount, Line, LineKind, Order, Part},
    text,
};
use crate::{
    catalog::{self, REPAIR, Service, may_sell_at},
    clients::Client,
    kernel::{Error, Id, Lang, Money, Quantity, Rate, Result, Right, Rights, mark},
    log::{Subject, fact},
    staff,
    stock::{Warehouse, units::Unit},
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
    /// The part of the catalogue it is to be.
    pub part: Option<PartRef>,
    /// A part typed by hand for which nothing is to be written off.
    pub aside: bool,
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
    let chosen = chosen(tx, &order, ask)?;
    let listed = match &chosen {
        Some(chosen) => parts::listed_price(tx, &order, &chosen.product, chosen.part.warehouse)?,
        None => service.as_ref().map(|service| listed(tx, &order, service)).transpose()?,
    };
    let Some(price) = ask.price.or(listed) else { return Err(OrderRefusal::NoPrice.into()) };
    let line = Line {
        order: order.id,
        id: tx.id(),
        kind: ask.kind,
        service: service.as_ref().map(|service| service.id),
        name: named(ask, chosen.as_ref()),
        quantity: ask.quantity,
        price,
        discount: ask.discount.unwrap_or(Discount::Percent(own)),
        cost: ask.cost.or(service.as_ref().map(|service| service.cost)).unwrap_or_default(),
        master: ask.master.or(order.master.filter(|_| ask.kind == LineKind::Work)),
        warranty_days: ask.warranty_days.or(warranty(service.as_ref(), chosen.as_ref())).unwrap_or_default(),
        comment: ask.comment.clone(),
        unwritten: ask.kind == LineKind::Part && chosen.is_none() && !ask.aside,
        part: chosen.map(|chosen| chosen.part),
        back: None,
    };
    may_price(&line, listed, ask.rights)?;
    may_discount(&line, Discount::Percent(own), ask.rights)?;
    must_be_master(tx, &order, line.master, None)?;
    let line = keep(tx, &order, line, ask)?;
    covers_cost(tx, &order, &line, ask.rights)?;
    tx.put(&line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)?;
    Ok(line)
}

/// The part of the catalogue a new line is of: chosen, or read by a scanner into the field of the name.
fn chosen(tx: &Write<'_>, order: &Order, ask: &LineAsk) -> Result<Option<Chosen>> {
    let person = tx.actor().id;
    let asked = match ask.part {
        None if ask.kind == LineKind::Part && ask.price.is_none() => parts::scanned(tx, order, person, &ask.name)?,
        asked => asked.filter(|_| ask.kind == LineKind::Part),
    };
    let chosen = asked.map(|asked| parts::chosen(tx, order, person, &asked)).transpose()?;
    if chosen.as_ref().is_some_and(|chosen| chosen.product.archived) {
        return Err(OrderRefusal::NoPart.into());
    }
    Ok(chosen)
}

/// A product chosen or scanned brings its own name along.
fn named(ask: &LineAsk, chosen: Option<&Chosen>) -> String {
    match chosen {
        Some(chosen) if ask.part.is_none() || ask.name.is_empty() => chosen.product.name.clone(),
        _ => ask.name.clone(),
    }
}

fn warranty(service: Option<&Service>, chosen: Option<&Chosen>) -> Option<u32> {
    chosen.map(|chosen| chosen.product.warranty_days).or(service.map(|service| service.warranty_days))
}

/// A listed price stands unless the person may change prices.
fn may_price(line: &Line, listed: Option<Money>, rights: Rights) -> Result<()> {
    match listed {
        Some(price) if price != line.price && !rights.has(Right::EditPrices) => Err(match line.part {
            Some(_) => OrderRefusal::ListedPart { price },
            None => OrderRefusal::ListedPrice { price },
        }
        .into()),
        _ => Ok(()),
    }
}

/// Keeps the part of a line for the order. A warehouse named by the person must have all of it: he saw it there, and
/// somebody may have been first.
fn keep(tx: &mut Write<'_>, order: &Order, line: Line, ask: &LineAsk) -> Result<Line> {
    let line = parts::hold(tx, order, line)?;
    let Some(part) = &line.part else { return Ok(line) };
    if ask.part.is_some_and(|asked| asked.warehouse.is_some()) && part.need.is_positive() {
        let knows = ask.rights.has(Right::SeeOrders) && ask.rights.has(Right::SeeAllOrders);
        let orders = if knows { parts::holders(tx, order, part)? } else { Vec::new() };
        return Err(OrderRefusal::PartTaken { have: line.quantity - part.need, orders }.into());
    }
    Ok(line)
}

/// A part goes for less than it cost only by right; in a warranty repair the client pays nothing for it.
fn covers_cost(reads: &impl Reads, order: &Order, line: &Line, rights: Rights) -> Result<()> {
    let cost = line.part.as_ref().map(|_| line.cost_sum());
    if may_sell_at(line.net(), cost, rights) || (line.net().is_zero() && is_warranty(reads, order)?) {
        return Ok(());
    }
    Err(OrderRefusal::BelowCost.into())
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
        cost: ask.cost.filter(|_| before.part.is_none()).unwrap_or(before.cost),
        master: ask.master,
        warranty_days: ask.warranty_days.unwrap_or(before.warranty_days),
        comment: ask.comment.clone(),
        unwritten: before.kind == LineKind::Part && before.part.is_none() && ask.part.is_none() && !ask.aside,
        part: edited_part(tx, &order, &before, ask)?,
        ..before.clone()
    };
    if !ask.rights.has(Right::EditPrices) {
        keeps_price(tx, &order, &before, &after)?;
    }
    may_discount(&after, before.discount, ask.rights)?;
    must_be_master(tx, &order, after.master, before.master)?;
    let after = rekeep(tx, &order, &before, after, ask)?;
    if (before.price, before.discount) != (after.price, after.discount) {
        covers_cost(tx, &order, &after, ask.rights)?;
    }
    let changes = changes(tx, &before, &after)?;
    if changes.is_empty() && before.part == after.part {
        tx.quiet("nothing changed");
        return Ok(before);
    }
    tx.put(&after)?;
    let fact = match &after.part {
        // It is kept in another way than before: nothing else was asked for.
        Some(part) if changes.is_empty() => OrderFact::PartKept { name: before.name, quantity: after.quantity - part.need },
        _ => OrderFact::LineChanged { name: before.name, changes },
    };
    refold(tx, &order, &fact)?;
    Ok(after)
}

/// What a line of parts is after its form: of the same product from another place, or of a product where there was none.
fn edited_part(tx: &Write<'_>, order: &Order, before: &Line, ask: &LineAsk) -> Result<Option<Part>> {
    let Some(asked) = ask.part.filter(|_| before.kind == LineKind::Part) else { return Ok(before.part.clone()) };
    if let Some(part) = &before.part
        && (part.product, part.warehouse, part.unit) == (asked.product, asked.warehouse, asked.unit)
    {
        return Ok(before.part.clone());
    }
    if before.part.as_ref().is_some_and(|part| part.product != asked.product) {
        return Err(OrderRefusal::NoPart.into());
    }
    let moved = before.part.as_ref().and_then(|part| part.moved);
    Ok(Some(Part { moved, ..parts::chosen(tx, order, tx.actor().id, &asked)?.part }))
}

/// Keeps the part anew when the line asks for more, for less, for another place, or waited.
fn rekeep(tx: &mut Write<'_>, order: &Order, before: &Line, after: Line, ask: &LineAsk) -> Result<Line> {
    if after.part.is_none() || (before.part == after.part && before.quantity == after.quantity && !before.is_awaiting()) {
        return Ok(after);
    }
    if before.part == after.part {
        return parts::hold(tx, order, after);
    }
    keep(tx, order, after, ask)
}

/// The price of a work by the type of price of the order.
fn listed(reads: &impl Reads, order: &Order, service: &Service) -> Result<Money> {
    Ok(service.price_by(parts::price_type(reads, order)?.map_or(REPAIR, |kind| kind.id)))
}

/// Without the right to change prices a work of the price list stays at its price, and no other becomes one by its name.
fn keeps_price(reads: &impl Reads, order: &Order, before: &Line, after: &Line) -> Result<()> {
    if after.service.is_some() && after.price != before.price {
        return Err(OrderRefusal::ListedPrice { price: before.price }.into());
    }
    if before.part.is_some() && after.price != before.price {
        return Err(OrderRefusal::ListedPart { price: before.price }.into());
    }
    let renamed = after.service.is_none() && after.kind == LineKind::Work && after.name != before.name;
    let named = if renamed { catalog::service_named(reads, &after.name)? } else { None };
    match named.map(|service| listed(reads, order, &service)).transpose()? {
        Some(price) if price != after.price => Err(OrderRefusal::ListedPrice { price }.into()),
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
    let flag = |line: &Line| if line.kind == LineKind::Part && line.part.is_none() && !line.unwritten { text::YES.ru } else { "" };
    let (was, is) = (place_of(reads, before)?, place_of(reads, after)?);
    let product = |line: &Line| line.part.as_ref().map(|_| line.name.clone()).unwrap_or_default();
    Ok([
        Change::of(What::Part, product(before), product(after)).filter(|_| before.part.is_none()),
        Change::of(What::Warehouse, was.0, is.0),
        Change::of(What::Serial, was.1, is.1),
        Change::of(What::NotOfStock, flag(before), flag(after)).filter(|_| before.part.is_none() && after.part.is_none()),
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

/// The warehouse and the serial number of a line's part, in words.
fn place_of(reads: &impl Reads, line: &Line) -> Result<(String, String)> {
    let Some(part) = &line.part else { return Ok(Default::default()) };
    let place = part.warehouse.map(|id| reads.need::<Warehouse>(&id)).transpose()?;
    let unit = part.unit.map(|id| reads.need::<Unit>(&id)).transpose()?;
    Ok((place.map(|one| one.name.ru).unwrap_or_default(), unit.map(|one| one.serial).unwrap_or_default()))
}

/// `10 %` or a sum; empty for none.
pub fn shown(discount: Discount) -> String {
    match discount {
        Discount::Percent(Rate::ZERO) | Discount::Sum(Money::ZERO) => String::new(),
        Discount::Percent(rate) => format!("{}\u{a0}%", rate.show(Lang::Ru)),
        Discount::Sum(sum) => sum.show(Lang::Ru),
    }
}

/// Looks again whether what a line waits for is there.
pub fn retry(tx: &mut Write<'_>, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Line> {
    let order = open(tx, order)?;
    keep_awaited(tx, order, id)
}

/// What came from a supplier is kept for a line that waits. The master did not do it himself, so the order stands out on his
/// list until it moves on.
pub fn arrived(tx: &mut Write<'_>, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Line> {
    let order = Order { came: Some(tx.now()), ..open(tx, order)? };
    keep_awaited(tx, order, id)
}

fn keep_awaited(tx: &mut Write<'_>, order: Order, id: Id<mark::Line>) -> Result<Line> {
    let before = tx.need::<Line>(&(order.id, id))?;
    let after = parts::retry(tx, &order, before.clone())?;
    let need = |line: &Line| line.part.as_ref().map_or(Quantity::ZERO, |part| part.need);
    if need(&after) >= need(&before) {
        return Err(OrderRefusal::PartsAwaited { names: vec![before.name] }.into());
    }
    tx.put(&after)?;
    refold(tx, &order, &OrderFact::PartKept { name: after.name.clone(), quantity: need(&before) - need(&after) })?;
    Ok(after)
}

pub fn remove(tx: &mut Write<'_>, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Order> {
    let order = open(tx, order)?;
    let line = tx.need::<Line>(&(order.id, id))?;
    parts::let_go(tx, line.clone())?;
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
    let line = parts::hold(tx, &order, line)?;
    tx.put(&line)?;
    let fact = OrderFact::LineAdded { kind: line.kind, name: line.name.clone(), quantity: line.quantity, price: line.price };
    refold(tx, &order, &fact)
}

/// A removed line as the fact of its removal remembers it.
pub fn removed(reads: &impl Reads, order: Id<mark::Order>, id: Id<mark::Line>) -> Result<Option<Line>> {
    let facts = fact::feed(reads, Subject::order(order), None, LOOKED)?;
    Ok(facts.iter().filter_map(removed_line).find(|line| line.id == id))
}
