//! Finding a work, a brand or a model by what a person types in a hurry.
//!
//! The directories are small (two thousand works, a few thousand models), so a search reads them all and compares folded
//! words: an exact beginning counts most, a piece inside less, a slip of the finger least.

use super::{directory, tables::Service};
use crate::{
    kernel::{
        Id, Result, mark,
        name::{distance, fold, forgiven, swap_layout},
        text::Named,
    },
    store::Reads,
};

/// How well a text answers a query, smaller is better; nothing when some word of the query is not in it. What answers
/// nothing as it is typed may answer as it would have come out in another keyboard layout.
pub fn score(query: &str, text: &str) -> Option<u32> {
    let text = fold(text);
    let swapped = || swap_layout(query).iter().filter_map(|other| score_folded(&fold(other), &text)).min().map(|score| score + 10);
    score_folded(&fold(query), &text).or_else(swapped)
}

fn score_folded(query: &str, text: &str) -> Option<u32> {
    // The whole name typed out is that one, before longer names that begin with it.
    if query == text {
        return Some(0);
    }
    let closed = text.replace(' ', "");
    let mut total = 0;
    for (at, word) in query.split_whitespace().enumerate() {
        total += match () {
            () if at == 0 && text.starts_with(word) => 0,
            () if text.split(' ').any(|one| one.starts_with(word)) => 1,
            () if text.contains(word) || closed.contains(word) => 3,
            () if text.split(' ').any(|one| slipped(word, one)) => 6,
            () => return None,
        };
    }
    Some(total)
}

/// A slip or two in a word of four letters or more, whether the word is finished or not. Numbers are never guessed: an
/// iPhone 12 is not an iPhone 13.
fn slipped(typed: &str, word: &str) -> bool {
    let count = typed.chars().count();
    if count < 4 || typed.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let near = |length: usize| distance(typed, &word.chars().take(length).collect::<String>()) <= forgiven(count);
    near(count) || near(count + 1) || near(count - 1)
}

/// The best score of a name in any of its languages.
pub fn score_named(query: &str, name: &Named) -> Option<u32> {
    [&name.ru, &name.en, &name.uk].into_iter().filter(|one| !one.is_empty()).filter_map(|one| score(query, one)).min()
}

/// Items that answer the query, best first; equal ones keep their order. An empty query keeps everything.
pub fn ranked<T>(items: Vec<T>, query: &str, limit: usize, mark: impl Fn(&T, &str) -> Option<u32>) -> Vec<T> {
    if fold(query).is_empty() {
        return items.into_iter().take(limit).collect();
    }
    let mut found: Vec<(u32, T)> = items.into_iter().filter_map(|item| mark(&item, query).map(|score| (score, item))).collect();
    found.sort_by_key(|(score, _)| *score);
    found.into_iter().take(limit).map(|(_, item)| item).collect()
}

pub fn score_service(service: &Service, query: &str) -> Option<u32> {
    let by_code = (!service.code.is_empty() && fold(&service.code).starts_with(&fold(query))).then_some(0);
    by_code.or_else(|| score_named(query, &service.name))
}

/// Works by words of the name in any language or by code, best first; of the whole price list or for one device type.
pub fn find_services(reads: &impl Reads, query: &str, device_type: Option<Id<mark::DeviceType>>, limit: usize) -> Result<Vec<Service>> {
    Ok(ranked(directory::services_for(reads, device_type)?, query, limit, score_service))
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

    #[test]
    fn a_beginning_stands_above_a_middle() {
        let names = vec!["Чистка корпуса", "Замена корпуса", "Корпус: полировка"];
        let found = ranked(names, "корп", 3, |name, query| score(query, name));
        assert_eq!(found.first(), Some(&"Корпус: полировка"));
    }
}
