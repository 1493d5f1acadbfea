//! Works and parts of an order.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::of_order;
use crate::{
    catalog,
    kernel::{Error, Id, Money, Quantity, Rate, Result, Right, mark},
    orders::{
        Discount, Line, LineKind, Order,
        card::gate,
        document,
        line_form::{filled, line_of, parse_edit, parse_full},
        lines,
    },
    staff::Employee,
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
    name: String,
    quantity: Quantity,
    /// Of one.
    price: Money,
    discount_percent: Option<Rate>,
    /// What the discount comes to.
    discount_sum: Money,
    /// With the discount.
    sum: Money,
    /// Cost of one, for those who may see it.
    cost: Option<Money>,
    master: Option<Id<mark::Employee>>,
    warranty_days: u32,
    comment: String,
}

/// A new line needs a work of the price list, or a name and a price; what is left out comes from the price list and the
/// client's own discount. In a change only what is sent changes.
#[derive(Object)]
#[oai(rename = "LineFields", deny_unknown_fields, nullable_all)]
struct LineFields {
    /// Only in a new line; without it a work.
    kind: Option<LineKind>,
    /// Only in a new line: a work of the price list.
    service: Option<Words>,
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
            .same("comment", self.comment);
        sent
    }
}

fn show(cx: &Cx, order: &Order, line: Line) -> Shown {
    let costs = cx.may_at(order.location, Right::SeeCost);
    Shown {
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
    }
}

async fn one(cx: &Cx, order: &Order, id: Id<mark::Line>) -> Result<Shown> {
    let key = (order.id, id);
    Ok(show(cx, order, cx.read(|reads| reads.need::<Line>(&key)).await?))
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
        let found = cx.read(|reads| document::lines(reads, order.id)).await?;
        Ok(Json(found.into_iter().map(|line| show(&cx, &order, line)).collect()))
    }

    /// Adds a work or a part
    #[oai(path = "/orders/:order_id/lines", method = "post", operation_id = "addLine")]
    async fn add(&self, cx: May<CHANGE>, order_id: Path<Id<mark::Order>>, line: Json<LineFields>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::EditLines).await?;
        may_cost(&cx, &order, &line.0)?;
        let mut sent = line.0.over(Sent::default(), "service_text");
        named(&cx, &mut sent).await?;
        master(&cx, &sent, None).await?;
        let id = cx.perform(sent, |f: &mut Fields<'_>| parse_full(f, &order), |tx, ask| lines::add(tx, ask).map(|line| line.id)).await?;
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
        let sent = line.0.over(Sent::over(filled(&before, cx.lang(), cx.may_at(order.location, Right::SeeCost))), "name");
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
