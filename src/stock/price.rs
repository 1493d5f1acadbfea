//! What a thing costs the client: the catalogue knows the rule of a type of price, the stock what the thing cost the shop.

use super::balance;
use crate::{
    catalog::{self, PriceType, Product},
    kernel::{Id, Money, Result, mark},
    store::Reads,
};

/// The price of one; nothing where nobody set it and nothing makes it.
pub fn price(reads: &impl Reads, kind: &PriceType, warehouse: Option<Id<mark::Warehouse>>, product: &Product) -> Result<Option<Money>> {
    let costs = |id| balance::costs(reads, warehouse, id);
    Ok(catalog::product_price(reads, product, kind, &costs)?.known())
}
