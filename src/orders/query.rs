//! Which orders a list shows: a view, filters and an order of rows, read by key page after page.
//!
//! A page is merged from streams, one per location (or status, or master), each walking its index in the same direction.
//! A stream looks through a bounded number of rows; what it did not reach is on the next page, so nothing is silently cut.

use super::{
    document::may_see,
    tables::{
        ORDER_BY_AWAITING, ORDER_BY_CREATED, ORDER_BY_DEADLINE, ORDER_BY_DEBT, ORDER_BY_INCOMPLETE, ORDER_BY_MASTER, ORDER_BY_PROMISE,
        ORDER_BY_STATUS, ORDER_BY_STATUS_CREATED, Order, master_key,
    },
};
use crate::{
    kernel::{Id, Moment, Result, mark},
    shop::{Status, StatusGroup},
    store::{Index, Newest, Order as Direction, Reads, Walk, key::Key},
    web::{Cx, Scope},
};

pub const PAGE: usize = 50;
/// Rows a stream reads at most for one page when filters pass few of them.
const BUDGET: usize = 2000;
/// By deadline, the keys of open orders without one lie about here, past every date, and those of closed orders beyond.
const UNDATED: i64 = 1 << 60;
const OVER: i64 = 1 << 61;

/// The tabs above the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Open,
    Overdue,
    Pending,
    /// Parts are to be bought.
    Awaiting,
    Ready,
    Mine,
    Urgent,
    Unassigned,
    Debts,
    /// Parts were not written off.
    Incomplete,
    Closed,
    All,
}

impl View {
    pub const ALL: [View; 12] = [
        View::Open,
        View::Overdue,
        View::Pending,
        View::Awaiting,
        View::Ready,
        View::Mine,
        View::Urgent,
        View::Unassigned,
        View::Debts,
        View::Incomplete,
        View::Closed,
        View::All,
    ];
    pub fn key(self) -> &'static str {
        match self {
            View::Open => "open",
            View::Overdue => "overdue",
            View::Pending => "pending",
            View::Awaiting => "awaiting",
            View::Ready => "ready",
            View::Mine => "mine",
            View::Urgent => "urgent",
            View::Unassigned => "unassigned",
            View::Debts => "debts",
            View::Incomplete => "incomplete",
            View::Closed => "closed",
            View::All => "all",
        }
    }
    /// Of what is closed nobody asks when it is due.
    pub fn has_deadlines(self) -> bool {
        !matches!(self, View::Debts | View::Incomplete | View::Closed)
    }
    fn named(key: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Newest,
    Oldest,
    /// The longest in its status first.
    Standing,
    /// The latest come to its status first.
    Newcomer,
    /// The soonest deadline first; orders without one come last, whichever way it is turned.
    Deadline,
    Furthest,
}

impl Sort {
    /// Which way the indexes are walked.
    fn direction(self) -> Direction {
        if matches!(self, Sort::Oldest | Sort::Newcomer | Sort::Furthest) { Direction::Descending } else { Direction::Ascending }
    }
    /// The place of a row among others that are all at hand.
    pub fn place(self, order: &Order) -> (bool, i64) {
        let undated = order.deadline.is_none();
        let deadline = order.deadline.map_or(0, Moment::millis);
        match self {
            Sort::Newest => (false, -order.created.millis()),
            Sort::Oldest => (false, order.created.millis()),
            Sort::Standing => (false, order.since.millis()),
            Sort::Newcomer => (false, -order.since.millis()),
            Sort::Deadline => (undated, deadline),
            Sort::Furthest => (undated, -deadline),
        }
    }
}

/// What the address of the list says.
#[derive(Debug, Clone)]
pub struct Query {
    pub view: View,
    pub sort: Option<Sort>,
    pub statuses: Vec<Id<mark::Status>>,
    pub order_type: Option<Id<mark::OrderType>>,
    pub master: Option<Id<mark::Employee>>,
    pub source: Option<Id<mark::Source>>,
    pub words: String,
    /// The last row of the page before.
    pub after: Option<(i64, Id<mark::Order>)>,
}

impl Query {
    pub fn of(cx: &Cx) -> Query {
        let id = |name: &str| cx.query(name);
        Query {
            view: cx.query("view").and_then(|key| View::named(&key)).unwrap_or_default(),
            sort: match cx.query("sort").as_deref() {
                Some("-created") => Some(Sort::Newest),
                Some("created") => Some(Sort::Oldest),
                Some("since") => Some(Sort::Standing),
                Some("-since") => Some(Sort::Newcomer),
                Some("deadline") => Some(Sort::Deadline),
                Some("-deadline") => Some(Sort::Furthest),
                _ => None,
            },
            statuses: cx.queries("status").iter().filter_map(|id| id.parse().ok()).collect(),
            order_type: id("type").and_then(|id| id.parse().ok()),
            master: id("master").and_then(|id| id.parse().ok()),
            source: id("source").and_then(|id| id.parse().ok()),
            words: cx.query("q").map(|words| words.trim().chars().take(100).collect()).unwrap_or_default(),
            after: id("after").and_then(|after| {
                let (key, id) = after.split_once('.')?;
                // No row has a key so far away; sums with one would not fit.
                let key = key.parse().ok().filter(|key: &i64| key.unsigned_abs() <= 2 * OVER.unsigned_abs())?;
                Some((key, id.parse().ok()?))
            }),
        }
    }
    /// A view has an order of its own unless asked otherwise.
    pub fn sorted(&self) -> Sort {
        let asked = self.sort.filter(|sort| self.view.has_deadlines() || !matches!(sort, Sort::Deadline | Sort::Furthest));
        asked.unwrap_or(match self.view {
            View::Overdue => Sort::Deadline,
            View::Ready | View::Pending => Sort::Standing,
            _ => Sort::Newest,
        })
    }
    pub fn is_filtered(&self) -> bool {
        !self.statuses.is_empty() || self.order_type.is_some() || self.master.is_some() || self.source.is_some() || !self.words.is_empty()
    }
    pub fn suits(&self, order: &Order, scope: &Scope, now: Moment) -> bool {
        let view = match self.view {
            View::Open => order.is_open(),
            View::Overdue => order.is_late(now),
            View::Pending => order.group == StatusGroup::Pending,
            View::Awaiting => order.is_awaiting(),
            View::Ready => order.group == StatusGroup::Ready,
            View::Mine => order.is_open() && order.master == Some(scope.person),
            View::Urgent => order.is_open() && order.urgent && order.group != StatusGroup::Ready,
            View::Unassigned => order.is_open() && order.master.is_none(),
            View::Debts => !order.is_open() && order.due().is_positive(),
            View::Incomplete => order.is_incomplete(),
            View::Closed => !order.is_open(),
            View::All => true,
        };
        view && may_see(scope, order)
            && (self.statuses.is_empty() || self.statuses.contains(&order.status))
            && self.order_type.is_none_or(|kind| kind == order.order_type)
            && self.master.is_none_or(|master| order.master == Some(master))
            && self.source.is_none_or(|source| order.source == Some(source))
    }
}

/// A page of rows; `next` is where the following one begins.
#[derive(Debug, Default)]
pub struct Rows {
    pub orders: Vec<Order>,
    pub next: Option<(i64, Id<mark::Order>)>,
}

/// What one stream found: rows with their sort keys, and where it stopped short.
#[derive(Default)]
struct Found {
    rows: Vec<(i64, Order)>,
    stopped_at: Option<(i64, Id<mark::Order>)>,
}

/// Reads one page.
pub fn page(reads: &impl Reads, query: &Query, scope: &Scope, statuses: &[Status], now: Moment) -> Result<Rows> {
    let reader = Reader { reads, query, scope, now, only: |_| true };
    let mut streams = Vec::new();
    match query.sorted() {
        sort @ (Sort::Standing | Sort::Newcomer) => reader.by_status(statuses, sort.direction(), &mut streams)?,
        sort @ (Sort::Deadline | Sort::Furthest) => reader.by_deadline(sort.direction(), &mut streams)?,
        sort => reader.by_created(sort, &mut streams)?,
    }
    Ok(merged(streams, query.sorted().direction()))
}

/// Joins streams into one page. Nothing after the place where a stream stopped short may be shown before it goes on.
/// Orders of one key stand as their index is walked, or the next page would lose some and repeat others.
fn merged(streams: Vec<Found>, direction: Direction) -> Rows {
    let place = |key: i64, id: Id<mark::Order>| match direction {
        Direction::Ascending => (key, id.bytes()),
        Direction::Descending => (key, id.bytes().map(|byte| !byte)),
    };
    let limit = streams.iter().filter_map(|stream| stream.stopped_at).min_by_key(|(key, id)| place(*key, *id));
    let mut rows: Vec<(i64, Order)> = streams.into_iter().flat_map(|stream| stream.rows).collect();
    rows.sort_by_key(|(key, order)| place(*key, order.id));
    rows.dedup_by_key(|(_, order)| order.id);
    if let Some(limit) = limit {
        rows.retain(|(key, order)| place(*key, order.id) <= place(limit.0, limit.1));
    }
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().map(|(key, order)| (*key, order.id));
    Rows { next: if more { last } else { limit }, orders: rows.into_iter().map(|(_, order)| order).collect() }
}

struct Reader<'r, R> {
    reads: &'r R,
    query: &'r Query,
    scope: &'r Scope,
    now: Moment,
    /// Narrows the rows beside the query.
    only: fn(&Order) -> bool,
}

impl<R: Reads> Reader<'_, R> {
    /// Walks one index. `sort` makes the merge key of an entry: ascending in the direction of the walk.
    fn stream<K: Key + Clone>(
        &self,
        index: &Index<Order, K>,
        prefix: impl crate::store::key::Prefix<K>,
        direction: Direction,
        past: Option<K>,
        sort: impl Fn(&K) -> i64,
    ) -> Result<Found> {
        let mut found = Found::default();
        let mut read = 0;
        let from = past.zip(self.query.after.map(|(_, id)| id));
        self.reads.walk_by(index, prefix, direction, from.as_ref().map(|(key, id)| (key, id)), |key, id| {
            let at = (sort(&key), id);
            read += 1;
            let order = self.reads.need::<Order>(&id)?;
            if (self.only)(&order) && self.query.suits(&order, self.scope, self.now) {
                found.rows.push((at.0, order));
            }
            if found.rows.len() > PAGE {
                return Ok(Walk::Stop);
            }
            if read >= BUDGET {
                found.stopped_at = Some(at);
                return Ok(Walk::Stop);
            }
            Ok(Walk::On)
        })?;
        Ok(found)
    }

    fn by_created(&self, sort: Sort, streams: &mut Vec<Found>) -> Result<()> {
        let direction = sort.direction();
        let sign = if sort == Sort::Newest { -1 } else { 1 };
        let past = self.query.after.map(|(key, _)| Newest(Moment::from_millis(key * sign)));
        let open: &[bool] = match self.query.view {
            View::All => &[true, false],
            View::Closed => &[false],
            _ => &[true],
        };
        // Of one status only some are in debt or lack parts: its own index would be longer.
        let special = match self.query.view {
            View::Debts => Some(&ORDER_BY_DEBT),
            View::Awaiting => Some(&ORDER_BY_AWAITING),
            View::Incomplete => Some(&ORDER_BY_INCOMPLETE),
            _ => None,
        };
        if let Some(index) = special {
            for location in self.scope.locations.iter().copied() {
                let past = past.map(|at| (location, at));
                streams.push(self.stream(index, (location,), direction, past, |k| k.1.0.millis() * sign)?);
            }
            return Ok(());
        }
        if !self.query.statuses.is_empty() {
            return self.of_statuses(direction, streams);
        }
        for open in open.iter().copied() {
            let own = self.query.view == View::Mine || self.scope.own_only.len() == self.scope.locations.len();
            if own || self.query.view == View::Unassigned {
                for master in [Some(self.scope.person).filter(|_| self.query.view != View::Unassigned), None] {
                    let key = master_key(master);
                    let past = past.map(|at| (key, open, at));
                    streams.push(self.stream(&ORDER_BY_MASTER, (key, open), direction, past, |k| k.2.0.millis() * sign)?);
                }
                continue;
            }
            for location in self.scope.locations.iter().copied() {
                let past = past.map(|at| (location, open, at));
                streams.push(self.stream(&ORDER_BY_CREATED, (location, open), direction, past, |k| k.2.0.millis() * sign)?);
            }
        }
        Ok(())
    }

    /// The chosen statuses, newest or oldest first.
    fn of_statuses(&self, direction: Direction, streams: &mut Vec<Found>) -> Result<()> {
        let sign = if direction == Direction::Ascending { -1 } else { 1 };
        let past = self.query.after.map(|(key, _)| Newest(Moment::from_millis(key * sign)));
        for status in self.query.statuses.iter().copied() {
            for location in self.scope.locations.iter().copied() {
                let past = past.map(|at| (location, status, at));
                streams.push(self.stream(&ORDER_BY_STATUS_CREATED, (location, status), direction, past, |k| k.2.0.millis() * sign)?);
            }
        }
        Ok(())
    }

    fn by_status(&self, statuses: &[Status], direction: Direction, streams: &mut Vec<Found>) -> Result<()> {
        let sign = if direction == Direction::Ascending { 1 } else { -1 };
        let wanted = statuses.iter().filter(|status| {
            let group = match self.query.view {
                View::Ready => status.group == StatusGroup::Ready,
                View::Pending => status.group == StatusGroup::Pending,
                View::Closed | View::Debts => status.group.is_final(),
                View::All | View::Incomplete => true,
                _ => !status.group.is_final(),
            };
            group && (self.query.statuses.is_empty() || self.query.statuses.contains(&status.id))
        });
        for status in wanted {
            for location in self.scope.locations.iter().copied() {
                let past = self.query.after.map(|(key, _)| (location, status.id, Moment::from_millis(key * sign)));
                streams.push(self.stream(&ORDER_BY_STATUS, (location, status.id), direction, past, |k| k.2.millis() * sign)?);
            }
        }
        Ok(())
    }

    /// Orders that have a deadline, then open ones without, then closed ones, each kind only when the one before has ended.
    fn by_deadline(&self, direction: Direction, streams: &mut Vec<Found>) -> Result<()> {
        let sign = if direction == Direction::Ascending { 1 } else { -1 };
        let after = self.query.after.map(|(key, _)| key);
        let index = if self.query.view == View::Overdue { &ORDER_BY_PROMISE } else { &ORDER_BY_DEADLINE };
        if after.is_none_or(|key| key < UNDATED / 2) {
            for location in self.scope.locations.iter().copied() {
                let past = after.map(|key| (location, Moment::from_millis(key * sign)));
                streams.push(self.stream(index, (location,), direction, past, |k| k.1.millis() * sign)?);
            }
        }
        let undated = Reader { only: |order| order.deadline.is_none(), ..*self };
        for (open, base, reader) in [(true, UNDATED, &undated), (false, OVER, self)] {
            let full = streams.iter().any(|one| one.stopped_at.is_some()) || streams.iter().map(|one| one.rows.len()).sum::<usize>() > PAGE;
            if full || self.query.view == View::Overdue || (!open && self.query.view != View::All) {
                break;
            }
            let own = after.filter(|key| (key - base).abs() < UNDATED / 2);
            if own.is_none() && after.is_some_and(|key| key > base) {
                continue;
            }
            for location in self.scope.locations.iter().copied() {
                let past = own.map(|key| (location, open, Newest(Moment::from_millis((base - key) * sign))));
                streams.push(reader.stream(&ORDER_BY_CREATED, (location, open), direction, past, |k| base - k.2.0.millis() * sign)?);
            }
        }
        Ok(())
    }
}
