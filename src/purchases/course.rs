//! The way of an order to a supplier: sent, taken back to be changed, cancelled; and a posting begun with what is to come.

use super::{
    access,
    draft::{draft, free_wishes},
    expected,
    fact::{self, PurchaseFact},
    refusal::PurchaseRefusal,
    tables::{PurchaseOrder, Standing, State},
    title,
};
use crate::{
    kernel::{Day, Id, Lang, Money, Quantity, Result, mark},
    log::Record,
    shop::{Counted, numbers},
    store::{Reads, Write},
    warehouse::{self, DOCUMENT_BY_PURCHASE, DocKind, Document, Reason},
};

/// The supplier has it now: it gets its number, and what stands in it is awaited.
pub fn send(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day) -> Result<PurchaseOrder> {
    let mut order = draft(tx, id)?;
    if order.lines.is_empty() {
        return Err(PurchaseRefusal::NoLines.into());
    }
    if order.number == 0 {
        order.number = numbers::next(tx, order.location, Counted::PurchaseOrder, year(day))?;
        order.day = Some(day);
    }
    order.state = State::Sent;
    let lines: Vec<(Id<mark::Product>, Quantity)> = order.lines.iter().map(|line| (line.product, line.quantity)).collect();
    expected::expect(tx, id, order.warehouse, &lines)?;
    tx.put(&order)?;
    tx.record(fact::purchase(id), &PurchaseFact::Sent { title: title(&order, Lang::Ru), lines: lines.len() })?;
    Ok(order)
}

pub fn year(day: Day) -> u32 {
    u32::from(day.date().year().unsigned_abs())
}

/// Sent by mistake, or the supplier has something else: it is a draft again while nothing of it arrived.
pub fn take_back(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<PurchaseOrder> {
    let order = awaited(tx, id)?;
    let rows = expected::of(tx, id)?;
    if rows.iter().any(|row| row.arrived.is_positive()) {
        return Err(PurchaseRefusal::AlreadyArrived.into());
    }
    expected::give_up(tx, id)?;
    let after = PurchaseOrder { state: State::Draft, ..order };
    tx.put(&after)?;
    tx.record(fact::purchase(id), &PurchaseFact::TakenBack { title: title(&after, Lang::Ru) })?;
    Ok(after)
}

/// Nobody waits for it any more. What arrived of it stays arrived; what was asked for by hand waits again when nothing did.
pub fn cancel(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str) -> Result<PurchaseOrder> {
    let order = tx.need::<PurchaseOrder>(&id)?;
    let rows = expected::of(tx, id)?;
    match access::standing(&order, &rows) {
        Standing::Draft if order.number == 0 => return Err(PurchaseRefusal::NotSent.into()),
        Standing::Arrived => return Err(PurchaseRefusal::AlreadyArrived.into()),
        Standing::Cancelled => return Err(PurchaseRefusal::NotSent.into()),
        Standing::Draft | Standing::Sent | Standing::Partly => {}
    }
    free_wishes(tx, id, |wish| rows.iter().all(|row| row.product != wish.product || row.arrived.is_zero()))?;
    expected::give_up(tx, id)?;
    let after = PurchaseOrder { state: State::Cancelled, ..order };
    tx.put(&after)?;
    tx.record(fact::purchase(id), &PurchaseFact::Cancelled { title: title(&after, Lang::Ru), comment: comment.to_string() })?;
    Ok(after)
}

fn awaited(reads: &impl Reads, id: Id<mark::Document>) -> Result<PurchaseOrder> {
    let order = reads.need::<PurchaseOrder>(&id)?;
    if order.state == State::Sent { Ok(order) } else { Err(PurchaseRefusal::NotSent.into()) }
}

/// Documents the goods of an order came by, the newest first; drafts of them too.
pub fn postings(reads: &impl Reads, id: Id<mark::Document>) -> Result<Vec<Document>> {
    let mut found = reads.by(&DOCUMENT_BY_PURCHASE, (id,))?;
    found.sort_by_key(|document| std::cmp::Reverse(document.created));
    Ok(found)
}

/// Begins a posting with what is still to come, or finds the one that was begun.
pub fn receive(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day) -> Result<Document> {
    let order = awaited(tx, id)?;
    if let Some(begun) = postings(tx, id)?.into_iter().find(Document::is_draft) {
        tx.quiet("it was begun already");
        return Ok(begun);
    }
    let rest: Vec<_> = expected::of(tx, id)?.into_iter().filter(|row| row.rest().is_positive()).collect();
    if rest.is_empty() {
        return Err(PurchaseRefusal::NothingToCome.into());
    }
    let head = warehouse::HeadAsk {
        kind: DocKind::Posting,
        location: order.location,
        warehouse: order.warehouse,
        to: None,
        supplier: Some(order.supplier),
        paper: String::new(),
        paper_day: None,
        extra: Money::ZERO,
        reason: Reason::default(),
        charged: None,
        comment: String::new(),
        day,
    };
    let document = warehouse::begin_for(tx, &head, id)?;
    for line in &order.lines {
        let Some(row) = rest.iter().find(|row| row.product == line.product) else { continue };
        let ask = warehouse::LineAsk {
            document: document.id,
            number: None,
            product: line.product,
            quantity: row.rest(),
            price: line.price,
            bin: None,
            serials: Vec::new(),
            batch: None,
            orders: Vec::new(),
        };
        warehouse::put_line(tx, &ask)?;
    }
    tx.record(fact::purchase(id), &PurchaseFact::Receiving { title: title(&order, Lang::Ru) })?;
    Ok(document)
}
