//! Bringing goods in: products line by line, and what lies in the warehouse from the first by documents.

use super::{
    job::leave_trace,
    people::Verdict,
    report::usable,
    table::Wrong,
    tables::{Import, TRACE_BY_THING},
    text::wares as text,
    ware::{Ware, ware},
    wares::{Laid, Shelves, image},
    workbook::Line,
};
use crate::{
    catalog::goods::{self, GoodsCategory, Tree},
    kernel::{Day, Error, Id, Lang, Money, Result, Text, mark},
    stock::Warehouse,
    store::{Reads, Write},
    warehouse::{self, DocKind, Document, HeadAsk, MOST_LINES, PostAsk, Reason},
};

/// A row as the import has its columns.
pub fn read(import: &Import, line: &Line) -> Result<Ware, Vec<Wrong>> {
    let prices: Vec<Id<mark::PriceType>> = import.prices.iter().map(|price| price.id).collect();
    ware(line, &usable(import), &prices)
}

pub fn bring(tx: &mut Write<'_>, import: &mut Import, lines: &[Line]) -> Result<()> {
    let shelves = Shelves::read(tx, import)?;
    let mut opened = Vec::new();
    for line in lines {
        let Ok(ware) = read(import, line) else {
            import.counts.wrong += 1;
            continue;
        };
        let id = import.id;
        let brought = |product: Id<mark::Product>| brought(tx, id, product);
        match shelves.judge(tx, &ware, &brought)? {
            Verdict::New(laid) | Verdict::Change(laid) => opened.extend(lay(tx, import, line, laid)?),
            Verdict::Same => import.counts.same += 1,
            Verdict::Wrong(_) => import.counts.wrong += 1,
        }
    }
    open(tx, import, &opened)
}

/// Whether a line above was about this product.
fn brought(reads: &impl Reads, import: Id<mark::Import>, product: Id<mark::Product>) -> Result<bool> {
    Ok(reads.first_by(&TRACE_BY_THING, (import, product.cast()))?.is_some())
}

/// Makes or changes one product; answers what of it lies in the warehouse.
fn lay(tx: &mut Write<'_>, import: &mut Import, line: &Line, laid: Laid) -> Result<Option<warehouse::Laid>> {
    let at = import.goods.warehouse;
    let (before, opening) = (laid.known.as_ref().map(|known| image(tx, known, at)).transpose()?, laid.opening.clone());
    let product = match laid.carry_out(tx, &mut import.grown) {
        Ok(product) => product,
        // What somebody took since the file was checked: a code, a name.
        Err(Error::Refused(_)) => {
            import.counts.wrong += 1;
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match before {
        None => import.counts.made += 1,
        Some(_) => import.counts.changed += 1,
    }
    let after = image(tx, &product, at)?;
    leave_trace(tx, import, line, product.id.cast(), before, after)?;
    Ok(opening.map(|opening| warehouse::Laid {
        product: product.id,
        quantity: opening.quantity,
        price: opening.price,
        cost: Money::ZERO,
        bin: None,
        serials: opening.serials,
    }))
}

/// The goods come to the warehouse by as few documents as hold them; nobody is paid for them. Full, a document is posted.
fn open(tx: &mut Write<'_>, import: &mut Import, lines: &[warehouse::Laid]) -> Result<()> {
    let (Some(id), false) = (import.goods.warehouse, lines.is_empty()) else { return Ok(()) };
    let document = match filling(tx, import)? {
        Some(known) => known,
        None => {
            let day = import.goods.day.unwrap_or_else(|| Day::from_number(0));
            let begun = begin(tx, import, id, Of { comment: text::COMMENT, location: import.goods.location, day })?;
            import.opened.push(begun.id);
            begun
        }
    };
    let (now, later) = lines.split_at(lines.len().min(MOST_LINES - document.lines.len()));
    warehouse::fill(tx, document.id, now)?;
    import.counts.stocked += u32::try_from(now.len()).unwrap_or(u32::MAX);
    if document.lines.len() + now.len() == MOST_LINES {
        close(tx, import)?;
    }
    open(tx, import, later)
}

/// The document that has room still: the last one, until it is posted.
fn filling(reads: &impl Reads, import: &Import) -> Result<Option<Document>> {
    let last = import.opened.last().map(|id| reads.get::<Document>(id)).transpose()?.flatten();
    Ok(last.filter(Document::is_draft))
}

/// What was laid into a document comes to the warehouse.
pub fn close(tx: &mut Write<'_>, import: &Import) -> Result<()> {
    match filling(tx, import)? {
        Some(document) => warehouse::post(tx, &PostAsk { document: document.id, paid: None }, None).map(drop),
        None => Ok(()),
    }
}

/// Takes a document of opening stock back.
pub fn withdraw(tx: &mut Write<'_>, document: Id<mark::Document>) -> Result<()> {
    match tx.get::<Document>(&document)? {
        Some(known) if known.is_draft() => warehouse::discard(tx, document),
        Some(_) => warehouse::cancel(tx, document, text::UNDO_COMMENT.get(Lang::Ru)).map(drop),
        None => Ok(()),
    }
}

/// Begins a document by which goods of this file come, at the location of the warehouse or, where it has none, at this one.
pub fn begin(tx: &mut Write<'_>, import: &Import, at: Id<mark::Warehouse>, of: Of) -> Result<Document> {
    let warehouse = tx.need::<Warehouse>(&at)?;
    let head = HeadAsk {
        kind: DocKind::Posting,
        location: warehouse.location.or(of.location).unwrap_or(Id::fixed(0)),
        warehouse: at,
        to: None,
        supplier: import.supply.supplier,
        paper: String::new(),
        paper_day: None,
        extra: Money::ZERO,
        reason: Reason::default(),
        charged: None,
        comment: of.comment.with(Lang::Ru, &[&import.file.chars().take(200).collect::<String>()]),
        day: of.day,
    };
    warehouse::begin(tx, &head)
}

/// What a document of a file says besides its rows.
pub struct Of {
    pub comment: Text,
    pub location: Option<Id<mark::Location>>,
    pub day: Day,
}

/// The branch of a path; what was not there before joins `grown`.
pub fn grow(tx: &mut Write<'_>, path: &[String], grown: &mut Vec<Id<mark::GoodsCategory>>) -> Result<Id<mark::GoodsCategory>> {
    let (before, id) = (Tree::read(tx)?, goods::grow_category(tx, path)?);
    let mut at = Some(id);
    while let Some(fresh) = at.filter(|id| before.get(*id).is_none_or(|known| known.archived)) {
        grown.push(fresh);
        at = tx.need::<GoodsCategory>(&fresh)?.parent;
    }
    Ok(id)
}
