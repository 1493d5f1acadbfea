//! Lists that fill while a person types: clients for the intake, devices by serial number.

use maud::{Markup, html};

use super::{CLIENT_BY_CREATED, Client, Device, Group, devices_by_serial, find, find_where, list::why, text};
use crate::{
    kernel::{Error, Id, Phone, Result, Right, mark},
    store::{Order, Reads, Walk},
    web::{
        Cx, Form, Reply,
        ui::{
            combo::{self, Offer},
            icon,
        },
    },
};

const OFFERS: usize = 8;

/// Names of clients are shown to those who take devices in, too: that is how a second card of the same person is avoided.
fn allowed(cx: &Cx) -> Result<()> {
    let may = [Right::SeeClients, Right::TakeIn, Right::EditOrders, Right::PostGoods].into_iter().any(|right| cx.may(right));
    if may { Ok(()) } else { Err(Error::Denied(Right::SeeClients)) }
}

/// What was typed: `q`, or the field of the combo itself, whatever it is called.
fn typed(cx: &Cx) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&cx.visit.query).unwrap_or_default();
    let of = |wanted: &dyn Fn(&str) -> bool| {
        pairs.iter().find(|(key, _)| wanted(key)).map(|(_, value)| value.trim().chars().take(100).collect::<String>())
    };
    of(&|key| key == "q").or_else(|| of(&|key| key.ends_with("_text"))).unwrap_or_default()
}

/// Whom a form names: the one chosen from the list, or, without script, the only one the text finds.
pub async fn named(cx: &Cx, form: &Form, field: &str, present: Option<&Client>) -> Result<Option<Id<mark::Client>>> {
    let (id, said) = (form.value(field).parse::<Id<mark::Client>>().ok(), form.value(&format!("{field}_text")).trim());
    // Without script the id stays behind when another name is typed over it.
    let stale = present.is_some_and(|present| id == Some(present.id) && said != present.name);
    match id {
        Some(id) if !stale || said.is_empty() => Ok(cx.read(|reads| reads.get::<Client>(&id)).await?.map(|client| client.id)),
        _ if said.is_empty() => Ok(None),
        _ => {
            let finds = find(cx, said, 2).await?;
            Ok(finds.found.first().filter(|_| finds.found.len() == 1).map(|found| found.client.id))
        }
    }
}

/// The list takes the id of the one it replaces.
fn list_id(cx: &Cx, otherwise: &str) -> String {
    let sound = |id: &&str| id.len() <= 60 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    cx.visit.target.as_deref().filter(sound).unwrap_or(otherwise).to_string()
}

/// `GET /combo/clients?q=…`; `new=no` where a client must be chosen and not made.
pub async fn clients(cx: Cx) -> Result<Reply> {
    allowed(&cx)?;
    let query = typed(&cx);
    let finds = find(&cx, &query, OFFERS).await?;
    let lang = cx.lang();
    let offers = html! {
        ul.combo__list role="listbox" id=(list_id(&cx, "client-list")) hx-disinherit="*" {
            @for found in &finds.found {
                @let client = &found.client;
                @let phone = client.phones.first().map(|one| one.phone.to_string()).unwrap_or_default();
                li role="option" aria-selected="false" data-value=(client.id) data-text=(client.name) data-phone=(phone) {
                    span hx-disable {
                        (client.name)
                        @if client.conflict.is_some() { " " (crate::web::ui::badge("red", text::CONFLICT.get(lang))) }
                        small.sub {
                            @let said = why(&cx, found, &query);
                            @if said.0.is_empty() { (phone) } @else { (said) }
                        }
                    }
                    @if !found.devices.is_empty() {
                        span.end { (text::DEVICE_COUNT.of(i64::try_from(found.devices.len()).unwrap_or(i64::MAX), lang)) }
                    }
                }
            }
            (new_client(&cx, &query))
        }
    };
    Ok(Reply::fragment(offers))
}

/// The last row: a new client with what was typed, a phone or a name.
fn new_client(cx: &Cx, query: &str) -> Markup {
    if query.chars().count() < 2 || cx.query("new").as_deref() == Some("no") {
        return html! {};
    }
    let phone = Phone::parse(query).map(|phone| phone.to_string());
    let kind = if phone.is_some() { "phone" } else { "name" };
    let said = phone.unwrap_or_else(|| query.to_string());
    html! {
        li role="option" aria-selected="false" data-new=(kind) data-value="" data-text=(said) {
            (icon("user-plus")) span { (text::NEW_WITH.with(cx.lang(), &[&said])) }
        }
    }
}

/// `GET /combo/serial?q=…`: known devices with this serial number, each with its owner.
pub async fn serial(cx: Cx) -> Result<Reply> {
    allowed(&cx)?;
    let query = typed(&cx);
    let found = cx.read(|reads| {
        let devices = devices_by_serial(reads, &query)?.into_iter().take(OFFERS);
        let owned = |device: Device| Ok((reads.get::<super::Client>(&device.owner)?, device));
        devices.map(owned).collect::<Result<Vec<_>>>()
    });
    let found = found.await?;
    let offers = html! {
        ul.combo__list role="listbox" id=(list_id(&cx, "serial-list")) hx-disinherit="*" {
            @for (owner, device) in &found {
                @let owner_id = owner.as_ref().map(|owner| owner.id.to_string());
                li role="option" aria-selected="false" data-value=(device.id) data-text=(device.serial) data-owner=[owner_id] data-type=(device.device_type)
                    data-brand=(device.brand) data-model=(device.model) data-color=(device.color) {
                    span hx-disable {
                        (device.title())
                        small.sub { (device.serial) @if let Some(owner) = owner { " \u{b7} " (owner.name) } }
                    }
                }
            }
        }
    };
    Ok(Reply::fragment(offers))
}

/// `GET /combo/suppliers?q=…`: those goods are bought from; their names only, so that a storekeeper may choose one.
pub async fn suppliers(cx: Cx) -> Result<Reply> {
    if ![Right::EditGoods, Right::SeePurchases].into_iter().any(|right| cx.may(right)) {
        return Err(Error::Denied(Right::EditGoods));
    }
    let typed = typed(&cx);
    let found = cx
        .read(|reads| {
            let suits = |client: &Client| client.supplier && !client.archived;
            if !typed.is_empty() {
                return Ok(find_where(&cx, reads, &typed, OFFERS, suits)?.found.into_iter().map(|found| found.client).collect());
            }
            let mut all = Vec::new();
            reads.walk_by(&CLIENT_BY_CREATED, (false, Group::Supplier as u8), Order::Ascending, None, |_, id| {
                all.extend(reads.get::<Client>(&id)?);
                Ok(if all.len() < OFFERS { Walk::On } else { Walk::Stop })
            })?;
            Ok(all)
        })
        .await?;
    let offers: Vec<Offer> =
        found.into_iter().map(|client: Client| Offer { value: client.id.to_string(), text: client.name, sub: String::new() }).collect();
    let id = list_id(&cx, "f-supplier-list");
    Ok(Reply::fragment(combo::offers(id.trim_end_matches("-list"), cx.lang(), &offers, html! {})))
}
