//! `/stock/counts/:id`: while it is counted, the field and the list; afterwards what came out and what to do about it.

use maud::{Markup, html};

use super::{
    board::{self, Board, View},
    rows,
    scan::{self, Said},
    swaps,
    tables::State,
    text, title,
};
use crate::{
    kernel::{Lang, Result, Right, Text},
    warehouse::{self, state_chip as document_chip},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, icon},
    },
};

/// `GET /stock/counts/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let board = board::read(&cx, cx.path("id")?).await?;
    Ok(cx.page(whole(&cx, &board, &Said::default())))
}

pub fn whole(cx: &Cx, board: &Board, said: &Said) -> Page {
    drawn(cx, board, said, &Form::empty())
}

/// With the form of a mis-sort as it was refused.
pub fn whole_with(cx: &Cx, board: &Board, form: &Form) -> Page {
    drawn(cx, board, &Said::default(), form)
}

fn drawn(cx: &Cx, board: &Board, said: &Said, form: &Form) -> Page {
    let (lang, of) = (cx.lang(), &board.met.of);
    let name = title(of.number, lang);
    let counting = of.state == State::Counting;
    let body = html! {
        (ui::page_head(&name, None, actions(cx, board)))
        div.page.page--counts {
            (about(cx, board))
            @if let Some(why) = said.complaint().filter(|_| !counting) { (ui::note("bad", html! { (why) })) }
            @if counting { (scan::top(cx, board, said)) }
            @if !counting { (result(cx, board)) }
            @if of.state == State::Counted { (swaps::panel(cx, board, form)) }
            @if !board.documents.is_empty() { (documents(cx, board)) }
        }
        (rows::section(cx, board))
    };
    Page::new("stock", name, body).live(format!("stocktake:{}", of.id))
}

pub fn state_chip(state: State, lang: Lang) -> Markup {
    let (tone, said) = match state {
        State::Counting => ("amber", text::COUNTING),
        State::Counted => ("blue", text::COUNTED),
        State::Settled => ("green", text::SETTLED),
        State::Cancelled => ("gray", text::CANCELLED),
    };
    ui::chip(tone, said.get(lang))
}

fn actions(cx: &Cx, board: &Board) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let path = format!("/stock/counts/{}", of.id);
    let dialog = |to: &str, class: &'static str, sign: &str, said: Text| {
        let to = format!("{path}{to}");
        html! { a class=[(!class.is_empty()).then_some(class)] href=(to) hx-get=(to) hx-target="#dialog" { (icon(sign)) (said.get(lang)) } }
    };
    let step = |to: &str, sign: &str, said: Text| ui::post_button(cx, &format!("{path}{to}"), "", html! { (icon(sign)) (said.get(lang)) });
    html! {
        details.drop.drop--end {
            summary.btn { (icon("printer")) (text::PRINT.get(lang)) }
            div.menu {
                a href={ (path) "/print/inventory" } { (text::P_INVENTORY.get(lang)) }
                @if of.shows_book() {
                    a href={ (path) "/print/inventory?book=no" } { (text::P_INVENTORY_BLIND.get(lang)) }
                    a href={ (path) "/print/comparison" } { (text::P_COMPARISON.get(lang)) }
                }
                @if cx.may(Right::ExportGoods) { (step("/excel", "file-spreadsheet", text::EXCEL)) }
            }
        }
        @if board.met.settles {
            @if of.is_open() {
                details.drop.drop--end {
                    summary.icon-btn aria-label=(crate::web::text::MORE.get(lang)) { (icon("ellipsis")) }
                    div.menu {
                        @if of.state == State::Counted { (step("/reopening", "undo-2", text::REOPEN)) }
                        (dialog("/cancelling", "", "trash-2", text::GIVE_UP))
                    }
                }
            }
            @match of.state {
                State::Counting => (dialog("/finish", "btn btn--primary", "clipboard-check", text::FINISH)),
                State::Counted => (dialog("/settling", "btn btn--primary", "package-check", text::SETTLE)),
                State::Settled => (dialog("/unsettling", "btn", "undo-2", text::TAKE_BACK)),
                State::Cancelled => {}
            }
        }
    }
}

/// Where, what of it, when, by whom: one line under the head.
fn about(cx: &Cx, board: &Board) -> Markup {
    let (lang, of, met) = (cx.lang(), &board.met.of, &board.met);
    html! {
        div.count-about {
            (state_chip(of.state, lang))
            span { (icon("warehouse")) (met.warehouse.name.get(lang)) @if !met.scope.is_empty() { " \u{b7} " (met.scope) } }
            span { (icon("clock")) (text::BOOK_AT.with(lang, &[&cx.frame().zone.near(of.count_at, cx.now(), lang)])) }
            @if of.blind && of.state == State::Counting { span { (icon("eye-off")) (text::BLIND_NOW.get(lang)) } }
            @if !of.people_names.is_empty() { span { (icon("users")) (of.people_names.iter().map(|name| crate::kernel::name::short_name(name)).collect::<Vec<_>>().join(", ")) } }
            @if !of.comment.is_empty() { span { (icon("message-square")) (of.comment) } }
        }
    }
}

fn result(cx: &Cx, board: &Board) -> Markup {
    let (lang, totals) = (cx.lang(), board.met.of.came_to());
    let tile = |label: Text, count: i64, sum: Option<String>, bad: bool| {
        html! { div.kpi data-bad[bad] { span { (label.get(lang)) } b { (count) } @if let Some(sum) = sum { span.dim { (sum) } } } }
    };
    let (short, over, net) = (cx.sum(-totals.short), cx.sum(totals.over), cx.sum(totals.over - totals.short));
    let cost = |said: String| board.met.cost.then_some(said);
    html! {
        div.kpis {
            (tile(text::POSITIONS_COUNTED, totals.counted, Some(text::OF_ALL.with(lang, &[&totals.lines])), false))
            (tile(text::MATCHES, totals.matches, None, false))
            (tile(text::SHORTAGES, totals.short_lines, cost(short), totals.short_lines > 0))
            (tile(text::SURPLUSES, totals.over_lines, cost(over), false))
            @if board.met.cost { div.kpi { span { (text::NET.get(lang)) } b { (net) } } }
        }
        @if board.met.of.rest_is_gone { (ui::note("info", html! { (text::REST_GONE_SAID.get(lang)) })) }
    }
}

fn documents(cx: &Cx, board: &Board) -> Markup {
    let lang = cx.lang();
    ui::panel(
        text::DOCUMENTS.get(lang),
        html! {},
        html! {
            ul.offers {
                @for document in &board.documents {
                    li {
                        div { a.link href={ "/stock/documents/" (document.id) } { (warehouse::title(document, lang)) } span.sub { (warehouse::reason_said(document, lang)) } }
                        (document_chip(document, lang))
                        @if board.met.cost { b { (cx.sum(document.total)) } }
                    }
                }
            }
        },
    )
}

/// What a view is called.
pub fn view_title(view: View) -> Text {
    match view {
        View::All => text::V_ALL,
        View::Left => text::V_LEFT,
        View::Differs => text::V_DIFFERS,
        View::Again => text::V_AGAIN,
        View::Foreign => text::V_FOREIGN,
        View::Unknown => text::V_UNKNOWN,
    }
}
