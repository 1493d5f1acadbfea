//! The audit: everything that happened, newest first, told by the slice it happened in.

use maud::{Markup, html};

use super::{employees, people, roles, text};
use crate::{
    kernel::{Error, Id, Lang, Result, Right, Text, mark},
    log::{FactRow, Subject, SubjectKind, Told, fact},
    store::Reads,
    web::{
        Cx, Reply,
        ui::{feed::by_key, icon, settings_page, table},
    },
};

pub const PATH: &str = "/settings/audit";
const PAGE: usize = 50;
/// A filter by person looks so far back for one page; the next one goes on from there.
const LOOKED_AT: usize = 3000;

struct Found {
    facts: Vec<FactRow>,
    /// Where the next page begins, if there may be more.
    next: Option<u64>,
}

fn find(reads: &impl Reads, past: Option<u64>, by: Option<Id<mark::Employee>>) -> Result<Found> {
    let (mut facts, mut past, mut looked) = (Vec::new(), past, 0);
    loop {
        let batch = fact::audit(reads, past, PAGE)?;
        let whole = batch.len() == PAGE;
        for row in batch {
            past = Some(row.seq);
            looked += 1;
            if by.is_none_or(|id| row.by == Some(id) || (row.subject.kind == SubjectKind::Employee && row.subject.id == id.cast())) {
                facts.push(row);
            }
            if facts.len() == PAGE {
                return Ok(Found { facts, next: past });
            }
        }
        if !whole || looked >= LOOKED_AT {
            return Ok(Found { facts, next: past.filter(|_| whole) });
        }
    }
}

/// Facts of all locations stand here together, so the right is asked for at all of them.
pub async fn page(cx: Cx) -> Result<Reply> {
    if !cx.who().may_everywhere(Right::SeeAudit) {
        return Err(Error::Denied(Right::SeeAudit));
    }
    let (past, by) = (cx.query("past").and_then(|seq| seq.parse().ok()), cx.query("by").and_then(|id| id.parse().ok()));
    let (found, staff) = cx
        .read(|r| {
            let mut staff: Vec<(String, String)> = Vec::new();
            for employee in r.all::<super::Employee>(())? {
                staff.push((employee.id.to_string(), employee.name));
            }
            staff.sort_by_key(|(_, name)| name.to_lowercase());
            Ok((find(r, past, by)?, staff))
        })
        .await?;
    let lang = cx.lang();
    let mut lines = Vec::new();
    for row in &found.facts {
        lines.push(line(&cx, row).await?);
    }
    let body = html! {
        (filter(&cx, &staff))
        @if lines.is_empty() && found.next.is_none() { (table::nothing_found(PATH, lang)) } @else {
            div.data-wrap tabindex="0" {
                table.data.data--cards {
                    thead { tr { th { (text::WHEN.get(lang)) } th { (text::WHO.get(lang)) } th { (text::ABOUT.get(lang)) } th.grow { (text::WHAT.get(lang)) } } }
                    tbody {
                        @for line in &lines { (line) }
                        @if let Some(seq) = found.next { (table::more_row(4, &table::with_param(&cx, PATH, "past", Some(&seq.to_string())), lang)) }
                    }
                }
            }
        }
    };
    Ok(cx.page(settings_page(&cx, PATH, text::AUDIT.get(lang), html! {}, body)))
}

fn filter(cx: &Cx, staff: &[(String, String)]) -> Markup {
    let (lang, by) = (cx.lang(), cx.query("by").unwrap_or_default());
    html! {
        form.toolbar method="get" action=(PATH) data-clean {
            label.input.select {
                (icon("user"))
                select name="by" aria-label=(text::WHO.get(lang)) {
                    option value="" { (text::ALL_EMPLOYEES.get(lang)) }
                    @for (id, name) in staff { option value=(id) selected[*id == by] { (name) } }
                }
            }
            button.btn { (text::SHOW.get(lang)) }
        }
    }
}

async fn line(cx: &Cx, row: &FactRow) -> Result<Markup> {
    let (lang, told) = (cx.lang(), told(cx, row));
    let (subject, link) = cx.read(|r| subject(r, row.subject, lang)).await?;
    let zone = &cx.frame().zone;
    Ok(html! {
        tr {
            td.c-end.nowrap title=(zone.full(row.at, lang)) { (zone.near(row.at, cx.now(), lang)) }
            td.c-meta.clip { @if row.name.is_empty() { span.dim { (text::THE_PROGRAM.get(lang)) } } @else { (row.name) (by_key(cx, row)) } }
            td.c-keep.clip { @match link { Some(link) => a.link href=(link) { (subject) }, None => (subject) } }
            td.c-title.wrap { (told.text) @if let Some(quote) = &told.quote { span.sub.sub--keep hx-disable { (quote) } } }
        }
    })
}

fn told(cx: &Cx, row: &FactRow) -> Told {
    let kinds = cx.site.slices.iter().flat_map(|slice| slice.facts.iter());
    let found = kinds.filter(|kind| kind.slice == row.slice).find_map(|kind| (kind.tell)(&row.body, cx.lang()));
    found.unwrap_or_else(|| Told { text: text::UNTOLD.with(cx.lang(), &[&row.slice]), ..Told::default() })
}

/// What a fact is about, and where it can be looked at.
fn subject(reads: &impl Reads, about: Subject, lang: Lang) -> Result<(String, Option<String>)> {
    let kind: Text = match about.kind {
        SubjectKind::Order => text::ABOUT_ORDER,
        SubjectKind::Client => text::ABOUT_CLIENT,
        SubjectKind::Device => text::ABOUT_DEVICE,
        SubjectKind::Employee => text::ABOUT_EMPLOYEE,
        SubjectKind::Role => text::ROLE,
        SubjectKind::Cashbox => text::ABOUT_CASHBOX,
        SubjectKind::Location => text::ABOUT_LOCATION,
        SubjectKind::Service => text::ABOUT_SERVICE,
        SubjectKind::Product => text::ABOUT_PRODUCT,
        SubjectKind::Stocktake => text::ABOUT_STOCKTAKE,
        SubjectKind::Warehouse => text::ABOUT_WAREHOUSE,
        SubjectKind::Document => text::ABOUT_DOCUMENT,
        SubjectKind::Sale => text::ABOUT_SALE,
        SubjectKind::PurchaseOrder => text::ABOUT_PURCHASE,
        SubjectKind::Shop => text::ABOUT_SHOP,
        SubjectKind::Import => text::ABOUT_IMPORT,
    };
    let named = |name: String| if name.is_empty() { kind.get(lang).to_string() } else { name };
    Ok(match about.kind {
        SubjectKind::Order => (named(String::new()), Some(format!("/orders/{}", about.id))),
        SubjectKind::Client => (named(String::new()), Some(format!("/clients/{}", about.id))),
        SubjectKind::Product => (named(String::new()), Some(format!("/goods/{}", about.id))),
        SubjectKind::Sale => (named(String::new()), Some(format!("/sales/{}", about.id))),
        SubjectKind::PurchaseOrder => (named(String::new()), Some(format!("/purchases/orders/{}", about.id))),
        SubjectKind::Stocktake => (named(String::new()), Some(format!("/stock/counts/{}", about.id))),
        SubjectKind::Employee => (named(people::employee_name(reads, about.id.cast())?), Some(format!("{}/{}", employees::PATH, about.id))),
        SubjectKind::Role => match reads.get::<super::Role>(&about.id.cast())? {
            Some(role) => (named(role.name.get(lang).to_string()), Some(format!("{}/{}", roles::PATH, about.id))),
            None => (named(String::new()), None),
        },
        _ => (named(String::new()), None),
    })
}
