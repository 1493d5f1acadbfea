//! `/stock`: what lies in a warehouse now, product by product in the order of their names, with cost for those who may see it.

use std::collections::{BTreeSet, HashSet};

use maud::{Markup, html};

use super::{access, journal, text};
use crate::{
    catalog::{
        RETAIL, Tree, find_products,
        goods::{Measure, PRODUCT_BY_NAME, PriceType, Product, ProductKind, tags_url},
        price_for,
    },
    kernel::{Id, Lang, Money, Quantity, Result, Right, mark, text::Named},
    stock::{
        self, Cell, Stock, Warehouse,
        access::{sees_cost, visible},
        balance, wholes,
    },
    store::{Order, Read, Reads, Walk},
    web::{
        Cx, Page, Reply,
        ui::{self, icon, table::with_param},
    },
};

const PATH: &str = "/stock";
/// Rows on a page.
const PAGE: usize = 50;
/// Names looked through for one page of a filter.
const LOOKED: usize = 20_000;

/// Which balances are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    Reserved,
    Zero,
    /// Less is free than the minimum of the warehouse.
    Below,
}

impl Only {
    const ALL: [(Only, &str, crate::kernel::Text); 3] = [
        (Only::Below, "below", text::ONLY_BELOW),
        (Only::Reserved, "reserved", text::ONLY_RESERVED),
        (Only::Zero, "zero", text::ONLY_ZERO),
    ];
    fn suits(only: Option<Only>, reads: &impl Reads, stock: &Stock) -> Result<bool> {
        Ok(match only {
            None => !stock.quantity.is_zero() || !stock.reserved.is_zero(),
            Some(Only::Reserved) => stock.reserved.is_positive(),
            Some(Only::Zero) => stock.quantity.is_zero(),
            Some(Only::Below) => stock.available() < stock::levels::level(reads, stock.warehouse, stock.product)?.min,
        })
    }
}

struct Filter {
    query: String,
    category: Option<Id<mark::GoodsCategory>>,
    only: Option<Only>,
    after: Option<(Id<mark::Product>, String)>,
}

impl Filter {
    fn read(cx: &Cx) -> Filter {
        let only = cx.query("only").and_then(|key| Only::ALL.into_iter().find(|one| one.1 == key)).map(|one| one.0);
        let after = |text: String| text.split_once('~').and_then(|(id, name)| Some((id.parse().ok()?, name.to_string())));
        Filter {
            query: cx.query("q").unwrap_or_default(),
            category: cx.query("category").and_then(|id| id.parse().ok()),
            only,
            after: cx.query("after").and_then(after),
        }
    }
    fn is_any(&self) -> bool {
        !self.query.is_empty() || self.category.is_some() || self.only.is_some()
    }
}

/// A product of a warehouse.
pub struct Line {
    pub product: Product,
    pub measure: Named,
    pub stock: Stock,
    pub bins: Vec<String>,
    /// What a piece costs now, and what all of it does, as the book sees it.
    pub cost: Money,
    pub worth: Money,
    retail: Option<Money>,
}

struct Shown {
    seen: Vec<Warehouse>,
    at: Option<Warehouse>,
    tree: Tree,
    rows: Vec<Line>,
    next: Option<String>,
    positions: i64,
    value: Money,
    awaited: usize,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter::read(&cx);
    let shown = cx
        .read(|r| {
            let (seen, at) = chosen(&cx, r)?;
            let whole = at.as_ref().map(|at| wholes::of(r, at.id)).transpose()?;
            let (positions, value) = whole.map_or((0, Money::ZERO), |whole| (whole.positions, whole.cost));
            let awaited = access::awaited(r, &cx)?;
            let mut shown = Shown { seen, at, tree: Tree::read(r)?, rows: Vec::new(), next: None, positions, value, awaited };
            fill(&cx, r, &mut shown, &filter)?;
            Ok(shown)
        })
        .await?;
    Ok(cx.page(page(&cx, &filter, &shown)))
}

/// The warehouses this person sees, and the one the address asks for.
fn chosen(cx: &Cx, reads: &Read<'_>) -> Result<(Vec<Warehouse>, Option<Warehouse>)> {
    let (asked, seen) = (cx.query("warehouse"), visible(reads, cx)?);
    let at = seen.iter().find(|one| Some(one.id.to_string()) == asked).or_else(|| seen.first()).cloned();
    Ok((seen, at))
}

/// The warehouse the balances show at this address.
pub fn warehouse_listed(cx: &Cx, reads: &Read<'_>) -> Result<Option<Warehouse>> {
    Ok(chosen(cx, reads)?.1)
}

/// Every row the balances show at this address, all their pages.
pub fn each_listed(cx: &Cx, reads: &Read<'_>, mut visit: impl FnMut(Line) -> Result<()>) -> Result<()> {
    let Some(warehouse) = chosen(cx, reads)?.1 else { return Ok(()) };
    let filter = Filter { after: None, ..Filter::read(cx) };
    each(cx, reads, &warehouse, &filter, |_, found| {
        if let Some((product, stock)) = found {
            visit(line(reads, &warehouse, product, stock, None)?)?;
        }
        Ok(Walk::On)
    })
}

fn fill(cx: &Cx, reads: &Read<'_>, shown: &mut Shown, filter: &Filter) -> Result<()> {
    let Some(warehouse) = shown.at.clone() else { return Ok(()) };
    if stock::ledger::is_average(reads)? {
        shown.value = of_average(reads, &warehouse)?;
    }
    let retail = reads.get::<PriceType>(&RETAIL)?;
    let (mut looked, mut last) = (0, None);
    let (rows, next) = (&mut shown.rows, &mut shown.next);
    each(cx, reads, &warehouse, filter, |place, found| {
        looked += 1;
        if rows.len() == PAGE || looked > LOOKED {
            *next = last.take().filter(|_| filter.query.is_empty());
            return Ok(Walk::Stop);
        }
        last = Some(place);
        if let Some((product, stock)) = found {
            rows.push(line(reads, &warehouse, product, stock, retail.as_ref())?);
        }
        Ok(Walk::On)
    })
}

/// By the average only the company's whole is true: a warehouse has its share of each product.
fn of_average(reads: &Read<'_>, warehouse: &Warehouse) -> Result<Money> {
    let mut value = Money::ZERO;
    reads.walk::<Stock>((warehouse.id,), Order::Ascending, |row| {
        value += balance::worth(reads, &row)?;
        Ok(Walk::On)
    })?;
    Ok(value)
}

/// Walks the goods by name from where a page ended, telling each place and what suits there; what a query finds comes best
/// first.
fn each(
    cx: &Cx,
    reads: &Read<'_>,
    warehouse: &Warehouse,
    filter: &Filter,
    mut visit: impl FnMut(String, Option<(Product, Stock)>) -> Result<Walk>,
) -> Result<()> {
    let branch: Option<HashSet<_>> = match filter.category {
        Some(id) => Some(Tree::read(reads)?.under(id).into_iter().collect()),
        None => None,
    };
    let suits = |product: &Product| {
        product.kind == ProductKind::Goods && !product.archived && branch.as_ref().is_none_or(|branch| branch.contains(&product.category))
    };
    if !filter.query.is_empty() {
        for product in find_products(cx, reads, &filter.query, LOOKED, suits)?.found {
            let stock = balance::stock(reads, warehouse.id, product.id)?;
            let found = Only::suits(filter.only, reads, &stock)?.then_some((product, stock));
            if matches!(visit(String::new(), found)?, Walk::Stop) {
                break;
            }
        }
        return Ok(());
    }
    let past = filter.after.as_ref().map(|(id, name)| ((false, name.clone()), *id));
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |(_, folded), id| {
        let stock = balance::stock(reads, warehouse.id, id)?;
        let product = if Only::suits(filter.only, reads, &stock)? { Some(reads.need::<Product>(&id)?) } else { None };
        visit(format!("{id}~{folded}"), product.filter(|product| suits(product)).map(|product| (product, stock)))
    })
}

/// What a piece costs of what lies in a warehouse.
pub fn unit_cost(reads: &impl Reads, stock: &Stock) -> Result<Money> {
    Ok(if stock.quantity.is_positive() { balance::worth(reads, stock)?.share(Quantity::ONE, stock.quantity) } else { Money::ZERO })
}

fn line(reads: &Read<'_>, warehouse: &Warehouse, product: Product, stock: Stock, retail: Option<&PriceType>) -> Result<Line> {
    let mut bins = BTreeSet::new();
    reads.walk::<Cell>((warehouse.id, product.id), Order::Ascending, |cell| {
        if let Some(bin) = reads.get::<stock::Bin>(&cell.bin)? {
            bins.insert(bin.name);
        }
        Ok(Walk::On)
    })?;
    let retail = match retail {
        Some(kind) => price_for(&product, kind, &balance::costs(reads, Some(warehouse.id), product.id)?).known(),
        None => None,
    };
    let (worth, cost) = (balance::worth(reads, &stock)?, unit_cost(reads, &stock)?);
    let measure = reads.need::<Measure>(&product.measure)?.short;
    Ok(Line { measure, bins: bins.into_iter().collect(), cost, worth, retail, stock, product })
}

fn page(cx: &Cx, filter: &Filter, shown: &Shown) -> Page {
    let lang = cx.lang();
    let at = shown.at.as_ref().map(|one| one.id);
    let count = text::POSITIONS.of(shown.positions, lang);
    let body = html! {
        (ui::page_head(text::BALANCES.get(lang), Some(&count), html! { (tags(cx, shown)) (export(cx, shown)) (journal::awaited(cx, shown.awaited)) (journal::beginnings(cx, &shown.seen, at)) }))
        (journal::tabs(cx, PATH))
        @if let Some(warehouse) = &shown.at {
            (toolbar(cx, filter, shown, warehouse))
            div.data-wrap id="stock-rows" tabindex="0" role="region" aria-label=(text::BALANCES.get(lang)) {
                @if shown.rows.is_empty() && filter.after.is_none() && shown.next.is_none() {
                    @if filter.is_any() { (ui::table::nothing_found(&format!("{PATH}?warehouse={}", warehouse.id), lang)) }
                    @else { (ui::empty("warehouse", text::NOTHING_HERE.get(lang), text::NOTHING_HERE_WHY.get(lang), html! {})) }
                } @else { (table(cx, shown, warehouse, sees_cost(cx, warehouse))) }
            }
        } @else {
            (ui::empty("warehouse", text::NO_WAREHOUSES.get(lang), text::NO_WAREHOUSES_WHY.get(lang), html! {}))
        }
    };
    Page::new("stock", text::BALANCES.get(lang), body).live("document")
}

/// Tags of the goods shown, as many as there are of each.
fn tags(cx: &Cx, shown: &Shown) -> Markup {
    let counted = shown.rows.iter().map(|line| (line.product.id, line.stock.available()));
    html! {
        @if !shown.rows.is_empty() { a.btn.only-wide href=(tags_url(counted)) { (icon("tag")) (text::TAGS.get(cx.lang())) } }
    }
}

fn export(cx: &Cx, shown: &Shown) -> Markup {
    let to = format!("/exchange/balances?{}", cx.visit.query);
    html! {
        @if cx.may(Right::ExportGoods) && !shown.rows.is_empty() {
            a.btn.only-wide href=(to) hx-get=(to) hx-target="#dialog" { (icon("download")) (text::EXPORT.get(cx.lang())) }
        }
    }
}

fn toolbar(cx: &Cx, filter: &Filter, shown: &Shown, warehouse: &Warehouse) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar.toolbar--many method="get" action=(PATH) role="search" data-clean hx-get=(PATH) hx-trigger="change, submit" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                @for one in &shown.seen { option value=(one.id) selected[one.id == warehouse.id] { (one.name.get(lang)) } }
            }
            label.input.input--search {
                (icon("search"))
                input type="search" name="q" value=(filter.query) maxlength="100" autocomplete="off" placeholder=(text::FIND.get(lang)) aria-label=(text::FIND.get(lang)) data-scan="raw" data-scan-here;
            }
            (categories(&shown.tree, filter.category, lang))
            select.input name="only" aria-label=(text::ONLY.get(lang)) {
                option value="" { (text::ONLY_PRESENT.get(lang)) }
                @for (only, key, said) in Only::ALL { option value=(key) selected[filter.only == Some(only)] { (said.get(lang)) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
            @if sees_cost(cx, warehouse) { div.toolbar__end { span.dim { (text::AT_COST.get(lang)) } " " b { (cx.sum(shown.value)) } } }
        }
    }
}

fn categories(tree: &Tree, chosen: Option<Id<mark::GoodsCategory>>, lang: Lang) -> Markup {
    html! {
        select.input name="category" aria-label=(text::CATEGORY.get(lang)) {
            option value="" { (text::ANY_CATEGORY.get(lang)) }
            @for (category, depth) in tree.rows().filter(|(category, _)| !category.archived) {
                option value=(category.id) selected[chosen == Some(category.id)] { @for _ in 0..depth { "\u{2003}" } (category.name.get(lang)) }
            }
        }
    }
}

fn table(cx: &Cx, shown: &Shown, warehouse: &Warehouse, cost: bool) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        table.data.data--cards {
            thead { tr {
                th.grow { (text::PRODUCT.get(lang)) } th { (text::BIN.get(lang)) } th.num { (text::ON_HAND.get(lang)) } th.num { (text::RESERVED.get(lang)) } th.num { (text::AVAILABLE.get(lang)) }
                @if cost { th.num { (text::COST.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
                th.num { (text::RETAIL.get(lang)) ", " (sign) }
            } }
            tbody {
                @for line in &shown.rows { (row(cx, warehouse, line, cost)) }
                @if let Some(next) = &shown.next { (ui::table::more_row(if cost { 8 } else { 6 }, &with_param(cx, PATH, "after", Some(next)), lang)) }
            }
        }
    }
}

fn row(cx: &Cx, warehouse: &Warehouse, line: &Line, cost: bool) -> Markup {
    let lang = cx.lang();
    html! {
        tr {
            td.grow.c-title { a.row-link.fw5 href={ "/stock/products/" (line.product.id) "?warehouse=" (warehouse.id) } { (line.product.name) } span.sub { (line.product.code) } }
            td.c-meta { @for bin in &line.bins { (ui::badge("gray", bin)) " " } @if line.bins.is_empty() { "\u{2014}" } }
            td.num.c-sum { b { (line.stock.quantity.show(lang)) } " " span.dim { (line.measure.get(lang)) } }
            td.num { @if line.stock.reserved.is_positive() { (line.stock.reserved.show(lang)) } @else { "\u{2014}" } }
            td.num.c-end data-title=(text::AVAILABLE.get(lang)) { (line.stock.available().show(lang)) }
            @if cost { td.num { (cx.money(line.cost)) } td.num { (cx.money(line.worth)) } }
            td.num { @match line.retail { Some(price) => (cx.money(price)), None => "\u{2014}" } }
        }
    }
}
