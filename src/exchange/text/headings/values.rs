//! Words that stand in the cells.

/// What the usual price is called where a table has one price.
pub const PRICE_WORDS: &[&str] = &[
    "цена продажи",
    "розничная цена",
    "цена розничная",
    "розница",
    "цена",
    "цена руб",
    "стоимость",
    "price",
    "retail price",
    "ціна",
    "роздрібна ціна",
    "вартість",
];

/// Words that make an organisation of a client.
pub const ORGANISATIONS: &[&str] = &[
    "да",
    "yes",
    "true",
    "1",
    "так",
    "организация",
    "компания",
    "юрлицо",
    "юр лицо",
    "юридическое лицо",
    "organisation",
    "organization",
    "company",
    "legal entity",
    "організація",
    "компанія",
    "юридична особа",
    "юр особа",
];
pub const PEOPLE: &[&str] = &[
    "нет",
    "no",
    "false",
    "0",
    "ні",
    "частное лицо",
    "физлицо",
    "физ лицо",
    "физическое лицо",
    "person",
    "private",
    "приватна особа",
    "фізична особа",
];
/// How many days a word of a term stands for, by its beginning.
pub const TERMS: &[(&str, u32)] = &[
    ("мес", 30),
    ("міс", 30),
    ("month", 30),
    ("mo", 30),
    ("нед", 7),
    ("тиж", 7),
    ("week", 7),
    ("год", 365),
    ("лет", 365),
    ("рік", 365),
    ("рок", 365),
    ("year", 365),
];
