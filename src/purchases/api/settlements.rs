//! `/supplier-balances`, `/supplier-payments`.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::SEE;
use crate::{
    cash::{OpKind, goods_money::supplier_debt},
    clients,
    kernel::{Day, Id, Money, Result, Right, mark},
    purchases::settle::{gate, ledger, list, pay, unpaid},
    web::api::{Made, May, Sent, Tag, Words},
};

/// What a supplier is owed.
#[derive(Object)]
#[oai(rename = "SupplierBalance")]
struct ShownBalance {
    supplier: Id<mark::Client>,
    name: String,
    /// Below zero he was paid ahead.
    debt: Money,
    /// Postings that are not paid for, and the age of the oldest in days.
    unpaid: u32,
    oldest_days: i32,
}

/// A supplier's account over some days.
#[derive(Object)]
#[oai(rename = "SupplierAccount")]
struct ShownAccount {
    supplier: Id<mark::Client>,
    debt: Money,
    from: Day,
    to: Day,
    opening: Money,
    closing: Money,
    moves: Vec<ShownMove>,
    unpaid: Vec<ShownUnpaid>,
}

#[derive(Object)]
#[oai(rename = "SupplierMove", skip_serializing_if_is_none)]
struct ShownMove {
    day: Day,
    kind: OpKind,
    operation: Id<mark::Payment>,
    document: Option<Id<mark::Document>>,
    /// Above zero: more is owed.
    amount: Money,
    comment: String,
}

#[derive(Object)]
#[oai(rename = "UnpaidPosting")]
struct ShownUnpaid {
    document: Id<mark::Document>,
    day: Day,
    total: Money,
    rest: Money,
}

#[derive(Object)]
#[oai(rename = "NewSupplierPayment", deny_unknown_fields, nullable_all)]
struct NewPayment {
    /// The posting it is for; on account unless said.
    document: Option<Words>,
    amount: Option<Words>,
    cashbox: Option<Words>,
    /// Today unless said otherwise.
    day: Option<Words>,
    comment: Option<Words>,
}

impl From<list::Owed> for ShownBalance {
    fn from(one: list::Owed) -> ShownBalance {
        ShownBalance {
            supplier: one.client.id,
            name: one.client.name,
            debt: one.debt,
            unpaid: u32::try_from(one.postings).unwrap_or(u32::MAX),
            oldest_days: one.age,
        }
    }
}

pub struct Suppliers;

const PAY: usize = Right::PaySuppliers as usize;

#[OpenApi(tag = "Tag::Purchases")]
impl Suppliers {
    /// What each supplier is owed
    #[oai(path = "/supplier-balances", method = "get", operation_id = "listSupplierBalances")]
    async fn balances(&self, cx: May<SEE>) -> Result<Json<Vec<ShownBalance>>> {
        gate(&cx)?;
        let all = cx.read(|reads| list::owed(&cx, reads)).await?;
        Ok(Json(all.into_iter().map(ShownBalance::from).collect()))
    }

    /// One supplier's account between two days, both included
    #[oai(path = "/supplier-balances/:client_id", method = "get", operation_id = "getSupplierBalance")]
    async fn account(
        &self,
        cx: May<SEE>,
        client_id: Path<Id<mark::Client>>,
        from: Query<Day>,
        to: Query<Day>,
    ) -> Result<Json<ShownAccount>> {
        gate(&cx)?;
        let (id, days, lang) = (client_id.0, (from.0, to.0), cx.lang());
        let account = cx.read(|reads| {
            clients::client(reads, id)?;
            let debt = supplier_debt(reads, id)?;
            let (ledger, (owed, _)) = (ledger(reads, id, days, lang)?, unpaid(reads, id, debt)?);
            let moves = ledger.entries.into_iter().map(|entry| ShownMove {
                day: entry.operation.day,
                kind: entry.operation.kind,
                operation: entry.operation.id,
                document: entry.document.map(|(id, _)| id),
                amount: entry.amount,
                comment: entry.operation.comment,
            });
            let unpaid = owed.into_iter().map(|one| ShownUnpaid {
                document: one.document.id,
                day: one.document.day,
                total: one.document.total,
                rest: one.rest,
            });
            Ok(ShownAccount {
                supplier: id,
                debt,
                from: days.0,
                to: days.1,
                opening: ledger.opening,
                closing: ledger.closing,
                moves: moves.collect(),
                unpaid: unpaid.collect(),
            })
        });
        Ok(Json(account.await?))
    }

    /// Pays a supplier from a cashbox, for one posting or on account
    #[oai(path = "/supplier-balances/:client_id/payments", method = "post", operation_id = "createSupplierPayment")]
    async fn pay(&self, cx: May<PAY>, client_id: Path<Id<mark::Client>>, payment: Json<NewPayment>) -> Result<Made<ShownBalance>> {
        let (id, payment) = (client_id.0, payment.0);
        let known = pay::read(&cx, id, payment.document.as_ref().and_then(|id| id.0.parse().ok())).await?;
        let mut sent = Sent::default();
        sent.same("document", payment.document)
            .same("amount", payment.amount)
            .same("cashbox", payment.cashbox)
            .same("day", payment.day)
            .same("comment", payment.comment);
        let command = pay::command(&known);
        cx.perform(sent, |f| pay::parse(f, &known), command).await?;
        Ok(Made(cx.read(|reads| list::owed_to(&cx, reads, clients::client(reads, id)?)).await?.into()))
    }
}
