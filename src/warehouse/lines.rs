//! Lines of a draft: chosen from the catalogue or scanned into one field, changed where they stand, the rest of a line in a
//! dialog.

use maud::html;

use super::{
    access, batch_lines,
    card::{self, Around},
    draft::{LineAsk, MOST_LINES, put_line, remove_line},
    fact::{self, DocFact},
    line_prices::{self, Prices},
    rows::{self, Typed, filled},
    tables::{DocLine, Document},
    text,
    transfer::{promised, text as moved},
};
use crate::{
    catalog::{
        find_products,
        goods::{self, PRODUCT_BY_SKU, Product, ProductKind},
    },
    kernel::{Error, Id, Money, Quantity, Result, mark},
    stock::{
        self, balance,
        units::{self, UNIT_BY_SERIAL},
    },
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        merge::{self, Outcome, Part, Shared},
        ui::{combo, dialog, field::Draw},
    },
};

/// Products offered at once.
const CHOICES: usize = 12;

/// What a scanner read: a barcode or a code is one product, an article may be of several.
pub fn exact(reads: &impl Reads, typed: &str) -> Result<Vec<Product>> {
    for exact in [goods::product_by_barcode(reads, typed)?, goods::product_by_code(reads, typed)?].into_iter().flatten() {
        if !exact.archived {
            return Ok(vec![exact]);
        }
    }
    let mut found = reads.by(&PRODUCT_BY_SKU, typed.trim().to_lowercase())?;
    found.retain(|product| !product.archived);
    Ok(found)
}

fn suits(product: &Product) -> bool {
    !product.archived && product.kind == ProductKind::Goods
}

/// Products that answer; the number of a thing that lies in the warehouse names itself.
fn find(cx: &Cx, reads: &Read<'_>, document: &Document, typed: &str) -> Result<(Vec<Product>, Vec<String>)> {
    let found = exact(reads, typed)?;
    if !found.is_empty() || typed.is_empty() {
        return Ok((found, Vec::new()));
    }
    let unit =
        reads.by(&UNIT_BY_SERIAL, (units::serial(typed),))?.into_iter().find(|unit| unit.is_here() && unit.warehouse == document.warehouse);
    if let Some(unit) = unit.filter(|_| !document.kind.priced()) {
        return Ok((vec![goods::product(reads, unit.product)?], vec![unit.serial]));
    }
    Ok((find_products(cx, reads, typed, CHOICES, suits)?.found, Vec::new()))
}

/// `GET /stock/documents/:id/products?product_text=…`: the list under the field.
pub async fn offers(cx: Cx) -> Result<Reply> {
    let typed: String = cx.query("product_text").unwrap_or_default().trim().chars().take(100).collect();
    let lang = cx.lang();
    let document = access::mine(&cx).await?.document;
    let offers = cx
        .read(|r| {
            let found = if typed.chars().count() < 2 { Vec::new() } else { find(&cx, r, &document, &typed)?.0 };
            let offer = |product: Product| {
                let have = balance::stock(r, document.warehouse, product.id)?.available();
                let codes = [product.code.as_str(), product.sku.as_str()].into_iter().filter(|code| !code.is_empty()).collect::<Vec<_>>();
                let sub = format!("{} \u{b7} {}", codes.join(" \u{b7} "), text::FREE_HERE.with(lang, &[&have.show(lang)]));
                Ok(combo::Offer { value: product.id.to_string(), text: product.name, sub })
            };
            found.into_iter().map(offer).collect::<Result<Vec<_>>>()
        })
        .await?;
    Ok(Reply::fragment(combo::offers("f-product_text", lang, &offers, html! {})))
}

/// The lines as they are now: alone where the script asks, else the page.
async fn done(cx: &Cx, id: Id<mark::Document>) -> Result<Reply> {
    if !cx.visit.htmx || cx.wants_dialog() {
        return Ok(Reply::redirect(format!("/stock/documents/{id}")));
    }
    Ok(Reply::fragment(rows::panel(cx, &card::read(cx, Vec::new()).await?, &Form::empty())))
}

fn again(cx: &Cx, around: &Around, form: &Form) -> Reply {
    match cx.visit.htmx {
        true => Reply::refused(rows::panel(cx, around, form)),
        false => cx.again(card::page(cx, around, form)),
    }
}

/// `POST /stock/documents/:id/lines`
pub async fn create(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, typed) = (cx.form(), cx.form().value("product_text").trim().to_string());
    let chosen = form.value("product").parse::<Id<mark::Product>>().ok();
    let (found, serials) = cx
        .read(|r| match chosen {
            // A code read after a choice is what is meant.
            Some(id) if exact(r, &typed)?.is_empty() => Ok((vec![goods::product(r, id)?], Vec::new())),
            _ => find(&cx, r, &document, &typed),
        })
        .await?;
    if let [product] = found.as_slice() {
        let id = product.id;
        let parse = |f: &mut Fields<'_>| parse_new(f, document.id, id, serials.clone());
        if cx.submit(&mut form, parse, |tx, ask| put_line(tx, ask).map(|_| ())).await?.is_some() {
            return done(&cx, document.id).await;
        }
    } else {
        let said = match (found.is_empty(), typed.is_empty()) {
            (true, true) => crate::web::text::REQUIRED.get(cx.lang()).to_string(),
            (true, false) => text::NOT_FOUND.with(cx.lang(), &[&typed]),
            (false, _) => text::CHOOSE.get(cx.lang()).to_string(),
        };
        form.refuse("product_text", said);
    }
    let choices = if found.len() > 1 { found } else { Vec::new() };
    Ok(again(&cx, &card::read(&cx, choices).await?, &form))
}

fn parse_new(f: &mut Fields<'_>, document: Id<mark::Document>, product: Id<mark::Product>, serials: Vec<String>) -> LineAsk {
    let _ = (f.raw("product_text"), f.raw("product"));
    let quantity = if f.raw("quantity").is_empty() { Quantity::ONE } else { f.quantity("quantity") };
    LineAsk {
        document,
        number: None,
        product,
        quantity,
        price: f.money_or("price", Money::ZERO),
        bin: None,
        serials,
        batch: None,
        orders: Vec::new(),
    }
}

/// A line as two people may change it.
fn shared(document: Id<mark::Document>, number: u32) -> Shared {
    let part = |name: &str, title| Part::typed(name, title);
    let page = format!("/stock/documents/{document}");
    Shared {
        subject: fact::document(document),
        parts: vec![
            part("quantity", text::QUANTITY),
            part("price", text::PRICE),
            part("bin", text::BIN),
            part("serials", text::SERIALS),
            Part::ticks("orders"),
        ],
        changed: Box::new(move |row, part| match fact::told(row) {
            Some(DocFact::Line { number: of, changed, .. }) => of == number && changed.iter().any(|name| name == part.name()),
            _ => false,
        }),
        away: Box::new(move |row| match fact::told(row) {
            Some(DocFact::LineRemoved { number: gone, .. }) => gone == number,
            Some(DocFact::Discarded { .. }) => true,
            _ => false,
        }),
        section: "stock",
        action: format!("{page}/lines/{number}"),
        page,
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
    view(&cx, &filled(&line, cx.lang()), &document, &line).await.map(|page| cx.page(page))
}

/// `POST /stock/documents/:id/lines/:line`: one field in its place, or all of them in the dialog.
pub async fn update(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, number, id, lang) = (cx.form(), cx.path::<u32>("line")?, document.id, cx.lang());
    let thing = shared(id, number);
    let Some(line) = document.line(number).cloned() else { return cx.gone(&form, &thing).await };
    if document.kind.by_batches() {
        return batch_lines::update(cx, document, line).await;
    }
    let now = |r: &Read<'_>| Ok(filled(r.need::<Document>(&id)?.line(number).ok_or(Error::Hidden)?, lang));
    let (sent, alone) = (cx.form(), cx.visit.htmx && !cx.wants_dialog());
    let sets = line_prices::may_set(&cx, &document) && line_prices::sent(&sent);
    let parse = |f: &mut Fields<'_>| (parse_line(f, id, &line, &sent), sets.then(|| line_prices::parse(f)));
    let command = move |tx: &mut Write<'_>, (ask, prices): &(LineAsk, Option<Prices>)| {
        put_line(tx, ask)?;
        prices.as_ref().map_or(Ok(()), |prices| line_prices::put(tx, id, number, prices))
    };
    match cx.submit_over(&mut form, &thing, now, parse, command).await? {
        Outcome::Done(()) => done(&cx, id).await,
        Outcome::Clash(reply) => Ok(reply),
        Outcome::Again if alone => {
            let mut around = card::read(&cx, Vec::new()).await?;
            around.typed = Some(Typed { line: number, form });
            Ok(again(&cx, &around, &Form::empty()))
        }
        Outcome::Again => view(&cx, &form, &document, &line).await.map(|page| cx.again(page)),
    }
}

/// What was not sent stays as it is.
fn parse_line(f: &mut Fields<'_>, document: Id<mark::Document>, line: &DocLine, sent: &Form) -> LineAsk {
    let known = |name: &str| sent.has(name) || sent.has("was");
    let serials = serials(f);
    let (bin, price, orders) = (f.id_opt("bin"), f.money_or("price", Money::ZERO), f.ids("orders", MOST_LINES));
    LineAsk {
        document,
        number: Some(line.number),
        product: line.product,
        quantity: f.quantity("quantity"),
        price: if known("price") { price } else { line.price },
        bin: if known("bin") { bin } else { line.bin },
        serials: if known("serials") { serials } else { line.serials.clone() },
        batch: line.batch,
        orders: if known("orders") { orders } else { line.orders.clone() },
    }
}

/// Serial numbers as people write them: in lines, or with commas between.
pub(super) fn serials(f: &mut Fields<'_>) -> Vec<String> {
    let typed = f.text("serials", 0..=20_000);
    typed.split(['\n', ',', ';']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_string).collect()
}

async fn view(cx: &Cx, form: &Form, document: &Document, line: &DocLine) -> Result<Page> {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let (warehouse, product) = (document.warehouse, line.product);
    let sets = line_prices::may_set(cx, document);
    let (bins, tracked, proposals, orders) = cx
        .read(|r| {
            let proposals = if sets { line_prices::proposals(r, document, line)? } else { Vec::new() };
            let orders = promised::choices(cx, r, document, line)?;
            Ok((stock::bins(r, warehouse)?, goods::product(r, product)?.serial_tracked, proposals, orders))
        })
        .await?;
    let bins: Vec<(String, String)> = bins.into_iter().filter(|bin| !bin.archived).map(|bin| (bin.id.to_string(), bin.name)).collect();
    let body = html! {
        (draw.summary())
        (merge::was(form))
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).focus().number().input())
            @if document.kind.priced() { (draw.field("price", document.kind.price_title()).optional().money(cx.frame().currency).autocomplete("off").input()) }
        }
        @if !bins.is_empty() { (draw.field("bin", text::BIN).optional().none(text::ANY_BIN).select(&bins)) }
        @if tracked { (draw.field("serials", text::SERIALS).hint(text::SERIALS_HINT).area(5)) }
        @if !orders.is_empty() { (draw.picks("orders", moved::KEPT_FOR, &orders)) }
        @if !proposals.is_empty() { (line_prices::fields(cx, draw, &proposals)) }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (crate::web::text::SAVE.get(lang)) } };
    let action = format!("/stock/documents/{}/lines/{}", document.id, line.number);
    Ok(dialog::page("stock", &line.name, dialog::form(cx, &line.name, &action, &body, &buttons)))
}

/// `POST /stock/documents/:id/lines/:line/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (id, number) = (document.id, cx.path::<u32>("line")?);
    // Somebody took it away already.
    if document.line(number).is_some() {
        cx.write(move |tx| remove_line(tx, id, number).map(|_| ())).await?;
    }
    done(&cx, id).await
}
