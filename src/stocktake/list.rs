//! `/stock/counts`: every count, newest first, with filters in the address.

use maud::{Markup, html};

use super::{
    access,
    page::state_chip,
    tables::{STOCKTAKE_BY_TIME, State, Stocktake},
    text, title,
};
use crate::{
    kernel::{Id, Moment, Result, mark},
    stock::{Warehouse, access::visible},
    store::{Newest, Order, Read, Reads, Walk},
    warehouse,
    web::{
        Cx, Page, Reply,
        ui::{self, icon, table::with_param},
    },
};

pub const PATH: &str = "/stock/counts";
/// Counts on a page.
const PAGE: usize = 50;

#[derive(Default)]
pub struct Filter {
    pub state: Option<State>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub after: Option<(Moment, Id<mark::Stocktake>)>,
}

/// Where a page ended.
pub fn cursor(text: &str) -> Option<(Moment, Id<mark::Stocktake>)> {
    let (at, id) = text.split_once('~')?;
    Some((Moment::from_millis(at.parse().ok()?), id.parse().ok()?))
}

pub fn page(reads: &Read<'_>, seen: &[Warehouse], filter: &Filter, limit: usize) -> Result<(Vec<Stocktake>, Option<String>)> {
    let (mut rows, mut next): (Vec<Stocktake>, _) = (Vec::new(), None);
    let past = filter.after.map(|(at, id)| (Newest(at), id));
    reads.walk_by(&STOCKTAKE_BY_TIME, (), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| {
        let of = reads.need::<Stocktake>(&id)?;
        let here = seen.iter().any(|one| one.id == of.warehouse) && filter.warehouse.is_none_or(|wanted| wanted == of.warehouse);
        if here && filter.state.is_none_or(|state| state == of.state) {
            if rows.len() == limit {
                next = rows.last().map(|last| format!("{}~{}", last.count_at.millis(), last.id));
                return Ok(Walk::Stop);
            }
            rows.push(of);
        }
        Ok(Walk::On)
    })?;
    Ok((rows, next))
}

struct Row {
    of: Stocktake,
    scope: String,
}

struct Shown {
    rows: Vec<Row>,
    next: Option<String>,
    seen: Vec<Warehouse>,
    counts: bool,
}

/// `GET /stock/counts`
pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter {
        state: cx.query("state").and_then(|key| State::named(&key)),
        warehouse: cx.query("warehouse").and_then(|id| id.parse().ok()),
        after: cx.query("after").and_then(|text| cursor(&text)),
    };
    let shown = cx
        .read(|reads| {
            let seen = visible(reads, &cx)?;
            let (found, next) = page(reads, &seen, &filter, PAGE)?;
            let row = |of| Ok(Row { scope: access::scope(&cx, reads, &of)?, of });
            let rows = found.into_iter().map(row).collect::<Result<_>>()?;
            Ok(Shown { rows, next, seen, counts: !access::countable(reads, &cx)?.is_empty() })
        })
        .await?;
    Ok(cx.page(drawn(&cx, &filter, &shown)))
}

fn drawn(cx: &Cx, filter: &Filter, shown: &Shown) -> Page {
    let lang = cx.lang();
    let new = format!("{PATH}/new");
    let begin = html! { @if shown.counts { a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" { (icon("clipboard-list")) (text::START.get(lang)) } } };
    let body = html! {
        (ui::page_head(text::STOCKTAKES.get(lang), None, begin))
        (warehouse::tabs(cx, PATH))
        (toolbar(cx, filter, shown))
        div.data-wrap tabindex="0" role="region" aria-label=(text::STOCKTAKES.get(lang)) {
            @if shown.rows.is_empty() && filter.after.is_none() {
                @if filter.state.is_some() || filter.warehouse.is_some() { (ui::table::nothing_found(PATH, lang)) }
                @else { (ui::empty("clipboard-list", text::NO_COUNTS.get(lang), text::NO_COUNTS_WHY.get(lang), html! {})) }
            } @else { (table(cx, shown)) }
        }
    };
    Page::new("stock", text::STOCKTAKES.get(lang), body).live("stocktake")
}

fn toolbar(cx: &Cx, filter: &Filter, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let states = [
        (State::Counting, text::COUNTING),
        (State::Counted, text::COUNTED),
        (State::Settled, text::SETTLED),
        (State::Cancelled, text::CANCELLED),
    ];
    html! {
        form.toolbar.toolbar--wrap method="get" action=(PATH) data-clean hx-get=(PATH) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="state" aria-label=(text::STATE.get(lang)) {
                option value="" { (text::ANY_STATE.get(lang)) }
                @for (state, said) in states { option value=(state.key()) selected[filter.state == Some(state)] { (said.get(lang)) } }
            }
            select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                option value="" { (text::ANY_WAREHOUSE.get(lang)) }
                @for one in &shown.seen { option value=(one.id) selected[filter.warehouse == Some(one.id)] { (one.name.get(lang)) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

fn table(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang();
    let name = |id: Id<mark::Warehouse>| shown.seen.iter().find(|one| one.id == id).map_or("\u{2014}", |one| one.name.get(lang));
    html! {
        table.data.data--cards {
            thead { tr { th { (text::WHEN.get(lang)) } th.grow { (text::STOCKTAKE.get(lang)) } th { (text::WAREHOUSE.get(lang)) } th { (text::STATE.get(lang)) } th.num { (text::COUNTED_LINES.get(lang)) } th { (text::WHO.get(lang)) } } }
            tbody {
                @for Row { of, scope } in &shown.rows {
                    tr id={ "count-" (of.id) } data-mute[of.state == State::Cancelled] {
                        td.dim.c-end { (cx.frame().zone.near(of.count_at, cx.now(), lang)) }
                        td.grow.c-title { a.row-link.fw5 href={ (PATH) "/" (of.id) } { (title(of.number, lang)) } @if !of.comment.is_empty() { span.sub { (of.comment) } } }
                        td.c-meta { (name(of.warehouse)) @if !scope.is_empty() { " \u{b7} " (scope) } }
                        td.c-status { (state_chip(of.state, lang)) }
                        td.num.c-sum { (text::X_OF_Y.with(lang, &[&of.tally.counted, &of.tally.lines])) }
                        td { (ui::person(&of.by_name)) }
                    }
                }
                @if let Some(next) = &shown.next { (ui::table::more_row(6, &with_param(cx, PATH, "after", Some(next)), lang)) }
            }
        }
    }
}
