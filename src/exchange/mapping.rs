//! `/exchange/imports/:id`: which column is what, and what would come of it.

use maud::{Markup, html};

use super::{
    home,
    import::own,
    progress,
    report::{Report, dry_run},
    table::{Field, Kind, Mapping},
    tables::{Counts, Import, Part, Stage},
    text::import as text,
    workbook::Line,
};
use crate::{
    kernel::{Error, Id, Lang, Result, Text, mark},
    store::Reads,
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

/// Rows shown under the heads.
const PREVIEW: usize = 5;

pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    if import.stage != Stage::Open {
        return Ok(cx.page(progress::page(&cx, &import)));
    }
    let checked = cx.query("check").is_some();
    let of = import.clone();
    let report = if checked { Some(cx.store().read_long(move |reads| dry_run(reads, &of)).await?) } else { None };
    Ok(cx.page(view(&cx, &import, &Form::empty(), &preview(&cx, &import).await?, report.as_ref())))
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
    let (kind, columns) = (import.kind, import.heads.len());
    let mut form = cx.form();
    let saved = cx.submit(
        &mut form,
        |fields| read(fields, kind, columns),
        move |tx, mapping: &Mapping| {
            let import = tx.need::<Import>(&id)?;
            if import.stage != Stage::Open {
                return Err(progress::Unready::Stage.into());
            }
            tx.quiet("a file being looked at is not yet anything of the shop");
            tx.put(&Import { mapping: mapping.clone(), ..import })
        },
    );
    if saved.await?.is_none() {
        return Ok(cx.again(view(&cx, &import, &form, &preview(&cx, &import).await?, None)));
    }
    Ok(Reply::redirect(format!("/exchange/imports/{id}?check=1")))
}

fn read(fields: &mut Fields<'_>, kind: Kind, columns: usize) -> Mapping {
    let mut mapping: Mapping = Vec::new();
    for at in 0..columns {
        let name = column(at);
        let field = fields.choice(&name, |key| kind.headings().iter().find(|heading| heading.key == key).map(|heading| heading.field));
        if let Some(twice) = field.filter(|field| mapping.contains(&Some(*field))) {
            let said = text::R_TWICE.with(fields.lang, &[&twice.label(fields.lang)]);
            fields.refuse_said(&name, said);
        }
        mapping.push(field);
    }
    if !mapping.contains(&Some(kind.must())) && !mapping.contains(&Some(Field::Surname)) {
        let said = text::R_NO_MUST.with(fields.lang, &[&kind.must().label(fields.lang)]);
        fields.refuse_said("", said);
    }
    mapping
}

fn column(at: usize) -> String {
    format!("column_{at}")
}

fn view(cx: &Cx, import: &Import, form: &Form, lines: &[Line], report: Option<&Report>) -> Page {
    let lang = cx.lang();
    let path = format!("/exchange/imports/{}", import.id);
    let body = html! {
        div.page {
            @if let Some(report) = report { (outcome(cx, &path, report)) }
            @if import.leaves.len() > 1 { (sheets(cx, import, &path)) }
            (ui::post_form(cx, &format!("{path}/mapping"), "", html! {
                (Draw::of(form, lang).summary())
                (ui::panel(text::COLUMNS.get(lang), html! {}, html! {
                    p.hint { (text::COLUMNS_WHY.get(lang)) }
                    (columns(import, form, lines, lang))
                    div.row-gap { button class=(if report.is_some() { "btn" } else { "btn btn--primary" }) { (text::CHECK.get(lang)) } a.btn href=(home::PATH) { (crate::web::text::CANCEL.get(lang)) } }
                }))
            }))
            @if let Some(report) = report.filter(|report| !report.wrong.is_empty()) { (errors(&path, report, lang)) }
        }
    };
    ui::settings_page(cx, home::PATH, &import.file, html! {}, body)
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
    let chosen = |at: usize| -> &str {
        match import.mapping.get(at).copied().flatten().and_then(Field::heading) {
            _ if form.has(&column(at)) => form.value(&column(at)),
            Some(heading) => heading.key,
            None => "",
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
                                        @for heading in import.kind.headings() {
                                            option value=(heading.key) selected[heading.key == chosen(at)] { (heading.label.get(lang)) }
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
pub fn tally(counts: Counts, changed: Text, lang: Lang) -> Markup {
    let all = [(text::NEW, counts.made), (changed, counts.changed), (text::SAME, counts.same)];
    html! {
        div.kpis {
            @for (label, count) in all { div.kpi { span { (label.get(lang)) } b { (count) } } }
            div.kpi data-bad[counts.wrong > 0] { span { (text::WRONG.get(lang)) } b { (counts.wrong) } }
        }
    }
}

pub fn errors_link(path: &str, lang: Lang) -> Markup {
    html! { a.btn href={ (path) "/errors" } download { (ui::icon("download")) (text::ERRORS_FILE.get(lang)) } }
}

fn outcome(cx: &Cx, path: &str, report: &Report) -> Markup {
    let lang = cx.lang();
    let count = i64::from(report.counts.made + report.counts.changed);
    html! {
        (ui::panel(text::RESULT.get(lang), html! {}, html! {
            (tally(report.counts, text::CHANGED, lang))
            @if count == 0 { (ui::note("warn", html! { (text::NOTHING.get(lang)) })) }
            @else { (ui::post_button(cx, &format!("{path}/application"), "btn btn--primary", html! { (ui::icon("upload")) (text::APPLY.of(count, lang)) })) }
        }))
    }
}

fn errors(path: &str, report: &Report, lang: Lang) -> Markup {
    ui::panel(
        text::ERRORS.get(lang),
        errors_link(path, lang),
        html! {
            p.hint { (text::ERRORS_WHY.get(lang)) @if report.more() { " " (text::ERRORS_MORE.get(lang)) } }
            div.data-wrap tabindex="0" {
                table.data.data--mapping {
                    thead { tr { th.num { (text::ROW.get(lang)) } th { (text::FIELD.get(lang)) } th { (text::VALUE.get(lang)) } th { (text::WHY.get(lang)) } } }
                    tbody hx-disable {
                        @for (line, wrong) in &report.wrong {
                            tr { td.num { (line) } td { (wrong.field.label(lang)) } td.clip { (wrong.value) } td { (wrong.why.get(lang)) } }
                        }
                    }
                }
            }
        },
    )
}
