//! What a closed order says of the demand: each part of the catalogue it used, on the day it left the shelf.

use super::{
    document::lines,
    status::is_own_warranty,
    tables::{Line, Order, PartBack, PartsBack},
};
use crate::{
    kernel::{Day, Id, Result, mark},
    stock::{
        MOVE_BY_DOCUMENT,
        demand::{self, Sums},
    },
    store::{Reads, Write},
};

type Uses = Vec<(Id<mark::Product>, Sums)>;

/// The day and the products with what was earned on them; nothing of an order that used nothing.
pub fn of_order(reads: &impl Reads, order: &Order) -> Result<Option<(Day, Uses)>> {
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

/// What came back of an order: used on the day of its hand-over all the same, for its lines say it no more, and returned on the
/// day it came.
pub fn of_return(reads: &impl Reads, back: &PartsBack) -> Result<Vec<(Day, Uses)>> {
    let Some(moved) = back.taken.map(|document| reads.first_by(&MOVE_BY_DOCUMENT, (document,))).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let uses = |of: fn(&PartBack, bool) -> Sums| {
        back.lines.iter().filter_map(|line| Some((line.product?, of(line, back.own)))).collect::<Vec<_>>()
    };
    let used = uses(|line, own| if own { Sums::own_warranty(line.quantity) } else { Sums::order(line.quantity, line.net, line.cost) });
    let returned = uses(|line, own| if own { Sums::own_back(line.quantity) } else { Sums::back(line.quantity, line.net, line.cost) });
    Ok(vec![(moved.day, used), (back.day, returned)])
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
