//! What happens in the invented shop: the life of every order as events in time.

use super::{
    cast::{Cast, Kind, rounded},
    dice::Dice,
    text,
};
use crate::{
    catalog::Service,
    kernel::{Id, Moment, Money, Phone, Quantity, Zone, mark},
    orders::{Discount, LineKind},
    staff::Employee,
};

/// One thing somebody does with one order.
#[derive(Debug, Clone)]
pub struct Event {
    pub at: Moment,
    pub order: usize,
    pub by: Employee,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    TakeIn(Box<Wanted>),
    Line(LineDraft),
    Move(Id<mark::Status>),
    Close(Id<mark::Status>, Settled),
    Comment(String),
    Verdict(String),
    Prepay(Money),
    Refund(Money),
}

/// How the rest is paid at hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    Cash,
    Card,
    Split,
    Debt,
}

/// A device brought to the counter.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub place: usize,
    /// Which of the shop's clients comes; a number met before is a repeat visit.
    pub client: u64,
    pub name: String,
    pub firm: bool,
    pub phone: Phone,
    pub device_type: Id<mark::DeviceType>,
    pub brand: String,
    pub model: String,
    pub color: String,
    pub serial: String,
    pub malfunction: String,
    pub appearance: String,
    pub kit: String,
    pub note: String,
    pub order_type: Id<mark::OrderType>,
    pub source: Option<Id<mark::Source>>,
    pub master: Option<Id<mark::Employee>>,
    pub estimate: Money,
    pub deadline: Moment,
    pub urgent: bool,
    pub conflict: bool,
}

#[derive(Debug, Clone)]
pub struct LineDraft {
    pub kind: LineKind,
    pub service: Option<Id<mark::Service>>,
    pub name: String,
    pub quantity: Quantity,
    pub price: Option<Money>,
    pub cost: Option<Money>,
    pub discount: Option<Discount>,
    pub warranty_days: Option<u32>,
}

pub struct Planner<'c> {
    pub cast: &'c Cast,
    pub zone: Zone,
    pub now: Moment,
    pub dice: Dice,
    pub clients: u64,
    pub events: Vec<Event>,
}

const YEARS: i64 = 730;

/// Events of so many orders over the past two years, in the order they happened.
pub fn plan(cast: &Cast, zone: &Zone, now: Moment, orders: usize, seed: u64) -> Vec<Event> {
    let mut planner =
        Planner { cast, zone: zone.clone(), now, dice: Dice::new(seed), clients: (orders as u64 * 2 / 5).max(1), events: Vec::new() };
    let mut starts: Vec<Moment> = (0..orders).map(|_| planner.start()).collect();
    starts.sort_unstable();
    for (order, at) in starts.into_iter().enumerate() {
        planner.life(order, at);
    }
    let mut events = planner.events;
    events.sort_by_key(|event| (event.at, event.order));
    events
}

impl Planner<'_> {
    /// A working hour in the past two years; the later, the likelier: the shop grew.
    fn start(&mut self) -> Moment {
        let back = self.dice.between(0, YEARS).min(self.dice.between(0, YEARS * 3 / 2));
        let at = self.zone.at(self.zone.day(self.now).plus(-i32::try_from(back).unwrap_or(0)), 10, 0);
        let at = at.plus(self.dice.between(0, 9 * 60 + 30) * Moment::MINUTE);
        self.working(at).min(self.now.plus(-5 * Moment::MINUTE))
    }

    /// The same moment, or the next morning when the shop is closed then.
    fn working(&self, at: Moment) -> Moment {
        let local = self.zone.local(at);
        let sunday = local.weekday() == jiff::civil::Weekday::Sunday;
        if !sunday && (10..20).contains(&local.hour()) {
            return at;
        }
        let day = self.zone.day(at).plus(i32::from(sunday || local.hour() >= 20));
        let next = self.zone.at(day, 10, 0).plus(i64::from(local.minute()) * Moment::MINUTE);
        if next == at { at } else { self.working(next) }
    }

    fn later(&mut self, at: Moment, low: i64, high: i64) -> Moment {
        let wait = self.dice.between(low * 60, high * 60) * Moment::MINUTE;
        self.working(at.plus(wait))
    }

    /// Adds an event unless it would lie in the future; says whether it happened.
    fn add(&mut self, at: Moment, order: usize, by: &Employee, what: What) -> bool {
        let past = at <= self.now;
        if past {
            self.events.push(Event { at, order, by: by.clone(), what });
        }
        past
    }

    fn life(&mut self, order: usize, at: Moment) {
        let cast = self.cast;
        let place_at = usize::from(self.dice.chance(38)).min(cast.places.len() - 1);
        let place = cast.places[place_at].clone();
        let Some(kind) = self.kind() else { return };
        let (wanted, services) = self.wanted(place_at, &kind, at);
        let estimate = wanted.estimate;
        self.add(at, order, &place.receptionist, What::TakeIn(Box::new(wanted)));
        let prepaid = self.dice.chance(28);
        if prepaid && estimate.is_positive() {
            let sum = rounded(estimate.0 / 100 * self.dice.between(3, 6) / 10);
            self.add(at.plus(2 * Moment::MINUTE), order, &place.receptionist, What::Prepay(sum));
        }
        self.repair(order, at, &place, &services, &kind);
    }

    fn kind(&mut self) -> Option<Kind> {
        let at = if self.dice.chance(68) { 0 } else { self.dice.between(0, self.cast.kinds.len() as i64 - 1) };
        self.cast.kinds.get(usize::try_from(at).ok()?).cloned()
    }

    /// The way through the workshop; it stops where the present moment comes.
    fn repair(&mut self, order: usize, taken: Moment, place: &super::cast::Place, services: &[Service], kind: &Kind) {
        let age = self.now.since(taken) / Moment::DAY;
        let stuck = age < 60
            && self.dice.chance(match age {
                ..3 => 60,
                3..10 => 30,
                _ => 9,
            });
        let refused = self.dice.chance(8);
        let mut at = self.later(taken, 0, 5);
        let master = &place.master;
        if !self.step(order, at, master, "diagnostics") {
            return;
        }
        if self.dice.chance(45) {
            let words = self.dice.word(&text::COMMENTS).to_string();
            self.add(at.plus(40 * Moment::MINUTE), order, master, What::Comment(words));
        }
        at = self.later(at, 1, 9);
        if self.dice.chance(55) {
            if !self.step(order, at, master, "approval") || (stuck && self.dice.chance(40)) {
                return;
            }
            at = self.later(at, 1, 20);
        }
        if refused {
            return self.refuse(order, at, place);
        }
        if !self.step(order, at, master, "in_work") {
            return;
        }
        self.works(order, at, master, services, kind);
        if self.dice.chance(22) {
            at = self.later(at, 1, 4);
            if !self.step(order, at, master, "waiting_parts") || (stuck && self.dice.chance(50)) {
                return;
            }
            at = self.later(at, 18, 90);
            if !self.step(order, at, master, "in_work") {
                return;
            }
        }
        if stuck && self.dice.chance(40) {
            return;
        }
        at = self.later(at, 1, 16);
        if self.dice.chance(60) {
            let words = self.dice.word(&text::VERDICTS).to_string();
            self.add(at.plus(-5 * Moment::MINUTE), order, master, What::Verdict(words));
        }
        if !self.step(order, at, master, "ready") || (age < 90 && self.dice.chance(if age < 14 { 45 } else { 4 })) {
            return;
        }
        at = self.later(at, 1, 70);
        self.hand_over(order, at, place);
    }

    fn step(&mut self, order: usize, at: Moment, by: &Employee, key: &str) -> bool {
        let Some(to) = self.cast.status(key).map(|status| status.id) else { return true };
        self.add(at, order, by, What::Move(to))
    }

    fn refuse(&mut self, order: usize, at: Moment, place: &super::cast::Place) {
        if !self.step(order, at, &place.master, "ready_unrepaired") {
            return;
        }
        let at = self.later(at, 2, 60);
        let key = *self.dice.of(&["refused_price", "refused_unrepairable", "refused_client"]).unwrap_or(&"refused_client");
        if let Some(to) = self.cast.status(key).map(|status| status.id) {
            self.add(at, order, &place.receptionist, What::Close(to, Settled::Cash));
        }
    }

    fn hand_over(&mut self, order: usize, at: Moment, place: &super::cast::Place) {
        let Some(to) = self.cast.status("issued").map(|status| status.id) else { return };
        let settled = match self.dice.between(1, 100) {
            1..=46 => Settled::Cash,
            47..=92 => Settled::Card,
            93..=96 => Settled::Split,
            _ => Settled::Debt,
        };
        let by = if settled == Settled::Debt { self.cast.manager.clone() } else { place.receptionist.clone() };
        let done = self.add(at, order, &by, What::Close(to, settled));
        if done && settled == Settled::Cash && self.dice.chance(1) {
            let later = self.later(at, 20, 100);
            self.add(later, order, &self.cast.manager.clone(), What::Refund(Money::major(300)));
        }
    }

    /// The works the client asked for, and often a part.
    fn works(&mut self, order: usize, at: Moment, master: &Employee, services: &[Service], kind: &Kind) {
        for (index, service) in services.iter().enumerate() {
            let discount = self.dice.chance(6).then_some(Discount::Percent(crate::kernel::Rate::percent(10)));
            let line = LineDraft {
                kind: LineKind::Work,
                service: Some(service.id),
                name: service.name.ru.clone(),
                quantity: Quantity::ONE,
                price: None,
                cost: None,
                discount,
                warranty_days: None,
            };
            self.add(at.plus((3 + index as i64) * Moment::MINUTE), order, master, What::Line(line));
        }
        if self.dice.chance(58)
            && let Some((name, low, high)) = self.dice.of(&text::PARTS).copied()
        {
            let price = rounded(self.dice.between(low, high));
            let cost = Money(price.0 / 100 * self.dice.between(42, 68));
            let model = kind.brands.first().map(|(brand, _)| brand.name.as_str()).unwrap_or_default();
            let line = LineDraft {
                kind: LineKind::Part,
                service: None,
                name: format!("{name} {model}").trim().to_string(),
                quantity: Quantity::ONE,
                price: Some(price),
                cost: Some(cost),
                discount: None,
                warranty_days: Some(90),
            };
            self.add(at.plus(9 * Moment::MINUTE), order, master, What::Line(line));
        }
    }
}
