//! Prices that earn too little: below cost or below a margin, and what was sold for less than it cost.

use std::collections::{HashMap, HashSet};

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    balances::total,
    chart::{Bar, Chart},
    movement,
    names::Names,
    prices::Prices,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::{Basis, RETAIL},
    kernel::{Id, Money, Quantity, Rate, Result, Right, mark},
    stock::{
        Pool, balance,
        demand::{self, Sums},
    },
    store::{Order, Read, Reads, Walk},
    web::Cx,
};

pub const REPORT: Report = Report {
    key: "margins",
    title: text::MARGINS,
    why: text::MARGINS_WHY,
    icon: "percent",
    filters: &[Filter::Margin, Filter::Basis, Filter::Period, Filter::Location, Filter::Category, Filter::Find],
    sort: "margin",
    make,
};

/// Losses the chart names.
const BARS: usize = 8;

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let mut table = Table::new(text::PRODUCT, &columns());
    if !ask.cost {
        return Ok(Made { empty: Some(text::NO_COST.get(ask.lang).into()), ..Made::of(table) });
    }
    let (within, prices) = (ask.within(cx, reads)?, Prices::of(reads, RETAIL)?);
    let losses = losses(reads, ask)?;
    let mut known: HashSet<Id<mark::Product>> = losses.keys().copied().collect();
    reads.walk::<Pool>((), Order::Ascending, |pool| {
        known.insert(pool.product);
        Ok(Walk::On)
    })?;
    for product in known.into_iter().filter(|id| leaves(within.as_ref(), *id)) {
        let (cost, price) = (cost(reads, ask, product)?, prices.get(reads, product)?);
        let margin = price.zip(cost).and_then(|(price, cost)| Rate::share(price - cost, price));
        let loss = losses.get(&product).copied().unwrap_or(Sums::NONE);
        if margin.is_some_and(|margin| margin < ask.margin) || loss.loss.is_positive() {
            table.lines.push(Line::product(
                product,
                vec![
                    cost.map_or(Value::Nothing, Value::Money),
                    price.map_or(Value::Nothing, Value::Money),
                    price.zip(cost).map_or(Value::Nothing, |(price, cost)| Value::Money(price - cost)),
                    Value::percent(margin),
                    Value::quantity(loss.below),
                    Value::money(loss.loss),
                ],
            ));
        }
    }
    table.sum_up();
    ["cost", "price", "gain"].iter().for_each(|key| table.set_total(key, Value::Nothing));
    let mut made = Made::of(table);
    let lost = total(&made.table, "loss");
    made.tiles.push(Tile {
        name: text::LOST,
        said: cx.sum(lost),
        note: text::BETWEEN.with(ask.lang, &[&ask.from.full(ask.lang), &ask.to.full(ask.lang)]),
    });
    made.charts.extend(worst(cx, reads, ask, &losses)?);
    let category = ask.category.map(|id| format!("?category={id}")).unwrap_or_default();
    made.action = Some((text::REPRICE, "tag", format!("/goods/mass{category}"), Right::EditGoodsPrices));
    if made.table.lines.is_empty() {
        made.empty = Some(text::NOTHING_CHEAP.get(ask.lang).into());
    }
    Ok(made)
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("cost", text::UNIT_COST).cost(),
        Column::new("price", text::RETAIL_PRICE).sum(),
        Column::new("gain", text::GAIN).cost(),
        Column::new("margin", text::MARGIN).secret().main(),
        Column::new("below", text::SOLD_BELOW).secret(),
        Column::new("loss", text::LOSS).cost(),
    ]
}

fn cost(reads: &Read<'_>, ask: &Ask, product: Id<mark::Product>) -> Result<Option<Money>> {
    if ask.basis == Basis::Average {
        let pool = balance::pool(reads, product)?;
        if pool.quantity.is_positive() {
            return Ok(Some(pool.cost.share(Quantity::ONE, pool.quantity)));
        }
    }
    let costs = balance::costs(reads, None, product)?;
    Ok(ask.basis.of(&costs).or(costs.last))
}

/// What was sold for less than it cost.
fn losses(reads: &Read<'_>, ask: &Ask) -> Result<HashMap<Id<mark::Product>, Sums>> {
    let mut losses = HashMap::new();
    demand::of_weeks(reads, &ask.locations, ask.from, ask.to, |product, sums, _| {
        if sums.loss.is_positive() {
            losses.insert(product, *sums);
        }
    })?;
    Ok(losses)
}

fn worst(cx: &Cx, reads: &Read<'_>, ask: &Ask, losses: &HashMap<Id<mark::Product>, Sums>) -> Result<Option<Chart>> {
    let mut worst: Vec<(Money, Id<mark::Product>)> = losses.iter().map(|(product, sums)| (sums.loss, *product)).collect();
    worst.sort_by_key(|(loss, product)| (std::cmp::Reverse(*loss), *product));
    worst.truncate(BARS);
    let lines: Vec<Line> = worst.iter().map(|(_, product)| Line::product(*product, Vec::new())).collect();
    let names = Names::of(reads, &lines, ask.lang)?;
    let bars: Vec<Bar> = worst
        .iter()
        .map(|(loss, product)| Bar {
            name: names.get(*product).map_or_else(String::new, |named| named.name.clone()),
            value: loss.0,
            said: cx.sum(*loss),
            path: Some(movement::path(*product, ask)),
        })
        .collect();
    Ok((bars.len() > 1).then(|| Chart::Bars { title: text::LOST.get(ask.lang).into(), bars }))
}
