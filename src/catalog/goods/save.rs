//! Making and changing a product, and putting it away.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    GoodsCategory, GoodsCount, KitPart, Measure, PRODUCT_BY_BARCODE, PRODUCT_BY_CODE, PRODUCT_BY_NAME, PRODUCT_BY_PART, PartOf, Product,
    ProductKind, ProductVat, barcode, categories,
    fact::{GoodsFact, about, changes},
    own::Own,
    prices::lay_prices,
    refusal::GoodsRefusal,
    starter::PIECE,
};
use crate::{
    catalog::{Model, Service},
    kernel::{Id, Money, Quantity, Result, mark, name},
    log::Record,
    store::{Read, Reads, Write},
};

/// A product as a person describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductAsk {
    pub name: String,
    /// Empty: the next number is given, or the one it has stays.
    pub code: String,
    pub sku: String,
    pub description: String,
    pub kind: ProductKind,
    pub category: Option<Id<mark::GoodsCategory>>,
    /// As typed: wins over the id when they disagree; a new name makes a new category.
    pub category_name: String,
    pub measure: Id<mark::Measure>,
    pub serial_tracked: bool,
    pub warranty_days: u32,
    pub vat: ProductVat,
    pub barcodes: Vec<String>,
    /// Give it a barcode of the shop's own besides.
    pub own_barcode: bool,
    pub supplier: Option<Id<mark::Client>>,
    /// Names of suppliers for the history: they belong to another slice.
    pub suppliers: BTreeMap<Id<mark::Client>, String>,
    pub pack: Quantity,
    pub analogues: Vec<Id<mark::Product>>,
    pub models: Vec<Id<mark::Model>>,
    pub parts: Vec<KitPart>,
    /// Values of the shop's own fields.
    pub own: Own,
    /// Prices that are set; nothing when the person may not set them: then they stay as they are.
    pub prices: Option<BTreeMap<Id<mark::PriceType>, Money>>,
}

impl Default for ProductAsk {
    fn default() -> ProductAsk {
        ProductAsk {
            name: String::new(),
            code: String::new(),
            sku: String::new(),
            description: String::new(),
            kind: ProductKind::Goods,
            category: None,
            category_name: String::new(),
            measure: PIECE,
            serial_tracked: false,
            warranty_days: 0,
            vat: ProductVat::Company,
            barcodes: Vec::new(),
            own_barcode: false,
            supplier: None,
            suppliers: BTreeMap::new(),
            pack: Quantity::ONE,
            analogues: Vec::new(),
            models: Vec::new(),
            parts: Vec::new(),
            own: Own::new(),
            prices: None,
        }
    }
}

impl ProductAsk {
    /// The product as it stands, ready to have something in it changed.
    pub fn of(product: &Product) -> ProductAsk {
        ProductAsk {
            name: product.name.clone(),
            code: product.code.clone(),
            sku: product.sku.clone(),
            description: product.description.clone(),
            kind: product.kind,
            category: Some(product.category),
            category_name: String::new(),
            measure: product.measure,
            serial_tracked: product.serial_tracked,
            warranty_days: product.warranty_days,
            vat: product.vat,
            barcodes: product.barcodes.clone(),
            own_barcode: false,
            supplier: product.supplier,
            suppliers: BTreeMap::new(),
            pack: product.pack,
            analogues: product.analogues.clone(),
            models: product.models.clone(),
            parts: product.parts.clone(),
            own: product.own.clone(),
            prices: Some(product.prices.clone()),
        }
    }
}

pub fn create(tx: &mut Write<'_>, ask: &ProductAsk) -> Result<Product> {
    let mut product = Product {
        id: tx.id(),
        code: String::new(),
        sku: String::new(),
        name: String::new(),
        kind: ask.kind,
        category: categories::settle(tx, ask.category, &ask.category_name)?,
        measure: ask.measure,
        serial_tracked: false,
        warranty_days: 0,
        vat: ProductVat::Company,
        barcodes: Vec::new(),
        supplier: None,
        pack: Quantity::ONE,
        analogues: Vec::new(),
        models: Vec::new(),
        parts: Vec::new(),
        prices: BTreeMap::new(),
        own: Own::new(),
        description: String::new(),
        pictures: Vec::new(),
        archived: false,
        created: tx.now(),
        version: 0,
    };
    lay_over(tx, ask, &mut product)?;
    tx.record(about(product.id), &GoodsFact::Added { name: product.name.clone(), code: product.code.clone() })?;
    if let Some(prices) = &ask.prices {
        lay_prices(tx, &mut product, prices, None)?;
    }
    tx.put(&product)?;
    Ok(product)
}

/// Whether goods of a product ever came or went, asked of whoever keeps the ledger.
pub type Moved = fn(&Read<'_>, Id<mark::Product>) -> Result<bool>;

pub fn change(tx: &mut Write<'_>, id: Id<mark::Product>, ask: &ProductAsk, moved: Moved) -> Result<Product> {
    let before = tx.need::<Product>(&id)?;
    if let Some(refusal) = counted_otherwise(&before, ask)
        && moved(&tx.view(), id)?
    {
        return Err(refusal.into());
    }
    let mut product = Product { category: categories::settle(tx, ask.category, &ask.category_name)?, ..before.clone() };
    lay_over(tx, ask, &mut product)?;
    let changes = changes(tx, &before, &product, &ask.suppliers)?;
    tx.quiet("what did not change leaves no trace");
    if !changes.is_empty() {
        tx.record(about(id), &GoodsFact::Changed { name: product.name.clone(), changes })?;
    }
    if let Some(prices) = &ask.prices {
        lay_prices(tx, &mut product, prices, None)?;
    }
    product.version += 1;
    tx.put(&product)?;
    Ok(product)
}

/// What the ledger already holds was counted so, and cannot be counted otherwise afterwards.
fn counted_otherwise(before: &Product, ask: &ProductAsk) -> Option<GoodsRefusal> {
    match before.serial_tracked {
        _ if ask.kind != before.kind => Some(GoodsRefusal::KindStays),
        _ if ask.measure != before.measure => Some(GoodsRefusal::MeasureStays),
        true if !ask.serial_tracked => Some(GoodsRefusal::SerialsStay),
        false if ask.serial_tracked => Some(GoodsRefusal::SerialsCameLate),
        _ => None,
    }
}

/// Lays what was asked over a product, if all of it may stand so.
fn lay_over(tx: &mut Write<'_>, ask: &ProductAsk, product: &mut Product) -> Result<()> {
    name_is_free(tx, &ask.name, product.id)?;
    product.name = ask.name.trim().to_string();
    product.code = code(tx, ask.code.trim(), product)?;
    product.sku = ask.sku.trim().to_string();
    product.description = ask.description.trim().to_string();
    product.own = ask.own.clone();
    product.barcodes = barcodes(tx, ask, product.id)?;
    let measure = measure(tx, ask)?;
    product.measure = measure.id;
    product.serial_tracked = ask.serial_tracked && ask.kind == ProductKind::Goods;
    if product.serial_tracked && measure.decimals > 0 {
        return Err(GoodsRefusal::SerialsInPieces.into());
    }
    product.warranty_days = ask.warranty_days;
    product.vat = ask.vat;
    product.supplier = ask.supplier;
    product.pack = ask.pack;
    product.analogues = known::<Product>(tx, &ask.analogues, GoodsRefusal::UnknownAnalogue)?;
    product.analogues.retain(|id| *id != product.id);
    product.models = known::<Model>(tx, &ask.models, GoodsRefusal::UnknownModel)?;
    product.kind = ask.kind;
    product.parts = if ask.kind == ProductKind::Kit { parts(tx, ask, product.id)? } else { Vec::new() };
    Ok(())
}

/// Two current products of one name cannot be told apart.
fn name_is_free(reads: &impl Reads, name: &str, own: Id<mark::Product>) -> Result<()> {
    let same = |other: &Product| other.id != own && other.name.to_lowercase() == name.trim().to_lowercase();
    let others = reads.by(&PRODUCT_BY_NAME, (false, name::fold(name)))?;
    match others.into_iter().find(same) {
        Some(other) => Err(GoodsRefusal::NameTaken { code: other.code }.into()),
        None => Ok(()),
    }
}

/// The code that was asked for, the one it has, or the next number that is nobody's.
fn code(tx: &mut Write<'_>, asked: &str, product: &Product) -> Result<String> {
    if asked.is_empty() && !product.code.is_empty() {
        return Ok(product.code.clone());
    }
    if !asked.is_empty() {
        let holder = tx.first_by(&PRODUCT_BY_CODE, asked.to_lowercase())?;
        return match holder.filter(|other| other.id != product.id) {
            Some(other) => Err(GoodsRefusal::CodeTaken { by: other.name }.into()),
            None => Ok(asked.to_string()),
        };
    }
    let mut count = tx.get::<GoodsCount>(&0)?.unwrap_or_default();
    loop {
        count.code += 1;
        if tx.first_by(&PRODUCT_BY_CODE, count.code.to_string())?.is_none() {
            tx.put(&count)?;
            return Ok(count.code.to_string());
        }
    }
}

/// Each code once, and nobody else's.
fn barcodes(tx: &mut Write<'_>, ask: &ProductAsk, own: Id<mark::Product>) -> Result<Vec<String>> {
    let (mut kept, mut seen) = (Vec::new(), BTreeSet::new());
    for code in &ask.barcodes {
        let key = barcode::key(code);
        if !seen.insert(key.clone()) {
            return Err(GoodsRefusal::SameBarcodeTwice(code.clone()).into());
        }
        if let Some(other) = tx.first_by(&PRODUCT_BY_BARCODE, key)?.filter(|other| other.id != own) {
            return Err(GoodsRefusal::BarcodeTaken { barcode: code.clone(), by: other.name }.into());
        }
        kept.push(code.clone());
    }
    if ask.own_barcode {
        kept.push(next_barcode(tx)?);
    }
    Ok(kept)
}

/// The shop's next own barcode that no product has.
pub fn next_barcode(tx: &mut Write<'_>) -> Result<String> {
    let mut count = tx.get::<GoodsCount>(&0)?.unwrap_or_default();
    loop {
        count.barcode += 1;
        let code = barcode::own(count.barcode);
        if tx.first_by(&PRODUCT_BY_BARCODE, barcode::key(&code))?.is_none() {
            tx.put(&count)?;
            return Ok(code);
        }
    }
}

fn measure(reads: &impl Reads, ask: &ProductAsk) -> Result<Measure> {
    let Some(measure) = reads.get::<Measure>(&ask.measure)? else { return Err(GoodsRefusal::UnknownMeasure.into()) };
    if !measure.fits(ask.pack) || ask.pack.0 <= 0 {
        return Err(GoodsRefusal::Unmeasured { measure: measure.short }.into());
    }
    Ok(measure)
}

/// Ids of things that are there, each once.
fn known<T: crate::store::Row>(reads: &impl Reads, ids: &[T::Key], missing: GoodsRefusal) -> Result<Vec<T::Key>>
where
    T::Key: Copy + PartialEq,
{
    let mut kept = Vec::new();
    for id in ids {
        if !reads.has::<T>(id)? {
            return Err(missing.into());
        }
        if !kept.contains(id) {
            kept.push(*id);
        }
    }
    Ok(kept)
}

/// What a kit is made of: things that are there, in quantities they are counted in, and no other kit.
fn parts(reads: &impl Reads, ask: &ProductAsk, own: Id<mark::Product>) -> Result<Vec<KitPart>> {
    if ask.parts.is_empty() {
        return Err(GoodsRefusal::EmptyKit.into());
    }
    // What stands in a kit cannot become one.
    if let Some(above) = reads.first_by(&PRODUCT_BY_PART, own.cast::<()>())? {
        return Err(GoodsRefusal::KitInKit { name: above.name }.into());
    }
    for part in &ask.parts {
        match part.what {
            PartOf::Work(id) if reads.has::<Service>(&id)? => {}
            PartOf::Work(_) => return Err(GoodsRefusal::UnknownPart.into()),
            PartOf::Product(id) => {
                let Some(inside) = reads.get::<Product>(&id)? else { return Err(GoodsRefusal::UnknownPart.into()) };
                if inside.kind == ProductKind::Kit || id == own {
                    return Err(GoodsRefusal::KitInKit { name: inside.name }.into());
                }
                let measure = reads.need::<Measure>(&inside.measure)?;
                if !measure.fits(part.quantity) {
                    return Err(GoodsRefusal::UnmeasuredPart { name: inside.name, measure: measure.short }.into());
                }
            }
        }
    }
    Ok(ask.parts.clone())
}

/// Puts a product into the archive or takes it out; where it stands already, nothing happens.
pub fn place(tx: &mut Write<'_>, id: Id<mark::Product>, place: Place) -> Result<()> {
    let before = tx.need::<Product>(&id)?;
    let archived = place == Place::Archive;
    if before.archived == archived {
        tx.quiet("it stands there already");
        return Ok(());
    }
    if !archived {
        name_is_free(tx, &before.name, id)?;
    }
    if !archived && tx.need::<GoodsCategory>(&before.category)?.archived {
        categories::bring_back(tx, before.category)?;
    }
    let product = Product { archived, version: before.version + 1, ..before };
    tx.put(&product)?;
    let name = product.name;
    tx.record(about(id), &if archived { GoodsFact::Archived { name } } else { GoodsFact::Restored { name } })
}

/// Whether a product stands in the lists or in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Lists,
    Archive,
}
