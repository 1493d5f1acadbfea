//! How a document stands in JSON.

use poem_openapi::Object;

use super::super::{
    tables::{DocKind, DocLine, DocState, Document},
    transfer::{self, Lying},
};
use crate::{
    kernel::{Day, Id, Moment, Money, Quantity, Result, mark},
    store::Reads,
};

#[derive(Object)]
#[oai(rename = "StockDocument", skip_serializing_if_is_none)]
pub struct Shown {
    id: Id<mark::Document>,
    kind: DocKind,
    state: DocState,
    /// Absent in a draft.
    number: Option<u64>,
    /// The day it counts for.
    day: Day,
    created: Moment,
    posted: Option<Moment>,
    location: Id<mark::Location>,
    warehouse: Id<mark::Warehouse>,
    /// Where a transfer goes.
    to: Option<Id<mark::Warehouse>>,
    /// When a transfer in two steps was received.
    received: Option<Moment>,
    supplier: Option<Id<mark::Client>>,
    /// The number and the day of the supplier's own paper.
    paper: String,
    paper_day: Option<Day>,
    /// Spread over the lines by their value.
    extra: Option<Money>,
    /// The posting it was made from.
    basis: Option<Id<mark::Document>>,
    /// What is put together or taken apart.
    whole: Option<Line>,
    comment: String,
    /// The name as it was then.
    by_name: String,
    lines: Vec<Line>,
    /// What its goods cost; of a draft, what they would. For those who may see it.
    total: Option<Money>,
}

#[derive(Object)]
#[oai(rename = "StockDocumentPrice")]
struct Price {
    price_type: Id<mark::PriceType>,
    price: Money,
}

#[derive(Object)]
#[oai(rename = "StockDocumentLine", skip_serializing_if_is_none)]
struct Line {
    number: u32,
    product: Id<mark::Product>,
    code: String,
    name: String,
    quantity: Quantity,
    bin: Option<Id<mark::Bin>>,
    serials: Vec<String>,
    /// The batch it is about, where the document names batches.
    batch: Option<u64>,
    /// Orders that what is kept for them is moved for.
    orders: Vec<Id<mark::Order>>,
    /// What the supplier asks for one; what he takes it back for, what he should have asked, what a part is valued at.
    price: Option<Money>,
    /// By how much a correction changes what the batch cost.
    by: Option<Money>,
    /// What it will be sold for, by type of price, once the posting is posted.
    prices: Vec<Price>,
    /// What it cost when it was posted, landed cost included.
    cost: Option<Money>,
    /// How much of it was shipped and has not come.
    on_the_way: Option<Quantity>,
}

fn line(line: DocLine, document: &Document, lying: &[Lying], cost: bool) -> Line {
    Line {
        on_the_way: document.transit.map(|_| transfer::of_line(lying, line.number)),
        by: Some(line.by).filter(|_| cost && document.kind == DocKind::CostCorrection),
        number: line.number,
        product: line.product,
        code: line.code,
        name: line.name,
        quantity: line.quantity,
        bin: line.bin,
        serials: line.serials,
        batch: line.batch,
        orders: line.orders,
        price: cost.then_some(line.price),
        prices: line.prices.into_iter().map(|(price_type, price)| Price { price_type, price }).collect(),
        cost: cost.then_some(line.cost),
    }
}

pub fn shown(reads: &impl Reads, mut document: Document, cost: bool) -> Result<Shown> {
    let lying = transfer::lying(reads, &document)?;
    let (lines, whole) = (std::mem::take(&mut document.lines), document.whole.take());
    let show = |one: DocLine| line(one, &document, &lying, cost);
    Ok(Shown {
        lines: lines.into_iter().map(show).collect(),
        whole: whole.map(show),
        id: document.id,
        kind: document.kind,
        state: document.state,
        number: Some(document.number).filter(|number| *number > 0),
        day: document.day,
        created: document.created,
        posted: document.posted,
        location: document.location,
        warehouse: document.warehouse,
        to: document.to,
        received: document.received.as_ref().map(|(at, _)| *at),
        supplier: document.supplier,
        extra: cost.then_some(document.extra),
        basis: document.basis,
        by_name: document.by_name.clone(),
        comment: document.comment.clone(),
        paper: document.paper.clone(),
        paper_day: document.paper_day,
        total: cost.then_some(document.total),
    })
}
