//! Goods come with units of measure and the usual types of price; whoever sees or edits the price list of works does the
//! same with goods.

use crate::{
    catalog,
    kernel::{Result, Right},
    staff,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    // An empty file is founded later, with all of it.
    if catalog::all_device_types(tx)?.is_empty() {
        return Ok(());
    }
    catalog::fill_goods(tx)?;
    staff::widen_roles(tx, Right::SeePriceList, &[Right::SeeGoods])?;
    staff::widen_roles(tx, Right::EditPriceList, &[Right::EditGoods, Right::EditGoodsPrices])
}
