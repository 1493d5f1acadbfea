//! A table somebody else made: where its heads are, which column is what, what a row means.

use serde::{Deserialize, Serialize};

use super::{
    text::{
        headings::{CLIENTS, Heading, ORGANISATIONS, PEOPLE, SERVICES, TERMS},
        import as text,
    },
    workbook::Line,
};
use crate::{
    clients::{ClientAsk, ClientKind, ClientPhone},
    kernel::{Lang, Money, Phone, Rate, Right, Text, name::fold},
    shop::Source,
};

/// What is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Clients,
    Services,
}

impl Kind {
    pub fn named(key: &str) -> Option<Kind> {
        [Kind::Clients, Kind::Services].into_iter().find(|kind| kind.key() == key)
    }
    pub fn key(self) -> &'static str {
        match self {
            Kind::Clients => "clients",
            Kind::Services => "services",
        }
    }
    pub fn right(self) -> Right {
        match self {
            Kind::Clients => Right::ImportClients,
            Kind::Services => Right::ImportPriceList,
        }
    }
    pub fn title(self) -> Text {
        match self {
            Kind::Clients => super::text::CLIENTS,
            Kind::Services => super::text::SERVICES,
        }
    }
    pub fn why(self) -> Text {
        match self {
            Kind::Clients => text::CLIENTS_WHY,
            Kind::Services => text::SERVICES_WHY,
        }
    }
    /// Where what was brought in is seen.
    pub fn list(self) -> &'static str {
        match self {
            Kind::Clients => "/clients",
            Kind::Services => "/price",
        }
    }
    pub fn headings(self) -> &'static [Heading] {
        match self {
            Kind::Clients => CLIENTS,
            Kind::Services => SERVICES,
        }
    }
    /// Without this column there is nothing to bring in.
    pub fn must(self) -> Field {
        match self {
            Kind::Clients => Field::Name,
            Kind::Services => Field::Service,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Surname,
    Patronymic,
    Phones,
    MorePhones,
    Email,
    Address,
    Note,
    Kind,
    Tax,
    Discount,
    Source,
    Category,
    Service,
    Code,
    Price,
    Cost,
    Minutes,
    Warranty,
}

impl Field {
    pub fn heading(self) -> Option<&'static Heading> {
        CLIENTS.iter().chain(SERVICES).find(|heading| heading.field == self)
    }
    pub fn label(self, lang: Lang) -> &'static str {
        self.heading().map_or("", |heading| heading.label.get(lang))
    }
}

/// What stands in each column.
pub type Mapping = Vec<Option<Field>>;

/// The heads are looked for so many rows from the top.
const LOOKED: usize = 20;

/// What the top of a sheet tells of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The row of the heads, as Excel numbers it; 0 when there are none.
    pub head: u32,
    pub heads: Vec<String>,
    pub mapping: Mapping,
}

/// As much of a head as is shown.
const HEAD: usize = 80;

/// Which row holds the heads, and what its columns are. Without known words the first row is taken for heads, unless it
/// looks like data already.
pub fn guess(kind: Kind, lines: &[Line]) -> Guess {
    let top = &lines[..lines.len().min(LOOKED)];
    let known = |mapping: &Mapping| mapping.iter().flatten().count();
    let best = top.iter().map(|line| (line, mapping(kind, line))).rev().max_by_key(|(_, mapping)| known(mapping));
    let found = best.filter(|(_, mapping)| known(mapping) > 0);
    let unknown = || top.first().filter(|line| !looks_like_data(line)).map(|line| (line, Vec::new()));
    let (line, mut mapping) = found.or_else(unknown).map_or((None, Vec::new()), |(line, mapping)| (Some(line), mapping));
    let width = top.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    mapping.resize(width, None);
    let heads = (0..width).map(|at| line.map_or("", |line| line.cell(at)).chars().take(HEAD).collect()).collect();
    Guess { head: line.map_or(0, |line| line.number), heads, mapping }
}

/// A phone, a price or a code: no head has so many digits.
fn looks_like_data(line: &Line) -> bool {
    line.cells.iter().any(|cell| cell.chars().filter(char::is_ascii_digit).count() >= 3)
}

fn mapping(kind: Kind, line: &Line) -> Mapping {
    let folded: Vec<String> = line.cells.iter().map(|cell| fold(cell)).collect();
    let mut found: Mapping = vec![None; folded.len()];
    for heading in kind.headings() {
        let words: Vec<String> = heading.words.iter().map(|word| fold(word)).collect();
        let rank = |cell: &String| {
            let exact = words.iter().position(|word| word == cell);
            exact.or_else(|| {
                words.iter().position(|word| cell.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '))).map(|at| at + 100)
            })
        };
        let free = folded.iter().enumerate().filter(|(at, cell)| found[*at].is_none() && !cell.is_empty() && cell.chars().count() < 40);
        let best = free.filter_map(|(at, cell)| Some((rank(cell)?, at))).min();
        if let Some((_, at)) = best {
            found[at] = Some(heading.field);
        }
    }
    found
}

/// Why a cell cannot be taken.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub field: Field,
    pub value: String,
    pub why: Text,
}

/// A row being read: the cell of a field, and what is wrong so far.
struct Cells<'l> {
    line: &'l Line,
    mapping: &'l Mapping,
    wrong: Vec<Wrong>,
}

impl<'l> Cells<'l> {
    fn get(&self, field: Field) -> &'l str {
        self.mapping.iter().position(|one| *one == Some(field)).map_or("", |at| self.line.cell(at))
    }
    fn read<T>(&mut self, field: Field, why: Text, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
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
    fn text(&mut self, field: Field, most: usize, must: Option<Text>) -> String {
        let value = self.get(field);
        if value.chars().count() > most {
            self.wrong.push(Wrong { field, value: value.chars().take(60).collect(), why: text::W_LONG });
        }
        if let Some(why) = must.filter(|_| value.is_empty()) {
            self.wrong.push(Wrong { field, value: String::new(), why });
        }
        value.to_string()
    }
    fn done<T>(self, value: T) -> Result<T, Vec<Wrong>> {
        if self.wrong.is_empty() { Ok(value) } else { Err(self.wrong) }
    }
}

/// A row as a client. A source nobody knows here is kept in the note.
pub fn client(line: &Line, mapping: &Mapping, sources: &[Source]) -> Result<ClientAsk, Vec<Wrong>> {
    let mut cells = Cells { line, mapping, wrong: Vec::new() };
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
fn percent(value: &str) -> Option<Rate> {
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
    let mut cells = Cells { line, mapping, wrong: Vec::new() };
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
fn term(value: &str, words: &[(&str, u32)]) -> Option<u32> {
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

    fn line(number: u32, cells: &[&str]) -> Line {
        Line { number, cells: cells.iter().map(|cell| (*cell).to_string()).collect() }
    }

    #[test]
    fn heads_are_found_anywhere_and_in_any_order() {
        let lines =
            [line(1, &["Прайс на ремонт"]), line(3, &["№", "Стоимость, руб.", "Гарантия", "Наименование услуги"]), line(4, &["1", "900"])];
        let found = guess(Kind::Services, &lines);
        assert_eq!((found.head, found.mapping), (3, vec![None, Some(Field::Price), Some(Field::Warranty), Some(Field::Service)]));
        let mut deep: Vec<Line> = (1..=19).map(|number| line(number, &["ООО «Ромашка»"])).collect();
        deep.push(line(20, &["Цена", "Услуга"]));
        assert_eq!(guess(Kind::Services, &deep).head, 20);
    }

    #[test]
    fn a_table_without_heads_loses_no_row() {
        let bare = [line(1, &["Анна", "89001112233"]), line(2, &["Пётр", "89001112244", "", "постоянный"])];
        let found = guess(Kind::Clients, &bare);
        assert_eq!((found.head, found.heads.len(), found.mapping), (0, 4, vec![None; 4]));
        let strange = [line(1, &["Кто", "Куда звонить"]), line(2, &["Анна", "89001112233"])];
        assert_eq!(guess(Kind::Clients, &strange).head, 1);
    }

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
