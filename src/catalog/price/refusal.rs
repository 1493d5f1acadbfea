//! When the price list says no.

use crate::{
    catalog::text,
    kernel::{Lang, Refusal, text::Named},
};

#[derive(Debug)]
pub enum PriceRefusal {
    NoCategory,
    CodeTaken {
        by: Named,
    },
    UnknownType,
    SameCategory,
    CategoryHoldsWorks,
    /// Another program or person was quicker than the one that named the version it read.
    ChangedMeanwhile {
        by: String,
    },
}

impl Refusal for PriceRefusal {
    fn code(&self) -> &'static str {
        match self {
            PriceRefusal::NoCategory => "no_category",
            PriceRefusal::CodeTaken { .. } => "service_code_taken",
            PriceRefusal::UnknownType => "unknown_device_type",
            PriceRefusal::SameCategory => "same_category",
            PriceRefusal::CategoryHoldsWorks => "category_holds_works",
            PriceRefusal::ChangedMeanwhile { .. } => "service_changed_meanwhile",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            PriceRefusal::NoCategory => text::NO_CATEGORY.get(lang).into(),
            PriceRefusal::CodeTaken { by } => text::CODE_TAKEN.with(lang, &[&by.get(lang)]),
            PriceRefusal::UnknownType => text::UNKNOWN_TYPE.get(lang).into(),
            PriceRefusal::SameCategory => text::SAME_CATEGORY.get(lang).into(),
            PriceRefusal::CategoryHoldsWorks => text::CATEGORY_HOLDS_WORKS.get(lang).into(),
            PriceRefusal::ChangedMeanwhile { by } => text::CHANGED_MEANWHILE.with(lang, &[by]),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            PriceRefusal::NoCategory => Some("category"),
            PriceRefusal::CodeTaken { .. } => Some("code"),
            PriceRefusal::UnknownType => Some("types"),
            PriceRefusal::SameCategory => Some("name"),
            _ => None,
        }
    }
}
