//! When the device will be ready: a few usual days at closing time, or an exact moment.

use crate::{
    kernel::{Day, Lang, Moment, Zone, text::DayWords},
    shop::hours::Hours,
};

/// Days from today that are offered.
const OFFERED: [i32; 4] = [0, 1, 3, 7];

/// One offered moment: as a field holds it and as a person says it.
pub struct Choice {
    pub value: String,
    pub said: String,
    pub full: String,
}

/// Closing times of the coming days; a day off gives way to the next open one, a day that is over is not offered.
pub fn choices(hours: &Hours, zone: &Zone, now: Moment, lang: Lang) -> Vec<Choice> {
    let today = zone.day(now);
    let mut all: Vec<Choice> = Vec::new();
    for ahead in OFFERED {
        let last = if ahead == 0 { 0 } else { 6 };
        let found = (0..=last).map(|more| today.plus(ahead + more)).find_map(|day| Some((day, closing(hours, zone, day)?)));
        let Some((day, at)) = found.filter(|(_, at)| *at > now) else { continue };
        let choice = Choice { value: zone.input(at), said: said(day, today, lang), full: zone.full(at, lang) };
        if all.iter().all(|other| other.value != choice.value) {
            all.push(choice);
        }
    }
    all
}

fn closing(hours: &Hours, zone: &Zone, day: Day) -> Option<Moment> {
    let (_, closes) = hours[usize::try_from(day.date().weekday().to_monday_zero_offset()).unwrap_or(0)]?;
    let closes = closes.min(24 * 60 - 1);
    Some(zone.at(day, i8::try_from(closes / 60).unwrap_or(0), i8::try_from(closes % 60).unwrap_or(0)))
}

/// `Today`, `Tomorrow`, `Thu 26`, `Tue 1 Dec`.
fn said(day: Day, today: Day, lang: Lang) -> String {
    if day.number() - today.number() < 2 {
        let word = day.near(today, lang);
        let mut letters = word.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    let date = day.date();
    let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    let words = DayWords::of(lang);
    let month = if date.month() == today.date().month() { String::new() } else { format!(" {}", words.month_short(date.month())) };
    format!("{} {}{month}", words.weekdays[weekday], date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::hours::USUAL;

    fn offered(now: &str) -> Vec<(String, String)> {
        let zone = Zone::named("Europe/Moscow").expect("the zone is inside");
        let now = zone.parse_local(now).expect("a moment");
        choices(&USUAL, &zone, now, Lang::Ru).into_iter().map(|choice| (choice.said, choice.value)).collect()
    }

    #[test]
    fn deadlines_stand_at_closing_time_of_open_days() {
        // 2026-11-23 is a Monday, Sundays are off.
        let said = |now| offered(now).into_iter().map(|(said, _)| said).collect::<Vec<_>>();
        assert_eq!(offered("2026-11-23T14:00")[0], ("Сегодня".to_string(), "2026-11-23T20:00".to_string()));
        assert_eq!(said("2026-11-23T14:00"), ["Сегодня", "Завтра", "Чт 26", "Пн 30"]);
        assert_eq!(said("2026-11-23T21:00"), ["Завтра", "Чт 26", "Пн 30"], "today is over");
        assert_eq!(said("2026-11-28T12:00"), ["Сегодня", "Пн 30", "Вт 1 дек", "Сб 5 дек"], "Sunday gives way to Monday");
    }
}
