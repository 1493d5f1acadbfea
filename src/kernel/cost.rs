//! What one of a product costs the shop.

use super::Money;

/// As far as the ledger of the stock knows: bought last, of the batch that goes next, on the average of what lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Costs {
    pub last: Option<Money>,
    pub batch: Option<Money>,
    pub average: Option<Money>,
}

impl Costs {
    /// What to compare a price with: the average of what lies, or what was paid for the last time.
    pub fn usual(&self) -> Option<Money> {
        self.average.or(self.last)
    }
}
