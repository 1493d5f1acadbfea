//! Prices of a work by types of price: the plain one is retail, each of the others is the same until it is set.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::{
    catalog::{CatalogFact, PriceType, RETAIL, Service, price_types, text},
    kernel::{Id, Money, Result, mark},
    log::{FactRow, Record, Subject, SubjectKind},
    store::{Reads, Write},
    web::{Cx, Fields, Form, Part, ui::field::Draw},
};

/// Before the id of the type.
const FIELD: &str = "price_";

pub type Prices = BTreeMap<Id<mark::PriceType>, Money>;

/// Types besides retail, in their order.
pub fn others(reads: &impl Reads) -> Result<Vec<PriceType>> {
    let mut all = price_types(reads)?;
    all.retain(|kind| kind.id != RETAIL);
    Ok(all)
}

pub fn parse(fields: &mut Fields<'_>) -> Prices {
    let ids: Vec<String> = fields.starting(FIELD).into_iter().map(|(id, _)| id).collect();
    let mut prices = Prices::new();
    for id in ids {
        let price = fields.money_opt(&format!("{FIELD}{id}"));
        if let (Ok(id), Some(price)) = (id.parse(), price) {
            prices.insert(id, price);
        }
    }
    prices
}

pub fn fill(reads: &impl Reads, form: &mut Form, service: &Service) -> Result<()> {
    for kind in others(reads)? {
        form.set(&format!("{FIELD}{}", kind.id), service.prices.get(&kind.id).map(|price| price.input()).unwrap_or_default());
    }
    Ok(())
}

pub fn draw(cx: &Cx, draw: Draw<'_>, types: &[PriceType]) -> Markup {
    let name = |kind: &PriceType| format!("{FIELD}{}", kind.id);
    let open = types.iter().any(|kind| !draw.form.value(&name(kind)).is_empty() || draw.form.error(&name(kind)).is_some());
    html! {
        @if !types.is_empty() {
            details.more-fields open[open] {
                summary { (text::OTHER_PRICES.get(draw.lang)) }
                div.fold {
                    div.grid-2 {
                        @for kind in types { (draw.named(&name(kind), kind.name.get(draw.lang)).optional().money(cx.frame().currency).input()) }
                    }
                    span.hint { (text::OTHER_PRICES_HINT.get(draw.lang)) }
                }
            }
        }
    }
}

pub fn parts(types: &[PriceType]) -> Vec<Part> {
    types.iter().map(|kind| Part::typed(format!("{FIELD}{}", kind.id), kind.name.clone())).collect()
}

/// The prices that were asked, of types that are there; those of archived types stay as they are.
pub fn settled(reads: &impl Reads, asked: &Prices, was: Option<&Service>) -> Result<Prices> {
    let current: BTreeSet<_> = others(reads)?.iter().map(|kind| kind.id).collect();
    let mut prices = was.map(|was| was.prices.clone()).unwrap_or_default();
    prices.retain(|kind, _| !current.contains(kind));
    prices.extend(asked.iter().filter(|(kind, _)| current.contains(*kind)));
    Ok(prices)
}

/// A fact for each price of a type that changed.
pub fn tell(tx: &mut Write<'_>, was: &Service, now: &Service, batch: Option<Id<mark::Entry>>) -> Result<()> {
    let kinds: BTreeSet<_> = was.prices.keys().chain(now.prices.keys()).copied().collect();
    for kind in kinds {
        let (from, to) = (was.prices.get(&kind).copied(), now.prices.get(&kind).copied());
        let Some(price) = tx.get::<PriceType>(&kind)?.filter(|_| from != to) else { continue };
        let fact = CatalogFact::TypePriceChanged { name: now.name.clone(), price: price.name, from, to, batch };
        tx.record(Subject::new(SubjectKind::Service, now.id), &fact)?;
    }
    Ok(())
}

/// Whether a fact changed this price of a type.
pub fn changed(fact: &FactRow, part: &Part) -> bool {
    let told = serde_json::from_str(&fact.body);
    matches!(told, Ok(CatalogFact::TypePriceChanged { price, .. }) if price.ru == part.title.ru)
}

/// Prices that differ from the retail one, in one quiet line.
pub fn said(cx: &Cx, service: &Service, types: &[PriceType]) -> String {
    let differ = types.iter().filter_map(|kind| Some((kind, *service.prices.get(&kind.id)?)));
    let said = differ.map(|(kind, price)| format!("{} {}", kind.name.get(cx.lang()).to_lowercase(), cx.money(price)));
    said.collect::<Vec<_>>().join(" \u{b7} ")
}
