//! Sums of many products in one row: a product, a tag, a few numbers, one after another.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::kernel::{Error, Fault, Id, Result, mark};

/// A product and which of its sums it is; tags are below 128.
pub type Entry = (Id<mark::Product>, u8);

/// Says that an entry is of the same product as the one before.
const SAME: u8 = 0x80;

/// Entries in their order: the tag, sixteen bytes of the product where it is another one, the numbers in seven-bit groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        struct Bytes;
        impl de::Visitor<'_> for Bytes {
            type Value = Packed;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("packed sums")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> std::result::Result<Packed, E> {
                Ok(Packed(bytes.to_vec()))
            }
        }
        d.deserialize_bytes(Bytes)
    }
}

impl Packed {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every entry in its order.
    pub fn each<const N: usize>(&self, mut visit: impl FnMut(Entry, [i64; N])) -> Result<()> {
        let (mut from, mut product) = (self.0.as_slice(), None);
        while !from.is_empty() {
            let (entry, sums) = next(&mut from, product).ok_or_else(broken)?;
            product = Some(entry.0);
            visit(entry, sums);
        }
        Ok(())
    }

    /// The same with more added; what comes to nothing is not kept.
    pub fn plus<const N: usize>(&self, more: &BTreeMap<Entry, [i64; N]>) -> Result<Packed> {
        let (mut out, mut fresh) = (Packer { out: Vec::with_capacity(self.0.len() + 32 * more.len()), last: None }, more.iter().peekable());
        self.each(|entry, mut sums: [i64; N]| {
            while let Some((before, new)) = fresh.next_if(|(new, _)| **new < entry) {
                out.push(*before, new);
            }
            if let Some((_, new)) = fresh.next_if(|(new, _)| new.cmp(&&entry) == Ordering::Equal) {
                sums.iter_mut().zip(new).for_each(|(sum, new)| *sum += new);
            }
            out.push(entry, &sums);
        })?;
        fresh.for_each(|(entry, new)| out.push(*entry, new));
        Ok(Packed(out.out))
    }
}

struct Packer {
    out: Vec<u8>,
    last: Option<Id<mark::Product>>,
}

impl Packer {
    fn push(&mut self, (product, tag): Entry, sums: &[i64]) {
        if sums.iter().all(|number| *number == 0) {
            return;
        }
        match self.last == Some(product) {
            true => self.out.push(tag | SAME),
            false => {
                self.out.push(tag);
                self.out.extend_from_slice(&product.bytes());
            }
        }
        self.last = Some(product);
        sums.iter().for_each(|number| write(&mut self.out, *number));
    }
}

pub fn broken() -> Error {
    Fault::Damaged { table: "packed sums", what: "packed sums cannot be read".into() }.into()
}

fn next<const N: usize>(from: &mut &[u8], product: Option<Id<mark::Product>>) -> Option<(Entry, [i64; N])> {
    let (tag, rest) = from.split_first()?;
    *from = rest;
    let product = if tag & SAME != 0 {
        product?
    } else {
        let (id, rest) = from.split_first_chunk::<16>()?;
        *from = rest;
        Id::from_bytes(*id)
    };
    let mut sums = [0; N];
    for sum in &mut sums {
        *sum = read(from)?;
    }
    Some(((product, tag & !SAME), sums))
}

/// Small numbers of either sign in few bytes.
fn write(out: &mut Vec<u8>, number: i64) {
    let mut left = ((number << 1) ^ (number >> 63)).cast_unsigned();
    while left >= 0x80 {
        out.push((left & 0x7f) as u8 | 0x80);
        left >>= 7;
    }
    out.push(left as u8);
}

fn read(from: &mut &[u8]) -> Option<i64> {
    let (mut value, mut shift) = (0_u64, 0);
    loop {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed());
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries() -> impl Strategy<Value = BTreeMap<Entry, [i64; 3]>> {
        let one = (0..6_u128, 0..3_u8, prop::array::uniform3(prop_oneof![Just(0), -5..5_i64, -(1 << 61)..(1_i64 << 61)]));
        prop::collection::vec(one, 0..20)
            .prop_map(|all| all.into_iter().map(|(product, tag, sums)| ((Id::fixed(product), tag), sums)).collect())
    }

    proptest! {
        #[test]
        fn sums_unpack_as_they_were_packed_and_added(first in entries(), second in entries()) {
            let packed = Packed::default().plus(&first).and_then(|packed| packed.plus(&second)).expect("packed");
            let mut want = first;
            for (entry, sums) in second {
                let sum = want.entry(entry).or_insert([0; 3]);
                sum.iter_mut().zip(sums).for_each(|(sum, more)| *sum += more);
            }
            want.retain(|_, sums| *sums != [0; 3]);
            let mut back = Vec::new();
            packed.each(|entry, sums: [i64; 3]| back.push((entry, sums))).expect("packed sums read back");
            prop_assert_eq!(back, want.into_iter().collect::<Vec<_>>());
        }
    }
}
