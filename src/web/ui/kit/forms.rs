//! Fields in every state, and things to choose from.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Result, Text, money::Currency},
    web::{
        Cx, Form, Reply,
        ui::{
            combo::{self, Offer},
            field::Draw,
            icon, panel,
        },
    },
};

const MODELS: [(&str, &str); 3] = [("Samsung Galaxy S23", "SM-S911B"), ("Samsung Galaxy A54", "SM-A546E"), ("Xiaomi Redmi Note 12", "")];

pub fn all(cx: &Cx) -> Markup {
    html! {
        (fields(cx))
        (choices(cx))
    }
}

/// `GET /ui/offers`: what the list of the combo offers.
pub async fn offers(cx: Cx) -> Result<Reply> {
    let words = cx.query("model_text").unwrap_or_default().to_lowercase();
    Ok(Reply::fragment(combo::offers("kit-model", cx.lang(), &found(&words), html! {})))
}

fn found(words: &str) -> Vec<Offer> {
    let fitting = MODELS.into_iter().filter(|(name, _)| name.to_lowercase().contains(words));
    fitting.map(|(name, sub)| Offer { value: name.into(), text: name.into(), sub: sub.into() }).collect()
}

fn fields(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let mut form = Form::filled([("phone", "+7 900"), ("price", "12 500"), ("serial", "356938035643809"), ("name", text::OTHER.get(lang))]);
    form.refuse("phone", text::WRONG_PHONE.get(lang).to_string());
    let draw = Draw::of(&form, lang);
    let masters = [text::PERSON, text::OTHER].map(|name| (name.en.to_string(), name.get(lang).to_string()));
    let body = html! {
        div.kit__fields data-clean {
            (draw.summary())
            div.grid-3 {
                (draw.field("name", text::NAME).hint(text::NAME_HINT).input())
                (draw.field("phone", text::PHONE).phone().input())
                (draw.field("price", text::PRICE).optional().money(Currency::Rub).input())
                (draw.field("serial", text::SERIAL).mono().icon("scan-barcode").input())
                (draw.field("password", text::PASSWORD).password().autocomplete("off").input())
                (draw.field("master", text::MASTER).select(&masters))
            }
            (draw.field("details", text::DETAILS).optional().placeholder(text::DETAILS_HINT.get(lang)).area(3))
            div.grid-2 {
                div.field { label.label for="kit-off" { (text::OFF.get(lang)) } label.input { input id="kit-off" value=(text::OTHER.get(lang)) disabled; } }
                div.field { label.label for="kit-big" { (text::BIG.get(lang)) } label.input.input--big data-num { input id="kit-big" value="12 500" inputmode="decimal"; span.unit { (Currency::Rub.sign()) } } }
            }
        }
    };
    panel(text::FIELDS.get(lang), html! {}, body)
}

fn choices(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let form = Form::filled([("calls", "on"), ("kit", "charger"), ("kit", "case"), ("one", "charger")]);
    let draw = Draw::of(&form, lang);
    let options = [("charger", text::CHARGER), ("case", text::CASE), ("cable", text::CABLE)];
    let options = options.map(|(value, said)| (value.to_string(), said.get(lang).to_string()));
    let kind = |sign: &str, said: Text, checked: bool| html! { label.type { input type="radio" name="type" checked[checked]; (icon(sign)) span { (said.get(lang)) } } };
    let body = html! {
        div.kit__fields {
            div.grid-2 {
                (draw.picks("kit", text::KIT, &options))
                (draw.pick_one("one", text::KIT, &options))
            }
            div.kit__row {
                (draw.check("calls", text::NO_CALLS))
                label.opt { input.check type="checkbox"; span { (text::NO_CALLS.get(lang)) } }
                label.opt { input.check type="radio" name="kit-radio" checked; span { (text::CASE.get(lang)) } }
                label.opt { input.check type="radio" name="kit-radio"; span { (text::CABLE.get(lang)) } }
                label.opt { input.switch type="checkbox" role="switch" checked; span { (text::NO_CALLS.get(lang)) } }
                label.opt { input.switch type="checkbox" role="switch"; span { (text::NO_CALLS.get(lang)) } }
            }
            div.types role="radiogroup" aria-label=(text::CHOICES.get(lang)) { (kind("smartphone", text::SMARTPHONE, true)) (kind("book-open-text", text::READER, false)) }
            div.grid-2 {
                div.field {
                    label.label for="kit-model" { (text::MODEL.get(lang)) }
                    (combo::combo("kit-model", "model", "", "", "/ui/offers", text::FIND.get(lang)))
                }
                div.field.kit__still { span.label { (text::MODEL.get(lang)) } (combo::offers("kit-open", lang, &found(""), html! {})) }
            }
        }
    };
    panel(text::CHOICES.get(lang), html! {}, body)
}
