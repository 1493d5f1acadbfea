//! `verstak check` finds every sort of fault by name. Each is planted alone in a shop where everything agrees.

use verstak::{
    app,
    cash::{Balance, CashDay, Cashbox, OpKind, Operation},
    clients::{Client, ClientCount, Device},
    kernel::{Error, Id, Money, Result, mark},
    log::FactRow,
    orders::{Line, Load, Order, Tally},
    shop::{Counted, Counter, OrderType, Status},
    staff::{Employee, Role, Session},
    store::{
        Reads, Store, Walk, Write,
        engine::{Engine as _, Span, Transaction},
    },
};

use super::{deeds::Scene, disk::Disk};

enum Plant {
    /// Bytes under the tables.
    Raw(fn(&mut dyn Transaction) -> Result<()>),
    /// Rows that were put as rows are, and say what is not so.
    Row(fn(&mut Write<'_>) -> Result<()>),
}
use Plant::{Raw, Row};

fn nothing<T>() -> Id<T> {
    Id::fixed(0xdead)
}

/// The first key of a table or an index, with what stands there.
fn first(tx: &dyn Transaction, table: u16) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut found = None;
    tx.scan(&Span::prefix(table.to_be_bytes().to_vec()), &mut |key, value| {
        found = Some((key.to_vec(), value.to_vec()));
        Ok(Walk::Stop)
    })?;
    found.ok_or_else(|| Error::broken(format!("table {table} is empty")))
}

fn lose(tx: &mut dyn Transaction, table: u16) -> Result<()> {
    let (key, _) = first(tx, table)?;
    tx.delete(&key)
}

/// Changes the first row that fits.
fn spoil<R: verstak::store::Row>(tx: &mut Write<'_>, fits: impl Fn(&R) -> bool, change: impl Fn(&mut R)) -> Result<()> {
    let all = tx.all::<R>(())?;
    let mut row = all.into_iter().find(|row| fits(row)).ok_or_else(|| Error::broken("nothing to spoil"))?;
    let key = row.key();
    tx.delete::<R>(&key)?;
    change(&mut row);
    tx.put(&row)
}

fn forget<R: verstak::store::Row>(tx: &mut Write<'_>, fits: impl Fn(&R) -> bool) -> Result<()> {
    let all = tx.all::<R>(())?;
    let row = all.iter().find(|row| fits(row)).ok_or_else(|| Error::broken("nothing to forget"))?;
    tx.delete::<R>(&row.key())
}

fn counter(tx: &mut Write<'_>, kind: Counted, by: i64) -> Result<()> {
    spoil::<Counter>(tx, |counter| counter.kind == kind, |counter| counter.last = counter.last.saturating_add_signed(by))
}

const PLANTS: &[(&str, Plant)] = &[
    ("is missing from orders_by_number", Raw(|tx| lose(tx, 101))),
    ("clients_by_number: an entry points at no row of clients", Raw(|tx| lose(tx, 50))),
    (
        "orders_by_status: an entry leads to row",
        Raw(|tx| {
            let (mut key, value) = first(tx, 104)?;
            key[2 + 16] ^= 1;
            tx.put(&key, &value)
        }),
    ),
    (
        "order_lines: row",
        Raw(|tx| {
            let (key, mut value) = first(tx, 111)?;
            let last = value.len() - 1;
            value[last] ^= 1;
            tx.put(&key, &value)
        }),
    ),
    ("a key stands outside every table: 7001", Raw(|tx| tx.put(&[0x70, 0x01, 0x05], b"lost"))),
    ("facts: fact", Raw(|tx| lose(tx, verstak::store::Table::GROWING))),
    ("does not balance: off by", Row(|tx| spoil::<Operation>(tx, |_| true, |op| op.legs[0].amount += Money(1)))),
    ("operations give", Row(|tx| spoil::<Balance>(tx, |_| true, |balance| balance.amount += Money(1)))),
    ("has no balance, operations give", Row(|tx| forget::<Balance>(tx, |balance| !balance.amount.is_zero()))),
    ("does not agree with its operations", Row(|tx| spoil::<CashDay>(tx, |_| true, |day| day.came += Money(1)))),
    ("has no day total", Row(|tx| forget::<CashDay>(tx, |_| true))),
    ("incoming operations of location", Row(|tx| counter(tx, Counted::CashIn, 1))),
    ("is ahead of the counter", Row(|tx| counter(tx, Counted::CashIn, -1))),
    ("was given 2 times", Row(|tx| spoil::<Operation>(tx, |op| op.number == 2, |op| op.number = 1))),
    ("names no operation", Row(|tx| spoil::<Operation>(tx, |_| true, |op| op.kind = OpKind::Reversal))),
    ("names an article that is not there", Row(|tx| spoil::<Operation>(tx, |_| true, |op| op.article = Some(nothing())))),
    ("names a cashbox that is not there", Row(|tx| forget::<Cashbox>(tx, |cashbox| cashbox.position == 0))),
    ("orders: operations of the book name order", Row(|tx| spoil::<Operation>(tx, |_| true, |op| op.order = Some(nothing())))),
    ("names a client that is not there", Row(|tx| spoil::<Operation>(tx, |_| true, |op| op.client = Some(nothing())))),
    ("what it says was paid is not what the ledger has", Row(|tx| spoil::<Order>(tx, |_| true, |order| order.paid += Money(1)))),
    ("what the client was charged", Row(|tx| forget::<Operation>(tx, |op| op.kind == OpKind::Charge))),
    ("do not make its totals", Row(|tx| spoil::<Order>(tx, |_| true, |order| order.totals.works += Money(1)))),
    ("order counters of status", Row(|tx| spoil::<Tally>(tx, |_| true, |tally| tally.count += 1))),
    ("are not counted", Row(|tx| forget::<Tally>(tx, |tally| tally.count > 0))),
    ("open orders, the orders make", Row(|tx| spoil::<Load>(tx, |_| true, |load| load.count += 1))),
    ("are not counted", Row(|tx| forget::<Load>(tx, |load| load.count > 0))),
    ("its number is ahead of every counter", Row(|tx| counter(tx, Counted::Order, -1))),
    ("numbers: orders of location", Row(|tx| counter(tx, Counted::Order, 1))),
    ("its client", Row(|tx| forget::<Client>(tx, |_| true))),
    ("its device", Row(|tx| forget::<Device>(tx, |_| true))),
    ("it names employee", Row(|tx| spoil::<Order>(tx, |_| true, |order| order.master = Some(nothing())))),
    (
        "its group is not that of its status",
        Row(|tx| spoil::<Order>(tx, Order::is_open, |order| order.group = verstak::shop::StatusGroup::Delivery)),
    ),
    ("stands in a status that does not exist", Row(|tx| spoil::<Order>(tx, |_| true, |order| order.status = nothing()))),
    ("not everything that happened to it", Row(forget_a_fact)),
    ("order_lines: line", Row(|tx| spoil::<Line>(tx, |_| true, |line| line.order = nothing()))),
    ("sessions:", Row(|tx| session_of(tx, nothing()))),
    ("has a role that is not there", Row(|tx| spoil::<Employee>(tx, |_| true, |employee| employee.roles[0].role = nothing()))),
    ("nobody who works here is the owner", Row(|tx| spoil::<Role>(tx, |role| role.everything, |role| role.everything = false))),
    ("leads to a status that is not there", Row(|tx| spoil::<Status>(tx, |_| true, |status| status.next.push(nothing())))),
    ("begins in a status that is not there", Row(|tx| spoil::<OrderType>(tx, |_| true, |kind| kind.initial = nothing()))),
    ("counts for location", Row(|tx| spoil::<Counter>(tx, |_| true, |counter| counter.location = nothing()))),
    ("clients: number", Row(|tx| spoil::<ClientCount>(tx, |_| true, |count| count.last += 1))),
    ("in the archive where", Row(|tx| spoil::<ClientCount>(tx, |_| true, |count| count.archived += 1))),
];

fn forget_a_fact(tx: &mut Write<'_>) -> Result<()> {
    let order = tx.all::<Order>(())?.remove(0);
    forget::<FactRow>(tx, |fact| fact.subject == verstak::log::Subject::order(order.id))
}

fn session_of(tx: &mut Write<'_>, employee: Id<mark::Employee>) -> Result<()> {
    tx.put(&Session {
        hash: [7; 32],
        id: nothing(),
        employee,
        created: tx.now(),
        seen: tx.now(),
        secret: [7; 32],
        agent: String::new(),
        ip: String::new(),
    })
}

/// What the check finds in the scene with one fault in it.
async fn found(scene: &Scene, plant: &Plant) -> Vec<String> {
    let disk = Disk::of(&scene.image);
    let open = || disk.engine().expect("the scene opens");
    if let Raw(plant) = *plant {
        let (tell, told) = std::sync::mpsc::channel();
        let engine = open();
        engine.write(Box::new(plant), Box::new(move |outcome| tell.send(outcome).expect("somebody waits")));
        told.recv().expect("an answer").expect("planted");
    }
    let store = Store::over(open());
    if let Row(plant) = *plant {
        let stamp = verstak::kernel::Stamp::new(scene.owner.clone(), scene.at);
        let planted = store.write(stamp, move |tx| {
            tx.quiet("planted");
            plant(tx)
        });
        planted.await.expect("planted");
    }
    store.read_now(app::check).expect("the check runs").wrong
}

#[test]
fn the_check_finds_each_sort_of_fault_by_name() {
    super::wait(async {
        let scene = Scene::new().await;
        assert_eq!(found(&scene, &Row(|_| Ok(()))).await, Vec::<String>::new());
        let mut missed = Vec::new();
        for (words, plant) in PLANTS {
            let wrong = found(&scene, plant).await;
            if !wrong.iter().any(|said| said.contains(words)) {
                missed.push(format!("«{words}» is not said; what is said:\n    {}", wrong.join("\n    ")));
            }
        }
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    });
}
