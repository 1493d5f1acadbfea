//! The book against an independent model, and each refusal hit.

mod model;
mod refusals;

use super::{
    ledger::{Basis, balance},
    order_money::OrderMoney,
    part::Part,
    tables::{Account, Activity, Article, Balance, Cashbox, CashboxKind, Direction},
};
use crate::{
    kernel::{Actor, Day, Error, Id, Moment, Money, Rate, Result, Stamp, mark, text::Named},
    store::{Findings, Reads, Store, Write, redb::RedbEngine},
};

/// The first day of the tests; every test lives in it.
pub const TODAY: i32 = 20_000;

pub fn today() -> Day {
    Day::from_number(TODAY)
}
pub fn location() -> Id<mark::Location> {
    Id::fixed(7)
}
pub fn cashbox(at: usize) -> Id<mark::Cashbox> {
    Id::fixed(100 + at as u128)
}
pub fn client(at: usize) -> Id<mark::Client> {
    Id::fixed(200 + at as u128)
}
pub fn order(at: usize) -> Id<mark::Order> {
    Id::fixed(300 + at as u128)
}
pub fn article(direction: Direction) -> Id<mark::Article> {
    Id::fixed(if direction == Direction::In { 401 } else { 402 })
}

/// A hand-over without parts.
pub const NOTHING: (Account, Money) = (Account::Cost, Money::ZERO);

/// Five orders of two clients.
pub fn money_of(at: usize) -> OrderMoney {
    OrderMoney { order: order(at), number: format!("T-{at}"), client: client(at % 2), location: location(), day: today() }
}
pub fn part(at: usize, amount: i64) -> Part {
    Part { cashbox: cashbox(at), amount: Money(amount) }
}

/// A book in memory with a drawer, a terminal and a bank account here, and a drawer at another location.
pub struct Book {
    store: Store,
    runtime: tokio::runtime::Runtime,
}

impl Book {
    pub fn new() -> Book {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let book = Book { store: Store::over(RedbEngine::memory()), runtime };
        book.write(|tx| {
            tx.quiet("the beginning of a test");
            let kinds = [CashboxKind::Cash, CashboxKind::Card, CashboxKind::Bank, CashboxKind::Cash];
            let boxes: Vec<Cashbox> = kinds
                .into_iter()
                .enumerate()
                .map(|(at, kind)| {
                    let location = if at == 3 { Some(Id::fixed(8)) } else { None };
                    Cashbox {
                        id: cashbox(at),
                        name: Named::plain(format!("box {at}")),
                        kind,
                        location,
                        fee: Rate::ZERO,
                        position: at as u32,
                        archived: false,
                    }
                })
                .collect();
            super::fill(tx, &boxes, &articles())
        })
        .expect("a beginning");
        book
    }

    pub fn write<T: Send + 'static>(&self, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
        let stamp = Stamp::new(Actor::program(), Moment::from_millis(i64::from(TODAY) * Moment::DAY));
        self.runtime.block_on(self.store.write(stamp, move |tx| {
            let value = body(tx)?;
            tx.quiet("charges are told by whoever asks for them");
            Ok(value)
        }))
    }
    pub fn read<T>(&self, body: impl FnOnce(&crate::store::Read<'_>) -> Result<T>) -> T {
        self.store.read_now(body).expect("a read")
    }
    /// What `verstak check` finds wrong.
    pub fn findings(&self) -> Vec<String> {
        self.read(|r| {
            let mut findings = Findings::default();
            crate::store::check::check(r, &[super::tables::TABLES, EXTRA].concat(), &mut findings)?;
            super::check::check(r, &mut findings)?;
            Ok(findings.wrong)
        })
    }
    pub fn held(&self, at: usize) -> Money {
        let account = [Account::Cash, Account::Acquiring, Account::Bank, Account::Cash][at];
        self.read(|r| balance(r, account, cashbox(at).cast()))
    }
    /// Every balance that is not zero.
    pub fn balances(&self) -> Vec<(Account, Id<()>, Money)> {
        let rows = self.read(|r| r.all::<Balance>(()));
        rows.into_iter().filter(|row| !row.amount.is_zero()).map(|row| (row.account, row.of, row.amount)).collect()
    }
}

/// Tables of other slices that the book writes through their functions.
const EXTRA: &[crate::store::TableInfo] =
    &[crate::store::TableInfo::of::<crate::shop::Counter>(), crate::store::TableInfo::of::<crate::log::FactRow>()];

fn articles() -> Vec<Article> {
    let system = ["prepayment", "order_payment", "client_refund", "opening"].into_iter().zip(0u32..).map(|(key, position)| Article {
        id: Id::fixed(410 + u128::from(position)),
        key: key.into(),
        name: Named::plain(key),
        direction: if key == "client_refund" { Direction::Out } else { Direction::In },
        activity: Activity::Operating,
        system: true,
        position,
        archived: false,
    });
    let own = Direction::ALL.map(|direction| Article {
        id: article(direction),
        key: String::new(),
        name: Named::plain(direction.key()),
        direction,
        activity: Activity::Operating,
        system: false,
        position: 9,
        archived: false,
    });
    system.chain(own).collect()
}

/// The code of a refusal; anything else fails the test.
pub fn refused<T>(outcome: Result<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code(),
        Err(other) => panic!("not a refusal: {other}"),
        Ok(_) => panic!("it went through"),
    }
}

pub fn basis(kind: super::OpKind) -> Basis {
    Basis::new(kind, today(), location())
}
