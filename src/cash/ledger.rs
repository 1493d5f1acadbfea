//! The book. `post` is the only writer of operations, balances and day totals; everything that moves money comes here.
//!
//! Every operation balances: debits equal credits, no zero legs. Nothing is edited; a wrong operation is answered by its
//! reversal, once. A cash drawer cannot hold less than nothing.

use std::collections::BTreeMap;

use super::{
    refusal::CashRefusal,
    tables::{
        ARTICLE_BY_KEY, Account, Article, Balance, CashDay, Cashbox, Leg, OPERATION_BY_ORDER, OPERATION_BY_REVERSED, OpKind, Operation,
    },
};
use crate::{
    kernel::{Day, Error, Id, Money, Result, mark},
    store::{Reads, Write},
};

/// What an operation says besides its legs.
#[derive(Debug, Clone)]
pub struct Basis {
    pub kind: OpKind,
    pub day: Day,
    pub location: Id<mark::Location>,
    pub client: Option<Id<mark::Client>>,
    pub order: Option<Id<mark::Order>>,
    pub article: Option<Id<mark::Article>>,
    pub comment: String,
    pub reverses: Option<Id<mark::Payment>>,
    pub tendered: Option<Money>,
}

impl Basis {
    pub fn new(kind: OpKind, day: Day, location: Id<mark::Location>) -> Basis {
        Basis { kind, day, location, client: None, order: None, article: None, comment: String::new(), reverses: None, tendered: None }
    }
}

/// Debits one account and credits another.
pub fn pair(debit: (Account, Id<()>), credit: (Account, Id<()>), amount: Money) -> [Leg; 2] {
    [Leg { account: debit.0, of: debit.1, amount }, Leg { account: credit.0, of: credit.1, amount: -amount }]
}

/// Writes one operation with all its consequences. The caller records the fact.
pub fn post(tx: &mut Write<'_>, basis: Basis, legs: Vec<Leg>) -> Result<Operation> {
    let legs = folded(legs);
    let sum: Money = legs.iter().map(|leg| leg.amount).sum();
    if !sum.is_zero() || legs.is_empty() {
        return Err(Error::broken(format!("an operation must balance, this one is off by {sum}")));
    }
    let (stamp, id) = (tx.stamp().clone(), tx.id());
    let operation = Operation {
        id,
        kind: basis.kind,
        day: basis.day,
        at: stamp.at,
        location: basis.location,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        client: basis.client,
        order: basis.order,
        article: basis.article,
        comment: basis.comment,
        reverses: basis.reverses,
        tendered: basis.tendered,
        legs,
    };
    for leg in &operation.legs {
        settle(tx, leg, operation.day)?;
    }
    tx.put(&operation)?;
    Ok(operation)
}

/// Legs on the same part of the same account become one; empty ones go.
fn folded(legs: Vec<Leg>) -> Vec<Leg> {
    let mut sums: BTreeMap<(Account, Id<()>), Money> = BTreeMap::new();
    for leg in legs {
        *sums.entry((leg.account, leg.of)).or_default() += leg.amount;
    }
    sums.into_iter().filter(|(_, amount)| !amount.is_zero()).map(|((account, of), amount)| Leg { account, of, amount }).collect()
}

fn settle(tx: &mut Write<'_>, leg: &Leg, day: Day) -> Result<()> {
    let before = balance(tx, leg.account, leg.of)?;
    let after = before + leg.amount;
    if leg.account.is_money() {
        let cashbox = tx.need::<Cashbox>(&leg.of.cast())?;
        if leg.amount.is_negative() && after.is_negative() && cashbox.forbids_negative() {
            return Err(CashRefusal::NotEnough { name: cashbox.name, have: before }.into());
        }
        let mut total =
            tx.get::<CashDay>(&(cashbox.id, day))?.unwrap_or(CashDay { cashbox: cashbox.id, day, came: Money::ZERO, went: Money::ZERO });
        if leg.amount.is_positive() {
            total.came += leg.amount;
        } else {
            total.went += leg.amount.abs();
        }
        tx.put(&total)?;
    }
    tx.put(&Balance { account: leg.account, of: leg.of, amount: after })
}

/// Debit above zero.
pub fn balance(reads: &impl Reads, account: Account, of: Id<()>) -> Result<Money> {
    Ok(reads.get::<Balance>(&(account as u16, of))?.map_or(Money::ZERO, |row| row.amount))
}

/// The opposite of an operation, dated today. An operation is reversed once; a reversal is never reversed.
pub fn reverse(tx: &mut Write<'_>, id: Id<mark::Payment>, day: Day, comment: String) -> Result<Operation> {
    let wrong = tx.need::<Operation>(&id)?;
    if wrong.kind == OpKind::Reversal {
        return Err(CashRefusal::ReversalOfReversal.into());
    }
    if is_reversed(tx, id)? {
        return Err(CashRefusal::AlreadyReversed.into());
    }
    let legs = wrong.legs.iter().map(|leg| Leg { amount: -leg.amount, ..*leg }).collect();
    let basis = Basis {
        client: wrong.client,
        order: wrong.order,
        article: wrong.article,
        comment,
        reverses: Some(id),
        ..Basis::new(OpKind::Reversal, day, wrong.location)
    };
    post(tx, basis, legs)
}

pub fn is_reversed(reads: &impl Reads, id: Id<mark::Payment>) -> Result<bool> {
    Ok(reads.first_by(&OPERATION_BY_REVERSED, id)?.is_some())
}

pub fn operations_of(reads: &impl Reads, order: Id<mark::Order>) -> Result<Vec<Operation>> {
    reads.by(&OPERATION_BY_ORDER, (order,))
}

/// What the client has paid for an order and has not got back.
pub fn paid(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    Ok(operations_of(reads, order)?.iter().map(Operation::moved).sum())
}

/// A system article by the key the program knows it by.
pub fn article(reads: &impl Reads, key: &str) -> Result<Option<Id<mark::Article>>> {
    Ok(reads.first_by(&ARTICLE_BY_KEY, key.to_string())?.map(|article: Article| article.id))
}
