//! Prices of works changed many at once: for everything the filter holds, shown before it is done, taken back in one step.

use super::{
    Names, PATH, cell,
    filter::{Filter, Shelf},
};
use crate::{
    catalog::{
        CatalogFact, PriceBatch, RETAIL, Repriced, Service,
        mass::{self, MassRefusal, Moved, Preview, Scope, due, of_form},
        price_types, text,
    },
    kernel::{Id, Lang, Result, mark, name},
    log::{Record, Subject},
    store::{Reads, Write},
    web::{Cx, Form, Page, Reply},
};

const FILTER: [&str; 4] = ["q", "category", "type", "shelf"];

struct Ask {
    filter: Filter,
    change: mass::Ask,
}

fn moved(reads: &impl Reads, names: &Names, lang: Lang, ask: &Ask) -> Result<Vec<Moved<Service>>> {
    let change = ask.change;
    let priced = ask.filter.services(reads, names, lang)?.into_iter().map(|service| {
        let from = if change.price == RETAIL { Some(service.price) } else { service.prices.get(&change.price).copied() };
        let (was, to) = (service.price_by(change.price), change.repricing.of(service.price_by(change.base)));
        Moved { whose: service, from, was: Some(was), to }
    });
    Ok(priced.filter(|one| one.was != Some(one.to)).collect())
}

fn apply_all(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Entry>> {
    let names = Names::read(tx)?;
    let moved = due(&ask.change, moved(tx, &names, Lang::default(), ask)?, text::LIST_CHANGED)?;
    let batch = PriceBatch {
        id: tx.id(),
        price_type: Some(ask.change.price).filter(|kind| *kind != RETAIL),
        changes: moved.iter().map(|one| Repriced { service: one.whose.id, from: one.from, to: one.to }).collect(),
        undone: false,
    };
    for change in &batch.changes {
        cell::reprice(tx, change.service, batch.price_type, Some(change.to), Some(batch.id))?;
    }
    tx.put(&batch)?;
    Ok(batch.id)
}

/// Gives back the prices of a batch that nobody has changed since.
fn give_back(tx: &mut Write<'_>, id: Id<mark::Entry>) -> Result<u32> {
    let batch = tx.need::<PriceBatch>(&id)?;
    if batch.undone {
        return Err(MassRefusal::AlreadyReturned.into());
    }
    let mut count = 0;
    for change in &batch.changes {
        let service = tx.need::<Service>(&change.service)?;
        if batch.price_type.map_or(service.price, |kind| service.price_by(kind)) == change.to {
            cell::reprice(tx, change.service, batch.price_type, change.from, Some(id))?;
            count += 1;
        }
    }
    tx.put(&PriceBatch { undone: true, ..batch })?;
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
    let list = filter.url(PATH);
    match cx.submit(&mut form, |fields| Ask { change: mass::parse(fields, &FILTER), filter }, apply_all).await? {
        Some(batch) => Ok(Reply::redirect(list).undoable(text::PRICES_CHANGED.get(cx.lang()), format!("{PATH}/batches/{batch}/reversal"))),
        None => {
            let again = form.clone().parse(&cx, |fields| mass::parse(fields, &FILTER));
            Ok(cx.again(view(&cx, &form, again).await?))
        }
    }
}

pub async fn reverse(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let count = cx.write(move |tx| give_back(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(text::PRICES_RETURNED.of(i64::from(count), cx.lang())))
}

async fn view(cx: &Cx, form: &Form, change: Option<mass::Ask>) -> Result<Page> {
    let (lang, filter) = (cx.lang(), Filter::read(of_form(form)));
    let (scope, preview) = cx
        .read(|r| {
            let names = Names::read(r)?;
            let count = filter.services(r, &names, lang)?.len();
            let moved = change.map(|change| moved(r, &names, lang, &Ask { filter: filter.clone(), change })).transpose()?;
            let said = |one: &Service| (one.name.get(lang).to_string(), names.category(one.category, lang).to_string());
            let scope = Scope {
                section: "price",
                path: "/price/mass",
                list: filter.url(PATH),
                pairs: filter.pairs(),
                count,
                found: text::FOUND.of(i64::try_from(count).unwrap_or_default(), lang),
                parts: parts(&filter, &names, lang),
                whole: text::WHOLE_LIST,
                head: text::SERVICE,
                types: price_types(r)?,
            };
            Ok((scope, moved.map(|moved| Preview::of(&moved, said))))
        })
        .await?;
    Ok(mass::page(cx, form, &scope, preview.as_ref()))
}

/// In words, which part of the list it is about.
fn parts(filter: &Filter, names: &Names, lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    if filter.shelf == Shelf::Archive {
        parts.push(text::ARCHIVE.get(lang).to_string());
    }
    if let Some(id) = filter.category {
        parts.push(names.category(id, lang).to_string());
    }
    if let Some(id) = filter.device_type {
        parts.push(names.types(&[id], lang).join(", "));
    }
    if !name::fold(&filter.query).is_empty() {
        parts.push(text::QUOTED.with(lang, &[&filter.query]));
    }
    parts
}
