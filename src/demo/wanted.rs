//! Who comes and with what.

use super::{
    cast::{Cast, Kind, Trouble, rounded},
    dice::Dice,
    event::{LineDraft, Wanted},
    planner::Planner,
    text::{
        self,
        cases::{BRANDS, Case, GLASS, Spare},
    },
};
use crate::{
    catalog::{Phrase, SerialKind, Service},
    kernel::{Moment, Money, Phone, Quantity, Rate, codes::luhn_digit},
    orders::{Discount, LineKind},
};

/// A visit and what the master will do about it.
pub struct Visit {
    pub wanted: Wanted,
    pub case: &'static Case,
    pub lines: Vec<LineDraft>,
}

impl Planner<'_> {
    pub(super) fn visit(&mut self, place: usize, kind: &Kind, at: Moment) -> Option<Visit> {
        let client = self.dice.next() % self.clients;
        // A client owns one device of a kind: who comes again, comes with it.
        let mut owned = Dice::new(client ^ 0xde71 ^ (u64::from(kind.device_type.position) << 40));
        let (brand, model) = device(&mut owned, kind);
        let trouble = self.dice.weighted(&kind.troubles, |trouble| trouble.case.weight)?.clone();
        let urgent = self.dice.chance(7);
        let lines = self.lines(&trouble, &brand, &model, urgent);
        let wanted = self.wanted(place, kind, at, (client, brand, model, owned), trouble.case);
        let estimate: Money = lines.iter().filter_map(|line| line.price).sum();
        Some(Visit { wanted: Wanted { estimate: estimate_of(&mut self.dice, estimate), urgent, ..wanted }, case: trouble.case, lines })
    }

    fn wanted(&mut self, place: usize, kind: &Kind, at: Moment, who: (u64, String, String, Dice), case: &Case) -> Wanted {
        let (client, brand, model, mut owned) = who;
        let (name, firm) = person(client);
        let days = i32::try_from(self.dice.between(1, 6)).unwrap_or(1);
        let deadline = self.zone.at(self.zone.day(at).plus(days), 18, 0);
        let dice = &mut self.dice;
        Wanted {
            place,
            client,
            name,
            firm,
            phone: phone(client),
            device_type: kind.device_type.id,
            brand,
            model,
            color: if owned.chance(70) { color(&mut owned) } else { String::new() },
            serial: serial(&mut owned, kind.device_type.serial),
            malfunction: dice.word(case.faults).into(),
            appearance: dice.word(case.looks).into(),
            kit: kit(dice, &kind.kits),
            note: if dice.chance(22) { dice.word(&text::NOTES).into() } else { String::new() },
            order_type: order_type(dice, self.cast),
            source: dice.early(&self.cast.sources).map(|source| source.id),
            master: dice.chance(90).then(|| self.cast.places[place].master.id),
            estimate: Money::ZERO,
            deadline: dice.chance(86).then_some(deadline),
            urgent: false,
            conflict: client % 211 == 210,
        }
    }

    /// The work, its part, and now and then something on top.
    fn lines(&mut self, trouble: &Trouble, brand: &str, model: &str, urgent: bool) -> Vec<LineDraft> {
        let service = if brand == APPLE { &trouble.apple } else { &trouble.other };
        let discount = self.dice.chance(7).then(|| Discount::Percent(Rate::percent(self.dice.between(1, 3) * 5)));
        let mut lines = vec![LineDraft { discount, ..work(service) }];
        if let Some(spare) = trouble.case.spare {
            lines.push(part(&mut self.dice, spare, tier(brand, model), &title(brand, model)));
        }
        if trouble.case.looks.iter().any(|look| look.contains(text::SCREEN)) && self.dice.chance(30) {
            lines.extend(self.cast.glass.as_ref().map(work));
            lines.push(part(&mut self.dice, GLASS.1, 100, &title(brand, model)));
        }
        if urgent && self.dice.chance(60) {
            lines.extend(self.cast.urgent.as_ref().map(work));
        }
        lines
    }
}

const APPLE: &str = "Apple";

pub fn work(service: &Service) -> LineDraft {
    LineDraft {
        kind: LineKind::Work,
        service: Some(service.id),
        name: service.name.ru.clone(),
        quantity: Quantity::ONE,
        price: Some(service.price),
        cost: None,
        discount: None,
        warranty_days: None,
    }
}

fn part(dice: &mut Dice, spare: Spare, tier: i64, model: &str) -> LineDraft {
    let price = rounded(dice.between(spare.low, spare.high) * tier / 100);
    LineDraft {
        kind: LineKind::Part,
        service: None,
        name: format!("{} {model}", spare.name),
        quantity: Quantity::ONE,
        price: Some(price),
        cost: Some(Money(price.0 / 1000 * dice.between(46, 64) * 10)),
        discount: None,
        warranty_days: Some(90),
    }
}

/// What is said at the counter before anything is opened: to the nearest hundred, and not always.
fn estimate_of(dice: &mut Dice, sum: Money) -> Money {
    if dice.chance(88) { Money::major((sum.0 / 100 + 99) / 100 * 100) } else { Money::ZERO }
}

/// `iPhone 13`, but `Redmi Note 12`.
fn title(brand: &str, model: &str) -> String {
    if brand == APPLE { model.to_string() } else { format!("{brand} {model}") }
}

/// How much dearer than a middling one a part for this model is, in percent.
fn tier(brand: &str, model: &str) -> i64 {
    let has = |words: &[&str]| words.iter().any(|word| model.contains(word));
    match brand {
        APPLE if has(&["iPad Pro", "Ultra", "Pro Max"]) => 260,
        APPLE if has(&["Pro"]) => 220,
        APPLE if has(&["SE", "iPhone 6", "iPhone 7", "iPhone 8", "iPad (", "iPad 5", "iPad 6", "iPad 7"]) => 100,
        APPLE => 155,
        "Samsung" if has(&["Fold", "Flip"]) => 420,
        "Samsung" if has(&["Galaxy S", "Note", "Tab S"]) => 215,
        _ if has(&["Ultra", "Pura", "Mate", "Find", "Magic"]) => 190,
        _ if has(&["Pro"]) => 125,
        "TECNO" | "itel" | "Infinix" => 85,
        _ => 100,
    }
}

/// Mostly paid repairs; now and then another type.
fn order_type(dice: &mut Dice, cast: &Cast) -> crate::kernel::Id<crate::kernel::mark::OrderType> {
    let first = cast.types.iter().find(|kind| kind.default).or(cast.types.first());
    let other = if dice.chance(6) { dice.of(&cast.types) } else { None };
    other.or(first).map(|kind| kind.id).unwrap_or(crate::kernel::Id::fixed(0))
}

/// The same number is always the same person.
fn person(client: u64) -> (String, bool) {
    let mut dice = Dice::new(client ^ 0xc11e);
    if dice.chance(5) {
        return (dice.word(&text::FIRMS).to_string(), true);
    }
    let surname = dice.word(&text::SURNAMES);
    if dice.chance(50) {
        return (format!("{surname} {}", dice.word(&text::MEN)), false);
    }
    (format!("{} {}", text::her_surname(surname), dice.word(&text::WOMEN)), false)
}

fn phone(client: u64) -> Phone {
    let mut dice = Dice::new(client ^ 0xfe1e);
    let code = *dice.of(&[900_i64, 903, 905, 909, 912, 916, 921, 925, 926, 950, 960, 977, 981, 999]).unwrap_or(&900);
    Phone::parse(&format!("7{code}{:07}", dice.between(1_000_000, 9_999_999))).expect("eleven digits that begin with seven are a phone")
}

/// As they are met: a few brands are most of what comes.
fn device(dice: &mut Dice, kind: &Kind) -> (String, String) {
    let weight = |name: &str| BRANDS.iter().find(|(brand, _)| *brand == name).map_or(1, |(_, weight)| *weight);
    let Some((brand, models)) = dice.weighted(&kind.brands, |(brand, _)| weight(&brand.name)) else { return Default::default() };
    (brand.name.clone(), dice.aged(models).map(|model| model.name.clone()).unwrap_or_default())
}

/// Black and white are half of all.
fn color(dice: &mut Dice) -> String {
    let all: &[&str] = if dice.chance(50) { &text::COLORS[..2] } else { &text::COLORS };
    dice.word(all).into()
}

fn serial(dice: &mut Dice, kind: SerialKind) -> String {
    match kind {
        SerialKind::Imei => {
            let body = format!("35{:012}", dice.between(100_000_000_000, 999_999_999_999));
            let check = luhn_digit(&body).unwrap_or(0);
            format!("{body}{check}")
        }
        SerialKind::Serial if dice.chance(80) => {
            let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
            let mut out: String = (0..3).filter_map(|_| dice.of(letters)).map(|byte| char::from(*byte)).collect();
            out.push_str(&format!("{:08}", dice.between(10_000_000, 99_999_999)));
            out
        }
        _ => String::new(),
    }
}

/// The first phrase says that the device came alone.
fn kit(dice: &mut Dice, phrases: &[Phrase]) -> String {
    let one = if dice.chance(60) { phrases.first() } else { dice.of(phrases.get(1..).unwrap_or_default()) };
    one.map(|phrase| phrase.name.ru.clone()).unwrap_or_default()
}
