//! Reading the directories, and the plain puts of whoever fills them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{goods, tables::*};
use crate::{
    kernel::{Id, Result, mark, name},
    store::{Order, Reads, Walk, Write},
};

/// Device types in their order, archived ones left out.
pub fn device_types(reads: &impl Reads) -> Result<Vec<DeviceType>> {
    let mut all = all_device_types(reads)?;
    all.retain(|kind| !kind.archived);
    Ok(all)
}

/// With the archived ones: old orders still name them.
pub fn all_device_types(reads: &impl Reads) -> Result<Vec<DeviceType>> {
    let mut all = reads.all::<DeviceType>(())?;
    all.sort_by_key(|kind| kind.position);
    Ok(all)
}

/// Brands for a device type: those that come most often first, then those with more models of it, then by name; those
/// that have no models at all stand last.
/// Brands known only by other types are left to the search.
pub fn brands(reads: &impl Reads, device_type: Id<mark::DeviceType>) -> Result<Vec<Brand>> {
    let (mut of_type, mut of_any) = (BTreeMap::<_, usize>::new(), BTreeSet::new());
    reads.walk_by(&MODEL_BY_BRAND, (), Order::Ascending, None, |(kind, brand, _), _| {
        of_any.insert(brand);
        if kind == device_type {
            *of_type.entry(brand).or_default() += 1;
        }
        Ok(Walk::On)
    })?;
    let mut all = all_brands(reads)?;
    all.retain(|brand| !brand.archived && (of_type.contains_key(&brand.id) || !of_any.contains(&brand.id)));
    all.sort_by_key(|brand| Reverse((brand.came(device_type), of_type.get(&brand.id).copied())));
    Ok(all)
}

/// Every brand by name, archived ones too.
pub fn all_brands(reads: &impl Reads) -> Result<Vec<Brand>> {
    let mut all = reads.all::<Brand>(())?;
    all.sort_by_cached_key(|brand| name::fold(&brand.name));
    Ok(all)
}

/// The brand of this name, whatever its case.
pub fn brand_named(reads: &impl Reads, name: &str) -> Result<Option<Brand>> {
    reads.first_by(&BRAND_BY_NAME, name.trim().to_lowercase())
}

/// Models of a brand in their order (newest first), archived ones left out.
pub fn models(reads: &impl Reads, device_type: Id<mark::DeviceType>, brand: Id<mark::Brand>) -> Result<Vec<Model>> {
    let mut all = all_models(reads, device_type, brand)?;
    all.retain(|model| !model.archived);
    Ok(all)
}

pub fn all_models(reads: &impl Reads, device_type: Id<mark::DeviceType>, brand: Id<mark::Brand>) -> Result<Vec<Model>> {
    reads.by(&MODEL_BY_BRAND, (device_type, brand))
}

/// Ready phrases of a kind for a device type (those for all types too), in their order.
pub fn phrases(reads: &impl Reads, kind: PhraseKind, device_type: Option<Id<mark::DeviceType>>) -> Result<Vec<Phrase>> {
    let mut all = reads.all::<Phrase>(())?;
    all.retain(|phrase| !phrase.archived && phrase.kind == kind && fits(&phrase.types, device_type));
    all.sort_by_key(|phrase| phrase.position);
    Ok(all)
}

/// Works for a device type in the order of the price list; without a type, all of them.
pub fn services_for(reads: &impl Reads, device_type: Option<Id<mark::DeviceType>>) -> Result<Vec<Service>> {
    let mut all = all_services(reads)?;
    all.retain(|service| !service.archived && fits(&service.types, device_type));
    Ok(all)
}

/// Every work in the order of the price list: by category, then by its own place.
pub fn all_services(reads: &impl Reads) -> Result<Vec<Service>> {
    let order: Vec<Id<mark::Category>> = all_categories(reads)?.into_iter().map(|category| category.id).collect();
    let mut all = reads.all::<Service>(())?;
    all.sort_by_cached_key(|service| {
        let place = order.iter().position(|id| *id == service.category).unwrap_or(order.len());
        (place, service.position, service.id)
    });
    Ok(all)
}

pub fn service(reads: &impl Reads, id: Id<mark::Service>) -> Result<Option<Service>> {
    reads.get(&id)
}

/// Categories of works in their order, archived ones left out.
pub fn categories(reads: &impl Reads) -> Result<Vec<Category>> {
    let mut all = all_categories(reads)?;
    all.retain(|category| !category.archived);
    Ok(all)
}

pub fn all_categories(reads: &impl Reads) -> Result<Vec<Category>> {
    let mut all = reads.all::<Category>(())?;
    all.sort_by_key(|category| (category.position, category.id));
    Ok(all)
}

/// Something offered for these types (none means all) is offered for this one. No type asked for: everything is.
pub fn fits(types: &[Id<mark::DeviceType>], device_type: Option<Id<mark::DeviceType>>) -> bool {
    device_type.is_none_or(|one| types.is_empty() || types.contains(&one))
}

pub fn put_device_type(tx: &mut Write<'_>, device_type: &DeviceType) -> Result<()> {
    tx.put(device_type)
}
pub fn put_brand(tx: &mut Write<'_>, brand: &Brand) -> Result<()> {
    tx.put(brand)
}
pub fn put_model(tx: &mut Write<'_>, model: &Model) -> Result<()> {
    tx.put(model)
}
pub fn put_phrase(tx: &mut Write<'_>, phrase: &Phrase) -> Result<()> {
    tx.put(phrase)
}
pub fn put_category(tx: &mut Write<'_>, category: &Category) -> Result<()> {
    tx.put(category)
}
pub fn put_service(tx: &mut Write<'_>, service: &Service) -> Result<()> {
    tx.put(service)
}

/// Ready directories, as a starter file gives them.
#[derive(Default)]
pub struct Directories {
    pub device_types: Vec<DeviceType>,
    pub brands: Vec<Brand>,
    pub models: Vec<Model>,
    pub phrases: Vec<Phrase>,
    pub categories: Vec<Category>,
    pub services: Vec<Service>,
}

/// Fills empty directories. The caller records the fact of founding.
pub fn fill(tx: &mut Write<'_>, all: &Directories) -> Result<()> {
    all.device_types.iter().try_for_each(|row| tx.put(row))?;
    all.brands.iter().try_for_each(|row| tx.put(row))?;
    all.models.iter().try_for_each(|row| tx.put(row))?;
    all.phrases.iter().try_for_each(|row| tx.put(row))?;
    all.categories.iter().try_for_each(|row| tx.put(row))?;
    all.services.iter().try_for_each(|row| tx.put(row))?;
    goods::fill_goods(tx)
}
