//! Works and parts of an order.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::of_order;
use crate::{
    catalog,
    kernel::{Error, Id, Money, Quantity, Rate, Result, Right, mark},
    orders::{
        Discount, Line, LineKind, Order,
        card::gate,
        document, kits,
        line_form::{filled, line_of, parse_edit, parse_full},
        lines,
        parts::PartRef,
        tables::Part,
    },
    staff::Employee,
    stock::units::{self, Unit},
    store::Reads,
    web::{
        Cx, Fields,
        api::{Made, May, Sent, Tag, Words, WrongFields},
        text,
    },
};

#[derive(Object)]
#[oai(rename = "Line", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Line>,
    kind: LineKind,
    /// The work of the price list it came from.
    service: Option<Id<mark::Service>>,
    /// The product of the catalogue it is.
    product: Option<Id<mark::Product>>,
    /// Where it is kept for the order, or was taken from.
    warehouse: Option<Id<mark::Warehouse>>,
    /// The number of the very thing.
    serial: Option<String>,
    /// How much of it is still to be bought.
    awaiting: Option<Quantity>,
    /// A part typed by hand that is to be written off and was not.
    unwritten: bool,
    name: String,
    /// Less what came back.
    quantity: Quantity,
    /// How much of it the client brought back.
    returned: Option<Quantity>,
    /// Of one.
    price: Money,
    discount_percent: Option<Rate>,
    /// What the discount comes to.
    discount_sum: Money,
    /// With the discount.
    sum: Money,
    /// Cost of one, for those who may see it.
    cost: Option<Money>,
    /// Cost of all of it: exact once the order is handed over.
    cost_sum: Option<Money>,
    master: Option<Id<mark::Employee>>,
    warranty_days: u32,
    comment: String,
}

/// A new line needs a work of the price list, a product, or a name and a price; what is left out comes from the price list, the
/// catalogue and the client's own discount. In a change only what is sent changes.
#[derive(Object)]
#[oai(rename = "LineFields", deny_unknown_fields, nullable_all)]
struct LineFields {
    /// Only in a new line; without it a work.
    kind: Option<LineKind>,
    /// Only in a new line: a work of the price list.
    service: Option<Words>,
    /// A product of the catalogue: it is kept for the order at once, and what is not there waits to be bought. In a change, what a
    /// part typed by hand turns out to be.
    product: Option<Id<mark::Product>>,
    /// Where the product is taken from; all of it must be there. Without it, wherever it is.
    warehouse: Option<Id<mark::Warehouse>>,
    /// The number of the thing, for products whose every piece has one.
    serial: Option<String>,
    /// A part typed by hand for which nothing is to be written off.
    not_of_stock: Option<bool>,
    name: Option<Words>,
    quantity: Option<Words>,
    /// Another than in the price list asks for `EditPrices`.
    price: Option<Words>,
    /// Asks for `GiveDiscounts`, as does `discount_sum`. Either the one or the other.
    discount_percent: Option<Words>,
    discount_sum: Option<Words>,
    /// Of one. Asks for `SeeCost`.
    cost: Option<Words>,
    master: Option<Words>,
    warranty_days: Option<u32>,
    comment: Option<Words>,
}

impl LineFields {
    /// The product with its place, as forms send it.
    async fn part(&self, cx: &Cx, now: Option<&Part>) -> Result<Option<PartRef>> {
        let Some(product) = self.product.or(now.map(|part| part.product)) else { return Ok(None) };
        let asked = PartRef { product, warehouse: self.warehouse, unit: None };
        let Some(serial) = &self.serial else {
            let unit = now.and_then(|part| part.unit).filter(|_| self.warehouse.is_none());
            return Ok(Some(PartRef { unit, warehouse: asked.warehouse.or(now.and_then(|part| part.warehouse)), ..asked }));
        };
        let unit = cx.read(|reads| units::here(reads, product, serial)).await?.ok_or_else(|| wrong(cx, "serial"))?;
        Ok(Some(PartRef { warehouse: Some(unit.warehouse), unit: Some(unit.id), ..asked }))
    }

    fn over(self, mut sent: Sent, name: &str) -> Sent {
        let kind = self.kind.map(|kind| if kind == LineKind::Work { "work" } else { "part" });
        let percent = self.discount_percent.map(|percent| format!("{}%", percent.0.trim_end_matches('%')));
        let told = if percent.is_some() { "discount_percent" } else { "discount_sum" };
        sent.same("kind", kind)
            .same("service", self.service)
            .put(name, "name", self.name)
            .same("quantity", self.quantity)
            .same("price", self.price)
            .put("discount", told, percent.or(self.discount_sum.map(|sum| sum.0)))
            .same("cost", self.cost)
            .same("master", self.master)
            .same("warranty_days", self.warranty_days)
            .put("aside", "not_of_stock", self.not_of_stock.map(|yes| if yes { "on" } else { "" }))
            .same("comment", self.comment);
        sent
    }
}

fn show(cx: &Cx, reads: &impl Reads, order: &Order, line: Line) -> Result<Shown> {
    let costs = cx.may_at(order.location, Right::SeeCost);
    let unit = line.part.as_ref().and_then(|part| part.unit).map(|id| reads.need::<Unit>(&id)).transpose()?;
    Ok(Shown {
        product: line.part.as_ref().map(|part| part.product),
        warehouse: line.part.as_ref().and_then(|part| part.warehouse),
        serial: unit.map(|unit| unit.serial),
        awaiting: line.part.as_ref().map(|part| part.need),
        unwritten: line.unwritten,
        returned: line.back.map(|came| came.quantity),
        cost_sum: costs.then(|| line.cost_sum()),
        id: line.id,
        kind: line.kind,
        service: line.service,
        quantity: line.quantity,
        price: line.price,
        discount_percent: match line.discount {
            Discount::Percent(rate) => Some(rate),
            Discount::Sum(_) => None,
        },
        discount_sum: line.discount_sum(),
        sum: line.net(),
        cost: costs.then_some(line.cost),
        master: line.master,
        warranty_days: line.warranty_days,
        name: line.name,
        comment: line.comment,
    })
}

async fn one(cx: &Cx, order: &Order, id: Id<mark::Line>) -> Result<Shown> {
    let key = (order.id, id);
    cx.read(|reads| show(cx, reads, order, reads.need::<Line>(&key)?)).await
}

pub struct Lines;

const SEE: usize = Right::SeeOrders as usize;
const CHANGE: usize = Right::EditLines as usize;

#[OpenApi(tag = "Tag::Orders")]
impl Lines {
    /// Works and parts of an order
    #[oai(path = "/orders/:order_id/lines", method = "get", operation_id = "listLines")]
    async fn list(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>) -> Result<Json<Vec<Shown>>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::SeeOrders).await?;
        let found = cx.read(|reads| document::lines(reads, order.id)?.into_iter().map(|line| show(&cx, reads, &order, line)).collect());
        Ok(Json(found.await?))
    }

    /// Adds a work or a part
    ///
    /// A kit becomes a line for each of its parts, which come to what the kit costs; the first of them is answered.
    #[oai(path = "/orders/:order_id/lines", method = "post", operation_id = "addLine")]
    async fn add(&self, cx: May<CHANGE>, order_id: Path<Id<mark::Order>>, line: Json<LineFields>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::EditLines).await?;
        may_cost(&cx, &order, &line.0)?;
        let part = line.0.part(&cx, None).await?;
        let mut sent = line.0.over(Sent::default(), "service_text");
        sent.put("part", "product", part.map(|part| part.to_string()));
        named(&cx, &mut sent).await?;
        master(&cx, &sent, None).await?;
        let id = cx
            .perform(
                sent,
                |f: &mut Fields<'_>| parse_full(f, &order),
                |tx, ask| kits::add(tx, ask).map(|added| added.first().map(|line| line.id)),
            )
            .await?;
        let id = id.ok_or(Error::Hidden)?;
        Ok(Made(one(&cx, &order, id).await?))
    }

    /// Changes a line
    #[oai(path = "/orders/:order_id/lines/:line_id", method = "patch", operation_id = "changeLine")]
    async fn change(
        &self,
        cx: May<CHANGE>,
        order_id: Path<Id<mark::Order>>,
        line_id: Path<Id<mark::Line>>,
        line: Json<LineFields>,
    ) -> Result<Json<Shown>> {
        let cx = cx.of_path([("id", order_id.0.to_string()), ("line", line_id.0.to_string())]);
        let (order, before, _) = line_of(&cx).await?;
        may_cost(&cx, &order, &line.0)?;
        let part = line.0.part(&cx, before.part.as_ref()).await?;
        let mut sent = line.0.over(Sent::over(filled(&before, cx.lang(), cx.may_at(order.location, Right::SeeCost))), "name");
        part_sent(&mut sent, &before, part);
        master(&cx, &sent, before.master).await?;
        let id = before.id;
        cx.perform(sent, |f| parse_edit(f, &order, &before), move |tx, ask| lines::edit(tx, id, ask).map(|line| line.id)).await?;
        Ok(Json(one(&cx, &order, id).await?))
    }

    /// Removes a line
    #[oai(path = "/orders/:order_id/lines/:line_id", method = "delete", operation_id = "removeLine")]
    async fn remove(
        &self,
        cx: May<CHANGE>,
        order_id: Path<Id<mark::Order>>,
        line_id: Path<Id<mark::Line>>,
    ) -> Result<Json<super::shown::Shown>> {
        let cx = of_order(&cx, order_id.0);
        let (order, line) = (gate(&cx, Right::EditLines).await?.id, line_id.0);
        cx.write(move |tx| lines::remove(tx, order, line).map(|order| order.id)).await?;
        Ok(Json(super::shown::one(&cx, order).await?))
    }
}

/// What the form of the program does not show is not taken from whoever may not see it.
fn may_cost(cx: &Cx, order: &Order, line: &LineFields) -> Result<()> {
    if line.cost.is_some() { cx.need_at(order.location, Right::SeeCost) } else { Ok(()) }
}

/// The place of a product, or the product a part typed by hand turns out to be.
fn part_sent(sent: &mut Sent, line: &Line, part: Option<PartRef>) {
    let Some(part) = part else { return };
    match &line.part {
        Some(now) if now.product == part.product => {
            let place = part.to_string();
            let place = place.split_once('.').map_or("", |(_, place)| place);
            sent.put("place", "warehouse", Some(place.to_string()));
        }
        Some(_) => {
            sent.put("place", "product", Some("-".to_string()));
        }
        None => {
            sent.put("part", "product", Some(part.to_string()));
        }
    }
}

fn wrong(cx: &Cx, field: &str) -> Error {
    WrongFields::one(field, text::BAD_CHOICE.get(cx.lang())).into()
}

/// A work of the price list brings its name along.
async fn named(cx: &Cx, sent: &mut Sent) -> Result<()> {
    let said = sent.form().value("service").to_string();
    if said.is_empty() {
        return Ok(());
    }
    let id = said.parse().map_err(|_| wrong(cx, "service"))?;
    let found = cx.read(|reads| catalog::service(reads, id)).await?.filter(|service| !service.archived);
    let service = found.ok_or_else(|| wrong(cx, "service"))?;
    if sent.form().value("service_text").is_empty() {
        sent.put("service_text", "name", Some(service.name.ru));
    }
    Ok(())
}

/// Somebody who works here, or whoever stands there already.
async fn master(cx: &Cx, sent: &Sent, now: Option<Id<mark::Employee>>) -> Result<()> {
    let said = sent.form().value("master").to_string();
    let Ok(id) = said.parse::<Id<mark::Employee>>() else { return Ok(()) };
    let found = cx.read(|reads| reads.get::<Employee>(&id)).await?;
    if now == Some(id) || found.is_some_and(|employee| employee.active) { Ok(()) } else { Err(wrong(cx, "master")) }
}
