//! Prices changed many at once: for everything the filter holds, shown before it is done, taken back in one step.

use maud::{Markup, html};

use super::{Names, PATH, cell, change, filter::Filter, refusal::PriceRefusal, repricing::Repricing};
use crate::{
    catalog::{CatalogFact, PriceBatch, RETAIL, Repriced, Service, text},
    kernel::{Id, Lang, Money, Result, mark, name},
    log::{Record, Subject},
    store::{Reads, Write},
    web::{Cx, Fields, Form, Page, Reply, text as common, ui, ui::field::Draw},
};

/// Rows of the preview; the rest is counted.
const SHOWN: usize = 100;

struct Ask {
    filter: Filter,
    /// The type that changes and the one it is made of; nothing is retail.
    price: Option<Id<mark::PriceType>>,
    base: Option<Id<mark::PriceType>>,
    repricing: Repricing,
    /// How many prices the preview said would change.
    expected: Option<usize>,
}

/// Reads a change from the address (the preview) or from the form that applies it; both carry the same fields.
fn parse(fields: &mut Fields<'_>) -> Ask {
    let filter = Filter::read(|name| Some(fields.raw(name)).filter(|value| !value.is_empty()));
    let price = fields.id_opt("price").filter(|kind| *kind != RETAIL);
    let base = fields.id_opt("base").map_or(price, |kind| Some(kind).filter(|kind| *kind != RETAIL));
    let zero = if base == price { change::Zero::Refused } else { change::Zero::Welcome };
    Ask { filter, price, base, repricing: change::parse(fields, zero), expected: fields.raw("expected").parse().ok() }
}

/// A price that the change would really move.
struct Moved {
    service: Service,
    from: Option<Money>,
    was: Money,
    to: Money,
}

fn moved(reads: &impl Reads, names: &Names, cx_lang: Lang, ask: &Ask) -> Result<Vec<Moved>> {
    let of = |service: &Service, kind: Option<Id<mark::PriceType>>| kind.map_or(service.price, |kind| service.price_by(kind));
    let own = |service: &Service| ask.price.map_or(Some(service.price), |kind| service.prices.get(&kind).copied());
    let all = ask.filter.services(reads, names, cx_lang)?.into_iter();
    let priced = all.map(|one| Moved { from: own(&one), was: of(&one, ask.price), to: ask.repricing.of(of(&one, ask.base)), service: one });
    Ok(priced.filter(|one| one.to != one.was).collect())
}

fn apply_all(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Entry>> {
    let names = Names::read(tx)?;
    let moved = moved(tx, &names, Lang::default(), ask)?;
    if ask.expected.is_some_and(|count| count != moved.len()) {
        return Err(PriceRefusal::ListChanged.into());
    }
    if moved.is_empty() {
        return Err(PriceRefusal::NothingChanges.into());
    }
    let batch = PriceBatch {
        id: tx.id(),
        price_type: ask.price,
        changes: moved.iter().map(|one| Repriced { service: one.service.id, from: one.from, to: one.to }).collect(),
        undone: false,
    };
    for change in &batch.changes {
        cell::reprice(tx, change.service, batch.price_type, Some(change.to), Some(batch.id))?;
    }
    tx.put(&batch)?;
    Ok(batch.id)
}

/// Gives back the prices of a batch that nobody has changed since.
fn give_back(tx: &mut Write<'_>, id: Id<mark::Entry>) -> Result<u32> {
    let batch = tx.need::<PriceBatch>(&id)?;
    if batch.undone {
        return Err(PriceRefusal::AlreadyReturned.into());
    }
    let mut count = 0;
    for change in &batch.changes {
        let service = tx.need::<Service>(&change.service)?;
        if batch.price_type.map_or(service.price, |kind| service.price_by(kind)) == change.to {
            cell::reprice(tx, change.service, batch.price_type, change.from, Some(id))?;
            count += 1;
        }
    }
    tx.put(&PriceBatch { undone: true, ..batch })?;
    tx.record(Subject::shop(), &CatalogFact::PricesReturned { batch: id, count })?;
    Ok(count)
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let mut form = Form::default();
    for name in ["q", "category", "type", "shelf", "sort", "way", "by", "value", "step", "price", "base"] {
        if let Some(value) = cx.query(name) {
            form.set(name, value);
        }
    }
    let ask = if form.has("value") { form.parse(&cx, parse) } else { None };
    view(&cx, &form, ask).await.map(|page| if form.wrong.is_empty() { cx.page(page) } else { cx.again(page) })
}

pub async fn apply(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    match cx.submit(&mut form, parse, apply_all).await? {
        Some(batch) => {
            let list = Filter::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty())).url(PATH);
            Ok(Reply::redirect(list).undoable(text::PRICES_CHANGED.get(cx.lang()), format!("{PATH}/batches/{batch}/reversal")))
        }
        None => {
            let again = form.clone().parse(&cx, parse);
            Ok(cx.again(view(&cx, &form, again).await?))
        }
    }
}

pub async fn reverse(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let count = cx.write(move |tx| give_back(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(text::PRICES_RETURNED.of(i64::from(count), cx.lang())))
}

async fn view(cx: &Cx, form: &Form, ask: Option<Ask>) -> Result<Page> {
    let lang = cx.lang();
    let filter = Filter::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty()));
    let (names, all, moved) = cx
        .read(|r| {
            let names = Names::read(r)?;
            let all = filter.services(r, &names, lang)?.len();
            let moved = ask.as_ref().map(|ask| moved(r, &names, lang, ask)).transpose()?;
            Ok((names, all, moved))
        })
        .await?;
    let body = html! {
        (ui::page_head(text::CHANGE_PRICES.get(lang), None, html! { a.btn href=(filter.url(PATH)) { (common::CANCEL.get(lang)) } }))
        div.page {
            (conditions(cx, form, &filter, &names, all))
            @if let Some(moved) = &moved { (preview(cx, form, &names, all, moved)) }
        }
    };
    Ok(Page::new("price", text::CHANGE_PRICES.get(lang), body))
}

fn conditions(cx: &Cx, form: &Form, filter: &Filter, names: &Names, all: usize) -> Markup {
    let lang = cx.lang();
    let mut form = change::usual(form);
    if !form.has("price") {
        form.set("price", RETAIL.to_string());
    }
    let retail = (RETAIL.to_string(), text::RETAIL_OF.get(lang).to_string());
    let others = names.prices.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string()));
    let types: Vec<(String, String)> = std::iter::once(retail).chain(others).collect();
    let draw = Draw::of(&form, lang);
    html! {
        section.panel {
            div.panel__body.mass {
                p { (text::FOUND.of(i64::try_from(all).unwrap_or_default(), lang)) (scope(filter, names, lang)) }
                (draw.summary())
                form.mass__form method="get" action="/price/mass" data-clean {
                    @for (name, value) in filter.pairs() { input type="hidden" name=(name) value=(value); }
                    @if types.len() > 1 {
                        (draw.field("price", text::WHICH_PRICE).select(&types))
                        (draw.field("base", text::FROM_PRICE).optional().none(text::FROM_ITSELF).select(&types))
                    }
                    (change::fields(cx, draw))
                    button.btn { (ui::icon("eye")) (text::PREVIEW.get(lang)) }
                }
            }
        }
    }
}

/// In words, which part of the list it is about.
fn scope(filter: &Filter, names: &Names, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(id) = filter.category {
        parts.push(names.category(id, lang).to_string());
    }
    if let Some(id) = filter.device_type {
        parts.push(names.types(&[id], lang).join(", "));
    }
    if !name::fold(&filter.query).is_empty() {
        parts.push(text::QUOTED.with(lang, &[&filter.query]));
    }
    if parts.is_empty() { format!(" · {}", text::WHOLE_LIST.get(lang)) } else { format!(" · {}", parts.join(" · ")) }
}

fn preview(cx: &Cx, form: &Form, names: &Names, all: usize, moved: &[Moved]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    if moved.is_empty() {
        return ui::note("warn", html! { (text::NOTHING_CHANGES.get(lang)) });
    }
    let count = i64::try_from(moved.len()).unwrap_or_default();
    html! {
        section.panel {
            header.panel__head {
                h2 { (text::WILL_CHANGE.of(count, lang)) }
                @if moved.len() < all { span.count { (text::STAY.with(lang, &[&(all - moved.len())])) } }
                div.panel__end { (confirm(cx, form, moved.len())) }
            }
            table.data.data--plain.data--tight {
                thead {
                    tr { th.grow { (text::SERVICE.get(lang)) } th.num { (text::BEFORE.get(lang)) ", " (sign) } th.num { (text::AFTER.get(lang)) ", " (sign) } th.num { (text::DIFFERENCE.get(lang)) } }
                }
                tbody {
                    @for one in moved.iter().take(SHOWN) {
                        tr {
                            td.grow { (one.service.name.get(lang)) span.inline-sub { (names.category(one.service.category, lang)) } }
                            td.num.dim { (cx.money(one.was)) }
                            td.num { b { (cx.money(one.to)) } }
                            td.num { (change::signed(one.to - one.was, lang)) }
                        }
                    }
                }
            }
            @if moved.len() > SHOWN { p.panel__foot { (text::AND_MORE.with(lang, &[&(moved.len() - SHOWN)])) } }
        }
    }
}

fn confirm(cx: &Cx, form: &Form, count: usize) -> Markup {
    let said = text::CHANGE_COUNT.of(i64::try_from(count).unwrap_or_default(), cx.lang());
    let kept = form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "once" | "expected"));
    ui::post_form(
        cx,
        "/price/mass",
        "",
        html! {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="expected" value=(count);
            button.btn.btn--primary { (said) }
        },
    )
}
