//! Roles: named sets of rights. A change takes effect with the next click of whoever holds the role.

use maud::{Markup, html};

use super::{
    StaffRefusal,
    facts::{self, StaffFact, about_role},
    people, reach,
    tables::{Employee, Role},
    text,
};
use crate::{
    kernel::{Id, Result, Right, Rights, mark, right::RightGroup, text::Named},
    log::{Record, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge, text as web_text,
        ui::{self, field::Draw, icon, panel, settings_page},
    },
};

pub const PATH: &str = "/settings/roles";

/// Active and former employees who hold the role: even a former one keeps it from being deleted.
fn holders(reads: &impl Reads, role: Id<mark::Role>) -> Result<Vec<Employee>> {
    let mut all = reads.all::<Employee>(())?;
    all.retain(|employee| employee.roles.iter().any(|at| at.role == role));
    Ok(all)
}

fn names(people: &[Employee]) -> String {
    people.iter().map(|employee| employee.name.as_str()).collect::<Vec<_>>().join(", ")
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let lines = cx.read(|r| people::roles(r)?.into_iter().map(|role| Ok((holders(r, role.id)?, role))).collect::<Result<Vec<_>>>()).await?;
    let add = html! { a.btn.btn--primary href="/settings/roles/new" data-key="KeyA" { (icon("plus")) (text::ROLE.get(lang)) } };
    let body = html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr { th { (text::ROLE.get(lang)) } th { (text::RIGHTS.get(lang)) } th { (text::EMPLOYEES.get(lang)) } } }
                tbody { @for (people, role) in &lines {
                    tr {
                        td.c-title { a.row-link href={ (PATH) "/" (role.id) } { (role.name.get(lang)) } }
                        td.c-meta { @if role.everything { (text::ALL_RIGHTS.get(lang)) } @else { (text::RIGHTS_OF.with(lang, &[&role.rights().list().count(), &Right::ALL.len()])) } }
                        td.c-keep.clip { @if people.is_empty() { span.dim { (text::NOBODY.get(lang)) } } @else { (names(people)) } }
                    }
                } }
            }
        }
    };
    Ok(cx.page(settings_page(&cx, PATH, text::ROLES.get(lang), add, body)))
}

pub struct Ask {
    name: Named,
    rights: Vec<Right>,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let name = Named { ru: fields.line("name", 2..=40), en: fields.line("name_en", 0..=40), uk: fields.line("name_uk", 0..=40) };
    let asked = fields.many("right", Right::ALL.len());
    let rights: Vec<Right> = asked.iter().filter_map(|name| Right::named(name)).collect();
    if rights.len() < asked.len() {
        fields.refuse("", web_text::BAD_CHOICE);
    }
    Ask { name, rights }
}

fn filled(role: &Role) -> Form {
    let mut form = Form::filled([("name", &role.name.ru), ("name_en", &role.name.en), ("name_uk", &role.name.uk)]);
    for right in role.rights().list() {
        form.push("right", right.name());
    }
    form
}

/// A new role: empty, or with the rights of the one named in `from`.
pub async fn new_page(cx: Cx) -> Result<Reply> {
    let from = cx.query("from").and_then(|id| id.parse::<Id<mark::Role>>().ok());
    let copied = cx.read(|r| from.map_or(Ok(None), |id| r.get::<Role>(&id))).await?;
    let form = match copied {
        Some(role) => {
            let copy = |name: &str, lang| if name.is_empty() { String::new() } else { text::COPY_OF.with(lang, &[&name]) };
            use crate::kernel::Lang::{En, Ru, Uk};
            let name = Named { ru: copy(&role.name.ru, Ru), en: copy(&role.name.en, En), uk: copy(&role.name.uk, Uk) };
            filled(&Role { name, ..role })
        }
        None => Form::empty(),
    };
    Ok(cx.page(editor(&cx, None, &form).await?))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(()) = cx.submit(&mut form, parse, make).await? else { return Ok(cx.again(editor(&cx, None, &form).await?)) };
    Ok(Reply::redirect(PATH).saying(web_text::SAVED.get(cx.lang())))
}

/// The names of rights, refused when the one who gives them lacks any of them everywhere.
fn own_rights(tx: &Write<'_>, rights: &[Right]) -> Result<Vec<String>> {
    let own = reach::reach(tx, tx.actor(), None)?;
    if rights.iter().any(|right| !own.has(*right)) {
        return Err(StaffRefusal::AboveOwn.into());
    }
    Ok(Right::ALL.iter().filter(|right| rights.contains(right)).map(|right| right.name().to_string()).collect())
}

fn need_free_name(tx: &Write<'_>, name: &Named, but: Option<Id<mark::Role>>) -> Result<()> {
    let taken = |role: &Role| Some(role.id) != but && role.name.ru.to_lowercase() == name.ru.to_lowercase();
    if tx.all::<Role>(())?.iter().any(taken) { Err(StaffRefusal::RoleNameTaken.into()) } else { Ok(()) }
}

fn make(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    need_free_name(tx, &ask.name, None)?;
    let role = Role { id: tx.id(), key: String::new(), name: ask.name.clone(), rights: own_rights(tx, &ask.rights)?, everything: false };
    tx.put(&role)?;
    tx.record(about_role(role.id), &StaffFact::RoleMade { name: role.name })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path::<Id<mark::Role>>("id")?;
    let role = cx.read(|r| r.need::<Role>(&id)).await?;
    let form = filled(&role);
    Ok(cx.page(editor(&cx, Some(role), &form).await?))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (mut form, id) = (cx.form(), cx.path::<Id<mark::Role>>("id")?);
    let shared = shared(id);
    let Some(role) = cx.read(|r| r.get::<Role>(&id)).await? else { return cx.gone(&form, &shared).await };
    let now = |r: &Read<'_>| Ok(filled(&r.need::<Role>(&id)?));
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(PATH).saying(web_text::SAVED.get(cx.lang()))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(editor(&cx, Some(role), &form).await?)),
    }
}

/// Rights are ticks, each for itself; only a name can be changed by two differently.
fn shared(id: Id<mark::Role>) -> Shared {
    let names = [("name", text::IN_RUSSIAN), ("name_uk", text::IN_UKRAINIAN), ("name_en", text::IN_ENGLISH)];
    let mut parts: Vec<Part> = names.map(|(name, title)| Part::typed(name, title)).into();
    parts.push(Part::ticks("right"));
    let changed = merge::by_field(facts::role_changes);
    let away: merge::Away = Box::new(|fact| facts::is(fact, |said| matches!(said, StaffFact::RoleDeleted { .. })));
    Shared { subject: about_role(id), parts, changed, away, section: "settings", action: format!("{PATH}/{id}"), page: PATH.into() }
}

fn change(tx: &mut Write<'_>, id: Id<mark::Role>, ask: &Ask) -> Result<()> {
    let before = tx.need::<Role>(&id)?;
    if before.everything {
        return Err(StaffRefusal::OwnerRole.into());
    }
    need_free_name(tx, &ask.name, Some(id))?;
    own_rights(tx, &before.rights().list().collect::<Vec<_>>())?;
    let after = Role { name: ask.name.clone(), rights: own_rights(tx, &ask.rights)?, ..before.clone() };
    let gone = |from: &Role, to: &Role| from.rights.iter().filter(|right| !to.rights.contains(right)).cloned().collect::<Vec<_>>();
    let (added, removed) = (gone(&after, &before), gone(&before, &after));
    let told = |role: &Role| vec![("name", role.name.ru.clone()), ("name_en", role.name.en.clone()), ("name_uk", role.name.uk.clone())];
    let changes = changes(&told(&before), &told(&after));
    if changes.is_empty() && added.is_empty() && removed.is_empty() {
        return Ok(());
    }
    tx.put(&after)?;
    tx.record(about_role(id), &StaffFact::RoleChanged { name: after.name, added, removed, changes })
}

pub async fn remove(cx: Cx) -> Result<Reply> {
    let id = cx.path::<Id<mark::Role>>("id")?;
    let mut form = cx.form();
    let gone = cx.submit(&mut form, |_| (), move |tx, ()| delete(tx, id)).await?;
    if gone.is_none() {
        let role = cx.read(|r| r.need::<Role>(&id)).await?;
        let mut kept = filled(&role);
        kept.wrong = form.wrong;
        return Ok(cx.again(editor(&cx, Some(role), &kept).await?));
    }
    Ok(Reply::redirect(PATH).saying(text::ROLE_GONE.get(cx.lang())))
}

fn delete(tx: &mut Write<'_>, id: Id<mark::Role>) -> Result<()> {
    let role = tx.need::<Role>(&id)?;
    if role.everything {
        return Err(StaffRefusal::OwnerRole.into());
    }
    own_rights(tx, &role.rights().list().collect::<Vec<_>>())?;
    let people = holders(tx, id)?;
    if !people.is_empty() {
        return Err(StaffRefusal::RoleInUse(names(&people)).into());
    }
    tx.delete::<Role>(&id)?;
    tx.record(about_role(id), &StaffFact::RoleDeleted { name: role.name })
}

async fn editor(cx: &Cx, role: Option<Role>, form: &Form) -> Result<Page> {
    let lang = cx.lang();
    let own = cx.read(|r| reach::reach(r, &cx.actor(), None)).await?;
    let locked = role.as_ref().is_some_and(|role| role.everything || role.rights().union(own) != own);
    let title = role.as_ref().map_or(text::NEW_ROLE.get(lang).to_string(), |role| role.name.get(lang).to_string());
    let action = role.as_ref().map_or(PATH.to_string(), |role| format!("{PATH}/{}", role.id));
    let end = html! {
        @if let Some(role) = &role { a.btn href={ "/settings/roles/new?from=" (role.id) } { (icon("copy")) (text::COPY_ROLE.get(lang)) } }
    };
    let body = html! {
        div.page {
            @if let Some(why) = why_locked(role.as_ref(), locked) { (ui::note("warn", html! { (why.get(lang)) })) }
            form.stack method="post" action=(action) data-guard {
                (ui::hidden(cx))
                (Draw::of(form, lang).summary())
                @if role.is_some() { (merge::was(form)) }
                fieldset disabled[locked] { (fields(cx, form, own)) }
                @if !locked {
                    div.row-gap {
                        button.btn.btn--primary data-key="Ctrl+Enter" { (web_text::SAVE.get(lang)) }
                        a.btn href=(PATH) { (web_text::CANCEL.get(lang)) }
                    }
                }
            }
            @if role.is_some() && !locked {
                div { (ui::post_button(cx, &format!("{action}/removal"), "btn btn--danger", html! { (icon("trash-2")) (text::DELETE_ROLE.get(lang)) })) }
            }
        }
    };
    Ok(settings_page(cx, PATH, &title, end, body))
}

fn why_locked(role: Option<&Role>, locked: bool) -> Option<crate::kernel::Text> {
    match role {
        Some(role) if role.everything => Some(text::OWNER_ROLE),
        _ if locked => Some(text::ABOVE_OWN),
        _ => None,
    }
}

fn fields(cx: &Cx, form: &Form, own: Rights) -> Markup {
    let lang = cx.lang();
    let draw = Draw::of(form, lang);
    html! {
        (panel(text::ROLE_NAME.get(lang), html! {}, html! { div.form {
            (draw.field("name", text::IN_RUSSIAN).most(40).focus().input())
            (draw.field("name_uk", text::IN_UKRAINIAN).optional().most(40).input())
            (draw.field("name_en", text::IN_ENGLISH).optional().most(40).input())
        } }))
        div.rights {
            @for group in RightGroup::ALL {
                (panel(group.title().get(lang), html! {}, html! {
                    @for right in Right::ALL.iter().filter(|right| right.group() == *group) {
                        label.opt {
                            input.check type="checkbox" name="right" value=(right.name()) checked[form.chosen("right", right.name())] disabled[!own.has(*right)];
                            span { (right.title().get(lang)) }
                        }
                    }
                }))
            }
        }
    }
}
