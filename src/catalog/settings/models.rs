//! Brands and models of one device type: brands at the left with how many models they have, models at the right. Models
//! are added a whole list at once.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{DEVICES, back, device_types::edit_url, here, refusal::DirectoryRefusal, with_back};
use crate::{
    catalog::{
        Brand, CatalogFact, DeviceType, Did, MODEL_BY_BRAND, Model, Thing, directory, known_icon, learn, learn::tidy, listed, search, text,
    },
    kernel::{Id, Result, mark, name, text::Named},
    log::{Record, Subject},
    store::{Order, Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Page, Reply, text as common, ui, ui::combo, ui::field::Draw, ui::settings::settings_page, ui::table},
};

/// Models a search shows at most.
const FOUND: usize = 100;
/// Models added at once.
const LINES: usize = 300;

struct Listing {
    kind: DeviceType,
    /// Brands that have models of the type or none at all, with the number of current ones.
    brands: Vec<(Brand, usize)>,
    chosen: Option<Brand>,
    /// Models of the chosen brand, or what the search found, each with its brand's name.
    models: Vec<(Model, String)>,
    query: String,
}

fn listing(reads: &Read<'_>, id: Id<mark::DeviceType>, brand: Option<Id<mark::Brand>>, query: String) -> Result<Listing> {
    let kind = reads.need::<DeviceType>(&id)?;
    let mut models: BTreeMap<Id<mark::Brand>, Vec<Id<mark::Model>>> = BTreeMap::new();
    let mut elsewhere = BTreeSet::new();
    reads.walk_by(&MODEL_BY_BRAND, (), Order::Ascending, None, |(of_type, brand, _), model| {
        match of_type == id {
            true => models.entry(brand).or_default().push(model),
            false => drop(elsewhere.insert(brand)),
        }
        Ok(Walk::On)
    })?;
    let mut brands = directory::all_brands(reads)?;
    brands.retain(|one| models.contains_key(&one.id) || !elsewhere.contains(&one.id));
    let chosen = brands.iter().find(|one| Some(one.id) == brand).or_else(|| brands.iter().find(|one| !one.archived)).cloned();
    let searching = !name::fold(&query).is_empty();
    let of_brand = |one: &Brand| -> Result<Vec<(Model, String)>> {
        Ok(directory::all_models(reads, id, one.id)?.into_iter().map(|model| (model, one.name.clone())).collect())
    };
    let mut shown = Vec::new();
    for one in brands.iter().filter(|one| searching || Some(one.id) == chosen.as_ref().map(|chosen| chosen.id)) {
        shown.extend(of_brand(one)?);
    }
    if searching {
        shown = search::ranked(shown, &query, FOUND, |(model, brand), query| query.score(&format!("{brand} {}", model.name)));
    }
    shown.sort_by_key(|(model, _)| model.archived);
    let counted = brands.into_iter().map(|one| (models.get(&one.id).map_or(0, Vec::len), one)).map(|(count, one)| (one, count)).collect();
    Ok(Listing { kind, brands: counted, chosen, models: shown, query })
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let (id, brand) = (cx.path("id")?, cx.query("brand").and_then(|id| id.parse().ok()));
    let query: String = cx.query("q").unwrap_or_default().chars().take(80).collect();
    let listing = cx.read(|r| listing(r, id, brand, query)).await?;
    Ok(cx.page(view(&cx, &listing)))
}

fn url(kind: Id<mark::DeviceType>, brand: Option<Id<mark::Brand>>) -> String {
    brand.map_or(format!("{DEVICES}/{kind}"), |brand| format!("{DEVICES}/{kind}?brand={brand}"))
}

fn view(cx: &Cx, listing: &Listing) -> Page {
    let (lang, kind) = (cx.lang(), &listing.kind);
    let add = with_back(&format!("{DEVICES}/{}/models", kind.id), &here(cx));
    let add = cx.query("brand").and(listing.chosen.as_ref()).map_or(add.clone(), |brand| format!("{add}&brand={}", brand.id));
    let edit = edit_url(kind.id, &here(cx));
    let end = html! {
        a.btn href=(edit) hx-get=(edit) hx-target="#dialog" { (ui::icon("pencil")) (text::DEVICE_TYPE.get(lang)) }
        a.btn.btn--primary href=(add) hx-get=(add) hx-target="#dialog" id="add-models" { (ui::icon("plus")) (text::MODELS.get(lang)) }
    };
    let body = html! {
        div.toolbar {
            a.crumb.only-wide href=(DEVICES) { (ui::icon("chevron-left")) (text::DEVICES.get(lang)) }
            form.toolbar__end role="search" aria-label=(text::FIND_MODEL.get(lang)) method="get" action=(url(kind.id, None)) data-clean {
                label.input.input--search {
                    (ui::icon("search"))
                    input type="search" name="q" value=(listing.query) placeholder=(text::FIND_MODEL.get(lang)) aria-label=(text::FIND_MODEL.get(lang)) autocomplete="off"
                        hx-get=(url(kind.id, None)) hx-trigger="input changed delay:150ms, search" hx-sync="this:replace" hx-push-url="true"
                        hx-target="#models" hx-select="#models" hx-swap="outerHTML" hx-select-oob="#brand-rows";
                }
            }
        }
        div.columns {
            div.data-wrap tabindex="0" { (brands(cx, listing)) }
            div.data-wrap id="models" tabindex="0" { a.crumb.columns__back href=(url(kind.id, None)) { (ui::icon("chevron-left")) (text::BRANDS.get(lang)) } (models(cx, listing)) }
        }
    };
    settings_page(cx, DEVICES, kind.name.get(lang), end, body)
}

fn brands(cx: &Cx, listing: &Listing) -> Markup {
    let (lang, kind) = (cx.lang(), listing.kind.id);
    let searching = !listing.query.is_empty();
    let row = |brand: &Brand, count: usize| {
        let (open, edit) = (url(kind, Some(brand.id)), with_back(&format!("/settings/brands/{}", brand.id), &url(kind, Some(brand.id))));
        let current = !searching && listing.chosen.as_ref().is_some_and(|chosen| chosen.id == brand.id);
        html! {
            tr data-mute[brand.archived] data-open[current] {
                td.grow {
                    a.row-link href=(open) aria-current=[current.then_some("true")] hx-get=(open) hx-target="#models" hx-select="#models" hx-swap="outerHTML scroll:#main:top"
                        hx-select-oob="#brand-rows,#add-models" hx-push-url="true" { (brand.name) }
                }
                td.num.dim { (count) }
                td.row-end {
                    a.icon-btn.icon-btn--s href=(edit) hx-get=(edit) hx-target="#dialog" aria-label={ (common::EDIT.get(lang)) ": " (brand.name) } title=(common::EDIT.get(lang)) { (ui::icon("pencil")) }
                }
            }
        }
    };
    html! {
        table.data.data--tight id="brand-rows" data-chosen[searching || cx.query("brand").is_some()] {
            thead { tr { th { (text::BRAND.get(lang)) } th.num { (text::MODELS.get(lang)) } th {} } }
            tbody {
                @for (brand, count) in listing.brands.iter().filter(|(brand, _)| !brand.archived) { (row(brand, *count)) }
                @if listing.brands.iter().any(|(brand, _)| brand.archived) {
                    tr.group { td colspan="3" { (text::ARCHIVE.get(lang)) } }
                    @for (brand, count) in listing.brands.iter().filter(|(brand, _)| brand.archived) { (row(brand, *count)) }
                }
            }
        }
    }
}

fn models(cx: &Cx, listing: &Listing) -> Markup {
    let lang = cx.lang();
    let searching = !listing.query.is_empty();
    if listing.models.is_empty() && searching {
        return table::nothing_found(&url(listing.kind.id, None), lang);
    }
    if listing.models.is_empty() {
        return ui::empty(known_icon(&listing.kind.icon), text::NO_MODELS_YET.get(lang), text::NO_MODELS_YET_WHY.get(lang), html! {});
    }
    let title = match &listing.chosen {
        Some(brand) if !searching => brand.name.as_str(),
        _ => text::MODELS.get(lang),
    };
    html! {
        table.data.data--tight {
            thead { tr { th.grow { (title) } th {} } }
            tbody {
                @for (model, brand) in &listing.models {
                    @let edit = with_back(&format!("/settings/models/{}", model.id), &here(cx));
                    tr data-mute[model.archived] {
                        td.grow {
                            a.row-link href=(edit) hx-get=(edit) hx-target="#dialog" { @if searching { (brand) " " } (model.name) }
                        }
                        td.row-end { @if model.archived { span.badge { (text::ARCHIVE.get(lang)) } } }
                    }
                }
            }
        }
    }
}

struct NewModels {
    brand: String,
    models: Vec<String>,
}

fn parse(fields: &mut Fields<'_>) -> NewModels {
    fields.id_opt::<mark::Brand>("brand");
    let brand = tidy(&fields.line("brand_text", 0..=learn::LONGEST));
    let lines = fields.text("models", 0..=20_000);
    let models: Vec<String> = lines.lines().map(tidy).filter(|line| !line.is_empty()).collect();
    if models.iter().any(|line| line.chars().count() > learn::LONGEST) {
        fields.refuse("models", text::LINE_TOO_LONG);
    }
    if models.len() > LINES {
        let said = text::TOO_MANY_LINES.with(fields.lang, &[&LINES]);
        fields.refuse_said("models", said);
    }
    NewModels { brand, models }
}

/// Adds the brand if it is new and its new models in front of the others, in the order they were typed. A brand alone is
/// enough too.
fn add_models(tx: &mut Write<'_>, kind: Id<mark::DeviceType>, ask: &NewModels) -> Result<Id<mark::Brand>> {
    tx.need::<DeviceType>(&kind)?;
    if ask.brand.is_empty() {
        return Err(DirectoryRefusal::NoBrand.into());
    }
    let (brand, new) = learn::know_brand(tx, &ask.brand)?;
    if new {
        tx.record(Subject::shop(), &CatalogFact::directory(Thing::Brand, Did::Added, &Named::plain(&brand.name)))?;
    }
    let mut old = directory::all_models(tx, kind, brand.id)?;
    let mut seen: BTreeSet<String> = old.iter().filter(|model| !model.archived).map(|model| model.name.to_lowercase()).collect();
    let fresh: Vec<&String> = ask.models.iter().filter(|line| seen.insert(line.to_lowercase())).collect();
    if fresh.is_empty() && !new {
        return Err(DirectoryRefusal::NoModels.into());
    }
    let mut list = Vec::new();
    for line in &fresh {
        let known = old.iter().position(|model| model.name.to_lowercase() == line.to_lowercase());
        list.push(match known {
            Some(at) => Model { archived: false, ..old.remove(at) },
            None => Model { id: tx.id(), brand: brand.id, device_type: kind, name: (*line).clone(), position: 0, archived: false },
        });
    }
    for (position, model) in (0..).zip(list.into_iter().chain(old)) {
        tx.put(&Model { position, ..model })?;
    }
    if !fresh.is_empty() {
        let count = u32::try_from(fresh.len()).unwrap_or_default();
        tx.record(Subject::shop(), &CatalogFact::ModelsAdded { brand: brand.name, count })?;
    }
    Ok(brand.id)
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    let brand: Option<Id<mark::Brand>> = cx.query("brand").and_then(|id| id.parse().ok());
    let known = cx.read(|r| brand.map(|id| r.need::<Brand>(&id)).transpose()).await?;
    let form = known.map_or_else(Form::empty, |brand| Form::filled([("brand", brand.id.to_string()), ("brand_text", brand.name)]));
    Ok(cx.page(new_dialog(&cx, &form)?))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let (kind, mut form) = (cx.path("id")?, cx.form());
    Ok(match cx.submit(&mut form, parse, move |tx, ask| add_models(tx, kind, ask)).await? {
        Some(brand) => Reply::redirect(url(kind, Some(brand))).saying(common::SAVED.get(cx.lang())),
        None => cx.again(new_dialog(&cx, &form)?),
    })
}

fn new_dialog(cx: &Cx, form: &Form) -> Result<Page> {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let kind: Id<mark::DeviceType> = cx.path("id")?;
    let (error, action) = (form.error("brand"), format!("{DEVICES}/{kind}/models"));
    let offers = format!("/combo/brands?type={kind}");
    let body = html! {
        (draw.summary())
        div.field data-invalid[error.is_some()] {
            label.label for="f-brand" { (text::BRAND.get(lang)) }
            (combo::combo("f-brand", "brand", form.value("brand"), form.value("brand_text"), &offers, ""))
            @match error {
                Some(said) => span.error { (ui::icon("circle-alert")) (said) },
                None => span.hint { (text::BRAND_HINT.get(lang)) },
            }
        }
        (draw.field("models", text::MODELS).hint(text::MODELS_HINT).placeholder("iPhone 17 Pro\niPhone 17").area(8))
    };
    let back = back(cx, form, &url(kind, None));
    let dialog = ui::dialog::form_over(cx, text::NEW_MODELS.get(lang), &action, &back, &body, &listed::foot(cx, None, None, &back));
    Ok(ui::dialog::page("settings", text::NEW_MODELS.get(lang), dialog))
}
