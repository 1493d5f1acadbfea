//! Who comes and with what.

use super::{
    cast::{Cast, Kind},
    dice::Dice,
    plan::{Planner, Wanted},
    text,
};
use crate::{
    catalog::{Phrase, SerialKind, Service},
    kernel::{Moment, Money, Phone, codes::luhn_digit},
};

impl Planner<'_> {
    /// A visit and the works it will come to.
    pub(super) fn wanted(&mut self, place: usize, kind: &Kind, at: Moment) -> (Wanted, Vec<Service>) {
        let client = self.dice.next() % self.clients;
        let (name, firm) = person(client);
        let (brand, model) = device(&mut self.dice, kind);
        let services = works(&mut self.dice, kind);
        let estimate: Money = services.iter().map(|service| service.price).sum();
        let days = i32::try_from(self.dice.between(1, 5)).unwrap_or(1);
        let deadline = self.zone.at(self.zone.day(at).plus(days), 18, 0);
        let color = if self.dice.chance(70) { self.dice.word(&text::COLORS) } else { "" };
        let master = self.dice.chance(90).then(|| self.cast.places[place].master.id);
        let note = if self.dice.chance(22) { self.dice.word(&text::NOTES) } else { "" };
        let wanted = Wanted {
            place,
            client,
            name,
            firm,
            phone: phone(client),
            device_type: kind.device_type.id,
            brand,
            model,
            color: color.into(),
            serial: serial(&mut self.dice, kind.device_type.serial),
            malfunction: some(&mut self.dice, &kind.faults, 2),
            appearance: some(&mut self.dice, &kind.looks, 2),
            kit: some(&mut self.dice, &kind.kits, 2),
            note: note.into(),
            order_type: order_type(&mut self.dice, self.cast),
            source: self.dice.early(&self.cast.sources).map(|source| source.id),
            master,
            estimate,
            deadline,
            urgent: self.dice.chance(7),
            conflict: client.is_multiple_of(211),
        };
        (wanted, services)
    }
}

/// Mostly paid repairs; now and then another type.
fn order_type(dice: &mut Dice, cast: &Cast) -> crate::kernel::Id<crate::kernel::mark::OrderType> {
    let first = cast.types.iter().find(|kind| kind.default).or(cast.types.first());
    let other = if dice.chance(8) { dice.of(&cast.types) } else { None };
    other.or(first).map(|kind| kind.id).unwrap_or(crate::kernel::Id::fixed(0))
}

/// The same number is always the same person.
fn person(client: u64) -> (String, bool) {
    let mut dice = Dice::new(client ^ 0xc11e);
    if dice.chance(6) {
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

/// Known brands come more often, newer models too.
fn device(dice: &mut Dice, kind: &Kind) -> (String, String) {
    let Some((brand, models)) = dice.early(&kind.brands) else { return Default::default() };
    (brand.name.clone(), dice.early(models).map(|model| model.name.clone()).unwrap_or_default())
}

fn works(dice: &mut Dice, kind: &Kind) -> Vec<Service> {
    let count = if dice.chance(75) { 1 } else { 2 };
    let mut chosen: Vec<Service> = (0..count).filter_map(|_| dice.of(&kind.services).cloned()).collect();
    chosen.dedup_by_key(|service| service.id);
    chosen
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

fn some(dice: &mut Dice, phrases: &[Phrase], most: i64) -> String {
    let count = dice.between(1, most);
    let mut words: Vec<&str> = (0..count).filter_map(|_| dice.early(phrases)).map(|phrase| phrase.name.ru.as_str()).collect();
    words.dedup();
    words.join(", ")
}
