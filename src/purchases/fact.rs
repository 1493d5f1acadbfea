//! What happened to orders to suppliers and to what was asked for by hand.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Id, Lang, Money, Quantity, mark},
    log::{Fact, Subject, SubjectKind, Told, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum PurchaseFact {
    Begun {
        supplier: String,
    },
    HeadChanged,
    Line {
        name: String,
        quantity: Quantity,
    },
    LineRemoved {
        name: String,
    },
    Discarded,
    Sent {
        title: String,
        lines: usize,
    },
    TakenBack {
        title: String,
    },
    Cancelled {
        title: String,
        comment: String,
    },
    Receiving {
        title: String,
    },
    Exported {
        rows: u32,
    },
    /// Of a product.
    Wished {
        name: String,
        quantity: Quantity,
        comment: String,
    },
    WishRemoved {
        name: String,
    },
    /// Of a supplier.
    Paid {
        amount: Money,
        document: String,
    },
    Reconciled {
        rows: u32,
    },
}

impl Fact for PurchaseFact {
    const SLICE: &'static str = "purchases";

    fn tell(&self, lang: Lang) -> Told {
        let said = match self {
            PurchaseFact::Begun { supplier } => text::F_BEGUN.with(lang, &[supplier]),
            PurchaseFact::HeadChanged => text::F_HEAD.get(lang).into(),
            PurchaseFact::Line { name, quantity } => text::F_LINE.with(lang, &[name, &quantity.show(lang)]),
            PurchaseFact::LineRemoved { name } => text::F_LINE_REMOVED.with(lang, &[name]),
            PurchaseFact::Discarded => text::F_DISCARDED.get(lang).into(),
            PurchaseFact::Sent { title, lines } => text::F_SENT.with(lang, &[title, lines]),
            PurchaseFact::TakenBack { title } => text::F_TAKEN_BACK.with(lang, &[title]),
            PurchaseFact::Cancelled { title, .. } => text::F_CANCELLED.with(lang, &[title]),
            PurchaseFact::Receiving { title } => text::F_RECEIVING.with(lang, &[title]),
            PurchaseFact::Exported { rows } => text::F_EXPORTED.with(lang, &[rows]),
            PurchaseFact::Wished { name, quantity, .. } => text::F_WISHED.with(lang, &[name, &quantity.show(lang)]),
            PurchaseFact::WishRemoved { name } => text::F_WISH_REMOVED.with(lang, &[name]),
            PurchaseFact::Paid { amount, document } if document.is_empty() => text::F_PAID_ADVANCE.with(lang, &[&amount.show(lang)]),
            PurchaseFact::Paid { amount, document } => text::F_PAID.with(lang, &[&amount.show(lang), document]),
            PurchaseFact::Reconciled { rows } => text::F_RECONCILED.with(lang, &[rows]),
        };
        let quote = match self {
            PurchaseFact::Cancelled { comment, .. } | PurchaseFact::Wished { comment, .. } if !comment.is_empty() => Some(comment.clone()),
            _ => None,
        };
        let (icon, tone) = match self {
            PurchaseFact::Sent { .. } => ("send", "blue"),
            PurchaseFact::Receiving { .. } => ("package-plus", "green"),
            PurchaseFact::Cancelled { .. } => ("undo-2", "amber"),
            PurchaseFact::Paid { .. } => ("hand-coins", "green"),
            _ => ("truck", "gray"),
        };
        let group = if matches!(self, PurchaseFact::Paid { .. }) { Group::Money } else { Group::Change };
        Told { text: said, quote, icon, tone, group }
    }
}

pub fn purchase(id: Id<mark::Document>) -> Subject {
    Subject::new(SubjectKind::PurchaseOrder, id)
}
