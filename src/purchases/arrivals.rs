//! What arrived and who waits for it: orders that lack these products, oldest first; one button keeps the parts for them, and
//! their masters are told.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    needs::{self, Waiting},
    refusal::PurchaseRefusal,
    text,
};
use crate::{
    catalog::{self, Measure, Product},
    kernel::{Error, Id, Quantity, Result, Right, mark},
    orders::{Line, Order, document::may_see, lines},
    shop,
    stock::{Warehouse, access::for_orders, balance},
    store::{Read, Reads, Write},
    warehouse::{self, DocKind, DocState, Document},
    web::{
        Cx, Page, Reply,
        ui::{self, icon},
    },
};

type Person = Option<Id<mark::Employee>>;

/// A line that waits for what arrived, and how much of it is there to be kept.
struct Claim {
    waiting: Waiting,
    product: Product,
    measure: Measure,
    enough: Quantity,
}

/// Orders of the locations a warehouse serves that wait for the goods of a document, oldest first.
fn waiting(reads: &impl Reads, document: &Document, warehouse: &Warehouse) -> Result<Vec<(Id<mark::Product>, Waiting)>> {
    let locations = match warehouse.location {
        Some(location) => vec![location],
        None => shop::locations(reads)?.into_iter().map(|one| one.id).collect(),
    };
    needs::waiting(reads, &locations, |product| document.lines.iter().any(|line| line.product == product))
}

/// What of a product is free for an order now, in the warehouses this person may take it from.
fn free(reads: &impl Reads, order: &Order, line: &Line, product: &Product, person: Person) -> Result<Quantity> {
    let Some(part) = line.part.as_ref().filter(|_| !product.serial_tracked) else { return Ok(Quantity::ZERO) };
    let mut most = Quantity::ZERO;
    for place in for_orders(reads, order.location, person)? {
        // A part of it is kept in one warehouse already: the rest is looked for there.
        let suits = part.need == line.quantity || part.warehouse == Some(place.id);
        if suits {
            most = most.max(balance::stock(reads, place.id, product.id)?.available());
        }
    }
    Ok(most)
}

/// Keeps what arrived for the orders that wait for it, as far as it suffices; answers their numbers.
pub fn keep_for_orders(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<Vec<String>> {
    let document = tx.need::<Document>(&id)?;
    let place = tx.need::<Warehouse>(&document.warehouse)?;
    let person = tx.actor().id;
    let mut served = Vec::new();
    for (product, claim) in waiting(tx, &document, &place)? {
        let (product, line) = (catalog::product(tx, product)?, tx.need::<Line>(&(claim.order.id, claim.line))?);
        if free(tx, &claim.order, &line, &product, person)?.is_positive() {
            lines::arrived(tx, claim.order.id, claim.line)?;
            served.push(claim.order.number);
        }
    }
    if served.is_empty() { Err(PurchaseRefusal::NothingArrived.into()) } else { Ok(served) }
}

fn claims(cx: &Cx, reads: &Read<'_>, met: &warehouse::Met) -> Result<Vec<Claim>> {
    let mut left: BTreeMap<Id<mark::Product>, Quantity> = BTreeMap::new();
    let mut found = Vec::new();
    for (product, waiting) in waiting(reads, &met.document, &met.warehouse)? {
        let (product, line) = (catalog::product(reads, product)?, reads.need::<Line>(&(waiting.order.id, waiting.line))?);
        let free = free(reads, &waiting.order, &line, &product, Some(cx.who().id))?;
        let left = left.entry(product.id).or_insert(free);
        let enough = waiting.quantity.min(free).min(*left).max(Quantity::ZERO);
        *left -= enough;
        found.push(Claim { measure: reads.need::<Measure>(&product.measure)?, waiting, product, enough });
    }
    Ok(found)
}

/// Whether he may keep what arrived for orders: whoever received it, or buys.
fn may(cx: &Cx, met: &warehouse::Met) -> bool {
    met.mine || cx.may_at(met.document.location, Right::Purchase)
}

/// `GET /purchases/arrivals/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let met = warehouse::met(&cx).await?;
    let arrived = met.document.kind == DocKind::Posting && met.document.state == DocState::Posted;
    let claims = if arrived { cx.read(|r| claims(&cx, r, &met)).await? } else { Vec::new() };
    let part = panel(&cx, &met, &claims);
    if cx.visit.htmx {
        return Ok(Reply::fragment(part));
    }
    let lang = cx.lang();
    let back =
        html! { a.btn href={ "/stock/documents/" (met.document.id) } { (icon("arrow-left")) (warehouse::title(&met.document, lang)) } };
    let body = html! {
        (ui::page_head(text::WHO_WAITS.get(lang), None, back))
        div.page { @if claims.is_empty() { p.dim { (text::NOBODY_WAITS.get(lang)) } } @else { (part) } }
    };
    Ok(cx.page(Page::new("stock", text::WHO_WAITS.get(lang), body)))
}

fn panel(cx: &Cx, met: &warehouse::Met, claims: &[Claim]) -> Markup {
    let lang = cx.lang();
    let path = format!("/purchases/arrivals/{}", met.document.id);
    let keep = may(cx, met) && claims.iter().any(|claim| claim.enough.is_positive());
    let button = html! {
        @if keep { (ui::post_button(cx, &path, "btn btn--primary", html! { (icon("package-check")) (text::KEEP_FOR_ORDERS.get(lang)) })) }
    };
    html! {
        @if !claims.is_empty() {
            (ui::panel(text::WHO_WAITS.get(lang), button, html! {
                div.h-scroll { table.data.data--plain.data--tight {
                    thead { tr { th { (text::ORDER.get(lang)) } th.grow { (text::PRODUCT.get(lang)) } th.num { (text::WAITS_FOR.get(lang)) } th.num { (text::ENOUGH.get(lang)) } } }
                    tbody { @for claim in claims { (row(cx, claim)) } }
                } }
            }))
        }
    }
}

fn row(cx: &Cx, claim: &Claim) -> Markup {
    let (lang, order) = (cx.lang(), &claim.waiting.order);
    let open = cx.may(Right::SeeOrders) && may_see(&cx.whole_scope(Right::SeeOrders), order);
    html! {
        tr {
            td { @if open { a.no href={ "/orders/" (order.id) } { (order.number) } } @else { b { (order.number) } } " " span.dim { (cx.frame().zone.near(order.created, cx.now(), lang)) } }
            td.grow { (claim.product.name) }
            td.num { (claim.waiting.quantity.show(lang)) " " span.dim { (claim.measure.short.get(lang)) } }
            td.num {
                @if claim.product.serial_tracked { span.dim { (text::CHOOSE_SERIAL.get(lang)) } }
                @else if claim.enough >= claim.waiting.quantity { i.tick { "+" } " " (claim.enough.show(lang)) }
                @else if claim.enough.is_positive() { (claim.enough.show(lang)) }
                @else { "\u{2014}" }
            }
        }
    }
}

/// `POST /purchases/arrivals/:id`
pub async fn keep(cx: Cx) -> Result<Reply> {
    let met = warehouse::met(&cx).await?;
    if !may(&cx, &met) {
        return Err(Error::Denied(Right::Purchase));
    }
    let id = met.document.id;
    let served = cx.write(move |tx| keep_for_orders(tx, id)).await?;
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(text::KEPT_FOR.with(cx.lang(), &[&served.join(", ")])))
}
