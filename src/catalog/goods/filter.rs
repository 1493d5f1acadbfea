//! What of the goods is shown and in which order: read from the address, walked by the index that serves it.

use super::{
    GoodsCategory, PRODUCT_BY_CATEGORY, PRODUCT_BY_NAME, PRODUCT_BY_PRICE, Product, ProductKind, RETAIL, Tree,
    lookup::{Counts, find_products},
    own::OwnField,
    text,
};
use crate::{
    catalog::text as common,
    kernel::{Id, Lang, Result, Text, mark, name},
    store::{Order, Read, Reads, Walk},
    web::Cx,
};

/// Rows looked through for one page when filters are combined; the next page goes on from there.
const LOOKED_THROUGH: usize = 3_000;
/// Longer lists are not counted to the end.
pub const COUNTED: usize = 1_000;
/// Entries of each branch read at a time.
const CHUNK: usize = 100;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    #[default]
    Name,
    Price,
    New,
}

/// What a product lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    Price,
    Barcode,
}

impl Lacks {
    pub const ALL: [Lacks; 2] = [Lacks::Price, Lacks::Barcode];
    pub fn key(self) -> &'static str {
        match self {
            Lacks::Price => "price",
            Lacks::Barcode => "barcode",
        }
    }
    pub fn title(self) -> Text {
        match self {
            Lacks::Price => text::WITHOUT_PRICE,
            Lacks::Barcode => text::WITHOUT_BARCODE,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub query: String,
    pub category: Option<Id<mark::GoodsCategory>>,
    pub kind: Option<ProductKind>,
    pub lacks: Option<Lacks>,
    /// A value of one of the shop's own fields.
    pub own: Option<(Id<mark::OwnField>, String)>,
    pub archived: bool,
    /// The parameter as it stands: `price`, `-price`.
    pub sort: String,
}

pub fn kind_key(kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::Goods => "goods",
        ProductKind::Kit => "kit",
    }
}

pub fn kind_title(kind: ProductKind) -> Text {
    match kind {
        ProductKind::Goods => text::ONLY_GOODS,
        ProductKind::Kit => text::ONLY_KITS,
    }
}

pub fn kind_named(key: &str) -> Option<ProductKind> {
    [ProductKind::Goods, ProductKind::Kit].into_iter().find(|kind| kind_key(*kind) == key)
}

impl Filter {
    /// `get` is where parameters come from: the address or a form.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Filter {
        Filter {
            query: get("q").map(|q| q.trim().chars().take(100).collect()).unwrap_or_default(),
            category: get("category").and_then(|id| id.parse().ok()),
            kind: get("kind").and_then(|kind| kind_named(&kind)),
            lacks: get("lacks").and_then(|key| Lacks::ALL.into_iter().find(|lacks| lacks.key() == key)),
            own: get("own").and_then(|said| said.split_once('=').and_then(|(id, value)| Some((id.parse().ok()?, value.to_string())))),
            archived: get("shelf").as_deref() == Some("archive"),
            sort: get("sort").filter(|sort| ["-name", "price", "-price", "new"].contains(&sort.as_str())).unwrap_or_default(),
        }
    }

    pub fn sort_by(&self) -> SortBy {
        match self.sort.trim_start_matches('-') {
            "price" => SortBy::Price,
            "new" => SortBy::New,
            _ => SortBy::Name,
        }
    }

    /// True when something besides the shelf narrows the list.
    pub fn narrows(&self) -> bool {
        !self.query.is_empty() || self.category.is_some() || self.looks()
    }

    /// True when rows themselves must be looked at.
    pub fn looks(&self) -> bool {
        self.kind.is_some() || self.lacks.is_some() || self.own.is_some()
    }

    pub fn suits(&self, product: &Product, within: Option<&[Id<mark::GoodsCategory>]>) -> bool {
        product.archived == self.archived
            && within.is_none_or(|within| within.contains(&product.category))
            && self.kind.is_none_or(|kind| product.kind == kind)
            && self.own.as_ref().is_none_or(|(field, value)| product.own.get(field) == Some(value))
            && self.lacks.is_none_or(|lacks| match lacks {
                Lacks::Price => product.prices.is_empty(),
                Lacks::Barcode => product.barcodes.is_empty(),
            })
    }

    /// In words, which part of the goods it holds; nothing for all of them.
    pub fn said(&self, tree: &Tree, fields: &[OwnField], lang: Lang) -> Vec<String> {
        let own = self.own.as_ref().and_then(|(id, value)| {
            let field = fields.iter().find(|field| field.id == *id)?;
            Some(format!("{}: {}", field.name.get(lang), field.said(value, lang)))
        });
        let named = |title: Text| title.get(lang).to_string();
        let parts = [
            self.archived.then(|| named(common::ARCHIVE)),
            self.category.map(|id| tree.path(id, lang)),
            self.kind.map(|kind| named(kind_title(kind))),
            self.lacks.map(|lacks| named(lacks.title())),
            own,
            (!self.query.is_empty()).then(|| common::QUOTED.with(lang, &[&self.query])),
        ];
        parts.into_iter().flatten().collect()
    }

    /// The parameters of this filter, for a form that must carry them on.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("q", self.query.clone()),
            ("category", self.category.map(|id| id.to_string()).unwrap_or_default()),
            ("kind", self.kind.map(kind_key).unwrap_or_default().into()),
            ("lacks", self.lacks.map(Lacks::key).unwrap_or_default().into()),
            ("own", self.own.as_ref().map(|(field, value)| format!("{field}={value}")).unwrap_or_default()),
            ("shelf", if self.archived { "archive".into() } else { String::new() }),
            ("sort", self.sort.clone()),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// The address of a page with this filter.
    pub fn url(&self, path: &str) -> String {
        match serde_urlencoded::to_string(self.pairs()) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_string(),
        }
    }
}

/// One page of the list.
pub struct Listing {
    pub rows: Vec<Product>,
    /// The product the next page begins after.
    pub next: Option<Id<mark::Product>>,
    /// A search found more than it shows.
    pub cut: bool,
}

pub fn page(cx: &Cx, reads: &Read<'_>, filter: &Filter, tree: &Tree, after: Option<Id<mark::Product>>, rows: usize) -> Result<Listing> {
    let within = filter.category.map(|id| tree.under(id));
    if !filter.query.is_empty() {
        let found = find_products(cx, reads, &filter.query, rows, |product| filter.suits(product, within.as_deref()))?;
        return Ok(Listing { rows: found.found, next: None, cut: found.more });
    }
    let mut listing = Listing { rows: Vec::new(), next: None, cut: false };
    let (mut looked, mut last) = (0, None);
    each(reads, filter, within.as_deref(), after, |product| {
        if listing.rows.len() == rows || looked == LOOKED_THROUGH {
            listing.next = last;
            return Ok(Walk::Stop);
        }
        looked += 1;
        last = Some(product.id);
        if filter.suits(&product, within.as_deref()) {
            listing.rows.push(product);
        }
        Ok(Walk::On)
    })?;
    Ok(listing)
}

/// Every product the filter holds, in its order; the caller says when it is enough.
pub fn every(
    cx: &Cx,
    reads: &Read<'_>,
    filter: &Filter,
    tree: &Tree,
    most: usize,
    mut visit: impl FnMut(Product) -> Result<Walk>,
) -> Result<()> {
    let within = filter.category.map(|id| tree.under(id));
    if !filter.query.is_empty() {
        let found = find_products(cx, reads, &filter.query, most, |product| filter.suits(product, within.as_deref()))?;
        for product in found.found {
            if visit(product)? == Walk::Stop {
                break;
            }
        }
        return Ok(());
    }
    each(
        reads,
        filter,
        within.as_deref(),
        None,
        |product| if filter.suits(&product, within.as_deref()) { visit(product) } else { Ok(Walk::On) },
    )
}

/// Every product the list of goods shows at this address, all its pages, in its order.
pub fn each_listed(cx: &Cx, reads: &Read<'_>, mut visit: impl FnMut(Product) -> Result<()>) -> Result<()> {
    let (filter, tree) = (Filter::read(|name| cx.query(name)), Tree::read(reads)?);
    every(cx, reads, &filter, &tree, usize::MAX, |product| visit(product).map(|()| Walk::On))
}

/// How many products the filter holds; nothing when they are too many to count for a page.
pub fn counted(reads: &Read<'_>, filter: &Filter, tree: &Tree, counts: &Counts) -> Result<Option<usize>> {
    let within = filter.category.map(|id| tree.under(id));
    if !filter.looks() {
        let under = |within: &[Id<mark::GoodsCategory>]| within.iter().map(|id| counts.of(*id, filter.archived)).sum();
        return Ok(Some(within.as_deref().map_or_else(|| counts.all(filter.archived), under)));
    }
    let (mut count, mut looked) = (0, 0);
    each(reads, &Filter { sort: String::new(), ..filter.clone() }, within.as_deref(), None, |product| {
        looked += 1;
        count += usize::from(filter.suits(&product, within.as_deref()));
        Ok(if looked > COUNTED { Walk::Stop } else { Walk::On })
    })?;
    Ok((looked <= COUNTED).then_some(count))
}

/// Walks in the order of the filter from the product a page ended with.
fn each(
    reads: &Read<'_>,
    filter: &Filter,
    within: Option<&[Id<mark::GoodsCategory>]>,
    after: Option<Id<mark::Product>>,
    mut visit: impl FnMut(Product) -> Result<Walk>,
) -> Result<()> {
    let past = after.map(|id| reads.get::<Product>(&id)).transpose()?.flatten();
    let order = if filter.sort.starts_with('-') || filter.sort_by() == SortBy::New { Order::Descending } else { Order::Ascending };
    let mut read = |id| reads.need::<Product>(&id).and_then(&mut visit);
    match (filter.sort_by(), within) {
        (SortBy::Name, Some(within)) if order == Order::Ascending => branches(reads, filter.archived, within, past.as_ref(), read),
        (SortBy::Name, _) => {
            let past = past.map(|product| ((filter.archived, name::fold(&product.name)), product.id));
            reads.walk_by(&PRODUCT_BY_NAME, (filter.archived,), order, past.as_ref().map(|(key, id)| (key, id)), |_, id| read(id))
        }
        (SortBy::Price, _) => {
            let price = |product: &Product| product.prices.get(&RETAIL).map_or(0, |price| price.0);
            let past = past.map(|product| ((filter.archived, RETAIL, price(&product)), product.id));
            let past = past.as_ref().map(|(key, id)| (key, id));
            reads.walk_by(&PRODUCT_BY_PRICE, (filter.archived, RETAIL), order, past, |_, id| read(id))
        }
        (SortBy::New, _) => match past {
            Some(past) => reads.walk_past::<Product>((), order, &past.id, visit),
            None => reads.walk::<Product>((), order, visit),
        },
    }
}

/// Products of several branches as one list by name.
fn branches(
    reads: &Read<'_>,
    archived: bool,
    within: &[Id<mark::GoodsCategory>],
    past: Option<&Product>,
    mut visit: impl FnMut(Id<mark::Product>) -> Result<Walk>,
) -> Result<()> {
    let mut past = past.map(|product| (name::fold(&product.name), product.id));
    loop {
        let mut chunk: Vec<(String, Id<mark::Product>)> = Vec::new();
        for category in within {
            let from = past.as_ref().map(|(name, id)| ((archived, *category, name.clone()), *id));
            let mut taken = 0;
            let from = from.as_ref().map(|(key, id)| (key, id));
            reads.walk_by(&PRODUCT_BY_CATEGORY, (archived, *category), Order::Ascending, from, |(_, _, name), id| {
                taken += 1;
                chunk.push((name, id));
                Ok(if taken < CHUNK { Walk::On } else { Walk::Stop })
            })?;
        }
        chunk.sort();
        chunk.truncate(CHUNK);
        let Some(last) = chunk.last().cloned() else { return Ok(()) };
        for (_, id) in chunk {
            if visit(id)? == Walk::Stop {
                return Ok(());
            }
        }
        past = Some(last);
    }
}

/// A branch that may be shown: in sight, or the one chosen.
pub fn shown(filter: &Filter, category: &GoodsCategory) -> bool {
    !category.archived || filter.category == Some(category.id)
}
