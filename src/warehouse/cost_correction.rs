//! What a delivery cost is put right: what is left of its batches takes its share of the change, the share of what is gone
//! goes to the cost of sales on the day of the correction. The supplier is owed by so much more or less.

use maud::{Markup, html};

use super::{
    access::{self, may_use},
    batches,
    card::Around,
    draft,
    fact::DocFact,
    refusal::DocRefusal,
    related,
    supplier_return::head,
    tables::{DocKind, DocLine, DocState, Document},
    text, title,
};
use crate::{
    catalog::goods::{self, Measure},
    kernel::{Day, Error, Id, Lang, Money, Quantity, Result, mark},
    stock::{
        StockRefusal, Warehouse, kept_of_batch,
        ledger::{Ask, Revalue},
    },
    store::{Reads, Write},
    web::{Cx, Reply},
};

/// Whether this person may put the prices of a posting right.
pub fn may_begin(cx: &Cx, posting: &Document, warehouse: &Warehouse) -> bool {
    posting.kind == DocKind::Posting && posting.state == DocState::Posted && may_use(cx, warehouse, DocKind::CostCorrection)
}

/// `POST /stock/documents/:id/correction`
pub async fn begin(cx: Cx) -> Result<Reply> {
    let met = access::met(&cx).await?;
    if !may_begin(&cx, &met.document, &met.warehouse) {
        return Err(Error::Denied(access::right_of(DocKind::CostCorrection)));
    }
    let (id, today) = (met.document.id, cx.today());
    related::begin(&cx, move |tx| from_posting(tx, id, today)).await
}

/// A draft with every batch of the posting at the price it came for.
pub fn from_posting(tx: &mut Write<'_>, posting: Id<mark::Document>, day: Day) -> Result<Document> {
    let posting = tx.need::<Document>(&posting)?;
    if posting.kind != DocKind::Posting || posting.state != DocState::Posted {
        return Err(DocRefusal::NotPosted.into());
    }
    if let Some(known) = batches::draft_from(tx, posting.id, DocKind::CostCorrection)? {
        tx.quiet("the draft is there already");
        return Ok(known);
    }
    let came = batches::brought_by(tx, posting.id)?;
    let mut made = draft::begin(tx, &head(&posting, DocKind::CostCorrection, day.max(posting.day)))?;
    made.basis = Some(posting.id);
    for batch in came {
        let (kept, price) = (kept_of_batch(tx, &batch)?, batches::price_of(tx, &batch)?);
        if kept.is_positive() {
            let product = goods::product(tx, batch.product)?;
            let measure = tx.need::<Measure>(&product.measure)?;
            let blank = draft::blank_line(&product, &measure, kept);
            draft::push(&mut made, DocLine { price, batch: Some(batch.number), ..blank })?;
        }
    }
    if made.lines.is_empty() {
        return Err(DocRefusal::NothingLeft.into());
    }
    let fact = DocFact::Filled { of: title(&posting, Lang::Ru), lines: made.lines.len() };
    draft::keep(tx, made, &fact)
}

/// The price before: what is corrected less the correction.
pub fn old_price(line: &DocLine) -> Money {
    line.price - line.by.share(Quantity::ONE, line.quantity)
}

/// Lines whose price did not change are left out of the document.
pub fn settle(document: &mut Document) -> Result<()> {
    document.lines.retain(|line| !line.by.is_zero());
    if document.lines.is_empty() { Err(DocRefusal::NothingCorrected.into()) } else { Ok(()) }
}

pub fn ask(line: &DocLine) -> Result<Ask> {
    let batch = line.batch.ok_or(StockRefusal::NoBatch { line: line.number })?;
    Ok(Ask::Revalue(Revalue { line: line.number, batch, by: line.by }))
}

/// What was, what it becomes and by how much, line by line.
pub fn table(cx: &Cx, around: &Around, name: impl Fn(&DocLine) -> Markup, acts: impl Fn(&DocLine) -> Markup) -> Markup {
    let (lang, document, sign) = (cx.lang(), &around.met.document, cx.frame().currency.sign());
    let (acting, money) = (document.is_draft() && around.met.mine, around.met.cost);
    html! {
        table.data.data--plain.data--cards {
            thead { tr {
                th.grow { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) }
                @if money { th.num { (text::batches::OLD_PRICE.get(lang)) ", " (sign) } th.num { (text::batches::NEW_PRICE.get(lang)) ", " (sign) } th.num { (text::batches::BY.get(lang)) ", " (sign) } }
                @if acting { th.row-end { span.sr { (text::ACTIONS.get(lang)) } } }
            } }
            tbody { @for line in &document.lines {
                tr {
                    (name(line))
                    td.num.c-meta { (line.quantity.show(lang)) " " span.dim { (line.measure.get(lang)) } }
                    @if money { td.num.dim { (cx.money(old_price(line))) } td.num.c-end { (cx.money(line.price)) } td.num.c-sum { (change(cx, line.by)) } }
                    (acts(line))
                }
            } }
            @if money { tfoot { tr { td { (text::TOTAL.get(lang)) } td {} td {} td {} td.num { (change(cx, document.total)) } @if acting { td {} } } } }
        }
    }
}

/// A change with its sign; nothing is a dash.
fn change(cx: &Cx, by: Money) -> Markup {
    html! { @if by.is_zero() { span.dim { "\u{2014}" } } @else { @if by.is_positive() { "+" } (cx.money(by)) } }
}

/// The same on paper.
pub fn paper(cx: &Cx, document: &Document, cost: bool) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        table.doc__table {
            thead { tr {
                th { "№" } th { (text::CODE.get(lang)) } th { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th { (text::UNIT.get(lang)) }
                @if cost { th.num { (text::batches::OLD_PRICE.get(lang)) ", " (sign) } th.num { (text::batches::NEW_PRICE.get(lang)) ", " (sign) } th.num { (text::batches::BY.get(lang)) ", " (sign) } }
            } }
            tbody { @for (at, line) in document.lines.iter().enumerate() {
                tr {
                    td { (at + 1) } td { (line.code) } td { (line.name) }
                    td.num { (line.quantity.show(lang)) } td { (line.measure.get(lang)) }
                    @if cost { td.num { (cx.money(old_price(line))) } td.num { (cx.money(line.price)) } td.num { (change(cx, line.by)) } }
                }
            } }
            @if cost { tfoot { tr { td colspan="7" { (text::TOTAL.get(lang)) } td.num { (change(cx, document.total)) } } } }
        }
    }
}
