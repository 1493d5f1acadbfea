//! Each location gets its main warehouse; whoever sees goods sees how much there is of them, and whoever sets the shop up
//! sets up its warehouses.

use crate::{
    kernel::{Result, Right},
    shop, staff, stock,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    let locations: Vec<_> = shop::locations(tx)?.into_iter().map(|location| (location.id, location.name)).collect();
    stock::begin(tx, &locations)?;
    staff::widen_roles(tx, Right::SeeGoods, &[Right::SeeStock])?;
    staff::widen_roles(tx, Right::EditGoods, &[Right::PostGoods, Right::WriteOffGoods, Right::MoveGoods])?;
    staff::widen_roles(tx, Right::SetUpShop, &[Right::SetUpStock])
}
