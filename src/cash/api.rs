//! Cashboxes for other programs.

use poem_openapi::{Object, OpenApi, payload::Json};

use super::{Cashbox, CashboxKind, boxes::visible, holds};
use crate::{
    kernel::{Id, Money, Result, Right, mark},
    web::api::{May, Tag},
};

#[derive(Object)]
#[oai(rename = "Cashbox", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Cashbox>,
    name: String,
    kind: CashboxKind,
    /// Absent, it serves every location of the company.
    location: Option<Id<mark::Location>>,
    /// What lies in it now.
    balance: Money,
}

pub struct Cashboxes;

const SEE: usize = Right::SeeCash as usize;

#[OpenApi(tag = "Tag::Money")]
impl Cashboxes {
    /// Cashboxes of the employee's locations and of the company, with what lies in them
    #[oai(path = "/cashboxes", method = "get", operation_id = "listCashboxes")]
    async fn list(&self, cx: May<SEE>) -> Result<Json<Vec<Shown>>> {
        let (scope, lang) = (cx.whole_scope(Right::SeeCash), cx.lang());
        let shown = cx.read(|reads| {
            let show = |one: Cashbox| {
                Ok(Shown {
                    balance: holds(reads, &one)?,
                    id: one.id,
                    name: one.name.get(lang).into(),
                    kind: one.kind,
                    location: one.location,
                })
            };
            visible(reads, &scope)?.into_iter().map(show).collect::<Result<_>>()
        });
        Ok(Json(shown.await?))
    }
}
