//! What is kept for orders moves with its promise when a line says for which of them; a thing with a number says it itself.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    draft::item,
    posting::take,
    refusal::DocRefusal,
    tables::{DocKind, DocLine, Document},
    transfer::text,
};
use crate::{
    catalog::{self, Measure, Product},
    kernel::{Id, Quantity, Result, mark},
    log::Subject,
    stock::{
        MOVE_BY_DOCUMENT, balance,
        ledger::{Ask, Pick, Take, To},
        reserve::{self, Reservation},
    },
    store::{Read, Reads, Write},
    web::{Cx, lists::Carried},
};

/// What a warehouse keeps of a product for orders, but for things that have numbers.
fn kept(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Vec<Reservation>> {
    let mut found = reserve::of_product(reads, warehouse, product)?;
    found.retain(|promise| promise.unit.is_none() && promise.rest().is_positive());
    Ok(found)
}

fn sum(promises: &[Reservation]) -> Quantity {
    promises.iter().map(Reservation::rest).sum()
}

/// Names the order of a line when there is not enough without what is kept, and one order keeps it all.
pub fn offer(reads: &impl Reads, document: &mut Document, number: u32) -> Result<()> {
    let (kind, warehouse) = (document.kind, document.warehouse);
    let line = document.lines.iter_mut().find(|line| line.number == number && kind == DocKind::Transfer && line.orders.is_empty());
    let Some(line) = line else { return Ok(()) };
    if line.quantity <= balance::stock(reads, warehouse, line.product)?.available() {
        return Ok(());
    }
    let orders: BTreeSet<_> = kept(reads, warehouse, line.product)?.into_iter().map(|promise| promise.order).collect();
    if orders.len() == 1 {
        line.orders.extend(orders);
    }
    Ok(())
}

/// What a line of a transfer asks of the stock: what is kept for its orders goes whole, the rest of what is free.
pub fn asks(tx: &Write<'_>, document: &Document, line: &DocLine, (product, measure): (&Product, &Measure)) -> Result<Vec<Ask>> {
    let to = To { warehouse: document.transit.or(document.to).ok_or(DocRefusal::NoTarget)?, bin: None };
    let whole = take(tx, document, line, item(product, measure))?;
    let (own, others): (Vec<Reservation>, Vec<Reservation>) =
        reserve::of_product(tx, document.warehouse, line.product)?.into_iter().partition(|promise| match (promise.unit, &whole.pick) {
            (Some(unit), Pick::Units(picked)) => picked.contains(&unit),
            (Some(_), _) => false,
            (None, _) => promise.rest().is_positive() && line.orders.contains(&promise.order),
        });
    let left = whole.quantity - sum(&own);
    let free = balance::stock(tx, document.warehouse, line.product)?.available();
    if let Some(why) = stops(document, (&own, &others), left, free) {
        return Err(DocRefusal::InLine { number: line.number, name: line.name.clone(), why: Box::new(why) }.into());
    }
    let mut asks: Vec<Ask> = own.iter().map(|promise| Ask::Transfer(of_promise(&whole, promise), to)).collect();
    if left.is_positive() {
        let named: Vec<_> = own.iter().filter_map(|promise| promise.unit).collect();
        let mut rest = Take { quantity: left, ..whole };
        if let Pick::Units(units) = &mut rest.pick {
            units.retain(|unit| !named.contains(unit));
        }
        asks.push(Ask::Transfer(rest, to));
    }
    Ok(asks)
}

/// Why a line cannot go as it stands: with its own promises, those of others, and so much of what is free.
fn stops(document: &Document, (own, others): (&[Reservation], &[Reservation]), left: Quantity, free: Quantity) -> Option<DocRefusal> {
    if !own.is_empty() && document.transit.is_some() {
        return Some(DocRefusal::KeptShipped);
    }
    if left.is_negative() {
        return Some(DocRefusal::KeptWhole { kept: sum(own) });
    }
    let kept = others.iter().filter(|promise| promise.unit.is_none()).map(Reservation::rest).sum::<Quantity>();
    (left > free && kept.is_positive()).then_some(DocRefusal::Kept { free, kept })
}

fn of_promise(whole: &Take, promise: &Reservation) -> Take {
    let pick = promise.unit.map_or_else(|| whole.pick.clone(), |unit| Pick::Units(vec![unit]));
    Take { quantity: promise.rest(), reservation: Some(promise.id), pick, ..whole.clone() }
}

/// Lines say for which orders their goods moved in the end.
pub fn name(reads: &impl Reads, document: &mut Document, asks: &[Ask]) -> Result<()> {
    document.lines.iter_mut().for_each(|line| line.orders.clear());
    for ask in asks {
        let Ask::Transfer(Take { line, reservation: Some(promise), .. }, _) = ask else { continue };
        let order = reads.need::<Reservation>(promise)?.order;
        if let Some(line) = document.lines.iter_mut().find(|one| one.number == *line && !one.orders.contains(&order)) {
            line.orders.push(order);
        }
    }
    Ok(())
}

/// Tells orders where what is kept for them lies, after a document moved it or was taken back.
pub fn tell(tx: &mut Write<'_>, document: Id<mark::Document>, carried: Carried) -> Result<()> {
    let promises: BTreeSet<_> = tx.by(&MOVE_BY_DOCUMENT, (document,))?.into_iter().filter_map(|moved| moved.reservation).collect();
    for id in promises {
        if let Some(promise) = tx.get::<Reservation>(&id)? {
            carried(tx, promise.order, promise.line, promise.warehouse)?;
        }
    }
    Ok(())
}

/// Orders by the numbers people know them by.
pub type Orders = BTreeMap<Id<mark::Order>, String>;

pub fn orders_of(cx: &Cx, reads: &Read<'_>, document: &Document) -> Result<Orders> {
    let mut found = Orders::new();
    for order in document.lines.iter().flat_map(|line| &line.orders) {
        found.insert(*order, number_of(cx, reads, *order)?);
    }
    Ok(found)
}

fn number_of(cx: &Cx, reads: &Read<'_>, order: Id<mark::Order>) -> Result<String> {
    Ok((cx.site.name_of)(reads, Subject::order(order))?.unwrap_or_default())
}

/// `for the order 12`; nothing for a line that moves what is free.
pub fn said(cx: &Cx, line: &DocLine, orders: &Orders) -> Option<String> {
    let numbers: Vec<&str> = line.orders.iter().filter_map(|order| orders.get(order)).map(String::as_str).collect();
    (!numbers.is_empty()).then(|| text::FOR_ORDERS.with(cx.lang(), &[&numbers.join(", ")]))
}

/// The orders a line may be moved for, with what is kept for each.
pub fn choices(cx: &Cx, reads: &Read<'_>, document: &Document, line: &DocLine) -> Result<Vec<(String, String)>> {
    if document.kind != DocKind::Transfer || catalog::product(reads, line.product)?.serial_tracked {
        return Ok(Vec::new());
    }
    let mut sums: BTreeMap<Id<mark::Order>, Quantity> = line.orders.iter().map(|order| (*order, Quantity::ZERO)).collect();
    for promise in kept(reads, document.warehouse, line.product)? {
        *sums.entry(promise.order).or_insert(Quantity::ZERO) += promise.rest();
    }
    let lang = cx.lang();
    let choice = |(order, kept): (Id<mark::Order>, Quantity)| {
        let said = format!("{} \u{b7} {}\u{a0}{}", number_of(cx, reads, order)?, kept.show(lang), line.measure.get(lang));
        Ok((order.to_string(), said))
    };
    let mut found = sums.into_iter().map(choice).collect::<Result<Vec<_>>>()?;
    found.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(found)
}
