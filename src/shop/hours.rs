//! Working hours: norms of statuses are counted in the time a location is open.

use crate::kernel::{Moment, Zone};

/// Minutes from midnight for each day, Monday first; `None` is a day off.
pub type Hours = [Option<(u16, u16)>; 7];

const OPEN: Option<(u16, u16)> = Some((10 * 60, 20 * 60));

/// What a new location keeps: ten to eight, Sunday off.
pub const USUAL: Hours = [OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, None];

/// A span longer than this is counted by whole weeks first, so that a forgotten order of ten years costs nothing.
const WEEKS_FROM: i32 = 28;

/// Whole minutes of working time between two moments; below zero when `to` is the earlier one. Days are the calendar days
/// of `zone`, so a day with a clock change has the minutes its walls saw.
pub fn working_minutes(hours: &Hours, zone: &Zone, from: Moment, to: Moment) -> i64 {
    if to < from {
        return -working_minutes(hours, zone, to, from);
    }
    let (first, last) = (zone.day(from), zone.day(to));
    let mut millis = 0;
    let mut day = first;
    while day <= last {
        let left = last.number() - day.number();
        if day > first && left > WEEKS_FROM && usual_weeks(hours) {
            let weeks = (left - 7) / 7;
            millis += i64::from(weeks) * week(hours) * Moment::MINUTE;
            day = day.plus(weeks * 7);
            continue;
        }
        if let Some((opens, closes)) = hours[weekday(day)] {
            let (opens, closes) = (at(zone, day, opens), at(zone, day, closes));
            let (start, end) = (opens.max(from), closes.min(to));
            millis += end.since(start).max(0);
        }
        day = day.plus(1);
    }
    millis / Moment::MINUTE
}

/// Clocks are changed at night: hours that begin after five in the morning are the same length every week.
fn usual_weeks(hours: &Hours) -> bool {
    hours.iter().flatten().all(|(opens, closes)| *opens >= 5 * 60 && *closes <= 23 * 60)
}

/// Working minutes of a week.
pub fn week(hours: &Hours) -> i64 {
    hours.iter().flatten().map(|(opens, closes)| i64::from(closes.saturating_sub(*opens))).sum()
}

/// Minutes of a usual working day, to tell a long time in days; around the clock when the place is never open.
pub fn usual_day(hours: &Hours) -> i64 {
    let days = i64::try_from(hours.iter().flatten().count()).unwrap_or(7);
    if days == 0 || week(hours) < days { 24 * 60 } else { week(hours) / days }
}

/// Monday is 0; 1970-01-01 was a Thursday.
fn weekday(day: crate::kernel::Day) -> usize {
    usize::try_from((day.number() + 3).rem_euclid(7)).unwrap_or(0)
}

/// Midnight at the end of a day is 24:00, the start of the next.
fn at(zone: &Zone, day: crate::kernel::Day, minutes: u16) -> Moment {
    let (day, minutes) = if minutes >= 24 * 60 { (day.plus(1), 0) } else { (day, minutes) };
    let (hour, minute) = (i8::try_from(minutes / 60).unwrap_or(0), i8::try_from(minutes % 60).unwrap_or(0));
    zone.at(day, hour, minute)
}

/// `10:00`, `24:00`.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads `9:00`, `09.00`, `9`, `24:00`.
pub fn parse(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.', '-']).unwrap_or((text.trim(), "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let whole = hour * 60 + minute;
    (hour <= 24 && minute < 60 && whole <= 24 * 60).then_some(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moscow() -> Zone {
        Zone::named("Europe/Moscow").expect("the zone is inside")
    }
    fn when(zone: &Zone, text: &str) -> Moment {
        zone.parse_local(text).expect("a moment")
    }
    fn between(zone: &Zone, from: &str, to: &str) -> i64 {
        working_minutes(&USUAL, zone, when(zone, from), when(zone, to))
    }

    #[test]
    fn only_open_hours_count() {
        let zone = moscow();
        // 2026-11-23 is a Monday.
        assert_eq!(between(&zone, "2026-11-23T10:00", "2026-11-23T12:30"), 150);
        assert_eq!(between(&zone, "2026-11-23T08:00", "2026-11-23T09:59"), 0);
        assert_eq!(between(&zone, "2026-11-23T19:00", "2026-11-24T11:00"), 120);
        assert_eq!(between(&zone, "2026-11-23T21:00", "2026-11-24T09:00"), 0);
        assert_eq!(between(&zone, "2026-11-28T19:00", "2026-11-30T11:00"), 120, "Sunday is off");
        assert_eq!(between(&zone, "2026-11-23T00:00", "2026-11-30T00:00"), 60 * 60);
        assert_eq!(between(&zone, "2026-11-24T11:00", "2026-11-23T19:00"), -120);
    }

    #[test]
    fn a_change_of_clocks_at_night_changes_nothing_for_a_day_shop() {
        let kyiv = Zone::named("Europe/Kyiv").expect("the zone is inside");
        assert_eq!(between(&kyiv, "2026-03-28T10:00", "2026-03-30T20:00"), 2 * 600);
        assert_eq!(between(&kyiv, "2026-10-24T10:00", "2026-10-26T20:00"), 2 * 600);
        let round = [Some((0, 24 * 60)); 7];
        let (from, to) = (when(&kyiv, "2026-03-29T00:00"), when(&kyiv, "2026-03-30T00:00"));
        assert_eq!(working_minutes(&round, &kyiv, from, to), 23 * 60, "that Sunday had 23 hours");
    }

    #[test]
    fn a_time_is_read_as_people_write_it() {
        assert_eq!((parse("9:00"), parse("09.30"), parse("24:00"), parse("9")), (Some(540), Some(570), Some(1440), Some(540)));
        assert_eq!((parse("24:01"), parse("9:60"), parse("nine")), (None, None, None));
        assert_eq!(clock(1440), "24:00");
    }

    proptest! {
        /// Minute by minute, with no thought spent.
        #[test]
        fn counting_by_days_agrees_with_counting_by_minutes(start in 0i64..500_000, length in 0i64..90_000) {
            let zone = moscow();
            let base = when(&zone, "2025-01-01T00:00");
            let (from, to) = (base.plus(start * Moment::MINUTE), base.plus((start + length) * Moment::MINUTE));
            let mut slow = 0;
            for minute in 0..length {
                let at = from.plus(minute * Moment::MINUTE);
                let local = zone.local(at);
                let of_day = u16::try_from(local.hour()).expect("an hour") * 60 + u16::try_from(local.minute()).expect("a minute");
                if USUAL[weekday(zone.day(at))].is_some_and(|(opens, closes)| (opens..closes).contains(&of_day)) {
                    slow += 1;
                }
            }
            prop_assert_eq!(working_minutes(&USUAL, &zone, from, to), slow);
        }
    }
}
