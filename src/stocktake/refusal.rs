//! When a count says no.

use super::text;
use crate::kernel::{Id, Lang, Quantity, Refusal, mark};

/// Why a line cannot be settled now.
#[derive(Debug, Clone)]
pub enum CannotTake {
    Quantity { product: Id<mark::Product>, name: String, free: Quantity, needed: Quantity },
    Serial { product: Id<mark::Product>, name: String, serial: String },
}

impl CannotTake {
    pub fn product(&self) -> Id<mark::Product> {
        match self {
            CannotTake::Quantity { product, .. } | CannotTake::Serial { product, .. } => *product,
        }
    }
    pub fn say(&self, lang: Lang) -> String {
        match self {
            CannotTake::Quantity { name, free, needed, .. } => text::CANNOT_TAKE.with(lang, &[name, &needed.show(lang), &free.show(lang)]),
            CannotTake::Serial { name, serial, .. } => text::CANNOT_TAKE_SERIAL.with(lang, &[name, serial]),
        }
    }
}

#[derive(Debug)]
pub enum CountRefusal {
    CountedAlready { number: u64 },
    NotCounting,
    NotFinished,
    NotSettled,
    SettledAlready,
    NothingCounted,
    SayOfTheRest { count: usize },
    Kit { name: String },
    Fraction { name: String },
    Undone,
    NotYours { name: String },
    Recounted,
    CountedBefore,
    NothingToRecount,
    PairTooMuch { most: Quantity },
    OtherMeasure,
    CannotTake(Vec<CannotTake>),
}

impl Refusal for CountRefusal {
    fn code(&self) -> &'static str {
        match self {
            CountRefusal::CountedAlready { .. } => "counted_already",
            CountRefusal::NotCounting => "not_counting",
            CountRefusal::NotFinished => "not_finished",
            CountRefusal::NotSettled => "not_settled",
            CountRefusal::SettledAlready => "settled_already",
            CountRefusal::NothingCounted => "nothing_counted",
            CountRefusal::SayOfTheRest { .. } => "say_of_the_rest",
            CountRefusal::Kit { .. } => "kit_in_stocktake",
            CountRefusal::Fraction { .. } => "counted_by_wholes",
            CountRefusal::Undone => "undone_already",
            CountRefusal::NotYours { .. } => "not_yours",
            CountRefusal::Recounted => "recounted_since",
            CountRefusal::CountedBefore => "line_counted_before",
            CountRefusal::NothingToRecount => "nothing_to_recount",
            CountRefusal::PairTooMuch { .. } => "pair_too_much",
            CountRefusal::OtherMeasure => "other_measure",
            CountRefusal::CannotTake(_) => "cannot_take",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            CountRefusal::CountedAlready { number } => text::COUNTED_ALREADY.with(lang, &[&format!("{number:05}")]),
            CountRefusal::NotCounting => text::NOT_COUNTING.get(lang).into(),
            CountRefusal::NotFinished => text::NOT_FINISHED.get(lang).into(),
            CountRefusal::NotSettled => text::NOT_SETTLED.get(lang).into(),
            CountRefusal::SettledAlready => text::SETTLED_ALREADY.get(lang).into(),
            CountRefusal::NothingCounted => text::NOTHING_COUNTED.get(lang).into(),
            CountRefusal::SayOfTheRest { count } => text::SAY_OF_THE_REST.with(lang, &[count]),
            CountRefusal::Kit { name } => text::KIT.with(lang, &[name]),
            CountRefusal::Fraction { name } => text::FRACTION.with(lang, &[name]),
            CountRefusal::Undone => text::UNDONE_ALREADY.get(lang).into(),
            CountRefusal::NotYours { name } => text::NOT_YOURS.with(lang, &[name]),
            CountRefusal::Recounted => text::RECOUNTED.get(lang).into(),
            CountRefusal::CountedBefore => text::COUNTED_BEFORE.get(lang).into(),
            CountRefusal::NothingToRecount => text::NOTHING_TO_RECOUNT.get(lang).into(),
            CountRefusal::PairTooMuch { most } => text::PAIR_TOO_MUCH.with(lang, &[&most.show(lang)]),
            CountRefusal::OtherMeasure => text::OTHER_MEASURE.get(lang).into(),
            CountRefusal::CannotTake(lines) => lines.iter().map(|line| line.say(lang)).collect::<Vec<_>>().join(" "),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            CountRefusal::SayOfTheRest { .. } => Some("rest"),
            CountRefusal::PairTooMuch { .. } => Some("quantity"),
            CountRefusal::Kit { .. } | CountRefusal::Fraction { .. } => Some("code"),
            _ => None,
        }
    }
}
