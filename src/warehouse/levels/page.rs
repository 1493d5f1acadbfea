//! `/stock/levels`: minimums and targets of a warehouse in one table, changed row by row or for everything that is found.

use maud::{Markup, html};

use super::{cell, parse, text, typed};
use crate::{
    catalog::{
        self,
        goods::{Measure, PRODUCT_BY_NAME, Product, ProductKind},
    },
    kernel::{Error, Id, Quantity, Result, Right, mark, name},
    stock::{
        Warehouse,
        access::{buys_for, visible},
        balance,
        levels::{self, Level},
    },
    store::{Order, Read, Reads, Walk, Write},
    warehouse::{journal, text as words},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, field::Draw, icon, table::with_param},
    },
};

pub const PATH: &str = "/stock/levels";
/// Rows on a page.
const PAGE: usize = 50;
/// Products set in one step.
const MOST: usize = 5_000;

/// Which products of the warehouse are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    All,
    Set,
    Below,
}

impl What {
    const EACH: [(What, &'static str, crate::kernel::Text); 3] =
        [(What::All, "all", text::SHOW_ALL), (What::Set, "set", text::SHOW_SET), (What::Below, "below", text::SHOW_BELOW)];
    fn named(key: Option<&str>) -> What {
        What::EACH.iter().find(|(_, known, _)| Some(*known) == key).map_or(What::All, |(what, _, _)| *what)
    }
    fn key(self) -> &'static str {
        What::EACH.iter().find(|(what, _, _)| *what == self).map_or("all", |(_, key, _)| key)
    }
}

struct Asked {
    warehouse: Option<String>,
    query: String,
    what: What,
    after: Option<String>,
}

impl Asked {
    /// `get` is where parameters come from: the address or a form.
    fn read(get: impl Fn(&str) -> Option<String>) -> Asked {
        let query = get("q").map(|q| q.trim().chars().take(100).collect()).unwrap_or_default();
        Asked { warehouse: get("warehouse"), query, what: What::named(get("show").as_deref()), after: get("after") }
    }
}

struct Line {
    product: Product,
    measure: Measure,
    level: Level,
    available: Quantity,
}

struct Shown {
    seen: Vec<Warehouse>,
    at: Option<Warehouse>,
    rows: Vec<Line>,
    next: Option<String>,
}

fn suits(product: &Product) -> bool {
    !product.archived && product.kind == ProductKind::Goods
}

fn supplied(cx: &Cx, reads: &Read<'_>) -> Result<Vec<Warehouse>> {
    let mut seen = visible(reads, cx)?;
    seen.retain(Warehouse::is_supplied);
    Ok(seen)
}

/// The warehouse a form names, for whoever may say what is bought for it.
pub(super) fn chosen(cx: &Cx, reads: &Read<'_>, id: &str) -> Result<Warehouse> {
    let found = supplied(cx, reads)?.into_iter().find(|one| one.id.to_string() == id).ok_or(Error::Hidden)?;
    if buys_for(cx, &found) { Ok(found) } else { Err(Error::Denied(Right::Purchase)) }
}

fn read(cx: &Cx, reads: &Read<'_>, asked: &Asked) -> Result<Shown> {
    let seen = supplied(cx, reads)?;
    let at = seen.iter().find(|one| Some(one.id.to_string()) == asked.warehouse).or_else(|| seen.first()).cloned();
    let Some(warehouse) = at.as_ref() else { return Ok(Shown { seen, at: None, rows: Vec::new(), next: None }) };
    let (products, next) = match (asked.what, asked.query.is_empty()) {
        (What::All, true) => by_name(reads, asked.after.as_deref())?,
        _ => page_of(found(cx, reads, warehouse, asked, PAGE * 20)?, asked.after.as_deref()),
    };
    let rows = products.into_iter().map(|product| line(reads, warehouse.id, product)).collect::<Result<Vec<_>>>()?;
    Ok(Shown { rows, next, at, seen })
}

fn line(reads: &impl Reads, warehouse: Id<mark::Warehouse>, product: Product) -> Result<Line> {
    Ok(Line {
        measure: reads.need::<Measure>(&product.measure)?,
        level: levels::level(reads, warehouse, product.id)?,
        available: balance::stock(reads, warehouse, product.id)?.available(),
        product,
    })
}

/// A page of all products in the order of their names.
fn by_name(reads: &Read<'_>, after: Option<&str>) -> Result<(Vec<Product>, Option<String>)> {
    let past = after.and_then(|text| text.split_once('~')).and_then(|(id, folded)| Some(((false, folded.to_string()), id.parse().ok()?)));
    let (mut found, mut next, mut last) = (Vec::new(), None, None);
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |(_, folded), id| {
        if found.len() == PAGE {
            next = last.take();
            return Ok(Walk::Stop);
        }
        last = Some(format!("{id}~{folded}"));
        found.extend(reads.get::<Product>(&id)?.filter(suits));
        Ok(Walk::On)
    })?;
    Ok((found, next))
}

fn page_of(mut found: Vec<Product>, after: Option<&str>) -> (Vec<Product>, Option<String>) {
    let from: usize = after.and_then(|text| text.parse().ok()).unwrap_or_default();
    found.drain(..from.min(found.len()));
    let next = (found.len() > PAGE).then(|| (from + PAGE).to_string());
    found.truncate(PAGE);
    (found, next)
}

/// Every product that answers, at most `most`: what is searched for in the order of the search, the rest by name.
fn found(cx: &Cx, reads: &Read<'_>, warehouse: &Warehouse, asked: &Asked, most: usize) -> Result<Vec<Product>> {
    let fits = |product: &Product| -> Result<bool> {
        let level = levels::level(reads, warehouse.id, product.id)?;
        Ok(match asked.what {
            What::All => true,
            What::Set => !level.target.is_zero(),
            What::Below => balance::stock(reads, warehouse.id, product.id)?.available() < level.min,
        })
    };
    let mut all = Vec::new();
    if !asked.query.is_empty() {
        for product in catalog::find_products(cx, reads, &asked.query, most, suits)?.found {
            if fits(&product)? {
                all.push(product);
            }
        }
        return Ok(all);
    }
    if asked.what == What::All {
        reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, None, |_, id| {
            all.extend(reads.get::<Product>(&id)?.filter(suits));
            Ok(if all.len() < most { Walk::On } else { Walk::Stop })
        })?;
        return Ok(all);
    }
    levels::of_warehouse(reads, warehouse.id, |level| {
        if let Some(product) = reads.get::<Product>(&level.product)?.filter(suits)
            && fits(&product)?
        {
            all.push(product);
        }
        Ok(())
    })?;
    all.sort_by_cached_key(|product| name::fold(&product.name));
    all.truncate(most);
    Ok(all)
}

/// `GET /stock/levels`
pub async fn show(cx: Cx) -> Result<Reply> {
    let asked = Asked::read(|name| cx.query(name));
    let shown = cx.read(|r| read(&cx, r, &asked)).await?;
    let mut form = Form::empty();
    for line in &shown.rows {
        form.set(&format!("min_{}", line.product.id), typed(line.level.min, cx.lang()));
        form.set(&format!("target_{}", line.product.id), typed(line.level.target, cx.lang()));
    }
    Ok(cx.page(page(&cx, &asked, &shown, &form)))
}

/// The rows a form came with, as they are now.
async fn rows_of(cx: &Cx, form: &Form) -> Result<(Warehouse, Vec<Line>)> {
    let id = form.value("warehouse").to_string();
    let keys: Vec<Id<mark::Product>> =
        form.pairs().iter().filter_map(|(name, _)| name.strip_prefix("min_").and_then(|id| id.parse().ok())).collect();
    cx.read(|r| {
        let warehouse = chosen(cx, r, &id)?;
        let rows = keys.iter().map(|id| line(r, warehouse.id, catalog::product(r, *id)?)).collect::<Result<Vec<_>>>()?;
        Ok((warehouse, rows))
    })
    .await
}

/// `POST /stock/levels`: only rows where something else was typed are changed, so that two people do not undo each other.
pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let asked = Asked::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty()));
    let (warehouse, rows) = rows_of(&cx, &form).await?;
    let parse_all = |f: &mut Fields<'_>| {
        let mut changed = Vec::new();
        for row in &rows {
            let key = row.product.id.to_string();
            let was = f.raw(&format!("was_{key}"));
            let level = parse(f, &key, (warehouse.id, row.product.id), &row.measure);
            if was != was_said(&level, f.lang) {
                changed.push(level);
            }
        }
        changed
    };
    let done = cx.submit(&mut form, parse_all, |tx: &mut Write<'_>, asks: &Vec<Level>| levels::set(tx, asks)).await?;
    let Some(count) = done else {
        let seen = cx.read(|r| supplied(&cx, r)).await?;
        let shown = Shown { seen, at: Some(warehouse), rows, next: None };
        return Ok(cx.again(page(&cx, &asked, &shown, &form)));
    };
    Ok(Reply::redirect(address(&warehouse, &asked)).saying(text::SAVED.with(cx.lang(), &[&count])))
}

fn was_said(level: &Level, lang: crate::kernel::Lang) -> String {
    format!("{}/{}", typed(level.min, lang), typed(level.target, lang))
}

fn address(warehouse: &Warehouse, asked: &Asked) -> String {
    let id = warehouse.id.to_string();
    let pairs = [("warehouse", id.as_str()), ("q", &asked.query), ("show", asked.what.key())];
    let query = serde_urlencoded::to_string(pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>());
    format!("{PATH}?{}", query.unwrap_or_default())
}

/// `POST /stock/levels/all`: one minimum and one target for everything that is found.
pub async fn everyone(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let asked = Asked::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty()));
    let id = form.value("warehouse").to_string();
    let (warehouse, products) = cx
        .read(|r| {
            let warehouse = chosen(&cx, r, &id)?;
            let products = found(&cx, r, &warehouse, &asked, MOST + 1)?;
            Ok((warehouse, products.into_iter().map(|product| (product.id, product.measure)).collect::<Vec<_>>()))
        })
        .await?;
    let measures = cx.read(|r| r.all::<Measure>(())).await?;
    // The coarsest of their units decides: half a piece of one is half a piece of none.
    let used = measures.iter().filter(|measure| products.iter().any(|(_, id)| *id == measure.id));
    let coarsest = used.min_by_key(|measure| measure.decimals).or(measures.first()).cloned().ok_or(Error::Hidden)?;
    let place = warehouse.id;
    let parse_one = |f: &mut Fields<'_>| {
        if products.len() > MOST {
            f.refuse_said("", text::TOO_MANY.with(f.lang, &[&MOST]));
        }
        let level = parse(f, "all", (place, Id::fixed(0)), &coarsest);
        products.iter().map(|(product, _)| Level { product: *product, ..level.clone() }).collect::<Vec<_>>()
    };
    let done = cx.submit(&mut form, parse_one, |tx: &mut Write<'_>, asks: &Vec<Level>| levels::set(tx, asks)).await?;
    match done {
        Some(count) => Ok(Reply::redirect(address(&warehouse, &asked)).saying(text::SAVED.with(cx.lang(), &[&count]))),
        None => {
            let shown = cx.read(|r| read(&cx, r, &asked)).await?;
            for line in &shown.rows {
                form.set(&format!("min_{}", line.product.id), typed(line.level.min, cx.lang()));
                form.set(&format!("target_{}", line.product.id), typed(line.level.target, cx.lang()));
            }
            Ok(cx.again(page(&cx, &asked, &shown, &form)))
        }
    }
}

fn page(cx: &Cx, asked: &Asked, shown: &Shown, form: &Form) -> Page {
    let lang = cx.lang();
    let may = shown.at.as_ref().is_some_and(|warehouse| buys_for(cx, warehouse));
    let save = html! { @if may && !shown.rows.is_empty() { button.btn.btn--primary form="levels" data-key="Ctrl+Enter" { (crate::web::text::SAVE.get(lang)) } } };
    let body = html! {
        (ui::page_head(text::TITLE.get(lang), None, save))
        (journal::tabs(cx, PATH))
        @if let Some(warehouse) = &shown.at {
            (toolbar(cx, asked, shown, warehouse, form, may))
            div.data-wrap id="level-rows" tabindex="0" role="region" aria-label=(text::TITLE.get(lang)) {
                @if shown.rows.is_empty() { (nothing(asked, warehouse, lang)) }
                @else {
                    form id="levels" method="post" action=(PATH) {
                        (ui::hidden(cx))
                        (carried(warehouse, asked))
                        (table(cx, shown, form, may))
                    }
                }
            }
        } @else {
            (ui::empty("warehouse", words::NO_WAREHOUSES.get(lang), words::NO_WAREHOUSES_WHY.get(lang), html! {}))
        }
    };
    Page::new("stock", text::TITLE.get(lang), body)
}

fn nothing(asked: &Asked, warehouse: &Warehouse, lang: crate::kernel::Lang) -> Markup {
    match asked.what {
        _ if !asked.query.is_empty() => ui::table::nothing_found(&format!("{PATH}?warehouse={}", warehouse.id), lang),
        What::Below => ui::empty("package-check", text::NONE_BELOW.get(lang), text::NONE_BELOW_WHY.get(lang), html! {}),
        _ => ui::empty("package", text::NONE_SET.get(lang), text::NONE_SET_WHY.get(lang), html! {}),
    }
}

/// What the forms carry on of the filter.
fn carried(warehouse: &Warehouse, asked: &Asked) -> Markup {
    html! {
        input type="hidden" name="warehouse" value=(warehouse.id);
        input type="hidden" name="q" value=(asked.query);
        input type="hidden" name="show" value=(asked.what.key());
    }
}

fn toolbar(cx: &Cx, asked: &Asked, shown: &Shown, warehouse: &Warehouse, form: &Form, may: bool) -> Markup {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let wrong = form.error("min_all").or(form.error("target_all")).or(form.error("")).is_some();
    html! {
        div.toolbar {
            form.toolbar__form method="get" action=(PATH) role="search" data-clean hx-get=(PATH) hx-trigger="change, submit" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
                select.input name="warehouse" aria-label=(words::WAREHOUSE.get(lang)) {
                    @for one in &shown.seen { option value=(one.id) selected[one.id == warehouse.id] { (one.name.get(lang)) } }
                }
                select.input name="show" aria-label=(text::WHAT.get(lang)) {
                    @for (what, key, said) in What::EACH { option value=(key) selected[asked.what == what] { (said.get(lang)) } }
                }
                label.input.input--search {
                    (icon("search"))
                    input type="search" name="q" value=(asked.query) maxlength="100" autocomplete="off" placeholder=(words::FIND.get(lang)) aria-label=(words::FIND.get(lang)) data-scan="raw" data-scan-here;
                }
                noscript { button.btn { (words::SHOW.get(lang)) } }
            }
            @if may && !shown.rows.is_empty() {
                div.toolbar__end {
                    details.drop.drop--end open[wrong] {
                        summary.btn { (icon("check-check")) (text::FOR_ALL.get(lang)) }
                        form.menu.menu--form method="post" action={ (PATH) "/all" } {
                            (ui::hidden(cx))
                            (carried(warehouse, asked))
                            div.grid-2 { (draw.field("min_all", text::MIN).optional().number().input()) (draw.field("target_all", text::TARGET).optional().number().input()) }
                            @if let Some(said) = form.error("") { span.error { (icon("circle-alert")) (said) } }
                            p.hint { (text::FOR_ALL_HINT.with(lang, &[&MOST])) }
                            div.row-gap { button.btn.btn--primary { (text::DO_SET.get(lang)) } }
                        }
                    }
                }
            }
        }
    }
}

fn table(cx: &Cx, shown: &Shown, form: &Form, may: bool) -> Markup {
    let lang = cx.lang();
    html! {
        table.data.data--cards {
            thead { tr { th.grow { (words::PRODUCT.get(lang)) } th.num { (words::AVAILABLE.get(lang)) } th.num { (text::MIN.get(lang)) } th.num { (text::TARGET.get(lang)) } } }
            tbody {
                @for line in &shown.rows { (row(cx, line, form, may)) }
                @if let Some(next) = &shown.next { (ui::table::more_row(4, &with_param(cx, PATH, "after", Some(next)), lang)) }
            }
        }
    }
}

fn row(cx: &Cx, line: &Line, form: &Form, may: bool) -> Markup {
    let (lang, key) = (cx.lang(), line.product.id.to_string());
    let said = |quantity: Quantity| if quantity.is_zero() { "\u{2014}".to_string() } else { quantity.show(lang) };
    html! {
        tr {
            td.grow.c-title { a.fw5 href={ "/goods/" (key) } { (line.product.name) } span.sub { (line.product.code) } }
            td.num.c-sum {
                @if line.available < line.level.min { (ui::badge("red", text::BELOW.get(lang))) " " }
                b { (line.available.show(lang)) } " " span.dim { (line.measure.short.get(lang)) }
            }
            @if may {
                td.num.cell-num.c-meta { input type="hidden" name={ "was_" (key) } value=(was_said(&line.level, lang)); (cell(form, "min", &key, text::MIN, lang)) }
                td.num.cell-num.c-end { (cell(form, "target", &key, text::TARGET, lang)) }
            } @else {
                td.num.c-meta { (said(line.level.min)) }
                td.num.c-end { (said(line.level.target)) }
            }
        }
    }
}
