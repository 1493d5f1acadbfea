//! Goods go out to Excel and come in from it; roles older than these rights get them by what they may do already.

use crate::{
    kernel::{Result, Right},
    staff,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    staff::widen_roles(tx, Right::ImportPriceList, &[Right::ImportGoods])?;
    staff::widen_roles(tx, Right::ExportPriceList, &[Right::ExportGoods])
}
