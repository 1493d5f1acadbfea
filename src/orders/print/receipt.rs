//! Квитанция о приёме: A5, with a tear-off strip for the device.

use maud::{Markup, html};

use super::{Papers, client, day, device, head, label_digits, link, paper};
use crate::{
    kernel::{Money, name},
    orders::{tables::Line, text},
    web::{Cx, ui},
};

pub fn sheet(cx: &Cx, papers: &Papers) -> Markup {
    let (order, lang) = (&papers.order, cx.lang());
    let zone = &cx.frame().zone;
    let row = |label: &str, value: &str| html! { @if !value.is_empty() { dt { (label) } dd { (value) } } };
    let deadline = order.deadline.map(|at| format!("{}, {}", day(cx, at), zone.hour_minute(at))).unwrap_or_default();
    html! {
        (paper("sheet--a5", &head(cx, papers), html! {
            h1 { (text::P_RECEIPT_TITLE.with(lang, &[&order.number])) }
            p.doc__date { (day(cx, order.created)) ", " (zone.hour_minute(order.created)) " · " (text::P_TAKEN_BY.with(lang, &[&name::short_name(&papers.received_by)])) }
            div.doc__cols {
                dl.doc__kv {
                    dt { (text::CLIENT.get(lang)) } dd { (client(papers)) }
                    (row(text::DEVICE.get(lang), &device(papers)))
                    (row(papers.serial_name.get(lang), &papers.device.serial))
                    (row(text::DEADLINE.get(lang), &deadline))
                }
                figure.doc__qr { (link(cx, papers)) }
            }
            // What a person wrote may be long: it has the whole width.
            dl.doc__kv {
                (row(text::MALFUNCTION.get(lang), &order.malfunction))
                (row(text::KIT.get(lang), &order.kit))
                (row(text::APPEARANCE.get(lang), &order.appearance))
            }
            (estimate(cx, papers))
            ol.doc__terms { @for paragraph in &papers.terms { li { (paragraph.get(lang)) } } }
            div.doc__end {
                div.doc__signs {
                    div { span {} p { (text::P_GAVE.with(lang, &[&name::short_name(&papers.client.name)])) } }
                    div { span {} p { (text::P_TOOK.with(lang, &[&name::short_name(&papers.received_by)])) } }
                }
                (strip(cx, papers, &deadline))
            }
        }))
    }
}

/// Lines a receipt names one by one; the rest go as one sum, the act will name them all.
const NAMED: usize = 6;

/// What it will cost: lines when they are known, else the estimate; less what was prepaid.
fn estimate(cx: &Cx, papers: &Papers) -> Markup {
    let (order, lang) = (&papers.order, cx.lang());
    let total = if papers.lines.is_empty() { order.estimate.unwrap_or_default() } else { order.totals.total() };
    if total.is_zero() && order.paid.is_zero() {
        return html! { p { (text::P_PRICE_LATER.get(lang)) } };
    }
    // One line in place of one is no shorter.
    let named = if papers.lines.len() > NAMED + 1 { NAMED } else { papers.lines.len() };
    let (named, rest) = papers.lines.split_at(named);
    let count = i64::try_from(rest.len()).unwrap_or(i64::MAX);
    html! {
        table.doc__table {
            thead { tr { th { (text::P_PRELIMINARY.get(lang)) } th.num { (text::SUM.get(lang)) ", " (cx.frame().currency.sign()) } } }
            tbody {
                @for line in named { tr { td { (line.name) } td.num { (cx.money(line.net())) } } }
                @if count > 0 { tr { td { (text::P_MORE_LINES.of(count, lang)) } td.num { (cx.money(rest.iter().map(Line::net).sum())) } } }
                @if papers.lines.is_empty() { tr { td { (text::ESTIMATE.get(lang)) } td.num { (cx.money(total)) } } }
                @if !order.paid.is_zero() { tr { td { (text::P_PREPAID.get(lang)) } td.num { (cx.money(-order.paid)) } } }
            }
            tfoot { tr { td { (text::P_DUE_LATER.get(lang)) } td.num { (cx.money((total - order.paid).max(Money::ZERO))) } } }
        }
    }
}

/// The part that is torn off and put with the device.
fn strip(cx: &Cx, papers: &Papers, deadline: &str) -> Markup {
    let digits = papers.client.phones.first().map(|phone| phone.phone.digits().to_string()).unwrap_or_default();
    let tail: String = digits.chars().skip(digits.len().saturating_sub(4)).collect();
    html! {
        div.doc__tear {
            b { (papers.order.number) }
            span { (papers.device.title()) br; (name::short_name(&papers.client.name)) " · " (tail) }
            span { (deadline) br; (name::short_name(&papers.master)) }
            (ui::svg::code128(&label_digits(&papers.location, &papers.order)))
            @if papers.order.urgent { b { (text::URGENT.get(cx.lang())) } }
        }
    }
}
