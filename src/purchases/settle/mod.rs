//! Suppliers and money: what each is owed or was paid ahead (M4), for which postings, and every move of his account.

mod act;
pub(super) mod list;
mod page;
pub(super) mod pay;

pub use act::{excel, show as act};
pub use list::show as list;
pub use page::show as page;
pub use pay::{AdvanceAsk, advance, create as pay, new as pay_form};

use std::collections::BTreeMap;

use crate::{
    cash::{Account, OPERATION_BY_CLIENT, Operation},
    kernel::{Day, Error, Id, Lang, Money, Result, Right, mark},
    store::{Order, Reads, Walk},
    warehouse::{self, DOCUMENT_BY_SUPPLIER, Document, paying},
    web::Cx,
};

/// Only whoever may see what goods cost, or pays for them, sees what is owed for them.
pub fn may(cx: &Cx) -> bool {
    cx.may(Right::SeePurchases) && [Right::SeeCost, Right::PaySuppliers].into_iter().any(|right| cx.may(right))
}

pub(super) fn gate(cx: &Cx) -> Result<()> {
    if may(cx) { Ok(()) } else { Err(Error::Denied(Right::SeeCost)) }
}

/// One move of a supplier's account.
pub struct Entry {
    pub operation: Operation,
    /// Above zero: we owe more.
    pub amount: Money,
    /// The document of the warehouse it belongs to, as people say it.
    pub document: Option<(Id<mark::Document>, String)>,
}

/// A supplier's account over some days, both included.
pub struct Ledger {
    pub from: Day,
    pub to: Day,
    pub opening: Money,
    pub entries: Vec<Entry>,
    pub closing: Money,
}

impl Ledger {
    /// What he brought, and what was paid to him or went back, in the period.
    pub fn turns(&self) -> (Money, Money) {
        let of = |sign: bool| self.entries.iter().map(|entry| entry.amount).filter(|amount| amount.is_positive() == sign).sum::<Money>();
        (of(true), -of(false))
    }
}

/// Every move of a supplier's account between two days in the order of days, with what was owed before and after.
pub fn ledger(reads: &impl Reads, supplier: Id<mark::Client>, (from, to): (Day, Day), lang: Lang) -> Result<Ledger> {
    let documents = documents(reads, supplier, lang)?;
    let mut ledger = Ledger { from, to, opening: Money::ZERO, entries: Vec::new(), closing: Money::ZERO };
    reads.walk_by(&OPERATION_BY_CLIENT, (supplier,), Order::Descending, None, |_, id| {
        let operation = reads.need::<Operation>(&id)?;
        let ours = operation.legs.iter().filter(|leg| leg.account == Account::Suppliers && leg.of == supplier.cast());
        let amount = -ours.map(|leg| leg.amount).sum::<Money>();
        if amount.is_zero() || operation.day > to {
            return Ok(Walk::On);
        }
        ledger.closing += amount;
        if operation.day < from {
            ledger.opening += amount;
            return Ok(Walk::On);
        }
        let of = operation.reverses.and_then(|id| documents.get(&id)).or_else(|| documents.get(&operation.id));
        ledger.entries.push(Entry { document: of.cloned(), operation, amount });
        Ok(Walk::On)
    })?;
    ledger.entries.sort_by_key(|entry| (entry.operation.day, entry.operation.at, entry.operation.id));
    Ok(ledger)
}

type Named = (Id<mark::Document>, String);

/// Which document of the warehouse each operation of a supplier belongs to.
fn documents(reads: &impl Reads, supplier: Id<mark::Client>, lang: Lang) -> Result<BTreeMap<Id<mark::Payment>, Named>> {
    let mut found = BTreeMap::new();
    for document in reads.by(&DOCUMENT_BY_SUPPLIER, (supplier,))? {
        let title = warehouse::title(&document, lang);
        // The supplier knows his own paper, not our number.
        let said = if document.paper.is_empty() { title } else { format!("{title}, {}", document.paper) };
        let named = (document.id, said);
        found.extend(document.operations.iter().chain(&document.payments).map(|id| (*id, named.clone())));
    }
    Ok(found)
}

/// A posting that is not paid for yet.
pub struct Unpaid {
    pub document: Document,
    pub rest: Money,
}

/// What a debt is for: postings that nobody paid by name, the newest of them, because money paid on account goes to the oldest
/// first. They sum to the debt as far as postings made it; what did not come by one is answered beside.
pub fn unpaid(reads: &impl Reads, supplier: Id<mark::Client>, debt: Money) -> Result<(Vec<Unpaid>, Money)> {
    let (mut left, mut found) = (debt.max(Money::ZERO), Vec::new());
    if left.is_zero() {
        return Ok((found, left));
    }
    reads.walk_by(&DOCUMENT_BY_SUPPLIER, (supplier,), Order::Ascending, None, |_, id| {
        let document = reads.need::<Document>(&id)?;
        let rest = paying::rest(reads, &document)?.min(left);
        if rest.is_positive() {
            left -= rest;
            found.push(Unpaid { document, rest });
        }
        Ok(if left.is_zero() { Walk::Stop } else { Walk::On })
    })?;
    found.reverse();
    Ok((found, left))
}
