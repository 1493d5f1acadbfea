//! Types of devices: what the shop takes in, in the order of the intake form, each with its picture and its number.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{DEVICES, back, refusal::DirectoryRefusal, with_back};
use crate::{
    catalog::{
        CatalogFact, DEVICE_ICONS, DeviceType, Did, MODEL_BY_BRAND, SerialKind, Thing, directory, known_icon, listed, listed::Listed,
        names, text,
    },
    kernel::{Id, Lang, Result, Text, mark},
    log::{Record, Subject, Telling, change},
    store::{Order, Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common, ui, ui::field::Draw, ui::settings::settings_page},
};

const LONGEST: usize = 60;
const SERIALS: [(&str, SerialKind, Text); 3] = [
    ("imei", SerialKind::Imei, text::SERIAL_IMEI),
    ("serial", SerialKind::Serial, text::SERIAL_SERIAL),
    ("none", SerialKind::None, text::SERIAL_NONE),
];

struct Ask {
    name: crate::kernel::text::Named,
    icon: String,
    serial: SerialKind,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let name = names::read(fields, LONGEST);
    let icon = fields.choice("icon", |icon| DEVICE_ICONS.contains(&icon).then(|| icon.to_string()));
    let serial = fields.choice("serial", |key| SERIALS.into_iter().find(|(known, ..)| *known == key).map(|(_, kind, _)| kind));
    Ask { name, icon: icon.unwrap_or_else(|| known_icon("").into()), serial: serial.unwrap_or_default() }
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let all = directory::all_device_types(tx)?;
    if all.iter().any(|other| !other.archived && names::meet(&other.name, &ask.name)) {
        return Err(DirectoryRefusal::SameDeviceType.into());
    }
    let row = DeviceType {
        id: tx.id(),
        key: String::new(),
        name: ask.name.clone(),
        icon: ask.icon.clone(),
        serial: ask.serial,
        position: listed::end_of(&all),
        archived: false,
    };
    tx.put(&row)?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::DeviceType, Did::Added, &row.name))
}

fn change(tx: &mut Write<'_>, id: Id<mark::DeviceType>, ask: &Ask) -> Result<()> {
    let was = tx.need::<DeviceType>(&id)?;
    let all = directory::all_device_types(tx)?;
    if all.iter().any(|other| other.id != id && !other.archived && names::meet(&other.name, &ask.name)) {
        return Err(DirectoryRefusal::SameDeviceType.into());
    }
    let now = DeviceType { name: ask.name.clone(), icon: ask.icon.clone(), serial: ask.serial, ..was.clone() };
    listed::keep(tx, (&was, &tell(&was)), (&now, &tell(&now)))
}

fn tell(row: &DeviceType) -> Telling {
    let serial = SERIALS.into_iter().find(|(_, kind, _)| *kind == row.serial).map_or("", |(.., label)| label.ru);
    let mut told = change::names(&row.name);
    told.extend([("serial", serial.to_string()), ("icon", row.icon.clone())]);
    told
}

/// The intake form needs at least one type.
fn shelve(tx: &mut Write<'_>, id: Id<mark::DeviceType>, did: Did) -> Result<()> {
    let others = directory::device_types(tx)?.iter().any(|kind| kind.id != id);
    if did == Did::Archived && !others {
        return Err(DirectoryRefusal::LastDeviceType.into());
    }
    listed::shelve::<DeviceType>(tx, &id, did)
}

struct Listing {
    rows: Vec<DeviceType>,
    /// Brands and models of each type.
    counts: BTreeMap<Id<mark::DeviceType>, (usize, usize)>,
}

fn listing(reads: &Read<'_>) -> Result<Listing> {
    let mut brands: BTreeMap<Id<mark::DeviceType>, (BTreeSet<Id<mark::Brand>>, usize)> = BTreeMap::new();
    reads.walk_by(&MODEL_BY_BRAND, (), Order::Ascending, None, |(kind, brand, _), _| {
        let entry = brands.entry(kind).or_default();
        entry.0.insert(brand);
        entry.1 += 1;
        Ok(Walk::On)
    })?;
    let counts = brands.into_iter().map(|(kind, (brands, models))| (kind, (brands.len(), models))).collect();
    Ok(Listing { rows: directory::all_device_types(reads)?, counts })
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let listing = cx.read(listing).await?;
    Ok(cx.page(view(&cx, &listing)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<DeviceType>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(DEVICES)) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    let form = Form::filled([("icon", known_icon("")), ("serial", "serial")]);
    Ok(cx.page(dialog(&cx, &form, None)))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(DEVICES).saying(common::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None)),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let row = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&row), Some(row))))
}

fn filled(row: &DeviceType) -> Form {
    let serial = SERIALS.into_iter().find(|(_, kind, _)| *kind == row.serial).map_or("", |(key, ..)| key);
    let mut form = Form::filled([("icon", known_icon(&row.icon)), ("serial", serial)]);
    names::fill(&mut form, &row.name);
    merge::standing(form, row.archived)
}

fn parts(lang: Lang) -> Vec<Part> {
    let mut parts = Part::names(text::NAME);
    parts.push(Part::choice("serial", text::NUMBER, serials(lang)));
    parts.push(Part::drawn(&["icon"], text::PICTURE, |form| ui::icon(known_icon(form.value("icon")))));
    parts
}

fn serials(lang: Lang) -> Vec<(String, String)> {
    SERIALS.map(|(key, _, label)| (key.to_string(), label.get(lang).to_string())).into()
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let row = existing(&cx).await?;
    let (id, mut form) = (row.id, cx.form());
    let (action, page) = (format!("{DEVICES}/{id}/edit"), back(&cx, &form, DEVICES));
    let shared = listed::shared(&row, "settings", action, page, parts(cx.lang()));
    let now = |r: &Read<'_>| Ok(filled(&r.need::<DeviceType>(&id)?));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Reply::redirect(back(&cx, &form, DEVICES)).saying(common::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(row))),
    })
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| shelve(tx, id, Did::Archived)).await?;
    Ok(Reply::redirect(DEVICES).undoable(text::ARCHIVED.get(cx.lang()), format!("{DEVICES}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| shelve(tx, id, Did::Restored)).await?;
    Ok(Reply::redirect(DEVICES).saying(text::RESTORED.get(cx.lang())))
}

async fn existing(cx: &Cx) -> Result<DeviceType> {
    let id: Id<mark::DeviceType> = cx.path("id")?;
    cx.read(|r| r.need::<DeviceType>(&id)).await
}

fn view(cx: &Cx, listing: &Listing) -> Page {
    let lang = cx.lang();
    let add = html! {
        a.btn.btn--primary href="/settings/devices/new" hx-get="/settings/devices/new" hx-target="#dialog" { (ui::icon("plus")) (text::DEVICE_TYPE.get(lang)) }
    };
    let (current, archived): (Vec<&DeviceType>, Vec<&DeviceType>) = listing.rows.iter().partition(|kind| !kind.archived);
    let body = html! {
        div.data-wrap tabindex="0" {
            form method="post" action="/settings/devices/order" id="order-list" data-clean
                hx-post="/settings/devices/order" hx-target="this" hx-select="#order-list" hx-swap="outerHTML" hx-disinherit="*" {
                (ui::hidden(cx))
                table.data.data--cards {
                    thead { tr { th.grow { (text::DEVICE_TYPE.get(lang)) } th { (text::NUMBER.get(lang)) } th.num { (text::BRANDS.get(lang)) } th.num { (text::MODELS.get(lang)) } th {} } }
                    tbody {
                        @for (at, kind) in current.iter().enumerate() {
                            @let above = at.checked_sub(1).and_then(|at| current.get(at)).map(|row| row.id.to_string());
                            @let below = current.get(at + 1).map(|row| row.id.to_string());
                            (row(kind, listing, &listed::order_buttons(lang, &kind.id.to_string(), above.as_deref(), below.as_deref()), lang))
                        }
                        @if !archived.is_empty() {
                            tr.group { td colspan="5" { (text::ARCHIVE.get(lang)) } }
                            @for kind in &archived { (row(kind, listing, &html! {}, lang)) }
                        }
                    }
                }
            }
        }
    };
    settings_page(cx, DEVICES, text::DEVICES.get(lang), add, body)
}

fn row(kind: &DeviceType, listing: &Listing, order: &Markup, lang: Lang) -> Markup {
    let (brands, models) = listing.counts.get(&kind.id).copied().unwrap_or_default();
    let edit = format!("{DEVICES}/{}/edit", kind.id);
    let serial = SERIALS.into_iter().find(|(_, serial, _)| *serial == kind.serial).map_or("", |(.., label)| label.get(lang));
    html! {
        tr data-mute[kind.archived] {
            td.grow.c-title {
                a.row-link.with-icon href={ (DEVICES) "/" (kind.id) } { (ui::icon(known_icon(&kind.icon))) span { (kind.name.get(lang)) } }
            }
            td.c-meta { (serial) }
            td.num { (brands) }
            td.num.c-end { (models) }
            td.row-end.c-sum {
                (order)
                a.icon-btn.icon-btn--s href=(edit) hx-get=(edit) hx-target="#dialog" aria-label={ (common::EDIT.get(lang)) ": " (kind.name.get(lang)) } title=(common::EDIT.get(lang)) { (ui::icon("pencil")) }
            }
        }
    }
}

fn dialog(cx: &Cx, form: &Form, row: Option<DeviceType>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let mut row = row;
    let path = row.as_ref().map(|row| format!("{DEVICES}/{}", row.id));
    let action = path.as_ref().map_or(DEVICES.to_string(), |path| format!("{path}/edit"));
    let title = if row.is_some() { text::DEVICE_TYPE } else { text::NEW_DEVICE_TYPE };
    let body = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        @if cx.query("back").is_some() || form.has("back") { input type="hidden" name="back" value=(back(cx, form, DEVICES)); }
        (names::draw(draw, LONGEST))
        (draw.pick_one("serial", text::NUMBER, &serials(lang)))
        fieldset.field {
            legend.label { (text::PICTURE.get(lang)) }
            div.types {
                @for icon in DEVICE_ICONS {
                    label.type title=(icon) { input type="radio" name="icon" value=(icon) aria-label=(icon) checked[form.value("icon") == *icon]; (ui::icon(icon)) }
                }
            }
        }
    };
    let step = row.as_mut().and_then(|row| listed::next_step(row.archived()));
    let buttons = listed::foot(cx, path.as_deref(), step, DEVICES);
    let dialog = ui::dialog::form(cx, title.get(lang), &action, &body, &buttons);
    ui::dialog::page("settings", title.get(lang), html! { div data-wide { (dialog) } })
}

/// Where a person changes this type, and comes back to what he was looking at.
pub fn edit_url(id: Id<mark::DeviceType>, back: &str) -> String {
    with_back(&format!("{DEVICES}/{id}/edit"), back)
}
