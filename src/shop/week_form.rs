//! The week of a location in a form: which days are open, and from when to when.

use maud::{Markup, html};

use super::{
    hours::{self, Hours},
    text,
};
use crate::web::{
    Fields, Form,
    ui::{field::Draw, icon},
};

/// A day is open when its box is ticked; `00:00` as the end is midnight too.
pub fn parse_day(f: &mut Fields<'_>, day: usize) -> Option<(u16, u16)> {
    let (from, to) = (f.raw(&format!("from_{day}")), f.raw(&format!("to_{day}")));
    if !f.flag(&format!("open_{day}")) {
        return None;
    }
    let read = hours::parse(&from).zip(hours::parse(&to).map(|to| if to == 0 { 24 * 60 } else { to }));
    if read.is_none_or(|(from, to)| from >= to) {
        f.refuse(&format!("from_{day}"), text::BAD_HOURS);
    }
    read
}

pub fn fill(form: &mut Form, all: &Hours) {
    for (day, open) in all.iter().enumerate() {
        let (from, to) = open.unwrap_or((10 * 60, 20 * 60));
        form.set(&format!("from_{day}"), hours::clock(from));
        form.set(&format!("to_{day}"), hours::clock(to));
        if open.is_some() {
            form.set(&format!("open_{day}"), "on");
        }
    }
}

/// Its days as the form of a location has them.
pub fn fields(draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    html! {
        section.panel {
            header.panel__head { h2 { (text::HOURS.get(lang)) } }
            div.panel__body.form {
                p.hint { (text::HOURS_HINT.get(lang)) }
                div.week {
                    @for day in 0..7 { (day_row(draw, day)) }
                }
            }
        }
    }
}

fn day_row(draw: Draw<'_>, day: usize) -> Markup {
    let (lang, form) = (draw.lang, draw.form);
    let (open, from, to) = (format!("open_{day}"), format!("from_{day}"), format!("to_{day}"));
    let name = text::DAYS[day].get(lang);
    let error = form.error(&from);
    html! {
        div.week__day.field data-invalid[error.is_some()] {
            label.opt { input.check type="checkbox" name=(open) value="on" checked[form.value(&open) == "on"]; span { (name) } }
            label.input { input id={ "f-" (from) } type="text" inputmode="numeric" maxlength="5" autocomplete="off" placeholder="10:00" name=(from) value=(form.value(&from)) aria-label={ (name) ": " (text::OPENS.get(lang)) }; }
            span aria-hidden="true" { "–" }
            label.input { input id={ "f-" (to) } type="text" inputmode="numeric" maxlength="5" autocomplete="off" placeholder="10:00" name=(to) value=(form.value(&to)) aria-label={ (name) ": " (text::CLOSES.get(lang)) }; }
            @if let Some(said) = error { span.error { (icon("circle-alert")) (said) } }
        }
    }
}
