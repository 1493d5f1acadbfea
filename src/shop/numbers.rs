//! Numbers people say aloud: per location and kind, by a template, given in the transaction that saves the thing, so that
//! there are no gaps and no repeats.

use super::tables::{Counted, Counter};
use crate::{
    kernel::{Day, Id, Result, mark},
    store::{Reads, Write},
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

/// Whether a template can make different numbers: it has a counter and nothing unknown in braces.
pub fn sound(template: &str) -> bool {
    let tried = written(template, Day::from_number(20_000), 7);
    (template.contains("{C}") || template.contains("{C:")) && !tried.contains(['{', '}']) && tried.chars().count() <= 24
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
