//! Directories of the shop for other programs: locations, statuses, types of orders, sources.

use poem_openapi::{Object, OpenApi, payload::Json};

use super::{OrderType, Source, Status, StatusGroup, locations};
use crate::{
    kernel::{Id, Result, Right, mark},
    store::Reads,
    web::api::{Caller, May, Tag},
};

#[derive(Object)]
#[oai(rename = "Location")]
struct ShownLocation {
    id: Id<mark::Location>,
    name: String,
    address: String,
    phone: String,
}

#[derive(Object)]
#[oai(rename = "Status")]
struct ShownStatus {
    id: Id<mark::Status>,
    name: String,
    group: StatusGroup,
    tone: String,
    /// Statuses an order may go to from here.
    next: Vec<Id<mark::Status>>,
    /// Types of orders it exists in; empty is all.
    order_types: Vec<Id<mark::OrderType>>,
    archived: bool,
}

#[derive(Object)]
#[oai(rename = "OrderType")]
struct ShownType {
    id: Id<mark::OrderType>,
    name: String,
    default: bool,
    /// The status a new order of this type begins in.
    initial: Id<mark::Status>,
    archived: bool,
}

/// From where clients come.
#[derive(Object)]
#[oai(rename = "Source")]
struct ShownSource {
    id: Id<mark::Source>,
    name: String,
    archived: bool,
}

pub struct Directories;

const SEE: usize = Right::SeeOrders as usize;

#[OpenApi(tag = "Tag::Directories")]
impl Directories {
    /// Locations where the employee has any right
    #[oai(path = "/locations", method = "get", operation_id = "listLocations")]
    async fn locations(&self, cx: Caller) -> Result<Json<Vec<ShownLocation>>> {
        let mut all = cx.read(|reads| locations(reads)).await?;
        all.retain(|location| cx.who().places.iter().any(|at| at.location == location.id));
        let show = |at: super::Location| ShownLocation { id: at.id, name: at.name, address: at.address, phone: at.phone };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Statuses of orders, archived ones too
    #[oai(path = "/statuses", method = "get", operation_id = "listStatuses")]
    async fn statuses(&self, cx: May<SEE>) -> Result<Json<Vec<ShownStatus>>> {
        let mut all = cx.read(|reads| reads.all::<Status>(())).await?;
        all.sort_by_key(|status| (status.position, status.id));
        let show = |status: Status| ShownStatus {
            id: status.id,
            name: status.name.get(cx.lang()).into(),
            group: status.group,
            tone: status.tone,
            next: status.next,
            order_types: status.types,
            archived: status.archived,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Types of orders, archived ones too
    #[oai(path = "/order-types", method = "get", operation_id = "listOrderTypes")]
    async fn order_types(&self, cx: May<SEE>) -> Result<Json<Vec<ShownType>>> {
        let mut all = cx.read(|reads| reads.all::<OrderType>(())).await?;
        all.sort_by_key(|kind| (kind.position, kind.id));
        let show = |kind: OrderType| ShownType {
            id: kind.id,
            name: kind.name.get(cx.lang()).into(),
            default: kind.default,
            initial: kind.initial,
            archived: kind.archived,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Sources of clients, archived ones too
    #[oai(path = "/sources", method = "get", operation_id = "listSources")]
    async fn sources(&self, cx: May<SEE>) -> Result<Json<Vec<ShownSource>>> {
        let mut all = cx.read(|reads| reads.all::<Source>(())).await?;
        all.sort_by_key(|source| (source.position, source.id));
        let show = |source: Source| ShownSource { id: source.id, name: source.name.get(cx.lang()).into(), archived: source.archived };
        Ok(Json(all.into_iter().map(show).collect()))
    }
}
