//! A document another slice makes whole: its head, its lines and its posting in one transaction.

use super::{
    draft::{HeadAsk, MOST_LINES, begin, blank_line, item_row},
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
    whole(tx, head, lines, Some(of))
}

/// The same for goods that nobody counted: the stock a shop begins with.
pub fn make_opening(tx: &mut Write<'_>, head: &HeadAsk, lines: &[Laid]) -> Result<Document> {
    whole(tx, head, lines, None)
}

fn whole(tx: &mut Write<'_>, head: &HeadAsk, lines: &[Laid], of: Option<OfStocktake>) -> Result<Document> {
    if lines.len() > MOST_LINES {
        return Err(DocRefusal::TooManyLines.into());
    }
    let mut document = begin(tx, head)?;
    document.stocktake = of;
    for (laid, number) in lines.iter().zip(1..) {
        let (product, measure) = item_row(tx, laid.product)?;
        let blank = blank_line(&product, &measure, laid.quantity);
        let (price, bin, serials, cost) = (laid.price, laid.bin, laid.serials.clone(), laid.cost);
        document.lines.push(DocLine { number, price, bin, serials, cost, ..blank });
    }
    tx.put(&document)?;
    post(tx, &PostAsk { document: document.id, paid: None }, None)
}

/// Takes such a document back: only whoever made it may.
pub fn undo(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str) -> Result<Document> {
    take_back(tx, id, comment)
}
