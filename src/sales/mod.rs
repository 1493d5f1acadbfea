//! Sales: the till, receipts, goods that come back.
//!
//! A cart is a form; it is kept as it is typed, and may wait. Selling it is one write: goods leave oldest first through
//! `stock::ledger::post`, the book gets revenue, tax, cost and money in one operation (`cash::sale_money`), the receipt its
//! number. A sale is never edited: goods come back by a return of their own, to the batch they left, at the cost they left at.
//!
//! Invariants: lines sum to the total; a sale's cost is what its moves are worth and what the book has; no more comes back
//! than was sold, nor more money than was paid; numbers of sales and of returns have no gaps.

pub mod api;
mod back_form;
mod card;
mod cart;
mod carts;
mod check;
mod debt;
pub mod demand;
mod desk;
mod facts;
mod find;
mod give_back;
mod known;
mod list;
mod page;
mod print;
pub mod reckon;
mod recost;
mod refusal;
mod sell;
mod tables;
mod text;
mod till;

pub use card::named;
pub use facts::SaleFact;
pub use give_back::take_back;
pub use recost::recost;
pub use refusal::SaleRefusal;
pub use sell::{LineAsk, Payment, SellAsk, sell};
pub use tables::*;

use crate::{
    kernel::Right,
    log::FactKind,
    web::{May, Menu, Routes, Slice},
};

pub const SLICE: Slice =
    Slice { name: "sales", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<SaleFact>()];
const MENU: &[Menu] = &[Menu {
    section: "sales",
    path: "/sales",
    icon: "shopping-cart",
    label: text::SALES,
    right: Some(Right::SeeSales),
    key: "KeyS",
    last: false,
}];

fn routes() -> Routes {
    let (see, sell, back) = (May(Right::SeeSales), May(Right::Sell), May(Right::TakeGoodsBack));
    Routes::new()
        .get("/sales", see, list::list)
        .get("/sales/new", sell, till::show)
        .post("/sales/new", sell, till::press)
        .get("/sales/find", sell, find::list)
        .post("/sales/carts/:id/resumption", sell, carts::resume)
        .post("/sales/carts/:id/removal", sell, carts::remove)
        .get("/sales/return", back, back_form::ask)
        .post("/sales/return", back, back_form::open)
        .get("/sales/:id", see, card::show)
        .get("/sales/:id/print/:paper", see, print::show)
        .post("/sales/:id/print/:paper", see, print::printed)
        .get("/sales/:id/payment", May(Right::TakePayments), debt::show)
        .post("/sales/:id/payment", May(Right::TakePayments), debt::take)
        .post("/sales/:id/payment/balance", May(Right::TakePayments), debt::take_balance)
        .get("/sales/:id/return", back, back_form::show)
        .post("/sales/:id/return", back, back_form::create)
}
