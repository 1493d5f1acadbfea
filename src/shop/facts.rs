//! What happens to the settings of the shop.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Lang, Text, text::t},
    log::{Change, Fact, FactRow, Told, change},
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
        let changes: &[Change] = if let ShopFact::Changed { changes, .. } = self { changes } else { &[] };
        let said = change::told(pattern.with(lang, &[&thing.name().get(lang), name]), changes, text::field_label, lang);
        Told { text: said, icon, tone: "gray", ..Told::default() }
    }
}
