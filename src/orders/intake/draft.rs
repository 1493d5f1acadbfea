//! Drafts: what is typed at the counter is kept on the server every few seconds, so that neither a power cut nor a closed
//! page loses it.
//!
//! A draft stands under the `once` key of its form: a save that comes late, after the order was made, is known by it.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Id, Result, mark},
    log::once::answered,
    orders::Draft,
    store::{Reads, Write},
    web::{
        Cx, Form, Reply,
        ui::{icon, post_button},
    },
};

/// Older ones of a person go when there are more.
const MOST: usize = 5;

/// Fields that are not what a person typed.
const SERVICE: [&str; 6] = ["csrf", "once", "then", "refresh", "pick", "pick_client"];
/// A form where none of these is filled has nothing to lose.
const TYPED: [&str; 12] = [
    "client_text",
    "name",
    "phone",
    "serial",
    "unlock",
    "brand_text",
    "model_text",
    "color",
    "fault",
    "malfunction",
    "note",
    "appearance_more",
];

/// `POST /orders/new/draft`: keeps the fields as they are, whatever is wrong with them.
pub async fn save(cx: Cx) -> Result<Reply> {
    let form = cx.form();
    let Some(id) = form.once() else { return Ok(plain(String::new())) };
    let fields: Vec<(String, String)> = form.pairs().iter().filter(|(key, _)| !SERVICE.contains(&key.as_str())).cloned().collect();
    let typed = TYPED.iter().any(|name| form.values(name).any(|value| !value.trim().is_empty()));
    let employee = cx.who().id;
    // Not through `cx.write`: the form's key belongs to the order it will make.
    let kept = cx.store().write(cx.stamp(), move |tx| {
        tx.quiet("what is not finished is not history");
        let draft = Draft { employee, id: id.cast(), at: tx.now(), fields: fields.clone() };
        keep(tx, &draft, typed)
    });
    let at = cx.frame().zone.hour_minute(cx.now());
    Ok(plain(if kept.await? { text::DRAFT_SAVED.with(cx.lang(), &[&at]) } else { String::new() }))
}

fn plain(said: String) -> Reply {
    Reply::Raw { status: 200, mime: "text/plain; charset=utf-8", bytes: said.into_bytes() }
}

/// Whether there is something kept now.
fn keep(tx: &mut Write<'_>, draft: &Draft, typed: bool) -> Result<bool> {
    if answered(tx, draft.id.cast())? {
        return Ok(false);
    }
    if !typed {
        tx.delete::<Draft>(&(draft.employee, draft.id))?;
        return Ok(false);
    }
    tx.put(draft)?;
    let mut all = tx.all::<Draft>((draft.employee,))?;
    all.sort_by_key(|one| one.at);
    for old in all.iter().rev().skip(MOST) {
        tx.delete::<Draft>(&(old.employee, old.id))?;
    }
    Ok(true)
}

/// The draft of a form that has become an order.
pub(super) fn forget(tx: &mut Write<'_>, id: Option<Id<mark::Draft>>) -> Result<()> {
    match (tx.actor().id, id) {
        (Some(employee), Some(id)) => tx.delete::<Draft>(&(employee, id)),
        _ => Ok(()),
    }
}

/// The latest draft of a person.
pub fn latest(reads: &impl Reads, employee: Id<mark::Employee>) -> Result<Option<Draft>> {
    Ok(reads.all::<Draft>((employee,))?.into_iter().max_by_key(|draft| draft.at))
}

/// The form as the draft has it, under the same key.
pub fn form(draft: &Draft) -> Form {
    let mut form = Form::filled(draft.fields.iter().cloned());
    form.set("once", draft.id.to_string());
    form
}

/// `POST /orders/new/draft/removal`: begins anew.
pub async fn discard(cx: Cx) -> Result<Reply> {
    let employee = cx.who().id;
    cx.write(move |tx| {
        tx.quiet("what is not finished is not history");
        let all = tx.all::<Draft>((employee,))?;
        all.iter().try_for_each(|draft| tx.delete::<Draft>(&(draft.employee, draft.id)))
    })
    .await?;
    Ok(Reply::redirect("/orders/new"))
}

/// The offer to go on.
pub fn offer(cx: &Cx, draft: &Draft) -> Markup {
    let (lang, form) = (cx.lang(), form(draft));
    let at = cx.frame().zone.near(draft.at, cx.now(), lang);
    let about: Vec<&str> = ["client_text", "name", "brand_text", "model_text"].map(|name| form.value(name)).into();
    let about = about.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    html! {
        div.note data-kind="warn" {
            (icon("history"))
            p { b { (text::DRAFT_LEFT.with(lang, &[&at])) } @if !about.is_empty() { " " span hx-disable { (about) } } }
            div.note__end {
                a.btn href={ "/orders/new?draft=" (draft.id) } { (text::DRAFT_GO_ON.get(lang)) }
                (post_button(cx, "/orders/new/draft/removal", "btn btn--quiet", html! { (text::DRAFT_ANEW.get(lang)) }))
            }
        }
    }
}
