//! A line in its dialog: what the book says, who counted what, a quantity typed by hand, one more count.

use maud::{Markup, html};

use super::{
    access::{self, Met, meet},
    count::{AddAsk, Outcome, add, again, none_there, take_in},
    entries_of,
    find::differing,
    scan::signed,
    tables::{Entry, Line, State},
    text,
};
use crate::{
    kernel::{Id, Result, mark},
    store::Reads,
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, field::Draw, icon},
    },
};

struct Shown {
    met: Met,
    line: Line,
    entries: Vec<Entry>,
}

impl Shown {
    async fn read(cx: &Cx) -> Result<Shown> {
        let (id, product): (Id<mark::Stocktake>, Id<mark::Product>) = (cx.path("id")?, cx.path("product")?);
        cx.read(|reads| {
            let (met, line) = (meet(cx, reads, id)?, reads.need::<Line>(&(id, product))?);
            Ok(Shown { met, line, entries: entries_of(reads, id, product)? })
        })
        .await
    }
    fn path(&self) -> String {
        format!("/stock/counts/{}/lines/{}", self.met.of.id, self.line.product)
    }
}

/// `GET /stock/counts/:id/lines/:product`
pub async fn show(cx: Cx) -> Result<Reply> {
    let shown = Shown::read(&cx).await?;
    Ok(cx.page(view(&cx, &Form::empty(), &shown)))
}

/// `POST /stock/counts/:id/lines/:product`: so much more, typed by hand.
pub async fn put(cx: Cx) -> Result<Reply> {
    let met = access::counting(&cx).await?;
    let (mut form, shown) = (cx.form(), Shown::read(&cx).await?);
    let (lang, id, product, tracked) = (cx.lang(), met.of.id, shown.line.product, shown.line.tracked);
    let parse = |f: &mut Fields<'_>| AddAsk {
        stocktake: id,
        product: Some(product),
        code: if tracked { f.line("code", 1..=60) } else { String::new() },
        quantity: if tracked { None } else { Some(f.quantity("quantity")) },
    };
    let back = Reply::redirect(format!("/stock/counts/{id}"));
    match cx.submit(&mut form, parse, add).await? {
        Some(Outcome::Added { name, quantity, total, .. }) => {
            return Ok(back.saying(text::S_ADDED.with(lang, &[&name, &quantity.show(lang), &total.show(lang)])));
        }
        Some(Outcome::Twice { name, serial }) => form.refuse("code", text::S_TWICE.with(lang, &[&name, &serial])),
        Some(Outcome::Elsewhere { name, serial, warehouse }) => {
            form.refuse("code", text::S_ELSEWHERE.with(lang, &[&name, &serial, &warehouse]))
        }
        Some(_) => form.refuse("code", text::NOT_A_NUMBER.get(lang).into()),
        None => {}
    }
    Ok(cx.again(view(&cx, &form, &shown)))
}

async fn step(
    cx: &Cx,
    command: fn(&mut crate::store::Write<'_>, Id<mark::Stocktake>, Id<mark::Product>) -> Result<()>,
    met: &Met,
) -> Result<Reply> {
    let (id, product): (_, Id<mark::Product>) = (met.of.id, cx.path("product")?);
    cx.write(move |tx| command(tx, id, product)).await?;
    Ok(Reply::redirect(format!("/stock/counts/{id}")))
}

/// `POST /stock/counts/:id/lines/:product/zero`
pub async fn zero(cx: Cx) -> Result<Reply> {
    let met = access::counting(&cx).await?;
    step(&cx, none_there, &met).await
}

/// `POST /stock/counts/:id/lines/:product/recount`
pub async fn recount(cx: Cx) -> Result<Reply> {
    let met = access::counting_or_settling(&cx).await?;
    step(&cx, |tx, id, product| again(tx, id, &[product]), &met).await
}

/// `POST /stock/counts/:id/lines/:product/taking`
pub async fn take(cx: Cx) -> Result<Reply> {
    let met = access::counting_or_settling(&cx).await?;
    step(&cx, take_in, &met).await
}

/// `POST /stock/counts/:id/recount`: the marked ones, or all that differ.
pub async fn recount_many(cx: Cx) -> Result<Reply> {
    let met = access::settling(&cx).await?;
    let (id, mut form) = (met.of.id, cx.form());
    let differing = cx.read(|reads| differing(reads, &met.of)).await?;
    let parse = |f: &mut Fields<'_>| match f.raw("all").is_empty() {
        true => f.ids::<mark::Product>("product", 5000),
        false => {
            let _ = f.ids::<mark::Product>("product", 5000);
            differing.iter().map(|line| line.product).collect()
        }
    };
    match cx.submit(&mut form, parse, move |tx, products| again(tx, id, products)).await? {
        Some(()) => Ok(Reply::redirect(format!("/stock/counts/{id}?view=again")).saying(text::RECOUNT_SAID.get(cx.lang()))),
        None => {
            let said = form.wrong.first().map(|(_, said)| said.clone()).unwrap_or_default();
            Ok(Reply::redirect(format!("/stock/counts/{id}")).saying(said))
        }
    }
}

fn view(cx: &Cx, form: &Form, shown: &Shown) -> Page {
    let (lang, line, of) = (cx.lang(), &shown.line, &shown.met.of);
    let draw = Draw::of(form, lang);
    let writes = of.state == State::Counting && shown.met.counts;
    let body = html! {
        (draw.summary())
        (known(cx, shown))
        (entries(cx, shown))
        @if writes {
            @if line.tracked { (draw.field("code", text::SERIAL).mono().focus().autocomplete("off").input()) }
            @else { (draw.field("quantity", text::ADD_QUANTITY).hint(text::ADD_QUANTITY_HINT).focus().number().autocomplete("off").input()) }
        }
    };
    let recounts = line.counted().is_some() && !line.waits() && (writes || (shown.met.settles && of.is_open()));
    let buttons = html! {
        @if writes && line.rounds.last().is_some_and(|round| round.counted.is_none()) { (dialog::step(cx, "", &format!("{}/zero", shown.path()), html! { (text::NONE_THERE.get(lang)) })) }
        @if recounts { (dialog::step(cx, "", &format!("{}/recount", shown.path()), html! { (icon("refresh-cw")) (text::RECOUNT.get(lang)) })) }
        @if line.foreign && of.is_open() && (writes || shown.met.settles) { (dialog::step(cx, "", &format!("{}/taking", shown.path()), html! { (text::TAKE_IN.get(lang)) })) }
        @if writes { button.btn.btn--primary data-key="Ctrl+Enter" { (text::PUT_DOWN.get(lang)) } }
    };
    let back = format!("/stock/counts/{}", of.id);
    dialog::page("stock", &line.name, dialog::form_over(cx, &line.name, &shown.path(), &back, &body, &buttons))
}

fn known(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, line, of) = (cx.lang(), &shown.line, &shown.met.of);
    html! {
        dl.kv {
            dt { (text::CODE.get(lang)) } dd { (line.code) }
            @if !line.bins.is_empty() { dt { (text::BIN.get(lang)) } dd { (line.bins) } }
            @if of.shows_book() { dt { (text::BOOK.get(lang)) } dd { (line.book.show(lang)) " " (line.measure.get(lang)) } }
            @for (at, round) in line.rounds.iter().enumerate() {
                dt { (if at == 0 { text::FIRST_COUNT.get(lang).to_string() } else { text::NTH_COUNT.with(lang, &[&(at + 1)]) }) }
                dd { @match round.counted { Some(counted) => { b { (counted.show(lang)) } " " (line.measure.get(lang)) } None => span.dim { (text::NOT_YET.get(lang)) } } }
            }
            @if line.tracked && of.shows_book() {
                dt { (text::SERIALS.get(lang)) }
                dd.count-serials { @for unit in &line.units { span data-found[line.serials().contains(&unit.serial)] { (icon(if line.serials().contains(&unit.serial) { "square-check" } else { "square" })) (unit.serial) } } }
            }
            @if line.tracked {
                @let extra: Vec<&String> = line.serials().iter().filter(|serial| !of.shows_book() || !line.units.iter().any(|unit| unit.serial == **serial)).collect();
                @if !extra.is_empty() { dt { (if of.shows_book() { text::EXTRA_SERIALS } else { text::SERIALS }.get(lang)) } dd { (extra.into_iter().cloned().collect::<Vec<_>>().join(", ")) } }
            }
        }
        @if line.foreign { (ui::note("warn", html! { (text::FOREIGN_WHY.get(lang)) })) }
    }
}

/// Who counted what, the newest first.
fn entries(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, of) = (cx.lang(), &shown.met.of);
    let gone: Vec<u64> = shown.entries.iter().filter_map(|entry| entry.undoes).collect();
    html! {
        @if !shown.entries.is_empty() {
            ol.count-last.count-last--all {
                @for entry in shown.entries.iter().rev().filter(|entry| entry.undoes.is_none()) {
                    @let undone = gone.contains(&entry.number);
                    li data-mute[undone] {
                        (ui::avatar(&entry.by_name, "avatar"))
                        b { (signed(entry.quantity, lang)) }
                        span { (crate::kernel::name::short_name(&entry.by_name)) " " span.dim { (cx.frame().zone.near(entry.at, cx.now(), lang)) @if !entry.serial.is_empty() { " \u{b7} " (entry.serial) } @if entry.round > 0 { " \u{b7} " (text::NTH_COUNT.with(lang, &[&(entry.round + 1)])) } } }
                        @if undone { span.dim { (text::TAKEN_BACK.get(lang)) } }
                        @else if of.state == State::Counting && entry.round == shown.line.round() && (shown.met.settles || entry.by == Some(cx.who().id)) {
                            (dialog::step(cx, "btn--quiet", &format!("/stock/counts/{}/entries/{}/undoing", of.id, entry.number), html! { (icon("undo-2")) span.sr { (text::UNDO.get(lang)) } }))
                        }
                    }
                }
            }
        }
    }
}
