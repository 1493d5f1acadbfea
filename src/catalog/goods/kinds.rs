//! Types of price among the settings: fixed, or reckoned from the cost.

use maud::{Markup, html};

use super::{Basis, PRICE_TYPES as HERE, PriceType, Rule, all_price_types, refusal::GoodsRefusal, text};
use crate::{
    catalog::{CatalogFact, Did, Thing, listed, listed::Listed, names, text as common},
    kernel::{Id, Lang, Money, Rate, Result, mark, text::Named},
    log::{Record, Subject, Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as web, ui, ui::field::Draw, ui::settings_page},
};

const LONGEST: usize = 40;
/// Steps a reckoned price is rounded up to, in kopecks.
const STEPS: [i64; 7] = [1, 100, 500, 1_000, 5_000, 10_000, 50_000];

struct Ask {
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

fn free(tx: &impl Reads, name: &Named, own: Option<Id<mark::PriceType>>) -> Result<Vec<PriceType>> {
    let all = all_price_types(tx)?;
    if all.iter().any(|other| Some(other.id) != own && !other.archived && names::meet(&other.name, name)) {
        return Err(GoodsRefusal::SamePriceType.into());
    }
    Ok(all)
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let position = listed::end_of(&free(tx, &ask.name, None)?);
    tx.put(&PriceType { id: tx.id(), name: ask.name.clone(), rule: ask.rule, position, archived: false })?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::PriceType, Did::Added, &ask.name))
}

fn alter(tx: &mut Write<'_>, id: Id<mark::PriceType>, ask: &Ask) -> Result<()> {
    let was = tx.need::<PriceType>(&id)?;
    free(tx, &ask.name, Some(id))?;
    let now = PriceType { name: ask.name.clone(), rule: ask.rule, ..was.clone() };
    listed::keep(tx, (&was, &tell(&was)), (&now, &tell(&now)))
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

/// The retail price always stays: lists and tags show it.
fn put_away(tx: &mut Write<'_>, id: Id<mark::PriceType>) -> Result<()> {
    if id == super::RETAIL {
        return Err(GoodsRefusal::LastOne.into());
    }
    listed::shelve::<PriceType>(tx, &id, Did::Archived)
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let rows = cx.read(|r| all_price_types(r)).await?;
    Ok(cx.page(view(&cx, &rows)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<PriceType>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(HERE)) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    Ok(cx.page(dialog(&cx, &Form::filled([("rule", "fixed"), ("over", "last"), ("step", "1000")]), None)))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(HERE).saying(web::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None)),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let kind = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&cx, &kind), Some(kind))))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let kind = existing(&cx).await?;
    let (id, mut form, lang) = (kind.id, cx.form(), cx.lang());
    let mut parts = Part::names(common::NAME);
    parts.extend([
        Part::choice("rule", text::MADE_BY, rules(&cx)),
        Part::typed("rate", text::MARKUP),
        Part::choice("over", text::OVER, bases(&cx)),
        Part::choice("step", text::STEP, steps(&cx)),
    ]);
    let shared = listed::shared(&kind, "settings", format!("{HERE}/{id}"), HERE.into(), parts);
    let now = |r: &Read<'_>| r.need::<PriceType>(&id).map(|kind| filled(&cx, &kind));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| alter(tx, id, ask)).await? {
        Outcome::Done(()) => Reply::redirect(HERE).saying(web::SAVED.get(lang)),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(kind))),
    })
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| put_away(tx, id)).await?;
    Ok(Reply::redirect(HERE).undoable(common::ARCHIVED.get(cx.lang()), format!("{HERE}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| listed::shelve::<PriceType>(tx, &id, Did::Restored)).await?;
    Ok(Reply::redirect(HERE).saying(common::RESTORED.get(cx.lang())))
}

async fn existing(cx: &Cx) -> Result<PriceType> {
    let id: Id<mark::PriceType> = cx.path("id")?;
    cx.read(|r| r.need::<PriceType>(&id)).await
}

fn filled(cx: &Cx, kind: &PriceType) -> Form {
    let mut form = Form::filled([("rule", "fixed"), ("over", "last"), ("step", "1000")]);
    if let Rule::Markup { rate, over, step } = kind.rule {
        form.set("rule", "markup");
        form.set("rate", rate.show(cx.lang()));
        form.set("over", over.key());
        form.set("step", step.0.to_string());
    }
    names::fill(&mut form, &kind.name);
    merge::standing(form, kind.archived)
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

fn view(cx: &Cx, rows: &[PriceType]) -> Page {
    let lang = cx.lang();
    let said = |kind: &PriceType| match kind.rule {
        Rule::Fixed => text::RULE_FIXED.get(lang).to_string(),
        Rule::Markup { rate, over, step } => {
            let rule = text::BY_RULE.with(lang, &[&rate.show(lang), &cx.sum(step)]);
            format!("{rule}, {}", basis_text(over).get(lang).to_lowercase())
        }
    };
    let cells = |kind: &PriceType| html! { td.c-meta { (said(kind)) } };
    let heads = html! { th { (text::MADE_BY.get(lang)) } };
    let add = html! { a.btn.btn--primary href="/settings/price-types/new" hx-get="/settings/price-types/new" hx-target="#dialog" { (ui::icon("plus")) (text::PRICE_TYPE.get(lang)) } };
    settings_page(cx, HERE, text::PRICE_TYPES.get(lang), add, super::directory_table(cx, HERE, rows, 3, &heads, &cells))
}

fn dialog(cx: &Cx, form: &Form, kind: Option<PriceType>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let path = kind.as_ref().map(|kind| format!("{HERE}/{}", kind.id));
    let title = if kind.is_some() { text::PRICE_TYPE } else { text::NEW_PRICE_TYPE };
    let step = kind.filter(|one| one.id != super::RETAIL).and_then(|mut one| listed::next_step(one.archived()));
    let body: Markup = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        (names::draw(draw, LONGEST))
        (draw.pick_one("rule", text::MADE_BY, &rules(cx)))
        div.only-markup {
            div.grid-2 {
                (draw.field("rate", text::MARKUP).number().unit("%").most(8).input())
                (draw.field("over", text::OVER).select(&bases(cx)))
            }
            (draw.field("step", text::STEP).hint(text::STEP_HINT).select(&steps(cx)))
        }
        span.hint { (text::RULE_HINT.get(lang)) }
    };
    let buttons = listed::foot(cx, path.as_deref(), step, HERE);
    let dialog = ui::dialog::form_over(cx, title.get(lang), path.as_deref().unwrap_or(HERE), HERE, &body, &buttons);
    ui::dialog::page("settings", title.get(lang), dialog)
}
