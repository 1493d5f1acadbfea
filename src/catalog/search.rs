//! Finding a work, a brand or a model by what a person types in a hurry.
//!
//! The directories are small (two thousand works, a few thousand models), so a search compares folded words of them all:
//! an exact beginning counts most, a piece inside less, a slip of the finger least. Names of works stay folded in memory,
//! because they are asked for by every letter typed into the search of everything.

use super::{directory, tables::Service};
use crate::{
    kernel::{
        Id, Result, mark,
        name::{distance, fold, forgiven, swap_layout},
        text::Named,
    },
    log::{Subject, SubjectKind},
    store::{Read, Reads},
    web::{
        Cx,
        cx::Memory,
        follow::{Follow, Follower},
    },
};

/// What somebody typed, made ready once for many comparisons.
pub struct Query {
    typed: String,
    /// As it would have come out in other keyboard layouts.
    swapped: Vec<String>,
}

/// A name made ready for many queries.
struct Text {
    folded: String,
    /// The same without spaces: `iphone13` is found in `iphone 13`.
    closed: String,
}

impl Text {
    fn of(name: &str) -> Text {
        let folded = fold(name);
        Text { closed: folded.replace(' ', ""), folded }
    }
}

impl Query {
    pub fn new(typed: &str) -> Query {
        Query {
            typed: fold(typed),
            swapped: swap_layout(typed).iter().map(|other| fold(other)).filter(|other| !other.is_empty()).collect(),
        }
    }

    /// Nothing that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// How well a text answers, smaller is better; nothing when some word of the query is not in it. What answers nothing
    /// as it is typed may answer in another keyboard layout.
    pub fn score(&self, text: &str) -> Option<u32> {
        self.score_text(&Text::of(text))
    }

    /// The best score of a name in any of its languages.
    pub fn score_named(&self, name: &Named) -> Option<u32> {
        [&name.ru, &name.en, &name.uk].into_iter().filter(|one| !one.is_empty()).filter_map(|one| self.score(one)).min()
    }

    pub fn score_service(&self, service: &Service) -> Option<u32> {
        Known::of(service).guess(self)
    }

    fn score_text(&self, text: &Text) -> Option<u32> {
        let swapped = || self.swapped.iter().filter_map(|other| score(other, text, slipped)).min().map(|score| score + 10);
        score(&self.typed, text, slipped).or_else(swapped)
    }
}

/// How well the words of a query stand in a text; `alike` says which other words of it pass for the typed one.
fn score(query: &str, text: &Text, alike: fn(&str, &str) -> bool) -> Option<u32> {
    // The whole name typed out is that one, before longer names that begin with it.
    if query == text.folded {
        return Some(0);
    }
    let mut total = 0;
    for (at, word) in query.split_whitespace().enumerate() {
        total += match () {
            () if !text.closed.contains(word) => text.folded.split(' ').any(|one| alike(word, one)).then_some(6)?,
            () if at == 0 && text.folded.starts_with(word) => 0,
            () if text.folded.split(' ').any(|one| one.starts_with(word)) => 1,
            () => 3,
        };
    }
    Some(total)
}

/// A slip or two in a word of four letters or more, whether the word is finished or not. Numbers are never guessed: an
/// iPhone 12 is not an iPhone 13.
fn slipped(typed: &str, word: &str) -> bool {
    let (count, letters) = (typed.chars().count(), word.chars().count());
    if count < 4 || letters + forgiven(count) < count || typed.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let near = |length: usize| distance(typed, word.char_indices().nth(length).map_or(word, |(end, _)| &word[..end])) <= forgiven(count);
    near(count) || near(count + 1) || near(count - 1)
}

/// Something was typed, but of signs alone: nothing answers that.
fn vain(typed: &str, query: &Query) -> bool {
    query.is_empty() && !typed.trim().is_empty()
}

/// Items that answer the query, best first; equal ones keep their order. An empty query keeps everything.
pub fn ranked<T>(items: Vec<T>, typed: &str, limit: usize, mark: impl Fn(&T, &Query) -> Option<u32>) -> Vec<T> {
    let query = Query::new(typed);
    if vain(typed, &query) {
        return Vec::new();
    }
    if query.is_empty() {
        return items.into_iter().take(limit).collect();
    }
    best(items.into_iter().filter_map(|item| mark(&item, &query).map(|score| (score, item))).collect(), limit)
}

fn best<T>(mut found: Vec<(u32, T)>, limit: usize) -> Vec<T> {
    found.sort_by_key(|(score, _)| *score);
    found.into_iter().take(limit).map(|(_, item)| item).collect()
}

/// A work as search knows it.
struct Known {
    id: Id<mark::Service>,
    types: Vec<Id<mark::DeviceType>>,
    code: String,
    names: Vec<Text>,
}

impl Known {
    fn of(service: &Service) -> Known {
        let names = [&service.name.ru, &service.name.en, &service.name.uk].into_iter().filter(|name| !name.is_empty());
        Known { id: service.id, types: service.types.clone(), code: fold(&service.code), names: names.map(|name| Text::of(name)).collect() }
    }

    /// By the code, or by words that stand in the name as they were typed.
    fn plain(&self, query: &Query) -> Option<u32> {
        let by_code = (!self.code.is_empty() && self.code.starts_with(&query.typed)).then_some(0);
        by_code.or_else(|| self.names.iter().filter_map(|name| score(&query.typed, name, |_, _| false)).min())
    }

    /// The same with slips and a wrong keyboard layout forgiven.
    fn guess(&self, query: &Query) -> Option<u32> {
        self.plain(query).or_else(|| self.names.iter().filter_map(|name| query.score_text(name)).min())
    }
}

/// Works that are not in the archive, in the order of the price list.
#[derive(Default)]
struct Works(Vec<Known>);

impl Follow for Works {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        self.0 = directory::services_for(reads, None)?.iter().map(Known::of).collect();
        Ok(())
    }

    /// Their order depends on categories too, and many change at once: all are read anew.
    fn heed(&mut self, reads: &Read<'_>, subjects: &[Subject]) -> Result<()> {
        let ours = |subject: &Subject| matches!(subject.kind, SubjectKind::Service | SubjectKind::Shop | SubjectKind::Import);
        if subjects.iter().any(ours) { self.fill(reads) } else { Ok(()) }
    }
}

/// Whether a work may be guessed at when none has the words as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guesses {
    Welcome,
    Unwanted,
}

/// Works by words of the name in any language or by code, best first; of the whole price list or for one device type.
pub fn find_services(
    cx: &Cx,
    reads: &Read<'_>,
    typed: &str,
    device_type: Option<Id<mark::DeviceType>>,
    guesses: Guesses,
    limit: usize,
) -> Result<Vec<Service>> {
    let (query, memory) = (Query::new(typed), cx.site.memory.of::<Follower<Works>>());
    if vain(typed, &query) {
        return Ok(Vec::new());
    }
    let suits = |work: &&Known| directory::fits(&work.types, device_type);
    let found = memory.ask(reads, |works| find(works.0.iter().filter(suits), &query, guesses, limit))?;
    found.iter().filter_map(|id| reads.get::<Service>(id).transpose()).collect()
}

fn find<'a>(works: impl Iterator<Item = &'a Known> + Clone, query: &Query, guesses: Guesses, limit: usize) -> Vec<Id<mark::Service>> {
    let by = |mark: fn(&Known, &Query) -> Option<u32>| {
        best(works.clone().filter_map(|work| Some((mark(work, query)?, work.id))).collect(), limit)
    };
    let plain = by(Known::plain);
    if plain.is_empty() && guesses == Guesses::Welcome { by(Known::guess) } else { plain }
}

/// Reads the names of works into memory, so that the first search does not wait for it.
pub fn warm(memory: &Memory, reads: &Read<'_>) -> Result<()> {
    memory.of::<Follower<Works>>().ask(reads, |_| ())
}

/// The work whose whole name this is, in any of its languages, whatever the case.
pub fn service_named(reads: &impl Reads, name: &str) -> Result<Option<Service>> {
    let typed = fold(name);
    let is = |service: &Service| {
        [&service.name.ru, &service.name.en, &service.name.uk].into_iter().any(|one| !one.is_empty() && fold(one) == typed)
    };
    Ok(directory::services_for(reads, None)?.into_iter().find(is))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Money;

    fn service() -> Service {
        Service {
            id: Id::fixed(1),
            category: Id::fixed(1),
            name: Named::default(),
            code: String::new(),
            price: Money::ZERO,
            prices: std::collections::BTreeMap::new(),
            cost: Money::ZERO,
            minutes: 0,
            warranty_days: 0,
            types: Vec::new(),
            position: 0,
            archived: false,
        }
    }

    fn score(query: &str, text: &str) -> Option<u32> {
        Query::new(query).score(text)
    }

    #[test]
    fn words_are_found_by_beginning_middle_and_with_a_slip() {
        assert_eq!(score("зам дисп", "Замена дисплейного модуля"), Some(1));
        assert!(score("плей", "Замена дисплейного модуля").is_some());
        assert!(score("дисплпя", "Замена дисплея").is_some());
        assert!(score("разъем", "Замена разъёма зарядки").is_some());
        assert!(score("iphone13", "iPhone 13 Pro").is_some());
        assert!(score("galxy", "Galaxy S24").is_some());
        assert!(score("шзрщту 13", "iPhone 13").is_some());
        assert!(score("lbcgk", "Замена дисплея").is_some());
        assert_eq!(score("iphone 12", "iPhone 13"), None);
        assert_eq!(score("стекло", "Замена дисплея"), None);
    }

    /// What the ranking means, said without any haste.
    fn by_definition(query: &str, text: &str) -> Option<u32> {
        if query == text {
            return Some(0);
        }
        let slipped = |typed: &str, word: &str| {
            let count = typed.chars().count();
            let near = |length: usize| distance(typed, &word.chars().take(length).collect::<String>()) <= forgiven(count);
            count >= 4 && !typed.chars().any(|c| c.is_ascii_digit()) && (near(count) || near(count + 1) || near(count - 1))
        };
        let of_word = |(at, word): (usize, &str)| match () {
            () if at == 0 && text.starts_with(word) => Some(0),
            () if text.split(' ').any(|one| one.starts_with(word)) => Some(1),
            () if text.contains(word) || text.replace(' ', "").contains(word) => Some(3),
            () => text.split(' ').any(|one| slipped(word, one)).then_some(6),
        };
        query.split_whitespace().enumerate().map(of_word).sum()
    }

    proptest::proptest! {
        #[test]
        fn the_quick_ranking_is_the_one_defined(query in "[абв1 ]{0,12}", text in "[абв1 ]{0,24}") {
            let (query, text) = (fold(&query), fold(&text));
            proptest::prop_assert_eq!(super::score(&query, &Text::of(&text), slipped), by_definition(&query, &text));
        }
    }

    #[test]
    fn what_stands_as_typed_leaves_no_room_for_guesses() {
        let service = |name: &str| Service { name: Named::plain(name), ..service() };
        let works = [service("Замена дисплея"), service("Замена дисплеев оптом")];
        let found = |typed: &str, guesses| {
            let query = Query::new(typed);
            find(works.iter().map(Known::of).collect::<Vec<_>>().iter(), &query, guesses, 9).len()
        };
        assert_eq!(found("дисплея", Guesses::Welcome), 1);
        assert_eq!(found("диспоея", Guesses::Welcome), 2);
        assert_eq!(found("диспоея", Guesses::Unwanted), 0);
    }

    #[test]
    fn an_empty_query_keeps_everything_and_signs_alone_find_nothing() {
        let found =
            |typed| ranked(vec!["Чистка корпуса", "Замена корпуса"], typed, 5, |name, query| query.score(name)).len();
        assert_eq!((found(""), found(" "), found("ъъъъ"), found("?!")), (2, 2, 0, 0));
    }

    #[test]
    fn a_beginning_stands_above_a_middle() {
        let names = vec!["Чистка корпуса", "Замена корпуса", "Корпус: полировка"];
        let found = ranked(names, "корп", 3, |name, query| query.score(name));
        assert_eq!(found.first(), Some(&"Корпус: полировка"));
    }
}
