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

/// Makers and models as people say them, beside the way they are written on the box.
pub const SPOKEN: [(&str, &[&str]); 16] = [
    ("iphone", &["айфон"]),
    ("ipad", &["айпад"]),
    ("macbook", &["макбук"]),
    ("apple", &["эпл"]),
    ("samsung", &["самсунг"]),
    ("galaxy", &["галакси"]),
    ("xiaomi", &["сяоми", "ксиоми", "ксяоми", "ксіомі"]),
    ("redmi", &["редми", "редмі"]),
    ("huawei", &["хуавей", "хуавэй"]),
    ("honor", &["хонор"]),
    ("realme", &["реалми", "рилми"]),
    ("lenovo", &["леново"]),
    ("asus", &["асус"]),
    ("acer", &["асер", "эйсер"]),
    ("nokia", &["нокиа", "нокія"]),
    ("playstation", &["плейстейшен", "плойка"]),
];

/// The keys of a keyboard from the top row down, as each layout names them. The same place is the same key.
pub const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
pub const RUSSIAN: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";
pub const UKRAINIAN: &str = "'йцукенгшщзхїфівапролджєячсмитьбю";

/// Keys that give a letter in Cyrillic and a mark in Latin, as they come out with Shift held.
pub const SHIFTED: [(char, char); 8] = [('~', '`'), ('{', '['), ('}', ']'), (':', ';'), ('"', '\''), ('<', ','), ('>', '.'), ('№', '#')];
