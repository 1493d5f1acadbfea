//! Steps with a status that have no form: into the archive, back from it, up and down its group.

use super::{
    ShopFact, ShopRefusal, Status, StatusGroup, Thing, everywhere, listed, moved,
    status::{filled, initial_of, view},
    statuses::{Chart, PATH},
    text,
};
use crate::{
    kernel::{Error, Id, Refusal, Result, mark},
    log::{Record, Subject},
    store::Write,
    web::{Cx, Reply},
};

/// Orders that stand in it keep it and can be moved on; no order can be moved into it any more.
fn archive(tx: &mut Write<'_>, id: Id<mark::Status>) -> Result<()> {
    let chart = Chart::read(tx)?;
    let mut status = chart.find(id).filter(|status| !status.archived).cloned().ok_or(ShopRefusal::Archived)?;
    if let Some(kind) = initial_of(&chart, id) {
        return Err(ShopRefusal::InitialOf(kind.name.clone()).into());
    }
    let needed = matches!(status.group, StatusGroup::Closed | StatusGroup::Ready);
    if needed && chart.live().filter(|one| one.group == status.group).count() < 2 {
        return Err(ShopRefusal::LastOfGroup.into());
    }
    status.archived = true;
    tx.put(&status)?;
    tx.record(Subject::shop(), &ShopFact::Archived { thing: Thing::Status, name: status.name.ru })
}

fn restore(tx: &mut Write<'_>, id: Id<mark::Status>) -> Result<()> {
    let chart = Chart::read(tx)?;
    let mut status = chart.find(id).cloned().ok_or(Error::Hidden)?;
    listed::free_name::<Status>(tx, &status.name.ru, Some(id))?;
    status.archived = false;
    status.position = listed::end::<Status>(tx)?;
    tx.put(&status)?;
    tx.record(Subject::shop(), &ShopFact::Restored { thing: Thing::Status, name: status.name.ru })
}

/// Along the statuses of its own group.
fn reorder(tx: &mut Write<'_>, id: Id<mark::Status>, step: super::Step) -> Result<()> {
    let mut all = super::statuses(tx)?;
    let Some(group) = all.iter().find(|status| status.id == id).map(|status| status.group) else { return Err(Error::Hidden) };
    all.sort_by_key(|status| (status.group, status.position));
    let (from, count) = (all.iter().take_while(|one| one.group < group).count(), all.iter().filter(|one| one.group == group).count());
    let Some(at) = moved(&mut all[from..from + count], |one| one.id == id, step) else { return Ok(()) };
    let name = all[from + at].name.ru.clone();
    for (status, position) in all.iter_mut().zip(0..) {
        status.position = position;
        tx.put(status)?;
    }
    tx.record(Subject::shop(), &ShopFact::Reordered { thing: Thing::Status, name })
}

pub async fn put_away(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let refused: Box<dyn Refusal> = match cx.write(move |tx| archive(tx, id)).await {
        Ok(()) => return Ok(Reply::redirect(PATH).saying(text::ARCHIVED.get(cx.lang()))),
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error),
    };
    let chart = Chart::counted(&cx).await?;
    let mut form = filled(chart.find(id).ok_or(Error::Hidden)?);
    form.refuse("", refused.say(cx.lang()));
    Ok(cx.again(view(&cx, &form, &chart, Some(id))))
}

pub async fn take_back(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id: Id<mark::Status> = cx.path("id")?;
    super::act(&cx, &format!("{PATH}/{id}"), Some(text::RESTORED), move |tx| restore(tx, id)).await
}

pub async fn place(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (id, step): (Id<mark::Status>, _) = (cx.path("id")?, super::step(&cx).ok_or(Error::Hidden)?);
    super::act(&cx, &format!("{PATH}/{id}"), None, move |tx| reorder(tx, id, step)).await
}
