//! The shop: the company, its locations and hours, the types and statuses of orders, sources, terms, counters.
//!
//! Invariants: a number is given once, at save, without gaps; a status names only statuses that exist; exactly one order
//! type is the default; the company has at least one location that is not archived.

pub mod api;
mod begin;
mod chain;
mod check;
mod company;
mod country;
mod facts;
mod graph;
pub mod hours;
mod listed;
mod location;
mod locations;
pub mod numbers;
mod order_types;
mod papers;
mod refusal;
mod settings;
mod source_list;
mod status;
mod status_steps;
mod statuses;
mod tables;
pub mod text;
mod vat;
mod week_form;

pub use begin::{Beginning, begin};
pub use country::{Country, zone_options};
pub use facts::{ShopFact, Thing};
pub use hours::{usual_day, working_minutes};
pub use location::open_location;
pub use refusal::ShopRefusal;
pub use tables::*;
pub use vat::Vat;

use settings::{Step, act, arrows, everywhere, moved, shared, step};

use crate::{
    kernel::{Day, Id, Lang, Result, Right, Text, mark, text::Named},
    log::FactKind,
    store::{Reads, Write},
    web::{
        Access, Frame, May, Menu, Place, Routes, SettingsLink, Slice,
        text::{SETTINGS_COMPANY, SETTINGS_ORDERS},
    },
};

pub const SLICE: Slice =
    Slice { name: "shop", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: SETTINGS, check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<ShopFact>()];
const MENU: &[Menu] = &[];

const fn link(group: Text, path: &'static str, label: Text) -> SettingsLink {
    SettingsLink { group, path, label, right: Right::SetUpShop }
}
const SETTINGS: &[SettingsLink] = &[
    link(SETTINGS_COMPANY, "/settings/company", text::COMPANY),
    link(SETTINGS_COMPANY, locations::PATH, text::LOCATIONS),
    link(SETTINGS_ORDERS, statuses::PATH, text::STATUSES),
    link(SETTINGS_ORDERS, order_types::PATH, text::ORDER_TYPES),
    link(SETTINGS_ORDERS, source_list::PATH, text::SOURCES),
    link(SETTINGS_ORDERS, "/settings/papers", text::PAPERS),
];

fn routes() -> Routes {
    let right = May(Right::SetUpShop);
    let routes = Routes::new()
        .get("/settings/company", right, company::show)
        .post("/settings/company", right, company::save)
        .get("/settings/locations", right, locations::list)
        .post("/settings/locations", right, location::add)
        .get("/settings/locations/new", right, location::blank)
        .get("/settings/locations/example", right, location::example)
        .get("/settings/locations/:id", right, location::show)
        .post("/settings/locations/:id", right, location::save)
        .post("/settings/locations/:id/archive", right, listed::put_away::<Location>)
        .post("/settings/locations/:id/restoration", right, listed::take_back::<Location>)
        .post("/settings/locations/:id/place", right, listed::place::<Location>)
        .get("/settings/papers", right, papers::first)
        .get("/settings/papers/:paper", right, papers::show)
        .post("/settings/papers/:paper", right, papers::save);
    lists(routes, right)
}

fn lists(routes: Routes, right: Access) -> Routes {
    routes
        .get("/settings/statuses", right, statuses::list)
        .post("/settings/statuses", right, status::add)
        .get("/settings/statuses/new", right, status::blank)
        .get("/settings/statuses/graph", right, graph::show)
        .get("/settings/statuses/:id", right, status::show)
        .post("/settings/statuses/:id", right, status::save)
        .post("/settings/statuses/:id/archive", right, status_steps::put_away)
        .post("/settings/statuses/:id/restoration", right, status_steps::take_back)
        .post("/settings/statuses/:id/place", right, status_steps::place)
        .get("/settings/order-types", right, order_types::list)
        .post("/settings/order-types", right, order_types::add)
        .get("/settings/order-types/new", right, order_types::blank)
        .get("/settings/order-types/:id", right, order_types::show)
        .post("/settings/order-types/:id", right, order_types::save)
        .post("/settings/order-types/:id/archive", right, listed::put_away::<OrderType>)
        .post("/settings/order-types/:id/restoration", right, listed::take_back::<OrderType>)
        .post("/settings/order-types/:id/place", right, listed::place::<OrderType>)
        .get("/settings/sources", right, source_list::list)
        .post("/settings/sources", right, source_list::add)
        .get("/settings/sources/new", right, source_list::blank)
        .get("/settings/sources/:id", right, source_list::show)
        .post("/settings/sources/:id", right, source_list::save)
        .post("/settings/sources/:id/archive", right, listed::put_away::<Source>)
        .post("/settings/sources/:id/restoration", right, listed::take_back::<Source>)
        .post("/settings/sources/:id/place", right, listed::place::<Source>)
}

/// What every page needs of the shop.
pub fn frame(reads: &impl Reads) -> Result<Frame> {
    let Some(company) = reads.get::<Company>(&0)? else { return Ok(Frame::empty()) };
    let locations = locations(reads)?;
    Ok(Frame {
        ready: true,
        zone: company.zone(),
        company: company.name,
        currency: company.currency,
        lang: company.lang,
        places: locations.into_iter().map(|l| Place { id: l.id, name: l.name, address: l.address }).collect(),
        demo: company.demo,
    })
}

/// Statuses in their order, archived ones left out.
pub fn statuses(reads: &impl Reads) -> Result<Vec<Status>> {
    listed::live(reads)
}

/// Order types in their order, archived ones left out.
pub fn order_types(reads: &impl Reads) -> Result<Vec<OrderType>> {
    listed::live(reads)
}

pub fn sources(reads: &impl Reads) -> Result<Vec<Source>> {
    listed::live(reads)
}

/// The company; nothing before the first run.
pub fn company(reads: &impl Reads) -> Result<Option<Company>> {
    reads.get::<Company>(&0)
}

/// A location, archived ones too: old orders stand there.
pub fn location(reads: &impl Reads, id: Id<mark::Location>) -> Result<Location> {
    reads.need::<Location>(&id)
}

/// Locations in their order, archived ones left out.
pub fn locations(reads: &impl Reads) -> Result<Vec<Location>> {
    listed::live(reads)
}

/// The numbered paragraphs printed on a paper.
pub fn terms(reads: &impl Reads, paper: Paper) -> Result<Vec<Named>> {
    Ok(reads.get::<Terms>(&(paper as u8))?.map_or_else(Vec::new, |terms| terms.paragraphs))
}

/// What the numbers of orders begin with before their counters, at every location and in every period.
pub fn order_number_heads(reads: &impl Reads) -> Result<Vec<String>> {
    let mut counters = reads.all::<Counter>(())?;
    counters.retain(|counter| counter.kind == Counted::Order);
    let head = |counter: &Counter| Ok(numbers::head(&location(reads, counter.location)?.order_template, counter.period));
    counters.iter().map(head).collect()
}

/// The next order number of a location and the counter behind it. After a change of template a number may have been given
/// before: whoever keeps the orders asks again until it is free.
pub fn next_order_number(tx: &mut Write<'_>, location: Id<mark::Location>, day: Day) -> Result<(String, u64)> {
    let template = tx.need::<Location>(&location)?.order_template;
    let serial = numbers::next(tx, location, Counted::Order, numbers::period(&template, day))?;
    Ok((numbers::written(&template, day, serial), serial))
}

/// A number of something sold or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// As people say it.
    pub number: String,
    pub serial: u64,
    /// What the counter started again with.
    pub period: u32,
}

/// The next number of a sale or of a return of one.
pub fn next_sale_number(tx: &mut Write<'_>, location: Id<mark::Location>, kind: Counted, day: Day) -> Result<Numbered> {
    let at = tx.need::<Location>(&location)?;
    let template = match (kind, at.sale_template.is_empty()) {
        (Counted::Sale, false) => at.sale_template,
        (Counted::Sale, true) => format!("{}{}-{{C:5}}", text::SALE_LETTER.get(Lang::Ru), at.label_prefix),
        _ => format!("{}{}-{{C:5}}", text::RETURN_LETTER.get(Lang::Ru), at.label_prefix),
    };
    let period = numbers::period(&template, day);
    let serial = numbers::next(tx, location, kind, period)?;
    Ok(Numbered { number: numbers::written(&template, day, serial), serial, period })
}
