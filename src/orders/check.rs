//! What `verstak check` refolds of orders: counters, sums of lines, money against the ledger, numbers, and that whatever
//! an order names is there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    document::fold,
    parts::Promised,
    tables::{Draft, Line, Order},
    tallies::Sums,
};
use crate::{
    cash::{Account, Operation},
    clients::{Client, Device},
    kernel::{Id, Money, Result, Zone, mark},
    log::{Subject, fact},
    shop::{self, Counted, Counter, Location, OrderType, Status, StatusGroup, numbers},
    staff::Employee,
    store::{Findings, Read, Reads, Walk, row::Order as Direction},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut book = Book::fold(reads, findings)?;
    let mut numbers = Numbers::read(reads)?;
    let (known, mut tallies, mut lines) = (Known::read(reads)?, Sums::default(), 0);
    let mut promised = Promised::read(reads, findings)?;
    reads.walk::<Order>((), Direction::Ascending, |order| {
        let own = reads.all::<Line>((order.id,))?;
        lines += own.len() as u64;
        let mut says = |what: &str| findings.add(format!("order {}: {what}", order.number));
        if fold(&own) != order.totals {
            says("the sums of its lines do not make its totals");
        }
        promised.look(reads, &order, &own, &mut says)?;
        book.look(&order, &own, &mut says);
        known.look(reads, &order, &mut says)?;
        numbers.look(&order, &mut says);
        // Every change of an order is told by one fact at least.
        if fact::count(reads, Subject::order(order.id))? <= order.version as usize {
            says("not everything that happened to it is told by its facts");
        }
        tallies.add(&order, 1);
        Ok(Walk::On)
    })?;
    promised.rest(reads, findings)?;
    for order in book.0.into_keys() {
        findings.add(format!("orders: operations of the book name order {order}, which is not there"));
    }
    if reads.count::<Line>(())? != lines {
        orphans(reads, findings)?;
    }
    check_drafts(reads, findings)?;
    tallies.compare(reads, findings)?;
    numbers.given.compare(reads, &[Counted::Order], findings)
}

/// What the ledger has of each order: paid less refunded, charged, and what its parts cost.
struct Book(HashMap<Id<mark::Order>, (Money, Money, Money)>);

impl Book {
    fn fold(reads: &Read<'_>, findings: &mut Findings) -> Result<Book> {
        let mut book = HashMap::new();
        reads.walk::<Operation>((), Direction::Ascending, |operation| {
            if let Some(client) = operation.client
                && !reads.has::<Client>(&client)?
            {
                findings.add(format!("cash: operation {} names a client that is not there", operation.id));
            }
            if let Some(order) = operation.order {
                let sums: &mut (Money, Money, Money) = book.entry(order).or_default();
                sums.0 += operation.paid();
                let of = |accounts: &[Account]| -> Money {
                    operation.legs.iter().filter(|leg| accounts.contains(&leg.account)).map(|leg| leg.amount).sum()
                };
                sums.1 -= of(&[Account::Revenue]);
                sums.2 += of(&[Account::Cost, Account::OwnWarranty]);
            }
            Ok(Walk::On)
        })?;
        Ok(Book(book))
    }

    fn look(&mut self, order: &Order, lines: &[Line], says: &mut impl FnMut(&str)) {
        let (paid, charged, spent) = self.0.remove(&order.id).unwrap_or_default();
        if paid != order.paid {
            says("what it says was paid is not what the ledger has");
        }
        let due = if order.is_open() { Money::ZERO } else { order.totals.total() };
        if charged != due {
            says("what the client was charged for it is not what it comes to");
        }
        let used = lines.iter().filter_map(|line| line.part.as_ref()?.cost).sum();
        if spent != if order.is_open() { Money::ZERO } else { used } {
            says("the cost of its parts in the book is not what its lines cost");
        }
    }
}

/// What orders name, where there are few of it.
struct Known {
    statuses: BTreeMap<Id<mark::Status>, StatusGroup>,
    types: BTreeSet<Id<mark::OrderType>>,
    locations: BTreeSet<Id<mark::Location>>,
    people: BTreeSet<Id<mark::Employee>>,
}

impl Known {
    fn read(reads: &Read<'_>) -> Result<Known> {
        Ok(Known {
            statuses: reads.all::<Status>(())?.iter().map(|status| (status.id, status.group)).collect(),
            types: reads.all::<OrderType>(())?.iter().map(|kind| kind.id).collect(),
            locations: reads.all::<Location>(())?.iter().map(|location| location.id).collect(),
            people: reads.all::<Employee>(())?.iter().map(|employee| employee.id).collect(),
        })
    }

    fn look(&self, reads: &Read<'_>, order: &Order, says: &mut impl FnMut(&str)) -> Result<()> {
        match self.statuses.get(&order.status) {
            Some(group) if *group == order.group => {}
            Some(_) => says("its group is not that of its status"),
            None => says("stands in a status that does not exist"),
        }
        if order.path.last().is_some_and(|last| last.status != order.status) {
            says("its path does not end where it stands");
        }
        if order.is_open() == order.closed.is_some() {
            says("its status and the time of its closing contradict each other");
        }
        for client in [Some(order.client), order.payer].into_iter().flatten() {
            if !reads.has::<Client>(&client)? {
                says(&format!("its client {client} is not there"));
            }
        }
        if !reads.has::<Device>(&order.device)? {
            says(&format!("its device {} is not there", order.device));
        }
        if !self.types.contains(&order.order_type) || !self.locations.contains(&order.location) {
            says("its type or its location is not there");
        }
        let people = [order.manager, order.master, order.created_by, order.closed_by];
        if let Some(nobody) = people.into_iter().flatten().find(|id| !self.people.contains(id)) {
            says(&format!("it names employee {nobody}, who is not there"));
        }
        Ok(())
    }
}

/// Numbers of orders, and the counters that may have given them. The template of a location changes, so the counter of
/// an old number is one of several: that of no period, of the year, of the month.
struct Numbers {
    counters: BTreeMap<(Id<mark::Location>, u32), u64>,
    zone: Zone,
    given: numbers::Given,
}

impl Numbers {
    fn read(reads: &Read<'_>) -> Result<Numbers> {
        let all = reads.all::<Counter>(())?.into_iter().filter(|counter| counter.kind == Counted::Order);
        let counters = all.map(|counter| ((counter.location, counter.period), counter.last)).collect();
        Ok(Numbers { counters, zone: shop::frame(reads)?.zone, given: numbers::Given::default() })
    }

    fn look(&mut self, order: &Order, says: &mut impl FnMut(&str)) {
        let day = self.zone.day(order.created);
        let mut periods: Vec<u32> = [-1, 0, 1].into_iter().flat_map(|days| numbers::periods(day.plus(days))).collect();
        periods.sort_unstable();
        periods.dedup();
        periods.retain(|period| self.counters.get(&(order.location, *period)).is_some_and(|last| *last >= order.serial));
        if periods.is_empty() {
            says(&format!("its number is ahead of every counter: No. {}", order.serial));
        }
        for period in periods {
            self.given.add(order.location, Counted::Order, period, order.serial);
        }
    }
}

/// Lines of orders that are not there.
fn orphans(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    reads.walk::<Line>((), Direction::Ascending, |line| {
        if !reads.has::<Order>(&line.order)? {
            findings.add(format!("order_lines: line {} belongs to order {}, which is not there", line.id, line.order));
        }
        Ok(Walk::On)
    })
}

fn check_drafts(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    reads.walk::<Draft>((), Direction::Ascending, |draft| {
        if !reads.has::<Employee>(&draft.employee)? {
            findings.add(format!("intake_drafts: draft {} belongs to nobody", draft.id));
        }
        Ok(Walk::On)
    })
}
