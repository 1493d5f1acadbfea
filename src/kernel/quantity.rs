//! Quantities in thousandths: one piece is 1000. Hours of work, metres of cable and millilitres of solvent fit too.

use std::{iter::Sum, ops};

use serde::{Deserialize, Serialize};

use super::{money::Money, money::divide_half_away, text::Lang};

/// A quantity in thousandths of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(pub i64);

impl Quantity {
    pub const ZERO: Quantity = Quantity(0);
    pub const ONE: Quantity = Quantity(1000);
    pub const LIMIT: Quantity = Quantity(1_000_000_000);

    /// Reads `2`, `0,5`, `1.250`: at most three digits after the mark, not negative.
    pub fn parse(text: &str) -> Option<Quantity> {
        let clean: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, part) = clean.split_once([',', '.']).unwrap_or((&clean, ""));
        if whole.is_empty() && part.is_empty() || part.len() > 3 || whole.len() > 9 {
            return None;
        }
        if !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i64 = format!("{part:0<3}").parse().ok()?;
        Some(Quantity(whole * 1000 + part))
    }

    /// Price of one unit times this quantity, half away from zero to a kopeck.
    pub fn times(self, price: Money) -> Money {
        Money(divide_half_away(i128::from(self.0) * i128::from(price.0), 1000))
    }

    /// So much of it so many times; nothing when it does not come out in thousandths.
    pub fn by(self, times: Quantity) -> Option<Quantity> {
        let whole = self.0.checked_mul(times.0)?;
        (whole % Quantity::ONE.0 == 0).then_some(Quantity(whole / Quantity::ONE.0))
    }

    /// The least price of one at which so much comes to no less than a sum.
    pub fn least_price(self, sum: Money) -> Money {
        let (thousands, by) = (i128::from(sum.0) * 1000, i128::from(self.0.max(1)));
        Money(i64::try_from((thousands + by - 1).div_euclid(by)).unwrap_or(i64::MAX))
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
    pub fn is_positive(self) -> bool {
        self.0 > 0
    }
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }
    pub fn abs(self) -> Quantity {
        Quantity(self.0.abs())
    }

    /// As a person reads it: `2`, `0,5`, with a true minus.
    pub fn show(self, lang: Lang) -> String {
        let (sign, whole, part) = (if self.0 < 0 { "\u{2212}" } else { "" }, self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if part == 0 {
            return format!("{sign}{whole}");
        }
        let mark = if lang == Lang::En { '.' } else { ',' };
        format!("{sign}{whole}{mark}{}", format!("{part:03}").trim_end_matches('0'))
    }
}

impl Default for Quantity {
    fn default() -> Self {
        Quantity::ONE
    }
}

impl ops::Add for Quantity {
    type Output = Quantity;
    fn add(self, other: Quantity) -> Quantity {
        Quantity(self.0.checked_add(other.0).expect("quantity overflow is a programming error"))
    }
}
impl ops::Sub for Quantity {
    type Output = Quantity;
    fn sub(self, other: Quantity) -> Quantity {
        Quantity(self.0.checked_sub(other.0).expect("quantity overflow is a programming error"))
    }
}
impl ops::Neg for Quantity {
    type Output = Quantity;
    fn neg(self) -> Quantity {
        Quantity(-self.0)
    }
}
impl ops::AddAssign for Quantity {
    fn add_assign(&mut self, other: Quantity) {
        *self = *self + other;
    }
}
impl ops::SubAssign for Quantity {
    fn sub_assign(&mut self, other: Quantity) {
        *self = *self - other;
    }
}
impl Sum for Quantity {
    fn sum<I: Iterator<Item = Quantity>>(parts: I) -> Quantity {
        parts.fold(Quantity::ZERO, |a, b| a + b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_a_kopeck_rounds_half_away_from_zero() {
        assert_eq!(Quantity(1500).times(Money(1)), Money(2));
        assert_eq!(Quantity(1500).times(Money(-1)), Money(-2));
        assert_eq!(Quantity(333).times(Money(10_000)), Money(3330));
        assert_eq!(Quantity::parse("0,5"), Some(Quantity(500)));
        assert_eq!(Quantity::parse("-1"), None);
        assert_eq!(Quantity(1250).show(Lang::Ru), "1,25");
        assert_eq!(Quantity(-500).show(Lang::Ru), "\u{2212}0,5");
    }
}
