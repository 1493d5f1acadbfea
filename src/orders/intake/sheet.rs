//! Everything the intake page offers to choose from, read in one moment of the data.

use std::collections::BTreeSet;

use super::{
    client::{self, Peek},
    device::{self, Seen},
};
use crate::{
    cash::{Cashbox, cashboxes_for},
    catalog::{self, DeviceType, Phrase, PhraseKind, Service},
    kernel::{Error, Id, Result, Right, mark},
    orders::{ORDER_BY_CREATED, Order, counts::load},
    shop::{self, FirstType, Location, OrderType, Source},
    staff::{self, Employee},
    store::{Order as Direction, Reads, Walk},
    web::{Cx, Form},
};

pub struct Sheet {
    pub location: Location,
    /// Locations to choose from; empty when there is nothing to choose.
    pub places: Vec<(String, String)>,
    pub order_types: Vec<OrderType>,
    pub sources: Vec<Source>,
    pub device_types: Vec<DeviceType>,
    pub phrases: Phrases,
    /// With how many orders each has in work.
    pub masters: Vec<(Employee, i64)>,
    pub cashboxes: Vec<Cashbox>,
    pub works: Vec<Service>,
    pub client: Option<Peek>,
    pub seen: Option<Seen>,
    /// The type a new order begins with here.
    pub first_type: Option<Id<mark::OrderType>>,
}

/// Ready phrases for the chosen device type; none before it is chosen.
#[derive(Default)]
pub struct Phrases {
    pub faults: Vec<Phrase>,
    pub appearance: Vec<Phrase>,
    pub kit: Vec<Phrase>,
}

impl Phrases {
    pub fn read(reads: &impl Reads, form: &Form) -> Result<Phrases> {
        let Ok(kind) = form.value("type").parse() else { return Ok(Phrases::default()) };
        let of = |what| catalog::phrases(reads, what, Some(kind));
        Ok(Phrases { faults: of(PhraseKind::Fault)?, appearance: of(PhraseKind::Appearance)?, kit: of(PhraseKind::Kit)? })
    }
}

impl Sheet {
    pub fn read(reads: &impl Reads, cx: &Cx, form: &Form) -> Result<Sheet> {
        let location = shop::location(reads, place(cx, form)?)?;
        let order_types = shop::order_types(reads)?;
        let scope = cx.whole_scope(Right::SeeOrders);
        let id = |name: &str| form.value(name).to_string();
        let masters = if cx.may_at(location.id, Right::AssignPeople) { staff::masters(reads, location.id)? } else { Vec::new() };
        let busy = |one: Employee| Ok((load(reads, one.id)?, one));
        let masters = masters.into_iter().map(busy).collect::<Result<Vec<_>>>()?;
        let money = cx.may_at(location.id, Right::TakePayments);
        Ok(Sheet {
            places: places(cx),
            sources: shop::sources(reads)?,
            device_types: catalog::device_types(reads)?,
            phrases: Phrases::read(reads, form)?,
            masters: masters.into_iter().map(|(count, one)| (one, count)).collect(),
            cashboxes: if money { cashboxes_for(reads, location.id)? } else { Vec::new() },
            works: works(reads, form)?,
            client: client::peek(reads, &scope, id("client").parse().ok())?,
            seen: device::seen(reads, &scope, &cx.frame().zone, id("device").parse().ok())?,
            first_type: first_type(reads, &location, &order_types)?,
            location,
            order_types,
        })
    }
}

/// The chosen location, or the one of the switch, or the first where the person may take in.
fn place(cx: &Cx, form: &Form) -> Result<Id<mark::Location>> {
    let chosen = form.value("location").parse().ok().filter(|id| cx.may_at(*id, Right::TakeIn));
    let own = || cx.home(Right::TakeIn).or_else(|| cx.whole_scope(Right::TakeIn).locations.first().copied());
    chosen.or_else(own).ok_or(Error::Denied(Right::TakeIn))
}

fn places(cx: &Cx) -> Vec<(String, String)> {
    let scope = cx.scope(Right::TakeIn);
    let all: Vec<_> =
        scope.locations.iter().filter_map(|id| cx.frame().place(*id)).map(|at| (at.id.to_string(), at.name.clone())).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// The works chosen so far, each once, in the order of choosing.
pub fn works(reads: &impl Reads, form: &Form) -> Result<Vec<Service>> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for id in form.values("work").filter_map(|id| id.parse::<Id<mark::Service>>().ok()) {
        if let Some(service) = catalog::service(reads, id)?.filter(|service| !service.archived && seen.insert(service.id)) {
            found.push(service);
        }
    }
    Ok(found)
}

fn first_type(reads: &impl Reads, location: &Location, types: &[OrderType]) -> Result<Option<Id<mark::OrderType>>> {
    let known = |id: Option<Id<mark::OrderType>>| id.filter(|id| types.iter().any(|kind| kind.id == *id));
    let usual = || known(location.order_type).or_else(|| types.iter().find(|kind| kind.default).map(|kind| kind.id));
    match location.first_type {
        FirstType::Ask => Ok(None),
        FirstType::Fixed => Ok(usual()),
        FirstType::Last => Ok(known(last_type(reads, location.id)?).or_else(usual)),
    }
}

/// The type of the newest open order of the location.
fn last_type(reads: &impl Reads, location: Id<mark::Location>) -> Result<Option<Id<mark::OrderType>>> {
    let mut last = None;
    reads.walk_by(&ORDER_BY_CREATED, (location, true), Direction::Ascending, None, |_, id| {
        last = reads.get::<Order>(&id)?.map(|order| order.order_type);
        Ok(Walk::Stop)
    })?;
    Ok(last)
}
