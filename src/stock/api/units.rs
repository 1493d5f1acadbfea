//! `/stock-units`: things with numbers of their own.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::ledger::{BULK, LOOKED, SEE, ShownMove, seen, shown};
use crate::{
    kernel::{Day, Error, Id, Result, mark},
    stock::{
        Batch, Move, NO_BIN,
        units::{self, UNIT_BY_SERIAL, Unit, UnitState},
    },
    store::{Order, Read, Reads, Walk},
    web::{
        Cx,
        api::{Limit, May, Page, Tag, after},
    },
};

/// A thing with a number of its own.
#[derive(Object)]
#[oai(rename = "StockUnit", skip_serializing_if_is_none)]
struct ShownUnit {
    id: Id<mark::Unit>,
    serial: String,
    product: Id<mark::Product>,
    state: UnitState,
    /// Where it lies, or lay last.
    warehouse: Id<mark::Warehouse>,
    bin: Option<Id<mark::Bin>>,
    batch: u64,
    /// Promised to an order.
    reserved: bool,
}

/// A thing with all that happened to it.
#[derive(Object)]
#[oai(rename = "StockUnitPassport", skip_serializing_if_is_none)]
struct ShownPassport {
    unit: ShownUnit,
    /// The day its batch came, by which document and from whom.
    received: Day,
    document: Id<mark::Document>,
    supplier: Option<Id<mark::Client>>,
    /// Oldest first.
    moves: Vec<ShownMove>,
}

pub struct Units;

#[OpenApi(tag = "Tag::Stock")]
impl Units {
    /// Things with numbers of their own, wherever they went
    #[oai(path = "/stock-units", method = "get", operation_id = "listStockUnits")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address")]
    async fn units(
        &self,
        cx: May<SEE>,
        /// The whole number; one page of answers.
        serial: Query<Option<String>>,
        product: Query<Option<Id<mark::Product>>>,
        warehouse: Query<Option<Id<mark::Warehouse>>>,
        state: Query<Option<UnitState>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit<BULK>>>,
    ) -> Result<Json<Page<ShownUnit>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Unit>>().ok())?;
        let suits = |unit: &Unit| {
            product.0.is_none_or(|id| unit.product == id)
                && warehouse.0.is_none_or(|id| unit.warehouse == id)
                && state.0.is_none_or(|state| unit.state == state)
        };
        let page = cx.read(|reads| match &serial.0 {
            Some(serial) => {
                let seen = seen(reads, &cx)?;
                let found = reads.by(&UNIT_BY_SERIAL, (units::serial(serial),))?;
                let suitable = found.into_iter().filter(|unit| seen.contains_key(&unit.warehouse) && suits(unit));
                Ok(Page { items: suitable.map(ShownUnit::from).collect(), next: None })
            }
            None => page_of_units(&cx, reads, past.unwrap_or(Id::fixed(0)), Limit::of(limit.0), suits),
        });
        Ok(Json(page.await?))
    }

    /// The passport of one thing: whom it came from, every move of it
    #[oai(path = "/stock-units/:unit_id", method = "get", operation_id = "getStockUnit")]
    async fn unit(&self, cx: May<SEE>, unit_id: Path<Id<mark::Unit>>) -> Result<Json<ShownPassport>> {
        let id = unit_id.0;
        let passport = cx.read(|reads| {
            let (unit, seen) = (reads.need::<Unit>(&id)?, seen(reads, &cx)?);
            if !seen.contains_key(&unit.warehouse) {
                return Err(Error::Hidden);
            }
            let batch = reads.need::<Batch>(&unit.batch)?;
            let moves = units::passport(reads, id)?;
            let cost = |line: &Move| seen.get(&line.warehouse).copied().unwrap_or_default();
            let moves = moves.iter().map(|line| shown(line, cost(line))).collect();
            Ok(ShownPassport { unit: unit.into(), received: batch.day, document: batch.document, supplier: batch.supplier, moves })
        });
        Ok(Json(passport.await?))
    }
}

impl From<Unit> for ShownUnit {
    fn from(unit: Unit) -> ShownUnit {
        ShownUnit {
            id: unit.id,
            serial: unit.serial,
            product: unit.product,
            state: unit.state,
            warehouse: unit.warehouse,
            bin: (unit.bin != NO_BIN).then_some(unit.bin),
            batch: unit.batch,
            reserved: unit.reservation.is_some(),
        }
    }
}

fn page_of_units(cx: &Cx, reads: &Read<'_>, past: Id<mark::Unit>, limit: usize, suits: impl Fn(&Unit) -> bool) -> Result<Page<ShownUnit>> {
    let seen = seen(reads, cx)?;
    let (mut page, mut looked, mut last) = (Page { items: Vec::new(), next: None }, 0, past);
    reads.walk_past::<Unit>((), Order::Ascending, &past, |unit| {
        if page.items.len() == limit || looked == LOOKED {
            page.next = Some(last.to_string());
            return Ok(Walk::Stop);
        }
        (looked, last) = (looked + 1, unit.id);
        if seen.contains_key(&unit.warehouse) && suits(&unit) {
            page.items.push(unit.into());
        }
        Ok(Walk::On)
    })?;
    Ok(page)
}
