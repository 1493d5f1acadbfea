//! Reports. One report is one file: what it may be narrowed by and one computation that gives one table; the screen, the
//! print and the Excel file are drawn from that table by the same code, so their figures cannot differ.
//!
//! Nothing here is written but the fact that a file was taken out. What reports read ready-made (`stock::turns`,
//! `stock::demand`) is kept by those who sell and move; its recount stands here, above all of them.

pub mod api;
mod ask;
mod assortment;
mod balances;
mod below;
mod chart;
mod excel;
mod fact;
mod home;
mod lots;
mod margins;
mod movement;
mod names;
mod paper;
mod prices;
mod recount;
mod screen;
mod slow;
mod table;
mod text;
mod turnover;

pub use ask::{Ask, Filter};
pub use assortment::{Class, abc, xyz};
pub use recount::refold;
pub use table::{About, Line, Table, Value};

use crate::{
    kernel::{Error, Result, Right, Text},
    log::FactKind,
    store::Read,
    web::{Cx, May, Menu, Routes, Slice},
};
use chart::Chart;

pub const SLICE: Slice = Slice { name: "reports", routes, tables: &[], facts: FACTS, menu: MENU, settings: &[], check: recount::check };

const FACTS: &[FactKind] = &[FactKind::of::<fact::ReportFact>()];
const MENU: &[Menu] = &[Menu {
    section: "reports",
    path: "/reports",
    icon: "chart-no-axes-column",
    label: text::REPORTS,
    right: Some(Right::SeeStockReports),
    key: "KeyR",
    last: false,
}];

/// A report of the stock.
pub struct Report {
    /// As the address names it.
    pub key: &'static str,
    pub title: Text,
    /// Which question it answers.
    pub why: Text,
    pub icon: &'static str,
    pub filters: &'static [Filter],
    /// The order of its lines when nobody asked for another.
    pub sort: &'static str,
    pub make: fn(&Cx, &Read<'_>, &Ask) -> Result<Made>,
}

/// What a report came to.
pub struct Made {
    pub table: Table,
    pub tiles: Vec<Tile>,
    pub charts: Vec<Chart>,
    /// Where what it shows is put right, and by whom.
    pub action: Option<(Text, &'static str, String, Right)>,
    /// Why there are no lines, where the usual words do not say it.
    pub empty: Option<String>,
}

/// A number above the table.
#[derive(Clone)]
pub struct Tile {
    pub name: Text,
    pub said: String,
    pub note: String,
}

impl Made {
    pub fn of(table: Table) -> Made {
        Made { table, tiles: Vec::new(), charts: Vec::new(), action: None, empty: None }
    }
}

/// In the order people see them.
pub const STOCK: [&Report; 7] =
    [&balances::REPORT, &movement::REPORT, &turnover::REPORT, &below::REPORT, &slow::REPORT, &margins::REPORT, &assortment::REPORT];

const PATH: &str = "/reports";

impl Report {
    fn path(&self) -> String {
        format!("{PATH}/stock/{}", self.key)
    }

    /// The report of an address.
    fn of(cx: &Cx) -> Result<&'static Report> {
        Report::named(&cx.path::<String>("report")?)
    }

    fn named(key: &str) -> Result<&'static Report> {
        STOCK.into_iter().find(|report| report.key == key).ok_or(Error::Hidden)
    }

    /// The one computation: lines in the order that was asked for, without what this person may not see.
    pub fn run(&self, cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
        let mut made = (self.make)(cx, reads, ask)?;
        if !ask.cost {
            made.table.without_cost();
        }
        let asked = ask.sort.trim_start_matches('-');
        let known = asked == "name" || made.table.at(asked).is_some();
        made.table.sort(reads, if known { &ask.sort } else { self.sort })?;
        Ok(made)
    }
}

fn routes() -> Routes {
    let see = May(Right::SeeStockReports);
    Routes::new()
        .get(PATH, see, home::show)
        .get("/reports/stock/:report", see, screen::show)
        .get("/reports/stock/:report/print", see, paper::show)
        .post("/reports/stock/:report/file", see, excel::take)
}
