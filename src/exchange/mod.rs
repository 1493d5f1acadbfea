//! Excel in and out.
//!
//! What a person may see he may take out, if his role lets him: orders exactly as his list shows them, clients, the price
//! list. An export reads everything and changes nothing but the history, which says who took how many rows.
//!
//! A file comes in by steps: a process of its own reads it within limits, it is kept by rows, its sheet is chosen and its
//! columns are named, a dry run says what would happen, a job brings it in part by part and leaves a trace of each row, by
//! which all of it can be taken back for a day. Then the rows and the traces are forgotten.
//!
//! A supplier's table becomes lines of a draft: what is certain is taken, what is only alike is asked, and the answers are
//! remembered for him.
//!
//! Goods come with their stock: what lies in the warehouse from the first is a document of the stock like any other.
//!
//! Invariants: an import touches clients, works, goods and the stock only through their own slices; a line is brought in once, whatever
//! interrupts the job; what somebody changed after the import is not undone; an import is seen by its owner only; a
//! text of a person is a text in a cell and never a formula; cost is only for those who may see it; no file is parsed in
//! the process that keeps the data.

mod columns;
mod errors;
mod export;
mod export_balances;
mod export_documents;
mod export_goods;
mod export_moves;
mod export_orders;
mod fact;
mod field;
mod goes;
mod guess;
mod home;
mod import;
mod intake;
mod job;
mod layout;
mod mapping;
mod people;
mod progress;
mod report;
mod review;
mod similar;
mod supply;
mod supply_in;
mod table;
mod tables;
mod text;
mod tidy;
mod ware;
mod wares;
mod wares_in;
mod workbook;
mod worker;
mod works;

pub use fact::{ExchangeFact, What};
pub use job::HANDLERS;
pub use tidy::tidy;
pub use worker::{COMMAND as WORKER, work};

use crate::{
    kernel::Right,
    log::FactKind,
    web::{May, Menu, Routes, SettingsLink, SignedIn, Slice, routes::nothing_to_check, text::SETTINGS_SYSTEM},
};

pub const SLICE: Slice =
    Slice { name: "exchange", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: SETTINGS, check: nothing_to_check };

const FACTS: &[FactKind] = &[FactKind::of::<ExchangeFact>()];
const MENU: &[Menu] = &[];
const SETTINGS: &[SettingsLink] =
    &[SettingsLink { group: SETTINGS_SYSTEM, path: home::PATH, label: text::EXCHANGE, right: Right::ExportClients }];

fn routes() -> Routes {
    Routes::new()
        .get(home::PATH, SignedIn, home::show)
        .post("/exchange/orders", May(Right::ExportOrders), export_orders::orders)
        .post("/exchange/clients", May(Right::ExportClients), export::clients)
        .post("/exchange/services", May(Right::ExportPriceList), export::services)
        .post("/exchange/goods", May(Right::ExportGoods), export_goods::goods)
        .get("/exchange/balances", May(Right::ExportGoods), export_balances::choose)
        .post("/exchange/balances", May(Right::ExportGoods), export_balances::balances)
        .get(home::MOVES, May(Right::ExportGoods), export_moves::choose)
        .post(home::MOVES, May(Right::ExportGoods), export_moves::moves)
        .post("/exchange/documents", May(Right::ExportGoods), export_documents::journal)
        .post("/exchange/documents/:id", May(Right::ExportGoods), export_documents::document)
        .get("/exchange/import", SignedIn, import::show)
        .upload("/exchange/import", SignedIn, workbook::FILE + (64 << 10), import::receive)
        .get("/exchange/imports", SignedIn, import::list)
        .get("/exchange/imports/:id", SignedIn, mapping::show)
        .post("/exchange/imports/:id/sheet", SignedIn, mapping::choose)
        .get("/exchange/imports/:id/errors", SignedIn, errors::take)
        .post("/exchange/imports/:id/mapping", SignedIn, mapping::save)
        .get("/exchange/imports/:id/review", SignedIn, review::show)
        .post("/exchange/imports/:id/review", SignedIn, review::save)
        .get("/exchange/imports/:id/offers/:row", SignedIn, review::offers)
        .post("/exchange/imports/:id/application", SignedIn, progress::start)
        .get("/exchange/imports/:id/progress", SignedIn, progress::watch)
        .post("/exchange/imports/:id/cancellation", SignedIn, progress::stop)
        .post("/exchange/imports/:id/reversal", SignedIn, progress::reverse)
}
