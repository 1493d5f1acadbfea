//! What a sale and a return say of the demand: each product of a line under its own name, a kit under the kit's.

use super::tables::{Return, Sale, What};
use crate::{
    kernel::{Id, mark},
    stock::demand::Sums,
};

pub fn of_sale(sale: &Sale) -> Vec<(Id<mark::Product>, Sums)> {
    let of = |what| if let What::Product(id) = what { Some(id) } else { None };
    sale.lines.iter().filter_map(|line| Some((of(line.what)?, Sums::sale(line.quantity, line.net, line.cost)))).collect()
}

pub fn of_return(sale: &Sale, back: &Return) -> Vec<(Id<mark::Product>, Sums)> {
    let of = |line: &super::tables::ReturnLine| match sale.lines.get(line.line as usize)?.what {
        What::Product(id) => Some((id, Sums::back(line.quantity, line.net, line.cost))),
        What::Work(_) => None,
    };
    back.lines.iter().filter_map(of).collect()
}
