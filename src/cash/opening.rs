//! What lay in a cashbox before this book began: once, against the owner's account (80).

use maud::html;

use super::{
    boxes::Reach,
    entry::{self, Entry},
    fact::{CashFact, record_on_cashboxes},
    ledger::{Basis, article, pair, post},
    refusal::CashRefusal,
    tables::{Account, CashDay, Cashbox, OpKind, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Result, Right, mark},
    store::{Reads, Walk, Write, row::Order},
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

#[derive(Debug, Clone)]
pub struct OpeningAsk {
    pub cashbox: Id<mark::Cashbox>,
    pub amount: Money,
    pub day: Day,
    pub comment: String,
}

pub fn opening(tx: &mut Write<'_>, ask: &OpeningAsk, reach: &Reach) -> Result<Operation> {
    let cashbox = reach.cashbox(tx, ask.cashbox)?;
    if is_opened(tx, cashbox.id)? {
        return Err(CashRefusal::AlreadyOpened.into());
    }
    let legs = pair((cashbox.kind.account(), cashbox.id.cast()), (Account::Owner, Id::fixed(0)), ask.amount);
    let basis = Basis {
        article: Some(article(tx, "opening")?),
        comment: ask.comment.clone(),
        ..Basis::new(OpKind::Opening, ask.day, reach.place(&cashbox))
    };
    let done = post(tx, basis, legs.to_vec())?;
    record_on_cashboxes(tx, &done, &CashFact::Opened { amount: ask.amount })?;
    Ok(done)
}

/// An opening balance stands and was not reversed: what came by its article did not go back.
pub fn is_opened(reads: &impl Reads, cashbox: Id<mark::Cashbox>) -> Result<bool> {
    let (article, mut net) = (article(reads, "opening")?, Money::ZERO);
    reads.walk::<CashDay>((cashbox,), Order::Ascending, |day| {
        net += if day.article == article { day.came - day.went } else { Money::ZERO };
        Ok(Walk::On)
    })?;
    Ok(!net.is_zero())
}

pub async fn form(cx: Cx) -> Result<Reply> {
    let cashbox = cashbox(&cx).await?;
    let mut form = Form::empty();
    form.set("day", cx.today().iso());
    Ok(cx.page(view(&cx, &form, &cashbox)))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, cashbox, reach) = (cx.form(), cashbox(&cx).await?, Reach::of(&cx, Right::SetUpCash)?);
    let id = cashbox.id;
    let command = move |tx: &mut Write<'_>, ask: &OpeningAsk| opening(tx, ask, &reach).map(|_| ask.amount);
    let Some(amount) = cx.submit(&mut form, |f| parse(f, id), command).await? else {
        return Ok(cx.again(view(&cx, &form, &cashbox)));
    };
    let said = text::OPENING_DONE.with(cx.lang(), &[&cx.sum(amount)]);
    Ok(Reply::redirect("/settings/cashboxes").saying(said))
}

fn parse(f: &mut Fields<'_>, cashbox: Id<mark::Cashbox>) -> OpeningAsk {
    let Entry { amount, day, comment } = entry::parse(f);
    OpeningAsk { cashbox, amount, day, comment }
}

async fn cashbox(cx: &Cx) -> Result<Cashbox> {
    let (reach, id) = (Reach::of(cx, Right::SetUpCash)?, cx.path("id")?);
    cx.read(|r| reach.cashbox(r, id)).await
}

fn view(cx: &Cx, form: &Form, cashbox: &Cashbox) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let title = text::OPENING_TITLE.with(lang, &[&cashbox.name.get(lang)]);
    let body = html! {
        (draw.summary())
        p { (text::OPENING_WHY.get(lang)) }
        (entry::amount(cx, draw))
        (entry::day(cx, draw))
        (entry::comment(draw))
    };
    let buttons = html! { button.btn.btn--primary { (text::OPENING_DO.get(lang)) } };
    let action = format!("/settings/cashboxes/{}/opening", cashbox.id);
    ui::dialog::page("settings", &title, ui::dialog::form(cx, &title, &action, &body, &buttons))
}
