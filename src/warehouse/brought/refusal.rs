//! When goods are not taken back.

use super::text;
use crate::kernel::{Lang, Quantity, Refusal};

/// `line` is the line of what was sold, from one.
#[derive(Debug)]
pub enum BackRefusal {
    Nothing,
    TooMuch {
        line: u32,
        most: Quantity,
    },
    /// A thing with numbers of its own: so many of them are named.
    Serials {
        line: u32,
        need: Quantity,
    },
    /// This number was not sold here, or has come back.
    NotSold {
        line: u32,
        serial: String,
    },
    /// A kit of which such a part cannot be given back.
    KitFraction {
        line: u32,
    },
    BalanceOfNobody,
    Elsewhere,
}

impl Refusal for BackRefusal {
    fn code(&self) -> &'static str {
        match self {
            BackRefusal::Nothing => "nothing_back",
            BackRefusal::TooMuch { .. } => "return_too_much",
            BackRefusal::Serials { .. } => "serial_count",
            BackRefusal::NotSold { .. } => "not_sold",
            BackRefusal::KitFraction { .. } => "fraction_of_kit",
            BackRefusal::BalanceOfNobody => "balance_of_nobody",
            BackRefusal::Elsewhere => "back_from_elsewhere",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            BackRefusal::Nothing => text::NOTHING_BACK.get(lang).into(),
            BackRefusal::TooMuch { most, .. } => text::BACK_TOO_MUCH.with(lang, &[&most.show(lang)]),
            BackRefusal::Serials { need, .. } => text::SERIALS.with(lang, &[&need.show(lang)]),
            BackRefusal::NotSold { serial, .. } => text::NOT_SOLD.with(lang, &[serial]),
            BackRefusal::KitFraction { .. } => text::KIT_FRACTION.get(lang).into(),
            BackRefusal::BalanceOfNobody => text::BALANCE_OF_NOBODY.get(lang).into(),
            BackRefusal::Elsewhere => text::BACK_FROM_ELSEWHERE.get(lang).into(),
        }
    }
    fn line(&self) -> Option<u32> {
        match self {
            BackRefusal::TooMuch { line, .. }
            | BackRefusal::Serials { line, .. }
            | BackRefusal::NotSold { line, .. }
            | BackRefusal::KitFraction { line } => Some(*line),
            _ => None,
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            BackRefusal::BalanceOfNobody => Some("money"),
            BackRefusal::Elsewhere => Some("warehouse"),
            _ => None,
        }
    }
}
