//! Making and changing a client.

use serde::{Deserialize, Serialize};

use super::{
    CLIENT_BY_CARD, CLIENT_BY_PHONE, Client, ClientCount, ClientKind, ClientPhone, ClientRefusal, Consent, Discounts, card_key,
    fact::{ClientFact, client_changes},
};
use crate::{
    kernel::{Id, Phone, Result, mark, text::Named},
    log::{Record, Subject, SubjectKind, fact},
    store::{Reads, Write},
};

/// As many phones as one client may have.
pub const MOST_PHONES: usize = 10;

/// A client as a person describes him.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ClientAsk {
    pub kind: ClientKind,
    pub name: String,
    pub phones: Vec<ClientPhone>,
    pub email: String,
    pub address: String,
    pub note: String,
    pub source: Option<Id<mark::Source>>,
    pub tax_number: String,
    pub kpp: String,
    pub contact_person: String,
    pub discounts: Discounts,
    /// Left out where they say nothing, like `supplier`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub card: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_type: Option<Id<mark::PriceType>>,
    /// Agreed to the processing of personal data; the moment is kept when it is first said.
    pub data_consent: bool,
    pub messages: bool,
    pub conflict: Option<String>,
    /// Left out where it says nothing: a card told as one text before there were suppliers stays that text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub supplier: bool,
}

impl ClientAsk {
    /// The least that makes a client: what is known at the counter.
    pub fn person(name: impl Into<String>, phone: Option<Phone>) -> ClientAsk {
        let phones = phone.into_iter().map(|phone| ClientPhone { phone, note: String::new() }).collect();
        ClientAsk { name: name.into(), phones, ..ClientAsk::default() }
    }

    fn check(&self) -> Result<(), ClientRefusal> {
        if self.name.trim().is_empty() {
            return Err(ClientRefusal::NoName);
        }
        if self.phones.len() > MOST_PHONES {
            return Err(ClientRefusal::TooManyPhones);
        }
        let twice = self.phones.iter().enumerate().find(|(at, one)| self.phones[..*at].iter().any(|other| other.phone == one.phone));
        match twice {
            Some((_, one)) => Err(ClientRefusal::SamePhoneTwice(one.phone.to_string())),
            None => Ok(()),
        }
    }

    /// Lays what was asked over a client. What only organisations have is not kept for a person.
    fn lay_over(&self, client: &mut Client, tx: &Write<'_>) {
        let organisation = |text: &str| if self.kind == ClientKind::Organisation { text.trim().to_string() } else { String::new() };
        client.kind = self.kind;
        client.name = self.name.trim().to_string();
        client.phones.clone_from(&self.phones);
        client.email = self.email.trim().to_string();
        client.address = self.address.trim().to_string();
        client.note = self.note.trim().to_string();
        client.source = self.source;
        client.tax_number = organisation(&self.tax_number);
        client.kpp = organisation(&self.kpp);
        client.contact_person = organisation(&self.contact_person);
        client.discounts = self.discounts;
        client.card = self.card.trim().to_string();
        client.price_type = self.price_type;
        client.supplier = self.supplier;
        let since = if self.data_consent { client.consent.data.or(Some(tx.now())) } else { None };
        client.consent = Consent { data: since, messages: self.messages };
        client.conflict = self.conflict.as_ref().map(|why| why.trim().to_string()).filter(|why| !why.is_empty());
    }
}

/// Makes a client and gives him the next number.
pub fn create(tx: &mut Write<'_>, ask: &ClientAsk) -> Result<Client> {
    ask.check()?;
    card_is_free(tx, &ask.card, None)?;
    let mut count = tx.get::<ClientCount>(&0)?.unwrap_or_default();
    count.last += 1;
    let mut client = Client {
        id: tx.id(),
        number: count.last,
        kind: ask.kind,
        name: String::new(),
        phones: Vec::new(),
        email: String::new(),
        address: String::new(),
        note: String::new(),
        source: None,
        tax_number: String::new(),
        kpp: String::new(),
        contact_person: String::new(),
        discounts: Discounts::default(),
        card: String::new(),
        price_type: None,
        consent: Consent::default(),
        conflict: None,
        supplier: false,
        archived: false,
        created: tx.now(),
        version: 0,
    };
    ask.lay_over(&mut client, tx);
    tx.put(&count)?;
    tx.put(&client)?;
    tx.record(Subject::client(client.id), &ClientFact::Created { number: client.number, name: client.name.clone() })?;
    Ok(client)
}

/// One card finds one client.
fn card_is_free(reads: &impl Reads, card: &str, own: Option<Id<mark::Client>>) -> Result<()> {
    match by_card(reads, card)?.filter(|holder| Some(holder.id) != own) {
        Some(holder) => Err(ClientRefusal::CardTaken { name: holder.name }.into()),
        None => Ok(()),
    }
}

/// Whose discount card it is.
pub fn by_card(reads: &impl Reads, code: &str) -> Result<Option<Client>> {
    let key = card_key(code);
    let found = if key.is_empty() { Vec::new() } else { reads.by(&CLIENT_BY_CARD, key)? };
    Ok(found.into_iter().find(|client| !client.archived))
}

/// A change of a card that somebody looked at.
#[derive(Debug, Clone)]
pub struct EditAsk {
    pub id: Id<mark::Client>,
    /// The version another program saw: an older one is refused. A form compares its own fields (`web::merge`).
    pub version: Option<u64>,
    pub client: ClientAsk,
    /// Names of sources and of price types for the history.
    pub names: Vec<(Id<()>, Named)>,
}

pub fn edit(tx: &mut Write<'_>, ask: &EditAsk) -> Result<Client> {
    ask.client.check()?;
    card_is_free(tx, &ask.client.card, Some(ask.id))?;
    let before = tx.need::<Client>(&ask.id)?;
    if ask.version.is_some_and(|version| version != before.version) {
        let last = fact::feed(tx, Subject::client(ask.id), None, 1)?.pop();
        return Err(ClientRefusal::ChangedMeanwhile { by: last.map(|fact| fact.name).unwrap_or_default() }.into());
    }
    let mut after = before.clone();
    ask.client.lay_over(&mut after, tx);
    let name = |id| ask.names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default();
    let changes = client_changes(&before, &after, name);
    if changes.is_empty() && before.phones == after.phones {
        tx.quiet("nothing was changed");
        return Ok(before);
    }
    after.version += 1;
    tx.put(&after)?;
    tx.record(Subject::client(after.id), &ClientFact::Changed { changes })?;
    Ok(after)
}

/// Whether a client stands in the lists or in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Lists,
    Archive,
}

/// Puts a client into the archive or takes him out. Doing it twice changes nothing.
pub fn place(tx: &mut Write<'_>, id: Id<mark::Client>, place: Place) -> Result<()> {
    let mut client = tx.need::<Client>(&id)?;
    let archived = place == Place::Archive;
    if client.archived == archived {
        tx.quiet("it is there already");
        return Ok(());
    }
    let mut count = tx.get::<ClientCount>(&0)?.unwrap_or_default();
    count.archived = if archived { count.archived + 1 } else { count.archived.saturating_sub(1) };
    client.archived = archived;
    client.version += 1;
    tx.put(&count)?;
    tx.put(&client)?;
    tx.record(Subject::client(id), if archived { &ClientFact::Archived } else { &ClientFact::Restored })
}

/// Other clients with this very phone, those in the archive left out.
pub fn holders(reads: &impl Reads, phone: &Phone, but: Option<Id<mark::Client>>) -> Result<Vec<Client>> {
    let found = reads.by(&CLIENT_BY_PHONE, phone.digits().to_string())?;
    let whole = |client: &Client| client.phones.iter().any(|one| one.phone == *phone);
    Ok(found.into_iter().filter(|client| !client.archived && Some(client.id) != but && whole(client)).collect())
}

/// The subject of a device's facts.
pub fn device_subject(id: Id<mark::Device>) -> Subject {
    Subject::new(SubjectKind::Device, id)
}
