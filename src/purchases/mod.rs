//! Buying: what is to be bought and why, orders to suppliers, what arrives by them and for whom, what suppliers are owed.
//!
//! Nothing here moves goods or money by itself: goods come by postings of the warehouse, which say whose order they answer, and
//! suppliers are paid through the book. What is to be bought is reckoned anew each time from balances, minimums, orders to
//! suppliers and orders of clients that wait; only what somebody asked for by hand is kept.
//!
//! Invariants: numbers of sent orders have no gaps; what is awaited is what sent orders say less what posted documents brought
//! (`warehouse::expected` counts it); a wish is in one order at most, and waits again when that order is cancelled.

mod access;
pub mod api;
mod arrivals;
mod card;
mod check;
mod course;
mod demand;
mod draft;
mod fact;
mod head_form;
mod lines;
mod list;
mod message;
mod needs;
mod plan;
mod plan_row;
mod print;
mod refusal;
mod settle;
mod steps;
mod tables;
mod text;
mod wishes;

pub use arrivals::keep_for_orders;
pub use course::{cancel, receive, send, take_back};
pub use demand::Demand;
pub use draft::{HeadAsk, LineAsk, add_line, begin};
pub use fact::PurchaseFact;
pub use needs::Figures;
pub use refusal::PurchaseRefusal;
pub use settle::{AdvanceAsk, Ledger, advance, ledger, unpaid};
pub use tables::*;
pub use wishes::{WishAsk, unwish, wish};

use maud::{Markup, html};

use crate::{
    kernel::{Lang, Right, Text},
    log::FactKind,
    warehouse::expected,
    web::{Cx, May, Menu, Routes, Slice},
};

pub const SLICE: Slice =
    Slice { name: "purchases", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<PurchaseFact>()];
const MENU: &[Menu] = &[Menu {
    section: "purchases",
    path: PATH,
    icon: "truck",
    label: text::PURCHASES,
    right: Some(Right::SeePurchases),
    key: "KeyB",
    last: false,
}];

const PATH: &str = "/purchases";
const ORDERS: &str = "/purchases/orders";
const SUPPLIERS: &str = "/purchases/suppliers";

fn routes() -> Routes {
    let (see, buy) = (May(Right::SeePurchases), May(Right::Purchase));
    let routes = Routes::new()
        .get("/purchases/arrivals/:id", May(Right::SeeStock), arrivals::show)
        .post("/purchases/arrivals/:id", May(Right::SeeStock), arrivals::keep)
        .get(SUPPLIERS, see, settle::list)
        .get("/purchases/suppliers/:id", see, settle::page)
        .get("/purchases/suppliers/:id/payment", May(Right::PaySuppliers), settle::pay_form)
        .post("/purchases/suppliers/:id/payment", May(Right::PaySuppliers), settle::pay)
        .get("/purchases/suppliers/:id/act", see, settle::act)
        .post("/purchases/suppliers/:id/excel", see, settle::excel);
    routes
        .get(PATH, see, plan::show)
        .post(PATH, buy, plan::create)
        .get("/purchases/wishes/new", see, wishes::new)
        .post("/purchases/wishes", see, wishes::create)
        .post("/purchases/wishes/:id/removal", see, wishes::remove)
        .get(ORDERS, see, list::show)
        .get("/purchases/orders/new", buy, head_form::new)
        .post("/purchases/orders/new", buy, head_form::create)
        .get("/purchases/orders/:id", see, card::show)
        .get("/purchases/orders/:id/head", buy, head_form::edit)
        .post("/purchases/orders/:id/head", buy, head_form::update)
        .post("/purchases/orders/:id/lines", buy, lines::create)
        .get("/purchases/orders/:id/lines/:product", buy, lines::edit)
        .post("/purchases/orders/:id/lines/:product", buy, lines::update)
        .post("/purchases/orders/:id/lines/:product/removal", buy, lines::remove)
        .post("/purchases/orders/:id/sending", buy, steps::send)
        .post("/purchases/orders/:id/return", buy, steps::take_back)
        .post("/purchases/orders/:id/removal", buy, steps::discard)
        .get("/purchases/orders/:id/cancelling", buy, steps::cancelling)
        .post("/purchases/orders/:id/cancelling", buy, steps::cancel)
        .post("/purchases/orders/:id/receiving", see, steps::receive)
        .get("/purchases/orders/:id/print", see, print::show)
        .post("/purchases/orders/:id/excel", see, message::excel)
}

/// An order to a supplier as people say it; a draft that was never sent has no number.
pub fn title(order: &PurchaseOrder, lang: Lang) -> String {
    let kind = text::ORDER_TITLE.get(lang);
    if order.number == 0 { format!("{kind}, {}", text::DRAFT_WORD.get(lang)) } else { format!("{kind} {:05}", order.number) }
}

/// Pages of one section.
fn tabs(cx: &Cx, current: &str) -> Markup {
    let lang = cx.lang();
    let tab = |path: &str, label: Text| html! { a href=(path) aria-current=[(path == current).then_some("page")] { (label.get(lang)) } };
    html! { nav.views aria-label=(text::PURCHASES.get(lang)) { (tab(PATH, text::TO_BUY)) (tab(ORDERS, text::ORDERS)) @if settle::may(cx) { (tab(SUPPLIERS, text::SETTLEMENTS)) } } }
}
