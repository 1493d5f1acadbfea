//! ABC and XYZ: which goods make the revenue and the profit, and how evenly they are wanted.

use std::collections::{HashMap, HashSet};

use super::{
    Made, Report,
    ask::{Ask, Filter, leaves},
    chart::{Chart, Square},
    table::{About, Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::{PRODUCT_BY_CODE, PRODUCT_BY_NAME},
    kernel::{Id, Money, Rate, Result, mark},
    stock::demand::{self, Sums},
    store::{Order, Read, Reads, Walk},
    web::{Cx, ui::table::with_param},
};

pub const REPORT: Report = Report {
    key: "assortment",
    title: text::ASSORTMENT,
    why: text::ASSORTMENT_WHY,
    icon: "chart-no-axes-column",
    filters: &[Filter::Period, Filter::View(&VIEWS), Filter::Location, Filter::Category, Filter::Find],
    sort: "",
    make,
};

const VIEWS: [(&str, crate::kernel::Text); 2] = [("revenue", text::ABC_BY_REVENUE), ("profit", text::ABC_BY_PROFIT)];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    A,
    B,
    C,
    X,
    Y,
    Z,
    /// Too few weeks to say.
    Unknown,
}

impl Class {
    pub fn letter(self) -> &'static str {
        match self {
            Class::A => "A",
            Class::B => "B",
            Class::C => "C",
            Class::X => "X",
            Class::Y => "Y",
            Class::Z => "Z",
            Class::Unknown => "?",
        }
    }
    fn tone(self) -> &'static str {
        match self {
            Class::A | Class::X => "green",
            Class::B | Class::Y => "amber",
            Class::C | Class::Z => "gray",
            Class::Unknown => "violet",
        }
    }
    fn value(self) -> Value {
        match self {
            Class::Unknown => Value::Nothing,
            _ => Value::Class(self.tone(), self.letter()),
        }
    }
}

/// Weeks from which demand says something.
pub const ENOUGH: usize = 4;
/// Shares of the whole before which a product is A and B, in basis points.
const A: i128 = 8_000;
const B: i128 = 9_500;

/// Classes of values that stand from the largest down: by what stood before each of them.
pub fn abc(values: &[Money]) -> Vec<Class> {
    let whole: i128 = values.iter().map(|value| i128::from(value.0.max(0))).sum();
    let mut before = 0_i128;
    let mut class = |value: &Money| {
        let class = match before * 10_000 {
            _ if !value.is_positive() => Class::C,
            share if share < A * whole => Class::A,
            share if share < B * whole => Class::B,
            _ => Class::C,
        };
        before += i128::from(value.0.max(0));
        class
    };
    values.iter().map(&mut class).collect()
}

/// The coefficient of variation of demand (population) and its class: σ/mean ≤ 10 % is X, ≤ 25 % is Y. Nothing wanted at all
/// has none and is Z. Compared exactly, without roots: n·Σq² − (Σq)² against (limit·Σq)².
pub fn xyz(weeks: &[i64]) -> (Option<Rate>, Class) {
    let count = weeks.len() as i128;
    let (sum, squares): (i128, i128) = weeks.iter().fold((0, 0), |(sum, squares), week| {
        let week = i128::from(*week);
        (sum + week, squares + week * week)
    });
    if sum <= 0 {
        return (None, Class::Z);
    }
    let spread = count * squares - sum * sum;
    let within = |percent: i128| spread * 10_000 <= percent * percent * sum * sum;
    let class = if within(10) {
        Class::X
    } else if within(25) {
        Class::Y
    } else {
        Class::Z
    };
    (Some(Rate(root_share(spread, sum))), class)
}

/// √spread / sum in basis points, half up: the largest number whose half-step below still fits.
fn root_share(spread: i128, sum: i128) -> i64 {
    let whole = (spread.unsigned_abs().saturating_mul(400_000_000) / (sum.unsigned_abs() * sum.unsigned_abs())).isqrt();
    i64::try_from(whole.div_ceil(2)).unwrap_or(i64::MAX)
}

/// One product with its classes.
struct Sold {
    product: Id<mark::Product>,
    sums: Sums,
    spread: Option<Rate>,
    by_revenue: Class,
    by_profit: Class,
    xyz: Class,
}

fn make(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Made> {
    let (weeks, by_profit) = (demand::weeks(ask.from, ask.to).1, ask.cost && ask.view == "profit");
    let mut all = read(cx, reads, ask, weeks)?;
    classify(reads, &mut all)?;
    let of = |one: &Sold| if by_profit { (one.by_profit, one.sums.profit()) } else { (one.by_revenue, one.sums.revenue) };
    all.sort_by_key(|one| std::cmp::Reverse(of(one).1));
    let chosen = cx.query("class").unwrap_or_default();
    let charts = if all.is_empty() { Vec::new() } else { vec![matrix(cx, ask, &all, of, (weeks, &chosen))] };
    all.retain(|one| chosen.is_empty() || format!("{}{}", of(one).0.letter(), one.xyz.letter()) == chosen);
    let whole = |of: fn(&Sums) -> Money| all.iter().map(|one| of(&one.sums)).sum::<Money>();
    let (revenue, profit) = (whole(|sums| sums.revenue), whole(Sums::profit));
    let mut table = Table::new(text::PRODUCT, &columns());
    for one in &all {
        table.lines.push(Line { about: About::Product(one.product), values: values(one, revenue, profit), strong: false });
    }
    table.sum_up();
    Ok(Made { charts, empty: Some(text::NOTHING_SOLD.get(ask.lang).into()), ..Made::of(table) })
}

/// Every product in use with what was wanted of it in the period, be it nothing, and whatever else was sold.
fn read(cx: &Cx, reads: &Read<'_>, ask: &Ask, weeks: usize) -> Result<Vec<Sold>> {
    let (within, mut all) = (ask.within(cx, reads)?, Vec::new());
    demand::of_weeks(reads, &ask.locations, ask.from, ask.to, |product, sums, of_weeks| {
        if leaves(within.as_ref(), product) && *sums != Sums::NONE {
            let (spread, class) = xyz(of_weeks);
            let class = if weeks < ENOUGH { Class::Unknown } else { class };
            all.push(Sold { product, sums: *sums, spread, by_revenue: Class::C, by_profit: Class::C, xyz: class });
        }
    })?;
    if all.is_empty() {
        return Ok(all);
    }
    let (sold, (spread, class)): (HashSet<_>, _) = (all.iter().map(|one| one.product).collect(), xyz(&[]));
    let class = if weeks < ENOUGH { Class::Unknown } else { class };
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, None, |_, product| {
        if leaves(within.as_ref(), product) && !sold.contains(&product) {
            all.push(Sold { product, sums: Sums::NONE, spread, by_revenue: Class::C, by_profit: Class::C, xyz: class });
        }
        Ok(Walk::On)
    })?;
    Ok(all)
}

/// Gives each its classes; equal ones stand in the order of their codes.
fn classify(reads: &Read<'_>, all: &mut [Sold]) -> Result<()> {
    let mut places: HashMap<Id<mark::Product>, usize> = HashMap::new();
    reads.walk_by(&PRODUCT_BY_CODE, (), Order::Ascending, None, |_, id| {
        places.insert(id, places.len());
        Ok(Walk::On)
    })?;
    let place = |one: &Sold| places.get(&one.product).copied().unwrap_or(usize::MAX);
    all.sort_by_key(|one| (std::cmp::Reverse(one.sums.profit()), place(one)));
    let classes = abc(&all.iter().map(|one| one.sums.profit()).collect::<Vec<_>>());
    all.iter_mut().zip(classes).for_each(|(one, class)| one.by_profit = class);
    all.sort_by_key(|one| (std::cmp::Reverse(one.sums.revenue), place(one)));
    let classes = abc(&all.iter().map(|one| one.sums.revenue).collect::<Vec<_>>());
    all.iter_mut().zip(classes).for_each(|(one, class)| one.by_revenue = class);
    Ok(())
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("abc", text::ABC_REVENUE).word(),
        Column::new("abc_profit", text::ABC_PROFIT).secret().word(),
        Column::new("xyz", text::XYZ).word(),
        Column::new("revenue", text::REVENUE).sum().main(),
        Column::new("share", text::SHARE).under(),
        Column::new("profit", text::GROSS_PROFIT).cost(),
        Column::new("profit_share", text::PROFIT_SHARE).secret().under(),
        Column::new("wanted", text::WANTED),
        Column::new("returned", text::RETURNED),
        Column::new("spread", text::SPREAD),
    ]
}

fn values(one: &Sold, revenue: Money, profit: Money) -> Vec<Value> {
    let sums = &one.sums;
    vec![
        one.by_revenue.value(),
        one.by_profit.value(),
        one.xyz.value(),
        Value::Money(sums.revenue),
        Value::percent(Rate::share(sums.revenue, revenue)),
        Value::Money(sums.profit()),
        Value::percent(Rate::share(sums.profit(), profit)),
        Value::quantity(sums.wanted()),
        Value::quantity(sums.returned),
        Value::percent(one.spread),
    ]
}

/// How many products and how much money each pair of classes has; each leads to its own list.
fn matrix(cx: &Cx, ask: &Ask, all: &[Sold], of: impl Fn(&Sold) -> (Class, Money), (weeks, chosen): (usize, &str)) -> Chart {
    let columns: &[Class] = if weeks < ENOUGH { &[Class::Unknown] } else { &[Class::X, Class::Y, Class::Z] };
    let mut sums: HashMap<(Class, Class), (i64, Money)> = HashMap::new();
    for one in all {
        let (class, money) = of(one);
        let sum = sums.entry((class, one.xyz)).or_insert((0, Money::ZERO));
        *sum = (sum.0 + 1, sum.1 + money);
    }
    let square = |row: Class, column: Class| {
        let (count, sum) = sums.get(&(row, column)).copied().unwrap_or((0, Money::ZERO));
        let name = format!("{}{}", row.letter(), column.letter());
        Square {
            count: text::LINES.of(count, ask.lang),
            sum: cx.sum(sum),
            path: with_param(cx, &REPORT.path(), "class", (name != chosen).then_some(name.as_str())),
            chosen: name == chosen,
            tone: row.tone(),
            name: if column == Class::Unknown { row.letter().into() } else { name },
        }
    };
    let said = |class: &Class| {
        let meaning = match class {
            Class::A => text::A_MOST.get(ask.lang).to_string(),
            Class::B => text::B_SOME.get(ask.lang).to_string(),
            Class::C => text::C_LITTLE.get(ask.lang).to_string(),
            Class::X => text::X_EVEN.get(ask.lang).to_string(),
            Class::Y => text::Y_UNEVEN.get(ask.lang).to_string(),
            Class::Z => text::Z_WILD.get(ask.lang).to_string(),
            Class::Unknown => return (String::new(), text::TOO_FEW_WEEKS.with(ask.lang, &[&ENOUGH, &weeks])),
        };
        (class.letter().to_string(), meaning)
    };
    let heads = columns.iter().map(said);
    let rows =
        [Class::A, Class::B, Class::C].map(|row| (said(&row), columns.iter().map(|column| square(row, *column)).collect::<Vec<_>>()));
    let title = if ask.cost && ask.view == "profit" { text::MATRIX_PROFIT } else { text::MATRIX_REVENUE };
    Chart::Matrix { title: title.get(ask.lang).into(), heads: heads.collect(), rows: rows.into() }
}
