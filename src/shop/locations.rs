//! The list of locations: their order, the archive, and the way back from it.

use maud::{Markup, html};

use super::{
    FirstType, Location, OrderType, ShopRefusal, Thing, everywhere, hours,
    listed::{self, Kept},
    location::free,
    numbers, text,
};
use crate::{
    kernel::{Id, Lang, Result, Right, mark},
    log::{Subject, SubjectKind},
    store::Write,
    web::{
        Cx, Page, Reply,
        ui::{self, icon},
    },
};

pub const PATH: &str = "/settings/locations";

pub async fn list(cx: Cx) -> Result<Reply> {
    let (all, types) = cx.read(|r| Ok((listed::all::<Location>(r)?, super::order_types(r)?))).await?;
    let whole = everywhere(&cx).is_ok();
    let mine: Vec<Location> = all.into_iter().filter(|one| whole || cx.may_at(one.id, Right::SetUpShop)).collect();
    Ok(cx.page(view(&cx, &mine, &types)))
}

fn view(cx: &Cx, all: &[Location], types: &[OrderType]) -> Page {
    let lang = cx.lang();
    let whole = everywhere(cx).is_ok();
    let live = all.iter().filter(|one| !one.archived).count();
    let add = html! {
        @if whole { a.btn.btn--primary href={ (PATH) "/new" } data-key="KeyA" { (icon("plus")) (text::LOCATION.get(lang)) } }
    };
    let body = html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr {
                    th { (text::F_NAME.get(lang)) }
                    th.grow { (text::F_ADDRESS.get(lang)) }
                    th { (text::HOURS.get(lang)) }
                    th { (text::NUMBERS.get(lang)) }
                    th { (text::FIRST_TYPE.get(lang)) }
                    th { span.sr { (text::ACTIONS.get(lang)) } }
                } }
                tbody { @for (at, one) in all.iter().enumerate() { (row(cx, one, types, (at, live))) } }
            }
        }
    };
    ui::settings::settings_page(cx, PATH, text::LOCATIONS.get(lang), add, body)
}

/// `place` is where it stands among those that are not archived.
fn row(cx: &Cx, one: &Location, types: &[OrderType], place: (usize, usize)) -> Markup {
    let lang = cx.lang();
    let own = one.order_type.and_then(|id| types.iter().find(|kind| kind.id == id));
    let first = match one.first_type {
        FirstType::Fixed => own.map_or(text::BY_DEFAULT.get(lang), |kind| kind.name.get(lang)),
        FirstType::Last => text::FIRST_LAST.get(lang),
        FirstType::Ask => text::FIRST_ASK.get(lang),
    };
    html! {
        tr data-mute[one.archived] {
            td.c-title { a.row-link href={ (PATH) "/" (one.id) } { b { (one.name) } } @if one.archived { " " (ui::badge("gray", text::IN_ARCHIVE.get(lang))) } }
            td.grow.c-meta { (one.address) @if !one.phone.is_empty() { span.sub { (one.phone) } } }
            td { (week(&one.hours, lang)) }
            td.c-no { code { (numbers::written(&one.order_template, cx.today(), 1)) } }
            td { (first) }
            td.c-end { (actions(cx, one, place)) }
        }
    }
}

fn actions(cx: &Cx, one: &Location, place: (usize, usize)) -> Markup {
    html! { @if everywhere(cx).is_ok() { (listed::steps(cx, &format!("{PATH}/{}", one.id), one.archived, place)) } }
}

/// `пн–сб 10:00–20:00`: days of the same hours together.
pub fn week(all: &hours::Hours, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let Some((opens, closes)) = all[day] else {
            day += 1;
            continue;
        };
        let last = (day..7).take_while(|next| all[*next] == all[day]).last().unwrap_or(day);
        let (first_name, last_name) = (text::DAYS_SHORT[day].get(lang), text::DAYS_SHORT[last].get(lang));
        let days = if last > day { format!("{first_name}–{last_name}") } else { first_name.to_string() };
        parts.push(format!("{days} {}–{}", hours::clock(opens), hours::clock(closes)));
        day = last + 1;
    }
    if parts.is_empty() { text::NO_HOURS.get(lang).to_string() } else { parts.join(", ") }
}

impl Kept for Location {
    const THING: Thing = Thing::Location;
    const PATH: &'static str = PATH;

    fn subject(&self) -> Subject {
        subject(self.id)
    }
    fn may_leave(&self, tx: &Write<'_>) -> Result<()> {
        if super::locations(tx)?.len() < 2 { Err(ShopRefusal::LastLocation.into()) } else { Ok(()) }
    }
    fn may_return(&self, tx: &Write<'_>) -> Result<()> {
        free(tx, &self.name, &self.order_template, Some(self.id))
    }
}

pub fn subject(id: Id<mark::Location>) -> Subject {
    Subject::new(SubjectKind::Location, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_same_hours_stand_together() {
        assert_eq!(week(&hours::USUAL, Lang::Ru), "пн–сб 10:00–20:00");
        let mut own = hours::USUAL;
        own[5] = Some((11 * 60, 18 * 60));
        assert_eq!(week(&own, Lang::Ru), "пн–пт 10:00–20:00, сб 11:00–18:00");
        assert_eq!(week(&[None; 7], Lang::En), "hours not set");
    }
}
