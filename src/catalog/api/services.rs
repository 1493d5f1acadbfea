//! `/services`: the works of the price list.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use crate::{
    catalog::{Service, all_services, fits, service},
    kernel::{Error, Id, Money, Result, Right, mark},
    web::{
        Cx,
        api::{Limit, May, Page, Tag, after},
    },
};

/// A work of the price list.
#[derive(Object)]
#[oai(rename = "Service", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Service>,
    category: Id<mark::Category>,
    name: String,
    /// The shop's own code.
    code: String,
    price: Money,
    /// For those who may see cost.
    cost: Option<Money>,
    /// How long it takes.
    minutes: u32,
    warranty_days: u32,
    /// Kinds of devices it is offered for; empty is all.
    device_types: Vec<Id<mark::DeviceType>>,
    archived: bool,
}

fn show(cx: &Cx, service: Service) -> Shown {
    Shown {
        id: service.id,
        category: service.category,
        name: service.name.get(cx.lang()).into(),
        code: service.code,
        price: service.price,
        cost: cx.may(Right::SeeCost).then_some(service.cost),
        minutes: service.minutes,
        warranty_days: service.warranty_days,
        device_types: service.types,
        archived: service.archived,
    }
}

pub struct Services;

const SEE: usize = Right::SeePriceList as usize;

#[OpenApi(tag = "Tag::Directories")]
impl Services {
    /// Works of the price list
    #[oai(path = "/services", method = "get", operation_id = "listServices")]
    async fn list(
        &self,
        cx: May<SEE>,
        category: Query<Option<Id<mark::Category>>>,
        /// Only what is offered for this kind of device.
        device_type: Query<Option<Id<mark::DeviceType>>>,
        /// Those in the archive instead of the others.
        archived: Query<Option<bool>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Service>>().ok())?;
        let archived = archived.0.unwrap_or_default();
        let mut all = cx.read(|reads| all_services(reads)).await?;
        all.retain(|work| {
            work.archived == archived
                && category.0.is_none_or(|id| work.category == id)
                && (device_type.0.is_none() || fits(&work.types, device_type.0))
        });
        all.sort_by_key(|work| work.id);
        let limit = Limit::of(limit.0);
        let mut rest = all.into_iter().filter(|work| past.is_none_or(|past| work.id > past));
        let items: Vec<Shown> = rest.by_ref().take(limit).map(|work| show(&cx, work)).collect();
        let next = rest.next().and(items.last()).map(|last| last.id.to_string());
        Ok(Json(Page { items, next }))
    }

    /// One work of the price list
    #[oai(path = "/services/:service_id", method = "get", operation_id = "getService")]
    async fn get(&self, cx: May<SEE>, service_id: Path<Id<mark::Service>>) -> Result<Json<Shown>> {
        let found = cx.read(|reads| service(reads, service_id.0)).await?;
        found.map(|work| Json(show(&cx, work))).ok_or(Error::Hidden)
    }
}
