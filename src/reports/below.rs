//! Goods that are below their minimum: what there is and what is on its way, what there must be, and what it costs to fill up.

use std::collections::HashMap;

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    balances::{self, Lying, total},
    chart::{Bar, Chart},
    movement,
    names::Names,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::Product,
    kernel::{Id, Money, Result, Right, mark},
    stock::{
        balance,
        levels::{self, Cover},
    },
    store::{Read, Reads},
    warehouse::expected,
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

/// What lies there, against what there must be.
#[derive(Debug, Clone, Copy)]
struct Norm {
    lying: Lying,
    cover: Cover,
}

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let (within, apart) = (ask.within(cx, reads)?, ask.view == "warehouses");
    let mut norms = norms(reads, ask, apart, |product| leaves(within.as_ref(), product))?;
    norms.retain(|_, norm| norm.cover.is_below());
    let (mut table, mut worth) = (Table::new(text::PRODUCT, &columns(apart)), HashMap::new());
    for ((product, place), norm) in norms {
        if reads.get::<Product>(&product)?.is_none_or(|product| product.archived) {
            continue;
        }
        let price = balance::costs(reads, None, product)?.last.unwrap_or_default();
        *worth.entry(product).or_insert(Money::ZERO) += norm.cover.lacks().times(price);
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

type Norms = HashMap<(Id<mark::Product>, Option<usize>), Norm>;

/// What is said of each product, by warehouse or of all of them together.
fn norms(reads: &Read<'_>, ask: &Ask, apart: bool, suits: impl Fn(Id<mark::Product>) -> bool) -> Result<Norms> {
    let mut norms = Norms::new();
    for (place, warehouse) in ask.warehouses.iter().enumerate().filter(|(_, one)| one.is_supplied()) {
        let lying = balances::at(reads, ask, warehouse)?;
        levels::of_warehouse(reads, warehouse.id, |level| {
            if suits(level.product) {
                let norm = norms.entry((level.product, apart.then_some(place))).or_insert(Norm { lying: Lying::NONE, cover: Cover::NONE });
                norm.cover.min += level.min;
                norm.cover.target += level.target;
                norm.lying.add(lying.get(&level.product).unwrap_or(&Lying::NONE));
            }
            Ok(())
        })?;
    }
    norms.values_mut().for_each(|norm| norm.cover.available = norm.lying.quantity - norm.lying.reserved);
    expected::each_awaited(reads, |row| {
        let place = ask.warehouses.iter().position(|one| one.id == row.warehouse && one.is_supplied());
        let kept = place.map(|at| levels::level(reads, ask.warehouses[at].id, row.product)).transpose()?;
        if kept.is_some_and(|level| !level.target.is_zero())
            && let Some(norm) = norms.get_mut(&(row.product, place.filter(|_| apart)))
        {
            norm.cover.incoming += row.rest();
        }
        Ok(())
    })?;
    Ok(norms)
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
        Column::new("incoming", text::INCOMING),
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
        Value::Gauge(norm.cover.have(), norm.cover.min),
        Value::Quantity(norm.lying.quantity),
        Value::quantity(norm.lying.reserved),
        Value::quantity(norm.cover.incoming),
        Value::Quantity(norm.cover.min),
        Value::Quantity(norm.cover.target),
        Value::Quantity(norm.cover.lacks()),
        Value::money(price),
        Value::money(norm.cover.lacks().times(price)),
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
    let bars: Vec<Bar> = all
        .iter()
        .map(|(worth, product)| Bar {
            name: name(product),
            value: worth.0,
            said: cx.sum(*worth),
            path: Some(movement::path(*product, ask)),
        })
        .collect();
    Ok((bars.len() > 1).then(|| Chart::Bars { title: text::WHERE_MONEY_GOES.get(ask.lang).into(), bars }))
}
