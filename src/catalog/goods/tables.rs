//! Rows of the goods: products in their tree of categories, units of measure, prices with their history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{barcode, own::Own, pricing::Rule};
use crate::{
    kernel::{Id, Moment, Money, Quantity, Rate, mark, name, text::Named},
    store::{Index, Newest, Row, Table, row::IndexOf},
};

/// A branch of the tree of goods.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GoodsCategory {
    pub id: Id<mark::GoodsCategory>,
    /// The branch it grows from; none for the trunk.
    #[serde(default)]
    pub parent: Option<Id<mark::GoodsCategory>>,
    pub name: Named,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for GoodsCategory {
    const TABLE: Table = Table::new(200, "goods_categories");
    type Key = Id<mark::GoodsCategory>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A unit of measure: pieces, metres, litres.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Measure {
    pub id: Id<mark::Measure>,
    /// As it stands after a number: «шт.».
    pub short: Named,
    pub name: Named,
    /// Digits after the mark that a quantity may have, from 0 to 3.
    pub decimals: u8,
    /// Its number in the classifier that papers ask for; may be empty.
    #[serde(default)]
    pub code: String,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Measure {
    /// Whether so much can be counted in this unit: half a piece cannot.
    pub fn fits(&self, quantity: Quantity) -> bool {
        quantity.0 % 10_i64.pow(3_u32.saturating_sub(u32::from(self.decimals))) == 0
    }
}

impl Row for Measure {
    const TABLE: Table = Table::new(201, "measures");
    type Key = Id<mark::Measure>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A kind of price: retail, in a repair, wholesale, and the shop's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PriceType {
    pub id: Id<mark::PriceType>,
    pub name: Named,
    #[serde(default)]
    pub rule: Rule,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for PriceType {
    const TABLE: Table = Table::new(202, "price_types");
    type Key = Id<mark::PriceType>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// What a product is to the stock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[serde(rename_all = "lowercase")]
#[oai(rename = "ProductKind", rename_all = "lowercase")]
pub enum ProductKind {
    /// Lies on a shelf: a part, a thing for sale, a consumable.
    #[default]
    Goods,
    /// Sold as one, made of products and works; nothing of it lies on a shelf.
    Kit,
}

/// How a product is taxed. Prices have the tax inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProductVat {
    /// As the company is.
    #[default]
    Company,
    None,
    Rate(Rate),
}

/// A part of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitPart {
    pub what: PartOf,
    pub quantity: Quantity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartOf {
    Product(Id<mark::Product>),
    Work(Id<mark::Service>),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Product {
    pub id: Id<mark::Product>,
    /// The shop's own code, given by a counter when nobody names it; one product has it.
    pub code: String,
    /// The maker's or the supplier's number; two products may have the same one.
    #[serde(default)]
    pub sku: String,
    pub name: String,
    #[serde(default)]
    pub kind: ProductKind,
    pub category: Id<mark::GoodsCategory>,
    pub measure: Id<mark::Measure>,
    /// Each piece is known by its own number.
    #[serde(default)]
    pub serial_tracked: bool,
    #[serde(default)]
    pub warranty_days: u32,
    #[serde(default)]
    pub vat: ProductVat,
    #[serde(default)]
    pub barcodes: Vec<String>,
    /// Whom it is bought from as a rule: a client of the supplier's kind.
    #[serde(default)]
    pub supplier: Option<Id<mark::Client>>,
    /// It is bought by whole packs of so many.
    #[serde(default)]
    pub pack: Quantity,
    /// What may be put instead of it; said once, it holds both ways.
    #[serde(default)]
    pub analogues: Vec<Id<mark::Product>>,
    /// Models it fits.
    #[serde(default)]
    pub models: Vec<Id<mark::Model>>,
    /// What a kit is made of.
    #[serde(default)]
    pub parts: Vec<KitPart>,
    /// Prices that somebody set; the others follow the rule of their type.
    #[serde(default)]
    pub prices: BTreeMap<Id<mark::PriceType>, Money>,
    /// Values of the shop's own fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own: Own,
    #[serde(default)]
    pub description: String,
    /// The first is the one that lists show.
    #[serde(default)]
    pub pictures: Vec<Id<mark::Picture>>,
    #[serde(default)]
    pub archived: bool,
    pub created: Moment,
    #[serde(default)]
    pub version: u64,
}

pub const PRODUCT_BY_CODE: Index<Product, String> = Index::unique(204, "products_by_code", |p| vec![p.code.to_lowercase()]);
pub const PRODUCT_BY_BARCODE: Index<Product, String> =
    Index::unique(205, "products_by_barcode", |p| p.barcodes.iter().map(|code| barcode::key(code)).collect());
pub const PRODUCT_BY_SKU: Index<Product, String> =
    Index::new(206, "products_by_sku", |p| if p.sku.is_empty() { Vec::new() } else { vec![p.sku.to_lowercase()] });
/// The list by name, the archive apart.
pub const PRODUCT_BY_NAME: Index<Product, (bool, String)> =
    Index::new(207, "products_by_name", |p| vec![(p.archived, name::fold(&p.name))]);
pub const PRODUCT_BY_CATEGORY: Index<Product, (bool, Id<mark::GoodsCategory>, String)> =
    Index::new(208, "products_by_category", |p| vec![(p.archived, p.category, name::fold(&p.name))]);
pub const PRODUCT_BY_PRICE: Index<Product, (bool, Id<mark::PriceType>, i64)> =
    Index::new(209, "products_by_price", |p| p.prices.iter().map(|(kind, price)| (p.archived, *kind, price.0)).collect());
pub const PRODUCT_BY_MODEL: Index<Product, Id<mark::Model>> = Index::new(210, "products_by_model", |p| p.models.clone());
pub const PRODUCT_BY_ANALOGUE: Index<Product, Id<mark::Product>> = Index::new(211, "products_by_analogue", |p| p.analogues.clone());
/// Kits by what they are made of.
pub const PRODUCT_BY_PART: Index<Product, Id<()>> = Index::new(212, "products_by_part", |p| p.parts.iter().map(KitPart::id).collect());

impl KitPart {
    pub fn id(&self) -> Id<()> {
        match self.what {
            PartOf::Product(id) => id.cast(),
            PartOf::Work(id) => id.cast(),
        }
    }
}

impl Row for Product {
    const TABLE: Table = Table::new(203, "products");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[
        &PRODUCT_BY_CODE,
        &PRODUCT_BY_BARCODE,
        &PRODUCT_BY_SKU,
        &PRODUCT_BY_NAME,
        &PRODUCT_BY_CATEGORY,
        &PRODUCT_BY_PRICE,
        &PRODUCT_BY_MODEL,
        &PRODUCT_BY_ANALOGUE,
        &PRODUCT_BY_PART,
    ];
    type Key = Id<mark::Product>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A price that was set or taken away: what it was and became, when and by whom. Never edited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PriceChange {
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "k")]
    pub price_type: Id<mark::PriceType>,
    #[serde(rename = "t")]
    pub at: Moment,
    /// Which of the changes of this price it is: several may come in one moment.
    #[serde(rename = "n")]
    pub seq: u64,
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Money>,
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Money>,
    /// The name of whoever set it, as it was then.
    #[serde(rename = "w")]
    pub by: String,
    /// Nobody set it: the rule of the type made it of a new cost.
    #[serde(rename = "r", default, skip_serializing_if = "std::ops::Not::not")]
    pub reckoned: bool,
}

impl Row for PriceChange {
    const TABLE: Table = Table::new(213, "price_changes");
    type Key = (Id<mark::Product>, Id<mark::PriceType>, Newest<u64>);
    fn key(&self) -> Self::Key {
        (self.product, self.price_type, Newest(self.seq))
    }
}

/// Prices changed together: what they were and became, so that the whole step can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GoodsPriceBatch {
    pub id: Id<mark::Entry>,
    pub price_type: Id<mark::PriceType>,
    pub changes: Vec<RepricedProduct>,
    #[serde(default)]
    pub undone: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RepricedProduct {
    #[serde(rename = "p")]
    pub product: Id<mark::Product>,
    #[serde(rename = "f")]
    pub from: Option<Money>,
    #[serde(rename = "t")]
    pub to: Money,
}

impl Row for GoodsPriceBatch {
    const TABLE: Table = Table::new(215, "goods_price_batches");
    type Key = Id<mark::Entry>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// What is known of a picture beside its bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Picture {
    pub id: Id<mark::Picture>,
    pub product: Id<mark::Product>,
    /// The kind its own bytes have.
    pub mime: String,
    /// Bytes.
    pub size: u64,
}

impl Row for Picture {
    const TABLE: Table = Table::new(216, "pictures");
    type Key = Id<mark::Picture>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A part of the bytes of a picture.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PicturePart {
    #[serde(rename = "p")]
    pub picture: Id<mark::Picture>,
    #[serde(rename = "n")]
    pub number: u16,
    #[serde(rename = "b", with = "plain_bytes")]
    pub bytes: Vec<u8>,
}

impl Row for PicturePart {
    const TABLE: Table = Table::new(217, "picture_parts");
    type Key = (Id<mark::Picture>, u16);
    fn key(&self) -> Self::Key {
        (self.picture, self.number)
    }
}

/// Bytes as bytes: a list of numbers would take twice the room.
mod plain_bytes {
    use std::fmt;

    use serde::{Deserializer, Serializer, de::Visitor};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }
        }
        from.deserialize_byte_buf(Bytes)
    }
}

/// The last numbers given: one row for the company.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct GoodsCount {
    pub code: u64,
    /// Of the shop's own barcodes.
    pub barcode: u64,
}

impl Row for GoodsCount {
    const TABLE: Table = Table::new(214, "goods_count");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}
