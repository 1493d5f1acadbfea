//! How a change of many prices at once is asked for: the fields of works and of goods alike.

use maud::{Markup, html};

use super::repricing::{By, Repricing, Way};
use crate::{
    catalog::text,
    kernel::{Lang, Money, Rate, Text},
    web::{Cx, Fields, Form, ui::field::Draw},
};

const STEPS: [i64; 5] = [100, 1_000, 5_000, 10_000, 1];

/// Whether a change by nothing means something: prices of one type may be made of another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zero {
    Welcome,
    Refused,
}

pub fn parse(fields: &mut Fields<'_>, zero: Zero) -> Repricing {
    let way = fields.choice("way", |way| [("up", Way::Up), ("down", Way::Down)].into_iter().find(|(key, _)| *key == way));
    let nothing = zero == Zero::Welcome && Money::parse(fields.raw("value").trim_end_matches('%')) == Some(Money::ZERO);
    let by = match fields.raw("by").as_str() {
        _ if nothing => By::Sum(Money::ZERO),
        "sum" => By::Sum(fields.money("value")),
        _ => By::Percent(percent(fields)),
    };
    let step = fields.choice("step", |step| step.parse::<i64>().ok().filter(|step| STEPS.contains(step)));
    Repricing { by, way: way.map(|(_, way)| way).unwrap_or_default(), step: Money(step.unwrap_or(STEPS[0])) }
}

/// A rise may be tenfold, so the usual hundred is not the limit.
fn percent(fields: &mut Fields<'_>) -> Rate {
    let typed = fields.raw("value");
    let read = Money::parse(typed.trim_end_matches('%')).filter(|share| share.is_positive() && share.0 <= 100_000);
    match read {
        Some(share) => Rate(share.0),
        None => {
            fields.refuse("value", text::BAD_PERCENT);
            Rate::ZERO
        }
    }
}

/// The form with what is usual where nothing was said yet.
pub fn usual(form: &Form) -> Form {
    let mut form = form.clone();
    for (name, value) in [("way", "up"), ("by", "percent"), ("step", "1000")] {
        if !form.has(name) {
            form.set(name, value);
        }
    }
    form
}

pub fn fields(cx: &Cx, draw: Draw<'_>) -> Markup {
    let lang = cx.lang();
    let said = |options: [(&str, Text); 2]| options.map(|(key, label)| (key.to_string(), label.get(lang).to_string()));
    let steps = STEPS.map(|step| (step.to_string(), step_name(cx, step)));
    html! {
        (draw.pick_one("way", text::WAY, &said([("up", text::RAISE), ("down", text::LOWER)])))
        (draw.field("value", text::BY_HOW_MUCH).number().focus().input())
        (draw.pick_one("by", text::MEASURE, &said([("percent", text::PERCENT), ("sum", text::MONEY)])))
        (draw.field("step", text::ROUND_TO).select(&steps))
    }
}

fn step_name(cx: &Cx, step: i64) -> String {
    if step == 1 { text::NO_ROUNDING.get(cx.lang()).into() } else { text::UP_TO_STEP.with(cx.lang(), &[&cx.sum(Money(step))]) }
}

/// A difference with its sign.
pub fn signed(difference: Money, lang: Lang) -> String {
    if difference.is_positive() { format!("+{}", difference.show(lang)) } else { difference.show(lang) }
}
