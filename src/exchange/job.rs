//! Bringing the lines in, and taking them back: a part of the file in one transaction, with the place to go on from
//! written in the same one. Whatever interrupts the work, no line is brought in twice.

use std::{future::Future, pin::Pin, sync::Arc};

use super::{
    columns::Kind,
    fact::{ExchangeFact, What},
    people::{self, Folk, Undone, Verdict},
    report::usable,
    supply_in, table,
    tables::{Counts, Import, PART, Part, Stage, Trace},
    wares, wares_in,
    workbook::Line,
    works::{self, Book},
};
use crate::{
    catalog::goods,
    clients,
    kernel::{Actor, Error, Id, Lang, Result, Stamp, mark},
    log::{Handler, Record, Subject, SubjectKind, outbox::Later},
    shop,
    store::{Reads, Walk, Write, row::Order},
    web::Site,
};

pub const APPLY: &str = "import.apply";
pub const UNDO: &str = "import.undo";
pub const HANDLERS: [Handler<Arc<Site>>; 2] = [Handler { kind: APPLY, run: apply }, Handler { kind: UNDO, run: undo }];

/// A promise to work on an import until its stage says otherwise.
pub fn promise(tx: &mut Write<'_>, import: &Import, kind: &str) -> Result<()> {
    tx.put(import)?;
    tx.later(kind, import.id.to_string())?;
    tx.quiet("the work itself leaves the facts");
    Ok(())
}

type Done = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

fn apply(site: Arc<Site>, body: String) -> Done {
    Box::pin(run(site, body, bring))
}
fn undo(site: Arc<Site>, body: String) -> Done {
    Box::pin(run(site, body, take_back))
}

/// One transaction after another, in the name of the person who asked, until a step says that it was the last.
async fn run(site: Arc<Site>, body: String, step: fn(&mut Write<'_>, &mut Import) -> Result<Going>) -> Result<()> {
    let id: Id<mark::Import> = body.parse().map_err(Error::broken)?;
    let import = site.store.read(|reads| reads.need::<Import>(&id)).await?;
    let actor = Actor::employee(import.employee, import.person);
    loop {
        let stamp = Stamp::new(actor.clone(), site.clock.now());
        let going = site.store.write(stamp, move |tx| {
            let mut import = tx.need::<Import>(&id)?;
            tx.quiet("a part of an import; its end has a fact of its own");
            let going = step(tx, &mut import)?;
            tx.put(&import)?;
            Ok(going)
        });
        match going.await {
            Ok(Going::On) => {}
            Ok(Going::Ended) => return Ok(()),
            // What stands against it is told to the person; nothing of that step was written.
            Err(Error::Refused(refusal)) => {
                let said = refusal.say(Lang::Ru);
                let stamp = Stamp::new(actor.clone(), site.clock.now());
                site.store.write(stamp, move |tx| go_round(tx, id, &said)).await?;
            }
            Err(error) => return Err(error),
        }
    }
}

/// A part that cannot be brought in stops the import; a document that cannot be taken back stays with its goods.
fn go_round(tx: &mut Write<'_>, id: Id<mark::Import>, said: &str) -> Result<()> {
    let mut import = tx.need::<Import>(&id)?;
    tx.quiet("what an import did has facts of its own");
    match import.stage {
        Stage::Running => (import.stage, import.finished, import.refused) = (Stage::Stopped, Some(tx.now()), said.to_string()),
        _ => drop((import.opened.pop(), import.supply.laid.pop())),
    }
    tx.put(&import)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Ended,
}

pub fn subject(import: &Import) -> Subject {
    Subject::new(SubjectKind::Import, import.id)
}

fn what(kind: Kind) -> What {
    match kind {
        Kind::Clients => What::Clients,
        Kind::Services => What::Services,
        Kind::Goods => What::Goods,
        Kind::Supply => What::Supply,
    }
}

/// Brings the next part in.
fn bring(tx: &mut Write<'_>, import: &mut Import) -> Result<Going> {
    if import.stage != Stage::Running {
        return Ok(Going::Ended);
    }
    let at = import.parts().start.saturating_add(import.next);
    if import.parts().contains(&at) {
        let part = tx.need::<Part>(&(import.id, at))?;
        let lines: Vec<Line> = import.rows(&part).cloned().collect();
        match import.kind {
            Kind::Clients => people(tx, import, &lines)?,
            Kind::Services => price_list(tx, import, &lines)?,
            Kind::Goods => wares_in::bring(tx, import, &lines)?,
            // It is not brought in by parts: a person answers for its rows at once.
            Kind::Supply => {}
        }
        import.next += 1;
    }
    if import.parts().contains(&(at + 1)) {
        return Ok(Going::On);
    }
    wares_in::close(tx, import)?;
    import.stage = Stage::Done;
    import.finished = Some(tx.now());
    let Counts { made, changed, .. } = import.counts;
    tx.record(subject(import), &ExchangeFact::Imported { what: what(import.kind), file: import.file.clone(), made, changed })?;
    Ok(Going::Ended)
}

fn people(tx: &mut Write<'_>, import: &mut Import, lines: &[Line]) -> Result<()> {
    let (mapping, sources, mut folk) = (usable(import), shop::sources(tx)?, Folk::default());
    for line in lines {
        let Ok(ask) = table::client(line, &mapping, &sources) else {
            import.counts.wrong += 1;
            continue;
        };
        match people::judge(tx, ask, &mut folk)? {
            Verdict::New(ask) => match clients::create(tx, &ask) {
                Ok(client) => {
                    import.counts.made += 1;
                    folk.add(&client);
                    leave_trace(tx, import, line, client.id.cast(), None, people::image(&client))?;
                }
                Err(Error::Refused(_)) => import.counts.wrong += 1,
                Err(error) => return Err(error),
            },
            Verdict::Change((known, ask)) => {
                let after = people::change(tx, &known, ask)?;
                import.counts.changed += 1;
                leave_trace(tx, import, line, known.id.cast(), Some(people::image(&known)), people::image(&after))?;
            }
            Verdict::Same => import.counts.same += 1,
            Verdict::Wrong(_) => import.counts.wrong += 1,
        }
    }
    Ok(())
}

fn price_list(tx: &mut Write<'_>, import: &mut Import, lines: &[Line]) -> Result<()> {
    let (mapping, mut book) = (usable(import), Book::read(tx)?);
    for line in lines {
        let Ok(work) = table::work(line, &mapping) else {
            import.counts.wrong += 1;
            continue;
        };
        match book.lay(&work, || tx.id()) {
            Verdict::New(added) => {
                works::make(tx, &added)?;
                import.counts.made += 1;
                leave_trace(tx, import, line, added.service.id.cast(), None, works::image(&added.service))?;
            }
            Verdict::Change((before, after)) => {
                works::change(tx, &before, &after)?;
                import.counts.changed += 1;
                leave_trace(tx, import, line, after.id.cast(), Some(works::image(&before)), works::image(&after))?;
            }
            Verdict::Same => import.counts.same += 1,
            Verdict::Wrong(_) => import.counts.wrong += 1,
        }
    }
    Ok(())
}

pub fn leave_trace(tx: &mut Write<'_>, import: &Import, line: &Line, thing: Id<()>, before: Option<String>, after: String) -> Result<()> {
    leave_trace_of(tx, import, line.number, thing, before, after)
}

pub fn leave_trace_of(tx: &mut Write<'_>, import: &Import, line: u32, thing: Id<()>, before: Option<String>, after: String) -> Result<()> {
    tx.put(&Trace { import: import.id, line, thing, before, after })
}

/// Takes the last traces back and erases them: later lines first, so that a thing changed twice returns by the way it
/// came.
fn take_back(tx: &mut Write<'_>, import: &mut Import) -> Result<Going> {
    if import.stage != Stage::Undoing {
        return Ok(Going::Ended);
    }
    if let Some(document) = import.opened.pop() {
        match import.kind {
            Kind::Supply => supply_in::withdraw(tx, import, document)?,
            _ => wares_in::withdraw(tx, document)?,
        }
        return Ok(Going::On);
    }
    let mut traces = Vec::new();
    tx.walk::<Trace>((import.id,), Order::Descending, |trace| {
        traces.push(trace);
        Ok(if traces.len() < PART { Walk::On } else { Walk::Stop })
    })?;
    for trace in &traces {
        let done = match import.kind {
            Kind::Clients => people::give_back(tx, trace.thing.cast(), trace.before.as_deref(), &trace.after)?,
            Kind::Services => works::give_back(tx, trace.thing.cast(), trace.before.as_deref(), &trace.after)?,
            Kind::Goods | Kind::Supply => wares::give_back(tx, import, trace.thing.cast(), trace.before.as_deref(), &trace.after)?,
        };
        match done {
            Undone::Returned => import.counts.returned += 1,
            Undone::Kept => import.counts.kept += 1,
        }
        tx.delete::<Trace>(&(import.id, trace.line))?;
    }
    if traces.len() == PART {
        return Ok(Going::On);
    }
    goods::put_away_bare(tx, std::mem::take(&mut import.grown))?;
    import.stage = Stage::Undone;
    let Counts { returned, kept, .. } = import.counts;
    tx.record(subject(import), &ExchangeFact::Undone { what: what(import.kind), file: import.file.clone(), returned, kept })?;
    Ok(Going::Ended)
}
