//! A debt for a sale paid later, all of it or a part: with money, or with what the client left with the shop.

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
    kernel::{Day, Error, Id, Money, Result, Right, mark},
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
    paid(tx, Sale { debt: sale.debt - amount, ..sale }, amount)
}

/// As much of the debt as what the client left covers.
pub fn pay_from_balance(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day) -> Result<Sale> {
    let sale = tx.need::<Sale>(&id)?;
    if sale.debt.is_zero() {
        return Err(SaleRefusal::NothingOwed { debt: sale.debt }.into());
    }
    let amount = match left(tx, &sale)? {
        // Somebody spent it since: the refusal says so.
        Money::ZERO => sale.debt,
        left => left.min(sale.debt),
    };
    sale_money::set_off(tx, &money_of(&sale, day), amount)?;
    paid(tx, Sale { debt: sale.debt - amount, from_balance: sale.from_balance + amount, ..sale }, amount)
}

fn paid(tx: &mut Write<'_>, sale: Sale, amount: Money) -> Result<Sale> {
    tx.put(&sale)?;
    told(tx, &sale, &SaleFact::Paid { number: sale.number.clone(), amount })?;
    Ok(sale)
}

fn left(reads: &impl Reads, sale: &Sale) -> Result<Money> {
    sale.client.map_or(Ok(Money::ZERO), |client| sale_money::left_with_us(reads, client))
}

struct Known {
    sale: Sale,
    cashboxes: Vec<Cashbox>,
    /// How much of the debt what the client left would cover.
    left: Money,
}

async fn known(cx: &Cx) -> Result<Known> {
    let id = cx.path("id")?;
    cx.read(|reads| {
        let sale = find::seen(cx, reads, id)?;
        if !cx.may_at(sale.location, Right::TakePayments) {
            return Err(Error::Denied(Right::TakePayments));
        }
        let (cashboxes, left) = (cashboxes_for(reads, sale.location)?, left(reads, &sale)?.min(sale.debt));
        Ok(Known { sale, cashboxes, left })
    })
    .await
}

/// `GET /sales/:id/payment`
pub async fn show(cx: Cx) -> Result<Reply> {
    let known = known(&cx).await?;
    Ok(cx.page(view(&cx, &known, &payment_form(known.sale.debt, &known.cashboxes))))
}

/// `POST /sales/:id/payment`
pub async fn take(cx: Cx) -> Result<Reply> {
    let known = known(&cx).await?;
    let (mut form, id) = (cx.form(), known.sale.id);
    let done = cx.submit(&mut form, parse_payment, move |tx, ask| pay(tx, id, ask).map(|sale| sale.debt)).await?;
    match done {
        Some(_) => Ok(Reply::redirect(format!("/sales/{id}")).saying(text::DEBT_PAID.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &known, &form))),
    }
}

/// `POST /sales/:id/payment/balance`
pub async fn take_balance(cx: Cx) -> Result<Reply> {
    let known = known(&cx).await?;
    let (id, day) = (known.sale.id, cx.today());
    match cx.write(move |tx| pay_from_balance(tx, id, day).map(|sale| sale.debt)).await {
        Ok(_) => Ok(Reply::redirect(format!("/sales/{id}")).saying(text::DEBT_PAID.get(cx.lang()))),
        Err(Error::Refused(refusal)) => {
            let mut form = payment_form(known.sale.debt, &known.cashboxes);
            form.refuse("", refusal.say(cx.lang()));
            Ok(cx.again(view(&cx, &known, &form)))
        }
        Err(error) => Err(error),
    }
}

fn view(cx: &Cx, Known { sale, cashboxes, left }: &Known, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/sales/{}/payment", sale.id));
    let title = text::PAYMENT_OF.with(lang, &[&sale.number]);
    let body = html! { (Draw::of(form, lang).summary()) (payment_fields(cx, form, cashboxes)) };
    let buttons = html! {
        @if left.is_positive() { (dialog::step(cx, "dialog__first", &format!("{path}/balance"), html! { (text::OFF_BALANCE.with(lang, &[&cx.sum(*left)])) })) }
        button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_MONEY.get(lang)) }
    };
    dialog::page("sales", &title, dialog::form_over(cx, &title, &path, &format!("/sales/{}", sale.id), &body, &buttons))
}
