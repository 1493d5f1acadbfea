//! The closing of an order: the hand-over with the payment of the rest, or the end without a repair.

use maud::{Markup, html};

use super::{
    card::{self, text},
    document,
    payment_form::{paid_seen, settlement, taken_said, with_cashboxes},
    payments,
    refusal::OrderRefusal,
    status::{Move, Mover, change, mover, next_statuses},
    tables::Order,
    text as words,
};
use crate::{
    cash::{Cashbox, PaymentAsk, parse_payment, payment_fields, payment_form},
    kernel::{Error, Id, Money, Result, Right, mark},
    shop::{Status, StatusGroup},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

/// Fields of `payment_fields`: known to the form even when nothing is taken.
const PAYMENT: [&str; 6] = ["cashbox", "other", "other_amount", "tendered", "day", "comment"];

/// What a closing is shown from.
struct Closing {
    order: Order,
    to: Status,
    cashboxes: Vec<Cashbox>,
    /// Parts that are kept for it.
    parts: Vec<String>,
}

/// The order and the final status it is to be closed with, if the chain and the person's roles allow it.
async fn closing(cx: &Cx, to: Option<Id<mark::Status>>) -> Result<Closing> {
    let (order, cashboxes) = with_cashboxes(cx, Right::ChangeStatus).await?;
    document::must_be_open(&order)?;
    let mover = mover(cx, order.location)?;
    let (next, lines) = cx.read(|reads| Ok((next_statuses(reads, &order, &mover)?, document::lines(reads, order.id)?))).await?;
    let parts = lines.into_iter().filter(|line| line.part.is_some()).map(|line| line.name).collect();
    let mut finals = next.into_iter().filter(|(status, _)| status.group.is_final() && to.is_none_or(|to| to == status.id));
    match finals.next() {
        Some((to, None)) => Ok(Closing { order, to, cashboxes, parts }),
        Some((_, Some(refused))) => Err(refused.into()),
        None => {
            let (from, wanted) =
                cx.read(|reads| Ok((reads.need::<Status>(&order.status)?, to.map(|to| reads.need::<Status>(&to)).transpose()?))).await?;
            Err(OrderRefusal::NotAllowed { to: wanted.map_or_else(|| from.name.clone(), |to| to.name), from: from.name }.into())
        }
    }
}

/// `GET /orders/:id/closure?to=…`
pub async fn show(cx: Cx) -> Result<Reply> {
    let closing = closing(&cx, cx.query("to").and_then(|id| id.parse().ok())).await?;
    let mut form = payment_form(closing.order.due(), &closing.cashboxes);
    form.set("to", closing.to.id.to_string());
    Ok(cx.page(view(&cx, &closing, &form)))
}

/// `POST /orders/:id/closure`
pub async fn close(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let closing = match closing(&cx, form.value("to").parse().ok()).await {
        Err(Error::Refused(_)) if cx.is_repeat().await? => return sent_again(&cx).await,
        closing => closing?,
    };
    let (id, location) = (closing.order.id, closing.order.location);
    if !form.value("amount").trim().is_empty() {
        cx.need_at(location, Right::TakePayments)?;
    }
    let mover = mover(&cx, location)?;
    let parse = |f: &mut Fields<'_>| (paid_seen(f), parse(f, &closing.order, mover));
    let command = move |tx: &mut Write<'_>, (seen, ask): &(Option<Money>, Move)| {
        payments::nothing_since(tx, id, *seen)?;
        change(tx, ask)
    };
    let Some(order) = cx.submit(&mut form, parse, command).await? else { return Ok(cx.again(view(&cx, &closing, &form))) };
    let mut said = text::CLOSED_NOW.with(cx.lang(), &[&closing.to.name.get(cx.lang())]);
    if order.paid != closing.order.paid {
        said = format!("{said}. {}", taken_said(&cx, id).await?);
    }
    card::fresh(&cx, id, card::said(said)).await
}

/// The order as it was closed by the first sending of this form.
async fn sent_again(cx: &Cx) -> Result<Reply> {
    let order = card::gate(cx, Right::ChangeStatus).await?;
    let status = cx.read(|reads| reads.need::<Status>(&order.status)).await?;
    let said = text::CLOSED_NOW.with(cx.lang(), &[&status.name.get(cx.lang())]);
    card::fresh(cx, order.id, card::said(said)).await
}

/// The hand-over as the form says it.
pub(super) fn parse(f: &mut Fields<'_>, order: &Order, mover: Mover) -> Move {
    let (to, debt, payment, due) = (f.id("to"), f.flag("debt"), parse_money(f), order.due());
    let comment = payment.as_ref().map_or_else(|| f.line("comment", 0..=300), |payment| payment.comment.clone());
    let taken = payment.as_ref().map(PaymentAsk::total).unwrap_or_default();
    if !debt && taken < due && mover.rights.has(Right::CloseInDebt) && !f.is_wrong() {
        f.refuse_said("amount", text::TICK_DEBT.with(f.lang, &[&f.cx.sum(due - taken)]));
    }
    // The right to hand over in debt counts only when it is used on purpose.
    let mover = if debt { mover } else { without_debt(mover) };
    Move { order: order.id, to, comment, mover, payment, day: f.cx.today() }
}

/// The payment, when there is one: an empty amount takes nothing.
fn parse_money(f: &mut Fields<'_>) -> Option<PaymentAsk> {
    if !f.raw("amount").is_empty() {
        return Some(parse_payment(f));
    }
    PAYMENT.iter().for_each(|name| drop(f.raw(name)));
    None
}

pub(super) fn without_debt(mover: Mover) -> Mover {
    Mover { rights: mover.rights.list().filter(|right| *right != Right::CloseInDebt).collect(), ..mover }
}

fn view(cx: &Cx, closing: &Closing, form: &Form) -> Page {
    let (lang, order) = (cx.lang(), &closing.order);
    let handing = closing.to.group == StatusGroup::Closed;
    let title = if handing {
        text::HAND_OVER_TITLE.with(lang, &[&order.number])
    } else {
        text::CLOSE_AS.with(lang, &[&order.number, &closing.to.name.get(lang)])
    };
    let body = html! {
        input type="hidden" name="to" value=(closing.to.id);
        (Draw::of(form, lang).summary())
        (settlement(cx, order))
        (money(cx, closing, form))
    };
    let path = format!("/orders/{}/closure", order.id);
    dialog::page("orders", &title, dialog::form(cx, &title, &path, &body, &button(cx, closing, form)))
}

/// It says what will be taken, as the amount stands in the form.
fn button(cx: &Cx, closing: &Closing, form: &Form) -> Markup {
    let lang = cx.lang();
    let (with, without) = match closing.to.group {
        StatusGroup::Closed => {
            (text::HAND_OVER_FOR.with(lang, &[&format!("{{}}\u{a0}{}", cx.frame().currency.sign())]), text::HAND_OVER.get(lang))
        }
        _ => (text::CLOSE_DO.get(lang).to_string(), text::CLOSE_DO.get(lang)),
    };
    let amount = Money::parse(form.value("amount")).filter(|amount| amount.is_positive());
    let label = amount.map_or(without.to_string(), |amount| with.replace("{}", &amount.show(lang)));
    html! { button.btn.btn--primary data-key="Ctrl+Enter" data-sum=(with) data-sum-none=(without) { (label) } }
}

fn money(cx: &Cx, closing: &Closing, form: &Form) -> Markup {
    let (lang, order) = (cx.lang(), &closing.order);
    let (draw, due) = (Draw::of(form, lang), order.due());
    let takes = cx.may_at(order.location, Right::TakePayments) && !closing.cashboxes.is_empty();
    html! {
        @if closing.to.group == StatusGroup::Refused && !closing.parts.is_empty() {
            (ui::note("warn", html! { (text::PARTS_GO_BACK.with(lang, &[&closing.parts.join(", ")])) }))
        }
        @if due.is_negative() { (ui::note("warn", html! { (text::GIVE_BACK_FIRST.with(lang, &[&cx.sum(due.abs())])) })) }
        @if due.is_positive() && takes {
            (payment_fields(cx, form, &closing.cashboxes))
        } @else {
            @if due.is_positive() { (ui::note("warn", html! { (text::MAY_NOT_TAKE.with(lang, &[&cx.sum(due)])) })) }
            (draw.field("comment", words::COMMENT).optional().most(300).input())
        }
        @if due.is_positive() && cx.may_at(order.location, Right::CloseInDebt) {
            (draw.check_named("debt", text::IN_DEBT.get(lang), text::IN_DEBT_HINT.get(lang)))
        }
    }
}
