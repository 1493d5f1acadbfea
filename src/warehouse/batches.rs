//! Batches as documents name them: what came, from whom and for how much, and what of it lies where.

use super::{
    draft::{LineAsk, blank_line, keep, push},
    fact::DocFact,
    refusal::DocRefusal,
    tables::{DOCUMENT_BY_BASIS, DocKind, DocLine, DocState, Document},
    text::{self, batches},
    title,
};
use crate::{
    catalog::goods::{Measure, Product},
    kernel::{Error, Id, Lang, Money, Quantity, Result, mark},
    stock::{self, Batch, Cell, Warehouse, balance, kept_of_batch, units},
    store::{Order, Reads, Walk, Write},
};

/// What of a batch lies in one warehouse.
pub struct Lot {
    pub batch: Batch,
    pub left: Quantity,
    /// What the supplier took for one of it.
    pub price: Money,
}

/// What the supplier took for one: as the posting says, or what it cost where no posting brought it.
pub fn price_of(reads: &impl Reads, batch: &Batch) -> Result<Money> {
    let posting = reads.get::<Document>(&batch.document)?.filter(|one| one.kind == DocKind::Posting);
    let line = posting.and_then(|one| one.line(batch.line).cloned());
    Ok(line.map_or_else(|| batch.cost.share(Quantity::ONE, batch.quantity), |line| line.price))
}

/// Batches of a product that lie in a warehouse, oldest first.
pub fn lying(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Vec<Lot>> {
    let mut found: Vec<Lot> = Vec::new();
    reads.walk::<Cell>((warehouse, product), Order::Ascending, |cell| {
        match found.last_mut().filter(|lot| lot.batch.number == cell.batch) {
            Some(lot) => lot.left += cell.quantity,
            None => {
                let batch = reads.need::<Batch>(&cell.batch)?;
                found.push(Lot { price: price_of(reads, &batch)?, left: cell.quantity, batch });
            }
        }
        Ok(Walk::On)
    })?;
    Ok(found)
}

/// The batches a document brought, in the order of its lines.
pub fn brought_by(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<Batch>> {
    let mut numbers: Vec<u64> = stock::standing_lines(reads, document)?.iter().map(|line| line.batch).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut found = numbers.into_iter().map(|number| reads.need::<Batch>(&number)).collect::<Result<Vec<_>>>()?;
    found.retain(|batch| batch.document == document);
    Ok(found)
}

/// A batch as people say it: the document that brought it and its day.
pub fn said(reads: &impl Reads, batch: &Batch, lang: Lang) -> Result<String> {
    let name = reads.get::<Document>(&batch.document)?.map_or_else(|| batches::BATCH.get(lang).to_string(), |one| title(&one, lang));
    Ok(batches::BATCH_OF.with(lang, &[&name, &batch.day.full(lang)]))
}

/// What this document could take of a product: batches of its supplier or of nobody in its warehouse.
pub fn open_to(reads: &impl Reads, document: &Document, product: Id<mark::Product>) -> Result<Vec<Lot>> {
    let mut found = lying(reads, document.warehouse, product)?;
    found.retain(|lot| document.supplier.is_none() || lot.batch.supplier.is_none() || lot.batch.supplier == document.supplier);
    Ok(found)
}

/// A line for a product that was scanned: the batch that is named, or the newest, which is the one that is looked at.
pub fn line(reads: &impl Reads, document: &Document, (product, measure): (&Product, &Measure), ask: &LineAsk) -> Result<DocLine> {
    let blank = blank_line(product, measure, ask.quantity);
    let none = || Error::from(DocRefusal::NoBatchHere { name: product.name.clone() });
    if document.kind == DocKind::CostCorrection {
        let basis = document.basis.ok_or(Error::Hidden)?;
        let batch = brought_by(reads, basis)?.into_iter().find(|one| one.product == product.id).ok_or_else(none)?;
        return Ok(DocLine {
            quantity: kept_of_batch(reads, &batch)?,
            price: price_of(reads, &batch)?,
            batch: Some(batch.number),
            ..blank
        });
    }
    let mut lots = open_to(reads, document, product.id)?;
    lots.retain(|lot| ask.batch.is_none_or(|named| named == lot.batch.number));
    let lot = lots.pop().ok_or_else(none)?;
    let price = if ask.price.is_zero() { lot.price } else { ask.price };
    Ok(DocLine { price, batch: Some(lot.batch.number), serials: ask.serials.clone(), ..blank })
}

/// The same batch scanned again adds to its line; a correction has it once.
pub fn add(tx: &mut Write<'_>, mut document: Document, line: DocLine, fact: &DocFact) -> Result<Document> {
    match document.lines.iter_mut().find(|known| known.batch == line.batch) {
        Some(_) if document.kind == DocKind::CostCorrection => {}
        Some(known) => {
            known.quantity += line.quantity;
            known.serials.extend(line.serials);
        }
        None => push(&mut document, line)?,
    }
    keep(tx, document, fact)
}

/// What can be sent back of these batches from a warehouse, as lines: no more of a product than is promised to nobody.
pub fn left_in(reads: &impl Reads, warehouse: &Warehouse, batches: &[Batch]) -> Result<Vec<DocLine>> {
    let (mut lines, mut free) = (Vec::new(), std::collections::BTreeMap::new());
    for batch in batches {
        let product = crate::catalog::goods::product(reads, batch.product)?;
        let available = balance::stock(reads, warehouse.id, batch.product)?.available();
        let free = free.entry(batch.product).or_insert(available);
        let mut left = Quantity::ZERO;
        reads.walk::<Cell>((warehouse.id, batch.product, batch.day, batch.number), Order::Ascending, |cell| {
            left += cell.quantity;
            Ok(Walk::On)
        })?;
        let mut serials = Vec::new();
        if product.serial_tracked {
            let here = units::lying(reads, warehouse.id, batch.product)?;
            serials.extend(here.into_iter().filter(|u| u.batch == batch.number && u.reservation.is_none()).map(|u| u.serial));
        }
        let quantity = if product.serial_tracked { pieces(serials.len()) } else { left.min(*free) };
        if quantity.is_positive() {
            *free -= quantity;
            let measure = reads.need::<Measure>(&product.measure)?;
            let blank = blank_line(&product, &measure, quantity);
            lines.push(DocLine { price: price_of(reads, batch)?, batch: Some(batch.number), serials, ..blank });
        }
    }
    Ok(lines)
}

fn pieces(count: usize) -> Quantity {
    Quantity(i64::try_from(count).unwrap_or_default() * Quantity::ONE.0)
}

/// A draft of this kind that was made from the document already.
pub fn draft_from(reads: &impl Reads, basis: Id<mark::Document>, kind: DocKind) -> Result<Option<Document>> {
    let made: Vec<Document> = reads.by(&DOCUMENT_BY_BASIS, (basis,))?;
    Ok(made.into_iter().find(|one| one.kind == kind && one.state == DocState::Draft))
}

/// The name of the document a paper or a card refers to.
pub fn name_of(reads: &impl Reads, id: Id<mark::Document>, lang: Lang) -> Result<Option<String>> {
    let found = reads.get::<Document>(&id)?;
    Ok(found.map(|one| format!("{} {}", title(&one, lang), text::OF_DAY.with(lang, &[&one.day.full(lang)]))))
}
