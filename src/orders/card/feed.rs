//! The feed of the order: everything that happened, newest first, and the place to write a comment.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::{Card, FEED_PAGE, card_form, fresh, gate, said, text};
use crate::{
    kernel::{Day, Id, Lang, Result, Right, mark, name},
    log::{Fact, FactRow, Subject, Told, fact, fact::Group},
    orders::{
        document::{lines, seen},
        edit,
        facts::{Audience, OrderFact, removed_line},
        tables::{Line, Order},
    },
    store::Reads,
    web::{
        Cx, Fields, Reply, text as common,
        ui::{self, icon},
    },
};

/// What the feed may be narrowed to.
const FILTERS: [(&str, Option<Group>); 4] =
    [("all", None), ("notes", Some(Group::Note)), ("money", Some(Group::Money)), ("statuses", Some(Group::Status))];

/// A long feed of other things is searched so far for one page of a filter.
const MOST_READ: usize = 2000;

/// A fact in the reader's words; one that no slice can tell any more is left out.
fn told(cx: &Cx, fact: &FactRow) -> Option<Told> {
    let mut kinds = cx.site.slices.iter().flat_map(|slice| slice.facts.iter());
    kinds.find(|kind| kind.slice == fact.slice).and_then(|kind| (kind.tell)(&fact.body, cx.lang()))
}

pub fn tab(cx: &Cx, card: &Card) -> Markup {
    let shown: Vec<(FactRow, Told)> = card.facts.iter().take(FEED_PAGE).filter_map(|fact| Some((fact.clone(), told(cx, fact)?))).collect();
    let more = (card.facts.len() > FEED_PAGE).then(|| card.facts[FEED_PAGE - 1].seq);
    html! {
        @if card.may(Right::Comment) { (composer(cx, card)) }
        (filters(cx, card.order.id, "all"))
        div id="feed" { (list(cx, &Bench::of(cx, &card.order, &card.lines), "all", &shown, more)) }
    }
}

fn composer(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let to_client = card.typed("comment", "audience") == "client";
    card_form(
        cx,
        &card.path("/comments"),
        "composer",
        html! {
            div.seg role="radiogroup" aria-label=(text::FOR_WHOM.get(lang)) {
                label { input type="radio" name="audience" value="staff" checked[!to_client]; (text::NOTE_TO_STAFF.get(lang)) }
                label { input type="radio" name="audience" value="client" checked[to_client]; (text::NOTE_TO_CLIENT.get(lang)) }
            }
            label.input { input name="text" value=(card.typed("comment", "text")) required maxlength="4000" autocomplete="off" placeholder=(text::WRITE.get(lang)) aria-label=(text::WRITE.get(lang)); }
            button.btn.btn--primary { (icon("send")) (text::SEND.get(lang)) }
            (super::place_of_wrong(card, "comment"))
        },
    )
}

fn filters(cx: &Cx, order: Id<mark::Order>, chosen: &str) -> Markup {
    let lang = cx.lang();
    let label = |key: &str| match key {
        "notes" => text::FEED_NOTES,
        "money" => text::FEED_MONEY,
        "statuses" => text::FEED_STATUSES,
        _ => text::FEED_ALL,
    };
    html! {
        nav.picks.feed__filters aria-label=(text::FEED_FILTER.get(lang)) {
            @for (key, _) in FILTERS {
                @let path = format!("/orders/{order}/feed?only={key}");
                label.pick {
                    input type="radio" name="only" value=(key) checked[key == chosen] hx-get=(path) hx-target="#feed" hx-swap="innerHTML" hx-trigger="change";
                    (label(key).get(lang))
                }
            }
        }
    }
}

/// `GET /orders/:id/feed?only=notes&after=120`: a page of the feed as a part of the card.
pub async fn show(cx: Cx) -> Result<Reply> {
    let (id, scope) = (cx.path("id")?, cx.whole_scope(Right::SeeOrders));
    if !cx.visit.htmx {
        return Ok(Reply::redirect(format!("/orders/{id}?tab=feed")));
    }
    let asked = cx.query("only").unwrap_or_default();
    let (key, group) = FILTERS.into_iter().find(|(key, _)| *key == asked).unwrap_or(FILTERS[0]);
    let after = cx.query("after").and_then(|seq| seq.parse().ok());
    let (bench, (shown, more)) = cx
        .read(|reads| {
            let order = seen(reads, &scope, id)?;
            Ok((Bench::of(&cx, &order, &lines(reads, id)?), page(&cx, reads, id, group, after)?))
        })
        .await?;
    Ok(Reply::fragment(list(&cx, &bench, key, &shown, more)))
}

/// The order under its feed: which of the removed lines this person can put back.
struct Bench {
    order: Id<mark::Order>,
    may_restore: bool,
    /// Lines that stand in it now.
    lines: Vec<Id<mark::Line>>,
}

impl Bench {
    fn of(cx: &Cx, order: &Order, lines: &[Line]) -> Bench {
        let may_restore = order.is_open() && cx.may_at(order.location, Right::EditLines);
        Bench { order: order.id, may_restore, lines: lines.iter().map(|line| line.id).collect() }
    }

    /// Where the line that this fact took away is put back.
    fn restoration(&self, fact: &FactRow) -> Option<String> {
        if !self.may_restore || fact.slice != OrderFact::SLICE {
            return None;
        }
        let line = removed_line(fact)?;
        (!self.lines.contains(&line.id)).then(|| format!("/orders/{}/lines/{}/restoration", self.order, line.id))
    }
}

/// Facts of a group, and after which to go on when there may be older ones.
fn page(
    cx: &Cx,
    reads: &impl Reads,
    order: Id<mark::Order>,
    group: Option<Group>,
    after: Option<u64>,
) -> Result<(Vec<(FactRow, Told)>, Option<u64>)> {
    let (mut found, mut past, mut read) = (Vec::new(), after, 0);
    while read < MOST_READ {
        let facts = fact::feed(reads, Subject::order(order), past, FEED_PAGE + 1)?;
        let (count, last) = (facts.len(), facts.len() <= FEED_PAGE);
        for fact in facts.into_iter().take(FEED_PAGE) {
            past = Some(fact.seq);
            let Some(told) = told(cx, &fact) else { continue };
            if group.is_none_or(|group| group == told.group) {
                found.push((fact, told));
            }
            if found.len() == FEED_PAGE {
                return Ok((found, past));
            }
        }
        if last {
            return Ok((found, None));
        }
        read += count;
    }
    Ok((found, past))
}

fn list(cx: &Cx, bench: &Bench, key: &str, shown: &[(FactRow, Told)], more: Option<u64>) -> Markup {
    let (zone, lang, today) = (&cx.frame().zone, cx.lang(), cx.today());
    let (mut last, order): (Option<Day>, _) = (None, bench.order);
    html! {
        @if shown.is_empty() { p.dim.feed__none { (text::FEED_EMPTY.get(lang)) } }
        ul.feed {
            @for (fact, told) in shown {
                @let day = zone.day(fact.at);
                @if last.replace(day) != Some(day) { li.feed__day { (day_title(day, today, lang)) } }
                (line(cx, bench, fact, told, &zone.hour_minute(fact.at)))
            }
            @if let Some(seq) = more {
                @let path = format!("/orders/{order}/feed?only={key}&after={seq}");
                li.feed__more { a.link href={ "/orders/" (order) "?tab=feed" } hx-get=(path) hx-target="closest li" hx-swap="outerHTML" hx-select="ul.feed > li" { (common::SHOW_MORE.get(lang)) } }
            }
        }
    }
}

fn day_title(day: Day, today: Day, lang: Lang) -> String {
    let near = day.near(today, lang);
    let mut letters = near.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A person's own words stand beside his face, what the program saw beside a sign.
fn line(cx: &Cx, bench: &Bench, fact: &FactRow, told: &Told, time: &str) -> Markup {
    let spoken = told.group == Group::Note && !fact.name.is_empty();
    html! {
        li {
            @if spoken { (ui::avatar(&fact.name, "avatar")) }
            @else { span.feed__mark data-tone=[(!told.tone.is_empty()).then_some(told.tone)] { (icon(told.icon)) } }
            div hx-disable {
                @if spoken { span { b { (name::short_name(&fact.name)) } " \u{b7} " (told.text.to_lowercase()) } }
                @else { (told.text) @if !fact.name.is_empty() { span.dim { " \u{b7} " (name::short_name(&fact.name)) } } }
                (ui::feed::by_key(cx, fact))
                @if let Some(quote) = &told.quote { br; span.bubble data-out[told.tone == "green" && spoken] { (quote) } }
            }
            @if let Some(path) = bench.restoration(fact) {
                (card_form(cx, &path, "", html! { button.link { (text::PUT_BACK.get(cx.lang())) } }))
            }
            time title=(cx.frame().zone.full(fact.at, cx.lang())) { (time) }
        }
    }
}

/// The last of the feed under the lines: what a person wants to know before he calls the client.
pub fn latest(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let bench = Bench::of(cx, &card.order, &card.lines);
    let shown: Vec<(&FactRow, Told)> = card.facts.iter().filter_map(|fact| Some((fact, told(cx, fact)?))).take(3).collect();
    html! {
        @if !shown.is_empty() {
            div.latest {
                h2 { (text::LATEST.get(lang)) }
                ul.feed {
                    @for (fact, told) in &shown { (line(cx, &bench, fact, told, &cx.frame().zone.near(fact.at, card.now, lang))) }
                }
            }
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CommentAsk {
    pub text: String,
    pub audience: Audience,
}

pub fn parse(f: &mut Fields<'_>) -> CommentAsk {
    let audience = f.choice("audience", |word| match word {
        "staff" => Some(Audience::Staff),
        "client" => Some(Audience::Client),
        _ => None,
    });
    CommentAsk { text: f.text("text", 1..=4000), audience: audience.unwrap_or_default() }
}

pub async fn comment(cx: Cx) -> Result<Reply> {
    let order = gate(&cx, Right::Comment).await?;
    let mut form = cx.form();
    let id = order.id;
    let done = cx.submit(&mut form, parse, move |tx, ask: &CommentAsk| edit::comment(tx, id, &ask.text, ask.audience)).await?;
    match done {
        Some(()) => fresh(&cx, id, said(text::COMMENTED.get(cx.lang()))).await,
        None => super::wrong(&cx, id, &form, Some("comment")).await,
    }
}
