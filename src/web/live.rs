//! Live pages: whoever has a page open hears what others changed, as soon as it is safe on the disk.
//!
//! What travels is a poke: the kind and the id of what changed, never its content. The page asks for its own parts again,
//! so rights, scope and language stay those of its reader. Pokes are read from the journal of facts: whatever left a fact
//! is heard of, and a browser that was away goes on from the last number it knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::{StreamExt, stream, stream::BoxStream};
use poem::web::sse::Event;
use tokio::sync::watch;

use super::{Cx, Proof, Reply, Routes, Site, access::Access::SignedIn, access::Who};
use crate::{
    kernel::{Id, Result, mark, name},
    log::{Subject, SubjectKind, fact},
    store::Read,
};

/// Changes are gathered so long into one message: a second is what people are promised.
const GATHER: Duration = Duration::from_millis(250);
/// More changes than this at once are not named: the page asks for everything it shows.
const MOST: usize = 100;
/// Open streams of one session, as many as a browser keeps connections to one host: a newer page takes the place of the
/// oldest, which may be gone without having said so.
const STREAMS: usize = 6;

/// Whether a person may hear that this changed.
pub type Hears = fn(&Read<'_>, &Who, Subject) -> Result<bool>;

pub fn routes() -> Routes {
    Routes::new().get("/live", SignedIn, live)
}

/// Who has what open, for the life of the process.
#[derive(Default)]
pub struct Open {
    seats: Mutex<Seats>,
    /// Changes when somebody opens or leaves something, and when the program stops.
    moved: watch::Sender<bool>,
}

#[derive(Default)]
struct Seats {
    next: u64,
    taken: BTreeMap<u64, Seat>,
}

/// One open page.
struct Seat {
    session: Id<mark::Session>,
    person: Id<mark::Employee>,
    name: String,
    at: Option<Subject>,
}

impl Open {
    fn sit(self: &Arc<Open>, who: &Who, at: Option<Subject>) -> Sitting {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let own: Vec<u64> = seats.taken.iter().filter(|(_, seat)| seat.session == who.session).map(|(number, _)| *number).collect();
        for oldest in own.iter().take((own.len() + 1).saturating_sub(STREAMS)) {
            seats.taken.remove(oldest);
        }
        let number = seats.next;
        seats.next += 1;
        seats.taken.insert(number, Seat { session: who.session, person: who.id, name: who.name.clone(), at });
        drop(seats);
        self.moved.send_modify(|_| {});
        Sitting { open: self.clone(), number }
    }

    fn holds(&self, number: u64) -> bool {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner).taken.contains_key(&number)
    }

    /// The others who look at the same thing, each once.
    fn beside(&self, who: Id<mark::Employee>, at: Subject) -> Vec<String> {
        let seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let others: BTreeMap<_, _> =
            seats.taken.values().filter(|seat| seat.at == Some(at) && seat.person != who).map(|seat| (seat.person, &seat.name)).collect();
        others.into_values().map(|name| name::short_name(name)).collect()
    }

    /// Ends every stream: a program that stops does not wait for browsers.
    pub fn close(&self) {
        self.moved.send_replace(true);
    }
}

/// A place among the open pages, left when the stream is dropped.
struct Sitting {
    open: Arc<Open>,
    number: u64,
}

impl Drop for Sitting {
    fn drop(&mut self) {
        self.open.seats.lock().unwrap_or_else(PoisonError::into_inner).taken.remove(&self.number);
        self.open.moved.send_modify(|_| {});
    }
}

/// `GET /live?since=…&at=order:…`: a stream for a browser; for anything else what happened up to now, at once.
async fn live(cx: Cx) -> Result<Reply> {
    let since = cx.query("since").and_then(|seq| seq.parse().ok()).unwrap_or(cx.visit.seq);
    let asked = cx.query("at").and_then(|at| subject(&at));
    let hears = cx.site.hears;
    let at = match asked {
        Some(at) => cx.read(|reads| hears(reads, cx.who(), at)).await?.then_some(at),
        None => None,
    };
    let mut listener = Listener::new(&cx, since, at);
    if !cx.visit.listens {
        let events = listener.news().await?.unwrap_or_default();
        let body: String = events.iter().map(ToString::to_string).collect();
        return Ok(Reply::Raw { status: 200, mime: "text/plain; charset=utf-8", bytes: body.into_bytes() });
    }
    let sitting = cx.site.memory.of::<Open>().sit(cx.who(), at);
    Ok(Reply::Events(listener.listen(sitting)))
}

fn word(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Order => "order",
        SubjectKind::Client => "client",
        SubjectKind::Device => "device",
        SubjectKind::Employee => "employee",
        SubjectKind::Role => "role",
        SubjectKind::Cashbox => "cashbox",
        SubjectKind::Location => "location",
        SubjectKind::Service => "service",
        SubjectKind::Shop => "shop",
        SubjectKind::Import => "import",
        SubjectKind::Product => "product",
        SubjectKind::Warehouse => "warehouse",
        SubjectKind::Document => "document",
        SubjectKind::PurchaseOrder => "purchase_order",
        SubjectKind::Stocktake => "stocktake",
        SubjectKind::Sale => "sale",
    }
}

/// `order:018f…` as a subject.
fn subject(said: &str) -> Option<Subject> {
    let (kind, id) = said.split_once(':')?;
    let kind = SubjectKind::ALL.into_iter().find(|known| word(*known) == kind)?;
    Some(Subject { kind, id: id.parse().ok()? })
}

/// One open page waiting for news.
struct Listener {
    site: Arc<Site>,
    token: Option<String>,
    /// The last entry of the journal this page was told of.
    seen: u64,
    at: Option<Subject>,
    /// Who was said to look at the same thing.
    beside: Vec<String>,
    commits: watch::Receiver<u64>,
    moved: watch::Receiver<bool>,
}

impl Listener {
    fn new(cx: &Cx, seen: u64, at: Option<Subject>) -> Listener {
        let (commits, moved) = (cx.store().commits(), cx.site.memory.of::<Open>().moved.subscribe());
        Listener { site: cx.site.clone(), token: cx.visit.session_token.clone(), seen, at, beside: Vec::new(), commits, moved }
    }

    /// Goes on until the session ends, the program stops or the browser leaves.
    fn listen(self, sitting: Sitting) -> BoxStream<'static, Event> {
        let hello = stream::iter([Event::message("on").event_type("hello")]);
        let news = stream::unfold(Some((self, sitting)), |open| async move {
            let (mut listener, sitting) = open?;
            let events = listener.wait(&sitting).await?;
            if !sitting.open.holds(sitting.number) {
                return Some((stream::iter(vec![Event::message("off").event_type("full")]), None));
            }
            Some((stream::iter(events), Some((listener, sitting))))
        });
        hello.chain(news.flatten()).boxed()
    }

    /// The next news, gathered; `None` when there will be none. Nothing at all once the place is taken by a newer page.
    async fn wait(&mut self, sitting: &Sitting) -> Option<Vec<Event>> {
        loop {
            // What is already there is told first: a change between the page and its stream is not lost.
            if *self.moved.borrow_and_update() {
                return None;
            }
            self.commits.borrow_and_update();
            if !sitting.open.holds(sitting.number) {
                return Some(Vec::new());
            }
            let news = self.news().await.unwrap_or_else(|error| {
                tracing::error!(%error, "a live page is left without news");
                None
            });
            match news {
                None => return None,
                Some(events) if !events.is_empty() => return Some(events),
                Some(_) => {}
            }
            tokio::select! {
                changed = self.commits.changed() => changed.ok()?,
                changed = self.moved.changed() => changed.ok()?,
            }
            tokio::time::sleep(GATHER).await;
        }
    }

    /// What happened since the last time; `None` when the session is no more.
    async fn news(&mut self) -> Result<Option<Vec<Event>>> {
        let site = self.site.clone();
        let (identify, hears, now) = (site.identify, site.hears, site.clock.now());
        let (token, seen) = (self.token.clone(), self.seen);
        let found = site.store.read(|reads| {
            let (_, Some(who)) = identify(reads, token.as_deref().map_or(Proof::Nobody, Proof::Session), now)? else { return Ok(None) };
            let entries = fact::since(reads, seen, MOST + 1)?;
            if entries.len() > MOST {
                return Ok(Some((who, fact::last(reads)?, None)));
            }
            let last = entries.last().map_or(seen, |entry| entry.seq);
            let mut pokes = BTreeSet::new();
            for subject in entries.iter().map(|entry| entry.subject) {
                let poke = format!("{}:{}", word(subject.kind), subject.id);
                if !pokes.contains(&poke) && hears(reads, &who, subject)? {
                    pokes.insert(poke);
                }
            }
            Ok(Some((who, last, Some(pokes))))
        });
        let Some((who, last, pokes)) = found.await? else { return Ok(None) };
        self.seen = last;
        let mut events = Vec::new();
        match pokes {
            None => events.push(Event::message("*").event_type("changed").id(last.to_string())),
            Some(pokes) if !pokes.is_empty() => {
                let data: Vec<String> = pokes.into_iter().collect();
                events.push(Event::message(data.join(" ")).event_type("changed").id(last.to_string()));
            }
            Some(_) => {}
        }
        events.extend(self.company(&who));
        Ok(Some(events))
    }

    /// Who else looks at the same thing, when that changed.
    fn company(&mut self, who: &Who) -> Option<Event> {
        let beside = self.site.memory.of::<Open>().beside(who.id, self.at?);
        if beside == self.beside {
            return None;
        }
        self.beside.clone_from(&beside);
        Some(Event::message(serde_json::json!(beside).to_string()).event_type("beside"))
    }
}
