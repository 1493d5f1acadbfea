//! Which cashboxes there are, and which of them a person may see or use.

use super::{
    ledger::balance,
    refusal::CashRefusal,
    tables::{CashDay, Cashbox, NO_ARTICLE, OPERATION_BY_CASHBOX},
};
use crate::{
    kernel::{Day, Error, Id, Money, Result, Right, mark},
    store::{Reads, Walk, row::Order},
    web::{Cx, Scope},
};

/// All cashboxes in their order, archived ones too.
pub fn all(reads: &impl Reads) -> Result<Vec<Cashbox>> {
    let mut all = reads.all::<Cashbox>(())?;
    all.sort_by_key(|cashbox| (cashbox.position, cashbox.id));
    Ok(all)
}

/// Where money of a location can be taken and paid out: its own cashboxes, then the company's, in their order.
pub fn cashboxes_for(reads: &impl Reads, location: Id<mark::Location>) -> Result<Vec<Cashbox>> {
    let mut found = all(reads)?;
    found.retain(|cashbox| !cashbox.archived && cashbox.location.is_none_or(|at| at == location));
    found.sort_by_key(|cashbox| cashbox.location.is_none());
    Ok(found)
}

/// What a listing may show: cashboxes of the scope's locations and the company's.
pub fn visible(reads: &impl Reads, scope: &Scope) -> Result<Vec<Cashbox>> {
    let mut found = all(reads)?;
    found.retain(|cashbox| !cashbox.archived && cashbox.location.is_none_or(|at| scope.holds(at)));
    Ok(found)
}

/// The locations whose money a person may touch, and the one that operations of company-wide cashboxes belong to.
#[derive(Debug, Clone)]
pub struct Reach {
    pub locations: Vec<Id<mark::Location>>,
    pub home: Id<mark::Location>,
}

impl Reach {
    pub fn of(cx: &Cx, right: Right) -> Result<Reach> {
        let home = cx.home(right).or_else(|| cx.whole_scope(right).locations.first().copied());
        Ok(Reach { locations: cx.whole_scope(right).locations, home: home.ok_or(Error::Denied(right))? })
    }
    pub fn holds(&self, cashbox: &Cashbox) -> bool {
        cashbox.location.is_none_or(|at| self.locations.contains(&at))
    }
    /// The location an operation through this cashbox belongs to.
    pub fn place(&self, cashbox: &Cashbox) -> Id<mark::Location> {
        cashbox.location.unwrap_or(self.home)
    }
    /// Active cashboxes within reach, in their order.
    pub fn cashboxes(&self, reads: &impl Reads) -> Result<Vec<Cashbox>> {
        let mut found = all(reads)?;
        found.retain(|cashbox| !cashbox.archived && self.holds(cashbox));
        Ok(found)
    }
    /// The cashbox a form named. A foreign one does not exist for this person.
    pub fn cashbox(&self, reads: &impl Reads, id: Id<mark::Cashbox>) -> Result<Cashbox> {
        let Some(cashbox) = reads.get::<Cashbox>(&id)? else { return Err(CashRefusal::NoCashbox.into()) };
        match cashbox {
            cashbox if !self.holds(&cashbox) => Err(Error::Hidden),
            cashbox if cashbox.archived => Err(CashRefusal::Archived { name: cashbox.name }.into()),
            cashbox => Ok(cashbox),
        }
    }
}

/// What lies in a cashbox now.
pub fn holds(reads: &impl Reads, cashbox: &Cashbox) -> Result<Money> {
    balance(reads, cashbox.kind.account(), cashbox.id.cast())
}

pub fn has_operations(reads: &impl Reads, cashbox: Id<mark::Cashbox>) -> Result<bool> {
    Ok(reads.first_by(&OPERATION_BY_CASHBOX, (cashbox,))?.is_some())
}

/// Sums of some days: income and expense apart from transfers between own cashboxes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    pub came: Money,
    pub went: Money,
    pub moved_in: Money,
    pub moved_out: Money,
}

impl Flow {
    pub fn net(self) -> Money {
        self.came + self.moved_in - self.went - self.moved_out
    }
    pub fn add(&mut self, day: &CashDay) {
        let (came, went) =
            if day.article == NO_ARTICLE { (&mut self.moved_in, &mut self.moved_out) } else { (&mut self.came, &mut self.went) };
        *came += day.came;
        *went += day.went;
    }
}

/// Walks the day totals of a cashbox from `from` on, oldest first.
pub fn days(reads: &impl Reads, cashbox: Id<mark::Cashbox>, from: Day, mut visit: impl FnMut(CashDay) -> Walk) -> Result<()> {
    let before = (cashbox, from.plus(-1), Id::from_bytes([0xff; 16]));
    reads.walk_past::<CashDay>((cashbox,), Order::Ascending, &before, |day| Ok(visit(day)))
}

/// What a cashbox took and gave on one day.
pub fn flow_of(reads: &impl Reads, cashbox: Id<mark::Cashbox>, day: Day) -> Result<Flow> {
    let mut flow = Flow::default();
    for total in reads.all::<CashDay>((cashbox, day))? {
        flow.add(&total);
    }
    Ok(flow)
}
