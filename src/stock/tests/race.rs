//! Many at once want the little there is.

use std::collections::BTreeSet;

use super::{Shelves, basis, item, pieces, receive, take, taking, to};
use crate::{
    kernel::{Actor, Error, Id, Moment, Money, Stamp, mark},
    stock::{
        MoveKind,
        ledger::{self, Ask, Pick, Receive},
        units::Unit,
    },
    store::Reads,
};

const CLIENTS: usize = 20;
const ATTEMPTS: usize = 500;
const PIECES: i64 = 300;
const UNITS: usize = 120;

/// What this attempt of this client is after: one more piece, or the very thing with this number.
fn wanted(client: usize, attempt: usize, units: &[Id<mark::Unit>]) -> Ask {
    if attempt.is_multiple_of(2) {
        return take(0, 0, pieces(1));
    }
    let unit = units[(client * 7 + attempt * 31) % units.len()];
    Ask::Take(taking(3, 0, pieces(1), Pick::Units(vec![unit])))
}

#[test]
fn of_ten_thousand_attempts_only_those_succeed_for_which_there_is_something() {
    let shelves = Shelves::new(false);
    let serials: Vec<String> = (0..UNITS).map(|nth| format!("SN{nth:05}")).collect();
    let units = Receive {
        line: 2,
        item: item(3),
        to: to(0),
        quantity: pieces(UNITS as i64),
        cost: Money(70_001),
        supplier: None,
        serials,
        expires: None,
    };
    let came = vec![receive(0, 0, pieces(PIECES), 100_000), Ask::Receive(units)];
    shelves.post(basis(MoveKind::Posting, 0, 1), came).expect("goods came");
    let units: Vec<Id<mark::Unit>> = shelves.read(|reads| reads.all::<Unit>(())).into_iter().map(|unit| unit.id).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().expect("a runtime");
    let tasks: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (store, units) = (shelves.store.clone(), units.clone());
            runtime.spawn(async move {
                let mut taken = Vec::new();
                for attempt in 0..ATTEMPTS {
                    let (ask, document) = (wanted(client, attempt, &units), 1 + client * ATTEMPTS + attempt);
                    let stamp = Stamp::new(Actor::program(), Moment::from_millis(i64::from(super::TODAY) * Moment::DAY));
                    let post = move |tx: &mut crate::store::Write<'_>| {
                        let posted = ledger::post(tx, basis(MoveKind::Sale, document, 0), std::slice::from_ref(&ask))?;
                        tx.quiet("documents tell what they moved");
                        Ok(posted.moves[0].unit)
                    };
                    match store.write(stamp, post).await {
                        Ok(unit) => taken.push(unit),
                        Err(Error::Refused(_)) => {}
                        Err(error) => panic!("{error:?}"),
                    }
                }
                taken
            })
        })
        .collect();
    let taken: Vec<Option<Id<mark::Unit>>> = runtime.block_on(async {
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.expect("nobody falls"));
        }
        all
    });
    let things: Vec<Id<mark::Unit>> = taken.iter().flatten().copied().collect();
    assert_eq!(taken.len() - things.len(), PIECES as usize, "every piece is sold, none twice");
    assert_eq!(things.len(), things.iter().collect::<BTreeSet<_>>().len(), "no thing is sold twice");
    assert_eq!(things.len(), UNITS, "each was wanted by many, so each is sold");
    assert_eq!(shelves.findings(), Vec::<String>::new());
}
