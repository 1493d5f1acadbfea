//! `/purchase-needs`, `/purchase-wishes`, `/purchase-orders`.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{BUY, SEE};
use crate::{
    clients,
    kernel::{Day, Error, Id, Moment, Money, Quantity, Result, Right, mark},
    orders::document::may_see,
    purchases::{
        access::{self, Met},
        course,
        draft::{HeadAsk, LineAsk, begin, discard},
        head_form, list,
        needs::Proposal,
        plan,
        tables::{Standing, Wish},
        wishes,
    },
    store::{Reads, Write},
    web::{
        Cx, Fields,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
        text as web,
    },
};

/// A product to buy, and the figures the quantity comes from.
#[derive(Object)]
#[oai(rename = "PurchaseNeed", skip_serializing_if_is_none)]
struct ShownNeed {
    product: Id<mark::Product>,
    name: String,
    /// Whom it is bought from as a rule.
    supplier: Option<Id<mark::Client>>,
    /// Proposed: whole packs.
    quantity: Quantity,
    available: Quantity,
    /// Ordered and not arrived.
    incoming: Quantity,
    /// In orders that are not sent yet.
    drafted: Quantity,
    minimum: Quantity,
    target: Quantity,
    /// What orders of clients wait for.
    needed: Quantity,
    /// Those of them that may be seen.
    orders: Vec<Id<mark::Order>>,
    /// Asked for by hand.
    wished: Quantity,
    /// On the average, when it is reckoned by demand.
    daily: Option<Quantity>,
    /// What was asked for one the last time; for those who may see it.
    price: Option<Money>,
}

#[derive(Object)]
#[oai(rename = "PurchaseWish")]
struct ShownWish {
    id: Id<mark::Entry>,
    product: Id<mark::Product>,
    warehouse: Id<mark::Warehouse>,
    quantity: Quantity,
    comment: String,
    at: Moment,
    by_name: String,
}

#[derive(Object)]
#[oai(rename = "NewPurchaseWish", deny_unknown_fields, nullable_all)]
struct NewWish {
    product: Option<Words>,
    warehouse: Option<Words>,
    quantity: Option<Words>,
    comment: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "PurchaseOrder", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Document>,
    /// Absent until it is sent.
    number: Option<u64>,
    standing: Standing,
    supplier: Id<mark::Client>,
    warehouse: Id<mark::Warehouse>,
    location: Id<mark::Location>,
    created: Moment,
    /// The day it was sent.
    day: Option<Day>,
    expected: Option<Day>,
    comment: String,
    by_name: String,
    lines: Vec<Line>,
    /// For those who may see what goods cost.
    total: Option<Money>,
    /// Documents its goods came by, drafts too.
    documents: Vec<Id<mark::Document>>,
}

#[derive(Object)]
#[oai(rename = "PurchaseOrderLine", skip_serializing_if_is_none)]
struct Line {
    product: Id<mark::Product>,
    code: String,
    sku: String,
    name: String,
    quantity: Quantity,
    arrived: Quantity,
    price: Option<Money>,
}

#[derive(Object)]
#[oai(rename = "NewPurchaseOrderLine", deny_unknown_fields, nullable_all)]
struct NewLine {
    product: Option<Words>,
    quantity: Option<Words>,
    /// As it was bought last unless said otherwise.
    price: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "NewPurchaseOrder", deny_unknown_fields, nullable_all)]
struct NewOrder {
    supplier: Option<Words>,
    warehouse: Option<Words>,
    expected: Option<Words>,
    comment: Option<Words>,
    #[oai(validator(max_items = 300))]
    lines: Option<Vec<NewLine>>,
}

#[derive(Object)]
#[oai(rename = "PurchaseOrderCancelling", deny_unknown_fields)]
struct Cancelling {
    #[oai(nullable)]
    comment: Option<Words>,
}

/// The draft of a document that receives goods.
#[derive(Object)]
#[oai(rename = "PurchaseReceiving")]
struct Receiving {
    document: Id<mark::Document>,
}

impl NewOrder {
    fn sent(self) -> Sent {
        let mut sent = Sent::default();
        let text = |words: Option<Words>| words.map(|words| words.0).unwrap_or_default();
        for (at, line) in self.lines.unwrap_or_default().into_iter().enumerate() {
            let (wrong, told) = (format!("line-{at}"), format!("lines[{at}]"));
            for (name, value) in [("product", text(line.product)), ("quantity", text(line.quantity)), ("price", text(line.price))] {
                sent.push(name, (&wrong, &told), value);
            }
        }
        sent.same("supplier", self.supplier)
            .same("warehouse", self.warehouse)
            .same("expected", self.expected)
            .same("comment", self.comment);
        sent
    }
}

fn lines_of(f: &mut Fields<'_>) -> Vec<LineAsk> {
    let [products, quantities, prices] = ["product", "quantity", "price"].map(|name| f.column(name));
    let mut asks = Vec::new();
    for (at, product) in products.iter().enumerate() {
        let quantity = Quantity::parse(&quantities[at]).filter(|one| one.is_positive() && *one <= Quantity::LIMIT);
        let price = if prices[at].is_empty() { Some(None) } else { Money::parse(&prices[at]).map(Some) };
        let price = price.filter(|one| one.is_none_or(|one| !one.is_negative() && one <= Money::LIMIT));
        let wrong = match (product.parse(), quantity, price) {
            (Ok(product), Some(quantity), Some(price)) => {
                asks.push(LineAsk { product, quantity, price });
                continue;
            }
            (Err(_), ..) => web::BAD_CHOICE,
            (_, None, _) => web::BAD_QUANTITY,
            _ => web::BAD_SUM,
        };
        f.refuse(&format!("line-{at}"), wrong);
    }
    asks
}

fn need(cx: &Cx, row: Proposal) -> ShownNeed {
    let (figures, scope) = (row.figures, cx.whole_scope(Right::SeeOrders));
    let seen = row.waiting.iter().filter(|one| may_see(&scope, &one.order));
    let mut orders: Vec<Id<mark::Order>> = seen.map(|one| one.order.id).collect();
    orders.dedup();
    ShownNeed {
        product: row.product.id,
        supplier: row.product.supplier,
        quantity: row.quantity,
        available: figures.cover.available,
        incoming: figures.cover.incoming,
        drafted: figures.drafted,
        minimum: figures.cover.min,
        target: figures.cover.target,
        needed: figures.need,
        wished: figures.wished,
        daily: row.daily,
        price: cx.may(Right::SeeCost).then_some(row.price),
        name: row.product.name,
        orders,
    }
}

fn shown(reads: &impl Reads, met: Met) -> Result<Shown> {
    let standing = met.standing();
    let documents = course::postings(reads, met.order.id)?.into_iter().map(|one| one.id).collect();
    let line = |line: &crate::purchases::OrderedLine| Line {
        product: line.product,
        code: line.code.clone(),
        sku: line.sku.clone(),
        name: line.name.clone(),
        quantity: line.quantity,
        arrived: met.arrived(line.product),
        price: met.cost.then_some(line.price),
    };
    Ok(Shown {
        lines: met.order.lines.iter().map(line).collect(),
        total: met.cost.then(|| met.order.total()),
        id: met.order.id,
        number: Some(met.order.number).filter(|number| *number > 0),
        standing,
        supplier: met.order.supplier,
        warehouse: met.order.warehouse,
        location: met.order.location,
        created: met.order.created,
        day: met.order.day,
        expected: met.order.expected,
        comment: met.order.comment,
        by_name: met.order.by_name,
        documents,
    })
}

async fn one(cx: &Cx, id: Id<mark::Document>) -> Result<Shown> {
    cx.read(|reads| shown(reads, access::meet(cx, reads, id)?)).await
}

async fn mine(cx: &Cx, id: Id<mark::Document>) -> Result<()> {
    let met = cx.read(|reads| access::meet(cx, reads, id)).await?;
    if met.mine { Ok(()) } else { Err(Error::Denied(Right::Purchase)) }
}

pub struct PurchaseOrders;

#[OpenApi(tag = "Tag::Purchases")]
impl PurchaseOrders {
    /// What to buy and why
    ///
    /// By minimums; with `demand` by what goes in a day, over `window` days, for `lead` + `cover` + `safety` days.
    #[oai(path = "/purchase-needs", method = "get", operation_id = "listPurchaseNeeds")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address")]
    async fn needs(
        &self,
        cx: May<SEE>,
        warehouse: Query<Option<Id<mark::Warehouse>>>,
        demand: Query<Option<bool>>,
        window: Query<Option<u16>>,
        lead: Query<Option<u16>>,
        cover: Query<Option<u16>>,
        safety: Query<Option<u16>>,
    ) -> Result<Json<Vec<ShownNeed>>> {
        let asked = plan::Asked::read(|name| match name {
            "warehouse" => warehouse.0.map(|id| id.to_string()),
            "by" => demand.0.filter(|on| *on).map(|_| "demand".to_string()),
            "window" => window.0.map(|days| days.to_string()),
            "lead" => lead.0.map(|days| days.to_string()),
            "cover" => cover.0.map(|days| days.to_string()),
            _ => safety.0.map(|days| days.to_string()),
        });
        let plan = cx.read(|reads| plan::read(&cx, reads, &asked)).await?;
        Ok(Json(plan.rows.into_iter().map(|row| need(&cx, row)).collect()))
    }

    /// Asks to buy something
    #[oai(path = "/purchase-wishes", method = "post", operation_id = "createPurchaseWish")]
    async fn wish(&self, cx: May<SEE>, wish: Json<NewWish>) -> Result<Made<ShownWish>> {
        let (wish, places) = (wish.0, cx.read(|reads| access::seen(reads, &cx)).await?);
        let mut sent = Sent::default();
        sent.same("product", wish.product).same("warehouse", wish.warehouse).same("quantity", wish.quantity).same("comment", wish.comment);
        let id = cx.perform(sent, |f| wishes::parse(f, &places), |tx, ask| wishes::wish(tx, ask).map(|made| made.id)).await?;
        let Wish { id, product, warehouse, quantity, comment, at, by_name, .. } = cx.read(|reads| reads.need::<Wish>(&id)).await?;
        Ok(Made(ShownWish { id, product, warehouse, quantity, comment, at, by_name }))
    }

    /// Orders to suppliers, the newest first
    #[oai(path = "/purchase-orders", method = "get", operation_id = "listPurchaseOrders")]
    async fn list(
        &self,
        cx: May<SEE>,
        standing: Query<Option<Standing>>,
        supplier: Query<Option<Id<mark::Client>>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), list::cursor)?;
        let filter = list::Filter { standing: standing.0, late: false, supplier: supplier.0, after: past };
        let limit = Limit::of(limit.0);
        let page = cx.read(|reads| {
            let (rows, next) = list::page_of(&cx, reads, &filter, limit)?;
            let items = rows.into_iter().map(|row| shown(reads, access::meet(&cx, reads, row.order.id)?)).collect::<Result<Vec<_>>>()?;
            Ok(Page { items, next })
        });
        Ok(Json(page.await?))
    }

    /// One order to a supplier
    #[oai(path = "/purchase-orders/:order_id", method = "get", operation_id = "getPurchaseOrder")]
    async fn get(&self, cx: May<SEE>, order_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        Ok(Json(one(&cx, order_id.0).await?))
    }

    /// Writes a draft of an order to a supplier
    #[oai(path = "/purchase-orders", method = "post", operation_id = "createPurchaseOrder")]
    async fn create(&self, cx: May<BUY>, order: Json<NewOrder>) -> Result<Made<Shown>> {
        let known = head_form::read(&cx, None).await?;
        let supplier = order.0.supplier.as_ref().map(|id| id.0.parse::<Id<mark::Client>>()).transpose().map_err(|_| Error::Hidden)?;
        if let Some(id) = supplier {
            cx.read(|reads| clients::client(reads, id)).await?;
        }
        let command = |tx: &mut Write<'_>, (head, lines): &(HeadAsk, Vec<LineAsk>)| begin(tx, head, lines).map(|made| made.id);
        let id = cx.perform(order.0.sent(), |f| (head_form::parse(f, &known, supplier), lines_of(f)), command).await?;
        Ok(Made(one(&cx, id).await?))
    }

    /// Throws a draft away
    #[oai(path = "/purchase-orders/:order_id", method = "delete", operation_id = "deletePurchaseOrder")]
    async fn remove(&self, cx: May<BUY>, order_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        let (id, before) = (order_id.0, one(&cx, order_id.0).await?);
        mine(&cx, id).await?;
        cx.write(move |tx| discard(tx, id)).await?;
        Ok(Json(before))
    }

    /// Marks a draft as sent: it gets its number, and its goods are awaited
    #[oai(path = "/purchase-orders/:order_id/sending", method = "post", operation_id = "sendPurchaseOrder")]
    async fn send(&self, cx: May<BUY>, order_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        let (id, today) = (order_id.0, cx.today());
        mine(&cx, id).await?;
        cx.write(move |tx| course::send(tx, id, today).map(|_| ())).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Waits for the rest of an order no more
    #[oai(path = "/purchase-orders/:order_id/cancelling", method = "post", operation_id = "cancelPurchaseOrder")]
    async fn cancel(&self, cx: May<BUY>, order_id: Path<Id<mark::Document>>, why: Json<Cancelling>) -> Result<Json<Shown>> {
        let id = order_id.0;
        mine(&cx, id).await?;
        let mut sent = Sent::default();
        sent.same("comment", why.0.comment);
        cx.perform(sent, |f| f.line("comment", 0..=300), move |tx, comment| course::cancel(tx, id, comment).map(|done| done.id)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Begins a document that receives what is still to come
    #[oai(path = "/purchase-orders/:order_id/receiving", method = "post", operation_id = "receivePurchaseOrder")]
    async fn receive(&self, cx: May<SEE>, order_id: Path<Id<mark::Document>>) -> Result<Json<Receiving>> {
        let (id, today) = (order_id.0, cx.today());
        if !cx.read(|reads| access::meet(&cx, reads, id)).await?.receives {
            return Err(Error::Denied(Right::PostGoods));
        }
        let document = cx.write(move |tx| course::receive(tx, id, today).map(|document| document.id)).await?;
        Ok(Json(Receiving { document }))
    }
}
