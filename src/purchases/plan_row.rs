//! A line of what to buy: how much, for how much, from whom, and the figures it comes from.

use maud::{Markup, html};

use super::{
    needs::{Proposal, Waiting},
    plan::{Plan, groups, supplier_of},
    tables::Wish,
    text,
};
use crate::{
    clients::Client,
    kernel::{Id, Lang, Money, Quantity, Right, mark},
    orders::document::may_see,
    web::{
        Cx, Fields, Form,
        ui::{icon, small_icon},
    },
};

/// Orders named in a line; the rest is counted.
const NAMED: usize = 5;

/// Reads one line. What is wrong is said under its own field.
pub fn parse(f: &mut Fields<'_>, key: &str, plan: &Plan, row: &Proposal) -> (Quantity, Option<Money>, Option<Id<mark::Client>>) {
    let field = format!("quantity_{key}");
    let quantity = if f.raw(&field).is_empty() { row.quantity } else { f.quantity(&field) };
    if !row.measure.fits(quantity) {
        f.refuse(&field, text::FRACTION);
    }
    let price = f.money_opt(&format!("price_{key}"));
    (quantity, price, supplier(f, key, plan, row))
}

/// The supplier by his name: the one of the product when he is called so, otherwise whoever is.
fn supplier(f: &mut Fields<'_>, key: &str, plan: &Plan, row: &Proposal) -> Option<Id<mark::Client>> {
    let (field, own) = (format!("supplier_{key}"), supplier_of(plan, row));
    let said = f.raw(&field);
    if said.is_empty() {
        return own.map(|one| one.id);
    }
    let same = |one: &&Client| one.name.to_lowercase() == said.to_lowercase();
    let found = own.filter(same).or_else(|| plan.suppliers.iter().find(same));
    if found.is_none() {
        f.refuse(&field, text::NO_SUCH_SUPPLIER);
    }
    found.map(|one| one.id)
}

pub fn table(cx: &Cx, plan: &Plan, form: &Form) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let cost = cx.may(Right::SeeCost);
    html! {
        table.data.data--cards.plan {
            thead { tr {
                @if plan.may { th.c-check { span.sr { (text::TAKE.get(lang)) } } }
                th.grow { (text::PRODUCT.get(lang)) } th { (text::WHY.get(lang)) }
                th.num { (text::QUANTITY.get(lang)) }
                @if cost { th.num { (text::PRICE.get(lang)) ", " (sign) } }
                @if plan.may { th { (text::SUPPLIER.get(lang)) } }
            } }
            @for (supplier, rows) in groups(plan) {
                tbody {
                    (group(cx, plan, supplier, &rows, cost))
                    @for row in rows { (line(cx, plan, row, form, cost)) }
                }
            }
        }
    }
}

fn group(cx: &Cx, plan: &Plan, supplier: Option<&Client>, rows: &[&Proposal], cost: bool) -> Markup {
    let lang = cx.lang();
    let columns = 3 + usize::from(cost) + 2 * usize::from(plan.may);
    let key = supplier.map_or("none".to_string(), |one| one.id.to_string());
    let total: Money = rows.iter().map(|row| row.quantity.times(row.price)).sum();
    html! {
        tr.group {
            td colspan=(columns) {
                div.plan__group {
                    b { (supplier.map_or(text::NO_SUPPLIER.get(lang), |one| one.name.as_str())) }
                    span.dim { (text::POSITIONS.of(rows.len() as i64, lang)) @if cost && !total.is_zero() { " \u{b7} " (cx.sum(total)) } }
                    @if plan.may && supplier.is_some() { button.link name="only" value=(key) { (text::MAKE_ORDER.get(lang)) } }
                }
            }
        }
    }
}

fn line(cx: &Cx, plan: &Plan, row: &Proposal, form: &Form, cost: bool) -> Markup {
    let (lang, key) = (cx.lang(), row.product.id.to_string());
    let typed = |name: &str, usual: String| {
        let field = format!("{name}_{key}");
        if form.has(&field) { form.value(&field).to_string() } else { usual }
    };
    let price = if row.price.is_zero() { String::new() } else { row.price.input() };
    let supplier = supplier_of(plan, row).map(|one| one.name.clone()).unwrap_or_default();
    html! {
        tr {
            @if plan.may { td.c-check.c-status { label { input.check type="checkbox" name="take" value=(key) checked[form.chosen("take", &key)] aria-label=(text::TAKE_NAMED.with(lang, &[&row.product.name])); } } }
            td.grow.c-title { a.fw5 href={ "/goods/" (key) } { (row.product.name) } span.sub { (row.product.code) @if !row.product.sku.is_empty() { " \u{b7} " (row.product.sku) } } }
            td.wrap.c-keep { (why(cx, row)) }
            td.num.cell-num.c-meta {
                @if plan.may { (cell(form, "quantity", &key, &typed("quantity", row.quantity.show(lang)), &[("inputmode", "decimal")], text::QUANTITY.get(lang), row.measure.short.get(lang))) }
                @else { b { (row.quantity.show(lang)) } " " span.dim { (row.measure.short.get(lang)) } }
            }
            @if cost { td.num.cell-num.c-end {
                @if plan.may { (cell(form, "price", &key, &typed("price", price), &[("inputmode", "decimal")], text::PRICE.get(lang), "")) } @else { (cx.money(row.price)) }
            } }
            @if plan.may { td.plan__supplier.c-keep { (cell(form, "supplier", &key, &typed("supplier", supplier), &[("list", "suppliers")], text::SUPPLIER.get(lang), "")) } }
        }
    }
}

fn cell(form: &Form, name: &str, key: &str, value: &str, extra: &[(&str, &str)], label: &str, unit: &str) -> Markup {
    let field = format!("{name}_{key}");
    let wrong = form.error(&field);
    let of = |wanted: &str| extra.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    html! {
        label.input data-invalid[wrong.is_some()] {
            input name=(field) value=(value) inputmode=[of("inputmode")] list=[of("list")] autocomplete="off" placeholder=(label) aria-label=(label)
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| format!("e-{field}"))];
            @if !unit.is_empty() { span.unit { (unit) } }
        }
        @if let Some(said) = wrong { span.error id={ "e-" (field) } { (icon("circle-alert")) (said) } }
    }
}

/// The figures a proposal is made of, in words.
fn why(cx: &Cx, row: &Proposal) -> Markup {
    let (lang, figures) = (cx.lang(), &row.figures);
    let (cover, some) = (&figures.cover, |amount: Quantity| (!amount.is_zero()).then(|| amount.show(lang)));
    html! {
        span.why {
            span { (text::AVAILABLE.with(lang, &[&cover.available.show(lang)])) }
            @if let Some(said) = some(cover.incoming) { span { (text::INCOMING.with(lang, &[&said])) } }
            @if let Some(said) = some(figures.drafted) { span { @match row.drafts.first() { Some(id) => { a.link href={ (super::ORDERS) "/" (id) } { (text::DRAFTED.with(lang, &[&said])) } } None => { (text::DRAFTED.with(lang, &[&said])) } } } }
            @if !cover.target.is_zero() { span { (text::LEVEL.with(lang, &[&cover.min.show(lang), &cover.target.show(lang)])) } }
            @if let Some(daily) = row.daily { span { (text::DAILY.with(lang, &[&daily.show(lang)])) } }
            @if !row.waiting.is_empty() { (orders(cx, figures.need, &row.waiting)) }
            @for wish in &row.wishes { (wished(cx, wish)) }
            @if row.product.pack > Quantity::ONE { span { (text::PACK.with(lang, &[&row.product.pack.show(lang)])) } }
        }
    }
}

fn orders(cx: &Cx, need: Quantity, waiting: &[Waiting]) -> Markup {
    let (lang, scope) = (cx.lang(), cx.whole_scope(Right::SeeOrders));
    let open = |one: &&Waiting| cx.may(Right::SeeOrders) && may_see(&scope, &one.order);
    html! {
        span {
            b { (text::ORDERS_WAIT.with(lang, &[&need.show(lang)])) } " "
            @for one in waiting.iter().filter(open).take(NAMED) { a.link href={ "/orders/" (one.order.id) } { (one.order.number) } " " }
            @let more = waiting.len() - waiting.iter().filter(open).take(NAMED).count();
            @if more > 0 { (text::AND_MORE.with(lang, &[&more])) }
        }
    }
}

fn wished(cx: &Cx, wish: &Wish) -> Markup {
    let lang: Lang = cx.lang();
    let path = format!("/purchases/wishes/{}/removal", wish.id);
    html! {
        span {
            (text::WISHED_BY.with(lang, &[&wish.quantity.show(lang), &crate::kernel::name::short_name(&wish.by_name)]))
            @if !wish.comment.is_empty() { ": " (wish.comment) }
            " " button.icon-btn.icon-btn--s form="wish-step" formaction=(path) title=(text::REMOVE.get(lang)) aria-label=(text::REMOVE.get(lang)) { (small_icon("x")) }
        }
    }
}
