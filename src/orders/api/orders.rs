//! `/orders`: the list, one order, a new one, its data.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query as Param},
    payload::Json,
};

use super::{
    listed::{self, Ask},
    of_order,
    shown::{Shown, one},
};
use crate::{
    kernel::{Error, Id, Moment, Result, Right, mark},
    orders::{
        details,
        edit::{Edit, edit},
        intake::api::{NewOrder, taken_in},
        people,
        query::{Query, View},
    },
    shop::StatusGroup,
    web::{
        Cx, Fields,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
    },
};

/// What is sent about an order that is changed: only what is sent changes, and an empty string clears.
#[derive(Object)]
#[oai(rename = "OrderFields", deny_unknown_fields, nullable_all)]
struct OrderFields {
    malfunction: Option<Words>,
    appearance: Option<Words>,
    kit: Option<Words>,
    unlock: Option<Words>,
    note: Option<Words>,
    master_note: Option<Words>,
    verdict: Option<Words>,
    master: Option<Words>,
    manager: Option<Words>,
    /// A moment; it is kept to a minute.
    deadline: Option<Words>,
    urgent: Option<bool>,
    estimate: Option<Words>,
    source: Option<Words>,
    /// The version that was read before the change; when the order changed meanwhile, the change is refused.
    version: Option<u32>,
}

const PEOPLE: [&str; 2] = ["master", "manager"];
const TERMS: [&str; 4] = ["deadline", "urgent", "estimate", "source"];

impl OrderFields {
    /// As fields of the two forms that edit an order.
    fn sent(self, cx: &Cx) -> Sent {
        let mut sent = Sent::default();
        sent.same("malfunction", self.malfunction)
            .same("appearance", self.appearance)
            .same("kit", self.kit)
            .same("unlock", self.unlock)
            .same("note", self.note)
            .same("master_note", self.master_note)
            .same("verdict", self.verdict)
            .same("master", self.master)
            .same("manager", self.manager)
            .same("deadline", self.deadline.map(|at| cx.local_field(&at.0)))
            .flag("urgent", "urgent", self.urgent)
            .same("estimate", self.estimate)
            .same("source", self.source)
            .same("version", self.version);
        sent
    }
}

pub struct Orders;

const SEE: usize = Right::SeeOrders as usize;
const TAKE_IN: usize = Right::TakeIn as usize;

#[OpenApi(tag = "Tag::Orders")]
impl Orders {
    /// Orders, the newest first
    ///
    /// With `updated_since` they come in the order of their last change, so that a program may keep its own copy in step:
    /// it asks from the moment of its previous visit and follows `next` to the end.
    #[oai(path = "/orders", method = "get", operation_id = "listOrders")]
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the address")]
    async fn list(
        &self,
        cx: May<SEE>,
        status: Param<Option<Id<mark::Status>>>,
        group: Param<Option<StatusGroup>>,
        client: Param<Option<Id<mark::Client>>>,
        master: Param<Option<Id<mark::Employee>>>,
        order_type: Param<Option<Id<mark::OrderType>>>,
        location: Param<Option<Id<mark::Location>>>,
        /// As people say it, whole.
        #[oai(validator(max_length = 60))]
        number: Param<Option<String>>,
        /// Only what changed at this moment or later.
        updated_since: Param<Option<Moment>>,
        after: Param<Option<String>>,
        limit: Param<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let place = |said: &str| said.split_once('.').and_then(|(key, id)| Some((key.parse().ok()?, id.parse().ok()?)));
        let after = self::after(&cx, after.0.as_deref(), place)?;
        let mut scope = cx.whole_scope(Right::SeeOrders);
        if let Some(location) = location.0 {
            scope.check(location)?;
            scope.locations.retain(|at| *at == location);
            scope.own_only.retain(|at| *at == location);
        }
        let view = match group.0 {
            Some(group) if group.is_final() => View::Closed,
            Some(_) => View::Open,
            None => View::All,
        };
        let query = Query { view, statuses: status.0.into_iter().collect(), master: master.0, order_type: order_type.0, ..Query::of(&cx) };
        let (group, client, number, since) = (group.0, client.0, number.0, updated_since.0);
        let ask = Ask { query, scope, group, client, number, since, after, limit: Limit::of(limit.0) };
        Ok(Json(cx.read(|reads| listed::page(&cx, reads, &ask)).await?))
    }

    /// A new order
    ///
    /// The client and the device are found or made, works of the price list and a prepayment are added, the number is given:
    /// all of it or nothing. Works ask for `EditLines`, a prepayment for `TakePayments`, a master for `AssignPeople`.
    #[oai(path = "/orders", method = "post", operation_id = "createOrder")]
    async fn create(&self, cx: May<TAKE_IN>, order: Json<NewOrder>) -> Result<Made<Shown>> {
        let id = taken_in(&cx, order.0).await?;
        Ok(Made(one(&cx, id).await?))
    }

    /// One order
    #[oai(path = "/orders/:order_id", method = "get", operation_id = "getOrder")]
    async fn get(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>) -> Result<Json<Shown>> {
        Ok(Json(one(&cx, order_id.0).await?))
    }

    /// Changes the data of an open order
    ///
    /// What is written asks for `EditOrders`, the master's note and the verdict for `EditLines` at least, people for
    /// `AssignPeople`.
    #[oai(path = "/orders/:order_id", method = "patch", operation_id = "changeOrder")]
    async fn change(&self, cx: May<SEE>, order_id: Path<Id<mark::Order>>, order: Json<OrderFields>) -> Result<Json<Shown>> {
        let (id, zone, cx) = (order_id.0, cx.frame().zone.clone(), of_order(&cx, order_id.0));
        let sent = order.0.sent(&cx);
        let written = sent.form().clone();
        let order = details::allowed(&cx, &written).await?;
        let asked = |names: &[&str]| names.iter().any(|name| written.has(name));
        for (names, right) in [(&PEOPLE[..], Right::AssignPeople), (&TERMS[..], Right::EditOrders)] {
            if asked(names) && !cx.may_at(order.location, right) {
                return Err(Error::Denied(right));
            }
        }
        let choices = if asked(&PEOPLE) || asked(&TERMS) { Some(people::order_of(&cx).await?) } else { None };
        let sent = match &choices {
            Some((order, _)) => over_people(&cx, order, sent),
            None => sent,
        };
        let parse = |f: &mut Fields<'_>| {
            let own = details::parse(f, &written);
            match &choices {
                Some((order, choices)) => with_people(own, people::parse(f, order, choices)),
                None => Edit { version: written.value("version").parse().ok(), ..own },
            }
        };
        cx.perform(sent, parse, move |tx, ask| edit(tx, id, ask, &zone).map(|_| ())).await?;
        Ok(Json(one(&cx, id).await?))
    }
}

/// What was sent laid over what stands in the form of people and terms, of which a person has the groups he may change.
fn over_people(cx: &Cx, order: &crate::orders::Order, sent: Sent) -> Sent {
    let (standing, location) = (people::filled(order, &cx.frame().zone), order.location);
    let mut form = sent.form().clone();
    for (names, right) in [(&PEOPLE[..], Right::AssignPeople), (&TERMS[..], Right::EditOrders)] {
        for name in names.iter().filter(|name| cx.may_at(location, right) && !form.has(name)).copied().collect::<Vec<_>>() {
            form.set(name, standing.value(name));
        }
    }
    if !form.has("version") {
        form.set("version", order.version.to_string());
    }
    Sent::over(form)
}

fn with_people(written: Edit, people: Edit) -> Edit {
    Edit {
        version: people.version,
        manager: people.manager,
        master: people.master,
        deadline: people.deadline,
        urgent: people.urgent,
        estimate: people.estimate,
        source: people.source,
        ..written
    }
}
