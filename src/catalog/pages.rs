//! The pages of a directory, the same for each: its list in the order the shop gives it, a dialog for an entry, the archive.
//! A directory says what an entry is made of and how it is drawn; all the rest is here.

use std::{fmt::Display, str::FromStr};

use maud::{Markup, html};

use super::{
    CatalogFact, Did,
    listed::{self, Placed},
    names, text,
};
use crate::{
    kernel::{Error, Result, text::Named},
    log::{Record, Subject},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as web, ui},
};

/// A directory that people keep on a page of its own.
pub trait Directory: Placed<Key: Display + FromStr + PartialEq + Copy + Send + Sync> + Sync {
    /// What a person says of an entry.
    type Ask: Send + Sync + 'static;
    const HERE: &'static str;
    const SECTION: &'static str = "settings";
    /// The looks of its table.
    const LOOK: &'static str = "data data--cards data--tight";
    /// Whether its dialog needs the width of two.
    const WIDE: bool = false;

    fn parse(fields: &mut Fields<'_>) -> Self::Ask;
    /// Keeps a new entry; the fact of it is recorded here.
    fn create(tx: &mut Write<'_>, ask: &Self::Ask) -> Result<Self>;
    fn alter(tx: &mut Write<'_>, was: &Self, ask: &Self::Ask) -> Result<()>;
    /// How a name is refused that another current entry beside this one bears; nothing where names may repeat.
    fn taken() -> Option<Error> {
        None
    }
    /// Whether it may be put away.
    fn may_go(_tx: &Write<'_>, _row: &Self) -> Result<()> {
        Ok(())
    }

    /// Takes one out of the archive.
    fn bring_back(tx: &mut Write<'_>, row: &Self) -> Result<()> {
        listed::shelve::<Self>(tx, &row.key(), Did::Restored)
    }

    fn blank(cx: &Cx) -> Form;
    fn filled(cx: &Cx, row: &Self) -> Form;
    /// What of it two people may change at once.
    fn parts(cx: &Cx, reads: &Read<'_>) -> Result<Vec<Part>>;

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page>;
    fn dialog(cx: &Cx, reads: &Read<'_>, form: &Form, row: Option<&Self>) -> Result<Page>;

    /// Where an entry is opened and saved.
    fn at(id: Self::Key) -> String {
        format!("{}/{id}", Self::HERE)
    }
    /// The page a dialog was opened from.
    fn back(_cx: &Cx, _form: &Form) -> String {
        Self::HERE.into()
    }
}

/// The routes of a directory, its path written once; with `@rest`, all but those of an entry that stands elsewhere.
macro_rules! directory {
    ($routes:expr, $path:literal, $access:expr, $row:ty) => {
        $crate::catalog::pages::directory!(@rest $routes, $path, $access, $row)
            .get(concat!($path, "/:id"), $access, $crate::catalog::pages::show::<$row>)
            .post(concat!($path, "/:id"), $access, $crate::catalog::pages::save::<$row>)
    };
    (@rest $routes:expr, $path:literal, $access:expr, $row:ty) => {
        $routes
            .get($path, $access, $crate::catalog::pages::list::<$row>)
            .post($path, $access, $crate::catalog::pages::add::<$row>)
            .post(concat!($path, "/order"), $access, $crate::catalog::pages::order::<$row>)
            .get(concat!($path, "/new"), $access, $crate::catalog::pages::blank::<$row>)
            .post(concat!($path, "/:id/archive"), $access, $crate::catalog::pages::archive::<$row>)
            .post(concat!($path, "/:id/restoration"), $access, $crate::catalog::pages::restore::<$row>)
    };
}
pub(super) use directory;

pub async fn list<R: Directory>(cx: Cx) -> Result<Reply> {
    let page = cx.read(|r| R::list(&cx, r)).await?;
    Ok(cx.page(page))
}

pub async fn order<R: Directory>(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<R>).await?;
    if cx.visit.htmx { list::<R>(cx).await } else { Ok(Reply::redirect(R::back(&cx, &form))) }
}

async fn dialog<R: Directory>(cx: &Cx, form: &Form, row: Option<&R>) -> Result<Page> {
    cx.read(|r| R::dialog(cx, r, form, row)).await
}

pub async fn blank<R: Directory>(cx: Cx) -> Result<Reply> {
    Ok(cx.page(dialog::<R>(&cx, &R::blank(&cx), None).await?))
}

pub async fn add<R: Directory>(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let create = |tx: &mut Write<'_>, ask: &R::Ask| put_new::<R>(tx, ask).map(drop);
    Ok(match cx.submit(&mut form, R::parse, create).await? {
        Some(()) => Reply::redirect(R::back(&cx, &form)).saying(web::SAVED.get(cx.lang())),
        None => cx.again(dialog::<R>(&cx, &form, None).await?),
    })
}

/// Keeps a new entry and tells of it.
pub fn put_new<R: Directory>(tx: &mut Write<'_>, ask: &R::Ask) -> Result<R> {
    let row = R::create(tx, ask)?;
    tx.record(Subject::shop(), &CatalogFact::directory(R::THING, Did::Added, &row.title()))?;
    Ok(row)
}

/// Refuses a name that another current one of these bears: they would be chosen between blindly.
pub fn free<R: Directory>(reads: &impl Reads, name: &Named, own: Option<R::Key>, beside: impl Fn(&R) -> bool) -> Result<()> {
    let Some(taken) = R::taken() else { return Ok(()) };
    let same = |other: &R| Some(other.key()) != own && !*other.clone().archived() && beside(other) && names::meet(&other.title(), name);
    if reads.all::<R>(())?.iter().any(same) { Err(taken) } else { Ok(()) }
}

/// Puts an entry away, or brings it back; one that is there already stays as it is.
pub fn place<R: Directory>(tx: &mut Write<'_>, id: &R::Key, did: Did) -> Result<()> {
    let row = tx.need::<R>(id)?;
    if *row.clone().archived() == (did == Did::Archived) {
        tx.quiet("it is there already");
        return Ok(());
    }
    if did != Did::Archived {
        free::<R>(tx, &row.title(), Some(*id), |other| row.beside(other))?;
        return R::bring_back(tx, &row);
    }
    R::may_go(tx, &row)?;
    listed::shelve::<R>(tx, id, did)
}

async fn existing<R: Directory>(cx: &Cx) -> Result<R> {
    let id = cx.path("id")?;
    cx.read(|r| r.need::<R>(&id)).await
}

pub async fn show<R: Directory>(cx: Cx) -> Result<Reply> {
    let row = existing::<R>(&cx).await?;
    Ok(cx.page(dialog(&cx, &R::filled(&cx, &row), Some(&row)).await?))
}

pub async fn save<R: Directory>(cx: Cx) -> Result<Reply> {
    let row = existing::<R>(&cx).await?;
    let (id, mut form) = (row.key(), cx.form());
    let back = R::back(&cx, &form);
    let parts = cx.read(|r| R::parts(&cx, r)).await?;
    let shared = listed::shared(&row, R::SECTION, R::at(id), back.clone(), parts);
    let now = |r: &Read<'_>| r.need::<R>(&id).map(|row| R::filled(&cx, &row));
    let alter = move |tx: &mut Write<'_>, ask: &R::Ask| {
        let was = tx.need::<R>(&id)?;
        R::alter(tx, &was, ask)
    };
    Ok(match cx.submit_over(&mut form, &shared, now, R::parse, alter).await? {
        Outcome::Done(()) => Reply::redirect(back).saying(web::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(&row)).await?),
    })
}

pub async fn archive<R: Directory>(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path::<R::Key>("id")?, R::back(&cx, &cx.form()));
    cx.write(move |tx| place::<R>(tx, &id, Did::Archived)).await?;
    let query = serde_urlencoded::to_string([("back", &back)]).unwrap_or_default();
    let undo = format!("{}/{id}/restoration{}", R::HERE, if back == R::HERE { String::new() } else { format!("?{query}") });
    Ok(Reply::redirect(back).undoable(text::ARCHIVED.get(cx.lang()), undo))
}

pub async fn restore<R: Directory>(cx: Cx) -> Result<Reply> {
    let (id, back) = (cx.path::<R::Key>("id")?, R::back(&cx, &cx.form()));
    cx.write(move |tx| place::<R>(tx, &id, Did::Restored)).await?;
    Ok(Reply::redirect(back).saying(text::RESTORED.get(cx.lang())))
}

/// The table of a directory: the current rows with their buttons of order, the archive under them.
pub fn table<R: Directory>(cx: &Cx, action: &str, rows: &[R], heads: &Markup, line: &dyn Fn(&R, &Markup) -> Markup) -> Markup {
    let lang = cx.lang();
    let (archived, current): (Vec<&R>, Vec<&R>) = rows.iter().partition(|row| *(*row).clone().archived());
    html! {
        form method="post" action=(action) id="order-list" data-clean
            hx-post=(action) hx-target="this" hx-select="#order-list" hx-swap="outerHTML" hx-disinherit="*" {
            (ui::hidden(cx))
            table class=(R::LOOK) {
                thead { tr { (heads) th {} } }
                tbody {
                    @for (at, row) in current.iter().enumerate() {
                        @let (above, below) = (beside(*row, current[..at].iter().rev()), beside(*row, current[at + 1..].iter()));
                        (line(row, &listed::order_buttons(lang, &row.key().to_string(), above.as_deref(), below.as_deref())))
                    }
                    @if !archived.is_empty() {
                        tr.group { td colspan="9" { (text::ARCHIVE.get(lang)) } }
                        @for row in &archived { (line(row, &html! {})) }
                    }
                }
            }
        }
    }
}

/// The nearest of these that is ordered among the same rows.
fn beside<'r, R: Directory>(row: &R, mut others: impl Iterator<Item = &'r &'r R>) -> Option<String> {
    others.find(|other| row.beside(other)).map(|other| other.key().to_string())
}

/// The same for a directory whose rows are a name, some cells and the buttons.
pub fn plain_table<R: Directory>(cx: &Cx, rows: &[R], heads: &Markup, cells: &dyn Fn(&R) -> Markup) -> Markup {
    let lang = cx.lang();
    let line = |row: &R, order: &Markup| {
        let at = R::at(row.key());
        html! {
            tr data-mute[*row.clone().archived()] {
                td.grow.c-title { a.row-link href=(at) hx-get=(at) hx-target="#dialog" { (row.title().get(lang)) } }
                (cells(row))
                td.row-end.c-sum { (order) }
            }
        }
    };
    let heads = html! { th.grow { (text::NAME.get(lang)) } (heads) };
    html! { div.data-wrap tabindex="0" { (table(cx, &format!("{}/order", R::HERE), rows, &heads, &line)) } }
}

/// The button that opens the dialog of a new entry.
pub fn add_button<R: Directory>(cx: &Cx, label: crate::kernel::Text) -> Markup {
    let new = format!("{}/new", R::HERE);
    html! { a.btn.btn--primary href=(new) hx-get=(new) hx-target="#dialog" { (ui::icon("plus")) (label.get(cx.lang())) } }
}

/// The dialog of an entry round its fields. One that always stays has no step to the archive.
pub fn frame<R: Directory>(cx: &Cx, form: &Form, row: Option<&R>, title: crate::kernel::Text, stays: bool, fields: &Markup) -> Page {
    let (title, draw) = (title.get(cx.lang()), ui::field::Draw::of(form, cx.lang()));
    let path = row.map(|row| format!("{}/{}", R::HERE, row.key()));
    let back = R::back(cx, form);
    let step = row.filter(|_| !stays).and_then(|row| listed::next_step(row.clone().archived()));
    let buttons = listed::foot(cx, path.as_deref(), step, &back);
    let body = html! {
        (draw.summary())
        @if row.is_some() { (merge::was(form)) }
        @if back != R::HERE { input type="hidden" name="back" value=(back); }
        (fields)
    };
    let action = row.map_or(R::HERE.to_string(), |row| R::at(row.key()));
    let dialog = ui::dialog::form_over(cx, title, &action, &back, &body, &buttons);
    ui::dialog::page(
        R::SECTION,
        title,
        if R::WIDE {
            html! { div data-wide { (dialog) } }
        } else {
            dialog
        },
    )
}
