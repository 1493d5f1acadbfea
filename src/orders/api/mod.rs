//! Orders for other programs: the commands of the card and of the intake behind JSON.
//!
//! The handlers' own guards are called with the ids of the address (`Cx::of_path`), so that who may do what to which order is
//! decided in one place.

mod comments;
mod course;
mod history;
mod lines;
mod listed;
mod orders;
mod payments;
mod returns;
mod shown;

pub use comments::Comments;
pub use course::Course;
pub use history::History;
pub use lines::Lines;
pub use orders::Orders;
pub use payments::Payments;
pub use returns::Returns;

use crate::{
    kernel::{Id, Result, mark},
    log::{FactRow, Subject, fact},
    store::Read,
    web::{Cx, api::Page},
};

/// Facts looked through for one page of those that are shown.
const LOOKED_THROUGH: usize = 3000;

/// The request as if its address were a page of this order.
fn of_order(cx: &Cx, id: Id<mark::Order>) -> Cx {
    cx.of_path([("id", id.to_string())])
}

/// Facts of an order that `show` tells, the newest first.
fn along<T>(
    reads: &Read<'_>,
    order: Id<mark::Order>,
    past: Option<u64>,
    limit: usize,
    show: impl Fn(FactRow) -> Option<T>,
) -> Result<Page<T>>
where
    T: poem_openapi::types::ParseFromJSON + poem_openapi::types::ToJSON + Send + Sync,
{
    let (mut items, mut past, mut looked) = (Vec::new(), past, 0);
    loop {
        let facts = fact::feed(reads, Subject::order(order), past, limit)?;
        let whole = facts.len() == limit;
        for row in facts {
            if items.len() == limit || looked == LOOKED_THROUGH {
                return Ok(Page { items, next: past.map(|seq| seq.to_string()) });
            }
            (looked, past) = (looked + 1, Some(row.seq));
            items.extend(show(row));
        }
        if !whole {
            return Ok(Page { items, next: None });
        }
    }
}
