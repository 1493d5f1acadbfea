//! What came back in the journal of documents: a number, a card and a paper.

use super::{CameBack, ReturnAsk};
use crate::{
    catalog::goods::{self, Measure},
    kernel::{Id, Lang, Money, Result, mark},
    log::Record,
    shop::numbers,
    stock::{Move, units::Unit},
    store::{Reads, Write},
    warehouse::{
        draft::{self, HeadAsk, blank_line},
        fact::{self, DocFact},
        tables::{DocKind, DocLine, DocState, Document, Reason},
        title,
    },
};

/// Puts what the ledger took back into the journal.
pub fn write(tx: &mut Write<'_>, back: &CameBack, warehouse: Id<mark::Warehouse>, ask: &ReturnAsk, moves: &[Move]) -> Result<u64> {
    let head = HeadAsk {
        kind: DocKind::ClientReturn,
        location: back.location,
        warehouse,
        to: None,
        supplier: None,
        paper: String::new(),
        paper_day: None,
        extra: Money::ZERO,
        reason: Reason::Defect,
        charged: None,
        comment: ask.reason.clone(),
        day: ask.day,
    };
    let mut made = draft::blank(tx, &head);
    made.id = back.id;
    for moved in moves {
        lay(tx, &mut made, moved)?;
    }
    made.total = made.lines.iter().map(|line| line.cost).sum();
    made.source = Some(back.source.clone());
    made.number = numbers::next(tx, made.location, made.kind.counted(), made.year())?;
    (made.state, made.posted) = (DocState::Posted, Some(tx.now()));
    tx.put(&made)?;
    let fact = DocFact::Posted { title: title(&made, Lang::Ru), lines: made.lines.len(), total: made.total };
    tx.record(fact::document(made.id), &fact)?;
    Ok(made.number)
}

/// A product of one line is one line here, from however many batches it is.
fn lay(reads: &impl Reads, document: &mut Document, moved: &Move) -> Result<()> {
    let serial = moved.unit.map(|id| reads.need::<Unit>(&id)).transpose()?.map(|unit| unit.serial);
    let (same, value) = (|line: &&mut DocLine| line.product == moved.product, moved.value());
    if let Some(line) = document.lines.iter_mut().find(same) {
        line.quantity += moved.quantity;
        line.cost += value;
        line.serials.extend(serial);
        return Ok(());
    }
    let product = goods::product(reads, moved.product)?;
    let measure = reads.need::<Measure>(&product.measure)?;
    let blank = blank_line(&product, &measure, moved.quantity);
    let serials = serial.into_iter().collect();
    draft::push(document, DocLine { cost: value, serials, ..blank })
}
