//! `verstak check` names each fault planted in the stock.

use super::{Shelves, basis, item, pieces, receive, take, taking, to, warehouse};
use crate::{
    kernel::{Error, Id, Money, Quantity, Result},
    stock::{
        Batch, Cell, Move, MoveKind, Pool, Stock, Warehouse,
        ledger::{Ask, Pick, Receive},
        reserve::{self, Reservation, ReserveAsk},
        turns::Turn,
        units::{Unit, UnitState},
    },
    store::{Reads, Row, Write},
};

/// Every sort of row, and everything agrees.
fn lived() -> Shelves {
    let shelves = Shelves::new(false);
    let numbered = Ask::Receive(Receive {
        line: 2,
        item: item(3),
        to: to(0),
        quantity: pieces(1),
        cost: Money(100),
        supplier: None,
        serials: vec!["A1".into()],
        expires: None,
    });
    shelves.post(basis(MoveKind::Posting, 0, 5), vec![receive(0, 0, pieces(5), 1000), numbered]).expect("a posting");
    shelves.post(basis(MoveKind::Transfer, 1, 4), vec![Ask::Transfer(taking(0, 0, pieces(2), Pick::Oldest), to(1))]).expect("moved");
    shelves.post(basis(MoveKind::WriteOff, 2, 3), vec![take(0, 0, pieces(1))]).expect("gone");
    shelves.cancel(2).expect("and back");
    shelves
        .write(|tx| {
            let (order, line) = (Id::fixed(1), Id::fixed(2));
            let ask = ReserveAsk { item: item(0), warehouse: warehouse(0), order, line, quantity: pieces(1), batch: None, unit: None };
            reserve::reserve(tx, &ask)
        })
        .expect("a promise");
    assert_eq!(shelves.findings(), Vec::<String>::new());
    shelves
}

fn spoil<R: Row>(tx: &mut Write<'_>, fits: impl Fn(&R) -> bool, change: impl Fn(&mut R)) -> Result<()> {
    let mut row = tx.all::<R>(())?.into_iter().find(fits).ok_or_else(|| Error::broken("nothing to spoil"))?;
    tx.delete::<R>(&row.key())?;
    change(&mut row);
    tx.put(&row)
}

fn forget<R: Row>(tx: &mut Write<'_>, fits: impl Fn(&R) -> bool) -> Result<()> {
    let row = tx.all::<R>(())?.into_iter().find(fits).ok_or_else(|| Error::broken("nothing to forget"))?;
    tx.delete::<R>(&row.key())
}

type Plant = fn(&mut Write<'_>) -> Result<()>;

const PLANTS: &[(&str, Plant)] = &[
    ("a cell of batch 1 keeps", |tx| spoil::<Cell>(tx, |_| true, |cell| cell.cost += Money(1))),
    ("a cell of batch 1 is missing", |tx| forget::<Cell>(tx, |cell| cell.batch == 1)),
    ("the balance of product", |tx| spoil::<Stock>(tx, |_| true, |stock| stock.quantity += Quantity::ONE)),
    ("is promised in warehouse", |tx| spoil::<Stock>(tx, |_| true, |stock| stock.reserved = pieces(99))),
    ("is missing", |tx| forget::<Stock>(tx, |_| true)),
    ("the pool of product", |tx| spoil::<Pool>(tx, |_| true, |pool| pool.cost += Money(1))),
    ("does not agree with its moves", |tx| forget::<Reservation>(tx, |_| true)),
    ("gave out more than was promised", |tx| spoil::<Reservation>(tx, |_| true, |row| row.taken = pieces(9))),
    ("do not agree with its moves", |tx| spoil::<Turn>(tx, |_| true, |turn| turn.packed = crate::stock::packed::Packed::default())),
    ("the sums of", |tx| forget::<Turn>(tx, |_| true)),
    ("is not where its moves left it", |tx| spoil::<Unit>(tx, |_| true, |unit| unit.state = UnitState::Sold)),
    ("that is not there", |tx| forget::<Unit>(tx, |_| true)),
    ("names a warehouse that is not there", |tx| forget::<Warehouse>(tx, |place| place.id == warehouse(1))),
    ("names a batch that is not there", |tx| forget::<Batch>(tx, |batch| batch.number == 1)),
    ("its moves say", |tx| spoil::<Batch>(tx, |_| true, |batch| batch.cost += Money(1))),
    ("is not the exact opposite of", |tx| spoil::<Move>(tx, |line| line.answers.is_some(), |line| line.cost += Money(1))),
    ("is taken back twice", |tx| {
        let twice = tx.all::<Move>(())?.into_iter().find(|line| line.answers.is_some()).ok_or_else(|| Error::broken("no line"))?;
        tx.put(&Move { number: 99, ..twice })
    }),
    ("which is not there", |tx| spoil::<Move>(tx, |line| line.answers.is_some(), |line| line.answers = Some(77))),
    ("returns more than went out", |tx| {
        spoil::<Move>(
            tx,
            |line| line.answers.is_some(),
            |line| {
                (line.document, line.quantity) = (Id::fixed(5), pieces(50));
            },
        )
    }),
    ("of product", |tx| spoil::<Move>(tx, |line| line.number == 1, |line| line.day = line.day.plus(4))),
    ("the archived warehouse", |tx| spoil::<Warehouse>(tx, |place| place.id == warehouse(1), |place| place.archived = true)),
    ("after move", |tx| spoil::<Move>(tx, |line| line.quantity.is_negative(), |line| line.quantity = -pieces(50))),
];

#[test]
fn every_planted_fault_is_named() {
    for (said, plant) in PLANTS {
        let shelves = lived();
        shelves.write(*plant).expect("the fault is planted");
        let findings = shelves.findings();
        assert!(findings.iter().any(|finding| finding.starts_with("stock: ") && finding.contains(said)), "{said}: {findings:#?}");
    }
}
