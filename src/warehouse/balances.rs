//! `/stock`: what lies in a warehouse now, product by product in the order of their names, with cost for those who may see it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{journal, text};
use crate::{
    catalog::goods::{Measure, PRODUCT_BY_NAME, Product},
    kernel::{Id, Money, Quantity, Result, Right, mark, name, text::Named},
    stock::{
        self, Cell, Pool, Stock, Warehouse,
        access::{sees_cost, visible},
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
/// Names looked through for one page of a search.
const LOOKED: usize = 20_000;

/// A product that lies in a warehouse.
pub struct Line {
    pub product: Product,
    pub measure: Named,
    pub stock: Stock,
    pub bins: Vec<String>,
    /// What a piece costs now, and what all of it does, as the book sees it.
    pub cost: Money,
    pub worth: Money,
}

struct Shown {
    seen: Vec<Warehouse>,
    at: Option<Warehouse>,
    rows: Vec<Line>,
    next: Option<String>,
    positions: usize,
    value: Money,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let query = cx.query("q").unwrap_or_default();
    let after = cx.query("after").and_then(|text| text.split_once('~').and_then(|(id, name)| Some((id.parse().ok()?, name.to_string()))));
    let shown = cx
        .read(|r| {
            let (seen, at) = chosen(&cx, r)?;
            let mut shown = Shown { seen, at, rows: Vec::new(), next: None, positions: 0, value: Money::ZERO };
            fill(r, &mut shown, &query, after)?;
            Ok(shown)
        })
        .await?;
    Ok(cx.page(page(&cx, &query, &shown)))
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
    let (Some(warehouse), query) = (chosen(cx, reads)?.1, cx.query("q").unwrap_or_default()) else { return Ok(()) };
    each(reads, &warehouse, &query, None, |_, found| {
        if let Some((product, stock)) = found {
            visit(line(reads, &warehouse, product, stock)?)?;
        }
        Ok(Walk::On)
    })
}

fn fill(reads: &Read<'_>, shown: &mut Shown, query: &str, after: Option<(Id<mark::Product>, String)>) -> Result<()> {
    let Some(warehouse) = &shown.at else { return Ok(()) };
    reads.walk::<Stock>((warehouse.id,), Order::Ascending, |row| {
        shown.positions += 1;
        shown.value += worth(reads, &row)?;
        Ok(Walk::On)
    })?;
    let (mut looked, mut last) = (0, None);
    let (rows, next) = (&mut shown.rows, &mut shown.next);
    each(reads, warehouse, query, after, |place, found| {
        looked += 1;
        if rows.len() == PAGE || looked > LOOKED {
            *next = last.take();
            return Ok(Walk::Stop);
        }
        last = Some(place);
        if let Some((product, stock)) = found {
            rows.push(line(reads, warehouse, product, stock)?);
        }
        Ok(Walk::On)
    })
}

/// Walks the goods by name from where a page ended, telling each place and what suits there.
fn each(
    reads: &Read<'_>,
    warehouse: &Warehouse,
    query: &str,
    after: Option<(Id<mark::Product>, String)>,
    mut visit: impl FnMut(String, Option<(Product, Stock)>) -> Result<Walk>,
) -> Result<()> {
    let (wanted, past) = (name::fold(query), after.map(|(id, name)| ((false, name), id)));
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |(_, folded), id| {
        let mut found = None;
        if let Some(stock) = reads.get::<Stock>(&(warehouse.id, id))? {
            let product = reads.need::<Product>(&id)?;
            let code = product.code.to_lowercase();
            let suits = wanted.is_empty() || folded.contains(&wanted) || code == wanted || product.barcodes.iter().any(|one| *one == query);
            found = suits.then_some((product, stock));
        }
        visit(format!("{id}~{folded}"), found)
    })
}

/// What goods that lie in a warehouse cost, as the book sees it: by the average only the company's whole is true, and they
/// take their share of it.
fn worth(reads: &impl Reads, stock: &Stock) -> Result<Money> {
    if !stock::ledger::is_average(reads)? {
        return Ok(stock.cost);
    }
    let pool = reads.get::<Pool>(&stock.product)?;
    Ok(pool.filter(|pool| pool.quantity.is_positive()).map_or(Money::ZERO, |pool| pool.cost.share(stock.quantity, pool.quantity)))
}

fn line(reads: &Read<'_>, warehouse: &Warehouse, product: Product, stock: Stock) -> Result<Line> {
    let mut bins = BTreeSet::new();
    reads.walk::<Cell>((warehouse.id, product.id), Order::Ascending, |cell| {
        if let Some(bin) = reads.get::<stock::Bin>(&cell.bin)? {
            bins.insert(bin.name);
        }
        Ok(Walk::On)
    })?;
    let worth = worth(reads, &stock)?;
    let cost = if stock.quantity.is_positive() { worth.share(Quantity::ONE, stock.quantity) } else { Money::ZERO };
    let measure = reads.need::<Measure>(&product.measure)?.short;
    Ok(Line { measure, bins: bins.into_iter().collect(), cost, worth, stock, product })
}

fn page(cx: &Cx, query: &str, shown: &Shown) -> Page {
    let lang = cx.lang();
    let at = shown.at.as_ref().map(|one| one.id);
    let count = text::POSITIONS.of(shown.positions as i64, lang);
    let body = html! {
        (ui::page_head(text::BALANCES.get(lang), Some(&count), html! { (export(cx, shown)) (journal::beginnings(cx, &shown.seen, at)) }))
        (journal::tabs(cx, PATH))
        @if let Some(warehouse) = &shown.at {
            (toolbar(cx, query, shown, warehouse))
            div.data-wrap id="stock-rows" tabindex="0" role="region" aria-label=(text::BALANCES.get(lang)) {
                @if shown.rows.is_empty() && cx.query("after").is_none() {
                    @if query.is_empty() { (ui::empty("warehouse", text::NOTHING_HERE.get(lang), text::NOTHING_HERE_WHY.get(lang), html! {})) }
                    @else { (ui::table::nothing_found(&format!("{PATH}?warehouse={}", warehouse.id), lang)) }
                } @else { (table(cx, shown, sees_cost(cx, warehouse))) }
            }
        } @else {
            (ui::empty("warehouse", text::NO_WAREHOUSES.get(lang), text::NO_WAREHOUSES_WHY.get(lang), html! {}))
        }
    };
    Page::new("stock", text::BALANCES.get(lang), body).live("document")
}

fn export(cx: &Cx, shown: &Shown) -> Markup {
    let to = format!("/exchange/balances?{}", cx.visit.query);
    html! {
        @if cx.may(Right::ExportGoods) && !shown.rows.is_empty() {
            a.btn.only-wide href=(to) hx-get=(to) hx-target="#dialog" { (icon("download")) (text::EXPORT.get(cx.lang())) }
        }
    }
}

fn toolbar(cx: &Cx, query: &str, shown: &Shown, warehouse: &Warehouse) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar method="get" action=(PATH) role="search" data-clean hx-get=(PATH) hx-trigger="change, submit" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                @for one in &shown.seen { option value=(one.id) selected[one.id == warehouse.id] { (one.name.get(lang)) } }
            }
            label.input.input--search {
                (icon("search"))
                input type="search" name="q" value=(query) maxlength="100" autocomplete="off" placeholder=(text::FIND.get(lang)) aria-label=(text::FIND.get(lang)) data-scan="raw" data-scan-here;
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
            @if sees_cost(cx, warehouse) { div.toolbar__end { span.dim { (text::AT_COST.get(lang)) } " " b { (cx.sum(shown.value)) } } }
        }
    }
}

fn table(cx: &Cx, shown: &Shown, cost: bool) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        table.data.data--cards {
            thead { tr {
                th.grow { (text::PRODUCT.get(lang)) } th { (text::BIN.get(lang)) } th.num { (text::ON_HAND.get(lang)) } th.num { (text::RESERVED.get(lang)) } th.num { (text::AVAILABLE.get(lang)) }
                @if cost { th.num { (text::COST.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
            tbody {
                @for line in &shown.rows {
                    tr {
                        td.grow.c-title { span.fw5 { (line.product.name) } span.sub { (line.product.code) } }
                        td.c-meta { @for bin in &line.bins { (ui::badge("gray", bin)) " " } @if line.bins.is_empty() { "\u{2014}" } }
                        td.num.c-sum { b { (line.stock.quantity.show(lang)) } " " span.dim { (line.measure.get(lang)) } }
                        td.num { @if line.stock.reserved.is_positive() { (line.stock.reserved.show(lang)) } @else { "\u{2014}" } }
                        td.num { (line.stock.available().show(lang)) }
                        @if cost { td.num { (cx.money(line.cost)) } td.num { (cx.money(line.worth)) } }
                    }
                }
                @if let Some(next) = &shown.next { (ui::table::more_row(if cost { 7 } else { 5 }, &with_param(cx, PATH, "after", Some(next)), lang)) }
            }
        }
    }
}
