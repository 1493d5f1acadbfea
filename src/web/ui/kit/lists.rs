//! A table with everything around it, figures, the feed and the steps.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Money, money::Currency},
    web::{
        Cx,
        ui::{self, gauge, icon, panel, table},
    },
};

/// Number, tone and name of the status, share of the norm, sum. The marks of a row follow the norm.
const ROWS: [(&str, &str, usize, Option<i64>, i64); 3] =
    [("2026-0412", "teal", 5, Some(50), 450_000), ("2026-0409", "amber", 4, Some(92), 1_250_000), ("2026-0398", "blue", 1, Some(150), 0)];

pub fn all(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        (listing(cx))
        (figures(cx))
        div.grid-2 {
            (panel(text::EVENTS.get(lang), html! {}, events(cx)))
            section.panel { (ui::empty("clipboard-list", text::NOTHING.get(lang), text::NOTHING_WHY.get(lang), html! { button.btn.btn--primary type="button" { (text::TAKE_IN.get(lang)) } })) }
        }
    }
}

fn listing(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let sort = cx.query("sort").unwrap_or_else(|| "-number".to_string());
    let mut rows = ROWS;
    match sort.as_str() {
        "number" => rows.reverse(),
        "sum" => rows.sort_by_key(|row| row.4),
        "-sum" => rows.sort_by_key(|row| -row.4),
        _ => {}
    }
    let head = |key: &str, said: &str, class: &str| table::sort_head(cx, super::PATH, &sort, key, said, class);
    html! {
        section.panel {
            header.panel__head { h2 { (text::LISTS.get(lang)) } }
            nav.views aria-label=(text::LISTS.get(lang)) {
                @for (at, said) in [text::OPEN, text::LATE, text::ALL].iter().enumerate() {
                    a href=(super::PATH) aria-current=[(at == 0).then_some("true")] { (said.get(lang)) span.count data-bad[at == 1] { (3 - at) } }
                }
            }
            div.data-wrap tabindex="0" aria-label=(text::LISTS.get(lang)) {
                table.data.data--cards {
                    thead { tr {
                        (head("number", text::ORDER.get(lang), ""))
                        th { (text::STATUS.get(lang)) }
                        th { (text::GAUGES.get(lang)) }
                        th.grow { (text::FAULT.get(lang)) }
                        (head("sum", text::SUM.get(lang), "num"))
                    } }
                    tbody { @for (at, row) in rows.iter().enumerate() { (line(cx, row, at)) } }
                }
            }
            div.pager { span { (text::SHOWN.get(lang)) } div.pager__sum { span { (text::SUM.get(lang)) " " b { (ui::money(Money(1_700_000), Currency::Rub, lang)) } } } }
        }
    }
}

fn line(cx: &Cx, row: &(&str, &str, usize, Option<i64>, i64), at: usize) -> Markup {
    let (lang, (number, tone, status, share, sum)) = (cx.lang(), *row);
    let said = match share {
        Some(..80) => text::HOURS,
        Some(80..=100) => text::NEARLY,
        _ => text::OVER,
    };
    html! {
        tr data-warn[share.is_some_and(|share| (80..=100).contains(&share))] data-over[share.is_some_and(|share| share > 100)] {
            td.c-no { span.no { (number) } }
            td.c-status { (ui::chip(tone, text::STATUSES[status].get(lang))) }
            td.c-meta { (gauge::norm(share, said.get(lang))) }
            td.grow.c-title { "Samsung Galaxy S23" span.sub { (text::FAULTS[at].get(lang)) } }
            td.num.c-sum { (Money(sum).show(lang)) }
        }
    }
}

fn figures(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        div.kpis aria-label=(text::NUMBERS.get(lang)) {
            div.kpi { span { (text::REVENUE.get(lang)) } b { "48 200" i { (Currency::Rub.sign()) } } span.kpi__note { span.delta { (icon("arrow-up")) "12 %" } (text::MORE_THAN.get(lang)) } }
            div.kpi { span { (text::IN_WORK.get(lang)) } b { "34" } span.kpi__note { (text::HOURS.get(lang)) } }
            div.kpi data-bad { span { (text::LATE.get(lang)) } b { "2" } span.kpi__note { span.delta data-bad { (icon("arrow-up")) "1" } } }
        }
    }
}

fn events(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        ol.steps {
            @for (at, status) in text::STATUSES.iter().enumerate().take(4) {
                li data-done[at < 2] aria-current=[(at == 2).then_some("step")] data-tone=[(at == 2).then_some("violet")] { b { (status.get(lang)) } @if at < 3 { "12:4" (at) } }
            }
        }
        ul.feed {
            li.feed__day { (text::TODAY.get(lang)) }
            li {
                span.feed__mark data-tone="violet" { (icon("arrow-right")) }
                div { (text::STATUSES[1].get(lang)) " \u{2192} " (text::STATUSES[2].get(lang)) span.hint { " \u{b7} " (text::OTHER.get(lang)) } }
                time { "12:42" }
            }
            li {
                span.feed__mark { (icon("message-square")) }
                div { (text::COMMENT.get(lang)) div { span.bubble { (text::QUOTE.get(lang)) } } }
                time { "12:41" }
            }
            li { span.feed__mark data-tone="green" { (icon("check")) } div { (text::TOOK_IN.get(lang)) } time { "12:40" } }
        }
    }
}
