//! The stock against an independent model, the vectors of the trade, and each refusal hit.

mod faults;
mod model;
mod play;
mod race;
mod refusals;
mod steps;
mod vectors;

use super::{
    ledger::{self, Ask, Basis, Item, Pick, Posted, Receive, Take, To},
    tables::{Bin, Cell, Method, MoveKind, Warehouse, WarehouseKind},
};
use crate::{
    kernel::{Actor, Day, Error, Id, Moment, Money, Quantity, Result, Stamp, mark, text::Named},
    store::{Findings, Read, Reads, Store, TableInfo, Write, redb::RedbEngine},
};

/// The last day of the tests.
pub const TODAY: i32 = 20_000;

pub fn day(back: i32) -> Day {
    Day::from_number(TODAY - back)
}
pub fn warehouse(at: usize) -> Id<mark::Warehouse> {
    Id::fixed(100 + at as u128)
}
/// The shelf of a warehouse; it is nobody's default.
pub fn shelf(at: usize) -> Id<mark::Bin> {
    Id::fixed(200 + at as u128)
}
pub fn document(at: usize) -> Id<mark::Document> {
    Id::fixed(10_000 + at as u128)
}
/// Two products in pieces, one by weight, one with serial numbers.
pub fn item(at: usize) -> Item {
    Item { product: Id::fixed(300 + at as u128), decimals: if at == 2 { 3 } else { 0 }, tracked: at == 3 }
}

/// A stock in memory with three warehouses.
pub struct Shelves {
    store: Store,
    runtime: tokio::runtime::Runtime,
}

impl Shelves {
    pub fn new(average: bool) -> Shelves {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let shelves = Shelves { store: Store::over(RedbEngine::memory()), runtime };
        shelves
            .write(move |tx| {
                for at in 0..3 {
                    tx.put(&place(at))?;
                    tx.put(&Bin { id: shelf(at), warehouse: warehouse(at), name: format!("A-{at}"), position: 0, archived: false })?;
                }
                if average {
                    tx.put(&Method { average, since: day(100) })?;
                }
                Ok(())
            })
            .expect("a beginning");
        shelves
    }

    pub fn write<T: Send + 'static>(&self, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
        let stamp = Stamp::new(Actor::program(), Moment::from_millis(i64::from(TODAY) * Moment::DAY));
        self.runtime.block_on(self.store.write(stamp, move |tx| {
            let value = body(tx)?;
            tx.quiet("documents tell what they moved");
            Ok(value)
        }))
    }
    pub fn read<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> T {
        self.store.read_now(body).expect("a read")
    }
    pub fn post(&self, basis: Basis, asks: Vec<Ask>) -> Result<Posted> {
        self.write(move |tx| ledger::post(tx, basis, &asks))
    }
    pub fn cancel(&self, of: usize) -> Result<Posted> {
        self.write(move |tx| ledger::cancel(tx, document(of)))
    }
    /// What `verstak check` finds wrong.
    pub fn findings(&self) -> Vec<String> {
        self.read(|r| {
            let mut findings = Findings::default();
            crate::store::check::check(r, &[super::TABLES, EXTRA].concat(), &mut findings)?;
            super::check::check(r, &mut findings)?;
            Ok(findings.wrong)
        })
    }
    pub fn cells(&self) -> Vec<Cell> {
        self.read(|r| r.all::<Cell>(()))
    }
}

const EXTRA: &[TableInfo] = &[TableInfo::of::<crate::log::FactRow>()];

fn place(at: usize) -> Warehouse {
    Warehouse {
        id: warehouse(at),
        name: Named::plain(format!("warehouse {at}")),
        kind: WarehouseKind::Main,
        location: None,
        engineer: None,
        sellable: true,
        bin: None,
        keepers: Vec::new(),
        position: at as u32,
        archived: false,
    }
}

pub fn basis(kind: MoveKind, of: usize, back: i32) -> Basis {
    Basis { kind, document: document(of), day: day(back) }
}
pub fn to(at: usize) -> To {
    To { warehouse: warehouse(at), bin: None }
}
pub fn pieces(count: i64) -> Quantity {
    Quantity(count * 1000)
}
pub fn receive(of: usize, at: usize, quantity: Quantity, cost: i64) -> Ask {
    Ask::Receive(Receive {
        line: 1,
        item: item(of),
        to: to(at),
        quantity,
        cost: Money(cost),
        supplier: None,
        serials: Vec::new(),
        expires: None,
    })
}
pub fn taking(of: usize, at: usize, quantity: Quantity, pick: Pick) -> Take {
    Take { line: 1, item: item(of), from: warehouse(at), quantity, pick, reservation: None }
}
pub fn take(of: usize, at: usize, quantity: Quantity) -> Ask {
    Ask::Take(taking(of, at, quantity, Pick::Oldest))
}

/// The code of a refusal; anything else fails the test.
pub fn refused<T>(outcome: Result<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code(),
        Err(other) => panic!("not a refusal: {other}"),
        Ok(_) => panic!("it went through"),
    }
}

/// How many random lives each property is tried on: a few, or as many as `VERSTAK_CASES` says.
pub fn cases() -> u32 {
    std::env::var("VERSTAK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(24)
}
