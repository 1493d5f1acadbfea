//! What happens to goods, with what was before and after.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{GoodsCategory, KitPart, Measure, PartOf, Product, ProductKind, ProductVat, own, text};
use crate::{
    catalog::{Model, Service, text as common},
    kernel::{Id, Lang, Money, Result, Text, mark, text::Named},
    log::{Fact, FactRow, Subject, SubjectKind, Told, fact::Group},
    store::Reads,
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum GoodsFact {
    Added {
        name: String,
        code: String,
    },
    Changed {
        name: String,
        changes: Vec<Change>,
    },
    PriceSet {
        name: String,
        price: Named,
        before: Option<Money>,
        after: Option<Money>,
        /// Set when many prices changed in one step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        batch: Option<Id<mark::Entry>>,
    },
    Archived {
        name: String,
    },
    Restored {
        name: String,
    },
    PicturesAdded {
        name: String,
        count: u32,
    },
    PictureRemoved {
        name: String,
    },
    /// Another picture stands first.
    PictureFirst {
        name: String,
    },
    /// The print on a paper of price tags is moved, right and down.
    TagsShifted {
        paper: Named,
        by: Named,
    },
}

/// One field that is not what it was, in words of every language the reader may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub field: Field,
    /// What one of the shop's own fields is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Named>,
    pub before: Named,
    pub after: Named,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Code,
    Sku,
    Kind,
    Category,
    Measure,
    Serials,
    Warranty,
    Vat,
    Barcodes,
    Supplier,
    Pack,
    Analogues,
    Models,
    Parts,
    Description,
    Own,
}

impl Field {
    pub fn title(self) -> Text {
        match self {
            Field::Name => common::NAME,
            Field::Code => common::CODE,
            Field::Sku => text::SKU,
            Field::Kind => text::KIND,
            Field::Category => common::CATEGORY,
            Field::Measure => text::MEASURE,
            Field::Serials => text::SERIALS,
            Field::Warranty => common::WARRANTY,
            Field::Vat => text::VAT,
            Field::Barcodes => text::BARCODES,
            Field::Supplier => text::SUPPLIER,
            Field::Pack => text::PACK,
            Field::Analogues => text::ANALOGUES,
            Field::Models => text::MODELS,
            Field::Parts => text::PARTS,
            Field::Description => text::DESCRIPTION,
            Field::Own => text::OWN_FIELD,
        }
    }
}

pub fn about(id: Id<mark::Product>) -> Subject {
    Subject::new(SubjectKind::Product, id)
}

/// Which words of the form of a product this fact changed.
pub fn changed(fact: &FactRow) -> Vec<Named> {
    match serde_json::from_str(&fact.body) {
        Ok(GoodsFact::Changed { changes, .. }) => changes.iter().map(Change::title).collect(),
        Ok(GoodsFact::PriceSet { price, .. }) => vec![price],
        _ => Vec::new(),
    }
}

/// Whether this fact put the product away.
pub fn put_away(fact: &FactRow) -> bool {
    matches!(serde_json::from_str(&fact.body), Ok(GoodsFact::Archived { .. }))
}

/// How much of a long value is told in one line of a feed.
const SHOWN: usize = 120;

impl Change {
    fn title(&self) -> Named {
        self.own.clone().unwrap_or_else(|| self.field.title().into())
    }

    fn tell(&self, lang: Lang) -> String {
        let said = |value: &Named| {
            let said = value.get(lang).replace('\n', " ");
            match said.char_indices().nth(SHOWN) {
                _ if said.is_empty() => "\u{2014}".into(),
                Some((end, _)) => format!("{}\u{2026}", &said[..end]),
                None => said,
            }
        };
        format!("{} {} \u{2192} {}", self.title().get(lang).to_lowercase(), said(&self.before), said(&self.after))
    }
}

impl Fact for GoodsFact {
    const SLICE: &'static str = "goods";

    fn tell(&self, lang: Lang) -> Told {
        let sum = |price: &Option<Money>| price.map_or("\u{2014}".to_string(), |price| price.show(lang));
        let (icon, said) = match self {
            GoodsFact::Added { name, code } => ("plus", text::F_ADDED.with(lang, &[name, code])),
            GoodsFact::Changed { name, changes } => {
                let told: Vec<String> = changes.iter().map(|change| change.tell(lang)).collect();
                ("pencil", text::F_CHANGED.with(lang, &[name, &told.join("; ")]))
            }
            GoodsFact::PriceSet { name, price, before, after, .. } => {
                ("tag", text::F_PRICE.with(lang, &[name, &price.get(lang).to_lowercase(), &sum(before), &sum(after)]))
            }
            GoodsFact::Archived { name } => ("archive", text::F_ARCHIVED.with(lang, &[name])),
            GoodsFact::Restored { name } => ("undo-2", text::F_RESTORED.with(lang, &[name])),
            GoodsFact::PicturesAdded { name, count } => ("image", text::F_PICTURES.with(lang, &[name, count])),
            GoodsFact::PictureRemoved { name } => ("image", text::F_PICTURE_REMOVED.with(lang, &[name])),
            GoodsFact::PictureFirst { name } => ("image", text::F_PICTURE_FIRST.with(lang, &[name])),
            GoodsFact::TagsShifted { paper, by } => ("printer", text::F_TAGS_SHIFTED.with(lang, &[&paper.get(lang), &by.get(lang)])),
        };
        let group = if matches!(self, GoodsFact::PriceSet { .. }) { Group::Money } else { Group::Change };
        Told { text: said, icon, group, ..Told::default() }
    }
}

/// Names a product's fields speak of.
struct Words<'r, R> {
    reads: &'r R,
    suppliers: &'r BTreeMap<Id<mark::Client>, String>,
}

/// What differs between two states of a product; prices have facts of their own. `suppliers` are names of those it had and
/// has: they belong to another slice.
pub fn changes(
    reads: &impl Reads,
    before: &Product,
    after: &Product,
    suppliers: &BTreeMap<Id<mark::Client>, String>,
) -> Result<Vec<Change>> {
    let words = Words { reads, suppliers };
    let (was, is) = (words.tell(before)?, words.tell(after)?);
    let pairs = was.into_iter().zip(is).filter(|((_, before), (_, after))| before != after);
    let mut changes: Vec<Change> = pairs.map(|((field, before), (_, after))| Change { field, own: None, before, after }).collect();
    for field in own::all(reads)? {
        let (was, is) = (before.own.get(&field.id), after.own.get(&field.id));
        if was != is {
            let said =
                |value: Option<&String>| Named::from3(Lang::ALL.map(|lang| value.map_or(String::new(), |value| field.said(value, lang))));
            changes.push(Change { field: Field::Own, own: Some(field.name.clone()), before: said(was), after: said(is) });
        }
    }
    Ok(changes)
}

impl<R: Reads> Words<'_, R> {
    fn tell(&self, product: &Product) -> Result<Vec<(Field, Named)>> {
        let plain = |said: &str| Named::plain(said);
        let supplier = product.supplier.map(|id| self.suppliers.get(&id).cloned().unwrap_or_else(|| id.to_string()));
        Ok(vec![
            (Field::Name, plain(&product.name)),
            (Field::Code, plain(&product.code)),
            (Field::Sku, plain(&product.sku)),
            (Field::Kind, kind_text(product.kind).into()),
            (Field::Category, self.reads.get::<GoodsCategory>(&product.category)?.map(|one| one.name).unwrap_or_default()),
            (Field::Measure, self.reads.get::<Measure>(&product.measure)?.map(|one| one.name).unwrap_or_default()),
            (Field::Serials, if product.serial_tracked { text::YES } else { text::NO }.into()),
            (Field::Warranty, plain(&product.warranty_days.to_string())),
            (Field::Vat, vat_named(product.vat)),
            (Field::Barcodes, plain(&product.barcodes.join(", "))),
            (Field::Supplier, plain(&supplier.unwrap_or_default())),
            (Field::Pack, plain(&product.pack.show(Lang::Ru))),
            (Field::Analogues, plain(&self.list::<Product>(&product.analogues, |one| one.name)?)),
            (Field::Models, plain(&self.list::<Model>(&product.models, |one| one.name)?)),
            (Field::Parts, self.parts(&product.parts)?),
            (Field::Description, plain(&product.description)),
        ])
    }

    fn list<T: crate::store::Row>(&self, ids: &[T::Key], name: impl Fn(T) -> String) -> Result<String> {
        let mut names = Vec::new();
        for id in ids {
            names.extend(self.reads.get::<T>(id)?.map(&name));
        }
        Ok(names.join(", "))
    }

    fn parts(&self, parts: &[KitPart]) -> Result<Named> {
        let mut lines = [Vec::new(), Vec::new(), Vec::new()];
        for part in parts {
            let name = match part.what {
                PartOf::Product(id) => self.reads.get::<Product>(&id)?.map(|one| Named::plain(one.name)),
                PartOf::Work(id) => self.reads.get::<Service>(&id)?.map(|one| one.name),
            };
            let name = name.unwrap_or_default();
            for (lang, line) in Lang::ALL.into_iter().zip(&mut lines) {
                line.push(format!("{} \u{d7} {}", name.get(lang), part.quantity.show(lang)));
            }
        }
        Ok(Named::from3(lines.map(|line| line.join(", "))))
    }
}

pub fn kind_text(kind: ProductKind) -> Text {
    match kind {
        ProductKind::Goods => text::KIND_GOODS,
        ProductKind::Kit => text::KIND_KIT,
    }
}

pub fn vat_named(vat: ProductVat) -> Named {
    match vat {
        ProductVat::Company => text::VAT_COMPANY.into(),
        ProductVat::None => text::VAT_NONE.into(),
        ProductVat::Rate(rate) => Named::from3([Lang::Ru, Lang::En, Lang::Uk].map(|lang| format!("{}\u{a0}%", rate.show(lang)))),
    }
}
