//! What the operations of every directory do the same way.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    catalog::{
        Did,
        pages::{self, Directory},
    },
    kernel::Result,
    log::Subject,
    store::{Read, Reads, Write},
    web::{
        Cx,
        api::{Seen, Sent, Words},
        merge,
    },
};

/// All values of a repeated field at once.
pub fn list(sent: &mut Sent, field: &str, told: &str, values: Option<Vec<Words>>) {
    sent.call(field, told);
    let Some(values) = values else { return };
    sent.clear(field);
    sent.clear(&format!("{field}_text"));
    for (at, value) in values.into_iter().enumerate() {
        sent.push(field, (&format!("{field}-{at}"), &format!("{told}[{at}]")), value.0);
    }
}

async fn one<R: Directory>(cx: &Cx, id: R::Key) -> Result<R> {
    cx.read(|reads| reads.need::<R>(&id)).await
}

pub async fn add<R: Directory<Key: Serialize + DeserializeOwned>>(cx: &Cx, sent: Sent) -> Result<R> {
    let id = cx.perform(sent, R::parse, |tx, ask| pages::put_new::<R>(tx, ask).map(|row| row.key())).await?;
    one(cx, id).await
}

/// Lays what was sent over what stands there.
pub async fn change<R: Directory>(cx: &Cx, id: R::Key, over: impl Fn(Sent) -> Sent) -> Result<R> {
    let sent = |reads: &Read<'_>| {
        let mut stands = R::filled(cx, &reads.need::<R>(&id)?);
        stands.remove(merge::AWAY);
        Ok(over(Sent::over(stands)))
    };
    let alter = move |tx: &mut Write<'_>, ask: &R::Ask| {
        let was = tx.need::<R>(&id)?;
        R::alter(tx, &was, ask)
    };
    cx.perform_over(&Seen::any(Subject::shop()), sent, R::parse, alter).await?;
    one(cx, id).await
}

pub async fn place<R: Directory>(cx: &Cx, id: R::Key, did: Did) -> Result<R> {
    cx.write(move |tx| pages::place::<R>(tx, &id, did)).await?;
    one(cx, id).await
}
