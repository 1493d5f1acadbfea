//! How many of a kit can be put together of what lies, and how many tags a shelf needs.

use std::collections::BTreeMap;

use super::{KitPart, PartOf};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    store::Read,
    web::{Cx, Lying},
};

/// A kit goes out of one warehouse whole: as many as its scarcest part lets there. A kit of works alone is never short.
pub fn makes(cx: &Cx, reads: &Read<'_>, parts: &[KitPart]) -> Result<Option<Quantity>> {
    let mut each: Option<BTreeMap<Id<mark::Warehouse>, i64>> = None;
    for part in parts {
        let PartOf::Product(id) = part.what else { continue };
        let lying = (cx.site.stocked.lying)(cx, reads, id)?;
        let sellable = lying.iter().filter(|one| one.sellable);
        let here: BTreeMap<_, _> = sellable.map(|one| (one.warehouse, one.available().0.max(0) / part.quantity.0.max(1))).collect();
        each = Some(match each {
            None => here,
            Some(known) => known.into_iter().filter_map(|(at, most)| Some((at, most.min(*here.get(&at)?)))).collect(),
        });
    }
    Ok(each.map(|each| Quantity(each.values().sum::<i64>() * Quantity::ONE.0)))
}

/// Whole pieces that can be sold from somewhere.
pub fn pieces(lying: &[Lying]) -> usize {
    let free: Quantity = lying.iter().filter(|one| one.sellable).map(Lying::available).sum();
    usize::try_from(free.0 / Quantity::ONE.0).unwrap_or_default()
}
