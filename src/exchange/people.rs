//! A line of a table as a client: new, known already, or known with something to add.

use std::collections::HashMap;

use super::table::Wrong;
use crate::{
    clients::{self, Client, ClientAsk, EditAsk, MOST_PHONES, Place},
    kernel::{Error, Id, Result, mark, name},
    store::{Reads, Walk, Write},
};

/// What a line means for the data.
#[derive(Debug)]
pub enum Verdict<N, C> {
    New(N),
    Change(C),
    Same,
    Wrong(Vec<Wrong>),
}

/// Clients without a phone by their names: read once, and only when a line without a phone asks for them.
#[derive(Default)]
pub struct Folk(Option<HashMap<String, Id<mark::Client>>>);

impl Folk {
    fn named(&mut self, reads: &impl Reads, wanted: &str) -> Result<Option<Client>> {
        let known = match self.0.take() {
            Some(known) => known,
            None => {
                let mut known = HashMap::new();
                clients::each(reads, |client| {
                    if client.phones.is_empty() && !client.archived {
                        known.entry(name::fold(&client.name)).or_insert(client.id);
                    }
                    Ok(Walk::On)
                })?;
                known
            }
        };
        let id = self.0.insert(known).get(&name::fold(wanted)).copied();
        id.map(|id| clients::client(reads, id)).transpose()
    }

    /// A client the import has just made.
    pub fn add(&mut self, client: &Client) {
        if let Some(known) = self.0.as_mut().filter(|_| client.phones.is_empty()) {
            known.entry(name::fold(&client.name)).or_insert(client.id);
        }
    }
}

/// The client this line is about: the same phone and a name like this one; without phones, the same name.
fn twin(reads: &impl Reads, ask: &ClientAsk, folk: &mut Folk) -> Result<Option<Client>> {
    for one in &ask.phones {
        let found = clients::holders(reads, &one.phone, None)?;
        if let Some(client) = found.into_iter().find(|client| alike(&client.name, &ask.name)) {
            return Ok(Some(client));
        }
    }
    if ask.phones.is_empty() { folk.named(reads, &ask.name) } else { Ok(None) }
}

/// One name is the other with a mistake, or a part of it.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (name::fold(one), name::fold(other));
    let within = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|known| known == word));
    within(&one, &other) || within(&other, &one) || (one.chars().count() > 5 && name::distance(&one, &other) <= 2)
}

/// The card with what it lacked; nothing is replaced. `None` when the line adds nothing.
pub fn enriched(client: &Client, line: &ClientAsk) -> Option<ClientAsk> {
    let mut ask = as_asked(client);
    let mut added = false;
    for (own, new) in [(&mut ask.email, &line.email), (&mut ask.address, &line.address), (&mut ask.note, &line.note)] {
        if own.is_empty() && !new.is_empty() {
            own.clone_from(new);
            added = true;
        }
    }
    for phone in &line.phones {
        if ask.phones.len() < MOST_PHONES && ask.phones.iter().all(|one| one.phone != phone.phone) {
            ask.phones.push(phone.clone());
            added = true;
        }
    }
    if ask.source.is_none() && line.source.is_some() {
        ask.source = line.source;
        added = true;
    }
    if ask.discounts.works_in_orders.0 == 0 && line.discounts.works_in_orders.0 != 0 {
        ask.discounts.works_in_orders = line.discounts.works_in_orders;
        added = true;
    }
    added.then_some(ask)
}

fn as_asked(client: &Client) -> ClientAsk {
    ClientAsk {
        kind: client.kind,
        name: client.name.clone(),
        phones: client.phones.clone(),
        email: client.email.clone(),
        address: client.address.clone(),
        note: client.note.clone(),
        source: client.source,
        tax_number: client.tax_number.clone(),
        kpp: client.kpp.clone(),
        contact_person: client.contact_person.clone(),
        discounts: client.discounts,
        card: client.card.clone(),
        price_type: client.price_type,
        data_consent: client.consent.data.is_some(),
        messages: client.consent.messages,
        conflict: client.conflict.clone(),
        supplier: client.supplier,
    }
}

pub fn judge(reads: &impl Reads, ask: ClientAsk, folk: &mut Folk) -> Result<Verdict<ClientAsk, (Client, ClientAsk)>> {
    Ok(match twin(reads, &ask, folk)? {
        None => Verdict::New(ask),
        Some(known) => match enriched(&known, &ask) {
            Some(more) => Verdict::Change((known, more)),
            None => Verdict::Same,
        },
    })
}

/// A card as one text: what a later change is noticed by, and what it is returned to. Not the version, which the undoing
/// itself moves.
pub fn image(client: &Client) -> String {
    serde_json::to_string(&as_asked(client)).unwrap_or_default()
}

/// Lays the new card over the known one.
pub fn change(tx: &mut Write<'_>, known: &Client, ask: ClientAsk) -> Result<Client> {
    let names = names(tx)?;
    clients::edit(tx, &EditAsk { id: known.id, version: Some(known.version), client: ask, names })
}

/// Of what an import changes in a card only a source has a name of its own.
fn names(reads: &impl Reads) -> Result<Vec<(Id<()>, crate::kernel::text::Named)>> {
    Ok(crate::shop::sources(reads)?.into_iter().map(|source| (source.id.cast(), source.name)).collect())
}

/// Takes back what a line did, unless somebody changed the client since.
pub fn give_back(tx: &mut Write<'_>, id: Id<mark::Client>, before: Option<&str>, after: &str) -> Result<Undone> {
    let client = clients::client(tx, id)?;
    if image(&client) != after {
        return Ok(Undone::Kept);
    }
    match before {
        None => clients::place(tx, id, Place::Archive)?,
        Some(before) => {
            let names = names(tx)?;
            let card = serde_json::from_str(before).map_err(Error::broken)?;
            clients::edit(tx, &EditAsk { id, version: Some(client.version), client: card, names })?;
        }
    }
    Ok(Undone::Returned)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    Returned,
    Kept,
}
