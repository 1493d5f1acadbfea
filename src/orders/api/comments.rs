//! Comments to an order.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{along, of_order};
use crate::{
    kernel::{Id, Moment, Result, Right, mark},
    log::{FactRow, Subject, fact},
    orders::{
        OrderFact,
        card::{feed::parse, gate},
        edit,
        facts::Audience,
    },
    web::api::{Limit, Made, May, Page, Sent, Tag, Words, after},
};

#[derive(Object)]
#[oai(rename = "Comment", skip_serializing_if_is_none)]
struct Shown {
    /// Grows from comment to comment.
    id: u64,
    text: String,
    audience: Audience,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
    /// The access key it came through.
    key: Option<String>,
}

#[derive(Object)]
#[oai(rename = "NewComment", deny_unknown_fields)]
struct NewComment {
    text: Words,
    /// Without it the staff.
    #[oai(nullable)]
    audience: Option<Audience>,
}

fn comment(row: FactRow) -> Option<Shown> {
    let Ok(OrderFact::Comment { text, audience }) = serde_json::from_str(&row.body) else { return None };
    let key = Some(row.key).filter(|key| !key.is_empty());
    Some(Shown { id: row.seq, text, audience, at: row.at, by: row.by, by_name: row.name, key })
}

pub struct Comments;

const SEE: usize = Right::SeeOrders as usize;
const SAY: usize = Right::Comment as usize;

#[OpenApi(tag = "Tag::Orders")]
impl Comments {
    /// Comments to an order, the newest first
    #[oai(path = "/orders/:order_id/comments", method = "get", operation_id = "listComments")]
    async fn list(
        &self,
        cx: May<SEE>,
        order_id: Path<Id<mark::Order>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |seq| seq.parse().ok())?;
        let order = gate(&of_order(&cx, order_id.0), Right::SeeOrders).await?;
        Ok(Json(cx.read(|reads| along(reads, order.id, past, Limit::of(limit.0), comment)).await?))
    }

    /// Adds a comment
    #[oai(path = "/orders/:order_id/comments", method = "post", operation_id = "addComment")]
    async fn say(&self, cx: May<SAY>, order_id: Path<Id<mark::Order>>, comment: Json<NewComment>) -> Result<Made<Shown>> {
        let cx = of_order(&cx, order_id.0);
        let id = gate(&cx, Right::Comment).await?.id;
        let audience = comment.0.audience.map(|audience| if audience == Audience::Client { "client" } else { "staff" });
        let mut sent = Sent::default();
        sent.same("text", Some(comment.0.text)).same("audience", audience);
        let said = cx.perform(sent, parse, move |tx, ask| {
            edit::comment(tx, id, &ask.text, ask.audience)?;
            fact::last_of(tx, Subject::order(id))
        });
        let seq = said.await?.map(|seq| seq + 1);
        let row = cx.read(|reads| fact::feed(reads, Subject::order(id), seq, 1)).await?.into_iter().next();
        row.and_then(self::comment).map(Made).ok_or(crate::kernel::Error::Hidden)
    }
}
