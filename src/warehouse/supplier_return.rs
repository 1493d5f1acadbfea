//! Goods that go back to their supplier: from the batch they came with, for the price he takes them back at. What the batch
//! cost more or less than that is other expense or income.

use maud::{Markup, html};

use super::{
    access::{self, may_use},
    batches,
    card::Around,
    draft::{self, HeadAsk},
    fact::DocFact,
    refusal::DocRefusal,
    related,
    tables::{DocKind, DocLine, DocState, Document, Reason},
    text, title,
};
use crate::{
    kernel::{Day, Error, Id, Lang, Money, Result, mark},
    stock::{
        self, StockRefusal, Warehouse,
        ledger::{Item, Pick, Take},
        units,
    },
    store::{Reads, Write},
    web::{Cx, Reply},
};

/// Whether what this document brought may be sent back by this person.
pub fn may_begin(cx: &Cx, posting: &Document, warehouse: &Warehouse) -> bool {
    let came = posting.kind == DocKind::Posting && posting.state == DocState::Posted && posting.supplier.is_some();
    came && may_use(cx, warehouse, DocKind::SupplierReturn)
}

/// `POST /stock/documents/:id/return`: a draft with everything of the posting that is still here.
pub async fn begin(cx: Cx) -> Result<Reply> {
    let posting = access::met(&cx).await?.document;
    let (open, id, today) = (places(&cx, &posting).await?, posting.id, cx.today());
    related::begin(&cx, move |tx| from_posting(tx, id, &open, today)).await
}

/// Warehouses this person may send goods back from, that of the posting first.
pub async fn places(cx: &Cx, posting: &Document) -> Result<Vec<Warehouse>> {
    let mut open = cx.read(|r| access::sources(r, cx, DocKind::SupplierReturn)).await?;
    if open.is_empty() {
        return Err(Error::Denied(access::right_of(DocKind::SupplierReturn)));
    }
    open.sort_by_key(|one| one.id != posting.warehouse);
    Ok(open)
}

/// The head of what is made from a posting.
pub fn head(posting: &Document, kind: DocKind, day: Day) -> HeadAsk {
    HeadAsk {
        kind,
        location: posting.location,
        warehouse: posting.warehouse,
        to: None,
        supplier: posting.supplier,
        paper: String::new(),
        paper_day: None,
        extra: Money::ZERO,
        reason: Reason::Defect,
        charged: None,
        comment: String::new(),
        day,
    }
}

/// The draft made before, or a new one: in the first warehouse of these where anything of it lies.
pub fn from_posting(tx: &mut Write<'_>, posting: Id<mark::Document>, open: &[Warehouse], day: Day) -> Result<Document> {
    let posting = &tx.need::<Document>(&posting)?;
    if posting.kind != DocKind::Posting || posting.state != DocState::Posted {
        return Err(DocRefusal::NotPosted.into());
    }
    if posting.supplier.is_none() {
        return Err(DocRefusal::NoSupplier.into());
    }
    if let Some(known) = batches::draft_from(tx, posting.id, DocKind::SupplierReturn)? {
        tx.quiet("the draft is there already");
        return Ok(known);
    }
    let came = batches::brought_by(tx, posting.id)?;
    for warehouse in open {
        let lines = batches::left_in(tx, warehouse, &came)?;
        if lines.is_empty() {
            continue;
        }
        let ask = HeadAsk {
            warehouse: warehouse.id,
            location: warehouse.location.unwrap_or(posting.location),
            ..head(posting, DocKind::SupplierReturn, day)
        };
        let mut made = draft::begin(tx, &ask)?;
        made.basis = Some(posting.id);
        let fact = DocFact::Filled { of: title(posting, Lang::Ru), lines: lines.len() };
        lines.into_iter().try_for_each(|line| draft::push(&mut made, line))?;
        return draft::keep(tx, made, &fact);
    }
    Err(DocRefusal::NothingLeft.into())
}

/// Takes from the batch of the line, or the things whose numbers are given if they are of it.
pub fn take(reads: &impl Reads, document: &Document, line: &DocLine, item: Item) -> Result<Take> {
    let batch = line.batch.ok_or(StockRefusal::NoBatch { line: line.number })?;
    let pick = if item.tracked {
        let mut found = Vec::new();
        for serial in &line.serials {
            match units::here(reads, line.product, serial)? {
                Some(unit) if unit.batch == batch => found.push(unit.id),
                Some(_) => return Err(DocRefusal::OtherBatch { line: line.number, serial: serial.clone() }.into()),
                None => return Err(StockRefusal::NoSerial { line: line.number, serial: serial.clone() }.into()),
            }
        }
        Pick::Units(found)
    } else {
        Pick::Batch(batch)
    };
    Ok(Take { line: line.number, item, from: document.warehouse, quantity: line.quantity, pick, reservation: None })
}

/// A batch may be sent back to whom it came from.
pub fn check(reads: &impl Reads, document: &Document) -> Result<()> {
    if document.supplier.is_none() {
        return Err(DocRefusal::NoSupplier.into());
    }
    for line in &document.lines {
        let of = line.batch.map(|number| reads.need::<stock::Batch>(&number)).transpose()?.and_then(|batch| batch.supplier);
        if of.is_some() && of != document.supplier {
            return Err(DocRefusal::NoBatchHere { name: line.name.clone() }.into());
        }
    }
    Ok(())
}

/// Lines with the supplier's price, and with what they cost when they are gone.
pub fn table(cx: &Cx, around: &Around, name: impl Fn(&DocLine) -> Markup, acts: impl Fn(&DocLine) -> Markup) -> Markup {
    let (lang, document, sign) = (cx.lang(), &around.met.document, cx.frame().currency.sign());
    let (draft, money) = (document.is_draft(), around.met.cost);
    let posted = money && !draft;
    html! {
        table.data.data--plain.data--cards {
            thead { tr {
                th.grow { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) }
                @if money { th.num { (text::batches::RETURN_PRICE.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
                @if posted { th.num { (text::COST.get(lang)) ", " (sign) } }
                @if draft && around.met.mine { th.row-end { span.sr { (text::ACTIONS.get(lang)) } } }
            } }
            tbody { @for line in &document.lines {
                tr {
                    (name(line))
                    td.num.c-meta { (line.quantity.show(lang)) " " span.dim { (line.measure.get(lang)) } }
                    @if money { td.num.c-end { (cx.money(line.price)) } td.num.c-sum { (cx.money(line.sum())) } }
                    @if posted { td.num.dim { (cx.money(line.cost)) } }
                    (acts(line))
                }
            } }
            @if money { tfoot { tr {
                td { (text::TOTAL.get(lang)) } td {} td {} td.num { (cx.money(document.total)) }
                @if posted { td.num.dim.only-wide { (cx.money(document.lines.iter().map(|line| line.cost).sum())) } }
                @if draft && around.met.mine { td {} }
            } } }
        }
    }
}
