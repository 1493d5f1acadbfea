//! A count begins: the book of what is to be counted is written down, line by line, as it stands at this moment.

use std::collections::BTreeSet;

use super::{
    fact::{self, StocktakeFact},
    refusal::CountRefusal,
    tables::{BookUnit, Line, Round, STOCKTAKE_OPEN, State, Stocktake},
    tally::Tally,
};
use crate::{
    catalog::goods::{Measure, Product, Tree},
    kernel::{Day, Id, Money, Quantity, Result, mark},
    log::Record,
    shop::{Counted, numbers},
    staff,
    stock::{self, Bin, Cell, MOVE_BY_PRODUCT, Move, Stock, Warehouse, WarehouseKind, balance, ledger, units},
    store::{Order, Reads, Walk, Write},
};

#[derive(Debug, Clone)]
pub struct StartAsk {
    pub warehouse: Id<mark::Warehouse>,
    pub location: Id<mark::Location>,
    pub category: Option<Id<mark::GoodsCategory>>,
    pub bin: Option<Id<mark::Bin>>,
    pub people: Vec<Id<mark::Employee>>,
    pub blind: bool,
    pub comment: String,
    pub day: Day,
}

pub fn start(tx: &mut Write<'_>, ask: &StartAsk) -> Result<Stocktake> {
    let Some(warehouse) = tx.get::<Warehouse>(&ask.warehouse)?.filter(|one| !one.archived && one.kind != WarehouseKind::InOrder) else {
        return Err(stock::StockRefusal::NoWarehouse.into());
    };
    if let Some(bin) = ask.bin
        && tx.get::<Bin>(&bin)?.is_none_or(|bin| bin.warehouse != warehouse.id)
    {
        return Err(stock::StockRefusal::NoBin.into());
    }
    let stamp = tx.stamp().clone();
    let mut made = Stocktake {
        id: tx.id(),
        number: 0,
        state: State::Counting,
        count_at: stamp.at,
        day: ask.day,
        last_move: tx.last::<Move>(())?.map_or(0, |line| line.number),
        location: ask.location,
        warehouse: warehouse.id,
        category: ask.category,
        bin: ask.bin,
        people: ask.people.clone(),
        people_names: ask.people.iter().map(|id| staff::employee_name(tx, *id)).collect::<Result<_>>()?,
        blind: ask.blind,
        comment: ask.comment.clone(),
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        finished: None,
        rest_is_gone: false,
        pairs: Vec::new(),
        documents: Vec::new(),
        entries: 0,
        tally: Tally::default(),
        readers: Vec::new(),
    };
    refuse_overlap(tx, &made)?;
    made.number = numbers::next(tx, made.location, Counted::Stocktake, made.year())?;
    made.tally = write_book_down(tx, &made)?;
    tx.put(&made)?;
    tx.record(fact::about(made.id), &StocktakeFact::Begun { number: made.number })?;
    Ok(made)
}

/// One thing counted twice would be written off twice.
fn refuse_overlap(reads: &impl Reads, fresh: &Stocktake) -> Result<()> {
    let tree = Tree::read(reads)?;
    for other in reads.by(&STOCKTAKE_OPEN, (fresh.warehouse,))? {
        let apart = match (fresh.bin, other.bin, fresh.category, other.category) {
            (Some(one), Some(two), _, _) => one != two,
            (None, None, Some(one), Some(two)) => !tree.under(one).contains(&two) && !tree.under(two).contains(&one),
            _ => false,
        };
        if !apart {
            return Err(CountRefusal::CountedAlready { number: other.number }.into());
        }
    }
    Ok(())
}

/// Which products are counted.
pub struct Reach {
    branch: Option<BTreeSet<Id<mark::GoodsCategory>>>,
}

impl Reach {
    pub fn read(reads: &impl Reads, of: &Stocktake) -> Result<Reach> {
        let branch = of.category.map(|id| Tree::read(reads).map(|tree| tree.under(id).into_iter().collect())).transpose()?;
        Ok(Reach { branch })
    }
    pub fn holds(&self, category: Id<mark::GoodsCategory>) -> bool {
        self.branch.as_ref().is_none_or(|branch| branch.contains(&category))
    }
}

fn write_book_down(tx: &mut Write<'_>, of: &Stocktake) -> Result<Tally> {
    let reach = Reach::read(tx, of)?;
    let (mut lines, average) = (Vec::new(), ledger::is_average(tx)?);
    tx.walk::<Stock>((of.warehouse,), Order::Ascending, |row| {
        let product = tx.need::<Product>(&row.product)?;
        if reach.holds(product.category) && row.quantity.is_positive() {
            let line = line(tx, of, product, average)?;
            if of.bin.is_none() || line.book.is_positive() {
                lines.push(line);
            }
        }
        Ok(Walk::On)
    })?;
    lines.iter().try_for_each(|line| tx.append(line))?;
    Ok(Tally::of(&lines))
}

/// What lies of a product where it is counted, now.
pub struct Lying {
    pub quantity: Quantity,
    pub cost: Money,
    bins: String,
}

pub fn lying(reads: &impl Reads, of: &Stocktake, product: Id<mark::Product>) -> Result<Lying> {
    let (mut found, mut bins) = (Lying { quantity: Quantity::ZERO, cost: Money::ZERO, bins: String::new() }, BTreeSet::new());
    reads.walk::<Cell>((of.warehouse, product), Order::Ascending, |cell| {
        if of.bin.is_none_or(|bin| bin == cell.bin) {
            found.quantity += cell.quantity;
            found.cost += cell.cost;
            bins.insert(cell.bin);
        }
        Ok(Walk::On)
    })?;
    let mut names = Vec::new();
    for bin in bins {
        names.extend(reads.get::<Bin>(&bin)?.map(|bin| bin.name));
    }
    found.bins = names.join(", ");
    Ok(found)
}

/// A product as the book has it at this moment.
fn line(reads: &impl Reads, of: &Stocktake, product: Product, average: bool) -> Result<Line> {
    let here = lying(reads, of, product.id)?;
    let measure = reads.need::<Measure>(&product.measure)?;
    let mut units = Vec::new();
    if product.serial_tracked {
        let found = units::lying(reads, of.warehouse, product.id)?.into_iter().filter(|unit| of.bin.is_none_or(|bin| bin == unit.bin));
        units.extend(found.map(|unit| BookUnit { id: unit.id, serial: unit.serial }));
    }
    let costs = balance::costs(reads, None, product.id)?;
    let cost = match costs.average {
        Some(one) if average => here.quantity.times(one),
        _ => here.cost,
    };
    Ok(Line {
        stocktake: of.id,
        product: product.id,
        code: product.code,
        name: product.name,
        measure: measure.short,
        decimals: measure.decimals,
        tracked: product.serial_tracked,
        category: product.category,
        bins: here.bins,
        book: here.quantity,
        cost,
        units,
        price: costs.last.unwrap_or_default(),
        rounds: vec![Round::default()],
        foreign: false,
    })
}

/// A product that was not written down when the count began: what the book had of it then is what it has now less what
/// moved since.
pub fn late(reads: &impl Reads, of: &Stocktake, product: Product) -> Result<Line> {
    let (reach, category, id) = (Reach::read(reads, of)?, product.category, product.id);
    let mut made = line(reads, of, product, ledger::is_average(reads)?)?;
    let mut since = (Quantity::ZERO, Money::ZERO);
    let (mut came, mut went) = (BTreeSet::new(), Vec::new());
    reads.walk_by(&MOVE_BY_PRODUCT, (id, of.warehouse), Order::Ascending, None, |_, number| {
        let moved = reads.need::<Move>(&number)?;
        if moved.number > of.last_move && of.bin.is_none_or(|bin| bin == moved.bin) {
            since = (since.0 + moved.quantity, since.1 + moved.value());
            match (moved.unit, moved.quantity.is_positive()) {
                (Some(unit), true) => drop(came.insert(unit)),
                (Some(unit), false) => went.push(unit),
                _ => {}
            }
        }
        Ok(Walk::On)
    })?;
    (made.book, made.cost) = (made.book - since.0, made.cost - since.1);
    made.units.retain(|unit| !came.contains(&unit.id));
    for unit in went.into_iter().filter(|unit| !came.contains(unit)) {
        let unit = reads.need::<units::Unit>(&unit)?;
        made.units.push(BookUnit { id: unit.id, serial: unit.serial });
    }
    made.foreign = !reach.holds(category)
        || (of.bin.is_some() && made.book.is_zero() && balance::stock(reads, of.warehouse, id)?.quantity.is_positive());
    Ok(made)
}
