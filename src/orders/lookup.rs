//! Finding orders by words: the number, a phone, a serial.

use std::collections::BTreeSet;

use super::tables::{ORDER_BY_CLIENT, ORDER_BY_NUMBER, Order};
use crate::{
    clients::CLIENT_BY_PHONE,
    kernel::Result,
    store::{Read, Reads, StartsWith},
    web::Cx,
};

/// A search shows at most so many orders; the page says when there were more.
pub const MOST: usize = 100;

/// Orders by words; whether there were more is the second part.
pub fn find(_: &Cx, reads: &Read<'_>, words: &str, suits: impl Fn(&Order) -> bool) -> Result<(Vec<Order>, bool)> {
    let mut found: Vec<Order> = reads.by(&ORDER_BY_NUMBER, StartsWith(&words.to_lowercase()))?;
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 3 {
        for client in reads.by(&CLIENT_BY_PHONE, StartsWith(&digits))? {
            found.extend(reads.by(&ORDER_BY_CLIENT, (client.id,))?);
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|order| suits(order) && seen.insert(order.id));
    let more = found.len() > MOST;
    found.truncate(MOST);
    Ok((found, more))
}
