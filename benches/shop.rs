//! How fast a shop is: the real program over a real file, asked by a crowd from the same machine. One table per shop.
//!
//! `cargo bench` measures a shop of 3,000 orders; `VERSTAK_BENCH_ORDERS=3000,1000000 cargo bench` another one beside it.
//! Shops are made by `verstak demo` under `target/bench` (or `VERSTAK_BENCH_DATA`) and kept for the next time. Everything
//! talks to 127.0.0.1 only and stops by itself; `VERSTAK_BENCH_SECONDS` is how long each figure is measured.

mod crowd;
mod excel;
mod prepare;
mod raw;
mod server;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crowd::{Crowd, Figure};
use prepare::Prepared;
use server::{PROGRAM, Server, disk, of_process, root};

const READERS: usize = 32;
const WRITERS: usize = 64;

fn main() {
    let orders = std::env::var("VERSTAK_BENCH_ORDERS").unwrap_or_else(|_| "3000".into());
    let sizes: Vec<u32> = orders.split(',').map(|one| one.trim().parse().expect("VERSTAK_BENCH_ORDERS is numbers with commas")).collect();
    for size in sizes {
        measure(size);
    }
    let (written, read) = raw::measure(&root(), WRITERS as u64, seconds());
    println!("\nthe store alone: {written:.0} short rows written a second by {WRITERS} writers, {read:.0} read a second by one");
}

fn seconds() -> Duration {
    let asked = std::env::var("VERSTAK_BENCH_SECONDS").ok().and_then(|one| one.parse().ok());
    Duration::from_secs(asked.unwrap_or(5))
}

/// One shop, one table.
fn measure(size: u32) {
    let data = taken(&shop_of(size));
    let prepared = prepare::prepare(&data);
    let started = Instant::now();
    let server = Server::start(&data);
    let first_page = started.elapsed();
    let idle = server.memory();
    println!(
        "\n{size} orders, {} MB on disk, {} connections read, {} write, {} s each",
        disk(&data),
        READERS,
        WRITERS,
        seconds().as_secs()
    );
    println!("start to first page {} ms, {} MB of memory before any work", first_page.as_millis(), idle);
    println!("{:<26} {:>10} {:>9} {:>9} {:>9} {:>8}", "", "a second", "p50, ms", "p95, ms", "p99, ms", "failed");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let crowd = Crowd::new(server.port, &prepared.session);
    for (name, figure) in runtime.block_on(run(&crowd, &prepared)) {
        row(name, &figure);
    }
    println!("memory under load {} MB at most", server.peak());
    if data.ends_with("copy") {
        let id = server.child.id();
        excel::measure(&excel::Desk::new(server.port, &prepared.session), move || of_process(id, "VmRSS:"));
    }
    server.kill();
    let started = Instant::now();
    let again = Server::start(&data);
    println!("start to first page after a kill {} ms", started.elapsed().as_millis());
    again.kill();
}

fn row(name: &str, figure: &Figure) {
    let ms = |at: f64| figure.at(at).as_secs_f64() * 1000.0;
    println!("{name:<26} {:>10.0} {:>9.1} {:>9.1} {:>9.1} {:>8}", figure.rate(), ms(0.5), ms(0.95), ms(0.99), figure.failed);
}

async fn run(crowd: &Crowd, shop: &Prepared) -> Vec<(&'static str, Figure)> {
    let time = seconds();
    let lists = ["/orders".to_string()];
    let filtered: Vec<String> = shop.statuses.iter().map(|status| format!("/orders?view=all&status={status}")).collect();
    let cards: Vec<String> = shop.orders.iter().map(|order| format!("/orders/{order}")).collect();
    let searches: Vec<String> = shop.queries.iter().map(|query| format!("/search?q={query}")).collect();
    vec![
        ("order list", crowd.read(&lists, READERS, time).await),
        ("filtered list", crowd.read(&filtered, READERS, time).await),
        ("order card", crowd.read(&cards, READERS, time).await),
        ("search", crowd.read_parts(&searches, READERS, time).await),
        ("intake", crowd.write(WRITERS, time, |person, nth| ("/orders/new".into(), shop.intake(person, nth))).await),
        ("status change", crowd.write(WRITERS, time, |person, nth| shop.step(person, nth)).await),
        ("payment", crowd.write(WRITERS, time, |person, _| shop.payment(person)).await),
    ]
}

/// The data directory of a shop of this size, made when it is not there.
fn shop_of(size: u32) -> PathBuf {
    let root = root();
    let data = root.join(size.to_string());
    std::fs::create_dir_all(&root).expect("a directory for the shops");
    let done = root.join(format!("{size}.done"));
    if !done.exists() {
        let began = Instant::now();
        let args = ["demo", "--orders", &size.to_string(), "--data"];
        let status = Command::new(PROGRAM).args(args).arg(&data).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.is_ok_and(|status| status.success()), "the shop of {size} orders cannot be made in {}", data.display());
        std::fs::write(&done, "").expect("a mark that the shop is whole");
        println!("{size} orders made in {:.0} s", began.elapsed().as_secs_f64());
    }
    data
}

/// Below this many megabytes a shop is measured on a copy: what one run writes would make it another shop for the next.
const COPIED: u64 = 1000;

/// The shop to measure.
fn taken(made: &Path) -> PathBuf {
    if disk(made) > COPIED {
        return made.to_path_buf();
    }
    let copy = root().join("copy");
    let _ = std::fs::remove_dir_all(&copy);
    std::fs::create_dir_all(&copy).expect("a directory for the copy");
    for file in std::fs::read_dir(made).expect("the shop is there").filter_map(Result::ok).filter(|file| file.path().is_file()) {
        std::fs::copy(file.path(), copy.join(file.file_name())).expect("the shop is copied");
    }
    copy
}
