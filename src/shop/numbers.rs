//! Numbers people say aloud: per location and kind, by a template, given in the transaction that saves the thing, so that
//! there are no gaps and no repeats.

use std::collections::BTreeMap;

use super::tables::{Counted, Counter};
use crate::{
    kernel::{Day, Id, Result, mark},
    store::{Findings, Reads, Write},
};

/// The next value of a counter.
pub fn next(tx: &mut Write<'_>, location: Id<mark::Location>, kind: Counted, period: u32) -> Result<u64> {
    let mut counter = tx.get::<Counter>(&(location, kind as u8, period))?.unwrap_or(Counter { location, kind, period, last: 0 });
    counter.last += 1;
    tx.put(&counter)?;
    Ok(counter.last)
}

/// What a template's counter starts again with: a year, a month, or never.
pub fn period(template: &str, day: Day) -> u32 {
    let date = day.date();
    let (year, month) = (u32::from(date.year().unsigned_abs()), u32::from(date.month().unsigned_abs()));
    if template.contains("{MM}") {
        year * 100 + month
    } else if template.contains("{YY}") || template.contains("{YYYY}") {
        year
    } else {
        0
    }
}

/// `A-{YY}{C:5}` with its values: `A-2600412`.
pub fn written(template: &str, day: Day, count: u64) -> String {
    let date = day.date();
    let mut out = template.replace("{YYYY}", &date.year().to_string());
    out = out.replace("{YY}", &format!("{:02}", date.year() % 100)).replace("{MM}", &format!("{:02}", date.month()));
    out = out.replace("{C}", &count.to_string());
    while let Some(at) = out.find("{C:") {
        let Some(len) = out[at..].find('}') else { break };
        let width = out[at + 3..at + len].parse::<usize>().unwrap_or(0).min(12);
        out.replace_range(at..=at + len, &format!("{count:0width$}"));
    }
    out
}

/// What stands before the counter in the numbers of this period: `A-26` of `A-{YY}{C:5}`.
pub fn head(template: &str, period: u32) -> String {
    let (year, month) = if template.contains("{MM}") { (period / 100, period % 100) } else { (period, 1) };
    let day = Day::parse(&format!("{:04}-{:02}-01", year.max(1), month.max(1))).unwrap_or(Day::from_number(0));
    let before = template.find("{C").map_or(template, |at| &template[..at]);
    written(before, day, 0)
}

/// Whether a template can make different numbers: it has a counter and nothing unknown in braces.
pub fn sound(template: &str) -> bool {
    let tried = written(template, Day::from_number(20_000), 7);
    (template.contains("{C}") || template.contains("{C:")) && !tried.contains(['{', '}']) && tried.chars().count() <= 24
}

/// Numbers found on things, to be compared with the counters that gave them.
#[derive(Debug, Default)]
pub struct Given(BTreeMap<(Id<mark::Location>, u8, u32), BTreeMap<u64, u64>>);

impl Given {
    pub fn add(&mut self, location: Id<mark::Location>, kind: Counted, period: u32, number: u64) {
        *self.0.entry((location, kind as u8, period)).or_default().entry(number).or_default() += 1;
    }

    /// Every number up to the counter stands on one thing, and none above it.
    pub fn compare(mut self, reads: &impl Reads, kinds: &[Counted], findings: &mut Findings) -> Result<()> {
        for counter in reads.all::<Counter>(())?.iter().filter(|counter| kinds.contains(&counter.kind)) {
            let found = self.0.remove(&(counter.location, counter.kind as u8, counter.period)).unwrap_or_default();
            let what = format!("numbers: {} of location {}, period {}", counter.kind.name(), counter.location, counter.period);
            if let Some(missing) = first_missing(found.keys().copied(), counter.last) {
                findings.add(format!("{what}: No. {missing} was given to nobody, the counter is at {}", counter.last));
            }
            for (number, times) in found {
                if number > counter.last {
                    findings.add(format!("{what}: No. {number} is ahead of the counter at {}", counter.last));
                }
                // Numbers of orders are held apart by their own index: a serial may come again under another template.
                if times > 1 && counter.kind != Counted::Order {
                    findings.add(format!("{what}: No. {number} was given {times} times"));
                }
            }
        }
        for ((location, kind, period), found) in self.0 {
            findings.add(format!("numbers: {} of kind {kind} of location {location}, period {period}, have no counter", found.len()));
        }
        Ok(())
    }
}

fn first_missing(sorted: impl Iterator<Item = u64>, last: u64) -> Option<u64> {
    let mut next = 1;
    for number in sorted.take_while(|number| *number <= last) {
        if number > next {
            break;
        }
        next = number + 1;
    }
    (next <= last).then_some(next)
}

/// The counters that may have given an order's number on this day: templates change.
pub fn periods(day: Day) -> [u32; 3] {
    ["{C}", "{YY}{C}", "{MM}{C}"].map(|template| period(template, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_writes_its_number() {
        let day = Day::parse("2026-11-23").expect("a date");
        assert_eq!(written("A-{YY}{C:5}", day, 412), "A-2600412");
        assert_eq!(written("{YYYY}/{MM}-{C}", day, 7), "2026/11-7");
        assert!(sound("A-{C}") && !sound("A-{YY}") && !sound("{C}{X}"));
    }
}
