//! What is done with an order to a supplier from its page: sent, taken back, cancelled, thrown away, received.

use maud::html;

use super::{access, course, draft, text};
use crate::{
    kernel::{Error, Result, Right},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

fn home(id: impl std::fmt::Display) -> String {
    format!("{}/{id}", super::ORDERS)
}

/// `POST /purchases/orders/:id/sending`
pub async fn send(cx: Cx) -> Result<Reply> {
    let (id, today) = (access::mine(&cx).await?.order.id, cx.today());
    cx.write(move |tx| course::send(tx, id, today).map(|_| ())).await?;
    Ok(Reply::redirect(home(id)).saying(text::SENT_SAID.get(cx.lang())))
}

/// `POST /purchases/orders/:id/return`
pub async fn take_back(cx: Cx) -> Result<Reply> {
    let id = access::mine(&cx).await?.order.id;
    cx.write(move |tx| course::take_back(tx, id).map(|_| ())).await?;
    Ok(Reply::redirect(home(id)).saying(text::DRAFT_AGAIN.get(cx.lang())))
}

/// `POST /purchases/orders/:id/removal`
pub async fn discard(cx: Cx) -> Result<Reply> {
    let id = access::mine(&cx).await?.order.id;
    cx.write(move |tx| draft::discard(tx, id)).await?;
    Ok(Reply::redirect(super::ORDERS).saying(text::DISCARDED.get(cx.lang())))
}

/// `GET /purchases/orders/:id/cancelling`
pub async fn cancelling(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    Ok(cx.page(view(&cx, &Form::empty(), &met)))
}

/// `POST /purchases/orders/:id/cancelling`
pub async fn cancel(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    let (mut form, id) = (cx.form(), met.order.id);
    let command = move |tx: &mut crate::store::Write<'_>, comment: &String| course::cancel(tx, id, comment).map(|_| ());
    match cx.submit(&mut form, |f| f.line("comment", 0..=300), command).await? {
        Some(()) => Ok(Reply::redirect(home(id)).saying(text::CANCELLED_SAID.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &form, &met))),
    }
}

fn view(cx: &Cx, form: &Form, met: &access::Met) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let body = html! {
        (draw.summary())
        p { (text::CANCEL_WHAT.get(lang)) }
        (draw.field("comment", text::REASON).optional().most(300).focus().input())
    };
    let name = text::DO_CANCEL.get(lang);
    let buttons = html! { button.btn.btn--danger { (ui::icon("undo-2")) (name) } };
    dialog::page(
        "purchases",
        name,
        dialog::form_over(cx, name, &format!("{}/cancelling", home(met.order.id)), super::ORDERS, &body, &buttons),
    )
}

/// `POST /purchases/orders/:id/receiving`: a draft of a posting with what is to come.
pub async fn receive(cx: Cx) -> Result<Reply> {
    let (met, today) = (access::met(&cx).await?, cx.today());
    if !met.receives {
        return Err(Error::Denied(Right::PostGoods));
    }
    let id = met.order.id;
    let document = cx.write(move |tx| course::receive(tx, id, today).map(|document| document.id)).await?;
    Ok(Reply::redirect(format!("/stock/documents/{document}")).saying(text::RECEIVING_SAID.get(cx.lang())))
}
