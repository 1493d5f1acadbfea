//! The card of one product: what there was, each document that moved it, what there is after it, what is left.

use std::collections::{BTreeMap, HashMap};

use super::{
    Made, Report,
    ask::{Ask, Filter},
    chart::Chart,
    table::{About, Column, Line, Table, Value},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Quantity, Result, Right, mark},
    orders,
    sales::{Return, Sale},
    stock::{MOVE_BY_PRODUCT, Move, MoveKind},
    store::{Order, Read, Reads, Walk},
    warehouse,
    web::Cx,
};

pub const REPORT: Report = Report {
    key: "movement",
    title: text::MOVEMENT,
    why: text::MOVEMENT_WHY,
    icon: "arrow-up-down",
    filters: &[Filter::Product, Filter::Period, Filter::Warehouse],
    sort: "",
    make,
};

/// Days of one step of the chart where the period is long.
const STEPS: i32 = 366;

/// What one document did in one warehouse.
struct Moved {
    day: Day,
    kind: MoveKind,
    document: Id<mark::Document>,
    warehouse: usize,
    came: Quantity,
    went: Quantity,
    cost: Money,
}

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let mut table = Table::new(text::DOCUMENT, &columns(ask));
    let Some(product) = &ask.product else {
        return Ok(Made { empty: Some(text::CHOOSE_FIRST.get(ask.lang).into()), ..Made::of(table) });
    };
    let (mut before, moved) = read(reads, ask, product.id)?;
    let (mut days, opening) = (BTreeMap::new(), before);
    let mut names: HashMap<Id<mark::Document>, About> = HashMap::new();
    table.lines.push(edge(ask, text::OPENING.with(ask.lang, &[]), ask.from, before));
    let (mut came, mut went) = ((Quantity::ZERO, Money::ZERO), (Quantity::ZERO, Money::ZERO));
    for one in moved {
        before = (before.0 + one.came - one.went, before.1 + one.cost);
        days.insert(one.day, before.0);
        let side = if one.cost.is_negative() { &mut went } else { &mut came };
        side.1 += one.cost;
        (came.0, went.0) = (came.0 + one.came, went.0 + one.went);
        let about = match names.get(&one.document) {
            Some(known) => known.clone(),
            None => {
                let (title, path) = document(cx, reads, one.document, one.kind)?;
                names.entry(one.document).or_insert(About::Document { title, path }).clone()
            }
        };
        table.lines.push(Line { about, values: values(ask, &one, before), strong: false });
    }
    table.lines.push(edge(ask, text::CLOSING.with(ask.lang, &[]), ask.to, before));
    let mut total = vec![Value::Nothing; table.columns.len()];
    for (key, value) in [("came", Value::quantity(came.0)), ("went", Value::quantity(went.0)), ("cost", Value::money(came.1 + went.1))] {
        if let Some(at) = table.at(key) {
            total[at] = value;
        }
    }
    table.total = Some(total);
    let mut made = Made::of(table);
    made.charts.push(steps(ask, product.name.clone(), opening.0, &days));
    Ok(made)
}

/// What there was before the period, and what moved in it, in its order.
fn read(reads: &Read<'_>, ask: &Ask, product: Id<mark::Product>) -> Result<((Quantity, Money), Vec<Moved>)> {
    let (mut before, mut all): (_, BTreeMap<(Day, u64), Moved>) = ((Quantity::ZERO, Money::ZERO), BTreeMap::new());
    let mut first: HashMap<(Id<mark::Document>, usize, Day, bool), u64> = HashMap::new();
    for (place, warehouse) in ask.warehouses.iter().enumerate() {
        reads.walk_by(&MOVE_BY_PRODUCT, (product, warehouse.id), Order::Ascending, None, |(_, _, day), number| {
            if day > ask.to {
                return Ok(Walk::Stop);
            }
            let moved = reads.need::<Move>(&number)?;
            if day < ask.from {
                before = (before.0 + moved.quantity, before.1 + moved.value());
                return Ok(Walk::On);
            }
            let key = (moved.document, place, day, moved.quantity.is_negative());
            let row = all.entry((day, *first.entry(key).or_insert(number))).or_insert(Moved {
                day,
                kind: moved.kind,
                document: moved.document,
                warehouse: place,
                came: Quantity::ZERO,
                went: Quantity::ZERO,
                cost: Money::ZERO,
            });
            match moved.quantity.is_negative() {
                true => row.went -= moved.quantity,
                false => row.came += moved.quantity,
            }
            row.cost += moved.value();
            Ok(Walk::On)
        })?;
    }
    Ok((before, all.into_values().collect()))
}

fn columns(ask: &Ask) -> Vec<Column> {
    let mut columns = vec![Column::new("day", text::DAY)];
    if ask.warehouses.len() > 1 {
        columns.push(Column::new("warehouse", text::WAREHOUSE).word());
    }
    columns.extend([
        Column::new("came", text::CAME),
        Column::new("went", text::WENT),
        Column::new("cost", text::COST_CHANGE).cost(),
        Column::new("left", text::LEFT).main(),
        Column::new("left_cost", text::CLOSING_COST).cost().under(),
    ]);
    columns
}

fn values(ask: &Ask, one: &Moved, left: (Quantity, Money)) -> Vec<Value> {
    let mut values = vec![Value::Day(one.day)];
    if ask.warehouses.len() > 1 {
        values.push(Value::Said(ask.warehouses[one.warehouse].name.get(ask.lang).to_string()));
    }
    values.extend([Value::quantity(one.came), Value::quantity(one.went), Value::money(one.cost)]);
    values.extend([Value::Quantity(left.0), Value::Money(left.1)]);
    values
}

/// The opening or the closing balance.
fn edge(ask: &Ask, title: String, day: Day, left: (Quantity, Money)) -> Line {
    let mut values = vec![Value::Day(day)];
    values.resize(if ask.warehouses.len() > 1 { 5 } else { 4 }, Value::Nothing);
    values.extend([Value::Quantity(left.0), Value::Money(left.1)]);
    Line { about: About::Document { title, path: None }, values, strong: true }
}

/// What a document is called and where it is opened by those who may.
pub fn document(cx: &Cx, reads: &Read<'_>, id: Id<mark::Document>, of: MoveKind) -> Result<(String, Option<String>)> {
    let lang = cx.lang();
    let found = if let Some(owner) = warehouse::named(reads, id, lang)? {
        Some((owner.name, owner.path, cx.may(Right::SeeStock)))
    } else if let Some(sale) = reads.get::<Sale>(&id)? {
        Some((text::SALE_NO.with(lang, &[&sale.number]), format!("/sales/{id}"), cx.may_at(sale.location, Right::SeeSales)))
    } else if let Some(back) = reads.get::<Return>(&id)? {
        Some((text::RETURN_NO.with(lang, &[&back.number]), format!("/sales/{}", back.sale), cx.may_at(back.location, Right::SeeSales)))
    } else if let Some(taking) = reads.get::<orders::Taking>(&id)? {
        let order = reads.need::<orders::Order>(&taking.order)?;
        let sees = cx.may_at(order.location, Right::SeeOrders);
        Some((text::ORDER_NO.with(lang, &[&order.number]), format!("/orders/{}", order.id), sees))
    } else {
        None
    };
    Ok(match found {
        Some((title, path, sees)) => (title, sees.then_some(path)),
        None => (kind(of).get(lang).to_string(), None),
    })
}

/// The moves of a product in the same warehouse and days.
pub fn path(product: Id<mark::Product>, ask: &Ask) -> String {
    let place = ask.warehouse.map(|id| format!("&warehouse={id}")).unwrap_or_default();
    let (from, to) = if ask.day < ask.today { (ask.day.plus(-29), ask.day) } else { (ask.since.unwrap_or(ask.from), ask.to) };
    format!("{}?product={product}{place}&from={}&to={}", REPORT.path(), from.iso(), to.iso())
}

fn kind(kind: MoveKind) -> crate::kernel::Text {
    match kind {
        MoveKind::Posting => text::K_POSTING,
        MoveKind::Transfer => text::K_TRANSFER,
        MoveKind::WriteOff => text::K_WRITE_OFF,
        MoveKind::Sale => text::K_SALE,
        MoveKind::Order => text::K_ORDER,
        MoveKind::ClientReturn => text::K_CLIENT_RETURN,
        MoveKind::SupplierReturn => text::K_SUPPLIER_RETURN,
        MoveKind::Stocktake => text::K_STOCKTAKE,
        MoveKind::Kit => text::K_KIT,
        MoveKind::CostCorrection => text::K_COST_CORRECTION,
    }
}

fn steps(ask: &Ask, title: String, opening: Quantity, days: &BTreeMap<Day, Quantity>) -> Chart {
    let (mut left, mut values) = (opening, Vec::new());
    let step = (i32::try_from(ask.days()).unwrap_or(i32::MAX) / STEPS + 1).max(1);
    for number in ask.from.number()..=ask.to.number() {
        left = days.get(&Day::from_number(number)).copied().unwrap_or(left);
        if (number - ask.from.number()) % step == 0 {
            values.push(left.0);
        }
    }
    let most = Quantity(values.iter().copied().max().unwrap_or(0));
    let ends = [ask.from, ask.to].map(|day| day.full(ask.lang));
    Chart::Steps { title, ends, largest: text::AT_MOST.with(ask.lang, &[&most.show(ask.lang)]), values }
}
