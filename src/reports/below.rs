//! Goods that are below their minimum: what there is, what there must be, and what it costs to fill up.

use std::collections::HashMap;

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    balances::{self, Lying, total},
    chart::{Bar, Chart},
    names::Names,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::Product,
    kernel::{Id, Money, Quantity, Result, Right, mark},
    stock::{balance, levels},
    store::{Read, Reads},
    web::Cx,
};

pub const REPORT: Report = Report {
    key: "below",
    title: text::BELOW,
    why: text::BELOW_WHY,
    icon: "trending-down",
    filters: &[Filter::View(&VIEWS), Filter::Warehouse, Filter::Category, Filter::Find],
    sort: "have",
    make,
};

const VIEWS: [(&str, crate::kernel::Text); 2] = [("company", text::BY_PRODUCTS), ("warehouses", text::BY_WAREHOUSES)];
/// Products the chart names.
const BARS: usize = 8;

/// What there must be and what there is.
#[derive(Debug, Clone, Copy)]
struct Norm {
    min: Quantity,
    target: Quantity,
    lying: Lying,
}

impl Norm {
    fn available(&self) -> Quantity {
        self.lying.quantity - self.lying.reserved
    }
    /// What fills it up.
    fn lacks(&self) -> Quantity {
        self.target - self.available()
    }
}

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let (within, apart) = (ask.within(cx, reads)?, ask.view == "warehouses");
    let mut norms: HashMap<(Id<mark::Product>, Option<usize>), Norm> = HashMap::new();
    for (place, warehouse) in ask.warehouses.iter().enumerate().filter(|(_, one)| one.is_supplied()) {
        let lying = balances::at(reads, ask, warehouse)?;
        levels::of_warehouse(reads, warehouse.id, |level| {
            if leaves(within.as_ref(), level.product) {
                let key = (level.product, apart.then_some(place));
                let norm = norms.entry(key).or_insert(Norm { min: Quantity::ZERO, target: Quantity::ZERO, lying: Lying::NONE });
                norm.min += level.min;
                norm.target += level.target;
            }
            Ok(())
        })?;
        for (product, lying) in lying {
            if let Some(norm) = norms.get_mut(&(product, apart.then_some(place))) {
                norm.lying.add(&lying);
            }
        }
    }
    norms.retain(|_, norm| norm.available() < norm.min);
    let (mut table, mut worth) = (Table::new(text::PRODUCT, &columns(apart)), HashMap::new());
    for ((product, place), norm) in norms {
        if reads.get::<Product>(&product)?.is_none_or(|product| product.archived) {
            continue;
        }
        let price = balance::costs(reads, None, product)?.last.unwrap_or_default();
        *worth.entry(product).or_insert(Money::ZERO) += norm.lacks().times(price);
        let place = place.map(|at| Value::Said(ask.warehouses[at].name.get(ask.lang).to_string()));
        table.lines.push(Line::product(product, values(place, &norm, price)));
    }
    table.sum_up();
    ["have", "price"].iter().for_each(|key| table.set_total(key, Value::Nothing));
    let mut made = Made::of(table);
    if ask.cost && !made.table.lines.is_empty() {
        made.tiles.push(Tile {
            name: text::TO_FILL_UP,
            said: cx.sum(total(&made.table, "worth")),
            note: text::BY_LAST_PRICE.get(ask.lang).into(),
        });
        made.charts.extend(dearest(cx, reads, ask, &worth)?);
    }
    made.action = Some((text::SET_MINIMUMS, "sliders-horizontal", "/stock/levels".into(), Right::Purchase));
    made.empty = Some(text::NOTHING_BELOW.get(ask.lang).into());
    Ok(made)
}

fn columns(apart: bool) -> Vec<Column> {
    let mut columns = Vec::new();
    if apart {
        columns.push(Column::new("warehouse", text::WAREHOUSE).word());
    }
    columns.extend([
        Column::new("have", text::HAVE_OF_MIN).main(),
        Column::new("quantity", text::ON_HAND),
        Column::new("reserved", text::RESERVED),
        Column::new("min", text::MINIMUM),
        Column::new("target", text::TARGET),
        Column::new("lacks", text::LACKS),
        Column::new("price", text::LAST_PRICE).cost(),
        Column::new("worth", text::TO_FILL_UP).cost(),
    ]);
    columns
}

fn values(place: Option<Value>, norm: &Norm, price: Money) -> Vec<Value> {
    let mut values: Vec<Value> = place.into_iter().collect();
    values.extend([
        Value::Gauge(norm.available(), norm.min),
        Value::Quantity(norm.lying.quantity),
        Value::quantity(norm.lying.reserved),
        Value::Quantity(norm.min),
        Value::Quantity(norm.target),
        Value::Quantity(norm.lacks()),
        Value::money(price),
        Value::money(norm.lacks().times(price)),
    ]);
    values
}

/// Where most of the money goes.
fn dearest(cx: &Cx, reads: &Read<'_>, ask: &Ask, worth: &HashMap<Id<mark::Product>, Money>) -> Result<Option<Chart>> {
    let mut all: Vec<(Money, Id<mark::Product>)> =
        worth.iter().map(|(product, worth)| (*worth, *product)).filter(|(worth, _)| worth.is_positive()).collect();
    all.sort_by_key(|(worth, product)| (std::cmp::Reverse(*worth), *product));
    all.truncate(BARS);
    let names = Names::of(reads, &all.iter().map(|(_, product)| Line::product(*product, Vec::new())).collect::<Vec<_>>(), ask.lang)?;
    let name = |product: &Id<mark::Product>| names.get(*product).map_or_else(String::new, |named| named.name.clone());
    let bars: Vec<Bar> =
        all.iter().map(|(worth, product)| Bar { name: name(product), value: worth.0, said: cx.sum(*worth), path: None }).collect();
    Ok((bars.len() > 1).then(|| Chart::Bars { title: text::WHERE_MONEY_GOES.get(ask.lang).into(), bars }))
}
