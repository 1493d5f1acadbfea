//! The field at the top: a scanner reads into it, a hand types into it; under it stands what was read last.

use maud::{Markup, html};

use super::{
    access,
    board::{self, Board},
    count::{AddAsk, Outcome, add, undo},
    find::times,
    page,
    tables::State,
    text,
};
use crate::{
    catalog::goods::Product,
    kernel::{Id, Lang, Quantity, Result, mark},
    store::Reads,
    web::{
        Cx, Fields, Form, Reply,
        ui::{self, hidden, icon},
    },
};

/// What the page says of the last reading, and what it asks for next.
#[derive(Default)]
pub struct Said {
    /// `ok`, `bad`, or `info` for a question.
    kind: &'static str,
    text: String,
    /// The product whose quantity or number is asked for.
    product: Option<Id<mark::Product>>,
    ask_quantity: bool,
    choices: Vec<Product>,
    code: String,
    quantity: String,
}

impl Said {
    /// Why nothing was counted, on a page that has no field to say it under.
    pub fn complaint(&self) -> Option<&str> {
        (self.kind == "bad").then_some(self.text.as_str())
    }
}

/// `POST /stock/counts/:id/entries`
pub async fn create(cx: Cx) -> Result<Reply> {
    let met = access::counting(&cx).await?;
    let (mut form, id) = (cx.form(), met.of.id);
    let only_times = matches!(times(form.value("code")), (Some(_), ""));
    if only_times {
        // `5*` alone: five of what is scanned next.
        let said = Said { quantity: times(form.value("code")).0.unwrap_or_default().show(cx.lang()), ..Said::default() };
        return answer(&cx, id, said).await;
    }
    let outcome = cx.submit(&mut form, |f| parse(f, id), add).await?;
    let said = match outcome {
        Some(outcome) => said(&cx, outcome, &form).await?,
        None => {
            let text = form.wrong.first().map(|(_, said)| said.clone()).unwrap_or_default();
            Said { kind: "bad", text, code: form.value("code").into(), quantity: form.value("quantity").into(), ..Said::default() }
        }
    };
    answer(&cx, id, said).await
}

pub fn parse(f: &mut Fields<'_>, stocktake: Id<mark::Stocktake>) -> AddAsk {
    let typed = f.line("code", 0..=100);
    let (many, code) = times(&typed);
    let quantity = if f.raw("quantity").is_empty() { many } else { Some(f.quantity("quantity")) };
    // Chosen from the list: what was typed has done its work.
    let (picked, asked) = (f.id_opt("pick"), f.id_opt("product"));
    AddAsk { stocktake, code: if picked.is_some() { String::new() } else { code.to_string() }, product: picked.or(asked), quantity }
}

async fn answer(cx: &Cx, id: Id<mark::Stocktake>, said: Said) -> Result<Reply> {
    let board = board::read(cx, id).await?;
    let closed = board.met.of.state != State::Counting;
    if cx.visit.htmx && closed {
        // Somebody finished it meanwhile: the page is another one now.
        return Ok(Reply::redirect(format!("/stock/counts/{id}")).saying(said.text));
    }
    if cx.visit.htmx {
        return Ok(Reply::fragment(top(cx, &board, &said)));
    }
    Ok(match said.kind {
        "ok" => Reply::redirect(format!("/stock/counts/{id}")).saying(said.text),
        "bad" => cx.again(page::whole(cx, &board, &said)),
        _ => cx.page(page::whole(cx, &board, &said)),
    })
}

async fn said(cx: &Cx, outcome: Outcome, form: &Form) -> Result<Said> {
    let lang = cx.lang();
    let ok = |text: String| Said { kind: "ok", text, ..Said::default() };
    let bad = |text: String| Said { kind: "bad", text, ..Said::default() };
    let ask = |text: String, product| Said { kind: "info", text, product, quantity: form.value("quantity").into(), ..Said::default() };
    Ok(match outcome {
        Outcome::Added { name, quantity, total, serial, foreign, .. } => {
            let text = match serial.is_empty() {
                true => text::S_ADDED.with(lang, &[&name, &quantity.show(lang), &total.show(lang)]),
                false => text::S_PIECE.with(lang, &[&name, &serial, &total.show(lang)]),
            };
            ok(if foreign { format!("{text} {}", text::S_FOREIGN.get(lang)) } else { text })
        }
        Outcome::HowMuch { product, name } => Said { ask_quantity: true, ..ask(text::S_HOW_MUCH.with(lang, &[&name]), Some(product)) },
        Outcome::WhichOne { product, name } => ask(text::S_WHICH.with(lang, &[&name]), Some(product)),
        Outcome::Several { products } => {
            let choices = cx.read(|reads| products.iter().map(|id| reads.need::<Product>(id)).collect::<Result<Vec<_>>>()).await?;
            Said { choices, code: form.value("code").into(), ..ask(text::S_SEVERAL.get(lang).into(), None) }
        }
        Outcome::Twice { name, serial } => bad(text::S_TWICE.with(lang, &[&name, &serial])),
        Outcome::Unknown { code } => bad(text::S_UNKNOWN.with(lang, &[&code])),
        Outcome::Elsewhere { name, serial, warehouse } => bad(text::S_ELSEWHERE.with(lang, &[&name, &serial, &warehouse])),
        Outcome::Nothing => Said { code: form.value("code").into(), ..bad(text::S_NOTHING.get(lang).into()) },
    })
}

/// `POST /stock/counts/:id/entries/:number/undoing`
pub async fn undo_it(cx: Cx) -> Result<Reply> {
    let met = access::counting(&cx).await?;
    let (id, number, any): (_, u64, _) = (met.of.id, cx.path("number")?, met.settles);
    let done = cx.write(move |tx| undo(tx, id, number, any)).await;
    let said = match done {
        Ok(()) => Said { kind: "ok", text: text::S_UNDONE.get(cx.lang()).into(), ..Said::default() },
        Err(crate::kernel::Error::Refused(refusal)) => Said { kind: "bad", text: refusal.say(cx.lang()), ..Said::default() },
        Err(error) => return Err(error),
    };
    if cx.wants_dialog() {
        return Ok(Reply::redirect(format!("/stock/counts/{id}")).saying(said.text));
    }
    answer(&cx, id, said).await
}

/// The field and what was read last: drawn anew after each reading.
pub fn top(cx: &Cx, board: &Board, said: &Said) -> Markup {
    html! {
        section.count-top id="count-top" {
            div { @if board.met.counts { (field(cx, board, said)) } (progress(board, cx.lang())) }
            (recent(cx, board))
        }
    }
}

fn field(cx: &Cx, board: &Board, said: &Said) -> Markup {
    let lang = cx.lang();
    let path = format!("/stock/counts/{}/entries", board.met.of.id);
    let flash = matches!(said.kind, "ok" | "bad").then_some(said.kind);
    let placeholder = if said.product.is_some() && !said.ask_quantity { text::SERIAL } else { text::SCAN };
    html! {
        form.count-scan id="count-scan" method="post" action=(path) data-clean data-scan-form hx-post=(path) hx-target="#count-top" hx-swap="outerHTML" {
            (hidden(cx))
            button.sr tabindex="-1" { (text::PUT_DOWN.get(lang)) }
            input type="hidden" name="product" value=[said.product];
            label.input.input--big data-flash=[flash] data-flashes {
                (icon("scan-barcode"))
                input id="f-code" name="code" value=(said.code) autofocus[!said.ask_quantity] data-focus-next[!said.ask_quantity] autocomplete="off" maxlength="100" enterkeyhint="done" data-key="F2"
                    aria-label=(placeholder.get(lang)) placeholder=(placeholder.get(lang)) aria-describedby="count-said";
                kbd.kbd { "F2" }
            }
            label.input.input--big.count-scan__many {
                input id="f-quantity" name="quantity" value=(said.quantity) inputmode="decimal" autocomplete="off" autofocus[said.ask_quantity] data-focus-next[said.ask_quantity] aria-label=(text::QUANTITY.get(lang)) placeholder=(text::QUANTITY.get(lang));
            }
            button.btn.btn--primary.btn--big { (icon("check")) (text::PUT_DOWN.get(lang)) }
            p.count-said id="count-said" role="status" data-kind=[(!said.kind.is_empty()).then_some(said.kind)] data-scanned=[flash] {
                @if said.text.is_empty() { (text::SCAN_HINT.get(lang)) } @else {
                    (icon(match said.kind { "ok" => "circle-check", "bad" => "circle-alert", _ => "circle-question-mark" }))
                    span hx-disable { (said.text) }
                }
            }
            @if !said.choices.is_empty() {
                div.picks { @for product in &said.choices { button.pick name="pick" value=(product.id) { (product.name) " " span.dim { (product.code) } } } }
            }
        }
    }
}

/// How far the count has come, and who has read how much.
fn progress(board: &Board, lang: Lang) -> Markup {
    let totals = board.met.of.tally;
    let percent = (totals.counted * 100).checked_div(totals.lines).unwrap_or(0);
    let mut people: Vec<&(String, u64)> = board.met.of.readers.iter().filter(|(_, times)| *times > 0).collect();
    people.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    html! {
        div.count-progress id="count-progress" {
            div { b { (text::PROGRESS.with(lang, &[&totals.counted, &totals.lines])) } span.dim { (percent) " %" } }
            progress max=(totals.lines.max(1)) value=(totals.counted) aria-label=(text::PROGRESS.with(lang, &[&totals.counted, &totals.lines])) {}
            @if !people.is_empty() {
                div.count-people { @for (name, count) in people { span { (ui::person(name)) " " b { (count) } } } }
            }
        }
    }
}

fn recent(cx: &Cx, board: &Board) -> Markup {
    let (lang, of) = (cx.lang(), &board.met.of);
    let may = |by: Option<Id<mark::Employee>>| board.met.settles || by == Some(cx.who().id);
    html! {
        ol.count-last id="count-last" aria-label=(text::LAST.get(lang)) {
            @for (entry, undone) in &board.recent {
                li id={ "entry-" (entry.number) } data-mute[*undone] {
                    (ui::avatar(&entry.by_name, "avatar"))
                    b { (signed(entry.quantity, lang)) }
                    span { (entry.about) @if !entry.serial.is_empty() { " " span.dim { (entry.serial) } } @if entry.product.is_none() { " " (ui::badge("amber", text::UNKNOWN.get(lang))) } }
                    @if *undone { span.dim { (text::TAKEN_BACK.get(lang)) } }
                    @else if may(entry.by) {
                        @let path = format!("/stock/counts/{}/entries/{}/undoing", of.id, entry.number);
                        form method="post" action=(path) hx-post=(path) hx-target="#count-top" hx-swap="outerHTML" {
                            (hidden(cx))
                            button.icon-btn title=(text::UNDO.get(lang)) aria-label={ (text::UNDO.get(lang)) ": " (entry.about) } { (icon("undo-2")) }
                        }
                    }
                }
            }
        }
    }
}

/// `+5`, with a true minus; nothing stays nothing.
pub fn signed(quantity: Quantity, lang: Lang) -> String {
    if quantity.is_positive() { format!("+{}", quantity.show(lang)) } else { quantity.show(lang) }
}
