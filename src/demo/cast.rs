//! Who and what the invented shop has to play with: read once after the founding.

use std::collections::HashMap;

use super::text::{
    OWNER, PEOPLE,
    cases::{CASES, Case, DEVICES, DIAGNOSTICS, GLASS, URGENT},
};
use crate::{
    cash::{Article, Cashbox, CashboxKind},
    catalog::{self, Brand, DeviceType, Model, Phrase, PhraseKind, Service},
    kernel::{Actor, Error, Id, Money, Result, mark},
    shop::{self, OrderType, Source, Status},
    staff::{EMPLOYEE_BY_LOGIN, Employee},
    store::Reads,
};

/// A location with its people and its money.
#[derive(Debug, Clone)]
pub struct Place {
    pub location: Id<mark::Location>,
    pub receptionist: Employee,
    pub master: Employee,
    pub cash: Id<mark::Cashbox>,
    pub card: Id<mark::Cashbox>,
}

/// A kind of device with what is known of it.
#[derive(Debug, Clone)]
pub struct Kind {
    pub device_type: DeviceType,
    pub weight: i64,
    pub brands: Vec<(Brand, Vec<Model>)>,
    pub kits: Vec<Phrase>,
    pub troubles: Vec<Trouble>,
}

/// A case with the works of the price list it comes to: for Apple and for everybody else.
#[derive(Debug, Clone)]
pub struct Trouble {
    pub case: &'static Case,
    pub apple: Service,
    pub other: Service,
}

#[derive(Debug, Clone)]
pub struct Cast {
    pub places: Vec<Place>,
    pub manager: Employee,
    pub owner: Employee,
    pub accountant: Employee,
    pub people: Vec<Employee>,
    pub bank: Id<mark::Cashbox>,
    pub articles: Vec<Article>,
    pub kinds: Vec<Kind>,
    /// Works that are added to others.
    pub glass: Option<Service>,
    pub urgent: Option<Service>,
    pub diagnostics: Option<Service>,
    pub statuses: HashMap<String, Status>,
    pub types: Vec<OrderType>,
    pub sources: Vec<Source>,
}

impl Cast {
    pub fn read(reads: &impl Reads) -> Result<Cast> {
        let named = |login: &str| reads.first_by(&EMPLOYEE_BY_LOGIN, login.to_string())?.ok_or(Error::Hidden);
        let boxes = reads.all::<Cashbox>(())?;
        let at = |kind: CashboxKind, location: Option<Id<mark::Location>>| {
            let found = boxes.iter().find(|one| one.kind == kind && (one.location == location || one.location.is_none()));
            found.map(|one| one.id).ok_or(Error::Hidden)
        };
        let services = catalog::all_services(reads)?;
        let mut places = Vec::new();
        for (index, location) in shop::locations(reads)?.into_iter().take(2).enumerate() {
            let here =
                |role: &str| PEOPLE.iter().find(|person| person.3 == role && person.4 == index + 1).map_or(OWNER.1, |person| person.1);
            places.push(Place {
                location: location.id,
                receptionist: named(here("receptionist"))?,
                master: named(here("master"))?,
                cash: at(CashboxKind::Cash, Some(location.id))?,
                card: at(CashboxKind::Card, Some(location.id))?,
            });
        }
        Ok(Cast {
            manager: named("lebedev")?,
            owner: named(OWNER.1)?,
            accountant: named("belova")?,
            people: reads.all::<Employee>(())?,
            bank: at(CashboxKind::Bank, None)?,
            articles: reads.all::<Article>(())?,
            glass: work(&services, GLASS.0),
            urgent: work(&services, URGENT),
            diagnostics: work(&services, DIAGNOSTICS),
            kinds: kinds(reads, &services)?,
            statuses: shop::statuses(reads)?.into_iter().map(|status| (status.key.clone(), status)).collect(),
            types: shop::order_types(reads)?,
            sources: shop::sources(reads)?,
            places,
        })
    }

    pub fn status(&self, key: &str) -> Option<&Status> {
        self.statuses.get(key)
    }
}

fn work(services: &[Service], name: &str) -> Option<Service> {
    services.iter().find(|service| service.name.ru == name).cloned()
}

fn kinds(reads: &impl Reads, services: &[Service]) -> Result<Vec<Kind>> {
    let mut kinds = Vec::new();
    for device_type in catalog::device_types(reads)? {
        let Some((_, weight)) = DEVICES.iter().find(|(name, _)| *name == device_type.name.ru) else { continue };
        let mut brands = Vec::new();
        for brand in catalog::brands(reads, device_type.id)? {
            let mut models = catalog::models(reads, device_type.id, brand.id)?;
            models.sort_by(|one, next| one.name.cmp(&next.name));
            if !models.is_empty() {
                brands.push((brand, models));
            }
        }
        // Directories list what is used most first; a plan that is made again must not depend on what was played already.
        brands.sort_by(|(one, _): &(Brand, Vec<Model>), (next, _)| one.name.cmp(&next.name));
        let cases = CASES.iter().filter(|case| case.device == device_type.name.ru);
        let trouble = |case| Some(Trouble { case, apple: work(services, case.work.0)?, other: work(services, case.work.1)? });
        let troubles: Vec<Trouble> = cases.filter_map(trouble).collect();
        if !brands.is_empty() && !troubles.is_empty() {
            let kits = catalog::phrases(reads, PhraseKind::Kit, Some(device_type.id))?;
            kinds.push(Kind { device_type, weight: *weight, brands, kits, troubles });
        }
    }
    if kinds.is_empty() { Err(Error::broken("the starter data have nothing to repair")) } else { Ok(kinds) }
}

/// The employee as the one who acts.
pub fn acting(employee: &Employee) -> Actor {
    Actor::employee(employee.id, employee.name.clone())
}

/// To a step of fifty, as shops write prices.
pub fn rounded(price: i64) -> Money {
    Money::major((price + 25) / 50 * 50)
}
