//! Documents of the stock: their journal as it is filtered, and one of them with its lines.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    export::hand_over,
    fact::What,
    text::{self as common, goods as text},
};
use crate::{
    clients,
    kernel::{Id, Lang, Money, Result, Text, mark},
    stock::{
        self,
        access::{sees_cost, visible},
    },
    store::{Read, Reads},
    warehouse::{self, DocLine, Document, Met},
    web::{
        Cx, Reply,
        sheet::{Cell, Sheet, columns},
    },
};

const HEADS: [(Text, u8); 13] = [
    (text::C_DAY, 12),
    (text::C_DOCUMENT, 22),
    (text::C_NUMBER, 9),
    (text::C_STATE, 13),
    (text::C_WAREHOUSE, 22),
    (text::C_TO, 22),
    (text::C_SUPPLIER, 28),
    (text::C_PAPER, 18),
    (text::C_PAPER_DAY, 12),
    (text::C_POSITIONS, 10),
    (text::C_AUTHOR, 22),
    (text::C_COMMENT, 32),
    (text::C_SUM, 14),
];

/// `POST /exchange/documents`: what the journal shows at this address, all its pages.
pub async fn journal(cx: Cx) -> Result<Reply> {
    let (lang, own) = (cx.lang(), cx.clone());
    let all = cx.read(|r| stock::all_warehouses(r)).await?;
    let seen = cx.read(|r| visible(r, &cx)).await?;
    let open: Vec<Id<mark::Warehouse>> = seen.iter().filter(|one| sees_cost(&cx, one)).map(|one| one.id).collect();
    // The sum stands last, so that whoever may not see it anywhere gets the other columns as they are.
    let shown = if open.is_empty() { HEADS.len() - 1 } else { HEADS.len() };
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        let name = |id: Id<mark::Warehouse>| Cell::text(all.iter().find(|one| one.id == id).map_or("", |one| one.name.get(lang)));
        let (mut suppliers, mut rows) = (HashMap::new(), 0);
        warehouse::each_document_listed(&own, reads, |document| {
            let supplier = supplier(reads, &mut suppliers, document.supplier)?;
            let cells = [
                Cell::Day(document.day),
                Cell::text(warehouse::kind_title(document.kind).get(lang)),
                number(&document),
                Cell::text(warehouse::state_title(&document).get(lang)),
                name(document.warehouse),
                document.to.map_or(Cell::Nothing, name),
                Cell::text(supplier),
                Cell::text(&document.paper),
                document.paper_day.map_or(Cell::Nothing, Cell::Day),
                Cell::Count(u32::try_from(document.lines.len()).unwrap_or(u32::MAX)),
                Cell::text(&document.by_name),
                Cell::text(&document.comment),
                if open.contains(&document.warehouse) { Cell::Money(document.total) } else { Cell::Nothing },
            ];
            rows += 1;
            sheet.row(&cells[..shown])
        })?;
        sheet.filters(shown)?;
        Ok(rows)
    };
    hand_over(&cx, What::Documents, columns(lang, &HEADS[..shown]), fill).await
}

/// A draft has none.
fn number(document: &Document) -> Cell {
    if document.number == 0 { Cell::Nothing } else { Cell::text(format!("{:05}", document.number)) }
}

fn supplier(reads: &Read<'_>, known: &mut HashMap<Id<mark::Client>, String>, id: Option<Id<mark::Client>>) -> Result<String> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(match known.entry(id) {
        Entry::Occupied(one) => one.get().clone(),
        Entry::Vacant(place) => place.insert(clients::client(reads, id)?.name).clone(),
    })
}

const LINE_HEADS: [(Text, u8); 9] = [
    (text::C_LINE, 6),
    (text::C_CODE, 10),
    (text::C_PRODUCT, 46),
    (text::C_QUANTITY, 12),
    (text::C_UNIT, 9),
    (text::C_BIN, 14),
    (text::C_SERIALS, 32),
    (text::C_PRICE, 14),
    (text::C_SUM, 14),
];
/// Columns of money begin here.
const PRICE: usize = 7;

/// `POST /exchange/documents/:id`: one document with its lines, with the sums its page shows.
pub async fn document(cx: Cx) -> Result<Reply> {
    let (lang, met) = (cx.lang(), warehouse::met(&cx).await?);
    let money = met.cost && (!met.document.is_draft() || met.document.kind.priced());
    let shown = if money { LINE_HEADS.len() } else { PRICE };
    let mut heads = columns(lang, &LINE_HEADS[..shown]);
    if money && !met.document.is_draft() {
        heads[PRICE].title = text::C_COST.get(lang).to_string();
    }
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        for (at, line) in (1..).zip(&met.document.lines) {
            sheet.row(&line_cells(reads, &met, at, line, lang)?[..shown])?;
        }
        sheet.filters(shown)?;
        if money {
            totals(sheet, &met.document, lang)?;
        }
        Ok(u32::try_from(met.document.lines.len()).unwrap_or(u32::MAX))
    };
    hand_over(&cx, What::Document, heads, fill).await
}

fn line_cells(reads: &Read<'_>, met: &Met, at: u32, line: &DocLine, lang: Lang) -> Result<[Cell; 9]> {
    let bin = line.bin.map(|id| reads.get::<stock::Bin>(&id)).transpose()?.flatten();
    let (price, sum) = met.document.shown(line);
    Ok([
        Cell::Count(at),
        Cell::text(&line.code),
        Cell::text(&line.name),
        Cell::Quantity(line.quantity),
        Cell::text(line.measure.get(lang)),
        Cell::text(bin.map_or(String::new(), |bin| bin.name)),
        Cell::text(line.serials.join(", ")),
        Cell::Money(price),
        Cell::Money(sum),
    ])
}

/// What a draft's delivery will add, and what the document comes to.
fn totals(sheet: &mut Sheet<'_>, document: &Document, lang: Lang) -> Result<()> {
    if document.is_draft() && document.extra != Money::ZERO {
        sheet.total(text::EXTRA.get(lang), LINE_HEADS.len(), &[Cell::Money(document.extra)])?;
    }
    sheet.total(common::TOTAL.get(lang), LINE_HEADS.len(), &[Cell::Money(document.total)])
}
