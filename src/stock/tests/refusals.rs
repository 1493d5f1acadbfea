//! Each way the stock says no.

use super::{Shelves, basis, day, document, item, pieces, receive, refused, shelf, take, taking, to, warehouse};
use crate::{
    kernel::{Id, Money, Quantity},
    stock::{
        MoveKind, Warehouse, balance, dependents,
        ledger::{Ask, Pick, Receive, Return, Revalue, To},
        reserve::{self, ReserveAsk},
        units,
    },
    store::Reads,
};

fn stocked() -> Shelves {
    let shelves = Shelves::new(false);
    shelves.post(basis(MoveKind::Posting, 0, 9), vec![receive(0, 0, pieces(5), 1000)]).expect("the first batch");
    shelves
}
fn numbered(serials: &[&str]) -> Ask {
    let count = pieces(serials.len() as i64);
    let serials = serials.iter().map(ToString::to_string).collect();
    Ask::Receive(Receive { line: 1, item: item(3), to: to(0), quantity: count, cost: Money(100), supplier: None, serials, expires: None })
}

#[test]
fn nothing_leaves_that_was_not_there_on_that_day() {
    let shelves = stocked();
    shelves.post(basis(MoveKind::Posting, 1, 2), vec![receive(0, 0, pieces(5), 2000)]).expect("the second batch");
    let go = |doc, back, count| shelves.post(basis(MoveKind::WriteOff, doc, back), vec![take(0, 0, pieces(count))]);
    assert_eq!(refused(go(2, 0, 11)), "not_enough_stock");
    assert_eq!(refused(go(3, 10, 1)), "later_batches_only");
    go(4, 0, 5).expect("the first batch goes");
    assert_eq!(refused(go(5, 4, 1)), "later_batches_only", "what had come by then is gone");
    assert_eq!(shelves.read(|r| balance::free_since(r, warehouse(0), item(0).product, day(4))), pieces(5));
    go(6, 1, 5).expect("the second batch had come");
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn a_day_of_the_past_is_not_left_below_nothing() {
    let shelves = stocked();
    let moved = vec![Ask::Transfer(taking(0, 0, pieces(5), Pick::Oldest), to(1))];
    shelves.post(basis(MoveKind::Transfer, 1, 3), moved).expect("moved");
    assert_eq!(refused(shelves.post(basis(MoveKind::WriteOff, 2, 6), vec![take(0, 1, pieces(1))])), "below_zero_in_the_past");
    shelves.post(basis(MoveKind::WriteOff, 3, 3), vec![take(0, 1, pieces(1))]).expect("on the day it came");
}

#[test]
fn a_posting_that_was_touched_is_not_cancelled_and_says_by_what() {
    let shelves = stocked();
    shelves.post(basis(MoveKind::WriteOff, 1, 1), vec![take(0, 0, pieces(1))]).expect("a piece goes");
    shelves.post(basis(MoveKind::Transfer, 2, 0), vec![Ask::Transfer(taking(0, 0, pieces(1), Pick::Oldest), to(1))]).expect("moved");
    assert_eq!(refused(shelves.cancel(0)), "moved_since");
    assert_eq!(shelves.read(|r| dependents(r, document(0))), [document(2), document(1)]);
    shelves.cancel(2).expect("newest first");
    shelves.cancel(1).expect("then the other");
    shelves.cancel(0).expect("now nothing stands in the way");
    assert_eq!(refused(shelves.cancel(0)), "already_cancelled");
    assert!(shelves.cells().is_empty());
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn goods_come_back_to_their_batch_for_what_they_went_for() {
    let shelves = Shelves::new(false);
    shelves.post(basis(MoveKind::Posting, 0, 9), vec![receive(0, 0, pieces(3), 100)]).expect("a batch");
    let sold = shelves.post(basis(MoveKind::Sale, 1, 5), vec![take(0, 0, pieces(3))]).expect("all sold").moves[0].number;
    let back = |doc, back, count| {
        let ask = Return { line: 1, item: item(0), to: to(1), quantity: pieces(count), of: sold };
        shelves.post(basis(MoveKind::ClientReturn, doc, back), vec![Ask::Return(ask)])
    };
    assert_eq!(refused(back(2, 6, 1)), "before_itself");
    assert_eq!(back(3, 1, 1).expect("one").value(), Money(33));
    assert_eq!(refused(back(4, 1, 3)), "return_too_much");
    assert_eq!(refused(shelves.cancel(1)), "moved_since", "a sale with a return stands");
    assert_eq!(back(5, 0, 2).expect("the rest").value(), Money(67));
    assert_eq!(shelves.cells()[0].cost, Money(100));
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn a_thing_with_a_number_is_in_one_place() {
    let shelves = Shelves::new(false);
    assert_eq!(refused(shelves.post(basis(MoveKind::Posting, 0, 3), vec![numbered(&["a1", "A 1"])])), "serial_count");
    shelves.post(basis(MoveKind::Posting, 1, 3), vec![numbered(&["a1", "a2"])]).expect("two things");
    assert_eq!(refused(shelves.post(basis(MoveKind::Posting, 2, 3), vec![numbered(&["A1"])])), "serial_taken");
    let id = shelves.read(|r| units::here(r, item(3).product, "a 1")).expect("it is here").id;
    let go = |doc, from, pick| shelves.post(basis(MoveKind::Sale, doc, 0), vec![Ask::Take(taking(3, from, pieces(1), pick))]);
    assert_eq!(refused(go(3, 0, Pick::Oldest)), "serial_count");
    assert_eq!(refused(go(4, 1, Pick::Units(vec![id]))), "no_serial");
    go(5, 0, Pick::Units(vec![id])).expect("sold");
    assert_eq!(refused(go(6, 0, Pick::Units(vec![id]))), "no_serial");
    shelves.post(basis(MoveKind::Posting, 7, 0), vec![numbered(&["A1"])]).expect("bought back from the client");
    assert_eq!(refused(shelves.cancel(5)), "serial_taken", "it is here under another posting");
    assert_eq!(shelves.read(|r| units::passport(r, id)).len(), 2);
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn what_is_promised_to_an_order_is_nobody_else_s() {
    let shelves = stocked();
    let ask = |count, batch| ReserveAsk {
        item: item(0),
        warehouse: warehouse(0),
        order: Id::fixed(1),
        line: Id::fixed(2),
        quantity: pieces(count),
        batch,
        unit: None,
    };
    let promise = |count, batch| {
        let ask = ask(count, batch);
        shelves.write(move |tx| reserve::reserve(tx, &ask))
    };
    let kept = promise(3, Some(1)).expect("a promise").id;
    assert_eq!(refused(promise(3, None)), "not_enough_stock");
    assert_eq!(refused(shelves.post(basis(MoveKind::WriteOff, 1, 0), vec![take(0, 0, pieces(3))])), "not_enough_stock");
    shelves.post(basis(MoveKind::Posting, 2, 0), vec![receive(0, 0, pieces(2), 900)]).expect("more comes");
    let gone = shelves.post(basis(MoveKind::WriteOff, 3, 0), vec![take(0, 0, pieces(4))]).expect("what is free");
    assert_eq!(gone.moves.iter().map(|line| (line.batch, line.quantity)).collect::<Vec<_>>(), [(1, -pieces(2)), (2, -pieces(2))]);
    let mut own = taking(0, 0, pieces(4), Pick::Oldest);
    own.reservation = Some(kept);
    assert_eq!(refused(shelves.post(basis(MoveKind::Order, 4, 0), vec![Ask::Take(own.clone())])), "not_promised");
    own.quantity = pieces(3);
    shelves.post(basis(MoveKind::Order, 5, 0), vec![Ask::Take(own)]).expect("the order takes its own");
    shelves.cancel(5).expect("and gives it back");
    assert_eq!(shelves.read(|r| balance::stock(r, warehouse(0), item(0).product)).available(), Quantity::ZERO);
    shelves.write(move |tx| reserve::release(tx, kept)).expect("released");
    assert_eq!(shelves.read(|r| balance::stock(r, warehouse(0), item(0).product)).available(), pieces(3));
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn a_cost_is_put_right_for_what_is_left_and_for_what_is_gone() {
    let shelves = stocked();
    shelves.post(basis(MoveKind::WriteOff, 1, 1), vec![take(0, 0, pieces(2))]).expect("two go");
    let right = |doc, back, by| {
        shelves.post(basis(MoveKind::CostCorrection, doc, back), vec![Ask::Revalue(Revalue { line: 1, batch: 1, by: Money(by) })])
    };
    let done = right(2, 0, 501).expect("dearer");
    assert_eq!((done.value(), done.consumed), (Money(301), Money(200)));
    assert_eq!(refused(right(3, 0, -2000)), "cost_too_low");
    assert_eq!(refused(right(4, 10, 5)), "before_itself");
    shelves.post(basis(MoveKind::WriteOff, 5, 0), vec![take(0, 0, pieces(1))]).expect("one more goes");
    assert_eq!(refused(shelves.cancel(2)), "moved_since");
    assert_eq!(shelves.findings(), Vec::<String>::new());
}

#[test]
fn places_and_quantities_that_make_no_sense_are_refused() {
    let shelves = stocked();
    let go = |doc, ask| shelves.post(basis(MoveKind::Transfer, doc, 0), vec![ask]);
    assert_eq!(refused(go(1, take(0, 0, Quantity(500)))), "fraction_of_unit");
    assert_eq!(refused(go(2, take(0, 0, Quantity(0)))), "no_quantity");
    let moved = |at, bin| Ask::Transfer(taking(0, 0, pieces(1), Pick::Oldest), To { warehouse: warehouse(at), bin });
    assert_eq!(refused(go(3, moved(0, None))), "same_place");
    assert_eq!(refused(go(4, moved(1, Some(shelf(0))))), "no_bin");
    assert_eq!(refused(go(5, moved(7, None))), "no_warehouse");
    go(6, moved(0, Some(shelf(0)))).expect("onto a shelf of the same warehouse");
    assert_eq!(refused(go(7, Ask::Take(taking(0, 0, pieces(5), Pick::Shelf(shelf(0)))))), "later_batches_only");
    assert_eq!(refused(go(8, Ask::Take(taking(0, 0, pieces(1), Pick::Batch(9))))), "no_batch");
    assert_eq!(refused(go(9, Ask::Take(taking(0, 0, pieces(6), Pick::Batch(1))))), "not_enough_of_batch");
    shelves
        .write(|tx| {
            let gone = Warehouse { archived: true, ..tx.need::<Warehouse>(&warehouse(1))? };
            tx.put(&gone)
        })
        .expect("archived");
    assert_eq!(refused(go(10, moved(1, None))), "warehouse_archived");
}
