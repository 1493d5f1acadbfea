//! Today: what waits for whom, and what lies in the till.

use maud::{Markup, html};

use super::{
    counts::{Counts, awaiting, counts},
    document::may_see,
    query::{Query, Sort, View, page},
    row::{Facts, chip, deadline, facts_of},
    tables::{ORDER_BY_MASTER, Order, master_key},
    text,
};
use crate::{
    cash::{self, Cashbox},
    kernel::{Id, Lang, Money, Result, Right, Text, mark},
    shop, staff,
    store::{Order as Walking, Read, Reads, Walk},
    web::{Cx, Page, Reply, Scope, ui},
};

/// Rows of one block; the rest is behind its link.
const SHOWN: usize = 6;

struct Block {
    view: View,
    /// Narrows the view: the statuses in which the client decides.
    statuses: Vec<Id<mark::Status>>,
    orders: Vec<Order>,
    facts: Facts,
}

struct Day {
    blocks: Vec<Block>,
    counts: Counts,
    till: Vec<(Cashbox, Money)>,
    /// Orders of this person whose parts came.
    came: (Vec<Order>, Facts),
}

/// The first page: everyone has one, its blocks follow the rights.
pub async fn today(cx: Cx) -> Result<Reply> {
    let day = cx.read(|r| read(&cx, r)).await?;
    Ok(cx.page(Page::new("today", text::TODAY.get(cx.lang()), view(&cx, &day))))
}

fn read(cx: &Cx, reads: &Read<'_>) -> Result<Day> {
    let scope = cx.scope(Right::SeeOrders);
    let statuses = shop::statuses(reads)?;
    let mut blocks = Vec::new();
    let own = repairs(cx, reads, &scope)?.then_some(View::Mine);
    for view in [View::Overdue, View::Ready, View::Pending].into_iter().chain(own) {
        let query = Query {
            view,
            sort: (view == View::Mine).then_some(Sort::Newest),
            statuses: if view == View::Pending { awaiting(&statuses) } else { Vec::new() },
            order_type: None,
            master: None,
            source: None,
            words: String::new(),
            after: None,
        };
        let mut orders = page(reads, &query, &scope, &statuses, cx.now())?.orders;
        orders.truncate(SHOWN);
        blocks.push(Block { view, statuses: query.statuses, facts: facts_of(reads, &orders)?, orders });
    }
    let came = if own.is_some() { with_parts(cx, reads, &scope)? } else { Vec::new() };
    let came = (came.clone(), facts_of(reads, &came)?);
    Ok(Day { counts: counts(reads, &scope, &statuses, cx.now())?, till: till(cx, reads)?, blocks, came })
}

/// Orders of this person whose parts came and nobody went on with.
fn with_parts(cx: &Cx, reads: &Read<'_>, scope: &Scope) -> Result<Vec<Order>> {
    let mut found = Vec::new();
    reads.walk_by(&ORDER_BY_MASTER, (master_key(Some(cx.who().id)), true), Walking::Ascending, None, |_, id| {
        let order = reads.need::<Order>(&id)?;
        if order.has_parts() && may_see(scope, &order) {
            found.push(order);
        }
        Ok(if found.len() < SHOWN { Walk::On } else { Walk::Stop })
    })?;
    Ok(found)
}

/// Whether orders are ever given to this person: others have no list of their own to look at.
fn repairs(cx: &Cx, reads: &Read<'_>, scope: &Scope) -> Result<bool> {
    for location in scope.locations.iter().copied() {
        if staff::masters(reads, location)?.iter().any(|master| master.id == cx.who().id) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Cashboxes of the person's locations with their balances.
fn till(cx: &Cx, reads: &Read<'_>) -> Result<Vec<(Cashbox, Money)>> {
    let scope = cx.scope(Right::SeeCash);
    if scope.locations.is_empty() {
        return Ok(Vec::new());
    }
    let mut boxes = reads.all::<Cashbox>(())?;
    boxes.retain(|one| !one.archived && one.location.is_none_or(|at| scope.holds(at)));
    boxes.sort_by_key(|one| one.position);
    boxes.into_iter().map(|one| Ok((one.clone(), cash::ledger::balance(reads, one.kind.account(), one.id.cast())?))).collect()
}

fn view(cx: &Cx, day: &Day) -> Markup {
    let lang = cx.lang();
    let date = cx.today().long(lang);
    html! {
        main.main id="main" data-live="order cashbox" {
            (ui::page_head(text::TODAY.get(lang), Some(&date), html! {}))
            div.dash.dash--flow {
                (numbers(cx, day))
                @if !day.came.0.is_empty() { (parts_came(cx, &day.came)) }
                @for block in &day.blocks { (panel(cx, block, &day.counts)) }
                @if !day.till.is_empty() { (money(cx, &day.till)) }
            }
        }
    }
}

fn count_of(view: View, counts: &Counts) -> i64 {
    match view {
        View::Overdue => counts.overdue,
        View::Ready => counts.ready,
        View::Pending => counts.approval,
        View::Mine => counts.mine,
        _ => counts.open,
    }
}

fn title(view: View) -> Text {
    if view == View::Pending { text::AWAITING } else { text::view(view) }
}

/// The list that goes on where the block ends.
fn link(block: &Block) -> String {
    let narrowed: String = block.statuses.iter().map(|id| format!("&status={id}")).collect();
    format!("/orders?view={}{narrowed}", block.view.key())
}

/// The day in numbers, each a link to its list.
fn numbers(cx: &Cx, day: &Day) -> Markup {
    let lang = cx.lang();
    html! {
        div.kpis.span-12 {
            a.kpi href="/orders" { span { (text::view(View::Open).get(lang)) } b { (day.counts.open) } }
            @for block in &day.blocks {
                a.kpi href=(link(block)) { span { (title(block.view).get(lang)) } b { (count_of(block.view, &day.counts)) } }
            }
            @if !day.till.is_empty() {
                a.kpi href="/cash" {
                    span { (text::IN_TILL.get(lang)) }
                    b { (ui::money(day.till.iter().map(|(_, balance)| *balance).sum(), cx.frame().currency, lang)) }
                }
            }
        }
    }
}

fn panel(cx: &Cx, block: &Block, counts: &Counts) -> Markup {
    let lang = cx.lang();
    let count = count_of(block.view, counts);
    let all = html! {
        @if count > 0 { a.link href=(link(block)) { (text::ALL_OF.with(lang, &[&count])) } }
    };
    html! {
        section.panel.span-6 {
            header.panel__head { h2 { (title(block.view).get(lang)) } div.panel__end { (all) } }
            @if block.orders.is_empty() {
                div.panel__body { p.dim { (text::nothing_in(block.view).get(lang)) } }
            } @else {
                (rows(&block.orders, &block.facts, lang, |order| aside(cx, block, order)))
            }
        }
    }
}

/// What the master waited for is on his shelf.
fn parts_came(cx: &Cx, (orders, facts): &(Vec<Order>, Facts)) -> Markup {
    let lang = cx.lang();
    html! {
        section.panel.span-6 {
            header.panel__head { h2 { (text::PARTS_CAME.get(lang)) } }
            (rows(orders, facts, lang, |order| html! { (order.came.map_or(String::new(), |at| cx.frame().zone.near(at, cx.now(), lang))) }))
        }
    }
}

fn rows(orders: &[Order], facts: &Facts, lang: Lang, aside: impl Fn(&Order) -> Markup) -> Markup {
    html! {
        table.data.data--plain {
            tbody {
                @for order in orders {
                    tr {
                        td { a.no.row-link href={ "/orders/" (order.id) } { (order.number) } }
                        td.grow hx-disable { b { (facts.device(order)) } span.sub { (order.malfunction.lines().next().unwrap_or_default()) } }
                        td.only-wide { (chip(facts, order, lang)) }
                        td.num { (aside(order)) }
                    }
                }
            }
        }
    }
}

/// What matters of an order in its block: how late it is, how long it waits.
fn aside(cx: &Cx, block: &Block, order: &Order) -> Markup {
    match block.view {
        View::Overdue | View::Mine => deadline(cx, order),
        _ => {
            let (standing, share) = block.facts.standing(cx, order);
            ui::gauge::norm(share, &standing)
        }
    }
}

fn money(cx: &Cx, till: &[(Cashbox, Money)]) -> Markup {
    let lang = cx.lang();
    let more = html! { a.link href="/cash" { (text::JOURNAL.get(lang)) } };
    let several = till.iter().any(|(cashbox, _)| cashbox.location != till[0].0.location);
    html! {
        section.panel.span-6 {
            header.panel__head { h2 { (text::IN_TILL.get(lang)) } div.panel__end { (more) } }
            div.panel__body {
                dl.kv.kv--end {
                    @for (cashbox, balance) in till {
                        dt { (cashbox.name.get(lang)) @if let Some(place) = several.then(|| cashbox.location.and_then(|id| cx.frame().place(id))).flatten() { ", " (place.name) } }
                        dd { b { (ui::money(*balance, cx.frame().currency, lang)) } }
                    }
                }
            }
        }
    }
}
