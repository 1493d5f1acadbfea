//! Making a device, changing it, giving it to another owner.

use serde::{Deserialize, Serialize};

use super::{
    Client, ClientRefusal, DEVICE_BY_OWNER, DEVICE_BY_SERIAL, Device,
    fact::{ClientFact, device_changes},
    save::device_subject,
};
use crate::{
    kernel::{
        Id, Result,
        codes::{self, Imei},
        mark,
        text::Named,
    },
    log::{Record, Subject},
    store::{Reads, Write},
};

/// What the number on a device must look like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SerialRule {
    /// Anything, but fifteen digits are taken for an IMEI.
    #[default]
    Any,
    /// An IMEI, or a serial number with letters.
    Imei,
    /// As typed: the person looked twice and insists.
    AsTyped,
}

/// A device as a person describes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeviceAsk {
    pub device_type: Id<mark::DeviceType>,
    pub brand: String,
    pub model: String,
    pub color: String,
    pub serial: String,
    pub rule: SerialRule,
    pub owner: Id<mark::Client>,
    /// The device that was chosen from those known; its serial is not compared with others.
    pub known: Option<Id<mark::Device>>,
}

impl DeviceAsk {
    fn check(&self) -> Result<(), ClientRefusal> {
        if self.brand.trim().is_empty() && self.model.trim().is_empty() {
            return Err(ClientRefusal::NoModel);
        }
        let serial = codes::serial_key(&self.serial);
        let digits = serial.bytes().filter(u8::is_ascii_digit).count();
        // A letter or two among fifteen signs is an IMEI mistyped; more of them is a serial number, which phones have too.
        let meant = serial.len() == 15 && digits >= 13;
        let wrong = match self.rule {
            SerialRule::AsTyped => false,
            SerialRule::Imei => (meant || digits == serial.len()) && !serial.is_empty() && Imei::parse(&serial).is_err(),
            SerialRule::Any => digits == 15 && digits == serial.len() && Imei::parse(&serial).is_err(),
        };
        if wrong { Err(ClientRefusal::BadImei) } else { Ok(()) }
    }

    fn lay_over(&self, device: &mut Device) {
        device.device_type = self.device_type;
        device.brand = self.brand.trim().to_string();
        device.model = self.model.trim().to_string();
        device.color = self.color.trim().to_string();
        device.serial = self.serial.trim().to_string();
    }
}

/// Makes a device, even when another one with this serial number is known: stickers do repeat.
pub fn create_device(tx: &mut Write<'_>, ask: &DeviceAsk) -> Result<Device> {
    ask.check()?;
    tx.need::<Client>(&ask.owner)?;
    let mut device = Device {
        id: tx.id(),
        device_type: ask.device_type,
        brand: String::new(),
        model: String::new(),
        color: String::new(),
        serial: String::new(),
        owner: ask.owner,
        created: tx.now(),
    };
    ask.lay_over(&mut device);
    tx.put(&device)?;
    let fact = ClientFact::DeviceAdded { title: device.title(), serial: device.serial.clone() };
    tx.record(device_subject(device.id), &fact)?;
    tx.record(Subject::client(device.owner), &fact)?;
    Ok(device)
}

/// Makes a device unless one with this serial number is known: then the person decides.
pub fn add_device(tx: &mut Write<'_>, ask: &DeviceAsk) -> Result<Device> {
    if let Some(known) = devices_by_serial(tx, &ask.serial)?.into_iter().next() {
        let owner = tx.get::<Client>(&known.owner)?.map(|client| client.name).unwrap_or_default();
        return Err(ClientRefusal::SerialKnown { title: known.title(), owner }.into());
    }
    create_device(tx, ask)
}

/// The device that came to the counter: the chosen one, or the one with this serial number, or a new one. A known
/// device that somebody else brought changes its owner; what the counter typed is laid over what was known.
pub fn find_or_create_device(tx: &mut Write<'_>, ask: &DeviceAsk) -> Result<Device> {
    let chosen = match ask.known {
        Some(id) => Some(tx.need::<Device>(&id)?),
        None => {
            let mut same = devices_by_serial(tx, &ask.serial)?;
            let own = same.iter().position(|device| device.owner == ask.owner);
            (!same.is_empty()).then(|| same.swap_remove(own.unwrap_or_default()))
        }
    };
    let Some(device) = chosen else { return create_device(tx, ask) };
    let filled = |typed: &str, known: &str| if typed.trim().is_empty() { known.to_string() } else { typed.trim().to_string() };
    let ask = DeviceAsk {
        brand: filled(&ask.brand, &device.brand),
        model: filled(&ask.model, &device.model),
        color: filled(&ask.color, &device.color),
        serial: filled(&ask.serial, &device.serial),
        ..ask.clone()
    };
    edit_device(tx, &EditDevice { id: device.id, device: ask, types: Vec::new() })
}

/// A change of a device; a new owner in it is a change too.
#[derive(Debug, Clone)]
pub struct EditDevice {
    pub id: Id<mark::Device>,
    pub device: DeviceAsk,
    /// Names of device types for the history.
    pub types: Vec<(Id<mark::DeviceType>, Named)>,
}

pub fn edit_device(tx: &mut Write<'_>, ask: &EditDevice) -> Result<Device> {
    let before = tx.need::<Device>(&ask.id)?;
    let mut after = before.clone();
    ask.device.lay_over(&mut after);
    let same_serial = after.serial == before.serial;
    let rule = if same_serial { SerialRule::AsTyped } else { ask.device.rule };
    DeviceAsk { rule, ..ask.device.clone() }.check()?;
    let name = |id| ask.types.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default();
    let changes = device_changes(&before, &after, name);
    if !changes.is_empty() {
        tx.put(&after)?;
        let fact = ClientFact::DeviceChanged { title: after.title(), changes };
        tx.record(device_subject(after.id), &fact)?;
        tx.record(Subject::client(before.owner), &fact)?;
    }
    if ask.device.owner != before.owner {
        return change_owner(tx, after.id, ask.device.owner);
    }
    tx.quiet("what changed has its fact");
    Ok(after)
}

/// Gives a device to another client; both cards and the device remember it.
pub fn change_owner(tx: &mut Write<'_>, id: Id<mark::Device>, to: Id<mark::Client>) -> Result<Device> {
    let mut device = tx.need::<Device>(&id)?;
    let from = tx.need::<Client>(&device.owner)?;
    let to = tx.need::<Client>(&to)?;
    if from.id == to.id {
        tx.quiet("it is his already");
        return Ok(device);
    }
    device.owner = to.id;
    tx.put(&device)?;
    let fact = ClientFact::DeviceMoved { title: device.title(), from: from.name, to: to.name };
    tx.record(device_subject(id), &fact)?;
    tx.record(Subject::client(from.id), &fact)?;
    tx.record(Subject::client(to.id), &fact)?;
    Ok(device)
}

/// A client's devices, newest first.
pub fn devices_of(reads: &impl Reads, client: Id<mark::Client>) -> Result<Vec<Device>> {
    reads.by(&DEVICE_BY_OWNER, (client,))
}

/// Devices whose serial number, typed by anyone in any alphabet, is this one; newest first.
pub fn devices_by_serial(reads: &impl Reads, serial: &str) -> Result<Vec<Device>> {
    let key = codes::serial_key(serial);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<Device> = reads.by(&DEVICE_BY_SERIAL, key)?;
    found.sort_by_key(|device| std::cmp::Reverse((device.created, device.id)));
    Ok(found)
}
