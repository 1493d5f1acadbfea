//! What a closed order says of the demand: each part of the catalogue it used, on the day it left the shelf.

use super::{
    document::lines,
    status::is_own_warranty,
    tables::{Line, Order},
};
use crate::{
    kernel::{Day, Id, Result, mark},
    stock::{
        MOVE_BY_DOCUMENT,
        demand::{self, Sums},
    },
    store::{Reads, Write},
};

/// The day and the products with what was earned on them; nothing of an order that used nothing.
pub fn of_order(reads: &impl Reads, order: &Order) -> Result<Option<(Day, Vec<(Id<mark::Product>, Sums)>)>> {
    let Some(document) = order.taken else { return Ok(None) };
    let Some(moved) = reads.first_by(&MOVE_BY_DOCUMENT, (document,))? else { return Ok(None) };
    let (day, own) = (moved.day, is_own_warranty(reads, order)?);
    let sums = |line: &Line| match own {
        true => Sums::own_warranty(line.quantity),
        false => Sums::order(line.quantity, line.net(), line.cost_sum()),
    };
    let all = lines(reads, order.id)?;
    Ok(Some((day, all.iter().filter_map(|line| Some((line.part.as_ref()?.product, sums(line)))).collect())))
}

/// Counts what an order that was just closed used.
pub fn count(tx: &mut Write<'_>, order: &Order) -> Result<()> {
    match of_order(tx, order)? {
        Some((day, uses)) => demand::add(tx, order.location, day, &uses),
        None => Ok(()),
    }
}

/// An order that goes back into work leaves no trace of its closing.
pub fn forget(tx: &mut Write<'_>, order: &Order) -> Result<()> {
    match of_order(tx, order)? {
        Some((day, uses)) => demand::take_off(tx, order.location, day, &uses),
        None => Ok(()),
    }
}
