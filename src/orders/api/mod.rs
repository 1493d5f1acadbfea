//! Orders for other programs: the commands of the card and of the intake behind JSON.
//!
//! The handlers' own guards are called with the ids of the address (`Cx::of_path`), so that who may do what to which order is
//! decided in one place.

mod comments;
mod course;
mod lines;
mod listed;
mod orders;
mod payments;
mod shown;

pub use comments::Comments;
pub use course::Course;
pub use lines::Lines;
pub use orders::Orders;
pub use payments::Payments;

use crate::{
    kernel::{Id, mark},
    web::Cx,
};

/// The request as if its address were a page of this order.
fn of_order(cx: &Cx, id: Id<mark::Order>) -> Cx {
    cx.of_path([("id", id.to_string())])
}
