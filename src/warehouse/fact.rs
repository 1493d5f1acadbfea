//! What happened to a document of the stock.

use serde::{Deserialize, Serialize};

use super::{kind_title, tables::DocKind, text};
use crate::{
    kernel::{Id, Lang, Money, Quantity, mark},
    log::{Fact, Subject, SubjectKind, Told, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum DocFact {
    Begun {
        kind: DocKind,
    },
    HeadChanged,
    /// Its lines were taken from another document.
    Filled {
        of: String,
        lines: usize,
    },
    Line {
        name: String,
        quantity: Quantity,
    },
    LineRemoved {
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
    Cancelled {
        title: String,
        comment: String,
    },
}

impl Fact for DocFact {
    const SLICE: &'static str = "warehouse";

    fn tell(&self, lang: Lang) -> Told {
        let said = match self {
            DocFact::Begun { kind } => text::F_BEGUN.with(lang, &[&kind_title(*kind).get(lang).to_lowercase()]),
            DocFact::HeadChanged => text::F_HEAD.get(lang).into(),
            DocFact::Filled { of, lines } => text::batches::F_FILLED.with(lang, &[of, lines]),
            DocFact::Line { name, quantity } => text::F_LINE.with(lang, &[name, &quantity.show(lang)]),
            DocFact::LineRemoved { name } => text::F_LINE_REMOVED.with(lang, &[name]),
            DocFact::Discarded { kind } => text::F_DISCARDED.with(lang, &[&kind_title(*kind).get(lang).to_lowercase()]),
            DocFact::Posted { title, lines, .. } => text::F_POSTED.with(lang, &[title, lines]),
            DocFact::Cancelled { title, .. } => text::F_CANCELLED.with(lang, &[title]),
        };
        let quote = match self {
            DocFact::Cancelled { comment, .. } if !comment.is_empty() => Some(comment.clone()),
            _ => None,
        };
        let (icon, tone) = match self {
            DocFact::Posted { .. } => ("package-check", "green"),
            DocFact::Cancelled { .. } => ("undo-2", "amber"),
            _ => ("package", "gray"),
        };
        Told { text: said, quote, icon, tone, group: Group::Change }
    }
}

pub fn document(id: Id<mark::Document>) -> Subject {
    Subject::new(SubjectKind::Document, id)
}
