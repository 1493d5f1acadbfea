//! Documents of the stock for other programs: the page's own forms filled from JSON, so rules and sentences are the same.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{
    access,
    conclude::{self, Way},
    draft::{LineAsk, begin, discard, put_line},
    head_form::{self, Known},
    tables::{DocKind, DocLine, DocState, Document},
};
use crate::{
    cash::Reach,
    clients,
    kernel::{Day, Error, Id, Moment, Money, Quantity, Result, Right, mark},
    stock::{
        Warehouse,
        access::{sees_cost, visible},
    },
    store::{Order, Reads, Walk},
    web::{
        Cx, Fields,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
        text as web,
    },
};

#[derive(Object)]
#[oai(rename = "StockDocument", skip_serializing_if_is_none)]
struct Shown {
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
    supplier: Option<Id<mark::Client>>,
    /// The number and the day of the supplier's own paper.
    paper: String,
    paper_day: Option<Day>,
    /// Spread over the lines by their value.
    extra: Option<Money>,
    comment: String,
    /// The name as it was then.
    by_name: String,
    lines: Vec<Line>,
    /// What its goods cost; of a draft, what they would. For those who may see it.
    total: Option<Money>,
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
    /// What the supplier asks for one.
    price: Option<Money>,
    /// What it cost when it was posted, landed cost included.
    cost: Option<Money>,
}

#[derive(Object)]
#[oai(rename = "NewStockDocumentLine", deny_unknown_fields, nullable_all)]
struct NewLine {
    product: Option<Words>,
    /// One unless said otherwise.
    quantity: Option<Words>,
    /// What the supplier asks for one; of a posting.
    price: Option<Words>,
    bin: Option<Words>,
    #[oai(validator(max_items = 500))]
    serials: Option<Vec<Words>>,
}

#[derive(Object)]
#[oai(rename = "NewStockDocument", deny_unknown_fields, nullable_all)]
struct NewDocument {
    kind: Option<Words>,
    warehouse: Option<Words>,
    /// Where a transfer goes.
    to: Option<Words>,
    /// Today unless said otherwise.
    day: Option<Words>,
    supplier: Option<Words>,
    paper: Option<Words>,
    paper_day: Option<Words>,
    extra: Option<Words>,
    /// Why goods are written off: `defect`, `damage`, `own_use`, `shortage`.
    reason: Option<Words>,
    /// The employee who pays for what is written off.
    charged: Option<Words>,
    comment: Option<Words>,
    #[oai(validator(max_items = 500))]
    lines: Option<Vec<NewLine>>,
}

#[derive(Object)]
#[oai(rename = "StockDocumentPosting", deny_unknown_fields, nullable_all)]
struct Posting {
    /// What is paid to the supplier at once, and from where.
    amount: Option<Words>,
    cashbox: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "StockDocumentCancelling", deny_unknown_fields)]
struct Cancelling {
    comment: Words,
}

impl NewDocument {
    /// The fields as the dialog and the lines of the page have them.
    fn sent(self) -> Sent {
        let mut sent = Sent::default();
        for (at, line) in self.lines.unwrap_or_default().into_iter().enumerate() {
            let (wrong, told) = (format!("line-{at}"), format!("lines[{at}]"));
            let text = |words: Option<Words>| words.map(|words| words.0).unwrap_or_default();
            let serials = line.serials.unwrap_or_default().into_iter().map(|one| one.0).collect::<Vec<_>>().join("\n");
            let quantity = line.quantity.map_or_else(|| "1".to_string(), |quantity| quantity.0);
            let cells = [
                ("product", text(line.product)),
                ("quantity", quantity),
                ("price", text(line.price)),
                ("bin", text(line.bin)),
                ("serials", serials),
            ];
            for (name, value) in cells {
                sent.push(name, (&wrong, &told), value);
            }
        }
        sent.same("warehouse", self.warehouse)
            .same("to", self.to)
            .same("day", self.day)
            .same("supplier", self.supplier)
            .same("paper", self.paper)
            .same("paper_day", self.paper_day)
            .same("extra", self.extra)
            .same("reason", self.reason)
            .same("charged", self.charged)
            .same("comment", self.comment);
        sent
    }
}

fn lines_of(f: &mut Fields<'_>) -> Vec<LineAsk> {
    let columns = ["product", "quantity", "price", "bin", "serials"].map(|name| f.column(name));
    let [products, quantities, prices, bins, serials] = columns;
    let mut asks = Vec::new();
    for (at, product) in products.iter().enumerate() {
        let product = product.parse::<Id<mark::Product>>().ok();
        let quantity = Quantity::parse(&quantities[at]).filter(|one| one.is_positive() && *one <= Quantity::LIMIT);
        let price = if prices[at].is_empty() { Some(Money::ZERO) } else { Money::parse(&prices[at]) };
        let price = price.filter(|one| !one.is_negative() && *one <= Money::LIMIT);
        let bin = if bins[at].is_empty() { Some(None) } else { bins[at].parse().ok().map(Some) };
        let wrong = match (product, quantity, price, bin) {
            (None, ..) | (.., None) => web::BAD_CHOICE,
            (_, None, ..) => web::BAD_QUANTITY,
            (_, _, None, _) => web::BAD_SUM,
            (Some(product), Some(quantity), Some(price), Some(bin)) => {
                let serials = serials[at].lines().map(str::to_string).collect();
                asks.push(LineAsk { document: Id::fixed(0), number: None, product, quantity, price, bin, serials, orders: Vec::new() });
                continue;
            }
        };
        f.refuse(&format!("line-{at}"), wrong);
    }
    asks
}

fn shown(document: Document, cost: bool) -> Shown {
    let line = |line: DocLine| Line {
        number: line.number,
        product: line.product,
        code: line.code,
        name: line.name,
        quantity: line.quantity,
        bin: line.bin,
        serials: line.serials,
        price: cost.then_some(line.price),
        cost: cost.then_some(line.cost),
    };
    Shown {
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
        supplier: document.supplier,
        paper: document.paper,
        paper_day: document.paper_day,
        extra: cost.then_some(document.extra),
        comment: document.comment,
        by_name: document.by_name,
        lines: document.lines.into_iter().map(line).collect(),
        total: cost.then_some(document.total),
    }
}

async fn one(cx: &Cx, id: Id<mark::Document>) -> Result<Shown> {
    let met = cx.read(|reads| access::meet(cx, reads, id)).await?;
    Ok(shown(met.document, met.cost))
}

/// The request as if its address were the page of this document.
fn of_document(cx: &Cx, id: Id<mark::Document>) -> Cx {
    cx.of_path([("id", id.to_string())])
}

/// Documents looked through for one page, when most of them do not suit.
const LOOKED: usize = 5_000;

pub struct Documents;

const SEE: usize = Right::SeeStock as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Documents {
    /// Documents in the order they were begun
    #[oai(path = "/stock-documents", method = "get", operation_id = "listStockDocuments")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address")]
    async fn list(
        &self,
        cx: May<SEE>,
        kind: Query<Option<DocKind>>,
        state: Query<Option<DocState>>,
        warehouse: Query<Option<Id<mark::Warehouse>>>,
        /// The first and the last day they count for.
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Document>>().ok())?;
        let suits = |one: &Document| {
            kind.0.is_none_or(|kind| one.kind == kind)
                && state.0.is_none_or(|state| one.state == state)
                && warehouse.0.is_none_or(|id| one.warehouse == id || one.to == Some(id))
                && from.0.is_none_or(|day| one.day >= day)
                && to.0.is_none_or(|day| one.day <= day)
        };
        let limit = Limit::of(limit.0);
        let page = cx.read(|reads| {
            let seen = visible(reads, &cx)?;
            let place = |id: Id<mark::Warehouse>| seen.iter().find(|one| one.id == id);
            let (mut page, mut looked, mut last) = (Page { items: Vec::new(), next: None }, 0, past);
            let visit = |document: Document| {
                if page.items.len() == limit || looked == LOOKED {
                    page.next = last.map(|id: Id<mark::Document>| id.to_string());
                    return Ok(Walk::Stop);
                }
                (looked, last) = (looked + 1, Some(document.id));
                let here: Option<&Warehouse> = place(document.warehouse).or(document.to.and_then(place));
                if let Some(warehouse) = here.filter(|_| suits(&document)) {
                    page.items.push(shown(document, sees_cost(&cx, warehouse)));
                }
                Ok(Walk::On)
            };
            match past {
                Some(past) => reads.walk_past::<Document>((), Order::Ascending, &past, visit)?,
                None => reads.walk::<Document>((), Order::Ascending, visit)?,
            }
            Ok(page)
        });
        Ok(Json(page.await?))
    }

    /// One document
    #[oai(path = "/stock-documents/:document_id", method = "get", operation_id = "getStockDocument")]
    async fn get(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        Ok(Json(one(&cx, document_id.0).await?))
    }

    /// Begins a document: a draft with its lines, which moves nothing
    #[oai(path = "/stock-documents", method = "post", operation_id = "createStockDocument")]
    async fn create(&self, cx: May<SEE>, document: Json<NewDocument>) -> Result<Made<Shown>> {
        let named = document.0.kind.as_ref().and_then(|kind| DocKind::named(&kind.0));
        let Some(kind) = named else { return Err(crate::web::api::WrongFields::one("kind", web::BAD_CHOICE.get(cx.lang())).into()) };
        let known = Known::read(&cx, kind, None).await?;
        let supplier = document.0.supplier.as_ref().map(|id| id.0.parse::<Id<mark::Client>>()).transpose().map_err(|_| Error::Hidden)?;
        if let Some(id) = supplier {
            cx.read(|reads| clients::client(reads, id)).await?;
        }
        let command = |tx: &mut crate::store::Write<'_>, (head, lines): &(super::HeadAsk, Vec<LineAsk>)| {
            let id = begin(tx, head)?.id;
            for line in lines {
                put_line(tx, &LineAsk { document: id, ..line.clone() })?;
            }
            Ok(id)
        };
        let id = cx.perform(document.0.sent(), |f| (head_form::parse(f, &known, supplier), lines_of(f)), command).await?;
        Ok(Made(one(&cx, id).await?))
    }

    /// Posts a draft: goods move and the book is written
    #[oai(path = "/stock-documents/:document_id/posting", method = "post", operation_id = "postStockDocument")]
    async fn post(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, posting: Json<Posting>) -> Result<Json<Shown>> {
        let (id, met) = (document_id.0, access::mine(&of_document(&cx, document_id.0)).await?);
        conclude::may_go(&met, Way::AtOnce)?;
        let (boxes, carried) = (conclude::cashboxes(&cx, &met.document).await?, cx.site.carried);
        let reach = if boxes.is_empty() { None } else { Some(Reach::of(&cx, Right::MoveCash)?) };
        let mut sent = Sent::default();
        sent.same("amount", posting.0.amount).same("cashbox", posting.0.cashbox);
        let command = move |tx: &mut crate::store::Write<'_>, ask: &super::PostAsk| {
            conclude::carry_out(tx, ask, Way::AtOnce, reach.as_ref(), carried).map(|done| done.id)
        };
        cx.perform(sent, |f| conclude::parse(f, id, &boxes), command).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Takes a posted document back: goods and book return to what they were
    #[oai(path = "/stock-documents/:document_id/cancelling", method = "post", operation_id = "cancelStockDocument")]
    async fn cancel(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, why: Json<Cancelling>) -> Result<Json<Shown>> {
        let id = document_id.0;
        access::mine(&of_document(&cx, id)).await?;
        let mut sent = Sent::default();
        sent.same("comment", Some(why.0.comment));
        let carried = cx.site.carried;
        cx.perform(
            sent,
            |f| f.line("comment", 3..=300),
            move |tx, comment| conclude::take_back(tx, id, comment, carried).map(|done| done.id),
        )
        .await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Throws a draft away
    #[oai(path = "/stock-documents/:document_id", method = "delete", operation_id = "deleteStockDocument")]
    async fn remove(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        let (id, before) = (document_id.0, one(&cx, document_id.0).await?);
        access::mine(&of_document(&cx, id)).await?;
        cx.write(move |tx| discard(tx, id)).await?;
        Ok(Json(before))
    }
}
