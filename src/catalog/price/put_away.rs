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

fn shelve(tx: &mut Write<'_>, id: Id<mark::Service>, did: Did) -> Result<()> {
    let service = Service { archived: did == Did::Archived, ..tx.need::<Service>(&id)? };
    tx.put(&service)?;
    tx.record(Subject::new(SubjectKind::Service, id), &CatalogFact::directory(Thing::Service, did, &service.name))
}
