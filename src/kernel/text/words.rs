//! A sum in words, as papers about money carry it.

use super::{Lang, Plural, Text, t};
use crate::kernel::money::{Currency, Money};

/// A sum in words with two digits of kopecks: `Две тысячи сто двенадцать рублей 15 копеек`. The first letter is a
/// capital; a negative sum starts with "Минус".
pub fn words(amount: Money, currency: Currency, lang: Lang) -> String {
    let (major, minor) = (amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100);
    let unit = Unit::of(currency);
    let mut parts = Vec::new();
    if amount.is_negative() {
        parts.push(MINUS.get(lang));
    }
    number_words(major, unit.major.feminine, lang, &mut parts);
    parts.push(unit.major.form(major, lang));
    capitalised(&format!("{} {minor:02} {}", parts.join(" "), unit.minor.form(minor, lang)))
}

/// A number in words: `Двадцать одна`.
pub fn numeral(count: u64, feminine: bool, lang: Lang) -> String {
    let mut parts = Vec::new();
    number_words(count, feminine, lang, &mut parts);
    capitalised(&parts.join(" "))
}

fn number_words(count: u64, feminine: bool, lang: Lang, parts: &mut Vec<&'static str>) {
    if count == 0 {
        parts.push(ZERO.get(lang));
    }
    for (step, scale) in SCALES.iter().enumerate().rev() {
        let group = (count / 1000_u64.pow(step as u32 + 1) % 1000) as usize;
        if group > 0 {
            group_words(group, scale.feminine, lang, parts);
            parts.push(scale.form(group as u64, lang));
        }
    }
    group_words((count % 1000) as usize, feminine, lang, parts);
}

/// Words of a number from 1 to 999; nothing for 0.
fn group_words(group: usize, feminine: bool, lang: Lang, parts: &mut Vec<&'static str>) {
    let names = Names::of(lang);
    let (hundreds, tens) = (group / 100, group % 100);
    if hundreds > 0 {
        parts.push(names.hundreds[hundreds]);
    }
    let ones = if tens < 20 { tens } else { tens % 10 };
    let one = match ones {
        1 | 2 if feminine => names.feminine[ones],
        _ => names.ones[ones],
    };
    match (tens / 10, ones) {
        (0 | 1, 0) => {}
        (0 | 1, _) => parts.push(one),
        (ten, 0) => parts.push(names.tens[ten]),
        // English joins the two with a hyphen, and there are few enough of them to list.
        (ten, _) if lang == Lang::En => parts.push(ENGLISH_TENS[ten - 2][ones - 1]),
        (ten, _) => parts.extend([names.tens[ten], one]),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A noun that a number stands before.
struct Noun {
    feminine: bool,
    forms: Plural,
}

impl Noun {
    const fn masculine(one: Text, few: Text, many: Text) -> Noun {
        Noun { feminine: false, forms: Plural { one, few, many } }
    }
    const fn feminine(one: Text, few: Text, many: Text) -> Noun {
        Noun { feminine: true, forms: Plural { one, few, many } }
    }
    /// Only the last two digits choose the form, except that English says "one" of exactly one.
    fn form(&self, count: u64, lang: Lang) -> &'static str {
        let tail = if count == 1 { 1 } else { (count % 100 + 100) as i64 };
        self.forms.form(tail, lang).get(lang)
    }
}

struct Unit {
    major: Noun,
    minor: Noun,
}

impl Unit {
    fn of(currency: Currency) -> &'static Unit {
        match currency {
            Currency::Rub => &ROUBLE,
            Currency::Uah => &HRYVNIA,
            Currency::Byn => &BELARUSIAN_ROUBLE,
            Currency::Kzt => &TENGE,
        }
    }
}

const MINUS: Text = t("минус", "minus", "мінус");
const ZERO: Text = t("ноль", "zero", "нуль");

const KOPECK: Noun =
    Noun::feminine(t("копейка", "kopeck", "копійка"), t("копейки", "kopecks", "копійки"), t("копеек", "kopecks", "копійок"));

static ROUBLE: Unit = Unit {
    major: Noun::masculine(t("рубль", "rouble", "рубль"), t("рубля", "roubles", "рублі"), t("рублей", "roubles", "рублів")),
    minor: KOPECK,
};
static HRYVNIA: Unit = Unit {
    major: Noun::feminine(t("гривна", "hryvnia", "гривня"), t("гривны", "hryvnias", "гривні"), t("гривен", "hryvnias", "гривень")),
    minor: KOPECK,
};
static BELARUSIAN_ROUBLE: Unit = Unit {
    major: Noun::masculine(
        t("белорусский рубль", "Belarusian rouble", "білоруський рубль"),
        t("белорусских рубля", "Belarusian roubles", "білоруські рублі"),
        t("белорусских рублей", "Belarusian roubles", "білоруських рублів"),
    ),
    minor: KOPECK,
};
/// Papers in Kazakhstan leave both words undeclined.
static TENGE: Unit = Unit {
    major: Noun::masculine(t("тенге", "tenge", "тенге"), t("тенге", "tenge", "тенге"), t("тенге", "tenge", "тенге")),
    minor: Noun::masculine(t("тиын", "tiyn", "тиїн"), t("тиын", "tiyn", "тиїн"), t("тиын", "tiyn", "тиїн")),
};

/// Thousands and up: a sum in an `i64` of kopecks has fewer than a hundred quadrillion units.
static SCALES: [Noun; 5] = [
    Noun::feminine(t("тысяча", "thousand", "тисяча"), t("тысячи", "thousand", "тисячі"), t("тысяч", "thousand", "тисяч")),
    Noun::masculine(t("миллион", "million", "мільйон"), t("миллиона", "million", "мільйони"), t("миллионов", "million", "мільйонів")),
    Noun::masculine(t("миллиард", "billion", "мільярд"), t("миллиарда", "billion", "мільярди"), t("миллиардов", "billion", "мільярдів")),
    Noun::masculine(
        t("триллион", "trillion", "трильйон"),
        t("триллиона", "trillion", "трильйони"),
        t("триллионов", "trillion", "трильйонів"),
    ),
    Noun::masculine(
        t("квадриллион", "quadrillion", "квадрильйон"),
        t("квадриллиона", "quadrillion", "квадрильйони"),
        t("квадриллионов", "quadrillion", "квадрильйонів"),
    ),
];

/// Number words of a language; the index is the digit, and places never asked for are empty.
struct Names {
    ones: [&'static str; 20],
    feminine: [&'static str; 3],
    tens: [&'static str; 10],
    hundreds: [&'static str; 10],
}

impl Names {
    fn of(lang: Lang) -> &'static Names {
        match lang {
            Lang::Ru => &RU,
            Lang::En => &EN,
            Lang::Uk => &UK,
        }
    }
}

#[rustfmt::skip]
static RU: Names = Names {
    ones: [
        "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
        "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
    ],
    feminine: ["", "одна", "две"],
    tens: ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
    hundreds: ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
};

#[rustfmt::skip]
static UK: Names = Names {
    ones: [
        "", "один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять", "десять", "одинадцять", "дванадцять",
        "тринадцять", "чотирнадцять", "п’ятнадцять", "шістнадцять", "сімнадцять", "вісімнадцять", "дев’ятнадцять",
    ],
    feminine: ["", "одна", "дві"],
    tens: ["", "", "двадцять", "тридцять", "сорок", "п’ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев’яносто"],
    hundreds: ["", "сто", "двісті", "триста", "чотириста", "п’ятсот", "шістсот", "сімсот", "вісімсот", "дев’ятсот"],
};

#[rustfmt::skip]
static EN: Names = Names {
    ones: [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ],
    feminine: ["", "one", "two"],
    tens: ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundreds: [
        "", "one hundred", "two hundred", "three hundred", "four hundred", "five hundred", "six hundred", "seven hundred",
        "eight hundred", "nine hundred",
    ],
};

macro_rules! hyphened {
    ($($ten:literal)*) => { [$([
        concat!($ten, "-one"), concat!($ten, "-two"), concat!($ten, "-three"), concat!($ten, "-four"), concat!($ten, "-five"),
        concat!($ten, "-six"), concat!($ten, "-seven"), concat!($ten, "-eight"), concat!($ten, "-nine"),
    ]),*] };
}
static ENGLISH_TENS: [[&str; 9]; 8] = hyphened!("twenty" "thirty" "forty" "fifty" "sixty" "seventy" "eighty" "ninety");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_read_as_the_papers_of_both_countries_ask() {
        for (kopecks, roubles, hryvnias) in [
            (0, "Ноль рублей 00 копеек", "Нуль гривень 00 копійок"),
            (100, "Один рубль 00 копеек", "Одна гривня 00 копійок"),
            (121, "Один рубль 21 копейка", "Одна гривня 21 копійка"),
            (200, "Два рубля 00 копеек", "Дві гривні 00 копійок"),
            (1100, "Одиннадцать рублей 00 копеек", "Одинадцять гривень 00 копійок"),
            (740_943, "Семь тысяч четыреста девять рублей 43 копейки", "Сім тисяч чотириста дев’ять гривень 43 копійки"),
            (100_000_000, "Один миллион рублей 00 копеек", "Один мільйон гривень 00 копійок"),
            (211_215, "Две тысячи сто двенадцать рублей 15 копеек", "Дві тисячі сто дванадцять гривень 15 копійок"),
            (2_100_001, "Двадцать одна тысяча рублей 01 копейка", "Двадцять одна тисяча гривень 01 копійка"),
            (
                301_400_505,
                "Три миллиона четырнадцать тысяч пять рублей 05 копеек",
                "Три мільйони чотирнадцять тисяч п’ять гривень 05 копійок",
            ),
            (
                999_999_999_999,
                "Девять миллиардов девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять \
                 рублей 99 копеек",
                "Дев’ять мільярдів дев’ятсот дев’яносто дев’ять мільйонів дев’ятсот дев’яносто дев’ять тисяч дев’ятсот дев’яносто \
                 дев’ять гривень 99 копійок",
            ),
        ] {
            assert_eq!(words(Money(kopecks), Currency::Rub, Lang::Ru), roubles);
            assert_eq!(words(Money(kopecks), Currency::Uah, Lang::Uk), hryvnias);
        }
    }

    #[test]
    fn every_currency_is_said_in_every_language() {
        for (currency, ru, en, uk) in [
            (Currency::Rub, "Два рубля 12 копеек", "Two roubles 12 kopecks", "Два рублі 12 копійок"),
            (Currency::Uah, "Две гривны 12 копеек", "Two hryvnias 12 kopecks", "Дві гривні 12 копійок"),
            (Currency::Byn, "Два белорусских рубля 12 копеек", "Two Belarusian roubles 12 kopecks", "Два білоруські рублі 12 копійок"),
            (Currency::Kzt, "Два тенге 12 тиын", "Two tenge 12 tiyn", "Два тенге 12 тиїн"),
        ] {
            assert_eq!([Lang::Ru, Lang::En, Lang::Uk].map(|lang| words(Money(212), currency, lang)), [ru, en, uk]);
        }
        assert_eq!(words(Money(-2_200), Currency::Uah, Lang::Ru), "Минус двадцать две гривны 00 копеек");
        assert_eq!(words(Money(-1), Currency::Rub, Lang::Uk), "Мінус нуль рублів 01 копійка");
    }

    #[test]
    fn english_counts_in_its_own_way() {
        assert_eq!(words(Money(101), Currency::Rub, Lang::En), "One rouble 01 kopeck");
        assert_eq!(words(Money(2_121), Currency::Uah, Lang::En), "Twenty-one hryvnias 21 kopecks");
        assert_eq!(words(Money(10_101_800), Currency::Rub, Lang::En), "One hundred one thousand eighteen roubles 00 kopecks");
    }

    #[test]
    fn the_largest_sums_still_have_words() {
        assert!(
            words(Money(i64::MIN), Currency::Rub, Lang::Ru).starts_with("Минус девяносто два квадриллиона двести тридцать три триллиона")
        );
        assert_eq!(words(Money::major(1_000_000_000_000), Currency::Rub, Lang::Ru), "Один триллион рублей 00 копеек");
    }
}
