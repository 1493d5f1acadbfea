//! Paying a supplier from a cashbox: for one posting, or on account, which is an advance when nothing is owed.

use maud::html;

use super::gate;
use crate::{
    cash::{
        Cashbox, Reach, future_day,
        goods_money::{GoodsMoney, pay_supplier, supplier_debt},
        holds,
    },
    clients::{self, Client},
    kernel::{Day, Error, Id, Money, Result, Right, mark},
    log::{Record, Subject},
    purchases::{SUPPLIERS, fact::PurchaseFact, text},
    store::{Reads, Write},
    warehouse::{self, Document, paying},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw},
    },
};

/// Money that is not for one posting.
#[derive(Debug, Clone)]
pub struct AdvanceAsk {
    pub supplier: Id<mark::Client>,
    pub cashbox: Id<mark::Cashbox>,
    pub amount: Money,
    pub day: Day,
    pub comment: String,
}

/// Pays on account: what is owed becomes less, and beyond that it is paid ahead.
pub fn advance(tx: &mut Write<'_>, ask: &AdvanceAsk, reach: &Reach) -> Result<()> {
    let cashbox = reach.cashbox(tx, ask.cashbox)?;
    let of = GoodsMoney { document: ask.comment.clone(), location: reach.place(&cashbox), day: ask.day, supplier: Some(ask.supplier) };
    pay_supplier(tx, &of, ask.cashbox, ask.amount, reach)?;
    note(tx, ask.supplier, ask.amount, String::new())
}

fn note(tx: &mut Write<'_>, supplier: Id<mark::Client>, amount: Money, document: String) -> Result<()> {
    tx.record(Subject::client(supplier), &PurchaseFact::Paid { amount, document })
}

#[derive(Clone)]
pub enum Ask {
    Posting(paying::PayAsk),
    Advance(AdvanceAsk),
}

pub struct Known {
    client: Client,
    debt: Money,
    document: Option<(Document, Money)>,
    boxes: Vec<(Cashbox, Money)>,
    reach: Reach,
}

/// What can be paid to a supplier and from where; the document is the posting the money is for.
pub async fn read(cx: &Cx, id: Id<mark::Client>, document: Option<Id<mark::Document>>) -> Result<Known> {
    gate(cx)?;
    let reach = Reach::of(cx, Right::PaySuppliers)?;
    cx.read(|r| {
        let document = match document {
            Some(document) => {
                let document = r.need::<Document>(&document)?;
                if document.supplier != Some(id) {
                    return Err(Error::Hidden);
                }
                let rest = paying::rest(r, &document)?;
                Some((document, rest))
            }
            None => None,
        };
        let boxes = reach.cashboxes(r)?.into_iter().map(|one| Ok((one.clone(), holds(r, &one)?))).collect::<Result<Vec<_>>>()?;
        Ok(Known { client: clients::client(r, id)?, debt: supplier_debt(r, id)?, document, boxes, reach })
    })
    .await
}

/// `GET /purchases/suppliers/:id/payment`
pub async fn new(cx: Cx) -> Result<Reply> {
    let known = read(&cx, cx.path("id")?, cx.query("document").and_then(|id| id.parse().ok())).await?;
    let due = known.document.as_ref().map_or(known.debt, |(_, rest)| *rest);
    let mut form = Form::filled([("day", cx.today().iso())]);
    form.set("amount", if due.is_positive() { due.input() } else { String::new() });
    form.set("document", known.document.as_ref().map(|(document, _)| document.id.to_string()).unwrap_or_default());
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /purchases/suppliers/:id/payment`
pub async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let known = read(&cx, cx.path("id")?, form.value("document").parse().ok()).await?;
    let (supplier, command) = (known.client.id, command(&known));
    match cx.submit(&mut form, |f| parse(f, &known), command).await? {
        Some(()) => Ok(Reply::redirect(format!("{SUPPLIERS}/{supplier}")).saying(text::PAID_SAID.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &form, &known))),
    }
}

/// The writing of a payment.
pub fn command(known: &Known) -> impl Fn(&mut Write<'_>, &Ask) -> Result<()> + Send + Sync + 'static {
    let (reach, supplier) = (known.reach.clone(), known.client.id);
    move |tx, ask| match ask {
        Ask::Advance(ask) => advance(tx, ask, &reach),
        Ask::Posting(ask) => {
            let paid = paying::pay(tx, ask, &reach)?;
            note(tx, supplier, ask.amount, warehouse::title(&paid, crate::kernel::Lang::Ru))
        }
    }
}

pub fn parse(f: &mut Fields<'_>, known: &Known) -> Ask {
    let (amount, cashbox, today) = (f.money("amount"), f.id::<mark::Cashbox>("cashbox"), f.cx.today());
    if !f.raw("cashbox").is_empty() && !known.boxes.iter().any(|(one, _)| one.id == cashbox) {
        f.refuse("cashbox", text::CHOOSE_CASHBOX);
    }
    let day = f.day("day").unwrap_or(today);
    if day > today {
        f.refuse_said("day", future_day(f.lang));
    }
    let (_, comment) = (f.raw("document"), f.line("comment", 0..=200));
    match &known.document {
        Some((document, _)) => Ask::Posting(paying::PayAsk { document: document.id, cashbox, amount, day }),
        None => Ask::Advance(AdvanceAsk { supplier: known.client.id, cashbox, amount, day, comment }),
    }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let options: Vec<(String, String)> =
        known.boxes.iter().map(|(one, has)| (one.id.to_string(), format!("{}, {}", one.name.get(lang), cx.sum(*has)))).collect();
    let said = match &known.document {
        Some((document, rest)) => text::PAY_FOR.with(lang, &[&warehouse::title(document, lang), &cx.sum(*rest)]),
        None if known.debt.is_positive() => text::PAY_DEBT.with(lang, &[&cx.sum(known.debt)]),
        None => text::PAY_AHEAD.get(lang).to_string(),
    };
    let path = format!("{SUPPLIERS}/{}", known.client.id);
    let body = html! {
        (draw.summary())
        p { b { (known.client.name) } br; (said) }
        input type="hidden" name="document" value=(form.value("document"));
        div.grid-2 {
            (draw.field("amount", text::AMOUNT).money(cx.frame().currency).autocomplete("off").focus().input())
            (draw.field("day", text::DAY).kind("date").icon("calendar").input())
        }
        (draw.field("cashbox", text::CASHBOX).select(&options))
        @if known.document.is_none() { (draw.field("comment", text::COMMENT).optional().most(200).input()) }
    };
    let name = text::PAY_SUPPLIER.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (ui::icon("hand-coins")) (text::PAY.get(lang)) } };
    dialog::page("purchases", name, dialog::form_over(cx, name, &format!("{path}/payment"), &path, &body, &buttons))
}
