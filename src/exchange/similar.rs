//! Names that look like a name somebody else gave: which of ours a supplier may mean.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use crate::{
    catalog::goods::PRODUCT_BY_NAME,
    kernel::{Id, Result, mark, name::fold},
    store::{Order, Reads, Walk},
};

/// As many are offered.
const OFFERED: usize = 6;
/// Names that share the rarest words are looked at closer.
const CLOSER: usize = 60;
/// Below this, of a thousand, two names have nothing in common.
const ALIKE: u64 = 350;

/// Names of goods by their words. A word that few names have tells more than one that all of them have.
pub struct Names {
    names: Vec<(Id<mark::Product>, String)>,
    words: HashMap<String, Vec<u32>>,
}

impl Names {
    pub fn read(reads: &impl Reads) -> Result<Names> {
        let mut all = Names { names: Vec::new(), words: HashMap::new() };
        reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, None, |(_, folded), id| {
            all.add(id, folded);
            Ok(Walk::On)
        })?;
        Ok(all)
    }

    fn add(&mut self, id: Id<mark::Product>, folded: String) {
        let at = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        for word in words(&folded) {
            self.words.entry(word).or_default().push(at);
        }
        self.names.push((id, folded));
    }

    fn weight(&self, word: &str) -> u64 {
        let holders = self.words.get(word).map_or(0, Vec::len);
        u64::from((1 + self.names.len() / (1 + holders)).ilog2()) + 1
    }

    /// The likeliest first; none when nothing is alike.
    pub fn like(&self, name: &str) -> Vec<Id<mark::Product>> {
        let folded = fold(name);
        let said = words(&folded);
        let mut shared: HashMap<u32, u64> = HashMap::new();
        for word in &said {
            let weight = self.weight(word);
            for at in self.words.get(word).into_iter().flatten() {
                *shared.entry(*at).or_default() += weight;
            }
        }
        let mut closer: Vec<(u32, u64)> = shared.into_iter().collect();
        closer.sort_by_key(|(at, shared)| (Reverse(*shared), *at));
        closer.truncate(CLOSER);
        let whole: u64 = said.iter().map(|word| self.weight(word)).sum();
        let mut scored: Vec<(u64, u32)> = closer.into_iter().map(|(at, shared)| (self.score(&folded, whole, at, shared), at)).collect();
        scored.retain(|(score, _)| *score >= ALIKE);
        scored.sort_by_key(|(score, at)| (Reverse(*score), *at));
        scored.into_iter().take(OFFERED).map(|(_, at)| self.names[at as usize].0).collect()
    }

    /// How much of our name is said, how much of what both say is the same, how alike they are letter by letter. A supplier says
    /// more than we do, so the first tells most.
    fn score(&self, folded: &str, whole: u64, at: u32, shared: u64) -> u64 {
        let other = &self.names[at as usize].1;
        let of_other: u64 = words(other).iter().map(|word| self.weight(word)).sum();
        let letters = (300.0 * strsim::sorensen_dice(folded, other)) as u64;
        400 * shared / of_other.max(1) + 300 * shared / (whole + of_other - shared).max(1) + letters
    }
}

/// The words of a folded name; a letter or two before a number are one word with it: `B-7000` is `B7000`.
fn words(folded: &str) -> HashSet<String> {
    let (mut found, mut letters) = (HashSet::new(), String::new());
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let short = word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
        if !letters.is_empty() && !number {
            found.insert(std::mem::take(&mut letters));
        }
        match short {
            true => letters = word.to_string(),
            false => drop(found.insert(format!("{}{word}", std::mem::take(&mut letters)))),
        }
    }
    found.extend(Some(letters).filter(|letters| !letters.is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_a_supplier_gives_leads_to_ours_and_a_strange_one_leads_nowhere() {
        let mut names = Names { names: Vec::new(), words: HashMap::new() };
        for (at, name) in
            ["Дисплей Samsung A12", "Дисплей Samsung A13", "Дисплей iPhone 12", "Шлейф зарядки A12", "Клей B-7000"].into_iter().enumerate()
        {
            names.add(Id::fixed(at as u128), fold(name));
        }
        let first = |said: &str| names.like(said).first().copied();
        assert_eq!(first("Дисплей для Samsung Galaxy A12 (A125F) черный"), Some(Id::fixed(0)));
        assert_eq!(first("Клей B7000, 15 мл"), Some(Id::fixed(4)));
        assert_eq!(first("Дисплей для Apple iPhone 12 (2815 mAh) повышенной яркости OR"), Some(Id::fixed(2)));
        assert_eq!(first("Паяльная станция"), None);
    }
}
