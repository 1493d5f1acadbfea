//! `/stocktakes`: counts for other programs: a hand-held terminal reads codes into them.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{
    access::{self, Met, meet},
    conclude::{Settling, parse_finish, parse_settling},
    count::{Outcome, add, none_there},
    finish::finish,
    list::{self, Filter},
    scan,
    settle::settle,
    start,
    start_form::{self, Known},
    tables::{Line, State},
    text,
};
use crate::{
    kernel::{Day, Error, Id, Moment, Money, Quantity, Result, Right, mark},
    stock::access::visible,
    store::{Order, Read, Reads, Walk},
    web::{
        Cx, Fields,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
    },
};

#[derive(Object)]
#[oai(rename = "Stocktake", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Stocktake>,
    number: u64,
    state: State,
    /// When the book was written down: what moves later changes no difference.
    count_at: Moment,
    day: Day,
    location: Id<mark::Location>,
    warehouse: Id<mark::Warehouse>,
    /// A branch of the goods with all that grows from it; absent, every one.
    category: Option<Id<mark::GoodsCategory>>,
    bin: Option<Id<mark::Bin>>,
    /// What the book says is hidden until the count is finished.
    blind: bool,
    comment: String,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
    /// Every document its settlements made, those taken back too.
    documents: Vec<Id<mark::Document>>,
}

/// A product in a count.
#[derive(Object)]
#[oai(rename = "StocktakeLine", skip_serializing_if_is_none)]
struct ShownLine {
    product: Id<mark::Product>,
    code: String,
    name: String,
    /// Absent while a blind count is not finished.
    book: Option<Quantity>,
    /// Absent when nobody has counted it.
    counted: Option<Quantity>,
    /// Of things with numbers, those that were read.
    serials: Vec<String>,
    difference: Option<Quantity>,
    /// Of the difference; for those who may see it.
    cost: Option<Money>,
    /// It is to be counted again.
    waits: bool,
    /// Found here and not of what is counted.
    foreign: bool,
}

/// What became of a reading.
#[derive(Object)]
#[oai(rename = "StocktakeReading", skip_serializing_if_is_none)]
struct Reading {
    /// `added`, `how_much`, `which_one`, `several`, `twice`, `unknown`, `elsewhere` or `nothing`.
    outcome: String,
    product: Option<Id<mark::Product>>,
    name: Option<String>,
    /// What is counted of it now.
    total: Option<Quantity>,
    serial: Option<String>,
    /// Products among which one is to be named.
    choices: Vec<Id<mark::Product>>,
}

#[derive(Object)]
#[oai(rename = "NewStocktake", deny_unknown_fields, nullable_all)]
struct NewStocktake {
    /// Always needed.
    warehouse: Option<Words>,
    category: Option<Words>,
    bin: Option<Words>,
    /// Who counts; whoever may unless said otherwise.
    #[oai(validator(max_items = 50))]
    people: Option<Vec<Words>>,
    blind: Option<bool>,
    comment: Option<Words>,
}

/// A code that was read, or a product that was chosen.
#[derive(Object)]
#[oai(rename = "NewStocktakeEntry", deny_unknown_fields, nullable_all)]
struct NewEntry {
    /// A barcode, a number of a thing, a code; `5*460…` is five at once.
    code: Option<Words>,
    product: Option<Words>,
    /// One unless said otherwise.
    quantity: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "FinishStocktake", deny_unknown_fields, nullable_all)]
struct Finish {
    /// What nobody counted: `gone`, or as the `book` says. Needed when there is any.
    rest: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "SettleStocktake", deny_unknown_fields, nullable_all)]
struct Settle {
    /// Who pays for what is missing; nobody unless said.
    charged: Option<Words>,
    /// What one of a surplus costs; what it was bought for last unless said.
    #[oai(validator(max_items = 5000))]
    prices: Option<Vec<SurplusPrice>>,
}

#[derive(Object)]
#[oai(deny_unknown_fields)]
struct SurplusPrice {
    product: Words,
    price: Words,
}

fn shown(met: Met) -> Shown {
    let of = met.of;
    Shown {
        id: of.id,
        number: of.number,
        state: of.state,
        count_at: of.count_at,
        day: of.day,
        location: of.location,
        warehouse: of.warehouse,
        category: of.category,
        bin: of.bin,
        blind: of.blind,
        comment: of.comment,
        by: of.by,
        by_name: of.by_name,
        documents: of.documents,
    }
}

fn shown_line(met: &Met, line: Line) -> ShownLine {
    let book = met.of.shows_book();
    let difference = line.told(&met.of).filter(|_| book);
    ShownLine {
        product: line.product,
        book: book.then_some(line.book),
        counted: line.counted(),
        serials: line.serials().to_vec(),
        cost: difference.filter(|_| met.cost).map(|difference| super::rows::worth(&line, difference)),
        difference,
        waits: line.waits(),
        foreign: line.foreign,
        code: line.code,
        name: line.name,
    }
}

impl From<Outcome> for Reading {
    fn from(outcome: Outcome) -> Reading {
        let said =
            |outcome: &str| Reading { outcome: outcome.into(), product: None, name: None, total: None, serial: None, choices: Vec::new() };
        match outcome {
            Outcome::Added { product, name, total, serial, .. } => Reading {
                product: Some(product),
                name: Some(name),
                total: Some(total),
                serial: Some(serial).filter(|serial| !serial.is_empty()),
                ..said("added")
            },
            Outcome::HowMuch { product, name } => Reading { product: Some(product), name: Some(name), ..said("how_much") },
            Outcome::WhichOne { product, name } => Reading { product: Some(product), name: Some(name), ..said("which_one") },
            Outcome::Several { products } => Reading { choices: products, ..said("several") },
            Outcome::Twice { name, serial } => Reading { name: Some(name), serial: Some(serial), ..said("twice") },
            Outcome::Unknown { .. } => said("unknown"),
            Outcome::Elsewhere { name, serial, .. } => Reading { name: Some(name), serial: Some(serial), ..said("elsewhere") },
            Outcome::Nothing => said("nothing"),
        }
    }
}

async fn one(cx: &Cx, id: Id<mark::Stocktake>) -> Result<Shown> {
    cx.read(|reads| meet(cx, reads, id)).await.map(shown)
}

fn page_of_lines(
    cx: &Cx,
    reads: &Read<'_>,
    id: Id<mark::Stocktake>,
    past: Option<Id<mark::Product>>,
    limit: usize,
) -> Result<Page<ShownLine>> {
    let met = meet(cx, reads, id)?;
    let (mut items, mut next) = (Vec::new(), None);
    let begin = (id, past.unwrap_or(Id::fixed(0)));
    reads.walk_past::<Line>((id,), Order::Ascending, &begin, |line| {
        if items.len() == limit {
            next = items.last().map(|last: &ShownLine| last.product.to_string());
            return Ok(Walk::Stop);
        }
        items.push(shown_line(&met, line));
        Ok(Walk::On)
    })?;
    Ok(Page { items, next })
}

pub struct Stocktakes;

const SEE: usize = Right::SeeStock as usize;
const COUNT: usize = Right::CountStock as usize;
const SETTLE: usize = Right::SettleStocktake as usize;

#[OpenApi(tag = "Tag::Stock")]
impl Stocktakes {
    /// Counts, the newest first
    #[oai(path = "/stocktakes", method = "get", operation_id = "listStocktakes")]
    async fn list(
        &self,
        cx: May<SEE>,
        state: Query<Option<State>>,
        warehouse: Query<Option<Id<mark::Warehouse>>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), list::cursor)?;
        let (filter, limit) = (Filter { state: state.0, warehouse: warehouse.0, after: past }, Limit::of(limit.0));
        let page = cx.read(|reads| {
            let (found, next) = list::page(reads, &visible(reads, &cx)?, &filter, limit)?;
            Ok(Page { items: found.into_iter().map(|of| meet(&cx, reads, of.id).map(shown)).collect::<Result<_>>()?, next })
        });
        Ok(Json(page.await?))
    }

    /// One count
    #[oai(path = "/stocktakes/:stocktake_id", method = "get", operation_id = "getStocktake")]
    async fn get(&self, cx: May<SEE>, stocktake_id: Path<Id<mark::Stocktake>>) -> Result<Json<Shown>> {
        Ok(Json(one(&cx, stocktake_id.0).await?))
    }

    /// What is counted in it, product by product
    #[oai(path = "/stocktakes/:stocktake_id/lines", method = "get", operation_id = "listStocktakeLines")]
    async fn lines(
        &self,
        cx: May<SEE>,
        stocktake_id: Path<Id<mark::Stocktake>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<ShownLine>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Product>>().ok())?;
        let limit = Limit::of(limit.0);
        Ok(Json(cx.read(|reads| page_of_lines(&cx, reads, stocktake_id.0, past, limit)).await?))
    }

    /// Begins a count: the book is written down at this moment
    #[oai(path = "/stocktakes", method = "post", operation_id = "createStocktake")]
    async fn create(&self, cx: May<COUNT>, stocktake: Json<NewStocktake>) -> Result<Made<Shown>> {
        let (known, asked, mut sent) = (Known::read(&cx).await?, stocktake.0, Sent::default());
        sent.same("warehouse", asked.warehouse).same("category", asked.category).same("bin", asked.bin).same("comment", asked.comment);
        sent.flag("blind", "blind", asked.blind);
        for person in asked.people.unwrap_or_default() {
            sent.push("people", ("people", "people"), person.0);
        }
        let id = cx.perform(sent, |f| start_form::parse(f, &known), |tx, ask| start::start(tx, ask).map(|made| made.id)).await?;
        Ok(Made(one(&cx, id).await?))
    }

    /// Counts what was read
    #[oai(path = "/stocktakes/:stocktake_id/entries", method = "post", operation_id = "addStocktakeEntry")]
    async fn read(&self, cx: May<COUNT>, stocktake_id: Path<Id<mark::Stocktake>>, entry: Json<NewEntry>) -> Result<Made<Reading>> {
        let met = cx.read(|reads| meet(&cx, reads, stocktake_id.0)).await?;
        if !met.counts {
            return Err(Error::Denied(Right::CountStock));
        }
        let mut sent = Sent::default();
        sent.same("code", entry.0.code).same("product", entry.0.product).same("quantity", entry.0.quantity);
        let outcome = cx.perform(sent, |f| scan::parse(f, met.of.id), add).await?;
        Ok(Made(outcome.into()))
    }

    /// Says that nothing of a product is there: a count of nothing
    #[oai(path = "/stocktakes/:stocktake_id/lines/:product_id/zero", method = "post", operation_id = "countNoneOfProduct")]
    async fn zero(
        &self,
        cx: May<COUNT>,
        stocktake_id: Path<Id<mark::Stocktake>>,
        product_id: Path<Id<mark::Product>>,
    ) -> Result<Json<ShownLine>> {
        let (met, product) = (cx.read(|reads| meet(&cx, reads, stocktake_id.0)).await?, product_id.0);
        if !met.counts {
            return Err(Error::Denied(Right::CountStock));
        }
        let id = met.of.id;
        cx.write(move |tx| none_there(tx, id, product)).await?;
        Ok(Json(cx.read(|reads| Ok(shown_line(&met, reads.need::<Line>(&(id, product))?))).await?))
    }

    /// Finishes a count: from now on everybody sees what the book says
    #[oai(path = "/stocktakes/:stocktake_id/finish", method = "post", operation_id = "finishStocktake")]
    async fn finish(&self, cx: May<SETTLE>, stocktake_id: Path<Id<mark::Stocktake>>, asked: Json<Finish>) -> Result<Json<Shown>> {
        let id = access::settled_by(&cx, stocktake_id.0).await?.of.id;
        let mut sent = Sent::default();
        sent.same("rest", asked.0.rest);
        cx.perform(sent, |f| parse_finish(f, id), |tx, ask| finish(tx, ask).map(|_| ())).await?;
        Ok(Json(one(&cx, id).await?))
    }

    /// Settles a finished count: what is missing is written off, what is above the book is received
    #[oai(path = "/stocktakes/:stocktake_id/settling", method = "post", operation_id = "settleStocktake")]
    async fn settle(&self, cx: May<SETTLE>, stocktake_id: Path<Id<mark::Stocktake>>, asked: Json<Settle>) -> Result<Json<Shown>> {
        let (settling, mut sent) = (Settling::read(&cx, stocktake_id.0).await?, Sent::default());
        sent.same("charged", asked.0.charged);
        let prices = asked.0.prices.unwrap_or_default();
        for one in &prices {
            sent.put(&format!("price_{}", one.product), "prices", Some(&one.price));
        }
        let parse = |f: &mut Fields<'_>| {
            if !prices.iter().all(|one| settling.is_surplus(&one.product.0)) {
                f.refuse("prices", text::NOT_A_SURPLUS);
            }
            parse_settling(f, &settling)
        };
        cx.perform(sent, parse, |tx, ask| settle(tx, ask).map(|_| ())).await?;
        Ok(Json(one(&cx, stocktake_id.0).await?))
    }
}
