//! The company's habit of writing off at once: a part put into an order leaves its shelf for a warehouse that nobody keeps,
//! and lies there until the order is closed.

use maud::html;
use serde::{Deserialize, Serialize};

use super::{
    fact::{self, StockFact},
    tables::WarehouseKind,
    text, warehouses,
};
use crate::{
    kernel::{Id, Result, mark},
    log::Record,
    store::{Reads, Row, Table, Write},
    web::{
        Cx, Form, Page, Reply,
        text::{SAVE, SAVED},
        ui::{self, field::Draw, settings::settings_page},
    },
};

pub const PATH: &str = "/settings/parts";

/// How parts of orders leave the stock. No row: they are kept where they lie and leave when the order is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    pub at_once: bool,
}

impl Row for Habit {
    const TABLE: Table = Table::new(290, "stock_habit");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}

pub fn is_on(reads: &impl Reads) -> Result<bool> {
    Ok(reads.get::<Habit>(&0)?.is_some_and(|habit| habit.at_once))
}

/// Where parts lie that were put into orders at once.
pub fn warehouse(tx: &mut Write<'_>) -> Result<Id<mark::Warehouse>> {
    warehouses::kept(tx, WarehouseKind::InOrder, text::IN_ORDERS)
}

/// Turns the habit on or off. What lies in orders already stays where it is.
pub fn set(tx: &mut Write<'_>, at_once: bool) -> Result<()> {
    if is_on(tx)? == at_once {
        tx.quiet("the habit is the same");
        return Ok(());
    }
    let place = warehouse(tx)?;
    tx.put(&Habit { at_once })?;
    tx.record(fact::warehouse(place), &StockFact::Habit { at_once })
}

/// `GET /settings/parts`
pub async fn show(cx: Cx) -> Result<Reply> {
    let on = cx.read(|reads| is_on(reads)).await?;
    let form = Form::filled([("at_once", if on { "on" } else { "" })]);
    Ok(cx.page(view(&cx, &form)))
}

/// `POST /settings/parts`
pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    match cx.submit(&mut form, |f| f.flag("at_once"), |tx, at_once| set(tx, *at_once)).await? {
        Some(()) => Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &form))),
    }
}

fn view(cx: &Cx, form: &Form) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let body = html! {
        div.page {
            (ui::post_form(cx, PATH, "form", html! {
                (draw.summary())
                (draw.check_named("at_once", text::AT_ONCE.get(lang), text::AT_ONCE_HINT.get(lang)))
                div { button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) } }
            }))
        }
    };
    settings_page(cx, PATH, text::PARTS_OF_ORDERS.get(lang), html! {}, body)
}
