//! `/purchases/suppliers`: who is owed and who was paid ahead.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{gate, unpaid};
use crate::{
    cash::{Account, Balance, goods_money::supplier_debt},
    clients::{self, Client},
    kernel::{Id, Money, Result, mark, name},
    purchases::{SUPPLIERS, tabs, text},
    store::{Order, Reads, Walk},
    web::{
        Cx, Page, Reply,
        ui::{self},
    },
};

/// A supplier and what is owed to him; below zero he was paid ahead.
pub struct Owed {
    pub client: Client,
    pub debt: Money,
    /// How many postings are not paid for, and the age of the oldest in days.
    pub postings: usize,
    pub age: i32,
}

/// Everybody goods are bought from, and whoever has a balance, by name.
pub fn owed(cx: &Cx, reads: &impl Reads) -> Result<Vec<Owed>> {
    let mut ids: BTreeSet<Id<mark::Client>> = clients::suppliers(reads)?.into_iter().map(|one| one.id).collect();
    reads.walk::<Balance>((Account::Suppliers as u16,), Order::Ascending, |balance| {
        if !balance.amount.is_zero() {
            ids.insert(balance.of.cast());
        }
        Ok(Walk::On)
    })?;
    let mut found = Vec::new();
    for id in ids {
        found.extend(reads.get::<Client>(&id)?.map(|client| owed_to(cx, reads, client)).transpose()?);
    }
    found.sort_by_cached_key(|one| name::fold(&one.client.name));
    Ok(found)
}

pub fn owed_to(cx: &Cx, reads: &impl Reads, client: Client) -> Result<Owed> {
    let debt = supplier_debt(reads, client.id)?;
    let (unpaid, _) = unpaid(reads, client.id, debt)?;
    let age = unpaid.first().map_or(0, |one| cx.today().number() - one.document.day.number());
    Ok(Owed { client, debt, postings: unpaid.len(), age })
}

/// `GET /purchases/suppliers`
pub async fn show(cx: Cx) -> Result<Reply> {
    gate(&cx)?;
    let only = cx.query("show").unwrap_or_default();
    let all = cx.read(|r| owed(&cx, r)).await?;
    let lang = cx.lang();
    let sum = |sign: bool| all.iter().map(|one| one.debt).filter(|debt| debt.is_positive() == sign).sum::<Money>();
    let (owe, ahead) = (sum(true), -sum(false));
    let shown: Vec<&Owed> = all
        .iter()
        .filter(|one| match only.as_str() {
            "debt" => one.debt.is_positive(),
            "ahead" => one.debt.is_negative(),
            _ => true,
        })
        .collect();
    let body = html! {
        (ui::page_head(text::SETTLEMENTS.get(lang), None, html! {}))
        (tabs(&cx, SUPPLIERS))
        form.toolbar.toolbar--wrap method="get" action=(SUPPLIERS) data-clean hx-get=(SUPPLIERS) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="show" aria-label=(text::SHOW.get(lang)) {
                option value="" { (text::ALL_SUPPLIERS.get(lang)) }
                option value="debt" selected[only == "debt"] { (text::WE_OWE.get(lang)) }
                option value="ahead" selected[only == "ahead"] { (text::PAID_AHEAD.get(lang)) }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
            div.toolbar__end {
                span.dim { (text::WE_OWE.get(lang)) } " " b { (cx.sum(owe)) }
                @if ahead.is_positive() { " " span.dim { (text::PAID_AHEAD.get(lang)) } " " b { (cx.sum(ahead)) } }
            }
        }
        div.data-wrap tabindex="0" role="region" aria-label=(text::SETTLEMENTS.get(lang)) {
            @if shown.is_empty() {
                @if only.is_empty() { (ui::empty("hand-coins", text::NO_SUPPLIERS.get(lang), text::NO_SUPPLIERS_WHY.get(lang), html! {})) }
                @else { (ui::table::nothing_found(SUPPLIERS, lang)) }
            } @else { (table(&cx, &shown)) }
        }
    };
    Ok(cx.page(Page::new("purchases", text::SETTLEMENTS.get(lang), body).live("cashbox document")))
}

fn table(cx: &Cx, shown: &[&Owed]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        table.data.data--cards {
            thead { tr { th.grow { (text::SUPPLIER.get(lang)) } th.num { (text::UNPAID_COUNT.get(lang)) } th.num { (text::OLDEST.get(lang)) } th.num { (text::PAID_AHEAD.get(lang)) ", " (sign) } th.num { (text::WE_OWE.get(lang)) ", " (sign) } } }
            tbody {
                @for one in shown {
                    tr data-mute[one.client.archived] {
                        td.grow.c-title { a.row-link.fw5 href={ (SUPPLIERS) "/" (one.client.id) } { (one.client.name) } @for phone in one.client.phones.iter().take(1) { span.sub { (phone.phone) } } }
                        td.num { @if one.postings > 0 { (one.postings) } @else { "\u{2014}" } }
                        td.num.c-meta data-none[one.postings == 0] data-title=(text::OLDEST.get(lang)) { @if one.postings > 0 { (text::DAYS.of(i64::from(one.age), lang)) } @else { "\u{2014}" } }
                        td.num.c-end data-none[!one.debt.is_negative()] data-title=(text::PAID_AHEAD.get(lang)) { @if one.debt.is_negative() { (cx.money(-one.debt)) } @else { "\u{2014}" } }
                        td.num.c-sum { @if one.debt.is_positive() { b { (cx.money(one.debt)) } } @else { "\u{2014}" } }
                    }
                }
            }
        }
    }
}
