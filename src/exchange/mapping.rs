//! `/exchange/imports/:id`: which column is what, and what would come of it.

use maud::{Markup, html};

use super::{
    columns::{Columns, Kind, Mapping},
    field::Field,
    home,
    import::own,
    layout, progress,
    report::{Report, dry_run},
    table::Wrong,
    tables::{Counts, HowGoods, Import, Part, Stage},
    text::{import as text, supply, wares},
    workbook::Line,
};
use crate::{
    kernel::{Error, Id, Lang, Result, Right, mark},
    store::Reads,
    warehouse::{self, DocKind},
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

/// Rows shown under the heads.
const PREVIEW: usize = 5;

pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    if import.stage != Stage::Open {
        return Ok(cx.page(progress::page(&cx, &import).await?));
    }
    let checked = cx.query("check").is_some();
    let of = import.clone();
    let report = if checked { Some(cx.store().read_long(move |reads| dry_run(reads, &of)).await?) } else { None };
    let around = Around::read(&cx, &import).await?;
    Ok(cx.page(view(&cx, &import, &filled(&import), &around, report.as_ref())))
}

/// What the page shows beside the import itself.
struct Around {
    lines: Vec<Line>,
    /// Where goods may be brought in.
    warehouses: Vec<(String, String)>,
}

impl Around {
    async fn read(cx: &Cx, import: &Import) -> Result<Around> {
        let warehouses = match import.kind {
            Kind::Goods => cx.read(|r| warehouse::sources(r, cx, DocKind::Posting)).await?,
            Kind::Clients | Kind::Services | Kind::Supply => Vec::new(),
        };
        let warehouses = warehouses.iter().map(|one| (one.id.to_string(), one.name.get(cx.lang()).to_string())).collect();
        Ok(Around { lines: preview(cx, import).await?, warehouses })
    }
}

fn filled(import: &Import) -> Form {
    let mut form = Form::filled([("known", if import.goods.leave { "leave" } else { "update" })]);
    form.set("warehouse", import.goods.warehouse.map(|id| id.to_string()).unwrap_or_default());
    form
}

async fn preview(cx: &Cx, import: &Import) -> Result<Vec<Line>> {
    let read = cx.read(|reads| {
        let mut first = Vec::new();
        for at in import.parts() {
            let part = reads.need::<Part>(&(import.id, at))?;
            first.extend(import.rows(&part).take(PREVIEW - first.len()).cloned());
            if first.len() == PREVIEW {
                break;
            }
        }
        Ok(first)
    });
    read.await
}

/// Another sheet of the file.
pub async fn choose(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    cx.read(|reads| own(&cx, reads, id)).await?;
    let sheet: usize = cx.form().value("sheet").parse().map_err(|_| Error::Hidden)?;
    cx.write(move |tx| {
        let import = tx.need::<Import>(&id)?;
        if import.stage != Stage::Open {
            return Err(progress::Unready::Stage.into());
        }
        tx.quiet("a file being looked at is not yet anything of the shop");
        tx.put(&import.turn_to(sheet)?)
    })
    .await?;
    Ok(Reply::redirect(format!("/exchange/imports/{id}")))
}

/// Keeps the choice of columns and shows the dry run.
pub async fn save(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    let (columns, count, around) = (import.columns(), import.heads.len(), Around::read(&cx, &import).await?);
    let mut form = cx.form();
    let saved = cx.submit(
        &mut form,
        |fields| (read(fields, &columns, count), how(fields, columns.kind, &around)),
        move |tx, (mapping, goods): &(Mapping, HowGoods)| {
            let import = tx.need::<Import>(&id)?;
            if import.stage != Stage::Open {
                return Err(progress::Unready::Stage.into());
            }
            tx.quiet("a file being looked at is not yet anything of the shop");
            let import = Import { mapping: mapping.clone(), goods: goods.clone(), ..import };
            layout::remember(tx, &import)?;
            tx.put(&import)
        },
    );
    if saved.await?.is_none() {
        return Ok(cx.again(view(&cx, &import, &form, &around, None)));
    }
    let next = if import.kind == Kind::Supply { "/review" } else { "?check=1" };
    Ok(Reply::redirect(format!("/exchange/imports/{id}{next}")))
}

fn read(fields: &mut Fields<'_>, columns: &Columns, count: usize) -> Mapping {
    let mut mapping: Mapping = Vec::new();
    for at in 0..count {
        let name = column(at);
        let field = fields.choice(&name, |key| columns.named(key));
        if let Some(twice) = field.filter(|field| mapping.contains(&Some(*field))) {
            let said = text::R_TWICE.with(fields.lang, &[&columns.label(twice, fields.lang)]);
            fields.refuse_said(&name, said);
        }
        mapping.push(field);
    }
    let must = columns.kind.must();
    if !must.iter().any(|field| mapping.contains(&Some(*field))) {
        let said = match columns.kind {
            Kind::Goods | Kind::Supply => wares::R_NO_KEY.get(fields.lang).to_string(),
            Kind::Clients | Kind::Services => text::R_NO_MUST.with(fields.lang, &[&columns.label(must[0], fields.lang)]),
        };
        fields.refuse_said("", said);
    }
    if columns.kind == Kind::Supply && !mapping.contains(&Some(Field::Stock)) {
        let said = text::R_NO_MUST.with(fields.lang, &[&columns.label(Field::Stock, fields.lang)]);
        fields.refuse_said("", said);
    }
    mapping
}

fn how(fields: &mut Fields<'_>, kind: Kind, around: &Around) -> HowGoods {
    if kind != Kind::Goods {
        return HowGoods::default();
    }
    let (known, warehouse) = (fields.raw("known"), fields.id_opt("warehouse"));
    if warehouse.is_some_and(|id| !around.warehouses.iter().any(|(known, _)| *known == id.to_string())) {
        fields.refuse("warehouse", crate::web::text::BAD_CHOICE);
    }
    HowGoods { leave: known == "leave", warehouse, location: fields.cx.home(Right::PostGoods), day: Some(fields.cx.today()) }
}

fn column(at: usize) -> String {
    format!("column_{at}")
}

fn view(cx: &Cx, import: &Import, form: &Form, around: &Around, report: Option<&Report>) -> Page {
    let lang = cx.lang();
    let path = format!("/exchange/imports/{}", import.id);
    let body = html! {
        div.page {
            @if let Some(report) = report { (outcome(cx, &path, import.kind, report)) }
            @if import.leaves.len() > 1 { (sheets(cx, import, &path)) }
            (ui::post_form(cx, &format!("{path}/mapping"), "", html! {
                (Draw::of(form, lang).summary())
                (ui::panel(text::COLUMNS.get(lang), html! {}, html! {
                    p.hint { (text::COLUMNS_WHY.get(lang)) }
                    (columns(import, form, &around.lines, lang))
                    @if import.kind == Kind::Goods { (options(Draw::of(form, lang), around, lang)) }
                    div.row-gap { button class=(if report.is_some() { "btn" } else { "btn btn--primary" }) { (text::CHECK.get(lang)) } a.btn href=(home::PATH) { (crate::web::text::CANCEL.get(lang)) } }
                }))
            }))
            @if let Some(report) = report.filter(|report| !report.wrong.is_empty()) { (errors(&path, &import.columns(), &report.wrong, report.more(), lang)) }
        }
    };
    ui::settings_page(cx, home::PATH, &import.file, html! {}, body)
}

/// How goods are brought in: what of the known ones, and where their stock lies.
fn options(draw: Draw<'_>, around: &Around, lang: Lang) -> Markup {
    let known = [("update", wares::UPDATE), ("leave", wares::LEAVE)].map(|(key, said)| (key.to_string(), said.get(lang).to_string()));
    html! {
        div.form {
            (draw.field("known", wares::KNOWN).hint(wares::KNOWN_WHY).select(&known))
            (draw.field("warehouse", wares::WAREHOUSE).none(wares::NO_WAREHOUSE).hint(wares::WAREHOUSE_WHY).select(&around.warehouses))
        }
    }
}

fn sheets(cx: &Cx, import: &Import, path: &str) -> Markup {
    let lang = cx.lang();
    ui::panel(
        text::SHEET.get(lang),
        html! {},
        html! {
            p.hint { (text::SHEET_WHY.get(lang)) }
            (ui::post_form(cx, &format!("{path}/sheet"), "", html! {
                div.seg.seg--wrap {
                    @for (at, leaf) in import.leaves.iter().enumerate() {
                        button name="sheet" value=(at) aria-pressed=(u32::try_from(at) == Ok(import.sheet)) {
                            span hx-disable { (leaf.name) } " " small.dim { (super::text::ROWS.of(i64::from(leaf.lines), lang)) }
                        }
                    }
                }
            }))
        },
    )
}

/// A column as Excel calls it.
fn letters(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { last.to_string() } else { format!("{}{last}", letters(at / 26 - 1)) }
}

fn columns(import: &Import, form: &Form, lines: &[Line], lang: Lang) -> Markup {
    let names = import.columns();
    let chosen = |at: usize| -> String {
        match import.mapping.get(at).copied().flatten() {
            _ if form.has(&column(at)) => form.value(&column(at)).to_string(),
            field => field.map(|field| names.key(field)).unwrap_or_default(),
        }
    };
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--mapping {
                thead {
                    tr {
                        @for (at, head) in import.heads.iter().enumerate() {
                            th hx-disable {
                                @let label = if head.is_empty() { letters(at) } else { head.clone() };
                                label for={ "f-" (column(at)) } { (label) }
                                label.input.select {
                                    select id={ "f-" (column(at)) } name=(column(at)) {
                                        option value="" { (text::SKIP.get(lang)) }
                                        @for heading in names.fields() {
                                            option value=(names.key(heading)) selected[names.key(heading) == chosen(at)] { (names.label(heading, lang)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                tbody hx-disable {
                    @for line in lines { tr { @for at in 0..import.heads.len() { td.clip { (line.cell(at)) } } } }
                }
            }
        }
    }
}

/// The counts of a dry run or of a finished import.
pub fn tally(kind: Kind, counts: Counts, done: bool, lang: Lang) -> Markup {
    let words = match (kind, done) {
        (Kind::Supply, _) => [supply::MADE, supply::LINES, supply::LEFT_OUT],
        (_, true) => [text::NEW, text::UPDATED, text::SAME],
        (_, false) => [text::NEW, text::CHANGED, text::SAME],
    };
    let all = words.into_iter().zip([counts.made, counts.changed, counts.same]);
    let stocked = if done { wares::CAME } else { wares::STOCKED };
    html! {
        div.kpis {
            @for (label, count) in all { div.kpi { span { (label.get(lang)) } b { (count) } } }
            @if counts.stocked > 0 { div.kpi { span { (stocked.get(lang)) } b { (counts.stocked) } } }
            @if kind != Kind::Supply { div.kpi data-bad[counts.wrong > 0] { span { (text::WRONG.get(lang)) } b { (counts.wrong) } } }
        }
    }
}

pub fn errors_link(path: &str, lang: Lang) -> Markup {
    html! { a.btn href={ (path) "/errors" } download { (ui::icon("download")) (text::ERRORS_FILE.get(lang)) } }
}

fn outcome(cx: &Cx, path: &str, kind: Kind, report: &Report) -> Markup {
    let lang = cx.lang();
    let count = i64::from(report.counts.made + report.counts.changed);
    html! {
        (ui::panel(text::RESULT.get(lang), html! {}, html! {
            (tally(kind, report.counts, false, lang))
            @if report.costless > 0 { (ui::note("warn", html! { (wares::COSTLESS.of(i64::from(report.costless), lang)) })) }
            @if count == 0 { (ui::note("warn", html! { (text::NOTHING.get(lang)) })) }
            @else { (ui::post_button(cx, &format!("{path}/application"), "btn btn--primary", html! { (ui::icon("upload")) (text::APPLY.of(count, lang)) })) }
        }))
    }
}

/// Rows that cannot be brought in; `more` when some are only counted.
pub fn errors(path: &str, names: &Columns, wrong: &[(u32, Wrong)], more: bool, lang: Lang) -> Markup {
    ui::panel(
        text::ERRORS.get(lang),
        errors_link(path, lang),
        html! {
            p.hint { (text::ERRORS_WHY.get(lang)) @if more { " " (text::ERRORS_MORE.get(lang)) } }
            div.data-wrap tabindex="0" {
                table.data.data--mapping {
                    thead { tr { th.num { (text::ROW.get(lang)) } th { (text::FIELD.get(lang)) } th { (text::VALUE.get(lang)) } th { (text::WHY.get(lang)) } } }
                    tbody hx-disable {
                        @for (line, wrong) in wrong {
                            tr { td.num { (line) } td { (names.label(wrong.field, lang)) } td.clip { (wrong.value) } td { (wrong.why.get(lang)) } }
                        }
                    }
                }
            }
        },
    )
}
