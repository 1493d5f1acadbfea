//! What happens to clients and their devices, with what was before and after.

use serde::{Deserialize, Serialize};

use super::{Client, ClientKind, Device, phones_line, text};
use crate::{
    kernel::{Id, Lang, Rate, Text, mark, text::Named},
    log::{Fact, FactRow, Told},
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ClientFact {
    Created {
        number: u64,
        name: String,
    },
    Changed {
        changes: Vec<Change>,
    },
    Archived,
    Restored,
    DeviceAdded {
        title: String,
        serial: String,
    },
    DeviceChanged {
        title: String,
        changes: Vec<Change>,
    },
    /// The same device belongs to somebody else now.
    DeviceMoved {
        title: String,
        from: String,
        to: String,
    },
}

/// One field that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub field: Field,
    pub before: Value,
    pub after: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Kind,
    Name,
    Phones,
    Email,
    Address,
    Note,
    Source,
    TaxNumber,
    Kpp,
    ContactPerson,
    WorksInOrders,
    PartsInOrders,
    WorksInSales,
    GoodsInSales,
    Card,
    PriceType,
    DataConsent,
    Messages,
    Conflict,
    Supplier,
    DeviceType,
    Brand,
    Model,
    Color,
    Serial,
}

/// A value as it was then, told in the language of whoever reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Text(String),
    Named(Named),
    Share(Rate),
    Kind(ClientKind),
    Given(bool),
}

/// Which words of a form this fact changed.
pub fn changed(fact: &FactRow) -> Vec<Text> {
    match serde_json::from_str(&fact.body) {
        Ok(ClientFact::Changed { changes } | ClientFact::DeviceChanged { changes, .. }) => {
            changes.into_iter().map(|change| change.field.label()).collect()
        }
        Ok(ClientFact::DeviceMoved { .. }) => vec![text::OWNER],
        _ => Vec::new(),
    }
}

/// Whether this fact put the client into the archive.
pub fn put_away(fact: &FactRow) -> bool {
    matches!(serde_json::from_str(&fact.body), Ok(ClientFact::Archived))
}

/// How much of a long note is told in one line of a feed.
const SHOWN: usize = 80;

impl Value {
    fn say(&self, lang: Lang) -> String {
        let said = match self {
            Value::Text(value) => value.replace('\n', " "),
            Value::Named(name) => name.get(lang).to_string(),
            Value::Share(rate) => format!("{}\u{a0}%", rate.show(lang)),
            Value::Kind(kind) => kind_text(*kind).get(lang).to_string(),
            Value::Given(true) => text::GIVEN.get(lang).to_string(),
            Value::Given(false) => text::NOT_GIVEN.get(lang).to_string(),
        };
        match said.char_indices().nth(SHOWN) {
            _ if said.is_empty() => "\u{2014}".into(),
            Some((end, _)) => format!("{}\u{2026}", &said[..end]),
            None => said,
        }
    }
}

pub fn kind_text(kind: ClientKind) -> Text {
    match kind {
        ClientKind::Person => text::PERSON,
        ClientKind::Organisation => text::ORGANISATION,
    }
}

impl Field {
    pub fn label(self) -> Text {
        match self {
            Field::Kind => text::KIND,
            Field::Name => text::NAME,
            Field::Phones => text::PHONES,
            Field::Email => text::EMAIL,
            Field::Address => text::ADDRESS,
            Field::Note => text::NOTE,
            Field::Source => text::SOURCE,
            Field::TaxNumber => text::TAX_NUMBER,
            Field::Kpp => text::KPP,
            Field::ContactPerson => text::CONTACT_PERSON,
            Field::WorksInOrders => text::WORKS_IN_ORDERS,
            Field::PartsInOrders => text::PARTS_IN_ORDERS,
            Field::WorksInSales => text::WORKS_IN_SALES,
            Field::GoodsInSales => text::GOODS_IN_SALES,
            Field::Card => text::CARD,
            Field::PriceType => text::PRICE_TYPE,
            Field::DataConsent => text::DATA_CONSENT,
            Field::Messages => text::MESSAGES_CONSENT,
            Field::Conflict => text::CONFLICT,
            Field::Supplier => text::SUPPLIER,
            Field::DeviceType => text::DEVICE_TYPE,
            Field::Brand => text::BRAND,
            Field::Model => text::MODEL,
            Field::Color => text::COLOR,
            Field::Serial => text::SERIAL,
        }
    }
}

impl Fact for ClientFact {
    const SLICE: &'static str = "clients";

    fn tell(&self, lang: Lang) -> Told {
        let (said, icon) = match self {
            ClientFact::Created { number, name } => (text::F_CREATED.with(lang, &[number, name]), "user-plus"),
            ClientFact::Changed { changes } => (text::F_CHANGED.with(lang, &[&told(changes, lang)]), "pencil"),
            ClientFact::Archived => (text::F_ARCHIVED.get(lang).into(), "archive"),
            ClientFact::Restored => (text::F_RESTORED.get(lang).into(), "undo-2"),
            ClientFact::DeviceAdded { title, serial } if serial.is_empty() => (text::F_DEVICE_ADDED.with(lang, &[title]), "plus"),
            ClientFact::DeviceAdded { title, serial } => (text::F_DEVICE_ADDED_SERIAL.with(lang, &[title, serial]), "plus"),
            ClientFact::DeviceChanged { title, changes } => (text::F_DEVICE_CHANGED.with(lang, &[title, &told(changes, lang)]), "pencil"),
            ClientFact::DeviceMoved { title, from, to } => (text::F_DEVICE_MOVED.with(lang, &[title, from, to]), "arrow-right"),
        };
        let tone = if self.warns() { "red" } else { "" };
        Told { text: said, icon, tone, ..Told::default() }
    }
}

impl ClientFact {
    /// A conflict mark that appeared is told in red.
    fn warns(&self) -> bool {
        let marked = |change: &Change| change.field == Field::Conflict && change.after != Value::Text(String::new());
        matches!(self, ClientFact::Changed { changes } if changes.iter().any(marked))
    }
}

fn told(changes: &[Change], lang: Lang) -> String {
    let one = |change: &Change| {
        let (before, after) = (change.before.say(lang), change.after.say(lang));
        format!("{} {before} \u{2192} {after}", change.field.label().get(lang).to_lowercase())
    };
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn note(changes: &mut Vec<Change>, field: Field, before: Value, after: Value) {
    if before != after {
        changes.push(Change { field, before, after });
    }
}

fn line(text: &str) -> Value {
    Value::Text(text.to_string())
}

/// What differs between two states of a client. `named` knows the names of advertising sources and of price types.
pub fn client_changes(before: &Client, after: &Client, named: impl Fn(Id<()>) -> Named) -> Vec<Change> {
    let mut all = Vec::new();
    note(&mut all, Field::Kind, Value::Kind(before.kind), Value::Kind(after.kind));
    let texts = |client: &Client| {
        [
            (Field::Name, client.name.clone()),
            (Field::Phones, phones_line(client)),
            (Field::Email, client.email.clone()),
            (Field::Address, client.address.clone()),
            (Field::Note, client.note.clone()),
            (Field::TaxNumber, client.tax_number.clone()),
            (Field::Kpp, client.kpp.clone()),
            (Field::ContactPerson, client.contact_person.clone()),
            (Field::Conflict, client.conflict.clone().unwrap_or_default()),
            (Field::Card, client.card.clone()),
        ]
    };
    for ((field, before), (_, after)) in texts(before).into_iter().zip(texts(after)) {
        note(&mut all, field, Value::Text(before), Value::Text(after));
    }
    let name = |id: Option<Id<()>>| Value::Named(id.map(&named).unwrap_or_default());
    let chosen = |client: &Client| [(Field::Source, client.source.map(Id::cast)), (Field::PriceType, client.price_type.map(Id::cast))];
    for ((field, before), (_, after)) in chosen(before).into_iter().zip(chosen(after)).filter(|(was, is)| was != is) {
        all.push(Change { field, before: name(before), after: name(after) });
    }
    let shares = |client: &Client| {
        let of = client.discounts;
        [
            (Field::WorksInOrders, of.works_in_orders),
            (Field::PartsInOrders, of.parts_in_orders),
            (Field::WorksInSales, of.works_in_sales),
            (Field::GoodsInSales, of.goods_in_sales),
        ]
    };
    for ((field, before), (_, after)) in shares(before).into_iter().zip(shares(after)) {
        note(&mut all, field, Value::Share(before), Value::Share(after));
    }
    let (was, is) = (before.consent, after.consent);
    note(&mut all, Field::DataConsent, Value::Given(was.data.is_some()), Value::Given(is.data.is_some()));
    note(&mut all, Field::Messages, Value::Given(was.messages), Value::Given(is.messages));
    let marked = |client: &Client| Value::Named(if client.supplier { text::YES } else { text::NO_ }.into());
    note(&mut all, Field::Supplier, marked(before), marked(after));
    all
}

/// What differs between two states of a device. `kind` knows the names of device types.
pub fn device_changes(before: &Device, after: &Device, kind: impl Fn(Id<mark::DeviceType>) -> Named) -> Vec<Change> {
    let mut all = Vec::new();
    if before.device_type != after.device_type {
        let (before, after) = (Value::Named(kind(before.device_type)), Value::Named(kind(after.device_type)));
        all.push(Change { field: Field::DeviceType, before, after });
    }
    note(&mut all, Field::Brand, line(&before.brand), line(&after.brand));
    note(&mut all, Field::Model, line(&before.model), line(&after.model));
    note(&mut all, Field::Color, line(&before.color), line(&after.color));
    note(&mut all, Field::Serial, line(&before.serial), line(&after.serial));
    all
}
