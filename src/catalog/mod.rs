//! The directories: device types, brands and models, ready phrases of intake, the price list of works.
//!
//! They are documents: edited in place, each change a fact, the price with what it was and became. Nothing here is ever
//! deleted, because old orders name it; what is no longer used is archived and leaves every list of choices.
//!
//! Invariants: a model belongs to a brand and a device type that exist; a work belongs to a category that exists; no two
//! brands differ only by case; a price is never negative.

pub mod api;
pub mod combos;
mod directory;
mod fact;
pub mod goods;
mod icons;
mod learn;
mod listed;
mod mass;
mod names;
mod pages;
mod price;
mod search;
mod settings;
mod tables;
mod text;

pub use directory::*;
pub use fact::{CatalogFact, Did, Thing};
pub use goods::*;
pub use icons::{DEVICE_ICONS, known as known_icon};
pub use learn::{Learnt, learn};
pub use search::{Guesses, find_services, service_named, warm};
pub use tables::*;

use std::collections::BTreeSet;

use crate::{
    kernel::{Id, Money, Result, Right, mark},
    log::FactKind,
    store::{Findings, Read, Reads},
    web::{Cx, Menu, Routes, SettingsLink, Slice},
};

pub const SLICE: Slice = Slice { name: "catalog", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: LINKS, check };

const LINKS: &[SettingsLink] = &[goods::LINKS[0], goods::LINKS[1], goods::LINKS[2], settings::LINKS[0], settings::LINKS[1]];

const FACTS: &[FactKind] = &[FactKind::of::<CatalogFact>(), FactKind::of::<GoodsFact>()];
const MENU: &[Menu] = &[
    Menu {
        section: "stock",
        path: "/goods",
        icon: "boxes",
        label: text::STOCK_MENU,
        right: Some(Right::SeeGoods),
        key: "KeyS",
        last: false,
    },
    Menu {
        section: "price",
        path: "/price",
        icon: "tag",
        label: text::PRICE_MENU,
        right: Some(Right::SeePriceList),
        key: "KeyR",
        last: false,
    },
];

fn routes() -> Routes {
    goods::routes(settings::routes(combos::routes(price::routes(Routes::new()))))
}

/// A work's price and warranty in one quiet line, as lists of choices show it.
pub fn price_of(cx: &Cx, service: &Service, price: Money) -> String {
    let price = cx.sum(price);
    match service.warranty_days {
        0 => price,
        days => format!("{price} · {}", text::OFFER_WARRANTY.with(cx.lang(), &[&text::DAYS.with(cx.lang(), &[&days])])),
    }
}

/// Models and works stand where they say.
fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let types: BTreeSet<Id<mark::DeviceType>> = reads.all::<DeviceType>(())?.iter().map(|kind| kind.id).collect();
    let brands: BTreeSet<Id<mark::Brand>> = reads.all::<Brand>(())?.iter().map(|brand| brand.id).collect();
    let categories: BTreeSet<Id<mark::Category>> = reads.all::<Category>(())?.iter().map(|category| category.id).collect();
    for model in reads.all::<Model>(())? {
        if !brands.contains(&model.brand) || !types.contains(&model.device_type) {
            findings.add(format!("models: {} ({}) has no brand or no device type", model.name, model.id));
        }
    }
    for service in reads.all::<Service>(())? {
        if !categories.contains(&service.category) {
            findings.add(format!("services: {} ({}) has no category", service.name.ru, service.id));
        }
        if service.types.iter().any(|kind| !types.contains(kind)) {
            findings.add(format!("services: {} ({}) names a device type that is not there", service.name.ru, service.id));
        }
        if service.price.is_negative() || service.cost.is_negative() {
            findings.add(format!("services: {} ({}) has a negative price or cost", service.name.ru, service.id));
        }
    }
    goods::check(reads, findings)
}
