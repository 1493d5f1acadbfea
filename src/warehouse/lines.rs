//! Lines of a draft: scanned or typed into one field, mended in a dialog.

use maud::{Markup, html};

use super::{
    access, batch_lines,
    card::{self, Around},
    draft::{LineAsk, put_line, remove_line},
    tables::{DocLine, Document},
    text,
};
use crate::{
    catalog::goods::{self, PRODUCT_BY_NAME, PRODUCT_BY_SKU, Product},
    kernel::{Error, Id, Money, Quantity, Result, mark, name},
    stock,
    store::{Order, Reads, Walk},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw, hidden, icon},
    },
};

/// Names that begin alike are offered, so many of them.
const CHOICES: usize = 12;

/// What a scanner read or a person typed: a barcode, a code or an article is one product; the beginning of a name may be
/// several.
fn find(reads: &impl Reads, typed: &str) -> Result<Vec<Product>> {
    for exact in [goods::product_by_barcode(reads, typed)?, goods::product_by_code(reads, typed)?].into_iter().flatten() {
        if !exact.archived {
            return Ok(vec![exact]);
        }
    }
    let mut found = reads.by(&PRODUCT_BY_SKU, typed.trim().to_lowercase())?;
    found.retain(|product| !product.archived);
    let wanted = name::fold(typed);
    if !found.is_empty() || wanted.is_empty() {
        return Ok(found);
    }
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, None, |(_, name), id| {
        if name.contains(&wanted) {
            found.push(reads.need::<Product>(&id)?);
        }
        Ok(if found.len() < CHOICES { Walk::On } else { Walk::Stop })
    })?;
    Ok(found)
}

/// `POST /stock/documents/:id/lines`
pub async fn create(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, typed) = (cx.form(), cx.form().value("product_text").trim().to_string());
    let chosen = form.value("product").parse::<Id<mark::Product>>().ok();
    let found = match chosen {
        Some(id) => vec![cx.read(|r| goods::product(r, id)).await?],
        None => cx.read(|r| find(r, &typed)).await?,
    };
    if let [product] = found.as_slice() {
        let id = product.id;
        if cx.submit(&mut form, |f| parse_new(f, document.id, id), |tx, ask| put_line(tx, ask).map(|_| ())).await?.is_some() {
            return Ok(Reply::redirect(format!("/stock/documents/{}", document.id)));
        }
    } else {
        let said = if found.is_empty() { text::NOT_FOUND } else { text::CHOOSE };
        form.refuse("product_text", said.get(cx.lang()).to_string());
    }
    let choices = if found.len() > 1 { found } else { Vec::new() };
    let around = card::read(&cx, choices).await?;
    Ok(cx.again(card::page(&cx, &around, &form)))
}

fn parse_new(f: &mut Fields<'_>, document: Id<mark::Document>, product: Id<mark::Product>) -> LineAsk {
    let _ = (f.raw("product_text"), f.raw("product"));
    let quantity = if f.raw("quantity").is_empty() { Quantity::ONE } else { f.quantity("quantity") };
    LineAsk { document, number: None, product, quantity, price: f.money_or("price", Money::ZERO), bin: None, serials: Vec::new() }
}

/// The field under the lines: a scanner's reading goes in by itself.
pub fn adding(cx: &Cx, around: &Around, form: &Form) -> Markup {
    let (lang, document, wrong) = (cx.lang(), &around.met.document, form.error("product_text"));
    let path = format!("/stock/documents/{}/lines", document.id);
    html! {
        form.doc-add method="post" action=(path) {
            (hidden(cx))
            label.input.input--search {
                (icon("scan-barcode"))
                input id="f-product_text" name="product_text" value=(form.value("product_text")) autocomplete="off" maxlength="100" autofocus data-scan="raw" data-scan-here
                    placeholder=(text::SCAN.get(lang)) aria-label=(text::SCAN.get(lang)) aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "e-product_text")];
            }
            label.input.add-line__sum { input name="quantity" value=(form.value("quantity")) inputmode="decimal" autocomplete="off" placeholder=(text::QUANTITY.get(lang)) aria-label=(text::QUANTITY.get(lang)); }
            @if document.kind.priced() {
                label.input.add-line__sum { input name="price" value=(form.value("price")) inputmode="decimal" data-money autocomplete="off" placeholder=(text::PRICE.get(lang)) aria-label=(text::PRICE.get(lang)); }
            }
            button.btn { (icon("plus")) (text::ADD.get(lang)) }
            @for (field, said) in form.wrong.iter().filter(|(field, _)| field != "product_text") { span.error id={ "e-" (field) } { (icon("circle-alert")) (said) } }
            @if let Some(said) = wrong { span.error id="e-product_text" { (icon("circle-alert")) (said) } }
            @for product in &around.choices {
                button.btn.btn--quiet name="product" value=(product.id) { (product.name) " " span.dim { (product.code) } }
            }
        }
    }
}

fn line_of(cx: &Cx, document: &Document) -> Result<DocLine> {
    let number: u32 = cx.path("line")?;
    document.line(number).cloned().ok_or(Error::Hidden)
}

/// `GET /stock/documents/:id/lines/:line`
pub async fn edit(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let line = line_of(&cx, &document)?;
    if document.kind.by_batches() {
        return batch_lines::edit(cx, document, line).await;
    }
    let mut form = Form::filled([("quantity", line.quantity.show(cx.lang())), ("serials", line.serials.join("\n"))]);
    form.set("price", if line.price.is_zero() { String::new() } else { line.price.input() });
    form.set("bin", line.bin.map(|id| id.to_string()).unwrap_or_default());
    view(&cx, &form, &document, &line).await.map(|page| cx.page(page))
}

/// `POST /stock/documents/:id/lines/:line`
pub async fn update(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, line) = (cx.form(), line_of(&cx, &document)?);
    if document.kind.by_batches() {
        return batch_lines::update(cx, document, line).await;
    }
    let parse = |f: &mut Fields<'_>| LineAsk {
        document: document.id,
        number: Some(line.number),
        product: line.product,
        quantity: f.quantity("quantity"),
        price: f.money_or("price", line.price),
        bin: f.id_opt("bin"),
        serials: f
            .text("serials", 0..=20_000)
            .split(['\n', ',', ';'])
            .map(str::trim)
            .filter(|one| !one.is_empty())
            .map(str::to_string)
            .collect(),
    };
    match cx.submit(&mut form, parse, |tx, ask| put_line(tx, ask).map(|_| ())).await? {
        Some(()) => Ok(Reply::redirect(format!("/stock/documents/{}", document.id))),
        None => view(&cx, &form, &document, &line).await.map(|page| cx.again(page)),
    }
}

async fn view(cx: &Cx, form: &Form, document: &Document, line: &DocLine) -> Result<Page> {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let (warehouse, product) = (document.warehouse, line.product);
    let (bins, tracked) = cx.read(|r| Ok((stock::bins(r, warehouse)?, goods::product(r, product)?.serial_tracked))).await?;
    let bins: Vec<(String, String)> = bins.into_iter().filter(|bin| !bin.archived).map(|bin| (bin.id.to_string(), bin.name)).collect();
    let body = html! {
        (draw.summary())
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).focus().number().input())
            @if document.kind.priced() { (draw.field("price", text::PRICE).optional().money(cx.frame().currency).autocomplete("off").input()) }
        }
        @if !bins.is_empty() { (draw.field("bin", text::BIN).optional().none(text::ANY_BIN).select(&bins)) }
        @if tracked { (draw.field("serials", text::SERIALS).hint(text::SERIALS_HINT).area(5)) }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (crate::web::text::SAVE.get(lang)) } };
    let action = format!("/stock/documents/{}/lines/{}", document.id, line.number);
    Ok(dialog::page("stock", &line.name, dialog::form(cx, &line.name, &action, &body, &buttons)))
}

/// `POST /stock/documents/:id/lines/:line/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (id, number) = (document.id, line_of(&cx, &document)?.number);
    cx.write(move |tx| remove_line(tx, id, number).map(|_| ())).await?;
    Ok(Reply::redirect(format!("/stock/documents/{id}")))
}
