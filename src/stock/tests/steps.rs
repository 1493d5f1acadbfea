//! What may happen in a life of a stock, by chance.

use proptest::prelude::*;

use super::model::{DAYS, PRODUCTS, WAREHOUSES};

#[derive(Debug, Clone)]
pub enum Step {
    Receive {
        warehouse: usize,
        product: usize,
        back: i32,
        quantity: i64,
        cost: i64,
        shelf: bool,
        serials: u8,
    },
    Take {
        warehouse: usize,
        product: usize,
        back: i32,
        quantity: i64,
        sale: bool,
    },
    Transfer {
        from: usize,
        to: usize,
        product: usize,
        back: i32,
        quantity: i64,
        shelf: bool,
    },
    Return {
        which: usize,
        warehouse: usize,
        back: i32,
        quantity: i64,
    },
    ToSupplier {
        batch: usize,
        warehouse: usize,
        back: i32,
        quantity: i64,
    },
    Correct {
        batch: usize,
        back: i32,
        by: i64,
    },
    Reserve {
        warehouse: usize,
        product: usize,
        quantity: i64,
    },
    Release {
        which: usize,
    },
    Keep {
        which: usize,
        back: i32,
        quantity: i64,
    },
    /// A promise goes to another warehouse with its goods.
    Carry {
        which: usize,
        to: usize,
        back: i32,
        shelf: bool,
    },
    Cancel {
        which: usize,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    let (w, p, d) = (0..WAREHOUSES, 0..PRODUCTS, prop_oneof![3 => Just(0), 2 => 0..DAYS]);
    let q = || prop_oneof![3 => 1..=4i64, 1 => 1..=12i64];
    prop_oneof![
        6 => (w.clone(), p.clone(), d.clone(), q(), 0..5_000i64, any::<bool>(), any::<u8>())
            .prop_map(|(warehouse, product, back, quantity, cost, shelf, serials)| Step::Receive { warehouse, product, back, quantity, cost, shelf, serials }),
        5 => (w.clone(), p.clone(), d.clone(), q(), any::<bool>())
            .prop_map(|(warehouse, product, back, quantity, sale)| Step::Take { warehouse, product, back, quantity, sale }),
        4 => (w.clone(), w.clone(), p.clone(), d.clone(), q(), any::<bool>())
            .prop_map(|(from, to, product, back, quantity, shelf)| Step::Transfer { from, to, product, back, quantity, shelf }),
        2 => (0..60usize, w.clone(), d.clone(), q()).prop_map(|(which, warehouse, back, quantity)| Step::Return { which, warehouse, back, quantity }),
        1 => (0..30usize, w.clone(), d.clone(), q()).prop_map(|(batch, warehouse, back, quantity)| Step::ToSupplier { batch, warehouse, back, quantity }),
        2 => (0..30usize, d.clone(), -900..900i64).prop_map(|(batch, back, by)| Step::Correct { batch, back, by }),
        2 => (0..9usize, w.clone(), d.clone(), any::<bool>()).prop_map(|(which, to, back, shelf)| Step::Carry { which, to, back, shelf }),
        2 => (w, p, q()).prop_map(|(warehouse, product, quantity)| Step::Reserve { warehouse, product, quantity }),
        1 => (0..9usize).prop_map(|which| Step::Release { which }),
        1 => (0..9usize, d, q()).prop_map(|(which, back, quantity)| Step::Keep { which, back, quantity }),
        4 => (0..60usize).prop_map(|which| Step::Cancel { which }),
    ]
}
