//! `Cx`: one request as a handler sees it.

use std::{
    net::IpAddr,
    sync::{Arc, Mutex},
};

use serde::{Serialize, de::DeserializeOwned};

use super::{
    access::{Frame, Scope, Who},
    api,
    form::Form,
    guard,
    lists::{Carried, Choice, DocumentOf, List, NameOf, ReadList, ReadStanding, Recost, Stocked},
    live::Hears,
    reply::{Page, Reply},
    room::Room,
    routes::Slice,
    upload::Upload,
};
use crate::{
    kernel::{Actor, Clock, Error, Id, Lang, Moment, Money, Result, Right, Stamp, mark},
    log::{Once, Repeatable},
    store::{Read, Store, Write},
};

/// How somebody says who he is.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    Nobody,
    /// The token a browser got at signing in.
    Session(&'a str),
    /// An access key of a program that speaks to the API.
    Key(&'a str),
}

/// Reads who it is and what the shop is, in one moment of the data.
pub type Identify = fn(&Read<'_>, Proof<'_>, Moment) -> Result<(Frame, Option<Who>)>;

/// The way in for a request that came without a session, or with the token of another one: what was typed, and where it went.
pub type SignIn = fn(&Cx, &Form, &str) -> Reply;

/// The running program as the web sees it. `app.rs` puts it together.
pub struct Site {
    pub store: Store,
    pub clock: Clock,
    pub slices: &'static [&'static Slice],
    pub identify: Identify,
    pub lists: ReadList,
    pub standing: ReadStanding,
    pub name_of: NameOf,
    pub document_of: DocumentOf,
    pub recost: Recost,
    pub carried: Carried,
    pub stocked: Stocked,
    pub hears: Hears,
    /// The JSON API, the same for every shop.
    pub api: &'static api::Door,
    pub sign_in: SignIn,
    /// Names besides our own addresses that a browser may call us by.
    pub hosts: Vec<String>,
    pub port: u16,
    /// The code of the set-up link; `None` once the shop exists.
    pub setup: Mutex<Option<String>>,
    /// Key of the tokens of people who have not signed in yet; lives as long as the process.
    pub key: [u8; 32],
    pub room: Room,
    /// This very program: it reads foreign files in processes of its own.
    pub program: std::path::PathBuf,
    pub throttle: guard::Throttle,
    /// Facts already indexed and the like: whatever a slice keeps in memory beside the store.
    pub memory: Memory,
}

/// Things slices keep in memory for the life of the process, by type.
#[derive(Default)]
pub struct Memory(Mutex<std::collections::HashMap<std::any::TypeId, Arc<dyn std::any::Any + Send + Sync>>>);

impl Memory {
    /// The one `T` of this process, made by `default` the first time it is asked for.
    pub fn of<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let found = all.entry(std::any::TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        found.downcast::<T>().expect("the key is the type itself")
    }
}

/// What was learnt about a request before any route saw it.
pub struct Visit {
    pub frame: Frame,
    pub who: Option<Who>,
    pub lang: Lang,
    pub theme: Option<&'static str>,
    pub compact: bool,
    pub place: Option<Id<mark::Location>>,
    pub request: Id<mark::Request>,
    pub now: Moment,
    pub ip: Option<IpAddr>,
    pub path: String,
    pub query: String,
    pub htmx: bool,
    pub target: Option<String>,
    /// The browser asks for a stream of events.
    pub listens: bool,
    /// The last entry of the journal when the page was asked for: its live parts go on from there.
    pub seq: u64,
    pub agent: String,
    /// The name the browser calls us by: checked against the allow-list.
    pub host: String,
    pub session_token: Option<String>,
    /// A message left by the page before (after a redirect).
    /// The text, then on a line of its own where "undo" posts.
    pub flash: Option<String>,
    /// The key of one effect that a program sent with its request. A browser's stands in the form.
    pub once: Option<Once>,
}

/// One request. Cheap to clone: everything is behind shared pointers.
#[derive(Clone)]
pub struct Cx {
    pub site: Arc<Site>,
    pub visit: Arc<Visit>,
    pub(super) params: Arc<Vec<(String, String)>>,
    pub(super) form: Arc<Form>,
    pub(super) uploads: Arc<Vec<Upload>>,
}

impl Cx {
    pub fn lang(&self) -> Lang {
        self.visit.lang
    }
    pub fn frame(&self) -> &Frame {
        &self.visit.frame
    }
    pub fn now(&self) -> Moment {
        self.visit.now
    }
    pub fn today(&self) -> crate::kernel::Day {
        self.frame().zone.day(self.now())
    }
    /// An amount as this person reads it, without the currency sign.
    pub fn money(&self, amount: Money) -> String {
        amount.show(self.lang())
    }
    /// An amount with the shop's currency sign.
    pub fn sum(&self, amount: Money) -> String {
        format!("{}\u{a0}{}", amount.show(self.lang()), self.frame().currency.sign())
    }

    /// The person. A route that is not `Public` always has one.
    pub fn who(&self) -> &Who {
        self.visit.who.as_ref().expect("the guard lets nobody in without a session")
    }
    pub fn visitor(&self) -> Option<&Who> {
        self.visit.who.as_ref()
    }
    pub fn may(&self, right: Right) -> bool {
        self.visitor().is_some_and(|who| who.may(right))
    }
    pub fn may_at(&self, location: Id<mark::Location>, right: Right) -> bool {
        self.visitor().is_some_and(|who| who.may_at(location, right))
    }
    /// Refuses unless the person has this right at this location.
    pub fn need_at(&self, location: Id<mark::Location>, right: Right) -> Result<()> {
        if self.may_at(location, right) { Ok(()) } else { Err(Error::Denied(right)) }
    }

    /// The rows a listing may show: locations where the person has the right, narrowed by the location switch.
    pub fn scope(&self, right: Right) -> Scope {
        let who = self.who();
        let chosen = self.visit.place.filter(|id| who.places.iter().any(|at| at.location == *id));
        let places = who.places.iter().filter(|at| at.rights.has(right) && chosen.is_none_or(|id| id == at.location));
        let (mut locations, mut own_only) = (Vec::new(), Vec::new());
        for at in places {
            locations.push(at.location);
            if !at.rights.has(Right::SeeAllOrders) {
                own_only.push(at.location);
            }
        }
        Scope { locations, person: who.id, own_only }
    }

    /// The same without the location switch: for a card opened by its address.
    pub fn whole_scope(&self, right: Right) -> Scope {
        self.who().scope(right)
    }

    /// The location new things are made at: the chosen one, or the first where the person has the right.
    pub fn home(&self, right: Right) -> Option<Id<mark::Location>> {
        self.scope(right).locations.first().copied()
    }

    pub fn store(&self) -> &Store {
        &self.site.store
    }
    pub async fn read<T>(&self, body: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.site.store.read(body).await
    }
    /// A directory of another slice, to choose from.
    pub async fn list(&self, list: List) -> Result<Vec<Choice>> {
        let read = self.site.lists;
        self.read(|reads| read(reads, list)).await
    }
    pub fn actor(&self) -> Actor {
        self.visitor().map_or_else(Actor::program, Who::actor)
    }
    pub fn stamp(&self) -> Stamp {
        Stamp { actor: self.actor(), at: self.now(), request: self.visit.request }
    }

    /// Refuses a field that nobody has asked for by now: a command without fields has none.
    pub fn refuse_strangers(&self) -> Result<()> {
        self.form.stranger().map_or(Ok(()), |stranger| Err(stranger.into()))
    }

    /// Runs a command. A form's `once` key makes a repeated sending answer as the first one did; a field that the command
    /// does not take stops it.
    pub async fn write<T, F>(&self, body: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static,
    {
        self.refuse_strangers()?;
        let once = self.visit.once.clone().or_else(|| self.form.once().map(Once::from));
        self.site.store.write(self.stamp(), move |tx| tx.once(once.clone(), &body)).await
    }

    /// Whether this very form was carried out before. Whoever sends it again, because the answer was lost, is told that it
    /// is done, not that it cannot be done twice.
    pub async fn is_repeat(&self) -> Result<bool> {
        match self.form.once() {
            Some(once) => self.read(|reads| crate::log::once::answered(reads, once)).await,
            None => Ok(false),
        }
    }

    /// The usual handling of a form: read it, run the command, and on a refusal keep what was typed. `None` means that
    /// `form` now holds the errors and the page is to be shown again.
    pub async fn submit<A, T, F>(&self, form: &mut Form, parse: impl FnOnce(&mut super::Fields<'_>) -> A, command: F) -> Result<Option<T>>
    where
        A: Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &A) -> Result<T> + Send + Sync + 'static,
    {
        let Some(ask) = form.parse(self, parse) else { return Ok(None) };
        self.carry_out(form, ask, command).await
    }

    /// The second half of `submit`, for a form that needs something done between reading and writing.
    pub async fn carry_out<A, T, F>(&self, form: &mut Form, ask: A, command: F) -> Result<Option<T>>
    where
        A: Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &A) -> Result<T> + Send + Sync + 'static,
    {
        match self.write(move |tx| command(tx, &ask)).await {
            Ok(value) => Ok(Some(value)),
            Err(Error::Refused(refusal)) => {
                form.refuse(refusal.field().unwrap_or_default(), refusal.say(self.lang()));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The same request as if its address had these parts: for handlers' guards that read them.
    pub fn of_path<const N: usize>(&self, parts: [(&str, String); N]) -> Cx {
        let params = parts.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
        Cx { params: Arc::new(params), ..self.clone() }
    }
    /// A moment of another program as a field of a form holds it; what does not read stays as it is, to be complained about.
    pub fn local_field(&self, said: &str) -> String {
        Moment::parse_rfc3339(said).map_or_else(|| said.to_string(), |at| self.frame().zone.input(at))
    }

    /// A part of the path, as an id or a number. What does not read does not exist.
    pub fn path<T: std::str::FromStr>(&self, name: &str) -> Result<T> {
        let found = self.params.iter().find(|(key, _)| key == name);
        found.and_then(|(_, value)| value.parse().ok()).ok_or(Error::Hidden)
    }
    /// The first value of a query parameter.
    pub fn query(&self, name: &str) -> Option<String> {
        self.queries(name).into_iter().next()
    }
    pub fn queries(&self, name: &str) -> Vec<String> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&self.visit.query).unwrap_or_default();
        pairs.into_iter().filter(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value).collect()
    }
    /// The body of the request as it was sent.
    pub fn form(&self) -> Form {
        (*self.form).clone()
    }
    pub fn uploads<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Upload> {
        self.uploads.iter().filter(move |upload| upload.field == name)
    }
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == name)
    }

    /// A fresh token for the forms of this page.
    pub fn csrf(&self) -> String {
        guard::token(self.secret())
    }
    pub(super) fn secret(&self) -> &[u8; 32] {
        self.visitor().map_or(&self.site.key, |who| &who.secret)
    }
    /// A fresh key that makes one form one effect.
    pub fn once(&self) -> String {
        Id::<mark::Once>::new(self.site.clock.now()).to_string()
    }

    pub fn page(&self, page: Page) -> Reply {
        Reply::Page(page)
    }
    /// The form again, with its errors: 422.
    pub fn again(&self, page: Page) -> Reply {
        Reply::Again(page)
    }
    /// True when only the drawer was asked for, over a list that stays.
    pub fn wants_drawer(&self) -> bool {
        self.visit.htmx && self.visit.target.as_deref() == Some("drawer")
    }
    pub fn wants_dialog(&self) -> bool {
        self.visit.htmx && self.visit.target.as_deref() == Some("dialog")
    }
}
