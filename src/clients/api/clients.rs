//! `/clients`.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{Client, ClientKind, ClientPhone};
use crate::{
    clients::{
        CLIENT_BY_NUMBER, CLIENT_BY_PHONE, EditAsk, Place, create, edit, find_where,
        form::{Around, filled, parse_among},
        place,
    },
    kernel::{Id, Moment, Phone, Rate, Result, Right, mark},
    log::SubjectKind,
    store::{Order, Read, Reads, Walk},
    web::{
        Cx, api,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
    },
};

/// Rows looked through for one page when few of them suit; the next page goes on from there.
const LOOKED_THROUGH: usize = 3000;

#[derive(Object)]
#[oai(rename = "Client", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Client>,
    /// The number people say aloud.
    number: u64,
    kind: ClientKind,
    name: String,
    phones: Vec<ShownPhone>,
    email: String,
    address: String,
    note: String,
    source: Option<Id<mark::Source>>,
    tax_number: String,
    kpp: String,
    contact_person: String,
    discounts: Discounts,
    /// The code of his discount card.
    card: String,
    /// The type of price he buys by, when it is not the usual one.
    price_type: Option<Id<mark::PriceType>>,
    /// Since when he agrees to the processing of his personal data.
    data_consent_at: Option<Moment>,
    /// Whether he agreed to messages.
    messages: bool,
    /// Why to be careful with him.
    conflict: Option<String>,
    /// Goods are bought from him.
    supplier: bool,
    archived: bool,
    created_at: Moment,
    version: u64,
}

#[derive(Object)]
#[oai(rename = "Phone")]
struct ShownPhone {
    /// With the plus and digits only: `+79005550123`.
    number: String,
    note: String,
}

/// Personal discounts in percent.
#[derive(Object)]
#[oai(rename = "Discounts")]
struct Discounts {
    works_in_orders: Rate,
    parts_in_orders: Rate,
    works_in_sales: Rate,
    goods_in_sales: Rate,
}

impl From<Client> for Shown {
    fn from(client: Client) -> Shown {
        let phone = |one: ClientPhone| ShownPhone { number: format!("+{}", one.phone.digits()), note: one.note };
        let discounts = client.discounts;
        Shown {
            id: client.id,
            number: client.number,
            kind: client.kind,
            name: client.name,
            phones: client.phones.into_iter().map(phone).collect(),
            email: client.email,
            address: client.address,
            note: client.note,
            source: client.source,
            tax_number: client.tax_number,
            kpp: client.kpp,
            contact_person: client.contact_person,
            discounts: Discounts {
                works_in_orders: discounts.works_in_orders,
                parts_in_orders: discounts.parts_in_orders,
                works_in_sales: discounts.works_in_sales,
                goods_in_sales: discounts.goods_in_sales,
            },
            card: client.card,
            price_type: client.price_type,
            data_consent_at: client.consent.data,
            messages: client.consent.messages,
            conflict: client.conflict,
            supplier: client.supplier,
            archived: client.archived,
            created_at: client.created,
            version: client.version,
        }
    }
}

/// What is sent about a client. A new one needs a name; in a change only what is sent changes, and an empty string clears.
#[derive(Object)]
#[oai(rename = "ClientFields", deny_unknown_fields, nullable_all)]
struct ClientFields {
    kind: Option<ClientKind>,
    name: Option<Words>,
    /// All of them at once.
    #[oai(validator(max_items = 10))]
    phones: Option<Vec<PhoneFields>>,
    email: Option<Words>,
    address: Option<Words>,
    note: Option<Words>,
    source: Option<Words>,
    tax_number: Option<Words>,
    kpp: Option<Words>,
    contact_person: Option<Words>,
    discounts: Option<DiscountFields>,
    /// One card finds one client.
    card: Option<Words>,
    price_type: Option<Words>,
    data_consent: Option<bool>,
    messages: Option<bool>,
    conflict: Option<Words>,
    supplier: Option<bool>,
    /// The version that was read before a change; when somebody changed the client meanwhile, the change is refused.
    version: Option<u64>,
}

#[derive(Object)]
#[oai(rename = "PhoneFields", deny_unknown_fields)]
struct PhoneFields {
    number: Words,
    #[oai(nullable, validator(max_length = 60))]
    note: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "DiscountFields", deny_unknown_fields, nullable_all)]
struct DiscountFields {
    works_in_orders: Option<Words>,
    parts_in_orders: Option<Words>,
    works_in_sales: Option<Words>,
    goods_in_sales: Option<Words>,
}

impl ClientFields {
    fn over(self, sent: Sent) -> Sent {
        let mut sent = sent;
        let kind = self.kind.map(|kind| if kind == ClientKind::Person { "person" } else { "organisation" });
        sent.same("kind", kind)
            .same("name", self.name)
            .same("email", self.email)
            .same("address", self.address)
            .same("note", self.note)
            .same("source", self.source)
            .same("tax_number", self.tax_number)
            .same("kpp", self.kpp)
            .same("contact_person", self.contact_person)
            .same("card", self.card)
            .same("price_type", self.price_type)
            .flag("data_consent", "data_consent", self.data_consent)
            .flag("messages", "messages", self.messages)
            .flag("supplier", "supplier", self.supplier)
            .same("conflict", self.conflict)
            .same("version", self.version);
        if let Some(discounts) = self.discounts {
            sent.put("works_in_orders", "discounts.works_in_orders", discounts.works_in_orders)
                .put("parts_in_orders", "discounts.parts_in_orders", discounts.parts_in_orders)
                .put("works_in_sales", "discounts.works_in_sales", discounts.works_in_sales)
                .put("goods_in_sales", "discounts.goods_in_sales", discounts.goods_in_sales);
        }
        if let Some(phones) = self.phones {
            sent.clear("phone").clear("phone_note").call("phone", "phones");
            for (at, phone) in phones.into_iter().enumerate() {
                sent.push("phone", (&format!("phone-{at}"), &format!("phones[{at}].number")), phone.number.0);
                sent.push("phone_note", ("phone_note", "phones"), phone.note.map(|note| note.0).unwrap_or_default());
            }
        }
        sent
    }
}

async fn shown(cx: &Cx, id: Id<mark::Client>) -> Result<Shown> {
    cx.read(|reads| crate::clients::client(reads, id)).await.map(Shown::from)
}

pub struct Clients;

const SEE: usize = Right::SeeClients as usize;
const CHANGE: usize = Right::EditClients as usize;

#[OpenApi(tag = "Tag::Clients")]
impl Clients {
    /// Clients, in the order they were added
    ///
    /// With `q` the best finds of the search come first, on one page. With `updated_since` clients come in the order of their
    /// last change, those in the archive too, so that a program may keep its own copy in step: it asks from the moment of its
    /// previous visit and follows `next` to the end.
    #[oai(path = "/clients", method = "get", operation_id = "listClients")]
    #[expect(clippy::too_many_arguments, reason = "each is a filter of the address")]
    async fn list(
        &self,
        cx: May<SEE>,
        /// Words, digits of a phone, a serial number: as in the search of the program.
        #[oai(validator(max_length = 100))]
        q: Query<Option<String>>,
        /// A whole phone number.
        phone: Query<Option<String>>,
        /// Those in the archive instead of the others.
        archived: Query<Option<bool>>,
        /// Only what changed at this moment or later.
        updated_since: Query<Option<Moment>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        if let Some(since) = updated_since.0 {
            let past = self::after(&cx, after.0.as_deref(), |seq| seq.parse().ok())?;
            return Ok(Json(cx.read(|reads| changed(reads, since, archived.0, past, Limit::of(limit.0))).await?));
        }
        let (limit, archived) = (Limit::of(limit.0), archived.0.unwrap_or_default());
        let past = self::after(&cx, after.0.as_deref(), |number| number.parse().ok())?;
        let page = cx.read(|reads| match (q.0.as_deref().map(str::trim).filter(|q| !q.is_empty()), phone.0.as_deref()) {
            (Some(words), _) => {
                let found = find_where(&cx, reads, words, limit, |client| client.archived == archived)?.found;
                Ok(Page { items: found.into_iter().map(|found| found.client.into()).collect(), next: None })
            }
            (None, Some(phone)) => holders_of(reads, phone, archived, limit),
            (None, None) => listed(reads, archived, past, limit),
        });
        Ok(Json(page.await?))
    }

    /// A new client
    #[oai(path = "/clients", method = "post", operation_id = "createClient")]
    async fn create(&self, cx: May<CHANGE>, client: Json<ClientFields>) -> Result<Made<Shown>> {
        let around = Around::of(&cx).await?;
        let sent = client.0.over(Sent::default());
        let id = cx.perform(sent, |f| parse_among(f, &around), |tx, ask| create(tx, ask).map(|made| made.id)).await?;
        Ok(Made(shown(&cx, id).await?))
    }

    /// One client
    #[oai(path = "/clients/:client_id", method = "get", operation_id = "getClient")]
    async fn get(&self, cx: May<SEE>, client_id: Path<Id<mark::Client>>) -> Result<Json<Shown>> {
        Ok(Json(shown(&cx, client_id.0).await?))
    }

    /// Changes a client
    #[oai(path = "/clients/:client_id", method = "patch", operation_id = "changeClient")]
    async fn change(&self, cx: May<CHANGE>, client_id: Path<Id<mark::Client>>, client: Json<ClientFields>) -> Result<Json<Shown>> {
        let id = client_id.0;
        let before = cx.read(|reads| crate::clients::client(reads, id)).await?;
        let around = Around::of(&cx).await?;
        let sent = client.0.over(Sent::over(filled(&before, cx.lang())));
        let version = sent.form().value("version").parse().unwrap_or(before.version);
        let parse =
            |f: &mut crate::web::Fields<'_>| EditAsk { id, version: Some(version), client: parse_among(f, &around), names: around.names() };
        cx.perform(sent, parse, |tx, ask| edit(tx, ask).map(|client| client.id)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Puts a client into the archive
    #[oai(path = "/clients/:client_id/archive", method = "post", operation_id = "archiveClient")]
    async fn archive(&self, cx: May<CHANGE>, client_id: Path<Id<mark::Client>>) -> Result<Json<Shown>> {
        self.placed(&cx, client_id.0, Place::Archive).await
    }

    /// Takes a client out of the archive
    #[oai(path = "/clients/:client_id/restoration", method = "post", operation_id = "restoreClient")]
    async fn restore(&self, cx: May<CHANGE>, client_id: Path<Id<mark::Client>>) -> Result<Json<Shown>> {
        self.placed(&cx, client_id.0, Place::Lists).await
    }
}

impl Clients {
    async fn placed(&self, cx: &Cx, id: Id<mark::Client>, to: Place) -> Result<Json<Shown>> {
        cx.write(move |tx| place(tx, id, to)).await?;
        Ok(Json(shown(cx, id).await?))
    }
}

fn changed(reads: &Read<'_>, since: Moment, archived: Option<bool>, past: Option<u64>, limit: usize) -> Result<Page<Shown>> {
    let suits = |client: &Client| archived.is_none_or(|archived| client.archived == archived);
    let read = |id: Id<()>| Ok(reads.get::<Client>(&id.cast())?.filter(suits));
    let (found, next) = api::changed(reads, SubjectKind::Client, since, past, limit, read)?;
    Ok(Page { items: found.into_iter().map(Shown::from).collect(), next: next.map(|seq| seq.to_string()) })
}

/// By their numbers: they are given in the order in which changes reach the file, so that whoever comes for the next page
/// misses nobody.
fn listed(reads: &Read<'_>, archived: bool, past: Option<u64>, limit: usize) -> Result<Page<Shown>> {
    let (mut items, mut last, mut looked, mut more) = (Vec::new(), None, 0, false);
    let from = past.map(|number| (number, Id::from_bytes([0xff; 16])));
    reads.walk_by(&CLIENT_BY_NUMBER, (), Order::Ascending, from.as_ref().map(|(number, id)| (number, id)), |number, id| {
        more = items.len() == limit || looked == LOOKED_THROUGH;
        if more {
            return Ok(Walk::Stop);
        }
        looked += 1;
        last = Some(number);
        let client = reads.need::<Client>(&id)?;
        if client.archived == archived {
            items.push(client.into());
        }
        Ok(Walk::On)
    })?;
    Ok(Page { next: last.filter(|_| more).map(|number| number.to_string()), items })
}

fn holders_of(reads: &Read<'_>, phone: &str, archived: bool, limit: usize) -> Result<Page<Shown>> {
    let Some(phone) = Phone::parse(phone) else { return Ok(Page { items: Vec::new(), next: None }) };
    let mut found = reads.by(&CLIENT_BY_PHONE, phone.digits().to_string())?;
    found.retain(|client| client.archived == archived && client.phones.iter().any(|one| one.phone == phone));
    Ok(Page { items: found.into_iter().take(limit).map(Shown::from).collect(), next: None })
}
