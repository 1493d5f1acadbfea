//! What came and went, summed by day and by month and packed many products to a row: a balance at a past date and the
//! turnover of a year are sums of a few thousand rows, not of five million moves.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    kernel::{Day, Error, Fault, Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Row, Table, Walk, Write},
};

/// Sums of one product in one warehouse over some days. What was cancelled is taken off the side it stood on, so that a
/// cancelled document leaves no trace here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    pub came: Quantity,
    pub came_for: Money,
    pub went: Quantity,
    pub went_for: Money,
}

impl Sums {
    pub const NONE: Sums = Sums { came: Quantity::ZERO, came_for: Money::ZERO, went: Quantity::ZERO, went_for: Money::ZERO };

    pub fn add(&mut self, other: &Sums) {
        self.came += other.came;
        self.came_for += other.came_for;
        self.went += other.went;
        self.went_for += other.went_for;
    }
    pub fn quantity(&self) -> Quantity {
        self.came - self.went
    }
    pub fn cost(&self) -> Money {
        self.came_for - self.went_for
    }
}

/// Products whose ids end alike, in one row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Turn {
    #[serde(rename = "w")]
    pub warehouse: Id<mark::Warehouse>,
    /// A day as `20261126` or a month as `202611`.
    #[serde(rename = "s")]
    pub span: u32,
    #[serde(rename = "g")]
    pub group: u8,
    #[serde(rename = "e")]
    pub packed: Packed,
}

pub type TurnKey = (Id<mark::Warehouse>, u32, u8);

impl Row for Turn {
    const TABLE: Table = Table::new(259, "turns");
    type Key = TurnKey;
    fn key(&self) -> TurnKey {
        (self.warehouse, self.span, self.group)
    }
}

/// Entries one after another: sixteen bytes of the product, then four numbers in seven-bit groups.
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
    pub fn pack(entries: &[(Id<mark::Product>, Sums)]) -> Packed {
        let mut out = Vec::with_capacity(entries.len() * 28);
        for (product, sums) in entries {
            out.extend_from_slice(&product.bytes());
            [sums.came.0, sums.came_for.0, sums.went.0, sums.went_for.0].into_iter().for_each(|number| write(&mut out, number));
        }
        Packed(out)
    }

    /// Every entry in the order of products.
    pub fn each(&self, mut visit: impl FnMut(Id<mark::Product>, Sums)) -> Result<()> {
        let mut from = self.0.as_slice();
        while !from.is_empty() {
            let (product, sums) = entry(&mut from).ok_or_else(broken)?;
            visit(product, sums);
        }
        Ok(())
    }
}

fn broken() -> Error {
    Fault::Damaged { table: Turn::TABLE.name, what: "packed sums cannot be read".into() }.into()
}

fn entry(from: &mut &[u8]) -> Option<(Id<mark::Product>, Sums)> {
    let (id, rest) = from.split_first_chunk::<16>()?;
    *from = rest;
    let mut next = || read(from);
    let sums = Sums { came: Quantity(next()?), came_for: Money(next()?), went: Quantity(next()?), went_for: Money(next()?) };
    Some((Id::from_bytes(*id), sums))
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

pub fn day_span(day: Day) -> u32 {
    month_span(day) * 100 + u32::from(day.date().day().unsigned_abs())
}

pub fn month_span(day: Day) -> u32 {
    u32::from(day.date().year().unsigned_abs()) * 100 + u32::from(day.date().month().unsigned_abs())
}

/// Which row of a month a product stands in, and which row of a day: days have fewer.
pub fn groups(product: Id<mark::Product>) -> (u8, u8) {
    let last = product.bytes()[15];
    (last, last & 0x0f)
}

/// Adds sums to the day and to the month they belong to. Called by the ledger alone.
pub(super) fn add(tx: &mut Write<'_>, warehouse: Id<mark::Warehouse>, day: Day, sums: BTreeMap<Id<mark::Product>, Sums>) -> Result<()> {
    let mut rows: BTreeMap<(u32, u8), Vec<(Id<mark::Product>, Sums)>> = BTreeMap::new();
    for (product, more) in sums {
        let (of_month, of_day) = groups(product);
        rows.entry((month_span(day), of_month)).or_default().push((product, more));
        rows.entry((day_span(day), of_day)).or_default().push((product, more));
    }
    for ((span, group), more) in rows {
        let mut entries = Vec::new();
        if let Some(row) = tx.get::<Turn>(&(warehouse, span, group))? {
            row.packed.each(|product, sums| entries.push((product, sums)))?;
        }
        for (product, more) in more {
            match entries.binary_search_by_key(&product, |entry| entry.0) {
                Ok(at) => entries[at].1.add(&more),
                Err(at) => entries.insert(at, (product, more)),
            }
        }
        entries.retain(|(_, sums)| *sums != Sums::NONE);
        match entries.is_empty() {
            true => tx.delete::<Turn>(&(warehouse, span, group))?,
            false => tx.put(&Turn { warehouse, span, group, packed: Packed::pack(&entries) })?,
        }
    }
    Ok(())
}

/// Every sum of a warehouse between two days, both included: whole months where they are whole, days at the edges. A
/// product comes more than once.
pub fn between(
    reads: &impl Reads,
    warehouse: Id<mark::Warehouse>,
    from: Day,
    to: Day,
    mut visit: impl FnMut(Id<mark::Product>, Sums),
) -> Result<()> {
    for (first, last) in spans(from, to) {
        let before = (warehouse, first - 1, u8::MAX);
        reads.walk_past::<Turn>((warehouse,), Order::Ascending, &before, |row| {
            if row.span > last {
                return Ok(Walk::Stop);
            }
            row.packed.each(&mut visit)?;
            Ok(Walk::On)
        })?;
    }
    Ok(())
}

/// The months and the days that make up a stretch of time, each as the first and the last span.
fn spans(from: Day, to: Day) -> Vec<(u32, u32)> {
    if from > to {
        return Vec::new();
    }
    let first_whole = if from.date().day() == 1 { from } else { next_month(from) };
    let after_whole = if next_month(to).plus(-1) == to { next_month(to) } else { month_start(to) };
    if first_whole >= after_whole {
        return vec![(day_span(from), day_span(to))];
    }
    let mut out = vec![(month_span(first_whole), month_span(after_whole.plus(-1)))];
    if from < first_whole {
        out.push((day_span(from), day_span(first_whole.plus(-1))));
    }
    if after_whole <= to {
        out.push((day_span(after_whole), day_span(to)));
    }
    out
}

fn month_start(day: Day) -> Day {
    day.plus(1 - i32::from(day.date().day()))
}

fn next_month(day: Day) -> Day {
    month_start(month_start(day).plus(31))
}

/// The first month the warehouse has moves of.
pub(super) fn first_month(reads: &impl Reads, warehouse: Id<mark::Warehouse>) -> Result<Option<Day>> {
    let mut found = None;
    reads.walk::<Turn>((warehouse,), Order::Ascending, |row| {
        found = Day::parse(&format!("{:04}-{:02}-01", row.span / 100, row.span % 100));
        Ok(Walk::Stop)
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_unpack_as_they_were_packed(all in prop::collection::vec((any::<u128>(), any::<[i64; 4]>()), 0..20)) {
            let entries: Vec<(Id<mark::Product>, Sums)> = all.iter().map(|(id, n)| {
                (Id::fixed(*id), Sums { came: Quantity(n[0]), came_for: Money(n[1]), went: Quantity(n[2]), went_for: Money(n[3]) })
            }).collect();
            let mut back = Vec::new();
            Packed::pack(&entries).each(|product, sums| back.push((product, sums))).expect("packed sums read back");
            prop_assert_eq!(back, entries);
        }

        #[test]
        fn months_and_days_make_up_every_day_once(from in 20_000..20_800i32, length in 0..500i32) {
            let (from, to) = (Day::from_number(from), Day::from_number(from + length));
            for day in (from.number() - 40..=to.number() + 40).map(Day::from_number) {
                let times = spans(from, to).iter().filter(|(first, last)| {
                    let span = if *first < 1_000_000 { month_span(day) } else { day_span(day) };
                    (*first..=*last).contains(&span)
                }).count();
                prop_assert_eq!(times, usize::from((from..=to).contains(&day)), "{}", day.iso());
            }
        }
    }
}
