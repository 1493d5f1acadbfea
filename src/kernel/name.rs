//! Names as search compares them and as lists shorten them.
//!
//! Invariant: what [`fold`] returns is lower-case words of letters and digits with one space between them.

use super::text::fold::{LATIN, RUSSIAN, SHIFTED, UKRAINIAN, composed, same_letter};

/// A text as search sees it: lower case, letters people confuse made one, punctuation turned to single spaces. An
/// apostrophe is a part of a Ukrainian word that is typed in many ways or left out, so it goes without a trace.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match folded_at_once(c) {
            Some(letter) => out.push(letter),
            None => c.to_lowercase().for_each(|c| push_folded(&mut out, c)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push_folded(out: &mut String, c: char) {
    if c.is_alphanumeric() {
        out.push(same_letter(c));
    } else if let Some(whole) = out.chars().next_back().and_then(|last| composed(last, c)) {
        out.pop();
        out.push(whole);
    } else if !is_silent(c) && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The letters and digits nearly every text is made of, for which the large tables of Unicode need not be asked.
fn folded_at_once(c: char) -> Option<char> {
    match c {
        '0'..='9' | 'a'..='z' | '\u{430}'..='\u{44f}' => Some(c),
        'A'..='Z' | '\u{410}'..='\u{42f}' => char::from_u32(u32::from(c) + 32),
        _ => None,
    }
}

/// An apostrophe, or a stress mark over a letter.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{300}'..='\u{36f}')
}

/// Capital first letters of the first two words, for a round picture without a photograph.
pub fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(first_letter).take(2).flat_map(char::to_uppercase).collect()
}

/// A surname with initials. A name of one word stays as it is.
pub fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let mut out = words.next().unwrap_or_default().to_owned();
    for letter in words.filter_map(first_letter).take(2) {
        out.push(' ');
        out.extend(letter.to_uppercase());
        out.push('.');
    }
    out
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().find(|c| c.is_alphanumeric())
}

/// The text as it would have come out in other keyboard layouts: Latin typed for Russian and for Ukrainian, and the
/// reverse. Lower case; only variants that differ from the text and from each other; none for a text without letters.
pub fn swap_layout(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let mut variants = Vec::new();
    let tables = if text.contains(|c: char| c.is_ascii_alphabetic()) {
        [(LATIN, RUSSIAN), (LATIN, UKRAINIAN)]
    } else if text.contains(char::is_alphabetic) {
        [(RUSSIAN, LATIN), (UKRAINIAN, LATIN)]
    } else {
        return variants;
    };
    for (from, to) in tables {
        let swapped: String = text.chars().map(|c| swap_key(c, from, to)).collect();
        if swapped != text && !variants.contains(&swapped) {
            variants.push(swapped);
        }
    }
    variants
}

fn swap_key(c: char, from: &str, to: &str) -> char {
    let key = if from == LATIN { SHIFTED.iter().find(|(shifted, _)| *shifted == c).map_or(c, |(_, plain)| *plain) } else { c };
    from.chars().zip(to.chars()).find(|(name, _)| *name == key).map_or(c, |(_, other)| other)
}

/// How many letters to add, drop, replace or swap with a neighbour to make one word of the other (optimal string
/// alignment).
pub fn distance(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}

/// How many mistakes are forgiven in a typed word of so many letters.
pub fn forgiven(letters: usize) -> usize {
    if letters <= 5 { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_written_differently_fold_into_one() {
        for (text, folded) in [
            ("  Семёнов-Тян   ПЁТР.", "семенов тян петр"),
            ("ООО «Ромашка», №2", "ооо ромашка 2"),
            ("В\u{2019}ячеслав Знам'янський", "вячеслав знамянський"),
            ("Андреи\u{306} Семе\u{308}нов За\u{301}мок", "андрей семенов замок"),
            ("Галина Ґудзь-Їжак", "галина ґудзь їжак"),
            ("iPhone 13/128Gb", "iphone 13 128gb"),
            ("...", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_letter_folded_at_once_is_the_one_the_tables_give() {
        for c in '\0'..'\u{3000}' {
            if let Some(letter) = folded_at_once(c) {
                let mut slowly = String::new();
                c.to_lowercase().for_each(|c| push_folded(&mut slowly, c));
                assert_eq!(slowly, letter.to_string(), "{c}");
            }
        }
    }

    #[test]
    fn people_are_shortened_to_initials() {
        assert_eq!(initials("Мельникова Ирина"), "МИ");
        assert_eq!(initials("ООО «Ромашка» и Ко"), "ОР");
        assert_eq!(initials(" иван "), "И");
        assert_eq!(initials(""), "");
        assert_eq!(short_name("Мельникова Ирина Петровна"), "Мельникова И. П.");
        assert_eq!(short_name("Иван"), "Иван");
        assert_eq!(short_name(""), "");
    }

    #[test]
    fn a_forgotten_layout_is_undone() {
        assert_eq!(swap_layout("ghbdtn"), ["привет"]);
        assert_eq!(swap_layout("Ghbdsn"), ["привыт", "привіт"]);
        assert_eq!(swap_layout("{jhjijd 0123"), ["хорошов 0123"]);
        assert_eq!(swap_layout("шзрщту"), ["iphone"]);
        assert_eq!(swap_layout("КУЬ-1"), ["rem-1"]);
        assert_eq!(swap_layout("+7 900"), Vec::<String>::new());
    }

    #[test]
    fn keyboards_have_as_many_keys_in_every_layout() {
        assert_eq!(LATIN.chars().count(), RUSSIAN.chars().count());
        assert_eq!(LATIN.chars().count(), UKRAINIAN.chars().count());
    }

    #[test]
    fn a_swap_of_neighbours_is_one_mistake() {
        assert_eq!(distance("смернов", "смирнов"), 1);
        assert_eq!(distance("пертов", "петров"), 1);
        assert_eq!(distance("щербокав", "щербаков"), 2);
    }
}
