//! Beside the sheets: how many tags of each product, or how the printer lays its print on the paper.

use maud::{Markup, html};

use super::{COPIES, Sheet, What, address, text};
use crate::web::{Cx, Form, ui, ui::field::Draw};

/// The products with how many tags of each.
pub fn counts(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang();
    html! {
        @if sheet.what != What::Unit {
            select.input form="tags-form" id="tags-by" name="by" aria-label=(text::HOW_MANY.get(lang)) {
                option value="" { (text::AS_TYPED.get(lang)) }
                option value="stock" { (text::BY_STOCK.get(lang)) }
            }
        }
        @if sheet.picks.len() > 1 && sheet.what != What::Unit {
            label.tagging__row.tagging__all {
                span { (text::ALL_AT_ONCE.get(lang)) }
                input.input form="tags-form" id="tags-all" name="all" type="number" min="0" max=(COPIES);
            }
        }
        @for pick in &sheet.picks {
            @let tag = sheet.tag(cx, pick);
            div.tagging__row hidden[sheet.what == What::Unit && pick.serials.is_empty()] {
                span {
                    b { (pick.product.name) }
                    span.hint {
                        (tag.codes)
                        @if sheet.what == What::Price && tag.price.is_none() { span.tagging__wrong { " \u{b7} " (text::NO_PRICE.get(lang)) } }
                        @if !sheet.fits(pick) { span.tagging__wrong { " \u{b7} " (text::NO_ROOM.get(lang)) } }
                    }
                    @if pick.count.is_none() { span.tagging__wrong id={ "tags-e-" (pick.product.id) } { (text::BAD_COUNT.with(lang, &[&COPIES])) } }
                }
                input type="hidden" form="tags-form" name="p" value=(pick.product.id);
                @if sheet.what == What::Unit {
                    input type="hidden" form="tags-form" name="n" value=(pick.typed);
                    b { (pick.serials.len()) }
                } @else { input.input form="tags-form" id={ "tags-n-" (pick.product.id) } name="n" type="number" min="0" max=(COPIES) value=(pick.typed)
                    aria-label=(text::COPIES_OF.with(lang, &[&pick.product.name]))
                    aria-invalid=[pick.count.is_none().then_some("true")]
                    aria-describedby=[pick.count.is_none().then(|| format!("tags-e-{}", pick.product.id))]; }
            }
        }
        @let bare = sheet.picks.iter().filter(|pick| sheet.what == What::Unit && pick.serials.is_empty()).count();
        @if bare == sheet.picks.len() { p.hint { (text::NOTHING_NUMBERED.get(lang)) } }
        @else if bare > 0 { p.hint { (text::NO_UNITS.of(i64::try_from(bare).unwrap_or_default(), lang)) } }
    }
}

/// How the printer lays its print on the paper.
pub fn shifting(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    html! {
        h2 { (text::SHIFT.get(lang)) }
        p.hint { (text::SHIFT_WHY.get(lang)) }
        (ui::post_form(cx, &address(cx), "tagging__shift", html! {
            input type="hidden" name="size" value=(sheet.size.key());
            (draw.field("right", text::RIGHTWARDS).most(6).input())
            (draw.field("down", text::DOWNWARDS).most(6).input())
            button.btn { (text::SAVE.get(lang)) }
        }))
        @for pick in &sheet.picks {
            input type="hidden" form="tags-form" name="p" value=(pick.product.id);
            input type="hidden" form="tags-form" name="n" value=(pick.typed);
        }
    }
}
