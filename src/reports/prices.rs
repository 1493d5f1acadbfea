//! Prices of one type for many products at once.

use std::collections::HashMap;

use crate::{
    catalog::{self, PRODUCT_BY_PRICE, PriceType, Product, Rule},
    kernel::{Id, Money, Result, mark},
    stock::balance,
    store::{Order, Read, Reads, Walk},
};

pub struct Prices {
    kind: Option<PriceType>,
    set: HashMap<Id<mark::Product>, Money>,
}

impl Prices {
    pub fn of(reads: &Read<'_>, kind: Id<mark::PriceType>) -> Result<Prices> {
        let mut set = HashMap::new();
        for archived in [false, true] {
            reads.walk_by(&PRODUCT_BY_PRICE, (archived, kind), Order::Ascending, None, |(_, _, price), id| {
                set.insert(id, Money(price));
                Ok(Walk::On)
            })?;
        }
        Ok(Prices { kind: reads.get::<PriceType>(&kind)?, set })
    }

    /// The price somebody set, or the one the rule of the type makes of the cost.
    pub fn get(&self, reads: &Read<'_>, id: Id<mark::Product>) -> Result<Option<Money>> {
        let kind = match (self.set.get(&id), &self.kind) {
            (Some(price), _) => return Ok(Some(*price)),
            (None, Some(kind)) if kind.rule != Rule::Fixed => kind,
            _ => return Ok(None),
        };
        let Some(product) = reads.get::<Product>(&id)? else { return Ok(None) };
        Ok(catalog::price_for(&product, kind, &balance::costs(reads, None, id)?).known())
    }
}
