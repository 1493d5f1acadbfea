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
    /// Other works stand under the filter now than those the preview showed.
    ListChanged,
    NothingChanges,
    AlreadyReturned,
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
            PriceRefusal::ListChanged => "price_list_changed",
            PriceRefusal::NothingChanges => "no_price_changes",
            PriceRefusal::AlreadyReturned => "prices_already_returned",
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
            PriceRefusal::ListChanged => text::LIST_CHANGED.get(lang).into(),
            PriceRefusal::NothingChanges => text::NOTHING_CHANGES.get(lang).into(),
            PriceRefusal::AlreadyReturned => text::ALREADY_RETURNED.get(lang).into(),
            PriceRefusal::ChangedMeanwhile { by } => text::CHANGED_MEANWHILE.with(lang, &[by]),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            PriceRefusal::NoCategory => Some("category"),
            PriceRefusal::CodeTaken { .. } => Some("code"),
            PriceRefusal::UnknownType => Some("types"),
            PriceRefusal::NothingChanges => Some("value"),
            PriceRefusal::SameCategory => Some("name_ru"),
            _ => None,
        }
    }
}
