//! Stocktakes: what lies on the shelves is counted by people with scanners and set against the book.
//!
//! A count begins by writing the book down; what moves later changes no difference. Every reading is an entry of its own, so
//! several people count at once and nobody overwrites another; a line holds the sum of its entries. Finished, it says what is
//! missing and what is above the book; a shortage may be set against a surplus of something alike. Settled, it makes documents
//! that count for the day of the book, so that what was on the shelf at that moment is what was counted (S9); its documents
//! are taken back only here.

mod access;
pub mod api;
mod board;
mod check;
mod conclude;
mod count;
mod excel;
mod fact;
mod find;
mod finish;
mod line;
mod list;
mod page;
mod print;
mod refusal;
mod rows;
mod scan;
mod settle;
mod start;
mod start_form;
mod swaps;
mod tables;
mod tally;
mod text;
mod unknown;

pub use count::{AddAsk, Outcome, add, again, undo};
pub use fact::StocktakeFact;
pub use finish::{FinishAsk, finish, pair};
pub use refusal::CountRefusal;
pub use settle::{SettleAsk, settle, take_back};
pub use start::{StartAsk, start};
pub use tables::*;
pub use tally::{Tally, recount};

use crate::{
    kernel::{Id, Lang, Result, Right, mark},
    log::FactKind,
    store::Reads,
    web::{May, Routes, Slice},
};

pub const SLICE: Slice =
    Slice { name: "stocktake", routes, tables: tables::TABLES, facts: FACTS, menu: &[], settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<StocktakeFact>()];

fn routes() -> Routes {
    let (see, count, settle) = (May(Right::SeeStock), May(Right::CountStock), May(Right::SettleStocktake));
    Routes::new()
        .get("/stock/counts", see, list::show)
        .get("/stock/counts/new", count, start_form::new)
        .post("/stock/counts/new", count, start_form::create)
        .get("/stock/counts/:id", see, page::show)
        .get("/stock/counts/:id/print/:paper", see, print::show)
        .post("/stock/counts/:id/excel", May(Right::ExportGoods), excel::hand_out)
        .post("/stock/counts/:id/entries", see, scan::create)
        .post("/stock/counts/:id/entries/:number/undoing", see, scan::undo_it)
        .get("/stock/counts/:id/unknown", see, unknown::ask)
        .post("/stock/counts/:id/unknown", see, unknown::name)
        .get("/stock/counts/:id/lines/:product", see, line::show)
        .post("/stock/counts/:id/lines/:product", see, line::put)
        .post("/stock/counts/:id/lines/:product/zero", see, line::zero)
        .post("/stock/counts/:id/lines/:product/recount", see, line::recount)
        .post("/stock/counts/:id/lines/:product/taking", see, line::take)
        .post("/stock/counts/:id/recount", settle, line::recount_many)
        .post("/stock/counts/:id/swaps", settle, swaps::create)
        .get("/stock/counts/:id/swaps/:side", settle, swaps::offer)
        .post("/stock/counts/:id/swaps/removal", settle, swaps::remove)
        .get("/stock/counts/:id/finish", settle, conclude::finish_form)
        .post("/stock/counts/:id/finish", settle, conclude::finish_it)
        .post("/stock/counts/:id/reopening", settle, conclude::reopen_it)
        .get("/stock/counts/:id/settling", settle, conclude::settle_form)
        .post("/stock/counts/:id/settling", settle, conclude::settle_it)
        .get("/stock/counts/:id/unsettling", settle, conclude::take_back_form)
        .post("/stock/counts/:id/unsettling", settle, conclude::take_it_back)
        .get("/stock/counts/:id/cancelling", settle, conclude::give_up_form)
        .post("/stock/counts/:id/cancelling", settle, conclude::give_it_up)
}

/// A count as people say it.
pub fn title(number: u64, lang: Lang) -> String {
    text::STOCKTAKE_NO.with(lang, &[&format!("{number:05}")])
}

/// Everything anybody counted of a product, in the order it was counted.
pub fn entries_of(reads: &impl Reads, stocktake: Id<mark::Stocktake>, product: Id<mark::Product>) -> Result<Vec<Entry>> {
    reads.by(&ENTRY_BY_PRODUCT, (stocktake, product))
}
