//! Languages and phrases. A phrase is a constant with all three languages, so a missing translation does not compile.

mod days;
pub mod fold;
pub mod rights;
pub mod words;

pub use days::{DayWords, span};

use serde::{Deserialize, Serialize};

/// The languages of the program. Russian is the one everything falls back to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Ru,
    En,
    Uk,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Ru, Lang::En, Lang::Uk];

    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
            Lang::Uk => "uk",
        }
    }
    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Lang::Ru => "Русский",
            Lang::En => "English",
            Lang::Uk => "Українська",
        }
    }
}

/// A phrase in three languages. `{}` marks where values go, in order; `{0}`, `{1}` where a language needs another order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    pub ru: &'static str,
    pub en: &'static str,
    pub uk: &'static str,
}

/// Shorthand for a phrase: `t("Заказ", "Order", "Замовлення")`.
pub const fn t(ru: &'static str, en: &'static str, uk: &'static str) -> Text {
    Text { ru, en, uk }
}

impl Text {
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
            Lang::Uk => self.uk,
        }
    }

    /// The phrase with values in its places. A value is inserted as it is; markup escapes it later.
    pub fn with(&self, lang: Lang, values: &[&dyn std::fmt::Display]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        let mut next = 0;
        while let Some(open) = rest.find('{') {
            let Some(len) = rest[open..].find('}') else { break };
            out.push_str(&rest[..open]);
            let inside = &rest[open + 1..open + len];
            let index = if inside.is_empty() { next } else { inside.parse().unwrap_or(usize::MAX) };
            next += 1;
            match values.get(index) {
                Some(value) => out.push_str(&value.to_string()),
                None => out.push_str(&rest[open..=open + len]),
            }
            rest = &rest[open + len + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// A counted phrase: `{}` is the number. English uses `one` and `many`; Russian and Ukrainian all three.
#[derive(Debug, Clone, Copy)]
pub struct Plural {
    pub one: Text,
    pub few: Text,
    pub many: Text,
}

impl Plural {
    pub fn of(&self, count: i64, lang: Lang) -> String {
        self.form(count, lang).with(lang, &[&count])
    }

    pub fn form(&self, count: i64, lang: Lang) -> &Text {
        let count = count.unsigned_abs();
        match lang {
            Lang::En if count == 1 => &self.one,
            Lang::En => &self.many,
            Lang::Ru | Lang::Uk => match (count % 10, count % 100) {
                (_, 11..=14) => &self.many,
                (1, _) => &self.one,
                (2..=4, _) => &self.few,
                _ => &self.many,
            },
        }
    }
}

/// A name the shop keeps in up to three languages (a status, a fault, a work): empty ones fall back to Russian.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub ru: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub uk: String,
}

impl Named {
    pub fn plain(name: impl Into<String>) -> Named {
        Named { ru: name.into(), ..Named::default() }
    }
    pub fn from3([ru, en, uk]: [String; 3]) -> Named {
        Named { ru, en, uk }
    }
    pub fn get(&self, lang: Lang) -> &str {
        let chosen = match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
            Lang::Uk => &self.uk,
        };
        if chosen.is_empty() { &self.ru } else { chosen }
    }
}

impl From<Text> for Named {
    fn from(text: Text) -> Named {
        Named { ru: text.ru.into(), en: text.en.into(), uk: text.uk.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDERS: Plural = Plural {
        one: t("{} заказ", "{} order", "{} замовлення"),
        few: t("{} заказа", "{} orders", "{} замовлення"),
        many: t("{} заказов", "{} orders", "{} замовлень"),
    };

    #[test]
    fn counts_agree_with_their_nouns() {
        for (count, said) in [(1, "1 заказ"), (2, "2 заказа"), (5, "5 заказов"), (11, "11 заказов"), (21, "21 заказ"), (112, "112 заказов")]
        {
            assert_eq!(ORDERS.of(count, Lang::Ru), said);
        }
        assert_eq!(ORDERS.of(1, Lang::En), "1 order");
        assert_eq!(t("{1} и {0}", "{} and {}", "{} і {}").with(Lang::Ru, &[&"а", &"б"]), "б и а");
    }
}
