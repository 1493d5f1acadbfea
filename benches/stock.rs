//! How fast the stock of a large shop is: 100,000 products, 1,000,000 batches, 5,000,000 moves over 400 days, asked through
//! the pages of the real program.
//!
//! `cargo bench --bench stock`; `VERSTAK_BENCH_PRODUCTS` is another number of products, with ten batches and fifty moves each.
//! The shop is made by `verstak demo` and filled through the ledger under `target/bench` (or `VERSTAK_BENCH_DATA`), and kept
//! for the next time. Everything talks to 127.0.0.1 only and stops by itself.

mod crowd;
mod server;
mod shelves;

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crowd::{Crowd, Figure};
use server::{PROGRAM, Server, disk, root};

fn main() {
    let asked = std::env::var("VERSTAK_BENCH_PRODUCTS").ok().and_then(|one| one.parse().ok());
    let products: u64 = asked.unwrap_or(100_000);
    let data = shop_of(products);
    let shop = shelves::prepare(&data);
    let server = Server::start(&data);
    let idle = server.memory();
    println!("\n{products} products, {} MB on disk", disk(&data));
    println!("{:<34} {:>9} {:>9} {:>9} {:>8}", "", "p50, ms", "p95, ms", "most, ms", "failed");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let crowd = Crowd::new(server.port, &shop.session);
    for (name, figure) in runtime.block_on(run(&crowd, &shop)) {
        row(name, &figure);
    }
    println!("memory {idle} MB idle, {} MB at most", server.peak());
    server.kill();
}

fn row(name: &str, figure: &Figure) {
    let ms = |at: f64| figure.at(at).as_secs_f64() * 1000.0;
    println!("{name:<34} {:>9.1} {:>9.1} {:>9.1} {:>8}", ms(0.5), ms(0.95), ms(1.0), figure.failed);
}

/// One person asks: how long he waits is what is measured.
async fn run(crowd: &Crowd, shop: &shelves::Prepared) -> Vec<(&'static str, Figure)> {
    let time = Duration::from_secs(5);
    let finds: Vec<String> = shop.queries.iter().map(|query| format!("/sales/find?code={query}")).collect();
    let mut found = vec![
        ("search at the till", crowd.read_parts(&finds, 1, time).await),
        ("a document of 200 lines posted", crowd.each(&shop.postings).await),
    ];
    for (name, path) in [
        ("balances now, first page", "/stock".to_string()),
        ("balances 200 days ago", format!("/reports/stock/balances?to={}", shop.past.iso())),
        ("turnover of a year", format!("/reports/stock/turnover?from={}&to={}", shop.year.0.iso(), shop.year.1.iso())),
        ("ABC and XYZ of a year", format!("/reports/stock/assortment?from={}&to={}", shop.year.0.iso(), shop.year.1.iso())),
    ] {
        found.push((name, crowd.read(&[path], 1, time).await));
    }
    found
}

/// The data directory of a shop with so many products, made when it is not there.
fn shop_of(products: u64) -> PathBuf {
    let data = root().join(format!("stock-{products}"));
    let done = root().join(format!("stock-{products}.done"));
    if !done.exists() {
        let began = Instant::now();
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(root()).expect("a directory for the shops");
        let args = ["demo", "--orders", "300", "--data"];
        let status = Command::new(PROGRAM).args(args).arg(&data).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.is_ok_and(|status| status.success()), "the shop cannot be made in {}", data.display());
        shelves::fill(&data, products);
        std::fs::write(&done, "").expect("a mark that the shop is whole");
        println!("{products} products, {} batches, {} moves made in {:.0} s", products * 10, products * 50, began.elapsed().as_secs_f64());
    }
    data
}
