//! Codes with a check digit: IMEI, trade barcodes, our own barcodes; serial numbers as search compares them; and the
//! modules of Code 128 and QR. How the modules become markup is decided where they are printed.
//!
//! Invariant: every digit here is ASCII; a code that came out of this file has its check digit.

use barcoders::sym::{code128::Code128, ean8::EAN8, ean13::EAN13};
use qrcode::{Color, EcLevel, QrCode};

/// The Luhn digit that belongs after `body`. `None` when the body is empty or is not digits.
pub fn luhn_digit(body: &str) -> Option<u8> {
    weighted_digit(body, |digit, odd| match (odd, digit * 2) {
        (false, _) => digit,
        (true, twice) if twice > 9 => twice - 9,
        (true, twice) => twice,
    })
}

/// Whether the last digit is the Luhn digit of the ones before it.
pub fn luhn_ok(code: &str) -> bool {
    last_digit_is(code, luhn_digit)
}

/// The last digit of EAN-8, UPC-A or EAN-13 from the 7, 11 or 12 digits before it.
pub fn ean_digit(body: &str) -> Option<u8> {
    if !matches!(body.len(), 7 | 11 | 12) {
        return None;
    }
    weighted_digit(body, |digit, odd| if odd { digit * 3 } else { digit })
}

/// Whether this is a whole EAN-8, UPC-A or EAN-13 with a right check digit.
pub fn ean_ok(code: &str) -> bool {
    last_digit_is(code, ean_digit)
}

/// An EAN-13 from its first twelve digits.
pub fn ean13(body: &str) -> Option<String> {
    if body.len() != 12 {
        return None;
    }
    Some(format!("{body}{}", ean_digit(body)?))
}

/// What brings the weighted sum to a multiple of ten. Positions are counted from the right, and the first is odd.
fn weighted_digit(body: &str, weigh: impl Fn(u8, bool) -> u8) -> Option<u8> {
    if body.is_empty() || !body.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let sum: u64 = body.bytes().rev().enumerate().map(|(i, b)| u64::from(weigh(b - b'0', i % 2 == 0))).sum();
    Some(((10 - sum % 10) % 10) as u8)
}

fn last_digit_is(code: &str, digit: impl Fn(&str) -> Option<u8>) -> bool {
    code.split_at_checked(code.len().saturating_sub(1))
        .and_then(|(body, last)| Some((digit(body)?, last.bytes().next()?)))
        .is_some_and(|(right, last)| last == b'0' + right)
}

/// The number of a phone's radio module. Kept as a string of digits; this is where such strings are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imei {}

/// Why a text is not an IMEI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImeiWrong {
    /// How many digits there are instead of 15 or 16.
    Length(usize),
    Letters,
    Check,
}

impl Imei {
    /// Digits of an IMEI typed with any spaces and dashes. Sixteen digits are an IMEISV, whose last two are a software
    /// version and not a check digit, so it is taken as it is.
    pub fn parse(text: &str) -> Result<String, ImeiWrong> {
        let digits: String = text.chars().filter(|c| !is_filler(*c)).collect();
        match digits.len() {
            _ if !digits.bytes().all(|b| b.is_ascii_digit()) => Err(ImeiWrong::Letters),
            15 if !luhn_ok(&digits) => Err(ImeiWrong::Check),
            15 | 16 => Ok(digits),
            length => Err(ImeiWrong::Length(length)),
        }
    }
}

/// Cyrillic capitals that look like Latin ones, and the Latin ones: on a sticker nobody can tell which was meant.
const LOOK_ALIKES: [(char, char); 11] = [
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{415}', 'E'),
    ('\u{41a}', 'K'),
    ('\u{41c}', 'M'),
    ('\u{41d}', 'H'),
    ('\u{41e}', 'O'),
    ('\u{420}', 'P'),
    ('\u{421}', 'C'),
    ('\u{422}', 'T'),
    ('\u{425}', 'X'),
];

/// A serial number as two people would type it alike: capitals, no spaces or dashes, look-alike letters made Latin.
/// For comparing and searching; the person is shown what was typed.
pub fn serial_key(text: &str) -> String {
    let capitals = text.chars().filter(|c| !is_filler(*c)).flat_map(char::to_uppercase);
    capitals.map(|c| LOOK_ALIKES.iter().find(|(like, _)| *like == c).map_or(c, |(_, latin)| *latin)).collect()
}

/// Any space or dash.
fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}' | '\u{feff}')
}

/// What one of our own barcodes stands for. The number is its first digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Order = 1,
    Document = 2,
    ClientCard = 3,
    Sale = 4,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Order, Kind::Document, Kind::ClientCard, Kind::Sale];
}

/// Our own barcode: the kind's digit, the number, a Luhn digit. Digits only, so a scanner types it right in any
/// keyboard layout. The number is padded to a multiple of four digits: the length is then 6, 10, 14 and so on, which
/// Code 128-C packs in pairs and which no EAN, UPC or IMEI has.
pub fn barcode(kind: Kind, number: u64) -> String {
    let number = number.to_string();
    let body = format!("{}{number:0>width$}", kind as u8, width = number.len().next_multiple_of(4));
    let check = luhn_digit(&body).expect("the body was made of digits");
    format!("{body}{check}")
}

/// The barcode of an order by its number.
pub fn order_barcode(number: u64) -> String {
    barcode(Kind::Order, number)
}

/// Reads back what [`barcode`] wrote, and nothing else: each number has one barcode.
pub fn read_barcode(code: &str) -> Option<(Kind, u64)> {
    let kind = Kind::ALL.into_iter().find(|kind| code.as_bytes().first() == Some(&(b'0' + *kind as u8)))?;
    let number = code.get(1..code.len().checked_sub(1)?)?.parse().ok()?;
    (barcode(kind, number) == code).then_some((kind, number))
}

/// Code 128 of digits as modules of equal width from left to right: 1 is a bar, 0 a space; the quiet zones are not
/// included. Pairs go in set C, an odd last digit in set B. `None` when there is anything but digits.
pub fn code128_modules(digits: &str) -> Option<Vec<u8>> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // The crate names the sets by letters inside the text: U+0106 is C, U+0181 is B.
    let (pairs, odd) = digits.split_at(digits.len() / 2 * 2);
    let set_c = if pairs.is_empty() { "" } else { "\u{106}" };
    let set_b = if odd.is_empty() { "" } else { "\u{181}" };
    Some(Code128::new(format!("{set_c}{pairs}{set_b}{odd}")).ok()?.encode())
}

/// The barcode of a product as modules, dark ones true, without the quiet zones: EAN-13, EAN-8 and UPC-A as the trade
/// prints them, anything else of ASCII as Code 128. `None` for what no bars can say.
pub fn modules(code: &str) -> Option<Vec<bool>> {
    let modules = match code.len() {
        0 => return None,
        13 if ean_ok(code) => EAN13::new(code).ok()?.encode(),
        // UPC-A is EAN-13 with a zero before it, bar for bar.
        12 if ean_ok(code) => EAN13::new(format!("0{code}")).ok()?.encode(),
        8 if ean_ok(code) => EAN8::new(code).ok()?.encode(),
        _ => code128_modules(code).or_else(|| Some(Code128::new(format!("\u{181}{code}")).ok()?.encode()))?,
    };
    Some(modules.into_iter().map(|module| module == 1).collect())
}

/// A QR code (error level M) as modules row by row, `true` is dark; the first value is how many there are in a row.
/// The quiet zone is not included. `None` when the text is longer than the largest code holds (2331 bytes).
pub fn qr_modules(text: &str) -> Option<(usize, Vec<bool>)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    Some((code.width(), code.into_colors().into_iter().map(|module| module == Color::Dark).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn luhn_knows_its_own_digit() {
        assert_eq!(luhn_digit("7992739871"), Some(3));
        assert!(luhn_ok("79927398713"));
        assert!(!luhn_ok("79927398710"));
        for text in ["", "7", "12a4", "١٢"] {
            assert!(!luhn_ok(text), "{text}");
        }
    }

    #[test]
    fn an_imei_is_read_with_any_spaces_and_a_wrong_one_says_why() {
        for text in ["490154203237518", "49-015420-323751-8", " 4901 5420\u{a0}3237 518 "] {
            assert_eq!(Imei::parse(text).as_deref(), Ok("490154203237518"));
        }
        assert_eq!(Imei::parse("4901542032375101").as_deref(), Ok("4901542032375101"));
        assert_eq!(Imei::parse("490154203237519"), Err(ImeiWrong::Check));
        assert_eq!(Imei::parse("49015420323751"), Err(ImeiWrong::Length(14)));
        assert_eq!(Imei::parse(""), Err(ImeiWrong::Length(0)));
        assert_eq!(Imei::parse("49015420323751O"), Err(ImeiWrong::Letters));
    }

    #[test]
    fn one_serial_typed_in_two_alphabets_is_one_serial() {
        assert_eq!(serial_key("снk-12 в4"), "CHK12B4");
        assert_eq!(serial_key("СН\u{2011}К12В4"), serial_key("chk12b4"));
        assert_eq!(serial_key("АВЕКМНОРСТХ"), "ABEKMHOPCTX");
        assert_eq!(serial_key("яж-1/2"), "ЯЖ1/2");
    }

    #[test]
    fn trade_barcodes_have_right_check_digits() {
        for code in ["4601234567893", "2000000000015", "9780201379624"] {
            assert_eq!(ean13(&code[..12]).as_deref(), Some(code));
        }
        for code in ["4601234567893", "96385074", "036000291452"] {
            assert!(ean_ok(code), "{code}");
        }
        for code in ["", "4601234567890", "96385075", "12345", "460123456789x", "ёёёё"] {
            assert!(!ean_ok(code), "{code}");
        }
        assert_eq!(ean13("12345"), None);
    }

    #[test]
    fn our_barcodes_cannot_be_taken_for_others() {
        assert_eq!(order_barcode(123), "101238");
        assert_eq!(order_barcode(10_000).len(), 10);
        assert_eq!(read_barcode("101238"), Some((Kind::Order, 123)));
        for code in ["", "1", "101231", "401230", "1012", "10001230", "1+1238", "ёёё", "10123O"] {
            assert_eq!(read_barcode(code), None, "{code}");
        }
    }

    proptest! {
        #[test]
        fn every_barcode_reads_back(number in any::<u64>(), kind in 0..Kind::ALL.len()) {
            let code = barcode(Kind::ALL[kind], number);
            prop_assert!(code.len().is_multiple_of(2) && !matches!(code.len(), 8 | 12 | 16));
            prop_assert_eq!(read_barcode(&code), Some((Kind::ALL[kind], number)));
        }
    }

    #[test]
    fn code_128_packs_pairs_of_digits() {
        let text = |digits: &str| code128_modules(digits).expect(digits).iter().map(u8::to_string).collect::<String>();
        // Start C, 12, 34, 56, check 44, stop: (105 + 12 + 2 * 34 + 3 * 56) mod 103 = 44.
        assert_eq!(text("123456"), ["11010011100", "10110011100", "10001011000", "11100010110", "10001101110", "1100011101011"].concat());
        // Start C, 12, to set B, 3, check 85, stop: (105 + 12 + 2 * 100 + 3 * 19) mod 103 = 65.
        assert_eq!(text("123"), ["11010011100", "10110011100", "10111101110", "11001011100", "10010110000", "1100011101011"].concat());
        assert_eq!(text("7").len(), 11 * 3 + 13);
        assert_eq!(code128_modules(""), None);
        assert_eq!(code128_modules("12A4"), None);
    }

    #[test]
    fn a_qr_code_is_square_with_a_finder_in_its_corner() {
        let (size, modules) = qr_modules("https://shop.example/o/K7Q2").expect("a short link fits");
        assert_eq!(modules.len(), size * size);
        assert!(modules[..7].iter().all(|dark| *dark) && !modules[7]);
        assert_eq!(qr_modules(&"x".repeat(3000)), None);
    }
}
