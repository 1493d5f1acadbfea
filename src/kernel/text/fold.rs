//! Letters that search takes for one, and where letters lie on keyboards.

/// The letter a person types for this one when in a hurry; other letters are themselves.
pub fn same_letter(c: char) -> char {
    match c {
        'ё' => 'е',
        other => other,
    }
}

/// A letter and the mark written over it as a separate character, as macOS and some spreadsheets write them.
pub fn composed(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('и', '\u{306}') => Some('й'),
        ('е', '\u{308}') => Some('е'),
        ('і', '\u{308}') => Some('ї'),
        _ => None,
    }
}

/// The keys of a keyboard from the top row down, as each layout names them. The same place is the same key.
pub const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
pub const RUSSIAN: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";
pub const UKRAINIAN: &str = "'йцукенгшщзхїфівапролджєячсмитьбю";

/// Keys that give a letter in Cyrillic and a mark in Latin, as they come out with Shift held.
pub const SHIFTED: [(char, char); 8] = [('~', '`'), ('{', '['), ('}', ']'), (':', ';'), ('"', '\''), ('<', ','), ('>', '.'), ('№', '#')];
