//! Documents of the stock are found by their supplier. Whoever receives goods may see what is to be bought and order it;
//! whoever sees costs sees purchases, and whoever moves money pays suppliers.

use crate::{
    kernel::{Result, Right},
    staff,
    store::Write,
    warehouse::Document,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    tx.index_anew::<Document>()?;
    staff::widen_roles(tx, Right::PostGoods, &[Right::SeePurchases, Right::Purchase])?;
    staff::widen_roles(tx, Right::MoveCash, &[Right::PaySuppliers])?;
    staff::widen_roles(tx, Right::SeeCost, &[Right::SeePurchases])
}
