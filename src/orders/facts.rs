//! What happens to an order, as its feed tells it. Names are copied in, so that history reads the same for ever; cost is
//! never told here, because everyone who sees the order reads its feed.

use serde::{Deserialize, Serialize};

use super::{
    tables::{Line, LineKind},
    text,
};
use crate::{
    kernel::{Lang, Money, Quantity, Text, text::Named},
    log::{Fact, FactRow, Told, fact::Group},
    shop::StatusGroup,
};

/// Which field of the order changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Malfunction,
    Appearance,
    Kit,
    Unlock,
    Note,
    MasterNote,
    Verdict,
    Manager,
    Master,
    Deadline,
    Urgent,
    Estimate,
    Source,
    OrderType,
    Name,
    Price,
    Quantity,
    Discount,
    Warranty,
    Comment,
    Cost,
    Part,
    Warehouse,
    Serial,
    NotOfStock,
    Client,
    Device,
    Payer,
}

/// The line whose removal this fact tells.
pub fn removed_line(fact: &FactRow) -> Option<Line> {
    match serde_json::from_str(&fact.body) {
        Ok(OrderFact::LineRemoved { line: Some(line), .. }) => Some(*line),
        _ => None,
    }
}

impl What {
    pub fn title(self) -> Text {
        match self {
            What::Malfunction => text::MALFUNCTION,
            What::Appearance => text::APPEARANCE,
            What::Kit => text::KIT,
            What::Unlock => text::UNLOCK,
            What::Note => text::NOTE,
            What::MasterNote => text::MASTER_NOTE,
            What::Verdict => text::VERDICT,
            What::Manager => text::MANAGER,
            What::Master => text::MASTER,
            What::Deadline => text::DEADLINE,
            What::Urgent => text::URGENT,
            What::Estimate => text::ESTIMATE,
            What::Source => text::SOURCE,
            What::OrderType => text::ORDER_TYPE,
            What::Payer => text::PAYER,
            What::Name => text::NAME,
            What::Price => text::PRICE,
            What::Quantity => text::QUANTITY,
            What::Discount => text::DISCOUNT,
            What::Warranty => text::WARRANTY,
            What::Comment => text::COMMENT,
            What::Cost => text::COST,
            What::Part => super::card::text::OF_STOCK,
            What::Warehouse => text::WAREHOUSE,
            What::Serial => text::SERIAL,
            What::NotOfStock => text::NOT_OF_STOCK,
            What::Client => text::CLIENT,
            What::Device => text::DEVICE,
        }
    }
}

/// One field before and after, in words; both empty where the value itself must not be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub what: What,
    pub before: String,
    pub after: String,
}

impl Change {
    /// Nothing when nothing changed.
    pub fn of(what: What, before: impl ToString, after: impl ToString) -> Option<Change> {
        let (before, after) = (before.to_string(), after.to_string());
        (before != after).then_some(Change { what, before, after })
    }
    fn tell(&self, lang: Lang) -> String {
        let title = self.what.title().get(lang).to_lowercase();
        match (self.before.as_str(), self.after.as_str()) {
            ("", "") => title,
            ("", after) => format!("{title}: {after}"),
            (before, "") => format!("{title}: {before} → —"),
            (before, after) => format!("{title}: {before} → {after}"),
        }
    }
}

/// Which words of a form this fact changed.
pub fn changed(fact: &FactRow) -> Vec<Text> {
    match serde_json::from_str(&fact.body) {
        Ok(OrderFact::Edited { changes } | OrderFact::LineChanged { changes, .. }) => {
            changes.into_iter().map(|change| change.what.title()).collect()
        }
        _ => Vec::new(),
    }
}

/// Who a comment is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    Staff,
    Client,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFact {
    Created {
        number: String,
        device: String,
    },
    Status {
        from: Named,
        to: Named,
        tone: String,
        group: StatusGroup,
        comment: String,
    },
    SteppedBack {
        from: Named,
        to: Named,
    },
    Closed {
        status: Named,
        total: Money,
        debt: Money,
        comment: String,
    },
    Reopened {
        to: Named,
        reason: String,
    },
    /// Its parts went by other batches.
    Recosted {
        before: Money,
        after: Money,
    },
    Edited {
        changes: Vec<Change>,
    },
    LineAdded {
        kind: LineKind,
        name: String,
        quantity: Quantity,
        price: Money,
    },
    LineChanged {
        name: String,
        changes: Vec<Change>,
    },
    /// With the line itself, so that it can be put back; what it cost us is not told.
    LineRemoved {
        name: String,
        sum: Money,
        #[serde(default)]
        line: Option<Box<Line>>,
    },
    /// What waited for its part has it now.
    PartKept {
        name: String,
        quantity: Quantity,
    },
    Comment {
        text: String,
        audience: Audience,
    },
    Prepaid {
        amount: Money,
        cashboxes: Vec<Named>,
    },
    Paid {
        amount: Money,
        cashboxes: Vec<Named>,
    },
    Refunded {
        amount: Money,
        cashbox: Named,
        comment: String,
    },
    /// Parts the client brought back after the hand-over.
    PartsBack {
        parts: Vec<(String, Quantity)>,
        total: Money,
        paid: Money,
        to_balance: Money,
        reason: String,
    },
    PaymentReversed {
        amount: Money,
        comment: String,
    },
    Printed {
        paper: Named,
    },
}

fn joined(names: &[Named], lang: Lang) -> String {
    names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(" + ")
}

fn quote(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_string())
}

fn all(changes: &[Change], lang: Lang) -> String {
    changes.iter().map(|change| change.tell(lang)).collect::<Vec<_>>().join("; ")
}

/// Which parts came back, and what went to the client for them.
fn parts_back(parts: &[(String, Quantity)], (paid, to_balance): (Money, Money), lang: Lang) -> String {
    let named: Vec<String> = parts.iter().map(|(name, quantity)| format!("{name} \u{d7} {}", quantity.show(lang))).collect();
    let mut said = text::F_PARTS_BACK.with(lang, &[&named.join(", ")]);
    for (how, amount) in [(text::F_GIVEN_BACK, paid), (text::F_LEFT_ON_BALANCE, to_balance)] {
        if amount.is_positive() {
            said.push_str(&how.with(lang, &[&amount.show(lang)]));
        }
    }
    said
}

impl Fact for OrderFact {
    const SLICE: &'static str = "orders";

    fn tell(&self, lang: Lang) -> Told {
        let told = |text: String, icon: &'static str, tone: &'static str, group: Group| Told { text, quote: None, icon, tone, group };
        match self {
            OrderFact::Created { number, device } => {
                told(text::F_CREATED.with(lang, &[number, device]), "clipboard-list", "gray", Group::Status)
            }
            OrderFact::Status { from, to, comment, .. } => Told {
                quote: quote(comment),
                ..told(text::F_STATUS.with(lang, &[&from.get(lang), &to.get(lang)]), "git-branch", "blue", Group::Status)
            },
            OrderFact::SteppedBack { from, to } => {
                told(text::F_STEP_BACK.with(lang, &[&from.get(lang), &to.get(lang)]), "undo-2", "gray", Group::Status)
            }
            OrderFact::Closed { status, total, debt, comment } => {
                let said = match debt.is_positive() {
                    true => text::F_CLOSED_DEBT.with(lang, &[&status.get(lang), &total.show(lang), &debt.show(lang)]),
                    false => text::F_CLOSED.with(lang, &[&status.get(lang), &total.show(lang)]),
                };
                Told { quote: quote(comment), ..told(said, "circle-check", "green", Group::Status) }
            }
            OrderFact::Reopened { to, reason } => {
                Told { quote: quote(reason), ..told(text::F_REOPENED.with(lang, &[&to.get(lang)]), "undo-2", "amber", Group::Status) }
            }
            OrderFact::Recosted { .. } => told(text::F_RECOSTED.get(lang).into(), "refresh-cw", "amber", Group::Change),
            OrderFact::Edited { changes } => told(text::F_EDITED.with(lang, &[&all(changes, lang)]), "pencil", "gray", Group::Change),
            OrderFact::LineAdded { name, quantity, price, .. } => {
                told(text::F_LINE_ADDED.with(lang, &[name, &quantity.show(lang), &price.show(lang)]), "plus", "violet", Group::Change)
            }
            OrderFact::LineChanged { name, changes } => {
                told(text::F_LINE_CHANGED.with(lang, &[name, &all(changes, lang)]), "pencil", "violet", Group::Change)
            }
            OrderFact::LineRemoved { name, sum, .. } => {
                told(text::F_LINE_REMOVED.with(lang, &[name, &sum.show(lang)]), "minus", "violet", Group::Change)
            }
            OrderFact::PartKept { name, quantity } => {
                told(text::F_PART_KEPT.with(lang, &[name, &quantity.show(lang)]), "boxes", "teal", Group::Change)
            }
            OrderFact::Comment { text: words, audience } => {
                let title = if *audience == Audience::Client { text::F_COMMENT_PUBLIC } else { text::F_COMMENT };
                Told { quote: quote(words), ..told(title.get(lang).into(), "message-square", "teal", Group::Note) }
            }
            OrderFact::Prepaid { amount, cashboxes } => {
                told(text::F_PREPAID.with(lang, &[&amount.show(lang), &joined(cashboxes, lang)]), "banknote", "green", Group::Money)
            }
            OrderFact::Paid { amount, cashboxes } => {
                told(text::F_PAID.with(lang, &[&amount.show(lang), &joined(cashboxes, lang)]), "banknote", "green", Group::Money)
            }
            OrderFact::Refunded { amount, cashbox, comment } => Told {
                quote: quote(comment),
                ..told(text::F_REFUNDED.with(lang, &[&amount.show(lang), &cashbox.get(lang)]), "hand-coins", "amber", Group::Money)
            },
            OrderFact::PartsBack { parts, paid, to_balance, reason, .. } => {
                Told { quote: quote(reason), ..told(parts_back(parts, (*paid, *to_balance), lang), "undo-2", "amber", Group::Money) }
            }
            OrderFact::PaymentReversed { amount, comment } => {
                Told { quote: quote(comment), ..told(text::F_REVERSED.with(lang, &[&amount.show(lang)]), "undo-2", "red", Group::Money) }
            }
            OrderFact::Printed { paper } => told(text::F_PRINTED.with(lang, &[&paper.get(lang)]), "printer", "gray", Group::Change),
        }
    }
}
