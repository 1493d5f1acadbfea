//! `verstak check` for the book: all operations refolded, and what is kept ready-made compared with that.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{Account, Article, Balance, CashDay, Cashbox, Leg, NO_ARTICLE, OpKind, Operation};
use crate::{
    kernel::{Day, Id, Money, Result, mark},
    shop::{Counted, numbers},
    store::{Findings, Read, Reads, Walk, row::Order},
};

type DayKey = (Id<mark::Cashbox>, Day, Id<mark::Article>);

/// The book folded from its operations alone.
#[derive(Default)]
struct Refold {
    balances: BTreeMap<(u16, Id<()>), Money>,
    days: BTreeMap<DayKey, (Money, Money)>,
    /// Paid less refunded, by order.
    paid: BTreeMap<Id<mark::Order>, Money>,
    reversals: BTreeMap<Id<mark::Payment>, u32>,
    numbers: numbers::Given,
}

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut refold = Refold::default();
    let known = Known::read(reads)?;
    reads.walk::<Operation>((), Order::Ascending, |operation| {
        refold.add(reads, &operation, findings)?;
        known.look(&operation, findings);
        Ok(Walk::On)
    })?;
    for (id, times) in refold.reversals.iter().filter(|(_, times)| **times > 1) {
        findings.add(format!("cash: operation {id} is reversed {times} times"));
    }
    for (order, paid) in refold.paid.iter().filter(|(_, paid)| paid.is_negative()) {
        findings.add(format!("cash: {paid} more was refunded for order {order} than was paid"));
    }
    refold.numbers.compare(reads, &[Counted::CashIn, Counted::CashOut], findings)?;
    compare_balances(reads, refold.balances, findings)?;
    compare_days(reads, refold.days, findings)
}

/// What operations may name.
struct Known {
    cashboxes: BTreeSet<Id<mark::Cashbox>>,
    articles: BTreeSet<Id<mark::Article>>,
}

impl Known {
    fn read(reads: &Read<'_>) -> Result<Known> {
        Ok(Known {
            cashboxes: reads.all::<Cashbox>(())?.iter().map(|cashbox| cashbox.id).collect(),
            articles: reads.all::<Article>(())?.iter().map(|article| article.id).collect(),
        })
    }
    fn look(&self, operation: &Operation, findings: &mut Findings) {
        let mut says = |what: &str| findings.add(format!("cash: operation {} names {what} that is not there", operation.id));
        if operation.cashboxes().iter().any(|id| !self.cashboxes.contains(id)) {
            says("a cashbox");
        }
        if operation.article.is_some_and(|id| !self.articles.contains(&id)) {
            says("an article");
        }
    }
}

impl Refold {
    fn add(&mut self, reads: &Read<'_>, operation: &Operation, findings: &mut Findings) -> Result<()> {
        let sum: Money = operation.legs.iter().map(|leg| leg.amount).sum();
        if !sum.is_zero() || operation.legs.is_empty() || operation.legs.iter().any(|leg| leg.amount.is_zero()) {
            findings.add(format!("cash: operation {} does not balance: off by {sum}", operation.id));
        }
        for leg in &operation.legs {
            *self.balances.entry((leg.account as u16, leg.of)).or_default() += leg.amount;
            if leg.account.is_money() {
                let day = self.days.entry((leg.of.cast(), operation.day, operation.article.unwrap_or(NO_ARTICLE))).or_default();
                if leg.amount.is_positive() { day.0 += leg.amount } else { day.1 += leg.amount.abs() }
            }
        }
        match (operation.number, operation.counted()) {
            (number, Some((kind, year))) => self.numbers.add(operation.location, kind, year, number),
            (0, None) => {}
            (number, None) => findings.add(format!("cash: operation {} moves no money and has No. {number}", operation.id)),
        }
        if let Some(order) = operation.order {
            *self.paid.entry(order).or_default() += operation.paid();
        }
        match (operation.kind, operation.reverses) {
            (OpKind::Reversal, Some(of)) => {
                *self.reversals.entry(of).or_default() += 1;
                match reads.get::<Operation>(&of)? {
                    Some(wrong) if opposite(&wrong.legs, &operation.legs) && wrong.kind != OpKind::Reversal => {}
                    Some(_) => findings.add(format!("cash: {} is not the exact opposite of {of}", operation.id)),
                    None => findings.add(format!("cash: {} reverses {of}, which is not in the book", operation.id)),
                }
            }
            (OpKind::Reversal, None) => findings.add(format!("cash: the reversal {} names no operation", operation.id)),
            (_, Some(_)) => findings.add(format!("cash: {} reverses something and is no reversal", operation.id)),
            _ => {}
        }
        Ok(())
    }
}

fn opposite(one: &[Leg], other: &[Leg]) -> bool {
    let turned = |leg: &Leg| Leg { amount: -leg.amount, ..*leg };
    one.len() == other.len() && one.iter().all(|leg| other.contains(&turned(leg)))
}

fn compare_balances(reads: &Read<'_>, mut folded: BTreeMap<(u16, Id<()>), Money>, findings: &mut Findings) -> Result<()> {
    reads.walk::<Balance>((), Order::Ascending, |kept| {
        let of = (kept.account as u16, kept.of);
        let true_amount = folded.remove(&of).unwrap_or_default();
        if kept.amount != true_amount {
            findings.add(format!(
                "cash: account {} of {} keeps {}, operations give {true_amount}",
                kept.account.number(),
                kept.of,
                kept.amount
            ));
        }
        if kept.account == Account::Cash && kept.amount.is_negative() {
            findings.add(format!("cash: the drawer {} holds {}", kept.of, kept.amount));
        }
        Ok(Walk::On)
    })?;
    for ((account, of), amount) in folded {
        findings.add(format!("cash: account {account} of {of} has no balance, operations give {amount}"));
    }
    for cashbox in reads.all::<Cashbox>(())?.iter().filter(|cashbox| cashbox.archived) {
        let left = super::ledger::balance(reads, cashbox.kind.account(), cashbox.id.cast())?;
        if !left.is_zero() {
            findings.add(format!("cash: the archived cashbox {} holds {left}", cashbox.id));
        }
    }
    Ok(())
}

fn compare_days(reads: &Read<'_>, mut folded: BTreeMap<DayKey, (Money, Money)>, findings: &mut Findings) -> Result<()> {
    reads.walk::<CashDay>((), Order::Ascending, |kept| {
        let (came, went) = folded.remove(&(kept.cashbox, kept.day, kept.article)).unwrap_or_default();
        if (kept.came, kept.went) != (came, went) {
            findings.add(format!("cash: {} of cashbox {} does not agree with its operations", kept.day.iso(), kept.cashbox));
        }
        Ok(Walk::On)
    })?;
    for (cashbox, day, _) in folded.into_keys() {
        findings.add(format!("cash: {} of cashbox {cashbox} has no day total", day.iso()));
    }
    Ok(())
}
