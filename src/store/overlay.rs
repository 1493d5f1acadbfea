//! What a body wrote, held in memory until it agrees: a row written ten times reaches the tree once, in the order of keys,
//! and a body that refuses never touched the tree at all. What was read once is not looked for again.

use std::{
    cell::RefCell,
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    ops::Bound,
};

use xxhash_rust::xxh3::Xxh3DefaultBuilder;

use super::engine::{Snapshot, Span, Transaction, Visit, Walk};
use crate::kernel::Result;

/// Keys held at most; a longer transaction (a step between versions) lays down what it has and goes on.
const HELD: usize = 1 << 16;

/// `None` is a key that is not there, or was taken away.
type Value = Option<Vec<u8>>;

/// A key with its beginning at hand: most comparisons end there, without a look at another place in memory.
#[derive(PartialEq, Eq)]
struct Spot {
    head: u128,
    key: Vec<u8>,
}

impl Spot {
    fn new(key: &[u8]) -> Spot {
        let (mut head, length) = ([0; 16], key.len().min(16));
        head[..length].copy_from_slice(&key[..length]);
        Spot { head: u128::from_be_bytes(head), key: key.to_vec() }
    }
}

impl Ord for Spot {
    /// As the keys themselves: a key that ends is smaller than one that goes on, and zeros are the smallest way to go on.
    fn cmp(&self, other: &Spot) -> Ordering {
        self.head.cmp(&other.head).then_with(|| self.key.cmp(&other.key))
    }
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Spot) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub(super) struct Overlay<'t, T> {
    under: &'t mut T,
    written: BTreeMap<Spot, Value>,
    /// What was found in the tree.
    read: RefCell<HashMap<Vec<u8>, Value, Xxh3DefaultBuilder>>,
}

impl<'t, T: Transaction> Overlay<'t, T> {
    pub(super) fn over(under: &'t mut T) -> Overlay<'t, T> {
        Overlay { under, written: BTreeMap::new(), read: RefCell::default() }
    }

    /// Lays everything down.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.read.get_mut().clear();
        for (spot, value) in std::mem::take(&mut self.written) {
            match value {
                Some(value) => self.under.put(&spot.key, &value)?,
                None => self.under.delete(&spot.key)?,
            }
        }
        Ok(())
    }

    fn write(&mut self, key: &[u8], value: Value) -> Result<()> {
        self.written.insert(Spot::new(key), value);
        if self.written.len() < HELD { Ok(()) } else { self.settle() }
    }

    /// What was written inside a span, in the direction of walking.
    fn inside<'s>(&'s self, span: &Span) -> Box<dyn Iterator<Item = (&'s [u8], &'s Value)> + 's> {
        let end = match &span.end {
            Some(end) if *end <= span.start => return Box::new(std::iter::empty()),
            Some(end) => Bound::Excluded(Spot::new(end)),
            None => Bound::Unbounded,
        };
        let range = self.written.range((Bound::Included(Spot::new(&span.start)), end)).map(|(spot, value)| (spot.key.as_slice(), value));
        if span.reverse { Box::new(range.rev()) } else { Box::new(range) }
    }
}

impl<T: Transaction> Snapshot for Overlay<'_, T> {
    fn get(&self, key: &[u8]) -> Result<Value> {
        if let Some(value) = self.written.get(&Spot::new(key)) {
            return Ok(value.clone());
        }
        if let Some(value) = self.read.borrow().get(key) {
            return Ok(value.clone());
        }
        let value = self.under.get(key)?;
        let mut read = self.read.borrow_mut();
        if read.len() > HELD {
            read.clear();
        }
        read.insert(key.to_vec(), value.clone());
        Ok(value)
    }

    /// Both in one order: of two equal keys the written one stands.
    fn scan(&self, span: &Span, visit: Visit<'_>) -> Result<()> {
        let mut written = self.inside(span).peekable();
        if written.peek().is_none() {
            return self.under.scan(span, visit);
        }
        let mut walk = Walk::On;
        self.under.scan(span, &mut |key, value| {
            let earlier = |at: &[u8]| if span.reverse { at > key } else { at < key };
            while walk == Walk::On
                && let Some((at, own)) = written.next_if(|(at, _)| earlier(at))
            {
                walk = show(at, own, visit)?;
            }
            if walk == Walk::On {
                walk = match written.next_if(|(at, _)| *at == key) {
                    Some((at, own)) => show(at, own, visit)?,
                    None => visit(key, value)?,
                };
            }
            Ok(walk)
        })?;
        while walk == Walk::On
            && let Some((at, own)) = written.next()
        {
            walk = show(at, own, visit)?;
        }
        Ok(())
    }
}

/// One written key on its way to the reader.
fn show(key: &[u8], value: &Value, visit: Visit<'_>) -> Result<Walk> {
    value.as_ref().map_or(Ok(Walk::On), |value| visit(key, value))
}

impl<T: Transaction> Transaction for Overlay<'_, T> {
    fn put(&mut self, key: &[u8], value: &[u8]) -> Result<()> {
        self.write(key, Some(value.to_vec()))
    }
    fn delete(&mut self, key: &[u8]) -> Result<()> {
        self.write(key, None)
    }
    fn snapshot(&self) -> &dyn Snapshot {
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// A transaction that is plain memory.
    #[derive(Debug, Default, Clone, PartialEq)]
    struct Plain(BTreeMap<Vec<u8>, Vec<u8>>);

    impl Snapshot for Plain {
        fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
            Ok(self.0.get(key).cloned())
        }
        fn scan(&self, span: &Span, visit: Visit<'_>) -> Result<()> {
            let inside = |key: &[u8]| key >= span.start.as_slice() && span.end.as_ref().is_none_or(|end| key < end.as_slice());
            let mut found: Vec<_> = self.0.iter().filter(|(key, _)| inside(key)).collect();
            if span.reverse {
                found.reverse();
            }
            for (key, value) in found {
                if visit(key, value)? == Walk::Stop {
                    break;
                }
            }
            Ok(())
        }
    }

    impl Transaction for Plain {
        fn put(&mut self, key: &[u8], value: &[u8]) -> Result<()> {
            self.0.insert(key.to_vec(), value.to_vec());
            Ok(())
        }
        fn delete(&mut self, key: &[u8]) -> Result<()> {
            self.0.remove(key);
            Ok(())
        }
        fn snapshot(&self) -> &dyn Snapshot {
            self
        }
    }

    #[derive(Debug, Clone)]
    enum Step {
        Put(Vec<u8>, u8),
        Delete(Vec<u8>),
        Get(Vec<u8>),
        Scan(Span, usize),
        Settle,
    }

    /// Few keys, so that steps meet.
    fn key() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(0u8..4, 0..3)
    }

    fn step() -> impl Strategy<Value = Step> {
        let span = (key(), prop::option::of(key()), any::<bool>()).prop_map(|(start, end, reverse)| Span { start, end, reverse });
        prop_oneof![
            4 => (key(), any::<u8>()).prop_map(|(key, value)| Step::Put(key, value)),
            2 => key().prop_map(Step::Delete),
            2 => key().prop_map(Step::Get),
            4 => (span, 1usize..6).prop_map(|(span, most)| Step::Scan(span, most)),
            1 => Just(Step::Settle),
        ]
    }

    fn walked(of: &impl Snapshot, span: &Span, most: usize) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut seen = Vec::new();
        of.scan(span, &mut |key, value| {
            seen.push((key.to_vec(), value.to_vec()));
            Ok(if seen.len() < most { Walk::On } else { Walk::Stop })
        })
        .expect("memory does not fail");
        seen
    }

    proptest! {
        #[test]
        fn a_body_sees_what_it_wrote_as_if_it_stood_in_the_tree(
            before in prop::collection::btree_map(key(), prop::collection::vec(any::<u8>(), 1), 0..12),
            steps in prop::collection::vec(step(), 0..40),
        ) {
            let (mut under, mut model) = (Plain(before.clone()), Plain(before));
            let mut overlay = Overlay::over(&mut under);
            for step in steps {
                match step {
                    Step::Put(key, value) => {
                        overlay.put(&key, &[value]).expect("held");
                        model.put(&key, &[value]).expect("held");
                    }
                    Step::Delete(key) => {
                        overlay.delete(&key).expect("held");
                        model.delete(&key).expect("held");
                    }
                    Step::Get(key) => prop_assert_eq!(overlay.get(&key).expect("read"), model.get(&key).expect("read")),
                    Step::Scan(span, most) => prop_assert_eq!(walked(&overlay, &span, most), walked(&model, &span, most)),
                    Step::Settle => overlay.settle().expect("laid down"),
                }
            }
            overlay.settle().expect("laid down");
            prop_assert_eq!(under, model);
        }
    }
}
