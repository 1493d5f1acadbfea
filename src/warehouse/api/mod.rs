//! Documents of the stock for other programs: the page's own forms filled from JSON, so rules and sentences are the same.

mod begun;
mod shown;
mod way;

use begun::{AskedLine, Begun, NewDocument, NewLine};
use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};
use shown::{Shown, shown};
use way::{Arrived, Short};

use super::{
    PostAsk, access,
    conclude::{self, Way},
    cost_correction,
    draft::{discard, remove_line},
    head_form::Known,
    line_prices, supplier_return,
    tables::{DocKind, DocState, Document},
    transfer::{self, Arrival},
};
use crate::{
    cash::Reach,
    clients,
    kernel::{Day, Error, Id, Result, Right, mark},
    stock::{
        Warehouse,
        access::{sees_cost, visible},
    },
    store::{Order, Reads, Walk, Write},
    web::{
        Cx, Fields,
        api::{Limit, Made, May, Page, Sent, Tag, Words, WrongFields, after},
        text as web,
    },
};

#[derive(Object)]
#[oai(rename = "StockDocumentPosting", deny_unknown_fields, nullable_all)]
struct Posting {
    /// What is paid to the supplier at once, and from where.
    amount: Option<Words>,
    cashbox: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "StockDocumentCancelling", deny_unknown_fields, nullable_all)]
struct Cancelling {
    comment: Words,
    /// Through documents that hold its goods since: they are posted anew by other batches. Asks for `RepostGoods`.
    through: Option<bool>,
}

#[derive(Object)]
#[oai(rename = "StockDocumentLines", deny_unknown_fields)]
struct MoreLines {
    #[oai(validator(max_items = 500))]
    lines: Vec<NewLine>,
}

async fn one(cx: &Cx, id: Id<mark::Document>) -> Result<Shown> {
    cx.read(|reads| {
        let met = access::meet(cx, reads, id)?;
        shown(reads, met.document, met.cost)
    })
    .await
}

/// The request as if its address were the page of this document.
fn of_document(cx: &Cx, id: Id<mark::Document>) -> Cx {
    cx.of_path([("id", id.to_string())])
}

fn wrong(cx: &Cx, field: &str) -> Error {
    WrongFields::one(field, web::BAD_CHOICE.get(cx.lang())).into()
}

/// What is made of a posting, by whoever may make it.
async fn from_basis(cx: &Cx, kind: DocKind, basis: Id<mark::Document>) -> Result<Begun> {
    let met = access::met(&of_document(cx, basis)).await?;
    if kind == DocKind::SupplierReturn {
        return Ok(Begun::Return(basis, supplier_return::places(cx, &met.document).await?, cx.today()));
    }
    match cost_correction::may_begin(cx, &met.document, &met.warehouse) {
        true => Ok(Begun::Correction(basis, cx.today())),
        false => Err(Error::Denied(access::right_of(kind))),
    }
}

/// Documents looked through for one page, when most of them do not suit.
const LOOKED: usize = 5_000;

pub struct Documents;

const SEE: usize = Right::SeeStock as usize;
const PRICE: usize = Right::EditGoodsPrices as usize;

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
                    page.items.push(shown(reads, document, sees_cost(&cx, warehouse))?);
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
        let mut new = document.0;
        let named =
            new.kind.as_ref().and_then(|kind| DocKind::named(&kind.0)).filter(|kind| *kind == DocKind::CostCorrection || kind.by_hand());
        let Some(kind) = named else { return Err(wrong(&cx, "kind")) };
        let (asked, basis) = (new.lines.take().unwrap_or_default(), new.basis);
        if new.whole.is_some() && !kind.is_kit() {
            return Err(wrong(&cx, "whole"));
        }
        begun::may_price(&cx, kind, &asked)?;
        let command = |tx: &mut Write<'_>, (begun, lines): &(Begun, Vec<AskedLine>)| begun::make(tx, begun, lines);
        let id = match (kind, basis) {
            // All that is left of the posting is in it.
            (DocKind::SupplierReturn, Some(_)) if !asked.is_empty() => return Err(wrong(&cx, "lines")),
            (DocKind::CostCorrection | DocKind::SupplierReturn, Some(basis)) => {
                let begun = from_basis(&cx, kind, basis).await?;
                cx.perform(new.head(), |f| (begun.dated(f), begun::lines(f, asked)), command).await?
            }
            (DocKind::CostCorrection, None) => return Err(wrong(&cx, "basis")),
            (_, Some(_)) => return Err(wrong(&cx, "basis")),
            (_, None) => {
                let (known, whole) = (Known::read(&cx, kind, None).await?, new.whole.take());
                let supplier = new.supplier.as_ref().map(|id| id.0.parse::<Id<mark::Client>>()).transpose().map_err(|_| Error::Hidden)?;
                if let Some(id) = supplier {
                    cx.read(|reads| clients::client(reads, id)).await?;
                }
                cx.perform(new.head(), |f| (begun::head(f, &known, supplier, whole), begun::lines(f, asked)), command).await?
            }
        };
        Ok(Made(one(&cx, id).await?))
    }

    /// Adds lines to a draft; those of a cost correction are in it already and are changed
    #[oai(path = "/stock-documents/:document_id/lines", method = "post", operation_id = "addStockDocumentLines")]
    async fn add(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, more: Json<MoreLines>) -> Result<Json<Shown>> {
        let (id, met) = (document_id.0, access::mine(&of_document(&cx, document_id.0)).await?);
        begun::may_price(&cx, met.document.kind, &more.0.lines)?;
        let command = move |tx: &mut Write<'_>, lines: &Vec<AskedLine>| begun::add(tx, id, lines);
        cx.perform(Sent::default(), |f| begun::lines(f, more.0.lines), command).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Takes a line out of a draft
    #[oai(path = "/stock-documents/:document_id/lines/:line", method = "delete", operation_id = "deleteStockDocumentLine")]
    async fn take_out(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, line: Path<u32>) -> Result<Json<Shown>> {
        let (id, number) = (document_id.0, line.0);
        access::mine(&of_document(&cx, id)).await?;
        cx.write(move |tx| remove_line(tx, id, number).map(drop)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Fills the prices goods of a posting will be sold for, by the rules of the types of prices
    #[oai(path = "/stock-documents/:document_id/prices", method = "post", operation_id = "priceStockDocument")]
    async fn price(&self, cx: May<PRICE>, document_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        line_prices::propose_all(&of_document(&cx, document_id.0)).await?;
        Ok(Json(one(&cx, document_id.0).await?))
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
        let command =
            move |tx: &mut Write<'_>, ask: &PostAsk| conclude::carry_out(tx, ask, Way::AtOnce, reach.as_ref(), carried).map(|done| done.id);
        cx.perform(sent, |f| conclude::parse(f, id, &boxes), command).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Ships a transfer: its goods are on the way until they are received
    #[oai(path = "/stock-documents/:document_id/shipment", method = "post", operation_id = "shipStockDocument")]
    async fn ship(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        let (id, met) = (document_id.0, access::mine(&of_document(&cx, document_id.0)).await?);
        if met.document.kind != DocKind::Transfer {
            return Err(Error::Hidden);
        }
        let (carried, ask) = (cx.site.carried, PostAsk { document: id, paid: None });
        let command = move |tx: &mut Write<'_>, (): &()| conclude::carry_out(tx, &ask, Way::Shipped, None, carried).map(drop);
        cx.perform(Sent::default(), |_| (), command).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Receives what was shipped; what did not come stays on the way
    #[oai(path = "/stock-documents/:document_id/receipt", method = "post", operation_id = "receiveStockDocument")]
    async fn receive(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, came: Json<Arrived>) -> Result<Json<Shown>> {
        let (id, counting) = (document_id.0, transfer::receiving(&of_document(&cx, document_id.0)).await?);
        let (sent, day) = (way::sent(&cx, &counting, came.0.lines)?, cx.today());
        let parse = |f: &mut Fields<'_>| Arrival { document: id, day, portions: counting.parse(f) };
        cx.perform(sent, parse, |tx, ask| transfer::receive(tx, ask).map(drop)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Settles what did not arrive by a received transfer
    #[oai(path = "/stock-documents/:document_id/shortfall", method = "post", operation_id = "settleStockDocument")]
    async fn settle(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, short: Json<Short>) -> Result<Json<Shown>> {
        let (id, out) = (document_id.0, short.0.way);
        let counting = transfer::settling(&of_document(&cx, id), out).await?;
        let (sent, day) = (way::sent(&cx, &counting, short.0.lines)?, cx.today());
        let parse = |f: &mut Fields<'_>| Arrival { document: id, day, portions: counting.parse(f) };
        cx.perform(sent, parse, move |tx, ask| transfer::settle(tx, ask, out)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Takes a posted document back: goods and book return to what they were
    #[oai(path = "/stock-documents/:document_id/cancelling", method = "post", operation_id = "cancelStockDocument")]
    async fn cancel(&self, cx: May<SEE>, document_id: Path<Id<mark::Document>>, why: Json<Cancelling>) -> Result<Json<Shown>> {
        let (id, met) = (document_id.0, access::mine(&of_document(&cx, document_id.0)).await?);
        let mut sent = Sent::default();
        sent.same("comment", Some(why.0.comment));
        let back = conclude::Back::of(&cx, &met.document, why.0.through.unwrap_or_default()).await?;
        cx.perform(sent, |f| f.line("comment", 3..=300), move |tx, comment| back.run(tx, comment).map(drop)).await?;
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
