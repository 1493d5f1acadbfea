//! What the lists of the settings do the same way: their order, the archive, the way back from it.

use std::str::FromStr;

use maud::{Markup, html};

use super::{Location, OrderType, ShopFact, ShopRefusal, Source, Status, Thing, everywhere, moved, text};
use crate::{
    kernel::{Error, Result},
    log::{Record, Subject},
    store::{Reads, Row, Write},
    web::{
        Cx, Reply,
        text::SAVE,
        ui::{self, icon},
    },
};

/// A row of a list that people order and put away.
pub trait Listed: Row<Key: Copy + PartialEq + FromStr + Send + Sync> {
    /// Its name as facts tell it.
    fn said(&self) -> &str;
    fn archived(&mut self) -> &mut bool;
    fn position(&mut self) -> &mut u32;
    /// Where it stands; archived ones are last.
    fn stands(&self) -> (bool, u32);
}

macro_rules! listed { ($($row:ident $said:expr;)*) => { $(
    impl Listed for $row {
        fn said(&self) -> &str {
            let said: fn(&$row) -> &str = $said;
            said(self)
        }
        fn archived(&mut self) -> &mut bool {
            &mut self.archived
        }
        fn position(&mut self) -> &mut u32 {
            &mut self.position
        }
        fn stands(&self) -> (bool, u32) {
            (self.archived, self.position)
        }
    }
)* } }
listed! {
    Location |row| &row.name;
    OrderType |row| &row.name.ru;
    Source |row| &row.name.ru;
    Status |row| &row.name.ru;
}

/// A list with a page of its own, where these steps need no form.
pub trait Kept: Listed {
    const THING: Thing;
    const PATH: &'static str;

    fn subject(&self) -> Subject {
        Subject::shop()
    }
    /// Refuses to put away what the shop cannot do without.
    fn may_leave(&self, _reads: &Write<'_>) -> Result<()> {
        Ok(())
    }
    /// Refuses to bring back what has been replaced meanwhile.
    fn may_return(&self, reads: &Write<'_>) -> Result<()>;
}

/// All of them in their order, archived ones last.
pub fn all<R: Listed>(reads: &impl Reads) -> Result<Vec<R>> {
    let mut all = reads.all::<R>(())?;
    all.sort_by_key(R::stands);
    Ok(all)
}

/// In their order, archived ones left out.
pub fn live<R: Listed>(reads: &impl Reads) -> Result<Vec<R>> {
    let mut all = all::<R>(reads)?;
    all.retain(|row| !row.stands().0);
    Ok(all)
}

/// The place after the last one.
pub fn end<R: Listed>(reads: &impl Reads) -> Result<u32> {
    Ok(reads.all::<R>(())?.iter().map(|row| row.stands().1 + 1).max().unwrap_or(0))
}

/// Refuses a name that another one, not archived, bears.
pub fn free_name<R: Listed>(reads: &impl Reads, name: &str, own: Option<R::Key>) -> Result<()> {
    let same = |other: &R| Some(other.key()) != own && other.said().to_lowercase() == name.to_lowercase();
    if live::<R>(reads)?.iter().any(same) { Err(ShopRefusal::SameName.into()) } else { Ok(()) }
}

fn archive<R: Kept>(tx: &mut Write<'_>, id: R::Key) -> Result<()> {
    let mut row = tx.need::<R>(&id)?;
    if *row.archived() {
        return Err(ShopRefusal::Archived.into());
    }
    row.may_leave(tx)?;
    *row.archived() = true;
    tx.put(&row)?;
    tx.record(row.subject(), &ShopFact::Archived { thing: R::THING, name: row.said().into() })
}

fn restore<R: Kept>(tx: &mut Write<'_>, id: R::Key) -> Result<()> {
    let mut row = tx.need::<R>(&id)?;
    if !*row.archived() {
        tx.quiet("it is here already");
        return Ok(());
    }
    row.may_return(tx)?;
    *row.archived() = false;
    *row.position() = end::<R>(tx)?;
    tx.put(&row)?;
    tx.record(row.subject(), &ShopFact::Restored { thing: R::THING, name: row.said().into() })
}

/// Moves one up or down its list; at an end it stays.
fn reorder<R: Kept>(tx: &mut Write<'_>, id: R::Key, step: super::Step) -> Result<()> {
    let mut all = live::<R>(tx)?;
    let Some(at) = moved(&mut all, |one| one.key() == id, step) else { return Ok(()) };
    for (row, position) in all.iter_mut().zip(0..) {
        *row.position() = position;
        tx.put(row)?;
    }
    tx.record(all[at].subject(), &ShopFact::Reordered { thing: R::THING, name: all[at].said().into() })
}

pub async fn put_away<R: Kept>(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    super::act(&cx, R::PATH, Some(text::ARCHIVED), move |tx| archive::<R>(tx, id)).await
}

pub async fn take_back<R: Kept>(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    super::act(&cx, R::PATH, Some(text::RESTORED), move |tx| restore::<R>(tx, id)).await
}

pub async fn place<R: Kept>(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (id, step) = (cx.path("id")?, super::step(&cx).ok_or(Error::Hidden)?);
    super::act(&cx, R::PATH, None, move |tx| reorder::<R>(tx, id, step)).await
}

/// The button that opens the form of a new one over the list.
pub fn add_button<R: Kept>(cx: &Cx, label: crate::kernel::Text) -> Markup {
    let new = format!("{}/new", R::PATH);
    html! {
        a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" data-key="KeyA" { (icon("plus")) (label.get(cx.lang())) }
    }
}

/// The end of a row: two arrows, or the way back from the archive. `place` is where it stands among the `.1` living ones.
pub fn steps(cx: &Cx, at: &str, archived: bool, place: (usize, usize)) -> Markup {
    if archived {
        return ui::restore(cx, at);
    }
    super::arrows(cx, at, place.0, place.1)
}

/// The foot of the dialog: into the archive where it may go there, then saving.
pub fn foot(cx: &Cx, archive: Option<&str>) -> Markup {
    let lang = cx.lang();
    html! {
        @if let Some(at) = archive {
            (ui::dialog::step(cx, "btn--danger", &format!("{at}/archive"), html! { (icon("archive")) (text::TO_ARCHIVE.get(lang)) }))
        }
        button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) }
    }
}
