//! A document another slice makes whole: its head, its lines and its posting in one transaction.

use super::{
    draft::{HeadAsk, MOST_LINES, begin, blank_line, draft, item_row, keep},
    fact::DocFact,
    posting::{PostAsk, post, take_back},
    refusal::DocRefusal,
    tables::{DocLine, Document, OfStocktake},
};
use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    store::Write,
};

/// A line to be laid into it.
#[derive(Debug, Clone)]
pub struct Laid {
    pub product: Id<mark::Product>,
    pub quantity: Quantity,
    /// What one costs, of what comes.
    pub price: Money,
    /// What all of it costs, where that is known to the kopeck.
    pub cost: Money,
    pub bin: Option<Id<mark::Bin>>,
    pub serials: Vec<String>,
}

/// Makes a document of these lines and posts it.
pub fn make(tx: &mut Write<'_>, head: &HeadAsk, lines: &[Laid], of: OfStocktake) -> Result<Document> {
    if lines.len() > MOST_LINES {
        return Err(DocRefusal::TooManyLines.into());
    }
    let mut document = begin(tx, head)?;
    document.stocktake = Some(of);
    lay(tx, &mut document, lines)?;
    tx.put(&document)?;
    post(tx, &PostAsk { document: document.id, paid: None }, None)
}

/// Adds lines to a draft, one fact for all of them; answers their numbers.
pub fn fill(tx: &mut Write<'_>, id: Id<mark::Document>, lines: &[Laid]) -> Result<Vec<u32>> {
    let mut document = draft(tx, id)?;
    if document.lines.len() + lines.len() > MOST_LINES {
        return Err(DocRefusal::TooManyLines.into());
    }
    let numbers = lay(tx, &mut document, lines)?;
    keep(tx, document, &DocFact::FromTable { lines: lines.len() })?;
    Ok(numbers)
}

/// Takes such lines out of the draft again, those of them that are still there.
pub fn unfill(tx: &mut Write<'_>, id: Id<mark::Document>, numbers: &[u32]) -> Result<Document> {
    let mut document = draft(tx, id)?;
    let before = document.lines.len();
    document.lines.retain(|line| !numbers.contains(&line.number));
    let lines = before - document.lines.len();
    keep(tx, document, &DocFact::OutOfTable { lines })
}

fn lay(tx: &mut Write<'_>, document: &mut Document, lines: &[Laid]) -> Result<Vec<u32>> {
    let first = document.lines.iter().map(|line| line.number).max().unwrap_or_default() + 1;
    let mut numbers = Vec::new();
    for (laid, number) in lines.iter().zip(first..) {
        let (product, measure) = item_row(tx, laid.product)?;
        let blank = blank_line(&product, &measure, laid.quantity);
        let (price, bin, serials, cost) = (laid.price, laid.bin, laid.serials.clone(), laid.cost);
        document.lines.push(DocLine { number, price, bin, serials, cost, ..blank });
        numbers.push(number);
    }
    Ok(numbers)
}

/// Takes such a document back: only whoever made it may.
pub fn undo(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str) -> Result<Document> {
    take_back(tx, id, comment)
}
