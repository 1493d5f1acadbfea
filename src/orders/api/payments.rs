//! Money of an order: what was paid and given back.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::of_order;
use crate::{
    cash::{self, OpKind, Operation, parse_payment, reversal as undoing},
    kernel::{Day, Error, Id, Moment, Money, Result, Right, mark},
    orders::{
        Order,
        card::gate,
        payment_form::{operation_of, parse_refund, way_back, with_cashboxes},
        payments,
    },
    store::{Reads, Write},
    web::{
        Cx,
        api::{Made, May, Sent, Tag, Words},
    },
};

#[derive(Object)]
#[oai(rename = "Payment", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Payment>,
    kind: OpKind,
    /// The day it counts for.
    day: Day,
    at: Moment,
    /// Below zero when money went back.
    amount: Money,
    parts: Vec<Part>,
    /// What was handed over in notes.
    tendered: Option<Money>,
    comment: String,
    /// The payment this one takes back.
    reverses: Option<Id<mark::Payment>>,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
}

#[derive(Object)]
#[oai(rename = "PaymentPart")]
struct Part {
    cashbox: Id<mark::Cashbox>,
    amount: Money,
}

impl From<Operation> for Shown {
    fn from(operation: Operation) -> Shown {
        let money = operation.legs.iter().filter(|leg| leg.account.is_money());
        Shown {
            parts: money.map(|leg| Part { cashbox: leg.of.cast(), amount: leg.amount }).collect(),
            amount: operation.moved(),
            id: operation.id,
            kind: operation.kind,
            day: operation.day,
            at: operation.at,
            tendered: operation.tendered,
            comment: operation.comment,
            reverses: operation.reverses,
            by: operation.by,
            by_name: operation.by_name,
        }
    }
}

#[derive(Object)]
#[oai(rename = "NewPayment", deny_unknown_fields, nullable_all)]
struct NewPayment {
    /// The whole of it. Always needed.
    amount: Option<Words>,
    /// Always needed.
    cashbox: Option<Words>,
    /// A second cashbox, and the part of the amount that goes there.
    other: Option<Words>,
    other_amount: Option<Words>,
    /// What was handed over in notes; the change is counted from it.
    tendered: Option<Words>,
    /// Today unless said otherwise; an earlier one asks for `MoveCash`.
    day: Option<Words>,
    comment: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "Refund", deny_unknown_fields)]
struct Refund {
    amount: Words,
    cashbox: Words,
    /// The reason.
    comment: Words,
}

#[derive(Object)]
#[oai(rename = "Reversal", deny_unknown_fields)]
struct Reversal {
    /// The reason.
    comment: Words,
    #[oai(nullable)]
    day: Option<Words>,
}

async fn one(cx: &Cx, id: Id<mark::Payment>) -> Result<Shown> {
    cx.read(|reads| reads.need::<Operation>(&id)).await.map(Shown::from)
}

/// Runs a command and names the operation it has written.
fn written(tx: &mut Write<'_>, order: Id<mark::Order>, command: impl FnOnce(&mut Write<'_>) -> Result<Order>) -> Result<Id<mark::Payment>> {
    let before: Vec<Id<mark::Payment>> = cash::ledger::operations_of(tx, order)?.iter().map(|operation| operation.id).collect();
    command(tx)?;
    let after = cash::ledger::operations_of(tx, order)?;
    let made = after.iter().find(|operation| !operation.moved().is_zero() && !before.contains(&operation.id));
    made.map(|operation| operation.id).ok_or_else(|| Error::broken("a payment left no operation"))
}

pub struct Payments;

const SEE: usize = Right::SeeOrders as usize;
const TAKE: usize = Right::TakePayments as usize;
const BACK: usize = Right::Refund as usize;
const UNDO: usize = Right::ReversePayments as usize;

#[OpenApi(tag = "Tag::Money")]
impl Payments {
    /// Payments and refunds of an order
    #[oai(path = "/orders/:order_id/payments", method = "get", operation_id = "listPayments")]
    async fn list(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>) -> Result<Json<Vec<Shown>>> {
        let cx = of_order(&cx, order_id.0);
        let order = gate(&cx, Right::SeeOrders).await?;
        let found = cx.read(|reads| cash::ledger::operations_of(reads, order.id)).await?;
        Ok(Json(found.into_iter().filter(|operation| !operation.moved().is_zero()).map(Shown::from).collect()))
    }

    /// Takes a payment
    #[oai(path = "/orders/:order_id/payments", method = "post", operation_id = "takePayment")]
    async fn take(&self, cx: May<TAKE>, order_id: Path<Id<mark::Order>>, payment: Json<NewPayment>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let (id, payment) = (with_cashboxes(&cx, Right::TakePayments).await?.0.id, payment.0);
        let mut sent = Sent::default();
        sent.same("amount", payment.amount)
            .same("cashbox", payment.cashbox)
            .same("other", payment.other)
            .same("other_amount", payment.other_amount)
            .same("tendered", payment.tendered)
            .same("day", payment.day)
            .same("comment", payment.comment);
        let taken = cx.perform(sent, parse_payment, move |tx, ask| written(tx, id, |tx| payments::take(tx, id, ask, ask.day)));
        Ok(Made(one(&cx, taken.await?).await?))
    }

    /// Gives money back
    ///
    /// The way it was paid; another way asks for `MoveCash`.
    #[oai(path = "/orders/:order_id/refund", method = "post", operation_id = "giveBack")]
    async fn give_back(&self, cx: May<BACK>, order_id: Path<Id<mark::Order>>, refund: Json<Refund>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let order = with_cashboxes(&cx, Right::Refund).await?.0;
        let (id, day, way) = (order.id, cx.today(), way_back(&cx, &order));
        let mut sent = Sent::default();
        sent.same("amount", Some(refund.0.amount)).same("cashbox", Some(refund.0.cashbox)).same("comment", Some(refund.0.comment));
        let given = cx.perform(sent, parse_refund, move |tx, (part, comment)| {
            written(tx, id, |tx| payments::refund_by(tx, id, *part, way, comment, day))
        });
        Ok(Made(one(&cx, given.await?).await?))
    }

    /// Takes a wrong payment or refund back
    #[oai(path = "/orders/:order_id/payments/:payment_id/reversal", method = "post", operation_id = "reversePayment")]
    async fn reverse(
        &self,
        cx: May<UNDO>,
        order_id: Path<Id<mark::Order>>,
        payment_id: Path<Id<mark::Payment>>,
        reversal: Json<Reversal>,
    ) -> Result<Made<Shown>> {
        let cx = cx.of_path([("id", order_id.0.to_string()), ("op", payment_id.0.to_string())]);
        let (order, operation, _) = operation_of(&cx).await?;
        let (id, payment) = (order.id, operation.id);
        let mut sent = Sent::default();
        sent.same("comment", Some(reversal.0.comment)).same("day", reversal.0.day);
        let undone = cx.perform(
            sent,
            |f| undoing::parse(f, payment),
            move |tx, ask| written(tx, id, |tx| payments::take_back(tx, id, ask.payment, &ask.comment, ask.day)),
        );
        Ok(Made(one(&cx, undone.await?).await?))
    }
}
