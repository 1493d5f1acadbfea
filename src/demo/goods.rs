//! Shelves of the invented shop: parts for what it repairs, things for sale, a few kits.

use std::collections::BTreeMap;

use super::text::goods as words;
use crate::{
    catalog::{
        self, Brand, GoodsCategory, KitPart, PartOf, Product, ProductAsk, ProductKind, REPAIR, RETAIL, WHOLESALE, add_category,
        create_product, service_named, set_price,
    },
    clients::{self, ClientAsk, ClientKind},
    kernel::{Id, Money, Phone, Quantity, Rate, Result, codes, mark, text::Named},
    store::{Reads, Write},
};

/// Everything that is found by name while the shelves are filled.
struct Shelves {
    branches: BTreeMap<&'static str, Id<mark::GoodsCategory>>,
    measures: Vec<catalog::Measure>,
    suppliers: Vec<(Id<mark::Client>, String)>,
    /// How many products there are: barcodes of makers follow it.
    made: u64,
}

pub fn fill(tx: &mut Write<'_>) -> Result<()> {
    let mut branches: BTreeMap<&'static str, Id<mark::GoodsCategory>> = BTreeMap::new();
    for (name, parent) in words::BRANCHES {
        let branch: GoodsCategory = add_category(tx, &Named::plain(name), branches.get(parent).copied())?;
        branches.insert(name, branch.id);
    }
    let suppliers = suppliers(tx)?;
    let mut shelves = Shelves { branches, measures: catalog::all_measures(tx)?, suppliers, made: 0 };
    for phone in &words::PHONES {
        phone_parts(tx, &mut shelves, phone)?;
    }
    for thing in words::THINGS {
        let (branch, ..) = thing;
        let supplier = if branch.contains(words::PHONE_PARTS[0].2) { 0 } else { 2 };
        put(tx, &mut shelves, &thing, supplier, Vec::new())?;
    }
    kits(tx, &shelves)
}

fn suppliers(tx: &mut Write<'_>) -> Result<Vec<(Id<mark::Client>, String)>> {
    let mut all = Vec::new();
    for (name, tax, phone) in words::SUPPLIERS {
        let kind = ClientKind::Organisation;
        let ask = ClientAsk { kind, tax_number: tax.into(), supplier: true, ..ClientAsk::person(name, Phone::parse(phone)) };
        all.push((clients::create(tx, &ask)?.id, name.to_string()));
    }
    Ok(all)
}

fn phone_parts(tx: &mut Write<'_>, shelves: &mut Shelves, phone: &words::Phone) -> Result<()> {
    let short =
        phone.model.split_once(' ').filter(|(brand, _)| *brand == "Apple" || *brand == "Samsung").map_or(phone.model, |(_, rest)| rest);
    let models = model(tx, phone.model)?.into_iter().collect::<Vec<_>>();
    for ((pattern, letter, branch, _), price) in words::PHONE_PARTS.iter().zip(phone.prices) {
        if price == 0 {
            continue;
        }
        let (name, sku) = (pattern.replace("{}", short), format!("{letter}-{}", phone.sku));
        let thing = (*branch, name.as_str(), sku.as_str(), price, price + 300, words::THINGS[0].5, 90);
        put(tx, shelves, &thing, 0, models.clone())?;
    }
    Ok(())
}

/// The model of this whole name, if the directory has it.
fn model(reads: &impl Reads, title: &str) -> Result<Option<Id<mark::Model>>> {
    let Some((brand, name)) = title.split_once(' ') else { return Ok(None) };
    let Some(brand): Option<Brand> = catalog::brand_named(reads, brand)? else { return Ok(None) };
    let all = reads.all::<catalog::Model>(())?;
    Ok(all.into_iter().find(|model| model.brand == brand.id && model.name == name).map(|model| model.id))
}

type Thing<'w> = (&'static str, &'w str, &'w str, u32, u32, &'static str, u32);

/// Most have the maker's barcode, every fourth the shop's own, every ninth none yet.
fn put(
    tx: &mut Write<'_>,
    shelves: &mut Shelves,
    thing: &Thing<'_>,
    supplier: usize,
    models: Vec<Id<mark::Model>>,
) -> Result<Id<mark::Product>> {
    let (branch, name, sku, retail, repair, unit, warranty_days) = *thing;
    shelves.made += 1;
    let number = shelves.made;
    let maker = (!number.is_multiple_of(4) && !number.is_multiple_of(9)).then(|| codes::ean13(&format!("46070{number:07}"))).flatten();
    let money = |sum: u32| Money::major(i64::from(sum));
    let mut prices = BTreeMap::from([(RETAIL, money(retail))]);
    if repair > 0 {
        prices.insert(REPAIR, money(repair));
    }
    if retail >= 500 {
        let off = Rate::percent(15).of(money(retail));
        prices.insert(WHOLESALE, Money((money(retail) - off).0 / 1_000 * 1_000));
    }
    let measure = shelves.measures.iter().find(|one| one.short.ru == unit).map_or(catalog::PIECE, |one| one.id);
    let (supplier, supplier_name) = shelves.suppliers[supplier].clone();
    let ask = ProductAsk {
        name: name.into(),
        sku: sku.into(),
        category: shelves.branches.get(branch).copied(),
        measure,
        serial_tracked: retail >= 15_000,
        warranty_days,
        barcodes: maker.into_iter().collect(),
        own_barcode: number.is_multiple_of(4),
        supplier: Some(supplier),
        suppliers: BTreeMap::from([(supplier, supplier_name)]),
        models,
        prices: Some(prices),
        ..ProductAsk::default()
    };
    Ok(create_product(tx, &ask)?.id)
}

fn kits(tx: &mut Write<'_>, shelves: &Shelves) -> Result<()> {
    for (name, sku, work, price) in words::KITS {
        let part = tx.first_by(&catalog::PRODUCT_BY_SKU, sku.to_lowercase())?;
        let (Some(part), Some(work)) = (part, service_named(tx, work)?) else { continue };
        let parts = [PartOf::Product(part.id), PartOf::Work(work.id)].map(|what| KitPart { what, quantity: Quantity::ONE });
        let ask = ProductAsk {
            name: name.into(),
            kind: ProductKind::Kit,
            category: shelves.branches.get(words::BRANCHES[22].0).copied(),
            parts: parts.into(),
            models: part.models.clone(),
            prices: Some(BTreeMap::from([(RETAIL, Money::major(i64::from(price)))])),
            ..ProductAsk::default()
        };
        create_product(tx, &ask)?;
    }
    Ok(())
}

/// The owner raises what sells best on the last evening, so that prices have a history.
pub fn raise(tx: &mut Write<'_>) -> Result<()> {
    let Some(screens) = tx.all::<GoodsCategory>(())?.into_iter().find(|one| one.name.ru == words::PHONE_PARTS[0].2) else { return Ok(()) };
    for product in tx.by(&catalog::PRODUCT_BY_CATEGORY, (false, screens.id))? {
        raised(tx, &product)?;
    }
    Ok(())
}

fn raised(tx: &mut Write<'_>, product: &Product) -> Result<()> {
    let Some(price) = product.prices.get(&RETAIL).copied() else { return Ok(()) };
    let raised = catalog::pricing::marked_up(price, Rate::percent(4), Money::major(100));
    set_price(tx, product.id, RETAIL, Some(raised), None)
}
