//! `/devices`, and those of a client.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::Device;
use crate::{
    clients::{
        EditDevice,
        device_form::{filled, made, parse, parse_new},
        devices_by_serial, devices_of, edit_device,
    },
    kernel::{Id, Moment, Result, Right, mark},
    web::{
        Cx, Fields, List,
        api::{Made, May, Sent, Tag, Words},
        text,
    },
};

#[derive(Object)]
#[oai(rename = "Device")]
struct Shown {
    id: Id<mark::Device>,
    device_type: Id<mark::DeviceType>,
    brand: String,
    model: String,
    color: String,
    /// IMEI or serial number, as typed.
    serial: String,
    /// The client it belongs to.
    owner: Id<mark::Client>,
    created_at: Moment,
}

impl From<Device> for Shown {
    fn from(device: Device) -> Shown {
        Shown {
            id: device.id,
            device_type: device.device_type,
            brand: device.brand,
            model: device.model,
            color: device.color,
            serial: device.serial,
            owner: device.owner,
            created_at: device.created,
        }
    }
}

/// What is sent about a device. A new one needs its type and model; in a change only what is sent changes.
#[derive(Object)]
#[oai(rename = "DeviceFields", deny_unknown_fields, nullable_all)]
struct DeviceFields {
    device_type: Option<Words>,
    brand: Option<Words>,
    model: Option<Words>,
    color: Option<Words>,
    serial: Option<Words>,
    /// Keeps a number that cannot be an IMEI as it is.
    insist: Option<bool>,
    /// When the serial number is known already: the id of that device, which comes to this client, or `other` for another
    /// device with the same number. Only for a new device.
    same: Option<Words>,
    /// Only in a change: gives the device to another client.
    owner: Option<Words>,
}

impl DeviceFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.same("device_type", self.device_type)
            .same("brand", self.brand)
            .same("model", self.model)
            .same("color", self.color)
            .same("serial", self.serial)
            .same("same", self.same)
            .same("owner", self.owner);
        if self.insist == Some(true) {
            sent.flag("insist", "insist", self.insist);
        }
        sent
    }
}

async fn shown(cx: &Cx, id: Id<mark::Device>) -> Result<Shown> {
    cx.read(|reads| crate::clients::device(reads, id)).await.map(Shown::from)
}

pub struct Devices;

const SEE: usize = Right::SeeClients as usize;
const CHANGE: usize = Right::EditClients as usize;

#[OpenApi(tag = "Tag::Devices")]
impl Devices {
    /// Devices by serial number
    ///
    /// However the number is typed: case, spaces and look-alike letters of another alphabet do not matter.
    #[oai(path = "/devices", method = "get", operation_id = "findDevices")]
    async fn find(
        &self,
        cx: May<SEE>,
        #[oai(validator(min_length = 3, max_length = 60))] serial: Query<String>,
    ) -> Result<Json<Vec<Shown>>> {
        let found = cx.read(|reads| devices_by_serial(reads, &serial.0)).await?;
        Ok(Json(found.into_iter().map(Shown::from).collect()))
    }

    /// One device
    #[oai(path = "/devices/:device_id", method = "get", operation_id = "getDevice")]
    async fn get(&self, cx: May<SEE>, device_id: Path<Id<mark::Device>>) -> Result<Json<Shown>> {
        Ok(Json(shown(&cx, device_id.0).await?))
    }

    /// Changes a device
    #[oai(path = "/devices/:device_id", method = "patch", operation_id = "changeDevice")]
    async fn change(&self, cx: May<CHANGE>, device_id: Path<Id<mark::Device>>, device: Json<DeviceFields>) -> Result<Json<Shown>> {
        let (id, types) = (device_id.0, cx.list(List::DeviceTypes).await?);
        let before = cx.read(|reads| crate::clients::device(reads, id)).await?;
        let names: Vec<_> = types.iter().map(|choice| (choice.id.cast(), choice.name.clone())).collect();
        let sent = device.0.over(Sent::over(filled(&before)));
        let new_owner = owner(&cx, sent.form().value("owner")).await?;
        let ask = |f: &mut Fields<'_>| {
            let _ = f.raw("owner");
            if new_owner.is_none() {
                f.refuse("owner", text::BAD_CHOICE);
            }
            EditDevice { id, device: parse(f, &types, new_owner.unwrap_or(before.owner)), types: names }
        };
        cx.perform(sent, ask, |tx, ask| edit_device(tx, ask).map(|device| device.id)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Devices of a client, the newest first
    #[oai(path = "/clients/:client_id/devices", method = "get", operation_id = "listDevices")]
    async fn list(&self, cx: May<SEE>, client_id: Path<Id<mark::Client>>) -> Result<Json<Vec<Shown>>> {
        let id = client_id.0;
        let found = cx.read(|reads| crate::clients::client(reads, id).and_then(|_| devices_of(reads, id))).await?;
        Ok(Json(found.into_iter().map(Shown::from).collect()))
    }

    /// A new device of a client
    #[oai(path = "/clients/:client_id/devices", method = "post", operation_id = "createDevice")]
    async fn create(&self, cx: May<CHANGE>, client_id: Path<Id<mark::Client>>, device: Json<DeviceFields>) -> Result<Made<Shown>> {
        let (owner, types) = (client_id.0, cx.list(List::DeviceTypes).await?);
        cx.read(|reads| crate::clients::client(reads, owner)).await?;
        let sent = device.0.over(Sent::default());
        let id = cx.perform(sent, |f| parse_new(f, &types, owner), made).await?;
        Ok(Made(shown(&cx, id).await?))
    }
}

/// The client a change names as the owner.
async fn owner(cx: &Cx, id: &str) -> Result<Option<Id<mark::Client>>> {
    let Ok(id) = id.parse::<Id<mark::Client>>() else { return Ok(None) };
    let found = cx.read(|reads| crate::store::Reads::get::<crate::clients::Client>(reads, &id)).await?;
    Ok(found.map(|client| client.id))
}
