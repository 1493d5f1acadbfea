//! Prices of goods changed many at once: for everything the filter holds, by one type of price, or one type made of
//! another; shown before it is done, taken back in one step.

use super::{
    GoodsPriceBatch, PATH, Price, Product, RepricedProduct, Tree, all_price_types,
    filter::{self, Filter},
    own, price_types,
    prices::{price_of, set_price},
    shown::codes,
    text,
};
use crate::{
    catalog::{
        CatalogFact,
        mass::{self, MOST, MassRefusal, Moved, Preview, Scope, due, of_form},
        text as common,
    },
    kernel::{Costs, Id, Result, mark},
    log::{Record, Subject},
    store::{Read, Reads, Walk, Write},
    web::{Cx, Form, Page, Reply},
};

const FILTER: [&str; 6] = ["q", "category", "kind", "lacks", "own", "shelf"];

struct Ask {
    costs: fn(&Read<'_>, Id<mark::Product>) -> Result<Costs>,
    change: mass::Ask,
    /// What the filter holds: found before the writing, because a search lives in memory.
    products: Vec<Id<mark::Product>>,
}

/// Products the filter holds, one more than may be changed at once.
fn held(cx: &Cx, reads: &Read<'_>, filter: &Filter) -> Result<Vec<Id<mark::Product>>> {
    let (tree, mut ids) = (Tree::read(reads)?, Vec::new());
    filter::every(cx, reads, filter, &tree, MOST + 1, |product| {
        ids.push(product.id);
        Ok(if ids.len() > MOST { Walk::Stop } else { Walk::On })
    })?;
    Ok(ids)
}

fn moved(reads: &impl Reads, ask: &Ask) -> Result<Vec<Moved<Product>>> {
    let (mut all, types, view, change) = (Vec::new(), all_price_types(reads)?, reads.view(), ask.change);
    let costs = |id| (ask.costs)(&view, id);
    let price = |product: &Product, kind| match types.iter().find(|one| one.id == kind) {
        Some(kind) => price_of(reads, product, kind, &costs).map(Price::known),
        None => Ok(None),
    };
    for id in &ask.products {
        let Some(product) = reads.get::<Product>(id)? else { continue };
        let Some(base) = price(&product, change.base)? else { continue };
        let (from, was, to) = (product.prices.get(&change.price).copied(), price(&product, change.price)?, change.repricing.of(base));
        if from != Some(to) {
            all.push(Moved { whose: product, from, was, to });
        }
    }
    Ok(all)
}

fn apply_all(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Entry>> {
    if ask.products.len() > MOST {
        return Err(MassRefusal::TooMany.into());
    }
    let moved = due(&ask.change, moved(tx, ask)?, text::LIST_CHANGED)?;
    let changes = moved.iter().map(|one| RepricedProduct { product: one.whose.id, from: one.from, to: one.to }).collect();
    let batch = GoodsPriceBatch { id: tx.id(), price_type: ask.change.price, changes, undone: false };
    for change in &batch.changes {
        set_price(tx, change.product, batch.price_type, Some(change.to), Some(batch.id))?;
    }
    tx.put(&batch)?;
    Ok(batch.id)
}

/// Gives back the prices of a batch that nobody has changed since.
fn give_back(tx: &mut Write<'_>, id: Id<mark::Entry>) -> Result<u32> {
    let batch = tx.need::<GoodsPriceBatch>(&id)?;
    if batch.undone {
        return Err(MassRefusal::AlreadyReturned.into());
    }
    let mut count = 0;
    for change in &batch.changes {
        if tx.need::<Product>(&change.product)?.prices.get(&batch.price_type) == Some(&change.to) {
            set_price(tx, change.product, batch.price_type, change.from, Some(id))?;
            count += 1;
        }
    }
    tx.put(&GoodsPriceBatch { undone: true, ..batch })?;
    tx.record(Subject::shop(), &CatalogFact::PricesReturned { batch: id, count })?;
    Ok(count)
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let mut form = mass::asked(&cx, &FILTER);
    let ask = if form.has("value") { form.parse(&cx, |fields| mass::parse(fields, &FILTER)) } else { None };
    view(&cx, &form, ask).await.map(|page| if form.wrong.is_empty() { cx.page(page) } else { cx.again(page) })
}

pub async fn apply(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let filter = Filter::read(of_form(&form));
    let done = match form.parse(&cx, |fields| mass::parse(fields, &FILTER)) {
        Some(change) => {
            let products = cx.read(|r| held(&cx, r, &filter)).await?;
            cx.carry_out(&mut form, Ask { costs: cx.site.stocked.costs, change, products }, apply_all).await?
        }
        None => None,
    };
    match done {
        Some(batch) => {
            Ok(Reply::redirect(filter.url(PATH))
                .undoable(common::PRICES_CHANGED.get(cx.lang()), format!("{PATH}/batches/{batch}/reversal")))
        }
        None => {
            let again = form.clone().parse(&cx, |fields| mass::parse(fields, &FILTER));
            Ok(cx.again(view(&cx, &form, again).await?))
        }
    }
}

pub async fn reverse(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let count = cx.write(move |tx| give_back(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(common::PRICES_RETURNED.of(i64::from(count), cx.lang())))
}

async fn view(cx: &Cx, form: &Form, change: Option<mass::Ask>) -> Result<Page> {
    let (lang, filter) = (cx.lang(), Filter::read(of_form(form)));
    let read = |r: &Read<'_>| {
        let products = held(cx, r, &filter)?;
        let count = products.len();
        let many = i64::try_from(count).unwrap_or_default();
        let moved = change.map(|change| moved(r, &Ask { costs: cx.site.stocked.costs, change, products })).transpose()?;
        let scope = Scope {
            section: "stock",
            path: "/goods/mass",
            list: filter.url(PATH),
            pairs: filter.pairs(),
            count,
            found: if count > MOST { text::FOUND_MORE.with(lang, &[&MOST]) } else { text::FOUND.of(many, lang) },
            parts: filter.said(&Tree::read(r)?, &own::all(r)?, lang),
            whole: text::ALL_GOODS,
            head: text::PRODUCT,
            types: price_types(r)?,
        };
        Ok((scope, moved.map(|moved| Preview::of(&moved, |one| (one.name.clone(), codes(one))))))
    };
    let (scope, preview) = cx.read(read).await?;
    Ok(mass::page(cx, form, &scope, preview.as_ref()))
}
