//! What a report comes to: one table, from which the screen, the print and the Excel file are drawn.

use std::{cmp::Ordering, collections::HashMap};

use super::text;
use crate::{
    catalog::PRODUCT_BY_NAME,
    kernel::{Day, Id, Lang, Money, Quantity, Rate, Result, Text, mark},
    store::{Order, Read, Reads, Walk},
};

/// A number or a word in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nothing,
    Quantity(Quantity),
    Money(Money),
    /// A percentage.
    Percent(Rate),
    /// Hundredths: how many times.
    Ratio(i64),
    /// Tenths of a day.
    Days(i64),
    Count(i64),
    Day(Day),
    Said(String),
    /// A document, and where it is opened by those who may.
    Paper(String, Option<String>),
    /// A class as a chip: a tone and a letter.
    Class(&'static str, &'static str),
    /// What there is against what there must be: shown on the ruler.
    Gauge(Quantity, Quantity),
}

impl Value {
    /// Nothing where there is nothing to say.
    pub fn quantity(quantity: Quantity) -> Value {
        if quantity.is_zero() { Value::Nothing } else { Value::Quantity(quantity) }
    }
    pub fn money(money: Money) -> Value {
        if money.is_zero() { Value::Nothing } else { Value::Money(money) }
    }
    pub fn percent(rate: Option<Rate>) -> Value {
        rate.map_or(Value::Nothing, Value::Percent)
    }

    fn number(&self) -> Option<i64> {
        match self {
            Value::Nothing | Value::Said(_) | Value::Paper(..) => None,
            Value::Quantity(quantity) => Some(quantity.0),
            Value::Money(money) => Some(money.0),
            Value::Percent(rate) => Some(rate.0),
            Value::Ratio(number) | Value::Days(number) | Value::Count(number) => Some(*number),
            Value::Day(day) => Some(i64::from(day.number())),
            Value::Class(_, letter) => letter.bytes().next().map(i64::from),
            Value::Gauge(has, wants) => Some(has.0 * 1_000 / wants.0.max(1)),
        }
    }

    /// What is not known stands below everything that is.
    fn compare(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Said(one), Value::Said(other)) | (Value::Paper(one, _), Value::Paper(other, _)) => one.cmp(other),
            _ => self.number().unwrap_or(0).cmp(&other.number().unwrap_or(0)),
        }
    }

    fn add(&mut self, more: &Value) {
        *self = match (&*self, more) {
            (Value::Quantity(sum), Value::Quantity(more)) => Value::Quantity(*sum + *more),
            (Value::Money(sum), Value::Money(more)) => Value::Money(*sum + *more),
            (Value::Nothing, Value::Quantity(_) | Value::Money(_)) => more.clone(),
            _ => return,
        };
    }

    pub fn show(&self, lang: Lang) -> String {
        match self {
            Value::Nothing => "\u{2014}".into(),
            Value::Quantity(quantity) => quantity.show(lang),
            Value::Money(money) => money.show(lang),
            Value::Percent(rate) => format!("{}\u{a0}%", exact(rate.0, 2, lang)),
            Value::Ratio(number) => exact(*number, 2, lang),
            Value::Days(tenths) => format!("{}\u{a0}{}", exact(*tenths, 1, lang), text::DAYS_SHORT.get(lang)),
            Value::Count(count) => Money::major(*count).show(lang),
            Value::Day(day) => day.full(lang),
            Value::Said(said) | Value::Paper(said, _) => said.clone(),
            Value::Class(_, letter) => (*letter).into(),
            Value::Gauge(has, wants) => format!("{}\u{a0}/\u{a0}{}", has.show(lang), wants.show(lang)),
        }
    }
}

/// A number of so many digits after the mark, all of them shown.
fn exact(number: i64, digits: u32, lang: Lang) -> String {
    let (whole, part) = (number / 10_i64.pow(digits), number.unsigned_abs() % 10_u64.pow(digits));
    let sign = if number < 0 && whole == 0 { "\u{2212}" } else { "" };
    let mark = if lang == Lang::En { '.' } else { ',' };
    format!("{sign}{}{mark}{part:0width$}", Money::major(whole).show(lang), width = digits as usize)
}

#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// As the address names it for sorting.
    pub key: &'static str,
    pub title: Text,
    /// Only for those who may see cost.
    pub cost: bool,
    /// A sum of money: the head names the currency.
    pub sum: bool,
    /// On the screen it is the quiet second line of the column before it.
    pub under: bool,
    /// A word, not a number.
    pub word: bool,
    /// The column a folded row of a phone shows beside the name.
    pub main: bool,
}

impl Column {
    pub const fn new(key: &'static str, title: Text) -> Column {
        Column { key, title, cost: false, sum: false, under: false, word: false, main: false }
    }
    pub const fn sum(self) -> Column {
        Column { sum: true, ..self }
    }
    pub const fn cost(self) -> Column {
        Column { cost: true, sum: true, ..self }
    }
    /// Not a sum, but known only to those who see cost.
    pub const fn secret(self) -> Column {
        Column { cost: true, ..self }
    }
    pub const fn under(self) -> Column {
        Column { under: true, ..self }
    }
    pub const fn word(self) -> Column {
        Column { word: true, ..self }
    }
    pub const fn main(self) -> Column {
        Column { main: true, ..self }
    }
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// Its name is read when the row is drawn.
    Product(Id<mark::Product>),
    /// A document, and where it is opened by those who may.
    Document { title: String, path: Option<String> },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub about: About,
    pub values: Vec<Value>,
    /// Set apart: an opening and a closing balance.
    pub strong: bool,
}

impl Line {
    pub fn product(id: Id<mark::Product>, values: Vec<Value>) -> Line {
        Line { about: About::Product(id), values, strong: false }
    }
}

#[derive(Debug, Clone)]
pub struct Table {
    /// The head of the first column.
    pub subject: Text,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
    /// Sums of the columns, where they have one.
    pub total: Option<Vec<Value>>,
}

impl Table {
    pub fn new(subject: Text, columns: &[Column]) -> Table {
        Table { subject, columns: columns.to_vec(), lines: Vec::new(), total: None }
    }

    pub fn at(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// Sums up quantities and money; a cell that is not a sum is put by the report itself.
    pub fn sum_up(&mut self) {
        let mut total = vec![Value::Nothing; self.columns.len()];
        for line in &self.lines {
            total.iter_mut().zip(&line.values).for_each(|(sum, value)| sum.add(value));
        }
        self.total = Some(total);
    }

    pub fn set_total(&mut self, key: &str, value: Value) {
        if let (Some(at), Some(total)) = (self.at(key), self.total.as_mut()) {
            total[at] = value;
        }
    }

    /// Columns as they are drawn: one with the quieter ones under it.
    pub fn stacks(&self) -> Vec<Vec<usize>> {
        let mut stacks: Vec<Vec<usize>> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            match stacks.last_mut().filter(|_| column.under) {
                Some(stack) => stack.push(at),
                None => stacks.push(vec![at]),
            }
        }
        stacks
    }

    /// Takes away what this person may not see.
    pub fn without_cost(&mut self) {
        let kept: Vec<bool> = self.columns.iter().map(|column| !column.cost).collect();
        let sift = |values: &mut Vec<Value>| {
            let mut at = 0..;
            values.retain(|_| at.next().is_some_and(|at| kept[at]));
        };
        self.lines.iter_mut().for_each(|line| sift(&mut line.values));
        self.total.iter_mut().for_each(sift);
        self.columns.retain(|column| !column.cost);
    }

    /// Puts the lines into the order of a column, `-key` from the largest; equal ones by name or code, so that the order is always
    /// the same one.
    pub fn sort(&mut self, reads: &Read<'_>, sort: &str) -> Result<()> {
        let (key, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
        let places = if key == "name" { places(reads)? } else { HashMap::new() };
        let place = |line: &Line| match &line.about {
            About::Product(id) => places.get(id).copied().unwrap_or(u32::MAX),
            About::Document { .. } => 0,
        };
        let Some(at) = self.at(key) else {
            if key == "name" {
                self.lines.sort_by_cached_key(|line| (line.strong, place(line)));
                if down {
                    self.lines.reverse();
                }
            }
            return Ok(());
        };
        self.lines.sort_by(|one, other| {
            let order = one.values[at].compare(&other.values[at]);
            if down { order.reverse() } else { order }
        });
        Ok(())
    }
}

/// The place of each product in the order of names.
fn places(reads: &Read<'_>) -> Result<HashMap<Id<mark::Product>, u32>> {
    let mut places = HashMap::new();
    for archived in [false, true] {
        reads.walk_by(&PRODUCT_BY_NAME, (archived,), Order::Ascending, None, |_, id| {
            places.insert(id, u32::try_from(places.len()).unwrap_or(u32::MAX));
            Ok(Walk::On)
        })?;
    }
    Ok(places)
}
