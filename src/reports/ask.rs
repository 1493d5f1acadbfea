//! What a report is asked for: read from the address, so that a link says all of it.

use std::collections::HashSet;

use crate::{
    catalog::{self, PRODUCT_BY_CATEGORY, Product, goods::Tree},
    kernel::{Day, Id, Lang, Rate, Result, Right, mark},
    stock::{
        self, Warehouse,
        access::{sees, sees_cost},
    },
    store::{Order, Read, Reads, Walk},
    web::{Cx, Place},
};

use super::Report;

/// What a report can be narrowed by, in the order its form shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    Day,
    Period,
    Warehouse,
    Location,
    Category,
    Product,
    Find,
    /// How it is looked at; the first is the usual one.
    View(&'static [(&'static str, crate::kernel::Text)]),
    Basis,
    Margin,
    Idle,
}

/// Days after which nobody asks how goods came.
const LONG: i32 = 5 * 366;
/// Candidates of a search.
const FOUND: usize = 500;

/// An answer to every filter.
#[derive(Clone)]
pub struct Ask {
    pub lang: Lang,
    pub today: Day,
    pub day: Day,
    pub from: Day,
    pub to: Day,
    /// Warehouses this person may look into, archived ones too.
    pub seen: Vec<Warehouse>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// Those that are counted.
    pub warehouses: Vec<Warehouse>,
    pub places: Vec<Place>,
    pub place: Option<Id<mark::Location>>,
    pub locations: Vec<Id<mark::Location>>,
    pub tree: Tree,
    pub category: Option<Id<mark::GoodsCategory>>,
    pub product: Option<Product>,
    pub find: String,
    pub view: &'static str,
    pub basis: catalog::Basis,
    pub margin: Rate,
    pub idle: i32,
    /// Since when a product of this report may have lain: its moves are shown from there.
    pub since: Option<Day>,
    /// As it stands in the address.
    pub sort: String,
    /// This person may see what the goods cost.
    pub cost: bool,
    /// All of it, however long: a file, not a page.
    pub whole: bool,
}

impl Ask {
    pub fn read(cx: &Cx, reads: &Read<'_>, report: &Report) -> Result<Ask> {
        let today = cx.today();
        let day = |name: &str| cx.query(name).and_then(|text| Day::parse(&text));
        let to = day("to").unwrap_or(today);
        let from = day("from").unwrap_or_else(|| to.plus(-29)).min(to);
        let mut seen = stock::all_warehouses(reads)?;
        seen.retain(|one| sees(cx, one));
        let warehouse = cx.query("warehouse").and_then(|id| id.parse().ok()).filter(|id| seen.iter().any(|one| one.id == *id));
        let warehouses: Vec<Warehouse> = seen.iter().filter(|one| warehouse.is_none_or(|id| id == one.id)).cloned().collect();
        let scope = cx.scope(Right::SeeStockReports).locations;
        let places: Vec<Place> = cx.frame().places.iter().filter(|place| scope.contains(&place.id)).cloned().collect();
        let place = cx.query("location").and_then(|id| id.parse().ok()).filter(|id| scope.contains(id));
        let locations = place.map_or(scope, |id| vec![id]);
        let by_place = report.filters.contains(&Filter::Location);
        let cost = match by_place {
            true => locations.iter().all(|at| cx.may_at(*at, Right::SeeCost)),
            false => warehouses.iter().all(|one| sees_cost(cx, one)),
        };
        let views = report.filters.iter().find_map(|filter| if let Filter::View(views) = filter { Some(*views) } else { None });
        let view = cx.query("view").unwrap_or_default();
        let view = views.unwrap_or(&[]).iter().find(|(key, _)| *key == view).or(views.and_then(<[_]>::first)).map_or("", |view| view.0);
        let product = cx.query("product").and_then(|id| id.parse().ok());
        Ok(Ask {
            lang: cx.lang(),
            today,
            day: day("day").unwrap_or(today).min(today),
            from,
            to,
            seen,
            warehouse,
            warehouses,
            places,
            place,
            locations,
            tree: Tree::read(reads)?,
            category: cx.query("category").and_then(|id| id.parse().ok()),
            product: product.map_or(Ok(None), |id| reads.get::<Product>(&id))?,
            find: cx.query("q").map(|text| text.trim().chars().take(100).collect()).unwrap_or_default(),
            view,
            basis: cx.query("basis").and_then(|key| catalog::Basis::named(&key)).unwrap_or(catalog::Basis::Average),
            margin: cx.query("margin").and_then(|text| Rate::parse(&text)).unwrap_or(Rate::percent(10)),
            idle: cx.query("idle").and_then(|text| text.parse().ok()).filter(|days| (0..=3650).contains(days)).unwrap_or(90),
            since: report.filters.contains(&Filter::Idle).then(|| today.plus(-LONG)),
            sort: cx.query("sort").unwrap_or_default(),
            cost,
            whole: false,
        })
    }

    /// The days of the period.
    pub fn days(&self) -> i64 {
        i64::from(self.to.number() - self.from.number() + 1)
    }

    /// Products the filters leave; none: all of them.
    pub fn within(&self, cx: &Cx, reads: &Read<'_>) -> Result<Option<HashSet<Id<mark::Product>>>> {
        let mut within = match self.category {
            None => None,
            Some(category) => {
                let mut found = HashSet::new();
                for branch in self.tree.under(category) {
                    for archived in [false, true] {
                        reads.walk_by(&PRODUCT_BY_CATEGORY, (archived, branch), Order::Ascending, None, |_, id| {
                            found.insert(id);
                            Ok(Walk::On)
                        })?;
                    }
                }
                Some(found)
            }
        };
        if !self.find.is_empty() {
            let found = catalog::find_products(cx, reads, &self.find, FOUND, |_| true)?.found;
            let mut named: HashSet<_> = found.into_iter().map(|product| product.id).collect();
            if let Some(within) = &within {
                named.retain(|id| within.contains(id));
            }
            within = Some(named);
        }
        Ok(within)
    }
}

/// Whether the filters leave a product.
pub fn leaves(within: Option<&HashSet<Id<mark::Product>>>, id: Id<mark::Product>) -> bool {
    within.is_none_or(|within| within.contains(&id))
}
