//! Goods: what lies on the shelves and is put into devices or sold.
//!
//! A product stands in a tree of categories, is counted in a unit of measure, answers to its code, its article and its
//! barcodes, and has a price of each type: one that somebody set, or one that the type's rule makes of its cost. How much
//! of it lies where, and what it cost, the ledger of the stock knows; here nothing is counted.
//!
//! Invariants: a code and a barcode name one product; a product is never deleted; every price that was ever set is kept
//! with its day; a kit is made of products and works and of no other kit; a unit of measure is never finer than its
//! decimals say.

pub mod barcode;
mod categories;
mod check;
mod fact;
mod prices;
pub mod pricing;
mod refusal;
mod save;
mod starter;
mod tables;
#[cfg(test)]
mod tests;
mod text;

pub use categories::{Tree, add as add_category};
pub(super) use check::check;
pub use fact::{GoodsFact, about as about_product};
pub use prices::{all_price_types, price_at, price_history, price_types, set_price};
pub use pricing::{Basis, Costs, Price, Rule, may_sell_at, price_for};
pub use refusal::GoodsRefusal;
pub use save::{Place, ProductAsk, change as change_product, create as create_product, next_barcode, place as place_product};
pub use starter::{PIECE, REPAIR, RETAIL, WHOLESALE, fill as fill_goods};
pub use tables::*;

use crate::{
    kernel::{Id, Result, mark},
    store::Reads,
};

pub fn product(reads: &impl Reads, id: Id<mark::Product>) -> Result<Product> {
    reads.need(&id)
}

/// The product a scanner reads, those in the archive too.
pub fn product_by_barcode(reads: &impl Reads, code: &str) -> Result<Option<Product>> {
    reads.first_by(&PRODUCT_BY_BARCODE, barcode::key(code))
}

/// The product of this code, whatever the case.
pub fn product_by_code(reads: &impl Reads, code: &str) -> Result<Option<Product>> {
    reads.first_by(&PRODUCT_BY_CODE, code.trim().to_lowercase())
}

/// What may be put instead of a product, said from either side; those in the archive left out.
pub fn analogues(reads: &impl Reads, product: &Product) -> Result<Vec<Product>> {
    let mut all = reads.by(&PRODUCT_BY_ANALOGUE, product.id)?;
    for id in &product.analogues {
        if !all.iter().any(|known| known.id == *id) {
            all.extend(reads.get::<Product>(id)?);
        }
    }
    all.retain(|one| !one.archived);
    Ok(all)
}

/// Units of measure in their order, archived ones too.
pub fn all_measures(reads: &impl Reads) -> Result<Vec<Measure>> {
    let mut all = reads.all::<Measure>(())?;
    all.sort_by_key(|measure| (measure.position, measure.id));
    Ok(all)
}
