//! A new order from another program: the intake form, filled from JSON.

use poem_openapi::Object;

use super::{
    device::lay_over,
    form::{allowed, parse},
    sheet::Sheet,
    take_in,
};
use crate::{
    catalog,
    clients::{self, Device},
    kernel::{Error, Id, Result, Right, mark},
    store::Reads,
    web::{
        Cx, Form,
        api::{Sent, Words, WrongFields},
        text,
    },
};

/// What comes over the counter.
#[derive(Object)]
#[oai(rename = "NewOrder", deny_unknown_fields, nullable_all)]
pub struct NewOrder {
    /// May be left out where the employee takes in at one location only.
    location: Option<Words>,
    /// Left out, it is the one the location begins with.
    order_type: Option<Words>,
    client: Option<Comer>,
    device: Option<Thing>,
    /// What the client says is wrong. Always needed.
    malfunction: Option<Words>,
    appearance: Option<Words>,
    kit: Option<Words>,
    unlock: Option<Words>,
    note: Option<Words>,
    source: Option<Words>,
    /// Works of the price list.
    #[oai(validator(max_items = 50))]
    works: Option<Vec<Words>>,
    /// Left out, the works make it.
    estimate: Option<Words>,
    /// A moment in the future; it is kept to a minute.
    deadline: Option<Words>,
    urgent: Option<bool>,
    master: Option<Words>,
    prepayment: Option<Prepayment>,
}

/// A known client by his id, or a new one by his name. With the id of a device alone, its owner.
#[derive(Object)]
#[oai(rename = "NewOrderClient", deny_unknown_fields, nullable_all)]
pub struct Comer {
    id: Option<Words>,
    name: Option<Words>,
    phone: Option<Words>,
    data_consent: Option<bool>,
    messages: Option<bool>,
}

/// A known device by its id, or what is known of a new one; a device with the same serial number is found by itself.
#[derive(Object)]
#[oai(rename = "NewOrderDevice", deny_unknown_fields, nullable_all)]
pub struct Thing {
    id: Option<Words>,
    device_type: Option<Words>,
    brand: Option<Words>,
    model: Option<Words>,
    color: Option<Words>,
    serial: Option<Words>,
    /// Keeps a number that cannot be an IMEI as it is.
    insist: Option<bool>,
}

#[derive(Object)]
#[oai(rename = "Prepayment", deny_unknown_fields)]
pub struct Prepayment {
    amount: Words,
    cashbox: Words,
}

/// Takes in as the form of the program does.
pub async fn taken_in(cx: &Cx, order: NewOrder) -> Result<Id<mark::Order>> {
    known(cx, &order).await?;
    let asked_source = order.source.is_some();
    let mut sent = sent(cx, order).await?;
    let mut sheet = cx.read(|reads| Sheet::read(reads, cx, sent.form())).await?;
    if !sent.form().has("order_type")
        && let Some(first) = sheet.first_type.take()
    {
        sent.same("order_type", Some(first));
    }
    let (intake, _) = sent.read(cx, |fields| parse(fields, cx, &sheet))?;
    if asked_source && !sent.form().value("source").is_empty() && intake.source.is_none() {
        return Err(wrong(cx, "source"));
    }
    allowed(cx, &intake)?;
    cx.write(move |tx| take_in(tx, &intake).map(|made| made.id)).await.map_err(|error| sent.renamed(error))
}

fn wrong(cx: &Cx, field: &str) -> Error {
    WrongFields::one(field, text::BAD_CHOICE.get(cx.lang())).into()
}

/// What the form would quietly do without is refused here: a place, a client, a device, a work that are not there.
async fn known(cx: &Cx, order: &NewOrder) -> Result<()> {
    match &order.location {
        Some(location) => {
            let id: Id<mark::Location> = location.0.parse().map_err(|_| wrong(cx, "location"))?;
            cx.whole_scope(Right::TakeIn).check(id)?;
        }
        None if cx.whole_scope(Right::TakeIn).locations.len() > 1 => {
            return Err(WrongFields::one("location", text::REQUIRED.get(cx.lang())).into());
        }
        None => {}
    }
    let (client, device) = (order.client.as_ref().and_then(|one| one.id.as_ref()), order.device.as_ref().and_then(|one| one.id.as_ref()));
    cx.read(|reads| {
        if let Some(id) = client {
            let found = id.0.parse().ok().map(|id| reads.get::<clients::Client>(&id)).transpose()?.flatten();
            found.ok_or_else(|| wrong(cx, "client.id"))?;
        }
        if let Some(id) = device {
            let found = id.0.parse().ok().map(|id| reads.get::<Device>(&id)).transpose()?.flatten();
            found.ok_or_else(|| wrong(cx, "device.id"))?;
        }
        for (at, work) in order.works.iter().flatten().enumerate() {
            let found = work.0.parse().ok().map(|id| catalog::service(reads, id)).transpose()?.flatten();
            found.filter(|work| !work.archived).ok_or_else(|| wrong(cx, &format!("works[{at}]")))?;
        }
        Ok(())
    })
    .await
}

async fn sent(cx: &Cx, order: NewOrder) -> Result<Sent> {
    let mut form = Form::empty();
    let known = order.device.as_ref().and_then(|device| device.id.as_ref()).and_then(|id| id.0.parse().ok());
    if let Some(id) = known {
        let device = cx.read(|reads| clients::device(reads, id)).await?;
        lay_over(&mut form, &device);
        if order.client.is_none() {
            form.set("client", device.owner.to_string());
        }
    }
    let mut sent = Sent::over(form);
    if let Some(device) = order.device {
        sent.put("type", "device.device_type", device.device_type)
            .put("brand_text", "device.brand", device.brand)
            .put("model_text", "device.model", device.model)
            .put("color", "device.color", device.color)
            .put("serial", "device.serial", device.serial)
            .call("device", "device.id");
        if device.insist == Some(true) {
            sent.flag("insist", "device.insist", device.insist);
        }
    }
    sent.call("type", "device.device_type").call("brand_text", "device.brand").call("serial", "device.serial");
    comer(&mut sent, order.client);
    sent.same("location", order.location)
        .same("order_type", order.order_type)
        .same("malfunction", order.malfunction)
        .put("appearance_more", "appearance", order.appearance)
        .put("kit_more", "kit", order.kit)
        .same("unlock", order.unlock)
        .same("note", order.note)
        .same("source", order.source)
        .same("estimate", order.estimate)
        .same("master", order.master);
    if let Some(deadline) = order.deadline.filter(|at| !at.0.is_empty()) {
        sent.put("due", "deadline", Some("exact")).same("deadline", Some(cx.local_field(&deadline.0)));
    }
    if order.urgent == Some(true) {
        sent.flag("urgent", "urgent", order.urgent);
    }
    for work in order.works.into_iter().flatten() {
        sent.push("work", ("work", "works"), work.0);
    }
    if let Some(prepayment) = order.prepayment {
        sent.put("prepayment", "prepayment.amount", Some(prepayment.amount)).put("cashbox", "prepayment.cashbox", Some(prepayment.cashbox));
    }
    Ok(sent)
}

/// The field of the form that takes a name or a phone is given the name.
fn comer(sent: &mut Sent, client: Option<Comer>) {
    let Some(client) = client else {
        sent.call("client_text", "client");
        return;
    };
    if client.id.is_some() {
        sent.put("client", "client.id", client.id).call("client_text", "client.id");
        return;
    }
    sent.put("client_text", "client.name", client.name).put("phone", "client.phone", client.phone).call("name", "client.name");
    sent.flag("consent", "client.data_consent", client.data_consent).flag("messages", "client.messages", client.messages);
}
