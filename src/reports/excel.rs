//! `POST /reports/…/file`: the same table as an Excel file, all its lines, each number as a number.

use super::{
    Report,
    ask::Ask,
    fact::ReportFact,
    names::Names,
    table::{About, Column, Table, Value},
    text,
};
use crate::{
    kernel::{Lang, Result},
    log::{Record, Subject},
    store::Read,
    web::{
        Cx, Reply,
        sheet::{Cell, Column as Wide, Sheet, hand_over},
    },
};

/// Names of so many lines are read at a time.
const CHUNK: usize = 500;

pub async fn take(cx: Cx) -> Result<Reply> {
    let (report, own) = (Report::of(&cx)?, cx.clone());
    let table = cx.store().read_long(move |reads| {
        let ask = Ask { whole: true, ..Ask::read(&own, reads, report)? };
        Ok(report.run(&own, reads, &ask)?.table)
    });
    let (table, lang) = (table.await?, cx.lang());
    let columns = columns(&table, lang, cx.frame().currency.sign());
    let record =
        |tx: &mut crate::store::Write<'_>, rows| tx.record(Subject::shop(), &ReportFact::Taken { report: report.key.into(), rows });
    hand_over(&cx, report.title.get(lang).into(), columns, record, move |reads, sheet| fill(reads, sheet, &table, lang)).await
}

/// Whether the lines are products: they have a code and a unit beside the name.
fn of_products(table: &Table) -> bool {
    table.lines.iter().all(|line| matches!(line.about, About::Product(_)))
}

fn columns(table: &Table, lang: Lang, sign: &str) -> Vec<Wide> {
    let wide = |title: &str, width: u8| Wide { title: title.into(), width };
    let mut all = vec![wide(table.subject.get(lang), 42)];
    if of_products(table) {
        all.insert(0, wide(text::CODE.get(lang), 12));
        all.push(wide(text::UNIT.get(lang), 7));
    }
    all.extend(table.columns.iter().map(|column| wide(&head(column, lang, sign), if column.word { 24 } else { 14 })));
    all
}

/// The head of a column by itself; the currency stands there and not in the cells.
pub fn head(column: &Column, lang: Lang, sign: &str) -> String {
    if column.sum { format!("{}, {sign}", column.title.get(lang)) } else { column.title.get(lang).into() }
}

fn cell(value: &Value, lang: Lang) -> Cell {
    match value {
        Value::Nothing => Cell::Nothing,
        Value::Quantity(quantity) => Cell::Quantity(*quantity),
        Value::Money(money) => Cell::Money(*money),
        Value::Percent(rate) => Cell::Hundredths(rate.0),
        Value::Ratio(number) => Cell::Hundredths(*number),
        Value::Days(tenths) => Cell::Hundredths(*tenths * 10),
        Value::Count(count) => Cell::Hundredths(*count * 100),
        Value::Day(day) => Cell::Day(*day),
        Value::Said(_) | Value::Paper(..) | Value::Class(..) | Value::Gauge(..) => Cell::text(value.show(lang)),
    }
}

fn fill(reads: &Read<'_>, sheet: &mut Sheet<'_>, table: &Table, lang: Lang) -> Result<u32> {
    let products = of_products(table);
    for lines in table.lines.chunks(CHUNK) {
        let names = Names::of(reads, lines, lang)?;
        for line in lines {
            let mut cells = match &line.about {
                About::Product(id) => {
                    let named = names.get(*id);
                    let said = |of: fn(&super::names::Named) -> &String| Cell::text(named.map_or("", |named| of(named)));
                    vec![said(|named| &named.code), said(|named| &named.name), said(|named| &named.measure)]
                }
                About::Document { title, .. } => vec![Cell::text(title)],
            };
            cells.extend(line.values.iter().map(|value| cell(value, lang)));
            sheet.row(&cells)?;
        }
    }
    sheet.filters(table.columns.len() + if products { 3 } else { 1 })?;
    if let Some(total) = &table.total {
        let mut cells = vec![Cell::text(text::TOTAL.get(lang))];
        if products {
            cells.extend([Cell::Nothing, Cell::Nothing]);
        }
        cells.extend(total.iter().map(|value| cell(value, lang)));
        sheet.row(&cells)?;
    }
    Ok(u32::try_from(table.lines.len()).unwrap_or(u32::MAX))
}
