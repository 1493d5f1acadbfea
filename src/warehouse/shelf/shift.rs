//! Moving a product from bin to bin of one warehouse: a transfer of one line, posted at once.

use std::collections::BTreeMap;

use maud::html;

use super::text;
use crate::{
    catalog::goods::{self, Product},
    kernel::{Error, Id, Lang, Quantity, Result, Right, mark},
    log::Record,
    stock::{
        self, Bin, Cell, NO_BIN, Warehouse,
        ledger::{Ask, Pick, Take, To},
        units::{self, Unit},
    },
    store::{Order, Read, Reads, Walk, Write},
    warehouse::{
        DocFact, DocKind, Document, HeadAsk, Reason, access,
        draft::{blank, blank_line, item, item_row},
        fact,
        posting::carry_out,
        text as documents, title,
    },
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw},
    },
};

/// Whether this person may move goods about in a warehouse.
pub fn may(cx: &Cx, warehouse: &Warehouse) -> bool {
    access::may_use(cx, warehouse, DocKind::Transfer)
}

/// What the form offers.
struct Known {
    product: Product,
    warehouse: Warehouse,
    /// Where it lies now, with how much of it.
    from: Vec<(Id<mark::Bin>, String, Quantity)>,
    bins: Vec<Bin>,
    units: Vec<Unit>,
}

fn read(cx: &Cx, reads: &Read<'_>) -> Result<Known> {
    let product = goods::product(reads, cx.path("id")?)?;
    let id: Id<mark::Warehouse> = cx.query("warehouse").and_then(|id| id.parse().ok()).ok_or(Error::Hidden)?;
    let warehouse = reads.need::<Warehouse>(&id)?;
    if !may(cx, &warehouse) {
        return Err(Error::Denied(Right::MoveGoods));
    }
    let mut lying: BTreeMap<Id<mark::Bin>, Quantity> = BTreeMap::new();
    reads.walk::<Cell>((id, product.id), Order::Ascending, |cell| {
        *lying.entry(cell.bin).or_insert(Quantity::ZERO) += cell.quantity;
        Ok(Walk::On)
    })?;
    let mut bins = stock::bins(reads, id)?;
    let name = |id: &Id<mark::Bin>| {
        bins.iter().find(|bin| bin.id == *id).map_or_else(|| text::NO_BIN.get(cx.lang()).to_string(), |bin| bin.name.clone())
    };
    let from = lying.into_iter().map(|(id, quantity)| (id, name(&id), quantity)).collect();
    bins.retain(|bin| !bin.archived);
    let units = if product.serial_tracked { units::lying(reads, id, product.id)? } else { Vec::new() };
    Ok(Known { from, bins, units, warehouse, product })
}

#[derive(Debug, Clone)]
struct ShiftAsk {
    head: HeadAsk,
    product: Id<mark::Product>,
    from: Id<mark::Bin>,
    to: Id<mark::Bin>,
    quantity: Quantity,
    units: Vec<Id<mark::Unit>>,
}

fn shift(tx: &mut Write<'_>, ask: &ShiftAsk) -> Result<Document> {
    let (product, measure) = item_row(tx, ask.product)?;
    let item = item(&product, &measure);
    let mut made = blank(tx, &ask.head);
    made.to_bin = Some(ask.to);
    let mut line = blank_line(&product, &measure, ask.quantity);
    line.number = 1;
    let to = To { warehouse: ask.head.warehouse, bin: Some(ask.to) };
    let take = Take { line: 1, item, from: ask.head.warehouse, quantity: ask.quantity, pick: Pick::Shelf(ask.from), reservation: None };
    let mut asks = Vec::new();
    for id in &ask.units {
        // A thing that is kept for an order stays kept on its new shelf.
        let Unit { serial, reservation, .. } = tx.need::<Unit>(id)?;
        line.serials.push(serial);
        let one = Take { quantity: Quantity::ONE, pick: Pick::Units(vec![*id]), reservation, ..take.clone() };
        asks.push(Ask::Transfer(one, to));
    }
    if !item.tracked {
        asks.push(Ask::Transfer(take, to));
    }
    made.lines = vec![line];
    carry_out(tx, &mut made, &asks)?;
    tx.put(&made)?;
    tx.record(fact::document(made.id), &DocFact::Posted { title: title(&made, Lang::Ru), lines: 1, total: made.total })?;
    Ok(made)
}

/// `GET /stock/products/:id/shift?warehouse=…`
pub async fn show(cx: Cx) -> Result<Reply> {
    let known = cx.read(|r| read(&cx, r)).await?;
    let form = match known.from.first() {
        Some((id, _, quantity)) if known.units.is_empty() => {
            Form::filled([("from", id.to_string()), ("quantity", quantity.show(cx.lang()))])
        }
        _ => Form::empty(),
    };
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/products/:id/shift?warehouse=…`
pub async fn make(cx: Cx) -> Result<Reply> {
    let known = cx.read(|r| read(&cx, r)).await?;
    let (mut form, home) = (cx.form(), cx.home(Right::MoveGoods).unwrap_or(Id::fixed(0)));
    let command = |tx: &mut Write<'_>, ask: &ShiftAsk| shift(tx, ask).map(|_| ());
    if cx.submit(&mut form, |f| parse(f, &known, home), command).await?.is_none() {
        return Ok(cx.again(view(&cx, &form, &known)));
    }
    Ok(Reply::redirect(format!("/stock/products/{}?warehouse={}", known.product.id, known.warehouse.id))
        .saying(text::SHIFTED.get(cx.lang())))
}

fn parse(f: &mut Fields<'_>, known: &Known, home: Id<mark::Location>) -> ShiftAsk {
    let tracked = known.product.serial_tracked;
    let mut units = f.ids::<mark::Unit>("unit", 1_000);
    units.retain(|id| known.units.iter().any(|unit| unit.id == *id));
    if tracked && units.is_empty() {
        f.refuse("unit", text::CHOOSE_UNITS);
    }
    let (from, quantity) = match tracked {
        true => (NO_BIN, Quantity(Quantity::ONE.0 * i64::try_from(units.len()).unwrap_or_default())),
        false => (f.id("from"), f.quantity("quantity")),
    };
    let to = f.id("to");
    let head = HeadAsk {
        kind: DocKind::Transfer,
        location: known.warehouse.location.unwrap_or(home),
        warehouse: known.warehouse.id,
        to: Some(known.warehouse.id),
        supplier: None,
        paper: String::new(),
        paper_day: None,
        extra: crate::kernel::Money::ZERO,
        reason: Reason::default(),
        charged: None,
        comment: String::new(),
        day: f.cx.today(),
    };
    ShiftAsk { head, product: known.product.id, from, to, quantity, units }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let from: Vec<(String, String)> =
        known.from.iter().map(|(id, name, quantity)| (id.to_string(), format!("{name} \u{2014} {}", quantity.show(lang)))).collect();
    let mut to: Vec<(String, String)> = known.bins.iter().map(|bin| (bin.id.to_string(), bin.name.clone())).collect();
    to.push((NO_BIN.to_string(), text::NO_BIN.get(lang).to_string()));
    let units: Vec<(String, String)> = known.units.iter().map(|unit| (unit.id.to_string(), unit.serial.clone())).collect();
    let body = html! {
        (draw.summary())
        p.dim { (known.warehouse.name.get(lang)) }
        @if known.product.serial_tracked { (draw.picks("unit", text::UNITS, &units)) }
        @else {
            div.grid-2 {
                (draw.field("from", text::FROM_BIN).select(&from))
                (draw.field("quantity", documents::QUANTITY).number().input())
            }
        }
        (draw.field("to", text::TO_BIN).select(&to))
    };
    let name = format!("{}: {}", text::SHIFT.get(lang), known.product.name);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::SHIFT.get(lang)) } };
    let (page, query) = (format!("/stock/products/{}", known.product.id), format!("?warehouse={}", known.warehouse.id));
    dialog::page("stock", &name, dialog::form_over(cx, &name, &format!("{page}/shift{query}"), &format!("{page}{query}"), &body, &buttons))
}
