//! A line of a document that names batches, mended in a dialog: which batch, how much and for how much.

use maud::{Markup, html};

use super::{
    batches,
    draft::{self, draft, item},
    fact::DocFact,
    lines::serials,
    tables::{DocKind, DocLine, Document},
    text,
};
use crate::{
    catalog::goods::{self, Measure},
    kernel::{Error, Id, Money, Quantity, Result, mark},
    stock::{Batch, cells_of_batch, kept_of_batch},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply, text as web,
        ui::{self, dialog, field::Draw},
    },
};

pub struct BatchLineAsk {
    pub document: Id<mark::Document>,
    pub number: u32,
    pub quantity: Quantity,
    pub price: Money,
    pub batch: Option<u64>,
    pub serials: Vec<String>,
    /// Instead of a new price: by how much the whole batch.
    pub by: Option<Money>,
}

/// `GET /stock/documents/:id/lines/:line` of such a document.
pub async fn edit(cx: Cx, document: Document, line: DocLine) -> Result<Reply> {
    let mut form = Form::filled([("quantity", line.quantity.show(cx.lang())), ("serials", line.serials.join("\n"))]);
    form.set("price", line.price.input());
    form.set("batch", line.batch.map(|number| number.to_string()).unwrap_or_default());
    view(&cx, &form, &document, &line).await.map(|page| cx.page(page))
}

/// `POST /stock/documents/:id/lines/:line` of such a document.
pub async fn update(cx: Cx, document: Document, line: DocLine) -> Result<Reply> {
    let mut form = cx.form();
    match cx.submit(&mut form, |f| parse(f, &document, &line), |tx, ask| mend(tx, ask).map(|_| ())).await? {
        Some(()) => Ok(Reply::redirect(format!("/stock/documents/{}", document.id))),
        None => view(&cx, &form, &document, &line).await.map(|page| cx.again(page)),
    }
}

fn parse(f: &mut Fields<'_>, document: &Document, line: &DocLine) -> BatchLineAsk {
    let correction = document.kind == DocKind::CostCorrection;
    let typed = f.raw("by");
    let by = Money::parse(&typed).filter(|by| by.abs() <= Money::LIMIT);
    if by.is_none() && !typed.is_empty() {
        f.refuse("by", text::batches::BAD_BY);
    }
    let price = f.money_opt("price");
    // A field left empty is not a price of nothing.
    if price.is_none() && by.is_none() && f.raw("price").is_empty() {
        f.refuse("price", web::REQUIRED);
    }
    BatchLineAsk {
        document: document.id,
        number: line.number,
        quantity: if correction { line.quantity } else { f.quantity("quantity") },
        price: price.unwrap_or(line.price),
        batch: if correction { line.batch } else { f.choice("batch", |text| text.parse().ok()) },
        serials: serials(f),
        by,
    }
}

pub fn mend(tx: &mut Write<'_>, ask: &BatchLineAsk) -> Result<Document> {
    let mut document = draft(tx, ask.document)?;
    let kind = document.kind;
    let Some(line) = document.lines.iter_mut().find(|line| line.number == ask.number) else { return Err(Error::Hidden) };
    let product = goods::product(tx, line.product)?;
    let measure = tx.need::<Measure>(&product.measure)?;
    item(&product, &measure).fits(ask.quantity, ask.number)?;
    let batch = ask.batch.map(|number| tx.get::<Batch>(&number)).transpose()?.flatten().filter(|batch| batch.product == line.product);
    let Some(batch) = batch else { return Err(crate::stock::StockRefusal::NoBatch { line: ask.number }.into()) };
    if kind == DocKind::CostCorrection {
        // Some of the batch may have gone back to the supplier since the draft was begun.
        line.quantity = kept_of_batch(tx, &batch)?;
        let old = batches::price_of(tx, &batch)?;
        line.by = ask.by.unwrap_or_else(|| line.quantity.times(ask.price) - line.quantity.times(old));
        line.price = if ask.by.is_some() { old + line.by.share(Quantity::ONE, line.quantity) } else { ask.price };
        if line.price.is_negative() {
            return Err(crate::stock::StockRefusal::CostTooLow { line: ask.number }.into());
        }
    } else {
        (line.quantity, line.price, line.batch, line.serials) = (ask.quantity, ask.price, Some(batch.number), ask.serials.clone());
    }
    let fact = DocFact::Line { number: line.number, name: line.name.clone(), quantity: line.quantity, changed: Vec::new() };
    draft::keep(tx, document, &fact)
}

async fn view(cx: &Cx, form: &Form, document: &Document, line: &DocLine) -> Result<Page> {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let fields = match document.kind {
        DocKind::CostCorrection => of_correction(cx, draw, line).await?,
        _ => of_return(cx, draw, document, line).await?,
    };
    let body = html! { (draw.summary()) (fields) };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (web::SAVE.get(lang)) } };
    let back = format!("/stock/documents/{}", document.id);
    let action = format!("{back}/lines/{}", line.number);
    Ok(dialog::page("stock", &line.name, dialog::form_over(cx, &line.name, &action, &back, &body, &buttons)))
}

async fn of_return(cx: &Cx, draw: Draw<'_>, document: &Document, line: &DocLine) -> Result<Markup> {
    let (lang, product) = (cx.lang(), line.product);
    let (lots, tracked) = cx
        .read(|r| {
            let mut lots = Vec::new();
            for lot in batches::open_to(r, document, product)? {
                let name = batches::said(r, &lot.batch, lang)?;
                let left = format!("{}\u{a0}{}", lot.left.show(lang), line.measure.get(lang));
                lots.push((lot.batch.number.to_string(), text::batches::LOT.with(lang, &[&name, &left, &cx.sum(lot.price)])));
            }
            Ok((lots, goods::product(r, product)?.serial_tracked))
        })
        .await?;
    Ok(html! {
        (draw.field("batch", text::batches::BATCH).select(&lots))
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).focus().number().input())
            (draw.field("price", text::batches::RETURN_PRICE).money(cx.frame().currency).autocomplete("off").input())
        }
        @if tracked { (draw.field("serials", text::SERIALS).hint(text::SERIALS_HINT).area(5)) }
    })
}

async fn of_correction(cx: &Cx, draw: Draw<'_>, line: &DocLine) -> Result<Markup> {
    let (lang, number) = (cx.lang(), line.batch.ok_or(Error::Hidden)?);
    let (old, kept, left) = cx
        .read(|r| {
            let batch = r.need::<Batch>(&number)?;
            let left: Quantity = cells_of_batch(r, &batch)?.iter().map(|cell| cell.quantity).sum();
            Ok((batches::price_of(r, &batch)?, kept_of_batch(r, &batch)?, left))
        })
        .await?;
    Ok(html! {
        dl.kv { dt { (text::batches::OLD_PRICE.get(lang)) } dd { (cx.sum(old)) } }
        (ui::note("info", html! { (text::batches::LEFT_OF_BATCH.with(lang, &[&kept.show(lang), &left.show(lang)])) }))
        div.grid-2 {
            (draw.field("price", text::batches::NEW_PRICE).focus().money(cx.frame().currency).autocomplete("off").input())
            (draw.field("by", text::batches::BY_AMOUNT).optional().hint(text::batches::BY_HINT).money(cx.frame().currency).autocomplete("off").input())
        }
    })
}
