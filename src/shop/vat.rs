//! The tax inside prices: which one the company pays, and how high it was on which day.

use serde::{Deserialize, Serialize};

use super::{Country, text};
use crate::kernel::{Day, Lang, Rate};

/// How the company is taxed. Prices always have the tax inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vat {
    #[default]
    None,
    Five,
    Seven,
    Ten,
    /// The country's usual rate, whatever it is on the day.
    Standard,
}

impl Vat {
    const ALL: [Vat; 5] = [Vat::None, Vat::Five, Vat::Seven, Vat::Ten, Vat::Standard];

    pub fn key(self) -> &'static str {
        match self {
            Vat::None => "none",
            Vat::Five => "5",
            Vat::Seven => "7",
            Vat::Ten => "10",
            Vat::Standard => "standard",
        }
    }
    pub fn named(key: &str) -> Option<Vat> {
        Vat::ALL.into_iter().find(|vat| vat.key() == key)
    }
    /// What a company of this country may be taxed by.
    pub fn offered(country: Country) -> &'static [Vat] {
        match country {
            Country::Russia => &[Vat::None, Vat::Five, Vat::Seven, Vat::Ten, Vat::Standard],
            Country::Ukraine => &[Vat::None, Vat::Seven, Vat::Standard],
            Country::Belarus => &[Vat::None, Vat::Ten, Vat::Standard],
            Country::Kazakhstan => &[Vat::None, Vat::Standard],
        }
    }
    /// The rate of works handed over on this day.
    pub fn rate(self, country: Country, day: Day) -> Option<Rate> {
        match self {
            Vat::None => None,
            Vat::Five => Some(Rate::percent(5)),
            Vat::Seven => Some(Rate::percent(7)),
            Vat::Ten => Some(Rate::percent(10)),
            Vat::Standard => Some(standard(country, day)),
        }
    }
    /// `Без НДС`, `22 %`.
    pub fn say(self, country: Country, day: Day, lang: Lang) -> String {
        match self.rate(country, day) {
            None => text::NO_VAT.get(lang).into(),
            Some(rate) => format!("{}\u{a0}%", rate.show(lang)),
        }
    }
}

/// Usual rates and the days they hold from, the newest first.
const STANDARD: [(Country, &str, i64); 6] = [
    (Country::Russia, "2026-01-01", 22),
    (Country::Russia, "2019-01-01", 20),
    (Country::Ukraine, "1992-01-01", 20),
    (Country::Belarus, "2010-01-01", 20),
    (Country::Kazakhstan, "2026-01-01", 16),
    (Country::Kazakhstan, "2009-01-01", 12),
];

fn standard(country: Country, day: Day) -> Rate {
    let of_country = STANDARD.iter().filter(|(one, ..)| *one == country);
    let held = |(_, from, _): &&(Country, &str, i64)| Day::parse(from).is_some_and(|from| from <= day);
    let found = of_country.clone().find(held).or_else(|| of_country.clone().next_back());
    found.map_or(Rate::ZERO, |(.., percent)| Rate::percent(*percent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Money;

    fn rate(vat: Vat, country: Country, day: &str) -> Rate {
        vat.rate(country, Day::parse(day).expect("a date")).expect("a rate")
    }

    #[test]
    fn the_usual_rate_is_that_of_the_day() {
        for (country, day, percent) in [
            (Country::Russia, "2025-12-31", 20),
            (Country::Russia, "2026-01-01", 22),
            (Country::Russia, "2010-05-05", 20),
            (Country::Ukraine, "2026-11-23", 20),
            (Country::Kazakhstan, "2025-12-31", 12),
            (Country::Kazakhstan, "2026-11-23", 16),
        ] {
            assert_eq!(rate(Vat::Standard, country, day), Rate::percent(percent), "{} {day}", country.code());
        }
    }

    #[test]
    fn the_tax_inside_a_price_is_rounded_to_a_kopeck() {
        let now = "2026-11-23";
        for (gross, vat, day, tax) in [
            (740_943, Vat::Standard, "2025-06-01", 123_491),
            (740_943, Vat::Standard, now, 133_613),
            (100, Vat::Standard, now, 18),
            (740_943, Vat::Seven, now, 48_473),
            (740_943, Vat::Five, now, 35_283),
            (740_943, Vat::Ten, now, 67_358),
            (61, Vat::Standard, now, 11),
        ] {
            assert_eq!(rate(vat, Country::Russia, day).inside(Money(gross)), Money(tax), "{gross} {vat:?} {day}");
        }
    }

    #[test]
    fn what_is_offered_has_a_name_of_its_own() {
        for vat in Country::ALL.into_iter().flat_map(Vat::offered) {
            assert_eq!(Vat::named(vat.key()), Some(*vat));
        }
    }
}
