//! A supplier's table becomes lines of a draft: what was certain, what a person chose, and new products where he said so.

use std::collections::{BTreeMap, HashMap};

use super::{
    fact::{ExchangeFact, What},
    job::{leave_trace_of, subject},
    progress::Unready,
    supply::{Meant, Row, SupplierWord, word},
    tables::{Import, Stage},
    text::{import as words, wares as text},
    wares::image,
    wares_in::{Of, begin, grow},
};
use crate::{
    catalog::goods::{self, ProductAsk},
    kernel::{Day, Id, Money, Result, mark, name::fold},
    log::Record,
    store::{Reads, Write},
    warehouse::{self, Document, Laid, MOST_LINES},
};

/// What a person says of a row nobody is certain of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Is(Id<mark::Product>),
    New,
    Skip,
}

/// What he says of all of them.
#[derive(Debug, Clone)]
pub struct Answer {
    pub import: Id<mark::Import>,
    pub said: BTreeMap<u32, Said>,
    /// Where new products grow when the table does not say.
    pub category: String,
    pub day: Day,
    pub location: Id<mark::Location>,
}

/// Adds the lines to the draft, to new ones where there was none or it is full; answers which.
pub fn carry_out(tx: &mut Write<'_>, answer: &Answer, rows: &[Row]) -> Result<Vec<Id<mark::Document>>> {
    let mut import = tx.need::<Import>(&answer.import)?;
    if import.stage != Stage::Open {
        return Err(Unready::Stage.into());
    }
    let mut made: HashMap<String, Id<mark::Product>> = HashMap::new();
    let mut lines = Vec::new();
    for row in rows {
        let product = match (&row.meant, answer.said.get(&row.number).copied()) {
            (Meant::Certain(product), _) => product.id,
            (_, Some(Said::Is(id))) => id,
            (_, Some(Said::New)) => match made.get(&fold(&row.ware.name)) {
                Some(known) => *known,
                None => make(tx, &mut import, answer, row)?,
            },
            (_, Some(Said::Skip) | None) => {
                import.counts.same += 1;
                continue;
            }
        };
        if !matches!(row.meant, Meant::Certain(_)) {
            made.insert(fold(&row.ware.name), product);
            let supplier = import.supply.supplier.unwrap_or(super::layout::ANYBODY);
            tx.put(&SupplierWord { supplier, word: word(&row.ware), product })?;
        }
        let tracked = goods::product(tx, product)?.serial_tracked;
        let serials = if tracked { row.ware.serials.clone() } else { Vec::new() };
        lines.push(Laid { product, quantity: row.quantity, price: row.price, cost: Money::ZERO, bin: None, serials });
    }
    lay_down(tx, &mut import, answer, &lines)?;
    import.counts.changed = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    (import.stage, import.finished) = (Stage::Done, Some(tx.now()));
    tx.put(&import)?;
    let (made, changed) = (import.counts.made, import.counts.changed);
    tx.record(subject(&import), &ExchangeFact::Imported { what: What::Supply, file: import.file.clone(), made, changed })?;
    Ok(import.opened)
}

/// Into the draft as many lines as it holds, the rest into new ones.
fn lay_down(tx: &mut Write<'_>, import: &mut Import, answer: &Answer, lines: &[Laid]) -> Result<()> {
    let known = import.supply.document.map(|id| tx.need::<Document>(&id)).transpose()?;
    let room = known.as_ref().map_or(0, |document| MOST_LINES.saturating_sub(document.lines.len()));
    let (first, rest) = lines.split_at(room.min(lines.len()));
    for (at, lines) in std::iter::once(first).chain(rest.chunks(MOST_LINES)).enumerate().filter(|(_, lines)| !lines.is_empty()) {
        let document = match known.as_ref().filter(|_| at == 0) {
            Some(known) => known.id,
            None => {
                let of = Of { comment: text::FROM_FILE, location: Some(answer.location), day: answer.day };
                begin(tx, import, import.supply.warehouse.unwrap_or(Id::fixed(0)), of)?.id
            }
        };
        import.supply.laid.push(warehouse::fill(tx, document, lines)?);
        import.opened.push(document);
    }
    Ok(())
}

fn make(tx: &mut Write<'_>, import: &mut Import, answer: &Answer, row: &Row) -> Result<Id<mark::Product>> {
    let ware = &row.ware;
    let path = match (ware.category.is_empty(), answer.category.trim()) {
        (false, _) => ware.category.clone(),
        (true, "") => vec![words::NO_CATEGORY.ru.to_string()],
        (true, said) => said.split('/').map(str::trim).filter(|one| !fold(one).is_empty()).map(str::to_string).collect(),
    };
    let ask = ProductAsk {
        name: ware.name.clone(),
        sku: ware.sku.clone(),
        barcodes: ware.barcodes.clone(),
        category: Some(grow(tx, &path, &mut import.grown)?),
        supplier: import.supply.supplier,
        serial_tracked: !ware.serials.is_empty(),
        ..ProductAsk::default()
    };
    let product = goods::create_product(tx, &ask)?;
    import.counts.made += 1;
    let after = image(tx, &product, None)?;
    leave_trace_of(tx, import, row.number, product.id.cast(), None, after)?;
    Ok(product.id)
}

/// Takes the lines out of the last of its documents again; a draft that was begun for them and has no others goes too. What was posted since
/// stays: it is cancelled as a document.
pub fn withdraw(tx: &mut Write<'_>, import: &mut Import, document: Id<mark::Document>) -> Result<()> {
    let lines = import.supply.laid.pop().unwrap_or_default();
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    match tx.get::<Document>(&document)? {
        Some(known) if known.is_draft() => {
            let left = warehouse::unfill(tx, document, &lines)?;
            if left.lines.is_empty() && import.supply.document != Some(document) {
                warehouse::discard(tx, document)?;
            }
            import.counts.returned += count;
        }
        Some(_) => import.counts.kept += count,
        None => {}
    }
    Ok(())
}
