//! What happened at the till.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Id, Lang, Money, mark},
    log::{Fact, Subject, SubjectKind, Told, fact::Group},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum SaleFact {
    Sold {
        number: String,
        total: Money,
        debt: Money,
    },
    Paid {
        number: String,
        amount: Money,
    },
    CameBack {
        number: String,
        back: String,
        total: Money,
        reason: String,
    },
    Printed {
        number: String,
    },
    /// Its goods went by other batches.
    Recosted {
        number: String,
        before: Money,
        after: Money,
    },
    /// A cart that waits, or does no more.
    Cart {
        did: Did,
        about: String,
        total: Money,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Did {
    Held,
    Resumed,
    Removed,
}

impl Fact for SaleFact {
    const SLICE: &'static str = "sales";

    fn tell(&self, lang: Lang) -> Told {
        let (icon, tone, group) = match self {
            SaleFact::Sold { .. } => ("shopping-cart", "green", Group::Money),
            SaleFact::Paid { .. } => ("arrow-down", "green", Group::Money),
            SaleFact::CameBack { .. } => ("undo-2", "amber", Group::Money),
            SaleFact::Recosted { .. } => ("refresh-cw", "amber", Group::Change),
            SaleFact::Printed { .. } => ("printer", "gray", Group::Change),
            SaleFact::Cart { .. } => ("hourglass", "gray", Group::Change),
        };
        let quote = match self {
            SaleFact::CameBack { reason, .. } if !reason.is_empty() => Some(reason.clone()),
            _ => None,
        };
        Told { text: self.said(lang), quote, icon, tone, group }
    }
}

impl SaleFact {
    fn said(&self, lang: Lang) -> String {
        match self {
            SaleFact::Sold { number, total, debt } if debt.is_positive() => {
                text::F_SOLD_IN_DEBT.with(lang, &[number, &total.show(lang), &debt.show(lang)])
            }
            SaleFact::Sold { number, total, .. } => text::F_SOLD.with(lang, &[number, &total.show(lang)]),
            SaleFact::Paid { number, amount } => text::F_PAID.with(lang, &[&amount.show(lang), number]),
            SaleFact::CameBack { number, back, total, .. } => text::F_CAME_BACK.with(lang, &[back, number, &total.show(lang)]),
            SaleFact::Recosted { number, .. } => text::F_RECOSTED.with(lang, &[number]),
            SaleFact::Cart { did, about, total } => {
                let said = match did {
                    Did::Held => text::F_HELD,
                    Did::Resumed => text::F_RESUMED,
                    Did::Removed => text::F_REMOVED,
                };
                said.with(lang, &[about, &total.show(lang)])
            }
            SaleFact::Printed { number } => text::F_PRINTED.with(lang, &[number]),
        }
    }
}

pub fn about(id: Id<mark::Document>) -> Subject {
    Subject::new(SubjectKind::Sale, id)
}
