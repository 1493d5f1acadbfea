//! Settings: up to which day the books of each location are closed. A closed day takes no operation, and nothing of it
//! is reversed with its own date.

use maud::{Markup, html};

use super::{
    fact::{self, CashFact},
    refusal::CashRefusal,
    tables::Closed,
    text,
};
use crate::{
    kernel::{Day, Id, Refusal, Result, Right, mark, text::Named},
    log::{Record, Subject, SubjectKind},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Place, Reply, Shared, merge,
        ui::{self, field::Draw, settings::settings_page},
    },
};

pub const PATH: &str = "/settings/periods";

#[derive(Debug, Clone)]
pub struct PeriodsAsk {
    /// Location, its name for the fact, the last closed day or nothing.
    pub places: Vec<(Id<mark::Location>, String, Option<Day>)>,
}

/// Closes the books up to the days named, or opens them again.
pub fn close_periods(tx: &mut Write<'_>, ask: &PeriodsAsk) -> Result<()> {
    tx.quiet("saving the days as they already stand changes nothing and is no event");
    for (location, name, until) in &ask.places {
        let before = tx.get::<Closed>(location)?.map(|closed| closed.until);
        if before == *until {
            continue;
        }
        match until {
            Some(until) => tx.put(&Closed { location: *location, until: *until })?,
            None => tx.delete::<Closed>(location)?,
        }
        let fact = CashFact::PeriodClosed { location: name.clone(), before, until: *until };
        tx.record(of_location(*location), &fact)?;
    }
    Ok(())
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let form = cx.read(filled).await?;
    Ok(cx.page(page(&cx, &form)))
}

fn filled(reads: &Read<'_>) -> Result<Form> {
    let closed = reads.all::<Closed>(())?;
    Ok(Form::filled(closed.into_iter().map(|row| (format!("until_{}", row.location), row.until.iso()))))
}

fn mine(cx: &Cx) -> impl Iterator<Item = &Place> {
    cx.frame().places.iter().filter(|place| cx.may_at(place.id, Right::SetUpCash))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit_over(&mut form, &shared(&cx), filled, parse, close_periods).await? {
        Outcome::Done(()) => Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(page(&cx, &form)),
    })
}

/// Every location has its own day and its own facts.
fn shared(cx: &Cx) -> Shared {
    let (lang, until) = (cx.lang(), |place: &Place| format!("until_{}", place.id));
    let part = |place: &Place| {
        let name = until(place);
        let draw = move |form: &Form| html! { (Day::parse(form.value(&name)).map_or("\u{2014}".into(), |day| day.full(lang))) };
        Part::drawn(&[&until(place)], Named::plain(&place.name), draw).about(of_location(place.id))
    };
    let changed: merge::Changed = Box::new(|fact, _| matches!(fact::told(fact), Some(CashFact::PeriodClosed { .. })));
    let parts = mine(cx).map(part).collect();
    Shared { subject: Subject::shop(), parts, changed, away: merge::stays(), section: "settings", action: PATH.into(), page: PATH.into() }
}

fn of_location(id: Id<mark::Location>) -> Subject {
    Subject::new(SubjectKind::Location, id)
}

fn parse(f: &mut Fields<'_>) -> PeriodsAsk {
    let places: Vec<Place> = mine(f.cx).cloned().collect();
    let today = f.cx.today();
    let mut read = |place: &Place| {
        let name = format!("until_{}", place.id);
        let until = f.day(&name);
        if until.is_some_and(|until| until > today) {
            f.refuse_said(&name, CashRefusal::FutureDay.say(f.lang));
        }
        (place.id, place.name.clone(), until)
    };
    PeriodsAsk { places: places.iter().map(&mut read).collect() }
}

fn page(cx: &Cx, form: &Form) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let body: Markup = html! {
        div.page {
            form.form method="post" action=(PATH) data-guard {
                (ui::hidden(cx))
                (draw.summary())
                (merge::was(form))
                p.dim { (text::PERIODS_WHY.get(lang)) }
                @for place in mine(cx) { (draw.named(&format!("until_{}", place.id), &place.name).optional().kind("date").icon("calendar").input()) }
                div { button.btn.btn--primary { (crate::web::text::SAVE.get(lang)) } }
            }
        }
    };
    settings_page(cx, PATH, text::PERIODS.get(lang), html! {}, body)
}
