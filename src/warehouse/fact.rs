//! What happened to a document of the stock.

use serde::{Deserialize, Serialize};

use super::{kind_title, tables::DocKind, text, transfer::text as moved};
use crate::{
    kernel::{Day, Id, Lang, Money, Quantity, mark},
    log::{Fact, FactRow, Subject, SubjectKind, Told, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum DocFact {
    Begun {
        kind: DocKind,
    },
    HeadChanged,
    /// The rules of the price types filled so many prices.
    PricesProposed {
        count: usize,
    },
    /// Its lines were taken from another document.
    Filled {
        of: String,
        lines: usize,
    },
    Line {
        #[serde(default)]
        number: u32,
        name: String,
        quantity: Quantity,
        /// Which fields of a line that was there.
        #[serde(default)]
        changed: Vec<String>,
    },
    /// Many lines came at once from a table, or went.
    FromTable {
        lines: usize,
    },
    OutOfTable {
        lines: usize,
    },
    LineRemoved {
        #[serde(default)]
        number: u32,
        name: String,
    },
    Discarded {
        kind: DocKind,
    },
    Posted {
        title: String,
        lines: usize,
        total: Money,
    },
    Shipped {
        title: String,
        lines: usize,
    },
    Received {
        title: String,
        whole: bool,
    },
    ComeBack {
        title: String,
    },
    Method {
        average: bool,
    },
    Revalued {
        day: Day,
        total: Money,
    },
    Recosted {
        title: String,
        before: Money,
        after: Money,
    },
    Cancelled {
        title: String,
        comment: String,
    },
    /// After it was posted.
    Paid {
        amount: Money,
    },
}

impl Fact for DocFact {
    const SLICE: &'static str = "warehouse";

    fn tell(&self, lang: Lang) -> Told {
        let said = match self {
            DocFact::Begun { kind } => text::F_BEGUN.with(lang, &[&kind_title(*kind).get(lang).to_lowercase()]),
            DocFact::HeadChanged => text::F_HEAD.get(lang).into(),
            DocFact::PricesProposed { count } => text::prices::F_PROPOSED.with(lang, &[count]),
            DocFact::Filled { of, lines } => text::batches::F_FILLED.with(lang, &[of, lines]),
            DocFact::Line { name, quantity, .. } => text::F_LINE.with(lang, &[name, &quantity.show(lang)]),
            DocFact::LineRemoved { name, .. } => text::F_LINE_REMOVED.with(lang, &[name]),
            DocFact::FromTable { lines } => text::F_FROM_TABLE.with(lang, &[lines]),
            DocFact::OutOfTable { lines } => text::F_OUT_OF_TABLE.with(lang, &[lines]),
            DocFact::Discarded { kind } => text::F_DISCARDED.with(lang, &[&kind_title(*kind).get(lang).to_lowercase()]),
            DocFact::Posted { title, lines, .. } => text::F_POSTED.with(lang, &[title, lines]),
            DocFact::Shipped { title, lines } => moved::F_SHIPPED.with(lang, &[title, lines]),
            DocFact::Received { title, whole: true } => moved::F_RECEIVED.with(lang, &[title]),
            DocFact::Received { title, whole: false } => moved::F_RECEIVED_SHORT.with(lang, &[title]),
            DocFact::Method { average: true } => text::method::F_AVERAGE.get(lang).into(),
            DocFact::Method { average: false } => text::method::F_BATCHES.get(lang).into(),
            DocFact::Revalued { day, total } => text::method::F_REVALUED.with(lang, &[&day.full(lang), &total.show(lang)]),
            DocFact::Recosted { title, before, after } => {
                text::sequence::F_RECOSTED.with(lang, &[title, &before.show(lang), &after.show(lang)])
            }
            DocFact::ComeBack { title } => moved::F_COME_BACK.with(lang, &[title]),
            DocFact::Paid { amount } => text::F_PAID.with(lang, &[&amount.show(lang)]),
            DocFact::Cancelled { title, .. } => text::F_CANCELLED.with(lang, &[title]),
        };
        let quote = match self {
            DocFact::Cancelled { comment, .. } if !comment.is_empty() => Some(comment.clone()),
            _ => None,
        };
        let (icon, tone) = match self {
            DocFact::Shipped { .. } => ("truck", "gray"),
            DocFact::Received { whole: false, .. } => ("package-check", "amber"),
            DocFact::Posted { .. } | DocFact::Received { .. } => ("package-check", "green"),
            DocFact::Cancelled { .. } => ("undo-2", "amber"),
            _ => ("package", "gray"),
        };
        Told { text: said, quote, icon, tone, group: Group::Change }
    }
}

/// The fact as it was told.
pub fn told(fact: &FactRow) -> Option<DocFact> {
    serde_json::from_str(&fact.body).ok()
}

pub fn document(id: Id<mark::Document>) -> Subject {
    Subject::new(SubjectKind::Document, id)
}
