//! Barcodes of products: what is taken for one, when two are the same, and the shop's own.

use crate::kernel::codes;

/// The longest code a scanner of a counter reads at once.
pub const LONGEST: usize = 48;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbology {
    Ean13,
    Ean8,
    UpcA,
    Code128,
}

impl Symbology {
    pub const ALL: [Symbology; 4] = [Symbology::Ean13, Symbology::Ean8, Symbology::UpcA, Symbology::Code128];

    pub fn name(self) -> &'static str {
        match self {
            Symbology::Ean13 => "EAN-13",
            Symbology::Ean8 => "EAN-8",
            Symbology::UpcA => "UPC-A",
            Symbology::Code128 => "Code 128",
        }
    }
}

/// Why a text is no barcode of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadCode {
    /// 8, 12 or 13 digits whose last one is wrong; the right one.
    Check(u8),
    /// Signs that Code 128 does not have, or too many of them.
    Signs,
    /// The code of an order or of another paper of the shop.
    Ours,
}

/// Reads a code as typed or scanned. Trade codes have a right last digit; what is not one of them is Code 128.
pub fn read(typed: &str) -> Result<(String, Symbology), BadCode> {
    let code: String = typed.trim().to_string();
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    let trade = match code.len() {
        13 => Some(Symbology::Ean13),
        8 => Some(Symbology::Ean8),
        12 => Some(Symbology::UpcA),
        _ => None,
    };
    if let Some(kind) = trade.filter(|_| digits) {
        return match codes::ean_digit(&code[..code.len() - 1]) {
            Some(right) if !codes::ean_ok(&code) => Err(BadCode::Check(right)),
            _ => Ok((code, kind)),
        };
    }
    if digits && codes::read_barcode(&code).is_some() {
        return Err(BadCode::Ours);
    }
    let sound = !code.is_empty() && code.len() <= LONGEST && code.bytes().all(|b| b.is_ascii_graphic() || b == b' ');
    if sound { Ok((code, Symbology::Code128)) } else { Err(BadCode::Signs) }
}

/// What a code on a product is; whatever stands on disk is something.
pub fn symbology(code: &str) -> Symbology {
    read(code).map_or(Symbology::Code128, |(_, kind)| kind)
}

/// Under this a code is looked for: a UPC-A is the EAN-13 with a nought before it, as half of the scanners send it; the case
/// of letters means nothing.
pub fn key(code: &str) -> String {
    let code = code.trim().to_uppercase();
    if code.len() == 12 && codes::ean_ok(&code) { format!("0{code}") } else { code }
}

/// The shop's own EAN-13 of this number: the prefix that no maker has.
pub fn own(number: u64) -> String {
    codes::ean13(&format!("2{:011}", number % 100_000_000_000)).expect("twelve digits have a thirteenth")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn trade_codes_are_known_by_their_length_and_last_digit() {
        for (code, kind) in [
            ("4601234567893", Symbology::Ean13),
            ("9780201379624", Symbology::Ean13),
            ("96385074", Symbology::Ean8),
            ("036000291452", Symbology::UpcA),
            (" D-IP13-GX ", Symbology::Code128),
            ("123456", Symbology::Code128),
        ] {
            assert_eq!(read(code), Ok((code.trim().to_string(), kind)));
        }
        assert_eq!(read("4601234567890"), Err(BadCode::Check(3)));
        assert_eq!(read("96385075"), Err(BadCode::Check(4)));
        assert_eq!(read("036000291453"), Err(BadCode::Check(2)));
        for wrong in ["", "дисплей", "a\u{1}b", &"7".repeat(49)] {
            assert_eq!(read(wrong), Err(BadCode::Signs), "{wrong}");
        }
        assert_eq!(read(&codes::order_barcode(123)), Err(BadCode::Ours));
    }

    #[test]
    fn own_codes_are_those_of_the_specification() {
        assert_eq!(own(1), "2000000000015");
        assert_eq!(codes::ean13("460123456789").as_deref(), Some("4601234567893"));
        assert_eq!(codes::ean13("978020137962").as_deref(), Some("9780201379624"));
    }

    #[test]
    fn one_code_read_two_ways_is_one_code() {
        assert_eq!(key("036000291452"), key("0036000291452"));
        assert_eq!(key("d-ip13"), key("D-IP13"));
        assert_ne!(key("123456"), key("0123456"));
    }

    proptest! {
        #[test]
        fn own_codes_are_sound_and_differ(one in 1..100_000_000_000_u64, other in 1..100_000_000_000_u64) {
            prop_assert_eq!(read(&own(one)), Ok((own(one), Symbology::Ean13)));
            prop_assert!(own(one).starts_with('2'));
            prop_assert_eq!(one == other, own(one) == own(other));
        }
    }
}
