//! A transfer in two steps: shipped by one, received by another, and what did not arrive settled.

mod counting;
mod receipt;
mod shortfall;
mod steps;
pub(super) mod text;

pub use shortfall::ways;
pub use steps::{Lying, lying, of_line};

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
        .post("/stock/documents/:id/shortfall", see, shortfall::settle)
}
