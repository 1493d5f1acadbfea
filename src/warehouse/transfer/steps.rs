//! A transfer in two steps: what was shipped lies on the way until somebody receives it; what did not arrive stays there until
//! it is sent back or written off.
//!
//! All of it is one document: its moves say what left, what came and what is still on the way, and cancelling takes back
//! every one of them.

use std::collections::BTreeMap;

use super::super::{
    draft::{item, item_row},
    fact::{self, DocFact},
    posting::{carry_out, in_line},
    refusal::DocRefusal,
    tables::{DocKind, DocLine, DocState, Document, Reason},
    title,
};
use crate::{
    cash::check_open,
    kernel::{Day, Error, Id, Lang, Quantity, Result, mark},
    log::Record,
    stock::{
        self, Warehouse,
        ledger::{self, Ask, Basis, Pick, Take, To},
    },
    store::{Reads, Write},
};

/// A part of a line that is on the way: so much of a batch, or one thing with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lying {
    pub line: u32,
    pub batch: u64,
    pub unit: Option<Id<mark::Unit>>,
    pub quantity: Quantity,
}

/// What of a transfer is on the way now, by its moves and those of the documents that settled it.
pub fn lying(reads: &impl Reads, document: &Document) -> Result<Vec<Lying>> {
    let Some(transit) = document.transit else { return Ok(Vec::new()) };
    let mut found: BTreeMap<(u32, u64, Option<Id<mark::Unit>>), Quantity> = BTreeMap::new();
    for id in [document.id].iter().chain(&document.settled_by) {
        for moved in stock::standing_lines(reads, *id)?.iter().filter(|moved| moved.warehouse == transit) {
            *found.entry((moved.line, moved.batch, moved.unit)).or_insert(Quantity::ZERO) += moved.quantity;
        }
    }
    let lying = found.into_iter().map(|((line, batch, unit), quantity)| Lying { line, batch, unit, quantity });
    Ok(lying.filter(|one| one.quantity.is_positive()).collect())
}

/// How much of a line is on the way.
pub fn of_line(lying: &[Lying], line: u32) -> Quantity {
    lying.iter().filter(|one| one.line == line).map(|one| one.quantity).sum()
}

/// So much of a line, or these very things of it.
#[derive(Debug, Clone)]
pub struct Portion {
    pub line: u32,
    pub quantity: Quantity,
    pub units: Vec<Id<mark::Unit>>,
}

#[derive(Debug, Clone)]
pub struct Arrival {
    pub document: Id<mark::Document>,
    pub day: Day,
    pub portions: Vec<Portion>,
}

/// What takes a portion from the way, batch by batch, and puts it where `to` says; nowhere when it is lost.
fn asks(tx: &mut Write<'_>, document: &Document, portions: &[Portion], to: Option<To>) -> Result<Vec<Ask>> {
    let (lying, mut asks) = (lying(tx, document)?, Vec::new());
    let from = document.transit.ok_or(DocRefusal::NotShipped)?;
    for portion in portions.iter().filter(|portion| portion.quantity.is_positive()) {
        let Some(line) = document.line(portion.line) else { return Err(Error::Hidden) };
        let most = of_line(&lying, line.number);
        if portion.quantity > most {
            let why = Box::new(DocRefusal::Surplus { most });
            return Err(DocRefusal::InLine { number: line.number, name: line.name.clone(), why }.into());
        }
        let (product, measure) = item_row(tx, line.product)?;
        let item = item(&product, &measure);
        let mut left = portion.quantity;
        let mut take = |quantity: Quantity, pick: Pick| {
            let take = Take { line: line.number, item, from, quantity, pick, reservation: None };
            asks.push(to.map_or(Ask::Take(take.clone()), |to| Ask::Transfer(take, to)));
        };
        if item.tracked {
            take(portion.quantity, Pick::Units(portion.units.clone()));
            continue;
        }
        for piece in lying.iter().filter(|piece| piece.line == line.number) {
            let quantity = piece.quantity.min(left);
            left -= quantity;
            if quantity.is_positive() {
                take(quantity, Pick::Batch(piece.batch));
            }
        }
    }
    if asks.is_empty() { Err(DocRefusal::NothingCame.into()) } else { Ok(asks) }
}

fn basis(document: &Document, day: Day) -> Basis {
    Basis { kind: document.kind.moves(), document: document.id, day }
}

fn check_places(tx: &mut Write<'_>, document: &Document, day: Day) -> Result<()> {
    check_open(tx, document.location, day)?;
    let to = document.to.map(|id| tx.need::<Warehouse>(&id)).transpose()?;
    to.and_then(|to| to.location).map_or(Ok(()), |location| check_open(tx, location, day))
}

/// Goods came: each line as much of it as was counted, the rest stays on the way.
pub fn receive(tx: &mut Write<'_>, ask: &Arrival) -> Result<Document> {
    let mut document = tx.need::<Document>(&ask.document)?;
    if document.state != DocState::Shipped {
        return Err(DocRefusal::NotShipped.into());
    }
    check_places(tx, &document, ask.day)?;
    let warehouse = document.to.ok_or(DocRefusal::NoTarget)?;
    let asks = asks(tx, &document, &ask.portions, Some(To { warehouse, bin: None }))?;
    ledger::post(tx, basis(&document, ask.day), &asks).map_err(|error| in_line(error, &document))?;
    document.state = DocState::Posted;
    document.received = Some((tx.now(), tx.actor().name.clone()));
    tx.put(&document)?;
    let whole = lying(tx, &document)?.is_empty();
    tx.record(fact::document(document.id), &DocFact::Received { title: title(&document, Lang::Ru), whole })?;
    Ok(document)
}

/// What did not arrive comes back to the warehouse it left.
pub fn send_back(tx: &mut Write<'_>, ask: &Arrival) -> Result<Document> {
    let document = short(tx, ask)?;
    let asks = asks(tx, &document, &ask.portions, Some(To { warehouse: document.warehouse, bin: None }))?;
    ledger::post(tx, basis(&document, ask.day), &asks).map_err(|error| in_line(error, &document))?;
    tx.record(fact::document(document.id), &DocFact::ComeBack { title: title(&document, Lang::Ru) })?;
    Ok(document)
}

/// What did not arrive is lost: a write-off of its own, linked with the transfer.
pub fn write_off(tx: &mut Write<'_>, ask: &Arrival) -> Result<Document> {
    let mut document = short(tx, ask)?;
    let asks = asks(tx, &document, &ask.portions, None)?;
    let (stamp, said) = (tx.stamp().clone(), title(&document, Lang::Ru));
    let lost = |portion: &Portion| {
        let line = document.line(portion.line)?.clone();
        portion.quantity.is_positive().then(|| DocLine { quantity: portion.quantity, serials: Vec::new(), bin: None, ..line })
    };
    let mut made = Document {
        id: tx.id(),
        kind: DocKind::WriteOff,
        day: ask.day,
        created: stamp.at,
        warehouse: document.transit.ok_or(DocRefusal::NotShipped)?,
        to: None,
        to_bin: None,
        transit: None,
        received: None,
        settled_by: Vec::new(),
        settles: Some(document.id),
        basis: None,
        reason: Reason::Shortage,
        comment: said,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines: ask.portions.iter().filter_map(lost).collect(),
        ..document.clone()
    };
    carry_out(tx, &mut made, &asks)?;
    tx.put(&made)?;
    document.settled_by.push(made.id);
    tx.put(&document)?;
    let (title, lines, total) = (title(&made, Lang::Ru), made.lines.len(), made.total);
    tx.record(fact::document(document.id), &DocFact::Posted { title: title.clone(), lines, total })?;
    tx.record(fact::document(made.id), &DocFact::Posted { title, lines, total })?;
    Ok(made)
}

/// A received transfer, on an open day.
fn short(tx: &mut Write<'_>, ask: &Arrival) -> Result<Document> {
    let document = tx.need::<Document>(&ask.document)?;
    if document.state != DocState::Posted || document.transit.is_none() {
        return Err(DocRefusal::NotShipped.into());
    }
    check_places(tx, &document, ask.day)?;
    Ok(document)
}
