//! The money of a sale at the till: one operation with all its sides, the debt paid later, and what goes back with goods.
//!
//! A sale debits cashboxes, and the client for what he owes (62.01), with the revenue (90.01); the tax inside it goes from
//! 90.03 to 68.02, the cost from 41 to 90.02. A return is the opposite for what came back: first it takes from the debt, the
//! rest goes out of cashboxes or is left to the client as an advance (62.02). No more goes back by a way than came by it.
//! What was left so may pay for another sale or a debt for one, and never more than there is of it.

use super::{
    fact::{CashFact, record_on_cashboxes},
    goods_back::{self, Back, Worth},
    ledger::{Basis, article, balance, operations_by, post},
    order_money::{GOODS, through},
    part::{Part, Way, money_account},
    refusal::CashRefusal,
    tables::{Account, CashboxKind, Leg, OPERATION_BY_CLIENT, OpKind, Operation},
};
use crate::{
    kernel::{Day, Error, Id, Money, Result, mark},
    store::{Order, Reads, Walk, Write},
};

/// Whose money and for what.
#[derive(Debug, Clone)]
pub struct SaleMoney {
    pub sale: Id<mark::Document>,
    /// As people say it.
    pub number: String,
    pub client: Option<Id<mark::Client>>,
    pub location: Id<mark::Location>,
    pub day: Day,
}

/// How a sale is paid; what is left of it the client owes.
#[derive(Debug, Clone, Copy)]
pub struct Paying<'p> {
    pub parts: &'p [Part],
    /// What was handed over in notes.
    pub tendered: Option<Money>,
    /// Out of what the client left with the shop.
    pub balance: Money,
}

impl SaleMoney {
    fn basis(&self, kind: OpKind) -> Basis {
        Basis {
            client: self.client,
            document: Some(self.sale),
            order_number: self.number.clone(),
            ..Basis::new(kind, self.day, self.location)
        }
    }
    fn client_leg(&self, account: Account, amount: Money) -> Result<Option<Leg>> {
        match (self.client, amount.is_zero()) {
            (_, true) => Ok(None),
            (Some(client), false) => Ok(Some(Leg { account, of: client.cast(), amount })),
            (None, false) => Err(Error::broken("nobody owes for this sale")),
        }
    }
    fn money_legs(&self, reads: &impl Reads, parts: &[Part]) -> Result<Vec<Leg>> {
        let leg =
            |part: &Part| Ok(Leg { account: money_account(reads, self.location, part)?, of: part.cashbox.cast(), amount: part.amount });
        parts.iter().map(leg).collect()
    }
}

/// Revenue, tax and cost: with `sign` above zero sold, below zero come back.
fn worth_legs(of: &SaleMoney, worth: &Worth, sign: i64) -> Vec<Leg> {
    let (none, sale): (Id<()>, Id<()>) = (Id::fixed(0), of.sale.cast());
    let leg = |account, of, amount: Money| Leg { account, of, amount: Money(amount.0 * sign) };
    vec![
        leg(Account::Revenue, sale, -worth.total),
        leg(Account::SalesVat, none, worth.tax),
        leg(Account::VatPayable, none, -worth.tax),
        leg(Account::Cost, sale, worth.cost),
        leg(GOODS.0, GOODS.1, -worth.cost),
    ]
}

/// What is handed over in notes must be enough for what goes to drawers.
fn enough(legs: &[Leg], tendered: Option<Money>) -> Result<Option<Money>> {
    let in_cash: Money = legs.iter().filter(|leg| leg.account == Account::Cash).map(|leg| leg.amount).sum();
    match tendered.filter(|_| in_cash.is_positive()) {
        Some(tendered) if tendered < in_cash => Err(CashRefusal::TenderedTooLittle { need: in_cash }.into()),
        tendered => Ok(tendered),
    }
}

/// Everything a sale does in the book; nothing when it is worth nothing.
pub fn sell(tx: &mut Write<'_>, of: &SaleMoney, worth: &Worth, by: &Paying<'_>) -> Result<Option<Operation>> {
    let mut legs = of.money_legs(tx, by.parts)?;
    let (paid, tendered) = (total_of(by.parts), enough(&legs, by.tendered)?);
    left_enough(tx, of, by.balance)?;
    legs.extend(of.client_leg(Account::Advances, by.balance)?);
    legs.extend(of.client_leg(Account::Receivable, worth.total - by.balance - paid)?);
    legs.extend(worth_legs(of, worth, 1));
    if legs.iter().all(|leg| leg.amount.is_zero()) {
        return Ok(None);
    }
    let article = if by.parts.is_empty() { None } else { Some(article(tx, "order_payment")?) };
    let done = post(tx, Basis { article, tendered, ..of.basis(OpKind::Sale) }, legs)?;
    told(tx, &done, of, paid, "")?;
    Ok(Some(done))
}

/// No more than the client left pays for anything.
fn left_enough(reads: &impl Reads, of: &SaleMoney, amount: Money) -> Result<()> {
    if amount.is_zero() {
        return Ok(());
    }
    let have = of.client.map_or(Ok(Money::ZERO), |client| left_with_us(reads, client))?;
    if amount > have { Err(CashRefusal::BalanceTooSmall { have }.into()) } else { Ok(()) }
}

fn total_of(parts: &[Part]) -> Money {
    parts.iter().map(|part| part.amount).sum()
}

/// What a client left with the shop and no order holds: it may pay for a sale.
pub fn left_with_us(reads: &impl Reads, client: Id<mark::Client>) -> Result<Money> {
    if !balance(reads, Account::Advances, client.cast())?.is_negative() {
        return Ok(Money::ZERO);
    }
    let mut left = Money::ZERO;
    reads.walk_by(&OPERATION_BY_CLIENT, (client,), Order::Ascending, None, |_, id| {
        let done = reads.need::<Operation>(&id)?;
        left += done.left_free(client);
        Ok(Walk::On)
    })?;
    Ok(left.max(Money::ZERO))
}

/// The debt for a sale, or a part of it, paid.
pub fn pay(tx: &mut Write<'_>, of: &SaleMoney, parts: &[Part], tendered: Option<Money>, comment: &str) -> Result<Operation> {
    let mut legs = of.money_legs(tx, parts)?;
    let (paid, tendered) = (total_of(parts), enough(&legs, tendered)?);
    legs.extend(of.client_leg(Account::Receivable, -paid)?);
    let basis = Basis { article: Some(article(tx, "order_payment")?), tendered, comment: comment.into(), ..of.basis(OpKind::SalePayment) };
    let done = post(tx, basis, legs)?;
    told(tx, &done, of, paid, comment)?;
    Ok(done)
}

/// The debt for a sale, or a part of it, set off against what the client left with the shop: no money moves.
pub fn set_off(tx: &mut Write<'_>, of: &SaleMoney, amount: Money) -> Result<Operation> {
    left_enough(tx, of, amount)?;
    let legs = [of.client_leg(Account::Advances, amount)?, of.client_leg(Account::Receivable, -amount)?];
    post(tx, of.basis(OpKind::Offset), legs.into_iter().flatten().collect())
}

fn told(tx: &mut Write<'_>, done: &Operation, of: &SaleMoney, paid: Money, comment: &str) -> Result<()> {
    let fact = CashFact::Paid { kind: done.kind, amount: paid, change: done.change(), order: of.number.clone(), comment: comment.into() };
    record_on_cashboxes(tx, done, &fact)
}

/// Goods come back: revenue, tax and cost with them, and the money as `back` says.
pub fn give_back(tx: &mut Write<'_>, of: &SaleMoney, worth: &Worth, back: &Back, way: Way, comment: &str) -> Result<Option<Operation>> {
    let mut legs = worth_legs(of, worth, -1);
    legs.extend(of.client_leg(Account::Receivable, -back.debt)?);
    legs.extend(of.client_leg(Account::Advances, -back.balance)?);
    let came = paid_through(tx, of.sale)?;
    goods_back::give_back(tx, Basis { comment: comment.into(), ..of.basis(OpKind::SaleReturn) }, legs, back, (way, &came))
}

/// What was paid for a sale into each cashbox and has not gone back out of it.
pub fn paid_into(reads: &impl Reads, sale: Id<mark::Document>) -> Result<Vec<Part>> {
    Ok(goods_back::into_each(&operations_by(reads, sale)?))
}

/// What was paid for a sale by each kind of cashbox and has not gone back the same way.
pub fn paid_through(reads: &impl Reads, sale: Id<mark::Document>) -> Result<Vec<(CashboxKind, Money)>> {
    Ok(through(&operations_by(reads, sale)?))
}
