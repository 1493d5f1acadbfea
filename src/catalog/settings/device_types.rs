//! Types of devices: what the shop takes in, in the order of the intake form, each with its picture and its number.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{DEVICES, back, refusal::DirectoryRefusal, with_back};
use crate::{
    catalog::{
        DEVICE_ICONS, DeviceType, MODEL_BY_BRAND, SerialKind, directory, known_icon, listed, names,
        pages::{self, Directory},
        text,
    },
    kernel::{Error, Id, Lang, Result, Text, mark},
    log::{Telling, change},
    store::{Order, Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Page, Part, merge, text as common, ui, ui::field::Draw, ui::settings::settings_page},
};

const LONGEST: usize = 60;
const SERIALS: [(&str, SerialKind, Text); 3] = [
    ("imei", SerialKind::Imei, text::SERIAL_IMEI),
    ("serial", SerialKind::Serial, text::SERIAL_SERIAL),
    ("none", SerialKind::None, text::SERIAL_NONE),
];

pub struct Ask {
    name: crate::kernel::text::Named,
    icon: String,
    serial: SerialKind,
}

fn tell(row: &DeviceType) -> Telling {
    let serial = SERIALS.into_iter().find(|(_, kind, _)| *kind == row.serial).map_or("", |(.., label)| label.ru);
    let mut told = change::names(&row.name);
    told.extend([("serial", serial.to_string()), ("icon", row.icon.clone())]);
    told
}

/// Brands and models of each type.
fn counts(reads: &Read<'_>) -> Result<BTreeMap<Id<mark::DeviceType>, (usize, usize)>> {
    let mut brands: BTreeMap<Id<mark::DeviceType>, (BTreeSet<Id<mark::Brand>>, usize)> = BTreeMap::new();
    reads.walk_by(&MODEL_BY_BRAND, (), Order::Ascending, None, |(kind, brand, _), _| {
        let entry = brands.entry(kind).or_default();
        entry.0.insert(brand);
        entry.1 += 1;
        Ok(Walk::On)
    })?;
    Ok(brands.into_iter().map(|(kind, (brands, models))| (kind, (brands.len(), models))).collect())
}

fn serials(lang: Lang) -> Vec<(String, String)> {
    SERIALS.map(|(key, _, label)| (key.to_string(), label.get(lang).to_string())).into()
}

impl Directory for DeviceType {
    type Ask = Ask;
    const HERE: &'static str = DEVICES;
    const LOOK: &'static str = "data data--cards";
    const WIDE: bool = true;

    fn parse(fields: &mut Fields<'_>) -> Ask {
        let name = names::read(fields, LONGEST);
        let icon = fields.choice("icon", |icon| DEVICE_ICONS.contains(&icon).then(|| icon.to_string()));
        let serial = fields.choice("serial", |key| SERIALS.into_iter().find(|(known, ..)| *known == key).map(|(_, kind, _)| kind));
        Ask { name, icon: icon.unwrap_or_else(|| known_icon("").into()), serial: serial.unwrap_or_default() }
    }

    fn taken() -> Option<Error> {
        Some(DirectoryRefusal::SameDeviceType.into())
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<DeviceType> {
        pages::free::<DeviceType>(tx, &ask.name, None, |_| true)?;
        let position = listed::end_of(&directory::all_device_types(tx)?);
        let row = DeviceType {
            id: tx.id(),
            key: String::new(),
            name: ask.name.clone(),
            icon: ask.icon.clone(),
            serial: ask.serial,
            position,
            archived: false,
        };
        tx.put(&row)?;
        Ok(row)
    }

    fn alter(tx: &mut Write<'_>, was: &DeviceType, ask: &Ask) -> Result<()> {
        pages::free::<DeviceType>(tx, &ask.name, Some(was.id), |_| true)?;
        let now = DeviceType { name: ask.name.clone(), icon: ask.icon.clone(), serial: ask.serial, ..was.clone() };
        listed::keep(tx, (was, &tell(was)), (&now, &tell(&now)))
    }

    /// The intake form needs at least one type.
    fn may_go(tx: &Write<'_>, row: &DeviceType) -> Result<()> {
        let others = directory::device_types(tx)?.iter().any(|kind| kind.id != row.id);
        if others { Ok(()) } else { Err(DirectoryRefusal::LastDeviceType.into()) }
    }

    fn blank(_: &Cx) -> Form {
        Form::filled([("icon", known_icon("")), ("serial", "serial")])
    }

    fn filled(_: &Cx, row: &DeviceType) -> Form {
        let serial = SERIALS.into_iter().find(|(_, kind, _)| *kind == row.serial).map_or("", |(key, ..)| key);
        let mut form = Form::filled([("icon", known_icon(&row.icon)), ("serial", serial)]);
        names::fill(&mut form, &row.name);
        merge::standing(form, row.archived)
    }

    fn parts(cx: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(text::NAME);
        parts.push(Part::choice("serial", text::NUMBER, serials(cx.lang())));
        parts.push(Part::drawn(&["icon"], text::PICTURE, |form| ui::icon(known_icon(form.value("icon")))));
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let (lang, counts) = (cx.lang(), counts(reads)?);
        let heads = html! {
            th.grow { (text::DEVICE_TYPE.get(lang)) } th { (text::NUMBER.get(lang)) } th.num { (text::BRANDS.get(lang)) } th.num { (text::MODELS.get(lang)) }
        };
        let line = |kind: &DeviceType, order: &Markup| row(kind, counts.get(&kind.id).copied().unwrap_or_default(), order, lang);
        let table = pages::table(cx, &format!("{DEVICES}/order"), &directory::all_device_types(reads)?, &heads, &line);
        let body = html! { div.data-wrap tabindex="0" { (table) } };
        Ok(settings_page(cx, DEVICES, text::DEVICES.get(lang), pages::add_button::<DeviceType>(cx, text::DEVICE_TYPE), body))
    }

    fn dialog(cx: &Cx, _: &Read<'_>, form: &Form, row: Option<&DeviceType>) -> Result<Page> {
        let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
        let title = if row.is_some() { text::DEVICE_TYPE } else { text::NEW_DEVICE_TYPE };
        let fields = html! {
            (names::draw(cx, draw, LONGEST))
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
        Ok(pages::frame(cx, form, row, title, false, &fields))
    }

    fn at(id: Id<mark::DeviceType>) -> String {
        format!("{DEVICES}/{id}/edit")
    }

    fn back(cx: &Cx, form: &Form) -> String {
        back(cx, form, DEVICES)
    }
}

fn row(kind: &DeviceType, (brands, models): (usize, usize), order: &Markup, lang: Lang) -> Markup {
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

/// Where a person changes this type, and comes back to what he was looking at.
pub fn edit_url(id: Id<mark::DeviceType>, back: &str) -> String {
    with_back(&format!("{DEVICES}/{id}/edit"), back)
}
