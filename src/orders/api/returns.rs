//! Parts a client brings back after the hand-over.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::of_order;
use crate::{
    kernel::{Day, Error, Id, Moment, Money, Quantity, Result, Right, mark},
    orders::{Order, PartsBack, back, back_form, card::gate, document, tables::BACK_BY_ORDER},
    store::Reads,
    warehouse::brought,
    web::{
        Cx,
        api::{Made, May, Sent, Tag, Words},
    },
};

#[derive(Object)]
#[oai(rename = "PartsReturn", skip_serializing_if_is_none)]
struct Shown {
    /// Of its document in the journal of the stock too, when goods moved.
    id: Id<mark::Document>,
    order: Id<mark::Order>,
    /// The day it counts for.
    day: Day,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
    lines: Vec<ShownLine>,
    total: Money,
    /// Out of a cashbox, off the debt, left to the client.
    paid: Money,
    off_debt: Money,
    to_balance: Money,
    reason: String,
}

#[derive(Object)]
#[oai(rename = "PartsReturnLine", skip_serializing_if_is_none)]
struct ShownLine {
    line: Id<mark::Line>,
    product: Option<Id<mark::Product>>,
    quantity: Quantity,
    /// What the client had paid for it or owed.
    sum: Money,
    /// What it costs, for those who may see it.
    cost: Option<Money>,
}

#[derive(Object)]
#[oai(rename = "NewPartsReturnLine", deny_unknown_fields)]
struct BackLine {
    line: Id<mark::Line>,
    /// Of a thing with a number the number alone is enough.
    #[oai(nullable)]
    quantity: Option<Words>,
    #[oai(nullable)]
    serial: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "NewPartsReturn", deny_unknown_fields)]
struct NewReturn {
    lines: Vec<BackLine>,
    /// Where goods are put; what is faulty goes to the warehouse of defects.
    #[oai(nullable)]
    warehouse: Option<Words>,
    #[oai(nullable)]
    faulty: Option<bool>,
    /// The cashbox the money goes out of, `as_paid` for those it was paid into, or `balance`.
    money: Words,
    reason: Words,
}

fn shown(cx: &Cx, back: PartsBack) -> Shown {
    let costs = cx.may_at(back.location, Right::SeeCost);
    let line = |line: &crate::orders::PartBack| ShownLine {
        line: line.line,
        product: line.product,
        quantity: line.quantity,
        sum: line.net,
        cost: costs.then_some(line.cost),
    };
    Shown {
        lines: back.lines.iter().map(line).collect(),
        total: back.total(),
        id: back.id,
        order: back.order,
        day: back.day,
        at: back.at,
        by: back.by,
        by_name: back.by_name,
        paid: back.paid,
        off_debt: back.off_debt,
        to_balance: back.to_balance,
        reason: back.reason,
    }
}

/// The fields as the form of a return has them; it knows lines by their places.
async fn sent(cx: &Cx, order: &Order, asked: NewReturn) -> Result<Sent> {
    let lines = cx.read(|reads| document::lines(reads, order.id)).await?;
    let mut sent = Sent::default();
    for (one, told) in asked.lines.into_iter().zip(0..) {
        let at = lines.iter().zip(0..).find(|(line, _)| line.id == one.line).map(|(_, at)| at).ok_or(Error::Hidden)?;
        brought::send_line(&mut sent, at, &format!("lines.{told}"), one.quantity, one.serial.into_iter().collect());
    }
    sent.same("warehouse", asked.warehouse)
        .flag("faulty", "faulty", asked.faulty)
        .same("money", Some(asked.money))
        .same("reason", Some(asked.reason));
    Ok(sent)
}

pub struct Returns;

const SEE: usize = Right::SeeOrders as usize;
const BACK: usize = Right::TakeGoodsBack as usize;

#[OpenApi(tag = "Tag::Orders")]
impl Returns {
    /// Parts of an order that came back
    #[oai(path = "/orders/:order_id/returns", method = "get", operation_id = "listPartsReturns")]
    async fn list(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>) -> Result<Json<Vec<Shown>>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::SeeOrders).await?;
        let found: Vec<PartsBack> = cx.read(|reads| reads.by(&BACK_BY_ORDER, (order.id,))).await?;
        Ok(Json(found.into_iter().map(|back| shown(&cx, back)).collect()))
    }

    /// Takes parts of an order that was handed over back
    ///
    /// The order stays closed. Money goes back the way it came; another way asks for `MoveCash`.
    #[oai(path = "/orders/:order_id/returns", method = "post", operation_id = "returnParts")]
    async fn create(&self, cx: May<BACK>, order_id: Path<Id<mark::Order>>, back: Json<NewReturn>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let (order, offer) = back_form::known(&cx).await?;
        let (sent, id) = (sent(&cx, &order, back.0).await?, order.id);
        let done = cx.perform(sent, |f| offer.parse(f), move |tx, ask| back::take_back(tx, id, ask).map(|back| back.id)).await?;
        let made = cx.read(|reads| reads.need::<PartsBack>(&done)).await?;
        Ok(Made(shown(&cx, made)))
    }
}
