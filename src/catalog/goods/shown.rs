//! How products are told of wherever they stand: their codes, their prices, what they cost.

use maud::{Markup, html};

use super::{Price, Product, text};
use crate::{
    kernel::{Costs, Id, Result, mark},
    store::Read,
    web::Cx,
};

/// The quiet second line: the code and the article.
pub fn codes(product: &Product) -> String {
    let parts = [product.code.as_str(), product.sku.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}

/// Costs out of the ledger of the stock.
pub fn costs<'a>(cx: &'a Cx, reads: &'a Read<'a>) -> impl Fn(Id<mark::Product>) -> Result<Costs> + 'a {
    |id| (cx.site.stocked.costs)(reads, id)
}

/// What a price says where no client sees it.
pub fn price_said(cx: &Cx, price: Price) -> Markup {
    let lang = cx.lang();
    match price {
        Price::Set(price) | Price::Reckoned(price) => html! { (cx.money(price)) },
        Price::NoCostYet => html! { span.dim title=(text::NO_COST_YET.get(lang)) { (text::NO_COST_SHORT.get(lang)) } },
        Price::Unset => html! { span.dim { "\u{2014}" } },
    }
}
