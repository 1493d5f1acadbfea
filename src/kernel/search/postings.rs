//! Lists of slots, packed; and the scores one part of a query gathers.

use super::Reason;

/// The place of a dropped slot in a table of new slot numbers.
pub(super) const GONE: u32 = u32::MAX;

/// Slot numbers in rising order, each kept as the difference from the one before, seven bits to a byte: about a
/// quarter of what plain numbers take, and a list is only ever read from its start.
#[derive(Debug, Clone, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

impl Postings {
    /// Slots come in rising order; the same slot twice in a row is kept once.
    pub(super) fn push(&mut self, slot: u32) {
        if self.count > 0 && slot == self.last {
            return;
        }
        let mut left = slot - self.last;
        while left > 0x7f {
            self.bytes.push(left as u8 | 0x80);
            left >>= 7;
        }
        self.bytes.push(left as u8);
        self.last = slot;
        self.count += 1;
    }

    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let (mut slot, mut step, mut shift) = (0_u32, 0_u32, 0);
        self.bytes.iter().filter_map(move |byte| {
            step |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 != 0 {
                return None;
            }
            slot += step;
            (step, shift) = (0, 0);
            Some(slot)
        })
    }

    /// Gives slots their new numbers, which keep the order, and drops those that are gone.
    pub(super) fn renumber(&mut self, moved: &[u32]) {
        let mut kept = Postings::default();
        for slot in self.iter().map(|slot| moved[slot as usize]).filter(|slot| *slot != GONE) {
            kept.push(slot);
        }
        kept.bytes.shrink_to_fit();
        *self = kept;
    }

    /// Slots that are in all the lists. May stop early and return some that are not, when reading the longer lists
    /// costs more than looking at the slots.
    pub(super) fn common(mut lists: Vec<&Postings>) -> Vec<u32> {
        lists.sort_by_key(|list| list.len());
        let Some((first, rest)) = lists.split_first() else { return Vec::new() };
        let mut slots: Vec<u32> = first.iter().collect();
        for list in rest {
            if list.len() > slots.len().saturating_mul(16) {
                break;
            }
            let mut other = list.iter().peekable();
            slots.retain(|slot| {
                while other.next_if(|other| other < slot).is_some() {}
                other.peek() == Some(slot)
            });
        }
        slots
    }
}

/// What one part of a query found: the best quality and its reason for each slot.
pub(super) struct Finds {
    /// By slot: quality in the high byte, reason in the low one; 0 is not found.
    best: Vec<u16>,
    slots: Vec<u32>,
}

impl Finds {
    pub(super) fn new(slots: usize) -> Finds {
        Finds { best: vec![0; slots], slots: Vec::new() }
    }

    pub(super) fn add(&mut self, slot: u32, quality: u8, reason: Reason) {
        let best = &mut self.best[slot as usize];
        if *best == 0 {
            self.slots.push(slot);
        }
        *best = (*best).max(u16::from(quality) << 8 | reason as u16);
    }

    pub(super) fn get(&self, slot: u32) -> Option<(u8, Reason)> {
        match self.best[slot as usize] {
            0 => None,
            best => Some(((best >> 8) as u8, Reason::ALL[usize::from(best as u8)])),
        }
    }

    /// Each slot found, once, in no order.
    pub(super) fn slots(&self) -> &[u32] {
        &self.slots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(slots: &[u32]) -> Postings {
        let mut postings = Postings::default();
        slots.iter().for_each(|slot| postings.push(*slot));
        postings
    }

    #[test]
    fn slots_come_back_as_they_were_put() {
        let slots = [0, 1, 127, 128, 300, 70_000, 5_000_000, u32::MAX];
        assert_eq!(of(&slots).iter().collect::<Vec<_>>(), slots);
        assert_eq!(of(&[0, 0, 4, 4]).iter().collect::<Vec<_>>(), [0, 4]);
        assert_eq!(Postings::common(vec![&of(&[1, 3, 5, 9]), &of(&[0, 3, 9, 12]), &of(&[3, 4])]), [3]);
        assert_eq!(Postings::common(Vec::new()), [0; 0]);
    }

    #[test]
    fn renumbering_drops_what_is_gone() {
        let mut postings = of(&[0, 2, 3]);
        postings.renumber(&[0, GONE, GONE, 1]);
        assert_eq!(postings.iter().collect::<Vec<_>>(), [0, 1]);
        postings.push(2);
        assert_eq!(postings.len(), 3);
    }
}
