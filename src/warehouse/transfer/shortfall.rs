//! What was shipped and did not arrive: sent back to the warehouse it left, or written off by a document of its own.

use maud::html;

use super::{
    counting::{self, Counting},
    steps::{Arrival, send_back, write_off},
    text,
};
use crate::{
    kernel::{Error, Result, Right},
    store::Write,
    warehouse::{
        DocKind,
        access::{Met, may_use, receives},
    },
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw, icon},
    },
};

/// The two ways out, as far as this person may take them.
pub fn ways(cx: &Cx, met: &Met) -> (bool, bool) {
    (receives(cx, &met.warehouse), may_use(cx, &met.warehouse, DocKind::WriteOff))
}

async fn read(cx: &Cx) -> Result<(Counting, (bool, bool))> {
    let counting = cx.read(|r| counting::read(cx, r)).await?;
    match ways(cx, &counting.met) {
        (false, false) => Err(Error::Denied(Right::WriteOffGoods)),
        ways => Ok((counting, ways)),
    }
}

/// `GET /stock/documents/:id/shortfall`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (counting, ways) = read(&cx).await?;
    let mut form = Form::empty();
    counting.fill(&mut form);
    Ok(cx.page(view(&cx, &form, &counting, ways)))
}

/// `POST /stock/documents/:id/shortfall`
pub async fn settle(cx: Cx) -> Result<Reply> {
    let (counting, ways) = read(&cx).await?;
    let (mut form, id, day) = (cx.form(), counting.met.document.id, cx.today());
    let lost = form.value("do") == "lose";
    let right = if lost { Right::WriteOffGoods } else { Right::MoveGoods };
    if !(if lost { ways.1 } else { ways.0 }) {
        return Err(Error::Denied(right));
    }
    let parse = |f: &mut Fields<'_>| Arrival { document: id, day, portions: counting.parse(f) };
    let command = move |tx: &mut Write<'_>, ask: &Arrival| if lost { write_off(tx, ask) } else { send_back(tx, ask) }.map(|_| ());
    if cx.submit(&mut form, parse, command).await?.is_none() {
        return Ok(cx.again(view(&cx, &form, &counting, ways)));
    }
    let said = if lost { text::LOST_SAID } else { text::SENT_BACK_SAID };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(said.get(cx.lang())))
}

fn view(cx: &Cx, form: &Form, counting: &Counting, (back, lose): (bool, bool)) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let body = html! {
        (draw.summary())
        p { (text::SETTLE_WHAT.with(lang, &[&counting.met.warehouse.name.get(lang)])) }
        (counting.table(cx, form))
    };
    let buttons = html! {
        @if lose { button.btn.btn--danger name="do" value="lose" { (icon("trash-2")) (text::DO_LOSE.get(lang)) } }
        @if back { button.btn.btn--primary name="do" value="back" { (icon("undo-2")) (text::DO_SEND_BACK.get(lang)) } }
    };
    let (name, action) = (text::DO_SETTLE.get(lang), format!("/stock/documents/{}/shortfall", counting.met.document.id));
    dialog::page("stock", name, dialog::form(cx, name, &action, &body, &buttons))
}
