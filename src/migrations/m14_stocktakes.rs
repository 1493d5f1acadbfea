//! Whoever works on orders may count the stock; whoever writes goods off settles what was counted.

use crate::{
    kernel::{Result, Right},
    staff,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    staff::widen_roles(tx, Right::EditLines, &[Right::CountStock])?;
    staff::widen_roles(tx, Right::WriteOffGoods, &[Right::CountStock, Right::SettleStocktake])
}
