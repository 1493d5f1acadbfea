//! Posting a draft, cancelling a document, throwing a draft away: each with what it means said before.

use maud::html;

use super::{
    access, draft,
    posting::{PostAsk, cancel, post},
    tables::{DocKind, Document},
    text, title,
};
use crate::{
    cash::{self, Cashbox, Reach},
    kernel::{Id, Money, Result, Right, mark},
    stock,
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

/// Cashboxes a supplier can be paid from at once: none without the right, a supplier and a sum.
pub(super) async fn cashboxes(cx: &Cx, document: &Document) -> Result<Vec<Cashbox>> {
    let pays = document.kind == DocKind::Posting && document.supplier.is_some() && cx.may_at(document.location, Right::MoveCash);
    if !pays {
        return Ok(Vec::new());
    }
    let location = document.location;
    cx.read(|r| cash::cashboxes_for(r, location)).await
}

/// `GET /stock/documents/:id/posting`
pub async fn posting_form(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let boxes = cashboxes(&cx, &document).await?;
    Ok(cx.page(posting_view(&cx, &Form::empty(), &document, &boxes)))
}

/// `POST /stock/documents/:id/posting`
pub async fn post_it(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (boxes, id) = (cashboxes(&cx, &document).await?, document.id);
    let reach = if boxes.is_empty() { None } else { Some(Reach::of(&cx, Right::MoveCash)?) };
    let mut form = cx.form();
    let command = move |tx: &mut Write<'_>, ask: &PostAsk| post(tx, ask, reach.as_ref()).map(|done| title(&done, crate::kernel::Lang::Ru));
    let Some(_) = cx.submit(&mut form, |f| parse(f, id, &boxes), command).await? else {
        return Ok(cx.again(posting_view(&cx, &form, &document, &boxes)));
    };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(text::POSTED_SAID.get(cx.lang())))
}

pub(super) fn parse(f: &mut Fields<'_>, document: Id<mark::Document>, boxes: &[Cashbox]) -> PostAsk {
    let (amount, cashbox) = (f.money_or("amount", Money::ZERO), f.id_opt::<mark::Cashbox>("cashbox"));
    let known = cashbox.filter(|id| boxes.iter().any(|one| one.id == *id));
    if amount.is_positive() && known.is_none() {
        f.refuse("cashbox", text::NO_CASHBOX);
    }
    PostAsk { document, paid: known.filter(|_| amount.is_positive()).map(|id| (id, amount)) }
}

fn posting_view(cx: &Cx, form: &Form, document: &Document, boxes: &[Cashbox]) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let said = text::POST_WHAT.with(lang, &[&text::POSITIONS.of(document.lines.len() as i64, lang), &document.day.full(lang)]);
    let options: Vec<(String, String)> = boxes.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        p { (said) }
        @if !boxes.is_empty() {
            p { (text::TO_PAY.get(lang)) " " b { (cx.sum(document.total)) } }
            div.grid-2 {
                (draw.field("amount", text::PAY_NOW).optional().hint(text::PAY_HINT).money(cx.frame().currency).autocomplete("off").input())
                (draw.field("cashbox", text::CASHBOX).optional().select(&options))
            }
        }
    };
    let name = text::DO_POST.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (ui::icon("package-check")) (name) } };
    dialog::page("stock", name, dialog::form(cx, name, &format!("/stock/documents/{}/posting", document.id), &body, &buttons))
}

/// Later documents that hold the goods of this one, by their names.
async fn dependents(cx: &Cx, id: Id<mark::Document>) -> Result<Vec<(Id<mark::Document>, String)>> {
    let lang = cx.lang();
    cx.read(|r| {
        let mut found = Vec::new();
        for id in stock::dependents(r, id)? {
            if let Some(document) = r.get::<Document>(&id)? {
                found.push((id, title(&document, lang)));
            }
        }
        Ok(found)
    })
    .await
}

/// `GET /stock/documents/:id/cancelling`
pub async fn cancelling_form(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let later = dependents(&cx, document.id).await?;
    Ok(cx.page(cancelling_view(&cx, &Form::empty(), &document, &later)))
}

/// `POST /stock/documents/:id/cancelling`
pub async fn cancel_it(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, id) = (cx.form(), document.id);
    let command = move |tx: &mut Write<'_>, comment: &String| cancel(tx, id, comment).map(|_| ());
    if cx.submit(&mut form, |f| f.line("comment", 3..=300), command).await?.is_none() {
        let later = dependents(&cx, id).await?;
        return Ok(cx.again(cancelling_view(&cx, &form, &document, &later)));
    }
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(text::CANCELLED_SAID.get(cx.lang())))
}

fn cancelling_view(cx: &Cx, form: &Form, document: &Document, later: &[(Id<mark::Document>, String)]) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let body = html! {
        (draw.summary())
        p { (text::CANCEL_WHAT.with(lang, &[&document.day.full(lang)])) }
        @if !later.is_empty() {
            (ui::note("warn", html! {
                p { (text::DEPENDENTS.get(lang)) " " @for (at, (id, name)) in later.iter().enumerate() { @if at > 0 { ", " } a href={ "/stock/documents/" (id) } { (name) } } }
            }))
        }
        (draw.field("comment", text::WHY).most(300).focus().input())
    };
    let name = text::DO_CANCEL.get(lang);
    let buttons = html! { button.btn.btn--danger { (ui::icon("undo-2")) (name) } };
    dialog::page("stock", name, dialog::form(cx, name, &format!("/stock/documents/{}/cancelling", document.id), &body, &buttons))
}

/// `POST /stock/documents/:id/removal`
pub async fn discard(cx: Cx) -> Result<Reply> {
    let id = access::mine(&cx).await?.document.id;
    cx.write(move |tx| draft::discard(tx, id)).await?;
    Ok(Reply::redirect("/stock/documents").saying(text::DISCARDED.get(cx.lang())))
}
