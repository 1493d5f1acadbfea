//! The paper of an order to a supplier, A4.

use maud::{Markup, html};

use super::{
    access::{self, Met},
    text, title,
};
use crate::{
    clients::{self, Client},
    kernel::{Error, Result, Text, text::words::words},
    shop::{self, Company},
    web::{Cx, Page, Reply, ui},
};

struct Paper {
    met: Met,
    company: Company,
    supplier: Client,
}

/// `GET /purchases/orders/:id/print`
pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let paper = cx
        .read(|r| {
            let met = access::meet(&cx, r, id)?;
            if met.order.lines.is_empty() {
                return Err(Error::Hidden);
            }
            Ok(Paper { company: shop::company(r)?.ok_or(Error::Hidden)?, supplier: clients::client(r, met.order.supplier)?, met })
        })
        .await?;
    let name = title(&paper.met.order, cx.lang());
    let back = format!("{}/{}", super::ORDERS, paper.met.order.id);
    Ok(cx.page(paged(&cx, &name, &back, sheet(&cx, &paper))))
}

/// A paper with the bar that prints it and leads back.
pub fn paged(cx: &Cx, name: &str, back: &str, sheet: Markup) -> Page {
    let lang = cx.lang();
    let body = html! {
        main id="main" {
            header.printbar {
                a.btn.btn--quiet href=(back) { (ui::icon("chevron-left")) (name) }
                h1 { (text::PRINT.get(lang)) }
                span.vr-gap {}
                button.btn.btn--primary type="button" data-print { (ui::icon("printer")) (text::PRINT.get(lang)) }
            }
            div.sheets tabindex="0" { (sheet) }
        }
    };
    Page::bare("printing", name, body)
}

/// Whose paper it is, as papers name him.
pub fn legal(company: &Company) -> &str {
    if company.legal_name.is_empty() { &company.name } else { &company.legal_name }
}

fn sheet(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, order) = (cx.lang(), &paper.met.order);
    let row = |label: Text, said: &str| html! { @if !said.is_empty() { dt { (label.get(lang)) } dd { (said) } } };
    let number = if order.number == 0 { "\u{2014}".to_string() } else { format!("{:05}", order.number) };
    let day = order.day.unwrap_or(cx.today());
    let expected = order.expected.map(|day| day.full(lang)).unwrap_or_default();
    html! {
        article.sheet.sheet--a4 {
            div.doc__top { header.doc__head { div { b.doc__org { (legal(&paper.company)) } p { (paper.company.address) } } div.doc__code { span { (title(order, lang)) } } } }
            div.doc__rest { div.doc__flow {
                h1 { (text::P_ORDER.with(lang, &[&number])) }
                p.doc__date { (day.long(lang)) }
                dl.doc__kv {
                    (row(text::SUPPLIER, &paper.supplier.name))
                    (row(text::BUYER, legal(&paper.company)))
                    (row(text::ARRIVES_AT, paper.met.warehouse.name.get(lang)))
                    (row(text::EXPECTED, &expected))
                    (row(text::COMMENT, &order.comment))
                }
                (table(cx, paper))
                p { (text::P_COUNT.with(lang, &[&order.lines.len()])) @if paper.met.cost && !order.total().is_zero() { " " b { (text::P_WORDS.with(lang, &[&words(order.total(), paper.company.currency, lang).to_lowercase()])) } } }
                div.doc__end { div.doc__signs { div { span {} p { (text::P_ORDERED.get(lang)) } } div { span {} p { (text::P_ACCEPTED.get(lang)) } } } }
            } }
        }
    }
}

fn table(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, order, sign, cost) = (cx.lang(), &paper.met.order, cx.frame().currency.sign(), paper.met.cost);
    html! {
        table.doc__table {
            thead { tr {
                th { "№" } th { (text::SKU.get(lang)) } th { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th { (text::UNIT.get(lang)) }
                @if cost { th.num { (text::PRICE.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
            tbody {
                @for (at, line) in order.lines.iter().enumerate() {
                    tr {
                        td { (at + 1) } td { (line.sku) } td { (line.name) } td.num { (line.quantity.show(lang)) } td { (line.measure.get(lang)) }
                        @if cost { td.num { (cx.money(line.price)) } td.num { (cx.money(line.sum())) } }
                    }
                }
            }
            @if cost { tfoot { tr { td colspan="6" { (text::TOTAL.get(lang)) } td.num { (cx.money(order.total())) } } } }
        }
    }
}
