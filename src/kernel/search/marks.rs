//! Phones, IMEI, serial and order numbers: strings in which any run of three characters and more can be looked for.

use super::{
    Reason,
    postings::{Finds, GONE, Postings},
};
use crate::kernel::codes::serial_key;

const WHOLE: u8 = 100;
const ENDS: u8 = 85;
const PADDED: u8 = 82;
const STARTS: u8 = 80;
const INSIDE: u8 = 60;

/// Digits, Latin capitals, and everything else as one.
const CLASSES: usize = 37;
const OTHER: usize = CLASSES - 1;

/// Strings of every slot, and for every three neighbouring characters the slots that have them. The characters only
/// choose candidates; the strings decide.
#[derive(Debug)]
pub(super) struct Marks {
    grams: Vec<Postings>,
    /// Lines of all slots one after another: a letter of the reason, the string, a line feed.
    lines: String,
    /// Where the lines of each slot start.
    starts: Vec<u32>,
}

impl Default for Marks {
    fn default() -> Marks {
        Marks { grams: vec![Postings::default(); CLASSES * CLASSES * CLASSES], lines: String::new(), starts: Vec::new() }
    }
}

/// The strings of one entry made ready: what [`Marks::put`] keeps.
pub(super) fn lines(digits: &[String], codes: &[String]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| serial_key(code)).filter(|code| !code.is_empty()).collect();
    let mut out = String::new();
    for code in &codes {
        push_line(&mut out, if is_order_code(code) { 'n' } else { 's' }, code);
    }
    for text in digits {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let domestic = if digits.len() == 11 { digits.strip_prefix('8') } else { None };
        let digits = domestic.map_or(digits.clone(), |rest| format!("7{rest}"));
        // The digits of a code are found inside the code.
        if !digits.is_empty() && !codes.iter().any(|code| code.contains(&digits)) {
            let tag = match digits.len() {
                0..=6 => 'n',
                7..=13 => 'p',
                _ => 's',
            };
            push_line(&mut out, tag, &digits);
        }
    }
    out
}

fn push_line(out: &mut String, tag: char, text: &str) {
    out.push(tag);
    out.push_str(text);
    out.push('\n');
}

/// Whether this is an order number with letters before it (`A000123`) and not a serial number: up to three letters,
/// then up to six digits.
fn is_order_code(code: &str) -> bool {
    let digits = trailing_digits(code).len();
    (1..=6).contains(&digits) && code[..code.len() - digits].chars().count() <= 3
}

impl Marks {
    /// Slots come in order: 0, 1, 2 and so on. `lines` is what [`lines`] made.
    pub(super) fn put(&mut self, slot: u32, lines: &str) {
        self.starts.push(u32::try_from(self.lines.len()).expect("four gigabytes of numbers do not fit in memory"));
        self.lines.push_str(lines);
        for line in lines.split_terminator('\n') {
            let (tag, text) = line.split_at(1);
            for gram in grams(text) {
                self.grams[gram].push(slot);
            }
            if tag == "n"
                && let Some(gram) = short_number_gram(number(text))
            {
                self.grams[gram].push(slot);
            }
        }
    }

    pub(super) fn renumber(&mut self, moved: &[u32]) {
        let old = std::mem::take(&mut self.lines);
        let starts = std::mem::take(&mut self.starts);
        for (slot, start) in starts.iter().enumerate() {
            if moved[slot] != GONE {
                self.starts.push(self.lines.len() as u32);
                self.lines.push_str(slice(&old, *start, starts.get(slot + 1)));
            }
        }
        self.grams.iter_mut().for_each(|postings| postings.renumber(moved));
    }

    /// Finds any run of digits: three and more of them anywhere, fewer only as a whole order number.
    pub(super) fn find_digits(&self, digits: &str, finds: &mut Finds) {
        let sought = Sought { digits, number: number(digits), domestic: digits.strip_prefix('8').map(|rest| format!("7{rest}")) };
        let look = |slots: Vec<u32>, finds: &mut Finds| {
            for slot in slots {
                if let Some((quality, reason)) = self.lines_of(slot).filter_map(|(tag, text)| sought.judge(tag, text)).max() {
                    finds.add(slot, quality, reason);
                }
            }
        };
        if let Some(gram) = short_number_gram(sought.number) {
            look(self.grams[gram].iter().collect(), finds);
        }
        let mut texts = vec![digits, sought.number];
        texts.extend(sought.domestic.as_deref());
        texts.sort_unstable();
        texts.dedup();
        for text in texts.into_iter().filter(|text| text.len() >= 3) {
            look(self.candidates(text), finds);
        }
    }

    /// Finds a serial number or an order number with letters. `key` is what [`serial_key`] made of the query. Letters
    /// alone are more often a word than a piece of a code, so they must be its start, and at least four of it.
    pub(super) fn find_code(&self, key: &str, finds: &mut Finds) {
        let has_digit = key.bytes().any(|b| b.is_ascii_digit());
        if key.len() < if has_digit { 3 } else { 4 } {
            return;
        }
        for slot in self.candidates(key) {
            for (tag, text) in self.lines_of(slot).filter(|(tag, _)| *tag != b'p') {
                if let Some(quality) = place(text, key).filter(|quality| has_digit || matches!(*quality, WHOLE | STARTS)) {
                    finds.add(slot, quality, reason_of(tag));
                }
            }
        }
    }

    fn candidates(&self, text: &str) -> Vec<u32> {
        Postings::common(grams(text).map(|gram| &self.grams[gram]).collect())
    }

    fn lines_of(&self, slot: u32) -> impl Iterator<Item = (u8, &str)> {
        let lines = slice(&self.lines, self.starts[slot as usize], self.starts.get(slot as usize + 1));
        lines.split_terminator('\n').map(|line| (line.as_bytes()[0], &line[1..]))
    }
}

/// A run of digits somebody looks for.
struct Sought<'a> {
    digits: &'a str,
    /// Without leading zeros: order numbers are compared so.
    number: &'a str,
    /// With the 8 of domestic calls made a 7.
    domestic: Option<String>,
}

impl Sought<'_> {
    fn judge(&self, tag: u8, text: &str) -> Option<(u8, Reason)> {
        if tag == b'n' && !self.number.is_empty() && number(text) == self.number {
            // Typed with zeros the order does not have, it may well be the last digits of a phone.
            let as_typed = text.ends_with(self.digits) || self.digits == self.number;
            return Some((if as_typed { WHOLE } else { PADDED }, Reason::Number));
        }
        if tag == b'p' && self.domestic.as_ref().is_some_and(|domestic| text.len() == 11 && text.starts_with(domestic)) {
            return Some((if text.len() == self.digits.len() { WHOLE } else { STARTS }, Reason::Phone));
        }
        if self.digits.len() < 3 {
            return None;
        }
        place(text, self.digits).map(|quality| (quality, reason_of(tag)))
    }
}

/// How well `part` stands in `text`: the whole, the end (people remember last digits), the start, the middle.
fn place(text: &str, part: &str) -> Option<u8> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    if text.len() < part.len() {
        return None;
    }
    match () {
        () if text == part => Some(WHOLE),
        () if text.ends_with(part) => Some(ENDS),
        () if text.starts_with(part) => Some(STARTS),
        // Strings are a dozen bytes long: a searcher would take longer to set up than this takes to run.
        () => text.windows(part.len()).any(|window| window == part).then_some(INSIDE),
    }
}

fn reason_of(tag: u8) -> Reason {
    match tag {
        b'n' => Reason::Number,
        b'p' => Reason::Phone,
        _ => Reason::Serial,
    }
}

fn trailing_digits(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_digit()).len()..]
}

/// The number an order number ends with, without leading zeros.
fn number(text: &str) -> &str {
    trailing_digits(text).trim_start_matches('0')
}

/// Positions of trigrams in the table. Bytes are enough: a letter beyond ASCII is a few bytes of "everything else".
fn grams(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().array_windows().map(|[a, b, c]| gram(class(*a), class(*b), class(*c)))
}

/// Where order numbers too short for a trigram are listed. Codes with rare characters share the place and do no harm.
fn short_number_gram(number: &str) -> Option<usize> {
    match number.as_bytes() {
        [one] => Some(gram(OTHER, class(*one), OTHER)),
        [ten, one] => Some(gram(OTHER, class(*ten), class(*one))),
        _ => None,
    }
}

fn gram(a: usize, b: usize, c: usize) -> usize {
    (a * CLASSES + b) * CLASSES + c
}

fn class(byte: u8) -> usize {
    match byte {
        b'0'..=b'9' => usize::from(byte - b'0'),
        b'A'..=b'Z' => usize::from(byte - b'A') + 10,
        _ => OTHER,
    }
}

fn slice<'a>(lines: &'a str, start: u32, end: Option<&u32>) -> &'a str {
    &lines[start as usize..end.map_or(lines.len(), |end| *end as usize)]
}
