//! What breaks around the program, and what must not break with it: power, disks, bytes, processes, people in a hurry.
//!
//! The size of a run comes from the environment (`VERSTAK_CUTS=1000000`); every failure prints the seed that repeats it
//! (`VERSTAK_SEED=…`).

mod breaks;
mod cuts;
mod deeds;
pub mod disk;
mod kills;
mod planted;
mod races;
mod rot;
mod witness;

/// Numbers that look like chance and come again from the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    /// Below `end`, which is above zero.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }
    pub fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }
    /// One time in `of`.
    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }
}

/// The size of a run, and where its seeds begin.
pub fn size(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

pub fn first_seed() -> u64 {
    std::env::var("VERSTAK_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Runs a story to its end on this thread.
pub fn wait<T>(story: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(story)
}
