//! The list of employees.

use maud::{Markup, html};

use super::{
    employee::roles_said,
    session,
    tables::{EMPLOYEE_BY_LOGIN, Employee},
    text,
};
use crate::{
    kernel::{Id, Lang, Moment, Phone, Result, mark},
    store::{Reads, row::Order},
    web::{
        Cx, Reply, Seen,
        ui::{self, avatar, icon, settings_page, table},
    },
};

pub const PATH: &str = "/settings/employees";

struct Line {
    employee: Employee,
    roles: String,
    /// When he was here last, if a session of his is open.
    seen: Option<Moment>,
}

fn lines(reads: &impl Reads, cx: &Cx) -> Result<Vec<Line>> {
    let archived = cx.query("state").as_deref() == Some("archived");
    let sought = cx.query("q").map(|q| q.to_lowercase()).unwrap_or_default();
    let seen = cx.site.memory.of::<Seen>();
    let mut ids: Vec<Id<mark::Employee>> = Vec::new();
    reads.walk_by(&EMPLOYEE_BY_LOGIN, (), Order::Ascending, None, |_, id| {
        ids.push(id);
        Ok(crate::store::Walk::On)
    })?;
    let mut found = Vec::new();
    for id in ids {
        let employee = reads.need::<Employee>(&id)?;
        let here =
            [&employee.name, &employee.login, &employee.phone, &employee.position].iter().any(|text| text.to_lowercase().contains(&sought));
        if employee.active == archived || !here {
            continue;
        }
        let roles = roles_said(reads, &employee.roles, &cx.frame().places, cx.lang())?;
        let seen = session::of(reads, id, cx.now(), &seen)?.first().map(|session| session.seen);
        found.push(Line { employee, roles, seen });
    }
    found.sort_by_key(|line| line.employee.name.to_lowercase());
    Ok(found)
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let found = cx.read(|r| lines(r, &cx)).await?;
    let lang = cx.lang();
    let add =
        html! { a.btn.btn--primary href="/settings/employees/new" data-key="KeyA" { (icon("user-plus")) (text::EMPLOYEE.get(lang)) } };
    let body = html! {
        (filters(&cx))
        @if found.is_empty() { (table::nothing_found(PATH, lang)) } @else { (listing(&cx, &found)) }
    };
    Ok(cx.page(settings_page(&cx, PATH, text::EMPLOYEES.get(lang), add, body)))
}

fn filters(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let archived = cx.query("state").as_deref() == Some("archived");
    html! {
        div.toolbar {
            div.seg role="group" aria-label=(text::STATE.get(lang)) {
                a href=(table::with_param(cx, PATH, "state", None)) aria-current=[(!archived).then_some("true")] { (text::ACTIVE.get(lang)) }
                a href=(table::with_param(cx, PATH, "state", Some("archived"))) aria-current=[archived.then_some("true")] { (text::ARCHIVED.get(lang)) }
            }
            form method="get" action=(PATH) role="search" aria-label=(text::FIND_EMPLOYEE.get(lang)) {
                @if archived { input type="hidden" name="state" value="archived"; }
                label.input { (icon("search")) input type="search" name="q" value=(cx.query("q").unwrap_or_default()) placeholder=(text::FIND_EMPLOYEE.get(lang)) aria-label=(text::FIND_EMPLOYEE.get(lang)); }
            }
        }
    }
}

fn listing(cx: &Cx, found: &[Line]) -> Markup {
    let lang = cx.lang();
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr {
                    th { (text::NAME.get(lang)) } th { (text::LOGIN.get(lang)) } th { (text::ROLES.get(lang)) } th { (text::PHONE.get(lang)) } th { (text::LAST_SEEN.get(lang)) }
                } }
                tbody { @for line in found { (row(cx, line, lang)) } }
            }
        }
    }
}

fn row(cx: &Cx, line: &Line, lang: Lang) -> Markup {
    let employee = &line.employee;
    let phone = Phone::parse(&employee.phone).map(|phone| phone.to_string()).unwrap_or_default();
    let seen = line.seen.map(|at| cx.frame().zone.near(at, cx.now(), lang));
    html! {
        tr {
            td.c-title {
                span.who { (avatar(&employee.name, "avatar")) span {
                    a.row-link href={ (PATH) "/" (employee.id) } { (employee.name) }
                    @if !employee.position.is_empty() { span.sub { (employee.position) } }
                } }
            }
            td.mono { (employee.login) @if employee.password.is_none() { (ui::badge("amber", text::NO_PASSWORD.get(lang))) } }
            td.c-meta.clip { @if line.roles.is_empty() { span.dim { (text::NO_ROLES.get(lang)) } } @else { (line.roles) } }
            td.nowrap { (phone) }
            td.c-end.nowrap { @match seen { Some(at) => (at), None => span.dim { (text::NOT_HERE.get(lang)) } } }
        }
    }
}
