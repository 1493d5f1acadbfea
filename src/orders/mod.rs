//! Orders: a device comes in, is repaired, is handed over and paid for.
//!
//! An order is a document: edited and audited. Its money is in the ledger, its history in the facts; what it keeps ready
//! (sums of lines, what was paid, counters by status) is refolded by `check`.
//!
//! Invariants: an order's status changes only along the chain or by reopening; a closed order has no line and no field
//! changed; the number is given once, in the transaction that makes the order; `paid` is what the ledger has; what the stock
//! keeps for an open order is what its lines say, and what a closed one took and did not get back is what its lines cost.

pub mod api;
pub mod back;
mod back_form;
pub mod card;
mod check;
mod closing;
mod counts;
pub mod demand;
mod details;
pub mod document;
pub mod edit;
pub mod facts;
mod intake;
pub mod kind;
pub mod kits;
mod line_form;
pub mod line_rows;
pub mod lines;
mod list;
mod lookup;
mod of_client;
mod part_form;
pub mod parts;
mod payment_form;
pub mod payments;
mod people;
mod print;
pub mod query;
mod refusal;
pub mod reopening;
mod row;
mod scan;
pub mod status;
mod tables;
mod tallies;
pub mod text;
mod today;

pub use counts::standing;
pub use document::named;
pub use facts::OrderFact;
pub use intake::{Comer, Intake, IntakeRefusal, Number, Thing, take_in};
pub use list::each_listed;
pub use lookup::{FoundOrder, find as find_orders};
pub use parts::{carried, recost};
pub use refusal::OrderRefusal;
pub use row::{Facts as RowFacts, chip, facts_of};
pub use tables::*;
pub use tallies::index_anew;

use crate::{
    kernel::Right,
    log::FactKind,
    web::{May, Menu, Routes, SignedIn, Slice},
};

pub const SLICE: Slice =
    Slice { name: "orders", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<OrderFact>()];
const MENU: &[Menu] = &[
    Menu { section: "today", path: "/", icon: "layout-dashboard", label: text::TODAY, right: None, key: "KeyH", last: false },
    Menu {
        section: "orders",
        path: "/orders",
        icon: "clipboard-list",
        label: text::ORDERS,
        right: Some(Right::SeeOrders),
        key: "KeyO",
        last: false,
    },
];

fn routes() -> Routes {
    let lists = Routes::new().get("/", SignedIn, today::today).get("/orders", May(Right::SeeOrders), list::list);
    lists.and(print::routes()).and(card_routes()).and(intake::intake_routes())
}

/// The order card and everything done on it.
fn card_routes() -> Routes {
    let (see, lines) = (May(Right::SeeOrders), May(Right::EditLines));
    Routes::new()
        .get("/orders/:id", see, card::show)
        .get("/orders/:id/row", see, card::row)
        .get("/orders/:id/feed", see, card::feed::show)
        .post("/orders/:id/comments", May(Right::Comment), card::feed::comment)
        .post("/orders/:id/status", May(Right::ChangeStatus), status::step)
        .post("/orders/:id/status/undo", May(Right::ChangeStatus), status::undo)
        .post("/orders/:id/lines", lines, line_form::create)
        .get("/orders/:id/parts", lines, part_form::search)
        .post("/orders/:id/lines/:line/keeping", lines, part_form::keep)
        .get("/orders/:id/lines/:line", lines, line_form::show)
        .post("/orders/:id/lines/:line", lines, line_form::save)
        .post("/orders/:id/lines/:line/removal", lines, line_form::remove)
        .post("/orders/:id/lines/:line/restoration", lines, line_form::restore)
        .get("/orders/:id/details", see, details::show)
        .post("/orders/:id/details", see, details::save)
        .get("/orders/:id/people", see, people::show)
        .post("/orders/:id/people", see, people::save)
        .get("/orders/:id/type", May(Right::EditOrders), kind::show)
        .post("/orders/:id/type", May(Right::EditOrders), kind::save)
        .and(money_routes())
        .get("/scan", SignedIn, scan::scan)
        .get("/clients/:id/orders", see, of_client::orders)
        .get("/clients/:id/money", May(Right::SeeClients), of_client::money)
        .get("/devices/:id/orders", see, of_client::device)
}

/// Payments of an order, its hand-over and the way back.
fn money_routes() -> Routes {
    let (take, back, undo) = (May(Right::TakePayments), May(Right::Refund), May(Right::ReversePayments));
    Routes::new()
        .get("/orders/:id/payments/new", take, payment_form::new)
        .post("/orders/:id/payments", take, payment_form::create)
        .get("/orders/:id/payments/:op/reversal", undo, payment_form::reversal)
        .post("/orders/:id/payments/:op/reversal", undo, payment_form::reverse)
        .get("/orders/:id/refund", back, payment_form::refund)
        .post("/orders/:id/refund", back, payment_form::give_back)
        .get("/orders/:id/closure", May(Right::ChangeStatus), closing::show)
        .post("/orders/:id/closure", May(Right::ChangeStatus), closing::close)
        .get("/orders/:id/return", May(Right::TakeGoodsBack), back_form::show)
        .post("/orders/:id/return", May(Right::TakeGoodsBack), back_form::create)
        .get("/orders/:id/reopening", May(Right::ReopenOrders), reopening::show)
        .post("/orders/:id/reopening", May(Right::ReopenOrders), reopening::reopen)
}
