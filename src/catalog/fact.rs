//! What happens in the directories and the price list.

use serde::{Deserialize, Serialize};

use super::text::fact as text;
use crate::{
    kernel::{Id, Lang, Money, Text, mark, text::Named},
    log::{Fact, FactRow, Told},
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
        what: Thing,
        did: Did,
        name: Named,
        #[serde(default)]
        was: Named,
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
        CatalogFact::Directory { what, did, name: name.clone(), was: Named::default() }
    }
}

/// Whether this fact changed this very entry of a directory: what of it, it does not tell.
pub fn is_change(fact: &FactRow, thing: Thing, whose: &Named) -> bool {
    let told = serde_json::from_str(&fact.body);
    matches!(told, Ok(CatalogFact::Directory { what, did: Did::Changed, name, .. }) if what == thing && name == *whose)
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
            CatalogFact::CostChanged { name, .. } => ("tag", text::COST_CHANGED.with(lang, &[&name.get(lang)])),
            CatalogFact::PricesReturned { count, .. } => ("undo-2", text::PRICES_RETURNED.of(i64::from(*count), lang)),
            CatalogFact::Directory { what, did, name, was } => (did.icon(), directory(lang, *what, *did, name, was)),
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
