//! Goods that lie: since when nobody took them, how old their batches are, how much money sleeps in them.

use std::collections::{HashMap, HashSet};

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    balances::{self, Lying, total},
    chart::{Bar, Chart},
    lots::lots,
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Result, mark},
    stock::{Batch, MOVE_BY_PRODUCT, Move, MoveKind, turns},
    store::{Order, Read, Reads, Walk},
    web::Cx,
};

pub const REPORT: Report = Report {
    key: "slow",
    title: text::SLOW,
    why: text::SLOW_WHY,
    icon: "hourglass",
    filters: &[Filter::Idle, Filter::Warehouse, Filter::Category, Filter::Find],
    sort: "-cost",
    make,
};

/// The last day of each bucket but the last.
const AGES: [i32; 4] = [30, 90, 180, 365];
const KEYS: [&str; 5] = ["age30", "age90", "age180", "age365", "older"];
const HEADS: [crate::kernel::Text; 5] = [text::AGE_30, text::AGE_90, text::AGE_180, text::AGE_365, text::AGE_OLDER];

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let within = ask.within(cx, reads)?;
    let moving = moving(reads, ask)?;
    let mut rows: HashMap<Id<mark::Product>, Lying> = HashMap::new();
    for warehouse in &ask.warehouses {
        for (product, lying) in balances::at(reads, ask, warehouse)? {
            if lying.quantity.is_positive() && leaves(within.as_ref(), product) && !moving.contains(&product) {
                rows.entry(product).or_insert(Lying::NONE).add(&lying);
            }
        }
    }
    let mut days: HashMap<u64, Day> = HashMap::new();
    let mut table = Table::new(text::PRODUCT, &columns());
    for (product, lying) in rows {
        let (ages, oldest) = ages(reads, ask, product, &mut days)?;
        let since = last_issue(reads, ask, product)?;
        // What was never taken has lain since its oldest batch came.
        let idle = oldest.map(|came| ask.today.number() - since.unwrap_or(came).number());
        if idle.is_some_and(|idle| idle < ask.idle) {
            continue;
        }
        let mut values = vec![
            Value::Quantity(lying.quantity),
            since.map_or(Value::Nothing, Value::Day),
            idle.map_or(Value::Nothing, |idle| Value::Count(idle.into())),
            Value::Money(ages.iter().copied().sum()),
        ];
        values.extend(ages.map(Value::money));
        table.lines.push(Line::product(product, values));
    }
    table.sum_up();
    let mut made = Made::of(table);
    if ask.cost {
        let said = cx.sum(total(&made.table, "cost"));
        made.tiles.push(Tile { name: text::SLEEPS, said, note: String::new() });
        made.charts.push(by_age(cx, ask, &made.table));
    }
    if made.table.lines.is_empty() {
        made.empty = Some(text::NOTHING_SLOW.get(ask.lang).into());
    }
    Ok(made)
}

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("quantity", text::ON_HAND).main(),
        Column::new("since", text::LAST_ISSUE),
        Column::new("idle", text::IDLE_DAYS),
        Column::new("cost", text::COST).cost(),
    ];
    columns.extend(KEYS.into_iter().zip(HEADS).map(|(key, head)| Column::new(key, head).cost()));
    columns
}

fn is_issue(kind: MoveKind) -> bool {
    matches!(kind, MoveKind::Sale | MoveKind::Order)
}

/// Products somebody took within the days that are asked about.
fn moving(reads: &Read<'_>, ask: &Ask) -> Result<HashSet<Id<mark::Product>>> {
    let mut moving = HashSet::new();
    for warehouse in ask.warehouses.iter().filter(|_| ask.idle > 0) {
        turns::by_kind(reads, warehouse.id, ask.today.plus(1 - ask.idle), ask.today, |_, product, kind, sums| {
            if is_issue(kind) && sums.went.is_positive() {
                moving.insert(product);
            }
        })?;
    }
    Ok(moving)
}

/// The last day a product was sold or used.
fn last_issue(reads: &Read<'_>, ask: &Ask, product: Id<mark::Product>) -> Result<Option<Day>> {
    let mut last = None;
    for warehouse in &ask.warehouses {
        reads.walk_by(&MOVE_BY_PRODUCT, (product, warehouse.id), Order::Descending, None, |(_, _, day), number| {
            if last.is_some_and(|last| day <= last) {
                return Ok(Walk::Stop);
            }
            let moved = reads.need::<Move>(&number)?;
            if is_issue(moved.kind) && moved.quantity.is_negative() {
                last = Some(day);
                return Ok(Walk::Stop);
            }
            Ok(Walk::On)
        })?;
    }
    Ok(last)
}

/// What lies by the age of its batch, and the day of the oldest one.
fn ages(reads: &Read<'_>, ask: &Ask, product: Id<mark::Product>, days: &mut HashMap<u64, Day>) -> Result<([Money; 5], Option<Day>)> {
    let (mut ages, mut oldest) = ([Money::ZERO; 5], None);
    for warehouse in &ask.warehouses {
        for ((_, batch), (_, cost)) in lots(reads, warehouse, product, ask.today, ask.today)? {
            let day = match days.get(&batch) {
                Some(day) => *day,
                None => *days.entry(batch).or_insert(reads.need::<Batch>(&batch)?.day),
            };
            let age = ask.today.number() - day.number();
            ages[AGES.iter().position(|last| age <= *last).unwrap_or(AGES.len())] += cost;
            oldest = Some(oldest.map_or(day, |known: Day| known.min(day)));
        }
    }
    Ok((ages, oldest))
}

fn by_age(cx: &Cx, ask: &Ask, table: &Table) -> Chart {
    let bar = |(key, head): (&str, crate::kernel::Text)| {
        let sum = total(table, key);
        Bar { name: head.get(ask.lang).into(), value: sum.0, said: cx.sum(sum), path: None }
    };
    Chart::Bars { title: text::BY_AGE.get(ask.lang).into(), bars: KEYS.into_iter().zip(HEADS).map(bar).collect() }
}
