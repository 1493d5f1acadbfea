//! The directories and the price list of a starter file, as rows of the catalog.

use std::collections::BTreeMap;

use super::starter::{PhraseRow, Starter};
use crate::{
    catalog::{Brand, Category, DeviceType, Directories, Model, Phrase, PhraseKind, SerialKind, Service},
    kernel::{Error, Id, Money, Result, mark, money::Currency, text::Named},
    store::Write,
};

pub fn directories(tx: &Write<'_>, starter: &Starter, currency: Currency) -> Result<Directories> {
    let types: BTreeMap<&str, Id<mark::DeviceType>> = starter.device_types.iter().map(|row| (row.key.as_str(), tx.id())).collect();
    let device_types = starter.device_types.iter().zip(0..).map(|(row, position)| DeviceType {
        id: types[row.key.as_str()],
        key: row.key.clone(),
        name: Named::from3(row.name.clone()),
        icon: row.icon.clone(),
        serial: match row.serial.as_str() {
            "imei" => SerialKind::Imei,
            "none" => SerialKind::None,
            _ => SerialKind::Serial,
        },
        position,
        archived: false,
    });
    let mut all = Directories { device_types: device_types.collect(), ..Directories::default() };
    for row in &starter.brands {
        let brand = Brand::new(tx.id(), &row.name);
        for (kind, names) in &row.models {
            let Some(device_type) = types.get(kind.as_str()).copied() else { continue };
            let model = |(name, position): (&String, u32)| Model {
                id: tx.id(),
                brand: brand.id,
                device_type,
                name: name.clone(),
                position,
                archived: false,
            };
            all.models.extend(names.iter().zip(0..).map(model));
        }
        all.brands.push(brand);
    }
    for (kind, rows) in
        [(PhraseKind::Fault, &starter.faults), (PhraseKind::Appearance, &starter.appearance), (PhraseKind::Kit, &starter.kit)]
    {
        phrases(tx, kind, rows, &types, &mut all.phrases);
    }
    works(tx, starter, &types, currency, &mut all)?;
    Ok(all)
}

fn ids(keys: &[String], types: &BTreeMap<&str, Id<mark::DeviceType>>) -> Vec<Id<mark::DeviceType>> {
    keys.iter().filter_map(|key| types.get(key.as_str()).copied()).collect()
}

/// A phrase said for several groups of types is one phrase offered for all of them.
fn phrases(tx: &Write<'_>, kind: PhraseKind, rows: &[PhraseRow], types: &BTreeMap<&str, Id<mark::DeviceType>>, all: &mut Vec<Phrase>) {
    let begins = all.len();
    for row in rows {
        for name in &row.names {
            let own = ids(&row.types, types);
            match all[begins..].iter_mut().find(|phrase| phrase.name.ru == name[0]) {
                Some(phrase) if phrase.types.is_empty() || own.is_empty() => phrase.types.clear(),
                Some(phrase) => {
                    phrase.types.extend(own);
                    phrase.types.sort_unstable();
                    phrase.types.dedup();
                }
                None => {
                    let position = u32::try_from(all.len() - begins).unwrap_or(u32::MAX);
                    all.push(Phrase { id: tx.id(), kind, types: own, name: Named::from3(name.clone()), position, archived: false });
                }
            }
        }
    }
}

fn works(
    tx: &Write<'_>,
    starter: &Starter,
    types: &BTreeMap<&str, Id<mark::DeviceType>>,
    currency: Currency,
    all: &mut Directories,
) -> Result<()> {
    for (group, position) in starter.works.iter().zip(0..) {
        let category = Category { id: tx.id(), name: Named::from3(group.category.clone()), position, archived: false };
        for (item, position) in group.items.iter().zip(0..) {
            let roubles = item.price.parse::<i64>().map_err(|_| Error::broken(format!("price {}", item.price)))?;
            all.services.push(Service {
                id: tx.id(),
                category: category.id,
                name: Named::from3(item.name.clone()),
                code: item.code.clone(),
                price: price(roubles, currency),
                prices: std::collections::BTreeMap::new(),
                cost: Money::ZERO,
                minutes: item.minutes,
                warranty_days: item.warranty_days,
                types: ids(if item.types.is_empty() { &group.types } else { &item.types }, types),
                position,
                archived: false,
            });
        }
        all.categories.push(category);
    }
    Ok(())
}

/// The starter's prices are in roubles; other money gets them by a rough measure of local prices, rounded to a step
/// people would write. They are there to be corrected, not to be right.
fn price(roubles: i64, currency: Currency) -> Money {
    let (share, of, step) = match currency {
        Currency::Rub => (1, 1, 1),
        Currency::Uah => (1, 2, 10),
        Currency::Byn => (1, 25, 1),
        Currency::Kzt => (6, 1, 100),
    };
    let steps = (roubles * share * 2 + of * step) / (of * step * 2);
    Money::major(if roubles > 0 { (steps * step).max(step) } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_of_other_countries_are_round() {
        assert_eq!(price(500, Currency::Rub), Money::major(500));
        assert_eq!(price(500, Currency::Uah), Money::major(250));
        assert_eq!(price(890, Currency::Uah), Money::major(450));
        assert_eq!(price(500, Currency::Byn), Money::major(20));
        assert_eq!(price(10, Currency::Byn), Money::major(1));
        assert_eq!(price(500, Currency::Kzt), Money::major(3000));
        assert_eq!(price(0, Currency::Kzt), Money::ZERO);
    }
}
