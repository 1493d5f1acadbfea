//! Dice that fall the same way for the same seed, on every machine.

/// SplitMix64: small, quick, good enough to invent a shop with.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = (high - low).max(0).unsigned_abs() + 1;
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = all.len().checked_sub(1)?;
        all.get(usize::try_from(self.between(0, i64::try_from(last).ok()?)).ok()?)
    }

    /// One of a list where the first are likelier: as clients choose brands.
    pub fn early<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(all.len().checked_sub(1)?).ok()?;
        let at = self.between(0, last).min(self.between(0, last)).min(self.between(0, last));
        all.get(usize::try_from(at).ok()?)
    }

    /// One of a list, each as likely as its weight says.
    pub fn weighted<'a, T>(&mut self, all: &'a [T], weight: impl Fn(&T) -> i64) -> Option<&'a T> {
        let mut left = self.between(1, all.iter().map(&weight).sum());
        all.iter().find(|one| {
            left -= weight(one);
            left <= 0
        })
    }

    /// One of a list that goes from the newest to the oldest: neither the last year's nor the oldest are brought most.
    pub fn aged<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(all.len().checked_sub(1)?).ok()?;
        let at = (self.between(0, last) + self.between(0, last)) * 3 / 8;
        all.get(usize::try_from(at).ok()?)
    }

    /// A text of a list that is never empty.
    pub fn word(&mut self, all: &[&'static str]) -> &'static str {
        self.of(all).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let throw = |seed| {
            let mut dice = Dice::new(seed);
            (0..5).map(|_| dice.between(1, 6)).collect::<Vec<_>>()
        };
        assert_eq!(throw(7), throw(7));
        assert_ne!(throw(7), throw(8));
        assert!(throw(7).iter().all(|point| (1..=6).contains(point)));
    }
}
