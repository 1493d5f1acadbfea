//! The card of an employee as markup: his details, the matrix of roles and locations, his access.

use maud::{Markup, html};

use super::{
    employee::note_of,
    employees::PATH,
    keys, password, people, reach,
    session::device_name,
    tables::{Employee, Role, RoleAt, Session},
    text,
};
use crate::{
    kernel::{Id, Lang, Phone, Result, mark},
    web::{
        Cx, Form, Page, merge, text as web_text,
        ui::{self, field::Draw, icon, panel, settings_page},
    },
};

pub struct Card {
    pub employee: Employee,
    pub roles: String,
    pub sessions: Vec<Session>,
    /// How many access keys he has.
    pub keys: usize,
    /// The one who looks has every right of this person, so he may change him.
    pub mine: bool,
    pub owner: bool,
    pub matrix: Vec<Line>,
}

/// One role of the matrix and the places it may be given at.
pub struct Line {
    pub role: Role,
    /// `None` is "at all locations"; the flag says whether the one who looks may give it there.
    pub places: Vec<(Option<Id<mark::Location>>, bool)>,
}

/// A shop with one location gives roles for all of them; single places appear when there are several, or when somebody
/// already holds a role at one.
pub async fn matrix(cx: &Cx, held: &[RoleAt]) -> Result<Vec<Line>> {
    let single = cx.frame().places.len() < 2 && held.iter().all(|at| at.location.is_none());
    let mut places: Vec<Option<Id<mark::Location>>> = vec![None];
    if !single {
        places.extend(cx.frame().places.iter().map(|place| Some(place.id)));
    }
    let actor = cx.actor();
    cx.read(|r| {
        let mut lines = Vec::new();
        for role in people::roles(r)? {
            let may =
                |place: &Option<Id<mark::Location>>| Ok((*place, reach::covers(r, &actor, &[RoleAt { role: role.id, location: *place }])?));
            lines.push(Line { places: places.iter().map(may).collect::<Result<_>>()?, role });
        }
        Ok(lines)
    })
    .await
}

pub fn filled(employee: &Employee) -> Form {
    let phone = Phone::parse(&employee.phone).map(|phone| phone.to_string()).unwrap_or_default();
    let mut form = Form::filled([
        ("name", employee.name.clone()),
        ("login", employee.login.clone()),
        ("position", employee.position.clone()),
        ("phone", phone),
        ("email", employee.email.clone()),
        ("lang", employee.lang.map_or("", Lang::code).to_string()),
    ]);
    for at in &employee.roles {
        form.push(&format!("at_{}", at.role), value_of(at.location));
    }
    form
}

fn value_of(place: Option<Id<mark::Location>>) -> String {
    place.map_or("all".to_string(), |id| id.to_string())
}

pub fn draw_new(cx: &Cx, matrix: &[Line], form: &Form) -> Page {
    let lang = cx.lang();
    let draw = Draw::of(form, lang);
    let hint = text::PASSWORD_OR_TEMPORARY.with(lang, &[&password::Strength::Staff.least()]);
    let body = html! {
        form.page method="post" action=(PATH) data-guard {
            (ui::hidden(cx))
            (draw.summary())
            div.split {
                div {
                    (panel(text::PERSON.get(lang), html! {}, details(draw)))
                    (panel(text::ROLES.get(lang), html! {}, roles(cx, form, matrix)))
                }
                div {
                    (panel(text::SIGNING_IN.get(lang), html! {}, html! { div.form {
                        (draw.field("login", text::LOGIN).autocomplete("off").most(40).hint(text::LOGIN_HINT).input())
                        (draw.field("password", text::PASSWORD).optional().password().autocomplete("new-password").hint_said(hint).most(password::LONGEST).input())
                    } }))
                }
            }
            (buttons(cx, text::ADD_EMPLOYEE.get(lang)))
        }
    };
    settings_page(cx, PATH, text::NEW_EMPLOYEE.get(lang), html! {}, body)
}

fn buttons(cx: &Cx, primary: &str) -> Markup {
    html! {
        div.formbar {
            button.btn.btn--primary data-key="Ctrl+Enter" { (primary) }
            a.btn href=(PATH) { (web_text::CANCEL.get(cx.lang())) }
        }
    }
}

pub fn languages() -> Vec<(String, String)> {
    Lang::ALL.map(|one| (one.code().to_string(), one.name().to_string())).into()
}

fn details(draw: Draw<'_>) -> Markup {
    html! {
        div.form {
            (draw.field("name", text::NAME).most(80).autocomplete("off").focus().input())
            (draw.field("position", text::POSITION).optional().most(60).input())
            div.grid-2 {
                (draw.field("phone", text::PHONE).optional().phone().input())
                (draw.field("email", text::EMAIL).optional().kind("email").icon("mail").autocomplete("off").input())
            }
            (draw.field("lang", text::LANGUAGE).optional().none(text::LANG_OF_COMPANY).select(&languages()))
        }
    }
}

/// Ticks of roles against locations. A tick that would give more than one's own rights is closed.
fn roles(cx: &Cx, form: &Form, matrix: &[Line]) -> Markup {
    let lang = cx.lang();
    let several = matrix.first().is_some_and(|line| line.places.len() > 1);
    let tick = |line: &Line, (place, allowed): &(Option<Id<mark::Location>>, bool), label: &str| {
        let (name, value) = (format!("at_{}", line.role.id), value_of(*place));
        html! { input.check type="checkbox" name=(name) value=(value) checked[form.chosen(&name, &value)] disabled[!allowed] aria-label=[(!label.is_empty()).then_some(label)]; }
    };
    let place_name = |place: Option<Id<mark::Location>>| {
        place.and_then(|id| cx.frame().place(id)).map_or(web_text::ALL_PLACES.get(lang).to_string(), |place| place.name.clone())
    };
    html! {
        @if several {
            div.h-scroll tabindex="0" {
                table.data.data--plain {
                    thead { tr {
                        th { (text::ROLE.get(lang)) }
                        @if let Some(line) = matrix.first() { @for (place, _) in &line.places { th { (place_name(*place)) } } }
                    } }
                    tbody {
                        @for line in matrix {
                            tr {
                                td { (line.role.name.get(lang)) }
                                @for place in &line.places { td.c-check { label { (tick(line, place, &format!("{}: {}", line.role.name.get(lang), place_name(place.0)))) } } }
                            }
                        }
                    }
                }
            }
        } @else {
            @for line in matrix {
                label.opt { @for place in &line.places { (tick(line, place, "")) } span { (line.role.name.get(lang)) } }
            }
        }
        p.hint { (text::ROLES_HINT.get(lang)) " " a.link href="/settings/roles" { (text::ROLES_LINK.get(lang)) } }
    }
}

pub fn draw_card(cx: &Cx, card: &Card, form: &Form, reset: &Form) -> Page {
    let (lang, employee) = (cx.lang(), &card.employee);
    let draw = Draw::of(form, lang);
    let action = format!("{PATH}/{}", employee.id);
    let state = if employee.active {
        html! {}
    } else {
        ui::badge("gray", text::ARCHIVED_ONE.get(lang))
    };
    let body = html! {
        div.page {
            (note_of(reset))
            @if !card.mine { (ui::note("warn", html! { (text::ABOVE_OWN.get(lang)) })) }
            div.split {
                @if card.mine {
                    form method="post" action=(action) data-guard {
                        (ui::hidden(cx))
                        (draw.summary())
                        (merge::was(form))
                        (panel(text::PERSON.get(lang), html! {}, details(draw)))
                        (panel(text::SIGNING_IN.get(lang), html! {}, html! { div.form {
                            (draw.field("login", text::LOGIN).autocomplete("off").most(40).hint(text::LOGIN_HINT).input())
                        } }))
                        (panel(text::ROLES.get(lang), html! {}, roles(cx, form, &card.matrix)))
                        div.row-gap {
                            button.btn.btn--primary data-key="Ctrl+Enter" { (web_text::SAVE.get(lang)) }
                            a.btn href=(PATH) { (web_text::CANCEL.get(lang)) }
                        }
                    }
                } @else {
                    (panel(text::ROLES.get(lang), html! {}, html! { p { (card.roles) } }))
                }
                div { (access(cx, card, reset, &action)) }
            }
        }
    };
    settings_page(cx, PATH, &employee.name, state, body)
}

fn access(cx: &Cx, card: &Card, reset: &Form, action: &str) -> Markup {
    let (lang, employee) = (cx.lang(), &card.employee);
    let strength = if card.owner { password::Strength::Owner } else { password::Strength::Staff };
    let hint = text::PASSWORD_OR_TEMPORARY.with(lang, &[&strength.least()]);
    html! {
        (panel(text::SESSIONS.get(lang), html! {}, html! {
            @if card.sessions.is_empty() { p.dim { (text::NOT_SIGNED_IN.get(lang)) } }
            @for session in &card.sessions {
                p { (device_name(&session.agent, lang)) " · " (session.ip) br; span.hint { (text::SEEN.with(lang, &[&cx.frame().zone.near(session.seen, cx.now(), lang)])) } }
            }
        }))
        (keys::link(cx, &format!("{action}/keys"), card.keys))
        @if card.mine {
            (panel(text::RESET_PASSWORD.get(lang), html! {}, ui::post_form(cx, &format!("{action}/password"), "form", html! {
                (Draw::of(reset, lang).field("password", text::NEW_PASSWORD).optional().password().autocomplete("new-password").hint_said(hint).most(password::LONGEST).input())
                div { button.btn { (icon("key-round")) (text::RESET_PASSWORD.get(lang)) } }
            })))
            @if employee.id != cx.who().id {
                (panel(text::ACCESS.get(lang), html! {}, html! {
                    @if employee.active {
                        p.hint { (text::DISABLE_HINT.get(lang)) }
                        (ui::post_button(cx, &format!("{action}/closure"), "btn btn--danger", html! { (icon("lock")) (text::DISABLE.get(lang)) }))
                    } @else {
                        (ui::post_button(cx, &format!("{action}/opening"), "btn", html! { (icon("user")) (text::ENABLE.get(lang)) }))
                    }
                }))
            }
        }
        @if cx.may(crate::kernel::Right::SeeAudit) {
            p { a.link href={ "/settings/audit?by=" (employee.id) } { (text::HIS_ACTIONS.get(lang)) } }
        }
    }
}

/// A made-up password, shown this once.
pub fn draw_password(cx: &Cx, name: &str, login: &str, password: &str) -> Page {
    let lang = cx.lang();
    let body = html! {
        div.page {
            (ui::note("ok", html! { (text::TEMPORARY_READY.with(lang, &[&name])) }))
            (panel(text::SIGNING_IN.get(lang), html! {}, html! {
                dl.kv {
                    dt { (text::LOGIN.get(lang)) } dd.mono { (login) }
                    dt { (text::PASSWORD.get(lang)) } dd { b.mono id="temporary" { (password) } }
                }
                p.hint { (text::TEMPORARY_HINT.get(lang)) }
                div.row-gap {
                    button.btn type="button" data-copy=(password) { (icon("copy")) (text::COPY.get(lang)) }
                    a.btn.btn--primary href=(PATH) { (text::DONE.get(lang)) }
                }
            }))
        }
    };
    settings_page(cx, PATH, name, html! {}, body)
}
