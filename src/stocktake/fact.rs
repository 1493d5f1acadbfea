//! What happened to a count.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Id, Lang, Quantity, mark},
    log::{Fact, Subject, SubjectKind, Told, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum StocktakeFact {
    Begun { number: u64 },
    Counted { name: String, quantity: Quantity, serial: String },
    Unknown { code: String },
    Undone { name: String, quantity: Quantity },
    Recount { lines: usize },
    TakenIn { name: String },
    Finished { uncounted: usize },
    Reopened,
    Paired { short: String, over: String, quantity: Quantity },
    Unpaired,
    Exported { lines: u32 },
    Settled { short: usize, over: usize, documents: usize },
    TakenBack { comment: String },
    Cancelled { comment: String },
}

impl Fact for StocktakeFact {
    const SLICE: &'static str = "stocktake";

    fn tell(&self, lang: Lang) -> Told {
        let quote = match self {
            StocktakeFact::TakenBack { comment } | StocktakeFact::Cancelled { comment } if !comment.is_empty() => Some(comment.clone()),
            _ => None,
        };
        let (icon, tone) = match self {
            StocktakeFact::Finished { .. } | StocktakeFact::Settled { .. } => ("clipboard-check", "green"),
            StocktakeFact::Undone { .. } | StocktakeFact::TakenBack { .. } | StocktakeFact::Cancelled { .. } => ("undo-2", "amber"),
            _ => ("scan-barcode", "gray"),
        };
        Told { text: self.said(lang), quote, icon, tone, group: Group::Change }
    }
}

impl StocktakeFact {
    fn said(&self, lang: Lang) -> String {
        match self {
            StocktakeFact::Begun { number } => text::F_BEGUN.with(lang, &[&format!("{number:05}")]),
            StocktakeFact::Counted { name, serial, .. } if !serial.is_empty() => text::F_PIECE.with(lang, &[name, serial]),
            StocktakeFact::Counted { name, quantity, .. } => text::F_COUNTED.with(lang, &[name, &quantity.show(lang)]),
            StocktakeFact::Unknown { code } => text::F_UNKNOWN.with(lang, &[code]),
            StocktakeFact::Undone { name, quantity } => text::F_UNDONE.with(lang, &[name, &quantity.show(lang)]),
            StocktakeFact::Recount { lines } => text::F_RECOUNT.with(lang, &[lines]),
            StocktakeFact::TakenIn { name } => text::F_TAKEN_IN.with(lang, &[name]),
            StocktakeFact::Finished { uncounted } => text::F_FINISHED.with(lang, &[uncounted]),
            StocktakeFact::Reopened => text::F_REOPENED.get(lang).into(),
            StocktakeFact::Paired { short, over, quantity } => text::F_PAIRED.with(lang, &[short, over, &quantity.show(lang)]),
            StocktakeFact::Exported { lines } => text::F_EXPORTED.with(lang, &[lines]),
            StocktakeFact::Unpaired => text::F_UNPAIRED.get(lang).into(),
            StocktakeFact::Settled { short, over, documents } => text::F_SETTLED.with(lang, &[short, over, documents]),
            StocktakeFact::TakenBack { .. } => text::F_TAKEN_BACK.get(lang).into(),
            StocktakeFact::Cancelled { .. } => text::F_CANCELLED.get(lang).into(),
        }
    }
}

pub fn about(id: Id<mark::Stocktake>) -> Subject {
    Subject::new(SubjectKind::Stocktake, id)
}
