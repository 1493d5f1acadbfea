//! Phone numbers, parsed once at the edge and kept as digits with the country code.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A phone number in international digits without the plus: `79005550123`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Reads what people type and spreadsheets hold: `8 (900) 555-01-23`, `+380 50 123 45 67`, `79005550123.0`.
    /// Eleven digits starting with 8 are Russian or Kazakh; ten digits starting with 9 are Russian, `0…` Ukrainian.
    pub fn parse(text: &str) -> Option<Phone> {
        let text = text.trim().trim_end_matches(".0");
        if text.chars().any(|c| !(c.is_ascii_digit() || c.is_whitespace() || "+-()./\u{a0}\u{2011}\u{2013}".contains(c))) {
            return None;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let full = match (digits.len(), digits.as_bytes().first()) {
            (11, Some(b'8')) if !text.starts_with('+') => format!("7{}", &digits[1..]),
            (10, Some(b'0')) => format!("38{digits}"),
            (10, Some(b'9' | b'4' | b'3' | b'8' | b'7')) => format!("7{digits}"),
            (9, _) if !text.starts_with('+') => format!("380{digits}"),
            (7..=15, _) => digits,
            _ => return None,
        };
        Some(Phone(full))
    }

    pub fn digits(&self) -> &str {
        &self.0
    }

    /// For a `tel:` link.
    pub fn link(&self) -> String {
        format!("tel:+{}", self.0)
    }
}

impl fmt::Display for Phone {
    /// `+7 900 555-01-23`, `+380 50 123-45-67`; other countries as a plus and digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = &self.0;
        let group = |f: &mut fmt::Formatter<'_>, code: usize, area: usize| {
            let rest = &d[code + area..];
            write!(f, "+{} {} {}-{}-{}", &d[..code], &d[code..code + area], &rest[..3], &rest[3..5], &rest[5..])
        };
        match d.len() {
            11 if d.starts_with('7') => group(f, 1, 3),
            12 if d.starts_with("380") || d.starts_with("375") => group(f, 3, 2),
            _ => write!(f, "+{d}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_typed_in_many_ways_is_one_number() {
        for text in ["8 (900) 555-01-23", "+7 900 555 01 23", "79005550123", "9005550123", "8-900-555-01-23", "79005550123.0"] {
            assert_eq!(Phone::parse(text).expect(text).to_string(), "+7 900 555-01-23");
        }
        assert_eq!(Phone::parse("050 123 45 67").expect("Ukrainian").to_string(), "+380 50 123-45-67");
        for text in ["", "12", "call me", "+7900555012345678"] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }
}
