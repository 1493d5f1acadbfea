//! Barcodes in the form of a product: the filled rows, an empty one, more behind a fold.

use maud::{Markup, html};

use super::{barcode, text};
use crate::web::{Fields, Form, text as web, ui, ui::field::Draw};

/// Barcodes of one product.
const MOST_CODES: usize = 20;
const EMPTY_CODES: usize = 1;
const MORE_CODES: usize = 4;

pub fn parse(fields: &mut Fields<'_>) -> Vec<String> {
    let (typed, mut codes) = (fields.column("barcodes"), Vec::new());
    for (at, typed) in typed.iter().enumerate().filter(|(_, typed)| !typed.is_empty()) {
        match barcode::read(typed) {
            Ok((code, _)) => codes.push(code),
            Err(wrong) => {
                let said = text::bad_code(wrong, fields.lang);
                fields.refuse_said(&format!("barcodes-{at}"), said);
            }
        }
    }
    if codes.len() > MOST_CODES {
        let said = web::TOO_MANY.with(fields.lang, &[&MOST_CODES]);
        fields.refuse_said("barcodes", said);
    }
    codes
}

pub fn draw(form: &Form, draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let filled = form.values("barcodes").enumerate().filter(|(_, typed)| !typed.is_empty()).map(|(at, _)| at + 1).max().unwrap_or_default();
    let shown = (filled + EMPTY_CODES).min(MOST_CODES);
    let more = (shown + MORE_CODES).min(MOST_CODES);
    html! {
        fieldset.field id="f-barcodes" data-invalid[form.error("barcodes").is_some()] {
            legend.label { (text::BARCODES.get(lang)) span.opt { (web::OPTIONAL.get(lang)) } }
            div.codes { @for at in 0..shown { (barcode_row(form, draw, at)) } }
            @if let Some(said) = form.error("barcodes") { span.error { (ui::icon("circle-alert")) (said) } }
            @if shown < more {
                details.more-fields {
                    summary { (text::MORE_BARCODES.get(lang)) }
                    div.codes { @for at in shown..more { (barcode_row(form, draw, at)) } }
                }
            }
            (draw.check_named("own_barcode", text::OWN_BARCODE.get(lang), text::OWN_BARCODE_HINT.get(lang)))
        }
    }
}

fn barcode_row(form: &Form, draw: Draw<'_>, at: usize) -> Markup {
    let name = format!("barcodes-{at}");
    let error = form.error(&name);
    html! {
        div.field data-invalid[error.is_some()] {
            label.input.input--mono {
                (ui::icon("scan-barcode"))
                input id={ "f-" (name) } name="barcodes" value=(form.values("barcodes").nth(at).unwrap_or_default()) maxlength="48" autocomplete="off" data-scan="raw"
                    aria-label=(text::BARCODE_N.with(draw.lang, &[&(at + 1)])) aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("e-{name}"))];
            }
            @if let Some(said) = error { span.error id={ "e-" (name) } { (ui::icon("circle-alert")) (said) } }
        }
    }
}
