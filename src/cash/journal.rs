//! What the journal asks for and how a page of it is read: newest first, by days, with what was left after each
//! operation where one cashbox is looked at.

use std::collections::BTreeMap;

use super::{
    boxes::{self, Flow},
    tables::{CashDay, Cashbox, Direction, OPERATION_BY_CASHBOX, OPERATION_BY_DAY, Operation},
};
use crate::{
    kernel::{Day, Id, Moment, Money, Result, mark},
    store::{Newest, Reads, Walk, row::Order},
    web::Cx,
};

/// Operations on a page.
pub const PAGE: usize = 50;
/// The longest period the journal shows.
const LONGEST: i32 = 366 * 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Today,
    Yesterday,
    Week,
    Month,
    Own(Day, Day),
}

impl Period {
    pub const READY: [Period; 4] = [Period::Today, Period::Yesterday, Period::Week, Period::Month];

    pub fn key(self) -> &'static str {
        match self {
            Period::Today => "today",
            Period::Yesterday => "yesterday",
            Period::Week => "week",
            Period::Month => "month",
            Period::Own(..) => "own",
        }
    }
    /// First and last day. A week begins on Monday.
    pub fn days(self, today: Day) -> (Day, Day) {
        let date = today.date();
        match self {
            Period::Today => (today, today),
            Period::Yesterday => (today.plus(-1), today.plus(-1)),
            Period::Week => (today.plus(-i32::from(date.weekday().to_monday_zero_offset())), today),
            Period::Month => (today.plus(1 - i32::from(date.day())), today),
            Period::Own(from, to) => (from, to),
        }
    }
}

/// Everything the address of the journal says.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    pub cashbox: Option<Id<mark::Cashbox>>,
    pub period: Period,
    pub direction: Option<Direction>,
    pub article: Option<Id<mark::Article>>,
}

impl Filter {
    /// Reads the address; what does not read is as if it were not there.
    pub fn of(cx: &Cx) -> Filter {
        let today = cx.today();
        let asked = cx.query("period").unwrap_or_default();
        let ready = Period::READY.into_iter().find(|period| period.key() == asked).unwrap_or(Period::Month);
        let day = |name: &str| cx.query(name).and_then(|text| Day::parse(&text));
        let period = match (day("from"), day("to")) {
            (None, None) => ready,
            (from, to) => {
                let to = to.unwrap_or(today);
                let from = from.unwrap_or(to).min(to).max(to.plus(-LONGEST));
                if (from, to) == ready.days(today) { ready } else { Period::Own(from, to) }
            }
        };
        Filter {
            cashbox: cx.query("cashbox").and_then(|id| id.parse().ok()),
            period,
            direction: cx.query("direction").and_then(|key| Direction::named(&key)),
            article: cx.query("article").and_then(|id| id.parse().ok()),
        }
    }

    /// Hides something besides the period and the cashbox.
    pub fn narrows(&self) -> bool {
        self.direction.is_some() || self.article.is_some()
    }

    pub fn address(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        pairs.extend(self.cashbox.map(|id| ("cashbox", id.to_string())));
        match self.period {
            Period::Month => {}
            Period::Own(from, to) => pairs.extend([("from", from.iso()), ("to", to.iso())]),
            ready => pairs.push(("period", ready.key().into())),
        }
        pairs.extend(self.direction.map(|direction| ("direction", direction.key().to_string())));
        pairs.extend(self.article.map(|id| ("article", id.to_string())));
        match serde_urlencoded::to_string(&pairs) {
            Ok(query) if !query.is_empty() => format!("/cash?{query}"),
            _ => "/cash".into(),
        }
    }
    /// The same with something changed.
    pub fn with(mut self, change: impl FnOnce(&mut Filter)) -> String {
        change(&mut self);
        self.address()
    }

    fn takes(&self, operation: &Operation, amount: Money) -> bool {
        let direction = match self.direction {
            None => true,
            Some(Direction::In) => amount.is_positive(),
            Some(Direction::Out) => amount.is_negative(),
        };
        direction && self.article.is_none_or(|article| operation.article == Some(article))
    }
    /// The side of a day total that the filter leaves.
    fn leaves(&self, day: &CashDay) -> CashDay {
        let mut left = day.clone();
        if self.direction == Some(Direction::Out) {
            left.came = Money::ZERO;
        }
        if self.direction == Some(Direction::In) {
            left.went = Money::ZERO;
        }
        left
    }
}

/// Where a page ended: day, moment and id of its last operation.
#[derive(Debug, Clone, Copy)]
pub struct Cursor {
    pub day: Day,
    pub at: Moment,
    pub id: Id<mark::Payment>,
}

impl Cursor {
    pub fn of(cx: &Cx) -> Option<Cursor> {
        let text = cx.query("after")?;
        let mut parts = text.splitn(3, '.');
        let (day, at, id) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Cursor { day: Day::from_number(day), at: Moment::from_millis(at), id })
    }
    fn ends(operation: &Operation) -> Cursor {
        Cursor { day: operation.day, at: operation.at, id: operation.id }
    }
    pub fn text(self) -> String {
        format!("{}.{}.{}", self.day.number(), self.at.millis(), self.id)
    }
    /// The operation stands after this place in the order of the journal: an earlier day, an earlier moment, a later id.
    fn is_past(self, operation: &Operation) -> bool {
        (operation.day, operation.at, std::cmp::Reverse(operation.id)) < (self.day, self.at, std::cmp::Reverse(self.id))
    }
}

/// One operation with what the cashbox held after it.
pub struct Line {
    pub operation: Operation,
    pub balance: Option<Money>,
}

/// A page of the journal with the sums of its whole period.
pub struct Journal {
    pub lines: Vec<Line>,
    pub next: Option<Cursor>,
    pub days: BTreeMap<Day, Flow>,
    pub total: Flow,
    /// What all the cashboxes looked at held before the period and after it.
    pub before: Money,
    pub after: Money,
}

/// Reads a page. `seen` are the cashboxes that the person may see and has chosen.
pub fn read(reads: &impl Reads, seen: &[Cashbox], filter: &Filter, today: Day, past: Option<Cursor>) -> Result<Journal> {
    let (from, to) = filter.period.days(today);
    let mut journal =
        Journal { lines: Vec::new(), next: None, days: BTreeMap::new(), total: Flow::default(), before: Money::ZERO, after: Money::ZERO };
    for cashbox in seen {
        add_sums(reads, cashbox, filter, (from, to), &mut journal)?;
    }
    match seen {
        [one] => read_one(reads, one, filter, (from, to), past, &mut journal)?,
        many => read_all(reads, many, filter, (from, to), past, &mut journal)?,
    }
    if journal.lines.len() > PAGE {
        journal.lines.truncate(PAGE);
        journal.next = journal.lines.last().map(|line| Cursor::ends(&line.operation));
    }
    Ok(journal)
}

fn add_sums(reads: &impl Reads, cashbox: &Cashbox, filter: &Filter, (from, to): (Day, Day), journal: &mut Journal) -> Result<()> {
    let (mut during, mut later) = (Flow::default(), Flow::default());
    boxes::days(reads, cashbox.id, from, |day| {
        if day.day > to {
            later.add(&day);
            return Walk::On;
        }
        during.add(&day);
        if filter.article.is_none_or(|article| article == day.article) {
            let left = filter.leaves(&day);
            journal.days.entry(day.day).or_default().add(&left);
            journal.total.add(&left);
        }
        Walk::On
    })?;
    let after = boxes::holds(reads, cashbox)? - later.net();
    journal.after += after;
    journal.before += after - during.net();
    Ok(())
}

/// The last possible entry of the day after `day`: what is strictly past it counts for `day` or earlier.
fn before_day(day: Day) -> (Newest<Day>, Newest<Moment>, Id<mark::Payment>) {
    (Newest(day.plus(1)), Newest(Moment::from_millis(i64::MIN)), Id::from_bytes([0xff; 16]))
}

fn read_one(
    reads: &impl Reads,
    cashbox: &Cashbox,
    filter: &Filter,
    (from, to): (Day, Day),
    past: Option<Cursor>,
    journal: &mut Journal,
) -> Result<()> {
    let start = past.map_or(to, |cursor| cursor.day.min(to));
    let mut later = Flow::default();
    boxes::days(reads, cashbox.id, start.plus(1), |day| {
        later.add(&day);
        Walk::On
    })?;
    let mut balance = boxes::holds(reads, cashbox)? - later.net();
    let (day, at, id) = before_day(start);
    reads.walk_by(&OPERATION_BY_CASHBOX, (cashbox.id,), Order::Ascending, Some((&(cashbox.id, day, at), &id)), |(_, day, _), id| {
        if day.0 < from || journal.lines.len() > PAGE {
            return Ok(Walk::Stop);
        }
        let operation = reads.need::<Operation>(&id)?;
        let (amount, left) = (operation.through(cashbox.id), balance);
        balance -= amount;
        if filter.takes(&operation, amount) && past.is_none_or(|cursor| cursor.is_past(&operation)) {
            journal.lines.push(Line { operation, balance: Some(left) });
        }
        Ok(Walk::On)
    })
}

fn read_all(
    reads: &impl Reads,
    seen: &[Cashbox],
    filter: &Filter,
    (from, to): (Day, Day),
    past: Option<Cursor>,
    journal: &mut Journal,
) -> Result<()> {
    let (day, at, id) = past.map_or(before_day(to), |cursor| (Newest(cursor.day), Newest(cursor.at), cursor.id));
    reads.walk_by(&OPERATION_BY_DAY, (), Order::Ascending, Some((&(day, at), &id)), |(day, _), id| {
        if day.0 < from || journal.lines.len() > PAGE {
            return Ok(Walk::Stop);
        }
        let operation = reads.need::<Operation>(&id)?;
        let through: Vec<_> = operation.cashboxes().into_iter().filter(|id| seen.iter().any(|cashbox| cashbox.id == *id)).collect();
        let amount = through.iter().map(|id| operation.through(*id)).sum();
        if !through.is_empty() && filter.takes(&operation, amount) {
            journal.lines.push(Line { operation, balance: None });
        }
        Ok(Walk::On)
    })
}
