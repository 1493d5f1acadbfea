//! Lines of an order that is not sent: scanned or typed into one field, mended in a dialog.

use maud::{Markup, html};

use super::{
    access,
    card::{self, Around},
    draft::{LineAsk, add_line, change_line, remove_line},
    tables::OrderedLine,
    text,
};
use crate::{
    catalog::{self, Product, ProductKind},
    kernel::{Error, Id, Quantity, Result, mark},
    store::Read,
    warehouse,
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw, hidden, icon},
    },
};

/// Products offered at once.
const CHOICES: usize = 12;

/// `POST /purchases/orders/:id/lines`
pub async fn create(cx: Cx) -> Result<Reply> {
    let order = access::mine(&cx).await?.order;
    let (mut form, typed) = (cx.form(), cx.form().value("product_text").trim().to_string());
    let chosen = form.value("product").parse::<Id<mark::Product>>().ok();
    let found = match chosen {
        Some(id) => vec![cx.read(|r| catalog::product(r, id)).await?],
        None => cx.read(|r| named(&cx, r, &typed)).await?,
    };
    if let [product] = found.as_slice() {
        let (id, product) = (order.id, product.id);
        if cx.submit(&mut form, |f| parse_new(f, product), move |tx, ask| add_line(tx, id, ask).map(|_| ())).await?.is_some() {
            return Ok(Reply::redirect(format!("{}/{id}", super::ORDERS)));
        }
    } else {
        let said = if found.is_empty() { text::NOT_FOUND } else { text::CHOOSE };
        form.refuse("product_text", said.get(cx.lang()).to_string());
    }
    let choices = if found.len() > 1 { found } else { Vec::new() };
    let around = card::read(&cx, choices).await?;
    Ok(cx.again(card::page(&cx, &around, &form)))
}

/// What a scanner read, or what answers the words that were typed.
fn named(cx: &Cx, reads: &Read<'_>, typed: &str) -> Result<Vec<Product>> {
    let exact = warehouse::exact_products(reads, typed)?;
    if !exact.is_empty() || typed.is_empty() {
        return Ok(exact);
    }
    let suits = |product: &Product| !product.archived && product.kind == ProductKind::Goods;
    Ok(catalog::find_products(cx, reads, typed, CHOICES, suits)?.found)
}

fn parse_new(f: &mut Fields<'_>, product: Id<mark::Product>) -> LineAsk {
    let _ = (f.raw("product_text"), f.raw("product"));
    let quantity = if f.raw("quantity").is_empty() { Quantity::ONE } else { f.quantity("quantity") };
    LineAsk { product, quantity, price: f.money_opt("price") }
}

/// The field under the lines: a scanner's reading goes in by itself.
pub fn adding(cx: &Cx, around: &Around, form: &Form) -> Markup {
    let (lang, wrong) = (cx.lang(), form.error("product_text"));
    html! {
        form.doc-add method="post" action={ (super::ORDERS) "/" (around.met.order.id) "/lines" } {
            (hidden(cx))
            label.input.input--search {
                (icon("scan-barcode"))
                input id="f-product_text" name="product_text" value=(form.value("product_text")) autocomplete="off" maxlength="100" autofocus data-scan="raw" data-scan-here
                    placeholder=(text::SCAN.get(lang)) aria-label=(text::SCAN.get(lang)) aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "e-product_text")];
            }
            label.input.add-line__sum { input name="quantity" value=(form.value("quantity")) inputmode="decimal" autocomplete="off" placeholder=(text::QUANTITY.get(lang)) aria-label=(text::QUANTITY.get(lang)); }
            @if around.met.cost {
                label.input.add-line__sum { input name="price" value=(form.value("price")) inputmode="decimal" data-money autocomplete="off" placeholder=(text::PRICE.get(lang)) aria-label=(text::PRICE.get(lang)); }
            }
            button.btn { (icon("plus")) (text::ADD.get(lang)) }
            @for (field, said) in form.wrong.iter() { span.error id={ "e-" (field) } { (icon("circle-alert")) (said) } }
            @for product in &around.choices {
                button.btn.btn--quiet name="product" value=(product.id) { (product.name) " " span.dim { (product.code) } }
            }
        }
    }
}

async fn line_of(cx: &Cx) -> Result<(access::Met, OrderedLine)> {
    let met = access::mine(cx).await?;
    let line = met.order.line(cx.path("product")?).cloned().ok_or(Error::Hidden)?;
    Ok((met, line))
}

/// `GET /purchases/orders/:id/lines/:product`
pub async fn edit(cx: Cx) -> Result<Reply> {
    let (met, line) = line_of(&cx).await?;
    let mut form = Form::filled([("quantity", line.quantity.show(cx.lang()))]);
    form.set("price", if line.price.is_zero() { String::new() } else { line.price.input() });
    Ok(cx.page(view(&cx, &form, &met, &line)))
}

/// `POST /purchases/orders/:id/lines/:product`
pub async fn update(cx: Cx) -> Result<Reply> {
    let (met, line) = line_of(&cx).await?;
    let (mut form, id, product) = (cx.form(), met.order.id, line.product);
    let parse = |f: &mut Fields<'_>| LineAsk { product, quantity: f.quantity("quantity"), price: f.money_opt("price") };
    match cx.submit(&mut form, parse, move |tx, ask| change_line(tx, id, ask).map(|_| ())).await? {
        Some(()) => Ok(Reply::redirect(format!("{}/{id}", super::ORDERS))),
        None => Ok(cx.again(view(&cx, &form, &met, &line))),
    }
}

/// `POST /purchases/orders/:id/lines/:product/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let (met, line) = line_of(&cx).await?;
    let id = met.order.id;
    cx.write(move |tx| remove_line(tx, id, line.product).map(|_| ())).await?;
    Ok(Reply::redirect(format!("{}/{id}", super::ORDERS)))
}

fn view(cx: &Cx, form: &Form, met: &access::Met, line: &OrderedLine) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let action = format!("{}/{}/lines/{}", super::ORDERS, met.order.id, line.product);
    let body = html! {
        (draw.summary())
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).number().focus().input())
            @if met.cost { (draw.field("price", text::PRICE).optional().money(cx.frame().currency).autocomplete("off").input()) }
        }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (crate::web::text::SAVE.get(lang)) } };
    dialog::page("purchases", &line.name, dialog::form_over(cx, &line.name, &action, super::ORDERS, &body, &buttons))
}
