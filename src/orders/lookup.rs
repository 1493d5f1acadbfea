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
    let counted = typed.chars().any(|c| c.is_ascii_digit());
    let heads = if counted { shop::order_number_heads(reads)? } else { Vec::new() };
    for typed in name::swap_layout(&typed).into_iter().chain([typed]).filter(|typed| typed.chars().count() >= LEAST_DIGITS) {
        reads.walk_by(&ORDER_BY_NUMBER, StartsWith(&typed), Direction::Descending, None, |_, id| take(id))?;
        for beginning in beginnings(&heads, &typed) {
            reads.walk_by(&ORDER_BY_NUMBER, StartsWith(&beginning), Direction::Descending, None, |_, id| take(id))?;
        }
    }
    Ok(found)
}

/// Beginnings of numbers in whose middle this is typed: what stands before the counter has a few shapes, so the end of one
/// of them and the first digits of the counter are enough.
fn beginnings(heads: &[String], typed: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for head in heads.iter().map(|head| head.to_lowercase()) {
        let ends = head.char_indices().map(|(at, _)| at).chain([head.len()]);
        all.extend(ends.filter_map(|at| Some(format!("{head}{}", typed.strip_prefix(&head[at..])?))));
    }
    all.retain(|beginning| heads.iter().all(|head| head.to_lowercase() != *beginning));
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_from_the_middle_of_a_number_leads_to_its_beginning() {
        let heads = ["Л-26-".to_string(), "Р".to_string()];
        let of = |typed: &str| beginnings(&heads, typed).into_iter().collect::<Vec<_>>();
        assert_eq!(of("26-004"), ["л-26-004", "л-26-26-004", "р26-004"]);
        assert_eq!(of("004"), ["л-26-004", "р004"]);
        assert_eq!(of("-26-"), ["л-26--26-", "л-26-26-", "р-26-"], "every order of a year is no find");
    }
}
