//! The hand that plans: what it knows, its dice, and the working hours it keeps to.

use super::{
    cast::{Cast, acting},
    dice::Dice,
    event::{Event, What},
};
use crate::{
    kernel::{Moment, Zone},
    staff::Employee,
};

pub struct Planner<'c> {
    pub cast: &'c Cast,
    pub zone: Zone,
    pub now: Moment,
    pub dice: Dice,
    pub clients: u64,
    pub days: i64,
    pub events: Vec<Event>,
    /// Whose turn it is among the places where orders stand.
    pub fresh: usize,
    pub standing: usize,
}

impl Planner<'_> {
    /// A working hour since the shop began; the later, the likelier: the shop grew.
    pub fn start(&mut self) -> Moment {
        let back = self.dice.between(0, self.days).min(self.dice.between(0, self.days * 3 / 2));
        let at = self.zone.at(self.zone.day(self.now).plus(-i32::try_from(back).unwrap_or(0)), 10, 0);
        let at = at.plus(self.dice.between(0, 9 * 60 + 30) * Moment::MINUTE);
        let at = self.working(at);
        // Later than now means today or tomorrow: three days before that were spent at work.
        if at.plus(5 * Moment::MINUTE) <= self.now { at } else { self.working(at.plus(-3 * Moment::DAY)) }
    }

    /// The same moment, or the next morning when the shop is closed then.
    pub fn working(&self, at: Moment) -> Moment {
        let local = self.zone.local(at);
        let sunday = local.weekday() == jiff::civil::Weekday::Sunday;
        if !sunday && (10..20).contains(&local.hour()) {
            return at;
        }
        let day = self.zone.day(at).plus(i32::from(sunday || local.hour() >= 20));
        let next = self.zone.at(day, 10, 0).plus(i64::from(local.minute()) * Moment::MINUTE);
        if next == at { at } else { self.working(next) }
    }

    pub fn later(&mut self, at: Moment, low: i64, high: i64) -> Moment {
        let wait = self.dice.between(low * 60, high * 60) * Moment::MINUTE;
        self.working(at.plus(wait))
    }

    /// Adds an event unless it would lie in the future; says whether it happened.
    pub fn add(&mut self, at: Moment, order: usize, by: &Employee, what: What) -> bool {
        let past = at <= self.now;
        if past {
            self.events.push(Event { at, order, by: acting(by), what });
        }
        past
    }

    pub fn step(&mut self, order: usize, at: Moment, by: &Employee, key: &str) -> bool {
        let Some(to) = self.cast.status(key).map(|status| status.id) else { return true };
        self.add(at, order, by, What::Move(to))
    }
}
