//! `verstak check` for the stock: all moves refolded, and what is kept ready-made compared with that.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    reserve::Reservation,
    tables::{Batch, Cell, CellKey, Move, MoveKind, Pool, Stock, Warehouse},
    turns::{self, Sums, Turn},
    units::{Unit, UnitState},
};
use crate::{
    kernel::{Day, Id, Money, Quantity, Result, mark},
    store::{Findings, Read, Reads, Walk, row::Order},
};

type Place = (Id<mark::Warehouse>, Id<mark::Product>);

/// The stock folded from its moves alone.
#[derive(Default)]
struct Refold {
    cells: BTreeMap<CellKey, (Quantity, Money)>,
    /// Quantity, cost in the book, promised.
    stock: BTreeMap<Place, (Quantity, Money, Quantity)>,
    pools: BTreeMap<Id<mark::Product>, (Quantity, Money)>,
    turns: BTreeMap<(Id<mark::Warehouse>, u32, u8), BTreeMap<(Id<mark::Product>, MoveKind), Sums>>,
    /// What moved in a warehouse on each day.
    days: BTreeMap<Place, BTreeMap<Day, Quantity>>,
    /// Where each thing with a number is, or none.
    units: BTreeMap<Id<mark::Unit>, Option<Id<mark::Warehouse>>>,
    /// What came of a batch by its own line.
    received: BTreeMap<u64, (Quantity, Money)>,
    /// Lines taken back whole by their own document.
    undone: BTreeSet<u64>,
    /// What was returned of a line by other documents.
    returned: BTreeMap<u64, Quantity>,
}

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut refold = Refold::default();
    let batches = batches(reads)?;
    let warehouses: BTreeMap<Id<mark::Warehouse>, bool> =
        reads.all::<Warehouse>(())?.into_iter().map(|warehouse| (warehouse.id, warehouse.archived)).collect();
    reads.walk::<Move>((), Order::Ascending, |line| {
        if !warehouses.contains_key(&line.warehouse) {
            findings.add(format!("stock: move {} names a warehouse that is not there", line.number));
        }
        match batches.get(&line.batch) {
            Some((day, product)) if *product == line.product => refold.add(reads, &line, *day, findings)?,
            _ => findings.add(format!("stock: move {} names a batch that is not there", line.number)),
        }
        Ok(Walk::On)
    })?;
    refold.promises(reads, findings)?;
    refold.past(findings);
    refold.receipts(reads, findings)?;
    refold.compare_cells(reads, findings)?;
    refold.compare_stock(reads, &warehouses, findings)?;
    refold.compare_pools(reads, findings)?;
    refold.compare_turns(reads, findings)?;
    refold.compare_units(reads, findings)?;
    super::levels::check(reads, findings)?;
    super::wholes::check(reads, findings)
}

fn batches(reads: &Read<'_>) -> Result<BTreeMap<u64, (Day, Id<mark::Product>)>> {
    let mut found = BTreeMap::new();
    reads.walk::<Batch>((), Order::Ascending, |batch| {
        found.insert(batch.number, (batch.day, batch.product));
        Ok(Walk::On)
    })?;
    Ok(found)
}

impl Refold {
    fn add(&mut self, reads: &Read<'_>, line: &Move, of_day: Day, findings: &mut Findings) -> Result<()> {
        let cell = self.cells.entry((line.warehouse, line.product, of_day, line.batch, line.bin)).or_insert((Quantity::ZERO, Money::ZERO));
        (cell.0, cell.1) = (cell.0 + line.quantity, cell.1 + line.cost);
        if cell.0.is_negative() || cell.1.is_negative() || (cell.0.is_zero() && !cell.1.is_zero()) {
            findings.add(format!("stock: after move {} a cell of batch {} holds {} for {}", line.number, line.batch, cell.0.0, cell.1));
        }
        let place = (line.warehouse, line.product);
        let stock = self.stock.entry(place).or_insert((Quantity::ZERO, Money::ZERO, Quantity::ZERO));
        (stock.0, stock.1) = (stock.0 + line.quantity, stock.1 + line.value());
        let pool = self.pools.entry(line.product).or_insert((Quantity::ZERO, Money::ZERO));
        (pool.0, pool.1) = (pool.0 + line.quantity, pool.1 + line.value());
        *self.days.entry(place).or_default().entry(line.day).or_insert(Quantity::ZERO) += line.quantity;
        if let Some(unit) = line.unit {
            self.units.insert(unit, line.quantity.is_positive().then_some(line.warehouse));
        }
        let undoes = self.answer(reads, line, findings)?;
        self.turn(line, undoes);
        let brings = matches!(line.kind, MoveKind::Posting | MoveKind::Stocktake | MoveKind::Kit);
        if brings && line.quantity.is_positive() && line.answers.is_none() {
            let came = self.received.entry(line.batch).or_insert((Quantity::ZERO, Money::ZERO));
            (came.0, came.1) = (came.0 + line.quantity, came.1 + line.cost);
        }
        Ok(())
    }

    /// A line that takes another back: the exact opposite of a line of its own document, once; or a part of what went out.
    fn answer(&mut self, reads: &Read<'_>, line: &Move, findings: &mut Findings) -> Result<bool> {
        let Some(number) = line.answers else { return Ok(false) };
        let Some(of) = reads.get::<Move>(&number)? else {
            findings.add(format!("stock: move {} takes back {number}, which is not there", line.number));
            return Ok(false);
        };
        let own = of.document == line.document;
        let same = (of.product, of.batch, of.unit) == (line.product, line.batch, line.unit);
        if own {
            let opposite = (of.warehouse, of.bin, of.day, -of.quantity, -of.cost, -of.value())
                == (line.warehouse, line.bin, line.day, line.quantity, line.cost, line.value());
            if !same || !opposite {
                findings.add(format!("stock: move {} is not the exact opposite of {number}", line.number));
            }
            if !self.undone.insert(number) {
                findings.add(format!("stock: move {number} is taken back twice"));
            }
            if let Some(back) = of.answers.and_then(|went| self.returned.get_mut(&went)) {
                *back += line.quantity;
            }
        } else {
            let back = self.returned.entry(number).or_insert(Quantity::ZERO);
            *back += line.quantity;
            if !same || !of.quantity.is_negative() || *back > -of.quantity {
                findings.add(format!("stock: move {} returns more than went out by {number}", line.number));
            }
        }
        Ok(own)
    }

    fn turn(&mut self, line: &Move, undoes: bool) {
        let (of_month, of_day) = turns::groups(line.product);
        let more = Sums::of(line.day, line.quantity, line.value(), undoes);
        for key in [(turns::month_span(line.day), of_month), (turns::day_span(line.day), of_day)] {
            let of_row = self.turns.entry((line.warehouse, key.0, key.1)).or_default();
            of_row.entry((line.product, line.kind)).or_insert(Sums::NONE).add(&more);
        }
    }

    fn promises(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        reads.walk::<Reservation>((), Order::Ascending, |row| {
            if row.rest().is_negative() || row.taken.is_negative() {
                findings.add(format!("stock: reservation {} gave out more than was promised", row.id));
            }
            self.stock.entry((row.warehouse, row.product)).or_insert((Quantity::ZERO, Money::ZERO, Quantity::ZERO)).2 += row.rest();
            Ok(Walk::On)
        })
    }

    /// No warehouse had less than nothing at the end of any day.
    fn past(&self, findings: &mut Findings) {
        for ((warehouse, product), days) in &self.days {
            let mut at_end = Quantity::ZERO;
            for (day, moved) in days {
                at_end += *moved;
                if at_end.is_negative() {
                    findings.add(format!("stock: warehouse {warehouse} had {} of product {product} on {}", at_end.0, day.iso()));
                }
            }
        }
    }

    fn receipts(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        reads.walk::<Batch>((), Order::Ascending, |batch| {
            let came = self.received.remove(&batch.number).unwrap_or((Quantity::ZERO, Money::ZERO));
            if came != (batch.quantity, batch.cost) {
                findings.add(format!(
                    "stock: batch {} is of {} for {}, its moves say {} for {}",
                    batch.number, batch.quantity.0, batch.cost, came.0.0, came.1
                ));
            }
            Ok(Walk::On)
        })
    }

    fn compare_cells(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        self.cells.retain(|_, held| *held != (Quantity::ZERO, Money::ZERO));
        reads.walk::<Cell>((), Order::Ascending, |kept| {
            let key = (kept.warehouse, kept.product, kept.day, kept.batch, kept.bin);
            let (quantity, cost) = self.cells.remove(&key).unwrap_or((Quantity::ZERO, Money::ZERO));
            if (kept.quantity, kept.cost) != (quantity, cost) {
                let (is, was) = (kept.quantity.0, quantity.0);
                findings.add(format!("stock: a cell of batch {} keeps {is} for {}, moves give {was} for {cost}", kept.batch, kept.cost));
            }
            Ok(Walk::On)
        })?;
        for ((_, _, _, batch, _), (quantity, cost)) in &self.cells {
            findings.add(format!("stock: a cell of batch {batch} is missing, moves give {} for {cost}", quantity.0));
        }
        Ok(())
    }

    fn compare_stock(&mut self, reads: &Read<'_>, known: &BTreeMap<Id<mark::Warehouse>, bool>, findings: &mut Findings) -> Result<()> {
        let none = (Quantity::ZERO, Money::ZERO, Quantity::ZERO);
        self.stock.retain(|_, kept| *kept != none);
        reads.walk::<Stock>((), Order::Ascending, |kept| {
            let place = (kept.warehouse, kept.product);
            if self.stock.remove(&place).unwrap_or(none) != (kept.quantity, kept.cost, kept.reserved) {
                findings.add(format!(
                    "stock: the balance of product {} in warehouse {} does not agree with its moves",
                    kept.product, kept.warehouse
                ));
            }
            if kept.reserved.is_negative() || kept.available().is_negative() {
                findings.add(format!("stock: more of product {} is promised in warehouse {} than is there", kept.product, kept.warehouse));
            }
            if known.get(&kept.warehouse) == Some(&true) && !kept.is_empty() {
                findings.add(format!("stock: the archived warehouse {} holds product {}", kept.warehouse, kept.product));
            }
            Ok(Walk::On)
        })?;
        for (warehouse, product) in self.stock.keys() {
            findings.add(format!("stock: the balance of product {product} in warehouse {warehouse} is missing"));
        }
        Ok(())
    }

    fn compare_pools(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        self.pools.retain(|_, kept| *kept != (Quantity::ZERO, Money::ZERO));
        reads.walk::<Pool>((), Order::Ascending, |kept| {
            if self.pools.remove(&kept.product) != Some((kept.quantity, kept.cost)) {
                findings.add(format!("stock: the pool of product {} does not agree with its moves", kept.product));
            }
            Ok(Walk::On)
        })?;
        for product in self.pools.keys() {
            findings.add(format!("stock: the pool of product {product} is missing"));
        }
        Ok(())
    }

    fn compare_turns(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        for sums in self.turns.values_mut() {
            sums.retain(|_, sums| *sums != Sums::NONE);
        }
        reads.walk::<Turn>((), Order::Ascending, |kept| {
            let mut want = self.turns.remove(&(kept.warehouse, kept.span, kept.group)).unwrap_or_default();
            let mut same = true;
            kept.each(|product, kind, sums| same &= want.remove(&(product, kind)) == Some(sums))?;
            if !same || !want.is_empty() {
                findings.add(format!("stock: the sums of {} of warehouse {} do not agree with its moves", kept.span, kept.warehouse));
            }
            Ok(Walk::On)
        })?;
        for ((warehouse, span, _), _) in self.turns.iter().filter(|(_, sums)| !sums.is_empty()) {
            findings.add(format!("stock: the sums of {span} of warehouse {warehouse} are missing"));
        }
        Ok(())
    }

    fn compare_units(&mut self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        reads.walk::<Unit>((), Order::Ascending, |unit| {
            let at = self.units.remove(&unit.id);
            let kept = (unit.state == UnitState::InStock).then_some(unit.warehouse);
            if at != Some(kept) {
                findings.add(format!("stock: the thing with number {} is not where its moves left it", unit.serial));
            }
            Ok(Walk::On)
        })?;
        for unit in self.units.keys() {
            findings.add(format!("stock: moves name a thing {unit} that is not there"));
        }
        Ok(())
    }
}
