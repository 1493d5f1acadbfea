//! The statuses as a table by group, with the chain they usually make and what is wrong with it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{OrderType, Status, StatusGroup, chain, everywhere, text, usual_day};
use crate::{
    kernel::{Id, Lang, Result, mark},
    staff,
    store::Reads,
    web::{
        Cx, Reply,
        ui::{self, chip, icon, mini_chip, small_icon},
    },
};

pub const PATH: &str = "/settings/statuses";

/// Everything the pages of statuses are drawn from.
#[derive(Default)]
pub struct Chart {
    /// Archived ones last.
    pub statuses: Vec<Status>,
    pub types: Vec<OrderType>,
    pub roles: Vec<staff::Role>,
    /// How many orders stand in each; empty where nobody looks.
    pub orders: BTreeMap<Id<mark::Status>, i64>,
    /// Minutes of a working day: long norms are told in days.
    pub day: i64,
}

impl Chart {
    pub fn read(reads: &impl Reads) -> Result<Chart> {
        let mut statuses = reads.all::<Status>(())?;
        statuses.sort_by_key(|status| (status.archived, status.position));
        let day = super::locations(reads)?.first().map_or(24 * 60, |location| usual_day(&location.hours));
        Ok(Chart { statuses, types: super::order_types(reads)?, roles: staff::roles(reads)?, orders: BTreeMap::new(), day })
    }
    /// With the orders in each status, for the table.
    pub async fn counted(cx: &Cx) -> Result<Chart> {
        let standing = cx.site.standing;
        cx.read(|reads| Ok(Chart { orders: standing(reads)?, ..Chart::read(reads)? })).await
    }
    pub fn live(&self) -> impl Iterator<Item = &Status> {
        self.statuses.iter().filter(|status| !status.archived)
    }
    pub fn find(&self, id: Id<mark::Status>) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id == id)
    }
    pub fn next_of<'c>(&'c self, status: &'c Status) -> impl Iterator<Item = &'c Status> {
        status.next.iter().filter_map(|id| self.find(*id)).filter(|next| !next.archived)
    }
}

pub async fn list(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let chart = Chart::counted(&cx).await?;
    let body = table(&cx, &chart, None);
    Ok(cx.page(ui::settings::settings_page(&cx, PATH, text::STATUSES.get(cx.lang()), end(&cx), body)))
}

pub fn end(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        a.btn href={ (PATH) "/graph" } { (icon("git-branch")) (text::GRAPH.get(lang)) }
        a.btn.btn--primary href={ (PATH) "/new" } data-key="KeyA" { (icon("plus")) (text::STATUS.get(lang)) }
    }
}

/// The chosen order type's part of the chain; all of it when every status belongs to all types.
fn of_type<'c>(cx: &Cx, chart: &'c Chart) -> (Vec<&'c Status>, Option<Id<mark::OrderType>>) {
    let chosen = cx.query("type").and_then(|id| id.parse().ok()).filter(|id| chart.types.iter().any(|kind| kind.id == *id));
    let belongs = |status: &&Status| chosen.is_none_or(|id| status.types.is_empty() || status.types.contains(&id));
    (chart.statuses.iter().filter(belongs).collect(), chosen)
}

pub fn table(cx: &Cx, chart: &Chart, open: Option<Id<mark::Status>>) -> Markup {
    let lang = cx.lang();
    let (shown, chosen) = of_type(cx, chart);
    html! {
        (type_switch(cx, chart, chosen))
        (path_of(chart, chosen, lang))
        (warnings(chart, lang))
        div.data-wrap tabindex="0" {
            table.data.data--status.data--tight {
                thead { tr {
                    th { (text::STATUS.get(lang)) }
                    th.num { (text::NORM.get(lang)) }
                    th.grow.c-next { (text::NEXT.get(lang)) }
                    th.c-who.only-wide { (text::WHO_MOVES.get(lang)) }
                    th.only-wide { span.sr { (text::FLAGS.get(lang)) } }
                    th.num { (text::ORDERS_IN.get(lang)) }
                } }
                tbody {
                    @for group in StatusGroup::ALL {
                        @let rows: Vec<&&Status> = shown.iter().filter(|one| one.group == group && !one.archived).collect();
                        @if !rows.is_empty() {
                            tr.group { td colspan="6" { (text::group(group).get(lang)) span.dim { " · " (text::group_hint(group).get(lang)) } } }
                            @for one in rows { (row(one, chart, open, lang)) }
                        }
                    }
                    @let archived: Vec<&&Status> = shown.iter().filter(|one| one.archived).collect();
                    @if !archived.is_empty() {
                        tr.group { td colspan="6" { (text::IN_ARCHIVE.get(lang)) } }
                        @for one in archived { (row(one, chart, open, lang)) }
                    }
                }
            }
        }
    }
}

fn row(one: &Status, chart: &Chart, open: Option<Id<mark::Status>>, lang: Lang) -> Markup {
    let next: Vec<&Status> = chart.next_of(one).collect();
    let roles: Vec<&str> = chart.roles.iter().filter(|role| one.roles.contains(&role.id)).map(|role| role.name.get(lang)).collect();
    html! {
        tr aria-selected=[(open == Some(one.id)).then_some("true")] {
            td { a.row-link href={ (PATH) "/" (one.id) } { (chip(&one.tone, one.name.get(lang))) } }
            td.num title=[one.norm.map(|norm| text::WORKING_HOURS.with(lang, &[&in_hours(norm, lang)]))] { (norm(one.norm, chart.day, lang)) }
            td.grow.c-next {
                @if one.group.is_final() && next.is_empty() { span.dim { (text::FINAL.get(lang)) } }
                @else { span.nexts { (small_icon("arrow-right")) @for other in &next { (mini_chip(&other.tone, other.name.get(lang))) } } }
            }
            td.c-who.only-wide { @if roles.is_empty() { span.dim { (text::EVERYONE.get(lang)) } } @else { span.dim { (roles.join(", ")) } } }
            td.only-wide {
                span.flags {
                    @if one.overdue && !one.group.is_final() { span title=(text::F_OVERDUE.get(lang)) { (small_icon("clock")) span.sr { (text::F_OVERDUE.get(lang)) } } }
                    @if one.starts_warranty { span title=(text::F_WARRANTY.get(lang)) { (small_icon("shield-check")) span.sr { (text::F_WARRANTY.get(lang)) } } }
                }
            }
            td.num { @match chart.orders.get(&one.id) { Some(count) if *count > 0 => (count), _ => span.dim { "—" } } }
        }
    }
}

/// `2 ч`, `1,5 ч`, `—`; from two whole working days on, `12 дн.`.
fn norm(minutes: Option<u32>, day: i64, lang: Lang) -> String {
    match minutes {
        None | Some(0) => "—".into(),
        Some(minutes) if i64::from(minutes) >= 2 * day && i64::from(minutes) % day == 0 => {
            text::IN_DAYS.with(lang, &[&(i64::from(minutes) / day)])
        }
        Some(minutes) => text::HOURS_SHORT.with(lang, &[&in_hours(minutes, lang)]),
    }
}

pub fn in_hours(minutes: u32, lang: Lang) -> String {
    crate::kernel::Quantity(i64::from(minutes) * 1000 / 60).show(lang)
}

fn type_switch(cx: &Cx, chart: &Chart, chosen: Option<Id<mark::OrderType>>) -> Markup {
    let lang = cx.lang();
    html! {
        @if chart.live().any(|status| !status.types.is_empty()) {
            div.views {
                a href=(cx.visit.path) aria-current=[chosen.is_none().then_some("page")] { (text::ALL_TYPES.get(lang)) }
                @for kind in &chart.types {
                    a href={ (cx.visit.path) "?type=" (kind.id) } aria-current=[(chosen == Some(kind.id)).then_some("page")] { (kind.name.get(lang)) }
                }
            }
        }
    }
}

/// The usual way of an order: from where it begins, always by the first step allowed.
fn path_of(chart: &Chart, chosen: Option<Id<mark::OrderType>>, lang: Lang) -> Markup {
    let kind = chart.types.iter().find(|kind| chosen.map_or(kind.default, |id| id == kind.id));
    let path = kind.map_or_else(Vec::new, |kind| chain::usual(chart, kind));
    html! {
        @if path.len() > 1 {
            div.chain aria-label=(text::USUAL_WAY.get(lang)) {
                @for (at, status) in path.iter().enumerate() { @if at > 0 { i {} } (chip(&status.tone, status.name.get(lang))) }
            }
        }
    }
}

pub fn warnings(chart: &Chart, lang: Lang) -> Markup {
    let found = chain::troubles(chart, lang);
    html! {
        @if !found.is_empty() {
            div.page.page--note { (ui::note("warn", html! { @for (at, said) in found.iter().enumerate() { @if at > 0 { br; } (said) } })) }
        }
    }
}
