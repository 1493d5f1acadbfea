//! What the parts of a closed order cost, put right when they went by other batches.

use std::collections::BTreeMap;

use crate::{
    cash::{Account, OpKind, goods_money, ledger::Basis},
    kernel::{Day, Id, Money, Result, mark},
    orders::{
        demand,
        document::{fold, lines, save},
        facts::OrderFact,
        status::is_own_warranty,
        tables::{Order, Taking},
    },
    stock::StockRefusal,
    store::{Reads, Write},
};

/// False when the document belongs to no order. Parts that lie aside for an open order are promised batch by batch: other
/// batches cannot stand for them.
pub fn recost(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day, costs: &BTreeMap<u32, Money>) -> Result<bool> {
    let Some(taking) = tx.get::<Taking>(&id)? else { return Ok(false) };
    let order = tx.need::<Order>(&taking.order)?;
    if order.taken != Some(id) {
        return Err(StockRefusal::CannotRepost.into());
    }
    demand::forget(tx, &order)?;
    let (mut before, mut after, mut changed) = (Money::ZERO, Money::ZERO, false);
    for (mut line, at) in lines(tx, order.id)?.into_iter().zip(0_u32..) {
        if let (Some(cost), Some(part)) = (costs.get(&at), &mut line.part) {
            changed |= part.cost != Some(*cost);
            (before, after) = (before + part.cost.unwrap_or_default(), after + *cost);
            part.cost = Some(*cost);
            tx.put(&line)?;
        }
    }
    demand::count(tx, &order)?;
    let account = if is_own_warranty(tx, &order)? { Account::OwnWarranty } else { Account::Cost };
    let basis = Basis {
        client: Some(order.payer.unwrap_or(order.client)),
        order: Some(order.id),
        order_number: order.number.clone(),
        ..Basis::new(OpKind::Goods, day, order.location)
    };
    goods_money::recosted(tx, basis, (account, order.id.cast()), after - before)?;
    if changed {
        let totals = fold(&lines(tx, order.id)?);
        save(tx, &order, Order { totals, ..order.clone() }, &OrderFact::Recosted { before, after })?;
    }
    Ok(true)
}
