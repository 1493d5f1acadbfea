//! Mis-sort: a shortage set against a surplus of something alike.

use maud::{Markup, html};

use super::{
    access,
    board::{self, Board},
    find::{differing, suits},
    finish::{free, pair, suggested, unpair},
    tables::{Line, Pair, Stocktake},
    text,
};
use crate::{
    catalog::combos::typed,
    kernel::{Error, Id, Quantity, Result, Text, mark, name},
    web::{
        Cx, Fields, Form, Reply,
        ui::{self, combo, field::Draw, hidden, icon},
    },
};

/// `POST /stock/counts/:id/swaps`
pub async fn create(cx: Cx) -> Result<Reply> {
    let id = access::settling(&cx).await?.of.id;
    let mut form = cx.form();
    let parse = |f: &mut Fields<'_>| {
        let _ = (f.raw("short_text"), f.raw("over_text"));
        Pair { short: f.id("short"), over: f.id("over"), quantity: f.quantity("quantity") }
    };
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
    let left = |side: Side| board.differing.iter().any(|line| side.left(of, line).is_positive());
    let (offers, mixed) = (suggested(of, &board.differing), left(Side::Short) && left(Side::Over));
    if of.pairs.is_empty() && !mixed {
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
            @if board.met.settles && mixed { (by_hand(cx, of, form)) }
        },
    )
}

fn called(board: &Board, id: Id<mark::Product>) -> &str {
    board.differing.iter().find(|line| line.product == id).map_or("", |line| &line.name)
}

fn worth(board: &Board, id: Id<mark::Product>, quantity: Quantity) -> crate::kernel::Money {
    board.differing.iter().find(|line| line.product == id).map(|line| line.worth(quantity)).unwrap_or_default()
}

fn known(cx: &Cx, board: &Board, pair: &Pair, to: &str, sign: &str, said: crate::kernel::Text) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let (went, came) = (worth(board, pair.short, pair.quantity), worth(board, pair.over, pair.quantity));
    html! {
        li {
            div {
                b { (called(board, pair.short)) " \u{2192} " (called(board, pair.over)) }
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

fn by_hand(cx: &Cx, of: &Stocktake, form: &Form) -> Markup {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let choice = |side: Side, label: Text| {
        let (name, url) = (side.key(), format!("/stock/counts/{}/swaps/{}", of.id, side.key()));
        let (shown, wrong) = (form.value(&format!("{name}_text")), form.error(name));
        html! {
            div.field data-invalid[wrong.is_some()] {
                label.label for={ "f-" (name) } { (label.get(lang)) }
                (combo::combo(&format!("f-{name}"), name, form.value(name), shown, &url, text::FIND.get(lang)))
                @if let Some(said) = wrong { span.error id={ "e-" (name) } { (icon("circle-alert")) (said) } }
            }
        }
    };
    html! {
        details.more open[!form.wrong.is_empty()] {
            summary { (text::SWAP_OTHER.get(lang)) }
            form method="post" action={ "/stock/counts/" (of.id) "/swaps" } {
                (hidden(cx))
                (draw.summary())
                div.grid-3 {
                    (choice(Side::Short, text::MISSING))
                    (choice(Side::Over, text::INSTEAD))
                    (draw.field("quantity", text::QUANTITY).number().autocomplete("off").input())
                }
                div.row-gap { button.btn { (text::SWAP.get(lang)) } }
            }
        }
    }
}

/// One of the two lines of a mis-sort.
#[derive(Clone, Copy)]
enum Side {
    Short,
    Over,
}

impl Side {
    fn key(self) -> &'static str {
        if matches!(self, Side::Short) { "short" } else { "over" }
    }
    /// What of a line is not set against anything yet.
    fn left(self, of: &Stocktake, line: &Line) -> Quantity {
        let (short, over) = free(of, line);
        if matches!(self, Side::Short) { short } else { over }
    }
}

/// Lines offered at once.
const OFFERS: usize = 20;

/// `GET /stock/counts/:id/swaps/:side`: what is missing, or what there is too much of, by a part of its name.
pub async fn offer(cx: Cx) -> Result<Reply> {
    let of = access::settling(&cx).await?.of;
    let side = [Side::Short, Side::Over].into_iter().find(|side| cx.path::<String>("side").is_ok_and(|key| key == side.key()));
    let (side, lang) = (side.ok_or(Error::Hidden)?, cx.lang());
    let wanted = name::fold(&typed(&cx));
    let mut found = cx.read(|reads| differing(reads, &of)).await?;
    found.retain(|line| side.left(&of, line).is_positive() && suits(line, &wanted));
    let offer = |line: &Line| combo::Offer {
        value: line.product.to_string(),
        text: line.name.clone(),
        sub: format!("{} {}", side.left(&of, line).show(lang), line.measure.get(lang)),
    };
    let offers: Vec<combo::Offer> = found.iter().take(OFFERS).map(offer).collect();
    Ok(Reply::fragment(combo::offers(&format!("f-{}", side.key()), lang, &offers, html! {})))
}
