//! A line of a table as a product: new, known already, or known with something to change; and the stock it begins with.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    field::Field,
    people::{Undone, Verdict},
    table::Wrong,
    tables::Import,
    text::{import as text, wares as words},
    ware::Ware,
    wares_in,
};
use crate::{
    catalog::goods::{
        self, Measure, PRODUCT_BY_NAME, PRODUCT_BY_SKU, PriceType, Product, ProductAsk, ProductKind, Rule, Tree, barcode, price_for,
    },
    clients,
    kernel::{Error, Id, Money, Quantity, Result, Text, mark, name::fold},
    stock::{
        Warehouse, balance,
        levels::{self, Level},
        units,
    },
    store::{Reads, Write},
};

/// What lines are laid over.
pub struct Shelves {
    tree: Tree,
    measures: Vec<Measure>,
    types: Vec<PriceType>,
    suppliers: HashMap<String, (Id<mark::Client>, String)>,
    warehouse: Option<Id<mark::Warehouse>>,
    /// The warehouse may have minimums.
    supplied: bool,
    /// Products that are known already stay as they are.
    leave: bool,
}

/// A line that would make or change a product.
pub struct Laid {
    pub known: Option<Product>,
    ask: ProductAsk,
    /// The path of its category, where it has to be found or grown.
    category: Vec<String>,
    pub opening: Option<Opening>,
    level: Option<Level>,
}

/// What of a product lies in the warehouse from the first.
#[derive(Debug, Clone)]
pub struct Opening {
    pub quantity: Quantity,
    pub price: Money,
    pub serials: Vec<String>,
}

fn wrong<T>(field: Field, value: impl Into<String>, why: Text) -> Result<T, Wrong> {
    Err(Wrong { field, value: value.into(), why })
}

impl Shelves {
    pub fn read(reads: &impl Reads, import: &Import) -> Result<Shelves> {
        let suppliers = if import.mapping.contains(&Some(Field::Supplier)) { clients::suppliers(reads)? } else { Vec::new() };
        let warehouse = import.goods.warehouse.map(|id| reads.need::<Warehouse>(&id)).transpose()?;
        Ok(Shelves {
            tree: Tree::read(reads)?,
            measures: goods::all_measures(reads)?,
            types: goods::all_price_types(reads)?,
            suppliers: suppliers.into_iter().map(|one| (fold(&one.name), (one.id, one.name))).collect(),
            supplied: warehouse.is_some_and(|one| one.is_supplied()),
            warehouse: import.goods.warehouse,
            leave: import.goods.leave,
        })
    }

    /// What a line means. `brought` says which products came with the lines above.
    pub fn judge(
        &self,
        reads: &impl Reads,
        ware: &Ware,
        brought: &dyn Fn(Id<mark::Product>) -> Result<bool>,
    ) -> Result<Verdict<Laid, Laid>> {
        let known = match known(reads, ware, brought)? {
            Ok(known) => known,
            Err(wrong) => return Ok(Verdict::Wrong(vec![wrong])),
        };
        if let Some(product) = &known
            && ((self.leave && !product.archived) || brought(product.id)?)
        {
            return Ok(Verdict::Same);
        }
        let before = known.as_ref().map_or_else(ProductAsk::default, ProductAsk::of);
        let mut ask = before.clone();
        let mut found = Vec::new();
        found.extend(self.lay(reads, ware, known.as_ref(), &mut ask)?.err());
        let opening = match self.opening(reads, ware, known.as_ref(), &ask)? {
            Ok(opening) => opening,
            Err(wrong) => {
                found.push(wrong);
                None
            }
        };
        if !found.is_empty() {
            return Ok(Verdict::Wrong(found));
        }
        let category = self.category(ware, known.as_ref(), &mut ask);
        let level = match self.level(reads, ware, known.as_ref(), &ask)? {
            Ok(level) => level,
            Err(wrong) => return Ok(Verdict::Wrong(vec![wrong])),
        };
        let same = known.as_ref().is_some_and(|product| !product.archived)
            && ask == before
            && category.is_empty()
            && opening.is_none()
            && level.is_none();
        let laid = Laid { known, ask, category, opening, level };
        Ok(match (&laid.known, same) {
            (None, _) => Verdict::New(laid),
            (Some(_), true) => Verdict::Same,
            (Some(_), false) => Verdict::Change(laid),
        })
    }

    /// Lays a line over a product; what the table has no column for stays.
    fn lay(&self, reads: &impl Reads, ware: &Ware, known: Option<&Product>, ask: &mut ProductAsk) -> Result<Result<(), Wrong>> {
        if ware.name.is_empty() && known.is_none() {
            return Ok(wrong(Field::Product, "", words::W_NO_PRODUCT));
        }
        for (own, said) in [(&mut ask.name, &ware.name), (&mut ask.code, &ware.code), (&mut ask.sku, &ware.sku)] {
            if !said.is_empty() {
                own.clone_from(said);
            }
        }
        if let Some(product) = known.filter(|product| product.name != ask.name) {
            let others = reads.by(&PRODUCT_BY_NAME, (false, fold(&ask.name)))?;
            if others.iter().any(|other| other.id != product.id && other.name.to_lowercase() == ask.name.to_lowercase()) {
                return Ok(wrong(Field::Product, &ware.name, words::W_NAME_TAKEN));
            }
        }
        for code in &ware.barcodes {
            if ask.barcodes.iter().all(|one| barcode::key(one) != barcode::key(code)) {
                ask.barcodes.push(code.clone());
            }
        }
        ask.vat = ware.vat.unwrap_or(ask.vat);
        ask.warranty_days = ware.warranty_days.unwrap_or(ask.warranty_days);
        ask.pack = ware.pack.unwrap_or(ask.pack);
        ask.serial_tracked |= known.is_none() && !ware.serials.is_empty();
        if !ware.supplier.is_empty() {
            let Some((id, name)) = self.suppliers.get(&fold(&ware.supplier)) else {
                return Ok(wrong(Field::Supplier, &ware.supplier, words::W_SUPPLIER));
            };
            if ask.supplier != Some(*id) {
                (ask.supplier, ask.suppliers) = (Some(*id), [(*id, name.clone())].into());
            }
        }
        self.price(reads, ware, known, ask)?;
        self.measure(reads, ware, known, ask)
    }

    /// A price that only repeats what the rule of its type makes is not set.
    fn price(&self, reads: &impl Reads, ware: &Ware, known: Option<&Product>, ask: &mut ProductAsk) -> Result<()> {
        if ware.prices.is_empty() {
            return Ok(());
        }
        let own = ask.prices.get_or_insert_default();
        for (id, price) in &ware.prices {
            let ruled = self.types.iter().find(|kind| kind.id == *id && kind.rule != Rule::Fixed);
            if let (Some(kind), Some(product), None) = (ruled, known, own.get(id))
                && price_for(product, kind, &balance::costs(reads, None, product.id)?).known() == Some(*price)
            {
                continue;
            }
            own.insert(*id, *price);
        }
        Ok(())
    }

    fn measure(&self, reads: &impl Reads, ware: &Ware, known: Option<&Product>, ask: &mut ProductAsk) -> Result<Result<(), Wrong>> {
        if !ware.measure.is_empty() {
            let said = fold(&ware.measure);
            let bears = |one: &&Measure| {
                let names = [&one.short.ru, &one.short.en, &one.short.uk, &one.name.ru, &one.name.en, &one.name.uk];
                names.into_iter().any(|name| !name.is_empty() && fold(name) == said)
            };
            let Some(found) = self.measures.iter().find(bears) else { return Ok(wrong(Field::Unit, &ware.measure, words::W_UNIT)) };
            let moved = |product: &Product| balance::ever_moved(reads, product.id);
            if found.id != ask.measure && known.map(moved).transpose()?.unwrap_or(false) {
                return Ok(wrong(Field::Unit, &ware.measure, words::W_UNIT_MOVED));
            }
            ask.measure = found.id;
        }
        let fits = self.measures.iter().find(|one| one.id == ask.measure).is_none_or(|one| one.fits(ask.pack));
        Ok(if fits { Ok(()) } else { wrong(Field::Pack, ask.pack.show(crate::kernel::Lang::Ru), words::W_PART) })
    }

    /// The path that has to be found or grown; nothing when the product stands there already.
    fn category(&self, ware: &Ware, known: Option<&Product>, ask: &mut ProductAsk) -> Vec<String> {
        let path = match known {
            None if ware.category.is_empty() => vec![text::NO_CATEGORY.ru.to_string()],
            _ => ware.category.clone(),
        };
        if path.is_empty() || self.tree.find(&path).is_some_and(|id| known.is_some_and(|product| product.category == id)) {
            return Vec::new();
        }
        ask.category = None;
        path
    }

    /// The minimum that is to be set, unless it stands so already.
    fn level(&self, reads: &impl Reads, ware: &Ware, known: Option<&Product>, ask: &ProductAsk) -> Result<Result<Option<Level>, Wrong>> {
        let (Some(warehouse), Some(min), true) = (self.warehouse, ware.minimum, self.supplied) else { return Ok(Ok(None)) };
        let fits = self.measures.iter().find(|one| one.id == ask.measure).is_none_or(|one| one.fits(min));
        if !fits || ask.kind == ProductKind::Kit {
            return Ok(wrong(Field::Minimum, min.show(crate::kernel::Lang::Ru), words::W_PART));
        }
        let product = known.map_or(Id::fixed(0), |product| product.id);
        let before = levels::level(reads, warehouse, product)?;
        Ok(Ok((before.min != min).then(|| Level { min, target: before.target.max(min), ..before })))
    }

    fn opening(
        &self,
        reads: &impl Reads,
        ware: &Ware,
        known: Option<&Product>,
        ask: &ProductAsk,
    ) -> Result<Result<Option<Opening>, Wrong>> {
        let counted = i64::try_from(ware.serials.len()).unwrap_or(i64::MAX).saturating_mul(Quantity::ONE.0);
        let quantity = ware.quantity.unwrap_or(Quantity(counted));
        let (Some(warehouse), true) = (self.warehouse, quantity.is_positive()) else { return Ok(Ok(None)) };
        if let Some(product) = known
            && !balance::stock(reads, warehouse, product.id)?.quantity.is_zero()
        {
            return Ok(Ok(None));
        }
        if ask.kind == ProductKind::Kit {
            return Ok(wrong(Field::Stock, "", words::W_KIT_STOCK));
        }
        let said = quantity.show(crate::kernel::Lang::Ru);
        if self.measures.iter().find(|one| one.id == ask.measure).is_some_and(|one| !one.fits(quantity)) {
            return Ok(wrong(Field::Stock, said, words::W_PART));
        }
        if let Err(wrong) = numbers(reads, ware, known, ask.serial_tracked, quantity.0 == counted)? {
            return Ok(Err(wrong));
        }
        let of_one = |sum: Money| sum.share(Quantity::ONE, quantity);
        let price = ware.purchase.or(ware.sum.map(of_one)).unwrap_or_default();
        if i128::from(quantity.0) * i128::from(price.0) / 1000 > i128::from(Money::LIMIT.0) {
            return Ok(wrong(Field::Purchase, price.show(crate::kernel::Lang::Ru), words::W_DEAR));
        }
        Ok(Ok(Some(Opening { quantity, price, serials: ware.serials.clone() })))
    }
}

/// As many numbers as pieces, none twice, none of a thing that is here.
fn numbers(reads: &impl Reads, ware: &Ware, known: Option<&Product>, tracked: bool, as_many: bool) -> Result<Result<(), Wrong>> {
    if !tracked {
        return Ok(if ware.serials.is_empty() { Ok(()) } else { wrong(Field::Serials, ware.serials.join(", "), words::W_UNTRACKED) });
    }
    if !as_many {
        return Ok(wrong(Field::Serials, ware.serials.join(", "), words::W_SERIAL_COUNT));
    }
    let mut seen = BTreeSet::new();
    for serial in &ware.serials {
        if !seen.insert(units::serial(serial)) {
            return Ok(wrong(Field::Serials, serial, words::W_SERIAL_TWICE));
        }
        if let Some(product) = known
            && units::here(reads, product.id, serial)?.is_some()
        {
            return Ok(wrong(Field::Serials, serial, words::W_SERIAL_HERE));
        }
    }
    Ok(Ok(()))
}

/// The product a line is about: by a barcode or the code, by an article that only one has, by the name.
fn known(reads: &impl Reads, ware: &Ware, brought: &dyn Fn(Id<mark::Product>) -> Result<bool>) -> Result<Result<Option<Product>, Wrong>> {
    let mut exact: Vec<Product> = Vec::new();
    for code in &ware.barcodes {
        exact.extend(goods::product_by_barcode(reads, code)?);
    }
    if !ware.code.is_empty() {
        exact.extend(goods::product_by_code(reads, &ware.code)?);
    }
    exact.dedup_by_key(|product| product.id);
    match exact.as_slice() {
        [] => {}
        [product] => return Ok(Ok(Some(product.clone()))),
        [first, ..] => return Ok(wrong(Field::Code, format!("{}, {}", ware.code, first.name), words::W_TWO)),
    }
    if !ware.sku.is_empty() {
        let mut found = Vec::new();
        for product in reads.by(&PRODUCT_BY_SKU, ware.sku.to_lowercase())? {
            if !product.archived && !brought(product.id)? {
                found.push(product);
            }
        }
        let named = found.iter().position(|product| fold(&product.name) == fold(&ware.name));
        match (found.len(), named) {
            (0, _) => {}
            (1, _) => return Ok(Ok(found.pop())),
            (_, Some(at)) => return Ok(Ok(Some(found.swap_remove(at)))),
            _ => return Ok(wrong(Field::Sku, &ware.sku, words::W_MANY_SKU)),
        }
    }
    named(reads, &ware.name).map(Ok)
}

/// The product of this name; one in the archive when no other has it.
fn named(reads: &impl Reads, name: &str) -> Result<Option<Product>> {
    if name.is_empty() {
        return Ok(None);
    }
    for archived in [false, true] {
        let mut found = reads.by(&PRODUCT_BY_NAME, (archived, fold(name)))?;
        if let Some(at) = found.iter().position(|product| product.name.to_lowercase() == name.to_lowercase()) {
            return Ok(Some(found.swap_remove(at)));
        }
    }
    Ok(None)
}

impl Laid {
    /// What a later line would find the new product by.
    pub fn keys(&self) -> Vec<String> {
        let barcodes = self.ask.barcodes.iter().map(|code| format!("b {}", barcode::key(code)));
        let code = Some(&self.ask.code).filter(|code| !code.is_empty()).map(|code| format!("c {}", code.to_lowercase()));
        barcodes.chain(code).chain([format!("n {}", self.ask.name.to_lowercase())]).collect()
    }

    /// Makes the product or changes it.
    pub fn carry_out(mut self, tx: &mut Write<'_>, grown: &mut Vec<Id<mark::GoodsCategory>>) -> Result<Product> {
        if !self.category.is_empty() {
            self.ask.category = Some(wares_in::grow(tx, &self.category, grown)?);
        }
        let product = match &self.known {
            None => goods::create_product(tx, &self.ask)?,
            Some(known) => {
                if known.archived {
                    goods::place_product(tx, known.id, goods::Place::Lists)?;
                }
                goods::change_product(tx, known.id, &self.ask, |reads, id| balance::ever_moved(reads, id))?
            }
        };
        if let Some(level) = self.level {
            levels::set(tx, &[Level { product: product.id, ..level }])?;
        }
        Ok(product)
    }
}

/// A product with its minimum in a warehouse.
#[derive(Serialize, Deserialize)]
struct Image {
    product: ProductAsk,
    archived: bool,
    level: Option<Level>,
}

/// A product as one text: what a later change is noticed by, and what it is returned to.
pub fn image(reads: &impl Reads, product: &Product, warehouse: Option<Id<mark::Warehouse>>) -> Result<String> {
    let level = warehouse.map(|id| levels::level(reads, id, product.id)).transpose()?;
    serde_json::to_string(&Image { product: ProductAsk::of(product), archived: product.archived, level }).map_err(Error::broken)
}

/// Takes back what a line did, unless somebody changed the product since, or some of it lies in stock.
pub fn give_back(tx: &mut Write<'_>, import: &Import, id: Id<mark::Product>, before: Option<&str>, after: &str) -> Result<Undone> {
    let now = goods::product(tx, id)?;
    let before = before.map(serde_json::from_str::<Image>).transpose().map_err(Error::broken)?;
    let goes = before.as_ref().is_none_or(|before| before.archived);
    if image(tx, &now, import.goods.warehouse)? != after || (goes && !balance::pool(tx, id)?.quantity.is_zero()) {
        return Ok(Undone::Kept);
    }
    let level = match before {
        Some(before) => {
            goods::change_product(tx, id, &before.product, |reads, id| balance::ever_moved(reads, id))?;
            before.level
        }
        None => import.goods.warehouse.map(|warehouse| Level { warehouse, product: id, min: Quantity::ZERO, target: Quantity::ZERO }),
    };
    let supplied = import.goods.warehouse.map(|id| tx.need::<Warehouse>(&id)).transpose()?.is_some_and(|one| one.is_supplied());
    if let Some(level) = level.filter(|_| supplied) {
        levels::set(tx, &[level])?;
    }
    if goes {
        goods::place_product(tx, id, goods::Place::Archive)?;
    }
    Ok(Undone::Returned)
}
