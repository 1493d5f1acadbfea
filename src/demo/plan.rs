//! What happens in the invented shop: the life of every order as events in time.

use super::{
    cast::{Cast, Place, rounded},
    dice::Dice,
    event::{Event, LineDraft, Settled, What, days},
    planner::Planner,
    purse, shelf,
    text::{self, cases::Case},
    timeline::Timeline,
    wanted::{Visit, work},
};
use crate::kernel::{Moment, Money, Zone};

/// One order on its way through the workshop.
struct Repair {
    order: usize,
    place: Place,
    case: &'static Case,
    /// Where it stands now and will not come further.
    stop: Option<&'static str>,
    /// Days since it was taken in.
    age: i64,
}

/// Where orders of the last days and of the last weeks stand, in turn.
const FRESH: [&str; 5] = ["diagnostics", "new", "approval", "in_work", "new"];
const STANDING: [&str; 8] = ["in_work", "waiting_parts", "approval", "testing", "in_work", "approved", "outsourced", "waiting_parts"];

/// Events of so many orders up to now, and of the money around them, one after another as they happened.
/// Only what is still to happen with orders already begun is held in memory.
pub struct Plan<'c> {
    planner: Planner<'c>,
    starts: std::iter::Peekable<std::iter::Enumerate<std::vec::IntoIter<Moment>>>,
    waiting: Timeline,
}

/// However large the shop, its town has no more people.
const CLIENTS: u64 = 200_000;

impl<'c> Plan<'c> {
    pub fn new(cast: &'c Cast, zone: &Zone, now: Moment, orders: usize, seed: u64) -> Plan<'c> {
        let clients = (orders as u64 * 3 / 5).clamp(1, CLIENTS);
        let (dice, days) = (Dice::new(seed), days(orders));
        let mut planner = Planner { cast, zone: zone.clone(), now, dice, clients, days, events: Vec::new(), fresh: 0, standing: 0 };
        let mut starts: Vec<Moment> = (0..orders).map(|_| planner.start()).collect();
        starts.sort_unstable();
        let first = starts.first().copied().unwrap_or(now);
        planner.events = purse::plan(cast, zone, &mut planner.dice, first, now, orders);
        planner.events.extend(shelf::plan(cast, zone, seed, first, now));
        let mut plan = Plan { planner, starts: starts.into_iter().enumerate().peekable(), waiting: Timeline::default() };
        plan.gather();
        plan
    }

    /// What was just planned takes its place among what waits.
    fn gather(&mut self) {
        for event in self.planner.events.drain(..) {
            self.waiting.put(event);
        }
    }
}

impl Iterator for Plan<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        // Nothing of an order happens before it begins: what waits for an earlier moment is next.
        while let Some((_, at)) = self.starts.peek()
            && self.waiting.next_at().is_none_or(|next| next >= *at)
        {
            let (order, at) = self.starts.next()?;
            self.planner.life(order, at);
            self.gather();
        }
        self.waiting.take()
    }
}

impl Planner<'_> {
    fn life(&mut self, order: usize, at: Moment) {
        let cast = self.cast;
        let place_at = usize::from(self.dice.chance(38)).min(cast.places.len() - 1);
        let place = cast.places[place_at].clone();
        let Some(kind) = self.dice.weighted(&cast.kinds, |kind| kind.weight).cloned() else { return };
        let Some(Visit { wanted, case, lines }) = self.visit(place_at, &kind, at) else { return };
        let estimate = wanted.estimate;
        self.add(at, order, &place.receptionist, What::TakeIn(Box::new(wanted)));
        if estimate.0 >= 200_000 && self.dice.chance(30) {
            let sum = rounded(estimate.0 / 100 * self.dice.between(3, 6) / 10);
            self.add(at.plus(2 * Moment::MINUTE), order, &place.receptionist, What::Prepay(sum));
        }
        let age = self.now.since(at) / Moment::DAY;
        let stop = self.stop(age);
        if stop != Some("new") {
            self.repair(&Repair { order, place, case, stop, age }, at, &lines);
        }
    }

    /// Some of the orders of two months stand somewhere on their way: fresh ones at its beginning.
    fn stop(&mut self, age: i64) -> Option<&'static str> {
        let stands = self.dice.chance(match age {
            ..3 => 60,
            3..10 => 30,
            10..60 => 12,
            _ => 0,
        });
        let (all, turn): (&[&str], _) = if age < 3 { (&FRESH, &mut self.fresh) } else { (&STANDING, &mut self.standing) };
        let at = *turn % all.len();
        *turn += usize::from(stands);
        stands.then(|| all[at])
    }

    /// The way through the workshop; it stops where the present moment comes.
    fn repair(&mut self, of: &Repair, taken: Moment, lines: &[LineDraft]) {
        let (order, master) = (of.order, &of.place.master);
        let mut at = self.later(taken, 0, 5);
        if !self.step(order, at, master, "diagnostics") {
            return;
        }
        self.remark(of, at);
        if of.stop == Some("diagnostics") {
            return;
        }
        at = self.later(at, 1, 9);
        let Some(agreed) = self.agree(of, at) else { return };
        at = agreed;
        if of.stop.is_none() && self.dice.chance(8) {
            return self.refuse(of, at);
        }
        if !self.step(order, at, master, "in_work") {
            return;
        }
        for (index, line) in (3..).zip(lines) {
            self.add(at.plus(index * Moment::MINUTE), order, master, What::Line(line.clone()));
        }
        let outside = of.stop == Some("outsourced") || (of.stop.is_none() && of.case.spare.is_none() && self.dice.chance(6));
        let waits = of.stop == Some("waiting_parts") || (of.case.spare.is_some() && self.dice.chance(26));
        if outside || waits {
            let Some(back) = self.wait(of, at, if outside { "outsourced" } else { "waiting_parts" }) else { return };
            at = back;
        }
        if of.stop == Some("in_work") {
            return;
        }
        at = self.later(at, 1, 16);
        if !of.case.verdicts.is_empty() && self.dice.chance(75) {
            let words = self.dice.word(of.case.verdicts).to_string();
            self.add(at.plus(-5 * Moment::MINUTE), order, master, What::Verdict(words));
        }
        if of.stop == Some("testing") || self.dice.chance(25) {
            if !self.step(order, at, master, "testing") || of.stop.is_some() {
                return;
            }
            at = self.later(at, 1, 4);
        }
        let unclaimed = of.age < 90 && self.dice.chance(if of.age < 14 { 26 } else { 4 });
        if !self.step(order, at, master, "ready") || unclaimed {
            return;
        }
        at = self.later(at, 1, 70);
        self.hand_over(of, at);
    }

    /// Something about this trouble, or about any.
    fn remark(&mut self, of: &Repair, at: Moment) {
        if !self.dice.chance(48) {
            return;
        }
        let own = self.dice.chance(65).then(|| self.dice.word(of.case.notes)).filter(|words| !words.is_empty());
        let words = own.unwrap_or_else(|| self.dice.word(&text::COMMENTS)).to_string();
        let after = self.dice.between(25, 80) * Moment::MINUTE;
        self.add(at.plus(after), of.order, &of.place.master.clone(), What::Comment(words));
    }

    /// The client is asked; returns when the repair may begin, or nothing when it has not yet.
    fn agree(&mut self, of: &Repair, at: Moment) -> Option<Moment> {
        let master = &of.place.master;
        let queues = of.stop == Some("approved");
        if !queues && of.stop != Some("approval") && !self.dice.chance(52) {
            return Some(at);
        }
        if !self.step(of.order, at, master, "approval") || of.stop == Some("approval") {
            return None;
        }
        let at = self.later(at, 1, 20);
        if !queues && !self.dice.chance(25) {
            return Some(at);
        }
        let by = self.cast.manager.clone();
        (self.step(of.order, at, &by, "approved") && !queues).then(|| self.later(at, 1, 6))
    }

    /// The device lies until a part comes or a contractor gives it back; returns when, or nothing when it has not yet.
    fn wait(&mut self, of: &Repair, at: Moment, key: &'static str) -> Option<Moment> {
        let at = self.later(at, 1, 4);
        if !self.step(of.order, at, &of.place.master, key) {
            return None;
        }
        if key == "waiting_parts" && self.dice.chance(60) {
            let words = self.dice.word(&text::WAITING).to_string();
            self.add(at.plus(4 * Moment::MINUTE), of.order, &of.place.master, What::Comment(words));
        }
        if of.stop == Some(key) {
            return None;
        }
        let at = self.later(at, 18, 90);
        self.step(of.order, at, &of.place.master, "in_work").then_some(at)
    }

    fn refuse(&mut self, of: &Repair, at: Moment) {
        let key = *self.dice.of(&["refused_price", "refused_price", "refused_unrepairable", "refused_client"]).unwrap_or(&"refused_client");
        let soon = at.plus(-3 * Moment::MINUTE);
        match key {
            "refused_price" => {
                let words = self.dice.word(&text::REFUSED_PRICE).to_string();
                self.add(soon, of.order, &of.place.master, What::Comment(words));
            }
            "refused_unrepairable" => {
                let words = self.dice.word(&text::BEYOND_REPAIR).to_string();
                self.add(soon, of.order, &of.place.master, What::Verdict(words));
            }
            _ => {}
        }
        let diagnostics = self.cast.diagnostics.as_ref().filter(|_| self.dice.chance(45)).map(work);
        if let Some(line) = diagnostics {
            self.add(soon, of.order, &of.place.master, What::Line(line));
        }
        if !self.step(of.order, at, &of.place.master, "ready_unrepaired") {
            return;
        }
        let at = self.later(at, 2, 60);
        if let Some(to) = self.cast.status(key).map(|status| status.id) {
            self.add(at, of.order, &of.place.receptionist, What::Close(to, Settled::Cash));
        }
    }

    fn hand_over(&mut self, of: &Repair, at: Moment) {
        let Some(to) = self.cast.status("issued").map(|status| status.id) else { return };
        let mut at = at;
        if self.dice.chance(2) {
            if !self.step(of.order, at, &of.place.receptionist, "delivery") {
                return;
            }
            at = self.later(at, 1, 5);
        }
        let settled = match self.dice.between(1, 100) {
            1..=42 => Settled::Cash,
            43..=95 => Settled::Card,
            96..=98 => Settled::Split,
            _ => Settled::Debt,
        };
        let by = if settled == Settled::Debt { self.cast.manager.clone() } else { of.place.receptionist.clone() };
        let done = self.add(at, of.order, &by, What::Close(to, settled));
        if done && settled == Settled::Cash && self.dice.chance(1) {
            let later = self.later(at, 20, 100);
            self.add(later, of.order, &self.cast.manager.clone(), What::Refund(Money::major(300)));
        }
    }
}
