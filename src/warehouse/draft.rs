//! A draft: its head and its lines may be changed until it is posted; nothing lies on a shelf because of it.

use super::{
    batches,
    fact::{self, DocFact},
    kits,
    refusal::DocRefusal,
    tables::{DocKind, DocLine, DocState, Document, Reason},
    transfer::promised,
};
use crate::{
    catalog::goods::{self, Measure, Product, ProductKind},
    clients,
    kernel::{Day, Error, Id, Money, Quantity, Result, mark},
    log::Record,
    stock::{Warehouse, balance, ledger::Item},
    store::{Reads, Write},
};

/// Lines of one document: more are two documents.
pub const MOST_LINES: usize = 500;

/// What stands above the lines.
#[derive(Debug, Clone)]
pub struct HeadAsk {
    pub kind: DocKind,
    pub location: Id<mark::Location>,
    pub warehouse: Id<mark::Warehouse>,
    pub to: Option<Id<mark::Warehouse>>,
    pub supplier: Option<Id<mark::Client>>,
    pub paper: String,
    pub paper_day: Option<Day>,
    pub extra: Money,
    pub reason: Reason,
    pub charged: Option<Id<mark::Employee>>,
    pub comment: String,
    pub day: Day,
}

pub fn begin(tx: &mut Write<'_>, ask: &HeadAsk) -> Result<Document> {
    check_head(tx, ask)?;
    let made = blank(tx, ask);
    tx.put(&made)?;
    tx.record(fact::document(made.id), &DocFact::Begun { kind: made.kind })?;
    Ok(made)
}

/// A document of this head and no lines.
pub(super) fn blank(tx: &mut Write<'_>, ask: &HeadAsk) -> Document {
    let stamp = tx.stamp().clone();
    Document {
        id: tx.id(),
        kind: ask.kind,
        state: DocState::Draft,
        number: 0,
        day: ask.day,
        created: stamp.at,
        posted: None,
        location: ask.location,
        warehouse: ask.warehouse,
        to: ask.to,
        to_bin: None,
        transit: None,
        received: None,
        settled_by: Vec::new(),
        settles: None,
        supplier: ask.supplier,
        paper: ask.paper.clone(),
        paper_day: ask.paper_day,
        extra: ask.extra,
        reason: ask.reason,
        charged: ask.charged,
        comment: ask.comment.clone(),
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines: Vec::new(),
        whole: None,
        source: None,
        basis: None,
        operations: Vec::new(),
        payments: Vec::new(),
        total: ask.extra,
        stocktake: None,
        purchase: None,
    }
}

/// The same for goods that were ordered from a supplier: what arrives by it is counted to that order.
pub fn begin_for(tx: &mut Write<'_>, ask: &HeadAsk, purchase: Id<mark::Document>) -> Result<Document> {
    let made = Document { purchase: Some(purchase), ..begin(tx, ask)? };
    tx.put(&made)?;
    Ok(made)
}

pub fn change_head(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &HeadAsk) -> Result<Document> {
    let before = draft(tx, id)?;
    check_head(tx, ask)?;
    let mut after = Document {
        day: ask.day,
        location: ask.location,
        warehouse: ask.warehouse,
        to: ask.to,
        supplier: ask.supplier,
        paper: ask.paper.clone(),
        paper_day: ask.paper_day,
        extra: ask.extra,
        reason: ask.reason,
        charged: ask.charged,
        comment: ask.comment.clone(),
        ..before.clone()
    };
    if before.warehouse != after.warehouse {
        after.lines.iter_mut().for_each(|line| (line.bin, line.orders) = (None, Vec::new()));
    }
    keep(tx, after, &DocFact::HeadChanged)
}

fn check_head(tx: &mut Write<'_>, ask: &HeadAsk) -> Result<()> {
    if tx.get::<Warehouse>(&ask.warehouse)?.is_none_or(|row| row.archived) {
        return Err(crate::stock::StockRefusal::NoWarehouse.into());
    }
    match ask.to {
        None if ask.kind == DocKind::Transfer => return Err(DocRefusal::NoTarget.into()),
        Some(to) if to == ask.warehouse => return Err(DocRefusal::SameWarehouse.into()),
        _ => {}
    }
    if ask.supplier.is_none() && ask.kind == DocKind::SupplierReturn {
        return Err(DocRefusal::NoSupplier.into());
    }
    if let Some(supplier) = ask.supplier {
        clients::client(tx, supplier)?;
    }
    Ok(())
}

/// What is asked of a line.
#[derive(Debug, Clone)]
pub struct LineAsk {
    pub document: Id<mark::Document>,
    /// `None` adds a new one.
    pub number: Option<u32>,
    pub product: Id<mark::Product>,
    pub quantity: Quantity,
    pub price: Money,
    pub bin: Option<Id<mark::Bin>>,
    pub serials: Vec<String>,
    /// Of a return: the batch it takes from, the newest unless it is named.
    pub batch: Option<u64>,
    /// Orders a transfer takes what is kept for.
    pub orders: Vec<Id<mark::Order>>,
}

/// Adds a line, or changes one. The same product scanned again adds to its line.
pub fn put_line(tx: &mut Write<'_>, ask: &LineAsk) -> Result<Document> {
    let mut document = draft(tx, ask.document)?;
    let (product, measure) = item_row(tx, ask.product)?;
    kits::check_part(&document, product.id)?;
    // A kit lies on a shelf only when it was put together: then it is taken and moved as any other thing.
    if product.kind == ProductKind::Kit && document.kind.priced() {
        return Err(DocRefusal::Kit.into());
    }
    item(&product, &measure).fits(ask.quantity, ask.number.unwrap_or_default())?;
    let ask = &LineAsk { orders: ask.orders.iter().copied().filter(|_| document.kind == DocKind::Transfer).collect(), ..ask.clone() };
    let told = |number, changed| DocFact::Line { number, name: product.name.clone(), quantity: ask.quantity, changed };
    if let Some(number) = ask.number {
        let Some(line) = document.lines.iter_mut().find(|line| line.number == number) else { return Err(Error::Hidden) };
        let changed = differing(line, ask);
        (line.quantity, line.price, line.bin, line.serials) = (ask.quantity, ask.price, ask.bin, ask.serials.clone());
        line.orders.clone_from(&ask.orders);
        return keep(tx, document, &told(number, changed));
    }
    if document.kind.by_batches() {
        let line = batches::line(tx, &document, (&product, &measure), ask)?;
        return batches::add(tx, document, line, &told(0, Vec::new()));
    }
    let same = |line: &&mut DocLine| line.product == ask.product && (ask.price.is_zero() || line.price == ask.price);
    if let Some(line) = document.lines.iter_mut().find(same) {
        if ask.serials.iter().any(|serial| line.serials.contains(serial)) {
            return Err(DocRefusal::SerialTwice.into());
        }
        line.quantity += ask.quantity;
        line.serials.extend(ask.serials.iter().cloned());
        let more: Vec<_> = ask.orders.iter().filter(|order| !line.orders.contains(order)).copied().collect();
        line.orders.extend(more);
        let number = line.number;
        promised::offer(tx, &mut document, number)?;
        return keep(tx, document, &told(number, vec!["quantity".into()]));
    }
    let price = match document.kind {
        DocKind::Disassembly if ask.price.is_zero() => kits::worth_of(tx, &product)?,
        DocKind::Surplus if ask.price.is_zero() => balance::costs(tx, None, product.id)?.last.unwrap_or_default(),
        _ => ask.price,
    };
    let line = blank_line(&product, &measure, ask.quantity);
    push(&mut document, DocLine { price, bin: ask.bin, serials: ask.serials.clone(), orders: ask.orders.clone(), ..line })?;
    let number = document.lines.last().map_or(0, |line| line.number);
    promised::offer(tx, &mut document, number)?;
    keep(tx, document, &told(number, Vec::new()))
}

/// A product as a line says it; the document numbers it when it takes it.
pub(super) fn blank_line(product: &Product, measure: &Measure, quantity: Quantity) -> DocLine {
    DocLine {
        number: 0,
        product: product.id,
        code: product.code.clone(),
        name: product.name.clone(),
        measure: measure.short.clone(),
        quantity,
        price: Money::ZERO,
        bin: None,
        serials: Vec::new(),
        orders: Vec::new(),
        batch: None,
        by: Money::ZERO,
        prices: std::collections::BTreeMap::new(),
        cost: Money::ZERO,
    }
}

pub(super) fn push(document: &mut Document, line: DocLine) -> Result<()> {
    if document.lines.len() >= MOST_LINES {
        return Err(DocRefusal::TooManyLines.into());
    }
    let number = document.lines.iter().map(|line| line.number).max().unwrap_or_default() + 1;
    document.lines.push(DocLine { number, ..line });
    Ok(())
}

/// What of a line becomes another, by the names of its fields.
fn differing(line: &DocLine, ask: &LineAsk) -> Vec<String> {
    let fields = [
        ("quantity", line.quantity != ask.quantity),
        ("price", line.price != ask.price),
        ("bin", line.bin != ask.bin),
        ("serials", line.serials != ask.serials),
        ("orders", line.orders != ask.orders),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_string()).collect()
}

pub fn remove_line(tx: &mut Write<'_>, id: Id<mark::Document>, number: u32) -> Result<Document> {
    let mut document = draft(tx, id)?;
    let Some(at) = document.lines.iter().position(|line| line.number == number) else { return Err(Error::Hidden) };
    let gone = document.lines.remove(at);
    keep(tx, document, &DocFact::LineRemoved { number, name: gone.name })
}

/// A draft nobody needs: it was never posted, so nothing is left of it but the fact.
pub fn discard(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<()> {
    let document = draft(tx, id)?;
    tx.delete::<Document>(&id)?;
    tx.record(fact::document(id), &DocFact::Discarded { kind: document.kind })
}

/// The document, if it is a draft still.
pub(super) fn draft(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<Document> {
    let document = tx.need::<Document>(&id)?;
    if document.is_draft() { Ok(document) } else { Err(DocRefusal::NotDraft.into()) }
}

pub(super) fn keep(tx: &mut Write<'_>, mut document: Document, fact: &DocFact) -> Result<Document> {
    document.total = document.worth();
    if document.total > Money::LIMIT {
        return Err(DocRefusal::TooDear.into());
    }
    tx.put(&document)?;
    tx.record(fact::document(document.id), fact)?;
    Ok(document)
}

/// A product and the unit it is counted in.
pub(super) fn item_row(reads: &impl Reads, id: Id<mark::Product>) -> Result<(Product, Measure)> {
    let product = goods::product(reads, id)?;
    let measure = reads.need::<Measure>(&product.measure)?;
    Ok((product, measure))
}

/// What the stock must know of it.
pub(super) fn item(product: &Product, measure: &Measure) -> Item {
    Item { product: product.id, decimals: measure.decimals, tracked: product.serial_tracked }
}
