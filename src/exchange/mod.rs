//! Excel in and out.
//!
//! What a person may see he may take out, if his role lets him: orders exactly as his list shows them, clients, the price
//! list. An export reads everything and changes nothing but the history, which says who took how many rows.
//!
//! Invariants: a text of a person is a text in a cell and never a formula; cost is only for those who may see it.

mod export;
mod export_orders;
mod fact;
mod home;
mod sheet;
mod text;

pub use fact::{ExchangeFact, What};

use crate::{
    kernel::Right,
    log::FactKind,
    web::{May, Menu, Routes, SettingsLink, SignedIn, Slice, routes::nothing_to_check, text::SETTINGS_SYSTEM},
};

pub const SLICE: Slice =
    Slice { name: "exchange", routes, tables: &[], facts: FACTS, menu: MENU, settings: SETTINGS, check: nothing_to_check };

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
}
