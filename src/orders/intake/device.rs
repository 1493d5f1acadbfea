//! The device of the intake: recognised by its number before anything else is typed, or described by type, brand, model.

use maud::{Markup, html};

use super::{
    chips::{extras, rest, types},
    client,
    page::{asked, complaint, error, oob},
    sheet::{Phrases, Sheet},
    text,
};
use crate::{
    catalog,
    clients::{self, Client, Device, devices_by_serial},
    kernel::{Day, Id, Result, Right, Text, Zone, mark},
    orders::{
        ORDER_BY_DEVICE, Order,
        document::{lines, may_see},
    },
    shop::{OrderType, Status, StatusGroup, order_types},
    store::{Order as Direction, Reads, Walk},
    web::{
        Cx, Form, Reply, Scope,
        ui::{self, icon},
    },
};

const PAST: usize = 3;

/// A device that was here before.
pub struct Seen {
    pub device: Device,
    pub owner: Client,
    past: Vec<Past>,
    /// The order type for repairs under warranty, if the shop has one.
    warranty: Option<OrderType>,
}

struct Past {
    order: Order,
    status: Status,
    /// The works, or what was wrong.
    about: String,
    /// The last day of the longest warranty.
    until: Option<Day>,
}

pub fn seen(reads: &impl Reads, scope: &Scope, zone: &Zone, id: Option<Id<mark::Device>>) -> Result<Option<Seen>> {
    let Some(device) = id.map(|id| reads.get::<Device>(&id)).transpose()?.flatten() else { return Ok(None) };
    let mut past = Vec::new();
    reads.walk_by(&ORDER_BY_DEVICE, (device.id,), Direction::Ascending, None, |_, id| {
        let order = reads.need::<Order>(&id)?;
        if may_see(scope, &order) {
            past.push(earlier(reads, zone, order)?);
        }
        Ok(if past.len() < PAST { Walk::On } else { Walk::Stop })
    })?;
    let owner = clients::client(reads, device.owner)?;
    let warranty = order_types(reads)?.into_iter().find(|kind| kind.key == "warranty");
    Ok(Some(Seen { device, owner, past, warranty }))
}

fn earlier(reads: &impl Reads, zone: &Zone, order: Order) -> Result<Past> {
    let done = lines(reads, order.id)?;
    let longest = done.iter().map(|line| line.warranty_days).max().filter(|days| *days > 0);
    let until = order.warranty_from.zip(longest).map(|(from, days)| zone.day(from).plus(i32::try_from(days).unwrap_or(i32::MAX)));
    let works: Vec<&str> = done.iter().map(|line| line.name.as_str()).collect();
    let about = if works.is_empty() { order.malfunction.clone() } else { works.join(", ") };
    Ok(Past { status: reads.need::<Status>(&order.status)?, about: about.chars().take(120).collect(), until, order })
}

/// `GET /orders/new/serial?serial=…`: whether this device was here; then it fills the form with what is known.
pub async fn by_serial(cx: Cx) -> Result<Reply> {
    let form = asked(&cx);
    let serial = form.value("serial").to_string();
    let client: Option<Id<mark::Client>> = form.value("client").parse().ok();
    let known = cx.read(|reads| {
        let found = devices_by_serial(reads, &serial)?;
        let own = found.iter().find(|device| Some(device.owner) == client);
        Ok(own.or(found.first()).map(|device| device.id))
    });
    let known = known.await?;
    filled(&cx, form, known, !serial.is_empty()).await
}

/// `GET /orders/new/device?device=…`: the device picked among the client's own.
pub async fn by_device(cx: Cx) -> Result<Reply> {
    let (form, id) = (asked(&cx), cx.query("device").and_then(|id| id.parse().ok()));
    filled(&cx, form, id, false).await
}

/// The note about the device with the other parts of the form it fills.
async fn filled(cx: &Cx, mut form: Form, id: Option<Id<mark::Device>>, by_serial: bool) -> Result<Reply> {
    let (scope, zone) = (cx.whole_scope(Right::SeeOrders), cx.frame().zone.clone());
    let found = cx.read(|reads| seen(reads, &scope, &zone, id)).await?;
    let Some(seen) = found else { return Ok(Reply::fragment(seen_box(cx, None, None))) };
    lay_over(&mut form, &seen.device);
    let owner = seen.owner.id;
    let ownerless = by_serial && form.value("client").is_empty();
    let chosen = form.value("client").parse().ok().or_else(|| ownerless.then_some(owner));
    let read = cx.read(|reads| {
        let peek = if ownerless { client::peek(reads, &scope, Some(owner))? } else { None };
        Ok((catalog::device_types(reads)?, Phrases::read(reads, &form)?, peek))
    });
    let (kinds, phrases, peek) = read.await?;
    Ok(Reply::fragment(html! {
        (seen_box(cx, Some(&seen), chosen))
        (types(cx, &kinds, &form, true))
        (rest(cx, &phrases, &form, true))
        (extras(cx, &phrases, &form, true))
        @if ownerless { (client::block(cx, &form, peek.as_ref(), true)) }
        @if !by_serial { (serial_field(cx, &form, serial_label(&kinds), true)) }
    }))
}

/// What is known of a device goes into the form.
pub fn lay_over(form: &mut Form, device: &Device) {
    form.set("type", device.device_type.to_string());
    form.set("serial", device.serial.clone());
    form.set("brand_text", device.brand.clone());
    form.set("model_text", device.model.clone());
    form.set("color", device.color.clone());
    form.set("device", device.id.to_string());
}

/// `GET /orders/new/type?type=…`: brands, faults, kit and appearance of this kind of device.
pub async fn by_type(cx: Cx) -> Result<Reply> {
    let form = asked(&cx);
    let phrases = cx.read(|reads| Phrases::read(reads, &form)).await?;
    Ok(Reply::fragment(html! { (rest(&cx, &phrases, &form, false)) (extras(&cx, &phrases, &form, true)) }))
}

pub fn panel(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    let chosen = sheet.client.as_ref().map(|peek| peek.client.id);
    html! {
        fieldset.panel {
            legend.panel__title { "2 " span { (text::DEVICE.get(lang)) } }
            div.grid-2 {
                (serial_field(cx, form, serial_label(&sheet.device_types), false))
                div.field {
                    label.label for="f-unlock" { (text::UNLOCK.get(lang)) }
                    label.input { (icon("lock")) input id="f-unlock" name="unlock" data-enter-skip value=(form.value("unlock")) maxlength="60" autocomplete="off" placeholder=(text::NOT_NEEDED.get(lang)); }
                    (complaint(form, "unlock"))
                }
            }
            (seen_box(cx, sheet.seen.as_ref(), chosen))
            (types(cx, &sheet.device_types, form, false))
            (rest(cx, &sheet.phrases, form, false))
            div.field data-invalid[error(form, "malfunction")] {
                label.label for="f-malfunction" { (text::DETAILS.get(lang)) }
                textarea.input id="f-malfunction" name="malfunction" rows="2" maxlength="2000" placeholder=(text::DETAILS_HINT.get(lang))
                    aria-invalid=[error(form, "malfunction").then_some("true")] { (form.value("malfunction")) }
                (complaint(form, "malfunction"))
            }
            (extras(cx, &sheet.phrases, form, false))
        }
    }
}

/// What stands on the shop's devices: only those that connect to a network have an IMEI.
fn serial_label(kinds: &[catalog::DeviceType]) -> Text {
    if kinds.iter().any(|kind| kind.serial == catalog::SerialKind::Imei) { text::SERIAL } else { text::SERIAL_ONLY }
}

/// The number of the device. A scan lands here wherever the focus is.
fn serial_field(cx: &Cx, form: &Form, label: Text, beside: bool) -> Markup {
    let (lang, wrong) = (cx.lang(), error(form, "serial"));
    // With the client known, the device is next.
    let next = !beside && form.wrong.is_empty() && !form.value("client").is_empty() && form.value("serial").is_empty();
    html! {
        div.field id="serial-box" data-invalid[wrong] hx-swap-oob=[oob(beside)] {
            label.label for="f-serial" { (label.get(lang)) span.count.only-wide { (text::BY_SCANNER.get(lang)) } }
            label.input.input--mono {
                (icon("scan-barcode"))
                input id="f-serial" name="serial" value=(form.value("serial")) maxlength="60" autocomplete="off" autofocus[next] data-scan="raw" data-scan-here
                    aria-invalid=[wrong.then_some("true")]
                    hx-get="/orders/new/serial" hx-trigger="change" hx-include="#client-combo, #types, #rest, #extras" hx-target="#seen" hx-swap="outerHTML" hx-sync="this:replace";
            }
            (complaint(form, "serial"))
            @if wrong || form.has("insist") {
                label.opt { input.check type="checkbox" name="insist" value="on" checked[form.has("insist")]; span { (text::INSIST.get(lang)) } }
            }
        }
    }
}

/// «It was here already», with the orders and their warranty; empty for a new device.
fn seen_box(cx: &Cx, seen: Option<&Seen>, client: Option<Id<mark::Client>>) -> Markup {
    let lang = cx.lang();
    html! {
        div id="seen" hidden[seen.is_none()] aria-live="polite" {
            @if let Some(seen) = seen {
                input type="hidden" name="device" value=(seen.device.id);
                div.note data-kind="warn" {
                    (icon("history"))
                    div {
                        @if seen.past.is_empty() { p { b { (text::KNOWN_DEVICE.get(lang)) } " " span hx-disable { (seen.device.title()) } } }
                        @for (at, past) in seen.past.iter().enumerate() {
                            p { @if at == 0 { b { (text::WAS_HERE.get(lang)) } " " } (earlier_line(cx, past)) }
                        }
                        @if client.is_some_and(|client| client != seen.owner.id) {
                            p hx-disable { (text::OTHER_OWNER.with(lang, &[&seen.owner.name])) }
                        }
                    }
                    @if let Some(kind) = seen.warranty.as_ref().filter(|_| seen.past.iter().any(|past| past.until.is_some_and(|day| day >= cx.today()))) {
                        div.note__end { label.btn for={ "f-type-" (kind.id) } { (text::BY_WARRANTY.get(lang)) } }
                    }
                }
            }
        }
    }
}

fn earlier_line(cx: &Cx, past: &Past) -> Markup {
    let (lang, order) = (cx.lang(), &past.order);
    let day = cx.frame().zone.day(order.created).near(cx.today(), lang);
    html! {
        a.link href={ "/orders/" (order.id) } target="_blank" rel="noopener" { (order.number) } ", " (day)
        @if !past.about.is_empty() { " \u{2014} " span hx-disable { (past.about) } }
        ". "
        @match past.until {
            Some(day) if day >= cx.today() => b { (text::WARRANTY_UNTIL.with(lang, &[&day.full(lang)])) },
            Some(day) => span.dim { (text::WARRANTY_OVER.with(lang, &[&day.full(lang)])) },
            None if order.is_open() || order.group == StatusGroup::Refused => (ui::mini_chip(&past.status.tone, past.status.name.get(lang))),
            None => {}
        }
    }
}
