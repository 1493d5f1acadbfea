//! What came and went, summed by day and by month and by what moved it, packed many products to a row: a balance at a past
//! date and the turnover of a year are sums of a few thousand rows, not of five million moves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    packed::{Entry, Packed},
    tables::{Move, MoveKind},
};
use crate::{
    kernel::{Day, Id, Money, Quantity, Result, mark},
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
    /// Each change of the cost times the number of its day in the month: what the mean of the cost over days is made of.
    pub weighed: i64,
}

impl Sums {
    pub const NONE: Sums = Sums { came: Quantity::ZERO, came_for: Money::ZERO, went: Quantity::ZERO, went_for: Money::ZERO, weighed: 0 };

    /// What so much that moved on a day adds; what undoes a move is taken off the side that move stood on.
    pub fn of(day: Day, quantity: Quantity, value: Money, undoes: bool) -> Sums {
        let weighed = value.0 * i64::from(day.date().day());
        if quantity.is_zero() || quantity.is_positive() != undoes {
            Sums { came: quantity, came_for: value, weighed, ..Sums::NONE }
        } else {
            Sums { went: -quantity, went_for: -value, weighed, ..Sums::NONE }
        }
    }

    pub fn add(&mut self, other: &Sums) {
        self.came += other.came;
        self.came_for += other.came_for;
        self.went += other.went;
        self.went_for += other.went_for;
        self.weighed += other.weighed;
    }
    pub fn quantity(&self) -> Quantity {
        self.came - self.went
    }
    pub fn cost(&self) -> Money {
        self.came_for - self.went_for
    }

    /// What these sums of a month (or of a day of it) add to the cost at the ends of days, all days up to `to` added together.
    pub fn lasting(&self, month: Day, to: Day) -> i128 {
        let after = i128::from(to.number() + 2 - month.number());
        i128::from(self.cost().0) * after - i128::from(self.weighed)
    }

    fn numbers(&self) -> [i64; 5] {
        [self.came.0, self.came_for.0, self.went.0, self.went_for.0, self.weighed]
    }
    fn read([came, came_for, went, went_for, weighed]: [i64; 5]) -> Sums {
        Sums { came: Quantity(came), came_for: Money(came_for), went: Quantity(went), went_for: Money(went_for), weighed }
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
    /// By product and kind of move.
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

impl Turn {
    /// Every sum of the row: a product, what moved it, how much.
    pub fn each(&self, mut visit: impl FnMut(Id<mark::Product>, MoveKind, Sums)) -> Result<()> {
        let mut strange = false;
        self.packed.each(|(product, tag), numbers| match MoveKind::try_from(tag) {
            Ok(kind) => visit(product, kind, Sums::read(numbers)),
            Err(_) => strange = true,
        })?;
        if strange { Err(super::packed::broken()) } else { Ok(()) }
    }

    /// The first day of the month the row is of.
    fn month(&self) -> Option<Day> {
        let month = if self.span < DAYS { self.span } else { self.span / 100 };
        Day::parse(&format!("{:04}-{:02}-01", month / 100, month % 100))
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

/// Sums to be added, by product and kind of move.
pub(super) type Fresh = BTreeMap<(Id<mark::Product>, MoveKind), Sums>;

/// Adds sums to the day and to the month they belong to. Called by the ledger alone.
pub(super) fn add(tx: &mut Write<'_>, warehouse: Id<mark::Warehouse>, day: Day, fresh: &Fresh) -> Result<()> {
    let mut rows: BTreeMap<(u32, u8), BTreeMap<Entry, [i64; 5]>> = BTreeMap::new();
    for ((product, kind), sums) in fresh {
        let (of_month, of_day) = groups(*product);
        for key in [(month_span(day), of_month), (day_span(day), of_day)] {
            rows.entry(key).or_default().insert((*product, *kind as u8), sums.numbers());
        }
    }
    for ((span, group), more) in rows {
        let kept = tx.get::<Turn>(&(warehouse, span, group))?.map(|row| row.packed).unwrap_or_default();
        let packed = kept.plus(&more)?;
        match packed.is_empty() {
            true => tx.delete::<Turn>(&(warehouse, span, group))?,
            false => tx.put(&Turn { warehouse, span, group, packed })?,
        }
    }
    Ok(())
}

/// Moves read at a time when the sums are made anew.
const CHUNK: usize = 50_000;

/// Makes every sum anew from the moves.
pub fn refold(tx: &mut Write<'_>) -> Result<()> {
    while let Some(turn) = tx.last::<Turn>(())? {
        tx.delete::<Turn>(&turn.key())?;
    }
    let mut last = 0;
    loop {
        let (after, mut count, mut fresh): (u64, usize, BTreeMap<(Id<mark::Warehouse>, Day), Fresh>) = (last, 0, BTreeMap::new());
        tx.walk_past::<Move>((), Order::Ascending, &after, |line| {
            let undoes = match line.answers {
                Some(number) => tx.need::<Move>(&number)?.document == line.document,
                None => false,
            };
            let of_day = fresh.entry((line.warehouse, line.day)).or_default();
            let sums = of_day.entry((line.product, line.kind)).or_insert(Sums::NONE);
            sums.add(&Sums::of(line.day, line.quantity, line.value(), undoes));
            (last, count) = (line.number, count + 1);
            Ok(if count < CHUNK { Walk::On } else { Walk::Stop })
        })?;
        if count == 0 {
            return Ok(());
        }
        for ((warehouse, day), fresh) in &fresh {
            self::add(tx, *warehouse, *day, fresh)?;
        }
    }
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
    let mut one: Option<(Id<mark::Product>, Sums)> = None;
    by_kind(reads, warehouse, from, to, |_, product, _, sums| match &mut one {
        Some((same, sum)) if *same == product => sum.add(&sums),
        _ => {
            if let Some((product, sums)) = one.replace((product, sums)) {
                visit(product, sums);
            }
        }
    })?;
    if let Some((product, sums)) = one {
        visit(product, sums);
    }
    Ok(())
}

/// The same by what moved it, with the first day of the month it is of. Months are read group by group, so that whoever adds
/// up has few products at hand at a time.
pub fn by_kind(
    reads: &impl Reads,
    warehouse: Id<mark::Warehouse>,
    from: Day,
    to: Day,
    mut visit: impl FnMut(Day, Id<mark::Product>, MoveKind, Sums),
) -> Result<()> {
    let mut each = |row: &Turn| -> Result<()> {
        let month = row.month().ok_or_else(super::packed::broken)?;
        row.each(|product, kind, sums| visit(month, product, kind, sums))
    };
    for (first, last) in spans(from, to) {
        if first < DAYS {
            for group in 0..=u8::MAX {
                for month in months(first, last) {
                    reads.get::<Turn>(&(warehouse, month, group))?.map_or(Ok(()), |row| each(&row))?;
                }
            }
            continue;
        }
        let before = (warehouse, first - 1, u8::MAX);
        reads.walk_past::<Turn>((warehouse,), Order::Ascending, &before, |row| {
            if row.span > last {
                return Ok(Walk::Stop);
            }
            each(&row)?;
            Ok(Walk::On)
        })?;
    }
    Ok(())
}

/// Spans from here on are days.
const DAYS: u32 = 1_000_000;

/// The spans of months from one to another.
fn months(first: u32, last: u32) -> impl Iterator<Item = u32> {
    (first..=last).filter(|span| (1..=12).contains(&(span % 100)))
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
pub fn first_month(reads: &impl Reads, warehouse: Id<mark::Warehouse>) -> Result<Option<Day>> {
    let mut found = None;
    reads.walk::<Turn>((warehouse,), Order::Ascending, |row| {
        found = row.month();
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
        fn months_and_days_make_up_every_day_once(from in 20_000..20_800i32, length in 0..500i32) {
            let (from, to) = (Day::from_number(from), Day::from_number(from + length));
            for day in (from.number() - 40..=to.number() + 40).map(Day::from_number) {
                let times = spans(from, to).iter().filter(|(first, last)| {
                    let span = if *first < DAYS { month_span(day) } else { day_span(day) };
                    (*first..=*last).contains(&span)
                }).count();
                prop_assert_eq!(times, usize::from((from..=to).contains(&day)), "{}", day.iso());
            }
        }
    }
}
