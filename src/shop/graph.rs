//! The chain drawn by the server: groups are columns, every allowed step an arrow. A status under the pointer (or with the
//! focus) shows its own arrows; steps back are dashed.

use maud::{Markup, html};

use super::{
    Status, StatusGroup, everywhere,
    statuses::{Chart, PATH, warnings},
    text,
};
use crate::{
    kernel::{Id, Lang, Result, mark},
    web::{
        Cx, Reply,
        ui::{self, icon},
    },
};

const WIDTH: i32 = 142;
const HEIGHT: i32 = 40;
const COLUMN: i32 = 206;
const ROW: i32 = 62;
const TOP: i32 = 40;
/// As many letters as a line of a box holds.
const LINE: usize = 18;

struct Spot<'c> {
    status: &'c Status,
    column: i32,
    x: i32,
    y: i32,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let chart = cx.read(|r| Chart::read(r)).await?;
    let lang = cx.lang();
    let end = html! { a.btn href=(PATH) { (icon("list")) (text::TABLE.get(lang)) } };
    let body = html! {
        (warnings(&chart, lang))
        div.page {
            p.hint { (text::GRAPH_HINT.get(lang)) }
            div.graph-wrap tabindex="0" { (drawn(&chart, lang)) }
        }
    };
    Ok(cx.page(ui::settings::settings_page(&cx, PATH, text::GRAPH_TITLE.get(lang), end, body)))
}

/// Groups that have statuses, in their order; both ends of an order share the last column.
fn columns(chart: &Chart) -> Vec<Vec<&Status>> {
    let of = |groups: &[StatusGroup]| chart.live().filter(|status| groups.contains(&status.group)).collect::<Vec<_>>();
    let sets: [&[StatusGroup]; 6] = [
        &[StatusGroup::New],
        &[StatusGroup::Progress],
        &[StatusGroup::Pending],
        &[StatusGroup::Ready],
        &[StatusGroup::Delivery],
        &[StatusGroup::Closed, StatusGroup::Refused],
    ];
    sets.into_iter().map(of).filter(|column| !column.is_empty()).collect()
}

fn boxes<'c>(columns: &[Vec<&'c Status>]) -> Vec<Spot<'c>> {
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = Vec::new();
    for (column, at) in columns.iter().zip(0i32..) {
        let spare = tallest.saturating_sub(column.len());
        let start = TOP + i32::try_from(spare).unwrap_or(0) * ROW / 2;
        let placed = column.iter().zip(0i32..).map(|(status, row)| Spot { status, column: at, x: 4 + at * COLUMN, y: start + row * ROW });
        all.extend(placed);
    }
    all
}

fn drawn(chart: &Chart, lang: Lang) -> Markup {
    let columns = columns(chart);
    let all = boxes(&columns);
    let width = i32::try_from(columns.len()).unwrap_or(1) * COLUMN - (COLUMN - WIDTH) + 40;
    let height = all.iter().map(|one| one.y + HEIGHT).max().unwrap_or(0) + 12;
    html! {
        svg.graph viewBox={ "0 0 " (width) " " (height) } role="group" aria-label=(text::GRAPH_TITLE.get(lang)) {
            defs {
                marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse" { path.graph__tip d="M1 1L7 4L1 7" {} }
                marker id="arrow-on" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse" { path.graph__tip.graph__tip--on d="M1 1L7 4L1 7" {} }
            }
            @for (column, at) in columns.iter().zip(0i32..) {
                @if let Some(first) = column.first() { text.graph__head x=(4 + at * COLUMN) y="18" { (text::group(first.group).get(lang)) } }
            }
            g.graph__all { @for one in &all { @for to in targets(chart, &all, one) { path.graph__step data-back[is_back(one, to)] d=(step(one, to)) {} } } }
            @for one in &all { (node(chart, &all, one, lang)) }
        }
    }
}

fn targets<'a, 'c>(chart: &'a Chart, all: &'a [Spot<'c>], one: &'a Spot<'c>) -> impl Iterator<Item = &'a Spot<'c>> {
    let ids: Vec<Id<mark::Status>> = chart.next_of(one.status).map(|next| next.id).collect();
    all.iter().filter(move |other| ids.contains(&other.status.id))
}

fn is_back(from: &Spot<'_>, to: &Spot<'_>) -> bool {
    (to.column, to.y) < (from.column, from.y)
}

/// Forward from the right side to the left one, back the other way round, within a column round its right side.
fn step(from: &Spot<'_>, to: &Spot<'_>) -> String {
    let (from_y, to_y) = (from.y + HEIGHT / 2, to.y + HEIGHT / 2);
    let (left, right) = (|one: &Spot<'_>| one.x, |one: &Spot<'_>| one.x + WIDTH);
    match to.column - from.column {
        0 => {
            let bend = right(from) + 14 + (from_y - to_y).abs() / 8;
            format!("M{} {from_y}C{bend} {from_y} {bend} {to_y} {} {to_y}", right(from), right(to) + 1)
        }
        1.. => {
            let half = ((left(to) - right(from)) / 2).max(30);
            format!("M{} {from_y}C{} {from_y} {} {to_y} {} {to_y}", right(from), right(from) + half, left(to) - half, left(to) - 1)
        }
        _ => {
            let half = ((left(from) - right(to)) / 2).max(30);
            format!("M{} {from_y}C{} {from_y} {} {to_y} {} {to_y}", left(from), left(from) - half, right(to) + half, right(to) + 1)
        }
    }
}

/// A status is a link to its settings; its own arrows lie inside, so that the style sheet can light them up with it.
fn node(chart: &Chart, all: &[Spot<'_>], one: &Spot<'_>, lang: Lang) -> Markup {
    let name = one.status.name.get(lang);
    let lines = lines(name);
    let middle = one.y + HEIGHT / 2 + 4;
    html! {
        a.graph__node href={ (PATH) "/" (one.status.id) } data-tone=(one.status.tone) {
            title { (name) }
            g.graph__own { @for to in targets(chart, all, one) { path.graph__step d=(step(one, to)) {} } }
            rect x=(one.x) y=(one.y) width=(WIDTH) height=(HEIGHT) rx="7" {}
            circle cx=(one.x + 13) cy=(one.y + HEIGHT / 2) r="4" {}
            @match lines.as_slice() {
                [first, second, ..] => {
                    text x=(one.x + 24) y=(middle - 7) { (first) }
                    text x=(one.x + 24) y=(middle + 8) { (second) }
                }
                _ => text x=(one.x + 24) y=(middle) { (name) },
            }
        }
    }
}

/// A long name in two lines, broken between words; what does not fit is cut.
fn lines(name: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in name.split_whitespace() {
        let Some(last) = all.last_mut() else { break };
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > LINE {
            all.push(word.to_string());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    let cut = all.len() > 2;
    all.truncate(2);
    for (at, line) in all.iter_mut().enumerate() {
        if line.chars().count() > LINE || (cut && at == 1) {
            *line = format!("{}…", line.chars().take(LINE - 1).collect::<String>().trim_end());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_takes_two_lines_at_most() {
        assert_eq!(lines("Новый"), ["Новый"]);
        assert_eq!(lines("Ждём решение производителя"), ["Ждём решение", "производителя"]);
        assert_eq!(lines("Отправлен на проверку в головной сервисный центр").len(), 2);
        assert!(lines("Сверхдлинноеназваниебезпробелов")[0].ends_with('…'));
    }
}
