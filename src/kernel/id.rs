//! Typed identifiers: a client's id cannot be passed where an order's is asked for.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::time::Moment;

/// What an id can point at. Slices refer to each other's things by these names, never by each other's rows.
pub mod mark {
    macro_rules! marks { ($($name:ident),* $(,)?) => { $(
        #[doc = concat!("Marks an id of a ", stringify!($name), ".")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {}
    )* } }
    marks!(
        Location,
        Employee,
        Role,
        Session,
        Client,
        Device,
        DeviceType,
        Brand,
        Model,
        Phrase,
        Service,
        Category,
        OrderType,
        Status,
        Source,
        Order,
        Line,
        Cashbox,
        Article,
        Payment,
        Entry,
        Fact,
        Job,
        Draft,
        Once,
        Import,
        Request,
        Key,
        Product,
        GoodsCategory,
        Measure,
        PriceType,
        OwnField,
        Picture,
        Warehouse,
        Bin,
        Unit,
        Reservation,
        Document,
        Cart,
        Stocktake,
    );
}

/// A UUIDv7 that knows what it names. Ids made later sort later.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A new id whose leading bits are the moment, so that rows made one after another lie side by side.
    pub fn new(at: Moment) -> Self {
        let millis = at.millis().max(0).unsigned_abs();
        let stamp = uuid::Timestamp::from_unix(uuid::timestamp::context::NoContext, millis / 1000, ((millis % 1000) * 1_000_000) as u32);
        Id(Uuid::new_v7(stamp), PhantomData)
    }

    /// An id that says the same every time: the moment, the place among the ids of one write, and bits that tell that
    /// write from all others.
    pub fn of_write(at: Moment, nth: u16, bits: u64) -> Self {
        let mut tail = [0; 10];
        tail[..2].copy_from_slice(&nth.to_be_bytes());
        tail[2..].copy_from_slice(&bits.to_be_bytes());
        Id(uuid::Builder::from_unix_timestamp_millis(at.millis().max(0).unsigned_abs(), &tail).into_uuid(), PhantomData)
    }

    /// An id for a thing whose name is fixed in the program (a system article, the one company row).
    pub const fn fixed(number: u128) -> Self {
        Id(Uuid::from_u128(number), PhantomData)
    }

    pub fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Id(Uuid::from_bytes(bytes), PhantomData)
    }

    /// The same bits under another mark: for rows that keep ids of several kinds in one field.
    pub fn cast<U>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        Ok(Id(Uuid::try_parse(text)?, PhantomData))
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
        Ok(Id(Uuid::deserialize(d)?, PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_later_and_read_back() {
        let first = Id::<mark::Order>::new(Moment::from_millis(1_000));
        let second = Id::<mark::Order>::new(Moment::from_millis(2_000));
        assert!(first < second);
        let of_write = |nth, bits| Id::<mark::Order>::of_write(Moment::from_millis(2_000), nth, bits);
        assert!(of_write(0, 10) < of_write(1, 9));
        assert_eq!(of_write(1, 9), of_write(1, 9));
        assert_eq!(first.to_string().parse::<Id<mark::Order>>().expect("an id reads its own print"), first);
    }
}
