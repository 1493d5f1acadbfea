//! Whoever receives goods sends them back to the supplier and puts their price right.

use crate::{
    kernel::{Result, Right},
    staff,
    store::Write,
};

pub fn run(tx: &mut Write<'_>) -> Result<()> {
    staff::widen_roles(tx, Right::PostGoods, &[Right::ReturnToSuppliers, Right::CorrectCost])
}
