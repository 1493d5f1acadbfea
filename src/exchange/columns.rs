//! What is brought in, and what the columns of its table may hold.

use serde::{Deserialize, Serialize};

use super::{
    field::Field,
    text::{
        self,
        headings::{CLIENTS, GOODS, Heading, PRICE_WORDS, SERVICES, SUPPLY},
        import, supply, wares,
    },
};
use crate::{
    catalog::goods::PriceType,
    kernel::{Id, Lang, Right, Text, mark, name::fold, text::Named},
};

/// What is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Clients,
    Services,
    Goods,
    /// A supplier's table that becomes a document.
    Supply,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Clients, Kind::Services, Kind::Goods, Kind::Supply];

    pub fn named(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
    pub fn key(self) -> &'static str {
        match self {
            Kind::Clients => "clients",
            Kind::Services => "services",
            Kind::Goods => "goods",
            Kind::Supply => "supply",
        }
    }
    pub fn right(self) -> Right {
        match self {
            Kind::Clients => Right::ImportClients,
            Kind::Services => Right::ImportPriceList,
            Kind::Goods => Right::ImportGoods,
            Kind::Supply => Right::PostGoods,
        }
    }
    pub fn title(self) -> Text {
        match self {
            Kind::Clients => text::CLIENTS,
            Kind::Services => text::SERVICES,
            Kind::Goods => text::goods::GOODS_IN,
            Kind::Supply => supply::TITLE,
        }
    }
    pub fn why(self) -> Text {
        match self {
            Kind::Clients => import::CLIENTS_WHY,
            Kind::Services => import::SERVICES_WHY,
            Kind::Goods => wares::WARES_WHY,
            Kind::Supply => supply::WHY,
        }
    }
    /// Where what was brought in is seen.
    pub fn list(self) -> &'static str {
        match self {
            Kind::Clients => "/clients",
            Kind::Services => "/price",
            Kind::Goods => "/goods",
            Kind::Supply => "/stock/documents",
        }
    }
    fn headings(self) -> &'static [Heading] {
        match self {
            Kind::Clients => CLIENTS,
            Kind::Services => SERVICES,
            Kind::Goods => GOODS,
            Kind::Supply => SUPPLY,
        }
    }
    /// Without one of these columns there is nothing to bring in; the first of them is asked for.
    pub fn must(self) -> &'static [Field] {
        match self {
            Kind::Clients => &[Field::Name, Field::Surname],
            Kind::Services => &[Field::Service],
            Kind::Goods | Kind::Supply => &[Field::Product, Field::Code, Field::Sku, Field::Barcodes],
        }
    }
}

/// What stands in each column.
pub type Mapping = Vec<Option<Field>>;

/// A type of price that may have a column: as it was when the file came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceColumn {
    pub id: Id<mark::PriceType>,
    pub name: Named,
}

impl From<PriceType> for PriceColumn {
    fn from(kind: PriceType) -> PriceColumn {
        PriceColumn { id: kind.id, name: kind.name }
    }
}

/// What the columns of one table may hold.
#[derive(Debug, Clone)]
pub struct Columns {
    pub kind: Kind,
    pub prices: Vec<PriceColumn>,
}

impl Columns {
    /// In the order they are offered.
    pub fn fields(&self) -> Vec<Field> {
        let prices = (0..).zip(&self.prices).map(|(at, _)| Field::PriceOf(at));
        self.kind.headings().iter().map(|heading| heading.field).chain(prices).collect()
    }

    fn heading(&self, field: Field) -> Option<&'static Heading> {
        self.kind.headings().iter().find(|heading| heading.field == field)
    }

    fn price(&self, field: Field) -> Option<&PriceColumn> {
        match field {
            Field::PriceOf(at) => self.prices.get(usize::from(at)),
            _ => None,
        }
    }

    /// What a form calls it.
    pub fn key(&self, field: Field) -> String {
        match (self.price(field), self.heading(field)) {
            (Some(price), _) => format!("price_{}", price.id),
            (None, heading) => heading.map_or("", |heading| heading.key).to_string(),
        }
    }

    pub fn named(&self, key: &str) -> Option<Field> {
        self.fields().into_iter().find(|field| self.key(*field) == key)
    }

    pub fn label(&self, field: Field, lang: Lang) -> String {
        match (self.price(field), self.heading(field)) {
            (Some(price), _) => wares::PRICE_OF.with(lang, &[&price.name.get(lang)]),
            (None, heading) => heading.map_or("", |heading| heading.label.get(lang)).to_string(),
        }
    }

    /// Heads a field is known by, folded, the likeliest first.
    pub fn words(&self, field: Field) -> Vec<String> {
        let Some(price) = self.price(field) else {
            return self.heading(field).into_iter().flat_map(|heading| heading.words).map(|word| fold(word)).collect();
        };
        let names = [&price.name.ru, &price.name.en, &price.name.uk].map(|name| fold(name));
        let named = names.iter().filter(|name| !name.is_empty()).flat_map(|name| {
            [name.clone()]
                .into_iter()
                .chain(PRICE_WORDS.iter().flat_map(move |word| [format!("{} {name}", fold(word)), format!("{name} {}", fold(word))]))
        });
        let usual = if field == Field::PriceOf(0) { PRICE_WORDS } else { &[] };
        named.chain(usual.iter().map(|word| fold(word))).collect()
    }
}
