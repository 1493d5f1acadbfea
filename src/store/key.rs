//! Keys as bytes that sort the way their values do: big-endian, sign flipped, text escaped and terminated. Ours, not an
//! engine's, so that a file written today is read the same by any engine tomorrow.

use crate::kernel::{Day, Id, Moment};

/// A value that can stand in a key. Each encoding ends by itself, so keys can be glued together and split again.
pub trait Key: Sized {
    fn write(&self, out: &mut Vec<u8>);
    fn read(from: &mut &[u8]) -> Option<Self>;
}

/// The beginning of a key: what a scan can be narrowed to. A whole key is its own prefix.
pub trait Prefix<K> {
    fn begin(&self, out: &mut Vec<u8>);
}

/// The order turned round: the newest first. Kept in keys where a list is always read from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newest<T>(pub T);

/// The beginning of a text part of a key.
#[derive(Debug, Clone, Copy)]
pub struct StartsWith<'a>(pub &'a str);

fn take<'a>(from: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (head, tail) = from.split_at_checked(len)?;
    *from = tail;
    Some(head)
}

macro_rules! unsigned { ($($kind:ty),*) => { $(
    impl Key for $kind {
        fn write(&self, out: &mut Vec<u8>) {
            out.extend_from_slice(&self.to_be_bytes());
        }
        fn read(from: &mut &[u8]) -> Option<Self> {
            Some(<$kind>::from_be_bytes(take(from, size_of::<$kind>())?.try_into().ok()?))
        }
    }
)* } }
unsigned!(u8, u16, u32, u64);

impl Key for i64 {
    fn write(&self, out: &mut Vec<u8>) {
        (self.cast_unsigned() ^ (1 << 63)).write(out);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some((u64::read(from)? ^ (1 << 63)).cast_signed())
    }
}

impl Key for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(u8::read(from)? != 0)
    }
}

impl Key for String {
    fn write(&self, out: &mut Vec<u8>) {
        StartsWith(self).escape(out);
        out.extend_from_slice(&[0, 0]);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        let mut bytes = Vec::new();
        loop {
            match take(from, 1)?[0] {
                0 => match take(from, 1)?[0] {
                    0 => return String::from_utf8(bytes).ok(),
                    _ => bytes.push(0),
                },
                byte => bytes.push(byte),
            }
        }
    }
}

impl StartsWith<'_> {
    fn escape(&self, out: &mut Vec<u8>) {
        for byte in self.0.bytes() {
            out.push(byte);
            if byte == 0 {
                out.push(0xff);
            }
        }
    }
}

impl<T> Key for Id<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes());
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Id::from_bytes(take(from, 16)?.try_into().ok()?))
    }
}

impl<const N: usize> Key for [u8; N] {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        take(from, N)?.try_into().ok()
    }
}

impl Key for Moment {
    fn write(&self, out: &mut Vec<u8>) {
        self.millis().write(out);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Moment::from_millis(i64::read(from)?))
    }
}

impl Key for Day {
    fn write(&self, out: &mut Vec<u8>) {
        (self.number().cast_unsigned() ^ (1 << 31)).write(out);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Day::from_number((u32::read(from)? ^ (1 << 31)).cast_signed()))
    }
}

/// Only for parts of fixed length (numbers, ids, moments, days): their bytes are turned over one by one.
impl<T: Key> Key for Newest<T> {
    fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        self.0.write(out);
        out[start..].iter_mut().for_each(|byte| *byte = !*byte);
    }
    fn read(from: &mut &[u8]) -> Option<Self> {
        // The longest part is an id.
        let mut turned = [0; 16];
        let length = from.len().min(turned.len());
        turned.iter_mut().zip(from.iter()).for_each(|(turned, byte)| *turned = !*byte);
        let mut rest = &turned[..length];
        let value = T::read(&mut rest)?;
        take(from, length - rest.len())?;
        Some(Newest(value))
    }
}

macro_rules! tuples { ($(($($part:ident $at:tt),+))*) => { $(
    impl<$($part: Key),+> Key for ($($part,)+) {
        fn write(&self, out: &mut Vec<u8>) {
            $(self.$at.write(out);)+
        }
        fn read(from: &mut &[u8]) -> Option<Self> {
            Some(($($part::read(from)?,)+))
        }
    }
)* } }
tuples! { (A 0) (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, E 4) }

impl<K: Key> Prefix<K> for K {
    fn begin(&self, out: &mut Vec<u8>) {
        self.write(out);
    }
}
impl<K> Prefix<K> for () {
    fn begin(&self, _: &mut Vec<u8>) {}
}

macro_rules! prefixes { ($(($($part:ident $at:tt),+) of ($($rest:ident),+))*) => { $(
    impl<$($part: Key,)+ $($rest: Key),+> Prefix<($($part,)+ $($rest,)+)> for ($($part,)+) {
        fn begin(&self, out: &mut Vec<u8>) {
            $(self.$at.write(out);)+
        }
    }
)* } }
prefixes! {
    (A 0) of (B) (A 0) of (B, C) (A 0) of (B, C, D) (A 0) of (B, C, D, E)
    (A 0, B 1) of (C) (A 0, B 1) of (C, D) (A 0, B 1) of (C, D, E)
    (A 0, B 1, C 2) of (D) (A 0, B 1, C 2) of (D, E)
    (A 0, B 1, C 2, D 3) of (E)
}

impl Prefix<String> for StartsWith<'_> {
    fn begin(&self, out: &mut Vec<u8>) {
        self.escape(out);
    }
}
impl<B: Key> Prefix<(String, B)> for StartsWith<'_> {
    fn begin(&self, out: &mut Vec<u8>) {
        self.escape(out);
    }
}
impl<A: Key> Prefix<(A, String)> for (A, StartsWith<'_>) {
    fn begin(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.escape(out);
    }
}

/// The bytes of a key or a prefix.
pub(super) fn bytes<K>(prefix: &impl Prefix<K>) -> Vec<u8> {
    let mut out = Vec::with_capacity(40);
    prefix.begin(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(key: &impl Key) -> Vec<u8> {
        let mut out = Vec::new();
        key.write(&mut out);
        out
    }

    proptest! {
        #[test]
        fn bytes_sort_as_the_values_do(a: (i64, String, u32), b: (i64, String, u32)) {
            prop_assert_eq!(encoded(&a).cmp(&encoded(&b)), a.cmp(&b));
        }

        #[test]
        fn a_key_reads_back_and_leaves_the_rest(key: (String, i64, bool), rest: Vec<u8>) {
            let mut bytes = encoded(&key);
            bytes.extend_from_slice(&rest);
            let mut from = bytes.as_slice();
            prop_assert_eq!(<(String, i64, bool)>::read(&mut from), Some(key));
            prop_assert_eq!(from, rest.as_slice());
        }

        #[test]
        fn newest_turns_the_order_round(a: i64, b: i64) {
            prop_assert_eq!(encoded(&Newest(a)).cmp(&encoded(&Newest(b))), b.cmp(&a));
            prop_assert_eq!(Newest::<i64>::read(&mut encoded(&Newest(a)).as_slice()), Some(Newest(a)));
        }
    }
}
