//! What is kept for a line was moved to another warehouse: its line says so, and so does the feed.

use super::keep::expect;
use crate::{
    catalog,
    kernel::{Id, Result, mark},
    orders::{
        document::{fold, lines, save},
        facts::{Change, OrderFact, What},
        refusal::OrderRefusal,
        tables::{Line, Order},
    },
    stock::{Warehouse, access::for_orders},
    store::{Reads, Write},
};

/// The order takes its parts from there, so the warehouse must be open to orders of its location.
pub fn carried(tx: &mut Write<'_>, order: Id<mark::Order>, line: Id<mark::Line>, to: Id<mark::Warehouse>) -> Result<()> {
    let (order, mut line) = (tx.need::<Order>(&order)?, tx.need::<Line>(&(order, line))?);
    let Some(mut part) = line.part.clone().filter(|part| part.warehouse != Some(to)) else { return Ok(()) };
    let place = tx.need::<Warehouse>(&to)?.name;
    if !for_orders(tx, order.location, None)?.iter().any(|one| one.id == to) {
        return Err(OrderRefusal::NotKeptThere { number: order.number, place }.into());
    }
    let before = part.warehouse.map(|id| tx.need::<Warehouse>(&id)).transpose()?.map(|one| one.name.ru).unwrap_or_default();
    part.warehouse = Some(to);
    expect(tx, &catalog::product(tx, part.product)?, &mut line, &mut part)?;
    line.part = Some(part);
    tx.put(&line)?;
    let changes = Change::of(What::Warehouse, before, place.ru).into_iter().collect();
    let totals = fold(&lines(tx, order.id)?);
    save(tx, &order, Order { totals, ..order.clone() }, &OrderFact::LineChanged { name: line.name, changes }).map(drop)
}
