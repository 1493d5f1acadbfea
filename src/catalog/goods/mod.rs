//! Goods: what lies on the shelves and is put into devices or sold.
//!
//! A product stands in a tree of categories, is counted in a unit of measure, answers to its code, its article and its
//! barcodes, and has a price of each type: one that somebody set, or one that the type's rule makes of its cost. How much
//! of it lies where, and what it cost, the ledger of the stock knows; here nothing is counted.
//!
//! Invariants: a code and a barcode name one product; a product is never deleted; every price that was ever set is kept
//! with its day; a kit is made of products and works and of no other kit; a unit of measure is never finer than its
//! decimals say.

pub mod barcode;
mod barcode_rows;
mod branches;
mod card;
mod categories;
mod check;
mod combos;
mod fact;
mod filter;
pub(super) mod form;
mod image;
mod kinds;
mod list;
mod lookup;
mod makes;
mod mass;
mod measures;
mod own;
mod own_settings;
mod pictures;
mod prices;
mod prices_panel;
pub mod pricing;
mod refusal;
pub(super) mod rows;
pub(super) mod save;
mod shown;
mod starter;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
mod text;

pub use branches::put_away_bare;
pub use categories::{Tree, add as add_category, grow as grow_category};
pub(super) use check::check;
pub use fact::{GoodsFact, about as about_product};
pub use filter::each_listed as each_product_listed;
pub use lookup::{FoundProducts, find_products, warm as warm_goods};
pub use own::{Own, OwnField, OwnKind, all as own_fields};
pub use prices::{all_price_types, follow_cost, price_at, price_history, price_of as product_price, price_types, set_price};
pub use pricing::{Basis, Price, Rule, may_sell_at, price_for};
pub use refusal::GoodsRefusal;
pub use save::{Place, ProductAsk, change as change_product, create as create_product, next_barcode, place as place_product};
pub use shown::codes as codes_of;
pub use starter::{PIECE, REPAIR, RETAIL, WHOLESALE, fill as fill_goods};
pub use tables::*;
pub use tags::{TagShift, url as tags_url};

use super::{pages::directory, text as common};
use crate::{
    kernel::{Id, Result, Right, Text, mark},
    store::Reads,
    web::{Cx, Form, May, Routes, SettingsLink, text as web},
};

const PATH: &str = "/goods";
const CATEGORIES: &str = "/goods/categories";
const MEASURES: &str = "/settings/measures";
const PRICE_TYPES: &str = "/settings/price-types";
const OWN_FIELDS: &str = "/settings/goods-fields";

pub(super) const LINKS: [SettingsLink; 3] = [
    SettingsLink { group: web::SETTINGS_STOCK, path: PRICE_TYPES, label: text::PRICE_TYPES, right: Right::EditGoodsPrices },
    SettingsLink { group: web::SETTINGS_STOCK, path: MEASURES, label: text::MEASURES, right: Right::EditGoods },
    SettingsLink { group: web::SETTINGS_STOCK, path: OWN_FIELDS, label: text::OWN_FIELDS_LONG, right: Right::EditGoods },
];

pub(super) fn routes(routes: Routes) -> Routes {
    let (see, edit, price) = (May(Right::SeeGoods), May(Right::EditGoods), May(Right::EditGoodsPrices));
    let routes = routes
        .get("/goods", see, list::show)
        .post("/goods", edit, form::add)
        .get("/goods/new", edit, form::blank)
        .get("/goods/own-fields", edit, own::of_branch)
        .get("/goods/tags", see, tags::show)
        .post("/goods/tags", edit, tags::shift)
        .get("/goods/mass", price, mass::show)
        .post("/goods/mass", price, mass::apply)
        .post("/goods/batches/:id/reversal", price, mass::reverse)
        .get("/goods/:id", see, card::show)
        .post("/goods/:id", edit, form::save)
        .get("/goods/:id/edit", edit, form::show)
        .get("/goods/:id/feed", see, card::feed)
        .post("/goods/:id/archive", edit, card::archive)
        .post("/goods/:id/restoration", edit, card::restore)
        .upload("/goods/:id/pictures", edit, pictures::BODY, pictures::add)
        .get("/goods/pictures/:picture", see, pictures::show)
        .post("/goods/:id/pictures/:picture/first", edit, pictures::put_first)
        .post("/goods/:id/pictures/:picture/removal", edit, pictures::take_away)
        .get("/combo/products", see, combos::products)
        .get("/combo/kit-parts", edit, combos::kit_parts)
        .get("/combo/any-models", edit, combos::models)
        .get("/combo/goods-categories", edit, combos::categories);
    let routes = directory!(routes, "/goods/categories", edit, GoodsCategory);
    let routes = directory!(routes, "/settings/measures", edit, Measure);
    let routes = directory!(routes, "/settings/goods-fields", edit, OwnField);
    directory!(routes, "/settings/price-types", price, PriceType)
}

/// What a field of one of these directories is called.
pub(super) fn label(field: &str) -> Text {
    match field {
        "parent" => text::PARENT,
        "short_ru" | "short_en" | "short_uk" => text::SHORT,
        "decimals" => text::DECIMALS,
        "code" => text::MEASURE_CODE,
        "rule" => text::MADE_BY,
        "rate" => text::MARKUP,
        "over" => text::OVER,
        "step" => text::STEP,
        "choices" => text::OWN_CHOICES,
        "categories" => text::OWN_WHERE,
        "on_tags" => text::OWN_ON_TAGS,
        _ => common::NAME,
    }
}

/// The list a person came from, with its filters; or the usual page.
fn back(cx: &Cx, form: &Form, usual: &str) -> String {
    let asked = if form.has("back") { form.value("back").to_string() } else { cx.query("back").unwrap_or_default() };
    if asked == PATH || asked.starts_with("/goods?") { asked } else { usual.to_string() }
}

/// An address under the goods that remembers the list it was opened from.
fn with_back(path: &str, back: &str) -> String {
    match serde_urlencoded::to_string([("back", back)]) {
        Ok(query) if back != PATH => format!("{path}?{query}"),
        _ => path.to_string(),
    }
}

pub fn product(reads: &impl Reads, id: Id<mark::Product>) -> Result<Product> {
    reads.need(&id)
}

/// The product a scanner reads, those in the archive too.
pub fn product_by_barcode(reads: &impl Reads, code: &str) -> Result<Option<Product>> {
    reads.first_by(&PRODUCT_BY_BARCODE, barcode::key(code))
}

/// The product of this code, whatever the case.
pub fn product_by_code(reads: &impl Reads, code: &str) -> Result<Option<Product>> {
    reads.first_by(&PRODUCT_BY_CODE, code.trim().to_lowercase())
}

/// What may be put instead of a product, said from either side; those in the archive left out.
pub fn analogues(reads: &impl Reads, product: &Product) -> Result<Vec<Product>> {
    let mut all = reads.by(&PRODUCT_BY_ANALOGUE, product.id)?;
    for id in &product.analogues {
        if !all.iter().any(|known| known.id == *id) {
            all.extend(reads.get::<Product>(id)?);
        }
    }
    all.retain(|one| !one.archived);
    Ok(all)
}

/// Units of measure in their order, archived ones too.
pub fn all_measures(reads: &impl Reads) -> Result<Vec<Measure>> {
    let mut all = reads.all::<Measure>(())?;
    all.sort_by_key(|measure| (measure.position, measure.id));
    Ok(all)
}
