//! A wrong operation is answered by its opposite, with the reason. Payments of an order are reversed in the order's card,
//! which keeps what was paid for it.

use maud::{Markup, html};

use super::{
    entry,
    fact::{CashFact, record_on_cashboxes},
    kind_title,
    ledger::{is_reversed, reverse},
    names::Names,
    refusal::CashRefusal,
    tables::{OpKind, Operation},
    text,
    titles::{author, size},
};
use crate::{
    kernel::{Day, Error, Id, Result, Right, mark},
    store::{Reads, Write},
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

#[derive(Debug, Clone)]
pub struct ReversalAsk {
    pub payment: Id<mark::Payment>,
    pub day: Day,
    pub comment: String,
}

/// Reverses what is not of an order.
pub fn reversal(tx: &mut Write<'_>, ask: &ReversalAsk) -> Result<Operation> {
    let wrong = tx.need::<Operation>(&ask.payment)?;
    if wrong.order.is_some() {
        return Err(CashRefusal::ReverseInOrder.into());
    }
    if wrong.kind == OpKind::Goods {
        return Err(CashRefusal::ReverseInDocument.into());
    }
    let done = reverse(tx, ask.payment, ask.day, ask.comment.clone())?;
    let amount = size(&done);
    let fact = CashFact::Reversed { kind: wrong.kind, amount, order: String::new(), comment: ask.comment.clone() };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

/// Whether this person may reverse it now; payments of orders elsewhere.
pub fn may_reverse(cx: &Cx, operation: &Operation, reversed: bool) -> bool {
    let by_hand = operation.kind.by_hand() && operation.kind != OpKind::Goods;
    by_hand && !reversed && cx.may_at(operation.location, Right::ReversePayments)
}

pub async fn form(cx: Cx) -> Result<Reply> {
    let known = known(&cx).await?;
    Ok(cx.page(view(&cx, &Form::empty(), &known)))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let known = match known(&cx).await {
        Err(Error::Refused(_)) if cx.is_repeat().await? => {
            let wrong: Id<mark::Payment> = cx.path("id")?;
            return Ok(Reply::redirect(format!("/cash/operations/{wrong}")).saying(text::REVERSAL_DONE.get(cx.lang())));
        }
        known => known?,
    };
    let (mut form, id) = (cx.form(), known.0.id);
    let command = |tx: &mut Write<'_>, ask: &ReversalAsk| reversal(tx, ask).map(|done| done.id);
    let Some(done) = cx.submit(&mut form, |f| parse(f, id), command).await? else {
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    Ok(Reply::redirect(format!("/cash/operations/{done}")).saying(text::REVERSAL_DONE.get(cx.lang())))
}

/// A reversal counts for today: the day of the wrong operation may be closed or counted already.
pub fn parse(f: &mut Fields<'_>, payment: Id<mark::Payment>) -> ReversalAsk {
    ReversalAsk { payment, day: f.cx.today(), comment: f.line("comment", 3..=300) }
}

async fn known(cx: &Cx) -> Result<(Operation, Names)> {
    let id = cx.path("id")?;
    let (found, names, reversed) = cx
        .read(|r| {
            let found = r.need::<Operation>(&id)?;
            let names = Names::of(r, std::slice::from_ref(&found))?;
            let reversed = is_reversed(r, id)?;
            Ok((found, names, reversed))
        })
        .await?;
    if !names.may_see(cx, &found) {
        return Err(Error::Hidden);
    }
    cx.need_at(found.location, Right::ReversePayments)?;
    if reversed {
        return Err(CashRefusal::AlreadyReversed.into());
    }
    Ok((found, names))
}

fn view(cx: &Cx, form: &Form, (operation, names): &(Operation, Names)) -> Page {
    dialog(cx, form, operation, names, &format!("/cash/operations/{}/reversal", operation.id), "cash")
}

/// The dialog itself, for the cash desk and for the card of an order.
pub fn dialog(cx: &Cx, form: &Form, operation: &Operation, names: &Names, action: &str, section: &'static str) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let title = text::REVERSAL_TITLE.with(lang, &[&kind_title(operation.kind).get(lang).to_lowercase()]);
    let body = html! {
        (draw.summary())
        (what(cx, operation, names))
        p { (text::REVERSAL_WHY.get(lang)) }
        (draw.field("comment", text::REASON).most(300).focus().input())
    };
    let buttons = html! { button.btn.btn--danger { (text::REVERSAL_DO.with(lang, &[&cx.sum(size(operation))])) } };
    ui::dialog::page(section, &title, ui::dialog::form(cx, &title, action, &body, &buttons))
}

fn what(cx: &Cx, operation: &Operation, names: &Names) -> Markup {
    let lang = cx.lang();
    html! {
        dl.kv {
            dt { (text::DAY.get(lang)) } dd { (operation.day.full(lang)) }
            dt { (text::AMOUNT.get(lang)) } dd { (cx.sum(size(operation))) }
            dt { (text::CASHBOX.get(lang)) } dd { (names.route(operation, lang)) }
            @if let Some(name) = names.article(operation, lang) { dt { (text::ARTICLE.get(lang)) } dd { (name) } }
            dt { (text::WHO.get(lang)) } dd { (author(operation, lang)) }
        }
        @if operation.order.is_some() && operation.kind != OpKind::Reversal { @if !operation.order_number.is_empty() { p { (text::ORDER_NO.with(lang, &[&operation.order_number])) } } }
        @if entry::is_back_dated(cx, operation) { (ui::note("warn", html! { (text::ENTERED.with(lang, &[&cx.frame().zone.full(operation.at, lang)])) })) }
    }
}
