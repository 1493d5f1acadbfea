//! Documents of the stock: what comes from suppliers and goes back to them, what is written off, what moves between
//! warehouses, what clients bring back, what is found, put together and taken apart, what a delivery should have cost.
//!
//! A draft is filled line by line, by hand or by a scanner, and moves nothing. Posted, it gets its number, the ledger of the
//! stock and the book of money are written in one transaction, and it is never edited again; cancelled, both are what they
//! were. Numbers have no gaps, a closed period takes nothing, and account 41 holds what the batches cost (S6).

mod access;
pub mod api;
mod balances;
mod batch_lines;
mod batches;
pub mod brought;
mod card;
mod check;
mod conclude;
mod cost_correction;
mod draft;
pub mod expected;
mod fact;
mod head_form;
mod journal;
mod kits;
pub mod levels;
mod line_prices;
mod lines;
mod method;
pub mod paying;
mod posting;
mod print;
mod refusal;
mod related;
mod repost;
mod rows;
mod sequence;
mod shelf;
mod supplier_return;
mod tables;
mod text;
mod transfer;
mod whole;

pub use access::{Met, meet, met, sources};
pub use balances::{Line as BalanceLine, each_listed as each_balance_listed, warehouse_listed};
pub use card::{state_chip, state_title};
pub use draft::{HeadAsk, LineAsk, MOST_LINES, begin, begin_for, discard, put_line};
pub use fact::DocFact;
pub use journal::{each_document_listed, tabs};
pub use lines::exact as exact_products;
pub use posting::{PostAsk, cancel, post};
pub use refusal::DocRefusal;
pub use related::named;
pub use repost::recost;
pub use tables::*;
pub use whole::{Laid, fill, make, undo, unfill};

use crate::{
    kernel::{Lang, Right, Text},
    log::FactKind,
    web::{May, Routes, SettingsLink, Slice, text::SETTINGS_STOCK},
};

pub const SLICE: Slice =
    Slice { name: "warehouse", routes, tables: tables::TABLES, facts: FACTS, menu: &[], settings: SETTINGS, check: check::check };

const SETTINGS: &[SettingsLink] = &[
    SettingsLink { group: SETTINGS_STOCK, path: sequence::PATH, label: text::sequence::TITLE, right: Right::RepostGoods },
    SettingsLink { group: SETTINGS_STOCK, path: method::PATH, label: text::method::TITLE, right: Right::SetUpStock },
];

const FACTS: &[FactKind] = &[FactKind::of::<DocFact>()];

fn routes() -> Routes {
    let see = May(Right::SeeStock);
    Routes::new()
        .get("/stock", see, balances::show)
        .get(levels::PATH, see, levels::show)
        .post(levels::PATH, May(Right::Purchase), levels::save)
        .post("/stock/levels/all", May(Right::Purchase), levels::everyone)
        .get("/goods/:id/shelf", see, levels::shelf)
        .get("/goods/:id/levels", May(Right::Purchase), levels::edit)
        .post("/goods/:id/levels", May(Right::Purchase), levels::save_product)
        .get("/stock/documents", see, journal::show)
        .get("/stock/documents/new", see, head_form::new)
        .post("/stock/documents/new", see, head_form::create)
        .get("/stock/documents/:id", see, card::show)
        .get("/stock/documents/:id/print", see, print::show)
        .get("/stock/documents/:id/head", see, head_form::edit)
        .post("/stock/documents/:id/head", see, head_form::update)
        .get("/stock/documents/:id/products", see, lines::offers)
        .post("/stock/documents/:id/lines", see, lines::create)
        .get("/stock/documents/:id/lines/:line", see, lines::edit)
        .post("/stock/documents/:id/lines/:line", see, lines::update)
        .post("/stock/documents/:id/lines/:line/removal", see, lines::remove)
        .get("/stock/documents/:id/posting", see, conclude::posting_form)
        .post("/stock/documents/:id/posting", see, conclude::post_it)
        .get("/stock/documents/:id/cancelling", see, conclude::cancelling_form)
        .post("/stock/documents/:id/cancelling", see, conclude::cancel_it)
        .post("/stock/documents/:id/removal", see, conclude::discard)
        .post("/stock/documents/:id/prices", May(Right::EditGoodsPrices), line_prices::propose)
        .post("/stock/documents/:id/return", see, supplier_return::begin)
        .post("/stock/documents/:id/correction", see, cost_correction::begin)
        .get(method::PATH, May(Right::SetUpStock), method::show)
        .post(method::PATH, May(Right::SetUpStock), method::save)
        .get(sequence::PATH, May(Right::RepostGoods), sequence::show)
        .post(sequence::PATH, May(Right::RepostGoods), sequence::run)
        .and(transfer::routes())
        .and(shelf::routes())
}

pub fn kind_title(kind: DocKind) -> Text {
    match kind {
        DocKind::Posting => text::POSTING,
        DocKind::WriteOff => text::WRITE_OFF,
        DocKind::Transfer => text::TRANSFER,
        DocKind::Surplus => text::SURPLUS,
        DocKind::SupplierReturn => text::batches::SUPPLIER_RETURN,
        DocKind::CostCorrection => text::batches::COST_CORRECTION,
        DocKind::Assembly => text::kits::ASSEMBLY,
        DocKind::Disassembly => text::kits::DISASSEMBLY,
        DocKind::ClientReturn => text::batches::CLIENT_RETURN,
    }
}

impl DocKind {
    /// What the price of its lines is called.
    pub fn price_title(self) -> Text {
        if self == DocKind::Disassembly { text::kits::WORTH } else { text::PRICE }
    }
}

/// Why a write-off was made; nothing for other kinds.
pub fn reason_said(document: &Document, lang: Lang) -> &'static str {
    if document.kind == DocKind::WriteOff { head_form::reason_title(document.reason).get(lang) } else { "" }
}

/// A document as people say it: its kind and number; a draft has none.
pub fn title(document: &Document, lang: Lang) -> String {
    let kind = kind_title(document.kind).get(lang);
    if document.number == 0 { format!("{kind}, {}", text::DRAFT.get(lang)) } else { format!("{kind} {:05}", document.number) }
}
