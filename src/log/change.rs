//! What differs between two states of a thing, field by field, in the words of that day: facts about settings keep it.

use serde::{Deserialize, Serialize};

use super::text;
use crate::kernel::{Lang, Text, text::Named};

/// A field, what it was and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: String,
    before: String,
    after: String,
}

/// The fields of a row in words, in a fixed order: what facts compare.
pub type Telling = Vec<(&'static str, String)>;

/// A name in three languages, under the fields that ask for it.
pub fn names(name: &Named) -> Telling {
    vec![("name_ru", name.ru.clone()), ("name_en", name.en.clone()), ("name_uk", name.uk.clone())]
}

/// What differs between two tellings of the same row.
pub fn changes(before: &Telling, after: &Telling) -> Vec<Change> {
    let pairs = before.iter().zip(after).filter(|(old, new)| old.1 != new.1);
    pairs.map(|(old, new)| Change { field: old.0.into(), before: old.1.clone(), after: new.1.clone() }).collect()
}

/// The changes after what a fact says anyway; `label` names the fields of the slice, names are named here.
pub fn told(said: String, changes: &[Change], label: impl Fn(&str) -> Text, lang: Lang) -> String {
    if changes.is_empty() {
        return said;
    }
    let shown = |value: &str| if value.is_empty() { "—".to_string() } else { value.chars().take(160).collect() };
    let one = |change: &Change| {
        let label = of_name(&change.field).unwrap_or_else(|| label(&change.field));
        format!("{}: {} → {}", label.get(lang), shown(&change.before), shown(&change.after))
    };
    format!("{said}. {}", changes.iter().map(one).collect::<Vec<_>>().join("; "))
}

fn of_name(field: &str) -> Option<Text> {
    Some(match field {
        "name" | "name_ru" => text::NAME,
        "name_en" => text::NAME_EN,
        "name_uk" => text::NAME_UK,
        _ => return None,
    })
}
