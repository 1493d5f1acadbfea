//! Balances, batches and the ledger for other programs.

use std::collections::BTreeMap;

use poem_openapi::{Object, OpenApi, param::Query, payload::Json};

use crate::{
    kernel::{Day, Error, Id, Moment, Money, Quantity, Result, Right, mark},
    stock::{
        Batch, Cell, CellKey, Move, MoveKind, NO_BIN, Stock,
        access::{sees_cost, visible},
        balance,
    },
    store::{Order, Read, Reads, Row, Walk},
    web::{
        Cx,
        api::{Limit, May, Page, Tag, after},
    },
};

/// How much of a product lies in a warehouse.
#[derive(Object)]
#[oai(rename = "StockBalance", skip_serializing_if_is_none)]
struct ShownBalance {
    product: Id<mark::Product>,
    quantity: Quantity,
    /// Promised to orders.
    reserved: Quantity,
    /// What it cost; for those who may see it.
    cost: Option<Money>,
}

/// What is left of a batch on a shelf.
#[derive(Object)]
#[oai(rename = "StockBatch", skip_serializing_if_is_none)]
struct ShownCell {
    product: Id<mark::Product>,
    batch: u64,
    /// The day it came to the company.
    received: Day,
    /// The document it came by.
    document: Id<mark::Document>,
    supplier: Option<Id<mark::Client>>,
    bin: Option<Id<mark::Bin>>,
    quantity: Quantity,
    /// What it cost; for those who may see it.
    cost: Option<Money>,
}

/// A line of the ledger: never changed, never deleted.
#[derive(Object)]
#[oai(rename = "StockMove", skip_serializing_if_is_none)]
pub struct ShownMove {
    number: u64,
    kind: MoveKind,
    /// The day it counts for.
    day: Day,
    /// When it was entered.
    at: Moment,
    document: Id<mark::Document>,
    /// Its line in the document.
    line: u32,
    product: Id<mark::Product>,
    warehouse: Id<mark::Warehouse>,
    /// The shelf, where it is one.
    bin: Option<Id<mark::Bin>>,
    batch: u64,
    /// Above zero: came; below: left.
    quantity: Quantity,
    /// What it cost; for those who may see it.
    cost: Option<Money>,
    /// The line this one takes back.
    answers: Option<u64>,
}

/// Lines of the ledger on one page.
pub const BULK: u16 = 10_000;
/// Lines looked through for one page, when most of them do not suit or are of warehouses the person does not see.
pub const LOOKED: usize = 50_000;

pub struct Ledger;

pub const SEE: usize = Right::SeeStock as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Ledger {
    /// What lies in a warehouse now, product by product
    #[oai(path = "/stock-balances", method = "get", operation_id = "listStockBalances")]
    async fn balances(
        &self,
        cx: May<SEE>,
        warehouse: Query<Id<mark::Warehouse>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<ShownBalance>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Product>>().ok())?;
        let (limit, id) = (Limit::of(limit.0), warehouse.0);
        let page = cx.read(|reads| {
            let place = visible(reads, &cx)?.into_iter().find(|one| one.id == id).ok_or(Error::Hidden)?;
            let (cost, mut page) = (sees_cost(&cx, &place), Page { items: Vec::<ShownBalance>::new(), next: None });
            let mut visit = |row: Stock| {
                if page.items.len() == limit {
                    page.next = page.items.last().map(|last| last.product.to_string());
                    return Ok(Walk::Stop);
                }
                if !row.is_empty() {
                    let worth = cost.then(|| balance::worth(reads, &row)).transpose()?;
                    page.items.push(ShownBalance { product: row.product, quantity: row.quantity, reserved: row.reserved, cost: worth });
                }
                Ok(Walk::On)
            };
            match past {
                Some(product) => reads.walk_past::<Stock>((id,), Order::Ascending, &(id, product), &mut visit)?,
                None => reads.walk::<Stock>((id,), Order::Ascending, &mut visit)?,
            }
            Ok(page)
        });
        Ok(Json(page.await?))
    }

    /// Batches that lie in a warehouse now, in the order they leave it, product by product
    #[oai(path = "/stock-batches", method = "get", operation_id = "listStockBatches")]
    async fn batches(
        &self,
        cx: May<SEE>,
        warehouse: Query<Id<mark::Warehouse>>,
        product: Query<Option<Id<mark::Product>>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit<BULK>>>,
    ) -> Result<Json<Page<ShownCell>>> {
        let past = self::after(&cx, after.0.as_deref(), CellPlace::read)?;
        let (limit, id, only) = (Limit::of(limit.0), warehouse.0, product.0);
        let page = cx.read(|reads| {
            let place = visible(reads, &cx)?.into_iter().find(|one| one.id == id).ok_or(Error::Hidden)?;
            let (cost, mut page) = (sees_cost(&cx, &place), Page { items: Vec::<ShownCell>::new(), next: None });
            let mut last = None;
            let mut visit = |cell: Cell| {
                if page.items.len() == limit {
                    page.next = last.as_ref().map(CellPlace::write);
                    return Ok(Walk::Stop);
                }
                last = Some(CellPlace(cell.key()));
                let batch = reads.need::<Batch>(&cell.batch)?;
                page.items.push(ShownCell {
                    product: cell.product,
                    batch: cell.batch,
                    received: cell.day,
                    document: batch.document,
                    supplier: batch.supplier,
                    bin: (cell.bin != NO_BIN).then_some(cell.bin),
                    quantity: cell.quantity,
                    cost: cost.then_some(cell.cost),
                });
                Ok(Walk::On)
            };
            match (past, only) {
                (Some(CellPlace(key)), Some(product)) => reads.walk_past::<Cell>((id, product), Order::Ascending, &key, &mut visit)?,
                (Some(CellPlace(key)), None) => reads.walk_past::<Cell>((id,), Order::Ascending, &key, &mut visit)?,
                (None, Some(product)) => reads.walk::<Cell>((id, product), Order::Ascending, &mut visit)?,
                (None, None) => reads.walk::<Cell>((id,), Order::Ascending, &mut visit)?,
            }
            Ok(page)
        });
        Ok(Json(page.await?))
    }

    /// Lines of the ledger in the order they were written, thousands at once
    ///
    /// `next` goes on from there tomorrow, too: whoever keeps a copy asks only for what is new.
    #[oai(path = "/stock-moves", method = "get", operation_id = "listStockMoves")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address")]
    async fn moves(
        &self,
        cx: May<SEE>,
        warehouse: Query<Option<Id<mark::Warehouse>>>,
        product: Query<Option<Id<mark::Product>>>,
        kind: Query<Option<MoveKind>>,
        /// The first and the last day they count for.
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit<BULK>>>,
    ) -> Result<Json<Page<ShownMove>>> {
        let past: u64 = self::after(&cx, after.0.as_deref(), |number| number.parse().ok())?.unwrap_or(0);
        let suits = |line: &Move| {
            warehouse.0.is_none_or(|id| line.warehouse == id)
                && product.0.is_none_or(|id| line.product == id)
                && kind.0.is_none_or(|kind| line.kind == kind)
                && from.0.is_none_or(|day| line.day >= day)
                && to.0.is_none_or(|day| line.day <= day)
        };
        Ok(Json(cx.read(|reads| bulk(&cx, reads, past, Limit::of(limit.0), suits)).await?))
    }
}

/// Where a page of batches ended.
struct CellPlace(CellKey);

impl CellPlace {
    fn read(text: &str) -> Option<CellPlace> {
        let mut parts = text.split('-');
        let (warehouse, product) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let (day, batch, bin) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(CellPlace((warehouse, product, Day::from_number(day), batch, bin)))
    }
    fn write(&self) -> String {
        let (warehouse, product, day, batch, bin) = &self.0;
        format!("{warehouse}-{product}-{}-{batch}-{bin}", day.number())
    }
}

/// Warehouses this person may look into, each with whether he sees what its goods cost.
pub fn seen(reads: &Read<'_>, cx: &Cx) -> Result<BTreeMap<Id<mark::Warehouse>, bool>> {
    Ok(visible(reads, cx)?.iter().map(|one| (one.id, sees_cost(cx, one))).collect())
}

/// One page of the ledger past a line. Whoever sees few warehouses gets a short page and where to go on.
fn bulk(cx: &Cx, reads: &Read<'_>, past: u64, limit: usize, suits: impl Fn(&Move) -> bool) -> Result<Page<ShownMove>> {
    let costs = seen(reads, cx)?;
    let (mut page, mut looked, mut last) = (Page { items: Vec::new(), next: None }, 0, past);
    reads.walk_past::<Move>((), Order::Ascending, &past, |line| {
        if page.items.len() == limit || looked == LOOKED {
            page.next = Some(last.to_string());
            return Ok(Walk::Stop);
        }
        (looked, last) = (looked + 1, line.number);
        if let Some(cost) = costs.get(&line.warehouse).filter(|_| suits(&line)) {
            page.items.push(shown(&line, *cost));
        }
        Ok(Walk::On)
    })?;
    Ok(page)
}

pub fn shown(line: &Move, cost: bool) -> ShownMove {
    ShownMove {
        number: line.number,
        kind: line.kind,
        day: line.day,
        at: line.at,
        document: line.document,
        line: line.line,
        bin: (line.bin != NO_BIN).then_some(line.bin),
        product: line.product,
        warehouse: line.warehouse,
        batch: line.batch,
        quantity: line.quantity,
        cost: cost.then_some(line.value()),
        answers: line.answers,
    }
}
