//! Money moved from one cashbox of ours to another: one operation, two legs, neither income nor expense (M5).

use maud::html;

use super::{
    boxes::Reach,
    entry::{self, Entry},
    fact::{CashFact, record_on_cashboxes},
    ledger::{Basis, pair, post},
    refusal::CashRefusal,
    tables::{Cashbox, OpKind, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Result, Right, mark},
    store::Write,
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

#[derive(Debug, Clone)]
pub struct TransferAsk {
    pub amount: Money,
    pub from: Id<mark::Cashbox>,
    pub to: Id<mark::Cashbox>,
    pub day: Day,
    pub comment: String,
}

pub fn transfer(tx: &mut Write<'_>, ask: &TransferAsk, reach: &Reach) -> Result<Operation> {
    let (from, to) = (reach.cashbox(tx, ask.from)?, reach.cashbox(tx, ask.to)?);
    if from.id == to.id {
        return Err(CashRefusal::SameCashbox.into());
    }
    let legs = pair((to.kind.account(), to.id.cast()), (from.kind.account(), from.id.cast()), ask.amount);
    let basis = Basis { comment: ask.comment.clone(), ..Basis::new(OpKind::Transfer, ask.day, reach.place(&from)) };
    let done = post(tx, basis, legs.to_vec())?;
    let fact = CashFact::Moved { amount: ask.amount, from: from.name, to: to.name, comment: ask.comment.clone() };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

pub async fn form(cx: Cx) -> Result<Reply> {
    let known = known(&cx).await?;
    let form = entry::fresh(&cx, &known);
    Ok(cx.page(view(&cx, &form, &known)))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, reach) = (cx.form(), Reach::of(&cx, Right::MoveCash)?);
    let command = move |tx: &mut Write<'_>, ask: &TransferAsk| transfer(tx, ask, &reach).map(|_| ask.amount);
    let Some(amount) = cx.submit(&mut form, parse, command).await? else {
        let known = known(&cx).await?;
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    let said = text::TRANSFER_DONE.with(cx.lang(), &[&cx.sum(amount)]);
    Ok(Reply::redirect(entry::journal_of(form.value("cashbox"))).saying(said))
}

fn parse(f: &mut Fields<'_>) -> TransferAsk {
    let Entry { amount, day, comment } = entry::parse(f);
    TransferAsk { amount, from: f.id("cashbox"), to: f.id("other"), day, comment }
}

async fn known(cx: &Cx) -> Result<Vec<Cashbox>> {
    let reach = Reach::of(cx, Right::MoveCash)?;
    cx.read(|r| reach.cashboxes(r)).await
}

fn view(cx: &Cx, form: &Form, known: &[Cashbox]) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let title = text::TRANSFER_TITLE.get(lang);
    let body = html! {
        (draw.summary())
        (entry::amount(cx, draw))
        (entry::cashbox(cx, draw, "cashbox", text::FROM_CASHBOX, known))
        (entry::cashbox(cx, draw, "other", text::TO_CASHBOX, known))
        (entry::day(cx, draw))
        (entry::comment(draw))
    };
    let buttons = html! { button.btn.btn--primary { (text::TRANSFER_DO.get(lang)) } };
    ui::dialog::page("cash", title, ui::dialog::form(cx, title, "/cash/transfers", &body, &buttons))
}
