//! A debt for a sale paid later, all of it or a part.

use maud::html;

use super::{
    facts::SaleFact,
    find,
    refusal::SaleRefusal,
    sell::{money_of, told},
    tables::Sale,
    text,
};
use crate::{
    cash::{Cashbox, PaymentAsk, cashboxes_for, parse_payment, payment_fields, payment_form, sale_money},
    kernel::{Error, Id, Result, Right, mark},
    store::{Reads, Write},
    web::{
        Cx, Form, Page, Reply,
        ui::{dialog, field::Draw},
    },
};

pub fn pay(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &PaymentAsk) -> Result<Sale> {
    let sale = tx.need::<Sale>(&id)?;
    let amount = ask.total();
    if amount > sale.debt {
        return Err(SaleRefusal::NothingOwed { debt: sale.debt }.into());
    }
    sale_money::pay(tx, &money_of(&sale, ask.day), &ask.parts, ask.tendered, &ask.comment)?;
    let after = Sale { debt: sale.debt - amount, ..sale };
    tx.put(&after)?;
    told(tx, &after, &SaleFact::Paid { number: after.number.clone(), amount })?;
    Ok(after)
}

async fn known(cx: &Cx) -> Result<(Sale, Vec<Cashbox>)> {
    let id = cx.path("id")?;
    cx.read(|reads| {
        let sale = find::seen(cx, reads, id)?;
        if !cx.may_at(sale.location, Right::TakePayments) {
            return Err(Error::Denied(Right::TakePayments));
        }
        let cashboxes = cashboxes_for(reads, sale.location)?;
        Ok((sale, cashboxes))
    })
    .await
}

/// `GET /sales/:id/payment`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (sale, cashboxes) = known(&cx).await?;
    Ok(cx.page(view(&cx, &sale, &cashboxes, &payment_form(sale.debt, &cashboxes))))
}

/// `POST /sales/:id/payment`
pub async fn take(cx: Cx) -> Result<Reply> {
    let (sale, cashboxes) = known(&cx).await?;
    let (mut form, id) = (cx.form(), sale.id);
    let done = cx.submit(&mut form, parse_payment, move |tx, ask| pay(tx, id, ask).map(|sale| sale.debt)).await?;
    match done {
        Some(_) => Ok(Reply::redirect(format!("/sales/{id}")).saying(text::DEBT_PAID.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &sale, &cashboxes, &form))),
    }
}

fn view(cx: &Cx, sale: &Sale, cashboxes: &[Cashbox], form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/sales/{}/payment", sale.id));
    let title = text::PAYMENT_OF.with(lang, &[&sale.number]);
    let body = html! { (Draw::of(form, lang).summary()) (payment_fields(cx, form, cashboxes)) };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_MONEY.get(lang)) } };
    dialog::page("sales", &title, dialog::form_over(cx, &title, &path, &format!("/sales/{}", sale.id), &body, &buttons))
}
