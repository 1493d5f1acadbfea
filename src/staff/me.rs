//! "My profile": what a person sets for himself: language and keys, the look, his password, his sessions.

use maud::{Markup, html};

use super::{
    StaffRefusal,
    facts::{StaffFact, about},
    keys,
    password::{self, Strength, Verdict},
    reach,
    session::{self, Device, device_name},
    sign_in,
    tables::{Employee, Session},
    text,
};
use crate::{
    kernel::{Id, Lang, Phone, Refusal, Result, mark},
    log::Record,
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply, Seen, text as web_text,
        ui::{self, field::Draw, icon, page_head, panel},
    },
};

struct Me {
    employee: Employee,
    strength: Strength,
    roles: String,
    sessions: Vec<Session>,
    keys: usize,
}

async fn look(cx: &Cx) -> Result<Me> {
    let (id, now, seen, lang) = (cx.who().id, cx.now(), cx.site.memory.of::<Seen>(), cx.lang());
    cx.read(|r| {
        let employee = r.need::<Employee>(&id)?;
        let strength = if reach::is_owner(r, &employee)? { Strength::Owner } else { Strength::Staff };
        let roles = super::employee::roles_said(r, &employee.roles, &cx.frame().places, lang)?;
        Ok(Me { strength, roles, sessions: session::of(r, id, now, &seen)?, keys: keys::of(r, id)?.len(), employee })
    })
    .await
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let me = look(&cx).await?;
    Ok(cx.page(view(&cx, &me, &own_form(&me), &Form::empty())))
}

fn own_form(me: &Me) -> Form {
    let lang = me.employee.lang.map_or("", Lang::code);
    Form::filled([("lang", lang), ("single_keys", if me.employee.single_keys { "on" } else { "" })])
}

struct Ask {
    lang: Option<Lang>,
    single_keys: bool,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    Ask { lang: fields.choice("lang", Lang::parse), single_keys: fields.flag("single_keys") }
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (mut form, id) = (cx.form(), cx.who().id);
    let Some(()) = cx.submit(&mut form, parse, move |tx, ask| set(tx, id, ask)).await? else {
        let me = look(&cx).await?;
        return Ok(cx.again(view(&cx, &me, &form, &Form::empty())));
    };
    Ok(Reply::redirect("/me").saying(web_text::SAVED.get(cx.lang())))
}

fn set(tx: &mut Write<'_>, id: Id<mark::Employee>, ask: &Ask) -> Result<()> {
    tx.quiet("a person's own taste is not history");
    let employee = tx.need::<Employee>(&id)?;
    tx.put(&Employee { lang: ask.lang, single_keys: ask.single_keys, ..employee })
}

/// Changes one's own password: the old one is asked, and every other session ends.
pub async fn change_password(cx: Cx) -> Result<Reply> {
    let (me, mut form, lang) = (look(&cx).await?, cx.form(), cx.lang());
    let known = [me.employee.login.as_str(), &me.employee.name, &cx.frame().company];
    let read = form.parse(&cx, |fields| {
        let (old, new) = (fields.secret("old"), fields.secret("password"));
        if old.is_empty() {
            fields.refuse("old", web_text::REQUIRED);
        }
        if let Err(weak) = password::policy(&new, me.strength, &known) {
            fields.refuse_said("password", weak.say(lang));
        }
        (old, new)
    });
    let Some((old, new)) = read else { return Ok(cx.again(view(&cx, &me, &own_form(&me), &form))) };
    if let Err(waiting) = sign_in::attempt(&cx, &me.employee.login) {
        form.refuse("old", waiting.say(lang));
        return Ok(cx.again(view(&cx, &me, &own_form(&me), &form)));
    }
    if password::verify(old, me.employee.password.clone()).await? == Verdict::Wrong {
        form.refuse("old", StaffRefusal::WrongOldPassword.say(lang));
        return Ok(cx.again(view(&cx, &me, &own_form(&me), &form)));
    }
    sign_in::succeeded(&cx, &me.employee.login);
    let hash = password::hash(new).await?;
    let (id, token, device) = (me.employee.id, session::new_token(), Device::of(&cx));
    let told = token.clone();
    cx.write(move |tx| take_new(tx, id, &hash, &told, &device)).await?;
    Ok(Reply::redirect("/me").cookie(sign_in::opened(token)).saying(text::PASSWORD_CHANGED.get(lang)))
}

/// Every session ends, this one too: it goes on under a new token.
fn take_new(tx: &mut Write<'_>, id: Id<mark::Employee>, hash: &str, token: &str, device: &Device) -> Result<()> {
    let employee = tx.need::<Employee>(&id)?;
    tx.put(&Employee { password: Some(hash.into()), ..employee })?;
    session::end_all(tx, id)?;
    session::create(tx, id, token, device)?;
    tx.record(about(id), &StaffFact::PasswordChanged)
}

pub async fn end_session(cx: Cx) -> Result<Reply> {
    let (id, session) = (cx.who().id, cx.path::<Id<mark::Session>>("id")?);
    cx.write(move |tx| session::end_one(tx, id, session)).await?;
    if session == cx.who().session {
        return Ok(Reply::redirect("/sign-in").cookie(sign_in::forgotten()));
    }
    Ok(Reply::redirect("/me").saying(text::SESSION_ENDED.get(cx.lang())))
}

/// Signs out everywhere, here too.
pub async fn end_sessions(cx: Cx) -> Result<Reply> {
    let id = cx.who().id;
    cx.write(move |tx| {
        let count = session::end_all(tx, id)?;
        tx.record(about(id), &StaffFact::SessionsEnded { count })
    })
    .await?;
    Ok(Reply::redirect("/sign-in").cookie(sign_in::forgotten()))
}

fn view(cx: &Cx, me: &Me, own: &Form, password: &Form) -> Page {
    let lang = cx.lang();
    let body = html! {
        (page_head(web_text::PROFILE.get(lang), None, html! {}))
        div.page {
            div.split {
                div {
                    (about_me(cx, me))
                    (sessions(cx, me))
                    (keys::link(cx, "/me/keys", me.keys))
                }
                div {
                    (taste(cx, own))
                    (password_form(cx, me, password))
                }
            }
        }
    };
    Page::new("", web_text::PROFILE.get(lang), body)
}

fn about_me(cx: &Cx, me: &Me) -> Markup {
    let (lang, employee) = (cx.lang(), &me.employee);
    let phone = Phone::parse(&employee.phone).map(|phone| phone.to_string());
    let rows = [
        (text::LOGIN, Some(employee.login.clone())),
        (text::POSITION, Some(employee.position.clone())),
        (text::ROLES, Some(me.roles.clone())),
        (text::PHONE, phone),
        (text::EMAIL, Some(employee.email.clone())),
    ];
    panel(
        &employee.name,
        html! {},
        html! {
            dl.kv {
                @for (label, value) in rows.iter().filter_map(|(label, value)| Some((label, value.as_ref().filter(|v| !v.is_empty())?))) {
                    dt { (label.get(lang)) } dd { (value) }
                }
            }
            p.hint { (text::PROFILE_HINT.get(lang)) }
        },
    )
}

fn taste(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    let langs: Vec<(String, String)> = Lang::ALL.iter().map(|one| (one.code().to_string(), one.name().to_string())).collect();
    let draw = Draw::of(form, lang);
    panel(
        text::TASTE.get(lang),
        html! {},
        html! {
            (ui::post_form(cx, "/me", "form", html! {
                (draw.summary())
                (draw.field("lang", text::LANGUAGE).optional().none(text::LANG_OF_COMPANY).select(&langs))
                (draw.check_named("single_keys", text::SINGLE_KEYS.get(lang), text::SINGLE_KEYS_HINT.get(lang)))
                div { button.btn.btn--primary { (web_text::SAVE.get(lang)) } }
            }))
            div.form {
                (switch(cx, "theme", text::THEME, cx.visit.theme.unwrap_or("system"), &[("system", text::THEME_SYSTEM), ("light", text::THEME_LIGHT), ("dark", text::THEME_DARK)]))
                (switch(cx, "density", text::DENSITY, if cx.visit.compact { "compact" } else { "roomy" }, &[("roomy", text::DENSITY_ROOMY), ("compact", text::DENSITY_COMPACT)]))
            }
        },
    )
}

/// A choice that posts at once and is kept in this browser.
fn switch(cx: &Cx, name: &str, label: crate::kernel::Text, now: &str, options: &[(&str, crate::kernel::Text)]) -> Markup {
    let lang = cx.lang();
    html! {
        form.field method="post" action={ "/preferences/" (name) } data-clean {
            (ui::hidden(cx))
            input type="hidden" name="back" value="/me";
            span.label { (label.get(lang)) }
            div.seg role="group" aria-label=(label.get(lang)) {
                @for (value, said) in options { button name=(name) value=(value) aria-pressed=(*value == now) { (said.get(lang)) } }
            }
        }
    }
}

fn password_form(cx: &Cx, me: &Me, form: &Form) -> Markup {
    let lang = cx.lang();
    let draw = Draw::of(form, lang);
    let hint = text::PASSWORD_HINT.with(lang, &[&me.strength.least()]);
    panel(
        text::CHANGE_PASSWORD.get(lang),
        html! {},
        ui::post_form(
            cx,
            "/me/password",
            "form",
            html! {
                input.sr type="text" value=(me.employee.login) autocomplete="username" tabindex="-1" aria-hidden="true" disabled;
                (draw.field("old", text::OLD_PASSWORD).password().autocomplete("current-password").input())
                (draw.field("password", text::NEW_PASSWORD).password().autocomplete("new-password").hint_said(hint).most(password::LONGEST).input())
                p.hint { (text::PASSWORD_ENDS_SESSIONS.get(lang)) }
                div { button.btn { (text::CHANGE_PASSWORD.get(lang)) } }
            },
        ),
    )
}

fn sessions(cx: &Cx, me: &Me) -> Markup {
    let lang = cx.lang();
    let all = ui::post_button(cx, "/me/sessions/closure", "btn", html! { (icon("log-out")) (text::SIGN_OUT_EVERYWHERE.get(lang)) });
    html! {
        section.panel {
            header.panel__head { h2 { (text::SESSIONS.get(lang)) } div.panel__end { (all) } }
            table.data.data--plain {
                tbody {
                    @for session in &me.sessions {
                        tr {
                            td.grow { (device_name(&session.agent, lang)) @if session.id == cx.who().session { (ui::badge("green", text::THIS_SESSION.get(lang))) }
                                span.sub.sub--keep { (session.ip) " · " (text::SEEN.with(lang, &[&cx.frame().zone.near(session.seen, cx.now(), lang)])) } }
                            td.row-end { (ui::post_button(cx, &format!("/me/sessions/{}/closure", session.id), "btn btn--quiet", html! { (text::END_SESSION.get(lang)) })) }
                        }
                    }
                }
            }
        }
    }
}
