//! Settling: what is missing is written off, what is above the book is received, each by documents that belong to the count;
//! and taken back, everything is as it was.

use std::collections::BTreeMap;

use super::{
    fact::{self, StocktakeFact},
    find::differing,
    finish::{counted, free},
    refusal::{CannotTake, CountRefusal},
    start::lying,
    tables::{BookUnit, Line, State, Stocktake},
};
use crate::{
    cash::check_open,
    kernel::{Id, Money, Quantity, Result, mark},
    log::Record,
    stock::{
        balance,
        units::{self, Unit},
    },
    store::{Reads, Write},
    warehouse::{DocKind, DocState, Document, HeadAsk, Laid, MOST_LINES, OfStocktake, Reason, make, undo},
};

#[derive(Debug, Clone)]
pub struct SettleAsk {
    pub stocktake: Id<mark::Stocktake>,
    /// Who pays for what is missing.
    pub charged: Option<Id<mark::Employee>>,
    /// What one of a surplus costs, where somebody said it.
    pub prices: BTreeMap<Id<mark::Product>, Money>,
}

/// A part of a line that a document is made of.
pub struct Part {
    pub line: Line,
    pub quantity: Quantity,
    pub serials: Vec<String>,
}

/// What the settlement will do.
#[derive(Default)]
pub struct Plan {
    /// Given out one for another: short, over, how many.
    pub swapped: Vec<(Line, Line, Quantity)>,
    pub short: Vec<Part>,
    pub over: Vec<Part>,
}

impl Plan {
    pub fn of(of: &Stocktake, lines: &[Line]) -> Plan {
        let mut plan = Plan::default();
        for line in lines.iter().filter(|line| !line.foreign) {
            let (free_short, free_over) = free(of, line);
            let ((short, missing), (over, extra)) = (line.short(of.rest_is_gone), line.over(of.rest_is_gone));
            let (short, over) = if line.tracked { (short, over) } else { (free_short, free_over) };
            let part = |quantity, serials| Part { line: line.clone(), quantity, serials };
            if short.is_positive() {
                plan.short.push(part(short, missing.into_iter().map(|unit| unit.serial).collect()));
            }
            if over.is_positive() {
                plan.over.push(part(over, extra));
            }
        }
        let named = |id: Id<mark::Product>| lines.iter().find(|line| line.product == id).cloned();
        plan.swapped = of.pairs.iter().filter_map(|pair| Some((named(pair.short)?, named(pair.over)?, pair.quantity))).collect();
        plan
    }
    pub fn short_worth(&self) -> Money {
        self.short.iter().map(|part| part.line.worth(part.quantity)).sum()
    }
    pub fn over_worth(&self) -> Money {
        self.over.iter().map(|part| part.line.worth_of_over(part.quantity)).sum()
    }
}

/// What one of a surplus costs: what somebody said, what it was bought for last, what the book has it for.
pub fn price(line: &Line, said: &BTreeMap<Id<mark::Product>, Money>) -> Money {
    said.get(&line.product).copied().unwrap_or_else(|| line.price_of_over())
}

/// What cannot be done now, line by line: since the count began goods went or were promised.
pub fn troubles(reads: &impl Reads, of: &Stocktake, plan: &Plan) -> Result<Vec<CannotTake>> {
    let mut found = Vec::new();
    let mut needs: BTreeMap<Id<mark::Product>, (Line, Quantity)> = BTreeMap::new();
    let plain = plan.short.iter().filter(|part| !part.line.tracked).map(|part| (&part.line, part.quantity));
    for (line, quantity) in plan.swapped.iter().map(|(short, _, quantity)| (short, *quantity)).chain(plain) {
        needs.entry(line.product).or_insert_with(|| (line.clone(), Quantity::ZERO)).1 += quantity;
    }
    for (line, needed) in needs.into_values() {
        let free = balance::free_since(reads, of.warehouse, line.product, of.day)?
            .min(lying(reads, of, line.product)?.quantity)
            .max(Quantity::ZERO);
        if free < needed {
            found.push(CannotTake::Quantity { product: line.product, name: line.name, free, needed });
        }
    }
    for part in plan.short.iter().filter(|part| part.line.tracked) {
        for unit in &part.line.units {
            if part.serials.contains(&unit.serial) && !can_be_taken(reads, of, unit)? {
                found.push(CannotTake::Serial { product: part.line.product, name: part.line.name.clone(), serial: unit.serial.clone() });
            }
        }
    }
    for part in &plan.over {
        for serial in &part.serials {
            if units::here(reads, part.line.product, serial)?.is_some() {
                found.push(CannotTake::Serial { product: part.line.product, name: part.line.name.clone(), serial: serial.clone() });
            }
        }
    }
    Ok(found)
}

fn can_be_taken(reads: &impl Reads, of: &Stocktake, unit: &BookUnit) -> Result<bool> {
    Ok(reads.get::<Unit>(&unit.id)?.is_some_and(|unit| unit.is_here() && unit.warehouse == of.warehouse && unit.reservation.is_none()))
}

pub fn settle(tx: &mut Write<'_>, ask: &SettleAsk) -> Result<Stocktake> {
    let mut of = counted(tx, ask.stocktake)?;
    check_open(tx, of.location, of.day)?;
    let plan = Plan::of(&of, &differing(tx, &of)?);
    let troubles = troubles(tx, &of, &plan)?;
    if !troubles.is_empty() {
        return Err(CountRefusal::CannotTake(troubles).into());
    }
    let made = documents(tx, &of, &plan, ask)?;
    of.documents.extend(made.iter().map(|document| document.id));
    of.state = State::Settled;
    tx.put(&of)?;
    let (short, over) = (plan.short.len() + plan.swapped.len(), plan.over.len() + plan.swapped.len());
    tx.record(fact::about(of.id), &StocktakeFact::Settled { short, over, documents: made.len() })?;
    Ok(of)
}

fn documents(tx: &mut Write<'_>, of: &Stocktake, plan: &Plan, ask: &SettleAsk) -> Result<Vec<Document>> {
    let mut made = swapped(tx, of, plan)?;
    let short: Vec<Laid> = plan.short.iter().map(|part| laid(of, &part.line, part.quantity, &part.serials)).collect();
    for lines in short.chunks(MOST_LINES) {
        let head = HeadAsk { reason: Reason::Shortage, charged: ask.charged, ..head(of, DocKind::WriteOff) };
        made.push(make(tx, &head, lines, mark_of(of))?);
    }
    let over =
        plan.over.iter().map(|part| Laid { price: price(&part.line, &ask.prices), ..laid(of, &part.line, part.quantity, &part.serials) });
    for lines in over.collect::<Vec<Laid>>().chunks(MOST_LINES) {
        made.push(make(tx, &head(of, DocKind::Surplus), lines, mark_of(of))?);
    }
    Ok(made)
}

/// Things given out one for another: what came instead costs what went, to the kopeck.
fn swapped(tx: &mut Write<'_>, of: &Stocktake, plan: &Plan) -> Result<Vec<Document>> {
    let mut made = Vec::new();
    for part in plan.swapped.chunks(MOST_LINES) {
        let went: Vec<Laid> = part.iter().map(|(short, _, quantity)| laid(of, short, *quantity, &[])).collect();
        let gone = make(tx, &HeadAsk { reason: Reason::MisSort, ..head(of, DocKind::WriteOff) }, &went, mark_of(of))?;
        let came =
            part.iter().zip(&gone.lines).map(|((_, over, quantity), line)| Laid { cost: line.cost, ..laid(of, over, *quantity, &[]) });
        let came: Vec<Laid> = came.collect();
        made.push(gone);
        made.push(make(tx, &head(of, DocKind::Surplus), &came, mark_of(of))?);
    }
    Ok(made)
}

fn mark_of(of: &Stocktake) -> OfStocktake {
    OfStocktake { id: of.id, number: of.number }
}

fn laid(of: &Stocktake, line: &Line, quantity: Quantity, serials: &[String]) -> Laid {
    Laid { product: line.product, quantity, price: Money::ZERO, cost: Money::ZERO, bin: of.bin, serials: serials.to_vec() }
}

/// Documents count for the day the book was written down.
fn head(of: &Stocktake, kind: DocKind) -> HeadAsk {
    HeadAsk {
        kind,
        location: of.location,
        warehouse: of.warehouse,
        to: None,
        supplier: None,
        paper: String::new(),
        paper_day: None,
        extra: Money::ZERO,
        reason: Reason::Shortage,
        charged: None,
        comment: of.comment.clone(),
        day: of.day,
    }
}

/// Takes every document of the settlement back, the newest first.
pub fn take_back(tx: &mut Write<'_>, id: Id<mark::Stocktake>, comment: &str) -> Result<()> {
    let mut of = tx.need::<Stocktake>(&id)?;
    if of.state != State::Settled {
        return Err(CountRefusal::NotSettled.into());
    }
    check_open(tx, of.location, of.day)?;
    for document in of.documents.iter().rev() {
        if tx.need::<Document>(document)?.state == DocState::Posted {
            undo(tx, *document, comment)?;
        }
    }
    of.state = State::Counted;
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::TakenBack { comment: comment.to_string() })
}
