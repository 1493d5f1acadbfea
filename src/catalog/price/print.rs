//! The price list on paper: what the filter holds, by categories, for the wall and for the client. Cost never stands there.

use maud::{Markup, html};

use super::{Names, PATH, cell, filter::Filter};
use crate::{
    catalog::{PriceType, Service, text},
    kernel::Result,
    web::{Cx, Page, Reply, text as common, ui},
};

pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter { sort: String::new(), ..Filter::read(|name| cx.query(name)) };
    let (names, services) = cx
        .read(|r| {
            let names = Names::read(r)?;
            let services = filter.services(r, &names, cx.lang())?;
            Ok((names, services))
        })
        .await?;
    let asked = cx.query("price").and_then(|id| id.parse().ok());
    let kind = names.prices.iter().find(|kind| Some(kind.id) == asked).cloned();
    Ok(cx.page(Page::bare("printing", text::PRICE_LIST.get(cx.lang()), sheet(&cx, &filter, &names, &services, kind.as_ref()))))
}

fn sheet(cx: &Cx, filter: &Filter, names: &Names, services: &[Service], kind: Option<&PriceType>) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        main id="main" {
        div.printbar {
            a.btn href=(filter.url(PATH)) { (ui::icon("chevron-left")) (text::PRICE_LIST.get(lang)) }
            (by_which(cx, filter, names, kind))
            button.btn.btn--primary type="button" data-print { (ui::icon("printer")) (text::PRINT.get(lang)) }
        }
        div.sheets tabindex="0" {
            article.sheet.sheet--a4.sheet--list {
                header.doc__head { b.doc__org { (cx.frame().company) } span { (cx.today().full(lang)) } }
                h1 { (text::PRICE_LIST.get(lang)) @if let Some(kind) = kind { ", " (kind.name.get(lang).to_lowercase()) } }
                @if services.is_empty() { p { (common::NOTHING_FOUND.get(lang)) } }
                table.doc__table {
                    thead {
                        tr { th { (text::SERVICE.get(lang)) } th.num { (text::TIME.get(lang)) } th.num { (text::WARRANTY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) } }
                    }
                    @for group in services.chunk_by(|one, next| one.category == next.category) {
                        tbody {
                            @if let Some(first) = group.first() { tr { th.doc__group colspan="4" scope="colgroup" { (names.category(first.category, lang)) } } }
                            @for service in group { (line(cx, service, kind)) }
                        }
                    }
                }
            }
        }
        }
    }
}

/// By which prices the list is printed.
fn by_which(cx: &Cx, filter: &Filter, names: &Names, kind: Option<&PriceType>) -> Markup {
    let lang = cx.lang();
    html! {
        @if !names.prices.is_empty() {
            form.tagging__form method="get" action="/price/print" data-clean hx-get="/price/print" hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
                @for (name, value) in filter.pairs() { input type="hidden" name=(name) value=(value); }
                select.input name="price" aria-label=(text::PRICE.get(lang)) {
                    option value="" { (text::RETAIL_OF.get(lang)) }
                    @for one in &names.prices { option value=(one.id) selected[kind.is_some_and(|kind| kind.id == one.id)] { (one.name.get(lang)) } }
                }
                noscript { button.btn { (text::SHOW.get(lang)) } }
            }
        }
    }
}

fn line(cx: &Cx, service: &Service, kind: Option<&PriceType>) -> Markup {
    let (lang, price) = (cx.lang(), kind.map_or(service.price, |kind| service.price_by(kind.id)));
    html! {
        tr {
            td { (service.name.get(lang)) }
            td.num { (cell::duration(service.minutes, lang)) }
            td.num { (cell::warranty(service.warranty_days, lang)) }
            td.num { @if price.is_zero() { (text::BY_AGREEMENT.get(lang)) } @else { (cx.money(price)) } }
        }
    }
}
