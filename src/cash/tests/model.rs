//! Random workloads against a model that shares no code with the book: plain numbers in plain maps.

use proptest::prelude::*;

use super::{Book, NOTHING, article, cashbox, client, location, money_of, order, part, today};
use crate::{
    cash::{
        MovementAsk, OpKind, Operation, TransferAsk,
        boxes::Reach,
        client_balance, ledger, movement, order_money,
        part::Way,
        reversal::{ReversalAsk, reversal},
        tables::Direction,
        transfer,
    },
    kernel::{Id, Money, mark},
    store::Reads,
};

const BOXES: usize = 3;
const ORDERS: usize = 5;

#[derive(Debug, Clone)]
enum Step {
    Take { order: usize, cashbox: usize, amount: i64, other: Option<(usize, i64)> },
    Refund { order: usize, cashbox: usize, amount: i64 },
    Charge { order: usize, total: i64 },
    Uncharge { order: usize },
    Reverse { which: usize },
    Income { cashbox: usize, amount: i64 },
    Expense { cashbox: usize, amount: i64 },
    Transfer { from: usize, to: usize, amount: i64 },
}

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![1..=5i64, 1..=500i64, Just(100i64)]
}

fn step() -> impl Strategy<Value = Step> {
    let (orders, boxes) = (0..ORDERS, 0..BOXES);
    prop_oneof![
        4 => (orders.clone(), boxes.clone(), amount(), proptest::option::weighted(0.3, (boxes.clone(), amount())))
            .prop_map(|(order, cashbox, amount, other)| Step::Take { order, cashbox, amount, other }),
        2 => (orders.clone(), boxes.clone(), amount()).prop_map(|(order, cashbox, amount)| Step::Refund { order, cashbox, amount }),
        2 => (orders.clone(), amount()).prop_map(|(order, total)| Step::Charge { order, total }),
        1 => orders.prop_map(|order| Step::Uncharge { order }),
        3 => (0usize..60).prop_map(|which| Step::Reverse { which }),
        2 => (boxes.clone(), amount()).prop_map(|(cashbox, amount)| Step::Income { cashbox, amount }),
        2 => (boxes.clone(), amount()).prop_map(|(cashbox, amount)| Step::Expense { cashbox, amount }),
        2 => (boxes.clone(), boxes, amount()).prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
    ]
}

/// What the model remembers of an operation, to be able to take it back.
#[derive(Debug, Clone)]
struct Past {
    id: Id<mark::Payment>,
    boxes: [i64; BOXES],
    order: Option<usize>,
    reversed: bool,
}

#[derive(Debug, Clone, Default)]
struct Model {
    boxes: [i64; BOXES],
    paid: [i64; ORDERS],
    charged: [i64; ORDERS],
    past: Vec<Past>,
}

impl Model {
    /// The first cashbox is the drawer: it alone cannot go below nothing.
    fn fits(&self, change: [i64; BOXES]) -> bool {
        change[0] >= 0 || self.boxes[0] + change[0] >= 0
    }
    fn apply(&mut self, change: [i64; BOXES], order: Option<usize>) {
        for (held, change) in self.boxes.iter_mut().zip(change) {
            *held += change;
        }
        if let Some(order) = order {
            self.paid[order] += change.iter().sum::<i64>();
        }
    }
    fn remember(&mut self, id: Id<mark::Payment>, boxes: [i64; BOXES], order: Option<usize>) {
        self.apply(boxes, order);
        self.past.push(Past { id, boxes, order, reversed: false });
    }
    fn client(&self, at: usize) -> i64 {
        (0..ORDERS).filter(|order| order % 2 == at).map(|order| self.paid[order] - self.charged[order]).sum()
    }
}

fn one(at: usize, amount: i64) -> [i64; BOXES] {
    let mut change = [0; BOXES];
    change[at] += amount;
    change
}

fn reach() -> Reach {
    Reach { locations: vec![location()], home: location() }
}

/// Runs a step on both sides; they must agree on whether it goes through.
fn run(book: &Book, model: &mut Model, step: &Step) -> Result<(), TestCaseError> {
    match *step {
        Step::Take { order, cashbox, amount, other } => {
            let mut change = one(cashbox, amount);
            let mut parts = vec![part(cashbox, amount)];
            if let Some((at, more)) = other {
                change[at] += more;
                parts.push(part(at, more));
            }
            let done = book.write(move |tx| order_money::take(tx, &money_of(order), &parts, None, ""));
            settle(model, done, change, Some(order), true)
        }
        Step::Refund { order, cashbox, amount } => {
            let done = book.write(move |tx| order_money::refund(tx, &money_of(order), part(cashbox, amount), Way::Any, ""));
            let allowed = amount <= model.paid[order];
            settle(model, done, one(cashbox, -amount), Some(order), allowed)
        }
        Step::Charge { order, total } => {
            let done = book.write(move |tx| order_money::charge(tx, &money_of(order), Money(total), NOTHING).map(drop));
            prop_assert_eq!(done.is_ok(), model.charged[order] == 0);
            if done.is_ok() {
                model.charged[order] = total;
            }
            Ok(())
        }
        Step::Uncharge { order } => {
            let done = book.write(move |tx| order_money::uncharge(tx, &money_of(order)).map(drop));
            prop_assert!(done.is_ok());
            model.charged[order] = 0;
            Ok(())
        }
        Step::Reverse { which } => reverse(book, model, which),
        Step::Income { cashbox, amount } => {
            let done = book.write(move |tx| movement(tx, &ask(Direction::In, cashbox, amount), &reach()));
            settle(model, done, one(cashbox, amount), None, true)
        }
        Step::Expense { cashbox, amount } => {
            let done = book.write(move |tx| movement(tx, &ask(Direction::Out, cashbox, amount), &reach()));
            settle(model, done, one(cashbox, -amount), None, true)
        }
        Step::Transfer { from, to, amount } => {
            let ask = TransferAsk { amount: Money(amount), from: cashbox(from), to: cashbox(to), day: today(), comment: String::new() };
            let done = book.write(move |tx| transfer(tx, &ask, &reach()));
            let mut change = one(from, -amount);
            change[to] += amount;
            settle(model, done, change, None, from != to)
        }
    }
}

fn ask(direction: Direction, at: usize, amount: i64) -> MovementAsk {
    let (article, cashbox) = (article(direction), cashbox(at));
    MovementAsk { direction, amount: Money(amount), article, cashbox, day: today(), comment: String::new() }
}

fn settle(
    model: &mut Model,
    done: crate::kernel::Result<Operation>,
    change: [i64; BOXES],
    order: Option<usize>,
    allowed: bool,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(done.is_ok(), allowed && model.fits(change));
    if let Ok(operation) = done {
        model.remember(operation.id, change, order);
    }
    Ok(())
}

fn reverse(book: &Book, model: &mut Model, which: usize) -> Result<(), TestCaseError> {
    if model.past.is_empty() {
        return Ok(());
    }
    let at = which % model.past.len();
    let past = model.past[at].clone();
    let back = past.boxes.map(|amount| -amount);
    let paid_after = past.order.map_or(0, |order| model.paid[order] + back.iter().sum::<i64>());
    let allowed = !past.reversed && model.fits(back) && paid_after >= 0;
    let done = take_back(book, &past);
    prop_assert_eq!(done.is_ok(), allowed, "reversing {:?}", past);
    if done.is_ok() {
        model.apply(back, past.order);
        model.past[at].reversed = true;
    }
    Ok(())
}

fn take_back(book: &Book, past: &Past) -> crate::kernel::Result<Operation> {
    let (id, of_order) = (past.id, past.order.is_some());
    book.write(move |tx| match of_order {
        true => order_money::take_back(tx, id, today(), "wrong"),
        false => reversal(tx, &ReversalAsk { payment: id, day: today(), comment: "wrong".into() }),
    })
}

/// M1, M2, M3 and M7 as numbers, and what `check` says.
fn agree(book: &Book, model: &Model) -> Result<(), TestCaseError> {
    let total: Money = book.balances().iter().map(|(_, _, amount)| *amount).sum();
    prop_assert_eq!(total, Money::ZERO, "M1: debits are credits");
    for at in 0..BOXES {
        prop_assert_eq!(book.held(at), Money(model.boxes[at]), "M2: cashbox {}", at);
    }
    for at in 0..2 {
        prop_assert_eq!(book.read(|r| client_balance(r, client(at))), Money(model.client(at)), "M3: client {}", at);
    }
    for at in 0..ORDERS {
        let (paid, owed, ahead) =
            book.read(|r| Ok((ledger::paid(r, order(at))?, order_money::owed(r, order(at))?, order_money::advance(r, order(at))?)));
        prop_assert_eq!(paid, Money(model.paid[at]), "M7: order {}", at);
        prop_assert!(!paid.is_negative());
        prop_assert_eq!(owed, Money(if model.charged[at] == 0 { 0 } else { (model.charged[at] - model.paid[at]).max(0) }));
        prop_assert_eq!(ahead, Money((model.paid[at] - model.charged[at]).max(0)));
    }
    prop_assert_eq!(book.findings(), Vec::<String>::new());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_book_agrees_with_plain_arithmetic(steps in prop::collection::vec(step(), 40..70)) {
        let (book, mut model) = (Book::new(), Model::default());
        for step in &steps {
            run(&book, &mut model, step)?;
        }
        agree(&book, &model)?;
    }

    #[test]
    fn what_is_done_and_taken_back_leaves_no_trace(steps in prop::collection::vec(step(), 5..30), last in step()) {
        let (book, mut model) = (Book::new(), Model::default());
        for step in &steps {
            run(&book, &mut model, step)?;
        }
        let (before, known) = (book.balances(), model.past.len());
        run(&book, &mut model, &last)?;
        if model.past.len() > known {
            let past = model.past[known].clone();
            if take_back(&book, &past).is_ok() {
                prop_assert_eq!(book.balances(), before);
            }
        }
    }
}

#[test]
fn reversals_are_found_by_the_operation_they_answer() {
    let book = Book::new();
    let done = book.write(|tx| movement(tx, &ask(Direction::In, 0, 500), &reach())).expect("an income");
    let id = done.id;
    let back = book.write(move |tx| reversal(tx, &ReversalAsk { payment: id, day: today(), comment: "wrong".into() })).expect("a reversal");
    assert_eq!((back.kind, back.reverses), (OpKind::Reversal, Some(done.id)));
    assert_eq!(book.held(0), Money::ZERO);
    assert!(book.read(|r| ledger::is_reversed(r, id)));
    assert_eq!((done.number, back.number), (1, 1), "incoming and outgoing are counted apart");
    assert_eq!(book.read(|r| r.need::<Operation>(&id)).legs.len(), 2);
}
