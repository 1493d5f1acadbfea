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

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, poem_openapi::Enum)]
#[oai(rename = "StockShortfallWay", rename_all = "snake_case")]
pub enum Out {
    SendBack,
    WriteOff,
}

/// What is missing, for whoever may settle it so.
pub async fn settling(cx: &Cx, out: Out) -> Result<Counting> {
    let (counting, (back, lose)) = read(cx).await?;
    match out {
        Out::SendBack if !back => Err(Error::Denied(Right::MoveGoods)),
        Out::WriteOff if !lose => Err(Error::Denied(Right::WriteOffGoods)),
        _ => Ok(counting),
    }
}

pub fn settle(tx: &mut Write<'_>, ask: &Arrival, out: Out) -> Result<()> {
    match out {
        Out::SendBack => send_back(tx, ask).map(drop),
        Out::WriteOff => write_off(tx, ask).map(drop),
    }
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
pub async fn press(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let out = if form.value("do") == "lose" { Out::WriteOff } else { Out::SendBack };
    let counting = settling(&cx, out).await?;
    let (id, day) = (counting.met.document.id, cx.today());
    let parse = |f: &mut Fields<'_>| Arrival { document: id, day, portions: counting.parse(f) };
    if cx.submit(&mut form, parse, move |tx, ask| settle(tx, ask, out)).await?.is_none() {
        return Ok(cx.again(view(&cx, &form, &counting, ways(&cx, &counting.met))));
    }
    let said = if out == Out::WriteOff { text::LOST_SAID } else { text::SENT_BACK_SAID };
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
