//! The lines of a count: by views, found by a word, page after page; what differs may be counted again.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    board::{Board, View},
    page::view_title,
    scan::signed,
    tables::{Line, State},
    text,
};
use crate::{
    kernel::{Lang, Quantity},
    web::{
        Cx,
        ui::{self, icon, table::with_param},
    },
};

pub fn section(cx: &Cx, board: &Board) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let (path, view) = (format!("/stock/counts/{}", of.id), board.view);
    html! {
        nav.views id="count-views" aria-label=(text::LINES.get(lang)) {
            @for one in board.views() {
                a href=(with_param(cx, &path, "view", Some(one.key()))) aria-current=[(one == view).then_some("page")] { (view_title(one).get(lang)) " " span.count { (board.count(one)) } }
            }
        }
        @if view == View::Unknown { (unknown(cx, board)) } @else {
            (toolbar(cx, &path, board))
            (table(cx, board, &path))
        }
    }
}

fn toolbar(cx: &Cx, path: &str, board: &Board) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar method="get" action=(path) role="search" data-clean hx-get=(path) hx-trigger="submit, input changed delay:250ms from:find input" hx-target="#count-rows" hx-select="#count-rows" hx-swap="outerHTML" hx-push-url="true" {
            input type="hidden" name="view" value=(board.view.key());
            label.input.input--search { (icon("search")) input type="search" name="q" value=(board.query) maxlength="100" autocomplete="off" placeholder=(text::FIND.get(lang)) aria-label=(text::FIND.get(lang)); }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

fn table(cx: &Cx, board: &Board, path: &str) -> Markup {
    let (lang, of, view, found) = (cx.lang(), &board.met.of, board.view, &board.page.lines);
    let marks = view == View::Differs && board.met.settles && of.is_open();
    let heads = Heads { book: of.shows_book(), sum: of.shows_book() && board.met.cost, marks };
    let next = board.page.next.map(|last| with_param(cx, path, "after", Some(&last.to_string())));
    let rows = html! {
        div.data-wrap id="count-rows" tabindex="0" role="region" aria-label=(text::LINES.get(lang)) {
            @if found.is_empty() {
                @if !board.query.is_empty() { (ui::table::nothing_found(&with_param(cx, path, "q", None), lang)) } @else { (nothing(view, of.state, lang)) }
            } @else {
                table.data.data--cards.data--count {
                    (heads.draw(cx))
                    tbody {
                        @for line in found { (row(cx, board, line, heads)) }
                        @if let Some(next) = &next { (ui::table::more_row(heads.columns(), next, lang)) }
                    }
                }
            }
        }
    };
    if !marks || found.is_empty() {
        return rows;
    }
    html! {
        form.count-again method="post" action={ (path) "/recount" } data-clean {
            (ui::hidden(cx))
            div.toolbar {
                button.btn { (icon("refresh-cw")) (text::RECOUNT_MARKED.get(lang)) }
                button.btn.btn--quiet name="all" value="differs" { (text::RECOUNT_ALL.get(lang)) }
            }
            (rows)
        }
    }
}

fn nothing(view: View, state: State, lang: Lang) -> Markup {
    match (view, state) {
        (View::Left, _) => ui::empty("circle-check", text::ALL_COUNTED.get(lang), text::ALL_COUNTED_WHY.get(lang), html! {}),
        (View::Differs, State::Counting) => {
            ui::empty("check-check", text::NONE_DIFFER.get(lang), text::NONE_DIFFER_YET.get(lang), html! {})
        }
        (View::Differs, _) => ui::empty("check-check", text::NONE_DIFFER.get(lang), text::NONE_DIFFER_WHY.get(lang), html! {}),
        _ => ui::empty("package", text::NO_LINES.get(lang), text::NO_LINES_WHY.get(lang), html! {}),
    }
}

#[derive(Clone, Copy)]
struct Heads {
    book: bool,
    sum: bool,
    marks: bool,
}

impl Heads {
    fn columns(self) -> usize {
        2 + usize::from(self.marks) + if self.book { 2 } else { 0 } + usize::from(self.sum)
    }
    fn draw(self, cx: &Cx) -> Markup {
        let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
        html! {
            thead { tr {
                @if self.marks { th.c-check { span.sr { (text::MARK.get(lang)) } } }
                th.grow { (text::PRODUCT.get(lang)) }
                @if self.book { th.num { (text::BOOK.get(lang)) } }
                th.num { (text::FACT.get(lang)) }
                @if self.book { th.num { (text::DIFFERENCE.get(lang)) } }
                @if self.sum { th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
        }
    }
}

fn row(cx: &Cx, board: &Board, line: &Line, heads: Heads) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let path = format!("/stock/counts/{}/lines/{}", of.id, line.product);
    let told = line.told(of);
    let difference = told.unwrap_or(Quantity::ZERO);
    // A missing thing and an unknown one of the same kind: as many, and not the same.
    let mixed = line.tracked && told.is_some_and(Quantity::is_zero) && line.differs(of.rest_is_gone);
    let tone = if difference.is_negative() || mixed {
        Some("bad")
    } else if difference.is_positive() {
        Some("over")
    } else {
        None
    };
    html! {
        tr id={ "line-" (line.product) } data-waits[line.waits()] {
            @if heads.marks { td.c-check { input.check type="checkbox" name="product" value=(line.product) aria-label=(line.name); } }
            td.grow.c-title {
                a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (line.name) }
                span.sub { (line.code) @if !line.bins.is_empty() { " \u{b7} " (line.bins) } @if line.tracked { " \u{b7} " (text::BY_SERIAL.get(lang)) } @if line.waits() { " \u{b7} " (text::WAITS.get(lang)) } @if let Some(moved) = board.moved.get(&line.product) { " \u{b7} " (text::MOVED_SINCE.with(lang, &[&signed(*moved, lang)])) } }
            }
            @if heads.book { td.num.c-meta data-title=(text::BOOK.get(lang)) { (line.book.show(lang)) } }
            td.num.c-sum {
                @match line.counted() {
                    Some(counted) => { @for before in earlier(line) { s.dim { (before.show(lang)) } " " } b { (counted.show(lang)) } " " span.dim { (line.measure.get(lang)) } }
                    None => span.dim { (if of.state == State::Counting { text::NOT_YET } else if of.rest_is_gone { text::NONE_FOUND } else { text::AS_BOOK }.get(lang)) }
                }
            }
            @if heads.book {
                td.num.c-end data-tone=[tone] { @if mixed { (text::OTHER_NUMBERS.get(lang)) } @else if difference.is_zero() { "\u{2014}" } @else { b { (signed(difference, lang)) } } }
            }
            @if heads.sum { td.num { @if difference.is_zero() { "\u{2014}" } @else { (cx.money(worth(line, difference))) } } }
        }
    }
}

/// What a difference costs, with its sign.
pub fn worth(line: &Line, difference: Quantity) -> crate::kernel::Money {
    if difference.is_negative() { -line.worth(difference.abs()) } else { line.worth_of_over(difference) }
}

/// What was counted before the last time.
fn earlier(line: &Line) -> Vec<Quantity> {
    let mut counts: Vec<Quantity> = line.rounds.iter().filter_map(|round| round.counted).collect();
    counts.pop();
    counts
}

/// Codes nobody knows and things of other warehouses: kept until somebody decides.
fn unknown(cx: &Cx, board: &Board) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let may = of.state == State::Counting && board.met.counts;
    html! {
        div.data-wrap id="count-rows" tabindex="0" role="region" aria-label=(text::V_UNKNOWN.get(lang)) {
            table.data.data--cards {
                thead { tr { th.grow { (text::CODE.get(lang)) } th.num { (text::FACT.get(lang)) } th { (text::WHO.get(lang)) } @if may { th.row-end { span.sr { (text::UNDO.get(lang)) } } } } }
                tbody {
                    @for one in &board.unknown {
                        tr {
                            td.grow.c-title { span.fw5 { (one.about) } span.sub { @match &one.elsewhere { Some(at) => { (one.serial) " \u{b7} " (text::BOOK_SAYS_AT.with(lang, &[at])) } None => (text::NOBODY_KNOWS.get(lang)) } } }
                            td.num.c-sum { b { (one.quantity.show(lang)) } }
                            td.c-meta { (ui::person(&one.by)) }
                            @if may { td.c-keep { div.row-acts {
                                @if one.elsewhere.is_none() {
                                    @let to = format!("/stock/counts/{}/unknown?{}", of.id, named(&one.about));
                                    a.btn.btn--quiet href=(to) hx-get=(to) hx-target="#dialog" { (text::NAME_IT.get(lang)) }
                                }
                                @if let Some(last) = one.numbers.last() {
                                    (ui::post_button(cx, &format!("/stock/counts/{}/entries/{last}/undoing", of.id), "icon-btn", html! { (icon("undo-2")) span.sr { (text::UNDO.get(lang)) } }))
                                }
                            } } }
                        }
                    }
                }
            }
        }
    }
}

fn named(code: &str) -> String {
    serde_urlencoded::to_string(BTreeMap::from([("code", code)])).unwrap_or_default()
}
