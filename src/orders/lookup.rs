//! Finding orders by words: the number (its counter, its digits, its beginning), and everything their clients and devices are found by.

use std::collections::BTreeSet;

use super::tables::{ORDER_BY_CLIENT, ORDER_BY_DEVICE, ORDER_BY_DIGITS, ORDER_BY_NUMBER, ORDER_BY_SERIAL, Order, digits};
use crate::{
    clients::{Candidates, Found, Why},
    kernel::{Id, Result, mark, name},
    shop,
    store::{Order as Direction, Read, Reads, StartsWith, Walk},
};

/// A search shows at most so many orders; the page says when there were more.
pub const MOST: usize = 100;
/// Fewer signs are the beginning of too many numbers.
const LEAST_DIGITS: usize = 3;

/// An order that was looked for, and why it was found.
pub struct FoundOrder {
    pub order: Order,
    /// The client whose name, phone or device answered; nothing when the number itself did.
    pub by: Option<Found>,
}

/// Orders by their number: the counter alone, its digits, or the beginning of it as it is written; newest first.
fn by_number(reads: &impl Reads, words: &str) -> Result<Vec<Id<mark::Order>>> {
    let typed = words.trim().to_lowercase();
    let mut found = Vec::new();
    let mut take = |id: Id<mark::Order>| {
        if !found.contains(&id) {
            found.push(id);
        }
        Ok(if found.len() < MOST { Walk::On } else { Walk::Stop })
    };
    let numeric = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit() || "-/# \u{2116}".contains(c));
    if numeric {
        let digits = digits(&typed);
        if let Ok(serial) = digits.parse::<u64>() {
            for location in shop::locations(reads)? {
                reads.walk_by(&ORDER_BY_SERIAL, (location.id, serial), Direction::Ascending, None, |_, id| take(id))?;
            }
        }
        if digits.len() >= LEAST_DIGITS {
            reads.walk_by(&ORDER_BY_DIGITS, StartsWith(&digits), Direction::Descending, None, |_, id| take(id))?;
        }
    }
    for typed in name::swap_layout(&typed).into_iter().chain([typed]).filter(|typed| typed.chars().count() >= LEAST_DIGITS) {
        reads.walk_by(&ORDER_BY_NUMBER, StartsWith(&typed), Direction::Descending, None, |_, id| take(id))?;
    }
    Ok(found)
}

/// Orders that suit by words or by the clients these words found, best first, and whether there were more of them.
pub fn find(
    reads: &Read<'_>,
    words: &str,
    clients: &mut Candidates,
    limit: usize,
    suits: impl Fn(&Order) -> bool,
) -> Result<(Vec<FoundOrder>, bool)> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    // One more than asked for tells that there are more.
    let mut take = |id: Id<mark::Order>, by: Option<&Found>| -> Result<Walk> {
        if found.len() <= limit
            && seen.insert(id)
            && let Some(order) = reads.get::<Order>(&id)?.filter(&suits)
        {
            found.push(FoundOrder { order, by: by.cloned() });
        }
        Ok(if found.len() <= limit { Walk::On } else { Walk::Stop })
    };
    let numbered = by_number(reads, words)?;
    let mut more = numbered.len() >= MOST;
    let mut walk = Walk::On;
    for id in numbered {
        walk = take(id, None)?;
    }
    let (enough, mut looked) = (walk == Walk::Stop, 0);
    let orders_of = |client: &Found| {
        let mut visit = |id| {
            walk = take(id, Some(client))?;
            Ok(walk)
        };
        match &client.why {
            Why::Device(device) => reads.walk_by(&ORDER_BY_DEVICE, (device.id,), Direction::Ascending, None, |_, id| visit(id))?,
            _ => reads.walk_by(&ORDER_BY_CLIENT, (client.client.id,), Direction::Ascending, None, |_, id| visit(id))?,
        }
        looked += 1;
        Ok(if looked < MOST { walk } else { Walk::Stop })
    };
    more |= enough || clients.walk(reads, orders_of)?;
    found.truncate(limit);
    Ok((found, more))
}
