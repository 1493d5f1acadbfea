//! Intake: a device comes over the counter and becomes an order.
//!
//! One transaction does it all: the client and the device are found or made, the directories learn a new model, the
//! number is given, works from the price list and a prepayment are added, the draft goes. A refusal leaves nothing, and
//! nothing typed is lost: the form keeps it, and so does the draft.

pub(super) mod api;
mod chips;
mod client;
mod conditions;
mod deadline;
mod device;
mod draft;
mod form;
mod page;
mod refusal;
mod routes;
mod sheet;
mod text;

pub use refusal::IntakeRefusal;
pub(super) use routes::intake_routes;

use super::{
    document::save_new,
    facts::OrderFact,
    lines::{self, LineAsk},
    payments::{self, PaymentAsk},
    tables::{LineKind, ORDER_BY_NUMBER, Order, Totals, Visit},
};
use crate::{
    cash::{Cashbox, Part},
    catalog::{self, DeviceType, SerialKind, Service},
    clients::{self, Client, ClientAsk, Device, DeviceAsk, SerialRule},
    kernel::{Day, Id, Moment, Money, Quantity, Result, Rights, mark},
    log::{Record, Subject, SubjectKind},
    shop::{self, OrderType, Status},
    staff,
    store::{Reads, Write},
};

/// Who brings the device.
#[derive(Debug, Clone)]
pub enum Comer {
    Known(Id<mark::Client>),
    New(Box<ClientAsk>),
}

/// What comes over the counter, as one form says it.
#[derive(Debug, Clone)]
pub struct Intake {
    pub location: Id<mark::Location>,
    pub order_type: Id<mark::OrderType>,
    pub client: Comer,
    pub device: Thing,
    /// Chips and words together.
    pub malfunction: String,
    pub appearance: String,
    pub kit: String,
    pub unlock: String,
    /// The receptionist's own note.
    pub note: String,
    pub source: Option<Id<mark::Source>>,
    pub works: Vec<Id<mark::Service>>,
    /// Without one the works make it.
    pub estimate: Option<Money>,
    pub deadline: Option<Moment>,
    pub urgent: Urgency,
    pub master: Option<Id<mark::Employee>>,
    pub prepayment: Option<Part>,
    /// The shop's calendar day, for the number and the ledger.
    pub day: Day,
    /// What the person may do here: prices of works ask for it.
    pub rights: Rights,
    /// The draft this form was kept in.
    pub draft: Option<Id<mark::Draft>>,
}

pub use super::edit::Urgency;

/// The device as the form describes it.
#[derive(Debug, Clone, Default)]
pub struct Thing {
    pub device_type: Option<Id<mark::DeviceType>>,
    pub brand: String,
    pub model: String,
    pub color: String,
    pub serial: String,
    /// The one chosen among those known.
    pub known: Option<Id<mark::Device>>,
    pub number: Number,
}

/// Whether an impossible IMEI is refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Number {
    #[default]
    Checked,
    /// The person looked twice: that is what stands on the device.
    AsTyped,
}

impl Thing {
    /// A phone may have a factory number with letters; digits alone must make an IMEI.
    fn rule(&self, kind: SerialKind) -> SerialRule {
        let digits = self.serial.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '-');
        match self.number {
            Number::AsTyped => SerialRule::AsTyped,
            Number::Checked if kind == SerialKind::Imei && digits => SerialRule::Imei,
            Number::Checked => SerialRule::Any,
        }
    }
}

/// Makes the order with everything that belongs to it.
pub fn take_in(tx: &mut Write<'_>, ask: &Intake) -> Result<Order> {
    check(tx, ask)?;
    let client = comer(tx, ask)?;
    let device = thing(tx, ask, &client)?;
    let (order, mut after) = (written(tx, ask, &client, &device)?, None);
    for work in &ask.works {
        lines::add(tx, &line(tx, ask, order.id, *work)?)?;
    }
    if let Some(part) = ask.prepayment {
        let order = tx.need::<Order>(&order.id)?;
        after = Some(payments::take_for(
            tx,
            &order,
            &PaymentAsk { parts: vec![part], tendered: None, day: ask.day, comment: String::new() },
            ask.day,
        )?);
    }
    draft::forget(tx, ask.draft)?;
    match after {
        Some(order) => Ok(order),
        None => tx.need::<Order>(&order.id),
    }
}

fn check(reads: &impl Reads, ask: &Intake) -> Result<()> {
    let kind = reads.get::<OrderType>(&ask.order_type)?.filter(|kind| !kind.archived);
    let refusal = match () {
        () if ask.device.device_type.is_none() => IntakeRefusal::NoDeviceType,
        () if ask.device.brand.trim().is_empty() => IntakeRefusal::NoBrand,
        () if ask.malfunction.trim().is_empty() => IntakeRefusal::NoMalfunction,
        () if kind.is_none() => IntakeRefusal::NoOrderType,
        () if !serves(reads, ask)? => IntakeRefusal::ForeignCashbox,
        () if !repairs(reads, ask)? => IntakeRefusal::NoMaster,
        () => return Ok(()),
    };
    Err(refusal.into())
}

/// The cashbox of the prepayment works at this location.
fn serves(reads: &impl Reads, ask: &Intake) -> Result<bool> {
    let Some(part) = ask.prepayment else { return Ok(true) };
    let own = |cashbox: &Cashbox| !cashbox.archived && cashbox.location.is_none_or(|at| at == ask.location);
    Ok(reads.get::<Cashbox>(&part.cashbox)?.as_ref().is_some_and(own))
}

fn repairs(reads: &impl Reads, ask: &Intake) -> Result<bool> {
    let Some(master) = ask.master else { return Ok(true) };
    Ok(staff::masters(reads, ask.location)?.iter().any(|one| one.id == master))
}

fn comer(tx: &mut Write<'_>, ask: &Intake) -> Result<Client> {
    match &ask.client {
        Comer::Known(id) => clients::client(tx, *id),
        Comer::New(client) => clients::create(tx, &ClientAsk { source: ask.source, ..(**client).clone() }),
    }
}

fn thing(tx: &mut Write<'_>, ask: &Intake, client: &Client) -> Result<Device> {
    let thing = &ask.device;
    let Some(device_type) = thing.device_type else { return Err(IntakeRefusal::NoDeviceType.into()) };
    let kind = tx.need::<DeviceType>(&device_type)?.serial;
    catalog::learn(tx, device_type, &thing.brand, &thing.model)?;
    let device = DeviceAsk {
        device_type,
        brand: thing.brand.clone(),
        model: thing.model.clone(),
        color: thing.color.clone(),
        serial: thing.serial.clone(),
        rule: thing.rule(kind),
        owner: client.id,
        known: thing.known,
    };
    clients::find_or_create_device(tx, &device)
}

/// The order itself: its number is given here, so that a refusal leaves no gap.
fn written(tx: &mut Write<'_>, ask: &Intake, client: &Client, device: &Device) -> Result<Order> {
    let (number, serial) = free_number(tx, ask)?;
    let initial = tx.need::<Status>(&tx.need::<OrderType>(&ask.order_type)?.initial)?;
    let listed = listed(tx, &ask.works)?;
    let now = tx.now();
    let order = Order {
        id: tx.id(),
        number,
        serial,
        version: 0,
        location: ask.location,
        order_type: ask.order_type,
        status: initial.id,
        group: initial.group,
        since: now,
        path: vec![Visit { status: initial.id, since: now }],
        client: client.id,
        payer: None,
        device: device.id,
        malfunction: ask.malfunction.trim().to_string(),
        appearance: ask.appearance.trim().to_string(),
        kit: ask.kit.trim().to_string(),
        unlock: ask.unlock.trim().to_string(),
        note: ask.note.trim().to_string(),
        master_note: String::new(),
        verdict: String::new(),
        manager: tx.actor().id,
        master: ask.master,
        deadline: ask.deadline,
        urgent: ask.urgent == Urgency::Urgent,
        estimate: ask.estimate.or(Some(listed).filter(|sum| sum.is_positive())),
        source: ask.source.or(client.source),
        totals: Totals::default(),
        paid: Money::ZERO,
        created: now,
        created_by: tx.actor().id,
        done: None,
        closed: None,
        closed_by: None,
        warranty_from: None,
        closings: 0,
        taken: None,
        came: None,
    };
    save_new(tx, &order)?;
    let fact = OrderFact::Created { number: order.number.clone(), device: device.title() };
    tx.record(Subject::order(order.id), &fact)?;
    tx.record(Subject::client(client.id), &fact)?;
    tx.record(Subject::new(SubjectKind::Device, device.id), &fact)?;
    Ok(order)
}

/// After a change of template a counter may make a number that was given before.
fn free_number(tx: &mut Write<'_>, ask: &Intake) -> Result<(String, u64)> {
    loop {
        let (number, serial) = shop::next_order_number(tx, ask.location, ask.day)?;
        if tx.first_by(&ORDER_BY_NUMBER, number.to_lowercase())?.is_none() {
            return Ok((number, serial));
        }
    }
}

/// What these works cost by the price list.
fn listed(reads: &impl Reads, works: &[Id<mark::Service>]) -> Result<Money> {
    works.iter().map(|id| Ok(reads.need::<Service>(id)?.price)).sum()
}

fn line(reads: &impl Reads, ask: &Intake, order: Id<mark::Order>, work: Id<mark::Service>) -> Result<LineAsk> {
    Ok(LineAsk {
        order,
        kind: LineKind::Work,
        service: Some(work),
        name: reads.need::<Service>(&work)?.name.ru,
        quantity: Quantity::ONE,
        price: None,
        discount: None,
        cost: None,
        master: ask.master,
        warranty_days: None,
        comment: String::new(),
        part: None,
        aside: false,
        rights: ask.rights,
    })
}
