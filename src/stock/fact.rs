//! What happened to warehouses, told in their feeds and in the audit.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Id, Lang, Quantity, Text, mark, text::Named},
    log::{Change, Fact, FactRow, Subject, SubjectKind, Told, change, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum StockFact {
    WarehouseAdded {
        name: Named,
    },
    WarehouseChanged {
        before: Named,
        name: Named,
        changes: Vec<Change>,
    },
    WarehouseArchived {
        name: Named,
    },
    WarehouseRestored {
        name: Named,
    },
    WarehouseMoved {
        name: Named,
    },
    Habit {
        at_once: bool,
    },
    /// Of a product: what a warehouse is to have of it.
    Level {
        warehouse: Named,
        min: Quantity,
        target: Quantity,
    },
}

impl Fact for StockFact {
    const SLICE: &'static str = "stock";

    fn tell(&self, lang: Lang) -> Told {
        let named = |text: Text, name: &Named| text.with(lang, &[&name.get(lang)]);
        let said = match self {
            StockFact::WarehouseAdded { name } => named(text::F_ADDED, name),
            StockFact::WarehouseChanged { before, name, changes } => {
                let said = match before == name {
                    true => named(text::F_CHANGED, name),
                    false => text::F_RENAMED.with(lang, &[&before.get(lang), &name.get(lang)]),
                };
                change::told(said, changes, label, lang)
            }
            StockFact::WarehouseArchived { name } => named(text::F_ARCHIVED, name),
            StockFact::WarehouseRestored { name } => named(text::F_RESTORED, name),
            StockFact::WarehouseMoved { name } => named(text::F_MOVED, name),
            StockFact::Habit { at_once: true } => text::F_AT_ONCE.get(lang).into(),
            StockFact::Level { warehouse, target, .. } if target.is_zero() => named(text::F_NO_LEVEL, warehouse),
            StockFact::Level { warehouse, min, target } => {
                text::F_LEVEL.with(lang, &[&warehouse.get(lang), &min.show(lang), &target.show(lang)])
            }
            StockFact::Habit { at_once: false } => text::F_AT_CLOSE.get(lang).into(),
        };
        Told { text: said, quote: None, icon: "package", tone: "gray", group: Group::Change }
    }
}

/// What a field of a warehouse is called.
fn label(field: &str) -> Text {
    match field {
        "kind" => text::KIND,
        "location" => text::LOCATION,
        "engineer" => text::ENGINEER,
        "sellable" => text::SELLABLE,
        "bin_name" => text::BINS,
        "bin" => text::DEFAULT_BIN,
        "keepers" => text::KEEPERS,
        _ => text::NAME,
    }
}

/// The fact as it was told.
pub fn told(fact: &FactRow) -> Option<StockFact> {
    serde_json::from_str(&fact.body).ok()
}

pub fn warehouse(id: Id<mark::Warehouse>) -> Subject {
    Subject::new(SubjectKind::Warehouse, id)
}
