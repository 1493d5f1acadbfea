//! Rows of the directories: what is repaired, what usually breaks, what the works cost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::goods;
use crate::{
    kernel::{Id, Money, mark, text::Named},
    store::{Index, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[
    TableInfo::of::<DeviceType>(),
    TableInfo::of::<Brand>(),
    TableInfo::of::<Model>(),
    TableInfo::of::<Phrase>(),
    TableInfo::of::<Category>(),
    TableInfo::of::<Service>(),
    TableInfo::of::<PriceBatch>(),
    TableInfo::of::<goods::Product>(),
    TableInfo::of::<goods::TagShift>(),
    TableInfo::of::<goods::GoodsCategory>(),
    TableInfo::of::<goods::Measure>(),
    TableInfo::of::<goods::PriceType>(),
    TableInfo::of::<goods::OwnField>(),
    TableInfo::of::<goods::PriceChange>(),
    TableInfo::of::<goods::GoodsCount>(),
    TableInfo::of::<goods::GoodsPriceBatch>(),
    TableInfo::of::<goods::Picture>(),
    TableInfo::of::<goods::PicturePart>(),
];

/// What number identifies a device of a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SerialKind {
    Imei,
    #[default]
    Serial,
    None,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeviceType {
    pub id: Id<mark::DeviceType>,
    #[serde(default)]
    pub key: String,
    pub name: Named,
    /// Id in the icon sprite.
    pub icon: String,
    pub serial: SerialKind,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for DeviceType {
    const TABLE: Table = Table::new(60, "device_types");
    type Key = Id<mark::DeviceType>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Brand {
    pub id: Id<mark::Brand>,
    pub name: String,
    #[serde(default)]
    pub archived: bool,
    /// How many devices of each type came over the counter: the usual ones are offered first.
    #[serde(default)]
    pub came: BTreeMap<Id<mark::DeviceType>, u32>,
}

impl Brand {
    pub fn new(id: Id<mark::Brand>, name: impl Into<String>) -> Brand {
        Brand { id, name: name.into(), archived: false, came: BTreeMap::new() }
    }
    pub fn came(&self, device_type: Id<mark::DeviceType>) -> u32 {
        self.came.get(&device_type).copied().unwrap_or_default()
    }
}

/// By name without case, so that a second "apple" is not made.
pub const BRAND_BY_NAME: Index<Brand, String> = Index::unique(62, "brands_by_name", |b| vec![b.name.to_lowercase()]);

impl Row for Brand {
    const TABLE: Table = Table::new(61, "brands");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BRAND_BY_NAME];
    type Key = Id<mark::Brand>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Model {
    pub id: Id<mark::Model>,
    pub brand: Id<mark::Brand>,
    pub device_type: Id<mark::DeviceType>,
    pub name: String,
    /// Order in the list: newest models first.
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

pub const MODEL_BY_BRAND: Index<Model, (Id<mark::DeviceType>, Id<mark::Brand>, u32)> =
    Index::new(64, "models_by_brand", |m| vec![(m.device_type, m.brand, m.position)]);

/// By its name whatever the case.
pub const MODEL_BY_NAME: Index<Model, (Id<mark::DeviceType>, Id<mark::Brand>, String)> =
    Index::new(70, "models_by_name", |m| vec![(m.device_type, m.brand, m.name.to_lowercase())]);

impl Row for Model {
    const TABLE: Table = Table::new(63, "models");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&MODEL_BY_BRAND, &MODEL_BY_NAME];
    type Key = Id<mark::Model>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum PhraseKind {
    Fault = 1,
    Appearance = 2,
    Kit = 3,
}

impl PhraseKind {
    pub const ALL: [PhraseKind; 3] = [PhraseKind::Fault, PhraseKind::Appearance, PhraseKind::Kit];
    pub fn key(self) -> &'static str {
        match self {
            PhraseKind::Fault => "fault",
            PhraseKind::Appearance => "appearance",
            PhraseKind::Kit => "kit",
        }
    }
    pub fn named(key: &str) -> Option<PhraseKind> {
        PhraseKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A ready phrase of the intake form: a usual fault, a mark of appearance, a part of the kit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Phrase {
    pub id: Id<mark::Phrase>,
    pub kind: PhraseKind,
    /// Device types it is offered for; empty means all.
    pub types: Vec<Id<mark::DeviceType>>,
    pub name: Named,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Phrase {
    const TABLE: Table = Table::new(65, "phrases");
    type Key = Id<mark::Phrase>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Category {
    pub id: Id<mark::Category>,
    pub name: Named,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for Category {
    const TABLE: Table = Table::new(66, "service_categories");
    type Key = Id<mark::Category>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A line of the price list of works.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Service {
    pub id: Id<mark::Service>,
    pub category: Id<mark::Category>,
    pub name: Named,
    /// The shop's own code; may be empty.
    #[serde(default)]
    pub code: String,
    /// The retail price.
    pub price: Money,
    /// Prices of other types, where they are not the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: BTreeMap<Id<mark::PriceType>, Money>,
    /// What the work itself costs the shop (an outside workshop); seen by those who may see cost.
    #[serde(default)]
    pub cost: Money,
    #[serde(default)]
    pub minutes: u32,
    #[serde(default)]
    pub warranty_days: u32,
    /// Device types it is offered for; empty means all.
    #[serde(default)]
    pub types: Vec<Id<mark::DeviceType>>,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Service {
    /// The price of a type; where none was set, the retail one.
    pub fn price_by(&self, kind: Id<mark::PriceType>) -> Money {
        self.prices.get(&kind).copied().unwrap_or(self.price)
    }
}

pub const SERVICE_BY_CATEGORY: Index<Service, (Id<mark::Category>, u32)> =
    Index::new(68, "services_by_category", |s| vec![(s.category, s.position)]);

impl Row for Service {
    const TABLE: Table = Table::new(67, "services");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&SERVICE_BY_CATEGORY];
    type Key = Id<mark::Service>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// Prices changed together: what they were and became, so that the whole step can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PriceBatch {
    pub id: Id<mark::Entry>,
    /// Nothing is the retail price.
    #[serde(default)]
    pub price_type: Option<Id<mark::PriceType>>,
    pub changes: Vec<Repriced>,
    #[serde(default)]
    pub undone: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Repriced {
    #[serde(rename = "s")]
    pub service: Id<mark::Service>,
    /// Nothing where the type had no price of its own.
    #[serde(rename = "f")]
    pub from: Option<Money>,
    #[serde(rename = "t")]
    pub to: Money,
}

impl Row for PriceBatch {
    const TABLE: Table = Table::new(69, "price_batches");
    type Key = Id<mark::Entry>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
