//! What was sold and used of a product, and what was earned on it, summed by day and by week of a location and packed many
//! products to a row. Written in the same write as the sale or the closing of an order; a reopened order leaves no trace.
//!
//! The stock knows no prices: whoever sells or closes says what was earned.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::packed::{Entry, Packed};
use crate::{
    kernel::{Day, Id, Money, Quantity, Result, mark},
    store::{Order, Reads, Row, Table, Walk, Write},
};

/// Of one product over some days. Nothing of a kit lies on a shelf: it is sold under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    pub sold: Quantity,
    /// What came back of it.
    pub returned: Quantity,
    /// Used in orders that somebody pays for.
    pub to_orders: Quantity,
    /// Used under the shop's own warranty: nothing is earned, and its cost is not counted here.
    pub own: Quantity,
    /// Net of discounts and of what came back.
    pub revenue: Money,
    pub cost: Money,
    /// What of it was sold for less than it cost, and by how much.
    pub below: Quantity,
    pub loss: Money,
}

impl Sums {
    pub const NONE: Sums = Sums {
        sold: Quantity::ZERO,
        returned: Quantity::ZERO,
        to_orders: Quantity::ZERO,
        own: Quantity::ZERO,
        revenue: Money::ZERO,
        cost: Money::ZERO,
        below: Quantity::ZERO,
        loss: Money::ZERO,
    };

    fn earned(quantity: Quantity, net: Money, cost: Money) -> Sums {
        let below = if net < cost { (quantity, cost - net) } else { (Quantity::ZERO, Money::ZERO) };
        Sums { revenue: net, cost, below: below.0, loss: below.1, ..Sums::NONE }
    }
    pub fn sale(quantity: Quantity, net: Money, cost: Money) -> Sums {
        Sums { sold: quantity, ..Sums::earned(quantity, net, cost) }
    }
    pub fn back(quantity: Quantity, net: Money, cost: Money) -> Sums {
        Sums { returned: quantity, ..Sums::earned(quantity, net, cost).undone() }
    }
    pub fn order(quantity: Quantity, net: Money, cost: Money) -> Sums {
        Sums { to_orders: quantity, ..Sums::earned(quantity, net, cost) }
    }
    pub fn own_warranty(quantity: Quantity) -> Sums {
        Sums { own: quantity, ..Sums::NONE }
    }
    pub fn own_back(quantity: Quantity) -> Sums {
        Sums { returned: quantity, ..Sums::NONE }
    }

    pub fn undone(&self) -> Sums {
        Sums::read(self.numbers().map(|number| -number))
    }
    pub fn add(&mut self, other: &Sums) {
        let (mut sum, more) = (self.numbers(), other.numbers());
        sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        *self = Sums::read(sum);
    }
    pub fn profit(&self) -> Money {
        self.revenue - self.cost
    }
    /// How much was wanted: returns do not make it less.
    pub fn wanted(&self) -> Quantity {
        self.sold + self.to_orders + self.own
    }

    fn numbers(&self) -> [i64; 8] {
        let quantities = [self.sold, self.returned, self.to_orders, self.own].map(|quantity| quantity.0);
        let [sold, returned, to_orders, own] = quantities;
        [sold, returned, to_orders, own, self.revenue.0, self.cost.0, self.below.0, self.loss.0]
    }
    fn read([sold, returned, to_orders, own, revenue, cost, below, loss]: [i64; 8]) -> Sums {
        Sums {
            sold: Quantity(sold),
            returned: Quantity(returned),
            to_orders: Quantity(to_orders),
            own: Quantity(own),
            revenue: Money(revenue),
            cost: Money(cost),
            below: Quantity(below),
            loss: Money(loss),
        }
    }
}

/// Products whose ids end alike, of one day or one week.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Demand {
    #[serde(rename = "l")]
    pub location: Id<mark::Location>,
    /// 1 or 7 days.
    #[serde(rename = "s")]
    pub days: u8,
    #[serde(rename = "g")]
    pub group: u8,
    /// The day, or the Monday of the week.
    #[serde(rename = "d")]
    pub day: Day,
    #[serde(rename = "e")]
    pub packed: Packed,
}

pub type DemandKey = (Id<mark::Location>, u8, u8, Day);

impl Row for Demand {
    const TABLE: Table = Table::new(340, "demand");
    type Key = DemandKey;
    fn key(&self) -> DemandKey {
        (self.location, self.days, self.group, self.day)
    }
}

impl Demand {
    pub fn each(&self, mut visit: impl FnMut(Id<mark::Product>, Sums)) -> Result<()> {
        self.packed.each(|(product, _), numbers| visit(product, Sums::read(numbers)))
    }
}

const DAY: u8 = 1;
const WEEK: u8 = 7;
/// Days have fewer rows than weeks.
const DAY_GROUPS: u8 = 16;

pub fn monday(day: Day) -> Day {
    day.plus(-i32::from(day.date().weekday().to_monday_zero_offset()))
}

/// The rows a product of a day stands in.
pub fn keys(location: Id<mark::Location>, day: Day, product: Id<mark::Product>) -> [DemandKey; 2] {
    let group = product.bytes()[15];
    [(location, DAY, group % DAY_GROUPS, day), (location, WEEK, group, monday(day))]
}

/// Adds what a document sold or used. Called in the write of that document.
pub fn add(tx: &mut Write<'_>, location: Id<mark::Location>, day: Day, uses: &[(Id<mark::Product>, Sums)]) -> Result<()> {
    let mut rows: BTreeMap<DemandKey, BTreeMap<Entry, [i64; 8]>> = BTreeMap::new();
    for (product, sums) in uses {
        for key in keys(location, day, *product) {
            let sum = rows.entry(key).or_default().entry((*product, 0)).or_insert([0; 8]);
            sum.iter_mut().zip(sums.numbers()).for_each(|(sum, more)| *sum += more);
        }
    }
    for (key, more) in rows {
        let packed = tx.get::<Demand>(&key)?.map(|row| row.packed).unwrap_or_default().plus(&more)?;
        match packed.is_empty() {
            true => tx.delete::<Demand>(&key)?,
            false => tx.put(&Demand { location: key.0, days: key.1, group: key.2, day: key.3, packed })?,
        }
    }
    Ok(())
}

/// Takes off again what a document had sold or used.
pub fn take_off(tx: &mut Write<'_>, location: Id<mark::Location>, day: Day, uses: &[(Id<mark::Product>, Sums)]) -> Result<()> {
    let undone: Vec<_> = uses.iter().map(|(product, sums)| (*product, sums.undone())).collect();
    add(tx, location, day, &undone)
}

/// Whole weeks between two days, both included: the first Monday and how many there are.
pub fn weeks(from: Day, to: Day) -> (Day, usize) {
    let first = if monday(from) == from { from } else { monday(from).plus(7) };
    let days = to.number() - first.number() + 1;
    (first, usize::try_from(days / 7).unwrap_or(0))
}

/// Sums of every product between two days, both included, with what was wanted of it in each whole week. Weeks are read
/// whole, days only at the edges; products come group by group, so that what is summed at once fits in the processor.
pub fn of_weeks(
    reads: &impl Reads,
    locations: &[Id<mark::Location>],
    from: Day,
    to: Day,
    mut visit: impl FnMut(Id<mark::Product>, &Sums, &[i64]),
) -> Result<()> {
    let (first, count) = weeks(from, to);
    let after = first.plus(i32::try_from(count).unwrap_or(0) * 7);
    let mut edges: Vec<HashMap<Id<mark::Product>, Sums>> = vec![HashMap::new(); 256];
    let stretches = if count == 0 { vec![(from, to)] } else { vec![(from, first.plus(-1)), (after, to)] };
    for (from, to) in stretches.into_iter().filter(|(from, to)| from <= to) {
        for location in locations {
            for group in 0..DAY_GROUPS {
                rows(reads, (*location, DAY, group), from, to, |row| {
                    row.each(|product, sums| {
                        edges[usize::from(product.bytes()[15])].entry(product).or_insert(Sums::NONE).add(&sums);
                    })
                })?;
            }
        }
    }
    for (group, edge) in (0..=u8::MAX).zip(edges) {
        let mut all = OfGroup { weeks: count, ..OfGroup::default() };
        edge.iter().for_each(|(product, sums)| all.add(*product, sums, None));
        for location in locations.iter().filter(|_| count > 0) {
            rows(reads, (*location, WEEK, group), first, after.plus(-1), |row| {
                let week = usize::try_from((row.day.number() - first.number()) / 7).unwrap_or(0);
                row.each(|product, sums| all.add(product, &sums, Some(week)))
            })?;
        }
        for (at, (product, sums)) in all.sums.iter().enumerate() {
            visit(*product, sums, &all.wanted[at * count..(at + 1) * count]);
        }
    }
    Ok(())
}

/// Sums of the products of one group, and what was wanted of each in each week, one product after another.
#[derive(Default)]
struct OfGroup {
    weeks: usize,
    places: HashMap<Id<mark::Product>, usize>,
    sums: Vec<(Id<mark::Product>, Sums)>,
    wanted: Vec<i64>,
}

impl OfGroup {
    fn add(&mut self, product: Id<mark::Product>, more: &Sums, week: Option<usize>) {
        let next = self.sums.len();
        let at = *self.places.entry(product).or_insert(next);
        if at == next {
            self.sums.push((product, Sums::NONE));
            self.wanted.resize((next + 1) * self.weeks, 0);
        }
        self.sums[at].1.add(more);
        if let Some(week) = week {
            self.wanted[at * self.weeks + week] += more.wanted().0;
        }
    }
}

fn rows(
    reads: &impl Reads,
    (location, days, group): (Id<mark::Location>, u8, u8),
    from: Day,
    to: Day,
    mut visit: impl FnMut(Demand) -> Result<()>,
) -> Result<()> {
    reads.walk_past::<Demand>((location, days, group), Order::Ascending, &(location, days, group, from.plus(-1)), |row| {
        if row.day > to {
            return Ok(Walk::Stop);
        }
        visit(row)?;
        Ok(Walk::On)
    })
}
