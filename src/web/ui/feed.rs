//! The feed of a card: facts by days, newest first, told by the slices they belong to.

use maud::{Markup, html};

use super::icon;
use crate::{
    kernel::name,
    log::{FactRow, Told},
    web::{Cx, text},
};

/// A fact in the reader's words; one that no slice can tell any more is left out.
pub fn told(cx: &Cx, fact: &FactRow) -> Option<Told> {
    let mut kinds = cx.site.slices.iter().flat_map(|slice| slice.facts.iter());
    kinds.find(|kind| kind.slice == fact.slice).and_then(|kind| (kind.tell)(&fact.body, cx.lang()))
}

/// Facts as a list. `more` is where the older ones are.
pub fn feed(cx: &Cx, facts: &[FactRow], more: Option<&str>) -> Markup {
    let (zone, lang, today) = (&cx.frame().zone, cx.lang(), cx.today());
    let mut last = None;
    html! {
        ul.feed {
            @for (fact, told) in facts.iter().filter_map(|fact| Some((fact, told(cx, fact)?))) {
                @let day = zone.day(fact.at);
                @if last.replace(day) != Some(day) { li.feed__day { (day.near(today, lang)) } }
                (line(cx, fact, &told))
            }
        }
        @if let Some(more) = more { a.link href=(more) hx-get=(more) hx-swap="outerHTML" { (text::SHOW_MORE.get(lang)) } }
    }
}

/// The access key a change came through, when it did.
pub fn by_key(cx: &Cx, fact: &FactRow) -> Markup {
    html! { @if !fact.key.is_empty() { span.hint { " \u{b7} " (text::BY_KEY.with(cx.lang(), &[&fact.key])) } } }
}

fn line(cx: &Cx, fact: &FactRow, told: &Told) -> Markup {
    html! {
        li {
            span.feed__mark data-tone=[(!told.tone.is_empty()).then_some(told.tone)] { (icon(told.icon)) }
            div hx-disable {
                (told.text)
                @if !fact.name.is_empty() { span.hint { " \u{b7} " (name::short_name(&fact.name)) } }
                (by_key(cx, fact))
                @if let Some(quote) = &told.quote { div { span.bubble { (quote) } } }
            }
            time title=(cx.frame().zone.full(fact.at, cx.lang())) { (cx.frame().zone.hour_minute(fact.at)) }
        }
    }
}
