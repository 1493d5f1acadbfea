//! Names of days and months.

use super::Lang;

/// The few words a date needs in a language.
pub struct DayWords {
    pub today: &'static str,
    pub yesterday: &'static str,
    pub tomorrow: &'static str,
    /// Monday first.
    pub weekdays: [&'static str; 7],
    short: [&'static str; 12],
    of: [&'static str; 12],
    lang: Lang,
}

const RU: DayWords = DayWords {
    today: "сегодня",
    yesterday: "вчера",
    tomorrow: "завтра",
    weekdays: ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"],
    short: ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    of: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    lang: Lang::Ru,
};
const EN: DayWords = DayWords {
    today: "today",
    yesterday: "yesterday",
    tomorrow: "tomorrow",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    of: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    lang: Lang::En,
};
const UK: DayWords = DayWords {
    today: "сьогодні",
    yesterday: "вчора",
    tomorrow: "завтра",
    weekdays: ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Нд"],
    short: ["січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"],
    of: ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
    lang: Lang::Uk,
};

impl DayWords {
    pub fn of(lang: Lang) -> &'static DayWords {
        match lang {
            Lang::Ru => &RU,
            Lang::En => &EN,
            Lang::Uk => &UK,
        }
    }
    /// The short name inside a line: English writes it with a capital there too. Monday is 0.
    pub fn weekday(&self, day: i8) -> String {
        let name = self.weekdays[day.clamp(0, 6) as usize];
        if self.lang == Lang::En { name.to_string() } else { name.to_lowercase() }
    }
    /// `month` is 1 to 12.
    pub fn month_short(&self, month: i8) -> &'static str {
        self.short[(month.clamp(1, 12) - 1) as usize]
    }
    pub fn long(&self, day: i8, month: i8, year: i16) -> String {
        let name = self.of[(month.clamp(1, 12) - 1) as usize];
        match self.lang {
            Lang::Ru => format!("{day} {name} {year} г."),
            Lang::En => format!("{name} {day}, {year}"),
            Lang::Uk => format!("{day} {name} {year} р."),
        }
    }
}

/// A stretch of time as people say it in a workshop: `48 мин`, `5 ч 10 м`, `2 д 16 ч`. A day is 24 hours.
pub fn span(minutes: i64, whole_day: i64, lang: Lang) -> String {
    let (day, hour, minute, alone) = match lang {
        Lang::Ru => ("д", "ч", "м", "мин"),
        Lang::En => ("d", "h", "m", "min"),
        Lang::Uk => ("д", "год", "хв", "хв"),
    };
    let minutes = minutes.max(0);
    let (days, of_day) = (minutes / whole_day, minutes % whole_day);
    let (hours, rest) = (of_day / 60, of_day % 60);
    match (days, hours, rest) {
        (0, 0, rest) => format!("{rest}\u{a0}{alone}"),
        (0, hours, 0) => format!("{hours}\u{a0}{hour}"),
        (0, hours, rest) => format!("{hours}\u{a0}{hour} {rest}\u{a0}{minute}"),
        (days, 0, _) => format!("{days}\u{a0}{day}"),
        (days, hours, _) => format!("{days}\u{a0}{day} {hours}\u{a0}{hour}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_inside_a_line_is_written_as_its_language_does() {
        let said = |lang| DayWords::of(lang).weekday(4);
        assert_eq!([said(Lang::Ru), said(Lang::En), said(Lang::Uk)], ["пт", "Fri", "пт"]);
    }
}
