//! The dry run: what bringing the file in would do, line by line, with nothing written.

use std::collections::{HashMap, HashSet};

use super::{
    columns::{Kind, Mapping},
    people::{self, Folk, Verdict, alike},
    table::{self, Wrong},
    tables::{Counts, Import, Part},
    wares::{Laid, Shelves},
    wares_in,
    workbook::Line,
    works::Book,
};
use crate::{
    clients::ClientAsk,
    kernel::{Id, Result, mark, name::fold},
    shop,
    store::{Read, Reads},
};

/// As many errors are shown; the rest are counted.
const SHOWN: usize = 300;

#[derive(Debug, Default)]
pub struct Report {
    pub counts: Counts,
    /// The number of the line in the file, and what is wrong in it.
    pub wrong: Vec<(u32, Wrong)>,
    /// Rows that bring goods to the warehouse for nothing.
    pub costless: u32,
}

impl Report {
    /// Whether some errors are only counted.
    pub fn more(&self) -> bool {
        self.wrong.len() == SHOWN
    }
}

pub fn dry_run(reads: &Read<'_>, import: &Import) -> Result<Report> {
    let mut report = Report::default();
    judge(reads, import, |line, verdict| {
        match &verdict {
            Verdict::New(brings) | Verdict::Change(brings) => report.counts.stocked += u32::from(*brings != Brings::Nothing),
            Verdict::Same | Verdict::Wrong(_) => {}
        }
        match verdict {
            Verdict::New(brings) => {
                report.counts.made += 1;
                report.costless += u32::from(brings == Brings::Costless);
            }
            Verdict::Change(brings) => {
                report.counts.changed += 1;
                report.costless += u32::from(brings == Brings::Costless);
            }
            Verdict::Same => report.counts.same += 1,
            Verdict::Wrong(wrong) => {
                report.counts.wrong += 1;
                let room = SHOWN.saturating_sub(report.wrong.len());
                report.wrong.extend(wrong.into_iter().take(room).map(|wrong| (line.number, wrong)));
            }
        }
        Ok(())
    })?;
    Ok(report)
}

/// What a row brings to the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brings {
    Nothing,
    Goods,
    Costless,
}

/// Tells what each row would do.
pub fn judge(reads: &Read<'_>, import: &Import, mut told: impl FnMut(&Line, Verdict<Brings, Brings>) -> Result<()>) -> Result<()> {
    let (mut book, sources, shelves) = (Book::read(reads)?, shop::sources(reads)?, Shelves::read(reads, import)?);
    let mut above = Above::default();
    let mut folk = Folk::default();
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    let mapping = usable(import);
    for at in import.parts() {
        let part = reads.need::<Part>(&(import.id, at))?;
        for line in import.rows(&part) {
            let verdict = match import.kind {
                Kind::Clients => match table::client(line, &mapping, &sources) {
                    Ok(ask) => person(reads, ask, &mut folk, &mut seen)?,
                    Err(wrong) => Verdict::Wrong(wrong),
                },
                Kind::Services => match table::work(line, &mapping) {
                    Ok(work) => plain(book.lay(&work, || Id::fixed(u128::from(line.number)))),
                    Err(wrong) => Verdict::Wrong(wrong),
                },
                // A supplier's table is judged by a person, row by row; here only what cannot be read at all is told.
                Kind::Supply => wares_in::read(import, line).map_or_else(Verdict::Wrong, |_| Verdict::Same),
                Kind::Goods => match wares_in::read(import, line) {
                    Ok(ware) => above.heed(shelves.judge(reads, &ware, &|id| Ok(above.known.contains(&id)))?),
                    Err(wrong) => Verdict::Wrong(wrong),
                },
            };
            told(line, verdict)?;
        }
    }
    Ok(())
}

/// The chosen columns without what this person may not set.
pub fn usable(import: &Import) -> Mapping {
    import.mapping.iter().map(|field| field.filter(|field| import.sees_cost || !field.is_cost())).collect()
}

/// `seen` are the rows above by their phones; those without a phone stand together under no digits.
fn person(reads: &Read<'_>, ask: ClientAsk, folk: &mut Folk, seen: &mut HashMap<String, Vec<String>>) -> Result<Verdict<Brings, Brings>> {
    let digits: Vec<String> = ask.phones.iter().map(|one| one.phone.digits().to_string()).collect();
    let same = |name: &String| if digits.is_empty() { fold(name) == fold(&ask.name) } else { alike(name, &ask.name) };
    let keys = if digits.is_empty() { vec![String::new()] } else { digits.clone() };
    if keys.iter().any(|key| seen.get(key).is_some_and(|names| names.iter().any(same))) {
        return Ok(Verdict::Same);
    }
    for key in keys {
        seen.entry(key).or_default().push(ask.name.clone());
    }
    Ok(plain(people::judge(reads, ask, folk)?))
}

/// Products that rows above were about, and what they would be found by.
#[derive(Default)]
struct Above {
    known: HashSet<Id<mark::Product>>,
    made: HashSet<String>,
}

impl Above {
    fn heed(&mut self, verdict: Verdict<Laid, Laid>) -> Verdict<Brings, Brings> {
        match verdict {
            Verdict::New(laid) => {
                let repeats = laid.keys().iter().any(|key| self.made.contains(key));
                self.made.extend(laid.keys());
                if repeats { Verdict::Same } else { Verdict::New(brings(&laid)) }
            }
            Verdict::Change(laid) => {
                self.known.extend(laid.known.as_ref().map(|product| product.id));
                Verdict::Change(brings(&laid))
            }
            Verdict::Same => Verdict::Same,
            Verdict::Wrong(wrong) => Verdict::Wrong(wrong),
        }
    }
}

fn brings(laid: &Laid) -> Brings {
    match &laid.opening {
        None => Brings::Nothing,
        Some(opening) if opening.price.is_zero() => Brings::Costless,
        Some(_) => Brings::Goods,
    }
}

fn plain<N, C>(verdict: Verdict<N, C>) -> Verdict<Brings, Brings> {
    match verdict {
        Verdict::New(_) => Verdict::New(Brings::Nothing),
        Verdict::Change(_) => Verdict::Change(Brings::Nothing),
        Verdict::Same => Verdict::Same,
        Verdict::Wrong(wrong) => Verdict::Wrong(wrong),
    }
}
