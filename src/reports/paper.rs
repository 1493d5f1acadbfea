//! `GET /reports/…/print`: the same table on paper, A4 across.

use maud::{Markup, html};

use super::{
    Made, Report,
    ask::{Ask, Filter},
    excel::head,
    names::Names,
    table::{About, Value},
    text,
};
use crate::{
    kernel::Result,
    web::{Cx, Page, Reply, ui, ui::table as list},
};

/// Lines on paper; a longer report is a file.
const MOST: usize = 1_000;

struct Paper {
    ask: Ask,
    made: Made,
    names: Names,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let (report, own) = (Report::of(&cx)?, cx.clone());
    let read = cx.store().read_long(move |reads| {
        let ask = Ask::read(&own, reads, report)?;
        let made = report.run(&own, reads, &ask)?;
        let names = Names::of(reads, &made.table.lines[..made.table.lines.len().min(MOST)], ask.lang)?;
        Ok(Paper { ask, made, names })
    });
    let (paper, lang) = (read.await?, cx.lang());
    let title = report.title.get(lang);
    let body = html! {
        main id="main" {
            header.printbar {
                a.btn.btn--quiet href=(list::with_param(&cx, &report.path(), "after", None)) { (ui::icon("chevron-left")) (title) }
                h1 { (text::PRINT.get(lang)) }
                span.vr-gap {}
                button.btn.btn--primary type="button" data-print { (ui::icon("printer")) (text::PRINT.get(lang)) }
            }
            div.sheets tabindex="0" { (sheet(&cx, report, &paper)) }
        }
    };
    Ok(cx.page(Page::bare("printing", title, body)))
}

/// What the table is of: days, warehouse, category.
fn about(report: &Report, ask: &Ask) -> String {
    let lang = ask.lang;
    let said = |filter: &Filter| match filter {
        Filter::Day => Some(text::AS_OF.with(lang, &[&ask.day.full(lang)])),
        Filter::Period => Some(text::BETWEEN.with(lang, &[&ask.from.full(lang), &ask.to.full(lang)])),
        Filter::Warehouse => ask.warehouses.first().filter(|_| ask.warehouse.is_some()).map(|one| one.name.get(lang).to_string()),
        Filter::Location => ask.places.iter().find(|place| Some(place.id) == ask.place).map(|place| place.name.clone()),
        Filter::Category => ask.category.map(|id| ask.tree.path(id, lang)),
        Filter::Product => ask.product.as_ref().map(|product| product.name.clone()),
        Filter::Find => Some(ask.find.clone()).filter(|find| !find.is_empty()),
        _ => None,
    };
    report.filters.iter().filter_map(said).collect::<Vec<_>>().join(" \u{b7} ")
}

fn sheet(cx: &Cx, report: &Report, paper: &Paper) -> Markup {
    let (lang, table) = (cx.lang(), &paper.made.table);
    html! {
        article.sheet.sheet--wide {
            div.doc__top { header.doc__head { div { b.doc__org { (cx.frame().company) } } div.doc__code { span { (cx.today().full(lang)) } } } }
            div.doc__rest { div.doc__flow {
                h1 { (report.title.get(lang)) }
                p.doc__date { (about(report, &paper.ask)) }
                @match paper.made.empty.as_ref().filter(|_| table.lines.is_empty()) { Some(why) => p { (why) }, None => (self::table(cx, paper)) }
                @if table.lines.len() > MOST { p { (text::FIRST_LINES.with(lang, &[&MOST, &table.lines.len()])) } }
            } }
        }
    }
}

fn table(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, table, sign) = (cx.lang(), &paper.made.table, cx.frame().currency.sign());
    let stacks = table.stacks();
    let class = |stack: &[usize]| (!table.columns[stack[0]].word).then_some("num");
    let cells = |values: &[Value]| {
        html! {
            @for stack in &stacks {
                td class=[class(stack)] {
                    @for (nth, value) in stack.iter().map(|at| &values[*at]).filter(|value| **value != Value::Nothing).enumerate() {
                        @if nth == 0 { (value.show(lang)) } @else { br; small { (value.show(lang)) } }
                    }
                }
            }
        }
    };
    html! {
        table.doc__table {
            thead { tr { th { (table.subject.get(lang)) } @for stack in &stacks { th class=[class(stack)] { (head(&table.columns[stack[0]], lang, sign)) } } } }
            tbody {
                @for line in table.lines.iter().take(MOST) {
                    tr {
                        td { @match &line.about {
                            About::Product(id) => { (paper.names.get(*id).map_or("", |named| &named.name)) @if let Some(named) = paper.names.get(*id) { " " small { (named.code) } } }
                            About::Document { title, .. } => (title),
                        } }
                        (cells(&line.values))
                    }
                }
            }
            @if let Some(total) = &table.total { tfoot { tr { td { (text::TOTAL.get(lang)) } (cells(total)) } } }
        }
    }
}
