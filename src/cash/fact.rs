//! What happened to money, told in the feeds of the cashboxes and of the shop.

use serde::{Deserialize, Serialize};

use super::{
    kind_title,
    tables::{OpKind, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Lang, Money, Result, Text, mark, text::Named},
    log::{Change, Fact, FactRow, Record, Subject, SubjectKind, Told, change, fact::Group},
    store::Write,
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum CashFact {
    Paid {
        kind: OpKind,
        amount: Money,
        change: Option<Money>,
        order: String,
        comment: String,
    },
    /// Money went back for goods of a sale.
    GoodsBack {
        amount: Money,
        sale: String,
        comment: String,
    },
    Refunded {
        amount: Money,
        order: String,
        comment: String,
    },
    Reversed {
        kind: OpKind,
        amount: Money,
        order: String,
        comment: String,
    },
    Came {
        amount: Money,
        article: Named,
        comment: String,
    },
    Spent {
        amount: Money,
        article: Named,
        comment: String,
    },
    Moved {
        amount: Money,
        from: Named,
        to: Named,
        comment: String,
    },
    Opened {
        amount: Money,
    },
    SupplierRefunded {
        amount: Money,
        /// The return it is for.
        document: String,
    },
    SupplierPaid {
        amount: Money,
        document: String,
    },
    CashboxAdded {
        name: Named,
    },
    CashboxChanged {
        before: Named,
        name: Named,
        #[serde(default)]
        changes: Vec<Change>,
    },
    CashboxArchived {
        name: Named,
    },
    CashboxRestored {
        name: Named,
    },
    CashboxMoved {
        name: Named,
    },
    ArticleAdded {
        name: Named,
    },
    ArticleChanged {
        #[serde(default)]
        id: Option<Id<mark::Article>>,
        before: Named,
        name: Named,
        #[serde(default)]
        changes: Vec<Change>,
    },
    ArticleArchived {
        #[serde(default)]
        id: Option<Id<mark::Article>>,
        name: Named,
    },
    ArticleRestored {
        name: Named,
    },
    PeriodClosed {
        location: String,
        before: Option<Day>,
        until: Option<Day>,
    },
}

impl Fact for CashFact {
    const SLICE: &'static str = "cash";

    fn tell(&self, lang: Lang) -> Told {
        let (icon, tone) = self.look();
        let group = if self.comment().is_some()
            || matches!(self, CashFact::Opened { .. } | CashFact::SupplierPaid { .. } | CashFact::SupplierRefunded { .. })
        {
            Group::Money
        } else {
            Group::Change
        };
        Told { text: self.said(lang), quote: self.comment().filter(|said| !said.is_empty()).map(str::to_string), icon, tone, group }
    }
}

impl CashFact {
    fn said(&self, lang: Lang) -> String {
        let named = |text: Text, name: &Named| text.with(lang, &[&name.get(lang)]);
        match self {
            CashFact::Paid { kind, amount, change, order, .. } => {
                let phrase = match kind {
                    OpKind::Prepayment => text::F_PREPAID,
                    OpKind::Sale => text::F_SOLD,
                    OpKind::SalePayment => text::F_SALE_PAID,
                    _ => text::F_PAID,
                };
                let said = phrase.with(lang, &[&amount.show(lang), order]);
                match change {
                    Some(change) => format!("{said}, {}", text::F_CHANGE.with(lang, &[&change.show(lang)])),
                    None => said,
                }
            }
            CashFact::GoodsBack { amount, sale, .. } => text::F_SALE_BACK.with(lang, &[&amount.show(lang), sale]),
            CashFact::Refunded { amount, order, .. } => text::F_REFUNDED.with(lang, &[&amount.show(lang), order]),
            CashFact::Reversed { kind, amount, .. } => text::F_REVERSED.with(lang, &[&kind_title(*kind).get(lang), &amount.show(lang)]),
            CashFact::Came { amount, article, .. } => text::F_CAME.with(lang, &[&amount.show(lang), &article.get(lang)]),
            CashFact::Spent { amount, article, .. } => text::F_SPENT.with(lang, &[&amount.show(lang), &article.get(lang)]),
            CashFact::Moved { amount, from, to, .. } => text::F_MOVED.with(lang, &[&amount.show(lang), &from.get(lang), &to.get(lang)]),
            CashFact::SupplierPaid { amount, document } => text::F_SUPPLIER_PAID.with(lang, &[&amount.show(lang), document]),
            CashFact::SupplierRefunded { amount, document } => text::F_SUPPLIER_REFUNDED.with(lang, &[&amount.show(lang), document]),
            CashFact::Opened { amount } => text::F_OPENED.with(lang, &[&amount.show(lang)]),
            CashFact::CashboxAdded { name } => named(text::F_CASHBOX_ADDED, name),
            CashFact::CashboxChanged { name, changes, .. } if !changes.is_empty() => {
                change::told(named(text::F_CASHBOX_CHANGED, name), changes, label, lang)
            }
            // As it was told before facts named fields.
            CashFact::CashboxChanged { before, name, .. } if before != name => {
                text::F_CASHBOX_RENAMED.with(lang, &[&before.get(lang), &name.get(lang)])
            }
            CashFact::CashboxChanged { name, .. } => named(text::F_CASHBOX_CHANGED, name),
            CashFact::CashboxArchived { name } => named(text::F_CASHBOX_ARCHIVED, name),
            CashFact::CashboxRestored { name } => named(text::F_CASHBOX_RESTORED, name),
            CashFact::CashboxMoved { name } => named(text::F_CASHBOX_MOVED, name),
            CashFact::ArticleAdded { name } => named(text::F_ARTICLE_ADDED, name),
            CashFact::ArticleChanged { name, changes, .. } if !changes.is_empty() => {
                change::told(named(text::F_ARTICLE_CHANGED, name), changes, label, lang)
            }
            CashFact::ArticleChanged { before, name, .. } if before != name => {
                text::F_ARTICLE_RENAMED.with(lang, &[&before.get(lang), &name.get(lang)])
            }
            CashFact::ArticleChanged { name, .. } => named(text::F_ARTICLE_CHANGED, name),
            CashFact::ArticleArchived { name, .. } => named(text::F_ARTICLE_ARCHIVED, name),
            CashFact::ArticleRestored { name } => named(text::F_ARTICLE_RESTORED, name),
            CashFact::PeriodClosed { location, until: Some(until), .. } => text::F_CLOSED.with(lang, &[location, &until.full(lang)]),
            CashFact::PeriodClosed { location, until: None, .. } => text::F_UNCLOSED.with(lang, &[location]),
        }
    }

    fn comment(&self) -> Option<&str> {
        match self {
            CashFact::Paid { comment, .. }
            | CashFact::GoodsBack { comment, .. }
            | CashFact::Refunded { comment, .. }
            | CashFact::Reversed { comment, .. }
            | CashFact::Came { comment, .. }
            | CashFact::Spent { comment, .. }
            | CashFact::Moved { comment, .. } => Some(comment),
            _ => None,
        }
    }

    fn look(&self) -> (&'static str, &'static str) {
        match self {
            CashFact::Paid { .. } | CashFact::Came { .. } | CashFact::Opened { .. } | CashFact::SupplierRefunded { .. } => {
                ("arrow-down", "green")
            }
            CashFact::GoodsBack { .. } | CashFact::Refunded { .. } | CashFact::Spent { .. } | CashFact::SupplierPaid { .. } => {
                ("arrow-up", "red")
            }
            CashFact::Reversed { .. } => ("undo-2", "amber"),
            CashFact::Moved { .. } => ("arrow-right", "blue"),
            CashFact::PeriodClosed { .. } => ("lock", "gray"),
            _ => ("wallet", "gray"),
        }
    }
}

/// What a field of a cashbox or an article is called.
fn label(field: &str) -> Text {
    match field {
        "kind" => text::KIND,
        "location" => text::LOCATION,
        "fee" => text::FEE,
        "activity" => text::ACTIVITY,
        _ => text::NAME,
    }
}

/// The fact as it was told.
pub fn told(fact: &FactRow) -> Option<CashFact> {
    serde_json::from_str(&fact.body).ok()
}

pub fn cashbox(id: Id<mark::Cashbox>) -> Subject {
    Subject::new(SubjectKind::Cashbox, id)
}

/// The fact on every cashbox the operation went through.
pub fn record_on_cashboxes(tx: &mut Write<'_>, operation: &Operation, fact: &CashFact) -> Result<()> {
    for id in operation.cashboxes() {
        tx.record(cashbox(id), fact)?;
    }
    Ok(())
}
