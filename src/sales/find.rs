//! What a code or a few letters stand for at the till: a barcode, a code, a number of a thing, a receipt, a client's card, or
//! words of a name. Goods and works together.

use maud::{Markup, html};

use super::{
    desk,
    known::{Known, price_type},
    tables::{SALE_BY_NUMBER, SALE_BY_SERIAL, Sale, What},
    text,
};
use crate::{
    catalog::{self, Guesses, PRODUCT_BY_SKU, Product, find_products, find_services},
    clients::{CLIENT_BY_NUMBER, Client, by_card},
    kernel::{Id, Money, Quantity, Result, Right, codes, mark},
    shop,
    stock::units::{UNIT_BY_SERIAL, serial},
    store::{Read, Reads},
    web::{Cx, Reply},
};

/// Offers of a list.
const MOST: usize = 8;
/// Receipts of one location have this many numbers of their own.
pub const RECEIPT_STEP: u64 = 10_000_000;

/// One thing that answers.
pub struct Match {
    pub what: What,
    pub name: String,
    pub code: String,
    pub price: Option<Money>,
    pub available: Option<Quantity>,
}

pub enum Found {
    /// With its own number, when that was what was read.
    Thing(What, Option<String>),
    Client(Box<Client>),
    Receipt(Id<mark::Document>),
    Several(Vec<Match>),
    Nothing,
}

/// What was chosen from a list, or what stands behind a code.
pub async fn by(cx: &Cx, picked: &str, code: &str) -> Result<Found> {
    cx.read(|reads| {
        if let Some(what) = What::named(picked) {
            return Ok(Found::Thing(what, None));
        }
        if let Some(found) = exact(reads, code)? {
            return Ok(found);
        }
        let mut found = matches(cx, reads, code)?;
        Ok(match found.len() {
            0 => Found::Nothing,
            1 => Found::Thing(found.remove(0).what, None),
            _ => Found::Several(found),
        })
    })
    .await
}

fn exact(reads: &impl Reads, code: &str) -> Result<Option<Found>> {
    let sold = |product: Option<Product>| product.filter(|product| !product.archived).map(|product| What::Product(product.id));
    if let Some(what) = sold(catalog::product_by_barcode(reads, code)?) {
        return Ok(Some(Found::Thing(what, None)));
    }
    match codes::read_barcode(code) {
        Some((codes::Kind::Sale, _)) => return Ok(receipt(reads, code)?.map(|sale| Found::Receipt(sale.id))),
        Some((codes::Kind::ClientCard, number)) => {
            return Ok(reads.first_by(&CLIENT_BY_NUMBER, number)?.map(|client| Found::Client(Box::new(client))));
        }
        _ => {}
    }
    if let Some(what) = sold(catalog::product_by_code(reads, code)?) {
        return Ok(Some(Found::Thing(what, None)));
    }
    if let Some(client) = by_card(reads, code)? {
        return Ok(Some(Found::Client(Box::new(client))));
    }
    let mut by_sku = reads.by(&PRODUCT_BY_SKU, code.to_lowercase())?;
    by_sku.retain(|product| !product.archived);
    if let [product] = by_sku.as_slice() {
        return Ok(Some(Found::Thing(What::Product(product.id), None)));
    }
    let mut units = reads.by(&UNIT_BY_SERIAL, (serial(code),))?;
    units.retain(|unit| unit.is_here());
    Ok(match units.as_slice() {
        [unit] => Some(Found::Thing(What::Product(unit.product), Some(unit.serial.clone()))),
        _ => None,
    })
}

/// The sale of a receipt, by its barcode or by its number; of several numbered alike the newest.
pub fn receipt(reads: &impl Reads, typed: &str) -> Result<Option<Sale>> {
    if let Some((codes::Kind::Sale, number)) = codes::read_barcode(typed.trim()) {
        let (prefix, serial) = (number / RECEIPT_STEP, number % RECEIPT_STEP);
        for location in reads.all::<shop::Location>(())?.into_iter().filter(|location| u64::from(location.label_prefix) == prefix) {
            if let Some(sale) = reads.first_by(&SALE_BY_SERIAL, (location.id, serial))? {
                return Ok(Some(sale));
            }
        }
        return Ok(None);
    }
    Ok(reads.by(&SALE_BY_NUMBER, typed.trim().to_lowercase())?.into_iter().max_by_key(|sale| sale.at))
}

/// The digits of a receipt's barcode.
pub fn receipt_digits(location: &shop::Location, sale: &Sale) -> String {
    codes::barcode(codes::Kind::Sale, u64::from(location.label_prefix) * RECEIPT_STEP + sale.serial)
}

fn matches(cx: &Cx, reads: &Read<'_>, typed: &str) -> Result<Vec<Match>> {
    let location = desk::place(cx)?;
    let asked = cx.query("warehouse").or_else(|| Some(cx.form().value("warehouse").to_string())).and_then(|id| id.parse().ok());
    let warehouses = desk::warehouses(reads, location, cx.who().id)?;
    let warehouse = asked.filter(|id| warehouses.iter().any(|one| one.id == *id)).or_else(|| warehouses.first().map(|one| one.id));
    let said = |name: &str| cx.query(name).unwrap_or_else(|| cx.form().value(name).to_string());
    let client = said("client").parse::<Id<mark::Client>>().ok().map(|id| reads.get::<Client>(&id)).transpose()?.flatten();
    let kind = price_type(reads, said("price_type").parse().ok(), client.as_ref())?;
    let known = Known::read(reads, warehouse, kind, cx.today())?;
    let goods = find_products(cx, reads, typed, MOST, |product| !product.archived)?;
    let works = find_services(cx, reads, typed, None, Guesses::Unwanted, MOST / 2)?;
    let whats = goods.found.iter().map(|product| What::Product(product.id)).chain(works.iter().map(|work| What::Work(work.id)));
    let mut found = Vec::new();
    for what in whats {
        if let Some(thing) = known.thing(reads, what)? {
            found.push(Match { what, name: thing.name, code: thing.code, price: thing.price, available: thing.available });
        }
    }
    Ok(found)
}

/// `GET /sales/find?code=…`: the list under the field.
pub async fn list(cx: Cx) -> Result<Reply> {
    let typed: String = cx.query("code").unwrap_or_default().trim().chars().take(100).collect();
    let found = if typed.chars().count() < 2 { Vec::new() } else { cx.read(|reads| matches(&cx, reads, &typed)).await? };
    Ok(Reply::fragment(offers(&cx, &found)))
}

pub fn offers(cx: &Cx, found: &[Match]) -> Markup {
    let lang = cx.lang();
    html! {
        ul.combo__list role="listbox" id="f-code-list" aria-label=(text::GOODS_AND_WORKS.get(lang)) hidden[found.is_empty()] hx-disinherit="*" {
            @for one in found {
                li role="option" data-value=(one.what.key()) data-text=(one.name) aria-selected="false" {
                    span hx-disable { (one.name) small.sub { (about(cx, one)) } }
                    span.end { @if let Some(price) = one.price { b { (cx.sum(price)) } } }
                }
            }
        }
    }
}

fn about(cx: &Cx, one: &Match) -> String {
    let lang = cx.lang();
    let left = match (one.what, one.available) {
        (What::Work(_), _) => text::WORK.get(lang).to_string(),
        (_, Some(left)) => text::LEFT.with(lang, &[&left.show(lang)]),
        (_, None) => String::new(),
    };
    [one.code.as_str(), left.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whether this person may look at a sale.
pub fn seen(cx: &Cx, reads: &impl Reads, id: Id<mark::Document>) -> Result<Sale> {
    let sale = reads.need::<Sale>(&id)?;
    if cx.may_at(sale.location, Right::SeeSales) { Ok(sale) } else { Err(crate::kernel::Error::Hidden) }
}
