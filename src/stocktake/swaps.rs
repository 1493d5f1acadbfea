//! Mis-sort: a shortage set against a surplus of something alike.

use maud::{Markup, html};

use super::{
    access,
    board::{self, Board},
    finish::{free, pair, suggested, unpair},
    tables::{Line, Pair},
    text,
};
use crate::{
    kernel::{Id, Quantity, Result, mark},
    web::{
        Cx, Fields, Form, Reply,
        ui::{self, field::Draw, hidden, icon},
    },
};

/// `POST /stock/counts/:id/swaps`
pub async fn create(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    let mut form = cx.form();
    let parse = |f: &mut Fields<'_>| Pair { short: f.id("short"), over: f.id("over"), quantity: f.quantity("quantity") };
    let back = Reply::redirect(format!("/stock/counts/{id}"));
    match cx.submit(&mut form, parse, move |tx, ask| pair(tx, id, *ask)).await? {
        Some(()) => Ok(back.saying(text::SWAPPED_SAID.get(cx.lang()))),
        None => {
            let board = board::read(&cx, id).await?;
            Ok(cx.again(super::page::whole_with(&cx, &board, &form)))
        }
    }
}

/// `POST /stock/counts/:id/swaps/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    let mut form = cx.form();
    let parse = |f: &mut Fields<'_>| (f.id::<mark::Product>("short"), f.id::<mark::Product>("over"));
    cx.submit(&mut form, parse, move |tx, (short, over)| unpair(tx, id, *short, *over)).await?;
    Ok(Reply::redirect(format!("/stock/counts/{id}")))
}

/// What was set against what, what may be, and a form for anything else.
pub fn panel(cx: &Cx, board: &Board, form: &Form) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let short: Vec<&Line> = board.lines.iter().filter(|line| free(of, line).0.is_positive()).collect();
    let over: Vec<&Line> = board.lines.iter().filter(|line| free(of, line).1.is_positive()).collect();
    let offers = suggested(of, &board.lines);
    if of.pairs.is_empty() && (short.is_empty() || over.is_empty()) {
        return html! {};
    }
    ui::panel(
        text::SWAPS.get(lang),
        html! {},
        html! {
            p.dim { (text::SWAPS_WHY.get(lang)) }
            ul.offers {
                @for pair in &of.pairs { (known(cx, board, pair, "/swaps/removal", "x", text::REMOVE)) }
                @for pair in &offers { (known(cx, board, pair, "/swaps", "check", text::SWAP)) }
            }
            @if board.met.settles && !short.is_empty() && !over.is_empty() { (by_hand(cx, board, form, &short, &over)) }
        },
    )
}

fn name(board: &Board, id: Id<mark::Product>) -> &str {
    board.lines.iter().find(|line| line.product == id).map_or("", |line| &line.name)
}

fn worth(board: &Board, id: Id<mark::Product>, quantity: Quantity) -> crate::kernel::Money {
    board.lines.iter().find(|line| line.product == id).map(|line| line.worth(quantity)).unwrap_or_default()
}

fn known(cx: &Cx, board: &Board, pair: &Pair, to: &str, sign: &str, said: crate::kernel::Text) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let (went, came) = (worth(board, pair.short, pair.quantity), worth(board, pair.over, pair.quantity));
    html! {
        li {
            div {
                b { (name(board, pair.short)) " \u{2192} " (name(board, pair.over)) }
                span.sub { (text::SO_MANY.with(lang, &[&pair.quantity.show(lang)])) @if board.met.cost { " \u{b7} " (cx.sum(went)) " \u{2192} " (cx.sum(came)) } }
            }
            @if board.met.settles {
                form method="post" action={ "/stock/counts/" (of.id) (to) } {
                    (hidden(cx))
                    input type="hidden" name="short" value=(pair.short);
                    input type="hidden" name="over" value=(pair.over);
                    @if to == "/swaps" { input type="hidden" name="quantity" value=(pair.quantity.show(lang)); }
                    button.btn.btn--quiet { (icon(sign)) (said.get(lang)) }
                }
            }
        }
    }
}

fn by_hand(cx: &Cx, board: &Board, form: &Form, short: &[&Line], over: &[&Line]) -> Markup {
    let (lang, of, draw) = (cx.lang(), &board.met.of, Draw::of(form, cx.lang()));
    let options = |lines: &[&Line], missing: bool| -> Vec<(String, String)> {
        let left = |line: &Line| if missing { free(of, line).0 } else { free(of, line).1 };
        lines
            .iter()
            .map(|line| (line.product.to_string(), format!("{}: {} {}", line.name, left(line).show(lang), line.measure.get(lang))))
            .collect()
    };
    html! {
        details.more open[!form.wrong.is_empty()] {
            summary { (text::SWAP_OTHER.get(lang)) }
            form method="post" action={ "/stock/counts/" (of.id) "/swaps" } {
                (hidden(cx))
                (draw.summary())
                div.grid-3 {
                    (draw.field("short", text::MISSING).select(&options(short, true)))
                    (draw.field("over", text::INSTEAD).select(&options(over, false)))
                    (draw.field("quantity", text::QUANTITY).number().autocomplete("off").input())
                }
                div.row-gap { button.btn { (text::SWAP.get(lang)) } }
            }
        }
    }
}
