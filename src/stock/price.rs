//! What a thing costs the client: the catalogue knows the rule of a type of price, the stock what the thing cost the shop. A
//! kit without a price of its own costs what its parts cost.

use super::balance;
use crate::{
    catalog::{self, KitPart, PartOf, PriceType, Product, ProductKind, Service, price_for},
    kernel::{Id, Money, Result, mark},
    store::Reads,
};

/// The price of one; nothing where nobody set it and nothing makes it.
pub fn price(reads: &impl Reads, kind: &PriceType, warehouse: Option<Id<mark::Warehouse>>, product: &Product) -> Result<Option<Money>> {
    if product.kind == ProductKind::Goods {
        return Ok(price_for(product, kind, &balance::costs(reads, warehouse, product.id)?).known());
    }
    if let Some(own) = product.prices.get(&kind.id) {
        return Ok(Some(*own));
    }
    let mut sum = Money::ZERO;
    for part in &product.parts {
        let Some(one) = of_part(reads, kind, warehouse, part)? else { return Ok(None) };
        sum += part.quantity.times(one);
    }
    Ok(Some(sum))
}

/// The price of one of a part of a kit.
pub fn of_part(reads: &impl Reads, kind: &PriceType, warehouse: Option<Id<mark::Warehouse>>, part: &KitPart) -> Result<Option<Money>> {
    match part.what {
        PartOf::Work(id) => Ok(reads.get::<Service>(&id)?.map(|work| work.price)),
        PartOf::Product(id) => price(reads, kind, warehouse, &catalog::product(reads, id)?),
    }
}
