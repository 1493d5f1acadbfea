//! Goods stand where they say.

use std::collections::BTreeSet;

use super::{GoodsCategory, Measure, OwnField, PartOf, PriceType, Product, ProductKind, Tree, barcode};
use crate::{
    catalog::{Model, Service},
    kernel::{Id, Result, mark},
    store::{Findings, Order, Read, Reads, Walk},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let tree = Tree::read(reads)?;
    for category in reads.all::<GoodsCategory>(())? {
        if tree.get(category.id).is_none() {
            findings.add(format!("goods_categories: {} ({}) does not grow from the trunk", category.name.ru, category.id));
        }
    }
    let measures: BTreeSet<Id<mark::Measure>> = reads.all::<Measure>(())?.iter().map(|measure| measure.id).collect();
    let prices: BTreeSet<Id<mark::PriceType>> = reads.all::<PriceType>(())?.iter().map(|kind| kind.id).collect();
    let own: BTreeSet<Id<mark::OwnField>> = reads.all::<OwnField>(())?.iter().map(|field| field.id).collect();
    reads.walk::<Product>((), Order::Ascending, |product| {
        let mut wrong = |what: &str| findings.add(format!("products: {} ({}) {what}", product.name, product.id));
        if tree.get(product.category).is_none() {
            wrong("has no category");
        }
        if !measures.contains(&product.measure) {
            wrong("has no unit of measure");
        }
        if product.prices.iter().any(|(kind, price)| price.is_negative() || !prices.contains(kind)) {
            wrong("has a negative price or one of no type");
        }
        if product.barcodes.iter().any(|code| barcode::read(code).is_err()) {
            wrong("has a barcode that is none");
        }
        if (product.kind == ProductKind::Kit) == product.parts.is_empty() {
            wrong("is a kit of nothing, or has parts and is no kit");
        }
        for part in &product.parts {
            let there = match part.what {
                PartOf::Product(id) => reads.get::<Product>(&id)?.is_some_and(|inside| inside.kind == ProductKind::Goods),
                PartOf::Work(id) => reads.has::<Service>(&id)?,
            };
            if !there {
                wrong("is made of something that is not there");
            }
        }
        if product.own.keys().any(|field| !own.contains(field)) {
            wrong("has a value of a field that is not there");
        }
        for id in &product.models {
            if !reads.has::<Model>(id)? {
                wrong("fits a model that is not there");
            }
        }
        for id in &product.analogues {
            if !reads.has::<Product>(id)? {
                wrong("has an analogue that is not there");
            }
        }
        Ok(Walk::On)
    })
}
