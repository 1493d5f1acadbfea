//! An order in JSON.

use poem_openapi::Object;

use crate::{
    clients::{Client, Device},
    kernel::{Id, Lang, Moment, Money, Result, Right, mark},
    log::{Subject, fact},
    orders::{Order, document::seen},
    shop::{Status, StatusGroup},
    store::Reads,
    web::Cx,
};

#[derive(Object)]
#[oai(rename = "Order", skip_serializing_if_is_none)]
pub struct Shown {
    pub id: Id<mark::Order>,
    /// As people say it.
    pub number: String,
    pub version: u32,
    pub location: Id<mark::Location>,
    pub order_type: Id<mark::OrderType>,
    pub status: ShownStatus,
    pub client: ShownClient,
    /// Who pays, when it is not the client.
    pub payer: Option<Id<mark::Client>>,
    pub device: ShownDevice,
    /// What the client says is wrong.
    pub malfunction: String,
    pub appearance: String,
    pub kit: String,
    /// The unlock code of the device; for those who edit orders or their lines.
    pub unlock: Option<String>,
    /// For the staff only.
    pub note: String,
    pub master_note: String,
    /// For the client: what was found and what is advised.
    pub verdict: String,
    pub manager: Option<Id<mark::Employee>>,
    pub master: Option<Id<mark::Employee>>,
    pub deadline: Option<Moment>,
    pub urgent: bool,
    pub estimate: Option<Money>,
    pub source: Option<Id<mark::Source>>,
    pub totals: Totals,
    /// Paid less given back.
    pub paid: Money,
    /// Still to be paid; below zero there is something to give back.
    pub due: Money,
    pub created_at: Moment,
    pub created_by: Option<Id<mark::Employee>>,
    /// When anything last happened to it.
    pub updated_at: Moment,
    pub done_at: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub closed_by: Option<Id<mark::Employee>>,
    pub warranty_from: Option<Moment>,
}

#[derive(Object)]
#[oai(rename = "OrderStatus")]
pub struct ShownStatus {
    id: Id<mark::Status>,
    name: String,
    group: StatusGroup,
    since: Moment,
}

#[derive(Object)]
#[oai(rename = "OrderClient")]
pub struct ShownClient {
    id: Id<mark::Client>,
    name: String,
}

#[derive(Object)]
#[oai(rename = "OrderDevice")]
pub struct ShownDevice {
    id: Id<mark::Device>,
    title: String,
    serial: String,
}

/// Sums of the lines, net of discounts.
#[derive(Object)]
#[oai(rename = "OrderTotals", skip_serializing_if_is_none)]
pub struct Totals {
    works: Money,
    parts: Money,
    discount: Money,
    total: Money,
    /// For those who may see cost.
    cost: Option<Money>,
    margin: Option<Money>,
}

/// The order as this person may see it.
pub fn show(cx: &Cx, reads: &impl Reads, order: Order) -> Result<Shown> {
    let (lang, may) = (cx.lang(), |right| cx.may_at(order.location, right));
    let last = fact::feed(reads, Subject::order(order.id), None, 1)?;
    let costs = may(Right::SeeCost);
    let unlock = may(Right::EditOrders) || may(Right::EditLines);
    Ok(Shown {
        status: status(reads, &order, lang)?,
        client: ShownClient { id: order.client, name: reads.need::<Client>(&order.client)?.name },
        device: device(reads, order.device)?,
        totals: Totals {
            works: order.totals.works,
            parts: order.totals.parts,
            discount: order.totals.discount,
            total: order.totals.total(),
            cost: costs.then_some(order.totals.cost),
            margin: costs.then(|| order.totals.margin()),
        },
        due: order.due(),
        updated_at: last.first().map_or(order.created, |fact| fact.at),
        unlock: Some(order.unlock).filter(|_| unlock),
        id: order.id,
        number: order.number,
        version: order.version,
        location: order.location,
        order_type: order.order_type,
        payer: order.payer,
        malfunction: order.malfunction,
        appearance: order.appearance,
        kit: order.kit,
        note: order.note,
        master_note: order.master_note,
        verdict: order.verdict,
        manager: order.manager,
        master: order.master,
        deadline: order.deadline,
        urgent: order.urgent,
        estimate: order.estimate,
        source: order.source,
        paid: order.paid,
        created_at: order.created,
        created_by: order.created_by,
        done_at: order.done,
        closed_at: order.closed,
        closed_by: order.closed_by,
        warranty_from: order.warranty_from,
    })
}

fn status(reads: &impl Reads, order: &Order, lang: Lang) -> Result<ShownStatus> {
    let status = reads.need::<Status>(&order.status)?;
    Ok(ShownStatus { id: status.id, name: status.name.get(lang).into(), group: order.group, since: order.since })
}

fn device(reads: &impl Reads, id: Id<mark::Device>) -> Result<ShownDevice> {
    let device = reads.need::<Device>(&id)?;
    Ok(ShownDevice { id, title: device.title(), serial: device.serial })
}

/// One order of the person's own sight, or nothing.
pub async fn one(cx: &Cx, id: Id<mark::Order>) -> Result<Shown> {
    let scope = cx.whole_scope(Right::SeeOrders);
    cx.read(|reads| show(cx, reads, seen(reads, &scope, id)?)).await
}
