//! Finding orders by words: the number (its counter, its digits, its beginning), and everything their clients and devices are found by.

use std::collections::BTreeSet;

use super::tables::{ORDER_BY_CLIENT, ORDER_BY_DEVICE, ORDER_BY_DIGITS, ORDER_BY_NUMBER, ORDER_BY_SERIAL, Order, digits};
use crate::{
    clients::{Found, Why, find_where},
    kernel::{Id, Result, mark, name},
    shop,
    store::{Order as Direction, Read, Reads, StartsWith, Walk},
    web::Cx,
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

/// Orders by words, best first; whether there were more is the second part.
pub fn find(cx: &Cx, reads: &Read<'_>, words: &str, suits: impl Fn(&Order) -> bool) -> Result<(Vec<FoundOrder>, bool)> {
    let mut found = Vec::new();
    let numbered = by_number(reads, words)?;
    let mut more = numbered.len() >= MOST;
    for id in numbered {
        found.extend(reads.get::<Order>(&id)?.filter(&suits).map(|order| FoundOrder { order, by: None }));
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
