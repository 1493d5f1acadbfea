//! An order to a supplier while it is written: made of what was chosen, its head and its lines changed, thrown away.

use super::{
    fact::{self, PurchaseFact},
    needs,
    refusal::PurchaseRefusal,
    tables::{OrderedLine, PurchaseOrder, State, WISH_BY_PURCHASE, WISH_WAITING, Wish},
};
use crate::{
    catalog::{Measure, Product},
    clients,
    kernel::{Day, Error, Id, Money, Quantity, Result, mark},
    log::Record,
    stock::{StockRefusal, Warehouse},
    store::{Reads, Write},
};

/// Lines of one order: more are two orders.
pub const MOST_LINES: usize = 300;

/// What stands above the lines.
#[derive(Debug, Clone)]
pub struct HeadAsk {
    pub location: Id<mark::Location>,
    pub warehouse: Id<mark::Warehouse>,
    pub supplier: Id<mark::Client>,
    pub expected: Option<Day>,
    pub comment: String,
}

/// A product to order.
#[derive(Debug, Clone)]
pub struct LineAsk {
    pub product: Id<mark::Product>,
    pub quantity: Quantity,
    /// `None`: as it was bought last.
    pub price: Option<Money>,
}

/// Makes a draft. What was asked for by hand for this warehouse and stands in its lines is ordered by it.
pub fn begin(tx: &mut Write<'_>, ask: &HeadAsk, lines: &[LineAsk]) -> Result<PurchaseOrder> {
    check_head(tx, ask)?;
    let stamp = tx.stamp().clone();
    let mut order = PurchaseOrder {
        id: tx.id(),
        state: State::Draft,
        number: 0,
        day: None,
        created: stamp.at,
        location: ask.location,
        warehouse: ask.warehouse,
        supplier: ask.supplier,
        expected: ask.expected,
        comment: ask.comment.clone(),
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines: Vec::new(),
    };
    for line in lines {
        lay(tx, &mut order, line)?;
    }
    let waiting = tx.by(&WISH_WAITING, ())?;
    for wish in waiting.into_iter().filter(|wish| wish.warehouse == order.warehouse && order.line(wish.product).is_some()) {
        tx.put(&Wish { purchase: Some(order.id), ..wish })?;
    }
    let supplier = clients::client(tx, order.supplier)?.name;
    keep(tx, order, &PurchaseFact::Begun { supplier })
}

pub fn change_head(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &HeadAsk) -> Result<PurchaseOrder> {
    let before = draft(tx, id)?;
    // Its number belongs to the location that gave it.
    let location = if before.number == 0 { ask.location } else { before.location };
    check_head(tx, ask)?;
    let after = PurchaseOrder {
        location,
        warehouse: ask.warehouse,
        supplier: ask.supplier,
        expected: ask.expected,
        comment: ask.comment.clone(),
        ..before
    };
    keep(tx, after, &PurchaseFact::HeadChanged)
}

fn check_head(reads: &impl Reads, ask: &HeadAsk) -> Result<()> {
    if !reads.get::<Warehouse>(&ask.warehouse)?.is_some_and(|one| one.is_supplied()) {
        return Err(StockRefusal::NoWarehouse.into());
    }
    let client = clients::client(reads, ask.supplier)?;
    if client.supplier { Ok(()) } else { Err(PurchaseRefusal::NotSupplier { name: client.name }.into()) }
}

/// Adds a product, or more of one that stands there.
pub fn add_line(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &LineAsk) -> Result<PurchaseOrder> {
    let mut order = draft(tx, id)?;
    let name = lay(tx, &mut order, ask)?;
    keep(tx, order, &PurchaseFact::Line { name, quantity: ask.quantity })
}

fn lay(tx: &mut Write<'_>, order: &mut PurchaseOrder, ask: &LineAsk) -> Result<String> {
    let (product, measure) = bought(tx, ask)?;
    let name = product.name.clone();
    if let Some(line) = order.lines.iter_mut().find(|line| line.product == ask.product) {
        line.quantity += ask.quantity;
        line.price = ask.price.unwrap_or(line.price);
        return Ok(name);
    }
    if order.lines.len() >= MOST_LINES {
        return Err(PurchaseRefusal::TooManyLines.into());
    }
    order.lines.push(OrderedLine {
        product: product.id,
        code: product.code,
        sku: product.sku,
        name: product.name,
        measure: measure.short,
        quantity: ask.quantity,
        price: ask.price.map_or_else(|| needs::last_price(tx, ask.product), Ok)?,
    });
    Ok(name)
}

/// A product that may be ordered in such a quantity.
pub fn bought(reads: &impl Reads, ask: &LineAsk) -> Result<(Product, Measure)> {
    let Some((product, measure)) = needs::goods(reads, ask.product)? else {
        return Err(PurchaseRefusal::NotBought { name: crate::catalog::product(reads, ask.product)?.name }.into());
    };
    match ask.quantity {
        quantity if !quantity.is_positive() => Err(StockRefusal::NoQuantity { line: 0 }.into()),
        quantity if !measure.fits(quantity) => Err(StockRefusal::Fraction { line: 0 }.into()),
        _ => Ok((product, measure)),
    }
}

/// Another quantity and another price of a line.
pub fn change_line(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &LineAsk) -> Result<PurchaseOrder> {
    let mut order = draft(tx, id)?;
    bought(tx, ask)?;
    let Some(line) = order.lines.iter_mut().find(|line| line.product == ask.product) else { return Err(Error::Hidden) };
    (line.quantity, line.price) = (ask.quantity, ask.price.unwrap_or(line.price));
    let name = line.name.clone();
    keep(tx, order, &PurchaseFact::Line { name, quantity: ask.quantity })
}

pub fn remove_line(tx: &mut Write<'_>, id: Id<mark::Document>, product: Id<mark::Product>) -> Result<PurchaseOrder> {
    let mut order = draft(tx, id)?;
    let Some(at) = order.lines.iter().position(|line| line.product == product) else { return Err(Error::Hidden) };
    let gone = order.lines.remove(at);
    free_wishes(tx, id, |wish| wish.product == product)?;
    keep(tx, order, &PurchaseFact::LineRemoved { name: gone.name })
}

/// What was asked for by hand waits again.
pub(super) fn free_wishes(tx: &mut Write<'_>, id: Id<mark::Document>, which: impl Fn(&Wish) -> bool) -> Result<()> {
    for wish in tx.by(&WISH_BY_PURCHASE, (id,))?.into_iter().filter(which) {
        tx.put(&Wish { purchase: None, ..wish })?;
    }
    Ok(())
}

/// A draft nobody needs. One that was sent has a number, and is cancelled instead.
pub fn discard(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<()> {
    let order = draft(tx, id)?;
    if order.number != 0 {
        return Err(PurchaseRefusal::WasSent.into());
    }
    free_wishes(tx, id, |_| true)?;
    tx.delete::<PurchaseOrder>(&id)?;
    tx.record(fact::purchase(id), &PurchaseFact::Discarded)
}

/// The order, if it is a draft still.
pub(super) fn draft(reads: &impl Reads, id: Id<mark::Document>) -> Result<PurchaseOrder> {
    let order = reads.need::<PurchaseOrder>(&id)?;
    if order.is_draft() { Ok(order) } else { Err(PurchaseRefusal::NotDraft.into()) }
}

fn keep(tx: &mut Write<'_>, order: PurchaseOrder, fact: &PurchaseFact) -> Result<PurchaseOrder> {
    if order.total() > Money::LIMIT {
        return Err(PurchaseRefusal::TooDear.into());
    }
    tx.put(&order)?;
    tx.record(fact::purchase(order.id), fact)?;
    Ok(order)
}
