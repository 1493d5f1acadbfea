//! Passwords: how they are kept, and which ones are too easy to take.
//!
//! Kept as Argon2id in PHC form with its own parameters, so that a stronger setting of a later version reaches everybody
//! at his next sign-in. Hashing runs on two threads of its own.

use std::cell::RefCell;

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use subtle::ConstantTimeEq;

use super::{hashers, text};
use crate::{
    kernel::{Error, Lang, Refusal, Result},
    web::{assets, random},
};

/// Kibibytes, passes, lanes: the least that OWASP ASVS 5.0 (appendix C) asks for.
const COST: (u32, u32, u32) = (19_456, 2, 1);
pub const LONGEST: usize = 128;

/// A hash that no password fits. Tried for an unknown login, so that it takes as long as a wrong password.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUu$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

thread_local! {
    /// The nineteen megabytes of one hashing. A thread takes them once: taken anew for every password they pile up, because
    /// the allocator keeps what was given back.
    static BLOCKS: RefCell<Vec<Block>> = const { RefCell::new(Vec::new()) };
}

fn digest(params: Params, password: &[u8], salt: &[u8], out: &mut [u8]) -> argon2::Result<()> {
    let count = params.block_count();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    BLOCKS.with_borrow_mut(|blocks| {
        if blocks.len() < count {
            blocks.resize(count, Block::default());
        }
        argon.hash_password_into_with_memory(password, salt, out, &mut blocks[..count])
    })
}

/// For the command line and the set-up; a request uses `hash`.
pub fn hash_now(password: &str) -> Result<String> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).expect("the cost is within the limits of Argon2");
    let (salt, mut out) = (random::<16>(), [0; Params::DEFAULT_OUTPUT_LEN]);
    digest(params.clone(), password.as_bytes(), &salt, &mut out).map_err(Error::broken)?;
    let kept = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(Error::broken)?,
        salt: Some(Salt::new(&salt).map_err(Error::broken)?),
        hash: Some(Output::new(&out).map_err(Error::broken)?),
    };
    Ok(kept.to_string())
}

pub async fn hash(password: String) -> Result<String> {
    hashers::run(move || hash_now(&password)).await?
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Fits,
    /// Fits, and was hashed by an earlier version with other parameters.
    Outdated,
    Wrong,
}

pub fn verify_now(password: &str, kept: Option<&str>) -> Verdict {
    let Ok(parsed) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return Verdict::Wrong };
    let fits = password.chars().count() <= LONGEST && is_hash_of(password, &parsed);
    let (memory, passes, lanes) = COST;
    let asked = [("m", memory), ("t", passes), ("p", lanes)];
    match fits && kept.is_some() {
        false => Verdict::Wrong,
        true if asked.iter().all(|(name, value)| parsed.params.get_decimal(*name) == Some(*value)) => Verdict::Fits,
        true => Verdict::Outdated,
    }
}

/// With the parameters the hash was made with.
fn is_hash_of(password: &str, kept: &PasswordHash) -> bool {
    let ours = kept.algorithm == Algorithm::Argon2id.ident() && kept.version == Some(Version::V0x13.into());
    let (Some(salt), Some(hash), Ok(params), true) = (&kept.salt, &kept.hash, Params::try_from(kept), ours) else { return false };
    let mut out = vec![0; hash.len()];
    digest(params, password.as_bytes(), salt.as_ref(), &mut out).is_ok() && bool::from(out.ct_eq(hash.as_bytes()))
}

pub async fn verify(password: String, kept: Option<String>) -> Result<Verdict> {
    hashers::run(move || verify_now(&password, kept.as_deref())).await
}

/// Whose password it is: the owner's opens everything and is longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    Staff,
    Owner,
}

impl Strength {
    pub fn least(self) -> usize {
        match self {
            Strength::Staff => 10,
            Strength::Owner => 12,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPassword {
    Short(usize),
    Long,
    /// In the lists of what guessers try first, or made of one word and a few digits.
    Common,
    /// A walk over the keyboard, an alphabet, a repetition.
    Pattern,
    /// The login, the name or the company is in it.
    Personal,
}

impl Refusal for WeakPassword {
    fn code(&self) -> &'static str {
        match self {
            WeakPassword::Short(_) => "password_short",
            WeakPassword::Long => "password_long",
            WeakPassword::Common => "password_common",
            WeakPassword::Pattern => "password_pattern",
            WeakPassword::Personal => "password_personal",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            WeakPassword::Short(least) => text::PASSWORD_SHORT.with(lang, &[least]),
            WeakPassword::Long => text::PASSWORD_LONG.with(lang, &[&LONGEST]),
            WeakPassword::Common => text::PASSWORD_COMMON.get(lang).into(),
            WeakPassword::Pattern => text::PASSWORD_PATTERN.get(lang).into(),
            WeakPassword::Personal => text::PASSWORD_PERSONAL.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&'static str> {
        Some("password")
    }
}

/// Refuses a password that is short, common, a pattern, or made of what everybody in the shop knows: `known` are the
/// login, the person's name, the name of the company.
pub fn policy(password: &str, strength: Strength, known: &[&str]) -> Result<(), WeakPassword> {
    let lower: Vec<char> = password.to_lowercase().chars().collect();
    let count = password.chars().count();
    if count > LONGEST {
        return Err(WeakPassword::Long);
    }
    if count < strength.least() {
        return Err(WeakPassword::Short(strength.least()));
    }
    let lower: String = lower.into_iter().collect();
    if is_personal(&lower, known) {
        return Err(WeakPassword::Personal);
    }
    if is_pattern(&lower) {
        return Err(WeakPassword::Pattern);
    }
    if is_common(&lower) { Err(WeakPassword::Common) } else { Ok(()) }
}

fn is_personal(lower: &str, known: &[&str]) -> bool {
    let words = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
    words.filter(|word| word.chars().count() >= 4).any(|word| lower.contains(&word) || lower.contains(&latin_keys(&word)))
        || known.iter().any(|text| text.chars().count() >= 3 && lower.contains(&text.to_lowercase()))
}

/// The keys of a keyboard, row by row; a Russian letter and the Latin one on the same key stand at the same place.
const ROWS: [(&str, &str); 4] =
    [("`1234567890-=", text::KEYS[0]), (" qwertyuiop[]", text::KEYS[1]), (" asdfghjkl;'", text::KEYS[2]), (" zxcvbnm,./", text::KEYS[3])];

fn spot(key: char) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, (latin, russian))| {
        let column = latin.chars().position(|c| c == key).or_else(|| russian.chars().position(|c| c == key))?;
        (key != ' ').then_some((row, column))
    })
}

/// What comes out when a Russian word is typed with the Latin layout on.
fn latin_keys(word: &str) -> String {
    let key = |c: char| spot(c).and_then(|(row, column)| ROWS[row].0.chars().nth(column)).unwrap_or(c);
    word.chars().map(key).collect()
}

/// The word that was meant: a Latin string read on the Russian keyboard.
fn russian_keys(word: &str) -> String {
    let key = |c: char| spot(c).and_then(|(row, column)| ROWS[row].1.chars().nth(column)).unwrap_or(c);
    word.chars().map(key).collect()
}

/// Nearly every next key is a neighbour of the one before, the next letter of the alphabet, or the same; or a short
/// piece repeated; or very few different characters.
fn is_pattern(lower: &str) -> bool {
    let keys: Vec<char> = lower.chars().collect();
    let near = |pair: &[char]| {
        let alphabet = (pair[0] as u32).abs_diff(pair[1] as u32) <= 1;
        let side_by_side = match (spot(pair[0]), spot(pair[1])) {
            (Some(one), Some(two)) => one.0.abs_diff(two.0) <= 1 && one.1.abs_diff(two.1) <= 1,
            _ => false,
        };
        alphabet || side_by_side
    };
    let leaps = keys.windows(2).filter(|pair| !near(pair)).count();
    let different = keys.iter().collect::<std::collections::BTreeSet<_>>().len();
    leaps <= keys.len() / 5 || different <= 4 || (1..=4).any(|size| keys.chunks(size).all(|piece| keys.starts_with(piece)))
}

/// How many digits and signs beside a common word still make a common password.
const TAIL: usize = 5;

fn is_common(lower: &str) -> bool {
    let lists = [assets::text("vendor/passwords.txt"), assets::text("passwords-ru.txt")].map(Option::unwrap_or_default);
    let listed = |word: &str| {
        let forms = [word.to_string(), russian_keys(word), latin_keys(word), unmasked(word)];
        lists.iter().flat_map(|list| list.lines()).any(|line| forms.iter().any(|form| form == line))
    };
    let size = |text: &str| text.chars().count();
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let masked = lower.trim_matches(|c: char| !c.is_alphanumeric() && !"@$".contains(c)).trim_end_matches(|c: char| c.is_ascii_digit());
    let tail = lower.strip_prefix(core).unwrap_or_default();
    let word_and_tail = |word: &str| size(word) >= 4 && size(lower) - size(word) <= TAIL && listed(word);
    listed(lower)
        || word_and_tail(core)
        || word_and_tail(masked)
        || (!core.is_empty() && size(core) >= 4 && listed(core) && listed(tail))
        || (2..=4).any(|times| repeated(lower, times).is_some_and(|word| listed(&word)))
}

/// `p@ssw0rd` is `password`.
fn unmasked(word: &str) -> String {
    let letter = |c: char| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    };
    word.chars().map(letter).collect()
}

/// The piece that stands so many times one after another and nothing else does.
fn repeated(lower: &str, times: usize) -> Option<String> {
    let keys: Vec<char> = lower.chars().collect();
    let piece = keys.get(..keys.len() / times)?;
    (keys.len().is_multiple_of(times) && keys.chunks(piece.len().max(1)).all(|other| other == piece)).then(|| piece.iter().collect())
}

/// A password to be told aloud and changed at once: no letters that look alike, four groups of four.
pub fn temporary() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567892";
    let picked: String = random::<16>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    format!("{}-{}-{}-{}", &picked[..4], &picked[4..8], &picked[8..12], &picked[12..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(password: &str) -> &'static str {
        policy(password, Strength::Staff, &["m.orlova", "Мария Орлова", "Верстак Лесная"]).map_or_else(|weak| weak.code(), |()| "fine")
    }

    #[test]
    fn a_password_is_refused_when_a_guesser_would_try_it() {
        let table = [
            ("", "password_short"),
            ("короткий", "password_short"),
            ("123456789", "password_short"),
            ("Tr0ub4dor", "password_short"),
            ("эмодзи🙂🙂", "password_short"),
            ("1234567890", "password_pattern"),
            ("0987654321", "password_pattern"),
            ("qwertyuiop", "password_pattern"),
            ("QWERTYuiop", "password_pattern"),
            ("йцукенгшщз", "password_pattern"),
            ("фывапролдж", "password_pattern"),
            ("ячсмитьбюё", "password_pattern"),
            ("asdfghjkl;", "password_pattern"),
            ("1qaz2wsx3edc", "password_pattern"),
            ("zaq12wsxcde3", "password_pattern"),
            ("aaaaaaaaaaaa", "password_pattern"),
            ("ababababab", "password_pattern"),
            ("abcabcabcabc", "password_pattern"),
            ("abcdefghijkl", "password_pattern"),
            ("абвгдежзик", "password_pattern"),
            ("11112222333", "password_pattern"),
            ("password123", "password_common"),
            ("Password2024", "password_common"),
            ("P@ssw0rd2024", "password_common"),
            ("iloveyou123", "password_common"),
            ("football2023!", "password_common"),
            ("приветпривет", "password_common"),
            ("пароль12345", "password_pattern"),
            ("Пароль1991!", "password_common"),
            ("gfhjkm1991", "password_common"),
            ("ghbdtnghbdtn", "password_common"),
            ("privet12345", "password_common"),
            ("солнышко2024", "password_common"),
            ("Наташа1990!", "password_common"),
            ("baseball12", "password_common"),
            ("m.orlova2024", "password_personal"),
            ("я Мария, и что", "password_personal"),
            ("Orlova-орлова", "password_personal"),
            ("верстак-2024-лучший", "password_personal"),
            ("dthcnfr-hfnjnf", "password_personal"),
            ("          ", "password_pattern"),
            ("q1w2e3r4t5y6", "password_pattern"),
            ("йцукен123456", "password_pattern"),
            ("zxcvbnm,./", "password_pattern"),
            ("7777777777777", "password_pattern"),
            ("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "password_pattern"),
            ("qazwsxedcrfv", "password_common"),
            ("passwordpassword", "password_common"),
            ("любовь2020!", "password_common"),
            ("k.,jdm2020", "password_common"),
        ];
        let wrong: Vec<_> = table.iter().filter(|(p, expected)| verdict(p) != *expected).map(|(p, _)| (p, verdict(p))).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(verdict(&"ж7".repeat(65)), "password_long");
    }

    #[test]
    fn a_password_that_nobody_tries_is_taken_as_it_is() {
        let long = "десять рыжих котов едят кашу на крыше у соседа и поют ".repeat(2) + "до утра";
        let fine = [
            "correct horse battery staple",
            "синий чайник поёт утром",
            "kZ7-wPq2-Xm9t",
            "Гайка М8 под столом",
            "🙂 паяльник и 🍵 чай",
            "  пробелы по краям  ",
            "nachtschicht&kaffee",
            "u4fhk-29dme-wqp3z",
            "три канифоли, две отвёртки",
            "жёлтый_подшипник_608",
            &long[..],
        ];
        for password in fine {
            assert_eq!(verdict(password), "fine", "{password}");
        }
        assert_eq!(policy("kZ7-wPq2-Xm", Strength::Owner, &[]), Err(WeakPassword::Short(12)));
        for _ in 0..50 {
            assert_eq!(policy(&temporary(), Strength::Owner, &[]), Ok(()));
        }
    }

    #[test]
    fn a_hash_fits_its_password_only_and_an_old_one_is_seen() {
        let kept = hash_now("синий чайник поёт утром").expect("a password is hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_eq!(verify_now("синий чайник поёт утром", Some(&kept)), Verdict::Fits);
        assert_eq!(verify_now("синий чайник поёт утром ", Some(&kept)), Verdict::Wrong);
        assert_eq!(verify_now("nobody is here", None), Verdict::Wrong);
        assert_eq!(verify_now("x", Some("not a hash")), Verdict::Wrong);
        let weak = Argon2::from(Params::new(8, 1, 1, None).expect("small, but allowed"));
        let old = argon2::PasswordHasher::hash_password(&weak, b"old").expect("hashed").to_string();
        assert_eq!(verify_now("young", Some(&old)), Verdict::Wrong);
        assert_eq!(verify_now("old", Some(&old)), Verdict::Outdated);
    }

    #[test]
    fn the_hash_of_nobody_is_a_hash() {
        assert!(PasswordHash::new(NOBODY).is_ok(), "or an unknown login would be answered sooner than a known one");
    }
}
