//! Taking a closed order back into work.

use maud::html;

use super::{
    card::{self, text},
    demand,
    document::{fold, lines, save},
    facts::OrderFact,
    parts,
    refusal::OrderRefusal,
    status::{fits_type, money_of, stand},
    tables::{Line, Order},
};
use crate::{
    cash::order_money,
    kernel::{Day, Error, Id, Result, Right, mark},
    shop::{self, Status},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw},
    },
};

#[derive(Debug, Clone)]
pub struct Reopening {
    pub order: Id<mark::Order>,
    pub to: Id<mark::Status>,
    pub reason: String,
    pub day: Day,
}

/// Takes a closed order back into work: the charge is undone, what was paid is an advance again.
pub fn take_up(tx: &mut Write<'_>, ask: &Reopening) -> Result<Order> {
    let order = tx.need::<Order>(&ask.order)?;
    let to = tx.need::<Status>(&ask.to)?;
    if order.is_open() {
        return Err(OrderRefusal::NotClosed.into());
    }
    if to.group.is_final() || to.archived || !fits_type(&to, order.order_type) {
        return Err(OrderRefusal::WrongType { to: to.name }.into());
    }
    order_money::uncharge(tx, &money_of(&order, ask.day))?;
    demand::forget(tx, &order)?;
    parts::give_back(tx, &order, ask.day)?;
    forget_returned(tx, order.id)?;
    let mut after = stand(tx, &order, &to);
    after.totals = fold(&lines(tx, order.id)?);
    after.taken = None;
    after.closed = None;
    after.closed_by = None;
    after.warranty_from = None;
    save(tx, &order, after, &OrderFact::Reopened { to: to.name, reason: ask.reason.clone() })
}

/// What the client brought back is no part of the order that goes on: its lines stand for the rest, and where nothing is left
/// there is no line.
fn forget_returned(tx: &mut Write<'_>, order: Id<mark::Order>) -> Result<()> {
    for line in lines(tx, order)?.into_iter().filter(|line| line.back.is_some()) {
        match line.is_all_back() {
            true => tx.delete::<Line>(&(order, line.id))?,
            false => tx.put(&Line { back: None, ..line })?,
        }
    }
    Ok(())
}

/// The order and the statuses it may come back to.
async fn order_of(cx: &Cx) -> Result<(Order, Vec<Status>)> {
    let order = card::gate(cx, Right::ReopenOrders).await?;
    if order.is_open() {
        return Err(OrderRefusal::NotClosed.into());
    }
    let mut statuses = cx.read(|reads| shop::statuses(reads)).await?;
    statuses.retain(|status| !status.group.is_final() && fits_type(status, order.order_type));
    Ok((order, statuses))
}

/// `GET /orders/:id/reopening`: back to where it stood before the closing, unless said otherwise.
pub async fn show(cx: Cx) -> Result<Reply> {
    let (order, statuses) = order_of(&cx).await?;
    let known = |id: &Id<mark::Status>| statuses.iter().any(|status| status.id == *id);
    let before = order.path.iter().rev().map(|visit| visit.status).find(known);
    let form = Form::filled([("to", before.map(|id| id.to_string()).unwrap_or_default())]);
    Ok(cx.page(view(&cx, &order, &statuses, &form)))
}

/// `POST /orders/:id/reopening`
pub async fn reopen(cx: Cx) -> Result<Reply> {
    let (order, statuses) = match order_of(&cx).await {
        Err(Error::Refused(_)) if cx.is_repeat().await? => {
            return card::fresh(&cx, cx.path("id")?, card::said(text::REOPENED.get(cx.lang()))).await;
        }
        found => found?,
    };
    let (mut form, id) = (cx.form(), order.id);
    let done = cx.submit(&mut form, |f| parse(f, id), take_up).await?;
    match done {
        Some(_) => card::fresh(&cx, id, card::said(text::REOPENED.get(cx.lang()))).await,
        None => Ok(cx.again(view(&cx, &order, &statuses, &form))),
    }
}

pub(super) fn parse(f: &mut Fields<'_>, order: Id<mark::Order>) -> Reopening {
    Reopening { order, to: f.id("to"), reason: f.line("reason", 3..=300), day: f.cx.today() }
}

fn view(cx: &Cx, order: &Order, statuses: &[Status], form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/reopening", order.id));
    let draw = Draw::of(form, lang);
    let options: Vec<(String, String)> = statuses.iter().map(|status| (status.id.to_string(), status.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        p { (text::REOPEN_WHY.get(lang)) }
        (draw.field("to", text::REOPEN_TO).select(&options))
        (draw.field("reason", text::REASON).most(300).focus().input())
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::REOPEN.get(lang)) } };
    let title = text::REOPEN_TITLE.with(lang, &[&order.number]);
    dialog::page("orders", &title, dialog::form(cx, &title, &path, &body, &buttons))
}
