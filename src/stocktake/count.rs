//! Counting: each reading of a scanner is an entry of its own, so nobody overwrites another; a line holds their sum.

use serde::{Deserialize, Serialize};

use super::{
    fact::{self, StocktakeFact},
    find::{self, Seen},
    refusal::CountRefusal,
    start::late,
    tables::{ENTRY_UNDOING, Entry, Line, Round, State, Stocktake},
    tally::{keep, read_by, unread_by},
};
use crate::{
    catalog::goods::{Product, ProductKind},
    kernel::{Id, Quantity, Result, mark},
    log::Record,
    stock::{Warehouse, units},
    store::{Reads, Write},
};

/// What was read or typed.
#[derive(Debug, Clone)]
pub struct AddAsk {
    pub stocktake: Id<mark::Stocktake>,
    pub code: String,
    /// Chosen from a list, or the product whose number is asked for.
    pub product: Option<Id<mark::Product>>,
    pub quantity: Option<Quantity>,
}

/// What became of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Outcome {
    Added {
        product: Id<mark::Product>,
        name: String,
        quantity: Quantity,
        total: Quantity,
        serial: String,
        foreign: bool,
    },
    /// It is counted by weight or length: how much?
    HowMuch {
        product: Id<mark::Product>,
        name: String,
    },
    /// Each piece has a number: which is this one?
    WhichOne {
        product: Id<mark::Product>,
        name: String,
    },
    Several {
        products: Vec<Id<mark::Product>>,
    },
    /// This thing was counted already.
    Twice {
        name: String,
        serial: String,
    },
    /// Nobody knows this code; it is kept in a list of its own.
    Unknown {
        code: String,
    },
    /// The book says this thing is in another warehouse.
    Elsewhere {
        name: String,
        serial: String,
        warehouse: String,
    },
    Nothing,
}

pub fn add(tx: &mut Write<'_>, ask: &AddAsk) -> Result<Outcome> {
    let mut of = counting(tx, ask.stocktake)?;
    let seen = match ask.product {
        Some(id) => find::of_product(tx, &of, id, &ask.code)?,
        None => find::seen(tx, &of, &ask.code)?,
    };
    match seen {
        Seen::Thing(product, serial) => piece(tx, of, *product, &serial),
        Seen::Product(product) if product.serial_tracked => unasked(tx, Outcome::WhichOne { product: product.id, name: product.name }),
        Seen::Product(product) => goods(tx, of, *product, ask.quantity),
        Seen::Elsewhere(product, unit) => {
            let warehouse = tx.need::<Warehouse>(&unit.warehouse)?.name.ru;
            let (name, serial) = (product.name, unit.serial);
            let entry = Entry { serial: serial.clone(), elsewhere: Some(unit.warehouse), ..entry(tx, &of, None, &name, Quantity::ONE) };
            append(tx, &mut of, &entry)?;
            tx.put(&of)?;
            tx.record(fact::about(ask.stocktake), &StocktakeFact::Unknown { code: serial.clone() })?;
            Ok(Outcome::Elsewhere { name, serial, warehouse })
        }
        Seen::Several(products) => unasked(tx, Outcome::Several { products: products.into_iter().map(|one| one.id).collect() }),
        Seen::Unknown(code) => {
            let entry = entry(tx, &of, None, &code, ask.quantity.unwrap_or(Quantity::ONE));
            append(tx, &mut of, &entry)?;
            tx.put(&of)?;
            tx.record(fact::about(ask.stocktake), &StocktakeFact::Unknown { code: code.clone() })?;
            Ok(Outcome::Unknown { code })
        }
        Seen::Nothing => unasked(tx, Outcome::Nothing),
    }
}

fn unasked(tx: &mut Write<'_>, outcome: Outcome) -> Result<Outcome> {
    tx.quiet("nothing was counted");
    Ok(outcome)
}

/// The count, if it is being counted.
pub fn counting(reads: &impl Reads, id: Id<mark::Stocktake>) -> Result<Stocktake> {
    let of = reads.need::<Stocktake>(&id)?;
    if of.state == State::Counting { Ok(of) } else { Err(CountRefusal::NotCounting.into()) }
}

fn entry(tx: &Write<'_>, of: &Stocktake, product: Option<Id<mark::Product>>, about: &str, quantity: Quantity) -> Entry {
    Entry {
        stocktake: of.id,
        number: of.entries + 1,
        product,
        round: 0,
        about: about.to_string(),
        serial: String::new(),
        elsewhere: None,
        quantity,
        by: tx.actor().id,
        by_name: tx.actor().name.clone(),
        at: tx.now(),
        undoes: None,
    }
}

/// The count is to be put after it.
fn append(tx: &mut Write<'_>, of: &mut Stocktake, entry: &Entry) -> Result<()> {
    of.entries = entry.number;
    if entry.undoes.is_none() {
        read_by(&mut of.readers, &entry.by_name);
    }
    tx.append(entry)
}

/// The line of a product, made when there was none.
fn line(tx: &mut Write<'_>, of: &Stocktake, product: Product) -> Result<Line> {
    if product.kind == ProductKind::Kit {
        return Err(CountRefusal::Kit { name: product.name }.into());
    }
    match tx.get::<Line>(&(of.id, product.id))? {
        Some(line) => Ok(line),
        None => late(tx, of, product),
    }
}

fn goods(tx: &mut Write<'_>, of: Stocktake, product: Product, quantity: Option<Quantity>) -> Result<Outcome> {
    let mut line = line(tx, &of, product)?;
    let Some(quantity) = quantity.or((line.decimals == 0).then_some(Quantity::ONE)) else {
        return unasked(tx, Outcome::HowMuch { product: line.product, name: line.name });
    };
    let step = 10_i64.pow(3_u32.saturating_sub(u32::from(line.decimals)));
    if quantity.0 % step != 0 || quantity > Quantity::LIMIT {
        return Err(CountRefusal::Fraction { name: line.name }.into());
    }
    lay(tx, of, &mut line, quantity, "")
}

fn piece(tx: &mut Write<'_>, of: Stocktake, product: Product, serial: &str) -> Result<Outcome> {
    let (mut line, serial) = (line(tx, &of, product)?, units::serial(serial));
    if line.holds(&serial) {
        return unasked(tx, Outcome::Twice { name: line.name, serial });
    }
    lay(tx, of, &mut line, Quantity::ONE, &serial)
}

/// An entry, and its line with the new sum.
fn lay(tx: &mut Write<'_>, mut of: Stocktake, line: &mut Line, quantity: Quantity, serial: &str) -> Result<Outcome> {
    let (id, round) = (of.id, line.round());
    let made = Entry { round, serial: serial.to_string(), ..entry(tx, &of, Some(line.product), &line.name, quantity) };
    append(tx, &mut of, &made)?;
    let total = sum(line, &made);
    keep(tx, &mut of, line)?;
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Counted { name: line.name.clone(), quantity, serial: serial.to_string() })?;
    Ok(Outcome::Added {
        product: line.product,
        name: line.name.clone(),
        quantity,
        total,
        serial: serial.to_string(),
        foreign: line.foreign,
    })
}

/// Adds an entry to its round; answers what the round has now.
pub fn sum(line: &mut Line, entry: &Entry) -> Quantity {
    let Some(round) = line.rounds.get_mut(usize::from(entry.round)) else { return Quantity::ZERO };
    let total = round.counted.unwrap_or(Quantity::ZERO) + entry.quantity;
    round.counted = Some(total);
    if !entry.serial.is_empty() {
        match entry.undoes {
            None => round.serials.push(entry.serial.clone()),
            Some(_) => round.serials.retain(|serial| *serial != entry.serial),
        }
    }
    total
}

/// Takes an entry back by its opposite. `any`: those of others too.
pub fn undo(tx: &mut Write<'_>, id: Id<mark::Stocktake>, number: u64, any: bool) -> Result<()> {
    let mut of = counting(tx, id)?;
    let wrong = tx.need::<Entry>(&(id, number))?;
    if wrong.undoes.is_some() || tx.first_by(&ENTRY_UNDOING, (id, number))?.is_some() {
        return Err(CountRefusal::Undone.into());
    }
    if !any && wrong.by != tx.actor().id {
        return Err(CountRefusal::NotYours { name: wrong.by_name }.into());
    }
    let line = wrong.product.map(|product| tx.need::<Line>(&(id, product))).transpose()?;
    if line.as_ref().is_some_and(|line| line.round() != wrong.round) {
        return Err(CountRefusal::Recounted.into());
    }
    let back = Entry {
        round: wrong.round,
        serial: wrong.serial.clone(),
        elsewhere: wrong.elsewhere,
        undoes: Some(number),
        ..entry(tx, &of, wrong.product, &wrong.about, -wrong.quantity)
    };
    append(tx, &mut of, &back)?;
    unread_by(&mut of.readers, &wrong.by_name);
    if let Some(mut line) = line {
        sum(&mut line, &back);
        if !stands(tx, &line)? {
            // Everything of the round was taken back: nobody has counted it.
            line.rounds.last_mut().into_iter().for_each(|last| *last = Round::default());
        }
        keep(tx, &mut of, &line)?;
    }
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Undone { name: wrong.about, quantity: wrong.quantity })
}

/// Whether any entry of the line's round was not taken back.
fn stands(reads: &impl Reads, line: &Line) -> Result<bool> {
    let (all, round) = (super::entries_of(reads, line.stocktake, line.product)?, line.round());
    let gone: Vec<u64> = all.iter().filter_map(|entry| entry.undoes).collect();
    Ok(all.iter().any(|entry| entry.round == round && entry.undoes.is_none() && !gone.contains(&entry.number)))
}

/// Nothing of it is there: a count of nothing. A line already counted stays as it is.
pub fn none_there(tx: &mut Write<'_>, id: Id<mark::Stocktake>, product: Id<mark::Product>) -> Result<()> {
    let of = counting(tx, id)?;
    let mut line = tx.need::<Line>(&(id, product))?;
    if line.rounds.last().is_some_and(|round| round.counted.is_some()) {
        return Err(CountRefusal::CountedBefore.into());
    }
    lay(tx, of, &mut line, Quantity::ZERO, "").map(drop)
}

/// These lines are counted once more; what was counted before stays to be seen.
pub fn again(tx: &mut Write<'_>, id: Id<mark::Stocktake>, products: &[Id<mark::Product>]) -> Result<()> {
    let mut of = tx.need::<Stocktake>(&id)?;
    if !of.is_open() {
        return Err(CountRefusal::NotCounting.into());
    }
    let mut marked = 0;
    for product in products {
        let mut line = tx.need::<Line>(&(id, *product))?;
        let counted = line.rounds.last().is_some_and(|round| round.counted.is_some());
        if counted && line.rounds.len() < MOST_ROUNDS {
            line.rounds.push(Round::default());
            keep(tx, &mut of, &line)?;
        }
        marked += usize::from(counted || of.state == State::Counted);
    }
    if marked == 0 {
        return Err(CountRefusal::NothingToRecount.into());
    }
    of.pairs.retain(|pair| !products.contains(&pair.short) && !products.contains(&pair.over));
    of.state = State::Counting;
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Recount { lines: marked })
}

const MOST_ROUNDS: usize = 20;

/// A product found that was not of what is counted becomes a part of it.
pub fn take_in(tx: &mut Write<'_>, id: Id<mark::Stocktake>, product: Id<mark::Product>) -> Result<()> {
    let mut of = tx.need::<Stocktake>(&id)?;
    let mut line = tx.need::<Line>(&(id, product))?;
    if !of.is_open() || !line.foreign {
        return Err(CountRefusal::NotCounting.into());
    }
    line.foreign = false;
    keep(tx, &mut of, &line)?;
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::TakenIn { name: line.name })
}
