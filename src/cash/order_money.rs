//! The money of an order: prepayment, payment, refund, the charge at hand-over and its undoing.
//!
//! Before the hand-over money is the client's advance (62.02). The hand-over charges the order to the client (62.01 against
//! 90.01) and sets the advance off; what is paid later goes to 62.01. So the client's balance is −(62.01 + 62.02) (M3),
//! and an order is settled when its own part of it is zero.

use super::{
    ledger::{Basis, article, balance, operations_of, paid, pair, post, reverse},
    refusal::CashRefusal,
    tables::{Account, Cashbox, OpKind, Operation},
};
use crate::{
    kernel::{Day, Id, Money, Result, mark},
    store::{Reads, Write},
};

/// Whose money and for what.
#[derive(Debug, Clone, Copy)]
pub struct OrderMoney {
    pub order: Id<mark::Order>,
    pub client: Id<mark::Client>,
    pub location: Id<mark::Location>,
    pub day: Day,
}

impl OrderMoney {
    fn basis(&self, kind: OpKind) -> Basis {
        Basis { client: Some(self.client), order: Some(self.order), ..Basis::new(kind, self.day, self.location) }
    }
}

/// One cashbox's part of a payment.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub cashbox: Id<mark::Cashbox>,
    pub amount: Money,
}

/// Money comes in. `charged` says whether the order is handed over already: then it pays the debt, else it is an advance.
pub fn take(tx: &mut Write<'_>, of: OrderMoney, parts: &[Part], charged: Money, tendered: Option<Money>) -> Result<Operation> {
    let total: Money = parts.iter().map(|part| part.amount).sum();
    if tendered.is_some_and(|tendered| tendered < total) {
        return Err(CashRefusal::TenderedTooLittle.into());
    }
    let owed = owed(tx, of.order)?.max(Money::ZERO).min(charged);
    let debt = total.min(owed);
    let kind = if charged.is_zero() { OpKind::Prepayment } else { OpKind::Payment };
    let key = if kind == OpKind::Prepayment { "prepayment" } else { "order_payment" };
    let mut legs = Vec::new();
    for part in parts {
        legs.push(super::tables::Leg { account: money_account(tx, part.cashbox)?, of: part.cashbox.cast(), amount: part.amount });
    }
    legs.push(super::tables::Leg { account: Account::Receivable, of: of.client.cast(), amount: -debt });
    legs.push(super::tables::Leg { account: Account::Advances, of: of.client.cast(), amount: -(total - debt) });
    let basis = Basis { article: article(tx, key)?, tendered, ..of.basis(kind) };
    post(tx, basis, legs)
}

fn money_account(reads: &impl Reads, cashbox: Id<mark::Cashbox>) -> Result<Account> {
    match reads.get::<Cashbox>(&cashbox)? {
        Some(cashbox) if !cashbox.archived => Ok(cashbox.kind.account()),
        _ => Err(CashRefusal::NoCashbox.into()),
    }
}

/// Money goes back to the client: never more than he paid and has not got back (M7).
pub fn refund(tx: &mut Write<'_>, of: OrderMoney, part: Part, comment: String) -> Result<Operation> {
    let most = paid(tx, of.order)?;
    if part.amount > most {
        return Err(CashRefusal::RefundTooLarge { most }.into());
    }
    let advance = advance(tx, of.order)?.max(Money::ZERO).min(part.amount);
    let account = money_account(tx, part.cashbox)?;
    let mut legs = pair((Account::Advances, of.client.cast()), (account, part.cashbox.cast()), advance).to_vec();
    legs.extend(pair((Account::Receivable, of.client.cast()), (account, part.cashbox.cast()), part.amount - advance));
    let basis = Basis { article: article(tx, "client_refund")?, comment, ..of.basis(OpKind::Refund) };
    post(tx, basis, legs)
}

/// The hand-over: revenue, the client's debt for it, and the advance set off against the debt.
pub fn charge(tx: &mut Write<'_>, of: OrderMoney, total: Money) -> Result<Option<Operation>> {
    if total.is_zero() {
        return Ok(None);
    }
    let offset = advance(tx, of.order)?.max(Money::ZERO).min(total);
    let client = of.client.cast();
    let mut legs = pair((Account::Receivable, client), (Account::Revenue, of.order.cast()), total).to_vec();
    legs.extend(pair((Account::Advances, client), (Account::Receivable, client), offset));
    post(tx, of.basis(OpKind::Charge), legs).map(Some)
}

/// A reopened order: the standing charge taken back, so that what was paid is an advance again.
pub fn uncharge(tx: &mut Write<'_>, of: OrderMoney) -> Result<Option<Operation>> {
    let client = of.client.cast();
    let charged = -balance(tx, Account::Revenue, of.order.cast())?;
    if charged.is_zero() {
        return Ok(None);
    }
    let settled = charged - owed(tx, of.order)?;
    let mut legs = pair((Account::Revenue, of.order.cast()), (Account::Receivable, client), charged).to_vec();
    legs.extend(pair((Account::Receivable, client), (Account::Advances, client), settled));
    post(tx, of.basis(OpKind::Uncharge), legs).map(Some)
}

/// Takes a wrong payment or refund back.
pub fn take_back(tx: &mut Write<'_>, payment: Id<mark::Payment>, day: Day, comment: String) -> Result<Operation> {
    reverse(tx, payment, day, comment)
}

/// The order's own part of 62.01: what the client owes for it.
pub fn owed(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    part_of(reads, order, Account::Receivable)
}

/// The order's own part of 62.02: what the client paid ahead.
pub fn advance(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    Ok(-part_of(reads, order, Account::Advances)?)
}

fn part_of(reads: &impl Reads, order: Id<mark::Order>, account: Account) -> Result<Money> {
    let operations = operations_of(reads, order)?;
    Ok(operations.iter().flat_map(|op| &op.legs).filter(|leg| leg.account == account).map(|leg| leg.amount).sum())
}

/// Above zero the client has paid ahead, below zero he owes (M3).
pub fn client_balance(reads: &impl Reads, client: Id<mark::Client>) -> Result<Money> {
    let receivable = balance(reads, Account::Receivable, client.cast())?;
    let advances = balance(reads, Account::Advances, client.cast())?;
    Ok(-(receivable + advances))
}
