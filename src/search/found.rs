//! What answers a query, by kinds, each find with its reason.

use maud::html;

use super::{Line, Section, rest_of, text};
use crate::{
    catalog::{self, Guesses},
    clients::{self, Candidates, Found, Why},
    kernel::{Result, Right},
    orders::{self, document::may_see},
    stock::{Warehouse, access::sees, units},
    store::{Read, Reads},
    web::Cx,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Orders,
    Clients,
    Devices,
    Goods,
    Works,
}

/// Every kind that has something, cut to `limit` lines each.
pub fn gather(cx: &Cx, reads: &Read<'_>, query: &str, limit: usize) -> Result<Vec<Section>> {
    let mut sections = Vec::new();
    let mut candidates = Candidates::of(cx, reads, query)?;
    if cx.may(Right::SeeOrders) {
        sections.push(orders_of(cx, reads, query, &mut candidates, limit)?);
    }
    if cx.may(Right::SeeClients) {
        sections.extend(people(cx, reads, query, &mut candidates, limit)?);
    }
    if cx.may(Right::SeeGoods) {
        sections.push(goods(cx, reads, query, limit)?);
    }
    if cx.may(Right::SeeStock) {
        sections.push(units_of(cx, reads, query, limit)?);
    }
    if cx.may(Right::SeePriceList) {
        // A guess at a work would only hide what was plainly found.
        let nothing = sections.iter().all(|section| section.lines.is_empty());
        let guesses = if nothing { Guesses::Welcome } else { Guesses::Unwanted };
        sections.push(works(cx, reads, query, guesses, limit)?);
    }
    sections.retain(|section| !section.lines.is_empty());
    Ok(sections)
}

fn rest(kind: Kind, query: &str, more: bool) -> Option<String> {
    more.then(|| rest_of(kind, query))
}

fn orders_of(cx: &Cx, reads: &Read<'_>, query: &str, candidates: &mut Candidates, limit: usize) -> Result<Section> {
    let scope = cx.whole_scope(Right::SeeOrders);
    let (found, more) = orders::find_orders(reads, query, candidates, limit, |order| may_see(&scope, order))?;
    let (list, by): (Vec<orders::Order>, Vec<Option<Found>>) = found.into_iter().map(|one| (one.order, one.by)).unzip();
    let facts = orders::facts_of(reads, &list)?;
    let lines = list.iter().zip(&by).map(|(order, by)| {
        let client = facts.client(order).map(|client| client.name.clone()).unwrap_or_default();
        let why = by.as_ref().map(|by| clients::why(cx, by, query)).filter(|why| !why.0.is_empty());
        Line {
            href: format!("/orders/{}", order.id),
            icon: "clipboard-list",
            title: html! { b { (order.number) } " " (facts.device(order)) " \u{b7} " (client) },
            note: why.unwrap_or_default(),
            end: orders::chip(&facts, order, cx.lang()),
        }
    });
    Ok(Section { title: text::ORDERS, lines: lines.collect(), rest: rest(Kind::Orders, query, more) })
}

/// Clients, and the devices that answered themselves.
fn people(cx: &Cx, reads: &Read<'_>, query: &str, candidates: &mut Candidates, limit: usize) -> Result<[Section; 2]> {
    let finds = candidates.first(reads, 2 * limit, |client| !client.archived)?;
    let (devices, people): (Vec<&Found>, Vec<&Found>) = finds.found.iter().partition(|found| matches!(found.why, Why::Device(_)));
    let cut = |found: &[&Found]| finds.more || found.len() > limit;
    let persons = people.iter().take(limit).map(|found| Line {
        href: format!("/clients/{}", found.client.id),
        icon: "user",
        title: html! { b { (found.client.name) } },
        note: clients::why(cx, found, query),
        end: html! { @if let Some(one) = found.client.phones.first() { (one.phone) } },
    });
    let things = devices.iter().take(limit).filter_map(|found| {
        let Why::Device(device) = &found.why else { return None };
        Some(Line {
            href: format!("/devices/{}", device.id),
            icon: "smartphone",
            title: html! { b { (device.title()) } },
            note: html! { (device.serial) },
            end: html! { (found.client.name) },
        })
    });
    Ok([
        Section { title: text::CLIENTS, lines: persons.collect(), rest: rest(Kind::Clients, query, cut(&people)) },
        Section { title: text::DEVICES, lines: things.collect(), rest: rest(Kind::Devices, query, cut(&devices)) },
    ])
}

fn goods(cx: &Cx, reads: &Read<'_>, query: &str, limit: usize) -> Result<Section> {
    let found = catalog::find_products(cx, reads, query, limit, |product| !product.archived)?;
    let lines = found.found.iter().map(|product| Line {
        href: format!("/goods/{}", product.id),
        icon: "box",
        title: html! { b { (product.name) } },
        note: html! { (catalog::codes_of(product)) },
        end: html! { @if let Some(price) = product.prices.get(&catalog::RETAIL) { (cx.sum(*price)) } },
    });
    Ok(Section { title: text::GOODS, lines: lines.collect(), rest: rest(Kind::Goods, query, found.more) })
}

/// Things with numbers, each with where it is.
fn units_of(cx: &Cx, reads: &Read<'_>, query: &str, limit: usize) -> Result<Section> {
    let mut lines = Vec::new();
    for unit in units::beginning(reads, query, limit)? {
        let place = reads.need::<Warehouse>(&unit.warehouse)?;
        if sees(cx, &place) {
            let product = catalog::product(reads, unit.product)?;
            lines.push(Line {
                href: format!("/stock/units/{}", unit.id),
                icon: "hash",
                title: html! { b { (unit.serial) } },
                note: html! { (product.name) },
                end: html! { @if unit.is_here() { (place.name.get(cx.lang())) } },
            });
        }
    }
    Ok(Section { title: text::UNITS, lines, rest: None })
}

fn works(cx: &Cx, reads: &Read<'_>, query: &str, guesses: Guesses, limit: usize) -> Result<Section> {
    let mut found = catalog::find_services(cx, reads, query, None, guesses, limit + 1)?;
    let more = found.len() > limit;
    found.truncate(limit);
    let lines = found.iter().map(|service| Line {
        href: rest_of(Kind::Works, service.name.get(cx.lang())),
        icon: "tag",
        title: html! { b { (service.name.get(cx.lang())) } },
        note: html! { (service.code) },
        end: html! { (catalog::price_of(cx, service, service.price)) },
    });
    Ok(Section { title: text::WORKS, lines: lines.collect(), rest: rest(Kind::Works, query, more) })
}
