//! Finishing a count, settling it, taking the settlement back, giving it up: each with what it means said before.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    access::{self, Met},
    board::{self, Board},
    find::differing,
    finish::{FinishAsk, finish, give_up, reopen},
    refusal::CannotTake,
    settle::{Plan, SettleAsk, settle, take_back, troubles},
    text,
};
use crate::{
    kernel::{Id, Money, Result, Text, mark},
    staff::{self, Employee},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw, icon},
    },
};

fn page_of(id: Id<mark::Stocktake>) -> String {
    format!("/stock/counts/{id}")
}

async fn board_of(cx: &Cx) -> Result<Board> {
    let id = access::settling(cx).await?.of.id;
    board::read(cx, id).await
}

/// `GET /stock/counts/:id/finish`
pub async fn finish_form(cx: Cx) -> Result<Reply> {
    let board = board_of(&cx).await?;
    Ok(cx.page(finish_view(&cx, &Form::empty(), &board)))
}

/// `POST /stock/counts/:id/finish`
pub async fn finish_it(cx: Cx) -> Result<Reply> {
    let board = board_of(&cx).await?;
    let (mut form, id) = (cx.form(), board.met.of.id);
    let command = |tx: &mut crate::store::Write<'_>, ask: &FinishAsk| finish(tx, ask).map(|_| ());
    if cx.submit(&mut form, |f| parse_finish(f, id), command).await?.is_none() {
        return Ok(cx.again(finish_view(&cx, &form, &board)));
    }
    Ok(Reply::redirect(page_of(id)).saying(text::FINISHED_SAID.get(cx.lang())))
}

pub fn parse_finish(f: &mut Fields<'_>, stocktake: Id<mark::Stocktake>) -> FinishAsk {
    let rest = f.choice("rest", |key| match key {
        "gone" => Some(true),
        "book" => Some(false),
        _ => None,
    });
    FinishAsk { stocktake, rest_is_gone: rest }
}

fn finish_view(cx: &Cx, form: &Form, board: &Board) -> Page {
    let (lang, draw, tally) = (cx.lang(), Draw::of(form, cx.lang()), board.met.of.tally);
    let (left, waiting) = (tally.rest_lines, tally.waiting);
    let options = [("gone", text::REST_GONE), ("book", text::REST_BOOK)]
        .map(|(key, said): (&str, Text)| (key.to_string(), said.get(lang).to_string()));
    let body = html! {
        (draw.summary())
        p { (text::FINISH_WHAT.get(lang)) }
        @if waiting > 0 { (ui::note("warn", html! { (text::STILL_WAITING.with(lang, &[&waiting])) })) }
        @if !board.unknown.is_empty() { (ui::note("warn", html! { (text::UNKNOWN_LEFT.with(lang, &[&board.unknown.len()])) })) }
        @if left > 0 { p { b { (text::LEFT_LINES.with(lang, &[&left])) } } (draw.pick_one("rest", text::REST, &options)) }
    };
    let name = text::FINISH.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (icon("clipboard-check")) (name) } };
    let page = page_of(board.met.of.id);
    dialog::page("stock", name, dialog::form_over(cx, name, &format!("{page}/finish"), &page, &body, &buttons))
}

/// `POST /stock/counts/:id/reopening`
pub async fn reopen_it(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    cx.write(move |tx| reopen(tx, id)).await?;
    Ok(Reply::redirect(page_of(id)))
}

pub struct Settling {
    met: Met,
    plan: Plan,
    troubles: Vec<CannotTake>,
    people: Vec<Employee>,
}

impl Settling {
    pub async fn read(cx: &Cx, id: Id<mark::Stocktake>) -> Result<Settling> {
        let met = access::settled_by(cx, id).await?;
        let read = |reads: &crate::store::Read<'_>| {
            let plan = Plan::of(&met.of, &differing(reads, &met.of)?);
            Ok((troubles(reads, &met.of, &plan)?, staff::active_employees(reads)?, plan))
        };
        let (troubles, people, plan) = cx.read(read).await?;
        Ok(Settling { met, plan, troubles, people })
    }
    /// Whether there is more of it than the book says.
    pub fn is_surplus(&self, product: &str) -> bool {
        self.plan.over.iter().any(|part| part.line.product.to_string() == product)
    }
}

/// `GET /stock/counts/:id/settling`
pub async fn settle_form(cx: Cx) -> Result<Reply> {
    let settling = Settling::read(&cx, cx.path("id")?).await?;
    let mut form = Form::empty();
    for line in settling.plan.over.iter().map(|part| &part.line).filter(|line| !line.price_of_over().is_zero()) {
        form.set(&format!("price_{}", line.product), line.price_of_over().input());
    }
    Ok(cx.page(settle_view(&cx, &form, &settling)))
}

/// `POST /stock/counts/:id/settling`
pub async fn settle_it(cx: Cx) -> Result<Reply> {
    let settling = Settling::read(&cx, cx.path("id")?).await?;
    let (mut form, id) = (cx.form(), settling.met.of.id);
    let command = |tx: &mut crate::store::Write<'_>, ask: &SettleAsk| settle(tx, ask).map(|_| ());
    if cx.submit(&mut form, |f| parse_settling(f, &settling), command).await?.is_none() {
        return Ok(cx.again(settle_view(&cx, &form, &settling)));
    }
    Ok(Reply::redirect(page_of(id)).saying(text::SETTLED_SAID.get(cx.lang())))
}

pub fn parse_settling(f: &mut Fields<'_>, settling: &Settling) -> SettleAsk {
    let charged = f.id_opt::<mark::Employee>("charged");
    if charged.is_some_and(|id| !settling.people.iter().any(|one| one.id == id)) {
        f.refuse("charged", crate::web::text::BAD_CHOICE);
    }
    let mut prices = BTreeMap::new();
    for part in &settling.plan.over {
        prices.extend(f.money_opt(&format!("price_{}", part.line.product)).map(|price| (part.line.product, price)));
    }
    SettleAsk { stocktake: settling.met.of.id, charged, prices }
}

fn settle_view(cx: &Cx, form: &Form, settling: &Settling) -> Page {
    let (lang, draw, plan) = (cx.lang(), Draw::of(form, cx.lang()), &settling.plan);
    let cost = settling.met.cost;
    let sum = |money: Money| if cost { format!(" \u{b7} {}", cx.sum(money)) } else { String::new() };
    let people: Vec<(String, String)> = settling.people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let nothing = plan.short.is_empty() && plan.over.is_empty() && plan.swapped.is_empty();
    let body = html! {
        (draw.summary())
        @if nothing { p { (text::SETTLE_NOTHING.get(lang)) } } @else {
            p { (text::SETTLE_WHAT.with(lang, &[&settling.met.of.day.full(lang)])) }
            ul.count-plan {
                @if !plan.short.is_empty() { li { (text::PLAN_SHORT.with(lang, &[&plan.short.len()])) (sum(plan.short_worth())) } }
                @if !plan.over.is_empty() { li { (text::PLAN_OVER.with(lang, &[&plan.over.len()])) (sum(plan.over_worth())) } }
                @if !plan.swapped.is_empty() { li { (text::PLAN_SWAPPED.with(lang, &[&plan.swapped.len()])) } }
            }
        }
        (cannot(cx, settling))
        @if !plan.short.is_empty() { (draw.field("charged", text::CHARGED).optional().none(text::CHARGED_NOBODY).select(&people)) }
        (prices(cx, draw, plan))
    };
    let name = text::SETTLE.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (icon("package-check")) (name) } };
    let page = page_of(settling.met.of.id);
    dialog::page("stock", name, dialog::form_over(cx, name, &format!("{page}/settling"), &page, &body, &buttons))
}

/// What one of each surplus costs: as it was bought last, or as somebody says.
fn prices(cx: &Cx, draw: Draw<'_>, plan: &Plan) -> Markup {
    html! {
        @if !plan.over.is_empty() {
            fieldset.field {
                legend.label { (text::SURPLUS_PRICES.get(cx.lang())) }
                div.count-prices {
                    @for part in &plan.over {
                        (draw.named(&format!("price_{}", part.line.product), &format!("{} \u{d7} {}", part.line.name, part.quantity.show(cx.lang()))).money(cx.frame().currency).autocomplete("off").input())
                    }
                }
            }
        }
    }
}

fn cannot(cx: &Cx, settling: &Settling) -> Markup {
    let page = page_of(settling.met.of.id);
    html! {
        @if !settling.troubles.is_empty() {
            (ui::note("bad", html! {
                b { (text::CANNOT.get(cx.lang())) }
                @for trouble in &settling.troubles { br; a.link href={ (page) "/lines/" (trouble.product()) } { (trouble.say(cx.lang())) } }
            }))
        }
    }
}

struct Said {
    to: &'static str,
    name: Text,
    what: Text,
}

const TAKING_BACK: Said = Said { to: "unsettling", name: text::TAKE_BACK, what: text::TAKE_BACK_WHAT };
const GIVING_UP: Said = Said { to: "cancelling", name: text::GIVE_UP, what: text::GIVE_UP_WHAT };

fn why_view(cx: &Cx, form: &Form, id: Id<mark::Stocktake>, said: &Said) -> Page {
    let (lang, draw, page) = (cx.lang(), Draw::of(form, cx.lang()), page_of(id));
    let body = html! { (draw.summary()) p { (said.what.get(lang)) } (draw.field("comment", text::WHY).most(300).focus().input()) };
    let name = said.name.get(lang);
    let buttons = html! { button.btn.btn--danger { (icon("undo-2")) (name) } };
    dialog::page("stock", name, dialog::form_over(cx, name, &format!("{page}/{}", said.to), &page, &body, &buttons))
}

/// `GET /stock/counts/:id/unsettling`
pub async fn take_back_form(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    Ok(cx.page(why_view(&cx, &Form::empty(), id, &TAKING_BACK)))
}

/// `POST /stock/counts/:id/unsettling`
pub async fn take_it_back(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    let mut form = cx.form();
    if cx.submit(&mut form, |f| f.line("comment", 3..=300), move |tx, comment| take_back(tx, id, comment)).await?.is_none() {
        return Ok(cx.again(why_view(&cx, &form, id, &TAKING_BACK)));
    }
    Ok(Reply::redirect(page_of(id)).saying(text::TAKEN_BACK_SAID.get(cx.lang())))
}

/// `GET /stock/counts/:id/cancelling`
pub async fn give_up_form(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    Ok(cx.page(why_view(&cx, &Form::empty(), id, &GIVING_UP)))
}

/// `POST /stock/counts/:id/cancelling`
pub async fn give_it_up(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    let mut form = cx.form();
    if cx.submit(&mut form, |f| f.line("comment", 3..=300), move |tx, comment| give_up(tx, id, comment)).await?.is_none() {
        return Ok(cx.again(why_view(&cx, &form, id, &GIVING_UP)));
    }
    Ok(Reply::redirect(page_of(id)).saying(text::CANCELLED_SAID.get(cx.lang())))
}
