//! Finding clients: the search index in memory, and what keeps such things in step with the data.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{PoisonError, RwLock},
};

use super::{Client, ClientPhone, Device, devices_of};
use crate::{
    kernel::{
        Id, Result,
        codes::serial_key,
        mark, name,
        search::{self, Entry, Index, Reason},
    },
    log::{Subject, SubjectKind, fact},
    store::{Order, Read, Reads, Walk},
    web::Cx,
};

/// Something kept in memory beside the store and told of every fact.
pub trait Follow: Default {
    /// Reads everything there is.
    fn fill(&mut self, reads: &Read<'_>) -> Result<()>;
    /// Something happened to one subject: reads it anew.
    fn heed(&mut self, reads: &Read<'_>, subject: Subject) -> Result<()>;
}

/// Keeps a `Follow` in step: filled at first use, and before every answer it reads the journal from where it stopped.
///
/// Invariant: what is in memory was read at `seq` or later. A reader whose snapshot is older than `seq` may hear of
/// things it cannot read yet; whoever asks skips what is not there.
pub struct Follower<F>(RwLock<Option<Followed<F>>>);

struct Followed<F> {
    seq: u64,
    what: F,
}

impl<F> Default for Follower<F> {
    fn default() -> Self {
        Follower(RwLock::new(None))
    }
}

/// Journal entries read at a time while catching up.
const BATCH: usize = 1000;

impl<F: Follow> Follower<F> {
    /// Answers from memory that is not behind this snapshot.
    pub fn ask<T>(&self, reads: &Read<'_>, answer: impl FnOnce(&F) -> T) -> Result<T> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(followed) = &*held
            && fact::since(reads, followed.seq, 1)?.is_empty()
        {
            return Ok(answer(&followed.what));
        }
        drop(held);
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Taken out while it changes: after an error half-way it is filled anew.
        let mut followed = match held.take() {
            Some(followed) => followed,
            None => Followed::filled(reads)?,
        };
        followed.catch_up(reads)?;
        Ok(answer(&held.insert(followed).what))
    }
}

impl<F: Follow> Followed<F> {
    fn filled(reads: &Read<'_>) -> Result<Self> {
        let seq = reads.last::<crate::log::Journal>(())?.map_or(0, |entry| entry.seq);
        let mut what = F::default();
        what.fill(reads)?;
        Ok(Followed { seq, what })
    }

    fn catch_up(&mut self, reads: &Read<'_>) -> Result<()> {
        loop {
            let news = fact::since(reads, self.seq, BATCH)?;
            let Some(last) = news.last() else { return Ok(()) };
            self.seq = last.seq;
            let mut told = BTreeSet::new();
            for entry in &news {
                if told.insert((entry.subject.kind as u8, entry.subject.id)) {
                    self.what.heed(reads, entry.subject)?;
                }
            }
        }
    }
}

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
}

impl Follow for Lookup {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        let mut devices: HashMap<Id<mark::Client>, Vec<Device>> = HashMap::new();
        reads.walk::<Device>((), Order::Ascending, |device| {
            devices.entry(device.owner).or_default().push(device);
            Ok(Walk::On)
        })?;
        reads.walk::<Client>((), Order::Ascending, |client| {
            self.index.put(client.id, entry(&client, devices.get(&client.id).map_or(&[], Vec::as_slice)));
            Ok(Walk::On)
        })
    }

    fn heed(&mut self, reads: &Read<'_>, subject: Subject) -> Result<()> {
        let id = match subject.kind {
            SubjectKind::Client => subject.id.cast(),
            SubjectKind::Device => match reads.get::<Device>(&subject.id.cast())? {
                Some(device) => device.owner,
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        match reads.get::<Client>(&id)? {
            Some(client) => self.index.put(id, entry(&client, &devices_of(reads, id)?)),
            None => self.index.remove(id),
        }
        Ok(())
    }
}

fn entry(client: &Client, devices: &[Device]) -> Entry {
    let mut entry = Entry { rank: client.created.millis(), ..Entry::default() };
    entry.text.extend([client.name.clone(), client.contact_person.clone()]);
    entry.text.extend(client.phones.iter().map(|one| one.note.clone()));
    entry.text.extend(devices.iter().map(Device::title));
    entry.text.retain(|text| !text.is_empty());
    entry.digits.push(client.number.to_string());
    entry.digits.extend(client.phones.iter().map(|one| one.phone.digits().to_string()));
    entry.digits.push(client.tax_number.clone());
    entry.codes.extend(devices.iter().map(|device| device.serial.clone()).filter(|serial| !serial.is_empty()));
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
    let lookup = cx.site.memory.of::<Follower<Lookup>>();
    let hits = lookup.ask(reads, |lookup| lookup.find(query, CANDIDATES))?;
    let mut finds = Finds { found: Vec::new(), more: hits.more };
    for hit in hits.hits {
        let Some(client) = reads.get::<Client>(&hit.key)?.filter(&suits) else { continue };
        if finds.found.len() == limit {
            finds.more = true;
            break;
        }
        let devices = devices_of(reads, client.id)?;
        let why = explain(&client, &devices, query, hit.reason);
        finds.found.push(Found { client, devices, why });
    }
    Ok(finds)
}

/// Reads everything into memory, so that the first search does not wait for it.
pub fn warm(memory: &crate::web::cx::Memory, reads: &Read<'_>) -> Result<()> {
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
