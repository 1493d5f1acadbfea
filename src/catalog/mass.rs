//! Prices of works and of goods changed many at once: what is asked, the page that shows it before it is done, what is
//! refused. What the prices belong to, the two of them say.

use maud::{Markup, html};

use super::{
    PriceType, RETAIL,
    price::repricing::{By, Repricing, Way},
    text,
};
use crate::{
    kernel::{Id, Lang, Money, Rate, Refusal, Result, Text, mark},
    web::{Cx, Fields, Form, Page, text as web, ui, ui::field::Draw},
};

/// Rows of the preview; the rest is counted.
const SHOWN: usize = 100;
/// Prices of one step: all of them are written at once.
pub const MOST: usize = 5_000;
const STEPS: [i64; 5] = [100, 1_000, 5_000, 10_000, 1];
const FIELDS: [&str; 7] = ["way", "by", "value", "step", "price", "base", "sort"];

/// What a change of many prices is.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The type that changes, and the one it is made of.
    pub price: Id<mark::PriceType>,
    pub base: Id<mark::PriceType>,
    pub repricing: Repricing,
    /// How many prices the preview said would change.
    expected: Option<usize>,
}

/// Reads a change from the address (the preview) or from the form that applies it; both carry the same fields, those of
/// the filter too.
pub fn parse(fields: &mut Fields<'_>, filter: &[&str]) -> Ask {
    filter.iter().chain(&FIELDS).for_each(|name| drop(fields.raw(name)));
    let price = fields.id_opt("price").unwrap_or(RETAIL);
    let base = fields.id_opt("base").unwrap_or(price);
    Ask { price, base, repricing: repricing(fields, base != price), expected: fields.raw("expected").parse().ok() }
}

/// A change by nothing means something where prices of one type are made of another's.
fn repricing(fields: &mut Fields<'_>, may_be_nothing: bool) -> Repricing {
    let way = fields.choice("way", |way| [("up", Way::Up), ("down", Way::Down)].into_iter().find(|(key, _)| *key == way));
    let nothing = may_be_nothing && Money::parse(fields.raw("value").trim_end_matches('%')) == Some(Money::ZERO);
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

/// What the address says: the fields of the filter and of the change.
pub fn asked(cx: &Cx, filter: &[&str]) -> Form {
    let mut form = Form::default();
    for name in filter.iter().chain(&FIELDS) {
        if let Some(value) = cx.query(name) {
            form.set(name, value);
        }
    }
    form
}

/// Parameters of a filter are read from the form of the change.
pub fn of_form(form: &Form) -> impl Fn(&str) -> Option<String> {
    |name| Some(form.value(name).to_string()).filter(|value| !value.is_empty())
}

/// A price that the change would really move.
pub struct Moved<T> {
    pub whose: T,
    /// What was set, and what it was in any case.
    pub from: Option<Money>,
    pub was: Option<Money>,
    pub to: Money,
}

/// The prices to be written, unless they are not those that were shown.
pub fn due<T>(ask: &Ask, moved: Vec<Moved<T>>, changed: Text) -> Result<Vec<Moved<T>>> {
    if ask.expected.is_some_and(|count| count != moved.len()) {
        return Err(MassRefusal::ListChanged(changed).into());
    }
    if moved.is_empty() {
        return Err(MassRefusal::NothingChanges.into());
    }
    Ok(moved)
}

/// When prices are not changed, or not given back.
#[derive(Debug)]
pub enum MassRefusal {
    /// Other rows stand under the filter now than those the preview showed.
    ListChanged(Text),
    NothingChanges,
    TooMany,
    AlreadyReturned,
}

impl Refusal for MassRefusal {
    fn code(&self) -> &'static str {
        match self {
            MassRefusal::ListChanged(_) => "price_list_changed",
            MassRefusal::NothingChanges => "no_price_changes",
            MassRefusal::TooMany => "too_many_prices",
            MassRefusal::AlreadyReturned => "prices_already_returned",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            MassRefusal::ListChanged(said) => said.get(lang).into(),
            MassRefusal::NothingChanges => text::NOTHING_CHANGES.get(lang).into(),
            MassRefusal::TooMany => text::TOO_MANY_PRICES.with(lang, &[&MOST]),
            MassRefusal::AlreadyReturned => text::ALREADY_RETURNED.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&'static str> {
        matches!(self, MassRefusal::NothingChanges).then_some("value")
    }
}

/// A row of the preview: what the price belongs to, and what is said of it in small letters.
pub struct Line {
    name: String,
    sub: String,
    was: Option<Money>,
    to: Money,
}

/// Rows of the preview, as many of them as it shows, and how many there are.
pub struct Preview {
    lines: Vec<Line>,
    count: usize,
}

impl Preview {
    pub fn of<T>(moved: &[Moved<T>], said: impl Fn(&T) -> (String, String)) -> Preview {
        let line = |one: &Moved<T>| {
            let (name, sub) = said(&one.whose);
            Line { name, sub, was: one.was, to: one.to }
        };
        Preview { lines: moved.iter().take(SHOWN).map(line).collect(), count: moved.len() }
    }
}

/// Whose prices are changed, and which of them.
pub struct Scope {
    pub section: &'static str,
    /// The page itself, and the list it was opened from.
    pub path: &'static str,
    pub list: String,
    /// The filter, for forms that carry it on.
    pub pairs: Vec<(&'static str, String)>,
    /// How many the filter holds: in a number and in words.
    pub count: usize,
    pub found: String,
    /// In words, which part of everything it is; and what everything is called.
    pub parts: Vec<String>,
    pub whole: Text,
    /// The head of the column of names.
    pub head: Text,
    pub types: Vec<PriceType>,
}

pub fn page(cx: &Cx, form: &Form, scope: &Scope, preview: Option<&Preview>) -> Page {
    let lang = cx.lang();
    let body = html! {
        (ui::page_head(text::CHANGE_PRICES.get(lang), None, html! { a.btn href=(scope.list) { (web::CANCEL.get(lang)) } }))
        div.page {
            (conditions(cx, form, scope))
            @if let Some(preview) = preview { (shown(cx, form, scope, preview)) }
        }
    };
    Page::new(scope.section, text::CHANGE_PRICES.get(lang), body)
}

/// The form with what is usual where nothing was said yet.
fn usual(form: &Form) -> Form {
    let (mut form, retail) = (form.clone(), RETAIL.to_string());
    for (name, value) in [("way", "up"), ("by", "percent"), ("step", "1000"), ("price", &retail)] {
        if !form.has(name) {
            form.set(name, value);
        }
    }
    form
}

fn conditions(cx: &Cx, form: &Form, scope: &Scope) -> Markup {
    let (lang, form) = (cx.lang(), usual(form));
    let draw = Draw::of(&form, lang);
    let types: Vec<(String, String)> = scope.types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect();
    let part = if scope.parts.is_empty() { scope.whole.get(lang).to_lowercase() } else { scope.parts.join(" \u{b7} ") };
    let said = |options: [(&str, Text); 2]| options.map(|(key, label)| (key.to_string(), label.get(lang).to_string()));
    let steps = STEPS.map(|step| (step.to_string(), step_name(cx, step)));
    html! {
        section.panel {
            div.panel__body.mass {
                p { (scope.found) " \u{b7} " (part) }
                (draw.summary())
                form.mass__form method="get" action=(scope.path) data-clean {
                    @for (name, value) in &scope.pairs { input type="hidden" name=(name) value=(value); }
                    @if types.len() > 1 {
                        (draw.field("price", text::WHICH_PRICE).select(&types))
                        (draw.field("base", text::FROM_PRICE).optional().none(text::FROM_ITSELF).select(&types))
                    }
                    (draw.pick_one("way", text::WAY, &said([("up", text::RAISE), ("down", text::LOWER)])))
                    (draw.field("value", text::BY_HOW_MUCH).number().focus().input())
                    (draw.pick_one("by", text::MEASURE, &said([("percent", text::PERCENT), ("sum", text::MONEY)])))
                    (draw.field("step", text::ROUND_TO).select(&steps))
                    button.btn { (ui::icon("eye")) (text::PREVIEW.get(lang)) }
                }
            }
        }
    }
}

fn step_name(cx: &Cx, step: i64) -> String {
    if step == 1 { text::NO_ROUNDING.get(cx.lang()).into() } else { text::UP_TO_STEP.with(cx.lang(), &[&cx.sum(Money(step))]) }
}

fn shown(cx: &Cx, form: &Form, scope: &Scope, preview: &Preview) -> Markup {
    let (lang, sign, count) = (cx.lang(), cx.frame().currency.sign(), preview.count);
    if scope.count > MOST {
        return ui::note("warn", html! { (text::TOO_MANY_PRICES.with(lang, &[&MOST])) });
    }
    if count == 0 {
        return ui::note("warn", html! { (text::NOTHING_CHANGES.get(lang)) });
    }
    let before = |line: &Line| line.was.map_or("\u{2014}".to_string(), |price| cx.money(price));
    html! {
        section.panel {
            header.panel__head {
                h2 { (text::WILL_CHANGE.of(i64::try_from(count).unwrap_or_default(), lang)) }
                @if count < scope.count { span.count { (text::STAY.with(lang, &[&(scope.count - count)])) } }
                div.panel__end { (confirm(cx, form, scope.path, count)) }
            }
            table.data.data--plain.data--tight {
                thead {
                    tr { th.grow { (scope.head.get(lang)) } th.num { (text::BEFORE.get(lang)) ", " (sign) } th.num { (text::AFTER.get(lang)) ", " (sign) } th.num { (text::DIFFERENCE.get(lang)) } }
                }
                tbody {
                    @for line in &preview.lines {
                        tr {
                            td.grow { (line.name) span.inline-sub { (line.sub) } }
                            td.num.dim { (before(line)) }
                            td.num { b { (cx.money(line.to)) } }
                            td.num { (signed(line.to - line.was.unwrap_or_default(), lang)) }
                        }
                    }
                }
            }
            @if count > SHOWN { p.panel__foot { (text::AND_MORE.with(lang, &[&(count - SHOWN)])) } }
        }
    }
}

/// A difference with its sign.
fn signed(difference: Money, lang: Lang) -> String {
    if difference.is_positive() { format!("+{}", difference.show(lang)) } else { difference.show(lang) }
}

fn confirm(cx: &Cx, form: &Form, path: &str, count: usize) -> Markup {
    let said = text::CHANGE_COUNT.of(i64::try_from(count).unwrap_or_default(), cx.lang());
    let kept = form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "once" | "expected"));
    ui::post_form(
        cx,
        path,
        "",
        html! {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="expected" value=(count);
            button.btn.btn--primary { (said) }
        },
    )
}
