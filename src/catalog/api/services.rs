//! `/services`: the works of the price list.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use crate::{
    catalog::{
        Did, Service, all_services, fits,
        price::{edit, put_away::shelve, refusal::PriceRefusal},
    },
    kernel::{Error, Id, Money, Result, Right, mark},
    log::{Subject, SubjectKind},
    store::{Read, Reads},
    web::{
        Cx,
        api::{Limit, Made, May, NameFields, Names, Page, Seen, Sent, Tag, Words, after, version},
    },
};

/// A work of the price list.
#[derive(Object)]
#[oai(rename = "Service", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Service>,
    category: Id<mark::Category>,
    name: String,
    names: Names,
    /// The shop's own code.
    code: String,
    /// The retail price.
    price: Money,
    /// Prices of other types where they are not the same.
    prices: Vec<TypePrice>,
    /// For those who may see cost.
    cost: Option<Money>,
    /// How long it takes.
    minutes: u32,
    warranty_days: u32,
    /// Kinds of devices it is offered for; empty is all.
    device_types: Vec<Id<mark::DeviceType>>,
    archived: bool,
    /// Grows with every change of the work.
    version: u64,
}

#[derive(Object)]
#[oai(rename = "ServicePrice")]
struct TypePrice {
    price_type: Id<mark::PriceType>,
    price: Money,
}

/// An empty price is the same as the retail one.
#[derive(Clone, Object)]
#[oai(rename = "ServicePriceField", deny_unknown_fields)]
struct TypePriceField {
    price_type: Id<mark::PriceType>,
    price: Words,
}

/// What is sent about a work. A new one needs a name and a category; in a change only what is sent changes, and an empty
/// string clears.
#[derive(Clone, Object)]
#[oai(rename = "ServiceFields", deny_unknown_fields, nullable_all)]
struct Fields {
    category: Option<Words>,
    names: Option<NameFields>,
    code: Option<Words>,
    price: Option<Words>,
    /// Only the types that are sent change.
    prices: Option<Vec<TypePriceField>>,
    /// Asks for `SeeCost`.
    cost: Option<Words>,
    minutes: Option<u32>,
    warranty_days: Option<u32>,
    /// All of them at once; empty is every kind.
    #[oai(validator(max_items = 100))]
    device_types: Option<Vec<Words>>,
    /// The version that was read before a change; when somebody changed the work meanwhile, the change is refused. Without
    /// it what is sent is laid over whatever stands by then.
    version: Option<u64>,
}

impl Fields {
    fn over(self, cx: &Cx, mut sent: Sent) -> Result<Sent> {
        if self.cost.is_some() && !cx.may(Right::SeeCost) {
            return Err(Error::Denied(Right::SeeCost));
        }
        // A category named by its id alone: the words of the page's own field would win over it.
        if self.category.is_some() {
            sent.clear("category_text");
        }
        sent.name("name", "names", self.names)
            .same("category", self.category)
            .same("code", self.code)
            .same("price", self.price)
            .same("cost", self.cost)
            .same("minutes", self.minutes)
            .same("warranty_days", self.warranty_days)
            .call("types", "device_types");
        for price in self.prices.into_iter().flatten() {
            sent.put(&format!("price_{}", price.price_type), "prices", Some(price.price));
        }
        if let Some(types) = self.device_types {
            sent.clear("types");
            for id in types {
                sent.push("types", ("types", "device_types"), id.0);
            }
        }
        Ok(sent)
    }
}

fn subject(id: Id<mark::Service>) -> Subject {
    Subject::new(SubjectKind::Service, id)
}

fn show(cx: &Cx, reads: &impl Reads, service: Service) -> Result<Shown> {
    Ok(Shown {
        version: version(reads, subject(service.id))?,
        id: service.id,
        category: service.category,
        name: service.name.get(cx.lang()).into(),
        names: service.name.into(),
        code: service.code,
        price: service.price,
        prices: service.prices.into_iter().map(|(price_type, price)| TypePrice { price_type, price }).collect(),
        cost: cx.may(Right::SeeCost).then_some(service.cost),
        minutes: service.minutes,
        warranty_days: service.warranty_days,
        device_types: service.types,
        archived: service.archived,
    })
}

async fn shown(cx: &Cx, id: Id<mark::Service>) -> Result<Shown> {
    cx.read(|reads| show(cx, reads, reads.need::<Service>(&id)?)).await
}

pub struct Services;

const SEE: usize = Right::SeePriceList as usize;
const CHANGE: usize = Right::EditPriceList as usize;

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
        let works: Vec<Service> = rest.by_ref().take(limit).collect();
        let items = cx.read(|reads| works.into_iter().map(|work| show(&cx, reads, work)).collect::<Result<Vec<_>>>()).await?;
        let next = rest.next().and(items.last()).map(|last| last.id.to_string());
        Ok(Json(Page { items, next }))
    }

    /// One work of the price list
    #[oai(path = "/services/:service_id", method = "get", operation_id = "getService")]
    async fn get(&self, cx: May<SEE>, service_id: Path<Id<mark::Service>>) -> Result<Json<Shown>> {
        Ok(Json(shown(&cx, service_id.0).await?))
    }

    /// A new work
    #[oai(path = "/services", method = "post", operation_id = "createService")]
    async fn create(&self, cx: May<CHANGE>, service: Json<Fields>) -> Result<Made<Shown>> {
        let sent = service.0.over(&cx, Sent::default())?;
        let id = cx.perform(sent, edit::parse, edit::create).await?;
        Ok(Made(shown(&cx, id).await?))
    }

    /// Changes a work
    #[oai(path = "/services/:service_id", method = "patch", operation_id = "changeService")]
    async fn change(&self, cx: May<CHANGE>, service_id: Path<Id<mark::Service>>, service: Json<Fields>) -> Result<Json<Shown>> {
        let (id, may) = (service_id.0, cx.may(Right::SeeCost));
        let old = |by: String| PriceRefusal::ChangedMeanwhile { by }.into();
        let seen = Seen { subject: subject(id), version: service.0.version, old };
        let sent = |reads: &Read<'_>| {
            let stands = edit::filled(reads, cx.lang(), &reads.need::<Service>(&id)?, may)?;
            service.0.clone().over(&cx, Sent::over(stands))
        };
        cx.perform_over(&seen, sent, edit::parse, move |tx, ask| edit::change(tx, id, ask)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Puts a work into the archive
    #[oai(path = "/services/:service_id/archive", method = "post", operation_id = "archiveService")]
    async fn archive(&self, cx: May<CHANGE>, service_id: Path<Id<mark::Service>>) -> Result<Json<Shown>> {
        self.placed(&cx, service_id.0, Did::Archived).await
    }

    /// Takes a work out of the archive
    #[oai(path = "/services/:service_id/restoration", method = "post", operation_id = "restoreService")]
    async fn restore(&self, cx: May<CHANGE>, service_id: Path<Id<mark::Service>>) -> Result<Json<Shown>> {
        self.placed(&cx, service_id.0, Did::Restored).await
    }
}

impl Services {
    async fn placed(&self, cx: &Cx, id: Id<mark::Service>, did: Did) -> Result<Json<Shown>> {
        cx.write(move |tx| shelve(tx, id, did)).await?;
        Ok(Json(shown(cx, id).await?))
    }
}
