//! The demo shop by one click from the set-up page, with its progress and the list of who may sign in.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use maud::{Markup, html};

use super::{PASSWORD, fill, people, text};
use crate::{
    kernel::{Error, Result},
    setup,
    web::{Cx, Page, Public, Reply, Routes, private, ui},
};

/// How many orders one click makes.
const ORDERS: usize = 3000;

/// How far the filling came; kept in memory, because it is over in a minute.
#[derive(Default)]
struct Progress {
    running: AtomicBool,
    failed: AtomicBool,
    done: AtomicUsize,
    all: AtomicUsize,
}

pub fn routes() -> Routes {
    Routes::new().post("/setup/demo", Public, start).get("/setup/demo", Public, show)
}

/// Whoever holds the set-up code may ask for the demo instead of a shop of his own.
async fn start(cx: Cx) -> Result<Reply> {
    let form = cx.form();
    let near = cx.visit.ip.is_none_or(|ip: IpAddr| private(ip));
    if cx.frame().ready || !near || !setup::fits(&cx.site, form.value("code")) {
        return Err(Error::Hidden);
    }
    let progress = cx.site.memory.of::<Progress>();
    if !progress.running.swap(true, Ordering::SeqCst) {
        let site = cx.site.clone();
        tokio::spawn(async move {
            let told = progress.clone();
            let filled = fill(&site.store, &site.clock, ORDERS, 1, |done, all| {
                told.done.store(done, Ordering::Relaxed);
                told.all.store(all, Ordering::Relaxed);
            });
            match filled.await {
                Ok(_) => setup::forget(&site),
                Err(error) => {
                    tracing::error!(%error, "the demo shop could not be made");
                    progress.failed.store(true, Ordering::SeqCst);
                }
            }
            progress.running.store(false, Ordering::SeqCst);
        });
    }
    Ok(Reply::redirect("/setup/demo"))
}

/// While it runs: how far. After: who may sign in. In a real shop there is no such page.
async fn show(cx: Cx) -> Result<Reply> {
    let progress: Arc<Progress> = cx.site.memory.of();
    let running = progress.running.load(Ordering::SeqCst);
    if !running && !cx.frame().demo {
        return Err(if progress.failed.load(Ordering::SeqCst) { Error::broken("the demo shop could not be made") } else { Error::Hidden });
    }
    let body = if running { filling(&cx, &progress) } else { ready(&cx) };
    if cx.visit.htmx {
        return Ok(Reply::fragment(body));
    }
    let page = html! { main.gate id="main" { div.gate__card.gate__card--wide { (body) } } };
    Ok(cx.page(Page::bare("bare", text::FILLING.get(cx.lang()), page)))
}

fn filling(cx: &Cx, progress: &Progress) -> Markup {
    let lang = cx.lang();
    let (done, all) = (progress.done.load(Ordering::Relaxed), progress.all.load(Ordering::Relaxed).max(1));
    html! {
        div.gate__body hx-get="/setup/demo" hx-trigger="every 1s" hx-swap="outerHTML" {
            h1 { (text::FILLING.get(lang)) }
            p { (text::FILLING_WHY.get(lang)) }
            progress max=(all) value=(done) {}
            p.dim aria-live="polite" { (text::DONE_OF.with(lang, &[&done, &all])) }
            noscript { a.btn href="/setup/demo" { (text::READY.get(lang)) } }
        }
    }
}

fn ready(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        div.gate__body {
            h1 { (text::READY.get(lang)) }
            p { (text::WELCOME.get(lang)) }
            table.data.data--plain {
                thead { tr { th { (text::PERSON.get(lang)) } th { (text::LOGIN.get(lang)) } th { (text::PASSWORD.get(lang)) } } }
                tbody {
                    @for (name, login, position) in people() {
                        tr { td { (name) span.sub { (position) } } td.mono { (login) } td.mono { (PASSWORD) } }
                    }
                }
            }
            a.btn.btn--primary.btn--big href="/sign-in" { (ui::icon("log-in")) (text::ENTER.get(lang)) }
        }
    }
}
