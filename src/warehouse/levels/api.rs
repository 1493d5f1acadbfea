//! Minimums and targets for other programs.

use poem_openapi::{Object, OpenApi, param::Query, payload::Json};

use super::{page::chosen, parse};
use crate::{
    catalog::goods::{Measure, Product},
    kernel::{Error, Id, Quantity, Result, Right, mark},
    stock::{
        access::visible,
        levels::{self, Level},
    },
    store::Reads,
    web::{
        Fields,
        api::{Limit, May, Page, Sent, Tag, Words, after},
    },
};

/// What a warehouse is to have of a product.
#[derive(Object)]
#[oai(rename = "StockLevel")]
struct Shown {
    product: Id<mark::Product>,
    /// What is left must not fall below it.
    min: Quantity,
    /// What the warehouse is filled up to.
    target: Quantity,
}

/// Both empty take the level away; without a target it is the minimum.
#[derive(Clone, Object)]
#[oai(rename = "StockLevelFields", deny_unknown_fields, nullable_all)]
struct LevelFields {
    product: Id<mark::Product>,
    min: Option<Words>,
    target: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "StockLevelsFields", deny_unknown_fields)]
struct LevelsFields {
    warehouse: Id<mark::Warehouse>,
    /// Only the products that are sent change.
    #[oai(validator(min_items = 1, max_items = 5000))]
    levels: Vec<LevelFields>,
}

/// How many levels are not what they were.
#[derive(Object)]
#[oai(rename = "StockLevelsSet")]
struct Set {
    changed: u32,
}

pub struct Levels;

const SEE: usize = Right::SeeStock as usize;
const BUY: usize = Right::Purchase as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Levels {
    /// What a warehouse is to have, product by product; products of which nobody said are left out
    #[oai(path = "/stock-levels", method = "get", operation_id = "listStockLevels")]
    async fn list(
        &self,
        cx: May<SEE>,
        warehouse: Query<Id<mark::Warehouse>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Product>>().ok())?;
        let (limit, id) = (Limit::of(limit.0), warehouse.0);
        let mut found = cx
            .read(|reads| {
                visible(reads, &cx)?.iter().find(|one| one.id == id).ok_or(Error::Hidden)?;
                levels::page(reads, id, past, limit + 1)
            })
            .await?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|last| last.product.to_string());
        let show = |level: Level| Shown { product: level.product, min: level.min, target: level.target };
        Ok(Json(Page { items: found.into_iter().map(show).collect(), next }))
    }

    /// Sets minimums and targets of many products of a warehouse at once
    #[oai(path = "/stock-levels", method = "post", operation_id = "setStockLevels")]
    async fn set(&self, cx: May<BUY>, levels: Json<LevelsFields>) -> Result<Json<Set>> {
        let (warehouse, asked) = (levels.0.warehouse, levels.0.levels);
        let (place, measures) = cx
            .read(|reads| {
                let place = chosen(&cx, reads, &warehouse.to_string())?;
                let measure =
                    |one: &LevelFields| reads.need::<Product>(&one.product).and_then(|product| reads.need::<Measure>(&product.measure));
                Ok((place, asked.iter().map(measure).collect::<Result<Vec<_>>>()?))
            })
            .await?;
        let mut sent = Sent::default();
        for (at, one) in asked.iter().enumerate() {
            sent.put(&format!("min_{at}"), &format!("levels[{at}].min"), one.min.as_ref());
            sent.put(&format!("target_{at}"), &format!("levels[{at}].target"), one.target.as_ref());
        }
        let parse_all = |f: &mut Fields<'_>| {
            let rows = asked.iter().zip(&measures).enumerate();
            rows.map(|(at, (one, measure))| parse(f, &at.to_string(), (place.id, one.product), measure)).collect::<Vec<_>>()
        };
        let changed = cx.perform(sent, parse_all, |tx, asks: &Vec<Level>| self::levels::set(tx, asks)).await?;
        Ok(Json(Set { changed }))
    }
}
