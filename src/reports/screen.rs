//! `GET /reports/…`: a report on the screen: its filters, its numbers, its chart, its table a hundred lines at a time.

use maud::{Markup, html};

use super::{
    Made, PATH, Report, Tile,
    ask::{Ask, Filter},
    chart,
    names::Names,
    table::{About, Column, Line, Table, Value},
    text,
};
use crate::{
    catalog::Basis,
    kernel::{Lang, Result},
    store::Read,
    web::{
        Cx, Page, Reply,
        ui::{self, combo::combo, gauge, icon, table as list},
    },
};

/// Lines of a page.
const PAGE: usize = 100;

struct Shown {
    ask: Ask,
    made: Made,
    names: Names,
    /// How many lines stand on the pages before.
    past: usize,
    location: String,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let (report, own) = (Report::of(&cx)?, cx.clone());
    let shown = cx.store().read_long(move |reads| read(&own, reads, report)).await?;
    Ok(cx.page(page(&cx, report, &shown)))
}

fn read(cx: &Cx, reads: &Read<'_>, report: &Report) -> Result<Shown> {
    let ask = Ask::read(cx, reads, report)?;
    let mut made = report.run(cx, reads, &ask)?;
    let past = cx.query("after").and_then(|text| text.parse().ok()).unwrap_or(0).min(made.table.lines.len());
    let names = Names::of(reads, on_page(&made.table, past), ask.lang)?;
    made.tiles.retain(|tile| !tile.said.is_empty());
    Ok(Shown { ask, made, names, past, location: cx.visit.path.clone() })
}

fn on_page(table: &Table, past: usize) -> &[Line] {
    &table.lines[past..(past + PAGE).min(table.lines.len())]
}

fn page(cx: &Cx, report: &Report, shown: &Shown) -> Page {
    let (lang, title) = (cx.lang(), report.title.get(cx.lang()));
    let (table, query) = (&shown.made.table, query(cx));
    let buttons = html! {
        @if let Some((label, sign, path, _)) = shown.made.action.as_ref().filter(|action| cx.may(action.3)) { a.btn href=(path) { (icon(sign)) (label.get(lang)) } }
        @if !table.lines.is_empty() {
            a.btn href={ (report.path()) "/print" (query) } { (icon("printer")) (text::PRINT.get(lang)) }
            (ui::post_button(cx, &format!("{}/file{query}", report.path()), "btn btn--primary", html! { (icon("file-spreadsheet")) (text::TO_EXCEL.get(lang)) }))
        }
    };
    let body = html! {
        div.page-head {
            a.crumb href=(PATH) { (text::REPORTS.get(lang)) (icon("chevron-right")) }
            h1 { (title) }
            @if let Some(count) = count(table, lang) { span.count { (count) } }
            div.page-head__end { (buttons) }
        }
        (toolbar(cx, report, &shown.ask))
        div.report {
            @if table.lines.is_empty() {
                @let why = shown.made.empty.clone().unwrap_or_else(|| text::NOTHING_WHY.get(lang).into());
                (ui::empty(report.icon, text::NOTHING.get(lang), &why, html! { @if !cx.visit.query.is_empty() { a.btn href=(shown.location) { (text::RESET.get(lang)) } } }))
            } @else {
                (tiles(lang, &shown.made.tiles))
                @for chart in &shown.made.charts { (chart::chart(chart)) }
                div.data-wrap tabindex="0" role="region" aria-label=(title) { (self::table(cx, report, shown)) }
            }
        }
    };
    Page::new("reports", title, body)
}

/// How many products there are; where a product stands in several places, how many rows.
fn count(table: &Table, lang: Lang) -> Option<String> {
    let products = table.lines.iter().all(|line| matches!(line.about, About::Product(_)));
    let words = if table.at("warehouse").is_some() { text::ROWS } else { text::LINES };
    (products && !table.lines.is_empty()).then(|| words.of(i64::try_from(table.lines.len()).unwrap_or(i64::MAX), lang))
}

/// The filters of this page for its print and its file.
fn query(cx: &Cx) -> String {
    let path = list::with_param(cx, "", "after", None);
    path.strip_prefix('?').map(|query| format!("?{query}")).unwrap_or_default()
}

fn tiles(lang: Lang, tiles: &[Tile]) -> Markup {
    html! {
        @if !tiles.is_empty() {
            div.kpis { @for tile in tiles { div.kpi { span { (tile.name.get(lang)) } b { (tile.said) } @if !tile.note.is_empty() { small.dim { (tile.note) } } } } }
        }
    }
}

fn toolbar(cx: &Cx, report: &Report, ask: &Ask) -> Markup {
    let (lang, path) = (cx.lang(), report.path());
    html! {
        form.toolbar.toolbar--report method="get" action=(path) role="search" data-clean hx-get=(path) hx-trigger="change, submit" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            @for filter in report.filters { (field(cx, *filter, ask)) }
            @if !ask.sort.is_empty() { input type="hidden" name="sort" value=(ask.sort); }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

fn field(cx: &Cx, filter: Filter, ask: &Ask) -> Markup {
    let lang = cx.lang();
    let day = |name: &str, label: crate::kernel::Text, day: crate::kernel::Day| {
        let last = if name == "day" { ask.today } else { ask.today.plus(3650) };
        html! { label.input.input--day { span.dim { (label.get(lang)) } input type="date" name=(name) value=(day.iso()) max=(last.iso()) aria-label=(label.get(lang)) required; } }
    };
    match filter {
        Filter::Day => day("day", text::ON_DAY, ask.day),
        Filter::Period => html! { (day("from", text::FROM, ask.from)) (day("to", text::TO, ask.to)) },
        Filter::Warehouse => html! {
            @if ask.seen.len() > 1 {
                select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                    option value="" { (text::ALL_WAREHOUSES.get(lang)) }
                    @for one in &ask.seen { option value=(one.id) selected[ask.warehouse == Some(one.id)] { (one.name.get(lang)) @if one.archived { " (" (text::ARCHIVED.get(lang)) ")" } } }
                }
            }
        },
        Filter::Location => html! {
            @if ask.places.len() > 1 {
                select.input name="location" aria-label=(text::LOCATION.get(lang)) {
                    option value="" { (text::ALL_LOCATIONS.get(lang)) }
                    @for one in &ask.places { option value=(one.id) selected[ask.place == Some(one.id)] { (one.name) } }
                }
            }
        },
        Filter::Category => html! {
            select.input name="category" aria-label=(text::CATEGORY.get(lang)) {
                option value="" { (text::ALL_CATEGORIES.get(lang)) }
                @for (one, depth) in ask.tree.rows().filter(|(one, _)| !one.archived) {
                    option value=(one.id) selected[ask.category == Some(one.id)] { @for _ in 0..depth { "\u{2003}" } (one.name.get(lang)) }
                }
            }
        },
        Filter::Product => html! {
            div.input-slot {
                @let (id, name) = ask.product.as_ref().map(|one| (one.id.to_string(), one.name.clone())).unwrap_or_default();
                (combo("product", "product", &id, &name, "/combo/products", text::CHOOSE_PRODUCT.get(lang)))
            }
        },
        Filter::Find => html! {
            label.input.input--search {
                (icon("search"))
                input type="search" name="q" value=(ask.find) maxlength="100" autocomplete="off" placeholder=(text::FIND.get(lang)) aria-label=(text::FIND.get(lang)) data-scan="raw" data-scan-here;
            }
        },
        Filter::View(views) => html! {
            select.input name="view" aria-label=(text::VIEW.get(lang)) {
                @for (key, label) in views { option value=(key) selected[ask.view == *key] { (label.get(lang)) } }
            }
        },
        Filter::Basis => html! {
            select.input name="basis" aria-label=(text::BASIS.get(lang)) {
                @for (basis, label) in [(Basis::Average, text::BY_AVERAGE), (Basis::Last, text::BY_LAST), (Basis::Batch, text::BY_BATCH)] {
                    option value=(basis.key()) selected[ask.basis == basis] { (label.get(lang)) }
                }
            }
        },
        Filter::Margin => number("margin", text::MARGIN_BELOW.get(lang), &ask.margin.show(lang), "%"),
        Filter::Idle => number("idle", text::IDLE_FOR.get(lang), &ask.idle.to_string(), text::DAYS_SHORT.get(lang)),
    }
}

fn number(name: &str, label: &str, value: &str, unit: &str) -> Markup {
    html! { label.input.input--day { span.dim { (label) } input.num name=(name) value=(value) inputmode="decimal" size="4" maxlength="6" aria-label=(label); span.unit { (unit) } } }
}

fn table(cx: &Cx, report: &Report, shown: &Shown) -> Markup {
    let (lang, table, path) = (cx.lang(), &shown.made.table, report.path());
    let (stacks, sign) = (table.stacks(), cx.frame().currency.sign());
    let sort = if shown.ask.sort.is_empty() { report.sort } else { &shown.ask.sort };
    let sorts = table.lines.iter().all(|line| matches!(line.about, About::Product(_)));
    let end = shown.past + on_page(table, shown.past).len();
    let next = (end < table.lines.len()).then(|| list::with_param(cx, &path, "after", Some(&end.to_string())));
    let class = |column: &Column| if column.word { "" } else { "num" };
    html! {
        table.data.data--cards.data--report {
            thead { tr {
                @if sorts { (list::sort_head(cx, &path, sort, "name", table.subject.get(lang), "grow")) } @else { th.grow { (table.subject.get(lang)) } }
                @for stack in &stacks {
                    @let column = &table.columns[stack[0]];
                    @let title = super::excel::head(column, lang, sign);
                    @if sorts { (list::sort_head(cx, &path, sort, column.key, &title, class(column))) } @else { th class=(class(column)) { (title) } }
                }
            } }
            tbody {
                @for line in on_page(table, shown.past) { (row(cx, table, &stacks, line, shown)) }
                @if let Some(next) = &next { (list::more_row(stacks.len() + 1, next, lang)) }
            }
            @if let Some(total) = &table.total {
                tfoot { tr {
                    td { (text::TOTAL.get(lang)) }
                    @for stack in &stacks {
                        @let filled: Vec<&usize> = stack.iter().filter(|at| total[**at] != Value::Nothing).collect();
                        td class=(class(&table.columns[stack[0]])) data-title=[(!filled.is_empty()).then(|| super::excel::head(&table.columns[stack[0]], lang, sign))] {
                            @for (nth, at) in filled.iter().enumerate() { @if nth == 0 { (total[**at].show(lang)) } @else { span.sub { (total[**at].show(lang)) } } }
                        }
                    }
                } }
            }
        }
    }
}

fn row(cx: &Cx, table: &Table, stacks: &[Vec<usize>], line: &Line, shown: &Shown) -> Markup {
    let lang = cx.lang();
    html! {
        tr data-strong[line.strong] {
            td.grow.c-title { (about(cx, line, shown)) }
            @for stack in stacks {
                @let column = &table.columns[stack[0]];
                @let class = match (column.word, column.main) { (_, true) => "num c-sum", (true, _) => "c-keep", _ => "num c-keep" };
                td class=(class) data-title=[(!column.main).then(|| column.title.get(lang))] data-none[line.values[stack[0]] == Value::Nothing] {
                    @for (nth, at) in stack.iter().enumerate() {
                        @if nth == 0 { (cell(&line.values[*at], column, lang)) } @else if line.values[*at] != Value::Nothing { span.sub { (line.values[*at].show(lang)) } }
                    }
                }
            }
        }
    }
}

fn cell(value: &Value, column: &Column, lang: Lang) -> Markup {
    match value {
        Value::Nothing => html! { span.dim { "\u{2014}" } },
        Value::Class(tone, letter) => ui::badge(tone, letter),
        Value::Paper(said, Some(path)) => html! { a.link href=(path) { (said) } },
        Value::Gauge(has, wants) if wants.is_positive() => gauge::least(has.0 * 100 / wants.0, &value.show(lang)),
        Value::Percent(rate) if rate.0 < 0 => html! { span.bad { (value.show(lang)) } },
        _ if column.main => html! { b { (value.show(lang)) } },
        _ => html! { (value.show(lang)) },
    }
}

/// What a line is about, with the way to its documents: a product opens its moves.
fn about(cx: &Cx, line: &Line, shown: &Shown) -> Markup {
    match &line.about {
        About::Document { title, path: Some(path) } => html! { a.no href=(path) { (title) } },
        About::Document { title, path: None } if line.strong => html! { b { (title) } },
        About::Document { title, .. } => html! { (title) },
        About::Product(id) => {
            let named = shown.names.get(*id);
            let path = super::movement::path(*id, &shown.ask);
            html! {
                a.fw5 href=(path) { (named.map_or("", |named| &named.name)) }
                @if named.is_some_and(|named| named.archived) { " " (ui::badge("gray", text::ARCHIVED.get(cx.lang()))) }
                span.sub { (named.map_or("", |named| &named.code)) @if let Some(named) = named.filter(|named| !named.measure.is_empty()) { ", " (named.measure) } }
            }
        }
    }
}
