//! What a body wrote, held in memory until it agrees: a row written ten times reaches the tree once, in the order of keys,
//! and a body that refuses never touched the tree at all. What was read once is not looked for again.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    ops::Bound,
};

use xxhash_rust::xxh3::Xxh3DefaultBuilder;

use super::engine::{Snapshot, Span, Transaction, Visit, Walk};
use crate::kernel::Result;

/// Keys held at most; a longer transaction (a step between versions) lays down what it has and goes on.
const HELD: usize = 1 << 16;

/// `None` is a key that is not there, or was taken away.
type Value = Option<Vec<u8>>;

struct Known {
    value: Value,
    written: bool,
}

pub(super) struct Overlay<'t, T> {
    under: &'t mut T,
    known: RefCell<HashMap<Vec<u8>, Known, Xxh3DefaultBuilder>>,
    /// Which of them were written, in order.
    written: BTreeSet<Vec<u8>>,
}

impl<'t, T: Transaction> Overlay<'t, T> {
    pub(super) fn over(under: &'t mut T) -> Overlay<'t, T> {
        Overlay { under, known: RefCell::default(), written: BTreeSet::new() }
    }

    /// Lays everything down.
    pub(super) fn settle(&mut self) -> Result<()> {
        let known = std::mem::take(self.known.get_mut());
        for key in std::mem::take(&mut self.written) {
            match known.get(&key).and_then(|known| known.value.as_ref()) {
                Some(value) => self.under.put(&key, value)?,
                None => self.under.delete(&key)?,
            }
        }
        Ok(())
    }

    fn write(&mut self, key: &[u8], value: Value) -> Result<()> {
        match self.known.get_mut().get_mut(key) {
            Some(known) if known.written => known.value = value,
            _ => {
                self.known.get_mut().insert(key.to_vec(), Known { value, written: true });
                self.written.insert(key.to_vec());
            }
        }
        if self.written.len() < HELD { Ok(()) } else { self.settle() }
    }

    fn own(&self, key: &[u8]) -> Value {
        self.known.borrow().get(key).and_then(|known| known.value.clone())
    }

    /// What was written inside a span, in the direction of walking.
    fn inside<'s>(&'s self, span: &'s Span) -> Box<dyn Iterator<Item = &'s Vec<u8>> + 's> {
        let start = Bound::Included(span.start.as_slice());
        let range = match &span.end {
            Some(end) if end.as_slice() <= span.start.as_slice() => return Box::new(std::iter::empty()),
            Some(end) => self.written.range::<[u8], _>((start, Bound::Excluded(end.as_slice()))),
            None => self.written.range::<[u8], _>((start, Bound::Unbounded)),
        };
        if span.reverse { Box::new(range.rev()) } else { Box::new(range) }
    }
}

impl<T: Transaction> Snapshot for Overlay<'_, T> {
    fn get(&self, key: &[u8]) -> Result<Value> {
        if let Some(known) = self.known.borrow().get(key) {
            return Ok(known.value.clone());
        }
        let value = self.under.get(key)?;
        let mut known = self.known.borrow_mut();
        if known.len() > 2 * HELD {
            known.retain(|_, known| known.written);
        }
        known.insert(key.to_vec(), Known { value: value.clone(), written: false });
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
                && let Some(at) = written.next_if(|at| earlier(at))
            {
                walk = self.own(at).map_or(Ok(Walk::On), |own| visit(at, &own))?;
            }
            if walk == Walk::On {
                walk = match written.next_if(|at| at.as_slice() == key) {
                    Some(at) => self.own(at).map_or(Ok(Walk::On), |own| visit(at, &own))?,
                    None => visit(key, value)?,
                };
            }
            Ok(walk)
        })?;
        while walk == Walk::On
            && let Some(at) = written.next()
        {
            walk = self.own(at).map_or(Ok(Walk::On), |own| visit(at, &own))?;
        }
        Ok(())
    }
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
