//! What happened to an order, as its feed tells it.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{along, of_order};
use crate::{
    kernel::{Id, Moment, Result, Right, mark},
    log::{FactRow, fact::Group},
    orders::card::gate,
    web::{
        Cx,
        api::{Limit, May, Page, Tag, after},
        ui::feed,
    },
};

#[derive(Object)]
#[oai(rename = "Event", skip_serializing_if_is_none)]
struct Shown {
    /// Grows from event to event over the whole shop.
    id: u64,
    group: Group,
    /// In the language of the employee.
    text: String,
    /// The words of whoever did it: a comment, a reason.
    quote: Option<String>,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
    /// The access key it came through.
    key: Option<String>,
}

fn event(cx: &Cx, row: FactRow) -> Option<Shown> {
    let told = feed::told(cx, &row)?;
    let key = Some(row.key).filter(|key| !key.is_empty());
    Some(Shown { id: row.seq, group: told.group, text: told.text, quote: told.quote, at: row.at, by: row.by, by_name: row.name, key })
}

pub struct History;

const SEE: usize = Right::SeeOrders as usize;

#[OpenApi(tag = "Tag::Orders")]
impl History {
    /// What happened to an order, the newest first
    #[oai(path = "/orders/:order_id/history", method = "get", operation_id = "listHistory")]
    async fn list(
        &self,
        cx: May<SEE>,
        order_id: Path<Id<mark::Order>>,
        /// Only events of this group.
        group: Query<Option<Group>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |seq| seq.parse().ok())?;
        let order = gate(&of_order(&cx, order_id.0), Right::SeeOrders).await?;
        let show = |row| event(&cx, row).filter(|event| group.0.is_none_or(|group| event.group == group));
        Ok(Json(cx.read(|reads| along(reads, order.id, past, Limit::of(limit.0), show)).await?))
    }
}
