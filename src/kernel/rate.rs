//! Percentages in basis points (10000 = 100 %): discounts, VAT, acquiring fees.

use serde::{Deserialize, Serialize};

use super::{money::Money, money::divide_half_away, text::Lang};

/// A percentage in basis points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub i64);

impl Rate {
    pub const ZERO: Rate = Rate(0);
    pub const WHOLE: Rate = Rate(10_000);

    pub fn percent(percent: i64) -> Rate {
        Rate(percent * 100)
    }

    /// Reads `7`, `7,5`, `12.25`, with or without a percent sign; from 0 to 100.
    pub fn parse(text: &str) -> Option<Rate> {
        let value = Money::parse(text.trim().trim_end_matches('%'))?.0;
        (0..=10_000).contains(&value).then_some(Rate(value))
    }

    /// This share of an amount, half away from zero to a kopeck.
    pub fn of(self, amount: Money) -> Money {
        Money(divide_half_away(i128::from(amount.0) * i128::from(self.0), 10_000))
    }

    /// The tax already inside a gross amount: gross × r / (100 + r), half away from zero.
    pub fn inside(self, gross: Money) -> Money {
        Money(divide_half_away(i128::from(gross.0) * i128::from(self.0), 10_000 + i128::from(self.0)))
    }

    /// What share `part` is of `whole`, in basis points; `None` of nothing.
    pub fn share(part: Money, whole: Money) -> Option<Rate> {
        (whole.0 != 0).then(|| Rate(divide_half_away(i128::from(part.0) * 10_000, i128::from(whole.0))))
    }

    /// `7`, `7,5`, `12,25`.
    pub fn show(self, lang: Lang) -> String {
        let mut said = Money(self.0).show(lang);
        if self.0 % 100 != 0 && self.0 % 10 == 0 {
            said.pop();
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_without_empty_digits() {
        let said = |rate: i64| Rate(rate).show(Lang::Ru);
        assert_eq!([said(700), said(750), said(1225), said(8350), said(0)], ["7", "7,5", "12,25", "83,5", "0"]);
    }

    #[test]
    fn tax_inside_a_price_matches_the_vectors() {
        for (gross, percent, tax) in [(740_943, 20, 123_491), (740_943, 22, 133_613), (100, 22, 18), (740_943, 7, 48_473), (61, 22, 11)] {
            assert_eq!(Rate::percent(percent).inside(Money(gross)), Money(tax));
        }
    }
}
