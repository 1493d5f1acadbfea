//! What the goods of a sale cost, put right when they went by other batches.

use std::collections::BTreeMap;

use super::{demand, facts::SaleFact, sell::told, tables::Sale};
use crate::{
    cash::{Account, OpKind, goods_money, ledger::Basis},
    kernel::{Day, Id, Money, Result, mark},
    stock,
    store::{Reads, Write},
};

/// False when the document is no sale.
pub fn recost(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day, costs: &BTreeMap<u32, Money>) -> Result<bool> {
    let Some(mut sale) = tx.get::<Sale>(&id)? else { return Ok(false) };
    let (before, uses, mut changed) = (sale.cost(), demand::of_sale(&sale), false);
    for (line, at) in sale.lines.iter_mut().zip(1..) {
        let now = costs.get(&at).copied().unwrap_or(line.cost);
        changed |= now != line.cost;
        line.cost = now;
    }
    let after = sale.cost();
    let basis = Basis {
        client: sale.client,
        document: Some(sale.id),
        order_number: sale.number.clone(),
        ..Basis::new(OpKind::Goods, day, sale.location)
    };
    goods_money::recosted(tx, basis, (Account::Cost, sale.id.cast()), after - before)?;
    if changed {
        tx.put(&sale)?;
        stock::demand::take_off(tx, sale.location, sale.day, &uses)?;
        stock::demand::add(tx, sale.location, sale.day, &demand::of_sale(&sale))?;
        told(tx, &sale, &SaleFact::Recosted { number: sale.number.clone(), before, after })?;
    }
    Ok(true)
}
