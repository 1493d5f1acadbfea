//! What a product costs the client: a price that somebody set, or the rule of the price type over what the product cost
//! the shop. The ledger knows the cost; here it is only reckoned with.

use serde::{Deserialize, Serialize};

use super::{PriceType, Product};
use crate::kernel::{Costs, Money, Rate, Right, Rights};

/// Over which of the costs a markup is reckoned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// What it was bought for the last time.
    #[default]
    Last,
    /// What the batch it is taken from was bought for.
    Batch,
    Average,
}

impl Basis {
    pub const ALL: [Basis; 3] = [Basis::Last, Basis::Batch, Basis::Average];
    pub fn key(self) -> &'static str {
        match self {
            Basis::Last => "last",
            Basis::Batch => "batch",
            Basis::Average => "average",
        }
    }
    pub fn of(self, costs: &Costs) -> Option<Money> {
        match self {
            Basis::Last => costs.last,
            Basis::Batch => costs.batch,
            Basis::Average => costs.average,
        }
    }
    pub fn named(key: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.key() == key)
    }
}

/// How a type of price is made where nobody set one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    #[default]
    Fixed,
    /// So much over the cost, up to a whole multiple of the step.
    Markup { rate: Rate, over: Basis, step: Money },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Price {
    /// Somebody set it.
    Set(Money),
    /// Reckoned from the cost.
    Reckoned(Money),
    /// The rule asks for a cost that the ledger does not know yet.
    NoCostYet,
    /// Nobody set it and no rule makes it.
    Unset,
}

impl Price {
    pub fn known(self) -> Option<Money> {
        match self {
            Price::Set(price) | Price::Reckoned(price) => Some(price),
            Price::NoCostYet | Price::Unset => None,
        }
    }
}

/// The price of a product by a type of price.
pub fn price_for(product: &Product, kind: &PriceType, costs: &Costs) -> Price {
    match (product.prices.get(&kind.id), kind.rule) {
        (Some(price), _) => Price::Set(*price),
        (None, Rule::Fixed) => Price::Unset,
        (None, Rule::Markup { rate, over, step }) => match over.of(costs) {
            Some(cost) => Price::Reckoned(marked_up(cost, rate, step)),
            None => Price::NoCostYet,
        },
    }
}

/// The cost with the markup, up to a whole multiple of the step.
pub fn marked_up(cost: Money, markup: Rate, step: Money) -> Money {
    let (price, step) = (cost + markup.of(cost), step.0.max(1));
    Money(price.0.div_euclid(step) * step + if price.0.rem_euclid(step) == 0 { 0 } else { step })
}

/// What share of a price is earned; nothing of nothing.
pub fn margin(price: Money, cost: Money) -> Option<Rate> {
    Rate::share(price - cost, price)
}

/// Whether somebody with these rights may sell so: below cost only by right; what has no known cost is not below it.
pub fn may_sell_at(price: Money, cost: Option<Money>, rights: Rights) -> bool {
    cost.is_none_or(|cost| price >= cost) || rights.has(Right::SellBelowCost)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_markup_is_the_one_of_the_specification() {
        for (cost, percent, step, price, share) in
            [(312_490, 65, 1_000, 516_000, 3_944), (85_683, 80, 5_000, 155_000, 4_472), (20_161, 200, 100, 60_500, 6_668)]
        {
            assert_eq!(marked_up(Money(cost), Rate::percent(percent), Money(step)), Money(price));
            assert_eq!(margin(Money(price), Money(cost)), Some(Rate(share)));
        }
        assert_eq!(marked_up(Money(312_490), Rate::percent(65), Money(1)), Money(515_609));
        assert_eq!(marked_up(Money(85_683), Rate::percent(80), Money(1)), Money(154_229));
        assert_eq!(marked_up(Money(20_161), Rate::percent(200), Money(1)), Money(60_483));
    }

    #[test]
    fn below_cost_is_sold_only_by_right() {
        let (seller, owner) = (Rights::NONE, Rights::NONE.with(Right::SellBelowCost));
        assert!(may_sell_at(Money(100), Some(Money(100)), seller));
        assert!(!may_sell_at(Money(99), Some(Money(100)), seller));
        assert!(may_sell_at(Money(99), Some(Money(100)), owner));
        assert!(may_sell_at(Money(1), None, seller));
        assert_eq!(margin(Money::ZERO, Money(100)), None);
    }

    proptest! {
        #[test]
        fn a_marked_up_price_is_the_least_multiple_that_is_enough(cost in 0..=Money::LIMIT.0, rate in 0..=100_000_i64, step in 1..=100_000_i64) {
            let price = marked_up(Money(cost), Rate(rate), Money(step));
            let enough = Money(cost) + Rate(rate).of(Money(cost));
            prop_assert!(price >= enough && price.0 - enough.0 < step);
            prop_assert_eq!(price.0 % step, 0);
        }
    }
}
