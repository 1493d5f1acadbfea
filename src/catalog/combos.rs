//! What fields of other pages ask while a person types: brands, models, works.

use maud::html;

use super::{REPAIR, Service, directory, price_of, search};
use crate::{
    kernel::{Id, Result, mark, name},
    store::Reads,
    web::{Cx, Reply, Routes, SignedIn, ui::combo},
};

const MOST: usize = 30;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/combo/brands", SignedIn, brands).get("/combo/models", SignedIn, models).get("/combo/services", SignedIn, services)
}

/// What is typed: `q`, or the field's own value, which a combo sends under the name of its visible input.
pub fn typed(cx: &Cx) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&cx.visit.query).unwrap_or_default();
    let own = || pairs.iter().find(|(name, _)| name.ends_with("_text")).map(|(_, value)| value.clone());
    let typed = cx.query("q").or_else(own).unwrap_or_default();
    typed.chars().take(100).collect()
}

/// Which field asks: its list is answered under the same id.
pub fn asker(cx: &Cx, usual: &str) -> String {
    let named = cx.visit.target.as_deref().and_then(|target| target.strip_suffix("-list"));
    let sound = |id: &&str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    named.filter(sound).unwrap_or(usual).to_string()
}

fn device_type(cx: &Cx) -> Option<Id<mark::DeviceType>> {
    ["type", "device_type"].into_iter().find_map(|name| cx.query(name)).and_then(|id| id.parse().ok())
}

/// Brands of the type first; typing searches every brand there is.
async fn brands(cx: Cx) -> Result<Reply> {
    let (typed, device_type) = (typed(&cx), device_type(&cx));
    let found = cx
        .read(|r| {
            let mut all = match device_type {
                Some(id) => directory::brands(r, id)?,
                None => Vec::new(),
            };
            if device_type.is_none() || !name::fold(&typed).is_empty() {
                let others = directory::all_brands(r)?;
                let near: Vec<_> = others.into_iter().filter(|one| !one.archived && !all.iter().any(|known| known.id == one.id)).collect();
                all.extend(near);
            }
            Ok(search::ranked(all, &typed, MOST, |brand, query| query.score(&brand.name)))
        })
        .await?;
    let offers: Vec<combo::Offer> =
        found.into_iter().map(|brand| combo::Offer { value: brand.id.to_string(), text: brand.name, sub: String::new() }).collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "brand"), cx.lang(), &offers, html! {})))
}

/// Models of a brand, which is given by id or by name (`brand`, or `brand_text` as its combo sends it).
async fn models(cx: Cx) -> Result<Reply> {
    let brand = cx.query("brand").or_else(|| cx.query("brand_text")).unwrap_or_default();
    let typed = cx.query("q").or_else(|| cx.query("model_text")).unwrap_or_default();
    let device_type = device_type(&cx);
    let found = cx
        .read(|r| {
            let known = match brand.parse::<Id<mark::Brand>>() {
                Ok(id) => r.get::<super::Brand>(&id)?,
                Err(_) => directory::brand_named(r, &brand)?,
            };
            let all = match (device_type, known) {
                (Some(kind), Some(brand)) => directory::models(r, kind, brand.id)?,
                _ => Vec::new(),
            };
            Ok(search::ranked(all, &typed, MOST, |model, query| query.score(&model.name)))
        })
        .await?;
    let offers: Vec<combo::Offer> =
        found.into_iter().map(|model| combo::Offer { value: model.id.to_string(), text: model.name, sub: String::new() }).collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "model"), cx.lang(), &offers, html! {})))
}

/// Works with their price, time and warranty beside the name.
async fn services(cx: Cx) -> Result<Reply> {
    let (typed, device_type) = (typed(&cx), device_type(&cx));
    let found = cx.read(|r| search::find_services(&cx, r, &typed, device_type, search::Guesses::Welcome, MOST)).await?;
    let offer = |service: &Service| combo::Offer {
        value: service.id.to_string(),
        text: service.name.get(cx.lang()).to_string(),
        sub: price_of(&cx, service, service.price_by(REPAIR)),
    };
    let offers: Vec<combo::Offer> = found.iter().map(offer).collect();
    Ok(Reply::fragment(combo::offers(&asker(&cx, "service"), cx.lang(), &offers, html! {})))
}
