//! One status beside the table: its names and tone, its norm, where it leads, who may move orders into it.
//!
//! The group is chosen once: orders keep it with themselves, and everything counted by it would change under them.

use maud::{Markup, html};

use super::{
    OrderType, ShopFact, ShopRefusal, Status, StatusGroup, TONES, Thing, everywhere, shared,
    statuses::{self, Chart, PATH, in_hours},
    text,
};
use crate::{
    kernel::{Error, Id, Lang, Quantity, Result, mark, text::Named},
    log::{Record, Subject, Telling, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        text::{BAD_CHOICE, CANCEL, REQUIRED, SAVE, SAVED},
        ui::{self, chip, field::Draw, gauge, icon, names},
    },
};

/// The longest norm: a working month and a half.
const LONGEST: i64 = 1_000;

struct Ask {
    name: Named,
    group: Option<StatusGroup>,
    tone: String,
    norm: Option<u32>,
    next: Vec<Id<mark::Status>>,
    roles: Vec<Id<mark::Role>>,
    types: Vec<Id<mark::OrderType>>,
    overdue: bool,
    starts_warranty: bool,
}

fn parse(f: &mut Fields<'_>) -> Ask {
    let tone = f.raw("tone");
    if !TONES.contains(&tone.as_str()) {
        f.refuse("tone", BAD_CHOICE);
    }
    Ask {
        name: names::read(f, 40),
        group: f.choice("group", StatusGroup::named),
        tone,
        norm: norm(f),
        next: f.ids("next", 60),
        roles: f.ids("roles", 60),
        types: f.ids("types", 60),
        overdue: f.flag("overdue"),
        starts_warranty: f.flag("starts_warranty"),
    }
}

fn norm(f: &mut Fields<'_>) -> Option<u32> {
    let typed = f.raw("norm");
    if typed.is_empty() {
        return None;
    }
    let minutes = Quantity::parse(&typed).filter(|hours| hours.0 <= LONGEST * 1000).map(|hours| hours.0 * 60 / 1000);
    if minutes.is_none() {
        let said = text::BAD_NORM.with(f.lang, &[&LONGEST]);
        f.refuse_said("norm", said);
    }
    minutes.filter(|minutes| *minutes > 0).and_then(|minutes| u32::try_from(minutes).ok())
}

/// What must hold between a status and the rest, whether it is new or changed.
fn check(chart: &Chart, ask: &Ask, own: Option<Id<mark::Status>>) -> Result<()> {
    let same = |other: &Status| other.name.ru.to_lowercase() == ask.name.ru.to_lowercase();
    if chart.live().any(|other| Some(other.id) != own && same(other)) {
        return Err(ShopRefusal::SameName.into());
    }
    if let Some(kind) = own.and_then(|id| initial_of(chart, id)).filter(|kind| !ask.types.is_empty() && !ask.types.contains(&kind.id)) {
        return Err(ShopRefusal::InitialOf(kind.name.clone()).into());
    }
    Ok(())
}

pub fn initial_of(chart: &Chart, id: Id<mark::Status>) -> Option<&OrderType> {
    chart.types.iter().find(|kind| kind.initial == id)
}

/// Kept steps stay in their order (the first is the usual one, and keys 1–9 follow it); new ones come after.
fn steps(chart: &Chart, before: &[Id<mark::Status>], chosen: &[Id<mark::Status>], own: Id<mark::Status>) -> Vec<Id<mark::Status>> {
    let kept = before.iter().copied().filter(|id| chosen.contains(id));
    let added = chart.live().map(|status| status.id).filter(|id| chosen.contains(id) && !before.contains(id) && *id != own);
    kept.chain(added).collect()
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Status>> {
    let chart = Chart::read(tx)?;
    check(&chart, ask, None)?;
    let id = tx.id();
    let status = Status {
        id,
        key: String::new(),
        name: ask.name.clone(),
        group: ask.group.ok_or(Error::Hidden)?,
        tone: ask.tone.clone(),
        norm: ask.norm,
        next: steps(&chart, &[], &ask.next, id),
        roles: ask.roles.clone(),
        types: ask.types.clone(),
        overdue: ask.overdue,
        starts_warranty: ask.starts_warranty,
        position: chart.statuses.iter().map(|one| one.position + 1).max().unwrap_or(0),
        archived: false,
    };
    tx.put(&status)?;
    tx.record(Subject::shop(), &ShopFact::Added { thing: Thing::Status, name: status.name.ru })?;
    Ok(id)
}

fn change(tx: &mut Write<'_>, id: Id<mark::Status>, ask: &Ask) -> Result<()> {
    let chart = Chart::read(tx)?;
    let before = chart.find(id).ok_or(Error::Hidden)?;
    check(&chart, ask, Some(id))?;
    let after = Status {
        name: ask.name.clone(),
        tone: ask.tone.clone(),
        norm: ask.norm,
        next: steps(&chart, &before.next, &ask.next, id),
        roles: ask.roles.clone(),
        types: ask.types.clone(),
        overdue: ask.overdue,
        starts_warranty: ask.starts_warranty,
        ..before.clone()
    };
    let changes = changes(&tell(&chart, before), &tell(&chart, &after));
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&after)?;
    tx.record(Subject::shop(), &ShopFact::Changed { thing: Thing::Status, name: after.name.ru, changes })
}

fn tell(chart: &Chart, one: &Status) -> Telling {
    let mark = |on: bool| String::from(if on { "+" } else { "" });
    let next: Vec<&str> = chart.next_of(one).map(|next| next.name.ru.as_str()).collect();
    let roles: Vec<&str> = chart.roles.iter().filter(|role| one.roles.contains(&role.id)).map(|role| role.name.ru.as_str()).collect();
    let types: Vec<&str> = chart.types.iter().filter(|kind| one.types.contains(&kind.id)).map(|kind| kind.name.ru.as_str()).collect();
    vec![
        ("name", one.name.ru.clone()),
        ("name_en", one.name.en.clone()),
        ("name_uk", one.name.uk.clone()),
        ("tone", one.tone.clone()),
        ("norm", one.norm.map(|norm| in_hours(norm, Lang::Ru)).unwrap_or_default()),
        ("next", next.join(", ")),
        ("roles", roles.join(", ")),
        ("types", types.join(", ")),
        ("overdue", mark(one.overdue)),
        ("starts_warranty", mark(one.starts_warranty)),
    ]
}

pub fn filled(one: &Status) -> Form {
    let mut form = Form::filled([("tone", one.tone.as_str())]);
    names::fill(&mut form, &one.name);
    form.set("norm", one.norm.map(|norm| in_hours(norm, Lang::Ru)).unwrap_or_default());
    one.next.iter().for_each(|id| form.push("next", id.to_string()));
    one.roles.iter().for_each(|id| form.push("roles", id.to_string()));
    one.types.iter().for_each(|id| form.push("types", id.to_string()));
    if one.overdue {
        form.set("overdue", "on");
    }
    if one.starts_warranty {
        form.set("starts_warranty", "on");
    }
    form
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let chart = Chart::counted(&cx).await?;
    let form = Form::filled([("tone", "blue"), ("group", "progress"), ("overdue", "on")]);
    Ok(cx.page(view(&cx, &form, &chart, None)))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let mut form = cx.form();
    let parse = |f: &mut Fields<'_>| {
        let ask = parse(f);
        if ask.group.is_none() {
            f.refuse("group", REQUIRED);
        }
        ask
    };
    let Some(id) = cx.submit(&mut form, parse, create).await? else {
        let chart = Chart::counted(&cx).await?;
        return Ok(cx.again(view(&cx, &form, &chart, None)));
    };
    Ok(Reply::redirect(format!("{PATH}/{id}")).saying(SAVED.get(cx.lang())))
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let chart = Chart::counted(&cx).await?;
    let form = filled(chart.find(id).ok_or(Error::Hidden)?);
    Ok(cx.page(view(&cx, &form, &chart, Some(id))))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let (mut form, page) = (cx.form(), format!("{PATH}/{id}"));
    let status = cx.read(|r| r.need::<Status>(&id)).await?;
    let name = status.name.ru.as_str();
    let shared = shared(Thing::Status, Subject::shop(), name, page.clone(), &page, parts(cx.lang()));
    let now = |r: &Read<'_>| r.need::<Status>(&id).map(|one| merge::standing(filled(&one), one.archived));
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(page).saying(SAVED.get(cx.lang()))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, &Chart::counted(&cx).await?, Some(id)))),
    }
}

fn parts(lang: Lang) -> Vec<Part> {
    let mut parts = Part::names(text::F_NAME);
    parts.push(Part::choice("tone", text::F_TONE, TONES.map(|tone| (tone.into(), text::tone(tone).get(lang).into())).into()));
    parts.push(Part::typed("norm", text::F_NORM));
    parts.extend(["next", "roles", "types", "overdue", "starts_warranty"].map(Part::ticks));
    parts
}

pub fn view(cx: &Cx, form: &Form, chart: &Chart, open: Option<Id<mark::Status>>) -> Page {
    let one = open.and_then(|id| chart.find(id));
    let table = statuses::table(cx, chart, open);
    ui::settings::inspected_page(cx, PATH, text::STATUSES.get(cx.lang()), statuses::end(cx), table, inspector(cx, form, chart, one))
}

fn inspector(cx: &Cx, form: &Form, chart: &Chart, one: Option<&Status>) -> Markup {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let action = one.map_or_else(|| PATH.to_string(), |one| format!("{PATH}/{}", one.id));
    let archived = one.is_some_and(|one| one.archived);
    html! {
        aside.inspector aria-label=(text::STATUS.get(lang)) {
            header {
                @if let Some(one) = one { span.chip.chip--big data-tone=(one.tone) { span { (one.name.get(lang)) } } }
                @else { h2 { (text::NEW_STATUS.get(lang)) } }
                span.inspector__tools {
                    @if let Some(one) = one.filter(|_| !archived) { (arrows(cx, chart, one)) }
                    a.icon-btn href=(PATH) aria-label=(crate::web::text::CLOSE.get(lang)) { (icon("x")) }
                }
            }
            @if let Some(one) = one.filter(|_| archived) {
                (ui::note("warn", html! { (text::STATUS_ARCHIVED.get(lang)) }))
                (ui::post_button(cx, &format!("{PATH}/{}/restoration", one.id), "btn", html! { (text::RESTORE.get(lang)) }))
            } @else {
                form id="status" method="post" action=(action) data-guard {
                    (ui::hidden(cx))
                    (draw.summary())
                    @if one.is_some() { (merge::was(form)) }
                    (of_look(cx, draw, one))
                    (of_norm(draw))
                    (of_chain(draw, chart, one))
                }
                (foot(cx, one, &action))
            }
        }
    }
}

fn arrows(cx: &Cx, chart: &Chart, one: &Status) -> Markup {
    let group: Vec<&Status> = chart.live().filter(|other| other.group == one.group).collect();
    let row = group.iter().position(|other| other.id == one.id).unwrap_or(0);
    super::arrows(cx, &format!("{PATH}/{}", one.id), row, group.len())
}

fn foot(cx: &Cx, one: Option<&Status>, action: &str) -> Markup {
    let lang = cx.lang();
    html! {
        footer {
            @if one.is_some() {
                form method="post" action={ (action) "/archive" } data-confirm=(text::ARCHIVE_STATUS.get(lang)) {
                    (ui::hidden(cx))
                    button.btn.btn--danger { (icon("archive")) (text::TO_ARCHIVE.get(lang)) }
                }
            }
            span.vr-gap {}
            a.btn href=(PATH) { (CANCEL.get(lang)) }
            button.btn.btn--primary form="status" data-key="Ctrl+Enter" { (SAVE.get(lang)) }
        }
    }
}

fn of_look(cx: &Cx, draw: Draw<'_>, one: Option<&Status>) -> Markup {
    let lang = draw.lang;
    let groups: Vec<(String, String)> = StatusGroup::ALL.map(|group| (group.key().into(), text::group(group).get(lang).into())).into();
    html! {
        (names::draw(cx, draw, text::F_NAME, 40))
        @match one {
            None => (draw.field("group", text::F_GROUP).hint(text::GROUP_FIXED).select(&groups)),
            Some(one) => p.hint { (text::F_GROUP.get(lang)) ": " b { (text::group(one.group).get(lang)) } " — " (text::group_hint(one.group).get(lang)) },
        }
        fieldset.field {
            legend.label { (text::F_TONE.get(lang)) }
            div.swatches {
                @for tone in TONES {
                    label.swatch data-tone=(tone) title=(text::tone(tone).get(lang)) {
                        input type="radio" name="tone" value=(tone) checked[draw.form.value("tone") == tone];
                        span.sr { (text::tone(tone).get(lang)) }
                    }
                }
            }
        }
    }
}

/// The norm, and how the ruler of a list will look under it, at it and over it.
fn of_norm(draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let minutes = Quantity::parse(draw.form.value("norm")).map(|hours| u32::try_from(hours.0 * 60 / 1000).unwrap_or(0)).filter(|m| *m > 0);
    let shown = |minutes: u32, percent: u32| text::HOURS_SHORT.with(lang, &[&in_hours(minutes * percent / 100, lang)]);
    html! {
        (draw.field("norm", text::F_NORM).optional().number().unit(text::HOURS_UNIT.get(lang)).hint(text::NORM_HINT).input())
        @if let Some(minutes) = minutes {
            div.field {
                span.label { (text::RULER.get(lang)) }
                div.demo-norm { @for percent in [40, 90, 130] { (gauge::norm(Some(i64::from(percent)), &shown(minutes, percent))) } }
            }
        }
        (draw.check_named("overdue", text::F_OVERDUE.get(lang), text::OVERDUE_HINT.get(lang)))
        (draw.check_named("starts_warranty", text::F_WARRANTY.get(lang), text::WARRANTY_HINT.get(lang)))
    }
}

fn of_chain(draw: Draw<'_>, chart: &Chart, one: Option<&Status>) -> Markup {
    let lang = draw.lang;
    let roles: Vec<(String, String)> = chart.roles.iter().map(|role| (role.id.to_string(), role.name.get(lang).into())).collect();
    let types: Vec<(String, String)> = chart.types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).into())).collect();
    html! {
        fieldset.field {
            legend.label { (text::F_NEXT.get(lang)) }
            div {
                @for other in chart.live().filter(|other| one.is_none_or(|one| one.id != other.id)) {
                    @let id = other.id.to_string();
                    label.allow {
                        input.check type="checkbox" name="next" value=(id) checked[draw.form.chosen("next", &id)];
                        (chip(&other.tone, other.name.get(lang)))
                    }
                }
            }
        }
        (draw.picks("roles", text::F_ROLES, &roles))
        p.hint { (text::ROLES_HINT.get(lang)) }
        (draw.picks("types", text::F_TYPES, &types))
        p.hint { (text::TYPES_HINT.get(lang)) }
    }
}
