//! The top of the card: number, status with its menu, the norm, the path of the order.

use maud::{Markup, html};

use super::{Card, card_form, dialog_link, text};
use crate::{
    kernel::{Lang, Moment, Right},
    orders::refusal::OrderRefusal,
    shop::{self, Status, StatusGroup},
    web::{
        Cx,
        ui::{self, gauge, icon, small_icon},
    },
};

/// So many steps stay legible on the width of the card.
const MOST_STEPS: usize = 7;

pub fn head(cx: &Cx, card: &Card) -> Markup {
    let (lang, order) = (cx.lang(), &card.order);
    html! {
        div.drawer__head {
            h1 id="order-title" tabindex="-1" { (order.number) }
            (status(cx, card))
            @if order.is_open() { (norm(cx, card)) }
            @else if let Some(closed) = order.closed { span.count.only-wide { (cx.frame().zone.near(closed, card.now, lang)) } }
            @if order.is_incomplete() { span.badge data-tone="gray" title=(text::INCOMPLETE_WHY.get(lang)) { (text::INCOMPLETE.get(lang)) } }
            @if order.is_awaiting() { (ui::badge("amber", crate::orders::text::AWAITS.get(lang))) }
            @if order.urgent { (ui::badge("red", text::URGENT.get(lang))) }
            @if !card.kind.default { (ui::badge("teal", card.kind.name.get(lang))) }
            span.badge data-tone="amber" data-beside=(text::BESIDE.get(lang)) aria-live="polite" hidden {}
            div.drawer__tools {
                @if card.may(Right::PrintPapers) {
                    details.drop.drop--end.only-wide {
                        summary.btn { (icon("printer")) (text::PRINT.get(lang)) }
                        div.menu { (papers(cx, card, Keys::Bound)) }
                    }
                }
                (more(cx, card))
                span.vr {}
                button.icon-btn type="button" data-step="-1" aria-label=(text::PREVIOUS.get(lang)) title={ (text::PREVIOUS.get(lang)) " \u{b7} K" } { (icon("arrow-up")) }
                button.icon-btn type="button" data-step="1" aria-label=(text::NEXT.get(lang)) title={ (text::NEXT.get(lang)) " \u{b7} J" } { (icon("arrow-down")) }
                a.icon-btn href="/orders" data-close-drawer aria-label=(text::CLOSE.get(lang)) { (icon("x")) }
            }
        }
    }
}

/// Whether a copy of a menu answers to the keys: the same press must not find two of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Bound,
    Free,
}

fn papers(cx: &Cx, card: &Card, keys: Keys) -> Markup {
    let lang = cx.lang();
    // The client takes a receipt when he leaves a device, an act when he takes it back.
    let usual = if card.order.is_open() { "receipt" } else { "act" };
    let all = [("receipt", text::RECEIPT, "clipboard-list"), ("act", text::ACT, "file-text"), ("label", text::LABEL, "tag")];
    html! {
        @for (key, label, sign) in all {
            @let first = key == usual && keys == Keys::Bound;
            a href={ "/orders/" (card.order.id) "/print/" (key) } target="_blank" rel="noopener" data-key=[first.then_some("Ctrl+KeyP")] {
                (icon(sign)) (label.get(lang))
                @if first { span.end { kbd.kbd { "Ctrl P" } } }
            }
        }
    }
}

fn more(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let item = |path: &str, sign: &str, label: &str| dialog_link(&card.path(path), "", None, html! { (icon(sign)) (label) });
    let edits = card.may_change(Right::EditOrders);
    html! {
        details.drop.drop--end {
            summary.icon-btn aria-label=(text::MORE.get(lang)) title=(text::MORE.get(lang)) { (icon("ellipsis")) }
            div.menu {
                @if edits {
                    (dialog_link(&card.path("/details"), "", Some("KeyE"), html! { (icon("pencil")) (text::EDIT_DETAILS.get(lang)) span.end { kbd.kbd { "E" } } }))
                    (item("/type", "git-branch", text::CHANGE_TYPE.get(lang)))
                }
                @if card.may_change(Right::AssignPeople) || edits { (item("/people", "calendar", text::PEOPLE.get(lang))) }
                @if card.may(Right::Refund) && card.order.paid.is_positive() { (item("/refund", "hand-coins", text::REFUND.get(lang))) }
                @if card.may_come_back() { (item("/return", "package-plus", text::TAKE_PARTS_BACK.get(lang))) }
                @if !card.order.is_open() && card.may(Right::ReopenOrders) { (item("/reopening", "undo-2", text::REOPEN.get(lang))) }
                @if card.may(Right::PrintPapers) { div.only-narrow { (papers(cx, card, Keys::Free)) } }
                a href={ "/orders/" (card.order.id) } target="_blank" rel="noopener" { (icon("external-link")) (text::OWN_PAGE.get(lang)) }
            }
        }
    }
}

fn status(cx: &Cx, card: &Card) -> Markup {
    let name = card.status.name.get(cx.lang());
    if card.next.is_empty() || !card.may(Right::ChangeStatus) {
        return html! { span.chip.chip--big data-tone=(card.status.tone) { span { (name) } } };
    }
    html! {
        details.drop {
            summary.chip.chip--big.chip--btn data-tone=(card.status.tone) data-key="KeyS" { span { (name) } (icon("chevron-down")) }
            div.menu { (next_menu(cx, card)) }
        }
    }
}

/// Allowed ones with their digit keys; those of other roles below, locked, with the role's name.
fn next_menu(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let open: Vec<&Status> = card.next.iter().filter(|(_, refused)| refused.is_none()).map(|(status, _)| status).collect();
    let locked: Vec<(&Status, &OrderRefusal)> = card.next.iter().filter_map(|(s, refused)| Some((s, refused.as_ref()?))).collect();
    html! {
        @if !open.is_empty() {
            p { (text::ALLOWED.get(lang)) }
            (card_form(cx, &card.path("/status"), "", html! {
                @for (at, to) in open.iter().enumerate() { (choice(cx, card, to, at)) }
            }))
        }
        @if !locked.is_empty() {
            @if !open.is_empty() { hr; }
            @for (to, refused) in locked {
                button type="button" aria-disabled="true" title=(refused.say_short(lang)) {
                    span.ring data-tone=(to.tone) {} (to.name.get(lang))
                    span.end { (refused.say_short(lang)) (small_icon("lock")) }
                }
            }
        }
    }
}

fn choice(cx: &Cx, card: &Card, to: &Status, at: usize) -> Markup {
    let key = (at < 9).then(|| format!("Digit{}", at + 1));
    let inner = html! {
        span.ring data-tone=(to.tone) {} (to.name.get(cx.lang()))
        @if at < 9 { span.end { kbd.kbd { (at + 1) } } }
    };
    if to.group.is_final() {
        return dialog_link(&card.path(&format!("/closure?to={}", to.id)), "", key.as_deref(), inner);
    }
    html! { button name="to" value=(to.id) data-key=[key] data-active[at == 0] { (inner) } }
}

/// A ready device goes to its owner: back to the bench is a choice of the menu, never the main step.
fn turns_back(from: StatusGroup, to: StatusGroup) -> bool {
    matches!(from, StatusGroup::Ready | StatusGroup::Delivery)
        && !matches!(to, StatusGroup::Ready | StatusGroup::Delivery)
        && !to.is_final()
}

/// The one primary button: on to the first status this person may send the order to.
pub fn main_step(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    if !card.order.is_open() {
        return html! {
            @if card.may_come_back() {
                (dialog_link(&card.path("/return"), "btn", None, html! { (icon("package-plus")) (text::TAKE_PARTS_BACK.get(lang)) }))
            }
            @if card.may(Right::ReopenOrders) {
                (dialog_link(&card.path("/reopening"), "btn", None, html! { (icon("undo-2")) (text::REOPEN.get(lang)) }))
            }
        };
    }
    let on = |to: &&Status| card.may(Right::ChangeStatus) && !turns_back(card.status.group, to.group);
    let Some(to) = card.first_next().filter(on) else { return html! {} };
    let key = html! { kbd.kbd { "1" } };
    if to.group.is_final() {
        let due = card.order.due();
        let label = match to.group {
            StatusGroup::Closed if due.is_positive() => text::HAND_OVER_FOR.with(lang, &[&cx.sum(due)]),
            StatusGroup::Closed => text::HAND_OVER.get(lang).to_string(),
            _ => text::MOVE_TO.with(lang, &[&to.name.get(lang)]),
        };
        let path = card.path(&format!("/closure?to={}", to.id));
        return dialog_link(&path, "btn btn--primary", None, html! { (icon("check")) (label) (key) });
    }
    let label = text::MOVE_TO.with(lang, &[&to.name.get(lang)]);
    card_form(
        cx,
        &card.path("/status"),
        "",
        html! {
            input type="hidden" name="to" value=(to.id);
            button.btn.btn--primary { (icon("check")) (label) (key) }
        },
    )
}

/// Working minutes in the present status.
fn standing(cx: &Cx, card: &Card) -> i64 {
    shop::working_minutes(&card.location.hours, &cx.frame().zone, card.order.since, card.now).max(0)
}

fn norm(cx: &Cx, card: &Card) -> Markup {
    let (lang, used) = (cx.lang(), standing(cx, card));
    let Some(norm) = card.status.norm.map(i64::from).filter(|norm| *norm > 0) else {
        return html! { span.norm data-state="none" { b { (span(calendar(card.order.since, card.now), lang)) } } };
    };
    let said = if used > norm {
        text::OVER_NORM.with(lang, &[&hours(used - norm, lang)])
    } else {
        text::OF_NORM.with(lang, &[&hours(used, lang), &hours(norm, lang)])
    };
    gauge::norm(Some(used * 100 / norm), &said)
}

/// The path behind with its durations, the present, and the usual way ahead.
pub fn steps(cx: &Cx, card: &Card) -> Markup {
    let (lang, now) = (cx.lang(), card.now);
    let ahead = if card.order.is_open() { ahead(card) } else { Vec::new() };
    let mut behind = behind(card, now);
    let room = MOST_STEPS.saturating_sub(1 + ahead.len()).max(2);
    let hidden = behind.len().saturating_sub(room);
    behind.drain(..hidden);
    html! {
        ol.steps aria-label=(text::PATH.get(lang)) {
            @for (status, minutes) in &behind {
                li data-done title=(status.name.get(lang)) { b { (status.name.get(lang)) } (span(*minutes, lang)) }
            }
            li aria-current="step" data-tone=(card.status.tone) title=(card.status.name.get(lang)) {
                b { (card.status.name.get(lang)) }
                (present(cx, card))
            }
            @for status in &ahead { li title=(status.name.get(lang)) { b { (status.name.get(lang)) } "\u{2014}" } }
        }
    }
}

fn present(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    if !card.order.is_open() {
        return html! { (cx.frame().zone.near(card.order.since, card.now, lang)) };
    }
    let used = standing(cx, card);
    match card.status.norm.map(i64::from) {
        Some(norm) if used > norm => html! { span.late { (text::OF_NORM.with(lang, &[&hours(used, lang), &hours(norm, lang)])) } },
        Some(norm) => html! { (text::OF_NORM.with(lang, &[&hours(used, lang), &hours(norm, lang)])) },
        None => html! { (span(calendar(card.order.since, card.now), lang)) },
    }
}

/// Statuses left behind in the order they were first entered, with the time spent in each altogether.
fn behind(card: &Card, now: Moment) -> Vec<(&Status, i64)> {
    let mut found: Vec<(&Status, i64)> = Vec::new();
    for (at, visit) in card.order.path.iter().enumerate() {
        let left = card.order.path.get(at + 1).map_or(now, |next| next.since);
        // A closing that was taken back is told by the feed, not by the path.
        let kept = |status: &&Status| status.id != card.status.id && !status.group.is_final();
        let Some(status) = card.statuses.get(&visit.status).filter(kept) else { continue };
        let minutes = calendar(visit.since, left);
        match found.iter_mut().find(|(known, _)| known.id == status.id) {
            Some((_, sum)) => *sum += minutes,
            None => found.push((status, minutes)),
        }
    }
    found
}

/// The usual way on: each status names its usual next one first. A refusal is not where one plans to go.
fn ahead(card: &Card) -> Vec<&Status> {
    let mut found: Vec<&Status> = Vec::new();
    let mut at = &card.status;
    while !at.group.is_final() && found.len() < MOST_STEPS {
        let on = |id: &_| {
            let to = card.statuses.get(id)?;
            let fits = to.types.is_empty() || to.types.contains(&card.order.order_type);
            let seen = to.id == card.status.id || found.iter().any(|seen| seen.id == to.id);
            (fits && !seen && !to.archived && to.group != StatusGroup::Refused).then_some(to)
        };
        let Some(next) = at.next.iter().find_map(on) else { break };
        found.push(next);
        at = next;
    }
    found
}

fn calendar(from: Moment, to: Moment) -> i64 {
    to.since(from).max(0) / Moment::MINUTE
}

/// Calendar time: `18 min`, `5 h 10 m`, `2 d 16 h`.
fn span(minutes: i64, lang: Lang) -> String {
    match minutes {
        ..60 => text::MINUTES.with(lang, &[&minutes]),
        60..1440 if minutes % 60 == 0 => text::HOURS.with(lang, &[&(minutes / 60)]),
        60..1440 => text::HOURS_MINUTES.with(lang, &[&(minutes / 60), &(minutes % 60)]),
        _ if minutes / 60 % 24 == 0 => text::DAYS.with(lang, &[&(minutes / 1440)]),
        _ => text::DAYS_HOURS.with(lang, &[&(minutes / 1440), &(minutes / 60 % 24)]),
    }
}

/// Working time stays in hours: a working day is not twenty-four of them.
fn hours(minutes: i64, lang: Lang) -> String {
    match minutes {
        ..60 => text::MINUTES.with(lang, &[&minutes]),
        60..600 if minutes % 60 != 0 => text::HOURS_MINUTES.with(lang, &[&(minutes / 60), &(minutes % 60)]),
        _ => text::HOURS.with(lang, &[&(minutes / 60)]),
    }
}
