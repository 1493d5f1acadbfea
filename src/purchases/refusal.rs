//! When buying says no.

use super::text;
use crate::kernel::{Lang, Refusal};

#[derive(Debug)]
pub enum PurchaseRefusal {
    NoLines,
    NotDraft,
    /// It was never sent, or nothing of it is awaited any more.
    NotSent,
    AlreadyArrived,
    NothingToCome,
    WasSent,
    TooManyLines,
    TooDear,
    NotBought {
        name: String,
    },
    NotSupplier {
        name: String,
    },
    WishOrdered,
    NothingArrived,
}

impl Refusal for PurchaseRefusal {
    fn code(&self) -> &'static str {
        match self {
            PurchaseRefusal::NoLines => "purchase_without_lines",
            PurchaseRefusal::NotDraft => "purchase_not_draft",
            PurchaseRefusal::NotSent => "purchase_not_sent",
            PurchaseRefusal::AlreadyArrived => "purchase_already_arrived",
            PurchaseRefusal::NothingToCome => "purchase_nothing_to_come",
            PurchaseRefusal::WasSent => "purchase_was_sent",
            PurchaseRefusal::TooManyLines => "purchase_too_many_lines",
            PurchaseRefusal::TooDear => "too_dear",
            PurchaseRefusal::NotBought { .. } => "not_bought",
            PurchaseRefusal::NotSupplier { .. } => "not_supplier",
            PurchaseRefusal::WishOrdered => "wish_ordered",
            PurchaseRefusal::NothingArrived => "nothing_to_keep_for_orders",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            PurchaseRefusal::NoLines => text::NO_LINES.get(lang).into(),
            PurchaseRefusal::NotDraft => text::NOT_DRAFT.get(lang).into(),
            PurchaseRefusal::NotSent => text::NOT_SENT.get(lang).into(),
            PurchaseRefusal::AlreadyArrived => text::ALREADY_ARRIVED.get(lang).into(),
            PurchaseRefusal::NothingToCome => text::NOTHING_TO_COME.get(lang).into(),
            PurchaseRefusal::WasSent => text::WAS_SENT.get(lang).into(),
            PurchaseRefusal::TooManyLines => text::TOO_MANY_LINES.with(lang, &[&super::draft::MOST_LINES]),
            PurchaseRefusal::TooDear => text::TOO_DEAR.get(lang).into(),
            PurchaseRefusal::NotBought { name } => text::NOT_BOUGHT.with(lang, &[name]),
            PurchaseRefusal::NotSupplier { name } => text::NOT_SUPPLIER.with(lang, &[name]),
            PurchaseRefusal::WishOrdered => text::WISH_ORDERED.get(lang).into(),
            PurchaseRefusal::NothingArrived => text::NOTHING_ARRIVED.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            PurchaseRefusal::NotSupplier { .. } => Some("supplier"),
            _ => None,
        }
    }
}
