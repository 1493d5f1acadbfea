//! What every directory does the same way: things put away and brought back, things moved in their list.

use std::str::FromStr;

use maud::{Markup, html};

use super::{
    Brand, CatalogFact, Category, DeviceType, Did, Model, Phrase, Thing, fact,
    goods::{GoodsCategory, Measure, OwnField, PriceType},
    text,
};
use crate::{
    kernel::{Lang, Result, text::Named},
    log::{Record, Subject, Telling, changes},
    store::{Reads, Row, Write},
    web::{Cx, Fields, Part, Shared, merge, text as common, ui},
};

/// A row of a directory.
pub trait Listed: Row + Clone {
    const THING: Thing;
    fn id(&self) -> String;
    fn title(&self) -> Named;
    fn archived(&mut self) -> &mut bool;
}

/// A row that has a place of its own in a list that people order.
pub trait Placed: Listed {
    fn position(&mut self) -> &mut u32;
    fn place(&self) -> u32;
    /// Rows are ordered among their own sort only.
    fn beside(&self, other: &Self) -> bool;
}

macro_rules! listed { ($($row:ident $thing:ident $title:expr;)*) => { $(
    impl Listed for $row {
        const THING: Thing = Thing::$thing;
        fn id(&self) -> String {
            self.id.to_string()
        }
        fn title(&self) -> Named {
            let title: fn(&$row) -> Named = $title;
            title(self)
        }
        fn archived(&mut self) -> &mut bool {
            &mut self.archived
        }
    }
)* } }
listed! {
    DeviceType DeviceType |row| row.name.clone();
    Brand Brand |row| Named::plain(&row.name);
    Model Model |row| Named::plain(&row.name);
    Phrase Phrase |row| row.name.clone();
    Category Category |row| row.name.clone();
    GoodsCategory GoodsCategory |row| row.name.clone();
    Measure Measure |row| row.name.clone();
    PriceType PriceType |row| row.name.clone();
    OwnField OwnField |row| row.name.clone();
}

macro_rules! placed { ($($row:ident $beside:expr;)*) => { $(
    impl Placed for $row {
        fn position(&mut self) -> &mut u32 {
            &mut self.position
        }
        fn place(&self) -> u32 {
            self.position
        }
        fn beside(&self, other: &Self) -> bool {
            let beside: fn(&$row, &$row) -> bool = $beside;
            beside(self, other)
        }
    }
)* } }
placed! {
    DeviceType |_, _| true;
    Phrase |one, other| one.kind == other.kind;
    Category |_, _| true;
    GoodsCategory |one, other| one.parent == other.parent;
    Measure |_, _| true;
    PriceType |_, _| true;
    OwnField |_, _| true;
}

/// What the dialog of an entry changes, for two people at once.
pub fn shared<R: Listed>(row: &R, section: &'static str, action: String, page: String, parts: Vec<Part>) -> Shared {
    let (whose, same) = (row.id(), row.id());
    Shared {
        subject: Subject::shop(),
        parts,
        changed: merge::by_field(move |fact| fact::changed_of(fact, &whose)),
        away: Box::new(move |fact| fact::put_away(fact, &same)),
        section,
        action,
        page,
    }
}

/// Keeps a changed row and tells what of it changed; one that stayed as it was leaves no trace.
pub fn keep<R: Listed>(tx: &mut Write<'_>, (was, before): (&R, &Telling), (now, after): (&R, &Telling)) -> Result<()> {
    let changes = changes(before, after);
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(now)?;
    let (id, what, did, name, was) = (now.id(), R::THING, Did::Changed, now.title(), was.title());
    tx.record(Subject::shop(), &CatalogFact::Directory { id, what, did, name, was, changes })
}

/// Puts a row away or brings it back.
pub fn shelve<R: Listed>(tx: &mut Write<'_>, id: &R::Key, did: Did) -> Result<()> {
    let mut row = tx.need::<R>(id)?;
    *row.archived() = did == Did::Archived;
    tx.put(&row)?;
    let (id, what, name) = (row.id(), R::THING, row.title());
    tx.record(Subject::shop(), &CatalogFact::Directory { id, what, did, name, was: Named::default(), changes: Vec::new() })
}

/// Where a row goes: to the other side of this neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

/// What a button of order says: which row goes to which side of which other.
#[derive(Debug, Clone)]
pub struct Shift<K> {
    pub row: K,
    pub side: Side,
    pub neighbour: K,
}

/// Reads `row before neighbour` from the pressed button.
pub fn read_shift<K: FromStr>(fields: &mut Fields<'_>) -> Option<Shift<K>> {
    fields.choice("move", |said| {
        let mut words = said.split(' ');
        let (row, side, neighbour) = (words.next()?.parse().ok()?, words.next()?, words.next()?.parse().ok()?);
        let side = match side {
            "before" => Side::Before,
            "after" => Side::After,
            _ => return None,
        };
        Some(Shift { row, side, neighbour })
    })
}

/// What the page of an ordered list does with a pressed button; a button that says nothing sound changes nothing.
pub fn reorder<R: Placed>(tx: &mut Write<'_>, ask: &Option<Shift<R::Key>>) -> Result<()>
where
    R::Key: PartialEq,
{
    match ask {
        Some(ask) => shift::<R>(tx, ask),
        None => {
            tx.quiet("nothing was asked");
            Ok(())
        }
    }
}

/// Moves a row and numbers its list anew.
fn shift<R: Placed>(tx: &mut Write<'_>, ask: &Shift<R::Key>) -> Result<()>
where
    R::Key: PartialEq,
{
    let (row, _) = (tx.need::<R>(&ask.row)?, tx.need::<R>(&ask.neighbour)?);
    let mut list: Vec<R> = tx.all::<R>(())?.into_iter().filter(|other| other.beside(&row) && other.key() != ask.row).collect();
    list.sort_by_key(Placed::place);
    let at = list.iter().position(|other| other.key() == ask.neighbour).unwrap_or(list.len());
    list.insert(if ask.side == Side::Before { at } else { (at + 1).min(list.len()) }, row.clone());
    for (place, mut other) in (0..).zip(list) {
        if other.place() != place {
            *other.position() = place;
            tx.put(&other)?;
        }
    }
    tx.record(Subject::shop(), &CatalogFact::directory(R::THING, Did::Moved, &row.title()))
}

/// The place after the last one.
pub fn end_of<R: Placed>(rows: &[R]) -> u32 {
    rows.iter().map(|row| row.place() + 1).max().unwrap_or_default()
}

/// Two buttons that move a row past the one shown above or below it.
pub fn order_buttons(lang: Lang, row: &str, above: Option<&str>, below: Option<&str>) -> Markup {
    let button = |side: &str, neighbour: Option<&str>, icon: &str, label: crate::kernel::Text| {
        html! {
            button.icon-btn.icon-btn--s name="move" value=[neighbour.map(|other| format!("{row} {side} {other}"))] disabled[neighbour.is_none()]
                id={ (side) "-" (row) } aria-label=(label.get(lang)) title=(label.get(lang)) { (ui::icon(icon)) }
        }
    };
    html! {
        span.order-btns {
            (button("before", above, "arrow-up", text::MOVE_UP))
            (button("after", below, "arrow-down", text::MOVE_DOWN))
        }
    }
}

/// The foot of a dialog of a directory: to the archive or out of it at the left, saving at the right.
pub fn foot(cx: &Cx, path: Option<&str>, archived: Option<Did>, back: &str) -> Markup {
    let lang = cx.lang();
    html! {
        @if let (Some(path), Some(did)) = (path, archived) { span.dialog__steps { (step(cx, path, did, back)) } }
        button.btn.btn--primary data-key="Ctrl+Enter" { (common::SAVE.get(lang)) }
    }
}

/// Away to the archive or back from it, and then to the page the dialog was opened from.
pub fn step(cx: &Cx, path: &str, did: Did, back: &str) -> Markup {
    let (step, icon, label) = match did {
        Did::Archived => ("archive", "archive", text::TO_ARCHIVE),
        _ => ("restoration", "undo-2", text::RESTORE),
    };
    let query = serde_urlencoded::to_string([("back", back)]).unwrap_or_default();
    let path = format!("{path}/{step}?{query}");
    ui::dialog::step(cx, "btn--quiet", &path, html! { (ui::icon(icon)) (label.get(cx.lang())) })
}

/// What can be done with a row as it stands: put away, or brought back.
pub fn next_step(archived: &bool) -> Option<Did> {
    Some(if *archived { Did::Restored } else { Did::Archived })
}
