//! The money of goods a client brings back, of a sale or of a closed order: out of cashboxes, and by no way more than came by it.

use super::{
    fact::{CashFact, record_on_cashboxes},
    ledger::{Basis, article, check_open, post},
    part::{Part, Way, money_account},
    refusal::CashRefusal,
    tables::{Account, CashboxKind, Leg, Operation},
};
use crate::{
    kernel::{Money, Result},
    store::Write,
};

/// What is sold or comes back, as the book sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worth {
    pub total: Money,
    /// The tax inside the total.
    pub tax: Money,
    /// Of the goods.
    pub cost: Money,
}

/// Where the money for returned goods goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Back {
    /// Off what the client owes.
    pub debt: Money,
    pub parts: Vec<Part>,
    /// Left to the client.
    pub balance: Money,
}

impl Back {
    /// What goes out of cashboxes.
    pub fn paid(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// Writes what came back with the money for it. `legs` are all its sides but the cashboxes; `came` is what was paid by each way
/// and has not gone back.
pub(super) fn give_back(
    tx: &mut Write<'_>,
    basis: Basis,
    mut legs: Vec<Leg>,
    back: &Back,
    (way, came): (Way, &[(CashboxKind, Money)]),
) -> Result<Option<Operation>> {
    check_open(tx, basis.location, basis.day)?;
    let (paid, all): (Money, Money) = (back.paid(), came.iter().map(|(_, amount)| *amount).sum());
    if paid > all {
        return Err(CashRefusal::RefundTooLarge { most: all.max(Money::ZERO) }.into());
    }
    for part in &back.parts {
        let account = money_account(tx, basis.location, part)?;
        if way == Way::AsPaid {
            came_by(came, account, part.amount)?;
        }
        legs.push(Leg { account, of: part.cashbox.cast(), amount: -part.amount });
    }
    if legs.iter().all(|leg| leg.amount.is_zero()) {
        return Ok(None);
    }
    let article = if back.parts.is_empty() { None } else { Some(article(tx, "client_refund")?) };
    let (number, comment) = (basis.order_number.clone(), basis.comment.clone());
    let fact = match basis.order {
        Some(_) => CashFact::Refunded { amount: paid, order: number, comment },
        None => CashFact::GoodsBack { amount: paid, sale: number, comment },
    };
    let done = post(tx, Basis { article, ..basis }, legs)?;
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(Some(done))
}

/// No more goes back by a way than came by it.
pub(super) fn came_by(came: &[(CashboxKind, Money)], account: Account, amount: Money) -> Result<()> {
    let most = came.iter().find(|(kind, _)| kind.account() == account).map_or(Money::ZERO, |(_, amount)| *amount);
    if amount > most { Err(CashRefusal::OtherWay { most }.into()) } else { Ok(()) }
}

/// What these operations brought into each cashbox and did not take out of it, in the order they were paid into.
pub(super) fn into_each(operations: &[Operation]) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for leg in operations.iter().flat_map(|done| &done.legs).filter(|leg| leg.account.is_money()) {
        match found.iter_mut().find(|part| part.cashbox == leg.of.cast()) {
            Some(part) => part.amount += leg.amount,
            None => found.push(Part { cashbox: leg.of.cast(), amount: leg.amount }),
        }
    }
    found.retain(|part| part.amount.is_positive());
    found
}
