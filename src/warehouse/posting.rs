//! A draft becomes a document: goods move and the book is written in one transaction; and it is taken back the same way.

use super::{
    cost_correction,
    draft::{draft, item, item_row},
    expected,
    fact::{self, DocFact},
    kits, line_prices,
    refusal::DocRefusal,
    supplier_return,
    tables::{DocKind, DocLine, DocState, Document, Reason},
    title,
    transfer::promised,
};
use crate::{
    cash::{
        Reach, check_open,
        goods_money::{self, GoodsMoney, Loss},
    },
    kernel::{Error, Id, Lang, Money, Result, mark},
    log::Record,
    shop::numbers,
    stock::{
        self,
        ledger::{self, Ask, Basis, Pick, Posted, Receive, Take, To},
        units,
    },
    store::{Reads, Write},
};

#[derive(Debug, Clone)]
pub struct PostAsk {
    pub document: Id<mark::Document>,
    /// What is paid to the supplier at once.
    pub paid: Option<(Id<mark::Cashbox>, Money)>,
}

/// Posts a draft. The number is given here, so that a draft thrown away leaves no gap.
pub fn post(tx: &mut Write<'_>, ask: &PostAsk, reach: Option<&Reach>) -> Result<Document> {
    conclude(tx, ask, reach, false)
}

/// Goods of a transfer go on their way, and are received apart.
pub fn ship(tx: &mut Write<'_>, document: Id<mark::Document>) -> Result<Document> {
    conclude(tx, &PostAsk { document, paid: None }, None, true)
}

fn conclude(tx: &mut Write<'_>, ask: &PostAsk, reach: Option<&Reach>, ship: bool) -> Result<Document> {
    let mut document = draft(tx, ask.document)?;
    if document.lines.is_empty() {
        return Err(DocRefusal::NoLines.into());
    }
    match document.kind {
        DocKind::SupplierReturn => supplier_return::check(tx, &document)?,
        DocKind::CostCorrection => cost_correction::settle(&mut document)?,
        _ => {}
    }
    let shipped = ship && document.kind == DocKind::Transfer;
    if shipped {
        document.transit = Some(stock::transit(tx)?);
    }
    let asks = if document.kind.is_kit() { Vec::new() } else { asks(tx, &document)? };
    promised::name(tx, &mut document, &asks)?;
    carry_out(tx, &mut document, &asks)?;
    let of = money_of(&document);
    if let (Some((cashbox, amount)), Some(reach)) = (ask.paid, reach) {
        if amount > document.total {
            return Err(DocRefusal::PaidTooMuch { most: document.total }.into());
        }
        let paid = match document.kind {
            DocKind::SupplierReturn => goods_money::refunded_by_supplier(tx, &of, cashbox, amount, reach)?,
            _ => goods_money::pay_supplier(tx, &of, cashbox, amount, reach)?,
        };
        document.payments.push(paid.id);
    }
    expected::count(tx, &document, true)?;
    let (title, lines, total) = (title(&document, Lang::Ru), document.lines.len(), document.total);
    let fact = if shipped { DocFact::Shipped { title, lines } } else { DocFact::Posted { title, lines, total } };
    document.state = if shipped { DocState::Shipped } else { DocState::Posted };
    tx.put(&document)?;
    tx.record(fact::document(document.id), &fact)?;
    Ok(document)
}

/// Moves the goods, gives the number, writes the book. The caller puts the document and records the fact.
pub(super) fn carry_out(tx: &mut Write<'_>, document: &mut Document, asks: &[Ask]) -> Result<()> {
    check_open(tx, document.location, document.day)?;
    let basis = Basis { kind: document.kind.moves(), document: document.id, day: document.day };
    let posted = if document.kind.is_kit() { kits::rework(tx, basis, document) } else { ledger::post(tx, basis, asks) };
    let posted = posted.map_err(|error| in_line(error, document))?;
    document.number = numbers::next(tx, document.location, document.kind.counted(), document.year())?;
    (document.state, document.posted) = (DocState::Posted, Some(tx.now()));
    document.total = settle_costs(document, &posted);
    line_prices::set_all(tx, document)?;
    let of = money_of(document);
    document.operations = book(tx, document, &of, &posted)?;
    Ok(())
}

fn asks(tx: &mut Write<'_>, document: &Document) -> Result<Vec<Ask>> {
    let sums: Vec<i64> = document.lines.iter().map(|line| line.sum().0).collect();
    let extras = document.extra.split(&sums);
    let mut asks = Vec::new();
    for (line, extra) in document.lines.iter().zip(extras) {
        let (product, measure) = item_row(tx, line.product)?;
        if document.kind == DocKind::Transfer {
            asks.extend(promised::asks(tx, document, line, (&product, &measure))?);
            continue;
        }
        let item = item(&product, &measure);
        asks.push(match document.kind {
            DocKind::Posting | DocKind::Surplus => Ask::Receive(Receive {
                line: line.number,
                item,
                to: To { warehouse: document.warehouse, bin: line.bin },
                quantity: line.quantity,
                // What was found instead of another thing costs what that one did, to the kopeck.
                cost: if line.cost.is_zero() { line.sum() + extra } else { line.cost },
                supplier: document.supplier,
                serials: line.serials.clone(),
                expires: None,
            }),
            DocKind::ClientReturn | DocKind::Transfer => return Err(DocRefusal::OfSource.into()),
            DocKind::WriteOff | DocKind::Assembly | DocKind::Disassembly => Ask::Take(take(tx, document, line, item)?),
            DocKind::SupplierReturn => Ask::Take(supplier_return::take(tx, document, line, item)?),
            DocKind::CostCorrection => cost_correction::ask(line)?,
        });
    }
    Ok(asks)
}

/// The oldest pieces, those of the shelf that is named, or the things whose numbers are given.
pub(super) fn take(reads: &impl Reads, document: &Document, line: &DocLine, item: ledger::Item) -> Result<Take> {
    let pick = match (item.tracked, line.bin) {
        (false, None) => Pick::Oldest,
        (false, Some(bin)) => Pick::Shelf(bin),
        (true, _) => {
            let mut found = Vec::new();
            for serial in &line.serials {
                match units::here(reads, line.product, serial)? {
                    Some(unit) => found.push(unit.id),
                    None => return Err(stock::StockRefusal::NoSerial { line: line.number, serial: serial.clone() }.into()),
                }
            }
            Pick::Units(found)
        }
    };
    Ok(Take { line: line.number, item, from: document.warehouse, quantity: line.quantity, pick, reservation: None })
}

/// What each line cost; answers what the document comes to. A transfer moves the same goods twice: what came counts.
fn settle_costs(document: &mut Document, posted: &Posted) -> Money {
    for line in document.lines.iter_mut().chain(&mut document.whole) {
        let of_line = posted.moves.iter().filter(|moved| moved.line == line.number);
        let (came, went) = of_line.fold((Money::ZERO, Money::ZERO), |(came, went), moved| match moved.quantity.is_positive() {
            true => (came + moved.value(), went),
            false => (came, went + moved.value()),
        });
        line.cost = if came.is_zero() { -went } else { came };
    }
    match &document.whole {
        Some(whole) => whole.cost,
        None if document.kind.by_batches() => document.worth(),
        None => document.lines.iter().map(|line| line.cost).sum(),
    }
}

pub(super) fn money_of(document: &Document) -> GoodsMoney {
    GoodsMoney {
        document: title(document, Lang::Ru),
        location: document.location,
        day: document.day,
        supplier: document.supplier.filter(|_| document.kind.has_supplier()),
    }
}

/// Debit and credit of domain; a transfer between warehouses changes nothing in the book.
pub(super) fn book(tx: &mut Write<'_>, document: &Document, of: &GoodsMoney, posted: &Posted) -> Result<Vec<Id<mark::Payment>>> {
    let done = match document.kind {
        DocKind::Posting | DocKind::Surplus => goods_money::received(tx, of, document.total)?.into_iter().collect(),
        DocKind::WriteOff => {
            let loss = match (document.charged, document.reason) {
                (Some(employee), _) => Loss::Employee(employee),
                (None, Reason::OwnUse) => Loss::OwnUse,
                (None, _) => Loss::Shop,
            };
            goods_money::written_off(tx, of, document.total, loss)?
        }
        DocKind::SupplierReturn => goods_money::returned_to_supplier(tx, of, document.total, -posted.value())?.into_iter().collect(),
        DocKind::CostCorrection => goods_money::revalued(tx, of, posted.value(), posted.consumed)?.into_iter().collect(),
        DocKind::Transfer | DocKind::Assembly | DocKind::Disassembly | DocKind::ClientReturn => Vec::new(),
    };
    Ok(done.iter().map(|operation| operation.id).collect())
}

/// Says which product a refusal of the stock is about.
pub(super) fn in_line(error: Error, document: &Document) -> Error {
    let Error::Refused(refusal) = error else { return error };
    match refusal.line().and_then(|number| document.lines.iter().chain(&document.whole).find(|line| line.number == number)) {
        Some(line) => DocRefusal::InLine { number: line.number, name: line.name.clone(), why: refusal }.into(),
        None => Error::Refused(refusal),
    }
}

/// Takes a posted document back: goods and book return to what they were, on its own day. Money that was paid stays paid:
/// it is the supplier's advance.
pub fn cancel(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str) -> Result<Document> {
    match tx.need::<Document>(&id)? {
        Document { stocktake: Some(of), .. } => Err(DocRefusal::OfStocktake { number: of.number }.into()),
        Document { source: Some(_), .. } => Err(DocRefusal::OfSource.into()),
        _ => take_back(tx, id, comment),
    }
}

pub(super) fn take_back(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str) -> Result<Document> {
    let mut document = tx.need::<Document>(&id)?;
    match document.state {
        DocState::Posted | DocState::Shipped => {}
        DocState::Draft => return Err(DocRefusal::NotPosted.into()),
        DocState::Cancelled => return Err(stock::StockRefusal::AlreadyCancelled.into()),
    }
    check_open(tx, document.location, document.day)?;
    // A correction of what is all gone moved nothing on the shelves.
    if document.kind != DocKind::CostCorrection || !stock::standing_lines(tx, id)?.is_empty() {
        ledger::cancel(tx, id).map_err(|error| in_line(error, &document))?;
    }
    for operation in &document.operations {
        goods_money::take_back(tx, *operation, &title(&document, Lang::Ru))?;
    }
    expected::count(tx, &document, false)?;
    document.state = DocState::Cancelled;
    tx.put(&document)?;
    tx.record(fact::document(id), &DocFact::Cancelled { title: title(&document, Lang::Ru), comment: comment.to_string() })?;
    Ok(document)
}
