//! `verstak demo`: fills an empty data directory with an invented shop and prints who may sign in.

use std::path::Path;

use super::{Failure, open_as};
use crate::{
    demo::{self, PASSWORD},
    kernel::Clock,
    store::migrate::{FILE, Opening},
};

/// While a large shop is filled, every batch touches pages all over the file.
const CACHE: usize = 256 << 20;

pub async fn demo(data: &Path, orders: u32, seed: u64) -> Result<(), Failure> {
    if foreign(data) {
        return Err(Failure::new(format!("{} is not empty; give a new directory or an empty one: --data DIR", data.display())));
    }
    let clock = Clock::system();
    let store = open_as(data, &clock, Opening { cache: CACHE, ..Opening::default() }).await?;
    let count = usize::try_from(orders).unwrap_or(usize::MAX);
    if !demo::may_fill(&store, count, seed).await? {
        return Err(Failure::new("there is a shop in this data directory already; give an empty one: --data DIR"));
    }
    let mut shown = 0;
    let told = |done: usize, all: usize| {
        if done == all || done >= shown + (all / 50).max(1000) {
            shown = done;
            eprintln!("{done} of {all} orders");
        }
    };
    let made = demo::fill(&store, &clock, count, seed, told).await?;
    let key = demo::owners_key(&store, &clock).await?;
    store.close();
    println!("{made} orders. Sign in as:");
    for (name, login, position) in demo::people() {
        println!("  {login:<10} {PASSWORD}   {name}, {position}");
    }
    println!("Access key of {} for the API (see /api/v1/docs):\n  {key}", demo::owner());
    Ok(())
}

/// Whether somebody else's files stand there: a directory with our own file in it is looked into later.
fn foreign(data: &Path) -> bool {
    let filled = std::fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some());
    filled && !data.join(FILE).exists()
}
