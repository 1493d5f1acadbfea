//! `/purchases/orders`: orders to suppliers, newest first; what is late stands out.

use maud::{Markup, html};

use super::{
    access::standing,
    expected,
    tables::{PURCHASE_BY_CREATED, PURCHASE_BY_SUPPLIER, PURCHASE_DRAFTS, PurchaseOrder, Standing},
    tabs, text, title,
};
use crate::{
    clients::{self, Client},
    kernel::{Day, Id, Moment, Money, Quantity, Result, Right, Text, mark},
    stock::Warehouse,
    store::{Newest, Order, Read, Reads, Walk},
    web::{
        Cx, Page, Reply,
        ui::{self, icon, table::with_param},
    },
};

/// Orders on a page.
const PAGE: usize = 50;
/// Looked through for one page of a narrowed list.
const LOOKED: usize = 5_000;

#[derive(Default, Clone)]
pub struct Filter {
    pub standing: Option<Standing>,
    /// Awaited and not there by the day it was promised for.
    pub late: bool,
    pub supplier: Option<Id<mark::Client>>,
    pub after: Option<(Moment, Id<mark::Document>)>,
}

impl Filter {
    fn read(cx: &Cx) -> Filter {
        let key = cx.query("standing").unwrap_or_default();
        Filter {
            standing: Standing::named(&key),
            late: key == "late",
            supplier: cx.query("supplier").and_then(|id| id.parse().ok()),
            after: cx.query("after").and_then(|text| cursor(&text)),
        }
    }
    fn narrows(&self) -> bool {
        self.standing.is_some() || self.late || self.supplier.is_some()
    }
}

pub fn cursor(text: &str) -> Option<(Moment, Id<mark::Document>)> {
    let (at, id) = text.split_once('~')?;
    Some((Moment::from_millis(at.parse().ok()?), id.parse().ok()?))
}

pub struct Row {
    pub order: PurchaseOrder,
    pub standing: Standing,
    /// How much of all that was ordered arrived, in percent.
    pub share: i64,
    supplier: String,
    warehouse: String,
}

pub fn is_late(order: &PurchaseOrder, standing: Standing, today: Day) -> bool {
    standing.is_awaited() && order.expected.is_some_and(|day| day < today)
}

/// One page of the list, and where the next one begins.
pub fn page_of(cx: &Cx, reads: &Read<'_>, filter: &Filter, limit: usize) -> Result<(Vec<Row>, Option<String>)> {
    let (mut rows, mut next, mut looked, mut last) = (Vec::new(), None, 0, None);
    let mut visit = |id: Id<mark::Document>| -> Result<Walk> {
        let order = reads.need::<PurchaseOrder>(&id)?;
        if rows.len() == limit || looked == LOOKED {
            next = last.take();
            return Ok(Walk::Stop);
        }
        looked += 1;
        last = Some(format!("{}~{}", order.created.millis(), order.id));
        if cx.may_at(order.location, Right::SeePurchases) && filter.supplier.is_none_or(|id| id == order.supplier) {
            let row = row(cx, reads, order)?;
            let suits = filter.standing.is_none_or(|wanted| wanted == row.standing);
            if suits && (!filter.late || is_late(&row.order, row.standing, cx.today())) {
                rows.push(row);
            }
        }
        Ok(Walk::On)
    };
    let after = filter.after;
    match (filter.standing, filter.supplier) {
        (Some(Standing::Draft), _) => {
            let past = after.map(|(at, id)| ((at,), id));
            reads.walk_by(&PURCHASE_DRAFTS, (), Order::Descending, past.as_ref().map(|(key, id)| (key, id)), |_, id| visit(id))?;
        }
        (_, Some(supplier)) => {
            let past = after.map(|(at, id)| ((supplier, Newest(at)), id));
            let past = past.as_ref().map(|(key, id)| (key, id));
            reads.walk_by(&PURCHASE_BY_SUPPLIER, (supplier,), Order::Ascending, past, |_, id| visit(id))?;
        }
        _ => {
            let past = after.map(|(at, id)| ((Newest(at),), id));
            reads.walk_by(&PURCHASE_BY_CREATED, (), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| visit(id))?;
        }
    }
    Ok((rows, next))
}

fn row(cx: &Cx, reads: &impl Reads, order: PurchaseOrder) -> Result<Row> {
    let expected = expected::of(reads, order.id)?;
    let ordered: Quantity = order.lines.iter().map(|line| line.quantity).sum();
    let arrived: Quantity = expected.iter().map(|row| row.arrived.min(row.ordered)).sum();
    Ok(Row {
        standing: standing(&order, &expected),
        share: if ordered.is_positive() { arrived.0 * 100 / ordered.0 } else { 0 },
        supplier: clients::client(reads, order.supplier)?.name,
        warehouse: reads.need::<Warehouse>(&order.warehouse)?.name.get(cx.lang()).to_string(),
        order,
    })
}

/// `GET /purchases/orders`
pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter::read(&cx);
    let (rows, next, suppliers) = cx
        .read(|r| {
            let (rows, next) = page_of(&cx, r, &filter, PAGE)?;
            Ok((rows, next, clients::suppliers(r)?))
        })
        .await?;
    let lang = cx.lang();
    let new = "/purchases/orders/new";
    let head = html! { @if cx.may(Right::Purchase) { a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" { (icon("plus")) (text::NEW_ORDER.get(lang)) } } };
    let body = html! {
        (ui::page_head(text::ORDERS.get(lang), None, head))
        (tabs(&cx, super::ORDERS))
        (toolbar(&cx, &filter, &suppliers))
        div.data-wrap tabindex="0" role="region" aria-label=(text::ORDERS.get(lang)) {
            @if rows.is_empty() && filter.after.is_none() {
                @if filter.narrows() { (ui::table::nothing_found(super::ORDERS, lang)) }
                @else { (ui::empty("truck", text::NO_ORDERS.get(lang), text::NO_ORDERS_WHY.get(lang), html! {})) }
            } @else { (table(&cx, &rows, next.as_deref())) }
        }
    };
    Ok(cx.page(Page::new("purchases", text::ORDERS.get(lang), body).live("purchase_order document")))
}

pub fn standing_title(standing: Standing) -> Text {
    match standing {
        Standing::Draft => text::DRAFT,
        Standing::Sent => text::SENT,
        Standing::Partly => text::PARTLY,
        Standing::Arrived => text::ARRIVED,
        Standing::Cancelled => text::CANCELLED,
    }
}

pub fn chip(standing: Standing, lang: crate::kernel::Lang) -> Markup {
    let tone = match standing {
        Standing::Draft => "amber",
        Standing::Sent => "blue",
        Standing::Partly => "violet",
        Standing::Arrived => "green",
        Standing::Cancelled => "gray",
    };
    ui::chip(tone, standing_title(standing).get(lang))
}

fn toolbar(cx: &Cx, filter: &Filter, suppliers: &[Client]) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar.toolbar--wrap method="get" action=(super::ORDERS) data-clean hx-get=(super::ORDERS) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="standing" aria-label=(text::STANDING.get(lang)) {
                option value="" { (text::ANY_STANDING.get(lang)) }
                option value="late" selected[filter.late] { (text::LATE.get(lang)) }
                @for one in Standing::ALL { option value=(one.key()) selected[filter.standing == Some(one)] { (standing_title(one).get(lang)) } }
            }
            select.input name="supplier" aria-label=(text::SUPPLIER.get(lang)) {
                option value="" { (text::ANY_SUPPLIER.get(lang)) }
                @for one in suppliers { option value=(one.id) selected[filter.supplier == Some(one.id)] { (one.name) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

/// The day it is promised for; late, it says so with a sign.
pub fn promised(cx: &Cx, order: &PurchaseOrder, standing: Standing) -> Markup {
    let lang = cx.lang();
    html! {
        @match order.expected {
            Some(day) if is_late(order, standing, cx.today()) => span.late { (ui::small_icon("triangle-alert")) (day.near(cx.today(), lang)) },
            Some(day) => { (day.near(cx.today(), lang)) },
            None => "\u{2014}",
        }
    }
}

fn table(cx: &Cx, rows: &[Row], next: Option<&str>) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let sum = |row: &Row| -> Option<Money> { cx.may_at(row.order.location, Right::SeeCost).then(|| row.order.total()) };
    html! {
        table.data.data--cards {
            thead { tr { th.grow { (text::ORDER.get(lang)) } th { (text::SUPPLIER.get(lang)) } th { (text::WAREHOUSE.get(lang)) } th { (text::STANDING.get(lang)) } th.num { (text::CAME.get(lang)) } th { (text::EXPECTED.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } } }
            tbody {
                @for row in rows {
                    tr data-mute[row.standing == Standing::Cancelled] data-over[is_late(&row.order, row.standing, cx.today())] {
                        td.grow.c-title { a.row-link.fw5 href={ (super::ORDERS) "/" (row.order.id) } { (title(&row.order, lang)) } span.sub { (text::POSITIONS.of(row.order.lines.len() as i64, lang)) " \u{b7} " (cx.frame().zone.near(row.order.created, cx.now(), lang)) } }
                        td.clip.c-meta { (row.supplier) }
                        td { (row.warehouse) }
                        td.c-status { (chip(row.standing, lang)) }
                        td.num { @if row.order.is_draft() { "\u{2014}" } @else { (row.share) "\u{a0}%" } }
                        td.c-end { (promised(cx, &row.order, row.standing)) }
                        td.num.c-sum { @match sum(row) { Some(sum) if !sum.is_zero() => { (cx.money(sum)) } _ => "\u{2014}" } }
                    }
                }
                @if let Some(next) = next { (ui::table::more_row(7, &with_param(cx, super::ORDERS, "after", Some(next)), lang)) }
            }
        }
    }
}
