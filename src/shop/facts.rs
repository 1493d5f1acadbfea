//! What happens to the settings of the shop.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Lang, Text, text::t},
    log::{Fact, FactRow, Told},
};

/// A kind of thing that the settings keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    Company,
    Location,
    Status,
    OrderType,
    Source,
    Papers,
}

impl Thing {
    fn name(self) -> Text {
        match self {
            Thing::Company => text::THING_COMPANY,
            Thing::Location => text::THING_LOCATION,
            Thing::Status => text::THING_STATUS,
            Thing::OrderType => text::THING_TYPE,
            Thing::Source => text::THING_SOURCE,
            Thing::Papers => text::THING_PAPERS,
        }
    }
}

/// A field and what it was before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    field: String,
    before: String,
    after: String,
}

/// The fields of a row in words, in a fixed order: what facts compare.
pub type Telling = Vec<(&'static str, String)>;

/// What differs between two tellings of the same row.
pub fn changes(before: &Telling, after: &Telling) -> Vec<Change> {
    let pairs = before.iter().zip(after).filter(|(old, new)| old.1 != new.1);
    pairs.map(|(old, new)| Change { field: old.0.into(), before: old.1.clone(), after: new.1.clone() }).collect()
}

#[derive(Debug, Serialize, Deserialize)]
pub enum ShopFact {
    Added { thing: Thing, name: String },
    Changed { thing: Thing, name: String, changes: Vec<Change> },
    Archived { thing: Thing, name: String },
    Restored { thing: Thing, name: String },
    Reordered { thing: Thing, name: String },
}

/// Titles of what this fact changed of this very thing, as its form has them.
pub fn changed(fact: &FactRow, thing: Thing, name: &str) -> Vec<Text> {
    match serde_json::from_str(&fact.body) {
        Ok(ShopFact::Changed { thing: what, name: whose, changes }) if what == thing && whose == name => {
            changes.iter().flat_map(|change| titles(&change.field)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether this fact tells that this very thing was put away.
pub fn put_away(fact: &FactRow, thing: Thing, name: &str) -> bool {
    let told = serde_json::from_str(&fact.body);
    matches!(told, Ok(ShopFact::Archived { thing: what, name: whose }) if what == thing && whose == name)
}

fn titles(field: &str) -> Vec<Text> {
    let spoken = |lang: Lang| vec![t(lang.name(), lang.name(), lang.name())];
    match field {
        "name_en" => spoken(Lang::En),
        "name_uk" => spoken(Lang::Uk),
        "hours" => text::DAYS.to_vec(),
        "first_type" => vec![text::FIRST_TYPE, text::F_ORDER_TYPE],
        "receipt_ru" | "receipt_en" | "receipt_uk" | "act_ru" | "act_en" | "act_uk" => vec![text::PAPERS],
        field => vec![text::field_label(field)],
    }
}

impl Fact for ShopFact {
    const SLICE: &'static str = "shop";

    fn tell(&self, lang: Lang) -> Told {
        let (pattern, thing, name, icon) = match self {
            ShopFact::Added { thing, name } => (text::FACT_ADDED, thing, name, "plus"),
            ShopFact::Changed { thing, name, .. } => (text::FACT_CHANGED, thing, name, "pencil"),
            ShopFact::Archived { thing, name } => (text::FACT_ARCHIVED, thing, name, "archive"),
            ShopFact::Restored { thing, name } => (text::FACT_RESTORED, thing, name, "undo-2"),
            ShopFact::Reordered { thing, name } => (text::FACT_REORDERED, thing, name, "arrow-up-down"),
        };
        let mut said = pattern.with(lang, &[&thing.name().get(lang), name]);
        if let ShopFact::Changed { changes, .. } = self {
            let told: Vec<String> = changes.iter().map(|change| change.tell(lang)).collect();
            if !told.is_empty() {
                said = format!("{said}. {}", told.join("; "));
            }
        }
        Told { text: said, icon, tone: "gray", ..Told::default() }
    }
}

impl Change {
    fn tell(&self, lang: Lang) -> String {
        let label = text::field_label(&self.field).get(lang);
        let shown = |value: &str| if value.is_empty() { "—".to_string() } else { value.chars().take(160).collect() };
        format!("{label}: {} → {}", shown(&self.before), shown(&self.after))
    }
}
