//! Clients and their devices: who comes, how to reach them, what they bring.
//!
//! A client is a person or an organisation with a number that is given once. He belongs to the company and not to a
//! location, so everyone who may see clients sees all of them. A device is one physical thing; it may change its owner,
//! and its history goes with it.
//!
//! Invariants: numbers run from 1 without gaps; a client is never deleted, only put away; a phone is a hint and not a
//! key, so two clients may have the same one, and the person is told; a device has an owner that exists; every change
//! has its fact on the card of each client it touches, which is what the search follows.

pub mod api;
mod card;
mod check;
mod combo;
mod device;
mod device_form;
mod fact;
mod form;
mod list;
mod lookup;
mod phones;
mod refusal;
mod save;
mod strip;
mod tables;
mod text;

pub use combo::named as named_client;
pub use device::{
    DeviceAsk, EditDevice, SerialRule, add_device, change_owner, create_device, devices_by_serial, devices_of, edit_device,
    find_or_create_device,
};
pub use fact::{Change, ClientFact, Field, Value};
pub use list::{each_listed, why};
pub use lookup::{Candidates, Finds, Found, Why, find, find_where, warm};
pub use phones::{mark_digits, phones_line};
pub use refusal::ClientRefusal;
pub use save::{ClientAsk, EditAsk, MOST_PHONES, Place, by_card, create, edit, holders, place};
pub use strip::client_strip;
pub use tables::*;

use crate::{
    kernel::{Id, Result, Right, mark},
    log::FactKind,
    store::{Order, Reads, Walk},
    web::{May, Menu, Routes, SignedIn, Slice},
};

pub const SLICE: Slice =
    Slice { name: "clients", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: &[], check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<ClientFact>()];
const MENU: &[Menu] = &[Menu {
    section: "clients",
    path: "/clients",
    icon: "users",
    label: text::CLIENTS,
    right: Some(Right::SeeClients),
    key: "KeyC",
    last: false,
}];

fn routes() -> Routes {
    let (see, change) = (May(Right::SeeClients), May(Right::EditClients));
    Routes::new()
        .get("/clients", see, list::show)
        .post("/clients", change, form::create)
        .get("/clients/new", change, form::new)
        .get("/clients/same-phone", change, phones::same)
        .get("/clients/:id", see, card::show)
        .post("/clients/:id", change, form::save)
        .get("/clients/:id/edit", change, form::edit)
        .get("/clients/:id/feed", see, card::feed)
        .post("/clients/:id/archive", change, card::archive)
        .post("/clients/:id/restoration", change, card::restore)
        .get("/clients/:id/devices/new", change, device_form::new)
        .post("/clients/:id/devices", change, device_form::create)
        .get("/devices/:id", see, device_form::show)
        .get("/devices/:id/edit", change, device_form::edit)
        .post("/devices/:id", change, device_form::save)
        .get("/combo/clients", SignedIn, combo::clients)
        .get("/combo/suppliers", SignedIn, combo::suppliers)
        .get("/combo/serial", SignedIn, combo::serial)
}

pub fn client(reads: &impl Reads, id: Id<mark::Client>) -> Result<Client> {
    reads.need(&id)
}

/// Everyone goods are bought from, by name, the archive left out.
pub fn suppliers(reads: &impl Reads) -> Result<Vec<Client>> {
    let mut found = Vec::new();
    reads.walk_by(&CLIENT_BY_CREATED, (false, Group::Supplier as u8), Order::Ascending, None, |_, id| {
        found.extend(reads.get::<Client>(&id)?);
        Ok(Walk::On)
    })?;
    found.sort_by_cached_key(|one| crate::kernel::name::fold(&one.name));
    Ok(found)
}

pub fn device(reads: &impl Reads, id: Id<mark::Device>) -> Result<Device> {
    reads.need(&id)
}

/// Every client, those in the archive too, in the order they were added.
pub fn each(reads: &impl Reads, visit: impl FnMut(Client) -> Result<Walk>) -> Result<()> {
    reads.walk::<Client>((), Order::Ascending, visit)
}

#[cfg(test)]
mod tests;
