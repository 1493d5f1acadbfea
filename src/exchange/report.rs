//! The dry run: what bringing the file in would do, line by line, with nothing written.

use std::collections::HashMap;

use super::{
    people::{self, Verdict, alike},
    table::{self, Kind, Mapping, Wrong},
    tables::{Counts, Import, Part},
    works::Book,
};
use crate::{
    kernel::{Id, Result},
    shop::{self, Source},
    store::Reads,
    store::{Read, Walk, row::Order},
};

/// As many errors are shown; the rest are counted.
const SHOWN: usize = 300;

#[derive(Debug, Default)]
pub struct Report {
    pub counts: Counts,
    /// The number of the line in the file, and what is wrong in it.
    pub wrong: Vec<(u32, Wrong)>,
}

pub fn dry_run(reads: &Read<'_>, import: &Import) -> Result<Report> {
    let (mut report, mut book, sources) = (Report::default(), Book::read(reads)?, shop::sources(reads)?);
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    let mapping = usable(import);
    reads.walk::<Part>((import.id,), Order::Ascending, |part| {
        for line in &part.lines {
            let verdict = match import.kind {
                Kind::Clients => person(reads, line, &mapping, &sources, &mut seen)?,
                Kind::Services => match table::work(line, &mapping) {
                    Ok(work) => plain(book.lay(&work, || Id::fixed(u128::from(line.number)))),
                    Err(wrong) => Verdict::Wrong(wrong),
                },
            };
            match verdict {
                Verdict::New(()) => report.counts.made += 1,
                Verdict::Change(()) => report.counts.changed += 1,
                Verdict::Same => report.counts.same += 1,
                Verdict::Wrong(wrong) => {
                    report.counts.wrong += 1;
                    let room = SHOWN.saturating_sub(report.wrong.len());
                    report.wrong.extend(wrong.into_iter().take(room).map(|wrong| (line.number, wrong)));
                }
            }
        }
        Ok(Walk::On)
    })?;
    Ok(report)
}

/// The chosen columns without what this person may not set.
pub fn usable(import: &Import) -> Mapping {
    import.mapping.iter().map(|field| field.filter(|field| import.sees_cost || *field != table::Field::Cost)).collect()
}

fn person(
    reads: &Read<'_>,
    line: &super::workbook::Line,
    mapping: &Mapping,
    sources: &[Source],
    seen: &mut HashMap<String, Vec<String>>,
) -> Result<Verdict<(), ()>> {
    let ask = match table::client(line, mapping, sources) {
        Ok(ask) => ask,
        Err(wrong) => return Ok(Verdict::Wrong(wrong)),
    };
    let known = |phone: &str| seen.get(phone).is_some_and(|names| names.iter().any(|name| alike(name, &ask.name)));
    if ask.phones.iter().any(|one| known(one.phone.digits())) {
        return Ok(Verdict::Same);
    }
    for one in &ask.phones {
        seen.entry(one.phone.digits().to_string()).or_default().push(ask.name.clone());
    }
    Ok(plain(people::judge(reads, ask)?))
}

fn plain<N, C>(verdict: Verdict<N, C>) -> Verdict<(), ()> {
    match verdict {
        Verdict::New(_) => Verdict::New(()),
        Verdict::Change(_) => Verdict::Change(()),
        Verdict::Same => Verdict::Same,
        Verdict::Wrong(wrong) => Verdict::Wrong(wrong),
    }
}
