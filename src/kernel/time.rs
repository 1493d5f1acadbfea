//! Time: a `Moment` is UTC and made only by a `Clock`; a `Day` is the shop's own calendar day.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{Timestamp, ToSpan, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::text::{DayWords, Lang};

/// Milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    pub const START: Moment = Moment(0);
    pub const SECOND: i64 = 1000;
    pub const MINUTE: i64 = 60 * Moment::SECOND;
    pub const HOUR: i64 = 60 * Moment::MINUTE;
    pub const DAY: i64 = 24 * Moment::HOUR;

    pub fn from_millis(millis: i64) -> Moment {
        Moment(millis)
    }
    pub fn millis(self) -> i64 {
        self.0
    }
    pub fn plus(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }
    /// Milliseconds from `earlier` to here.
    pub fn since(self, earlier: Moment) -> i64 {
        self.0 - earlier.0
    }

    /// `2026-11-23T07:00:00Z`: for other programs; parts of a second only when there are some.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }
    /// Reads the same, with any offset.
    pub fn parse_rfc3339(text: &str) -> Option<Moment> {
        text.parse::<Timestamp>().ok().map(|at| Moment(at.as_millisecond()))
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// A calendar day of the shop, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(i32);

impl Day {
    pub fn from_number(days: i32) -> Day {
        Day(days)
    }
    pub fn number(self) -> i32 {
        self.0
    }
    pub fn of(date: civil::Date) -> Day {
        let start = civil::date(1970, 1, 1);
        Day((date - start).get_days())
    }
    pub fn date(self) -> civil::Date {
        civil::date(1970, 1, 1).checked_add(self.0.days()).unwrap_or(civil::Date::MAX)
    }
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Reads `2026-11-23` (a date field) or `23.11.2026` (a person, a spreadsheet).
    pub fn parse(text: &str) -> Option<Day> {
        let text = text.trim();
        let date: civil::Date = match text.parse() {
            Ok(date) => date,
            Err(_) => {
                let mut parts = text.split('.');
                let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
                let year: i16 = if year.len() == 2 { 2000 + year.parse::<i16>().ok()? } else { year.parse().ok()? };
                civil::Date::new(year, month, day).ok()?
            }
        };
        (1990..=2200).contains(&date.year()).then(|| Day::of(date))
    }

    pub fn iso(self) -> String {
        self.date().to_string()
    }

    /// `23.11.2026`: for print and tables of history.
    pub fn full(self, lang: Lang) -> String {
        let date = self.date();
        match lang {
            Lang::En => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Lang::Ru | Lang::Uk => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        }
    }

    /// `23 ноября 2026 г.`: for documents.
    pub fn long(self, lang: Lang) -> String {
        let date = self.date();
        DayWords::of(lang).long(date.day(), date.month(), date.year())
    }

    /// `сегодня`, `вчера`, `24 ноя`, `24.11.25`: for lists, against the present day.
    pub fn near(self, today: Day, lang: Lang) -> String {
        let words = DayWords::of(lang);
        let date = self.date();
        match self.0 - today.0 {
            0 => words.today.to_string(),
            -1 => words.yesterday.to_string(),
            1 => words.tomorrow.to_string(),
            _ if date.year() == today.date().year() => format!("{} {}", date.day(), words.month_short(date.month())),
            _ => format!("{:02}.{:02}.{:02}", date.day(), date.month(), date.year() % 100),
        }
    }
}

/// The shop's time zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone(TimeZone);

impl Zone {
    /// By IANA name (`Europe/Moscow`); the data are inside the program.
    pub fn named(name: &str) -> Option<Zone> {
        TimeZone::get(name).ok().map(Zone)
    }
    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }
    pub fn day(&self, at: Moment) -> Day {
        Day::of(at.timestamp().to_zoned_datetime(self.0.clone()).date())
    }
    pub fn local(&self, at: Moment) -> civil::DateTime {
        at.timestamp().to_zoned_datetime(self.0.clone()).datetime()
    }
    /// The moment a local wall clock shows this day and time; a time skipped by a clock change moves forward.
    pub fn at(&self, day: Day, hour: i8, minute: i8) -> Moment {
        let local = day.date().at(hour, minute, 0, 0);
        match local.to_zoned_datetime(self.0.clone()) {
            Ok(zoned) => Moment(zoned.timestamp().as_millisecond()),
            Err(_) => Moment::START,
        }
    }
    /// Reads a `datetime-local` field: `2026-11-23T18:00`.
    pub fn parse_local(&self, text: &str) -> Option<Moment> {
        let (day, time) = text.trim().split_once(['T', ' '])?;
        let (hour, minute) = time.split_once(':')?;
        let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return None;
        }
        Some(self.at(Day::parse(day)?, hour, minute))
    }
    pub fn input(&self, at: Moment) -> String {
        let local = self.local(at);
        format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
    }
    pub fn hour_minute(&self, at: Moment) -> String {
        let local = self.local(at);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }
    /// `23.11.2026 14:05`
    pub fn full(&self, at: Moment, lang: Lang) -> String {
        format!("{} {}", self.day(at).full(lang), self.hour_minute(at))
    }
    /// `сегодня 14:05`, `24 ноя 14:05`
    pub fn near(&self, at: Moment, now: Moment, lang: Lang) -> String {
        format!("{} {}", self.day(at).near(self.day(now), lang), self.hour_minute(at))
    }
}

/// Where the present moment comes from: the machine, or a test that holds the hands.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    pub fn system() -> Clock {
        Clock(None)
    }
    /// A clock that stands still until it is moved.
    pub fn fixed(at: Moment) -> Clock {
        Clock(Some(Arc::new(AtomicI64::new(at.0))))
    }
    pub fn now(&self) -> Moment {
        match &self.0 {
            Some(hands) => Moment(hands.load(Ordering::SeqCst)),
            None => Moment(Timestamp::now().as_millisecond()),
        }
    }
    /// Moves a fixed clock; the system's clock cannot be moved and stays.
    pub fn advance(&self, millis: i64) {
        if let Some(hands) = &self.0 {
            hands.fetch_add(millis, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shop_s_day_is_not_the_day_in_greenwich() {
        let moscow = Zone::named("Europe/Moscow").expect("the zone is inside");
        let late = moscow.at(Day::parse("2026-11-24").expect("a date"), 0, 30);
        assert_eq!(moscow.day(late).iso(), "2026-11-24");
        assert_eq!(Zone::utc().day(late).iso(), "2026-11-23");
        assert_eq!(moscow.parse_local(&moscow.input(late)), Some(late));
        assert_eq!(Day::parse("31.02.2026"), None);
    }
}
