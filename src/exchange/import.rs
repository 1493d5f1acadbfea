//! `/exchange/import`: a file is given and opened; `/exchange/imports`: the files given before.

use maud::{Markup, html};

use super::{
    home,
    table::{self, Kind},
    tables::{Import, PART, Part, Stage},
    text::import as text,
    workbook::{self, Line},
};
use crate::{
    kernel::{Error, Id, Refusal, Result, Right, Text, mark},
    store::{Reads, Walk, row::Order},
    web::{Cx, Form, Page, Reply, ui, ui::field::Draw},
};

/// Parts written by one transaction.
const AT_ONCE: usize = 10;
/// As many past imports are listed.
const LISTED: usize = 50;

fn kind_of(cx: &Cx, key: &str) -> Result<Kind> {
    let kind = Kind::named(key).ok_or(Error::Hidden)?;
    if cx.may(kind.right()) { Ok(kind) } else { Err(Error::Denied(kind.right())) }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let kind = kind_of(&cx, &cx.query("kind").unwrap_or_default())?;
    Ok(cx.page(view(&cx, kind, &Form::empty())))
}

/// Reads the file within its limits and keeps it by lines.
pub async fn receive(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let kind = kind_of(&cx, form.value("kind"))?;
    let Some(upload) = cx.upload("file").filter(|upload| !upload.bytes.is_empty()) else {
        form.refuse("file", text::NO_FILE.get(cx.lang()).into());
        return Ok(cx.again(view(&cx, kind, &form)));
    };
    let (bytes, file) = (upload.bytes.clone(), upload.name.clone());
    let lines = match tokio::task::spawn_blocking(move || workbook::read(&bytes)).await.map_err(Error::broken)? {
        Ok(lines) => lines,
        Err(unread) => {
            form.refuse("file", unread.say(cx.lang()));
            return Ok(cx.again(view(&cx, kind, &form)));
        }
    };
    let id = keep(&cx, kind, file, lines).await?;
    Ok(Reply::redirect(format!("/exchange/imports/{id}")))
}

async fn keep(cx: &Cx, kind: Kind, file: String, mut lines: Vec<Line>) -> Result<Id<mark::Import>> {
    let (head, mapping) = table::guess(kind, &lines);
    let heads = lines.get(head).map(|line| line.cells.clone()).unwrap_or_default();
    lines.drain(..=head.min(lines.len().saturating_sub(1)));
    let id = Id::new(cx.now());
    let import = Import {
        id,
        employee: cx.who().id,
        person: cx.who().name.clone(),
        kind,
        file,
        created: cx.now(),
        mapping: widened(mapping, &heads),
        heads,
        lines: u32::try_from(lines.len()).map_err(Error::broken)?,
        stage: Stage::Open,
        next: 0,
        counts: super::tables::Counts::default(),
        sees_cost: cx.may(Right::SeeCost),
        finished: None,
    };
    let parts: Vec<Part> = (0..).zip(lines.chunks(PART)).map(|(part, lines)| Part { import: id, part, lines: lines.to_vec() }).collect();
    for some in parts.chunks(AT_ONCE) {
        let some = some.to_vec();
        let write = cx.store().write(cx.stamp(), move |tx| {
            tx.quiet("a file being looked at is not yet anything of the shop");
            some.iter().try_for_each(|part| tx.put(part))
        });
        write.await?;
    }
    let write = cx.store().write(cx.stamp(), move |tx| {
        tx.quiet("a file being looked at is not yet anything of the shop");
        tx.put(&import)
    });
    write.await?;
    Ok(id)
}

fn widened(mut mapping: table::Mapping, heads: &[String]) -> table::Mapping {
    mapping.resize(heads.len(), None);
    mapping
}

/// An import of this person; another's does not exist for him.
pub fn own(cx: &Cx, reads: &impl Reads, id: Id<mark::Import>) -> Result<Import> {
    let import = reads.need::<Import>(&id)?;
    if import.employee != cx.who().id {
        return Err(Error::Hidden);
    }
    if cx.may(import.kind.right()) { Ok(import) } else { Err(Error::Denied(import.kind.right())) }
}

fn view(cx: &Cx, kind: Kind, form: &Form) -> Page {
    let lang = cx.lang();
    let error = form.error("file");
    let body = html! {
        div.page {
            form.form method="post" action="/exchange/import" enctype="multipart/form-data" {
                (ui::hidden(cx))
                input type="hidden" name="kind" value=(kind.key());
                (Draw::of(form, lang).summary())
                p { (kind.why().get(lang)) }
                div.field data-invalid[error.is_some()] {
                    label.label for="f-file" { (text::FILE.get(lang)) }
                    input.input id="f-file" type="file" name="file" required accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        aria-describedby=(if error.is_some() { "e-file" } else { "h-file" });
                    span.hint id="h-file" { (text::FILE_HINT.get(lang)) }
                    @if let Some(said) = error { span.error id="e-file" { (ui::icon("circle-alert")) (said) } }
                }
                div.row-gap { button.btn.btn--primary { (text::OPEN.get(lang)) } a.btn href=(home::PATH) { (crate::web::text::CANCEL.get(lang)) } }
            }
        }
    };
    let title = format!("{}: {}", text::IMPORT.get(lang), kind.title().get(lang).to_lowercase());
    ui::settings_page(cx, home::PATH, &title, html! {}, body)
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let who = cx.who().id;
    let mut found: Vec<Import> = Vec::new();
    cx.read(|reads| {
        reads.walk::<Import>((), Order::Descending, |import| {
            found.extend(Some(import).filter(|import| import.employee == who));
            Ok(if found.len() < LISTED { Walk::On } else { Walk::Stop })
        })
    })
    .await?;
    let lang = cx.lang();
    let body = html! {
        @if found.is_empty() {
            (ui::empty("upload", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), html! { a.btn.btn--primary href=(home::PATH) { (text::LOAD.get(lang)) } }))
        } @else {
            div.data-wrap tabindex="0" {
                table.data.data--cards {
                    thead { tr { th { (text::FILE_NAME.get(lang)) } th { (text::WHAT.get(lang)) } th { (text::STATE.get(lang)) } th.num { (text::WHEN.get(lang)) } } }
                    tbody { @for import in &found { (row(&cx, import)) } }
                }
            }
        }
    };
    Ok(cx.page(ui::settings_page(
        &cx,
        home::PATH,
        text::PAST.get(lang),
        html! { a.btn href=(home::PATH) { (text::LOAD.get(lang)) } },
        body,
    )))
}

fn row(cx: &Cx, import: &Import) -> Markup {
    html! {
        tr {
            td.c-title hx-disable { a.row-link href={ "/exchange/imports/" (import.id) } { (import.file) } }
            td.c-meta { (import.kind.title().get(cx.lang())) }
            td.c-status { (stage(import.stage).get(cx.lang())) }
            td.num.c-end { (cx.frame().zone.near(import.created, cx.now(), cx.lang())) }
        }
    }
}

fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Open => text::S_OPEN,
        Stage::Running => text::S_RUNNING,
        Stage::Done => text::S_DONE,
        Stage::Stopped => text::S_STOPPED,
        Stage::Undoing => text::S_UNDOING,
        Stage::Undone => text::S_UNDONE,
    }
}
