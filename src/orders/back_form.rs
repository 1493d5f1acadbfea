//! Taking parts of a closed order back: the form over its card.

use maud::html;

use super::{
    back,
    card::{self, text},
    document::lines,
    tables::{LineKind, Order},
};
use crate::{
    cash::order_money::{paid_into, paid_through},
    kernel::{Error, Money, Result, Right},
    store::Read,
    warehouse::brought::{Offer, OfferLine, Sold},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

fn offer(cx: &Cx, reads: &Read<'_>, order: &Order) -> Result<Offer> {
    let (mut parts, mut home) = (Vec::new(), None);
    for (line, at) in lines(reads, order.id)?.into_iter().zip(0..).filter(|(line, _)| line.kind == LineKind::Part) {
        let numbers = back::numbers(reads, &line)?;
        home = home.or(line.part.as_ref().and_then(|part| part.warehouse));
        parts.push(OfferLine {
            at,
            rest: line.quantity,
            net: line.net(),
            by_numbers: line.part.as_ref().is_some_and(|part| part.unit.is_some()),
            numbers,
            is_goods: line.part.is_some(),
            name: line.name,
        });
    }
    let sold = Sold {
        location: order.location,
        home,
        lines: parts,
        debt: order.debt(),
        from_balance: Money::ZERO,
        into: paid_into(reads, order.id)?,
        through: paid_through(reads, order.id)?,
        client: true,
    };
    Offer::read(cx, reads, sold)
}

/// The order of the address with what may come back of it.
pub async fn known(cx: &Cx) -> Result<(Order, Offer)> {
    let order = card::gate(cx, Right::TakeGoodsBack).await?;
    back::may(&order)?;
    let offer = cx.read(|reads| offer(cx, reads, &order)).await?;
    Ok((order, offer))
}

/// `GET /orders/:id/return`: of several parts none is chosen yet, for as a rule one of them comes back.
pub async fn show(cx: Cx) -> Result<Reply> {
    let (order, offer) = known(&cx).await?;
    Ok(cx.page(view(&cx, &order, &offer, &offer.form(&cx, offer.is_of_one_line()))))
}

/// `POST /orders/:id/return`
pub async fn create(cx: Cx) -> Result<Reply> {
    let (order, offer) = known(&cx).await?;
    let (mut form, id) = (cx.form(), order.id);
    let Some(ask) = form.parse(&cx, |f| offer.parse(f)) else { return Ok(cx.again(view(&cx, &order, &offer, &form))) };
    match cx.write(move |tx| back::take_back(tx, id, &ask).map(|back| back.total())).await {
        Ok(total) => {
            let said = card::said(text::PARTS_CAME.with(cx.lang(), &[&cx.sum(total)]));
            card::fresh(&cx, id, said).await
        }
        Err(Error::Refused(refusal)) => {
            offer.refuse(&mut form, &cx, refusal.as_ref());
            Ok(cx.again(view(&cx, &order, &offer, &form)))
        }
        Err(error) => Err(error),
    }
}

fn view(cx: &Cx, order: &Order, offer: &Offer, form: &Form) -> Page {
    let lang = cx.lang();
    let title = text::RETURN_OF.with(lang, &[&order.number]);
    let body = html! {
        (Draw::of(form, lang).summary())
        @if offer.is_empty() { (ui::note("info", html! { (text::NO_PARTS_OUT.get(lang)) })) } @else { (offer.fields(cx, form)) }
    };
    let buttons = html! { @if !offer.is_empty() { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_PARTS_BACK.get(lang)) } } };
    dialog::page("orders", &title, dialog::form(cx, &title, &format!("/orders/{}/return", order.id), &body, &buttons))
}
