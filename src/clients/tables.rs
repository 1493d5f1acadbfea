//! Rows of clients and their devices.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Id, Moment, Phone, Rate, codes, mark},
    store::{Index, Newest, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] = &[TableInfo::of::<Client>(), TableInfo::of::<Device>(), TableInfo::of::<ClientCount>()];

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, poem_openapi::Enum)]
#[serde(rename_all = "lowercase")]
#[oai(rename_all = "lowercase")]
pub enum ClientKind {
    #[default]
    Person,
    Organisation,
}

/// A phone with what it is for: «жена», «работа».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientPhone {
    pub phone: Phone,
    #[serde(default)]
    pub note: String,
}

/// The four personal discounts of the trade.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discounts {
    pub works_in_orders: Rate,
    pub parts_in_orders: Rate,
    pub works_in_sales: Rate,
    pub goods_in_sales: Rate,
}

/// What the client agreed to, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Processing of personal data: the moment it was given.
    pub data: Option<Moment>,
    pub messages: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Client {
    pub id: Id<mark::Client>,
    /// The number people say aloud; given once, without gaps.
    pub number: u64,
    pub kind: ClientKind,
    pub name: String,
    pub phones: Vec<ClientPhone>,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub source: Option<Id<mark::Source>>,
    /// Tax number and the like of an organisation.
    #[serde(default)]
    pub tax_number: String,
    #[serde(default)]
    pub kpp: String,
    #[serde(default)]
    pub contact_person: String,
    #[serde(default)]
    pub discounts: Discounts,
    /// The code of his discount card, as a scanner reads it.
    #[serde(default)]
    pub card: String,
    /// The type of price he buys by; none where he is like everybody.
    #[serde(default)]
    pub price_type: Option<Id<mark::PriceType>>,
    #[serde(default)]
    pub consent: Consent,
    /// Why to be careful with this client; `None` when there is no reason.
    #[serde(default)]
    pub conflict: Option<String>,
    /// Goods are bought from him.
    #[serde(default)]
    pub supplier: bool,
    /// Hidden from lists; its orders stay.
    #[serde(default)]
    pub archived: bool,
    pub created: Moment,
    /// How many times it was changed: two people at one card find out about each other by it.
    #[serde(default)]
    pub version: u64,
}

impl Client {
    /// Under which of the list's filters it stands.
    fn groups(&self) -> Vec<Group> {
        let mut groups = vec![Group::Any];
        groups.push(if self.kind == ClientKind::Person { Group::Person } else { Group::Organisation });
        groups.push(if self.consent.data.is_some() { Group::Agreed } else { Group::NotAgreed });
        groups.extend(self.conflict.is_some().then_some(Group::Conflict));
        groups.extend(self.supplier.then_some(Group::Supplier));
        groups
    }
}

/// What the list of clients can be narrowed to. The numbers stand on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    Any = 0,
    Person = 1,
    Organisation = 2,
    Conflict = 3,
    Agreed = 4,
    NotAgreed = 5,
    Supplier = 6,
}

pub const CLIENT_BY_NUMBER: Index<Client, u64> = Index::unique(51, "clients_by_number", |c| vec![c.number]);
/// Every tail of at least three digits of every phone, so that any run of digits is found by prefix.
pub const CLIENT_BY_PHONE: Index<Client, String> =
    Index::new(52, "clients_by_phone", |c| c.phones.iter().flat_map(|p| tails(p.phone.digits())).collect());
/// The list, newest first: whether it is the archive, and the group.
pub const CLIENT_BY_CREATED: Index<Client, (bool, u8, Newest<Moment>)> =
    Index::new(53, "clients_by_created", |c| c.groups().into_iter().map(|group| (c.archived, group as u8, Newest(c.created))).collect());

/// Discount cards as they are read.
pub const CLIENT_BY_CARD: Index<Client, String> =
    Index::new(360, "clients_by_card", |c| if c.card.is_empty() { Vec::new() } else { vec![card_key(&c.card)] });

/// A card's code without case and spaces.
pub fn card_key(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn tails(digits: &str) -> impl Iterator<Item = String> + '_ {
    (0..digits.len().saturating_sub(2)).map(|at| digits[at..].to_string())
}

impl Row for Client {
    const TABLE: Table = Table::new(50, "clients");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&CLIENT_BY_NUMBER, &CLIENT_BY_PHONE, &CLIENT_BY_CREATED, &CLIENT_BY_CARD];
    type Key = Id<mark::Client>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// The last number given to a client, and how many of them are in the archive. One row for the company.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ClientCount {
    pub last: u64,
    #[serde(default)]
    pub archived: u64,
}

impl Row for ClientCount {
    const TABLE: Table = Table::new(54, "client_count");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}

/// One physical thing with its serial number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Device {
    pub id: Id<mark::Device>,
    #[serde(rename = "t", alias = "device_type")]
    pub device_type: Id<mark::DeviceType>,
    #[serde(rename = "b", alias = "brand")]
    pub brand: String,
    #[serde(rename = "m", alias = "model")]
    pub model: String,
    #[serde(rename = "c", alias = "color", default, skip_serializing_if = "String::is_empty")]
    pub color: String,
    /// As typed; found by its key without case, spaces and look-alike letters.
    #[serde(rename = "s", alias = "serial", default, skip_serializing_if = "String::is_empty")]
    pub serial: String,
    #[serde(rename = "o", alias = "owner")]
    pub owner: Id<mark::Client>,
    #[serde(rename = "d", alias = "created")]
    pub created: Moment,
}

impl Device {
    /// `Apple iPhone 13`
    pub fn title(&self) -> String {
        format!("{} {}", self.brand, self.model).trim().to_string()
    }
}

pub const DEVICE_BY_SERIAL: Index<Device, String> = Index::new(56, "devices_by_serial", |d| {
    let key = codes::serial_key(&d.serial);
    if key.is_empty() { Vec::new() } else { vec![key] }
});
pub const DEVICE_BY_OWNER: Index<Device, (Id<mark::Client>, Newest<Moment>)> =
    Index::new(57, "devices_by_owner", |d| vec![(d.owner, Newest(d.created))]);

impl Row for Device {
    const TABLE: Table = Table::new(55, "devices");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&DEVICE_BY_SERIAL, &DEVICE_BY_OWNER];
    type Key = Id<mark::Device>;
    fn key(&self) -> Self::Key {
        self.id
    }
}
