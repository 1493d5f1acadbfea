//! Sums of moves know what moved them, and the demand of every product is kept; whoever sees cost sees reports of the stock.

use crate::{
    kernel::{Result, Right},
    reports, staff,
    stock::turns,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    turns::refold(tx)?;
    reports::refold(tx)?;
    staff::widen_roles(tx, Right::SeeCost, &[Right::SeeStockReports])
}
