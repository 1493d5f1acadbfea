//! The directories learn from the counter: a brand or a model typed at intake is there the next time.

use super::{CatalogFact, directory, tables::*};
use crate::{
    kernel::{Id, Result, mark},
    log::{Record, Subject},
    store::{Reads, Write},
};

/// Longest name of a brand or a model; a longer text is not a name.
pub const LONGEST: usize = 80;

/// What the directories know by these names after `learn`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Learnt {
    pub brand: Option<Id<mark::Brand>>,
    pub model: Option<Id<mark::Model>>,
}

/// A device of this kind came: finds the brand and the model by name whatever the case, and adds those that are new. Empty names teach nothing; a
/// model without a brand has no place to stand. An archived one that is used again comes back.
pub fn learn(tx: &mut Write<'_>, device_type: Id<mark::DeviceType>, brand: &str, model: &str) -> Result<Learnt> {
    let (brand, model) = (tidy(brand), tidy(model));
    if brand.is_empty() || brand.chars().count() > LONGEST || tx.get::<DeviceType>(&device_type)?.is_none() {
        return Ok(Learnt::default());
    }
    let (mut brand, new_brand) = know_brand(tx, &brand)?;
    *brand.came.entry(device_type).or_default() += 1;
    tx.put(&brand)?;
    let mut learnt = Learnt { brand: Some(brand.id), model: None };
    let mut new_model = false;
    if !model.is_empty() && model.chars().count() <= LONGEST {
        let (found, new) = know_model(tx, device_type, brand.id, &model)?;
        (learnt.model, new_model) = (Some(found.id), new);
    }
    if new_brand || new_model {
        let model = if new_model { model } else { String::new() };
        tx.record(Subject::shop(), &CatalogFact::Learnt { brand: brand.name, model })?;
    }
    Ok(learnt)
}

/// Spaces inside a name are single.
pub fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The brand of this name and whether the directory had to change for it.
pub fn know_brand(tx: &mut Write<'_>, name: &str) -> Result<(Brand, bool)> {
    match directory::brand_named(tx, name)? {
        Some(known) if !known.archived => Ok((known, false)),
        Some(known) => {
            let brand = Brand { archived: false, ..known };
            tx.put(&brand)?;
            Ok((brand, true))
        }
        None => {
            let brand = Brand::new(tx.id(), name);
            tx.put(&brand)?;
            Ok((brand, true))
        }
    }
}

fn know_model(tx: &mut Write<'_>, device_type: Id<mark::DeviceType>, brand: Id<mark::Brand>, name: &str) -> Result<(Model, bool)> {
    match tx.first_by(&MODEL_BY_NAME, (device_type, brand, name.to_lowercase()))? {
        Some(known) if !known.archived => Ok((known, false)),
        Some(known) => {
            let model = Model { archived: false, ..known };
            tx.put(&model)?;
            Ok((model, true))
        }
        None => {
            let all = directory::all_models(tx, device_type, brand)?;
            let position = all.iter().map(|model| model.position + 1).max().unwrap_or_default();
            let model = Model { id: tx.id(), brand, device_type, name: name.to_string(), position, archived: false };
            tx.put(&model)?;
            Ok((model, true))
        }
    }
}
