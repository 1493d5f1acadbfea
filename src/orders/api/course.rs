//! The way of an order: where it may go, its steps, the hand-over and the way back.

use std::str::FromStr;

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::{
    of_order,
    shown::{Shown, one},
};
use crate::{
    kernel::{Id, Refusal, Result, Right, mark},
    orders::{card::gate, closing, kind, reopening, status},
    shop::{OrderType, Status, StatusGroup},
    store::{Reads, Row},
    web::{
        Cx, Fields,
        api::{May, Sent, Tag, Words, WrongFields},
        text,
    },
};

#[derive(Object)]
#[oai(rename = "NextStatus", skip_serializing_if_is_none)]
struct Next {
    id: Id<mark::Status>,
    name: String,
    group: StatusGroup,
    /// Why this employee may not send the order there; absent when he may.
    refused: Option<String>,
}

#[derive(Object)]
#[oai(rename = "Step", deny_unknown_fields)]
struct Step {
    to: Words,
    #[oai(nullable)]
    comment: Option<Words>,
}

/// The hand-over, with the payment of the rest when there is one.
#[derive(Object)]
#[oai(rename = "Closing", deny_unknown_fields, nullable_all)]
struct Closing {
    /// A final status that the chain leads to.
    to: Option<Words>,
    amount: Option<Words>,
    cashbox: Option<Words>,
    /// A second cashbox, and the part of the amount that goes there.
    other: Option<Words>,
    other_amount: Option<Words>,
    /// What was handed over in notes.
    tendered: Option<Words>,
    day: Option<Words>,
    comment: Option<Words>,
    /// Hands over though not everything is paid. Asks for `CloseInDebt`.
    debt: Option<bool>,
}

#[derive(Object)]
#[oai(rename = "Reopening", deny_unknown_fields)]
struct Reopening {
    to: Words,
    reason: Words,
}

/// Another type, and where to stand in it when its orders do not know the present status.
#[derive(Object)]
#[oai(rename = "Retyping", deny_unknown_fields)]
struct Retyping {
    order_type: Words,
    #[oai(nullable)]
    status: Option<Words>,
}

pub struct Course;

const SEE: usize = Right::SeeOrders as usize;
const MOVE: usize = Right::ChangeStatus as usize;
const EDIT: usize = Right::EditOrders as usize;
const REOPEN: usize = Right::ReopenOrders as usize;

#[OpenApi(tag = "Tag::Orders")]
impl Course {
    /// Where an order may go from here
    #[oai(path = "/orders/:order_id/next-statuses", method = "get", operation_id = "listNextStatuses")]
    async fn next(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>) -> Result<Json<Vec<Next>>> {
        let (cx, lang) = (of_order(&cx, order_id.0), cx.lang());
        let order = gate(&cx, Right::SeeOrders).await?;
        let mover = status::mover(&cx, order.location)?;
        let open = order.is_open();
        let found = cx.read(|reads| if open { status::next_statuses(reads, &order, &mover) } else { Ok(Vec::new()) }).await?;
        let next = |(to, refused): (Status, Option<crate::orders::OrderRefusal>)| Next {
            id: to.id,
            name: to.name.get(lang).into(),
            group: to.group,
            refused: refused.map(|refused| refused.say(lang)),
        };
        Ok(Json(found.into_iter().map(next).collect()))
    }

    /// Moves an order along its chain
    ///
    /// Into a final status only when nothing is due; a hand-over with a payment or in debt is a closure.
    #[oai(path = "/orders/:order_id/status", method = "post", operation_id = "moveOrder")]
    async fn step(&self, cx: May<MOVE>, order_id: Path<Id<mark::Order>>, step: Json<Step>) -> Result<Json<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::ChangeStatus).await?;
        let mover = closing::without_debt(status::mover(&cx, order.location)?);
        let mut sent = Sent::default();
        sent.same("to", Some(step.0.to)).same("comment", step.0.comment);
        known(&cx, &sent, "to", |_: &Status| true).await?;
        let (id, day) = (order.id, cx.today());
        let parse = move |f: &mut Fields<'_>| status::parse(f, id, mover, day);
        cx.perform(sent, parse, |tx, ask| status::change(tx, ask).map(|order| order.id)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Hands an order over, or closes it without a repair
    ///
    /// A payment asks for `TakePayments` too.
    #[oai(path = "/orders/:order_id/closure", method = "post", operation_id = "closeOrder")]
    async fn close(&self, cx: May<MOVE>, order_id: Path<Id<mark::Order>>, closure: Json<Closing>) -> Result<Json<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::ChangeStatus).await?;
        let (id, closure) = (order.id, closure.0);
        let mut sent = Sent::default();
        sent.same("to", closure.to)
            .same("amount", closure.amount)
            .same("cashbox", closure.cashbox)
            .same("other", closure.other)
            .same("other_amount", closure.other_amount)
            .same("tendered", closure.tendered)
            .same("day", closure.day)
            .same("comment", closure.comment)
            .flag("debt", "debt", closure.debt);
        if !sent.form().value("amount").trim().is_empty() {
            cx.need_at(order.location, Right::TakePayments)?;
        }
        known(&cx, &sent, "to", |status: &Status| status.group.is_final()).await?;
        let mover = status::mover(&cx, order.location)?;
        let parse = |f: &mut Fields<'_>| closing::parse(f, &order, mover);
        cx.perform(sent, parse, |tx, ask| status::change(tx, ask).map(|order| order.id)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Gives an open order another type
    #[oai(path = "/orders/:order_id/type", method = "post", operation_id = "retypeOrder")]
    async fn retype(&self, cx: May<EDIT>, order_id: Path<Id<mark::Order>>, retyping: Json<Retyping>) -> Result<Json<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let id = gate(&cx, Right::EditOrders).await?.id;
        let mut sent = Sent::default();
        sent.put("type", "order_type", Some(retyping.0.order_type)).same("status", retyping.0.status);
        known(&cx, &sent, "type", |kind: &OrderType| !kind.archived).await?;
        known(&cx, &sent, "status", |status: &Status| !status.archived && !status.group.is_final()).await?;
        cx.perform(sent, |f| kind::parse(f, id), |tx, ask| kind::change_type(tx, ask).map(|order| order.id)).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Takes a closed order back into work
    #[oai(path = "/orders/:order_id/reopening", method = "post", operation_id = "reopenOrder")]
    async fn reopen(&self, cx: May<REOPEN>, order_id: Path<Id<mark::Order>>, reopening: Json<Reopening>) -> Result<Json<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let id = gate(&cx, Right::ReopenOrders).await?.id;
        let mut sent = Sent::default();
        sent.same("to", Some(reopening.0.to)).same("reason", Some(reopening.0.reason));
        known(&cx, &sent, "to", |status: &Status| !status.group.is_final()).await?;
        cx.perform(sent, |f| reopening::parse(f, id), |tx, ask| reopening::take_up(tx, ask).map(|order| order.id)).await?;
        Ok(Json(one(&cx, id).await?))
    }
}

/// A row named by a field is there and suits; a name that does not read is left to the form's own reader.
async fn known<R: Row<Key: FromStr>>(cx: &Cx, sent: &Sent, field: &str, suits: impl FnOnce(&R) -> bool) -> Result<()> {
    let Ok(id) = sent.form().value(field).parse::<R::Key>() else { return Ok(()) };
    let found = cx.read(|reads| reads.get::<R>(&id)).await?;
    match found {
        Some(row) if suits(&row) => Ok(()),
        _ => Err(WrongFields::one(&sent.told(field), text::BAD_CHOICE.get(cx.lang())).into()),
    }
}
