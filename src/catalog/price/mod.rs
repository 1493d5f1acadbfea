//! The price list of works: the list with its filters, a price changed in its cell, the dialog of a work, the archive,
//! and prices changed many at once.

pub(super) mod by_type;
mod categories;
mod cell;
pub(super) mod edit;
mod filter;
mod list;
mod mass;
mod print;
pub(super) mod put_away;
pub(super) mod refusal;
pub(super) mod repricing;

use super::{Category, directory, pages::directory};
use crate::{
    kernel::{Id, Lang, Result, Right, mark},
    store::Reads,
    web::{Cx, Form, May, Routes},
};

const PATH: &str = "/price";

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = directory!(routes, "/price/categories", May(Right::EditPriceList), Category);
    routes
        .get("/price", May(Right::SeePriceList), list::show)
        .post("/price", May(Right::EditPriceList), edit::add)
        .get("/price/print", May(Right::SeePriceList), print::show)
        .get("/price/new", May(Right::EditPriceList), edit::blank)
        .get("/price/mass", May(Right::EditPriceList), mass::show)
        .post("/price/mass", May(Right::EditPriceList), mass::apply)
        .post("/price/batches/:id/reversal", May(Right::EditPriceList), mass::reverse)
        .get("/price/:id", May(Right::EditPriceList), edit::show)
        .post("/price/:id", May(Right::EditPriceList), edit::save)
        .get("/price/:id/price", May(Right::SeePriceList), cell::show)
        .post("/price/:id/price", May(Right::EditPriceList), cell::save)
        .post("/price/:id/archive", May(Right::EditPriceList), put_away::archive)
        .post("/price/:id/restoration", May(Right::EditPriceList), put_away::restore)
        .get("/combo/categories", May(Right::EditPriceList), edit::offer_categories)
}

/// Names that rows of the list need beside the work itself.
struct Names {
    categories: Vec<super::Category>,
    types: Vec<super::DeviceType>,
    /// Types of price besides retail.
    prices: Vec<super::PriceType>,
}

impl Names {
    fn read(reads: &impl Reads) -> Result<Names> {
        Ok(Names {
            categories: directory::all_categories(reads)?,
            types: directory::all_device_types(reads)?,
            prices: by_type::others(reads)?,
        })
    }
    fn category(&self, id: Id<mark::Category>, lang: Lang) -> &str {
        self.categories.iter().find(|category| category.id == id).map_or("", |category| category.name.get(lang))
    }
    fn rank(&self, id: Id<mark::Category>) -> usize {
        self.categories.iter().position(|category| category.id == id).unwrap_or(self.categories.len())
    }
    fn types<'n>(&'n self, ids: &'n [Id<mark::DeviceType>], lang: Lang) -> Vec<&'n str> {
        self.types.iter().filter(|kind| ids.contains(&kind.id)).map(|kind| kind.name.get(lang)).collect()
    }
}

/// The list a person came from, with its filters: where a dialog leads back to.
fn back(cx: &Cx, form: &Form) -> String {
    let asked = if form.has("back") { form.value("back").to_string() } else { cx.query("back").unwrap_or_default() };
    if asked == PATH || asked.starts_with("/price?") { asked } else { PATH.to_string() }
}

/// An address under the price list that remembers the list it was opened from.
fn with_back(path: &str, back: &str) -> String {
    match serde_urlencoded::to_string([("back", back)]) {
        Ok(query) if back != PATH => format!("{path}?{query}"),
        _ => path.to_string(),
    }
}
