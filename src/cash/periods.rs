//! Settings: up to which day the books of each location are closed. A closed day takes no operation, and nothing of it
//! is reversed with its own date.

use maud::{Markup, html};

use super::{fact::CashFact, refusal::CashRefusal, tables::Closed, text};
use crate::{
    kernel::{Day, Id, Refusal, Result, Right, mark},
    log::{Record, Subject, SubjectKind},
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
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
        tx.record(Subject::new(SubjectKind::Location, *location), &fact)?;
    }
    Ok(())
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let closed = cx.read(|r| r.all::<Closed>(())).await?;
    let mut form = Form::empty();
    for row in closed {
        form.set(&format!("until_{}", row.location), row.until.iso());
    }
    Ok(cx.page(page(&cx, &form)))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(()) = cx.submit(&mut form, parse, close_periods).await? else { return Ok(cx.again(page(&cx, &form))) };
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

fn parse(f: &mut Fields<'_>) -> PeriodsAsk {
    let places: Vec<_> = f.cx.frame().places.iter().filter(|place| f.cx.may_at(place.id, Right::SetUpCash)).cloned().collect();
    let today = f.cx.today();
    let mut read = |place: &crate::web::Place| {
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
    let places = cx.frame().places.iter().filter(|place| cx.may_at(place.id, Right::SetUpCash));
    let body: Markup = html! {
        div.page {
            form.form method="post" action=(PATH) data-guard {
                (ui::hidden(cx))
                (draw.summary())
                p.dim { (text::PERIODS_WHY.get(lang)) }
                @for place in places { (draw.named(&format!("until_{}", place.id), &place.name).optional().kind("date").icon("calendar").input()) }
                div { button.btn.btn--primary { (crate::web::text::SAVE.get(lang)) } }
            }
        }
    };
    settings_page(cx, PATH, text::PERIODS.get(lang), html! {}, body)
}
