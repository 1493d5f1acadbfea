//! A brand or a model gets another name, is put away or brought back: the same small dialog for both.

use maud::html;

use super::{DEVICES, back, refusal::DirectoryRefusal, with_back};
use crate::{
    catalog::{Brand, Did, Model, directory, learn, learn::tidy, listed, listed::Listed, text},
    kernel::{Id, Result, Text, mark},
    store::{Read, Reads, Row, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common, ui, ui::field::Draw},
};

fn parse_name(fields: &mut Fields<'_>) -> String {
    fields.raw("back");
    tidy(&fields.line("name", 1..=learn::LONGEST))
}

fn renamed<R: Listed>(tx: &mut Write<'_>, was: &R, now: &R) -> Result<()> {
    let told = |row: &R| vec![("name", row.title().ru)];
    listed::keep(tx, (was, &told(was)), (now, &told(now)))
}

fn rename_brand(tx: &mut Write<'_>, id: Id<mark::Brand>, name: &str) -> Result<()> {
    let was = tx.need::<Brand>(&id)?;
    if directory::brand_named(tx, name)?.is_some_and(|other| other.id != id) {
        return Err(DirectoryRefusal::SameBrand.into());
    }
    renamed(tx, &was, &Brand { name: name.to_string(), ..was.clone() })
}

fn rename_model(tx: &mut Write<'_>, id: Id<mark::Model>, name: &str) -> Result<()> {
    let was = tx.need::<Model>(&id)?;
    let others = directory::all_models(tx, was.device_type, was.brand)?;
    if others.iter().any(|other| other.id != id && other.name.to_lowercase() == name.to_lowercase()) {
        return Err(DirectoryRefusal::SameModel.into());
    }
    renamed(tx, &was, &Model { name: name.to_string(), ..was.clone() })
}

pub async fn show_brand(cx: Cx) -> Result<Reply> {
    show_one::<Brand, _>(&cx, BRAND).await
}
pub async fn save_brand(cx: Cx) -> Result<Reply> {
    save_one::<Brand, _>(&cx, BRAND, rename_brand).await
}
pub async fn archive_brand(cx: Cx) -> Result<Reply> {
    shelve_one::<Brand, _>(&cx, BRAND, Did::Archived).await
}
pub async fn restore_brand(cx: Cx) -> Result<Reply> {
    shelve_one::<Brand, _>(&cx, BRAND, Did::Restored).await
}
pub async fn show_model(cx: Cx) -> Result<Reply> {
    show_one::<Model, _>(&cx, MODEL).await
}
pub async fn save_model(cx: Cx) -> Result<Reply> {
    save_one::<Model, _>(&cx, MODEL, rename_model).await
}
pub async fn archive_model(cx: Cx) -> Result<Reply> {
    shelve_one::<Model, _>(&cx, MODEL, Did::Archived).await
}
pub async fn restore_model(cx: Cx) -> Result<Reply> {
    shelve_one::<Model, _>(&cx, MODEL, Did::Restored).await
}

/// A brand and a model are renamed and put away by the same dialog.
#[derive(Clone, Copy)]
struct Kind {
    path: &'static str,
    title: Text,
}

const BRAND: Kind = Kind { path: "/settings/brands", title: text::BRAND };
const MODEL: Kind = Kind { path: "/settings/models", title: text::MODEL };

async fn one<M, R: Listed + Row<Key = Id<M>>>(cx: &Cx) -> Result<R> {
    let id: Id<M> = cx.path("id")?;
    cx.read(|r| r.need::<R>(&id)).await
}

async fn show_one<R: Listed + Row<Key = Id<M>>, M>(cx: &Cx, kind: Kind) -> Result<Reply> {
    let row: R = one(cx).await?;
    Ok(cx.page(rename_dialog(cx, &filled(row.clone()), kind, row)?))
}

fn filled(mut row: impl Listed) -> Form {
    merge::standing(Form::filled([("name", row.title().ru)]), *row.archived())
}

async fn save_one<R: Listed + Row<Key = Id<M>>, M: 'static>(
    cx: &Cx,
    kind: Kind,
    rename: fn(&mut Write<'_>, Id<M>, &str) -> Result<()>,
) -> Result<Reply> {
    let row: R = one(cx).await?;
    let (id, mut form) = (row.key(), cx.form());
    let (action, page) = (format!("{}/{id}", kind.path), back(cx, &form, DEVICES));
    let shared = listed::shared(&row, "settings", action, page, vec![Part::typed("name", text::NAME)]);
    let now = |r: &Read<'_>| r.need::<R>(&id).map(filled);
    Ok(match cx.submit_over(&mut form, &shared, now, parse_name, move |tx, name| rename(tx, id, name)).await? {
        Outcome::Done(()) => Reply::redirect(back(cx, &form, DEVICES)).saying(common::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(rename_dialog(cx, &form, kind, row)?),
    })
}

async fn shelve_one<R: Listed + Row<Key = Id<M>>, M: 'static>(cx: &Cx, kind: Kind, did: Did) -> Result<Reply> {
    let (id, back): (Id<M>, String) = (cx.path("id")?, back(cx, &cx.form(), DEVICES));
    cx.write(move |tx| listed::shelve::<R>(tx, &id, did)).await?;
    let undo = with_back(&format!("{}/{id}/restoration", kind.path), &back);
    Ok(match did {
        Did::Archived => Reply::redirect(back).undoable(text::ARCHIVED.get(cx.lang()), undo),
        _ => Reply::redirect(back).saying(text::RESTORED.get(cx.lang())),
    })
}

fn rename_dialog<R: Listed + Row<Key = Id<M>>, M>(cx: &Cx, form: &Form, kind: Kind, mut row: R) -> Result<Page> {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let (path, back) = (format!("{}/{}", kind.path, row.key()), back(cx, form, DEVICES));
    let body = html! {
        (draw.summary())
        (merge::was(form))
        input type="hidden" name="back" value=(back);
        (draw.field("name", text::NAME).most(learn::LONGEST).focus().input())
    };
    let step = listed::next_step(row.archived());
    let dialog = ui::dialog::form_over(cx, kind.title.get(lang), &path, &back, &body, &listed::foot(cx, Some(&path), step, &back));
    Ok(ui::dialog::page("settings", kind.title.get(lang), dialog))
}
