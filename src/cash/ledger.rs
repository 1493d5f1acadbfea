//! The book. `post` is the only writer of operations, balances and day totals; everything that moves money comes here.
//!
//! Every operation balances: debits equal credits, no zero legs. Nothing is edited; a wrong operation is answered by its
//! reversal, once. A cash drawer cannot hold less than nothing. Nothing is posted into a closed period.

use std::collections::BTreeMap;

use super::{
    refusal::CashRefusal,
    tables::{
        ARTICLE_BY_KEY, Account, Article, Balance, CashDay, Cashbox, Closed, Leg, NO_ARTICLE, OPERATION_BY_DOCUMENT, OPERATION_BY_ORDER,
        OPERATION_BY_REVERSED, OpKind, Operation,
    },
};
use crate::{
    kernel::{Day, Error, Id, Money, Result, mark},
    shop::numbers,
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
    pub order_number: String,
    pub document: Option<Id<mark::Document>>,
    pub article: Option<Id<mark::Article>>,
    pub comment: String,
    pub reverses: Option<Id<mark::Payment>>,
    pub tendered: Option<Money>,
}

impl Basis {
    pub fn new(kind: OpKind, day: Day, location: Id<mark::Location>) -> Basis {
        Basis {
            kind,
            day,
            location,
            client: None,
            order: None,
            order_number: String::new(),
            document: None,
            article: None,
            comment: String::new(),
            reverses: None,
            tendered: None,
        }
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
    check_open(tx, basis.location, basis.day)?;
    let (stamp, id) = (tx.stamp().clone(), tx.id());
    let mut operation = Operation {
        id,
        kind: basis.kind,
        number: 0,
        day: basis.day,
        at: stamp.at,
        location: basis.location,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        client: basis.client,
        order: basis.order,
        order_number: basis.order_number,
        document: basis.document,
        article: basis.article,
        comment: basis.comment,
        reverses: basis.reverses,
        tendered: basis.tendered,
        legs,
    };
    for leg in &operation.legs {
        settle(tx, leg, &operation)?;
    }
    operation.number = number(tx, &operation)?;
    tx.append(&operation)?;
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

/// Refuses a day on which the books of the location are closed. The row is written back: closing a period while
/// somebody posts into it must collide, and a check alone protects nothing.
pub fn check_open(tx: &mut Write<'_>, location: Id<mark::Location>, day: Day) -> Result<()> {
    let Some(closed) = tx.get::<Closed>(&location)? else { return Ok(()) };
    if day <= closed.until {
        return Err(CashRefusal::PeriodClosed { until: closed.until }.into());
    }
    tx.put(&closed)
}

fn settle(tx: &mut Write<'_>, leg: &Leg, of: &Operation) -> Result<()> {
    let before = balance(tx, leg.account, leg.of)?;
    let after = before + leg.amount;
    if leg.account.is_money() {
        let cashbox = tx.need::<Cashbox>(&leg.of.cast())?;
        if cashbox.kind.account() != leg.account {
            return Err(Error::broken(format!(
                "a cashbox of account {} was posted to {}",
                cashbox.kind.account().number(),
                leg.account.number()
            )));
        }
        if cashbox.archived {
            return Err(CashRefusal::Archived { name: cashbox.name }.into());
        }
        if leg.amount.is_negative() && after.is_negative() && cashbox.forbids_negative() {
            return Err(CashRefusal::NotEnough { name: cashbox.name, have: before }.into());
        }
        count_day(tx, cashbox.id, of, leg.amount)?;
    }
    tx.put(&Balance { account: leg.account, of: leg.of, amount: after })
}

fn count_day(tx: &mut Write<'_>, cashbox: Id<mark::Cashbox>, of: &Operation, amount: Money) -> Result<()> {
    let article = of.article.unwrap_or(NO_ARTICLE);
    let mut total = tx.get::<CashDay>(&(cashbox, of.day, article))?.unwrap_or(CashDay {
        cashbox,
        day: of.day,
        article,
        came: Money::ZERO,
        went: Money::ZERO,
    });
    if amount.is_positive() {
        total.came += amount;
    } else {
        total.went += amount.abs();
    }
    tx.put(&total)
}

/// Incoming and outgoing operations of a location are counted apart, as cash orders are; a transfer counts as outgoing.
fn number(tx: &mut Write<'_>, of: &Operation) -> Result<u64> {
    match of.counted() {
        Some((kind, year)) => numbers::next(tx, of.location, kind, year),
        None => Ok(0),
    }
}

/// Debit above zero.
pub fn balance(reads: &impl Reads, account: Account, of: Id<()>) -> Result<Money> {
    Ok(reads.get::<Balance>(&(account as u16, of))?.map_or(Money::ZERO, |row| row.amount))
}

/// The exact opposite of an operation. An operation is reversed once; a reversal is never reversed, and what the program
/// posts by itself (the charge at hand-over, set-offs) is undone by the program.
pub fn reverse(tx: &mut Write<'_>, id: Id<mark::Payment>, day: Day, comment: String) -> Result<Operation> {
    let wrong = tx.need::<Operation>(&id)?;
    match wrong.kind {
        OpKind::Reversal => return Err(CashRefusal::ReversalOfReversal.into()),
        kind if !kind.by_hand() => return Err(CashRefusal::NotByHand.into()),
        _ if is_reversed(tx, id)? => return Err(CashRefusal::AlreadyReversed.into()),
        _ => {}
    }
    let legs = wrong.legs.iter().map(|leg| Leg { amount: -leg.amount, ..*leg }).collect();
    let basis = Basis {
        client: wrong.client,
        order: wrong.order,
        order_number: wrong.order_number,
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

/// All the money of a document and of what came back of it, in the order it was posted.
pub fn operations_by(reads: &impl Reads, document: Id<mark::Document>) -> Result<Vec<Operation>> {
    reads.by(&OPERATION_BY_DOCUMENT, (document,))
}

/// What the client has paid for an order and has not got back.
pub fn paid(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    Ok(operations_of(reads, order)?.iter().map(Operation::paid).sum())
}

/// A system article by the key the program knows it by. Set-up writes them all.
pub fn article(reads: &impl Reads, key: &str) -> Result<Id<mark::Article>> {
    let found: Option<Article> = reads.first_by(&ARTICLE_BY_KEY, key.to_string())?;
    found.map(|article| article.id).ok_or_else(|| Error::broken(format!("the system article {key} is missing")))
}
