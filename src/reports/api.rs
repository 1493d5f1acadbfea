//! `/stock-reports`: the same tables for other programs.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
    types::ToJSON,
};

use super::{
    Report, STOCK,
    ask::Ask,
    names::Names,
    table::{About, Line, Table, Value},
};
use crate::{
    kernel::{Day, Id, Money, Rate, Result, Right, mark},
    store::Read,
    web::{
        Cx,
        api::{Limit, May, Tag, after},
    },
};

#[derive(Object)]
#[oai(rename = "StockReport")]
struct Known {
    key: String,
    title: String,
    /// The question it answers.
    answers: String,
}

#[derive(Object)]
#[oai(rename = "StockReportTable", skip_serializing_if_is_none)]
struct Shown {
    title: String,
    columns: Vec<ShownColumn>,
    rows: Vec<ShownRow>,
    /// Of the whole table, a cell for each column.
    total: Option<Vec<Option<String>>>,
    /// Goes into `after` of the following request; without it these were the last rows.
    next: Option<String>,
}

#[derive(Object)]
#[oai(rename = "StockReportColumn")]
struct ShownColumn {
    /// What `sort` calls it; with a minus before it, from the largest.
    key: String,
    title: String,
}

#[derive(Object)]
#[oai(rename = "StockReportRow", skip_serializing_if_is_none)]
struct ShownRow {
    product: Option<Id<mark::Product>>,
    code: Option<String>,
    /// Of the product or of the document.
    name: String,
    /// A cell for each column: numbers as decimals, days as dates.
    cells: Vec<Option<String>>,
}

/// Money, quantities, days and shares as they stand everywhere in the API.
fn cell(value: &Value) -> Option<String> {
    let said = match value {
        Value::Nothing => return None,
        Value::Quantity(quantity) => quantity.to_json(),
        Value::Money(money) => money.to_json(),
        Value::Percent(rate) => rate.to_json(),
        Value::Ratio(hundredths) => Money(*hundredths).to_json(),
        Value::Days(tenths) => Money(*tenths * 10).to_json(),
        Value::Day(day) => day.to_json(),
        Value::Count(count) => return Some(count.to_string()),
        Value::Said(said) | Value::Paper(said, _) => return Some(said.clone()),
        Value::Class(_, letter) => return Some((*letter).into()),
        Value::Gauge(has, _) => has.to_json(),
    };
    said.and_then(|said| said.as_str().map(str::to_string))
}

fn row(line: &Line, names: &Names) -> ShownRow {
    let cells = line.values.iter().map(cell).collect();
    match &line.about {
        About::Document { title, .. } => ShownRow { product: None, code: None, name: title.clone(), cells },
        About::Product(id) => {
            let named = names.get(*id);
            let name = named.map_or_else(String::new, |named| named.name.clone());
            ShownRow { product: Some(*id), code: named.map(|named| named.code.clone()), name, cells }
        }
    }
}

fn shown(cx: &Cx, reads: &Read<'_>, report: &Report, table: &Table, (past, limit): (usize, usize)) -> Result<Shown> {
    let lang = cx.lang();
    let lines = &table.lines[past.min(table.lines.len())..(past + limit).min(table.lines.len())];
    let names = Names::of(reads, lines, lang)?;
    let column = |column: &super::table::Column| ShownColumn { key: column.key.into(), title: column.title.get(lang).into() };
    Ok(Shown {
        title: report.title.get(lang).into(),
        columns: table.columns.iter().map(column).collect(),
        rows: lines.iter().map(|line| row(line, &names)).collect(),
        total: table.total.as_ref().map(|total| total.iter().map(cell).collect()),
        next: (past + limit < table.lines.len()).then(|| (past + limit).to_string()),
    })
}

pub struct StockReports;

const SEE: usize = Right::SeeStockReports as usize;
/// Rows of one answer: a report is made anew for each.
const MOST: u16 = 10_000;

#[OpenApi(tag = "Tag::Stock")]
impl StockReports {
    /// Which reports there are
    #[oai(path = "/stock-reports", method = "get", operation_id = "listStockReports")]
    async fn list(&self, cx: May<SEE>) -> Json<Vec<Known>> {
        let lang = cx.lang();
        let known =
            |report: &&Report| Known { key: report.key.into(), title: report.title.get(lang).into(), answers: report.why.get(lang).into() };
        Json(STOCK.iter().map(known).collect())
    }

    /// One report, with the filters of its page; what does not concern it is passed over
    #[oai(path = "/stock-reports/:report", method = "get", operation_id = "getStockReport")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address, which `Ask` reads; here they are checked")]
    async fn get(
        &self,
        cx: May<SEE>,
        report: Path<String>,
        /// Balances at the end of this day.
        #[oai(name = "day")]
        _day: Query<Option<Day>>,
        /// The first and the last day; the last thirty days unless said.
        #[oai(name = "from")]
        _from: Query<Option<Day>>,
        #[oai(name = "to")] _to: Query<Option<Day>>,
        #[oai(name = "warehouse")] _warehouse: Query<Option<Id<mark::Warehouse>>>,
        #[oai(name = "location")] _location: Query<Option<Id<mark::Location>>>,
        #[oai(name = "category")] _category: Query<Option<Id<mark::GoodsCategory>>>,
        /// Of one product: its movement.
        #[oai(name = "product")]
        _product: Query<Option<Id<mark::Product>>>,
        #[oai(name = "q")] _q: Query<Option<String>>,
        /// How it is looked at, as the page's address says it: `bins`, `batches`, `warehouses`, `profit`.
        #[oai(name = "view")]
        _view: Query<Option<String>>,
        /// Goods that earn less than this share, in percent.
        #[oai(name = "margin")]
        _margin: Query<Option<Rate>>,
        /// Goods nobody took for so many days.
        #[oai(name = "idle")]
        _idle: Query<Option<u16>>,
        #[oai(name = "sort")] _sort: Query<Option<String>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit<MOST>>>,
    ) -> Result<Json<Shown>> {
        let report = Report::named(&report.0)?;
        let past = self::after(&cx, after.0.as_deref(), |said| said.parse().ok())?.unwrap_or(0_u32);
        let part = (usize::try_from(past).unwrap_or(usize::MAX), Limit::of(limit.0));
        let own = (*cx).clone();
        let read = cx.store().read_long(move |reads| {
            let ask = Ask { whole: true, ..Ask::read(&own, reads, report)? };
            shown(&own, reads, report, &report.run(&own, reads, &ask)?.table, part)
        });
        Ok(Json(read.await?))
    }
}
