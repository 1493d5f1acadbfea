//! The dialog of a product: a new one, a copy of another, or an existing one changed.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    Measure, PATH, PriceType, Product, ProductAsk, ProductKind, ProductVat, Rule, Tree, all_measures, all_price_types, back, barcode_rows,
    fact::{about, changed, kind_text, put_away, vat_named},
    filter::{kind_key, kind_named},
    own::{self, Own, OwnField},
    price_types, rows, save, text,
};
use crate::{
    catalog::{Did, listed, text as common},
    kernel::{Id, Lang, Money, Quantity, Rate, Result, Right, mark, money::Currency},
    store::{Read, Reads},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge, text as web, ui, ui::field::Draw},
};

const LONGEST: usize = 160;
pub fn parse(fields: &mut Fields<'_>, known: &[OwnField], had: Option<&Own>) -> ProductAsk {
    let supplier = rows::supplier(fields);
    ProductAsk {
        name: fields.line("name", 1..=LONGEST),
        code: fields.line("code", 0..=30),
        sku: fields.line("sku", 0..=60),
        description: fields.text("description", 0..=4000),
        kind: fields.choice("kind", kind_named).unwrap_or_default(),
        category: fields.id_opt("category"),
        category_name: fields.line("category_text", 0..=80),
        measure: fields.id_opt("measure").unwrap_or(super::PIECE),
        serial_tracked: fields.flag("serial_tracked"),
        warranty_days: u32::try_from(fields.number("warranty_days", 0..=3_650, 0)).unwrap_or_default(),
        vat: parse_vat(fields),
        barcodes: barcode_rows::parse(fields),
        own_barcode: fields.flag("own_barcode"),
        pack: if fields.raw("pack").is_empty() { Quantity::ONE } else { fields.quantity("pack") },
        prices: parse_prices(fields),
        own: own::parse(fields, known, had),
        supplier: supplier.as_ref().map(|(id, _)| *id),
        suppliers: supplier.into_iter().collect(),
        analogues: rows::analogues(fields),
        models: rows::models(fields),
        parts: rows::kit_parts(fields),
    }
}

fn parse_vat(fields: &mut Fields<'_>) -> ProductVat {
    let read = |said: &str| match said {
        "company" => Some(ProductVat::Company),
        "none" => Some(ProductVat::None),
        rate => Rate::parse(rate).map(ProductVat::Rate),
    };
    fields.choice("vat", read).unwrap_or_default()
}

pub fn vat_key(vat: ProductVat) -> String {
    match vat {
        ProductVat::Company => "company".into(),
        ProductVat::None => "none".into(),
        ProductVat::Rate(rate) => rate.show(Lang::Ru),
    }
}

/// Rates of the country, the usual one first.
fn rates(currency: Currency) -> &'static [i64] {
    match currency {
        Currency::Rub => &[22, 20, 10, 7, 5, 0],
        Currency::Uah => &[20, 14, 7, 0],
        Currency::Byn => &[20, 10, 0],
        Currency::Kzt => &[16, 12, 5, 0],
    }
}

fn vats(cx: &Cx) -> Vec<(String, String)> {
    let own = [ProductVat::Company, ProductVat::None].into_iter();
    let all = own.chain(rates(cx.frame().currency).iter().map(|percent| ProductVat::Rate(Rate::percent(*percent))));
    all.map(|vat| (vat_key(vat), vat_named(vat).get(cx.lang()).to_string())).collect()
}

/// Prices by their types, for those who may set them.
fn parse_prices(fields: &mut Fields<'_>) -> Option<BTreeMap<Id<mark::PriceType>, Money>> {
    let typed: Vec<String> = fields.starting("price_").into_iter().map(|(id, _)| id).collect();
    let mut prices = BTreeMap::new();
    for id in typed {
        let price = fields.money_opt(&format!("price_{id}"));
        if let (Ok(id), Some(price)) = (id.parse(), price) {
            prices.insert(id, price);
        }
    }
    fields.cx.may(Right::EditGoodsPrices).then_some(prices)
}

/// An empty dialog, or with `from`, one filled like another product.
pub async fn blank(cx: Cx) -> Result<Reply> {
    let from: Option<Id<mark::Product>> = cx.query("from").and_then(|id| id.parse().ok());
    let category = cx.query("category").and_then(|id| id.parse().ok());
    let lang = cx.lang();
    let mut form = cx
        .read(|r| match from {
            Some(id) => filled(&cx, r, &r.need::<Product>(&id)?),
            None => {
                let mut form = Form::filled([("kind", "goods"), ("vat", "company"), ("pack", "1")]);
                form.set("measure", super::PIECE.to_string());
                if let Some(category) = category.map(|id| Tree::read(r).map(|tree| tree.get(id).cloned())).transpose()?.flatten() {
                    form.set("category", category.id.to_string());
                    form.set("category_text", category.name.get(lang));
                }
                form.set("barcodes", cx.query("barcode").unwrap_or_default());
                form.set("name", cx.query("name").unwrap_or_default());
                Ok(form)
            }
        })
        .await?;
    if from.is_some() {
        form.set("code", "");
        form.remove("barcodes");
    }
    Ok(cx.page(dialog(&cx, &form, None).await?))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let (mut form, known) = (cx.form(), cx.read(|r| own::all(r)).await?);
    match cx.submit(&mut form, |fields| parse(fields, &known, None), |tx, ask| save::create(tx, ask).map(|made| made.id)).await? {
        Some(id) => Ok(Reply::redirect(format!("{PATH}/{id}")).saying(text::PRODUCT_ADDED.get(cx.lang()))),
        None => Ok(cx.again(dialog(&cx, &form, None).await?)),
    }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let product = existing(&cx).await?;
    let form = cx.read(|r| standing(&cx, r, &product)).await?;
    Ok(cx.page(dialog(&cx, &form, Some(&product)).await?))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let product = existing(&cx).await?;
    let (id, mut form, lang) = (product.id, cx.form(), cx.lang());
    let (shared, moved, known) = (shared(&cx, id).await?, cx.site.stocked.moved, cx.read(|r| own::all(r)).await?);
    let parse = |fields: &mut Fields<'_>| parse(fields, &known, Some(&product.own));
    let now = |reads: &Read<'_>| standing(&cx, reads, &reads.need::<Product>(&id)?);
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| save::change(tx, id, ask, moved).map(drop)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(back(&cx, &form, &format!("{PATH}/{id}"))).saying(web::SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(dialog(&cx, &form, Some(&product)).await?)),
    }
}

/// What the form of a product changes, for two people at once.
async fn shared(cx: &Cx, id: Id<mark::Product>) -> Result<Shared> {
    let lang = cx.lang();
    let (types, measures, known) = cx.read(|r| Ok((all_price_types(r)?, all_measures(r)?, own::all(r)?))).await?;
    let kinds = kinds(cx);
    let measures = measures.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let mut parts = vec![
        Part::typed("name", common::NAME),
        Part::choice("kind", text::KIND, kinds),
        Part::columns(&["category", "category_text"], common::CATEGORY),
        Part::typed("code", common::CODE),
        Part::typed("sku", text::SKU),
        Part::choice("measure", text::MEASURE, measures),
        Part::columns(&["barcodes"], text::BARCODES),
        Part::typed("warranty_days", common::WARRANTY),
        Part::ticks("serial_tracked"),
        Part::choice("vat", text::VAT, vats(cx)),
        Part::columns(&["supplier", "supplier_text"], text::SUPPLIER),
        Part::typed("pack", text::PACK),
        Part::columns(&["model", "model_text"], text::MODELS),
        Part::columns(&["analogue", "analogue_text"], text::ANALOGUES),
        Part::columns(&["part", "part_text", "part_quantity"], text::PARTS),
        Part::typed("description", text::DESCRIPTION),
    ];
    parts.extend(own::parts(&known));
    parts.extend(types.iter().map(|kind| Part::typed(format!("price_{}", kind.id), kind.name.clone())));
    let changed = Box::new(|fact: &crate::log::FactRow, part: &Part| changed(fact).iter().any(|title| title.ru == part.title.ru));
    let away = Box::new(put_away);
    Ok(Shared { subject: about(id), parts, changed, away, section: "stock", action: format!("{PATH}/{id}"), page: format!("{PATH}/{id}") })
}

async fn existing(cx: &Cx) -> Result<Product> {
    let id: Id<mark::Product> = cx.path("id")?;
    cx.read(|r| r.need::<Product>(&id)).await
}

fn kinds(cx: &Cx) -> Vec<(String, String)> {
    [ProductKind::Goods, ProductKind::Kit].map(|kind| (kind_key(kind).to_string(), kind_text(kind).get(cx.lang()).to_string())).to_vec()
}

fn standing(cx: &Cx, reads: &Read<'_>, product: &Product) -> Result<Form> {
    Ok(merge::standing(filled(cx, reads, product)?, product.archived))
}

/// The fields of a product; its prices for those who may set them.
pub fn filled(cx: &Cx, reads: &Read<'_>, product: &Product) -> Result<Form> {
    let lang = cx.lang();
    let tree = Tree::read(reads)?;
    let mut form = Form::filled([
        ("name", product.name.clone()),
        ("kind", kind_key(product.kind).into()),
        ("category", product.category.to_string()),
        ("category_text", tree.get(product.category).map(|one| one.name.get(lang).to_string()).unwrap_or_default()),
        ("code", product.code.clone()),
        ("sku", product.sku.clone()),
        ("measure", product.measure.to_string()),
        ("warranty_days", product.warranty_days.to_string()),
        ("serial_tracked", if product.serial_tracked { "on".into() } else { String::new() }),
        ("vat", vat_key(product.vat)),
        ("pack", product.pack.show(Lang::Ru)),
        ("description", product.description.clone()),
    ]);
    product.barcodes.iter().for_each(|code| form.push("barcodes", code.clone()));
    if cx.may(Right::EditGoodsPrices) {
        for kind in all_price_types(reads)? {
            form.push(&format!("price_{}", kind.id), product.prices.get(&kind.id).map(|price| price.input()).unwrap_or_default());
        }
    }
    own::fill(&mut form, &own::all(reads)?, product);
    rows::fill(cx, reads, &mut form, product)?;
    Ok(form)
}

async fn dialog(cx: &Cx, form: &Form, product: Option<&Product>) -> Result<Page> {
    let lang = cx.lang();
    let (around, tree) =
        cx.read(|r| Ok((Around { measures: all_measures(r)?, types: price_types(r)?, own: own::all(r)? }, Tree::read(r)?))).await?;
    let title = if product.is_some() { text::PRODUCT } else { text::NEW_PRODUCT };
    let action = product.map_or(PATH.to_string(), |product| format!("{PATH}/{}", product.id));
    let buttons = html! {
        @if let Some(product) = product { (other_steps(cx, product)) }
        button.btn.btn--primary data-key="Ctrl+Enter" { (web::SAVE.get(lang)) }
    };
    let fields = fields(cx, form, &around, &tree, product.is_some());
    let dialog = ui::dialog::form_over(cx, title.get(lang), &action, &back(cx, form, &action), &fields, &buttons);
    Ok(ui::dialog::page("stock", title.get(lang), html! { div data-wide { (dialog) } }))
}

/// What else can be done with a product, at the left of the foot.
fn other_steps(cx: &Cx, product: &Product) -> Markup {
    let copy = format!("/goods/new?from={}", product.id);
    let did = if product.archived { Did::Restored } else { Did::Archived };
    html! {
        span.dialog__steps {
            (listed::step(cx, &format!("{PATH}/{}", product.id), did, &format!("{PATH}/{}", product.id)))
            a.btn.btn--quiet href=(copy) hx-get=(copy) hx-target="#dialog" { (ui::icon("copy")) (common::DUPLICATE.get(cx.lang())) }
        }
    }
}

/// What the fields choose from.
struct Around {
    measures: Vec<Measure>,
    types: Vec<PriceType>,
    own: Vec<OwnField>,
}

fn fields(cx: &Cx, form: &Form, around: &Around, tree: &Tree, known: bool) -> Markup {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let measure = form.value("measure").to_string();
    let units: Vec<(String, String)> = around
        .measures
        .iter()
        .map(|one| (one, one.id.to_string()))
        .filter(|(one, id)| !one.archived || *id == measure)
        .map(|(one, id)| (id, format!("{} ({})", one.name.get(lang), one.short.get(lang))))
        .collect();
    html! {
        (draw.summary())
        @if known { (merge::was(form)) }
        input type="hidden" name="back" value=(back(cx, form, ""));
        (draw.field("name", common::NAME).most(LONGEST).focus().autocomplete("off").input())
        div.grid-2 {
            (rows::picker(cx, form, "category", common::CATEGORY, "/combo/goods-categories", Some(common::CATEGORY_HINT)))
            (draw.pick_one("kind", text::KIND, &kinds(cx)))
        }
        div.grid-2 {
            (draw.field("code", common::CODE).optional().most(30).mono().hint(text::CODE_HINT).autocomplete("off").input())
            (draw.field("sku", text::SKU).optional().most(60).mono().hint(text::SKU_HINT).autocomplete("off").input())
        }
        div.only-kit { (rows::parts(cx, form)) }
        @if cx.may(Right::EditGoodsPrices) && !around.types.is_empty() { (prices(cx, draw, &around.types)) }
        (barcode_rows::draw(form, draw))
        div.grid-2 {
            (draw.field("measure", text::MEASURE).select(&units))
            (draw.field("warranty_days", common::WARRANTY).optional().number().unit(common::DAYS_UNIT.get(lang)).input())
        }
        (own::draw(draw, &around.own, tree))
        (fits(cx, form))
        (buying(cx, form, draw))
        (draw.field("description", text::DESCRIPTION).optional().most(4000).area(2))
    }
}

/// Prices of all types side by side; an empty one follows its rule.
fn prices(cx: &Cx, draw: Draw<'_>, types: &[PriceType]) -> Markup {
    let (lang, currency) = (cx.lang(), cx.frame().currency);
    html! {
        fieldset.field {
            legend.label { (text::PRICES.get(lang)) }
            div.grid-2 {
                @for kind in types {
                    (draw.named(&format!("price_{}", kind.id), kind.name.get(lang)).money(currency).hint_said(rule_said(cx, kind.rule)).input())
                }
            }
        }
    }
}

/// The rule of a type of price in words.
pub fn rule_said(cx: &Cx, rule: Rule) -> String {
    let lang = cx.lang();
    match rule {
        Rule::Fixed => String::new(),
        Rule::Markup { rate, step, .. } => text::EMPTY_IS_RULE.with(lang, &[&rate.show(lang), &cx.sum(step)]),
    }
}

/// What it fits and what may stand instead of it; folded while there is nothing.
fn fits(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    let open = ["model", "analogue"].iter().any(|name| rows::any(form, name));
    html! {
        details.more-fields open[open] {
            summary { (text::FITS.get(lang)) }
            div.fold {
                (rows::combos(cx, form, "model", text::MODELS, "/combo/any-models"))
                (rows::combos(cx, form, "analogue", text::ANALOGUES, "/combo/products"))
            }
        }
    }
}

fn buying(cx: &Cx, form: &Form, draw: Draw<'_>) -> Markup {
    let lang = cx.lang();
    let wrong = ["vat", "supplier", "pack", "serial_tracked"].iter().any(|name| form.error(name).is_some());
    let told = rows::any(form, "supplier") || !matches!(form.value("vat"), "" | "company") || form.value("serial_tracked") == "on";
    html! {
        details.more-fields open[wrong || told] {
            summary { (text::BUYING.get(lang)) }
            div.fold {
                div.grid-2 {
                    (rows::picker(cx, form, "supplier", text::SUPPLIER, "/combo/suppliers", None))
                    (draw.field("pack", text::PACK).number().hint(text::PACK_HINT).input())
                }
                (draw.field("vat", text::VAT).select(&vats(cx)))
                div.field data-invalid[form.error("serial_tracked").is_some()] {
                    (draw.check_named("serial_tracked", text::SERIALS.get(lang), text::SERIALS_HINT.get(lang)))
                    @if let Some(said) = form.error("serial_tracked") { span.error { (ui::icon("circle-alert")) (said) } }
                }
            }
        }
    }
}
