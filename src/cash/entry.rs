//! The parts that all dialogs of the cash desk share: amount, cashbox, day, comment.

use maud::{Markup, html};

use super::{
    refusal::CashRefusal,
    tables::{Cashbox, CashboxKind, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Refusal, Text, mark},
    web::{
        Cx, Fields, Form,
        ui::{self, field::Draw},
    },
};

/// What every entry says besides its own fields.
pub struct Entry {
    pub amount: Money,
    pub day: Day,
    pub comment: String,
}

pub fn parse(f: &mut Fields<'_>) -> Entry {
    Entry { amount: f.money("amount"), day: parse_day(f), comment: f.line("comment", 0..=300) }
}

/// The day of an operation: today unless an earlier one is named.
pub fn parse_day(f: &mut Fields<'_>) -> Day {
    let today = f.cx.today();
    let day = f.day("day").unwrap_or(today);
    if day > today {
        f.refuse_said("day", CashRefusal::FutureDay.say(f.lang));
    }
    day.min(today)
}

/// The first showing: today, and the cashbox the journal was open at (or the only one).
pub fn fresh(cx: &Cx, cashboxes: &[Cashbox]) -> Form {
    let mut form = Form::empty();
    form.set("day", cx.today().iso());
    let asked = cx.query("cashbox").filter(|id| cashboxes.iter().any(|cashbox| cashbox.id.to_string() == *id));
    if let Some(id) = asked.or_else(|| cashboxes.first().map(|cashbox| cashbox.id.to_string())) {
        form.set("cashbox", id);
    }
    form
}

/// The journal of the cashbox a form named.
pub fn journal_of(cashbox: &str) -> String {
    match cashbox.parse::<Id<mark::Cashbox>>() {
        Ok(id) => format!("/cash?cashbox={id}"),
        Err(_) => "/cash".to_string(),
    }
}

pub fn amount(cx: &Cx, draw: Draw<'_>) -> Markup {
    draw.field("amount", text::AMOUNT).money(cx.frame().currency).focus().autocomplete("off").input()
}

pub fn day(cx: &Cx, draw: Draw<'_>) -> Markup {
    let today = cx.today().iso();
    let value = if draw.form.has("day") { draw.form.value("day") } else { &today };
    let error = draw.form.error("day");
    html! {
        div.field data-invalid[error.is_some()] {
            label.label for="f-day" { (text::DAY.get(draw.lang)) }
            label.input { (ui::icon("calendar")) input id="f-day" type="date" name="day" value=(value) max=(today) aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| "e-day")]; }
            @if let Some(said) = error { span.error id="e-day" { (ui::icon("circle-alert")) (said) } }
        }
    }
}

pub fn comment(draw: Draw<'_>) -> Markup {
    draw.field("comment", text::COMMENT).optional().most(300).input()
}

/// Counts for an earlier day than the one it was entered on.
pub fn is_back_dated(cx: &Cx, operation: &Operation) -> bool {
    cx.frame().zone.day(operation.at) != operation.day
}

pub fn kind_icon(kind: CashboxKind) -> &'static str {
    match kind {
        CashboxKind::Cash => "banknote",
        CashboxKind::Card => "credit-card",
        CashboxKind::Bank => "landmark",
    }
}

/// Cashboxes as big choices, one of them pressed.
pub fn cashbox(cx: &Cx, draw: Draw<'_>, name: &str, label: Text, cashboxes: &[Cashbox]) -> Markup {
    let error = draw.form.error(name);
    html! {
        fieldset.field id={ "f-" (name) } data-invalid[error.is_some()] {
            legend.label { (label.get(draw.lang)) }
            div.boxes {
                @for cashbox in cashboxes {
                    label.type {
                        input type="radio" name=(name) value=(cashbox.id) data-kind=(cashbox.kind.key()) checked[draw.form.chosen(name, &cashbox.id.to_string())];
                        (ui::icon(kind_icon(cashbox.kind)))
                        span { (cashbox.name.get(draw.lang)) @if let Some(place) = place(cx, cashbox, cashboxes) { small { (place) } } }
                    }
                }
            }
            @if let Some(said) = error { span.error id={ "e-" (name) } { (ui::icon("circle-alert")) (said) } }
        }
    }
}

/// The location of a cashbox, said only where cashboxes of several locations stand side by side.
fn place<'c>(cx: &'c Cx, cashbox: &Cashbox, among: &[Cashbox]) -> Option<&'c str> {
    let mixed = among.iter().filter_map(|one| one.location).any(|at| among.iter().any(|two| two.location.is_some_and(|other| other != at)));
    let at = cashbox.location.filter(|_| mixed)?;
    cx.frame().place(at).map(|place| place.name.as_str())
}
