//! Balances bin by bin and batch by batch: what each shelf held of each batch at the end of a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Made,
    ask::{Ask, leaves},
    balances, movement,
    prices::Prices,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::RETAIL,
    kernel::{Day, Id, Money, Quantity, Result, mark},
    stock::{Batch, Bin, Cell, MOVE_BY_PRODUCT, Move, MoveKind, NO_BIN, Warehouse},
    store::{Order, Read, Reads, Walk},
    web::Cx,
};

/// Products a page is made of; all of them are in the file.
const MOST: usize = 3_000;

/// A place and a batch.
type Lot = (Id<mark::Bin>, u64);

pub fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let within = ask.within(cx, reads)?;
    let (by_batch, prices, mut of_product) = (ask.view == "batches", Prices::of(reads, RETAIL)?, HashMap::new());
    let mut table = Table::new(text::PRODUCT, &columns(by_batch));
    let mut places = Vec::new();
    for warehouse in &ask.warehouses {
        let lying: BTreeSet<_> = balances::at(reads, ask, warehouse)?.into_keys().filter(|id| leaves(within.as_ref(), *id)).collect();
        places.push((warehouse, lying));
    }
    if !ask.whole && places.iter().map(|(_, lying)| lying.len()).sum::<usize>() > MOST {
        return Ok(Made { empty: Some(text::TOO_MANY.with(ask.lang, &[&MOST])), ..Made::of(table) });
    }
    let mut bins: HashMap<Id<mark::Bin>, String> = reads.all::<Bin>(())?.into_iter().map(|bin| (bin.id, bin.name)).collect();
    bins.insert(NO_BIN, String::new());
    for (warehouse, lying) in places {
        for product in lying {
            let price = prices.get(reads, product)?;
            let mut rows: BTreeMap<Lot, (Quantity, Money)> = BTreeMap::new();
            for ((bin, batch), lot) in lots(reads, warehouse, product, ask.day, ask.today)? {
                let row = rows.entry((bin, if by_batch { batch } else { 0 })).or_insert((Quantity::ZERO, Money::ZERO));
                (row.0, row.1) = (row.0 + lot.0, row.1 + lot.1);
            }
            for ((bin, batch), (quantity, cost)) in rows {
                let name = warehouse.name.get(ask.lang).to_string();
                let mut values = vec![
                    Value::Said(name),
                    bins.get(&bin).filter(|name| !name.is_empty()).map_or(Value::Nothing, |name| Value::Said(name.clone())),
                ];
                if by_batch {
                    let batch = reads.need::<Batch>(&batch)?;
                    let (title, path) = movement::document(cx, reads, batch.document, MoveKind::Posting)?;
                    let age = i64::from(ask.day.number() - batch.day.number());
                    values.extend([Value::Paper(title, path), Value::Day(batch.day), Value::Count(age)]);
                }
                let retail = price.map(|price| quantity.times(price));
                *of_product.entry(product).or_insert(0) += if ask.cost { cost } else { retail.unwrap_or_default() }.0;
                values.extend([Value::Quantity(quantity), Value::Money(cost), retail.map_or(Value::Nothing, Value::Money)]);
                table.lines.push(Line::product(product, values));
            }
        }
    }
    table.sum_up();
    let mut made = Made::of(table);
    made.tiles = balances::tiles(cx, ask, &made.table);
    made.charts.extend(balances::by_category(cx, reads, ask, &of_product)?);
    Ok(made)
}

fn columns(by_batch: bool) -> Vec<Column> {
    let mut columns = vec![Column::new("warehouse", text::WAREHOUSE).word(), Column::new("bin", text::BIN).word()];
    if by_batch {
        columns.extend([
            Column::new("document", text::DOCUMENT).word(),
            Column::new("came", text::BATCH_OF),
            Column::new("age", text::AGE),
        ]);
    }
    columns.extend([
        Column::new("quantity", text::ON_HAND).main(),
        Column::new("cost", text::COST).cost(),
        Column::new("retail", text::RETAIL_VALUE).sum(),
    ]);
    columns
}

/// What lay of a product in a warehouse, shelf by shelf and batch by batch: what lies now, less what moved since.
pub fn lots(
    reads: &Read<'_>,
    warehouse: &Warehouse,
    product: Id<mark::Product>,
    day: Day,
    today: Day,
) -> Result<BTreeMap<Lot, (Quantity, Money)>> {
    let mut lots: BTreeMap<Lot, (Quantity, Money)> = BTreeMap::new();
    reads.walk::<Cell>((warehouse.id, product), Order::Ascending, |cell| {
        lots.insert((cell.bin, cell.batch), (cell.quantity, cell.cost));
        Ok(Walk::On)
    })?;
    if day < today {
        reads.walk_by(&MOVE_BY_PRODUCT, (product, warehouse.id), Order::Descending, None, |(_, _, moved), number| {
            if moved <= day {
                return Ok(Walk::Stop);
            }
            let moved = reads.need::<Move>(&number)?;
            let lot = lots.entry((moved.bin, moved.batch)).or_insert((Quantity::ZERO, Money::ZERO));
            (lot.0, lot.1) = (lot.0 - moved.quantity, lot.1 - moved.cost);
            Ok(Walk::On)
        })?;
    }
    lots.retain(|_, (quantity, cost)| !quantity.is_zero() || !cost.is_zero());
    Ok(lots)
}
