//! Money of an order over the counter: taking a payment, giving money back, taking a wrong payment back.

use maud::html;

use super::{
    card::{self, text},
    payments,
    tables::Order,
};
use crate::{
    cash::{
        self, Cashbox, Names, Operation, Part, PaymentAsk, Way, cashboxes_for, parse_payment, payment_fields, payment_form, payment_said,
        reversal as undoing,
    },
    kernel::{Error, Id, Money, Result, Right, mark},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

/// The order and the cashboxes of its location.
pub async fn with_cashboxes(cx: &Cx, right: Right) -> Result<(Order, Vec<Cashbox>)> {
    let order = card::gate(cx, right).await?;
    let cashboxes = cx.read(|reads| cashboxes_for(reads, order.location)).await?;
    Ok((order, cashboxes))
}

/// `GET /orders/:id/payments/new`: the rest of the order, ready to be taken.
pub async fn new(cx: Cx) -> Result<Reply> {
    let (order, cashboxes) = with_cashboxes(&cx, Right::TakePayments).await?;
    let form = payment_form(order.due(), &cashboxes);
    Ok(cx.page(view(&cx, &order, &cashboxes, &form)))
}

/// `POST /orders/:id/payments`
pub async fn create(cx: Cx) -> Result<Reply> {
    let (order, cashboxes) = with_cashboxes(&cx, Right::TakePayments).await?;
    let (mut form, id) = (cx.form(), order.id);
    let parse = |f: &mut Fields<'_>| (paid_seen(f), parse_payment(f));
    let command = move |tx: &mut Write<'_>, (seen, ask): &(Option<Money>, PaymentAsk)| {
        payments::nothing_since(tx, id, *seen)?;
        payments::take(tx, id, ask, ask.day)
    };
    let done = cx.submit(&mut form, parse, command).await?;
    if done.is_none() {
        return Ok(cx.again(view(&cx, &order, &cashboxes, &form)));
    }
    let said = taken_said(&cx, id).await?;
    card::fresh(&cx, id, card::said(said)).await
}

/// What the form showed as paid when it was opened.
pub fn paid_seen(f: &mut Fields<'_>) -> Option<Money> {
    Money::parse(&f.raw("paid"))
}

/// What the last payment of an order was, with the change to give.
pub async fn taken_said(cx: &Cx, order: Id<mark::Order>) -> Result<String> {
    let operations = cx.read(|reads| cash::ledger::operations_of(reads, order)).await?;
    let last = operations.iter().rev().find(|operation| operation.moved().is_positive());
    Ok(last.map(|operation| payment_said(cx, operation)).unwrap_or_default())
}

fn view(cx: &Cx, order: &Order, cashboxes: &[Cashbox], form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/payments", order.id));
    let title = text::PAYMENT_OF.with(lang, &[&order.number]);
    let body = html! {
        (Draw::of(form, lang).summary())
        (settlement(cx, order))
        @if cashboxes.is_empty() { (ui::note("warn", html! { (text::NO_CASHBOXES.get(lang)) })) } @else { (payment_fields(cx, form, cashboxes)) }
    };
    let buttons = html! { @if !cashboxes.is_empty() { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_MONEY.get(lang)) } } };
    dialog::page("orders", &title, dialog::form(cx, &title, &path, &body, &buttons))
}

/// Total, paid and due at the head of every money dialog.
pub fn settlement(cx: &Cx, order: &Order) -> maud::Markup {
    let (lang, due) = (cx.lang(), order.due());
    let sum = |amount: Money| ui::money(amount, cx.frame().currency, lang);
    html! {
        input type="hidden" name="paid" value=(order.paid.input());
        dl.kv.kv--end.settle {
            dt { (text::TOTAL.get(lang)) } dd { (sum(order.totals.total())) }
            dt { (text::PAID.get(lang)) } dd { (sum(order.paid)) }
            @if order.is_ahead() { dt.big { (text::AHEAD.get(lang)) } dd.big { (sum(order.paid)) } }
            @else if due.is_negative() { dt.big { (text::OVERPAID.get(lang)) } dd.big { (sum(due.abs())) } }
            @else { dt.big { (text::DUE.get(lang)) } dd.big { (sum(due)) } }
        }
    }
}

/// `GET /orders/:id/refund`: what was paid too much, or all of it.
pub async fn refund(cx: Cx) -> Result<Reply> {
    let (order, cashboxes) = with_cashboxes(&cx, Right::Refund).await?;
    let over = if order.due().is_negative() { order.due().abs() } else { order.paid };
    let mut form = Form::filled([("amount", over.input())]);
    if let Some(cashbox) = cashboxes.first() {
        form.set("cashbox", cashbox.id.to_string());
    }
    Ok(cx.page(refund_view(&cx, &order, &cashboxes, &form)))
}

/// `POST /orders/:id/refund`: the way it was paid; another way is for those who may move cash.
pub async fn give_back(cx: Cx) -> Result<Reply> {
    let (order, cashboxes) = with_cashboxes(&cx, Right::Refund).await?;
    let (mut form, id, day, way) = (cx.form(), order.id, cx.today(), way_back(&cx, &order));
    let done = cx.submit(&mut form, parse_refund, move |tx, (part, comment)| payments::refund_by(tx, id, *part, way, comment, day)).await?;
    if done.is_none() {
        return Ok(cx.again(refund_view(&cx, &order, &cashboxes, &form)));
    }
    let amount = Money::parse(form.value("amount")).unwrap_or_default();
    let said = text::REFUNDED.with(cx.lang(), &[&cx.sum(amount)]);
    card::fresh(&cx, id, card::said(said)).await
}

/// How this person may give the money of an order back.
pub fn way_back(cx: &Cx, order: &Order) -> Way {
    if cx.may_at(order.location, Right::MoveCash) { Way::Any } else { Way::AsPaid }
}

pub fn parse_refund(f: &mut Fields<'_>) -> (Part, String) {
    (Part { amount: f.money("amount"), cashbox: f.id("cashbox") }, f.line("comment", 3..=300))
}

fn refund_view(cx: &Cx, order: &Order, cashboxes: &[Cashbox], form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/refund", order.id));
    let draw = Draw::of(form, lang);
    let boxes: Vec<(String, String)> = cashboxes.iter().map(|c| (c.id.to_string(), c.name.get(lang).to_string())).collect();
    let title = text::REFUND_OF.with(lang, &[&order.number]);
    let most = text::AT_MOST.with(lang, &[&cx.sum(order.paid)]);
    let body = html! {
        (draw.summary())
        (draw.field("amount", text::REFUND_AMOUNT).money(cx.frame().currency).hint_said(most).focus().autocomplete("off").input())
        (draw.pick_one("cashbox", text::REFUND_FROM, &boxes))
        (draw.field("comment", text::REASON).most(300).input())
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::REFUND.get(lang)) } };
    dialog::page("orders", &title, dialog::form(cx, &title, &path, &body, &buttons))
}

/// The operation of the address, if it is a payment or a refund of the order of the address.
pub async fn operation_of(cx: &Cx) -> Result<(Order, Operation, Names)> {
    let order = card::gate(cx, Right::ReversePayments).await?;
    let id: Id<mark::Payment> = cx.path("op")?;
    cx.read(|reads| {
        let operation = reads.need::<Operation>(&id)?;
        if operation.order != Some(order.id) || operation.moved().is_zero() {
            return Err(Error::Hidden);
        }
        let names = Names::of(reads, std::slice::from_ref(&operation))?;
        Ok((order.clone(), operation, names))
    })
    .await
}

fn reversal_path(order: &Order, operation: &Operation) -> String {
    format!("/orders/{}/payments/{}/reversal", order.id, operation.id)
}

/// `GET /orders/:id/payments/:op/reversal`
pub async fn reversal(cx: Cx) -> Result<Reply> {
    let (order, operation, names) = operation_of(&cx).await?;
    Ok(cx.page(undoing::dialog(&cx, &Form::empty(), &operation, &names, &reversal_path(&order, &operation), "orders")))
}

/// `POST /orders/:id/payments/:op/reversal`
pub async fn reverse(cx: Cx) -> Result<Reply> {
    let (order, operation, names) = operation_of(&cx).await?;
    let (mut form, id, payment) = (cx.form(), order.id, operation.id);
    let done = cx
        .submit(&mut form, |f| undoing::parse(f, payment), move |tx, ask| payments::take_back(tx, id, ask.payment, &ask.comment, ask.day))
        .await?;
    match done {
        Some(_) => card::fresh(&cx, id, card::said(text::REVERSED_DONE.get(cx.lang()))).await,
        None => Ok(cx.again(undoing::dialog(&cx, &form, &operation, &names, &reversal_path(&order, &operation), "orders"))),
    }
}
