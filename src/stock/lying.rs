//! Where a product lies: for cards of slices that stand below the stock.

use super::{access, balance::stock, units};
use crate::{
    kernel::{Id, Result, mark},
    store::Read,
    web::{Cx, Lying},
};

/// What each warehouse this person sees has of a product; those that have nothing are left out.
pub fn lying(cx: &Cx, reads: &Read<'_>, product: Id<mark::Product>) -> Result<Vec<Lying>> {
    let mut found = Vec::new();
    for warehouse in access::visible(reads, cx)? {
        let row = stock(reads, warehouse.id, product)?;
        if row.is_empty() {
            continue;
        }
        let mut serials: Vec<String> = units::lying(reads, warehouse.id, product)?.into_iter().map(|unit| unit.serial).collect();
        serials.sort();
        found.push(Lying {
            warehouse: warehouse.id,
            sellable: warehouse.sellable,
            quantity: row.quantity,
            reserved: row.reserved,
            serials,
        });
    }
    Ok(found)
}
