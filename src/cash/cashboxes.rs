//! Settings: cashboxes of the locations and of the whole company.

use maud::{Markup, html};

use super::{
    boxes::{self, Reach},
    entry::kind_icon,
    fact::{self, CashFact},
    opening,
    refusal::CashRefusal,
    tables::{Cashbox, CashboxKind},
    text,
};
use crate::{
    kernel::{Error, Id, Lang, Money, Rate, Result, Right, mark, text::Named},
    log::{Record, Telling, change, changes},
    shop::Location,
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge,
        ui::{self, field::Draw, icon, names, settings::settings_page, whose},
    },
};

pub const PATH: &str = "/settings/cashboxes";

#[derive(Debug, Clone)]
pub struct CashboxAsk {
    /// `None` adds a new one.
    pub id: Option<Id<mark::Cashbox>>,
    pub name: Named,
    pub kind: CashboxKind,
    /// `None` serves the whole company.
    pub location: Option<Id<mark::Location>>,
    pub fee: Rate,
}

/// Adds a cashbox or changes one. The kind is the account, so it stays once money went through.
pub fn put_cashbox(tx: &mut Write<'_>, ask: &CashboxAsk) -> Result<Id<mark::Cashbox>> {
    let Some(id) = ask.id else { return add(tx, ask) };
    let before = tx.need::<Cashbox>(&id)?;
    if before.kind != ask.kind && boxes::has_operations(tx, id)? {
        return Err(CashRefusal::KindIsFixed.into());
    }
    let after = Cashbox { name: ask.name.clone(), kind: ask.kind, location: ask.location, fee: ask.fee, ..before.clone() };
    let changes = changes(&tell(tx, &before)?, &tell(tx, &after)?);
    if !changes.is_empty() {
        tx.put(&after)?;
        tx.record(fact::cashbox(id), &CashFact::CashboxChanged { before: before.name, name: after.name, changes })?;
    }
    Ok(id)
}

fn tell(reads: &impl Reads, cashbox: &Cashbox) -> Result<Telling> {
    let place = match cashbox.location {
        Some(id) => reads.get::<Location>(&id)?.map(|location| location.name).unwrap_or_default(),
        None => crate::web::text::WHOLE_COMPANY.ru.into(),
    };
    let fee = if cashbox.fee == Rate::ZERO { String::new() } else { format!("{}\u{a0}%", cashbox.fee.show(Lang::Ru)) };
    let mut told = change::names(&cashbox.name);
    told.extend([("kind", kind_name(cashbox.kind).ru.into()), ("location", place), ("fee", fee)]);
    Ok(told)
}

fn add(tx: &mut Write<'_>, ask: &CashboxAsk) -> Result<Id<mark::Cashbox>> {
    let (id, last) = (tx.id(), boxes::all(tx)?.last().map_or(0, |cashbox| cashbox.position));
    let (name, kind, location) = (ask.name.clone(), ask.kind, ask.location);
    tx.put(&Cashbox { id, name, kind, location, fee: ask.fee, position: last + 1, archived: false })?;
    tx.record(fact::cashbox(id), &CashFact::CashboxAdded { name: ask.name.clone() })?;
    Ok(id)
}

/// Puts an empty cashbox away. The last one stays: payments need somewhere to go.
pub fn archive_cashbox(tx: &mut Write<'_>, id: Id<mark::Cashbox>) -> Result<()> {
    let cashbox = tx.need::<Cashbox>(&id)?;
    let have = boxes::holds(tx, &cashbox)?;
    if !have.is_zero() {
        return Err(CashRefusal::NotEmpty { have }.into());
    }
    if boxes::all(tx)?.iter().filter(|one| !one.archived && one.id != id).count() == 0 {
        return Err(CashRefusal::LastCashbox.into());
    }
    let name = cashbox.name.clone();
    tx.put(&Cashbox { archived: true, ..cashbox })?;
    tx.record(fact::cashbox(id), &CashFact::CashboxArchived { name })
}

pub fn restore_cashbox(tx: &mut Write<'_>, id: Id<mark::Cashbox>) -> Result<()> {
    let cashbox = tx.need::<Cashbox>(&id)?;
    let name = cashbox.name.clone();
    tx.put(&Cashbox { archived: false, ..cashbox })?;
    tx.record(fact::cashbox(id), &CashFact::CashboxRestored { name })
}

/// Moves a cashbox one place up: it changes places with the active one before it.
pub fn raise_cashbox(tx: &mut Write<'_>, id: Id<mark::Cashbox>) -> Result<()> {
    let mut active = boxes::all(tx)?;
    active.retain(|cashbox| !cashbox.archived);
    let Some(at) = active.iter().position(|cashbox| cashbox.id == id) else { return Err(Error::Hidden) };
    let name = active[at].name.clone();
    active.swap(at, at.saturating_sub(1));
    for (cashbox, position) in active.into_iter().zip(0..) {
        if cashbox.position != position {
            tx.put(&Cashbox { position, ..cashbox })?;
        }
    }
    tx.record(fact::cashbox(id), &CashFact::CashboxMoved { name })
}

/// A cashbox as the list shows it.
struct Row {
    cashbox: Cashbox,
    balance: Money,
    opened: bool,
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let reach = Reach::of(&cx, Right::SetUpCash)?;
    let rows = cx
        .read(|r| {
            let mine = boxes::all(r)?.into_iter().filter(|cashbox| reach.holds(cashbox));
            let row =
                |cashbox: Cashbox| Ok(Row { balance: boxes::holds(r, &cashbox)?, opened: opening::is_opened(r, cashbox.id)?, cashbox });
            mine.map(row).collect::<Result<Vec<Row>>>()
        })
        .await?;
    let lang = cx.lang();
    let end = html! { a.btn.btn--primary href="/settings/cashboxes/new" hx-get="/settings/cashboxes/new" hx-target="#dialog" { (icon("plus")) (text::CASHBOX.get(lang)) } };
    Ok(cx.page(settings_page(&cx, PATH, text::CASHBOXES.get(lang), end, table(&cx, &rows))))
}

fn table(cx: &Cx, rows: &[Row]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let (archived, active): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.cashbox.archived);
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr { th.grow { (text::NAME.get(lang)) } th { (text::KIND.get(lang)) } th { (text::LOCATION.get(lang)) } th.num { (text::FEE.get(lang)) } th.num { (text::LEFT.get(lang)) ", " (sign) } th.row-end { span.sr { (text::ACTIONS.get(lang)) } } } }
                tbody {
                    @for (at, row) in active.iter().enumerate() { (line(cx, row, at)) }
                    @if !archived.is_empty() { tr.group { td colspan="6" { (text::ARCHIVE.get(lang)) } } }
                    @for row in archived { (line(cx, row, 0)) }
                }
            }
        }
    }
}

fn line(cx: &Cx, row: &Row, at: usize) -> Markup {
    let (lang, cashbox) = (cx.lang(), &row.cashbox);
    let place = whose::name(cx, cashbox.location);
    let path = format!("{PATH}/{}", cashbox.id);
    html! {
        tr data-mute[cashbox.archived] {
            td.grow.c-title { a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (cashbox.name.get(lang)) } }
            td.c-meta { span.op { (icon(kind_icon(cashbox.kind))) (kind_name(cashbox.kind).get(lang)) } }
            td { (place) }
            td.num { @if cashbox.fee != Rate::ZERO { (cashbox.fee.show(lang)) " %" } }
            td.num.c-sum { (cx.money(row.balance)) }
            td.c-keep { div.row-acts { (acts(cx, row, at)) } }
        }
    }
}

fn acts(cx: &Cx, row: &Row, at: usize) -> Markup {
    let (lang, cashbox) = (cx.lang(), &row.cashbox);
    let path = format!("{PATH}/{}", cashbox.id);
    html! {
        @if cashbox.archived {
            (ui::restore(cx, &path))
        } @else {
            @if !row.opened { @let to = format!("{path}/opening"); a.btn.btn--quiet href=(to) hx-get=(to) hx-target="#dialog" { (text::OPENING.get(lang)) } }
            @if row.balance.is_zero() { (ui::put_away(cx, &path)) }
            (ui::rise(cx, &path, at))
        }
    }
}

pub fn kind_name(kind: CashboxKind) -> crate::kernel::Text {
    match kind {
        CashboxKind::Cash => text::KIND_CASH,
        CashboxKind::Card => text::KIND_CARD,
        CashboxKind::Bank => text::KIND_BANK,
    }
}

pub async fn new(cx: Cx) -> Result<Reply> {
    let mut form = Form::filled([("kind", "cash")]);
    form.set("location", cx.home(Right::SetUpCash).map(|id| id.to_string()).unwrap_or_default());
    Ok(cx.page(view(&cx, &form, None)))
}

pub async fn edit(cx: Cx) -> Result<Reply> {
    let cashbox = named(&cx).await?;
    Ok(cx.page(view(&cx, &standing(&cashbox, cx.lang()), Some(cashbox.id))))
}

fn standing(cashbox: &Cashbox, lang: Lang) -> Form {
    merge::standing(filled(cashbox, lang), cashbox.archived)
}

fn filled(cashbox: &Cashbox, lang: Lang) -> Form {
    let mut form = Form::default();
    names::fill(&mut form, &cashbox.name);
    form.set("kind", cashbox.kind.key());
    form.set("location", cashbox.location.map(|id| id.to_string()).unwrap_or_default());
    form.set("fee", if cashbox.fee == Rate::ZERO { String::new() } else { cashbox.fee.show(lang) });
    form
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(_) = cx.submit(&mut form, |f| parse(f, None), put_cashbox).await? else { return Ok(cx.again(view(&cx, &form, None))) };
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

pub async fn update(cx: Cx) -> Result<Reply> {
    let (mut form, id, lang) = (cx.form(), named(&cx).await?.id, cx.lang());
    let now = |r: &Read<'_>| r.need::<Cashbox>(&id).map(|cashbox| standing(&cashbox, lang));
    Ok(match cx.submit_over(&mut form, &shared(&cx, id), now, |f| parse(f, Some(id)), put_cashbox).await? {
        Outcome::Done(_) => Reply::redirect(PATH).saying(crate::web::text::SAVED.get(lang)),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(view(&cx, &form, Some(id))),
    })
}

fn shared(cx: &Cx, id: Id<mark::Cashbox>) -> Shared {
    let mut parts = Part::names(text::NAME);
    parts.push(Part::choice("kind", text::KIND, kinds(cx.lang())));
    parts.push(Part::choice("location", text::LOCATION, whose::choices(cx, Right::SetUpCash)));
    parts.push(Part::typed("fee", text::FEE));
    let changed = merge::by_field(|fact| match fact::told(fact) {
        Some(CashFact::CashboxChanged { changes, .. }) => changes,
        _ => Vec::new(),
    });
    let away: merge::Away = Box::new(|fact| matches!(fact::told(fact), Some(CashFact::CashboxArchived { .. })));
    Shared { subject: fact::cashbox(id), parts, changed, away, section: "settings", action: format!("{PATH}/{id}"), page: PATH.into() }
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    CashboxKind::ALL.map(|kind| (kind.key().into(), kind_name(kind).get(lang).into())).into()
}

fn parse(f: &mut Fields<'_>, id: Option<Id<mark::Cashbox>>) -> CashboxAsk {
    let name = names::read(f, 60);
    let kind = f.choice("kind", CashboxKind::named);
    let location = whose::read(f, Right::SetUpCash, text::COMPANY_RIGHT);
    if kind.is_none() {
        f.refuse("kind", crate::web::text::REQUIRED);
    }
    CashboxAsk { id, name, kind: kind.unwrap_or(CashboxKind::Cash), location, fee: f.rate("fee") }
}

/// The cashbox of the address, if this person sets it up.
async fn named(cx: &Cx) -> Result<Cashbox> {
    let (reach, id) = (Reach::of(cx, Right::SetUpCash)?, cx.path("id")?);
    cx.read(|r| r.need::<Cashbox>(&id).and_then(|cashbox| if reach.holds(&cashbox) { Ok(cashbox) } else { Err(Error::Hidden) })).await
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    simple(cx, archive_cashbox).await
}
pub async fn restore(cx: Cx) -> Result<Reply> {
    simple(cx, restore_cashbox).await
}
pub async fn rise(cx: Cx) -> Result<Reply> {
    simple(cx, raise_cashbox).await
}

async fn simple(cx: Cx, command: fn(&mut Write<'_>, Id<mark::Cashbox>) -> Result<()>) -> Result<Reply> {
    let id = named(&cx).await?.id;
    cx.write(move |tx| command(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

fn view(cx: &Cx, form: &Form, id: Option<Id<mark::Cashbox>>) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let (title, action) = match id {
        Some(id) => (text::CASHBOX_EDIT.get(lang), format!("{PATH}/{id}")),
        None => (text::CASHBOX_NEW.get(lang), PATH.to_string()),
    };
    let body = html! {
        (draw.summary())
        @if id.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, text::NAME, 60))
        (draw.pick_one("kind", text::KIND, &kinds(lang)))
        (draw.pick_one("location", text::LOCATION, &whose::choices(cx, Right::SetUpCash)))
        (draw.field("fee", text::FEE).optional().hint(text::FEE_HINT).number().unit("%").input())
    };
    let buttons = html! { button.btn.btn--primary { (crate::web::text::SAVE.get(lang)) } };
    ui::dialog::page("settings", title, ui::dialog::form(cx, title, &action, &body, &buttons))
}
