//! The outbox: work promised inside a transaction and done after it, at least once.

use std::{future::Future, pin::Pin};

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Actor, Clock, Error, Id, Moment, Result, Stamp, mark},
    store::{Reads, Row, Store, Table, Walk, Write, row::Order},
};

/// A promise: `kind` names the handler, `body` is its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JobRow {
    pub due: Moment,
    pub id: Id<mark::Job>,
    pub kind: String,
    pub body: String,
    pub tries: u32,
    pub failed: String,
}

impl Row for JobRow {
    const TABLE: Table = Table::new(14, "outbox");
    type Key = (Moment, Id<mark::Job>);
    fn key(&self) -> Self::Key {
        (self.due, self.id)
    }
}

pub trait Later {
    /// Promises a job of this kind. The id makes the job idempotent for its handler.
    fn later(&mut self, kind: &str, body: String) -> Result<Id<mark::Job>>;
}

impl Later for Write<'_> {
    fn later(&mut self, kind: &str, body: String) -> Result<Id<mark::Job>> {
        let id = self.id();
        let due = self.now();
        self.put(&JobRow { due, id, kind: kind.into(), body, tries: 0, failed: String::new() })?;
        Ok(id)
    }
}

type Done = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// Who does jobs of a kind. `C` is whatever the program gives its handlers.
pub struct Handler<C> {
    pub kind: &'static str,
    pub run: fn(C, String) -> Done,
}

impl<C> Clone for Handler<C> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<C> Copy for Handler<C> {}

/// Does what is due, then sleeps until something is committed or a minute has passed. While the store is held the work
/// waits. Ends when the store closes or the task is dropped.
pub async fn work<C: Clone + Send + 'static>(store: Store, clock: Clock, handlers: Vec<Handler<C>>, context: C) {
    let mut commits = store.commits();
    loop {
        while !store.is_held()
            && let Some(job) = next(&store, &clock).await
        {
            attempt(&store, &clock, &handlers, &context, job).await;
        }
        let _ = tokio::time::timeout(std::time::Duration::from_secs(60), commits.changed()).await;
    }
}

async fn next(store: &Store, clock: &Clock) -> Option<JobRow> {
    let now = clock.now();
    let found = store.read(|r| {
        let mut due = None;
        r.walk::<JobRow>((), Order::Ascending, |job| {
            due = (job.due <= now).then_some(job);
            Ok(Walk::Stop)
        })?;
        Ok(due)
    });
    found.await.unwrap_or_else(|error| {
        tracing::error!(%error, "the outbox cannot be read");
        None
    })
}

async fn attempt<C: Clone>(store: &Store, clock: &Clock, handlers: &[Handler<C>], context: &C, job: JobRow) {
    let outcome = match handlers.iter().find(|handler| handler.kind == job.kind) {
        Some(handler) => (handler.run)(context.clone(), job.body.clone()).await,
        None => Err(Error::broken(format!("nobody does jobs of kind {}", job.kind))),
    };
    if let Err(error) = &outcome {
        tracing::error!(%error, kind = job.kind, id = %job.id, tries = job.tries, "a job failed");
    }
    let failed = outcome.err().map(|error| error.to_string());
    let now = clock.now();
    let settled = store.write(Stamp::new(Actor::program(), now), move |tx| {
        tx.quiet("the outbox is a to-do list; what was done has its own facts");
        tx.delete::<JobRow>(&(job.due, job.id))?;
        let Some(failed) = failed.clone() else { return Ok(()) };
        let tries = job.tries + 1;
        let wait = Moment::MINUTE << tries.min(10);
        tx.put(&JobRow { due: now.plus(wait), tries, failed, ..job.clone() })
    });
    if let Err(error) = settled.await {
        tracing::error!(%error, "the outbox cannot be settled");
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    }
}
