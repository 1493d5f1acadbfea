//! What lies on shelves seen from one product: its batches, promises and moves; the life of one thing with a number; moving
//! from bin to bin.

mod moves;
mod product;
mod shift;
pub(super) mod text;
mod unit;

use crate::{
    kernel::Right,
    web::{May, Routes},
};

pub(super) fn routes() -> Routes {
    let see = May(Right::SeeStock);
    Routes::new()
        .get("/stock/products/:id", see, product::show)
        .get("/stock/products/:id/shift", see, shift::show)
        .post("/stock/products/:id/shift", see, shift::make)
        .get("/stock/units/:id", see, unit::show)
}
