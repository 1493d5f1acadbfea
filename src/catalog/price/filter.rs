//! What of the price list is shown and in which order: read from the address, so that a view can be sent to a colleague.

use std::cmp::Ordering;

use super::Names;
use crate::{
    catalog::{Service, directory, search::Query},
    kernel::{Id, Lang, Result, mark, name},
    store::Reads,
};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shelf {
    #[default]
    Current,
    Archive,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    /// Categories in the shop's order, works in theirs.
    #[default]
    List,
    Name,
    Price,
    Cost,
    Minutes,
    Warranty,
}

#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub query: String,
    pub category: Option<Id<mark::Category>>,
    pub device_type: Option<Id<mark::DeviceType>>,
    pub shelf: Shelf,
    /// The parameter as it stands: `price`, `-price`.
    pub sort: String,
}

impl Filter {
    /// `get` is where parameters come from: the address or a form.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Filter {
        Filter {
            query: get("q").map(|q| q.chars().take(100).collect()).unwrap_or_default(),
            category: get("category").and_then(|id| id.parse().ok()),
            device_type: get("type").and_then(|id| id.parse().ok()),
            shelf: if get("shelf").as_deref() == Some("archive") { Shelf::Archive } else { Shelf::Current },
            sort: get("sort").filter(|sort| SortBy::named(sort).is_some()).unwrap_or_default(),
        }
    }

    /// True when something besides the shelf narrows the list.
    pub fn narrows(&self) -> bool {
        !name::fold(&self.query).is_empty() || self.category.is_some() || self.device_type.is_some()
    }

    pub fn sort_by(&self) -> SortBy {
        SortBy::named(&self.sort).unwrap_or_default()
    }

    fn holds(&self, query: &Query, service: &Service) -> bool {
        service.archived == (self.shelf == Shelf::Archive)
            && self.category.is_none_or(|id| id == service.category)
            && directory::fits(&service.types, self.device_type)
            && (query.is_empty() || query.score_service(service).is_some())
    }

    /// Everything the filter holds, in its order.
    pub fn services(&self, reads: &impl Reads, names: &Names, lang: Lang) -> Result<Vec<Service>> {
        let mut all = reads.all::<Service>(())?;
        let query = Query::new(&self.query);
        all.retain(|service| self.holds(&query, service));
        all.sort_by(|a, b| self.compare(names, lang, a, b));
        Ok(all)
    }

    /// The whole order of two works; no two are equal, so a page can go on from any of them.
    pub fn compare(&self, names: &Names, lang: Lang, a: &Service, b: &Service) -> Ordering {
        let chosen = match self.sort_by() {
            SortBy::List => Ordering::Equal,
            SortBy::Name => name::fold(a.name.get(lang)).cmp(&name::fold(b.name.get(lang))),
            SortBy::Price => a.price.cmp(&b.price),
            SortBy::Cost => a.cost.cmp(&b.cost),
            SortBy::Minutes => a.minutes.cmp(&b.minutes),
            SortBy::Warranty => a.warranty_days.cmp(&b.warranty_days),
        };
        let chosen = if self.sort.starts_with('-') { chosen.reverse() } else { chosen };
        let listed = |service: &Service| (names.rank(service.category), service.position, service.id);
        chosen.then_with(|| listed(a).cmp(&listed(b)))
    }

    /// The parameters of this filter, for a form that must carry them on.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("q", self.query.clone()),
            ("category", self.category.map(|id| id.to_string()).unwrap_or_default()),
            ("type", self.device_type.map(|id| id.to_string()).unwrap_or_default()),
            ("sort", self.sort.clone()),
        ];
        if self.shelf == Shelf::Archive {
            pairs.push(("shelf", "archive".into()));
        }
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

impl SortBy {
    fn named(sort: &str) -> Option<SortBy> {
        Some(match sort.strip_prefix('-').unwrap_or(sort) {
            "name" => SortBy::Name,
            "price" => SortBy::Price,
            "cost" => SortBy::Cost,
            "minutes" => SortBy::Minutes,
            "warranty" => SortBy::Warranty,
            _ => return None,
        })
    }
}
