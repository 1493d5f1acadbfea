//! The head of an order to a supplier: from whom, where to, by which day.

use maud::{Markup, html};

use super::{
    access,
    draft::{HeadAsk, begin, change_head},
    tables::PurchaseOrder,
    text,
};
use crate::{
    clients::{self, Client},
    kernel::{Error, Id, Result, Right, mark},
    stock::Warehouse,
    store::Write,
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, combo, dialog, field::Draw},
    },
};

pub(super) struct Known {
    order: Option<PurchaseOrder>,
    own: Vec<Warehouse>,
    supplier: Option<Client>,
}

pub(super) async fn read(cx: &Cx, order: Option<PurchaseOrder>) -> Result<Known> {
    let known = cx
        .read(|r| {
            let supplier = order.as_ref().map(|one| clients::client(r, one.supplier)).transpose()?;
            Ok(Known { own: access::own(r, cx)?, supplier, order })
        })
        .await?;
    if known.own.is_empty() { Err(Error::Denied(Right::Purchase)) } else { Ok(known) }
}

/// `GET /purchases/orders/new`
pub async fn new(cx: Cx) -> Result<Reply> {
    let known = read(&cx, None).await?;
    let mut form = Form::filled([("warehouse", known.own[0].id.to_string())]);
    if let Some(id) = cx.query("supplier").and_then(|id| id.parse::<Id<mark::Client>>().ok()) {
        let client = cx.read(|r| clients::client(r, id)).await?;
        form.set("supplier", id.to_string());
        form.set("supplier_text", client.name);
    }
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /purchases/orders/new`
pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, known) = (cx.form(), read(&cx, None).await?);
    let supplier = clients::named_client(&cx, &form, "supplier", None).await?;
    let command = |tx: &mut Write<'_>, ask: &HeadAsk| begin(tx, ask, &[]).map(|made| made.id);
    match cx.submit(&mut form, |f| parse(f, &known, supplier), command).await? {
        Some(id) => Ok(Reply::redirect(format!("{}/{id}", super::ORDERS))),
        None => Ok(cx.again(view(&cx, &form, &known))),
    }
}

/// `GET /purchases/orders/:id/head`
pub async fn edit(cx: Cx) -> Result<Reply> {
    let order = access::mine(&cx).await?.order;
    let mut form = Form::filled([("warehouse", order.warehouse.to_string()), ("supplier", order.supplier.to_string())]);
    form.set("expected", order.expected.map(|day| day.iso()).unwrap_or_default());
    form.set("comment", &order.comment);
    let known = read(&cx, Some(order)).await?;
    form.set("supplier_text", known.supplier.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /purchases/orders/:id/head`
pub async fn update(cx: Cx) -> Result<Reply> {
    let order = access::mine(&cx).await?.order;
    let (mut form, id) = (cx.form(), order.id);
    let known = read(&cx, Some(order)).await?;
    let supplier = clients::named_client(&cx, &form, "supplier", known.supplier.as_ref()).await?;
    let command = move |tx: &mut Write<'_>, ask: &HeadAsk| change_head(tx, id, ask).map(|_| ());
    match cx.submit(&mut form, |f| parse(f, &known, supplier), command).await? {
        Some(()) => Ok(Reply::redirect(format!("{}/{id}", super::ORDERS)).saying(crate::web::text::SAVED.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &form, &known))),
    }
}

pub(super) fn parse(f: &mut Fields<'_>, known: &Known, supplier: Option<Id<mark::Client>>) -> HeadAsk {
    let (_, said) = (f.raw("supplier"), f.raw("supplier_text"));
    if supplier.is_none() {
        f.refuse("supplier", if said.is_empty() { text::CHOOSE_SUPPLIER } else { text::NO_SUCH_SUPPLIER });
    }
    let warehouse = f.id::<mark::Warehouse>("warehouse");
    let chosen = known.own.iter().find(|one| one.id == warehouse);
    if chosen.is_none() {
        f.refuse("warehouse", crate::web::text::BAD_CHOICE);
    }
    HeadAsk {
        location: chosen.and_then(|one| access::place(f.cx, one).ok()).unwrap_or(Id::fixed(0)),
        warehouse,
        supplier: supplier.unwrap_or(Id::fixed(0)),
        expected: f.day("expected"),
        comment: f.line("comment", 0..=300),
    }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let options: Vec<(String, String)> = known.own.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let (name, action, done) = match &known.order {
        Some(order) => (text::HEAD, format!("{}/{}/head", super::ORDERS, order.id), crate::web::text::SAVE),
        None => (text::NEW_ORDER, format!("{}/new", super::ORDERS), text::TO_LINES),
    };
    let body = html! {
        (draw.summary())
        (supplier_field(draw))
        div.grid-2 {
            (draw.field("warehouse", text::ARRIVES_AT).select(&options))
            (draw.field("expected", text::EXPECTED).optional().kind("date").icon("calendar").input())
        }
        (draw.field("comment", text::COMMENT).optional().most(300).hint(text::COMMENT_HINT).input())
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (done.get(lang)) } };
    dialog::page("purchases", name.get(lang), dialog::form_over(cx, name.get(lang), &action, super::ORDERS, &body, &buttons))
}

fn supplier_field(draw: Draw<'_>) -> Markup {
    let (lang, wrong) = (draw.lang, draw.form.error("supplier"));
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-supplier" { (text::SUPPLIER.get(lang)) }
            (combo::combo("f-supplier", "supplier", draw.form.value("supplier"), draw.form.value("supplier_text"), "/combo/suppliers", text::SUPPLIER_HINT.get(lang)))
            @if let Some(said) = wrong { span.error id="e-supplier" { (ui::icon("circle-alert")) (said) } }
        }
    }
}
