//! Which orders a list gives: newest first, those of one client or number, or whatever changed since a moment.

use super::shown::{Shown, show};
use crate::{
    kernel::{Id, Moment, Result, mark},
    log::SubjectKind,
    orders::{
        ORDER_BY_CLIENT, ORDER_BY_NUMBER, Order,
        query::{self, Query},
    },
    shop::{Status, StatusGroup},
    store::{Newest, Order as Direction, Read, Reads, Walk},
    web::{Cx, Scope, api, api::Page},
};

/// Pages of the list of the program read at most for one of ours when few orders suit.
const TURNS: usize = 5;

pub struct Ask {
    pub query: Query,
    pub scope: Scope,
    pub group: Option<StatusGroup>,
    pub client: Option<Id<mark::Client>>,
    pub number: Option<String>,
    pub since: Option<Moment>,
    /// `next` of the page before: two numbers, or a number and an id.
    pub after: Option<(i64, Id<mark::Order>)>,
    pub limit: usize,
}

impl Ask {
    fn suits(&self, cx: &Cx, order: &Order) -> bool {
        self.group.is_none_or(|group| order.group == group)
            && self.client.is_none_or(|client| order.client == client)
            && self.number.as_ref().is_none_or(|number| order.number.to_lowercase() == number.to_lowercase())
            && self.query.suits(order, &self.scope, cx.now())
    }
}

pub fn page(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Page<Shown>> {
    let (orders, next) = match (ask.since, &ask.number, ask.client) {
        (Some(since), _, _) => changed(cx, reads, ask, since)?,
        (None, Some(number), _) => {
            let found = reads.first_by(&ORDER_BY_NUMBER, number.to_lowercase())?;
            (found.into_iter().filter(|order| ask.suits(cx, order)).collect(), None)
        }
        (None, None, Some(client)) => of_client(cx, reads, ask, client)?,
        (None, None, None) => newest(cx, reads, ask)?,
    };
    let items = orders.into_iter().map(|order| show(cx, reads, order)).collect::<Result<_>>()?;
    Ok(Page { items, next: next.map(|(key, id)| format!("{key}.{id}")) })
}

type Found = (Vec<Order>, Option<(i64, Id<mark::Order>)>);

/// As the list of the program reads them, page after page of it.
fn newest(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Found> {
    let statuses = reads.all::<Status>(())?;
    let mut query = Query { after: ask.after, ..ask.query.clone() };
    let mut orders: Vec<Order> = Vec::new();
    for _ in 0..TURNS {
        let rows = query::page(reads, &query, &ask.scope, &statuses, cx.now())?;
        orders.extend(rows.orders.into_iter().filter(|order| ask.suits(cx, order)));
        query.after = rows.next;
        if orders.len() > ask.limit {
            orders.truncate(ask.limit);
            return Ok((orders.clone(), orders.last().map(place)));
        }
        if query.after.is_none() || orders.len() == ask.limit {
            break;
        }
    }
    Ok((orders, query.after))
}

/// Where an order stands in a list from the newest.
fn place(order: &Order) -> (i64, Id<mark::Order>) {
    (-order.created.millis(), order.id)
}

fn of_client(cx: &Cx, reads: &Read<'_>, ask: &Ask, client: Id<mark::Client>) -> Result<Found> {
    let past = ask.after.map(|(key, id)| ((client, Newest(Moment::from_millis(-key))), id));
    let (mut orders, mut more) = (Vec::new(), false);
    reads.walk_by(&ORDER_BY_CLIENT, (client,), Direction::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| {
        more = orders.len() == ask.limit;
        if more {
            return Ok(Walk::Stop);
        }
        let order = reads.need::<Order>(&id)?;
        if ask.suits(cx, &order) {
            orders.push(order);
        }
        Ok(Walk::On)
    })?;
    let next = orders.last().map(place).filter(|_| more);
    Ok((orders, next))
}

fn changed(cx: &Cx, reads: &Read<'_>, ask: &Ask, since: Moment) -> Result<Found> {
    let past = ask.after.map(|(seq, _)| u64::try_from(seq).unwrap_or_default());
    let read = |id: Id<()>| Ok(reads.get::<Order>(&id.cast())?.filter(|order| ask.suits(cx, order)));
    let (orders, more) = api::changed(reads, SubjectKind::Order, since, past, ask.limit, read)?;
    Ok((orders, more.map(|past| (i64::try_from(past).unwrap_or(i64::MAX), Id::fixed(0)))))
}
