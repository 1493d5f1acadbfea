//! One order as a row of a list: status, time in it against the norm, device, client, deadline, money.

use std::collections::{HashMap, hash_map::Entry};

use maud::{Markup, html};

use super::tables::Order;
use crate::{
    clients::{Client, Device},
    kernel::{Id, Lang, Moment, Result, Right, mark, text::span},
    shop::{self, Location, OrderType, Status, StatusGroup},
    staff,
    store::Reads,
    web::{Cx, ui},
};

/// What rows show besides the orders themselves, read once for a page.
#[derive(Default)]
pub struct Facts {
    clients: HashMap<Id<mark::Client>, Client>,
    devices: HashMap<Id<mark::Device>, Device>,
    statuses: HashMap<Id<mark::Status>, Status>,
    people: HashMap<Id<mark::Employee>, String>,
    locations: HashMap<Id<mark::Location>, Location>,
    kinds: HashMap<Id<mark::OrderType>, OrderType>,
}

/// Reads what the rows of these orders need.
pub fn facts_of(reads: &impl Reads, orders: &[Order]) -> Result<Facts> {
    let mut facts = Facts::default();
    for order in orders {
        if !facts.clients.contains_key(&order.client) {
            facts.clients.extend(reads.get::<Client>(&order.client)?.map(|client| (client.id, client)));
        }
        facts.devices.extend(reads.get::<Device>(&order.device)?.map(|device| (device.id, device)));
        if !facts.statuses.contains_key(&order.status) {
            facts.statuses.extend(reads.get::<Status>(&order.status)?.map(|status| (status.id, status)));
        }
        if !facts.kinds.contains_key(&order.order_type) {
            facts.kinds.extend(reads.get::<OrderType>(&order.order_type)?.map(|kind| (kind.id, kind)));
        }
        if let Entry::Vacant(place) = facts.locations.entry(order.location) {
            place.insert(shop::location(reads, order.location)?);
        }
        if let Some(master) = order.master
            && !facts.people.contains_key(&master)
        {
            facts.people.insert(master, staff::employee_name(reads, master)?);
        }
    }
    Ok(facts)
}

impl Facts {
    pub fn device(&self, order: &Order) -> String {
        self.devices.get(&order.device).map(Device::title).unwrap_or_default()
    }
    pub fn client(&self, order: &Order) -> Option<&Client> {
        self.clients.get(&order.client)
    }
    pub fn status(&self, order: &Order) -> Option<&Status> {
        self.statuses.get(&order.status)
    }
    /// Working time in the present status in words, and its share of the norm in percent. A day is as long as the place works.
    pub fn standing(&self, cx: &Cx, order: &Order) -> (String, Option<i64>) {
        let Some(location) = self.locations.get(&order.location) else { return (String::new(), None) };
        let minutes = shop::working_minutes(&location.hours, &cx.frame().zone, order.since, cx.now());
        let norm = self.status(order).and_then(|status| status.norm).filter(|norm| *norm > 0);
        let said = span(minutes, shop::usual_day(&location.hours), cx.lang());
        (said, norm.map(|norm| minutes * 100 / i64::from(norm)))
    }
}

pub fn chip(facts: &Facts, order: &Order, lang: Lang) -> Markup {
    html! { @if let Some(status) = facts.status(order) { (ui::chip(&status.tone, status.name.get(lang))) } }
}

/// The deadline as a list shows it: near in words, late with a sign.
pub fn deadline(cx: &Cx, order: &Order) -> Markup {
    let Some(at) = order.deadline else { return html! { "—" } };
    let zone = &cx.frame().zone;
    let (day, today) = (zone.day(at), zone.day(cx.now()));
    let near = day == today || (day.number() - today.number()).abs() == 1;
    let said = if near { zone.near(at, cx.now(), cx.lang()) } else { day.near(today, cx.lang()) };
    let full = zone.full(at, cx.lang());
    html! {
        @if order.is_late(cx.now()) { span.late title=(full) { (ui::small_icon("triangle-alert")) (said) } }
        @else if order.is_open() && day == today { b title=(full) { (said) } }
        @else { span title=(full) { (said) } }
    }
}

pub fn order_row(cx: &Cx, order: &Order, facts: &Facts) -> Markup {
    let lang = cx.lang();
    let (standing, share) = facts.standing(cx, order);
    let over = order.is_open() && share.is_some_and(|share| share > 100);
    let href = format!("/orders/{}", order.id);
    let fault = order.malfunction.lines().next().unwrap_or_default();
    html! {
        tr id={ "order-" (order.id) } data-over[over || order.is_late(cx.now())] {
            td.c-no { a.no.row-link href=(href) hx-target="#drawer" { (order.number) } }
            td.c-status { (chip(facts, order, lang)) }
            td.c-norm { @if order.is_open() { (ui::gauge::norm(share, &standing)) } @else { (closed(cx, order)) } }
            td.c-device.grow hx-disable {
                b { (facts.device(order)) } " "
                @if let Some(kind) = facts.kinds.get(&order.order_type).filter(|kind| !kind.default) { (ui::badge("teal", kind.name.get(lang))) }
                @if order.has_parts() { (ui::badge("green", super::text::PARTS_CAME.get(lang))) }
                @if order.is_awaiting() { (ui::badge("amber", super::text::AWAITS.get(lang))) }
                @else if order.is_incomplete() { (ui::badge("gray", super::text::UNWRITTEN.get(lang))) }
                @if order.urgent && order.is_open() && order.group != StatusGroup::Ready { (ui::badge("red", super::text::URGENT.get(lang))) }
                span.sub { (fault) }
            }
            td.clip hx-disable {
                @if let Some(client) = facts.client(order) {
                    (client.name)
                    @if let Some(phone) = client.phones.first() { span.sub { (phone.phone) } }
                }
            }
            td { @match order.master.and_then(|id| facts.people.get(&id)) { Some(name) => (ui::person(name)), None => (nobody(cx, order)) } }
            td.c-deadline { (deadline(cx, order)) }
            td.c-sum.num { (cx.money(order.totals.total())) }
            td.num {
                @if order.due().is_zero() && order.totals.total().is_positive() { i.tick { "0" } } @else { (owed(cx, order)) }
            }
        }
    }
}

/// What is still to be paid; money paid ahead is no debt and is called by its name.
pub fn owed(cx: &Cx, order: &Order) -> Markup {
    let ahead = order.ahead();
    let word = if order.is_open() { super::text::ADVANCE_OF } else { super::text::OVERPAID_BY };
    html! {
        @if ahead.is_positive() { span.dim { (word.with(cx.lang(), &[&cx.money(ahead)])) } }
        @else if !order.is_open() && order.debt().is_positive() { span.bad-text { (cx.money(order.debt())) } }
        @else { (cx.money(order.debt())) }
    }
}

/// Nobody works on it: whoever may say who will, says it here.
fn nobody(cx: &Cx, order: &Order) -> Markup {
    let path = format!("/orders/{}/people?focus=master", order.id);
    html! {
        @if order.is_open() && cx.may_at(order.location, Right::AssignPeople) {
            a.assign href=(path) hx-target="#dialog" { (super::text::TO_ASSIGN.get(cx.lang())) }
        } @else { span.dim { "—" } }
    }
}

fn closed(cx: &Cx, order: &Order) -> Markup {
    let at: Moment = order.closed.unwrap_or(order.since);
    html! { span.dim { (cx.frame().zone.near(at, cx.now(), cx.lang())) } }
}
