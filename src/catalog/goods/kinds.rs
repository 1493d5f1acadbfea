//! Types of price among the settings: fixed, or reckoned from the cost.

use maud::html;

use super::{Basis, PriceType, Rule, all_price_types, refusal::GoodsRefusal, text};
use crate::{
    catalog::{listed, names, pages, pages::Directory, text as common},
    kernel::{Error, Lang, Money, Rate, Result, text::Named},
    log::{Telling, change},
    store::{Read, Write},
    web::{Cx, Fields, Form, Page, Part, merge, ui::field::Draw, ui::settings_page},
};

const LONGEST: usize = 40;
/// Steps a reckoned price is rounded up to, in kopecks.
const STEPS: [i64; 7] = [1, 100, 500, 1_000, 5_000, 10_000, 50_000];

pub struct Ask {
    name: Named,
    rule: Rule,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let name = names::read(fields, LONGEST);
    let markup = fields.choice("rule", |said| matches!(said, "fixed" | "markup").then_some(said == "markup")).unwrap_or_default();
    let over = fields.choice("over", Basis::named).unwrap_or_default();
    let step = fields.choice("step", |said| said.parse::<i64>().ok().filter(|step| STEPS.contains(step))).unwrap_or(STEPS[1]);
    let typed = fields.raw("rate");
    if !markup {
        return Ask { name, rule: Rule::Fixed };
    }
    // A markup may be many times over, so the usual hundred is not the limit.
    let rate = Money::parse(typed.trim_end_matches('%')).filter(|share| !share.is_negative() && share.0 <= 1_000_000);
    if rate.is_none() {
        fields.refuse("rate", common::BAD_PERCENT);
    }
    Ask { name, rule: Rule::Markup { rate: Rate(rate.unwrap_or_default().0), over, step: Money(step) } }
}

fn tell(kind: &PriceType) -> Telling {
    let ru = Lang::Ru;
    let [rule, rate, over, step] = match kind.rule {
        Rule::Fixed => [text::RULE_FIXED.ru.to_string(), String::new(), String::new(), String::new()],
        Rule::Markup { rate, over, step } => {
            [text::RULE_MARKUP.ru.to_string(), rate.show(ru), basis_text(over).ru.to_string(), step.show(ru)]
        }
    };
    let mut told = change::names(&kind.name);
    told.extend([("rule", rule), ("rate", rate), ("over", over), ("step", step)]);
    told
}

impl Directory for PriceType {
    type Ask = Ask;
    const HERE: &'static str = super::PRICE_TYPES;

    fn parse(fields: &mut Fields<'_>) -> Ask {
        parse(fields)
    }

    fn taken() -> Option<Error> {
        Some(GoodsRefusal::SamePriceType.into())
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<PriceType> {
        pages::free::<PriceType>(tx, &ask.name, None, |_| true)?;
        let position = listed::end_of(&all_price_types(tx)?);
        let row = PriceType { id: tx.id(), name: ask.name.clone(), rule: ask.rule, position, archived: false };
        tx.put(&row)?;
        Ok(row)
    }

    fn alter(tx: &mut Write<'_>, was: &PriceType, ask: &Ask) -> Result<()> {
        pages::free::<PriceType>(tx, &ask.name, Some(was.id), |_| true)?;
        let now = PriceType { name: ask.name.clone(), rule: ask.rule, ..was.clone() };
        listed::keep(tx, (was, &tell(was)), (&now, &tell(&now)))
    }

    /// The retail price always stays: lists and tags show it.
    fn may_go(_: &Write<'_>, kind: &PriceType) -> Result<()> {
        if kind.id == super::RETAIL { Err(GoodsRefusal::LastOne.into()) } else { Ok(()) }
    }

    fn blank(_: &Cx) -> Form {
        Form::filled([("rule", "fixed"), ("over", "last"), ("step", "1000")])
    }

    fn filled(cx: &Cx, kind: &PriceType) -> Form {
        let mut form = PriceType::blank(cx);
        if let Rule::Markup { rate, over, step } = kind.rule {
            form.set("rule", "markup");
            form.set("rate", rate.show(cx.lang()));
            form.set("over", over.key());
            form.set("step", step.0.to_string());
        }
        names::fill(&mut form, &kind.name);
        merge::standing(form, kind.archived)
    }

    fn parts(cx: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(common::NAME);
        parts.extend([
            Part::choice("rule", text::MADE_BY, rules(cx)),
            Part::typed("rate", text::MARKUP),
            Part::choice("over", text::OVER, bases(cx)),
            Part::choice("step", text::STEP, steps(cx)),
        ]);
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let cells = |kind: &PriceType| html! { td.c-meta { (said(cx, kind)) } };
        let heads = html! { th { (text::MADE_BY.get(cx.lang())) } };
        let table = pages::plain_table(cx, &all_price_types(reads)?, &heads, &cells);
        Ok(settings_page(cx, Self::HERE, text::PRICE_TYPES.get(cx.lang()), pages::add_button::<PriceType>(cx, text::PRICE_TYPE), table))
    }

    fn dialog(cx: &Cx, _: &Read<'_>, form: &Form, kind: Option<&PriceType>) -> Result<Page> {
        let draw = Draw::of(form, cx.lang());
        let title = if kind.is_some() { text::PRICE_TYPE } else { text::NEW_PRICE_TYPE };
        let stays = kind.is_some_and(|one| one.id == super::RETAIL);
        let fields = html! {
            (names::draw(cx, draw, LONGEST))
            (draw.pick_one("rule", text::MADE_BY, &rules(cx)))
            div.only-markup {
                div.grid-2 {
                    (draw.field("rate", text::MARKUP).number().unit("%").most(8).input())
                    (draw.field("over", text::OVER).select(&bases(cx)))
                }
                (draw.field("step", text::STEP).hint(text::STEP_HINT).select(&steps(cx)))
            }
            span.hint { (text::RULE_HINT.get(cx.lang())) }
        };
        Ok(pages::frame(cx, form, kind, title, stays, &fields))
    }
}

/// The rule of a type in words.
fn said(cx: &Cx, kind: &PriceType) -> String {
    let lang = cx.lang();
    match kind.rule {
        Rule::Fixed => text::RULE_FIXED.get(lang).to_string(),
        Rule::Markup { rate, over, step } => {
            let rule = text::BY_RULE.with(lang, &[&rate.show(lang), &cx.sum(step)]);
            format!("{rule}, {}", basis_text(over).get(lang).to_lowercase())
        }
    }
}

fn rules(cx: &Cx) -> Vec<(String, String)> {
    [("fixed", text::RULE_FIXED), ("markup", text::RULE_MARKUP)].map(|(key, said)| (key.into(), said.get(cx.lang()).into())).to_vec()
}

fn basis_text(basis: Basis) -> crate::kernel::Text {
    match basis {
        Basis::Last => text::OVER_LAST,
        Basis::Batch => text::OVER_BATCH,
        Basis::Average => text::OVER_AVERAGE,
    }
}

fn bases(cx: &Cx) -> Vec<(String, String)> {
    Basis::ALL.map(|basis| (basis.key().into(), basis_text(basis).get(cx.lang()).into())).to_vec()
}

fn steps(cx: &Cx) -> Vec<(String, String)> {
    let said = |step: i64| if step == 1 { common::NO_ROUNDING.get(cx.lang()).into() } else { cx.sum(Money(step)) };
    STEPS.map(|step| (step.to_string(), said(step))).to_vec()
}
