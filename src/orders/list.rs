//! The list of orders: tabs with counters, filters in the address, pages by key, the card as a drawer over it.

use maud::{Markup, html};

use super::{
    counts::{Counts, counts},
    lookup,
    query::{Query, Rows, Sort, View, page},
    row::{Facts, facts_of, order_row},
    text,
};
use crate::{
    clients::Candidates,
    kernel::{Money, Result, Right},
    shop::{self, OrderType, Source, Status},
    staff,
    store::Read,
    web::{Cx, Page, Reply, Scope, text as web_text, ui, ui::table::with_param},
};

pub const PATH: &str = "/orders";

/// Everything the page shows, read in one moment.
struct Shown {
    rows: Rows,
    /// A search found more than it shows.
    more: bool,
    facts: Facts,
    counts: Counts,
    statuses: Vec<Status>,
    types: Vec<OrderType>,
    sources: Vec<Source>,
    masters: Vec<staff::Employee>,
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let query = Query::of(&cx);
    let scope = cx.scope(Right::SeeOrders);
    let shown = cx.read(|r| shown(&cx, r, &query, &scope)).await?;
    let title = text::ORDERS.get(cx.lang());
    Ok(cx.page(Page::new("orders", title, view(&cx, &query, &shown))))
}

fn shown(cx: &Cx, reads: &Read<'_>, query: &Query, scope: &Scope) -> Result<Shown> {
    let statuses = shop::statuses(reads)?;
    let (rows, more) = rows(cx, reads, query, scope, &statuses)?;
    Ok(Shown {
        more,
        facts: facts_of(reads, &rows.orders)?,
        counts: counts(reads, scope, &statuses, cx.now())?,
        types: shop::order_types(reads)?,
        sources: shop::sources(reads)?,
        masters: staff::active_employees(reads)?,
        rows,
        statuses,
    })
}

/// One page, or what was found by words; whether there was more than is shown is the second part.
fn rows(cx: &Cx, reads: &Read<'_>, query: &Query, scope: &Scope, statuses: &[Status]) -> Result<(Rows, bool)> {
    if query.words.is_empty() {
        return Ok((page(reads, query, scope, statuses, cx.now())?, false));
    }
    let narrowed = Query { view: View::All, ..query.clone() };
    let mut clients = Candidates::of(cx, reads, &query.words)?;
    let (found, more) = lookup::find(reads, &query.words, &mut clients, lookup::MOST, |order| narrowed.suits(order, scope, cx.now()))?;
    let mut orders: Vec<_> = found.into_iter().map(|found| found.order).collect();
    // The best match first, unless a column was asked for.
    if let Some(sort) = query.sort {
        orders.sort_by_key(|order| sort.place(order));
    }
    Ok((Rows { orders, next: None }, more))
}

/// Everything the list shows for a query, page after page.
pub fn each_listed(
    cx: &Cx,
    reads: &Read<'_>,
    query: &Query,
    scope: &Scope,
    mut visit: impl FnMut(&[super::Order]) -> Result<()>,
) -> Result<()> {
    let statuses = shop::statuses(reads)?;
    let mut query = query.clone();
    loop {
        let (rows, _) = rows(cx, reads, &query, scope, &statuses)?;
        visit(&rows.orders)?;
        let Some(next) = rows.next else { return Ok(()) };
        query.after = Some(next);
    }
}

fn view(cx: &Cx, query: &Query, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let count = text::IN_WORK.of(shown.counts.open, lang);
    html! {
        main.main.main--fixed id="main" data-live="order" {
            div.page-head {
                h1 { (text::ORDERS.get(lang)) }
                span.count aria-live="polite" { (count) }
                div.page-head__end {
                    @if cx.may(Right::ExportOrders) {
                        form.only-wide method="post" action={ "/exchange/orders?" (cx.visit.query) } {
                            (ui::hidden(cx))
                            button.btn { (ui::icon("download")) (text::EXPORT.get(lang)) }
                        }
                    }
                }
            }
            (tabs(cx, query, &shown.counts))
            (filters(cx, query, shown))
            (table(cx, query, shown))
            (foot(cx, query, shown))
        }
    }
}

fn tabs(cx: &Cx, query: &Query, counts: &Counts) -> Markup {
    let tab = |view: View, count: Option<i64>, bad: &str| {
        let current = (query.view == view && query.words.is_empty()).then_some("true");
        html! {
            @if view == query.view || count != Some(0) {
                a href={ (PATH) @if view != View::Open { "?view=" (view.key()) } } aria-current=[current] {
                    (text::view(view).get(cx.lang())) " "
                    @if let Some(count) = count { span.count data-bad[!bad.is_empty() && count > 0] { (count) } }
                }
            }
        }
    };
    html! {
        nav.views aria-label=(text::VIEWS.get(cx.lang())) {
            (tab(View::Open, Some(counts.open), ""))
            (tab(View::Overdue, Some(counts.overdue), "bad"))
            (tab(View::Pending, Some(counts.pending), ""))
            @if counts.awaiting > 0 || query.view == View::Awaiting { (tab(View::Awaiting, Some(counts.awaiting), "")) }
            (tab(View::Ready, Some(counts.ready), ""))
            (tab(View::Mine, Some(counts.mine), ""))
            (tab(View::Urgent, None, ""))
            (tab(View::Unassigned, Some(counts.unassigned), ""))
            (tab(View::Debts, Some(counts.debts), "bad"))
            @if counts.incomplete > 0 || query.view == View::Incomplete { (tab(View::Incomplete, Some(counts.incomplete), "")) }
            (tab(View::Closed, None, ""))
            (tab(View::All, None, ""))
        }
    }
}

/// Filters are a plain form with the address as its state; chosen ones are chips with a cross.
fn filters(cx: &Cx, query: &Query, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let chip = |name: &str, label: &str, value: &str| {
        html! {
            a.filter data-on href=(with_param(cx, PATH, name, None)) title=(web_text::RESET_FILTERS.get(lang)) {
                (label) ": " b { (value) } (ui::icon("x"))
            }
        }
    };
    let status_names: Vec<&str> = shown.statuses.iter().filter(|s| query.statuses.contains(&s.id)).map(|s| s.name.get(lang)).collect();
    html! {
        div.toolbar {
            @if !query.words.is_empty() { (chip("q", text::SEARCH.get(lang), &query.words)) }
            @if !status_names.is_empty() { (chip("status", text::STATUS.get(lang), &status_names.join(", "))) }
            @if let Some(kind) = shown.types.iter().find(|t| query.order_type == Some(t.id)) { (chip("type", text::ORDER_TYPE.get(lang), kind.name.get(lang))) }
            @if let Some(master) = shown.masters.iter().find(|m| query.master == Some(m.id)) { (chip("master", text::MASTER.get(lang), &master.name)) }
            @if let Some(source) = shown.sources.iter().find(|s| query.source == Some(s.id)) { (chip("source", text::SOURCE.get(lang), source.name.get(lang))) }
            details.drop {
                summary.filter { (ui::icon("filter")) (text::FILTERS.get(lang)) }
                (filter_menu(cx, query, shown))
            }
            div.toolbar__end {
                form method="get" action=(PATH) role="search" aria-label=(text::SEARCH.get(lang)) {
                    label.input {
                        (ui::icon("search"))
                        input type="search" name="q" value=(query.words) aria-label=(text::SEARCH.get(lang)) placeholder=(text::SEARCH_HINT.get(lang)) maxlength="100"
                            hx-get=(PATH) hx-trigger="input changed delay:200ms, search" hx-target="#main" hx-select="#orders" hx-swap="none"
                            hx-select-oob="#orders:outerHTML,#pager:outerHTML" hx-sync="this:replace" hx-push-url="true";
                    }
                }
            }
        }
    }
}

fn filter_menu(cx: &Cx, query: &Query, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let select = |name: &str, label: &str, chosen: String, options: Vec<(String, String)>| {
        html! {
            div.field {
                label.label for={ "filter-" (name) } { (label) }
                label.input.select {
                    select id={ "filter-" (name) } name=(name) {
                        option value="" { (web_text::ANY.get(lang)) }
                        @for (value, said) in &options { option value=(value) selected[*value == chosen] { (said) } }
                    }
                }
            }
        }
    };
    let said = |id: Option<String>| id.unwrap_or_default();
    html! {
        form.menu.menu--form method="get" action=(PATH) {
            @if query.view != View::Open { input type="hidden" name="view" value=(query.view.key()); }
            (select("status", text::STATUS.get(lang), said(query.statuses.first().map(ToString::to_string)),
                shown.statuses.iter().map(|s| (s.id.to_string(), s.name.get(lang).to_string())).collect()))
            (select("type", text::ORDER_TYPE.get(lang), said(query.order_type.map(|id| id.to_string())),
                shown.types.iter().map(|t| (t.id.to_string(), t.name.get(lang).to_string())).collect()))
            (select("master", text::MASTER.get(lang), said(query.master.map(|id| id.to_string())),
                shown.masters.iter().map(|m| (m.id.to_string(), m.name.clone())).collect()))
            (select("source", text::SOURCE.get(lang), said(query.source.map(|id| id.to_string())),
                shown.sources.iter().map(|s| (s.id.to_string(), s.name.get(lang).to_string())).collect()))
            div.row-gap {
                button.btn.btn--primary { (text::APPLY.get(lang)) }
                a.btn href=(PATH) { (web_text::RESET_FILTERS.get(lang)) }
            }
        }
    }
}

fn table(cx: &Cx, query: &Query, shown: &Shown) -> Markup {
    let lang = cx.lang();
    if shown.rows.orders.is_empty() && shown.rows.next.is_none() {
        return html! { div.data-wrap id="orders" { (nothing(cx, query)) } };
    }
    let sort = match query.sorted() {
        Sort::Newest => "-created",
        Sort::Oldest => "created",
        Sort::Standing => "since",
        Sort::Newcomer => "-since",
        Sort::Deadline => "deadline",
        Sort::Furthest => "-deadline",
    };
    let head = |key: &str, label: &str| ui::table::sort_head(cx, PATH, sort, key, label, "");
    let sign = cx.frame().currency.sign();
    html! {
        div.data-wrap id="orders" tabindex="0" aria-label=(text::ORDERS.get(lang)) {
            table.data.data--cards {
                thead {
                    tr {
                        (head("created", text::NUMBER.get(lang)))
                        th { (text::STATUS.get(lang)) }
                        (head("since", text::IN_STATUS.get(lang)))
                        th.grow { (text::DEVICE_AND_FAULT.get(lang)) }
                        th { (text::CLIENT.get(lang)) }
                        th { (text::MASTER.get(lang)) }
                        @if query.view.has_deadlines() { (head("deadline", text::DEADLINE.get(lang))) } @else { th { (text::DEADLINE.get(lang)) } }
                        th.num { (text::SUM.get(lang)) ", " (sign) }
                        th.num { (text::DUE.get(lang)) ", " (sign) }
                    }
                }
                tbody hx-boost="true" {
                    @for order in &shown.rows.orders { (order_row(cx, order, &shown.facts)) }
                    @if let Some((key, id)) = shown.rows.next {
                        (ui::table::more_row(9, &with_param(cx, PATH, "after", Some(&format!("{key}.{id}"))), lang))
                    }
                }
            }
        }
    }
}

fn nothing(cx: &Cx, query: &Query) -> Markup {
    let lang = cx.lang();
    if query.is_filtered() {
        return ui::table::nothing_found(PATH, lang);
    }
    let action = html! {
        @if query.view != View::Open { a.btn href=(PATH) { (text::SHOW_OPEN.get(lang)) } }
        @else if cx.may(Right::TakeIn) { a.btn.btn--primary href="/orders/new" { (ui::icon("plus")) (text::TAKE_IN.get(lang)) } }
    };
    ui::empty("clipboard-list", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), action)
}

fn foot(cx: &Cx, query: &Query, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let whole = query.view == View::Open && !query.is_filtered();
    let sum = |amount: Money| ui::money(amount, cx.frame().currency, lang);
    html! {
        div.pager id="pager" {
            span aria-live="polite" {
                (text::SHOWN.of(i64::try_from(shown.rows.orders.len()).unwrap_or(0), lang))
                @if shown.more { " · " (text::NARROW.get(lang)) }
                @else if shown.rows.next.is_some() { " · " (text::SCROLL.get(lang)) }
            }
            @if whole {
                div.pager__sum {
                    span { (text::SUM.get(lang)) " " b { (sum(shown.counts.total)) } }
                    span { (text::DUE.get(lang)) " " b { (sum(shown.counts.due)) } }
                    @if shown.counts.ahead.is_positive() { span { (text::ADVANCES.get(lang)) " " b { (sum(shown.counts.ahead)) } } }
                }
            }
        }
    }
}
