//! When money says no.

use super::text;
use crate::kernel::{Day, Lang, Money, Refusal, text::Named};

#[derive(Debug)]
pub enum CashRefusal {
    NotEnough {
        name: Named,
        have: Money,
    },
    NoAmount,
    AlreadyReversed,
    ReversalOfReversal,
    /// Charges and set-offs are undone by the program, not by hand.
    NotByHand,
    /// The order keeps what was paid for it, so its payments are reversed in its card.
    ReverseInOrder,
    /// It belongs to a document of the stock, which is cancelled as a whole.
    ReverseInDocument,
    /// The payment was refunded since: without it more would have gone back than came.
    RefundedSince,
    /// More than was paid and not yet returned (M7).
    RefundTooLarge {
        most: Money,
    },
    /// By another way than it was paid (M7).
    OtherWay {
        most: Money,
    },
    /// More than the client left with the shop.
    BalanceTooSmall {
        have: Money,
    },
    AlreadyCharged,
    NoCashbox,
    SameCashbox,
    Archived {
        name: Named,
    },
    NoArticle,
    /// The second cashbox of a payment takes a part of it, not the whole.
    SplitTooLarge,
    SplitMissing,
    /// A part for a second cashbox that nobody named.
    NoOther,
    TenderedTooLittle {
        need: Money,
    },
    FutureDay,
    PeriodClosed {
        until: Day,
    },
    AlreadyOpened,
    NotEmpty {
        have: Money,
    },
    /// The kind of a cashbox that has operations is its account and stays.
    KindIsFixed,
    LastCashbox,
    SystemArticle,
}

impl Refusal for CashRefusal {
    fn code(&self) -> &'static str {
        match self {
            CashRefusal::NotEnough { .. } => "not_enough_cash",
            CashRefusal::NoAmount => "no_amount",
            CashRefusal::AlreadyReversed => "already_reversed",
            CashRefusal::ReversalOfReversal => "reversal_of_reversal",
            CashRefusal::NotByHand => "not_by_hand",
            CashRefusal::ReverseInOrder => "reverse_in_order",
            CashRefusal::ReverseInDocument => "reverse_in_document",
            CashRefusal::RefundedSince => "refunded_since",
            CashRefusal::RefundTooLarge { .. } => "refund_too_large",
            CashRefusal::OtherWay { .. } => "refund_other_way",
            CashRefusal::BalanceTooSmall { .. } => "balance_too_small",
            CashRefusal::AlreadyCharged => "already_charged",
            CashRefusal::NoCashbox => "no_cashbox",
            CashRefusal::SameCashbox => "same_cashbox",
            CashRefusal::Archived { .. } => "cashbox_archived",
            CashRefusal::NoArticle => "no_article",
            CashRefusal::SplitTooLarge => "split_too_large",
            CashRefusal::SplitMissing => "split_missing",
            CashRefusal::NoOther => "no_other_cashbox",
            CashRefusal::TenderedTooLittle { .. } => "tendered_too_little",
            CashRefusal::FutureDay => "future_day",
            CashRefusal::PeriodClosed { .. } => "period_closed",
            CashRefusal::AlreadyOpened => "already_opened",
            CashRefusal::NotEmpty { .. } => "cashbox_not_empty",
            CashRefusal::KindIsFixed => "cashbox_kind_fixed",
            CashRefusal::LastCashbox => "last_cashbox",
            CashRefusal::SystemArticle => "system_article",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            CashRefusal::NotEnough { name, have } => text::NOT_ENOUGH.with(lang, &[&name.get(lang), &have.show(lang)]),
            CashRefusal::NoAmount => text::NO_AMOUNT.get(lang).into(),
            CashRefusal::AlreadyReversed => text::ALREADY_REVERSED.get(lang).into(),
            CashRefusal::ReversalOfReversal => text::REVERSAL_OF_REVERSAL.get(lang).into(),
            CashRefusal::NotByHand => text::NOT_BY_HAND.get(lang).into(),
            CashRefusal::ReverseInOrder => text::REVERSE_IN_ORDER.get(lang).into(),
            CashRefusal::ReverseInDocument => text::REVERSE_IN_DOCUMENT.get(lang).into(),
            CashRefusal::RefundedSince => text::REFUNDED_SINCE.get(lang).into(),
            CashRefusal::RefundTooLarge { most } => text::REFUND_TOO_LARGE.with(lang, &[&most.show(lang)]),
            CashRefusal::OtherWay { most } => text::OTHER_WAY.with(lang, &[&most.show(lang)]),
            CashRefusal::BalanceTooSmall { have } => text::BALANCE_TOO_SMALL.with(lang, &[&have.show(lang)]),
            CashRefusal::AlreadyCharged => text::ALREADY_CHARGED.get(lang).into(),
            CashRefusal::NoCashbox => text::NO_CASHBOX.get(lang).into(),
            CashRefusal::SameCashbox => text::SAME_CASHBOX.get(lang).into(),
            CashRefusal::Archived { name } => text::CASHBOX_ARCHIVED.with(lang, &[&name.get(lang)]),
            CashRefusal::NoArticle => text::NO_ARTICLE.get(lang).into(),
            CashRefusal::SplitTooLarge => text::SPLIT_TOO_LARGE.get(lang).into(),
            CashRefusal::SplitMissing => text::OTHER_AMOUNT_MISSING.get(lang).into(),
            CashRefusal::NoOther => text::NO_CASHBOX.get(lang).into(),
            CashRefusal::TenderedTooLittle { need } => text::TENDERED_TOO_LITTLE.with(lang, &[&need.show(lang)]),
            CashRefusal::FutureDay => text::FUTURE_DAY.get(lang).into(),
            CashRefusal::PeriodClosed { until } => text::PERIOD_CLOSED.with(lang, &[&until.full(lang)]),
            CashRefusal::AlreadyOpened => text::ALREADY_OPENED.get(lang).into(),
            CashRefusal::NotEmpty { have } => text::NOT_EMPTY.with(lang, &[&have.show(lang)]),
            CashRefusal::KindIsFixed => text::KIND_IS_FIXED.get(lang).into(),
            CashRefusal::LastCashbox => text::LAST_CASHBOX.get(lang).into(),
            CashRefusal::SystemArticle => text::SYSTEM_ARTICLE.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            CashRefusal::NotEnough { .. } | CashRefusal::NoAmount | CashRefusal::RefundTooLarge { .. } => Some("amount"),
            CashRefusal::NoCashbox | CashRefusal::OtherWay { .. } => Some("cashbox"),
            CashRefusal::BalanceTooSmall { .. } => Some("balance"),
            CashRefusal::SameCashbox | CashRefusal::NoOther => Some("other"),
            CashRefusal::NoArticle => Some("article"),
            CashRefusal::SplitTooLarge | CashRefusal::SplitMissing => Some("other_amount"),
            CashRefusal::TenderedTooLittle { .. } => Some("tendered"),
            CashRefusal::FutureDay | CashRefusal::PeriodClosed { .. } => Some("day"),
            CashRefusal::KindIsFixed => Some("kind"),
            _ => None,
        }
    }
}
