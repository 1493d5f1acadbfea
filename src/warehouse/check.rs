//! `verstak check` for the documents: their numbers have no gaps, posted ones moved goods and cancelled ones did not, and
//! the book holds what the batches cost.

use super::tables::{DocKind, DocState, Document};
use crate::{
    cash::goods_money,
    kernel::{Money, Result},
    shop::numbers,
    stock::{self, Pool},
    store::{Findings, Read, Reads, Walk, row::Order},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut given = numbers::Given::default();
    reads.walk::<Document>((), Order::Ascending, |document| {
        let moves = !stock::standing_lines(reads, document.id)?.is_empty();
        if document.state == DocState::Draft {
            if moves || document.number != 0 {
                findings.add(format!("warehouse: the draft {} moved goods", document.id));
            }
            return Ok(Walk::On);
        }
        given.add(document.location, document.kind.counted(), document.year(), document.number);
        let all_gone = document.kind == DocKind::CostCorrection && !moves;
        if moves != matches!(document.state, DocState::Posted | DocState::Shipped) && !all_gone {
            findings.add(format!("warehouse: the moves of document {} do not agree with its state", document.id));
        }
        Ok(Walk::On)
    })?;
    super::expected::check(reads, findings)?;
    given.compare(reads, &DocKind::ALL.map(DocKind::counted), findings)?;
    super::method::check(reads, findings)?;
    let mut batches = Money::ZERO;
    reads.walk::<Pool>((), Order::Ascending, |pool| {
        batches += pool.cost;
        Ok(Walk::On)
    })?;
    let book = goods_money::goods_value(reads)?;
    if book != batches {
        findings.add(format!("warehouse: account 41 holds {book}, the batches cost {batches}"));
    }
    Ok(())
}
