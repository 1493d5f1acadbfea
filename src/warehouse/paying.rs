//! Money for a posting after it was posted: what is left of its sum, and paying it from a cashbox.

use super::{
    fact::{self, DocFact},
    posting::money_of,
    refusal::DocRefusal,
    tables::{DocKind, DocState, Document},
};
use crate::{
    cash::{
        Operation, Reach,
        goods_money::{self, GoodsMoney},
        ledger::is_reversed,
    },
    kernel::{Day, Id, Money, Result, mark},
    log::Record,
    store::{Reads, Write},
};

/// What was paid for a document itself and was not taken back.
pub fn paid(reads: &impl Reads, document: &Document) -> Result<Money> {
    let mut paid = Money::ZERO;
    for payment in &document.payments {
        if !is_reversed(reads, *payment)? {
            paid += reads.need::<Operation>(payment)?.moved().abs();
        }
    }
    Ok(paid)
}

/// What of a posted posting nobody paid by name.
pub fn rest(reads: &impl Reads, document: &Document) -> Result<Money> {
    match (document.kind, document.state) {
        (DocKind::Posting, DocState::Posted) if document.supplier.is_some() => {
            Ok((document.total - paid(reads, document)?).max(Money::ZERO))
        }
        _ => Ok(Money::ZERO),
    }
}

#[derive(Debug, Clone)]
pub struct PayAsk {
    pub document: Id<mark::Document>,
    pub cashbox: Id<mark::Cashbox>,
    pub amount: Money,
    pub day: Day,
}

/// Pays for a posting, no more than is left of it.
pub fn pay(tx: &mut Write<'_>, ask: &PayAsk, reach: &Reach) -> Result<Document> {
    let mut document = tx.need::<Document>(&ask.document)?;
    let rest = rest(tx, &document)?;
    if ask.amount > rest {
        return Err(DocRefusal::PaidTooMuch { most: rest }.into());
    }
    let of = GoodsMoney { day: ask.day, ..money_of(&document) };
    document.payments.push(goods_money::pay_supplier(tx, &of, ask.cashbox, ask.amount, reach)?.id);
    tx.put(&document)?;
    tx.record(fact::document(document.id), &DocFact::Paid { amount: ask.amount })?;
    Ok(document)
}
