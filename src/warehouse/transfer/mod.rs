//! A transfer in two steps: shipped by one, received by another, and what did not arrive settled; and at once for an order,
//! with what is kept for it.

mod counting;
pub mod promised;
mod receipt;
mod shortfall;
mod steps;
pub(super) mod text;

pub use counting::Counting;
pub use receipt::mine as receiving;
pub use shortfall::{Out, settle, settling, ways};
pub use steps::{Arrival, Lying, lying, of_line, receive};

use crate::{
    kernel::Right,
    web::{May, Routes},
};

pub(super) fn routes() -> Routes {
    let see = May(Right::SeeStock);
    Routes::new()
        .get("/stock/documents/:id/receipt", see, receipt::show)
        .post("/stock/documents/:id/receipt", see, receipt::press)
        .get("/stock/documents/:id/shortfall", see, shortfall::show)
        .post("/stock/documents/:id/shortfall", see, shortfall::press)
}
