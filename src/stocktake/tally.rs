//! What a count comes to, kept beside it: a page of it never reads all its lines.

use serde::{Deserialize, Serialize};

use super::tables::{Entry, Line, Stocktake};
use crate::{
    kernel::{Id, Money, Result, mark},
    store::{Order, Reads, Walk, Write},
};

/// Sums over the lines of a count; what is not of it is counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub lines: i64,
    pub counted: i64,
    /// Counted, and just as the book says.
    pub matches: i64,
    /// Of what was counted: less than the book says, more, either.
    pub short_lines: i64,
    pub short: Money,
    pub over_lines: i64,
    pub over: Money,
    pub differ: i64,
    /// What the book has and nobody counted.
    pub rest_lines: i64,
    pub rest: Money,
    /// Counted more than once; to be counted once more.
    pub again: i64,
    pub waiting: i64,
    pub foreign: i64,
}

impl Tally {
    fn add(&mut self, line: &Line, times: i64) {
        if line.foreign {
            self.foreign += times;
            return;
        }
        let one = |yes: bool| if yes { times } else { 0 };
        let (counted, short, over) = (line.counted().is_some(), line.short(false).0, line.over(false).0);
        let rest = if counted { crate::kernel::Quantity::ZERO } else { line.short(true).0 };
        let sum = |money: Money| Money(money.0 * times);
        self.lines += times;
        self.counted += one(counted);
        self.matches += one(counted && !line.differs(false));
        self.differ += one(line.differs(false));
        self.short_lines += one(!short.is_zero());
        self.short += sum(line.worth(short));
        self.over_lines += one(!over.is_zero());
        self.over += sum(line.worth_of_over(over));
        self.rest_lines += one(!rest.is_zero());
        self.rest += sum(line.worth(rest));
        self.again += one(line.rounds.len() > 1);
        self.waiting += one(line.waits());
    }
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Tally {
        let mut tally = Tally::default();
        lines.into_iter().for_each(|line| tally.add(line, 1));
        tally
    }
    /// What came out once it is decided what became of what nobody counted.
    pub fn with_rest(mut self, gone: bool) -> Tally {
        if gone {
            self.short_lines += self.rest_lines;
            self.short += self.rest;
            self.differ += self.rest_lines;
        }
        self
    }
}

/// Who read how many times, without what was taken back.
pub fn readers(entries: &[Entry]) -> Vec<(String, u64)> {
    let mut people = Vec::new();
    for entry in entries {
        match entry.undoes {
            None => read_by(&mut people, &entry.by_name),
            Some(wrong) => {
                let name = entries.iter().find(|one| one.number == wrong).map(|one| one.by_name.clone()).unwrap_or_default();
                unread_by(&mut people, &name);
            }
        }
    }
    people
}

pub fn read_by(people: &mut Vec<(String, u64)>, name: &str) {
    match people.iter_mut().find(|(known, _)| known == name) {
        Some((_, times)) => *times += 1,
        None => people.push((name.to_string(), 1)),
    }
}

pub fn unread_by(people: &mut [(String, u64)], name: &str) {
    people.iter_mut().filter(|(known, _)| known == name).for_each(|(_, times)| *times = times.saturating_sub(1));
}

/// Writes a line, and what it changes in the sums of its count; nothing else writes lines. The count is to be put after it.
pub fn keep(tx: &mut Write<'_>, of: &mut Stocktake, line: &Line) -> Result<()> {
    if let Some(before) = tx.get::<Line>(&(line.stocktake, line.product))? {
        of.tally.add(&before, -1);
    }
    of.tally.add(line, 1);
    tx.put(line)
}

/// Lines found by name, and the sums of every count, of data that had neither.
pub fn recount(tx: &mut Write<'_>) -> Result<()> {
    tx.index_anew::<Line>()?;
    let mut counts: Vec<Id<mark::Stocktake>> = Vec::new();
    tx.walk::<Stocktake>((), Order::Ascending, |of| {
        counts.push(of.id);
        Ok(Walk::On)
    })?;
    for id in counts {
        let mut of = tx.need::<Stocktake>(&id)?;
        of.tally = Tally::of(&tx.all::<Line>((id,))?);
        of.readers = readers(&tx.all::<Entry>((id,))?);
        tx.put(&of)?;
    }
    Ok(())
}
