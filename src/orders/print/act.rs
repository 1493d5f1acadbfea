//! Акт выполненных работ: A4, with the warranty of each line and the sum in words.

use maud::{Markup, html};

use super::{Papers, client, day, device, head, link, paid_words, paper};
use crate::{
    kernel::{Moment, Money, name, text::words::words},
    orders::{
        lines::shown,
        tables::{Discount, Line},
        text,
    },
    shop::Country,
    web::Cx,
};

pub fn sheet(cx: &Cx, papers: &Papers) -> Markup {
    let (order, lang) = (&papers.order, cx.lang());
    let date = order.closed.unwrap_or(cx.now());
    let executor = if papers.company.legal_name.is_empty() { &papers.company.name } else { &papers.company.legal_name };
    let total = order.totals.total();
    html! {
        (paper("sheet--a4", &head(cx, papers), html! {
            h1 { (text::P_ACT_TITLE.with(lang, &[&order.number])) }
            p.doc__date { (day(cx, date)) " · " (text::P_TO_RECEIPT.with(lang, &[&day(cx, order.created)])) }
            dl.doc__kv.doc__kv--2 {
                dt { (text::P_CUSTOMER.get(lang)) } dd { (client(papers)) @if let Some(payer) = &papers.payer { br; (text::PAYER.get(lang)) ": " (payer.name) } }
                dt { (text::P_EXECUTOR.get(lang)) } dd { (executor) }
                dt { (text::DEVICE.get(lang)) } dd { (device(papers)) }
                dt { (papers.serial_name.get(lang)) } dd { @if papers.device.serial.is_empty() { "—" } @else { (papers.device.serial) } }
            }
            dl.doc__kv {
                dt { (text::P_CLAIMED.get(lang)) } dd { (order.malfunction) }
                dt { (text::P_FOUND.get(lang)) } dd { @if order.verdict.is_empty() { "—" } @else { (order.verdict) } }
            }
            (table(cx, papers))
            p { b { (text::P_TOTAL_WORDS.with(lang, &[&words(total, papers.company.currency, lang).to_lowercase()])) } " " (vat(cx, papers, date)) }
            (warranty(cx, papers))
            div.doc__end {
            p { (if papers.lines.is_empty() { text::P_UNREPAIRED } else { text::P_DONE }.get(lang)) }
            div.doc__signs {
                div { span {} p { (text::P_EXECUTOR.get(lang)) ": " (name::short_name(if papers.master.is_empty() { &papers.received_by } else { &papers.master })) } }
                div { span {} p { (text::P_CUSTOMER.get(lang)) ": " (name::short_name(&papers.client.name)) } }
            }
            footer.doc__foot { figure.doc__qr { (link(cx, papers)) } p { (text::P_KEEP.get(lang)) } }
            }
        }))
    }
}

fn table(cx: &Cx, papers: &Papers) -> Markup {
    let (order, lang) = (&papers.order, cx.lang());
    let sign = cx.frame().currency.sign();
    html! {
        table.doc__table {
            thead {
                tr {
                    th { "№" } th { (text::P_WORK_OR_PART.get(lang)) } th.num { (text::P_QTY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) }
                    th.num { (text::DISCOUNT.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } th { (text::WARRANTY.get(lang)) }
                }
            }
            tbody {
                @for (at, line) in papers.lines.iter().enumerate() {
                    tr {
                        td { (at + 1) }
                        td { (line.name) }
                        td.num { (line.quantity.show(lang)) }
                        td.num { (cx.money(line.price)) }
                        td.num { (discount(line)) }
                        td.num { (cx.money(line.net())) }
                        td { (term(cx, papers, line)) }
                    }
                }
                @if papers.lines.is_empty() { tr { td {} td { (text::P_NO_WORKS.get(lang)) } td {} td {} td {} td.num { "0" } td {} } }
            }
            tfoot {
                tr { td colspan="5" { (text::P_TOTAL.get(lang)) } td.num { (cx.money(order.totals.total())) } td {} }
                @if !order.paid.is_zero() {
                    tr.thin { td colspan="5" { (text::P_PAID.with(lang, &[&paid_words(cx, papers, lang)])) } td.num { (cx.money(order.paid)) } td {} }
                }
                @if order.due().is_positive() { tr.thin { td colspan="5" { (text::P_DEBT.get(lang)) } td.num { (cx.money(order.due())) } td {} } }
            }
        }
    }
}

/// The tax inside the sum, line by line, at the rate of the day of hand-over.
fn vat(cx: &Cx, papers: &Papers, date: Moment) -> String {
    let company = &papers.company;
    let country = Country::named(&company.country).unwrap_or(Country::Russia);
    match company.vat.rate(country, cx.frame().zone.day(date)) {
        None => text::P_NO_VAT.get(cx.lang()).into(),
        Some(rate) => {
            let tax: Money = papers.lines.iter().map(|line| rate.inside(line.net())).sum();
            text::P_VAT.with(cx.lang(), &[&rate.show(cx.lang()), &cx.sum(tax)])
        }
    }
}

fn discount(line: &Line) -> String {
    match line.discount {
        Discount::Sum(sum) if !sum.is_zero() => shown(Discount::Sum(Money(-sum.0))),
        other => shown(other),
    }
}

fn term(cx: &Cx, papers: &Papers, line: &Line) -> String {
    match (line.warranty_days, papers.order.warranty_from) {
        (0, _) => "—".into(),
        (days, Some(from)) => text::P_UNTIL.with(cx.lang(), &[&until(cx, from, days)]),
        (days, None) => text::P_DAYS.of(i64::from(days), cx.lang()),
    }
}

/// The last day of the warranty, that day included.
fn until(cx: &Cx, from: Moment, days: u32) -> String {
    let first = cx.frame().zone.day(from);
    first.plus(i32::try_from(days).unwrap_or(i32::MAX)).full(cx.lang())
}

fn warranty(cx: &Cx, papers: &Papers) -> Markup {
    html! {
        @if papers.lines.iter().any(|line| line.warranty_days > 0) {
            section.doc__box {
                h2 { (text::WARRANTY.get(cx.lang())) }
                @for paragraph in &papers.terms { p { (paragraph.get(cx.lang())) } }
            }
        }
    }
}
