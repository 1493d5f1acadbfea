//! How fast the search in memory is in a chain of shops, and what it takes: 200,000 clients with 250,000 devices.
//!
//! `cargo bench --bench index`; `VERSTAK_BENCH_CLIENTS` is another number of clients.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use verstak::kernel::search::{Entry, Index};

const SURNAMES: [&str; 24] = [
    "Иванов",
    "Смирнов",
    "Кузнецов",
    "Попов",
    "Соколов",
    "Лебедев",
    "Козлов",
    "Новиков",
    "Морозов",
    "Петров",
    "Волков",
    "Соловьёв",
    "Васильев",
    "Зайцев",
    "Павлов",
    "Семёнов",
    "Голубев",
    "Виноградов",
    "Богданов",
    "Воробьёв",
    "Фёдоров",
    "Михайлов",
    "Беляев",
    "Щербаков",
];
const NAMES: [&str; 12] =
    ["Юрий", "Анна", "Сергей", "Ольга", "Дмитрий", "Елена", "Александр", "Наталья", "Пётр", "Татьяна", "Олександр", "Ірина"];
const MODELS: [&str; 8] = [
    "Apple iPhone 13",
    "Apple iPhone 14 Pro",
    "Samsung Galaxy S24",
    "Xiaomi Redmi Note 12",
    "Honor X8b",
    "Lenovo IdeaPad 3",
    "Apple MacBook Air",
    "Tecno Camon 20",
];
/// Letters that make surnames of few people.
const SYLLABLES: [&str; 16] =
    ["ба", "во", "гри", "дуб", "жук", "зар", "кол", "лом", "мар", "нест", "ост", "пар", "руд", "сав", "тар", "чер"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
    /// Half of people share a couple of dozen surnames.
    fn surname(&mut self) -> String {
        match self.below(2) {
            0 => self.one(&SURNAMES).to_string(),
            _ => format!("{}{}{}енко", self.one(&SYLLABLES), self.one(&SYLLABLES), self.one(&SYLLABLES)),
        }
    }
}

fn entry(dice: &mut Dice, number: u64) -> Entry {
    let mut entry = Entry { rank: number as i64, ..Entry::default() };
    entry.text.push(format!("{} {}", dice.surname(), dice.one(&NAMES)));
    entry.digits.push(number.to_string());
    entry.digits.push(format!("79{:09}", dice.below(1_000_000_000)));
    for _ in 0..=u64::from(dice.below(4) == 0) {
        entry.text.push(dice.one(&MODELS).to_string());
        let serial = format!("35{:013}", dice.below(10_000_000_000_000));
        entry.codes.push(if dice.below(4) == 0 { format!("F2L{:X}{:04}", dice.below(1 << 16), dice.below(10_000)) } else { serial });
    }
    entry
}

fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) >> 10
}

fn main() {
    let asked = std::env::var("VERSTAK_BENCH_CLIENTS").ok().and_then(|one| one.parse().ok());
    let (clients, mut dice, before) = (asked.unwrap_or(200_000), Dice(1), memory());
    let (mut index, mut known, began) = (Index::new(), Vec::new(), Instant::now());
    for number in 1..=clients {
        let entry = entry(&mut dice, number);
        if number % 997 == 0 {
            known.push(entry.clone());
        }
        index.put(number, entry);
    }
    println!("{clients} clients in {:.1} s, {} MB", began.elapsed().as_secs_f64(), memory() - before);
    let kinds: [(&str, fn(&Entry) -> String); 10] = [
        ("number", |one| one.digits[0].clone()),
        ("whole phone", |one| one.digits[1].clone()),
        ("last four of a phone", |one| one.digits[1][7..].into()),
        ("three digits", |one| one.digits[1][5..8].into()),
        ("whole serial", |one| one.codes[0].clone()),
        ("end of a serial", |one| one.codes[0][one.codes[0].len() - 5..].into()),
        ("name", |one| one.text[0].clone()),
        ("first letters", |one| one.text[0].chars().take(3).collect()),
        ("name with a mistake", |one| one.text[0].chars().enumerate().filter(|(at, _)| *at != 2).map(|(_, letter)| letter).collect()),
        ("model", |one| one.text[1].clone()),
    ];
    println!("{:<24} {:>9} {:>9} {:>9}", "", "p50, ms", "p95, ms", "max, ms");
    for (name, query) in kinds {
        let queries: BTreeSet<String> = known.iter().map(query).collect();
        let mut times: Vec<Duration> = queries.iter().cycle().take(200).map(|query| timed(&index, query)).collect();
        times.sort_unstable();
        let ms = |at: usize| times[at].as_secs_f64() * 1000.0;
        println!("{name:<24} {:>9.2} {:>9.2} {:>9.2}", ms(times.len() / 2), ms(times.len() * 95 / 100), ms(times.len() - 1));
    }
}

fn timed(index: &Index<u64>, query: &str) -> Duration {
    let began = Instant::now();
    assert!(!index.find(query, 500).hits.is_empty(), "{query} is not found");
    began.elapsed()
}
