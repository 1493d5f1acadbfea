//! One employee: adding, editing, closing and opening his access, a new password.

use maud::html;
use serde::{Deserialize, Serialize};

use super::{
    StaffRefusal,
    employee_form::{self, Card, draw_card, draw_new},
    facts::{self, Change, Field, StaffFact, about},
    keys,
    password::{self, Strength},
    people::{self, Newcomer},
    reach, session,
    tables::{EMPLOYEE_BY_LOGIN, Employee, Role, RoleAt},
    text,
};
use crate::{
    kernel::{Id, Lang, Phone, Refusal, Result, mark},
    log::Record,
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Part, Place, Reply, Seen, Shared, merge, text as web_text, ui},
};

pub struct Ask {
    pub name: String,
    pub login: String,
    pub position: String,
    pub phone: Option<Phone>,
    pub email: String,
    pub lang: Option<Lang>,
    pub roles: Vec<RoleAt>,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let name = fields.line("name", 2..=80);
    let login = fields.line("login", 2..=40).to_lowercase();
    if login.chars().any(|c| !c.is_alphanumeric() && !".-_@".contains(c)) {
        fields.refuse("login", text::BAD_LOGIN);
    }
    Ask {
        name,
        login,
        position: fields.line("position", 0..=60),
        phone: fields.phone("phone"),
        email: fields.email("email"),
        lang: fields.choice("lang", Lang::parse),
        roles: roles_asked(fields),
    }
}

/// The ticks of the matrix: `at_<role>` is `all` or a location. A role everywhere makes its single places needless.
fn roles_asked(fields: &mut Fields<'_>) -> Vec<RoleAt> {
    let mut asked: Vec<RoleAt> = Vec::new();
    for (role, place) in fields.starting("at_") {
        let location = if place == "all" { Some(None) } else { place.parse().ok().map(Some) };
        match (role.parse(), location) {
            (Ok(role), Some(location)) => asked.push(RoleAt { role, location }),
            _ => fields.refuse("", web_text::BAD_CHOICE),
        }
    }
    let everywhere: Vec<Id<mark::Role>> = asked.iter().filter(|at| at.location.is_none()).map(|at| at.role).collect();
    asked.retain(|at| at.location.is_none() || !everywhere.contains(&at.role));
    asked
}

/// "Мастер (Лесная, 14), Приёмщик": roles as a person reads them; a role everywhere names no place.
pub fn roles_said(reads: &impl Reads, given: &[RoleAt], places: &[Place], lang: Lang) -> Result<String> {
    let mut said = Vec::new();
    for role in people::roles(reads)? {
        let at: Vec<&RoleAt> = given.iter().filter(|at| at.role == role.id).collect();
        let names = at.iter().filter_map(|at| places.iter().find(|place| Some(place.id) == at.location));
        let names = names.map(|place| place.name.as_str()).collect::<Vec<_>>().join(", ");
        match at.iter().any(|at| at.location.is_none()) {
            true => said.push(role.name.get(lang).to_string()),
            false if !names.is_empty() => said.push(format!("{} ({names})", role.name.get(lang))),
            false => {}
        }
    }
    Ok(said.join(", "))
}

pub async fn new_page(cx: Cx) -> Result<Reply> {
    let matrix = employee_form::matrix(&cx, &[]).await?;
    Ok(cx.page(draw_new(&cx, &matrix, &Form::empty())))
}

/// What adding answers with. A repeated sending of the form gets the first answer, whose password is another one: the
/// mark tells them apart.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Added {
    id: Id<mark::Employee>,
    mark: String,
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, lang) = (cx.form(), cx.lang());
    let owners: Vec<Id<mark::Role>> =
        cx.read(|r| people::roles(r)).await?.iter().filter(|role| role.everything).map(|role| role.id).collect();
    let company = cx.frame().company.clone();
    let read = form.parse(&cx, |fields| {
        let (ask, typed) = (parse(fields), fields.secret("password"));
        let strength = if ask.roles.iter().any(|at| owners.contains(&at.role)) { Strength::Owner } else { Strength::Staff };
        check_password(fields, &typed, strength, &[&ask.login, &ask.name, &company]);
        (ask, typed)
    });
    let Some((ask, typed)) = read else { return again_new(&cx, &form).await };
    let (temporary, password) = chosen(typed);
    let hash = password::hash(password.clone()).await?;
    let mark = cx.once();
    let (own_mark, name, login) = (mark.clone(), ask.name.clone(), ask.login.clone());
    let command = move |tx: &mut Write<'_>, ask: &Ask| {
        let added = people::hire(tx, &newcomer(ask, ask.phone.as_ref().map_or("", Phone::digits), &hash))?;
        Ok(Added { id: added.id, mark: mark.clone() })
    };
    let Some(added) = cx.carry_out(&mut form, ask, command).await? else { return again_new(&cx, &form).await };
    if !temporary || added.mark != own_mark {
        return Ok(Reply::redirect(format!("{}/{}", super::employees::PATH, added.id)).saying(text::EMPLOYEE_ADDED.with(lang, &[&name])));
    }
    Ok(cx.page(employee_form::draw_password(&cx, &name, &login, &password)))
}

fn newcomer<'a>(ask: &'a Ask, phone: &'a str, hash: &'a str) -> Newcomer<'a> {
    Newcomer {
        name: &ask.name,
        login: &ask.login,
        position: &ask.position,
        phone,
        email: &ask.email,
        lang: ask.lang,
        password: Some(hash),
        roles: &ask.roles,
    }
}

async fn again_new(cx: &Cx, form: &Form) -> Result<Reply> {
    let matrix = employee_form::matrix(cx, &[]).await?;
    Ok(cx.again(draw_new(cx, &matrix, form)))
}

fn check_password(fields: &mut Fields<'_>, typed: &str, strength: Strength, known: &[&str]) {
    if typed.is_empty() {
        return;
    }
    if let Err(weak) = password::policy(typed, strength, known) {
        fields.refuse_said("password", weak.say(fields.lang));
    }
}

/// The typed password, or a made-up one to be shown once.
fn chosen(typed: String) -> (bool, String) {
    if typed.is_empty() { (true, password::temporary()) } else { (false, typed) }
}

async fn card(cx: &Cx) -> Result<Card> {
    let id = cx.path::<Id<mark::Employee>>("id")?;
    let (seen, now, lang) = (cx.site.memory.of::<Seen>(), cx.now(), cx.lang());
    let card = cx.read(|r| {
        let employee = r.need::<Employee>(&id)?;
        Ok(Card {
            sessions: session::of(r, id, now, &seen)?,
            keys: keys::of(r, id)?.len(),
            mine: reach::covers(r, &cx.actor(), &employee.roles)?,
            owner: reach::is_owner(r, &employee)?,
            roles: roles_said(r, &employee.roles, &cx.frame().places, lang)?,
            matrix: Vec::new(),
            employee,
        })
    });
    let mut card = card.await?;
    card.matrix = employee_form::matrix(cx, &card.employee.roles).await?;
    Ok(card)
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let card = card(&cx).await?;
    Ok(cx.page(draw_card(&cx, &card, &employee_form::filled(&card.employee), &Form::empty())))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (mut form, card) = (cx.form(), card(&cx).await?);
    let (id, places, lang) = (card.employee.id, cx.frame().places.clone(), cx.lang());
    let now = |r: &Read<'_>| Ok(employee_form::filled(&r.need::<Employee>(&id)?));
    match cx.submit_over(&mut form, &shared(&card), now, parse, move |tx, ask| edit(tx, id, ask, &places, lang)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(super::employees::PATH).saying(web_text::SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(draw_card(&cx, &card, &form, &Form::empty()))),
    }
}

/// Roles and places are ticks, each for itself.
fn shared(card: &Card) -> Shared {
    let typed =
        [("name", Field::Name), ("login", Field::Login), ("position", Field::Position), ("phone", Field::Phone), ("email", Field::Email)];
    let mut parts: Vec<Part> = typed.map(|(name, field)| Part::typed(name, field.title())).into();
    parts.push(Part::choice("lang", Field::Lang.title(), employee_form::languages()));
    parts.extend(card.matrix.iter().map(|line| Part::ticks(format!("at_{}", line.role.id))));
    let action = format!("{}/{}", super::employees::PATH, card.employee.id);
    Shared {
        subject: about(card.employee.id),
        parts,
        changed: merge::by_title(facts::changed),
        away: merge::stays(),
        section: "settings",
        page: action.clone(),
        action,
    }
}

fn edit(tx: &mut Write<'_>, id: Id<mark::Employee>, ask: &Ask, places: &[Place], lang: Lang) -> Result<()> {
    let (before, actor) = (tx.need::<Employee>(&id)?, tx.actor().clone());
    reach::need_cover(tx, &actor, &before.roles)?;
    reach::need_cover(tx, &actor, &ask.roles)?;
    for at in &ask.roles {
        tx.need::<Role>(&at.role)?;
    }
    if tx.first_by(&EMPLOYEE_BY_LOGIN, ask.login.clone())?.is_some_and(|holder| holder.id != id) {
        return Err(StaffRefusal::LoginTaken.into());
    }
    let after = Employee {
        name: ask.name.clone(),
        login: ask.login.clone(),
        position: ask.position.clone(),
        phone: ask.phone.as_ref().map_or(String::new(), |phone| phone.digits().into()),
        email: ask.email.clone(),
        lang: ask.lang,
        roles: ask.roles.clone(),
        ..before.clone()
    };
    tx.put(&after)?;
    reach::keep_an_owner(tx)?;
    tx.quiet("what did not change is not told");
    let changes = changes(&before, &after);
    if !changes.is_empty() {
        tx.record(about(id), &StaffFact::Edited { changes })?;
    }
    let said = [roles_said(tx, &before.roles, places, lang)?, roles_said(tx, &after.roles, places, lang)?];
    if said[0] != said[1] {
        let [before, after] = said.map(|roles| if roles.is_empty() { "—".to_string() } else { roles });
        tx.record(about(id), &StaffFact::RolesGiven { before, after })?;
    }
    Ok(())
}

fn changes(before: &Employee, after: &Employee) -> Vec<Change> {
    let lang = |employee: &Employee| employee.lang.map_or(String::new(), |lang| lang.code().to_string());
    let pairs = [
        (Field::Name, before.name.clone(), after.name.clone()),
        (Field::Login, before.login.clone(), after.login.clone()),
        (Field::Position, before.position.clone(), after.position.clone()),
        (Field::Phone, before.phone.clone(), after.phone.clone()),
        (Field::Email, before.email.clone(), after.email.clone()),
        (Field::Lang, lang(before), lang(after)),
    ];
    pairs.into_iter().filter(|(_, old, new)| old != new).map(|(field, before, after)| Change { field, before, after }).collect()
}

/// Closes the access: his sessions end with it.
pub async fn disable(cx: Cx) -> Result<Reply> {
    let (id, me, lang) = (cx.path::<Id<mark::Employee>>("id")?, cx.who().id, cx.lang());
    cx.write(move |tx| {
        let employee = tx.need::<Employee>(&id)?;
        reach::need_cover(tx, &tx.actor().clone(), &employee.roles)?;
        if id == me {
            return Err(StaffRefusal::Yourself.into());
        }
        tx.put(&Employee { active: false, ..employee })?;
        reach::keep_an_owner(tx)?;
        session::end_all(tx, id)?;
        keys::revoke_all(tx, id)?;
        tx.record(about(id), &StaffFact::Disabled)
    })
    .await?;
    Ok(Reply::redirect(super::employees::PATH).saying(text::FACT_DISABLED.get(lang)))
}

pub async fn enable(cx: Cx) -> Result<Reply> {
    let (id, lang) = (cx.path::<Id<mark::Employee>>("id")?, cx.lang());
    cx.write(move |tx| {
        let employee = tx.need::<Employee>(&id)?;
        reach::need_cover(tx, &tx.actor().clone(), &employee.roles)?;
        tx.put(&Employee { active: true, ..employee })?;
        tx.record(about(id), &StaffFact::Enabled)
    })
    .await?;
    Ok(Reply::redirect(format!("{}/{id}", super::employees::PATH)).saying(text::FACT_ENABLED.get(lang)))
}

/// A new password for somebody who forgot his. Without the idempotency key: sent twice, it makes another temporary
/// password and shows that one, which is what the person at the screen needs.
pub async fn reset_password(cx: Cx) -> Result<Reply> {
    let (mut form, card) = (cx.form(), card(&cx).await?);
    let (lang, employee) = (cx.lang(), &card.employee);
    if !card.mine {
        return Err(StaffRefusal::AboveOwn.into());
    }
    let strength = if card.owner { Strength::Owner } else { Strength::Staff };
    let typed = form.parse(&cx, |fields| {
        let typed = fields.secret("password");
        check_password(fields, &typed, strength, &[&employee.login, &employee.name, &cx.frame().company]);
        typed
    });
    let Some(typed) = typed else { return Ok(cx.again(draw_card(&cx, &card, &employee_form::filled(employee), &form))) };
    let (temporary, password) = chosen(typed);
    let (hash, id) = (password::hash(password.clone()).await?, employee.id);
    let write = move |tx: &mut Write<'_>| {
        let employee = tx.need::<Employee>(&id)?;
        reach::need_cover(tx, &tx.actor().clone(), &employee.roles)?;
        tx.put(&Employee { password: Some(hash.clone()), ..employee })?;
        session::end_all(tx, id)?;
        tx.record(about(id), &StaffFact::PasswordReset)
    };
    cx.site.store.write(cx.stamp(), write).await?;
    if !temporary {
        return Ok(Reply::redirect(format!("{}/{id}", super::employees::PATH)).saying(text::FACT_PASSWORD_RESET.get(lang)));
    }
    Ok(cx.page(employee_form::draw_password(&cx, &employee.name, &employee.login, &password)))
}

/// A refusal of a button without a form of its own comes back as a note over the card.
pub fn note_of(form: &Form) -> maud::Markup {
    html! { @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) } }
}
