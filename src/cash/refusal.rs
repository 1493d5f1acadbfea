//! When money says no.

use super::text;
use crate::kernel::{Lang, Money, Refusal, text::Named};

#[derive(Debug)]
pub enum CashRefusal {
    NotEnough {
        name: Named,
        have: Money,
    },
    AlreadyReversed,
    ReversalOfReversal,
    /// More than was paid and not yet returned (M7).
    RefundTooLarge {
        most: Money,
    },
    NoCashbox,
    SameCashbox,
    /// The parts of a payment do not make its sum.
    TenderedTooLittle,
}

impl Refusal for CashRefusal {
    fn code(&self) -> &'static str {
        match self {
            CashRefusal::NotEnough { .. } => "not_enough_cash",
            CashRefusal::AlreadyReversed => "already_reversed",
            CashRefusal::ReversalOfReversal => "reversal_of_reversal",
            CashRefusal::RefundTooLarge { .. } => "refund_too_large",
            CashRefusal::NoCashbox => "no_cashbox",
            CashRefusal::SameCashbox => "same_cashbox",
            CashRefusal::TenderedTooLittle => "tendered_too_little",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            CashRefusal::NotEnough { name, have } => text::NOT_ENOUGH.with(lang, &[&name.get(lang), &have.show(lang)]),
            CashRefusal::AlreadyReversed => text::ALREADY_REVERSED.get(lang).into(),
            CashRefusal::ReversalOfReversal => text::REVERSAL_OF_REVERSAL.get(lang).into(),
            CashRefusal::RefundTooLarge { most } => text::REFUND_TOO_LARGE.with(lang, &[&most.show(lang)]),
            CashRefusal::NoCashbox => text::NO_CASHBOX.get(lang).into(),
            CashRefusal::SameCashbox => text::SAME_CASHBOX.get(lang).into(),
            CashRefusal::TenderedTooLittle => text::TENDERED_TOO_LITTLE.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            CashRefusal::NotEnough { .. } | CashRefusal::RefundTooLarge { .. } => Some("amount"),
            CashRefusal::NoCashbox | CashRefusal::SameCashbox => Some("cashbox"),
            CashRefusal::TenderedTooLittle => Some("tendered"),
            _ => None,
        }
    }
}
