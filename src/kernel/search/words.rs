//! The words of names: each word once, with the slots it stands in. Misspelt words are looked for among the words, not
//! among the names, so their number hardly grows with the shop.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound,
    sync::Arc,
};

use super::{
    Reason,
    postings::{Finds, Postings},
};
use crate::kernel::name;

const WHOLE: u8 = 90;
const PREFIX: u8 = 80;
const INFIX: u8 = 60;
/// Less ten for each mistake.
const TYPO: u8 = 50;

type Gram = [char; 3];

/// Words are folded by [`name::fold`]. Numbers of words never change; a word nobody has any more keeps its place.
#[derive(Debug, Default)]
pub(super) struct Words {
    list: Vec<Word>,
    order: BTreeMap<Arc<str>, u32>,
    grams: HashMap<Gram, Vec<u32>>,
}

#[derive(Debug)]
struct Word {
    text: Arc<str>,
    letters: usize,
    slots: Postings,
}

impl Words {
    pub(super) fn put(&mut self, slot: u32, word: &str) {
        let number = match self.order.get(word) {
            Some(number) => *number,
            None => self.learn(word),
        };
        self.list[number as usize].slots.push(slot);
    }

    fn learn(&mut self, word: &str) -> u32 {
        let number = u32::try_from(self.list.len()).expect("four billion different words do not fit in memory");
        let text: Arc<str> = word.into();
        for gram in padded_grams(word) {
            self.grams.entry(gram).or_default().push(number);
        }
        self.order.insert(text.clone(), number);
        self.list.push(Word { text, letters: word.chars().count(), slots: Postings::default() });
        number
    }

    pub(super) fn renumber(&mut self, moved: &[u32]) {
        self.list.iter_mut().for_each(|word| word.slots.renumber(moved));
    }

    /// Finds entries with a word that is this one, starts with it, has it inside (three letters and more) or, when
    /// asked, resembles it.
    pub(super) fn find(&self, word: &str, typos: bool, finds: &mut Finds) {
        for (text, number) in self.order.range::<str, _>((Bound::Included(word), Bound::Unbounded)) {
            if !text.starts_with(word) {
                break;
            }
            self.add(*number, if text.len() == word.len() { WHOLE } else { PREFIX }, Reason::Name, finds);
        }
        self.find_inside(word, finds);
        // A number with a mistake is another number.
        if typos && !word.bytes().any(|b| b.is_ascii_digit()) {
            self.find_alike(word, finds);
        }
    }

    fn find_inside(&self, part: &str, finds: &mut Finds) {
        let letters: Vec<char> = part.chars().collect();
        let lists: Option<Vec<&Vec<u32>>> = letters.array_windows().map(|gram: &Gram| self.grams.get(gram)).collect();
        let shortest = lists.unwrap_or_default().into_iter().min_by_key(|list| list.len());
        for number in shortest.into_iter().flatten() {
            let text = &self.list[*number as usize].text;
            if text.contains(part) && !text.starts_with(part) {
                self.add(*number, INFIX, Reason::Name, finds);
            }
        }
    }

    fn find_alike(&self, word: &str, finds: &mut Finds) {
        let letters = word.chars().count();
        if letters < 3 {
            return;
        }
        let allowed = name::forgiven(letters);
        let mut grams: Vec<Gram> = padded_grams(word).collect();
        grams.sort_unstable();
        grams.dedup();
        let mut shared = vec![0_u16; self.list.len()];
        let mut seen = Vec::new();
        for number in grams.iter().filter_map(|gram| self.grams.get(gram)).flatten() {
            let count = &mut shared[*number as usize];
            if *count == 0 {
                seen.push(*number);
            }
            *count = count.saturating_add(1);
        }
        // Thirty per cent, rounded down: in a word of four letters a swap leaves one trigram of five.
        let enough = (grams.len() * 3 / 10).max(1);
        for number in seen {
            let known = &self.list[number as usize];
            if usize::from(shared[number as usize]) < enough || known.letters.abs_diff(letters) > allowed || known.slots.len() == 0 {
                continue;
            }
            let mistakes = name::distance(word, &known.text);
            if (1..=allowed).contains(&mistakes) {
                self.add(number, TYPO - 10 * mistakes as u8, Reason::Typo, finds);
            }
        }
    }

    fn add(&self, number: u32, quality: u8, reason: Reason, finds: &mut Finds) {
        self.list[number as usize].slots.iter().for_each(|slot| finds.add(slot, quality, reason));
    }
}

/// Trigrams of a word with its ends padded: two spaces before, because people mostly get the first letters right, and
/// one after. A trigram the word repeats is given each time.
fn padded_grams(word: &str) -> impl Iterator<Item = Gram> {
    let mut letters = vec![' ', ' '];
    letters.extend(word.chars());
    letters.push(' ');
    (0..letters.len() - 2).map(move |at| [letters[at], letters[at + 1], letters[at + 2]])
}
