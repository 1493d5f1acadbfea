//! Prices of products: set one by one, each change kept with its day and its author.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    KitPart, PartOf, Price, PriceChange, PriceType, Product, ProductKind, Rule,
    fact::{GoodsFact, about},
    price_for,
    refusal::GoodsRefusal,
};
use crate::{
    catalog::Service,
    kernel::{Costs, Id, Moment, Money, Result, mark},
    log::Record,
    store::{Order, Reads, Walk, Write},
};

/// Price types in their order, archived ones left out.
pub fn price_types(reads: &impl Reads) -> Result<Vec<PriceType>> {
    let mut all = all_price_types(reads)?;
    all.retain(|kind| !kind.archived);
    Ok(all)
}

pub fn all_price_types(reads: &impl Reads) -> Result<Vec<PriceType>> {
    let mut all = reads.all::<PriceType>(())?;
    all.sort_by_key(|kind| (kind.position, kind.id));
    Ok(all)
}

/// Sets the price of a product, or takes it away: then the rule of the type makes it.
pub fn set_price(
    tx: &mut Write<'_>,
    id: Id<mark::Product>,
    kind: Id<mark::PriceType>,
    price: Option<Money>,
    batch: Option<Id<mark::Entry>>,
) -> Result<()> {
    let mut product = tx.need::<Product>(&id)?;
    if product.prices.get(&kind).copied() == price {
        tx.quiet("the price is the same");
        return Ok(());
    }
    set(tx, &mut product, kind, price, batch)?;
    product.version += 1;
    tx.put(&product)
}

/// Makes the prices of a product what they are asked to be. The caller puts the product.
pub fn lay_prices(
    tx: &mut Write<'_>,
    product: &mut Product,
    wanted: &BTreeMap<Id<mark::PriceType>, Money>,
    batch: Option<Id<mark::Entry>>,
) -> Result<()> {
    let kinds: BTreeSet<_> = product.prices.keys().chain(wanted.keys()).copied().collect();
    for kind in kinds {
        // Of a type that was put away nobody sees the price, so nobody changes it.
        if tx.get::<PriceType>(&kind)?.is_some_and(|kind| kind.archived) {
            continue;
        }
        let price = wanted.get(&kind).copied();
        if product.prices.get(&kind).copied() != price {
            set(tx, product, kind, price, batch)?;
        }
    }
    Ok(())
}

fn set(
    tx: &mut Write<'_>,
    product: &mut Product,
    kind: Id<mark::PriceType>,
    after: Option<Money>,
    batch: Option<Id<mark::Entry>>,
) -> Result<()> {
    let Some(price_type) = tx.get::<PriceType>(&kind)? else { return Err(GoodsRefusal::UnknownPriceType.into()) };
    let before = match after {
        Some(price) => product.prices.insert(kind, price),
        None => product.prices.remove(&kind),
    };
    let (seq, by) = (last_seq(tx, product.id, kind)? + 1, tx.actor().name.clone());
    tx.put(&PriceChange { product: product.id, price_type: kind, at: tx.now(), seq, before, after, by, reckoned: false })?;
    let fact = GoodsFact::PriceSet { name: product.name.clone(), price: price_type.name, before, after, batch };
    tx.record(about(product.id), &fact)
}

fn last_seq(reads: &impl Reads, product: Id<mark::Product>, kind: Id<mark::PriceType>) -> Result<u64> {
    Ok(last_change(reads, product, kind)?.map_or(0, |change| change.seq))
}

fn last_change(reads: &impl Reads, product: Id<mark::Product>, kind: Id<mark::PriceType>) -> Result<Option<PriceChange>> {
    let mut last = None;
    reads.walk::<PriceChange>((product, kind), Order::Ascending, |change| {
        last = Some(change);
        Ok(Walk::Stop)
    })?;
    Ok(last)
}

/// The price of a product by a type: the one that was set, the one its rule makes of the cost, or for a kit that nobody
/// priced what its parts come to. Costs are asked for where they are needed.
pub fn price_of(reads: &impl Reads, product: &Product, kind: &PriceType, costs: &Asked<'_>) -> Result<Price> {
    let set = product.prices.contains_key(&kind.id);
    if product.kind == ProductKind::Goods || set {
        let known = if set || kind.rule == Rule::Fixed { Costs::default() } else { costs(product.id)? };
        return Ok(price_for(product, kind, &known));
    }
    let mut sum = Money::ZERO;
    for part in &product.parts {
        match part_price(reads, *part, kind, costs)? {
            Price::Set(each) | Price::Reckoned(each) => sum += part.quantity.times(each),
            unknown => return Ok(unknown),
        }
    }
    Ok(Price::Reckoned(sum))
}

/// The price of one of a part of a kit.
fn part_price(reads: &impl Reads, part: KitPart, kind: &PriceType, costs: &Asked<'_>) -> Result<Price> {
    match part.what {
        PartOf::Work(id) => Ok(Price::Set(reads.need::<Service>(&id)?.price_by(kind.id))),
        PartOf::Product(id) => price_of(reads, &reads.need(&id)?, kind, costs),
    }
}

/// What a product cost, asked of whoever keeps the ledger.
pub type Asked<'a> = dyn Fn(Id<mark::Product>) -> Result<Costs> + 'a;

/// The cost of a product became another: the prices its types reckon of it go into the history, with the day.
pub fn follow_cost(tx: &mut Write<'_>, id: Id<mark::Product>, costs: &Costs) -> Result<()> {
    let Some(product) = tx.get::<Product>(&id)? else { return Ok(()) };
    for kind in price_types(tx)? {
        let Price::Reckoned(price) = price_for(&product, &kind, costs) else { continue };
        let last = last_change(tx, id, kind.id)?;
        let before = last.as_ref().and_then(|change| change.after);
        if before == Some(price) {
            continue;
        }
        let (seq, by) = (last.map_or(0, |change| change.seq) + 1, tx.actor().name.clone());
        tx.put(&PriceChange { product: id, price_type: kind.id, at: tx.now(), seq, before, after: Some(price), by, reckoned: true })?;
    }
    Ok(())
}

/// Every price the product ever had by these types, the newest first.
pub fn price_history(reads: &impl Reads, product: Id<mark::Product>, limit: usize) -> Result<Vec<PriceChange>> {
    let mut all = reads.all::<PriceChange>((product,))?;
    all.sort_by_key(|change| std::cmp::Reverse((change.at, change.seq)));
    all.truncate(limit);
    Ok(all)
}

/// The price that stood set at a moment.
pub fn price_at(reads: &impl Reads, product: Id<mark::Product>, kind: Id<mark::PriceType>, at: Moment) -> Result<Option<Money>> {
    let mut found = None;
    reads.walk::<PriceChange>((product, kind), Order::Ascending, |change| {
        if change.at > at {
            return Ok(Walk::On);
        }
        found = change.after;
        Ok(Walk::Stop)
    })?;
    Ok(found)
}
