//! One contract for every engine: the redb file, redb in memory, and the engine that runs writes twice.

use serde::{Deserialize, Serialize};
use verstak::{
    kernel::{Actor, Clock, Error, Fault, Moment, Result, Stamp},
    store::{
        Findings, Index, Order, Reads, Row, Store, Table, TableInfo, Walk, Write, chaos::Chaos, check, redb::RedbEngine, row::IndexOf,
    },
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Screw {
    id: u64,
    maker: String,
    length: i64,
    #[serde(default)]
    code: Option<String>,
}

const BY_MAKER: Index<Screw, (String, i64)> = Index::new(0x7f01, "screws_by_maker", |s| vec![(s.maker.clone(), s.length)]);
const BY_CODE: Index<Screw, String> = Index::unique(0x7f02, "screws_by_code", |s| s.code.iter().cloned().collect());

impl Row for Screw {
    const TABLE: Table = Table::new(0x7f00, "screws");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BY_MAKER, &BY_CODE];
    type Key = u64;
    fn key(&self) -> u64 {
        self.id
    }
}

const TABLES: &[TableInfo] = &[TableInfo::of::<Screw>()];

fn screw(id: u64, maker: &str, length: i64) -> Screw {
    Screw { id, maker: maker.into(), length, code: None }
}

fn stamp() -> Stamp {
    Stamp::new(Actor::program(), Clock::fixed(Moment::from_millis(1_700_000_000_000)).now())
}

async fn write<T: Send + 'static>(store: &Store, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
    let quiet = move |tx: &mut Write<'_>| {
        tx.quiet("the contract is about rows, not about facts");
        body(tx)
    };
    store.write(stamp(), quiet).await
}

async fn clean(store: &Store) -> Findings {
    let mut findings = Findings::default();
    store.read(|r| check::check(r, TABLES, &mut findings)).await.expect("the check runs");
    findings
}

async fn keeps_rows_and_indexes_in_step(store: &Store) {
    write(store, |tx| {
        tx.put(&screw(1, "Зубр", 20))?;
        tx.put(&screw(2, "Bosch", 35))?;
        tx.put(&screw(3, "Зубр", -5))
    })
    .await
    .expect("three screws");
    write(store, |tx| tx.put(&screw(2, "Зубр", 10))).await.expect("a screw changes its maker");
    write(store, |tx| tx.delete::<Screw>(&1)).await.expect("a screw goes");
    let found = store.read(|r| r.by(&BY_MAKER, ("Зубр".to_string(),))).await.expect("an index reads");
    assert_eq!(found.iter().map(|s| s.id).collect::<Vec<_>>(), [3, 2], "in the order of the index");
    assert_eq!(store.read(|r| r.count_by(&BY_MAKER, ("Bosch".to_string(),))).await.expect("counts"), 0);
    assert!(clean(store).await.clean());
}

async fn a_unique_index_refuses_a_second_holder(store: &Store) {
    let coded = |id, code: &str| Screw { code: Some(code.into()), ..screw(id, "Hilti", 1) };
    write(store, move |tx| tx.put(&coded(10, "M4"))).await.expect("the first holder");
    let second = write(store, move |tx| tx.put(&coded(11, "M4"))).await;
    assert!(matches!(second, Err(Error::Refused(refusal)) if refusal.code() == "taken"));
    assert_eq!(store.read(|r| r.get::<Screw>(&11)).await.expect("reads"), None, "the refused write left nothing");
    write(store, move |tx| tx.put(&coded(10, "M5"))).await.expect("the holder moves on");
    write(store, move |tx| tx.put(&coded(11, "M4"))).await.expect("the code is free again");
    assert!(clean(store).await.clean());
}

async fn a_refused_or_panicking_body_leaves_nothing_and_hurts_nobody(store: &Store) {
    let refused = write(store, |tx| {
        tx.put(&screw(20, "Makita", 1))?;
        Err::<(), _>(Error::Hidden)
    });
    assert!(matches!(refused.await, Err(Error::Hidden)));
    let panicked = write(store, |tx| {
        tx.put(&screw(21, "Makita", 1))?;
        if tx.now().millis() > 0 {
            panic!("on purpose")
        }
        Ok(())
    });
    assert!(matches!(panicked.await, Err(Error::Fault(Fault::Broken(said))) if said.contains("on purpose")));
    write(store, |tx| tx.put(&screw(22, "Makita", 1))).await.expect("the next write goes through");
    let found = store.read(|r| r.by(&BY_MAKER, ("Makita".to_string(),))).await.expect("reads");
    assert_eq!(found.iter().map(|s| s.id).collect::<Vec<_>>(), [22]);
}

async fn pages_walk_both_ways_without_losing_a_row(store: &Store) {
    write(store, |tx| (100..150).try_for_each(|id| tx.put(&screw(id, "Page", id as i64 % 7)))).await.expect("fifty screws");
    for order in [Order::Ascending, Order::Descending] {
        let (mut seen, mut past): (Vec<u64>, Option<((String, i64), u64)>) = (Vec::new(), None);
        loop {
            let mut page = Vec::new();
            store
                .read(|r| {
                    let from = past.as_ref().map(|(key, id)| (key, id));
                    r.walk_by(&BY_MAKER, ("Page".to_string(),), order, from, |key, id| {
                        page.push((key, id));
                        Ok(if page.len() < 8 { Walk::On } else { Walk::Stop })
                    })
                })
                .await
                .expect("a page");
            let Some(last) = page.last().cloned() else { break };
            seen.extend(page.iter().map(|(_, id)| *id));
            past = Some(last);
        }
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (100..150).collect::<Vec<_>>(), "{order:?}");
    }
}

async fn many_writers_lose_nothing(store: &Store) {
    write(store, |tx| tx.put(&screw(500, "Counter", 0))).await.expect("a counter");
    let writers = (0..200).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            write(&store, |tx| {
                let before = tx.need::<Screw>(&500)?;
                tx.put(&Screw { length: before.length + 1, ..before })
            })
            .await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("the task ends").expect("the write is answered");
    }
    assert_eq!(store.read(|r| r.need::<Screw>(&500)).await.expect("reads").length, 200);
}

async fn contract(store: Store) {
    keeps_rows_and_indexes_in_step(&store).await;
    a_unique_index_refuses_a_second_holder(&store).await;
    a_refused_or_panicking_body_leaves_nothing_and_hurts_nobody(&store).await;
    pages_walk_both_ways_without_losing_a_row(&store).await;
    many_writers_lose_nothing(&store).await;
    assert!(clean(&store).await.clean());
    store.close();
    assert!(write(&store, |tx| tx.put(&screw(900, "Late", 1))).await.is_err(), "a closed store takes nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redb_in_memory_keeps_the_contract() {
    contract(Store::over(RedbEngine::memory())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_engine_that_runs_writes_twice_keeps_the_contract() {
    contract(Store::over(Chaos::over(RedbEngine::memory()))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redb_file_keeps_the_contract_and_its_rows_after_closing() {
    let dir = crate::tempdir("contract");
    let path = dir.join("verstak.redb");
    contract(Store::over(RedbEngine::file(&path, true).expect("a new file"))).await;
    let again = Store::over(RedbEngine::file(&path, true).expect("the same file"));
    assert_eq!(again.read(|r| r.need::<Screw>(&22)).await.expect("reads").maker, "Makita");
    assert!(clean(&again).await.clean());
}

#[tokio::test]
async fn a_flipped_byte_is_an_error_that_names_the_row_and_never_a_value() {
    let dir = crate::tempdir("flipped");
    let path = dir.join("verstak.redb");
    let store = Store::over(RedbEngine::file(&path, true).expect("a new file"));
    write(&store, |tx| (0..50).try_for_each(|id| tx.put(&screw(id, "Верстак-образец", 7)))).await.expect("fifty screws");
    store.close();
    drop(store);
    let mut bytes = std::fs::read(&path).expect("the file");
    let name = "Верстак-образец".as_bytes();
    let spots: Vec<usize> = (0..bytes.len() - name.len()).filter(|at| &bytes[*at..at + name.len()] == name).collect();
    assert!(!spots.is_empty());
    for spot in &spots {
        bytes[*spot + 3] ^= 0x40;
    }
    std::fs::write(&path, bytes).expect("rotten bytes written");
    match RedbEngine::file(&path, true) {
        Err(_) => {}
        Ok(engine) => {
            let store = Store::over(engine);
            let read = store.read(|r| r.all::<Screw>(())).await;
            assert!(matches!(read, Err(Error::Fault(Fault::Damaged { table: "screws", .. }))), "a rotten row must not be shown");
        }
    }
}
