//! The arithmetic of changing many prices at once. Pure, so that it can be tested against its promises.

use crate::kernel::{Money, Rate};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Percent(Rate),
    Sum(Money),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    #[default]
    Up,
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repricing {
    pub by: By,
    pub way: Way,
    /// New prices are whole multiples of this, the nearest one, a half goes up.
    pub step: Money,
}

impl Repricing {
    /// The new price. A work without a price stays without; raising never lowers and lowering never raises, whatever the
    /// rounding; lowering never makes a work free; nothing goes beyond the limit of an amount.
    pub fn of(self, price: Money) -> Money {
        if !price.is_positive() {
            return price;
        }
        let part = match self.by {
            By::Percent(rate) => rate.of(price),
            By::Sum(sum) => sum,
        };
        let moved = match self.way {
            Way::Up => price + part,
            Way::Down => price - part,
        };
        let new = nearest(moved, self.step);
        let keeps_way = match self.way {
            Way::Up => new > price,
            Way::Down => new < price,
        };
        if keeps_way && new.is_positive() && new <= Money::LIMIT { new } else { price }
    }
}

/// The nearest whole multiple of a step, a half up; below zero everything is zero.
fn nearest(amount: Money, step: Money) -> Money {
    let step = step.0.max(1);
    Money((amount.0.max(0) + step / 2) / step * step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn prices_move_and_round_as_a_person_would() {
        let up = |percent, step| Repricing { by: By::Percent(Rate::percent(percent)), way: Way::Up, step: Money::major(step) };
        assert_eq!(up(10, 50).of(Money::major(1_490)), Money::major(1_650));
        assert_eq!(up(7, 1).of(Money::major(990)), Money::major(1_059));
        assert_eq!(up(2, 100).of(Money::major(120)), Money::major(120));
        let down = Repricing { by: By::Sum(Money::major(200)), way: Way::Down, step: Money(1) };
        assert_eq!(down.of(Money::major(150)), Money::major(150));
        assert_eq!(down.of(Money::major(1_000)), Money::major(800));
        assert_eq!(up(10, 10).of(Money::ZERO), Money::ZERO);
    }

    fn any() -> impl Strategy<Value = Repricing> {
        let by =
            prop_oneof![(0..=100_000i64).prop_map(|bp| By::Percent(Rate(bp))), (0..=Money::LIMIT.0).prop_map(|sum| By::Sum(Money(sum)))];
        let step = prop::sample::select(vec![1, 100, 1_000, 5_000, 10_000]);
        (by, prop::bool::ANY, step).prop_map(|(by, up, step)| Repricing {
            by,
            way: if up { Way::Up } else { Way::Down },
            step: Money(step),
        })
    }

    proptest! {
        #[test]
        fn a_new_price_keeps_its_promises(change in any(), kopecks in 0..=Money::LIMIT.0) {
            let (old, new) = (Money(kopecks), change.of(Money(kopecks)));
            prop_assert!(new >= Money::ZERO && new <= Money::LIMIT);
            prop_assert_eq!(old.is_zero(), new.is_zero());
            let kept = if change.way == Way::Up { new >= old } else { new <= old };
            prop_assert!(kept, "went the other way");
            prop_assert!(new == old || new.0 % change.step.0 == 0);
        }

        #[test]
        fn a_dearer_work_stays_dearer_or_equal(change in any(), a in 1..=Money::LIMIT.0 / 20, b in 1..=Money::LIMIT.0 / 20) {
            // Only a raise keeps the order of every pair: a lowering that would make a work free leaves it as it was.
            prop_assume!(change.way == Way::Up);
            let by = match change.by { By::Percent(rate) => By::Percent(Rate(rate.0 % 10_000)), By::Sum(sum) => By::Sum(Money(sum.0 / 4)) };
            let change = Repricing { by, step: Money(1), ..change };
            let (low, high) = (Money(a.min(b)), Money(a.max(b)));
            prop_assert!(change.of(low) <= change.of(high));
        }
    }
}
