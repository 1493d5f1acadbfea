//! One search for everything, in memory: order numbers, any digits of a phone, IMEI and serial numbers, names with
//! mistakes, words typed in a wrong keyboard layout. Built at start and told of every change; nothing here is kept.
//!
//! An entry takes a slot. Lists of slots are only ever added to: a changed entry takes a new slot and its old one is
//! dead until a third of the slots are, and then the live ones are numbered anew. Invariant: a key has at most one
//! live slot, and `slots`, `marks` and `words` agree on what a slot number means.

mod marks;
mod postings;
#[cfg(test)]
mod tests;
mod words;

use std::{cmp::Reverse, collections::HashMap, hash::Hash};

use xxhash_rust::xxh3::xxh3_64;

use self::{
    marks::Marks,
    postings::{Finds, GONE},
    words::Words,
};
use super::{codes::serial_key, name, text::fold::SPOKEN};

/// Fewer dead slots than this are never worth the work of dropping them.
const DEAD_ENOUGH: usize = 1024;

/// What is searched for in one thing. Strings are as people see them; they are made comparable here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Names and models.
    pub text: Vec<String>,
    /// Phones, IMEI, digits of serials, order numbers. Up to 6 digits count as a number, up to 13 as a phone.
    pub digits: Vec<String>,
    /// Serial numbers, order numbers with letters.
    pub codes: Vec<String>,
    /// Of two equally good finds the larger rank goes first: usually the moment of the last change.
    pub rank: i64,
}

/// Which part of a thing the query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Number,
    Phone,
    Serial,
    Name,
    /// A name, with mistakes forgiven.
    Typo,
    /// Anything, but the query was typed in another keyboard layout.
    Layout,
}

impl Reason {
    const ALL: [Reason; 6] = [Reason::Number, Reason::Phone, Reason::Serial, Reason::Name, Reason::Typo, Reason::Layout];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<K> {
    pub key: K,
    /// From 1 to 100, larger is better.
    pub score: u32,
    pub reason: Reason,
}

/// The best hits first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<K> {
    pub hits: Vec<Hit<K>>,
    /// There were more than the limit.
    pub more: bool,
}

#[derive(Debug)]
pub struct Index<K> {
    slots: Vec<Slot<K>>,
    by_key: HashMap<K, u32>,
    marks: Marks,
    words: Words,
}

#[derive(Debug)]
struct Slot<K> {
    key: K,
    rank: i64,
    /// A hash of all that is searched for, to notice an entry that only changed its rank.
    print: u64,
    live: bool,
}

/// A slot all parts of a query agreed on.
#[derive(Debug, Clone, Copy)]
struct Match {
    slot: u32,
    score: u32,
    reason: Reason,
}

impl<K: Copy + Ord + Hash> Default for Index<K> {
    fn default() -> Index<K> {
        Index { slots: Vec::new(), by_key: HashMap::new(), marks: Marks::default(), words: Words::default() }
    }
}

impl<K: Copy + Ord + Hash> Index<K> {
    pub fn new() -> Index<K> {
        Index::default()
    }

    /// How many entries can be found.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Adds an entry or replaces the one with this key.
    pub fn put(&mut self, key: K, entry: Entry) {
        let lines = marks::lines(&entry.digits, &entry.codes);
        let text = entry.text.iter().map(|text| name::fold(text)).collect::<Vec<_>>().join(" ");
        let print = xxh3_64(format!("{lines}\0{text}").as_bytes());
        if let Some(slot) = self.by_key.get(&key).map(|slot| &mut self.slots[*slot as usize])
            && slot.print == print
        {
            slot.rank = entry.rank;
            return;
        }
        self.remove(key);
        let slot = u32::try_from(self.slots.len()).ok().filter(|slot| *slot != GONE).expect("four billion entries do not fit in memory");
        self.marks.put(slot, &lines);
        for word in text.split_whitespace() {
            self.words.put(slot, word);
            spoken(word).iter().for_each(|said| self.words.put(slot, said));
        }
        self.slots.push(Slot { key, rank: entry.rank, print, live: true });
        self.by_key.insert(key, slot);
    }

    /// Forgets an entry; one that is not there is no mistake.
    pub fn remove(&mut self, key: K) {
        let Some(slot) = self.by_key.remove(&key) else { return };
        self.slots[slot as usize].live = false;
        let dead = self.slots.len() - self.by_key.len();
        if dead >= DEAD_ENOUGH && dead * 3 >= self.slots.len() {
            self.compact();
        }
    }

    fn compact(&mut self) {
        let mut live = 0_u32..;
        let moved: Vec<u32> = self.slots.iter().map(|slot| if slot.live { live.next().unwrap_or(GONE) } else { GONE }).collect();
        self.slots.retain(|slot| slot.live);
        self.by_key.values_mut().for_each(|slot| *slot = moved[*slot as usize]);
        self.marks.renumber(&moved);
        self.words.renumber(&moved);
    }

    /// Finds entries that have every word and number of the query. The query is tried as it is, then in other keyboard
    /// layouts, then with mistakes forgiven; the first try that finds something is the answer.
    pub fn find(&self, query: &str, limit: usize) -> Found<K> {
        let swapped = name::swap_layout(query);
        for typos in [false, true] {
            let found = self.look(query, typos);
            if !found.is_empty() {
                return self.best(found, limit);
            }
            for query in &swapped {
                let mut found = self.look(query, typos);
                if !found.is_empty() {
                    found.iter_mut().for_each(|found| found.reason = Reason::Layout);
                    return self.best(found, limit);
                }
            }
        }
        let mut found = mixed(query).iter().map(|query| self.look(query, false)).find(|found| !found.is_empty()).unwrap_or_default();
        found.iter_mut().for_each(|found| found.reason = Reason::Layout);
        self.best(found, limit)
    }

    fn look(&self, query: &str, typos: bool) -> Vec<Match> {
        readings(query).iter().map(|terms| self.all(terms, typos)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Live slots that every term finds. The score is the average; the reason is of the most telling term, but one
    /// forgiven mistake makes the whole a guess.
    fn all(&self, terms: &[Term], typos: bool) -> Vec<Match> {
        let Some((first, rest)) = terms.split_first() else { return Vec::new() };
        let finds = self.find_term(first, typos);
        let mut found: Vec<Match> = finds.slots().iter().filter_map(|slot| self.live_match(*slot, &finds)).collect();
        for term in rest {
            if found.is_empty() {
                return found;
            }
            let finds = self.find_term(term, typos);
            found.retain_mut(|found| {
                let Some((quality, reason)) = finds.get(found.slot) else { return false };
                found.score += u32::from(quality);
                found.reason = if found.reason.max(reason) == Reason::Typo { Reason::Typo } else { found.reason.min(reason) };
                true
            });
        }
        found.iter_mut().for_each(|found| found.score /= terms.len() as u32);
        found
    }

    fn live_match(&self, slot: u32, finds: &Finds) -> Option<Match> {
        let (quality, reason) = finds.get(slot).filter(|_| self.slots[slot as usize].live)?;
        Some(Match { slot, score: u32::from(quality), reason })
    }

    fn find_term(&self, term: &Term, typos: bool) -> Finds {
        let mut finds = Finds::new(self.slots.len());
        match &term.kind {
            Kind::Digits(digits) => self.marks.find_digits(digits, &mut finds),
            Kind::Code(key) => self.marks.find_code(key, &mut finds),
            Kind::Word => {}
        }
        match term.words.as_slice() {
            [] => {}
            [word] => self.words.find(word, typos, &mut finds),
            // A word with a dash or a point inside: each part on its own, like words with spaces between.
            words => {
                let terms: Vec<Term> = words.iter().map(|word| Term { kind: Kind::Word, words: vec![word.clone()] }).collect();
                for found in self.all(&terms, typos) {
                    finds.add(found.slot, u8::try_from(found.score).unwrap_or(u8::MAX), found.reason);
                }
            }
        }
        finds
    }

    fn best(&self, found: Vec<Match>, limit: usize) -> Found<K> {
        let more = found.len() > limit;
        let slot = |found: &Match| &self.slots[found.slot as usize];
        let mut order: Vec<_> =
            found.iter().map(|found| (Reverse((found.score, slot(found).rank)), slot(found).key, found.reason)).collect();
        if more && limit > 0 {
            order.select_nth_unstable(limit - 1);
        }
        order.truncate(limit);
        order.sort_unstable();
        let hits = order.into_iter().map(|(Reverse((score, _)), key, reason)| Hit { key, score, reason }).collect();
        Found { hits, more }
    }
}

/// Ways of mixing layouts that are tried: six words.
const MIXED: usize = 64;

/// One part of a query: found by its kind or by its words, whichever is better.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    kind: Kind,
    words: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Digits(String),
    Code(String),
    Word,
}

impl Term {
    fn of(token: &str) -> Term {
        let words = name::fold(token).split_whitespace().map(str::to_owned).collect();
        match is_number(token) {
            true => Term { kind: Kind::Digits(token.chars().filter(char::is_ascii_digit).collect()), words },
            false => Term { kind: Kind::Code(serial_key(token)), words },
        }
    }
}

/// How people say a word that is written in Latin on the box.
fn spoken(word: &str) -> &'static [&'static str] {
    SPOKEN.iter().find(|(written, _)| *written == word).map_or(&[], |(_, said)| said)
}

/// The query with some of its words typed in another layout: half of it was noticed and half was not.
fn mixed(query: &str) -> Vec<String> {
    let words: Vec<Vec<String>> = query
        .split_whitespace()
        .map(|word| std::iter::once(word.to_string()).chain(name::swap_layout(word).into_iter().take(1)).collect())
        .collect();
    let ways = words.iter().map(Vec::len).product::<usize>();
    if words.len() < 2 || ways > MIXED {
        return Vec::new();
    }
    let way = |mut nth: usize| {
        let chosen = words.iter().map(|word| {
            let at = nth % word.len();
            nth /= word.len();
            word[at].as_str()
        });
        chosen.collect::<Vec<_>>().join(" ")
    };
    (1..ways).map(way).collect()
}

/// Digits with what people put between digits of a phone or before an order number.
fn is_number(token: &str) -> bool {
    token.chars().all(|c| c.is_ascii_digit() || "+-()./#\u{2116}".contains(c)) && token.chars().any(|c| c.is_ascii_digit())
}

/// The ways to understand a query, best first: numbers side by side are one number typed with spaces; or each is its
/// own; or the spaces are inside a serial number.
fn readings(query: &str) -> Vec<Vec<Term>> {
    let tokens: Vec<&str> = query.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).collect();
    let apart: Vec<Term> = tokens.iter().map(|token| Term::of(token)).collect();
    let joined: Vec<Term> = tokens.chunk_by(|one, next| is_number(one) && is_number(next)).map(|run| Term::of(&run.concat())).collect();
    let mut readings = vec![joined];
    if apart != readings[0] {
        readings.push(apart);
    }
    if tokens.len() > 1 && query.contains(|c: char| c.is_ascii_digit()) && !is_number(&tokens.concat()) {
        readings.push(vec![Term { kind: Kind::Code(serial_key(query)), words: Vec::new() }]);
    }
    readings
}
