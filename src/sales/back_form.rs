//! Taking goods back: the number or the barcode of the receipt, then what of it came back and where the money goes.

use maud::html;

use super::{
    find,
    give_back::take_back,
    tables::{Sale, SaleLine},
    text,
};
use crate::{
    cash::sale_money::{paid_into, paid_through},
    kernel::{Error, Result, Right},
    store::{Read, Reads},
    warehouse::brought::{Offer, OfferLine, Sold},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

/// `GET /sales/return`: which receipt.
pub async fn ask(cx: Cx) -> Result<Reply> {
    Ok(cx.page(which(&cx, &Form::empty())))
}

/// `POST /sales/return`
pub async fn open(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let typed = form.value("number").trim().to_string();
    let found = cx.read(|reads| find::receipt(reads, &typed)).await?.filter(|sale| cx.may_at(sale.location, Right::TakeGoodsBack));
    match found {
        Some(sale) => Ok(Reply::redirect(format!("/sales/{}/return", sale.id))),
        None => {
            form.refuse("number", text::NO_RECEIPT.with(cx.lang(), &[&typed]));
            Ok(cx.again(which(&cx, &form)))
        }
    }
}

fn which(cx: &Cx, form: &Form) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let body = draw.field("number", text::FIND).icon("scan-barcode").hint(text::RECEIPT_HINT).autocomplete("off").focus().most(60).input();
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::FIND_RECEIPT.get(lang)) } };
    dialog::page("sales", text::RETURN.get(lang), dialog::form(cx, text::RETURN.get(lang), "/sales/return", &body, &buttons))
}

/// What of a sale may come back, as the form of a return asks it.
pub fn offer(cx: &Cx, reads: &Read<'_>, sale: &Sale) -> Result<Offer> {
    let line = |(line, at): (&SaleLine, u32)| OfferLine {
        at,
        name: line.name.clone(),
        rest: line.rest(),
        net: line.net - line.back.net,
        numbers: line.numbers().cloned().collect(),
        by_numbers: line.goes_by_numbers(),
        is_goods: !line.is_work(),
    };
    let sold = Sold {
        location: sale.location,
        home: sale.warehouse,
        lines: sale.lines.iter().zip(0..).map(line).collect(),
        debt: sale.debt,
        from_balance: sale.from_balance,
        into: paid_into(reads, sale.id)?,
        through: paid_through(reads, sale.id)?,
        client: sale.client.is_some(),
    };
    Offer::read(cx, reads, sold)
}

async fn known(cx: &Cx) -> Result<(Sale, Offer)> {
    let id = cx.path("id")?;
    cx.read(|reads| {
        let sale = reads.need::<Sale>(&id)?;
        if !cx.may_at(sale.location, Right::TakeGoodsBack) {
            return Err(Error::Hidden);
        }
        let offer = offer(cx, reads, &sale)?;
        Ok((sale, offer))
    })
    .await
}

/// `GET /sales/:id/return`: everything that has not come back, ready to be taken.
pub async fn show(cx: Cx) -> Result<Reply> {
    let (sale, offer) = known(&cx).await?;
    Ok(cx.page(view(&cx, &sale, &offer, &offer.form(&cx, true))))
}

/// `POST /sales/:id/return`
pub async fn create(cx: Cx) -> Result<Reply> {
    let (sale, offer) = known(&cx).await?;
    let (mut form, id) = (cx.form(), sale.id);
    let Some(ask) = form.parse(&cx, |f| offer.parse(f)) else { return Ok(cx.again(view(&cx, &sale, &offer, &form))) };
    match cx.write(move |tx| take_back(tx, id, &ask).map(|back| back.number)).await {
        Ok(number) => Ok(Reply::redirect(format!("/sales/{id}")).saying(text::CAME_BACK_AS.with(cx.lang(), &[&number]))),
        Err(Error::Refused(refusal)) => {
            offer.refuse(&mut form, &cx, refusal.as_ref());
            Ok(cx.again(view(&cx, &sale, &offer, &form)))
        }
        Err(error) => Err(error),
    }
}

fn view(cx: &Cx, sale: &Sale, offer: &Offer, form: &Form) -> Page {
    let lang = cx.lang();
    let title = text::RETURN_OF.with(lang, &[&sale.number]);
    let body = html! {
        (Draw::of(form, lang).summary())
        @if offer.is_empty() { (ui::note("info", html! { (text::ALL_BACK.get(lang)) })) } @else { (offer.fields(cx, form)) }
    };
    let buttons = html! { @if !offer.is_empty() { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_BACK.get(lang)) } } };
    let (page, path) = (format!("/sales/{}", sale.id), format!("/sales/{}/return", sale.id));
    dialog::page("sales", &title, dialog::form_over(cx, &title, &path, &page, &body, &buttons))
}
