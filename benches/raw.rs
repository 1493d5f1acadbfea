//! What the store itself gives on this machine: one short row at a time, without pages, rights, ledgers or a wire. The
//! figures of the shop are read beside these.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use verstak::{
    kernel::{Actor, Clock, Stamp},
    store::{Reads, Row, Store, Table, redb::RedbEngine},
};

#[derive(Serialize, Deserialize)]
struct Plain {
    n: u64,
    text: String,
}

impl Row for Plain {
    const TABLE: Table = Table::new(0x7f00, "plain");
    type Key = u64;
    fn key(&self) -> u64 {
        self.n
    }
}

/// Rows written a second by so many at once, each safe on the disk before its writer goes on; and rows read a second by one
/// reader.
pub fn measure(dir: &std::path::Path, writers: u64, time: Duration) -> (f64, f64) {
    let file = dir.join("raw.redb");
    let _ = std::fs::remove_file(&file);
    let store = Arc::new(Store::over(RedbEngine::file(&file, false).expect("a new file")));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let wrote = runtime.block_on(async {
        let until = Instant::now() + time;
        let people: Vec<_> = (0..writers)
            .map(|person| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut count = 0;
                    while Instant::now() < until {
                        put(&store, person << 32 | count).await;
                        count += 1;
                    }
                    count
                })
            })
            .collect();
        let mut all = 0;
        for person in people {
            all += person.await.expect("a writer");
        }
        all
    });
    let began = Instant::now();
    let mut read = 0_u64;
    while began.elapsed() < time {
        let there = store.read_now(|r| r.has::<Plain>(&((read % writers) << 32))).expect("read");
        assert!(there, "what was acknowledged is there");
        read += 1;
    }
    store.close();
    std::fs::remove_file(&file).expect("the file goes");
    (wrote as f64 / time.as_secs_f64(), read as f64 / time.as_secs_f64())
}

async fn put(store: &Store, n: u64) {
    let stamp = Stamp::new(Actor::program(), Clock::system().now());
    let written = store.write(stamp, move |tx| {
        tx.quiet("a row of the bench tells nothing");
        tx.put(&Plain { n, text: "x".repeat(200) })
    });
    written.await.expect("written");
}
