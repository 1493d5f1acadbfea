//! A form sent twice has one effect: the answer is kept with the effect, under the key the form was born with.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::text;
use crate::{
    kernel::{Actor, Clock, Error, Id, Lang, Moment, Refusal, Result, Stamp, mark},
    store::{Index, Reads, Row, Store, Table, Walk, Write, row::IndexOf, row::Order},
};

/// Answers older than this may be forgotten: no browser repeats a form after a week.
const KEPT: i64 = 7 * Moment::DAY;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Answered {
    id: Id<mark::Once>,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    answer: String,
    /// A digest of what was asked, where the key was chosen by somebody else's program.
    #[serde(default)]
    print: String,
}

/// The key of one effect.
#[derive(Debug, Clone)]
pub struct Once {
    pub id: Id<mark::Once>,
    /// What was asked under it; empty where the key is made together with the form.
    pub print: String,
}

const BY_TIME: Index<Answered, Moment> = Index::new(13, "answered_by_time", |row| vec![row.at]);

impl Row for Answered {
    const TABLE: Table = Table::new(12, "answered");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&BY_TIME];
    type Key = Id<mark::Once>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

impl From<Id<mark::Once>> for Once {
    fn from(id: Id<mark::Once>) -> Once {
        Once { id, print: String::new() }
    }
}

/// The key was used for something else before.
#[derive(Debug)]
pub struct OtherRequest;

impl Refusal for OtherRequest {
    fn code(&self) -> &'static str {
        "idempotency_key_reused"
    }
    fn say(&self, lang: Lang) -> String {
        text::KEY_REUSED.get(lang).into()
    }
}

pub trait Repeatable {
    /// Runs `body` the first time and gives its answer again every next time. Another person's key is not found; a key
    /// repeated with something else under it is refused.
    fn once<T>(&mut self, key: Option<impl Into<Once>>, body: impl FnOnce(&mut Self) -> Result<T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned;
}

impl Repeatable for Write<'_> {
    fn once<T>(&mut self, key: Option<impl Into<Once>>, body: impl FnOnce(&mut Self) -> Result<T>) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
    {
        let Some(Once { id, print }) = key.map(Into::into) else { return body(self) };
        if let Some(before) = self.get::<Answered>(&id)? {
            if before.by != self.actor().id {
                return Err(Error::Hidden);
            }
            if before.print != print {
                return Err(OtherRequest.into());
            }
            return serde_json::from_str(&before.answer).map_err(Error::broken);
        }
        let value = body(self)?;
        if !self.has_changed() {
            self.quiet("the kept answer of a form that changed nothing is not history");
        }
        let answer = serde_json::to_string(&value).map_err(Error::broken)?;
        let (at, by) = (self.now(), self.actor().id);
        self.put(&Answered { id, at, by, answer, print })?;
        Ok(value)
    }
}

/// Whether the form with this key has had its effect.
pub fn answered(reads: &impl Reads, id: Id<mark::Once>) -> Result<bool> {
    Ok(reads.get::<Answered>(&id)?.is_some())
}

/// Forgets old answers, a bounded number at a time. Returns how many went.
fn forget(tx: &mut Write<'_>) -> Result<usize> {
    let mut old = Vec::new();
    let limit = tx.now().plus(-KEPT);
    tx.walk_by(&BY_TIME, (), Order::Ascending, None, |at, id| {
        if at >= limit || old.len() >= 1000 {
            return Ok(Walk::Stop);
        }
        old.push(id);
        Ok(Walk::On)
    })?;
    tx.quiet("answers to forms are kept a week for repeats, they are not history");
    for id in &old {
        tx.delete::<Answered>(id)?;
    }
    Ok(old.len())
}

/// Forgets what is old until nothing old is left.
pub async fn tidy(store: &Store, clock: &Clock) {
    loop {
        match store.write(Stamp::new(Actor::program(), clock.now()), forget).await {
            Ok(1000) => {}
            Ok(_) => return,
            Err(error) => return tracing::warn!(%error, "old answers cannot be forgotten"),
        }
    }
}
