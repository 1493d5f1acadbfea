//! An import that was started: how far it is, stopping it, what came of it, taking it back.

use maud::{Markup, html};

use super::{
    columns::Kind,
    home,
    import::own,
    job::{self, promise},
    mapping::{errors_link, tally},
    tables::{Counts, Import, PART, Stage},
    text::{import as text, supply, wares},
    tidy::KEPT,
    wares_in,
};
use crate::{
    kernel::{Id, Lang, Moment, Refusal, Result, mark},
    store::{Reads, Write},
    warehouse::{self, Document, MOST_LINES},
    web::{Cx, Page, Reply, ui},
};

#[derive(Debug, Clone, Copy)]
pub enum Unready {
    Stage,
    Late,
}

impl Refusal for Unready {
    fn code(&self) -> &'static str {
        match self {
            Unready::Stage => "import_stage",
            Unready::Late => "import_late",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            Unready::Stage => text::R_STATE.get(lang).into(),
            Unready::Late => text::R_LATE.get(lang).into(),
        }
    }
}

pub async fn start(cx: Cx) -> Result<Reply> {
    step(&cx, |tx, import| {
        if import.stage != Stage::Open || import.kind == Kind::Supply {
            return Err(Unready::Stage.into());
        }
        promise(tx, &Import { stage: Stage::Running, ..import }, job::APPLY)
    })
    .await
}

pub async fn stop(cx: Cx) -> Result<Reply> {
    step(&cx, |tx, import| {
        if import.stage != Stage::Running {
            return Err(Unready::Stage.into());
        }
        tx.quiet("what was brought in has its own facts");
        wares_in::close(tx, &import)?;
        tx.put(&Import { stage: Stage::Stopped, finished: Some(tx.now()), ..import })
    })
    .await
}

pub async fn reverse(cx: Cx) -> Result<Reply> {
    step(&cx, |tx, import| {
        if !matches!(import.stage, Stage::Done | Stage::Stopped) {
            return Err(Unready::Stage.into());
        }
        if !undoable(&import, tx.now()) {
            return Err(Unready::Late.into());
        }
        promise(tx, &Import { stage: Stage::Undoing, ..import }, job::UNDO)
    })
    .await
}

fn undoable(import: &Import, now: Moment) -> bool {
    let ended = matches!(import.stage, Stage::Done | Stage::Stopped);
    ended && import.finished.is_some_and(|at| now.since(at) < KEPT)
}

async fn step(cx: &Cx, change: fn(&mut Write<'_>, Import) -> Result<()>) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    cx.read(|reads| own(cx, reads, id)).await?;
    cx.write(move |tx| {
        let import = tx.need::<Import>(&id)?;
        change(tx, import)
    })
    .await?;
    Ok(Reply::redirect(format!("/exchange/imports/{id}")))
}

/// The part of the page that asks for itself each second while there is something to wait for.
pub async fn watch(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    if !cx.visit.htmx {
        return Ok(cx.page(page(&cx, &import).await?));
    }
    let documents = documents(&cx, &import).await?;
    Ok(Reply::fragment(state(&cx, &import, &documents)))
}

/// Documents that are named; the rest is counted.
const NAMED: usize = 20;

pub async fn page(cx: &Cx, import: &Import) -> Result<Page> {
    let documents = documents(cx, import).await?;
    Ok(ui::settings_page(cx, home::PATH, &import.file, html! {}, html! { div.page { (state(cx, import, &documents)) } }))
}

/// Those of its documents that are still there.
async fn documents(cx: &Cx, import: &Import) -> Result<Vec<Document>> {
    let mut found = Vec::new();
    let read = |reads: &crate::store::Read<'_>| {
        for id in import.opened.iter().take(NAMED) {
            found.extend(reads.get::<Document>(id)?);
        }
        Ok(found)
    };
    cx.read(read).await
}

fn state(cx: &Cx, import: &Import, documents: &[Document]) -> Markup {
    let path = format!("/exchange/imports/{}", import.id);
    let waits = matches!(import.stage, Stage::Running | Stage::Undoing);
    html! {
        div id="import" aria-live="polite" hx-get=[waits.then(|| format!("{path}/progress"))] hx-trigger=[waits.then_some("every 1s")] hx-swap=[waits.then_some("outerHTML")] {
            @if waits { (working(cx, import, &path)) } @else { (ended(cx, import, documents, &path)) }
        }
    }
}

fn working(cx: &Cx, import: &Import, path: &str) -> Markup {
    let lang = cx.lang();
    let done = import.lines.min(import.next * u32::try_from(PART).unwrap_or(1));
    html! {
        div.job {
            (ui::icon("upload"))
            @if import.stage == Stage::Running {
                b { (text::RUNNING.get(lang)) }
                (ui::post_button(cx, &format!("{path}/cancellation"), "btn", html! { (text::STOP.get(lang)) }))
                progress max=(import.lines) value=(done) {}
                small { (text::READY.with(lang, &[&done, &import.lines])) }
            } @else {
                b { (text::UNDOING.get(lang)) }
                progress {}
            }
        }
    }
}

fn ended(cx: &Cx, import: &Import, documents: &[Document], path: &str) -> Markup {
    let lang = cx.lang();
    let Counts { returned, kept, .. } = import.counts;
    html! {
        (ui::panel(text::OUTCOME.get(lang), html! {}, html! {
            @match import.stage {
                Stage::Undone => (ui::note("ok", html! { (text::S_UNDONE.get(lang)) })),
                Stage::Stopped => (ui::note("warn", html! { (text::S_STOPPED.get(lang)) })),
                _ => (ui::note("ok", html! { (text::S_DONE.get(lang)) })),
            }
            @if !import.refused.is_empty() { (ui::note("bad", html! { (wares::REFUSED.with(lang, &[&import.refused])) })) }
            (tally(import.kind, import.counts, true, lang))
            @if import.stage == Stage::Undone {
                div.kpis {
                    div.kpi { span { (text::RETURNED.get(lang)) } b { (returned) } }
                    @if kept > 0 { div.kpi { span { (text::KEPT.get(lang)) } b { (kept) } } }
                }
            }
            @if !documents.is_empty() { (by_documents(cx, import, documents)) }
            @if undoable(import, cx.now()) { p.hint { (text::UNDO_WHY.get(lang)) } }
            div.row-gap {
                a.btn.btn--primary href=(import.kind.list()) { (text::TO_LIST.get(lang)) }
                @if import.counts.wrong > 0 && import.needs_rows(cx.now()) { (errors_link(path, lang)) }
                a.btn href={ "/exchange/import?kind=" (import.kind.key()) } { (text::AGAIN.get(lang)) }
                @if undoable(import, cx.now()) {
                    form method="post" action={ (path) "/reversal" } data-confirm=(text::UNDO_SURE.get(lang)) {
                        (ui::hidden(cx))
                        button.btn { (ui::icon("undo-2")) (text::UNDO.get(lang)) }
                    }
                }
            }
        }))
    }
}

/// The documents its rows are in, one where they fit.
fn by_documents(cx: &Cx, import: &Import, documents: &[Document]) -> Markup {
    let (lang, all) = (cx.lang(), import.opened.len());
    let rest = all.saturating_sub(NAMED);
    let said = if import.kind == Kind::Supply { wares::LIES_IN_DRAFTS } else { wares::CAME_BY };
    html! {
        p { (said.of(i64::try_from(all).unwrap_or_default(), lang)) @if all > 1 { " " (wares::SO_MANY_LINES.with(lang, &[&MOST_LINES])) } }
        ul.offers {
            @for document in documents {
                li {
                    div {
                        a.link href={ "/stock/documents/" (document.id) } { (warehouse::title(document, lang)) }
                        span.sub { (super::text::ROWS.of(i64::try_from(document.lines.len()).unwrap_or_default(), lang)) }
                    }
                    (warehouse::state_chip(document, lang))
                    @if import.sees_cost { b { (cx.sum(document.worth())) } }
                }
            }
        }
        @if rest > 0 { p.hint { (supply::AND_MORE.with(lang, &[&rest])) } }
    }
}
