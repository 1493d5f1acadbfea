//! When an order says no.

use super::text;
use crate::kernel::{Lang, Money, Quantity, Refusal, Right, text::Named};

#[derive(Debug)]
pub enum OrderRefusal {
    /// A closed order is changed only by reopening it.
    Closed,
    NotClosed,
    /// Parts come back only of an order that was handed over.
    NotHandedOver,
    SameStatus,
    NotAllowed {
        from: Named,
        to: Named,
    },
    WrongRole {
        to: Named,
        roles: Vec<Named>,
    },
    WrongType {
        to: Named,
    },
    /// The rest is not paid and the person may not hand over in debt.
    Unpaid {
        due: Money,
    },
    NoMaster {
        work: String,
    },
    Overpaid {
        due: Money,
    },
    /// Money moved while the form was open.
    PaidMeanwhile {
        paid: Money,
    },
    Changed,
    /// The present status does not exist in the new type, or the type is put away.
    NoStatusInType,
    TooManyLines,
    /// Whom the form names does no works here.
    NotMaster,
    /// Money of this order already stands with the present payer.
    PayerPaid,
    NothingToUndo,
    DiscountTooLarge,
    /// The price of the price list stands for those who may not change prices.
    ListedPrice {
        price: Money,
    },
    NoDiscount,
    /// What is chosen is no product of the catalogue, or no longer lies there.
    NoPart,
    WarehouseNotOpen,
    /// Its parts would lie where orders take nothing from.
    NotKeptThere {
        number: String,
        place: Named,
    },
    /// Somebody was first: so much is left, and these orders keep the rest, where the person may know.
    PartTaken {
        have: Quantity,
        orders: Vec<String>,
    },
    /// Things with numbers go one by one.
    OneBySerial,
    /// The hand-over of an order whose parts are still to be bought.
    PartsAwaited {
        names: Vec<String>,
    },
    NoPrice,
    ListedPart {
        price: Money,
    },
    BelowCost,
}

/// Names of roles inside a sentence.
fn all(roles: &[Named], lang: Lang) -> String {
    roles.iter().map(|role| role.get(lang).to_lowercase()).collect::<Vec<_>>().join(", ")
}

/// What is left, and who has the rest.
fn taken(have: Quantity, orders: &[String], lang: Lang) -> String {
    let left = if have.is_positive() { text::LEFT_ONLY.with(lang, &[&have.show(lang)]) } else { text::LEFT_NONE.get(lang).into() };
    match orders {
        [] => left,
        orders => format!("{left}. {}", text::KEPT_FOR.with(lang, &[&orders.join(", ")])),
    }
}

impl OrderRefusal {
    /// In two or three words, for a menu: "only manager".
    pub fn say_short(&self, lang: Lang) -> String {
        match self {
            OrderRefusal::WrongRole { roles, .. } => super::card::text::ONLY.with(lang, &[&all(roles, lang)]),
            other => other.say(lang),
        }
    }
}

impl Refusal for OrderRefusal {
    fn code(&self) -> &'static str {
        match self {
            OrderRefusal::Closed => "order_closed",
            OrderRefusal::NotClosed => "order_not_closed",
            OrderRefusal::NotHandedOver => "order_not_handed_over",
            OrderRefusal::SameStatus => "same_status",
            OrderRefusal::NotAllowed { .. } => "transition_not_allowed",
            OrderRefusal::WrongRole { .. } => "transition_wrong_role",
            OrderRefusal::WrongType { .. } => "status_of_other_type",
            OrderRefusal::Unpaid { .. } => "unpaid",
            OrderRefusal::NoMaster { .. } => "work_without_master",
            OrderRefusal::Overpaid { .. } => "more_than_due",
            OrderRefusal::PaidMeanwhile { .. } => "paid_meanwhile",
            OrderRefusal::Changed => "changed_meanwhile",
            OrderRefusal::NoStatusInType => "no_status_in_type",
            OrderRefusal::PayerPaid => "payer_has_paid",
            OrderRefusal::NotMaster => "not_a_master",
            OrderRefusal::TooManyLines => "too_many_lines",
            OrderRefusal::NothingToUndo => "nothing_to_undo",
            OrderRefusal::DiscountTooLarge => "discount_too_large",
            OrderRefusal::ListedPrice { .. } => "listed_price",
            OrderRefusal::NoDiscount => "no_discount",
            OrderRefusal::NoPart => "no_part",
            OrderRefusal::WarehouseNotOpen => "warehouse_not_open",
            OrderRefusal::NotKeptThere { .. } => "not_kept_there",
            OrderRefusal::PartTaken { .. } => "part_taken",
            OrderRefusal::OneBySerial => "one_by_serial",
            OrderRefusal::PartsAwaited { .. } => "parts_awaited",
            OrderRefusal::NoPrice => "no_price",
            OrderRefusal::ListedPart { .. } => "listed_part_price",
            OrderRefusal::BelowCost => "below_cost",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            OrderRefusal::Closed => text::CLOSED.get(lang).into(),
            OrderRefusal::NotClosed => text::NOT_CLOSED.get(lang).into(),
            OrderRefusal::NotHandedOver => text::NOT_HANDED_OVER.get(lang).into(),
            OrderRefusal::SameStatus => text::SAME_STATUS.get(lang).into(),
            OrderRefusal::NotAllowed { from, to } => text::NOT_ALLOWED.with(lang, &[&from.get(lang), &to.get(lang)]),
            OrderRefusal::WrongRole { to, roles } => text::WRONG_ROLE.with(lang, &[&to.get(lang), &all(roles, lang)]),
            OrderRefusal::WrongType { to } => text::WRONG_TYPE.with(lang, &[&to.get(lang)]),
            OrderRefusal::Unpaid { due } => text::UNPAID.with(lang, &[&due.show(lang)]),
            OrderRefusal::NoMaster { work } => text::NO_MASTER.with(lang, &[work]),
            OrderRefusal::Overpaid { due } => text::OVERPAID.with(lang, &[&due.show(lang)]),
            OrderRefusal::PaidMeanwhile { paid } => text::PAID_MEANWHILE.with(lang, &[&paid.show(lang)]),
            OrderRefusal::Changed => text::CHANGED.get(lang).into(),
            OrderRefusal::NoStatusInType => super::card::text::NO_STATUS_IN_TYPE.get(lang).into(),
            OrderRefusal::PayerPaid => text::PAYER_PAID.get(lang).into(),
            OrderRefusal::NotMaster => text::NOT_MASTER.get(lang).into(),
            OrderRefusal::TooManyLines => text::TOO_MANY_LINES.get(lang).into(),
            OrderRefusal::NothingToUndo => text::NOTHING_TO_UNDO.get(lang).into(),
            OrderRefusal::DiscountTooLarge => text::DISCOUNT_TOO_LARGE.get(lang).into(),
            OrderRefusal::ListedPrice { price } => {
                text::LISTED_PRICE.with(lang, &[&price.show(lang), &Right::EditPrices.title().get(lang)])
            }
            OrderRefusal::NoPart => text::NO_PART.get(lang).into(),
            OrderRefusal::WarehouseNotOpen => text::WAREHOUSE_NOT_OPEN.get(lang).into(),
            OrderRefusal::NotKeptThere { number, place } => text::NOT_KEPT_THERE.with(lang, &[&place.get(lang), number]),
            OrderRefusal::PartTaken { have, orders } => taken(*have, orders, lang),
            OrderRefusal::OneBySerial => text::ONE_BY_SERIAL.get(lang).into(),
            OrderRefusal::PartsAwaited { names } => text::PARTS_AWAITED.with(lang, &[&names.join(", ")]),
            OrderRefusal::NoPrice => super::card::text::NEED_PRICE.get(lang).into(),
            OrderRefusal::ListedPart { price } => text::LISTED_PART.with(lang, &[&price.show(lang), &Right::EditPrices.title().get(lang)]),
            OrderRefusal::BelowCost => text::BELOW_COST.with(lang, &[&Right::SellBelowCost.title().get(lang)]),
            OrderRefusal::NoDiscount => text::NO_DISCOUNT.with(lang, &[&Right::GiveDiscounts.title().get(lang)]),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            OrderRefusal::Unpaid { .. } | OrderRefusal::Overpaid { .. } | OrderRefusal::PaidMeanwhile { .. } => Some("amount"),
            OrderRefusal::DiscountTooLarge | OrderRefusal::NoDiscount => Some("discount"),
            OrderRefusal::ListedPrice { .. } | OrderRefusal::NoPrice | OrderRefusal::ListedPart { .. } | OrderRefusal::BelowCost => {
                Some("price")
            }
            OrderRefusal::NoPart | OrderRefusal::PartTaken { .. } => Some("part"),
            OrderRefusal::WarehouseNotOpen => Some("warehouse"),
            OrderRefusal::OneBySerial => Some("quantity"),
            OrderRefusal::NotMaster => Some("master"),
            OrderRefusal::PayerPaid => Some("payer"),
            OrderRefusal::NoStatusInType => Some("status"),
            _ => None,
        }
    }
}
