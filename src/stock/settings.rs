//! Settings: warehouses of the locations and of the whole company, their bins, and who may do what in them.

use maud::{Markup, html};

use super::{
    access::{Action, Keeper},
    fact::{self, StockFact},
    tables::{Bin, NO_BIN, Warehouse, WarehouseKind},
    text,
    warehouses::{self, WarehouseAsk, action_name, archive_warehouse, kind_name, put_warehouse, raise_warehouse, restore_warehouse},
    wholes,
};
use crate::{
    kernel::{Error, Id, Lang, Result, Right, mark},
    staff::{self, Employee},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge,
        ui::{self, field::Draw, icon, names, settings::settings_page, whose},
    },
};

pub const PATH: &str = "/settings/warehouses";
/// Empty lines for new bins that a form offers.
const SPARE: usize = 3;

/// A warehouse as the list shows it.
struct Row {
    warehouse: Warehouse,
    bins: usize,
    positions: i64,
    engineer: String,
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let rows = cx
        .read(|r| {
            let mine = warehouses::all(r)?.into_iter().filter(|warehouse| is_mine(&cx, warehouse));
            let row = |warehouse: Warehouse| {
                let bins = warehouses::bins(r, warehouse.id)?.iter().filter(|bin| !bin.archived).count();
                let engineer = warehouse.engineer.map_or(Ok(String::new()), |id| staff::employee_name(r, id))?;
                Ok(Row { bins, positions: wholes::of(r, warehouse.id)?.positions, engineer, warehouse })
            };
            mine.map(row).collect::<Result<Vec<Row>>>()
        })
        .await?;
    let (lang, path) = (cx.lang(), format!("{PATH}/new"));
    let end = html! { a.btn.btn--primary href=(path) hx-get=(path) hx-target="#dialog" { (icon("plus")) (text::WAREHOUSE.get(lang)) } };
    Ok(cx.page(settings_page(&cx, PATH, text::WAREHOUSES.get(lang), end, table(&cx, &rows))))
}

/// Whether this person sets it up: one of the whole company takes the right at every location.
pub(super) fn is_mine(cx: &Cx, warehouse: &Warehouse) -> bool {
    let nobodys = warehouse.kind == WarehouseKind::InOrder;
    !nobodys && warehouse.location.is_none_or(|at| cx.may_at(at, Right::SetUpStock))
}

fn table(cx: &Cx, rows: &[Row]) -> Markup {
    let lang = cx.lang();
    let (archived, active): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.warehouse.archived);
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr { th.grow { (text::NAME.get(lang)) } th { (text::KIND.get(lang)) } th { (text::LOCATION.get(lang)) } th.num { (text::BINS.get(lang)) } th.num { (text::POSITIONS.get(lang)) } th.row-end { span.sr { (text::ACTIONS.get(lang)) } } } }
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
    let (lang, warehouse) = (cx.lang(), &row.warehouse);
    let place = whose::name(cx, warehouse.location);
    let path = format!("{PATH}/{}", warehouse.id);
    html! {
        tr data-mute[warehouse.archived] {
            td.grow.c-title {
                a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (warehouse.name.get(lang)) }
                @if !warehouse.keepers.is_empty() { " " span.badge data-tone="blue" { (text::NOT_FOR_ALL.get(lang)) } }
                @if !warehouse.sellable { " " span.badge data-tone="gray" { (text::NOT_SOLD.get(lang)) } }
            }
            td.c-meta { (kind_name(warehouse.kind).get(lang)) @if !row.engineer.is_empty() { span.sub { (row.engineer) } } }
            td.c-end { (place) }
            td.num { @if row.bins > 0 { (row.bins) } @else { "—" } }
            td.num.c-sum data-title=(text::POSITIONS.get(lang)) { @if row.positions > 0 { (row.positions) } @else { "—" } }
            td.c-keep { div.row-acts { (acts(cx, row, at)) } }
        }
    }
}

fn acts(cx: &Cx, row: &Row, at: usize) -> Markup {
    let path = format!("{PATH}/{}", row.warehouse.id);
    html! {
        @if row.warehouse.archived {
            (ui::restore(cx, &path))
        } @else {
            @if row.positions == 0 { (ui::put_away(cx, &path)) }
            (ui::rise(cx, &path, at))
        }
    }
}

/// What the form offers beside what is typed.
pub(super) struct Known {
    id: Option<Id<mark::Warehouse>>,
    bins: Vec<Bin>,
    people: Vec<Employee>,
}

impl Known {
    pub(super) async fn read(cx: &Cx, id: Option<Id<mark::Warehouse>>) -> Result<Known> {
        cx.read(|r| {
            let bins = id.map_or(Ok(Vec::new()), |id| warehouses::bins(r, id))?;
            Ok(Known { id, bins: bins.into_iter().filter(|bin| !bin.archived).collect(), people: staff::active_employees(r)? })
        })
        .await
    }
    fn people(&self) -> Vec<(String, String)> {
        self.people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect()
    }
    fn bins(&self) -> Vec<(String, String)> {
        self.bins.iter().map(|bin| (bin.id.to_string(), bin.name.clone())).collect()
    }
}

/// Fields of what an employee may do begin so.
const TICK: &str = "keeper_";

pub(super) fn tick(employee: Id<mark::Employee>) -> String {
    format!("{TICK}{employee}")
}

pub(super) fn is_tick(name: &str) -> bool {
    name.starts_with(TICK)
}

pub async fn new(cx: Cx) -> Result<Reply> {
    let mut form = Form::filled([("kind", "main"), ("sellable", "on")]);
    form.set("location", cx.home(Right::SetUpStock).map(|id| id.to_string()).unwrap_or_default());
    let known = Known::read(&cx, None).await?;
    Ok(cx.page(view(&cx, &form, &known)))
}

pub async fn edit(cx: Cx) -> Result<Reply> {
    let warehouse = named(&cx).await?;
    let known = Known::read(&cx, Some(warehouse.id)).await?;
    let form = cx.read(|r| standing(r, warehouse.id)).await?;
    Ok(cx.page(view(&cx, &form, &known)))
}

fn standing(reads: &impl Reads, id: Id<mark::Warehouse>) -> Result<Form> {
    Ok(merge::standing(filled(reads, id)?, reads.need::<Warehouse>(&id)?.archived))
}

pub(super) fn filled(reads: &impl Reads, id: Id<mark::Warehouse>) -> Result<Form> {
    let warehouse = reads.need::<Warehouse>(&id)?;
    let mut form = Form::default();
    names::fill(&mut form, &warehouse.name);
    form.set("kind", warehouse.kind.key());
    form.set("location", warehouse.location.map(|id| id.to_string()).unwrap_or_default());
    form.set("engineer", warehouse.engineer.map(|id| id.to_string()).unwrap_or_default());
    if warehouse.sellable {
        form.set("sellable", "on");
    }
    for bin in warehouses::bins(reads, id)?.iter().filter(|bin| !bin.archived) {
        form.push("bin_id", bin.id.to_string());
        form.push("bin_name", &bin.name);
    }
    form.set("bin", warehouse.bin.map(|id| id.to_string()).unwrap_or_default());
    for keeper in &warehouse.keepers {
        keeper.actions.iter().for_each(|action| form.push(&tick(keeper.employee), action.key()));
    }
    Ok(form)
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, known) = (cx.form(), Known::read(&cx, None).await?);
    let Some(_) = cx.submit(&mut form, |f| parse(f, &known), put_warehouse).await? else { return Ok(cx.again(view(&cx, &form, &known))) };
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

pub async fn update(cx: Cx) -> Result<Reply> {
    let (mut form, id) = (cx.form(), named(&cx).await?.id);
    let known = Known::read(&cx, Some(id)).await?;
    let now = |r: &Read<'_>| standing(r, id);
    Ok(match cx.submit_over(&mut form, &shared(&cx, id, &known), now, |f| parse(f, &known), put_warehouse).await? {
        Outcome::Done(_) => Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(view(&cx, &form, &known)),
    })
}

fn shared(cx: &Cx, id: Id<mark::Warehouse>, known: &Known) -> Shared {
    let mut parts = Part::names(text::NAME);
    parts.push(Part::choice("kind", text::KIND, kinds(cx.lang())));
    parts.push(Part::choice("location", text::LOCATION, whose::choices(cx, Right::SetUpStock)));
    parts.push(Part::choice("engineer", text::ENGINEER, known.people()));
    parts.push(Part::ticks("sellable"));
    parts.push(Part::rows_of(&["bin_id", "bin_name"], text::BINS));
    parts.push(Part::choice("bin", text::DEFAULT_BIN, known.bins()));
    parts.extend(known.people.iter().map(|one| Part::ticks(tick(one.id))));
    let changed = merge::by_field(|fact| match fact::told(fact) {
        Some(StockFact::WarehouseChanged { changes, .. }) => changes,
        _ => Vec::new(),
    });
    let away: merge::Away = Box::new(|fact| matches!(fact::told(fact), Some(StockFact::WarehouseArchived { .. })));
    Shared { subject: fact::warehouse(id), parts, changed, away, section: "settings", action: format!("{PATH}/{id}"), page: PATH.into() }
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    WarehouseKind::BY_HAND.map(|kind| (kind.key().into(), kind_name(kind).get(lang).into())).into()
}

pub(super) fn parse(f: &mut Fields<'_>, known: &Known) -> WarehouseAsk {
    let name = names::read(f, 60);
    let kind = f.choice("kind", WarehouseKind::named);
    let location = whose::read(f, Right::SetUpStock, text::COMPANY_RIGHT);
    if kind.is_none() {
        f.refuse("kind", crate::web::text::REQUIRED);
    }
    let (engineer, bin) = (f.id_opt("engineer"), f.id_opt("bin"));
    if kind == Some(WarehouseKind::Engineer) && engineer.is_none() {
        f.refuse("engineer", text::NO_ENGINEER);
    }
    let kind = kind.unwrap_or(WarehouseKind::Main);
    WarehouseAsk {
        id: known.id,
        name,
        kind,
        location,
        engineer,
        sellable: f.flag("sellable"),
        bins: parse_bins(f),
        bin: bin.filter(|id| *id != NO_BIN),
        keepers: parse_keepers(f, known),
    }
}

fn parse_bins(f: &mut Fields<'_>) -> Vec<(Option<Id<mark::Bin>>, String)> {
    let (ids, names) = (f.column("bin_id"), f.column("bin_name"));
    if names.iter().any(|name| name.chars().count() > 30) {
        f.refuse_said("bin_name", crate::web::text::TOO_LONG.with(f.lang, &[&30, &31]));
    }
    names.into_iter().enumerate().map(|(at, name)| (ids.get(at).and_then(|id| id.parse().ok()), name.replace(['\n', '\t'], " "))).collect()
}

fn parse_keepers(f: &mut Fields<'_>, known: &Known) -> Vec<Keeper> {
    let ticked = known.people.iter().map(|one| {
        let said = f.column(&tick(one.id));
        Keeper { employee: one.id, actions: Action::ALL.into_iter().filter(|action| said.iter().any(|key| key == action.key())).collect() }
    });
    ticked.filter(|keeper| !keeper.actions.is_empty()).collect()
}

/// The warehouse of the address, if this person sets it up.
async fn named(cx: &Cx) -> Result<Warehouse> {
    mine(cx, cx.path("id")?).await
}

pub(super) async fn mine(cx: &Cx, id: Id<mark::Warehouse>) -> Result<Warehouse> {
    let found = cx.read(|r| r.need::<Warehouse>(&id)).await?;
    if is_mine(cx, &found) { Ok(found) } else { Err(Error::Hidden) }
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    simple(cx, archive_warehouse).await
}
pub async fn restore(cx: Cx) -> Result<Reply> {
    simple(cx, restore_warehouse).await
}
pub async fn rise(cx: Cx) -> Result<Reply> {
    simple(cx, raise_warehouse).await
}

async fn simple(cx: Cx, command: fn(&mut Write<'_>, Id<mark::Warehouse>) -> Result<()>) -> Result<Reply> {
    let id = named(&cx).await?.id;
    cx.write(move |tx| command(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let (title, action) = match known.id {
        Some(id) => (text::WAREHOUSE_EDIT.get(lang), format!("{PATH}/{id}")),
        None => (text::WAREHOUSE_NEW.get(lang), PATH.to_string()),
    };
    let body = html! {
        (draw.summary())
        @if known.id.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, text::NAME, 60))
        (draw.pick_one("kind", text::KIND, &kinds(lang)))
        div.only-engineer { (draw.field("engineer", text::ENGINEER).select(&known.people())) }
        (draw.pick_one("location", text::LOCATION, &whose::choices(cx, Right::SetUpStock)))
        (draw.check_named("sellable", text::SELLABLE.get(lang), text::SELLABLE_HINT.get(lang)))
        (bins(draw, known))
        (keepers(draw, known))
    };
    let buttons = html! { button.btn.btn--primary { (crate::web::text::SAVE.get(lang)) } };
    ui::dialog::page("settings", title, ui::dialog::form(cx, title, &action, &body, &buttons))
}

fn bins(draw: Draw<'_>, known: &Known) -> Markup {
    let (ids, names): (Vec<&str>, Vec<&str>) = (draw.form.values("bin_id").collect(), draw.form.values("bin_name").collect());
    let (error, filled) = (draw.form.error("bin_name"), names.iter().filter(|name| !name.is_empty()).count());
    let rows = names.len().max(filled + SPARE);
    html! {
        details.more open[error.is_some() || filled > 0] {
            summary { (text::BINS.get(draw.lang)) @if filled > 0 { " " span.count { (filled) } } }
            fieldset.field id="f-bin_name" data-invalid[error.is_some()] {
                legend.hint { (text::BINS_HINT.get(draw.lang)) }
                div.grid-3 {
                    @for at in 0..rows {
                        div {
                            input type="hidden" name="bin_id" value=(ids.get(at).unwrap_or(&""));
                            label.input { input name="bin_name" value=(names.get(at).unwrap_or(&"")) maxlength="30" autocomplete="off" aria-label={ (text::BIN.get(draw.lang)) " " (at + 1) }; }
                        }
                    }
                }
                @if let Some(said) = error { span.error id="e-bin_name" { (icon("circle-alert")) (said) } }
            }
            @if !known.bins.is_empty() { (draw.field("bin", text::DEFAULT_BIN).optional().none(text::NO_DEFAULT_BIN).select(&known.bins())) }
        }
    }
}

fn keepers(draw: Draw<'_>, known: &Known) -> Markup {
    let chosen = known.people.iter().any(|one| draw.form.has(&tick(one.id)));
    html! {
        details.more open[chosen] {
            summary { (text::KEEPERS.get(draw.lang)) }
            div.form {
                p.hint { (text::KEEPERS_HINT.get(draw.lang)) }
                @for one in &known.people {
                    @let name = tick(one.id);
                    fieldset.field {
                        legend.label { (one.name) }
                        div.picks {
                            @for action in Action::ALL {
                                label.pick { input type="checkbox" name=(name) value=(action.key()) checked[draw.form.chosen(&name, action.key())]; (action_name(action).get(draw.lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
