//! A part of a payment, which cashbox it goes through, and by which way money may go back.

use super::{
    refusal::CashRefusal,
    tables::{Account, Cashbox},
};
use crate::{
    kernel::{Id, Money, Result, mark},
    store::Reads,
};

/// One cashbox's part of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub cashbox: Id<mark::Cashbox>,
    pub amount: Money,
}

/// How money may go back: the way it was paid (M7), or any way, which asks for a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    AsPaid,
    Any,
}

/// The account of a part's cashbox, if it may be used here: active, of this location or of the whole company.
pub(super) fn money_account(reads: &impl Reads, location: Id<mark::Location>, part: &Part) -> Result<Account> {
    if !part.amount.is_positive() {
        return Err(CashRefusal::NoAmount.into());
    }
    match reads.get::<Cashbox>(&part.cashbox)? {
        Some(cashbox) if !cashbox.archived && cashbox.location.is_none_or(|at| at == location) => Ok(cashbox.kind.account()),
        _ => Err(CashRefusal::NoCashbox.into()),
    }
}
