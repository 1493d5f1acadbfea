//! A discount as people give it: a share of a sum, or a sum.

use serde::{Deserialize, Serialize};

use super::{Lang, Money, Rate};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Discount {
    Percent(Rate),
    Sum(Money),
}

impl Default for Discount {
    fn default() -> Self {
        Discount::Percent(Rate::ZERO)
    }
}

impl Discount {
    /// `10 %` is a share, `500` is a sum, nothing is no discount.
    pub fn parse(typed: &str) -> Option<Discount> {
        match typed.trim() {
            "" => Some(Discount::default()),
            share if share.ends_with('%') => Rate::parse(share).map(Discount::Percent),
            sum => Money::parse(sum).filter(|sum| (Money::ZERO..=Money::LIMIT).contains(sum)).map(Discount::Sum),
        }
    }

    /// What it takes off a sum; a sum may be more than there is.
    pub fn of(self, sum: Money) -> Money {
        match self {
            Discount::Percent(rate) => rate.of(sum),
            Discount::Sum(off) => off,
        }
    }

    pub fn is_none(self) -> bool {
        matches!(self, Discount::Percent(Rate::ZERO) | Discount::Sum(Money::ZERO))
    }

    /// As a field holds it; empty for none.
    pub fn input(self, lang: Lang) -> String {
        match self {
            none if none.is_none() => String::new(),
            Discount::Percent(rate) => format!("{}\u{a0}%", rate.show(lang)),
            Discount::Sum(sum) => sum.input(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_reads_as_it_is_typed() {
        for (typed, read) in [
            ("", Some(Discount::default())),
            ("7,5 %", Some(Discount::Percent(Rate(750)))),
            ("7.5%", Some(Discount::Percent(Rate(750)))),
            ("1 200,50", Some(Discount::Sum(Money(120_050)))),
            ("101 %", None),
            ("-5", None),
            ("abc", None),
        ] {
            assert_eq!(Discount::parse(typed), read, "{typed}");
        }
        assert_eq!(Discount::parse(&Discount::Percent(Rate(750)).input(Lang::Ru)), Some(Discount::Percent(Rate(750))));
    }
}
