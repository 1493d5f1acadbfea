//! Lists that fill while a person types: products, what a kit may be made of, models of every brand, branches of the tree.

use maud::html;

use super::{
    PartOf, Price, Product, ProductKind, RETAIL, Tree,
    lookup::find_products,
    price_types,
    prices::price_of,
    rows::{model_title, part_key},
    shown::{codes, costs},
};
use crate::{
    catalog::{
        self, Guesses, Model,
        combos::{asker, typed},
        find_services,
        search::ranked,
    },
    kernel::Result,
    store::{Read, Reads},
    web::{Cx, Reply, ui::combo},
};

const MOST: usize = 20;

fn offer(cx: &Cx, product: &Product, price: Price, value: String) -> combo::Offer {
    let price = price.known().map(|price| cx.sum(price));
    let parts = [Some(codes(product)), price].into_iter().flatten();
    combo::Offer { value, text: product.name.clone(), sub: parts.collect::<Vec<_>>().join(" \u{b7} ") }
}

/// Found products with their retail prices.
fn found(cx: &Cx, reads: &Read<'_>, typed: &str, most: usize, suits: impl Fn(&Product) -> bool) -> Result<Vec<(Product, Price)>> {
    let (retail, costs) = (price_types(reads)?.into_iter().find(|kind| kind.id == RETAIL), costs(cx, reads));
    let price = |one: &Product| retail.as_ref().map_or(Ok(Price::Unset), |kind| price_of(reads, one, kind, &costs));
    let found = find_products(cx, reads, typed, most, suits)?.found;
    found.into_iter().map(|one| price(&one).map(|price| (one, price))).collect()
}

pub async fn products(cx: Cx) -> Result<Reply> {
    let typed = typed(&cx);
    let found = cx.read(|r| found(&cx, r, &typed, MOST, |one| !one.archived)).await?;
    let offers: Vec<combo::Offer> = found.iter().map(|(one, price)| offer(&cx, one, *price, one.id.to_string())).collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "f-product"), cx.lang(), &offers, html! {})))
}

pub async fn kit_parts(cx: Cx) -> Result<Reply> {
    let typed = typed(&cx);
    let suits = |one: &Product| !one.archived && one.kind == ProductKind::Goods;
    let (found, works) = cx
        .read(|r| Ok((found(&cx, r, &typed, MOST / 2, suits)?, find_services(&cx, r, &typed, None, Guesses::Unwanted, MOST / 2)?)))
        .await?;
    let mut offers: Vec<combo::Offer> =
        found.iter().map(|(one, price)| offer(&cx, one, *price, part_key(PartOf::Product(one.id)))).collect();
    offers.extend(works.iter().map(|work| combo::Offer {
        value: part_key(PartOf::Work(work.id)),
        text: work.name.get(cx.lang()).to_string(),
        sub: catalog::price_of(&cx, work, work.price),
    }));
    Ok(Reply::fragment(combo::offers(&asker(&cx, "f-part"), cx.lang(), &offers, html! {})))
}

pub async fn models(cx: Cx) -> Result<Reply> {
    let typed = typed(&cx);
    let found = cx
        .read(|r| {
            let brands = catalog::all_brands(r)?;
            let brand = |model: &Model| brands.iter().find(|one| one.id == model.brand).map_or("", |one| one.name.as_str());
            let all: Vec<(Model, String)> = r
                .all::<Model>(())?
                .into_iter()
                .filter(|model| !model.archived)
                .map(|model| (format!("{} {}", brand(&model), model.name), model))
                .map(|(title, model)| (model, title))
                .collect();
            let mut found = ranked(all, &typed, MOST, |(_, title), query| query.score(title));
            for (model, title) in &mut found {
                *title = model_title(r, model)?;
            }
            Ok(found)
        })
        .await?;
    let offers: Vec<combo::Offer> =
        found.into_iter().map(|(model, text)| combo::Offer { value: model.id.to_string(), text, sub: String::new() }).collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "f-model"), cx.lang(), &offers, html! {})))
}

/// Branches whose name answers what is typed; a name that is nobody's will grow a new one.
pub async fn categories(cx: Cx) -> Result<Reply> {
    let (typed, lang) = (typed(&cx), cx.lang());
    let tree = cx.read(|r| Tree::read(r)).await?;
    let all: Vec<_> = tree.rows().map(|(category, _)| category.clone()).filter(|category| !category.archived).collect();
    let found = ranked(all, &typed, 30, |category, query| query.score_named(&category.name));
    let offers: Vec<combo::Offer> = found
        .iter()
        .map(|category| combo::Offer {
            value: category.id.to_string(),
            text: category.name.get(lang).into(),
            sub: category.parent.map(|parent| tree.path(parent, lang)).unwrap_or_default(),
        })
        .collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "f-category"), lang, &offers, html! {})))
}
