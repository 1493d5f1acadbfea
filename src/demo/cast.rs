//! Who and what the invented shop has to play with: read once after the founding.

use std::collections::HashMap;

use super::text::{OWNER, PEOPLE};
use crate::{
    cash::{Cashbox, CashboxKind},
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
    pub brands: Vec<(Brand, Vec<Model>)>,
    pub faults: Vec<Phrase>,
    pub looks: Vec<Phrase>,
    pub kits: Vec<Phrase>,
    pub services: Vec<Service>,
}

#[derive(Debug, Clone)]
pub struct Cast {
    pub places: Vec<Place>,
    pub manager: Employee,
    pub owner: Employee,
    pub kinds: Vec<Kind>,
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
            kinds: kinds(reads)?,
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

fn kinds(reads: &impl Reads) -> Result<Vec<Kind>> {
    let mut kinds = Vec::new();
    for device_type in catalog::device_types(reads)? {
        let mut brands = Vec::new();
        for brand in catalog::brands(reads, device_type.id)? {
            let models = catalog::models(reads, device_type.id, brand.id)?;
            if !models.is_empty() {
                brands.push((brand, models));
            }
        }
        // A brand with more models is met more often.
        brands.sort_by_key(|(_, models): &(Brand, Vec<Model>)| std::cmp::Reverse(models.len()));
        let of = |kind| catalog::phrases(reads, kind, Some(device_type.id));
        let kind = Kind {
            faults: of(PhraseKind::Fault)?,
            looks: of(PhraseKind::Appearance)?,
            kits: of(PhraseKind::Kit)?,
            services: catalog::services_for(reads, Some(device_type.id))?,
            brands,
            device_type,
        };
        if !kind.brands.is_empty() && !kind.faults.is_empty() && !kind.services.is_empty() {
            kinds.push(kind);
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
