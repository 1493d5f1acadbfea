//! What happens in the directories and the price list.

use serde::{Deserialize, Serialize};

use super::{text as words, text::fact as text};
use crate::{
    kernel::{Id, Lang, Money, Text, mark, text::Named},
    log::{Change, Fact, FactRow, Told, change},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum CatalogFact {
    ServiceAdded {
        name: Named,
        price: Money,
    },
    /// Everything but the price, which has a fact of its own.
    ServiceChanged {
        was: Named,
        name: Named,
        fields: Vec<ServiceField>,
    },
    PriceChanged {
        name: Named,
        from: Money,
        to: Money,
        /// Set when many prices changed in one step.
        #[serde(default)]
        batch: Option<Id<mark::Entry>>,
    },
    /// A price of a type besides retail; nothing is "the same as retail".
    TypePriceChanged {
        name: Named,
        price: Named,
        from: Option<Money>,
        to: Option<Money>,
        #[serde(default)]
        batch: Option<Id<mark::Entry>>,
    },
    /// The cost is not told: those who read the history may not see it.
    CostChanged {
        name: Named,
        from: Money,
        to: Money,
    },
    PricesReturned {
        batch: Id<mark::Entry>,
        count: u32,
    },
    Directory {
        /// Of the entry, where two people may meet at it: names change.
        #[serde(default)]
        id: String,
        what: Thing,
        did: Did,
        name: Named,
        #[serde(default)]
        was: Named,
        #[serde(default)]
        changes: Vec<Change>,
    },
    ModelsAdded {
        brand: String,
        count: u32,
    },
    Learnt {
        brand: String,
        model: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServiceField {
    Name,
    Code,
    Category,
    Minutes,
    Warranty,
    Types,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thing {
    DeviceType,
    Brand,
    Model,
    Phrase,
    Category,
    Service,
    GoodsCategory,
    Measure,
    PriceType,
    OwnField,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    Added,
    Changed,
    Archived,
    Restored,
    Moved,
}

impl CatalogFact {
    /// A change of a directory where the name stays.
    pub fn directory(what: Thing, did: Did, name: &Named) -> CatalogFact {
        CatalogFact::Directory { id: String::new(), what, did, name: name.clone(), was: Named::default(), changes: Vec::new() }
    }
}

/// What this fact did with this very entry of a directory.
fn done(fact: &FactRow, whose: &str) -> Option<(Did, Vec<Change>)> {
    match serde_json::from_str(&fact.body) {
        Ok(CatalogFact::Directory { id, did, changes, .. }) if id == whose => Some((did, changes)),
        _ => None,
    }
}

/// What this fact changed of this very entry.
pub fn changed_of(fact: &FactRow, whose: &str) -> Vec<Change> {
    done(fact, whose).filter(|(did, _)| *did == Did::Changed).map(|(_, changes)| changes).unwrap_or_default()
}

/// Whether this fact put this very entry away.
pub fn put_away(fact: &FactRow, whose: &str) -> bool {
    done(fact, whose).is_some_and(|(did, _)| did == Did::Archived)
}

/// Whether this fact put away the work whose facts these are.
pub fn puts_away(fact: &FactRow) -> bool {
    matches!(serde_json::from_str(&fact.body), Ok(CatalogFact::Directory { did: Did::Archived, .. }))
}

/// What a field of an entry is called.
fn label(field: &str) -> Text {
    match field {
        "serial" => words::NUMBER,
        "icon" => words::PICTURE,
        "types" => words::FOR_DEVICES,
        field => super::goods::label(field),
    }
}

impl Fact for CatalogFact {
    const SLICE: &'static str = "catalog";

    fn tell(&self, lang: Lang) -> Told {
        let (icon, said) = match self {
            CatalogFact::ServiceAdded { name, price } => ("plus", text::SERVICE_ADDED.with(lang, &[&name.get(lang), &price.show(lang)])),
            CatalogFact::ServiceChanged { was, name, fields } => ("pencil", changed(lang, was, name, fields)),
            CatalogFact::PriceChanged { name, from, to, .. } => {
                ("tag", text::PRICE_CHANGED.with(lang, &[&name.get(lang), &from.show(lang), &to.show(lang)]))
            }
            CatalogFact::TypePriceChanged { name, price, from, to, .. } => {
                let sum = |price: &Option<Money>| price.map_or("\u{2014}".to_string(), |price| price.show(lang));
                let title = format!("{} ({})", name.get(lang), price.get(lang).to_lowercase());
                ("tag", text::PRICE_CHANGED.with(lang, &[&title, &sum(from), &sum(to)]))
            }
            CatalogFact::CostChanged { name, .. } => ("tag", text::COST_CHANGED.with(lang, &[&name.get(lang)])),
            CatalogFact::PricesReturned { count, .. } => ("undo-2", text::PRICES_RETURNED.of(i64::from(*count), lang)),
            CatalogFact::Directory { what, did, name, was, changes, .. } => {
                let was = if changes.is_empty() { was } else { name };
                (did.icon(), change::told(directory(lang, *what, *did, name, was), changes, label, lang))
            }
            CatalogFact::ModelsAdded { brand, count } => ("plus", format!("{}: {}", brand, text::MODELS_ADDED.of(i64::from(*count), lang))),
            CatalogFact::Learnt { brand, model } => ("plus", text::LEARNT.with(lang, &[&format!("{brand} {model}").trim()])),
        };
        Told { text: said, icon, ..Told::default() }
    }
}

fn changed(lang: Lang, was: &Named, name: &Named, fields: &[ServiceField]) -> String {
    let list: Vec<&str> = fields.iter().map(|field| field.title().get(lang)).collect();
    let said = text::SERVICE_CHANGED.with(lang, &[&name.get(lang), &list.join(", ")]);
    if was.get(lang) == name.get(lang) { said } else { format!("{said}. {}", text::WAS_NAMED.with(lang, &[&was.get(lang)])) }
}

fn directory(lang: Lang, what: Thing, did: Did, name: &Named, was: &Named) -> String {
    let said = format!("{}: {} — {}", what.title().get(lang), name.get(lang), did.title().get(lang));
    let renamed = !was.ru.is_empty() && was.get(lang) != name.get(lang);
    if renamed { format!("{said}. {}", text::WAS_NAMED.with(lang, &[&was.get(lang)])) } else { said }
}

impl ServiceField {
    fn title(self) -> Text {
        match self {
            ServiceField::Name => text::FIELD_NAME,
            ServiceField::Code => text::FIELD_CODE,
            ServiceField::Category => text::FIELD_CATEGORY,
            ServiceField::Minutes => text::FIELD_MINUTES,
            ServiceField::Warranty => text::FIELD_WARRANTY,
            ServiceField::Types => text::FIELD_TYPES,
        }
    }
}

impl Thing {
    fn title(self) -> Text {
        match self {
            Thing::DeviceType => text::THING_DEVICE_TYPE,
            Thing::Brand => text::THING_BRAND,
            Thing::Model => text::THING_MODEL,
            Thing::Phrase => text::THING_PHRASE,
            Thing::Category => text::THING_CATEGORY,
            Thing::Service => text::THING_SERVICE,
            Thing::GoodsCategory => text::THING_GOODS_CATEGORY,
            Thing::Measure => text::THING_MEASURE,
            Thing::PriceType => text::THING_PRICE_TYPE,
            Thing::OwnField => text::THING_OWN_FIELD,
        }
    }
}

impl Did {
    fn icon(self) -> &'static str {
        match self {
            Did::Added => "plus",
            Did::Changed => "pencil",
            Did::Archived => "archive",
            Did::Restored => "undo-2",
            Did::Moved => "arrow-up-down",
        }
    }
    fn title(self) -> Text {
        match self {
            Did::Added => text::DID_ADDED,
            Did::Changed => text::DID_CHANGED,
            Did::Archived => text::DID_ARCHIVED,
            Did::Restored => text::DID_RESTORED,
            Did::Moved => text::DID_MOVED,
        }
    }
}
