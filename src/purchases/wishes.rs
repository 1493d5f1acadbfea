//! What somebody asks to buy by hand: «there are no more screwdrivers».

use maud::{Markup, html};

use super::{
    access,
    draft::{self, LineAsk},
    fact::PurchaseFact,
    refusal::PurchaseRefusal,
    tables::Wish,
    text,
};
use crate::{
    catalog,
    kernel::{Error, Id, Quantity, Result, Right, mark},
    log::Record,
    stock::Warehouse,
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, combo, dialog, field::Draw},
    },
};

#[derive(Debug, Clone)]
pub struct WishAsk {
    pub product: Id<mark::Product>,
    pub warehouse: Id<mark::Warehouse>,
    pub quantity: Quantity,
    pub comment: String,
}

pub fn wish(tx: &mut Write<'_>, ask: &WishAsk) -> Result<Wish> {
    let (product, _) = draft::bought(tx, &LineAsk { product: ask.product, quantity: ask.quantity, price: None })?;
    if !tx.get::<Warehouse>(&ask.warehouse)?.is_some_and(|one| one.is_supplied()) {
        return Err(crate::stock::StockRefusal::NoWarehouse.into());
    }
    let stamp = tx.stamp().clone();
    let made = Wish {
        id: tx.id(),
        product: ask.product,
        warehouse: ask.warehouse,
        quantity: ask.quantity,
        comment: ask.comment.clone(),
        at: stamp.at,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        purchase: None,
    };
    tx.put(&made)?;
    let fact = PurchaseFact::Wished { name: product.name, quantity: ask.quantity, comment: ask.comment.clone() };
    tx.record(catalog::about_product(ask.product), &fact)?;
    Ok(made)
}

/// Takes a wish away while nobody ordered it.
pub fn unwish(tx: &mut Write<'_>, id: Id<mark::Entry>) -> Result<()> {
    let wish = tx.need::<Wish>(&id)?;
    if wish.purchase.is_some() {
        return Err(PurchaseRefusal::WishOrdered.into());
    }
    tx.delete::<Wish>(&id)?;
    let name = catalog::product(tx, wish.product)?.name;
    tx.record(catalog::about_product(wish.product), &PurchaseFact::WishRemoved { name })
}

/// Warehouses one may ask for: whoever sees purchases of a place may say what it lacks.
async fn places(cx: &Cx) -> Result<Vec<Warehouse>> {
    let found = cx.read(|r| access::seen(r, cx)).await?;
    if found.is_empty() { Err(Error::Denied(Right::SeePurchases)) } else { Ok(found) }
}

/// `GET /purchases/wishes/new`
pub async fn new(cx: Cx) -> Result<Reply> {
    let places = places(&cx).await?;
    let mut form = Form::empty();
    form.set("warehouse", cx.query("warehouse").unwrap_or_else(|| places[0].id.to_string()));
    if let Some(id) = cx.query("product").and_then(|id| id.parse::<Id<mark::Product>>().ok()) {
        let product = cx.read(|r| catalog::product(r, id)).await?;
        form.set("product", id.to_string());
        form.set("product_text", product.name);
    }
    Ok(cx.page(view(&cx, &form, &places)))
}

/// `POST /purchases/wishes`
pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, places) = (cx.form(), places(&cx).await?);
    match cx.submit(&mut form, |f| parse(f, &places), |tx, ask| wish(tx, ask).map(|_| ())).await? {
        Some(()) => Ok(Reply::redirect(super::PATH).saying(text::WISHED.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &form, &places))),
    }
}

pub fn parse(f: &mut Fields<'_>, places: &[Warehouse]) -> WishAsk {
    let _ = f.raw("product_text");
    let warehouse = f.id::<mark::Warehouse>("warehouse");
    if !places.iter().any(|one| one.id == warehouse) {
        f.refuse("warehouse", crate::web::text::BAD_CHOICE);
    }
    WishAsk { product: f.id("product"), warehouse, quantity: f.quantity("quantity"), comment: f.line("comment", 0..=200) }
}

/// `POST /purchases/wishes/:id/removal`: by whoever asked, or by whoever buys.
pub async fn remove(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Entry> = cx.path("id")?;
    let wish = cx.read(|r| r.need::<Wish>(&id)).await?;
    let places = cx.read(|r| access::own(r, &cx)).await?;
    if wish.by != Some(cx.who().id) && !places.iter().any(|one| one.id == wish.warehouse) {
        return Err(Error::Denied(Right::Purchase));
    }
    cx.write(move |tx| unwish(tx, id)).await?;
    Ok(Reply::redirect(super::PATH).saying(text::UNWISHED.get(cx.lang())))
}

fn view(cx: &Cx, form: &Form, places: &[Warehouse]) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let options: Vec<(String, String)> = places.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        (product_field(form, lang))
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).number().input())
            (draw.field("warehouse", text::WHERE_TO).select(&options))
        }
        (draw.field("comment", text::COMMENT).optional().most(200).hint(text::WISH_HINT).input())
    };
    let name = text::WISH.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::ADD.get(lang)) } };
    dialog::page("purchases", name, dialog::form_over(cx, name, "/purchases/wishes", super::PATH, &body, &buttons))
}

fn product_field(form: &Form, lang: crate::kernel::Lang) -> Markup {
    let wrong = form.error("product");
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-product" { (text::PRODUCT.get(lang)) }
            (combo::combo("f-product", "product", form.value("product"), form.value("product_text"), "/combo/products", text::FIND.get(lang)))
            @if let Some(said) = wrong { span.error id="e-product" { (ui::icon("circle-alert")) (said) } }
        }
    }
}
