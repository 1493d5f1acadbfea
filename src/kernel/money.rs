//! Money in whole minor units (kopecks). Sums and negation only: every multiplication goes through a `Rate` or a
//! `Quantity` and names its rounding, which is half away from zero to one kopeck unless said otherwise.

use std::{fmt, iter::Sum, ops};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{quantity::Quantity, text::Lang};

/// An amount in minor units of the shop's currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

/// Currency of a shop: code, sign, and the words of a sum in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    #[default]
    Rub,
    Uah,
    Byn,
    Kzt,
}

impl Currency {
    pub const ALL: [Currency; 4] = [Currency::Rub, Currency::Uah, Currency::Byn, Currency::Kzt];

    pub fn code(self) -> &'static str {
        match self {
            Currency::Rub => "RUB",
            Currency::Uah => "UAH",
            Currency::Byn => "BYN",
            Currency::Kzt => "KZT",
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Currency::Rub => "₽",
            Currency::Uah => "₴",
            Currency::Byn => "Br",
            Currency::Kzt => "₸",
        }
    }
}

impl Money {
    pub const ZERO: Money = Money(0);
    /// The largest amount a form accepts: a hundred million of the major unit. Sums of a billion such rows still fit.
    pub const LIMIT: Money = Money(10_000_000_000);

    pub fn major(units: i64) -> Money {
        Money(units * 100)
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
    pub fn abs(self) -> Money {
        Money(self.0.abs())
    }

    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Reads what people type: `1 234,50`, `1234.5`, `-10`, with any kind of space. At most two digits after the mark.
    pub fn parse(text: &str) -> Option<Money> {
        let clean: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
        let (sign, body) = match clean.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (-1, rest),
            None => (1, clean.as_str()),
        };
        let (whole, part) = body.split_once([',', '.']).unwrap_or((body, ""));
        if whole.is_empty() && part.is_empty() || part.len() > 2 || whole.len() > 15 {
            return None;
        }
        if !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i64 = format!("{part:0<2}").parse().ok()?;
        Some(Money(sign * (whole * 100 + part)))
    }

    /// Splits into parts proportional to the weights by largest remainder; a tie goes to the earlier part. The parts
    /// sum to the whole. All weights zero: everything goes to the first part.
    pub fn split(self, weights: &[i64]) -> Vec<Money> {
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if weights.is_empty() {
            return Vec::new();
        }
        if total == 0 {
            let mut parts = vec![Money::ZERO; weights.len()];
            parts[0] = self;
            return parts;
        }
        let whole = i128::from(self.0.abs());
        let mut parts: Vec<i128> = weights.iter().map(|w| whole * i128::from(*w) / total).collect();
        let mut left = whole - parts.iter().sum::<i128>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|i| (std::cmp::Reverse(whole * i128::from(weights[*i]) % total), *i));
        for i in order {
            if left == 0 {
                break;
            }
            parts[i] += 1;
            left -= 1;
        }
        let sign = self.0.signum();
        parts.into_iter().map(|p| Money(sign * i64::try_from(p).expect("a part is not larger than the whole"))).collect()
    }

    /// The share of `part` in a cost of the `whole`, half away from zero to a kopeck. The whole takes everything, so that
    /// taking piece after piece loses nothing.
    pub fn share(self, part: Quantity, whole: Quantity) -> Money {
        if part == whole {
            return self;
        }
        Money(divide_half_away(i128::from(self.0) * i128::from(part.0), i128::from(whole.0)))
    }

    /// As a person reads it: `1 234,50` (Russian, Ukrainian) or `1,234.50`; whole amounts lose their zeros; a true minus.
    pub fn show(self, lang: Lang) -> String {
        let (space, mark) = match lang {
            Lang::En => (',', '.'),
            Lang::Ru | Lang::Uk => ('\u{a0}', ','),
        };
        let units = (self.0.unsigned_abs() / 100).to_string();
        let cents = self.0.unsigned_abs() % 100;
        let mut out = String::with_capacity(units.len() * 2 + 4);
        if self.0 < 0 {
            out.push('\u{2212}');
        }
        for (i, digit) in units.chars().enumerate() {
            if i > 0 && (units.len() - i).is_multiple_of(3) {
                out.push(space);
            }
            out.push(digit);
        }
        if cents > 0 {
            out.push(mark);
            out.push_str(&format!("{cents:02}"));
        }
        out
    }

    /// As an input field holds it: no spaces, a dot-free comma, kopecks only when there are some.
    pub fn input(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if cents == 0 { format!("{sign}{units}") } else { format!("{sign}{units},{cents:02}") }
    }
}

/// Half away from zero.
pub(super) fn divide_half_away(value: i128, by: i128) -> i64 {
    let (quotient, rest) = (value / by, value % by);
    let up = if rest.abs() * 2 >= by.abs() { value.signum() * by.signum() } else { 0 };
    i64::try_from(quotient + up).expect("an amount beyond nine quintillion kopecks is a programming error")
}

impl ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.checked_add(other.0).expect("money overflow is a programming error"))
    }
}
impl ops::Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.checked_sub(other.0).expect("money overflow is a programming error"))
    }
}
impl ops::Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}
impl ops::AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}
impl ops::SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(parts: I) -> Money {
        parts.fold(Money::ZERO, |a, b| a + b)
    }
}
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.decimal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type_and_refuses_the_rest() {
        for (text, kopecks) in [("1 234,50", 123_450), ("1234.5", 123_450), ("-10", -1000), ("\u{2212}0,05", -5), (",5", 50), ("7", 700)] {
            assert_eq!(Money::parse(text), Some(Money(kopecks)), "{text}");
        }
        for text in ["", "-", "1,234", "1e5", "abc", "1.2.3", "0x10", "9999999999999999999", "١٢"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }

    #[test]
    fn shows_money_in_the_reader_s_way() {
        assert_eq!(Money(123_456_789).show(Lang::Ru), "1\u{a0}234\u{a0}567,89");
        assert_eq!(Money(-10_000).show(Lang::Ru), "\u{2212}100");
        assert_eq!(Money(123_450).show(Lang::En), "1,234.50");
    }
}
