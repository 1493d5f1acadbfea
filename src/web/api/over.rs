//! A change that another program sends about a thing that pages and other programs change too.

use serde::{Serialize, de::DeserializeOwned};

use super::Sent;
use crate::{
    kernel::{Error, Fault, Result},
    log::{Subject, fact},
    store::{Read, Reads, Write},
    web::{Cx, Fields, merge::MovedOn},
};

/// Writes that may come between reading and writing before the program is asked to try again.
const TRIES: usize = 8;

/// What is changed, and the version of it the program has read, if it says so.
pub struct Seen {
    pub subject: Subject,
    pub version: Option<u64>,
    /// How an old version is refused: by the name of whoever changed it meanwhile.
    pub old: fn(String) -> Error,
}

impl Seen {
    /// Whatever stands there by then: what was sent is laid over it.
    pub fn any(subject: Subject) -> Seen {
        Seen { subject, version: None, old: |_| MovedOn.into() }
    }
}

/// Every change leaves a fact: the number of the newest one is the version.
pub fn version(reads: &impl Reads, subject: Subject) -> Result<u64> {
    Ok(fact::last_of(reads, subject)?.unwrap_or_default())
}

impl Cx {
    /// Lays what was sent over what stands there (`sent` reads both) and runs the command. A program that names the version
    /// it read is refused when that is old; without one, what others changed meanwhile stays.
    pub async fn perform_over<A, T, F>(
        &self,
        seen: &Seen,
        sent: impl Fn(&Read<'_>) -> Result<Sent>,
        parse: impl Fn(&mut Fields<'_>) -> A,
        command: F,
    ) -> Result<T>
    where
        A: Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &A) -> Result<T> + Clone + Send + Sync + 'static,
    {
        let (subject, read, old) = (seen.subject, seen.version, seen.old);
        for _ in 0..TRIES {
            let (sent, stood) = self.read(|reads| Ok((sent(reads)?, version(reads, subject)?))).await?;
            let command = command.clone();
            let checked = move |tx: &mut Write<'_>, ask: &A| {
                let now = version(tx, subject)?;
                if read.is_some_and(|read| read != now) {
                    return Err(old(fact::feed(tx, subject, None, 1)?.pop().map(|fact| fact.name).unwrap_or_default()));
                }
                // Somebody was quicker than the reading of these fields: they are laid over his.
                if now == stood { command(tx, ask) } else { Err(MovedOn.into()) }
            };
            match self.perform(sent, &parse, checked).await {
                Err(error) if MovedOn::is(&error) => {}
                done => return done,
            }
        }
        Err(Fault::Busy.into())
    }
}
