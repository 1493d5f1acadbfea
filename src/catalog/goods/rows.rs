//! Rows of a form where each is chosen from what the shop has: models, analogues, the contents of a kit, the supplier. A
//! row is chosen by its id; without script, or by a hurried hand, by the whole name or the code.

use maud::{Markup, html};

use super::{KitPart, PRODUCT_BY_NAME, PartOf, Product, product_by_code, text};
use crate::{
    catalog::{Brand, Model, Service, service_named},
    kernel::{Id, Lang, Quantity, Result, Text, mark, name},
    log::Subject,
    store::{Order, Read, Reads, Walk},
    web::{Cx, Fields, Form, text as web, ui, ui::combo},
};

/// Rows of one kind in one form.
const MOST: usize = 60;
const EMPTY: usize = 1;
const MORE: usize = 5;

/// How one kind of rows is found: by id with the name it shows, and by what was typed.
struct Finder<T> {
    by_id: fn(&Cx, &Read<'_>, &str) -> Result<Option<(T, String)>>,
    by_text: fn(&Read<'_>, &str) -> Result<Option<T>>,
}

const PRODUCTS: Finder<Id<mark::Product>> =
    Finder { by_id: |_, reads, id| of(reads, id, |one: Product| (one.id, one.name)), by_text: product_named };

const MODELS: Finder<Id<mark::Model>> = Finder {
    by_id: |_, reads, id| match id.parse() {
        Ok(id) => Ok(reads.get::<Model>(&id)?.map(|model| model_title(reads, &model)).transpose()?.map(|title| (id, title))),
        Err(_) => Ok(None),
    },
    by_text: |reads, typed| {
        let mut found = None;
        reads.walk::<Model>((), Order::Ascending, |model| {
            if name::fold(&model_title(reads, &model)?) == name::fold(typed) {
                found = Some(model.id);
                return Ok(Walk::Stop);
            }
            Ok(Walk::On)
        })?;
        Ok(found)
    },
};

const PARTS: Finder<PartOf> = Finder {
    by_id: |cx, reads, id| match part_named(id) {
        Some(part) => Ok(part_title(reads, part, cx.lang())?.map(|title| (part, title))),
        None => Ok(None),
    },
    by_text: |reads, typed| match product_named(reads, typed)? {
        Some(id) => Ok(Some(PartOf::Product(id))),
        None => Ok(service_named(reads, typed)?.map(|work| PartOf::Work(work.id))),
    },
};

const SUPPLIERS: Finder<Id<mark::Client>> = Finder {
    by_id: |cx, reads, id| match id.parse::<Id<mark::Client>>() {
        Ok(id) => Ok((cx.site.name_of)(reads, Subject::client(id))?.map(|name| (id, name))),
        Err(_) => Ok(None),
    },
    by_text: |_, _| Ok(None),
};

fn of<R: crate::store::Row, T>(reads: &Read<'_>, id: &str, show: impl Fn(R) -> T) -> Result<Option<T>>
where
    R::Key: std::str::FromStr,
{
    match id.parse::<R::Key>() {
        Ok(id) => Ok(reads.get::<R>(&id)?.map(show)),
        Err(_) => Ok(None),
    }
}

fn product_named(reads: &Read<'_>, typed: &str) -> Result<Option<Id<mark::Product>>> {
    if let Some(product) = product_by_code(reads, typed)? {
        return Ok(Some(product.id));
    }
    let found = reads.by(&PRODUCT_BY_NAME, (false, name::fold(typed)))?;
    Ok(found.into_iter().find(|one| one.name.to_lowercase() == typed.to_lowercase()).map(|one| one.id))
}

/// `Apple iPhone 13`.
pub fn model_title(reads: &impl Reads, model: &Model) -> Result<String> {
    let brand = reads.get::<Brand>(&model.brand)?.map(|brand| brand.name).unwrap_or_default();
    Ok(format!("{brand} {}", model.name).trim().to_string())
}

/// `p…` is a product, `w…` a work.
fn part_named(said: &str) -> Option<PartOf> {
    let id = said.get(1..)?;
    match said.get(..1)? {
        "p" => id.parse().ok().map(PartOf::Product),
        "w" => id.parse().ok().map(PartOf::Work),
        _ => None,
    }
}

pub fn part_key(part: PartOf) -> String {
    match part {
        PartOf::Product(id) => format!("p{id}"),
        PartOf::Work(id) => format!("w{id}"),
    }
}

pub fn part_title(reads: &impl Reads, part: PartOf, lang: Lang) -> Result<Option<String>> {
    Ok(match part {
        PartOf::Product(id) => reads.get::<Product>(&id)?.map(|one| one.name),
        PartOf::Work(id) => reads.get::<Service>(&id)?.map(|one| one.name.get(lang).to_string()),
    })
}

/// Reads the filled rows of one kind; each with its place in the form.
fn chosen<T>(fields: &mut Fields<'_>, name: &str, finder: &Finder<T>) -> Vec<(usize, T)> {
    let (ids, texts) = (fields.column(name), fields.column(&format!("{name}_text")));
    let mut rows = Vec::new();
    for at in 0..ids.len().max(texts.len()).min(MOST) {
        let (id, text) = (ids.get(at).map(String::as_str).unwrap_or_default(), texts.get(at).map(String::as_str));
        // A field that was emptied leaves its id behind without script.
        if text == Some("") || (id.is_empty() && text.is_none()) {
            continue;
        }
        let cx = fields.cx;
        let found = cx.store().read_now(|reads| {
            let by_id = (finder.by_id)(cx, reads, id)?;
            match (by_id, text) {
                (Some((one, title)), Some(text)) if text == title => Ok(Some(one)),
                (Some((one, _)), None) => Ok(Some(one)),
                (_, Some(text)) => (finder.by_text)(reads, text),
                (None, None) => Ok(None),
            }
        });
        match found {
            Ok(Some(one)) => rows.push((at, one)),
            _ => fields.refuse(&format!("{name}-{at}"), web::BAD_CHOICE),
        }
    }
    rows
}

fn list<T>(fields: &mut Fields<'_>, name: &str, finder: &Finder<T>) -> Vec<T> {
    chosen(fields, name, finder).into_iter().map(|(_, one)| one).collect()
}

pub fn analogues(fields: &mut Fields<'_>) -> Vec<Id<mark::Product>> {
    list(fields, "analogue", &PRODUCTS)
}

pub fn models(fields: &mut Fields<'_>) -> Vec<Id<mark::Model>> {
    list(fields, "model", &MODELS)
}

/// The supplier with his name.
pub fn supplier(fields: &mut Fields<'_>) -> Option<(Id<mark::Client>, String)> {
    let (_, id) = chosen(fields, "supplier", &SUPPLIERS).into_iter().next()?;
    let cx = fields.cx;
    let name = cx.store().read_now(|reads| (cx.site.name_of)(reads, Subject::client(id))).ok().flatten();
    Some((id, name.unwrap_or_default()))
}

pub fn kit_parts(fields: &mut Fields<'_>) -> Vec<KitPart> {
    let (rows, quantities) = (chosen(fields, "part", &PARTS), fields.column("part_quantity"));
    let mut parts = Vec::new();
    for (at, what) in rows {
        let typed = quantities.get(at).map(String::as_str).filter(|typed| !typed.is_empty()).unwrap_or("1");
        match Quantity::parse(typed).filter(|quantity| quantity.0 > 0 && *quantity <= Quantity::LIMIT) {
            Some(quantity) => parts.push(KitPart { what, quantity }),
            None => fields.refuse(&format!("part-{at}"), web::BAD_QUANTITY),
        }
    }
    parts
}

/// Puts the rows of a product into its form.
pub fn fill(cx: &Cx, reads: &Read<'_>, form: &mut Form, product: &Product) -> Result<()> {
    for id in &product.models {
        if let Some(model) = reads.get::<Model>(id)? {
            form.push("model", id.to_string());
            form.push("model_text", model_title(reads, &model)?);
        }
    }
    for id in &product.analogues {
        if let Some(other) = reads.get::<Product>(id)? {
            form.push("analogue", id.to_string());
            form.push("analogue_text", other.name);
        }
    }
    for part in &product.parts {
        form.push("part", part_key(part.what));
        form.push("part_text", part_title(reads, part.what, cx.lang())?.unwrap_or_default());
        form.push("part_quantity", part.quantity.show(cx.lang()));
    }
    let supplier = product.supplier.map(|id| (cx.site.name_of)(reads, Subject::client(id))).transpose()?.flatten();
    form.set("supplier", product.supplier.map(|id| id.to_string()).unwrap_or_default());
    form.set("supplier_text", supplier.unwrap_or_default());
    Ok(())
}

/// Whether some row of this kind is filled.
pub fn any(form: &Form, name: &str) -> bool {
    form.values(&format!("{name}_text")).any(|typed| !typed.is_empty())
}

/// One field with a list under it.
pub fn picker(cx: &Cx, form: &Form, name: &str, label: Text, url: &str, hint: Option<Text>) -> Markup {
    let (id, text) = (format!("f-{name}"), format!("{name}_text"));
    let row = format!("{name}-0");
    let error = form.error(name).or_else(|| form.error(&row));
    html! {
        div.field data-invalid[error.is_some()] {
            label.label for=(id) { (label.get(cx.lang())) @if hint.is_none() { span.opt { (web::OPTIONAL.get(cx.lang())) } } }
            (combo::combo(&id, name, form.value(name), form.value(&text), url, ""))
            @match (error, hint) {
                (Some(said), _) => span.error { (ui::icon("circle-alert")) (said) },
                (None, Some(hint)) => span.hint { (hint.get(cx.lang())) },
                (None, None) => {}
            }
        }
    }
}

/// The filled rows, an empty one, and some more behind a fold, so that no script is needed to add one.
pub fn combos(cx: &Cx, form: &Form, name: &str, label: Text, url: &str) -> Markup {
    repeated(cx, form, name, label, &|at| row(form, name, at, url))
}

fn repeated(cx: &Cx, form: &Form, name: &str, label: Text, draw: &dyn Fn(usize) -> Markup) -> Markup {
    let lang = cx.lang();
    let text = format!("{name}_text");
    let filled = form.values(&text).enumerate().filter(|(_, typed)| !typed.is_empty()).map(|(at, _)| at + 1).max().unwrap_or_default();
    let shown = (filled + EMPTY).min(MOST);
    let more = (shown + MORE).min(MOST);
    let error = [format!("{name}s"), name.to_string()].into_iter().find_map(|field| form.error(&field).map(str::to_string));
    html! {
        fieldset.field id={ "f-" (name) "s" } data-invalid[error.is_some()] {
            legend.label { (label.get(lang)) }
            div.codes { @for at in 0..shown { (draw(at)) } }
            @if let Some(said) = error { span.error { (ui::icon("circle-alert")) (said) } }
            @if shown < more {
                details.more-fields { summary { (text::MORE_ROWS.get(lang)) } div.codes { @for at in shown..more { (draw(at)) } } }
            }
        }
    }
}

fn row(form: &Form, name: &str, at: usize, url: &str) -> Markup {
    let (id, text) = (format!("{name}-{at}"), format!("{name}_text"));
    let error = form.error(&id);
    let value = |name: &str| form.values(name).nth(at).unwrap_or_default().to_string();
    html! {
        div.field data-invalid[error.is_some()] {
            (combo::combo(&format!("f-{id}"), name, &value(name), &value(&text), url, ""))
            @if let Some(said) = error { span.error { (ui::icon("circle-alert")) (said) } }
        }
    }
}

/// The contents of a kit: what and how much of it.
pub fn parts(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    repeated(cx, form, "part", text::PARTS, &|at| {
        html! {
            div.kit-row {
                (row(form, "part", at, "/combo/kit-parts"))
                label.input data-num {
                    input name="part_quantity" value=(form.values("part_quantity").nth(at).unwrap_or_default()) inputmode="decimal" placeholder="1" autocomplete="off"
                        aria-label=(text::QUANTITY_N.with(lang, &[&(at + 1)]));
                }
            }
        }
    })
}
