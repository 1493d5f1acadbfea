//! Countries the program knows the words and the money of.

use super::text;
use crate::kernel::{Lang, Text, money::Currency};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Country {
    Russia,
    Ukraine,
    Belarus,
    Kazakhstan,
}

impl Country {
    pub const ALL: [Country; 4] = [Country::Russia, Country::Ukraine, Country::Belarus, Country::Kazakhstan];

    pub fn code(self) -> &'static str {
        match self {
            Country::Russia => "RU",
            Country::Ukraine => "UA",
            Country::Belarus => "BY",
            Country::Kazakhstan => "KZ",
        }
    }
    pub fn named(code: &str) -> Option<Country> {
        Country::ALL.into_iter().find(|country| country.code() == code)
    }
    pub fn name(self) -> Text {
        match self {
            Country::Russia => text::RUSSIA,
            Country::Ukraine => text::UKRAINE,
            Country::Belarus => text::BELARUS,
            Country::Kazakhstan => text::KAZAKHSTAN,
        }
    }
    pub fn currency(self) -> Currency {
        match self {
            Country::Russia => Currency::Rub,
            Country::Ukraine => Currency::Uah,
            Country::Belarus => Currency::Byn,
            Country::Kazakhstan => Currency::Kzt,
        }
    }
    /// Where most people of the country live.
    pub fn zone(self) -> &'static str {
        match self {
            Country::Russia => "Europe/Moscow",
            Country::Ukraine => "Europe/Kyiv",
            Country::Belarus => "Europe/Minsk",
            Country::Kazakhstan => "Asia/Almaty",
        }
    }
    /// What the tax number is called and how many digits it may have.
    pub fn tax_number(self) -> (Text, &'static [usize]) {
        match self {
            Country::Russia => (text::TAX_RU, &[10, 12]),
            Country::Ukraine => (text::TAX_UA, &[8, 10]),
            Country::Belarus => (text::TAX_BY, &[9]),
            Country::Kazakhstan => (text::TAX_KZ, &[12]),
        }
    }
    /// The second registration number, where papers carry one.
    pub fn registration(self) -> Option<Text> {
        (self == Country::Russia).then_some(text::OGRN)
    }
}

/// Zones a shop can choose from: the IANA name and the cities.
pub const ZONES: [(&str, Text); 15] = [
    ("Europe/Kaliningrad", text::KALININGRAD),
    ("Europe/Moscow", text::MOSCOW),
    ("Europe/Samara", text::SAMARA),
    ("Asia/Yekaterinburg", text::YEKATERINBURG),
    ("Asia/Omsk", text::OMSK),
    ("Asia/Novosibirsk", text::NOVOSIBIRSK),
    ("Asia/Irkutsk", text::IRKUTSK),
    ("Asia/Yakutsk", text::YAKUTSK),
    ("Asia/Vladivostok", text::VLADIVOSTOK),
    ("Asia/Magadan", text::MAGADAN),
    ("Asia/Kamchatka", text::KAMCHATKA),
    ("Europe/Kyiv", text::KYIV),
    ("Europe/Minsk", text::MINSK),
    ("Asia/Almaty", text::ALMATY),
    ("Asia/Aqtau", text::AQTAU),
];

/// The zones as options of a list.
pub fn zone_options(lang: Lang) -> Vec<(String, String)> {
    ZONES.iter().map(|(name, cities)| ((*name).to_string(), cities.get(lang).to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Zone;

    #[test]
    fn every_zone_offered_is_inside_the_program() {
        let of_countries = Country::ALL.into_iter().map(Country::zone);
        for name in ZONES.iter().map(|(name, _)| *name).chain(of_countries) {
            assert!(Zone::named(name).is_some(), "{name}");
        }
    }
}
