//! Rows of a draft: what stands in them is changed in place, each field for itself, so that two people at one draft do not
//! write over each other; the field under them takes what a scanner reads.

use maud::{Markup, html};

use super::{
    card::{self, Around},
    line_prices,
    tables::DocLine,
    text,
    transfer::promised,
};
use crate::{
    kernel::{Lang, Money},
    web::{
        Cx, Form, merge,
        ui::{self, hidden, icon},
    },
};

/// A field of a row as it was typed and refused.
pub struct Typed {
    pub line: u32,
    pub form: Form,
}

/// Lines with the field that adds to them: the part of the page that is drawn anew.
pub fn panel(cx: &Cx, around: &Around, form: &Form) -> Markup {
    let (lang, document) = (cx.lang(), &around.met.document);
    html! {
        div id="lines" {
            (ui::panel(text::LINES.get(lang), html! { span.dim { (text::POSITIONS.of(document.lines.len() as i64, lang)) } }, html! {
                @if document.lines.is_empty() || document.kind.by_batches() { (card::table(cx, around)) } @else { (table(cx, around)) }
                (adding(cx, around, form))
            }))
        }
    }
}

fn table(cx: &Cx, around: &Around) -> Markup {
    let (lang, document, sign) = (cx.lang(), &around.met.document, cx.frame().currency.sign());
    let money = around.met.cost && document.kind.priced();
    html! {
        div.data-in {
            table.data.data--plain.data--cards {
                thead { tr {
                    th.grow { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th { (text::UNIT.get(lang)) }
                    @if money { th.num { (document.kind.price_title().get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
                    th.row-end { span.sr { (text::ACTIONS.get(lang)) } }
                } }
                tbody { @for line in &document.lines { (row(cx, around, line, money)) } }
                @if money { tfoot id="lines-total" { tr { td { (text::TOTAL.get(lang)) } td {} td {} td {} td.num { b { (cx.money(document.total)) } } td {} } } }
            }
        }
    }
}

fn row(cx: &Cx, around: &Around, line: &DocLine, money: bool) -> Markup {
    let (lang, number) = (cx.lang(), line.number);
    let path = format!("/stock/documents/{}/lines/{number}", around.met.document.id);
    let price = if line.price.is_zero() { String::new() } else { line.price.input() };
    html! {
        tr {
            td.grow.c-title {
                a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (line.name) }
                span.sub.sub--keep { (line.code) @if !line.serials.is_empty() { " \u{b7} " (line.serials.join(", ")) } @for said in [line_prices::said(cx, line, &around.price_types), promised::said(cx, line, &around.orders)].into_iter().flatten() { " \u{b7} " (said) } }
            }
            td.num.c-meta { (cell(cx, around, line, ("quantity", text::QUANTITY.get(lang)), &line.quantity.show(lang), money.then_some("price"))) span.cell-unit { (line.measure.get(lang)) } }
            td.dim { (line.measure.get(lang)) }
            @if money {
                td.num.c-end { (cell(cx, around, line, ("price", around.met.document.kind.price_title().get(lang)), &price, None)) }
                td.num.c-sum id={ "sum-" (number) } { (cx.money(line.sum())) }
            }
            td.c-status.row-end {
                @if !money { span id={ "sum-" (number) } {} }
                (remove_button(cx, &path, line))
            }
        }
    }
}

/// The cross that takes a line out of a draft.
pub fn remove_button(cx: &Cx, path: &str, line: &DocLine) -> Markup {
    let said = text::REMOVE.get(cx.lang());
    html! {
        form method="post" action={ (path) "/removal" } hx-post={ (path) "/removal" } hx-target="#lines" hx-swap="outerHTML" {
            (hidden(cx)) button.icon-btn.icon-btn--s title=(said) aria-label={ (said) ": " (line.name) } { (icon("x")) }
        }
    }
}

/// One field of a row in a form of its own. Enter goes on to `next`, or back to the field under the rows.
fn cell(cx: &Cx, around: &Around, line: &DocLine, (name, label): (&str, &str), value: &str, next: Option<&str>) -> Markup {
    let number = line.number;
    let path = format!("/stock/documents/{}/lines/{number}", around.met.document.id);
    let id = format!("{name}-{number}");
    let typed = around.typed.as_ref().filter(|typed| typed.line == number && typed.form.has(name));
    let wrong = typed.and_then(|typed| typed.form.error(name).or_else(|| typed.form.error("")));
    let oob = format!("#lines-total,#t-{id},#e-{id}");
    let onward = next.map_or_else(|| "#f-product_text".to_string(), |next| format!("#f-{next}-{number}"));
    html! {
        form.cell method="post" action=(path) hx-post=(path) hx-trigger="change, submit" hx-target={ "#sum-" (number) } hx-select={ "#sum-" (number) } hx-select-oob=(oob) hx-swap="outerHTML" data-clean {
            span id={ "t-" (id) } hidden { (hidden(cx)) (merge::was(&Form::filled([(name, value)]))) }
            input.input.cell-in id={ "f-" (id) } name=(name) value=(typed.map_or(value, |typed| typed.form.value(name))) inputmode="decimal" autocomplete="off" data-next=(onward) data-money[name == "price"]
                aria-label={ (label) ": " (line.name) } aria-invalid=[wrong.map(|_| "true")] aria-describedby={ "e-" (id) };
            span id={ "e-" (id) } { @if let Some(said) = wrong { span.error role="alert" { (icon("circle-alert")) (said) } } }
        }
    }
}

/// The field under the lines: the catalogue's own search; a scanner's reading goes in by itself.
fn adding(cx: &Cx, around: &Around, form: &Form) -> Markup {
    let (lang, document, wrong) = (cx.lang(), &around.met.document, form.error("product_text"));
    let path = format!("/stock/documents/{}/lines", document.id);
    let money = document.kind.priced();
    let field = |name: &str, label: &str, next: Option<&str>| {
        html! {
            label.input.add-line__sum { input id={ "f-" (name) } name=(name) value=(form.value(name)) inputmode="decimal" autocomplete="off" placeholder=(label) aria-label=(label) data-next=[next] data-money[name == "price"] aria-invalid=[form.error(name).map(|_| "true")]; }
        }
    };
    html! {
        form.doc-add method="post" action=(path) data-clean data-scan-form hx-post=(path) hx-target="#lines" hx-swap="outerHTML" {
            (hidden(cx))
            div.combo.doc-add__what data-combo data-combo-next {
                input type="hidden" name="product" value=(form.value("product")) data-combo-value;
                label.input {
                    (icon("scan-barcode"))
                    input id="f-product_text" name="product_text" value=(form.value("product_text")) autocomplete="off" maxlength="100" autofocus data-focus-next data-scan-into data-key="F2"
                        role="combobox" aria-expanded="false" aria-controls="f-product_text-list" aria-autocomplete="list" placeholder=(text::SCAN.get(lang)) aria-label=(text::SCAN.get(lang))
                        aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "e-product_text")]
                        hx-get={ "/stock/documents/" (document.id) "/products" } hx-trigger="input changed delay:150ms" hx-target="#f-product_text-list" hx-swap="outerHTML" hx-sync="this:replace";
                    kbd.kbd { "F2" }
                }
                ul.combo__list role="listbox" id="f-product_text-list" hidden {}
            }
            (field("quantity", text::QUANTITY.get(lang), money.then_some("#f-price")))
            @if money { (field("price", document.kind.price_title().get(lang), None)) }
            button.btn { (icon("plus")) (text::ADD.get(lang)) }
            @for (name, said) in form.wrong.iter().filter(|(name, _)| name != "product_text") { span.error id={ "e-" (name) } role="alert" { (icon("circle-alert")) (said) } }
            @if let Some(said) = wrong { span.error id="e-product_text" role="alert" { (icon("circle-alert")) (said) } }
            @for product in &around.choices {
                button.btn.btn--quiet name="product" value=(product.id) { (product.name) " " span.dim { (product.code) } }
            }
        }
    }
}

/// What a line is changed from: each field for itself.
pub fn filled(line: &DocLine, lang: Lang) -> Form {
    let mut form = Form::filled([("quantity", line.quantity.show(lang)), ("serials", line.serials.join("\n"))]);
    form.set("price", if line.price == Money::ZERO { String::new() } else { line.price.input() });
    form.set("bin", line.bin.map(|id| id.to_string()).unwrap_or_default());
    line.orders.iter().for_each(|order| form.push("orders", order.to_string()));
    line_prices::fill(&mut form, line);
    form
}
