//! What lies where at the end of a day: by product, warehouse, bin or batch, at cost and at retail prices.

use std::collections::HashMap;

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    chart::{Bar, Chart},
    lots,
    prices::Prices,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::{PRODUCT_BY_CATEGORY, RETAIL},
    kernel::{Id, Money, Quantity, Result, mark},
    stock::{Stock, Warehouse, balance},
    store::{Order, Read, Reads, Walk},
    web::{Cx, ui::table::with_param},
};

pub const REPORT: Report = Report {
    key: "balances",
    title: text::BALANCES,
    why: text::BALANCES_WHY,
    icon: "boxes",
    filters: &[Filter::Day, Filter::View(&VIEWS), Filter::Warehouse, Filter::Category, Filter::Find],
    sort: "name",
    make,
};

const VIEWS: [(&str, crate::kernel::Text); 4] =
    [("products", text::BY_PRODUCTS), ("warehouses", text::BY_WAREHOUSES), ("bins", text::BY_BINS), ("batches", text::BY_BATCHES)];
/// Branches the chart names.
const BRANCHES: usize = 7;

/// Of one product in one place.
#[derive(Debug, Clone, Copy)]
pub struct Lying {
    pub quantity: Quantity,
    pub reserved: Quantity,
    pub cost: Money,
}

impl Lying {
    pub const NONE: Lying = Lying { quantity: Quantity::ZERO, reserved: Quantity::ZERO, cost: Money::ZERO };

    pub fn add(&mut self, other: &Lying) {
        self.quantity += other.quantity;
        self.reserved += other.reserved;
        self.cost += other.cost;
    }
}

/// What each product of a warehouse came to at the end of the day; promises are known of today alone.
pub fn at(reads: &Read<'_>, ask: &Ask, warehouse: &Warehouse) -> Result<HashMap<Id<mark::Product>, Lying>> {
    let mut found = HashMap::new();
    if ask.day == ask.today {
        reads.walk::<Stock>((warehouse.id,), Order::Ascending, |row| {
            found.insert(row.product, Lying { quantity: row.quantity, reserved: row.reserved, cost: row.cost });
            Ok(Walk::On)
        })?;
        return Ok(found);
    }
    for (product, (quantity, cost)) in balance::at(reads, warehouse.id, ask.day, ask.today)? {
        found.insert(product, Lying { quantity, reserved: Quantity::ZERO, cost });
    }
    Ok(found)
}

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    if ["bins", "batches"].contains(&ask.view) {
        return lots::make(cx, reads, ask);
    }
    let (within, prices, apart) = (ask.within(cx, reads)?, Prices::of(reads, RETAIL)?, ask.view == "warehouses");
    let mut rows: HashMap<(Id<mark::Product>, Option<usize>), Lying> = HashMap::new();
    for (place, warehouse) in ask.warehouses.iter().enumerate() {
        for (product, lying) in at(reads, ask, warehouse)? {
            if leaves(within.as_ref(), product) {
                rows.entry((product, apart.then_some(place))).or_insert(Lying::NONE).add(&lying);
            }
        }
    }
    let (mut table, mut of_product) = (Table::new(text::PRODUCT, &columns(ask, apart)), HashMap::new());
    for ((product, place), lying) in rows {
        let retail = prices.get(reads, product)?.map(|price| lying.quantity.times(price));
        *of_product.entry(product).or_insert(0) += if ask.cost { lying.cost } else { retail.unwrap_or_default() }.0;
        let place = place.map(|at| Value::Said(ask.warehouses[at].name.get(ask.lang).to_string()));
        table.lines.push(Line::product(product, values(ask, place, &lying, retail)));
    }
    table.sum_up();
    let mut made = Made::of(table);
    made.tiles = tiles(cx, ask, &made.table);
    made.charts.extend(by_category(cx, reads, ask, &of_product)?);
    Ok(made)
}

fn columns(ask: &Ask, apart: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    if apart {
        columns.push(Column::new("warehouse", text::WAREHOUSE).word());
    }
    columns.push(Column::new("quantity", text::ON_HAND).main());
    if ask.day == ask.today {
        columns.extend([Column::new("reserved", text::RESERVED), Column::new("available", text::AVAILABLE)]);
    }
    columns.extend([Column::new("cost", text::COST).cost(), Column::new("retail", text::RETAIL_VALUE).sum()]);
    columns
}

fn values(ask: &Ask, place: Option<Value>, lying: &Lying, retail: Option<Money>) -> Vec<Value> {
    let mut values: Vec<Value> = place.into_iter().collect();
    values.push(Value::Quantity(lying.quantity));
    if ask.day == ask.today {
        values.extend([Value::quantity(lying.reserved), Value::Quantity(lying.quantity - lying.reserved)]);
    }
    values.extend([Value::Money(lying.cost), retail.map_or(Value::Nothing, Value::Money)]);
    values
}

/// Money of a column of totals.
pub fn total(table: &Table, key: &str) -> Money {
    match table.at(key).and_then(|at| table.total.as_ref().map(|total| &total[at])) {
        Some(Value::Money(money)) => *money,
        _ => Money::ZERO,
    }
}

pub fn tiles(cx: &Cx, ask: &Ask, table: &Table) -> Vec<Tile> {
    let (cost, retail) = (total(table, "cost"), total(table, "retail"));
    let mut tiles = Vec::new();
    if ask.cost {
        tiles.push(Tile { name: text::AT_COST, said: cx.sum(cost), note: String::new() });
    }
    tiles.push(Tile { name: text::AT_RETAIL, said: cx.sum(retail), note: String::new() });
    tiles
}

/// Which branches of the tree the money lies in.
pub fn by_category(cx: &Cx, reads: &Read<'_>, ask: &Ask, values: &HashMap<Id<mark::Product>, i64>) -> Result<Option<Chart>> {
    let mut sums: HashMap<Id<mark::GoodsCategory>, i64> = HashMap::new();
    for archived in [false, true] {
        reads.walk_by(&PRODUCT_BY_CATEGORY, (archived,), Order::Ascending, None, |(_, category, _), id| {
            if let Some(value) = values.get(&id) {
                *sums.entry(category).or_default() += value;
            }
            Ok(Walk::On)
        })?;
    }
    let mut sums: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum > 0).collect();
    sums.sort_by_key(|(category, sum)| (-sum, *category));
    let others: i64 = sums.iter().skip(BRANCHES).map(|(_, sum)| sum).sum();
    let mut bars: Vec<Bar> = sums
        .iter()
        .take(BRANCHES)
        .map(|(category, sum)| Bar {
            name: ask.tree.get(*category).map_or("", |one| one.name.get(ask.lang)).to_string(),
            value: *sum,
            said: cx.sum(Money(*sum)),
            path: Some(with_param(cx, &REPORT.path(), "category", Some(&category.to_string()))),
        })
        .collect();
    if others > 0 {
        bars.push(Bar { name: text::OTHERS.get(ask.lang).into(), value: others, said: cx.sum(Money(others)), path: None });
    }
    let title = if ask.cost { text::COST_BY_CATEGORY } else { text::RETAIL_BY_CATEGORY };
    Ok((bars.len() > 1).then(|| Chart::Bars { title: title.get(ask.lang).into(), bars }))
}
