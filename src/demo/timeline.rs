//! Events that wait for their moment, taken in the order they happen.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

use super::event::Event;
use crate::kernel::Moment;

#[derive(Default)]
pub struct Timeline {
    waiting: BinaryHeap<Reverse<Waiting>>,
    planned: u64,
}

impl Timeline {
    pub fn put(&mut self, event: Event) {
        self.waiting.push(Reverse(Waiting { event, nth: self.planned }));
        self.planned += 1;
    }
    pub fn next_at(&self) -> Option<Moment> {
        self.waiting.peek().map(|Reverse(next)| next.event.at)
    }
    pub fn take(&mut self) -> Option<Event> {
        self.waiting.pop().map(|Reverse(next)| next.event)
    }
}

/// Of one moment and order the one planned first goes first.
struct Waiting {
    event: Event,
    nth: u64,
}

impl Waiting {
    fn place(&self) -> (Moment, usize, u64) {
        (self.event.at, self.event.order, self.nth)
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}
impl Eq for Waiting {}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}
