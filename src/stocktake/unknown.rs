//! A code nobody knew gets its product: what was counted by it is counted there.

use maud::html;

use super::{
    access, board,
    count::{AddAsk, Outcome, add, undo},
    text,
};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    store::Write,
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{combo, dialog, field::Draw, icon},
    },
};

#[derive(Debug, Clone)]
struct NameAsk {
    stocktake: Id<mark::Stocktake>,
    product: Id<mark::Product>,
    quantity: Quantity,
    entries: Vec<u64>,
}

/// `GET /stock/counts/:id/unknown?code=…`
pub async fn ask(cx: Cx) -> Result<Reply> {
    access::counting(&cx).await?;
    Ok(cx.page(view(&cx, &Form::empty())?))
}

/// `POST /stock/counts/:id/unknown?code=…`
pub async fn name(cx: Cx) -> Result<Reply> {
    let id = access::counting(&cx).await?.of.id;
    let (mut form, board, code) = (cx.form(), board::read(&cx, id).await?, cx.query("code").unwrap_or_default());
    let Some(known) = board.unknown.iter().find(|one| one.about == code && one.elsewhere.is_none()) else {
        return Ok(Reply::redirect(format!("/stock/counts/{id}")));
    };
    let (quantity, entries) = (known.quantity, known.numbers.clone());
    let parse = |f: &mut Fields<'_>| {
        let _ = f.raw("product_text");
        NameAsk { stocktake: id, product: f.id("product"), quantity, entries }
    };
    match cx.submit(&mut form, parse, named).await? {
        Some(true) => Ok(Reply::redirect(format!("/stock/counts/{id}"))),
        Some(false) => {
            form.refuse("product", text::NUMBERED.get(cx.lang()).into());
            Ok(cx.again(view(&cx, &form)?))
        }
        None => Ok(cx.again(view(&cx, &form)?)),
    }
}

/// False for a product whose pieces have numbers: those are read one by one.
fn named(tx: &mut Write<'_>, ask: &NameAsk) -> Result<bool> {
    let whole = AddAsk { stocktake: ask.stocktake, code: String::new(), product: Some(ask.product), quantity: Some(ask.quantity) };
    if !matches!(add(tx, &whole)?, Outcome::Added { .. }) {
        return Ok(false);
    }
    ask.entries.iter().try_for_each(|number| undo(tx, ask.stocktake, *number, true))?;
    Ok(true)
}

fn view(cx: &Cx, form: &Form) -> Result<Page> {
    let (lang, draw, id) = (cx.lang(), Draw::of(form, cx.lang()), cx.path::<Id<mark::Stocktake>>("id")?);
    let wrong = form.error("product");
    let body = html! {
        (draw.summary())
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-product" { (text::PRODUCT.get(lang)) }
            (combo::combo("f-product", "product", form.value("product"), form.value("product_text"), "/combo/products", text::SCAN.get(lang)))
            @if let Some(said) = wrong { span.error id="e-product" { (icon("circle-alert")) (said) } }
        }
    };
    let name = text::WHAT_IS.with(lang, &[&cx.query("code").unwrap_or_default()]);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::PUT_DOWN.get(lang)) } };
    let action = format!("/stock/counts/{id}/unknown?{}", cx.visit.query);
    Ok(dialog::page("stock", &name, dialog::form_over(cx, &name, &action, &format!("/stock/counts/{id}"), &body, &buttons)))
}
