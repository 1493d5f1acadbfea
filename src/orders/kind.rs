//! Another type for a live order. Each type has statuses of its own; when the present one is not among them, a new one is
//! asked for.

use maud::html;

use super::{
    card::{self, text},
    document,
    facts::{Change, OrderFact, What},
    refusal::OrderRefusal,
    status::{fits_type, stand},
    tables::Order,
    text as words,
};
use crate::{
    kernel::{Id, Lang, Result, Right, mark},
    log::{Record, Subject},
    shop::{self, OrderType, Status},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common,
        ui::{dialog, field::Draw},
    },
};

#[derive(Debug, Clone)]
pub struct TypeAsk {
    pub order: Id<mark::Order>,
    pub to: Id<mark::OrderType>,
    /// Where to stand when the present status does not exist in the new type.
    pub status: Option<Id<mark::Status>>,
}

pub(super) fn parse(f: &mut Fields<'_>, order: Id<mark::Order>) -> TypeAsk {
    TypeAsk { order, to: f.id("type"), status: f.id_opt("status") }
}

pub fn change_type(tx: &mut Write<'_>, ask: &TypeAsk) -> Result<Order> {
    let before = document::open(tx, ask.order)?;
    let (from, to) = (tx.need::<OrderType>(&before.order_type)?, tx.need::<OrderType>(&ask.to)?);
    if from.id == to.id {
        tx.quiet("nothing changed");
        return Ok(before);
    }
    if to.archived {
        return Err(OrderRefusal::NoStatusInType.into());
    }
    let present = tx.need::<Status>(&before.status)?;
    let mut after = Order { order_type: to.id, ..before.clone() };
    let mut moved = None;
    if !fits_type(&present, to.id) {
        let Some(id) = ask.status else { return Err(OrderRefusal::NoStatusInType.into()) };
        let status = tx.need::<Status>(&id)?;
        if status.archived || status.group.is_final() || !fits_type(&status, to.id) {
            return Err(OrderRefusal::WrongType { to: status.name }.into());
        }
        after = stand(tx, &after, &status);
        moved = Some(status);
    }
    let change = Change::of(What::OrderType, from.name.get(Lang::Ru), to.name.get(Lang::Ru));
    let after = document::save(tx, &before, after, &OrderFact::Edited { changes: change.into_iter().collect() })?;
    if let Some(to) = moved {
        let fact = OrderFact::Status { from: present.name, to: to.name, tone: to.tone, group: to.group, comment: String::new() };
        tx.record(Subject::order(after.id), &fact)?;
    }
    Ok(after)
}

struct Choices {
    types: Vec<OrderType>,
    statuses: Vec<Status>,
}

impl Choices {
    fn types(&self, lang: Lang) -> Vec<(String, String)> {
        self.types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect()
    }
}

async fn order_of(cx: &Cx) -> Result<(Order, Choices)> {
    let order = card::gate(cx, Right::EditOrders).await?;
    document::must_be_open(&order)?;
    let choices = cx.read(|reads| Ok(Choices { types: shop::order_types(reads)?, statuses: shop::statuses(reads)? })).await?;
    Ok((order, choices))
}

/// `GET /orders/:id/type`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (order, choices) = order_of(&cx).await?;
    Ok(cx.page(view(&cx, &order, &choices, &filled(&order))))
}

/// `POST /orders/:id/type`
pub async fn save(cx: Cx) -> Result<Reply> {
    let (order, choices) = order_of(&cx).await?;
    let (mut form, id) = (cx.form(), order.id);
    let shared = card::shared(id, "type", vec![Part::choice("type", words::ORDER_TYPE, choices.types(cx.lang()))]);
    let now = |reads: &Read<'_>| Ok(filled(&reads.need::<Order>(&id)?));
    match cx.submit_over(&mut form, &shared, now, |f| parse(f, id), change_type).await? {
        Outcome::Done(_) => card::fresh(&cx, id, card::said(text::TYPE_CHANGED.get(cx.lang()))).await,
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &order, &choices, &form))),
    }
}

fn filled(order: &Order) -> Form {
    Form::filled([("type", order.order_type.to_string())])
}

/// The statuses of the chosen type are asked for only when the present one is not among them.
fn view(cx: &Cx, order: &Order, choices: &Choices, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/type", order.id));
    let draw = Draw::of(form, lang);
    let chosen = choices.types.iter().find(|kind| kind.id.to_string() == form.value("type"));
    let present = choices.statuses.iter().find(|status| status.id == order.status);
    let asks = chosen.is_some_and(|kind| present.is_none_or(|status| !fits_type(status, kind.id)));
    let fitting =
        choices.statuses.iter().filter(|status| !status.group.is_final() && chosen.is_some_and(|kind| fits_type(status, kind.id)));
    let statuses: Vec<(String, String)> = fitting.map(|status| (status.id.to_string(), status.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        (merge::was(form))
        (draw.pick_one("type", words::ORDER_TYPE, &choices.types(lang)))
        @if asks { (draw.field("status", text::STATUS_IN_TYPE).select(&statuses)) }
    };
    let buttons = html! { button.btn.btn--primary { (common::SAVE.get(lang)) } };
    let title = text::CHANGE_TYPE.get(lang);
    dialog::page("orders", title, dialog::form(cx, title, &path, &body, &buttons))
}
