//! Orders and money on the cards of a client and of a device: parts of pages that a lower slice keeps.

use maud::{Markup, html};

use super::{
    card::text,
    document::may_see,
    row::{Facts, chip, facts_of, owed},
    tables::{ORDER_BY_CLIENT, ORDER_BY_DEVICE, Order},
};
use crate::{
    cash::{self, OPERATION_BY_CLIENT, Operation},
    clients::{Client, Device},
    kernel::{Id, Money, Result, Right, mark},
    store::{Order as Way, Reads, Walk},
    web::{Cx, Page, Reply, ui},
};

/// So many are shown; a client with more has them in the list of orders.
const MOST: usize = 50;

/// `GET /clients/:id/orders`
pub async fn orders(cx: Cx) -> Result<Reply> {
    let (id, scope): (Id<mark::Client>, _) = (cx.path("id")?, cx.whole_scope(Right::SeeOrders));
    let (name, orders, facts) = cx
        .read(|reads| {
            let client = reads.need::<Client>(&id)?;
            let mut orders = reads.by(&ORDER_BY_CLIENT, (id,))?;
            orders.retain(|order| may_see(&scope, order));
            orders.truncate(MOST);
            let facts = facts_of(reads, &orders)?;
            Ok((client.name, orders, facts))
        })
        .await?;
    Ok(part(&cx, &name, table(&cx, &orders, &facts)))
}

/// `GET /devices/:id/orders`
pub async fn device(cx: Cx) -> Result<Reply> {
    let (id, scope): (Id<mark::Device>, _) = (cx.path("id")?, cx.whole_scope(Right::SeeOrders));
    let (name, orders, facts) = cx
        .read(|reads| {
            let device = reads.need::<Device>(&id)?;
            let mut orders = reads.by(&ORDER_BY_DEVICE, (id,))?;
            orders.retain(|order| may_see(&scope, order));
            orders.truncate(MOST);
            let facts = facts_of(reads, &orders)?;
            Ok((device.title(), orders, facts))
        })
        .await?;
    Ok(part(&cx, &name, table(&cx, &orders, &facts)))
}

/// Alone inside another page, or with a title by its own address.
fn part(cx: &Cx, title: &str, body: Markup) -> Reply {
    if cx.visit.htmx {
        return Reply::fragment(body);
    }
    cx.page(Page::new("clients", title, html! { (ui::page_head(title, None, html! {})) div.page { section.panel { (body) } } }))
}

fn table(cx: &Cx, orders: &[Order], facts: &Facts) -> Markup {
    let (lang, zone) = (cx.lang(), &cx.frame().zone);
    if orders.is_empty() {
        return html! { p.dim { (text::NO_ORDERS.get(lang)) } };
    }
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--plain.data--tight.data--cards {
                thead {
                    tr {
                        th { (text::NUMBER.get(lang)) } th { (text::STATUS.get(lang)) } th.grow { (super::text::DEVICE.get(lang)) } th { (text::TAKEN_IN.get(lang)) }
                        th.num { (text::SUM.get(lang)) ", " (cx.frame().currency.sign()) } th.num { (text::DUE.get(lang)) }
                    }
                }
                tbody {
                    @for order in orders {
                        tr {
                            td.c-no { a.no href={ "/orders/" (order.id) } { (order.number) } }
                            td.c-status { (chip(facts, order, lang)) }
                            td.grow.c-title hx-disable { (facts.device(order)) " " span.dim { (order.malfunction.lines().next().unwrap_or_default()) } }
                            td.c-meta title=(zone.full(order.created, lang)) { (zone.day(order.created).near(cx.today(), lang)) }
                            td.num.c-sum { (cx.money(order.totals.total())) }
                            td.num.c-end { @if order.due().is_zero() { "\u{2014}" } @else { (owed(cx, order)) } }
                        }
                    }
                }
            }
        }
    }
}

/// `GET /clients/:id/money`: the balance and the last operations, of the locations whose orders this person sees.
pub async fn money(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    let scope = cx.whole_scope(Right::SeeOrders);
    let (name, balance, operations) = cx
        .read(|reads| {
            let client = reads.need::<Client>(&id)?;
            let mut found: Vec<Operation> = Vec::new();
            reads.walk_by(&OPERATION_BY_CLIENT, (id,), Way::Ascending, None, |_, key| {
                let operation = reads.need::<Operation>(&key)?;
                if scope.holds(operation.location) && !operation.moved().is_zero() {
                    found.push(operation);
                }
                Ok(if found.len() < MOST { Walk::On } else { Walk::Stop })
            })?;
            Ok((client.name, cash::client_balance(reads, id)?, found))
        })
        .await?;
    Ok(part(&cx, &name, html! { (standing(&cx, balance)) (moves(&cx, &operations)) }))
}

fn standing(cx: &Cx, balance: Money) -> Markup {
    let (lang, sum) = (cx.lang(), ui::money(balance.abs(), cx.frame().currency, cx.lang()));
    html! {
        dl.kv {
            @if balance.is_negative() { dt { (text::OWES.get(lang)) } dd { span.money--due { (sum) } } }
            @else if balance.is_positive() { dt { (text::ADVANCE.get(lang)) } dd { span.money--in { (sum) } } }
            @else { dt { (text::BALANCE.get(lang)) } dd { (text::SETTLED.get(lang)) } }
        }
    }
}

fn moves(cx: &Cx, operations: &[Operation]) -> Markup {
    let (lang, zone) = (cx.lang(), &cx.frame().zone);
    html! {
        @if operations.is_empty() { p.dim { (text::NO_MONEY.get(lang)) } }
        @else {
            ul.lines.lines--flush {
                @for operation in operations {
                    li {
                        div.grow {
                            (cash::kind_title(operation.kind).get(lang)) " "
                            @if let Some(order) = operation.order { a.link href={ "/orders/" (order) } { (operation.order_number) } }
                            @else if let Some(sale) = operation.document.filter(|_| operation.kind.of_sale()) { a.link href={ "/sales/" (sale) } { (operation.order_number) } }
                            small title=(zone.full(operation.at, lang)) { (zone.near(operation.at, cx.now(), lang)) }
                        }
                        b.money--in[operation.moved().is_positive()] { (cx.money(operation.moved())) }
                    }
                }
            }
        }
    }
}
