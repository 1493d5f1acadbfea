//! What a cart comes to: discounts of lines, then of the whole, then rounding; each kopeck stands in a line.
//!
//! The client's own discount and the whole one do not add up: the larger is given. A whole discount is allotted to lines by
//! what they come to, largest remainders first, so the lines always sum to the total.

use super::refusal::SaleRefusal;
use crate::kernel::{Discount, Money, Rate};

/// A line before it is reckoned.
#[derive(Debug, Clone, Copy)]
pub struct Want {
    /// Price by quantity.
    pub gross: Money,
    pub discount: Discount,
    /// What the client is granted anyway.
    pub own: Rate,
}

/// What the lines of a cart come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reckoned {
    /// Of each line.
    pub nets: Vec<Money>,
    pub gross: Money,
    pub total: Money,
    /// The part of the difference that only makes the total round.
    pub rounding: Money,
    /// The whole discount was smaller than the client's own, and his was given.
    pub by_card: bool,
}

impl Reckoned {
    pub fn off(&self) -> Money {
        self.gross - self.total
    }
}

/// `step` is what the total is rounded down to, when it is.
pub fn reckon(wants: &[Want], whole: Discount, step: Option<Money>) -> Result<Reckoned, SaleRefusal> {
    let mut subtotals = Vec::new();
    for (want, line) in wants.iter().zip(1..) {
        let net = want.gross - want.discount.of(want.gross);
        if net.is_negative() {
            return Err(SaleRefusal::DiscountTooLarge { line, most: want.gross });
        }
        subtotals.push(net);
    }
    let subtotal: Money = subtotals.iter().copied().sum();
    let given = whole.of(subtotal);
    if given > subtotal {
        return Err(SaleRefusal::WholeTooLarge { most: subtotal });
    }
    let granted: Vec<Money> = wants.iter().zip(&subtotals).map(|(want, net)| want.own.of(*net)).collect();
    let by_card = granted.iter().copied().sum::<Money>() > given;
    let shares = if by_card { granted } else { allotted(given, &subtotals) };
    let nets: Vec<Money> = subtotals.iter().zip(shares).map(|(net, share)| *net - share).collect();
    let exact: Money = nets.iter().copied().sum();
    let rounding = step.map_or(Money::ZERO, |step| Money(exact.0 % step.0.max(1)));
    let nets: Vec<Money> = nets.iter().zip(allotted(rounding, &nets)).map(|(net, share)| *net - share).collect();
    let gross = wants.iter().map(|want| want.gross).sum();
    Ok(Reckoned { nets, gross, total: exact - rounding, rounding, by_card })
}

fn allotted(sum: Money, over: &[Money]) -> Vec<Money> {
    sum.split(&over.iter().map(|part| part.0).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn want(gross: i64) -> Want {
        Want { gross: Money(gross), discount: Discount::default(), own: Rate::ZERO }
    }
    fn nets(wants: &[Want], whole: Discount, step: Option<Money>) -> Vec<i64> {
        let done = reckon(wants, whole, step).expect("it can be sold so");
        assert_eq!(done.nets.iter().copied().sum::<Money>(), done.total);
        done.nets.iter().map(|net| net.0).collect()
    }

    /// The vectors of the specification: what is taken off each line.
    #[test]
    fn a_whole_discount_is_allotted_to_the_kopeck() {
        for (whole, gross, off) in [
            (Discount::Sum(Money(10_000)), vec![620_000, 425_000, 200_000], vec![4980, 3414, 1606]),
            (Discount::Percent(Rate::percent(5)), vec![50_000, 150_000, 519_990, 59_950], vec![2500, 7500, 26_000, 2997]),
            (Discount::Sum(Money(10_000)), vec![179_850, 149_900], vec![5454, 4546]),
            (Discount::Sum(Money(1)), vec![1, 1, 1], vec![1, 0, 0]),
            (Discount::Sum(Money(1)), vec![5, 5, 5], vec![1, 0, 0]),
            (Discount::default(), vec![5, 5], vec![0, 0]),
        ] {
            let wants: Vec<Want> = gross.iter().map(|sum| want(*sum)).collect();
            let left: Vec<i64> = gross.iter().zip(&off).map(|(gross, off)| gross - off).collect();
            assert_eq!(nets(&wants, whole, None), left, "{whole:?} over {gross:?}");
        }
    }

    #[test]
    fn discounts_of_lines_come_first_and_rounding_last() {
        let mut wants = [want(180_000), want(129_000), want(149_000)];
        wants[2].discount = Discount::Sum(Money(14_900));
        assert_eq!(nets(&wants, Discount::Percent(Rate::percent(7)), None), [167_400, 119_970, 124_713]);
        let done = reckon(&wants, Discount::Percent(Rate::percent(7)), Some(Money(100))).expect("round");
        assert_eq!((done.total, done.rounding), (Money(412_000), Money(83)));
    }

    #[test]
    fn of_the_clients_discount_and_the_whole_one_the_larger_is_given() {
        let mut wants = [want(100_000), want(100_000)];
        wants[0].own = Rate::percent(10);
        let card = reckon(&wants, Discount::Percent(Rate::percent(3)), None).expect("sold");
        assert_eq!((card.by_card, card.nets), (true, vec![Money(90_000), Money(100_000)]));
        let whole = reckon(&wants, Discount::Percent(Rate::percent(7)), None).expect("sold");
        assert_eq!((whole.by_card, whole.nets), (false, vec![Money(93_000), Money(93_000)]));
    }

    #[test]
    fn nothing_is_sold_for_less_than_nothing() {
        let mut wants = [want(100)];
        assert!(matches!(reckon(&wants, Discount::Sum(Money(101)), None), Err(SaleRefusal::WholeTooLarge { .. })));
        wants[0].discount = Discount::Sum(Money(101));
        assert!(matches!(reckon(&wants, Discount::default(), None), Err(SaleRefusal::DiscountTooLarge { line: 1, .. })));
    }

    proptest! {
        #[test]
        fn lines_sum_to_the_total_and_none_is_below_nothing(
            lines in prop::collection::vec((0..5_000_000_i64, 0..=10_000_i64, 0..=3_000_i64), 1..30),
            whole in 0..=10_000_i64, round in any::<bool>(),
        ) {
            let wants: Vec<Want> = lines.iter()
                .map(|(gross, rate, own)| Want { gross: Money(*gross), discount: Discount::Percent(Rate(*rate)), own: Rate(*own) })
                .collect();
            let done = reckon(&wants, Discount::Percent(Rate(whole)), round.then_some(Money(100))).expect("shares fit");
            prop_assert_eq!(done.nets.iter().copied().sum::<Money>(), done.total);
            prop_assert!(done.nets.iter().all(|net| !net.is_negative()));
            prop_assert!(!round || done.total.0 % 100 == 0);
        }
    }
}
