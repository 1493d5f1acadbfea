//! Money that comes or goes without an order: income and expense by articles.

use maud::html;

use super::{
    articles,
    boxes::Reach,
    entry::{self, Entry},
    fact::{CashFact, record_on_cashboxes},
    ledger::{Basis, pair, post},
    refusal::CashRefusal,
    tables::{Article, Cashbox, Direction, OpKind, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Result, Right, Text, mark},
    store::{Reads, Write},
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

#[derive(Debug, Clone)]
pub struct MovementAsk {
    pub direction: Direction,
    pub amount: Money,
    pub article: Id<mark::Article>,
    pub cashbox: Id<mark::Cashbox>,
    pub day: Day,
    pub comment: String,
}

/// Writes an income or an expense.
pub fn movement(tx: &mut Write<'_>, ask: &MovementAsk, reach: &Reach) -> Result<Operation> {
    let cashbox = reach.cashbox(tx, ask.cashbox)?;
    let article = match tx.get::<Article>(&ask.article)? {
        Some(article) if article.direction == ask.direction && article.by_hand() => article,
        _ => return Err(CashRefusal::NoArticle.into()),
    };
    let (box_side, other_side) = ((cashbox.kind.account(), cashbox.id.cast()), (article.account(), article.id.cast()));
    let (kind, legs) = match ask.direction {
        Direction::In => (OpKind::Income, pair(box_side, other_side, ask.amount)),
        Direction::Out => (OpKind::Expense, pair(other_side, box_side, ask.amount)),
    };
    let basis = Basis { article: Some(article.id), comment: ask.comment.clone(), ..Basis::new(kind, ask.day, reach.place(&cashbox)) };
    let done = post(tx, basis, legs.to_vec())?;
    let (amount, comment) = (ask.amount, ask.comment.clone());
    let fact = match ask.direction {
        Direction::In => CashFact::Came { amount, article: article.name, comment },
        Direction::Out => CashFact::Spent { amount, article: article.name, comment },
    };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

pub async fn income_form(cx: Cx) -> Result<Reply> {
    ask(cx, Direction::In).await
}
pub async fn income(cx: Cx) -> Result<Reply> {
    act(cx, Direction::In).await
}
pub async fn expense_form(cx: Cx) -> Result<Reply> {
    ask(cx, Direction::Out).await
}
pub async fn expense(cx: Cx) -> Result<Reply> {
    act(cx, Direction::Out).await
}

async fn ask(cx: Cx, direction: Direction) -> Result<Reply> {
    let known = Known::read(&cx, direction).await?;
    let form = entry::fresh(&cx, &known.cashboxes);
    Ok(cx.page(view(&cx, &form, &known)))
}

async fn act(cx: Cx, direction: Direction) -> Result<Reply> {
    let (mut form, reach) = (cx.form(), Reach::of(&cx, Right::MoveCash)?);
    let command = move |tx: &mut Write<'_>, ask: &MovementAsk| movement(tx, ask, &reach).map(|done| (done.number, done.moved()));
    let done = cx.submit(&mut form, |f| parse(f, direction), command).await?;
    let Some((number, moved)) = done else {
        let known = Known::read(&cx, direction).await?;
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    let said = if direction == Direction::In { text::INCOME_DONE } else { text::EXPENSE_DONE };
    let said = said.with(cx.lang(), &[&number, &cx.sum(moved.abs())]);
    Ok(Reply::redirect(entry::journal_of(form.value("cashbox"))).saying(said))
}

fn parse(f: &mut Fields<'_>, direction: Direction) -> MovementAsk {
    let Entry { amount, day, comment } = entry::parse(f);
    MovementAsk { direction, amount, article: f.id("article"), cashbox: f.id("cashbox"), day, comment }
}

/// What the dialog offers.
struct Known {
    direction: Direction,
    cashboxes: Vec<Cashbox>,
    articles: Vec<Article>,
}

impl Known {
    async fn read(cx: &Cx, direction: Direction) -> Result<Known> {
        let reach = Reach::of(cx, Right::MoveCash)?;
        cx.read(|r| Ok(Known { direction, cashboxes: reach.cashboxes(r)?, articles: articles::choices(r, direction)? })).await
    }
    fn words(&self) -> (Text, &'static str, Text) {
        match self.direction {
            Direction::In => (text::INCOME_TITLE, "/cash/income", text::INCOME_DO),
            Direction::Out => (text::EXPENSE_TITLE, "/cash/expense", text::EXPENSE_DO),
        }
    }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let (title, action, verb) = known.words();
    let articles: Vec<(String, String)> = known.articles.iter().map(|a| (a.id.to_string(), a.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        (entry::amount(cx, draw))
        (draw.field("article", text::ARTICLE).select(&articles))
        (entry::cashbox(cx, draw, "cashbox", text::CASHBOX, &known.cashboxes))
        (entry::day(cx, draw))
        (entry::comment(draw))
    };
    let buttons = html! { button.btn.btn--primary { (verb.get(lang)) } };
    ui::dialog::page("cash", title.get(lang), ui::dialog::form(cx, title.get(lang), action, &body, &buttons))
}
