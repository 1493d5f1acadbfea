//! The shop: the company, its locations and hours, the types and statuses of orders, sources, terms, counters.
//!
//! Invariants: a number is given once, at save, without gaps; a status names only statuses that exist; exactly one order
//! type is the default; the company has at least one location that is not archived.

mod begin;
mod country;
pub mod hours;
pub mod numbers;
mod tables;
pub mod text;

pub use begin::{Beginning, begin};
pub use country::{Country, zone_options};
pub use hours::working_minutes;
pub use tables::*;

use crate::{
    kernel::{Day, Id, Result, mark, text::Named},
    log::FactKind,
    store::{Reads, Write},
    web::{Frame, Menu, Place, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "shop", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new()
}

/// What every page needs of the shop.
pub fn frame(reads: &impl Reads) -> Result<Frame> {
    let Some(company) = reads.get::<Company>(&0)? else { return Ok(Frame::empty()) };
    let mut locations = reads.all::<Location>(())?;
    locations.retain(|location| !location.archived);
    locations.sort_by_key(|location| location.position);
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
    let mut all = reads.all::<Status>(())?;
    all.retain(|status| !status.archived);
    all.sort_by_key(|status| status.position);
    Ok(all)
}

/// Order types in their order, archived ones left out.
pub fn order_types(reads: &impl Reads) -> Result<Vec<OrderType>> {
    let mut all = reads.all::<OrderType>(())?;
    all.retain(|kind| !kind.archived);
    all.sort_by_key(|kind| kind.position);
    Ok(all)
}

pub fn sources(reads: &impl Reads) -> Result<Vec<Source>> {
    let mut all = reads.all::<Source>(())?;
    all.retain(|source| !source.archived);
    all.sort_by_key(|source| source.position);
    Ok(all)
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
    let mut all = reads.all::<Location>(())?;
    all.retain(|location| !location.archived);
    all.sort_by_key(|location| location.position);
    Ok(all)
}

/// The numbered paragraphs printed on a paper.
pub fn terms(reads: &impl Reads, paper: Paper) -> Result<Vec<Named>> {
    Ok(reads.get::<Terms>(&(paper as u8))?.map_or_else(Vec::new, |terms| terms.paragraphs))
}

/// The next order number of a location and the counter behind it. After a change of template a number may have been given
/// before: whoever keeps the orders asks again until it is free.
pub fn next_order_number(tx: &mut Write<'_>, location: Id<mark::Location>, day: Day) -> Result<(String, u64)> {
    let template = tx.need::<Location>(&location)?.order_template;
    let serial = numbers::next(tx, location, Counted::Order, numbers::period(&template, day))?;
    Ok((numbers::written(&template, day, serial), serial))
}
