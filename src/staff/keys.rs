//! Access keys: a program of somebody else's does with one what its employee may do.
//!
//! A key is shown once; the file holds its hash. The person makes and revokes his own; whoever manages the staff does it
//! for others, as far as his own rights reach.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::{
    StaffRefusal, employees,
    facts::{StaffFact, about},
    identify::hash,
    reach, session,
    tables::{ApiKey, Employee, KEY_BY_EMPLOYEE},
    text,
};
use crate::{
    kernel::{Id, Moment, Result, mark},
    log::Record,
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply, Seen, api, text as web_text,
        ui::{self, field::Draw, icon, page_head, panel, settings_page},
    },
};

/// Keys of one person at a time.
const MOST: usize = 20;
/// By these signs a key is known wherever it leaks to.
const PREFIX: &str = "vk_";

/// 256 random bits. Made outside of the transaction: its body may run twice, and its answer is kept.
pub fn new_key() -> String {
    format!("{PREFIX}{}", session::new_token())
}

/// Gives an employee a key that was just made.
pub fn make(tx: &mut Write<'_>, employee: Id<mark::Employee>, name: &str, key: &str) -> Result<Id<mark::Key>> {
    let owner = tx.need::<Employee>(&employee)?;
    reach::need_cover(tx, &tx.actor().clone(), &owner.roles)?;
    if !owner.active {
        return Err(StaffRefusal::NoAccess.into());
    }
    if of(tx, employee)?.len() >= MOST {
        return Err(StaffRefusal::TooManyKeys.into());
    }
    let tail: String = key.chars().skip(key.chars().count().saturating_sub(4)).collect();
    let row = ApiKey { hash: hash(key), id: tx.id(), employee, name: name.into(), tail, created: tx.now(), seen: None };
    tx.put(&row)?;
    tx.record(about(employee), &StaffFact::KeyMade { name: row.name, tail: row.tail })?;
    Ok(row.id)
}

/// Ends a key; one that is over already is no trouble.
pub fn revoke(tx: &mut Write<'_>, employee: Id<mark::Employee>, id: Id<mark::Key>) -> Result<()> {
    let owner = tx.need::<Employee>(&employee)?;
    reach::need_cover(tx, &tx.actor().clone(), &owner.roles)?;
    let Some(key) = of(tx, employee)?.into_iter().find(|key| key.id == id) else {
        tx.quiet("it was over already");
        return Ok(());
    };
    tx.delete::<ApiKey>(&key.hash)?;
    tx.record(about(employee), &StaffFact::KeyRevoked { name: key.name, tail: key.tail })
}

/// Ends every key of an employee. The caller records why.
pub fn revoke_all(tx: &mut Write<'_>, employee: Id<mark::Employee>) -> Result<()> {
    for key in of(tx, employee)? {
        tx.delete::<ApiKey>(&key.hash)?;
    }
    Ok(())
}

/// The keys of an employee, the newest first.
pub fn of(reads: &impl Reads, employee: Id<mark::Employee>) -> Result<Vec<ApiKey>> {
    let mut keys = reads.by(&KEY_BY_EMPLOYEE, (employee,))?;
    keys.reverse();
    Ok(keys)
}

/// Brings the times of last use into the file, beside those of sessions.
pub fn flush_seen(tx: &mut Write<'_>, last: impl Fn(Id<mark::Session>) -> Option<Moment>) -> Result<()> {
    for key in tx.all::<ApiKey>(())? {
        if let Some(at) = last(key.id.cast()).filter(|at| key.seen.is_none_or(|seen| *at > seen)) {
            tx.put(&ApiKey { seen: Some(at), ..key })?;
        }
    }
    Ok(())
}

/// Whose keys a page shows, and where it stands.
struct Shown {
    employee: Employee,
    keys: Vec<ApiKey>,
    path: String,
    /// The actor himself may make and revoke keys here.
    mine: bool,
}

/// `/me/keys`, or `/settings/employees/:id/keys`.
async fn look(cx: &Cx) -> Result<Shown> {
    let other = cx.path::<Id<mark::Employee>>("id").ok();
    let id = other.unwrap_or(cx.who().id);
    let path = other.map_or("/me/keys".to_string(), |id| format!("{}/{id}/keys", employees::PATH));
    let seen = cx.site.memory.of::<Seen>();
    cx.read(|reads| {
        let (employee, mut keys) = (reads.need::<Employee>(&id)?, of(reads, id)?);
        for key in &mut keys {
            key.seen = seen.last(key.id.cast()).max(key.seen);
        }
        let mine = reach::covers(reads, &cx.actor(), &employee.roles)?;
        Ok(Shown { mine, employee, keys, path })
    })
    .await
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let shown = look(&cx).await?;
    Ok(cx.page(view(&cx, &shown, &Form::empty())))
}

/// What making a key answers with. A repeated sending gets the first answer, whose key is another one: the mark tells
/// them apart.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Given {
    mark: String,
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, shown, lang) = (cx.form(), look(&cx).await?, cx.lang());
    let (id, key, own) = (shown.employee.id, new_key(), cx.once());
    let (given, mark) = (key.clone(), own.clone());
    let command = move |tx: &mut Write<'_>, name: &String| make(tx, id, name, &given).map(|_| Given { mark: mark.clone() });
    let Some(made) = cx.submit(&mut form, |fields: &mut Fields<'_>| fields.line("name", 1..=60), command).await? else {
        return Ok(cx.again(view(&cx, &shown, &form)));
    };
    if made.mark != own {
        return Ok(Reply::redirect(shown.path).saying(text::KEY_WAS_MADE.get(lang)));
    }
    Ok(cx.page(draw_once(&cx, &shown, form.value("name").trim(), &key)))
}

pub async fn remove(cx: Cx) -> Result<Reply> {
    let (shown, id) = (look(&cx).await?, cx.path::<Id<mark::Key>>("key")?);
    let employee = shown.employee.id;
    cx.write(move |tx| revoke(tx, employee, id)).await?;
    Ok(Reply::redirect(shown.path).saying(text::KEY_GONE.get(cx.lang())))
}

/// A page of one's own, or one among the settings.
fn framed(cx: &Cx, shown: &Shown, body: Markup) -> Page {
    let title = text::ACCESS_KEYS.get(cx.lang());
    if shown.path.starts_with("/me/") {
        let body =
            html! { (page_head(title, None, html! { a.btn href="/me" { (web_text::PROFILE.get(cx.lang())) } })) div.page { (body) } };
        return Page::new("", title, body);
    }
    let back = format!("{}/{}", employees::PATH, shown.employee.id);
    let back = html! { a.btn href=(back) { (shown.employee.name) } };
    settings_page(cx, employees::PATH, title, back, html! { div.page { (body) } })
}

fn view(cx: &Cx, shown: &Shown, form: &Form) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let name = html! {
        (draw.field("name", text::KEY_NAME).hint(text::KEY_NAME_HINT).most(60).autocomplete("off").input())
        div { button.btn.btn--primary { (icon("key")) (text::MAKE_KEY.get(lang)) } }
    };
    let body = html! {
        (draw.summary())
        div.split {
            (listed(cx, shown))
            div {
                @if shown.mine && shown.employee.active { (panel(text::NEW_KEY.get(lang), html! {}, ui::post_form(cx, &shown.path, "form", name))) }
                (panel("API", html! {}, html! {
                    p { (text::KEYS_WHY.get(lang)) }
                    p { a.link href=(api::DOCS) target="_blank" rel="noopener" { (text::API_DOCS.get(lang)) } }
                }))
            }
        }
    };
    framed(cx, shown, body)
}

fn listed(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, zone) = (cx.lang(), &cx.frame().zone);
    let used = |key: &ApiKey| match key.seen {
        Some(at) => text::KEY_SEEN.with(lang, &[&zone.near(at, cx.now(), lang)]),
        None => text::KEY_UNUSED.get(lang).to_string(),
    };
    let row = |key: &ApiKey| {
        html! {
            tr {
                td.grow.wrap {
                    (key.name) " " span.mono.dim { "…" (key.tail) }
                    span.sub.sub--keep { (text::KEY_SINCE.with(lang, &[&zone.near(key.created, cx.now(), lang)])) " · " (used(key)) }
                }
                td.row-end { @if shown.mine {
                    (ui::post_button(cx, &format!("{}/{}/removal", shown.path, key.id), "btn btn--quiet", html! { (text::REVOKE_KEY.get(lang)) }))
                } }
            }
        }
    };
    let name = &shown.employee.name;
    if shown.keys.is_empty() {
        return panel(name, html! {}, html! { p.dim { (text::NO_KEYS.get(lang)) } });
    }
    html! {
        section.panel {
            header.panel__head { h2 { (name) } }
            table.data.data--plain { tbody { @for key in &shown.keys { (row(key)) } } }
        }
    }
}

/// A key, shown this once.
fn draw_once(cx: &Cx, shown: &Shown, name: &str, key: &str) -> Page {
    let lang = cx.lang();
    let body = html! {
        (ui::note("ok", html! { (text::KEY_READY.with(lang, &[&name])) }))
        (panel(text::NEW_KEY.get(lang), html! {}, html! {
            p { b.mono.wrap id="key" { (key) } }
            p.hint { (text::KEY_ONCE.get(lang)) }
            div.row-gap {
                button.btn type="button" data-copy=(key) { (icon("copy")) (text::COPY.get(lang)) }
                a.btn.btn--primary href=(shown.path) { (text::DONE.get(lang)) }
            }
        }))
    };
    framed(cx, shown, body)
}

/// The way to the keys from the card of an employee and from one's own page.
pub fn link(cx: &Cx, path: &str, count: usize) -> Markup {
    let lang = cx.lang();
    panel(
        text::ACCESS_KEYS.get(lang),
        html! {},
        html! {
            p { @if count == 0 { (text::NO_KEYS.get(lang)) } @else { (text::KEYS_COUNT.of(i64::try_from(count).unwrap_or(i64::MAX), lang)) } }
            p { a.btn href=(path) { (icon("key")) (text::TO_KEYS.get(lang)) } }
        },
    )
}
