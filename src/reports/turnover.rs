//! How goods turned over: what there was, what came, where it went, what is left, the mean stock and in how many days it is used
//! up.

use std::collections::HashMap;

use super::{
    Made, Report, Tile,
    ask::{Ask, Filter, leaves},
    chart::{Chart, Pair},
    table::{Column, Line, Table, Value},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Quantity, Result, mark, text::DayWords},
    stock::{MoveKind, balance, turns},
    store::Read,
    web::Cx,
};

pub const REPORT: Report = Report {
    key: "turnover",
    title: text::TURNOVER,
    why: text::TURNOVER_WHY,
    icon: "refresh-cw",
    filters: &[Filter::Period, Filter::Warehouse, Filter::Category, Filter::Find],
    sort: "-used",
    make,
};

/// Quantity and cost of one way goods come or go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow(pub Quantity, pub Money);

impl Flow {
    const NONE: Flow = Flow(Quantity::ZERO, Money::ZERO);

    fn plus(&mut self, quantity: Quantity, cost: Money) {
        (self.0, self.1) = (self.0 + quantity, self.1 + cost);
    }
}

/// Of one product, or of all together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    pub opening: Flow,
    pub came: Flow,
    pub sold: Flow,
    pub to_orders: Flow,
    pub written_off: Flow,
    /// To suppliers, into kits, to other warehouses less what came from them.
    pub other: Flow,
    /// The cost at the end of each day, summed over the days.
    pub lasting: i128,
}

impl Turnover {
    const NONE: Turnover = Turnover {
        opening: Flow::NONE,
        came: Flow::NONE,
        sold: Flow::NONE,
        to_orders: Flow::NONE,
        written_off: Flow::NONE,
        other: Flow::NONE,
        lasting: 0,
    };

    fn count(&mut self, kind: MoveKind, sums: &turns::Sums) {
        let gone = (-sums.quantity(), -sums.cost());
        match kind {
            MoveKind::Posting | MoveKind::CostCorrection => self.came.plus(sums.quantity(), sums.cost()),
            MoveKind::Sale | MoveKind::ClientReturn => self.sold.plus(gone.0, gone.1),
            MoveKind::Order => self.to_orders.plus(gone.0, gone.1),
            MoveKind::WriteOff => self.written_off.plus(gone.0, gone.1),
            MoveKind::Stocktake => {
                self.came.plus(sums.came, sums.came_for);
                self.written_off.plus(sums.went, sums.went_for);
            }
            MoveKind::Kit => {
                self.came.plus(sums.came, sums.came_for);
                self.other.plus(sums.went, sums.went_for);
            }
            MoveKind::SupplierReturn | MoveKind::Transfer => self.other.plus(gone.0, gone.1),
        }
    }

    pub fn closing(&self) -> Flow {
        let gone = [self.sold, self.to_orders, self.written_off, self.other];
        let mut left = self.opening;
        left.plus(self.came.0, self.came.1);
        gone.iter().for_each(|flow| left.plus(-flow.0, -flow.1));
        left
    }
    /// What was used up: sold and used in orders.
    pub fn used(&self) -> Money {
        self.sold.1 + self.to_orders.1
    }
    /// The mean of the cost at the ends of days.
    pub fn mean(&self, days: i64) -> Money {
        Money(divide(self.lasting, i128::from(days)))
    }
    /// How many times the mean stock was used up, in hundredths.
    pub fn ratio(&self, days: i64) -> Option<i64> {
        let whole = i128::from(self.used().0) * 100 * i128::from(days);
        (self.lasting > 0 && self.used().is_positive()).then(|| divide(whole, self.lasting))
    }
    /// In how many days the mean stock is used up, in tenths.
    pub fn lasts(&self) -> Option<i64> {
        (self.lasting > 0 && self.used().is_positive()).then(|| divide(self.lasting * 10, i128::from(self.used().0)))
    }

    fn add(&mut self, other: &Turnover) {
        let pairs = [
            (&mut self.opening, other.opening),
            (&mut self.came, other.came),
            (&mut self.sold, other.sold),
            (&mut self.to_orders, other.to_orders),
            (&mut self.written_off, other.written_off),
            (&mut self.other, other.other),
        ];
        pairs.into_iter().for_each(|(sum, more)| sum.plus(more.0, more.1));
        self.lasting += other.lasting;
    }
}

/// Half away from zero.
fn divide(value: i128, by: i128) -> i64 {
    let (quotient, rest) = (value / by, value % by);
    let up = if rest.abs() * 2 >= by.abs() { value.signum() * by.signum() } else { 0 };
    i64::try_from(quotient + up).unwrap_or(i64::MAX)
}

/// What came and what was used up in a month.
type Months = std::collections::BTreeMap<Day, [i64; 2]>;

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let within = ask.within(cx, reads)?;
    let (mut rows, mut months): (HashMap<Id<mark::Product>, Turnover>, Months) = (HashMap::new(), Months::new());
    let days = ask.days();
    for warehouse in &ask.warehouses {
        for (product, (quantity, cost)) in balance::at(reads, warehouse.id, ask.from.plus(-1), ask.today)? {
            if leaves(within.as_ref(), product) {
                let row = rows.entry(product).or_insert(Turnover::NONE);
                row.opening.plus(quantity, cost);
                row.lasting += i128::from(cost.0) * i128::from(days);
            }
        }
        turns::by_kind(reads, warehouse.id, ask.from, ask.to, |month, product, kind, sums| {
            if !leaves(within.as_ref(), product) {
                return;
            }
            let row = rows.entry(product).or_insert(Turnover::NONE);
            row.count(kind, &sums);
            row.lasting += sums.lasting(month, ask.to);
            let bars = months.entry(month).or_default();
            match kind {
                MoveKind::Posting => bars[0] += sums.cost().0,
                MoveKind::Sale | MoveKind::ClientReturn | MoveKind::Order => bars[1] -= sums.cost().0,
                _ => {}
            }
        })?;
    }
    rows.retain(|_, row| *row != Turnover::NONE);
    let (mut table, mut all) = (Table::new(text::PRODUCT, &columns()), Turnover::NONE);
    for (product, row) in rows {
        all.add(&row);
        table.lines.push(Line::product(product, values(&row, days)));
    }
    table.total = Some(values(&all, days));
    let mut made = Made::of(table);
    if ask.cost {
        made.tiles = tiles(cx, &all, days);
        made.charts.extend(by_month(cx, ask, &months));
    }
    Ok(made)
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("opening", text::OPENING),
        Column::new("opening_cost", text::OPENING_COST).cost().under(),
        Column::new("came", text::CAME),
        Column::new("came_cost", text::CAME_COST).cost().under(),
        Column::new("sold", text::SOLD),
        Column::new("sold_cost", text::SOLD_COST).cost().under(),
        Column::new("orders", text::TO_ORDERS),
        Column::new("orders_cost", text::TO_ORDERS_COST).cost().under(),
        Column::new("written", text::WRITTEN_OFF),
        Column::new("written_cost", text::WRITTEN_OFF_COST).cost().under(),
        Column::new("other", text::OTHER_OUT),
        Column::new("other_cost", text::OTHER_OUT_COST).cost().under(),
        Column::new("closing", text::CLOSING).main(),
        Column::new("closing_cost", text::CLOSING_COST).cost().under(),
        Column::new("mean", text::MEAN_STOCK).cost(),
        Column::new("used", text::USED_UP).cost(),
        Column::new("ratio", text::RATIO).secret(),
        Column::new("days", text::LASTS).secret().under(),
    ]
}

fn values(row: &Turnover, days: i64) -> Vec<Value> {
    let flows = [row.opening, row.came, row.sold, row.to_orders, row.written_off, row.other];
    let mut values: Vec<Value> = flows.iter().flat_map(|flow| [Value::quantity(flow.0), Value::money(flow.1)]).collect();
    let left = row.closing();
    values.extend([Value::Quantity(left.0), Value::Money(left.1), Value::Money(row.mean(days)), Value::Money(row.used())]);
    values.extend([row.ratio(days).map_or(Value::Nothing, Value::Ratio), row.lasts().map_or(Value::Nothing, Value::Days)]);
    values
}

fn tiles(cx: &Cx, all: &Turnover, days: i64) -> Vec<Tile> {
    let tile = |name, said: String| Tile { name, said, note: String::new() };
    vec![
        tile(text::USED_UP, cx.sum(all.used())),
        tile(text::MEAN_STOCK, cx.sum(all.mean(days))),
        tile(text::RATIO, all.ratio(days).map_or(String::new(), |number| Value::Ratio(number).show(cx.lang()))),
        tile(text::LASTS, all.lasts().map_or(String::new(), |number| Value::Days(number).show(cx.lang()))),
    ]
}

/// Months of the period with what was bought and what was used up; one month is no chart.
fn by_month(cx: &Cx, ask: &Ask, months: &Months) -> Option<Chart> {
    let words = DayWords::of(ask.lang);
    let pair = |(month, sums): (&Day, &[i64; 2])| Pair {
        name: words.month_short(month.date().month()).to_string(),
        values: *sums,
        said: sums.map(|sum| cx.sum(Money(sum))),
    };
    let legend = [text::CAME.get(ask.lang).to_string(), text::USED_UP.get(ask.lang).to_string()];
    let title = text::BY_MONTHS.get(ask.lang).to_string();
    let most = Money(months.values().flatten().copied().max().unwrap_or(0));
    let largest = text::AT_MOST.with(ask.lang, &[&cx.sum(most)]);
    (months.len() > 1).then(|| Chart::Pairs { title, legend, largest, pairs: months.iter().map(pair).collect() })
}
