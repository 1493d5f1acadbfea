//! Finding orders by words: the number (any part of it), and everything their clients and devices are found by.

use std::collections::BTreeSet;

use super::tables::{ORDER_BY_CLIENT, ORDER_BY_DEVICE, Order};
use crate::{
    clients::{Follow, Follower, Found, Why, find_where},
    kernel::{
        Id, Result, mark,
        search::{Entry, Index},
    },
    log::{Subject, SubjectKind},
    store::{Order as Direction, Read, Reads, Walk},
    web::Cx,
};

/// A search shows at most so many orders; the page says when there were more.
pub const MOST: usize = 100;

/// Order numbers in memory.
#[derive(Default)]
pub struct Numbers {
    index: Index<Id<mark::Order>>,
}

impl Follow for Numbers {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        reads.walk::<Order>((), Direction::Ascending, |order| {
            self.index.put(order.id, entry(&order));
            Ok(Walk::On)
        })
    }
    fn heed(&mut self, reads: &Read<'_>, subject: Subject) -> Result<()> {
        if subject.kind != SubjectKind::Order {
            return Ok(());
        }
        match reads.get::<Order>(&subject.id.cast())? {
            Some(order) => self.index.put(order.id, entry(&order)),
            None => self.index.remove(subject.id.cast()),
        }
        Ok(())
    }
}

/// Reads the numbers into memory, so that the first search does not wait for it.
pub fn warm(memory: &crate::web::cx::Memory, reads: &Read<'_>) -> Result<()> {
    memory.of::<Follower<Numbers>>().ask(reads, |_| ())
}

fn entry(order: &Order) -> Entry {
    Entry { codes: vec![order.number.clone()], rank: order.created.millis(), ..Entry::default() }
}

/// An order that was looked for, and why it was found.
pub struct FoundOrder {
    pub order: Order,
    /// The client whose name, phone or device answered; nothing when the number itself did.
    pub by: Option<Found>,
}

/// Orders by words, best first; whether there were more is the second part.
pub fn find(cx: &Cx, reads: &Read<'_>, words: &str, suits: impl Fn(&Order) -> bool) -> Result<(Vec<FoundOrder>, bool)> {
    let numbers = cx.site.memory.of::<Follower<Numbers>>();
    let hits = numbers.ask(reads, |numbers| numbers.index.find(words, MOST))?;
    let mut found = Vec::new();
    let mut more = hits.more;
    for hit in hits.hits {
        found.extend(reads.get::<Order>(&hit.key)?.filter(&suits).map(|order| FoundOrder { order, by: None }));
    }
    let clients = find_where(cx, reads, words, MOST, |_| true)?;
    more |= clients.more;
    for client in clients.found {
        let mut of_it = Vec::new();
        let mut visit = |id| {
            of_it.extend(reads.get::<Order>(&id)?.filter(&suits));
            Ok(if of_it.len() < MOST { Walk::On } else { Walk::Stop })
        };
        match &client.why {
            Why::Device(device) => reads.walk_by(&ORDER_BY_DEVICE, (device.id,), Direction::Ascending, None, |_, id| visit(id))?,
            _ => reads.walk_by(&ORDER_BY_CLIENT, (client.client.id,), Direction::Ascending, None, |_, id| visit(id))?,
        }
        found.extend(of_it.into_iter().map(|order| FoundOrder { order, by: Some(client.clone()) }));
        if found.len() > 4 * MOST {
            more = true;
            break;
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert(one.order.id));
    more |= found.len() > MOST;
    found.truncate(MOST);
    Ok((found, more))
}
