//! A device: its page, and the form that makes and changes it.

use maud::{Markup, html};

use super::{
    Client, ClientRefusal, Device, DeviceAsk, EditDevice, SerialRule, add_device, change_owner, create_device, device::edit_device,
    devices_by_serial, fact::changed, form::opens, save::device_subject, text,
};
use crate::{
    kernel::{Id, Lang, Refusal, Result, Right, mark},
    log::fact,
    store::{Read, Reads, Write},
    web::{
        Choice, Cx, Fields, Form, List, Outcome, Page, Part, Reply, Shared, lists, merge, text as web,
        ui::{self, combo, dialog, field::Draw, icon},
    },
};

pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Device> = cx.path("id")?;
    let types = cx.list(List::DeviceTypes).await?;
    let read = |reads: &Read<'_>| {
        let device = super::device(reads, id)?;
        Ok((super::client(reads, device.owner)?, fact::feed(reads, device_subject(id), None, 50)?, device))
    };
    let (owner, facts, device) = cx.read(read).await?;
    let lang = cx.lang();
    let body = html! {
        div.page-head {
            a.icon-btn href={ "/clients/" (owner.id) } aria-label=(owner.name) { (icon("arrow-left")) }
            h1 { (device.title()) }
            div.page-head__end {
                @if cx.may(Right::EditClients) { (opens(&format!("/devices/{id}/edit"), "btn", "pencil", web::EDIT.get(lang))) }
            }
        }
        div.page {
            div.split {
                div {
                    (ui::panel(text::ORDERS.get(lang), html! {}, html! {
                        div hx-get={ "/devices/" (id) "/orders" } hx-trigger="load" { a.link href={ "/devices/" (id) "/orders" } { (text::SHOW_ORDERS.get(lang)) } }
                    }))
                    (ui::panel(text::FEED.get(lang), html! {}, ui::feed::feed(&cx, &facts, None)))
                }
                div { (ui::panel(text::DEVICE.get(lang), html! {}, about(&cx, &device, &owner, &types))) }
            }
        }
    };
    Ok(cx.page(Page::new("clients", device.title(), body)))
}

fn about(cx: &Cx, device: &Device, owner: &Client, types: &[Choice]) -> Markup {
    let lang = cx.lang();
    html! {
        dl.kv {
            dt { (text::DEVICE_TYPE.get(lang)) } dd { (lists::name_of(types, device.device_type, lang)) }
            @if !device.serial.is_empty() { dt { (text::SERIAL.get(lang)) } dd { span.mono { (device.serial) } (super::card::copy(cx, &device.serial)) } }
            @if !device.color.is_empty() { dt { (text::COLOR.get(lang)) } dd { (device.color) } }
            dt { (text::OWNER.get(lang)) } dd { a.link href={ "/clients/" (owner.id) } { (owner.name) } }
            dt { (text::ADDED.get(lang)) } dd { (cx.frame().zone.near(device.created, cx.now(), lang)) }
        }
    }
}

pub async fn new(cx: Cx) -> Result<Reply> {
    let owner = owner(&cx).await?;
    let types = cx.list(List::DeviceTypes).await?;
    Ok(cx.page(view(&cx, &Form::empty(), &types, &Shown { owner: &owner, device: None, known: &[] })))
}

async fn owner(cx: &Cx) -> Result<Client> {
    let id: Id<mark::Client> = cx.path("id")?;
    cx.read(|reads| super::client(reads, id)).await
}

/// What to do about a serial number that is known already.
pub enum Same {
    /// Ask the person.
    Ask,
    /// It is that device: it belongs to this client now.
    Take(Id<mark::Device>),
    /// It is another one with the same sticker.
    Another,
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let owner = owner(&cx).await?;
    let types = cx.list(List::DeviceTypes).await?;
    let (mut form, id) = (cx.form(), owner.id);
    if cx.submit(&mut form, |fields| parse_new(fields, &types, id), made).await?.is_some() {
        return Ok(Reply::redirect(format!("/clients/{id}")).saying(text::DEVICE_SAVED.get(cx.lang())));
    }
    let known = known(&cx, &form).await?;
    Ok(cx.again(view(&cx, &form, &types, &Shown { owner: &owner, device: None, known: &known })))
}

pub fn parse_new(fields: &mut Fields<'_>, types: &[Choice], owner: Id<mark::Client>) -> (Same, DeviceAsk) {
    let same = match fields.raw("same").as_str() {
        "" => Same::Ask,
        "other" => Same::Another,
        known => known.parse().map_or(Same::Ask, Same::Take),
    };
    (same, parse(fields, types, owner))
}

pub fn made(tx: &mut Write<'_>, (same, ask): &(Same, DeviceAsk)) -> Result<Id<mark::Device>> {
    let device = match same {
        Same::Ask => add_device(tx, ask)?,
        Same::Another => create_device(tx, ask)?,
        Same::Take(known) => change_owner(tx, *known, ask.owner)?,
    };
    Ok(device.id)
}

/// Devices with the serial number that was typed, with their owners, to choose from.
async fn known(cx: &Cx, form: &Form) -> Result<Vec<(Device, String)>> {
    cx.read(|reads| {
        let devices = devices_by_serial(reads, form.value("serial"))?.into_iter().take(5);
        devices
            .map(|device| Ok((reads.get::<Client>(&device.owner)?.map(|owner| owner.name).unwrap_or_default(), device)))
            .map(|pair| pair.map(|(owner, device)| (device, owner)))
            .collect()
    })
    .await
}

pub async fn edit(cx: Cx) -> Result<Reply> {
    let (device, owner) = device_and_owner(&cx).await?;
    let types = cx.list(List::DeviceTypes).await?;
    let mut form = filled(&device);
    form.set("owner_text", owner.name.clone());
    Ok(cx.page(view(&cx, &form, &types, &Shown { owner: &owner, device: Some(&device), known: &[] })))
}

pub fn filled(device: &Device) -> Form {
    Form::filled([
        ("device_type", device.device_type.to_string()),
        ("brand", device.brand.clone()),
        ("model", device.model.clone()),
        ("color", device.color.clone()),
        ("serial", device.serial.clone()),
        ("owner", device.owner.to_string()),
    ])
}

async fn device_and_owner(cx: &Cx) -> Result<(Device, Client)> {
    let id: Id<mark::Device> = cx.path("id")?;
    cx.read(|reads| {
        let device = super::device(reads, id)?;
        let owner = super::client(reads, device.owner)?;
        Ok((device, owner))
    })
    .await
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (device, owner) = device_and_owner(&cx).await?;
    let types = cx.list(List::DeviceTypes).await?;
    let names: Vec<_> = types.iter().map(|choice| (choice.id.cast(), choice.name.clone())).collect();
    let (mut form, lang, page) = (cx.form(), cx.lang(), format!("/devices/{}", device.id));
    let (named, sent) = (super::named_client(&cx, &form, "owner", Some(&owner)).await?, form.value("owner").to_string());
    let (subject, action) = (device_subject(device.id), page.clone());
    let (parts, changed, away) = (parts(&types, lang), merge::by_title(changed), merge::stays());
    let shared = Shared { subject, parts, changed, away, section: "clients", action, page: page.clone() };
    let now = |reads: &Read<'_>| {
        let device = super::device(reads, device.id)?;
        let mut form = filled(&device);
        form.set("owner_text", super::client(reads, device.owner)?.name);
        Ok(form)
    };
    let ask = |fields: &mut Fields<'_>| {
        let _ = fields.raw("owner_text");
        // Whose it became meanwhile stands in the form by its id.
        let new_owner = if fields.raw("owner") == sent { named } else { fields.id_opt("owner") };
        if new_owner.is_none() {
            fields.refuse("owner", text::OWNER_UNKNOWN);
        }
        EditDevice { id: device.id, device: parse(fields, &types, new_owner.unwrap_or(owner.id)), types: names.clone() }
    };
    match cx.submit_over(&mut form, &shared, now, ask, |tx, ask| edit_device(tx, ask).map(|device| device.id)).await? {
        Outcome::Done(_) => Ok(Reply::redirect(page).saying(text::DEVICE_SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, &types, &Shown { owner: &owner, device: Some(&device), known: &[] }))),
    }
}

fn parts(types: &[Choice], lang: Lang) -> Vec<Part> {
    vec![
        Part::columns(&["owner", "owner_text"], text::OWNER),
        Part::choice(
            "device_type",
            text::DEVICE_TYPE,
            types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).into())).collect(),
        ),
        Part::typed("brand", text::BRAND),
        Part::typed("model", text::MODEL),
        Part::typed("serial", text::SERIAL),
        Part::typed("color", text::COLOR),
    ]
}

pub fn parse(fields: &mut Fields<'_>, types: &[Choice], owner: Id<mark::Client>) -> DeviceAsk {
    let device_type: Id<mark::DeviceType> = fields.id("device_type");
    let known = |id: Id<mark::DeviceType>| types.iter().any(|choice| choice.id == id.cast());
    if fields.raw("device_type").parse().is_ok_and(|id| !known(id)) {
        fields.refuse("device_type", web::BAD_CHOICE);
    }
    let imei = types.iter().any(|choice| choice.id == device_type.cast() && choice.imei);
    let rule = match (fields.flag("insist"), imei) {
        (true, _) => SerialRule::AsTyped,
        (false, true) => SerialRule::Imei,
        (false, false) => SerialRule::Any,
    };
    DeviceAsk {
        device_type,
        brand: fields.line("brand", 0..=60),
        model: fields.line("model", 1..=100),
        color: fields.line("color", 0..=40),
        serial: fields.line("serial", 0..=60),
        rule,
        owner,
        known: None,
    }
}

/// What the form is about.
struct Shown<'a> {
    owner: &'a Client,
    device: Option<&'a Device>,
    known: &'a [(Device, String)],
}

fn view(cx: &Cx, form: &Form, types: &[Choice], shown: &Shown<'_>) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match shown.device {
        Some(device) => (device.title(), format!("/devices/{}", device.id), format!("/devices/{}", device.id)),
        None => {
            let owner = shown.owner.id;
            (text::NEW_DEVICE.get(lang).to_string(), format!("/clients/{owner}/devices"), format!("/clients/{owner}"))
        }
    };
    let buttons = html! {
        button.btn.btn--primary data-key="Ctrl+Enter" { (web::SAVE.get(lang)) }
    };
    dialog::page(
        "clients",
        &title,
        dialog::form_over(cx, &title, &action, &back, &fields(form, types, shown, Draw::of(form, lang)), &buttons),
    )
}

fn fields(form: &Form, types: &[Choice], shown: &Shown<'_>, draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let bad_imei = form.error("serial").is_some_and(|said| said == ClientRefusal::BadImei.say(lang));
    let insists = bad_imei || form.has("insist");
    html! {
        (draw.summary())
        @if shown.device.is_some() {
            (merge::was(form))
            div.field data-invalid[form.error("owner").is_some()] {
                label.label for="f-owner" { (text::OWNER.get(lang)) }
                (combo::combo("f-owner", "owner", form.value("owner"), form.value("owner_text"), "/combo/clients?new=no", text::OWNER_HINT.get(lang)))
                @if let Some(said) = form.error("owner") { span.error id="e-owner" { (icon("circle-alert")) (said) } }
            }
        }
        (draw.field("device_type", text::DEVICE_TYPE).select(&lists::options(types, form.value("device_type"), lang)))
        div.grid-2 {
            (draw.field("brand", text::BRAND).optional().most(60).input())
            (draw.field("model", text::MODEL).most(100).input())
        }
        (draw.field("serial", text::SERIAL).optional().hint(text::SERIAL_HINT).most(60).mono().autocomplete("off").input())
        @if insists { (draw.check_named("insist", text::INSIST.get(lang), text::INSIST_HINT.get(lang))) }
        @if !shown.known.is_empty() { (same(shown.known, draw)) }
        (draw.field("color", text::COLOR).optional().most(40).input())
    }
}

/// Known devices with this number: take one of them over, or say that this is another.
fn same(known: &[(Device, String)], draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    html! {
        fieldset.field id="f-same" {
            @for (device, owner) in known {
                legend.label { (text::KNOWN_DEVICE.with(lang, &[&device.title()])) }
                label.check-row {
                    input.check type="radio" name="same" value=(device.id);
                    span { (text::SAME_DEVICE.get(lang)) span.hint { (device.title()) " \u{b7} " (device.serial) " \u{b7} " (owner) } }
                }
            }
            label.check-row { input.check type="radio" name="same" value="other"; span { (text::OTHER_DEVICE.get(lang)) } }
        }
    }
}
