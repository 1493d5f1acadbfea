//! `/sales`: every receipt, newest first, with what is owed and what came back.

use maud::{Markup, html};

use super::{
    find,
    tables::{SALE_BY_CLIENT, SALE_BY_TIME, Sale, Standing},
    text,
};
use crate::{
    clients::Client,
    kernel::{Day, Id, Lang, Moment, Result, Right, Text, mark},
    store::{Newest, Order, Read, Reads, Walk},
    web::{
        Cx, Page, Reply, Scope,
        ui::{self, icon, table},
    },
};

const PAGE: usize = 50;
/// Sales looked through for one page of a filter.
const BUDGET: usize = 5000;

pub fn standing_title(standing: Standing) -> Text {
    match standing {
        Standing::Sold => text::S_SOLD,
        Standing::Owed => text::S_OWED,
        Standing::Partly => text::S_PARTLY,
        Standing::Returned => text::S_RETURNED,
    }
}

pub fn standing_chip(standing: Standing, lang: Lang) -> Markup {
    let tone = match standing {
        Standing::Sold => "green",
        Standing::Owed => "red",
        Standing::Partly => "amber",
        Standing::Returned => "gray",
    };
    ui::chip(tone, standing_title(standing).get(lang))
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub q: String,
    pub standing: Option<Standing>,
    pub client: Option<Id<mark::Client>>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Where the page before ended.
    pub after: Option<Moment>,
}

impl Filter {
    fn of(cx: &Cx) -> Filter {
        Filter {
            q: cx.query("q").unwrap_or_default().trim().chars().take(60).collect(),
            standing: cx.query("standing").as_deref().and_then(Standing::named),
            client: cx.query("client").and_then(|id| id.parse().ok()),
            from: cx.query("from").as_deref().and_then(Day::parse),
            to: cx.query("to").as_deref().and_then(Day::parse),
            after: cx.query("after").and_then(|at| at.parse().ok()).map(Moment::from_millis),
        }
    }
    fn narrows(&self) -> bool {
        !self.q.is_empty() || self.standing.is_some() || self.client.is_some() || self.from.is_some() || self.to.is_some()
    }
    fn suits(&self, sale: &Sale) -> bool {
        self.standing.is_none_or(|standing| sale.standing() == standing)
            && self.client.is_none_or(|client| sale.client == Some(client))
            && self.from.is_none_or(|from| sale.day >= from)
            && self.to.is_none_or(|to| sale.day <= to)
    }
}

/// A page of sales of the scope's locations; where it ended when there is more.
pub fn page(reads: &Read<'_>, scope: &Scope, filter: &Filter, limit: usize) -> Result<(Vec<Sale>, Option<Moment>)> {
    if !filter.q.is_empty() {
        let one = find::receipt(reads, &filter.q)?.filter(|sale| scope.holds(sale.location) && filter.suits(sale));
        return Ok((one.into_iter().collect(), None));
    }
    let (mut found, mut stopped): (Vec<Sale>, Option<Moment>) = (Vec::new(), None);
    for location in scope.locations.iter().copied() {
        let (mut own, mut looked) = (0, 0);
        let mut visit = |at: Moment, key: Id<mark::Document>| {
            if filter.after.is_some_and(|after| at >= after) {
                return Ok(Walk::On);
            }
            looked += 1;
            let sale = reads.need::<Sale>(&key)?;
            if filter.from.is_some_and(|from| sale.day < from) || own > limit {
                return Ok(Walk::Stop);
            }
            if looked > BUDGET {
                stopped = stopped.max(Some(at));
                return Ok(Walk::Stop);
            }
            if sale.location == location && filter.suits(&sale) {
                own += 1;
                found.push(sale);
            }
            Ok(Walk::On)
        };
        match filter.client {
            Some(client) => reads.walk_by(&SALE_BY_CLIENT, (client,), Order::Ascending, None, |(_, at), key| visit(at.0, key))?,
            None => {
                let past = filter.after.map(|after| ((location, Newest(after)), Id::from_bytes([0xff; 16])));
                let past = past.as_ref().map(|(key, row)| (key, row));
                reads.walk_by(&SALE_BY_TIME, (location,), Order::Ascending, past, |(_, at), key| visit(at.0, key))?;
            }
        }
    }
    found.sort_by_key(|sale| std::cmp::Reverse((sale.at, sale.id)));
    let more = found.len() > limit;
    found.truncate(limit);
    let next = if more { found.last().map(|sale| sale.at) } else { stopped };
    Ok((found, next))
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let (filter, scope) = (Filter::of(&cx), cx.scope(Right::SeeSales));
    let (rows, next) = cx
        .read(|reads| {
            let (sales, next) = page(reads, &scope, &filter, PAGE)?;
            let name = |sale: &Sale| match sale.client {
                Some(id) => Ok::<_, crate::kernel::Error>(reads.get::<Client>(&id)?.map(|client| client.name).unwrap_or_default()),
                None => Ok(String::new()),
            };
            let rows = sales.into_iter().map(|sale| Ok((name(&sale)?, sale))).collect::<Result<Vec<_>>>()?;
            Ok((rows, next))
        })
        .await?;
    Ok(cx.page(view(&cx, &filter, &rows, next)))
}

fn view(cx: &Cx, filter: &Filter, rows: &[(String, Sale)], next: Option<Moment>) -> Page {
    let lang = cx.lang();
    let body = html! {
        (ui::page_head(text::SALES.get(lang), None, html! {
            @if cx.may(Right::TakeGoodsBack) { a.btn href="/sales/return" hx-get="/sales/return" hx-target="#dialog" { (icon("undo-2")) (text::RETURN.get(lang)) } }
            @if cx.may(Right::Sell) { a.btn.btn--primary href="/sales/new" data-key="KeyP" { (icon("shopping-cart")) (text::NEW_SALE.get(lang)) kbd.kbd { "P" } } }
        }))
        @if !rows.is_empty() || filter.narrows() { (toolbar(cx, filter)) }
        @if rows.is_empty() {
            div.data-wrap {
                @if filter.narrows() { (table::nothing_found("/sales", lang)) }
                @else { (ui::empty("shopping-cart", text::NO_SALES.get(lang), text::NO_SALES_WHY.get(lang), html! { @if cx.may(Right::Sell) { a.btn.btn--primary href="/sales/new" { (text::NEW_SALE.get(lang)) } } })) }
            }
        } @else { (listed(cx, rows, next)) }
    };
    Page::new("sales", text::SALES.get(lang), body).live("sale")
}

fn toolbar(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    let with = |standing: Option<&str>| table::with_param(cx, "/sales", "standing", standing);
    let day = |name: &str, label: Text, value: Option<Day>| html! { label.input { span.sr { (label.get(lang)) } input type="date" name=(name) value=(value.map(Day::iso).unwrap_or_default()) max=(cx.today().iso()); } };
    html! {
        div.toolbar {
            div.seg role="group" aria-label=(text::STANDING.get(lang)) {
                a href=(with(None)) aria-current=[filter.standing.is_none().then_some("true")] { (text::ALL.get(lang)) }
                @for one in Standing::ALL { a href=(with(Some(one.key()))) aria-current=[(filter.standing == Some(one)).then_some("true")] { (standing_title(one).get(lang)) } }
            }
            form.toolbar__form method="get" action="/sales" data-clean hx-get="/sales" hx-trigger="change, submit" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
                @if let Some(standing) = filter.standing { input type="hidden" name="standing" value=(standing.key()); }
                @if let Some(client) = filter.client { input type="hidden" name="client" value=(client); }
                label.input.input--search { (icon("search")) input type="search" name="q" value=(filter.q) placeholder=(text::FIND.get(lang)) aria-label=(text::FIND.get(lang)) data-scan="raw"; }
                (day("from", text::FROM, filter.from))
                (day("to", text::TO, filter.to))
                noscript { button.btn { (text::SHOW.get(lang)) } }
            }
        }
    }
}

fn listed(cx: &Cx, rows: &[(String, Sale)], next: Option<Moment>) -> Markup {
    let (lang, sign, zone) = (cx.lang(), cx.frame().currency.sign(), &cx.frame().zone);
    html! {
        div.data-wrap tabindex="0" role="region" aria-label=(text::SALES.get(lang)) {
            table.data.data--cards {
                thead { tr { th { (text::NUMBER.get(lang)) } th { (text::WHEN.get(lang)) } th.grow { (text::THING.get(lang)) } th { (text::CLIENT.get(lang)) } th { (text::WHO.get(lang)) } th { (text::STANDING.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } } }
                tbody {
                    @for (client, sale) in rows {
                        tr id={ "sale-" (sale.id) } data-mute[sale.standing() == Standing::Returned] {
                            td.c-no { a.no.row-link href={ "/sales/" (sale.id) } { (sale.number) } }
                            td.c-end.dim.nowrap title=(zone.full(sale.at, lang)) { (zone.near(sale.at, cx.now(), lang)) }
                            td.grow.c-title hx-disable { (what(sale, lang)) }
                            td.c-meta.clip hx-disable { (client) }
                            td.clip { (ui::person(&sale.by_name)) }
                            td.c-status { (standing_chip(sale.standing(), lang)) }
                            td.num.c-sum { b { (cx.money(sale.total)) } @if sale.debt.is_positive() { span.sub.money--due { (text::DEBT.get(lang)) " " (cx.money(sale.debt)) } } }
                        }
                    }
                    @if let Some(next) = next { (table::more_row(7, &table::with_param(cx, "/sales", "after", Some(&next.millis().to_string())), lang)) }
                }
            }
        }
    }
}

/// The first thing of it, and how many more.
fn what(sale: &Sale, lang: Lang) -> Markup {
    let more = i64::try_from(sale.lines.len()).unwrap_or(i64::MAX) - 1;
    html! {
        @if let Some(first) = sale.lines.first() { (first.name) }
        @if more > 0 { span.dim { " + " (text::LINES.of(more, lang)) } }
    }
}
