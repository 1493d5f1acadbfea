//! Receiving what was shipped: lines are counted by hand or by a scanner, what is missing stays on the way.

use maud::{Markup, html};

use super::{
    counting::{self, Counting},
    steps::{Arrival, lying, receive},
    text,
};
use crate::{
    kernel::{Error, Lang, Quantity, Refusal, Result, Right},
    stock::units,
    store::Write,
    warehouse::{DocRefusal, DocState, lines, title},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, icon},
    },
};

/// What is on the way, for whoever may receive it.
pub async fn mine(cx: &Cx) -> Result<Counting> {
    let counting = cx.read(|r| counting::read(cx, r)).await?;
    if counting.met.receives { Ok(counting) } else { Err(Error::Denied(Right::MoveGoods)) }
}

/// `GET /stock/documents/:id/receipt`
pub async fn show(cx: Cx) -> Result<Reply> {
    let counting = mine(&cx).await?;
    if counting.met.document.state != DocState::Shipped {
        return Ok(Reply::redirect(format!("/stock/documents/{}", counting.met.document.id)));
    }
    Ok(cx.page(page(&cx, &Form::empty(), &counting)))
}

/// `POST /stock/documents/:id/receipt`: a scan, «all of it», or the receiving itself.
pub async fn press(cx: Cx) -> Result<Reply> {
    let (counting, mut form) = (mine(&cx).await?, cx.form());
    match form.value("do") {
        "save" => {
            let (id, day) = (counting.met.document.id, cx.today());
            let parse = |f: &mut Fields<'_>| {
                let _ = (f.raw("do"), f.raw("code"));
                Arrival { document: id, day, portions: counting.parse(f) }
            };
            let command = |tx: &mut Write<'_>, ask: &Arrival| receive(tx, ask).and_then(|done| Ok(lying(tx, &done)?.is_empty()));
            if let Some(whole) = cx.submit(&mut form, parse, command).await? {
                let said = if whole { text::RECEIVED_SAID } else { text::RECEIVED_SHORT_SAID };
                return Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(said.get(cx.lang())));
            }
        }
        "all" => counting.fill(&mut form),
        _ => scan(&cx, &mut form, &counting).await?,
    }
    Ok(answer(&cx, &form, &counting))
}

fn answer(cx: &Cx, form: &Form, counting: &Counting) -> Reply {
    match (cx.visit.htmx, form.wrong.is_empty()) {
        (true, true) => Reply::fragment(sheet(cx, form, counting)),
        (true, false) => Reply::refused(sheet(cx, form, counting)),
        (false, true) => cx.page(page(cx, form, counting)),
        (false, false) => cx.again(page(cx, form, counting)),
    }
}

/// One more of what was scanned: a thing by its number, a product by its code.
async fn scan(cx: &Cx, form: &mut Form, counting: &Counting) -> Result<()> {
    let code = form.value("code").trim().to_string();
    if code.is_empty() {
        return Ok(());
    }
    form.set("code", "");
    let serial = units::serial(&code);
    if let Some((id, _)) = counting.rows.iter().flat_map(|row| &row.units).find(|(_, known)| *known == serial) {
        if !form.chosen("unit", &id.to_string()) {
            form.push("unit", id.to_string());
        }
        return Ok(());
    }
    let found = cx.read(|r| lines::exact(r, &code)).await?;
    let rows: Vec<_> = counting.rows.iter().filter(|row| found.iter().any(|product| product.id == row.line.product)).collect();
    let got = |field: &str, form: &Form| Quantity::parse(form.value(field)).unwrap_or(Quantity::ZERO);
    let refusal = match rows.as_slice() {
        [] => text::NOT_IN_TRANSFER.with(cx.lang(), &[&code]),
        [row, ..] if !row.units.is_empty() => text::SERIAL_WANTED.with(cx.lang(), &[&row.line.name]),
        [first, ..] => {
            if let Some(row) = rows.iter().find(|row| got(&row.field(), form) < row.most) {
                let more = got(&row.field(), form) + Quantity::ONE;
                form.set(&row.field(), more.min(row.most).show(Lang::Ru));
                return Ok(());
            }
            format!("{}: {}", first.line.name, DocRefusal::Surplus { most: first.most }.say(cx.lang()))
        }
    };
    form.refuse("code", refusal);
    Ok(())
}

fn page(cx: &Cx, form: &Form, counting: &Counting) -> Page {
    let (lang, document) = (cx.lang(), &counting.met.document);
    let name = format!("{}: {}", text::RECEIPT.get(lang), title(document, lang));
    let back = format!("/stock/documents/{}", document.id);
    let body = html! {
        (ui::page_head(&name, None, html! { a.btn href=(back) { (icon("chevron-left")) (title(document, lang)) } }))
        (sheet(cx, form, counting))
    };
    Page::new("stock", name, body)
}

fn sheet(cx: &Cx, form: &Form, counting: &Counting) -> Markup {
    let (lang, met) = (cx.lang(), &counting.met);
    let path = format!("/stock/documents/{}/receipt", met.document.id);
    let place = met.to.as_ref().map_or("", |to| to.name.get(lang));
    let wrong = form.error("code");
    html! {
        form.page id="receipt" method="post" action=(path) data-clean data-scan-form hx-post=(path) hx-target="#receipt" hx-swap="outerHTML" {
            (ui::hidden(cx))
            // Enter in any field only counts.
            button.sr name="do" value="count" tabindex="-1" { (text::CAME.get(lang)) }
            @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) }
            div.field.receipt__scan data-invalid[wrong.is_some()] {
                label.input.input--big {
                    (icon("scan-barcode"))
                    input id="f-code" name="code" value=(form.value("code")) autocomplete="off" maxlength="100" autofocus data-focus-next data-key="F2"
                        placeholder=(text::SCAN_CAME.get(lang)) aria-label=(text::SCAN_CAME.get(lang)) aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "e-code")];
                    kbd.kbd { "F2" }
                }
                @if let Some(said) = wrong { span.error id="e-code" role="alert" { (icon("circle-alert")) (said) } }
            }
            (ui::panel(&format!("{} \u{2192} {place}", met.warehouse.name.get(lang)), html! {
                button.btn.btn--s name="do" value="all" { (icon("check-check")) (text::ALL_CAME.get(lang)) }
            }, html! {
                (counting.table(cx, form))
            }))
            div.row-gap {
                button.btn.btn--primary name="do" value="save" data-key="Ctrl+Enter" { (icon("package-check")) (text::DO_RECEIVE.get(lang)) }
                span.hint { (text::RECEIPT_HINT.get(lang)) }
            }
        }
    }
}
