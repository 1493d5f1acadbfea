//! Whoever takes payments may sell at the till and see what was sold; whoever gives money back may take goods back.

use crate::{
    kernel::{Result, Right},
    staff,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    staff::widen_roles(tx, Right::TakePayments, &[Right::SeeSales, Right::Sell])?;
    staff::widen_roles(tx, Right::Refund, &[Right::TakeGoodsBack])?;
    staff::widen_roles(tx, Right::SeeCash, &[Right::SeeSales])
}
