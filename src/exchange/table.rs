//! What a row of somebody else's table means.

use super::{
    columns::Mapping,
    field::Field,
    text::{
        headings::{ORGANISATIONS, PEOPLE, TERMS},
        import as text,
    },
    workbook::Line,
};
use crate::{
    clients::{ClientAsk, ClientKind, ClientPhone},
    kernel::{Money, Phone, Rate, Text, name::fold},
    shop::Source,
};

/// Why a cell cannot be taken.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub field: Field,
    pub value: String,
    pub why: Text,
}

/// A row being read: the cell of a field, and what is wrong so far.
pub struct Cells<'l> {
    line: &'l Line,
    mapping: &'l Mapping,
    wrong: Vec<Wrong>,
}

impl<'l> Cells<'l> {
    pub fn of(line: &'l Line, mapping: &'l Mapping) -> Cells<'l> {
        Cells { line, mapping, wrong: Vec::new() }
    }
    pub fn get(&self, field: Field) -> &'l str {
        self.mapping.iter().position(|one| *one == Some(field)).map_or("", |at| self.line.cell(at))
    }
    pub fn read<T>(&mut self, field: Field, why: Text, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.get(field);
        if value.is_empty() {
            return None;
        }
        let found = read(value);
        if found.is_none() {
            self.wrong.push(Wrong { field, value: value.into(), why });
        }
        found
    }
    pub fn text(&mut self, field: Field, most: usize, must: Option<Text>) -> String {
        let value = self.get(field);
        if value.chars().count() > most {
            self.wrong.push(Wrong { field, value: value.chars().take(60).collect(), why: text::W_LONG });
        }
        if let Some(why) = must.filter(|_| value.is_empty()) {
            self.wrong.push(Wrong { field, value: String::new(), why });
        }
        value.to_string()
    }
    pub fn refuse(&mut self, field: Field, why: Text) {
        let value = self.get(field).chars().take(60).collect();
        self.wrong.push(Wrong { field, value, why });
    }
    pub fn done<T>(self, value: T) -> Result<T, Vec<Wrong>> {
        if self.wrong.is_empty() { Ok(value) } else { Err(self.wrong) }
    }
}

/// A row as a client. A source nobody knows here is kept in the note.
pub fn client(line: &Line, mapping: &Mapping, sources: &[Source]) -> Result<ClientAsk, Vec<Wrong>> {
    let mut cells = Cells::of(line, mapping);
    let surname = cells.text(Field::Surname, 100, None);
    let own = cells.text(Field::Name, 200, surname.is_empty().then_some(text::W_NO_NAME));
    let patronymic = cells.text(Field::Patronymic, 100, None);
    let mut all = cells.read(Field::Phones, text::W_PHONE, phones).unwrap_or_default();
    let more = cells.read(Field::MorePhones, text::W_PHONE, phones).unwrap_or_default();
    all.extend(more.into_iter().filter(|phone| !all.contains(phone)).collect::<Vec<_>>());
    all.truncate(crate::clients::MOST_PHONES);
    let email = cells.read(Field::Email, text::W_EMAIL, email).unwrap_or_default();
    let kind = cells.read(Field::Kind, text::W_KIND, kind);
    let discount = cells.read(Field::Discount, text::W_RATE, percent).unwrap_or_default();
    let tax_number = cells.text(Field::Tax, 30, None);
    let source_name = cells.text(Field::Source, 200, None);
    let named = |source: &&Source| {
        !source.archived && [&source.name.ru, &source.name.en, &source.name.uk].into_iter().any(|name| fold(name) == fold(&source_name))
    };
    let source = sources.iter().find(named).filter(|_| !fold(&source_name).is_empty());
    let mut note = cells.text(Field::Note, 2000, None);
    if source.is_none() && !source_name.is_empty() {
        note = format!("{note}\n{source_name}").trim().to_string();
    }
    let mut ask = ClientAsk::person([surname, own, patronymic].join(" ").split_whitespace().collect::<Vec<_>>().join(" "), None);
    ask.kind = kind.unwrap_or(if tax_number.is_empty() { ClientKind::Person } else { ClientKind::Organisation });
    ask.phones = all.into_iter().map(|phone| ClientPhone { phone, note: String::new() }).collect();
    ask.address = cells.text(Field::Address, 300, None);
    ask.source = source.map(|source| source.id);
    ask.discounts.works_in_orders = discount;
    (ask.email, ask.note, ask.tax_number) = (email, note, tax_number);
    cells.done(ask)
}

fn phones(value: &str) -> Option<Vec<Phone>> {
    let mut found: Vec<Phone> = Vec::new();
    for one in value.split([',', ';', '\n', '/']).map(str::trim).filter(|one| !one.is_empty()) {
        let phone = Phone::parse(one.trim_start_matches('\''))?;
        if !found.contains(&phone) {
            found.push(phone);
        }
    }
    (found.len() <= crate::clients::MOST_PHONES).then_some(found)
}

/// `7`, `7 %`, or the `0.07` that a cell shown as a percentage holds: nobody gives a discount below one percent.
pub fn percent(value: &str) -> Option<Rate> {
    let rate = Rate::parse(value.trim_end_matches(['%', ' ', '\u{a0}']))?;
    let fraction = rate.0 > 0 && rate.0 < 100 && !value.contains('%');
    Some(if fraction { Rate(rate.0 * 100) } else { rate })
}

fn email(value: &str) -> Option<String> {
    let (user, host) = value.split_once('@')?;
    let sound = !user.is_empty() && host.contains('.') && !value.contains([' ', ',', ';', '<', '>']) && value.len() <= 120;
    sound.then(|| value.to_string())
}

fn kind(value: &str) -> Option<ClientKind> {
    let value = fold(value);
    let among = |words: &[&str]| words.iter().any(|word| fold(word) == value);
    match () {
        () if among(ORGANISATIONS) => Some(ClientKind::Organisation),
        () if among(PEOPLE) => Some(ClientKind::Person),
        () => None,
    }
}

/// A row of a price list. What the table has no column for is not touched.
#[derive(Debug, Clone, Default)]
pub struct Work {
    pub category: String,
    pub name: String,
    pub code: String,
    pub price: Option<Money>,
    pub cost: Option<Money>,
    pub minutes: Option<u32>,
    pub warranty_days: Option<u32>,
}

pub fn work(line: &Line, mapping: &Mapping) -> Result<Work, Vec<Wrong>> {
    let mut cells = Cells::of(line, mapping);
    let work = Work {
        category: cells.text(Field::Category, 80, None),
        name: cells.text(Field::Service, 200, Some(text::W_NO_SERVICE)),
        code: cells.text(Field::Code, 40, None),
        price: cells.read(Field::Price, text::W_MONEY, money),
        cost: cells.read(Field::Cost, text::W_MONEY, money),
        minutes: cells.read(Field::Minutes, text::W_NUMBER, |value| term(value, &[])),
        warranty_days: cells.read(Field::Warranty, text::W_NUMBER, |value| term(value, TERMS)),
    };
    cells.done(work)
}

/// An amount as spreadsheets hold it: a number, or a text with a currency and separators of thousands.
pub fn money(value: &str) -> Option<Money> {
    let kept: String = value.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '\u{2212}')).collect();
    let kept = kept.trim_end_matches(['.', ',', '-']);
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let plain = match (kept.rfind(','), kept.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => kept.replace('.', ""),
        (Some(_), Some(_)) => kept.replace(',', ""),
        _ => kept.to_string(),
    };
    // `1,250` of an English table is a thousand and not one with three digits.
    let plain = match plain.split_once(',') {
        Some((_, thousands)) if thousands.len() == 3 => plain.replace(',', ""),
        _ => plain,
    };
    Money::parse(&plain).filter(|amount| letters <= 8 && (Money::ZERO..=Money::LIMIT).contains(amount))
}

/// A whole number with a word after it: minutes, days, or a longer term in days.
pub fn term(value: &str, words: &[(&str, u32)]) -> Option<u32> {
    let value = value.trim().to_lowercase();
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let unit = value[digits.len()..].trim_start_matches(['.', ' ', '\u{a0}']);
    let times = words.iter().find(|(word, _)| unit.starts_with(word)).map_or(1, |(_, days)| *days);
    let sound = unit.chars().all(|c| c.is_alphabetic() || c == '.');
    digits.parse::<u32>().ok().filter(|_| sound).and_then(|count| count.checked_mul(times)).filter(|count| *count <= 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_terms_are_read_as_people_write_them() {
        for (said, kopecks) in
            [("1 250,00 руб.", 125_000), ("1,250.50", 125_050), ("1.250,5", 125_050), ("900", 90_000), ("1,250", 125_000)]
        {
            assert_eq!(money(said), Some(Money(kopecks)), "{said}");
        }
        assert_eq!(money("по договорённости"), None);
        assert_eq!(
            [term("3 мес.", TERMS), term("1 год", TERMS), term("90", TERMS), term("долго", TERMS)],
            [Some(90), Some(365), Some(90), None]
        );
    }
}
