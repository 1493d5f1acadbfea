//! The numbers the trade agreed on.

use super::{Shelves, basis, pieces, receive, refused, take};
use crate::{kernel::Money, stock::MoveKind};

fn issues(average: bool) -> Vec<i64> {
    let shelves = Shelves::new(average);
    shelves.post(basis(MoveKind::Posting, 0, 5), vec![receive(0, 0, pieces(2), 140_000)]).expect("the first batch");
    shelves.post(basis(MoveKind::Posting, 1, 4), vec![receive(0, 0, pieces(3), 240_150)]).expect("the second batch");
    let mut costs = Vec::new();
    for (doc, count) in [(2, 1), (3, 2), (4, 1), (5, 1)] {
        let done = shelves.post(basis(MoveKind::Sale, doc, 0), vec![take(0, 0, pieces(count))]).expect("an issue");
        costs.push(-done.value().0);
    }
    assert_eq!(refused(shelves.post(basis(MoveKind::Sale, 6, 0), vec![take(0, 0, pieces(1))])), "not_enough_stock");
    assert_eq!(shelves.findings(), Vec::<String>::new());
    costs
}

#[test]
fn goods_leave_oldest_first_and_the_last_piece_takes_the_last_kopeck() {
    assert_eq!(issues(false), [70_000, 150_050, 80_050, 80_050]);
}

#[test]
fn by_the_average_every_piece_costs_the_same() {
    assert_eq!(issues(true), [76_030, 152_060, 76_030, 76_030]);
}

#[test]
fn sums_are_spread_as_agreed() {
    let vectors: [(i64, &[i64], &[i64]); 6] = [
        (10_000, &[620_000, 425_000, 200_000], &[4980, 3414, 1606]),
        (38_997, &[50_000, 150_000, 519_990, 59_950], &[2500, 7500, 26_000, 2997]),
        (10_000, &[179_850, 149_900], &[5454, 4546]),
        (1, &[1, 1, 1], &[1, 0, 0]),
        (100, &[1, 1, 1], &[34, 33, 33]),
        (0, &[5, 5], &[0, 0]),
    ];
    for (total, weights, parts) in vectors {
        let split: Vec<i64> = Money(total).split(weights).iter().map(|part| part.0).collect();
        assert_eq!(split, parts, "S13");
    }
}
