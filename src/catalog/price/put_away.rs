//! A work nobody does any more leaves the list; old orders keep naming it, and it can come back.

use super::{PATH, back, with_back};
use crate::{
    catalog::{CatalogFact, Did, Service, Thing, text},
    kernel::{Id, Result, mark},
    log::{Record, Subject, SubjectKind},
    store::{Reads, Write},
    web::{Cx, Reply},
};

pub async fn archive(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path("id")?, back(&cx, &cx.form()));
    cx.write(move |tx| shelve(tx, id, Did::Archived)).await?;
    let undo = with_back(&format!("{PATH}/{id}/restoration"), &back);
    Ok(Reply::redirect(back).undoable(text::ARCHIVED.get(cx.lang()), undo))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path("id")?, back(&cx, &cx.form()));
    cx.write(move |tx| shelve(tx, id, Did::Restored)).await?;
    Ok(Reply::redirect(back).saying(text::RESTORED.get(cx.lang())))
}

/// Puts a work away or brings it back; where it stands already, nothing happens.
pub fn shelve(tx: &mut Write<'_>, id: Id<mark::Service>, did: Did) -> Result<()> {
    let (before, archived) = (tx.need::<Service>(&id)?, did == Did::Archived);
    if before.archived == archived {
        tx.quiet("it stands there already");
        return Ok(());
    }
    let service = Service { archived, ..before };
    tx.put(&service)?;
    tx.record(Subject::new(SubjectKind::Service, id), &CatalogFact::directory(Thing::Service, did, &service.name))
}
