//! A supplier's table: which of our products each of its rows means. What is certain is taken, what is not is asked.

use serde::{Deserialize, Serialize};

use super::{similar::Names, table::Wrong, tables::Import, text::wares as words, ware::Ware, wares_in, workbook::Line};
use crate::{
    catalog::goods::{self, Measure, PRODUCT_BY_NAME, PRODUCT_BY_SKU, Product, ProductKind},
    exchange::{field::Field, tables::Part},
    kernel::{Id, Money, Quantity, Result, mark, name::fold},
    store::{Reads, Row as Stored, Table},
};

/// Whose table it is and where its goods go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    pub supplier: Option<Id<mark::Client>>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// The draft it was opened from; nothing begins a new one.
    pub document: Option<Id<mark::Document>>,
    /// Lines it added to each of its documents, so that they can be taken back.
    #[serde(default)]
    pub laid: Vec<Vec<u32>>,
}

/// Rows of one file; more are for several files.
pub const MOST_ROWS: usize = 5_000;

/// What a supplier calls a product, as somebody once said: his article or his name for it, folded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SupplierWord {
    pub supplier: Id<mark::Client>,
    pub word: String,
    pub product: Id<mark::Product>,
}

impl Stored for SupplierWord {
    const TABLE: Table = Table::new(332, "supplier_words");
    type Key = (Id<mark::Client>, String);
    fn key(&self) -> Self::Key {
        (self.supplier, self.word.clone())
    }
}

/// Under which words a row is remembered: the article first, the name when it has none.
pub fn word(ware: &Ware) -> String {
    if fold(&ware.sku).is_empty() { format!("n {}", fold(&ware.name)) } else { format!("a {}", ware.sku.to_lowercase()) }
}

/// Which product a row means.
pub enum Meant {
    Certain(Box<Product>),
    /// One of these, likeliest first, or none.
    Doubtful(Vec<Product>),
    Unknown,
}

pub struct Row {
    /// Its number in the file.
    pub number: u32,
    pub ware: Ware,
    pub quantity: Quantity,
    pub price: Money,
    pub meant: Meant,
}

#[derive(Default)]
pub struct Supplied {
    pub rows: Vec<Row>,
    pub wrong: Vec<(u32, Wrong)>,
    /// Rows nothing is bought by.
    pub idle: u32,
    /// There are more rows than one file may have.
    pub more: bool,
}

/// Reads the rows something is bought by.
pub fn read(reads: &impl Reads, import: &Import) -> Result<Supplied> {
    let (mut supplied, names) = (Supplied::default(), Names::read(reads)?);
    for at in import.parts() {
        let part = reads.need::<Part>(&(import.id, at))?;
        for line in import.rows(&part) {
            if let Err(wrong) = heed(reads, import, &names, line, &mut supplied)? {
                supplied.wrong.extend(wrong.into_iter().map(|wrong| (line.number, wrong)));
            }
            if supplied.rows.len() > MOST_ROWS {
                supplied.more = true;
                return Ok(supplied);
            }
        }
    }
    Ok(supplied)
}

fn heed(reads: &impl Reads, import: &Import, names: &Names, line: &Line, supplied: &mut Supplied) -> Result<Result<(), Vec<Wrong>>> {
    let ware = match wares_in::read(import, line) {
        Ok(ware) => ware,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let counted = i64::try_from(ware.serials.len()).unwrap_or(i64::MAX).saturating_mul(Quantity::ONE.0);
    let quantity = ware.quantity.unwrap_or(Quantity(counted));
    let nameless = fold(&ware.name).is_empty() && ware.code.is_empty() && ware.sku.is_empty() && ware.barcodes.is_empty();
    if !quantity.is_positive() || nameless {
        supplied.idle += 1;
        return Ok(Ok(()));
    }
    let price = ware.purchase.or(ware.sum.map(|sum| sum.share(Quantity::ONE, quantity))).unwrap_or_default();
    if i128::from(quantity.0) * i128::from(price.0) / 1000 > i128::from(Money::LIMIT.0) {
        return Ok(Err(vec![Wrong { field: Field::Purchase, value: price.show(crate::kernel::Lang::Ru), why: words::W_DEAR }]));
    }
    let meant = meant(reads, import, names, &ware)?;
    if let Meant::Certain(product) = &meant
        && !reads.need::<Measure>(&product.measure)?.fits(quantity)
    {
        return Ok(Err(vec![Wrong { field: Field::Stock, value: quantity.show(crate::kernel::Lang::Ru), why: words::W_PART }]));
    }
    supplied.rows.push(Row { number: line.number, ware, quantity, price, meant });
    Ok(Ok(()))
}

/// The row of this number, if something is bought by it.
pub fn row(reads: &impl Reads, import: &Import, number: u32) -> Result<Option<Row>> {
    let (mut supplied, names) = (Supplied::default(), Names::read(reads)?);
    for at in import.parts() {
        let part = reads.need::<Part>(&(import.id, at))?;
        if let Some(line) = import.rows(&part).find(|line| line.number == number) {
            let _ = heed(reads, import, &names, line, &mut supplied)?;
            break;
        }
    }
    Ok(supplied.rows.pop())
}

/// Whether it may be bought.
pub fn bought(product: &Product) -> bool {
    !product.archived && product.kind != ProductKind::Kit
}

/// As it was said before; by a barcode, an article that only one has, our code, the whole name. What is only alike is asked.
fn meant(reads: &impl Reads, import: &Import, names: &Names, ware: &Ware) -> Result<Meant> {
    let supplier = import.supply.supplier.unwrap_or(super::layout::ANYBODY);
    let mut found = Vec::new();
    if let Some(said) = reads.get::<SupplierWord>(&(supplier, word(ware)))? {
        found.extend(reads.get::<Product>(&said.product)?);
    }
    for code in &ware.barcodes {
        found.extend(goods::product_by_barcode(reads, code)?);
    }
    if let Some(product) = found.into_iter().find(bought) {
        return Ok(Meant::Certain(Box::new(product)));
    }
    let mut same = if ware.sku.is_empty() { Vec::new() } else { reads.by(&PRODUCT_BY_SKU, ware.sku.to_lowercase())? };
    same.retain(bought);
    match same.len() {
        0 => {}
        1 => return Ok(same.pop().map_or(Meant::Unknown, |one| Meant::Certain(Box::new(one)))),
        _ => return Ok(Meant::Doubtful(same)),
    }
    if !ware.code.is_empty()
        && let Some(product) = goods::product_by_code(reads, &ware.code)?.filter(bought)
    {
        return Ok(Meant::Certain(Box::new(product)));
    }
    let mut same = if ware.name.is_empty() { Vec::new() } else { reads.by(&PRODUCT_BY_NAME, (false, fold(&ware.name)))? };
    same.retain(bought);
    match same.len() {
        0 => {}
        1 => return Ok(same.pop().map_or(Meant::Unknown, |one| Meant::Certain(Box::new(one)))),
        _ => return Ok(Meant::Doubtful(same)),
    }
    let mut alike = Vec::new();
    for id in names.like(&ware.name) {
        alike.extend(reads.get::<Product>(&id)?.filter(bought));
    }
    Ok(if alike.is_empty() { Meant::Unknown } else { Meant::Doubtful(alike) })
}
