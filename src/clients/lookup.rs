//! Finding clients: the search index in memory.

use std::collections::BTreeSet;

use super::{Client, ClientPhone, Device, devices_of};
use crate::{
    kernel::{
        Id, Result,
        codes::serial_key,
        mark, name,
        search::{self, Entry, Index, Reason},
    },
    log::{Subject, SubjectKind},
    store::{Order, Read, Reads, Walk},
    web::{
        Cx,
        cx::Memory,
        follow::{Follow, Follower},
    },
};

/// Clients by everything people remember of them.
#[derive(Default)]
pub struct Lookup {
    index: Index<Id<mark::Client>>,
}

impl Lookup {
    /// The archive is found too; whoever asks leaves it out.
    pub(super) fn find(&self, query: &str, limit: usize) -> search::Found<Id<mark::Client>> {
        self.index.find(query, limit)
    }

    fn keep(&mut self, reads: &Read<'_>, client: &Client) -> Result<()> {
        self.index.put(client.id, entry(client, &devices_of(reads, client.id)?));
        Ok(())
    }
}

impl Follow for Lookup {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        // Client by client: all devices of a large shop held at once would take more memory than the index.
        reads.walk::<Client>((), Order::Ascending, |client| {
            self.keep(reads, &client)?;
            Ok(Walk::On)
        })
    }

    fn heed(&mut self, reads: &Read<'_>, subjects: &[Subject]) -> Result<()> {
        let mut told = BTreeSet::new();
        for subject in subjects {
            match subject.kind {
                SubjectKind::Client => told.extend([subject.id.cast()]),
                SubjectKind::Device => told.extend(reads.get::<Device>(&subject.id.cast())?.map(|device| device.owner)),
                _ => {}
            }
        }
        for id in told {
            match reads.get::<Client>(&id)? {
                Some(client) => self.keep(reads, &client)?,
                None => self.index.remove(id),
            }
        }
        Ok(())
    }
}

fn entry(client: &Client, devices: &[Device]) -> Entry {
    let mut entry = Entry { rank: client.created.millis(), ..Entry::default() };
    entry.text.extend([client.name.clone(), client.contact_person.clone()]);
    entry.text.extend(client.phones.iter().map(|one| one.note.clone()));
    for device in devices {
        entry.text.push(device.title());
        entry.codes.push(device.serial.clone());
    }
    entry.codes.extend(Some(client.card.clone()).filter(|card| !card.is_empty()));
    entry.text.retain(|text| !text.is_empty());
    entry.digits.push(client.number.to_string());
    entry.digits.extend(client.phones.iter().map(|one| one.phone.digits().to_string()));
    entry.digits.push(client.tax_number.clone());
    entry
}

/// A client that was looked for, and why he was found.
#[derive(Debug, Clone)]
pub struct Found {
    pub client: Client,
    pub devices: Vec<Device>,
    pub why: Why,
}

#[derive(Debug, Clone)]
pub enum Why {
    Number,
    Phone(ClientPhone),
    TaxNumber,
    Device(Device),
    Name,
    /// A name like the one typed.
    Alike,
}

/// Found clients, best first, and whether there were more.
#[derive(Debug, Clone, Default)]
pub struct Finds {
    pub found: Vec<Found>,
    pub more: bool,
}

/// Looks for clients that are not in the archive.
pub async fn find(cx: &Cx, query: &str, limit: usize) -> Result<Finds> {
    cx.read(|reads| find_where(cx, reads, query, limit, |client| !client.archived)).await
}

/// How many candidates are looked through when some of them may not suit.
const CANDIDATES: usize = 500;

/// Looks for clients that suit.
pub fn find_where(cx: &Cx, reads: &Read<'_>, query: &str, limit: usize, suits: impl Fn(&Client) -> bool) -> Result<Finds> {
    Candidates::of(cx, reads, query)?.first(reads, limit, suits)
}

/// Clients that answer a query, best first; each is read when it is come to, and once.
pub struct Candidates {
    query: String,
    hits: Vec<search::Hit<Id<mark::Client>>>,
    /// There were more than are looked through.
    more: bool,
    read: Vec<Option<Found>>,
}

impl Candidates {
    pub fn of(cx: &Cx, reads: &Read<'_>, query: &str) -> Result<Candidates> {
        let lookup = cx.site.memory.of::<Follower<Lookup>>();
        let search::Found { hits, more } = lookup.ask(reads, |lookup| lookup.find(query, CANDIDATES))?;
        Ok(Candidates { query: query.to_string(), hits, more, read: Vec::new() })
    }

    /// The first of those that suit, and whether there were more.
    pub fn first(&mut self, reads: &Read<'_>, limit: usize, suits: impl Fn(&Client) -> bool) -> Result<Finds> {
        let mut found = Vec::new();
        let more = self.walk(reads, |one| {
            if !suits(&one.client) {
                return Ok(Walk::On);
            }
            if found.len() == limit {
                return Ok(Walk::Stop);
            }
            found.push(one.clone());
            Ok(Walk::On)
        })?;
        Ok(Finds { found, more })
    }

    /// Shows them one by one until told to stop; true when there was more to show.
    pub fn walk(&mut self, reads: &Read<'_>, mut visit: impl FnMut(&Found) -> Result<Walk>) -> Result<bool> {
        for (at, hit) in self.hits.iter().enumerate() {
            if at == self.read.len() {
                self.read.push(read(reads, hit, &self.query)?);
            }
            if let Some(found) = &self.read[at]
                && visit(found)? == Walk::Stop
            {
                return Ok(true);
            }
        }
        Ok(self.more)
    }
}

fn read(reads: &Read<'_>, hit: &search::Hit<Id<mark::Client>>, query: &str) -> Result<Option<Found>> {
    let Some(client) = reads.get::<Client>(&hit.key)? else { return Ok(None) };
    let devices = devices_of(reads, client.id)?;
    let why = explain(&client, &devices, query, hit.reason);
    Ok(Some(Found { client, devices, why }))
}

/// Reads everything into memory, so that the first search does not wait for it.
pub fn warm(memory: &Memory, reads: &Read<'_>) -> Result<()> {
    memory.of::<Follower<Lookup>>().ask(reads, |_| ())
}

/// Digits of the query as phones are kept: the Russian eight before a long number is a seven.
pub fn phone_digits(query: &str) -> String {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('8') {
        Some(rest) if rest.len() >= 3 && !query.trim_start().starts_with('+') => format!("7{rest}"),
        _ => digits,
    }
}

pub(super) fn explain(client: &Client, devices: &[Device], query: &str, reason: Reason) -> Why {
    let has = |text: &str, part: &str| !part.is_empty() && text.contains(part);
    let device = || {
        let keys: Vec<String> = query.split_whitespace().chain([query]).map(serial_key).collect();
        let by_serial = devices.iter().find(|device| keys.iter().any(|key| has(&serial_key(&device.serial), key)));
        let words = name::fold(query);
        let own = name::fold(&format!("{} {}", client.name, client.contact_person));
        let foreign: Vec<&str> = words.split(' ').filter(|word| !has(&own, word)).collect();
        let by_title = || devices.iter().find(|device| foreign.iter().any(|word| has(&name::fold(&device.title()), word)));
        by_serial.or_else(by_title).cloned()
    };
    let plain: String = query.chars().filter(char::is_ascii_digit).collect();
    let phone = || {
        let digits = phone_digits(query);
        client.phones.iter().find(|one| has(one.phone.digits(), &digits) || has(one.phone.digits(), &plain)).cloned()
    };
    let only_digits = !query.chars().any(char::is_alphabetic);
    match reason {
        _ if only_digits && plain.trim_start_matches('0') == client.number.to_string() => Why::Number,
        Reason::Number | Reason::Phone | Reason::Serial => match (phone(), device()) {
            (Some(phone), _) if reason != Reason::Serial => Why::Phone(phone),
            (_, Some(device)) => Why::Device(device),
            _ if has(&client.tax_number, &plain) => Why::TaxNumber,
            _ => Why::Name,
        },
        Reason::Name => device().map_or(Why::Name, Why::Device),
        Reason::Typo | Reason::Layout => Why::Alike,
    }
}
