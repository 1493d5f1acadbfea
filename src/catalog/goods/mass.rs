//! Prices of goods changed many at once: for everything the filter holds, by one type of price, or one type made of
//! another; shown before it is done, taken back in one step.

use maud::{Markup, html};

use super::{
    GoodsPriceBatch, PATH, Price, PriceType, Product, RETAIL, RepricedProduct, Tree, all_price_types,
    filter::{self, Filter},
    list::codes,
    price_types,
    prices::{price_of, set_price},
    refusal::GoodsRefusal,
    text,
};
use crate::{
    catalog::{
        CatalogFact,
        price::{change, repricing::Repricing},
        text as common,
    },
    kernel::{Costs, Id, Lang, Money, Result, mark},
    log::{Record, Subject},
    store::{Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Page, Reply, text as web, ui, ui::field::Draw},
};

/// Rows of the preview; the rest is counted.
const SHOWN: usize = 100;
/// Prices of one step: all of them are written at once.
const MOST: usize = 5_000;
const FIELDS: [&str; 13] = ["q", "category", "kind", "lacks", "own", "shelf", "sort", "way", "by", "value", "step", "price", "base"];

#[derive(Debug, Clone)]
struct Ask {
    costs: fn(&Read<'_>, Id<mark::Product>) -> Result<Costs>,
    /// The type that changes, and the one it is made of.
    price: Id<mark::PriceType>,
    base: Id<mark::PriceType>,
    repricing: Repricing,
    /// How many prices the preview said would change.
    expected: Option<usize>,
    /// What the filter holds: found before the writing, because a search lives in memory.
    products: Vec<Id<mark::Product>>,
}

/// Reads a change from the address (the preview) or from the form that applies it; both carry the same fields.
fn parse(fields: &mut Fields<'_>) -> Ask {
    FIELDS.iter().for_each(|name| drop(fields.raw(name)));
    let price = fields.id_opt("price").unwrap_or(RETAIL);
    let base = fields.id_opt("base").unwrap_or(price);
    let zero = if base == price { change::Zero::Refused } else { change::Zero::Welcome };
    Ask {
        costs: fields.cx.site.stocked.costs,
        price,
        base,
        repricing: change::parse(fields, zero),
        expected: fields.raw("expected").parse().ok(),
        products: Vec::new(),
    }
}

fn filter_of(form: &Form) -> Filter {
    Filter::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty()))
}

/// Products the filter holds, one more than may be changed at once.
fn held(cx: &Cx, reads: &Read<'_>, filter: &Filter) -> Result<Vec<Id<mark::Product>>> {
    let (tree, mut ids) = (Tree::read(reads)?, Vec::new());
    filter::every(cx, reads, filter, &tree, MOST + 1, |product| {
        ids.push(product.id);
        Ok(if ids.len() > MOST { Walk::Stop } else { Walk::On })
    })?;
    Ok(ids)
}

/// A price that the change would really move.
struct Moved {
    product: Product,
    /// What was set, and what it was in any case.
    from: Option<Money>,
    was: Option<Money>,
    to: Money,
}

fn moved(reads: &impl Reads, ask: &Ask) -> Result<Vec<Moved>> {
    let (mut all, types, view) = (Vec::new(), all_price_types(reads)?, reads.view());
    let costs = |id| (ask.costs)(&view, id);
    let price = |product: &Product, kind| match types.iter().find(|one| one.id == kind) {
        Some(kind) => price_of(reads, product, kind, &costs).map(Price::known),
        None => Ok(None),
    };
    for id in &ask.products {
        let Some(product) = reads.get::<Product>(id)? else { continue };
        let Some(base) = price(&product, ask.base)? else { continue };
        let (from, was, to) = (product.prices.get(&ask.price).copied(), price(&product, ask.price)?, ask.repricing.of(base));
        if from != Some(to) {
            all.push(Moved { product, from, was, to });
        }
    }
    Ok(all)
}

fn apply_all(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Entry>> {
    if ask.products.len() > MOST {
        return Err(GoodsRefusal::TooMany { most: MOST }.into());
    }
    let moved = moved(tx, ask)?;
    if ask.expected.is_some_and(|count| count != moved.len()) {
        return Err(GoodsRefusal::ListChanged.into());
    }
    if moved.is_empty() {
        return Err(GoodsRefusal::NothingChanges.into());
    }
    let changes = moved.iter().map(|one| RepricedProduct { product: one.product.id, from: one.from, to: one.to }).collect();
    let batch = GoodsPriceBatch { id: tx.id(), price_type: ask.price, changes, undone: false };
    for change in &batch.changes {
        set_price(tx, change.product, ask.price, Some(change.to), Some(batch.id))?;
    }
    tx.put(&batch)?;
    Ok(batch.id)
}

/// Gives back the prices of a batch that nobody has changed since.
fn give_back(tx: &mut Write<'_>, id: Id<mark::Entry>) -> Result<u32> {
    let batch = tx.need::<GoodsPriceBatch>(&id)?;
    if batch.undone {
        return Err(GoodsRefusal::AlreadyReturned.into());
    }
    let mut count = 0;
    for change in &batch.changes {
        if tx.need::<Product>(&change.product)?.prices.get(&batch.price_type) == Some(&change.to) {
            set_price(tx, change.product, batch.price_type, change.from, Some(id))?;
            count += 1;
        }
    }
    tx.put(&GoodsPriceBatch { undone: true, ..batch })?;
    tx.record(Subject::shop(), &CatalogFact::PricesReturned { batch: id, count })?;
    Ok(count)
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let mut form = Form::default();
    for name in FIELDS {
        if let Some(value) = cx.query(name) {
            form.set(name, value);
        }
    }
    let ask = if form.has("value") { form.parse(&cx, parse) } else { None };
    view(&cx, &form, ask).await.map(|page| if form.wrong.is_empty() { cx.page(page) } else { cx.again(page) })
}

pub async fn apply(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let filter = filter_of(&form);
    let done = match form.parse(&cx, parse) {
        Some(ask) => {
            let products = cx.read(|r| held(&cx, r, &filter)).await?;
            cx.carry_out(&mut form, Ask { products, ..ask }, apply_all).await?
        }
        None => None,
    };
    match done {
        Some(batch) => {
            Ok(Reply::redirect(filter.url(PATH))
                .undoable(common::PRICES_CHANGED.get(cx.lang()), format!("{PATH}/batches/{batch}/reversal")))
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
    Ok(Reply::redirect(PATH).saying(common::PRICES_RETURNED.of(i64::from(count), cx.lang())))
}

async fn view(cx: &Cx, form: &Form, ask: Option<Ask>) -> Result<Page> {
    let (lang, filter) = (cx.lang(), filter_of(form));
    let read = |r: &Read<'_>| {
        let products = held(cx, r, &filter)?;
        let count = products.len();
        let moved = ask.map(|ask| moved(r, &Ask { products, ..ask })).transpose()?;
        Ok((price_types(r)?, Tree::read(r)?, count, moved))
    };
    let (types, tree, count, moved) = cx.read(read).await?;
    let body = html! {
        (ui::page_head(common::CHANGE_PRICES.get(lang), None, html! { a.btn href=(filter.url(PATH)) { (web::CANCEL.get(lang)) } }))
        div.page {
            (conditions(cx, form, &filter, &types, &tree, count))
            @if let Some(moved) = &moved { (preview(cx, form, count, moved)) }
        }
    };
    Ok(Page::new("stock", common::CHANGE_PRICES.get(lang), body))
}

fn conditions(cx: &Cx, form: &Form, filter: &Filter, types: &[PriceType], tree: &Tree, count: usize) -> Markup {
    let lang = cx.lang();
    let mut form = change::usual(form);
    if !form.has("price") {
        form.set("price", RETAIL.to_string());
    }
    let draw = Draw::of(&form, lang);
    let options: Vec<(String, String)> = types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect();
    let found =
        if count > MOST { text::FOUND_MORE.with(lang, &[&MOST]) } else { text::FOUND.of(i64::try_from(count).unwrap_or_default(), lang) };
    html! {
        section.panel {
            div.panel__body.mass {
                p { (found) (scope(filter, tree, lang)) }
                (draw.summary())
                form.mass__form method="get" action="/goods/mass" data-clean {
                    @for (name, value) in filter.pairs() { input type="hidden" name=(name) value=(value); }
                    (draw.field("price", common::WHICH_PRICE).select(&options))
                    (draw.field("base", common::FROM_PRICE).optional().none(common::FROM_ITSELF).select(&options))
                    (change::fields(cx, draw))
                    button.btn { (ui::icon("eye")) (common::PREVIEW.get(lang)) }
                }
            }
        }
    }
}

/// In words, which part of the goods it is about.
fn scope(filter: &Filter, tree: &Tree, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(id) = filter.category {
        parts.push(tree.path(id, lang));
    }
    if !filter.query.is_empty() {
        parts.push(common::QUOTED.with(lang, &[&filter.query]));
    }
    if parts.is_empty() {
        format!(" \u{b7} {}", text::ALL_GOODS.get(lang).to_lowercase())
    } else {
        format!(" \u{b7} {}", parts.join(" \u{b7} "))
    }
}

fn preview(cx: &Cx, form: &Form, all: usize, moved: &[Moved]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    if all > MOST {
        return ui::note("warn", html! { (text::TOO_MANY_PRICES.with(lang, &[&MOST])) });
    }
    if moved.is_empty() {
        return ui::note("warn", html! { (common::NOTHING_CHANGES.get(lang)) });
    }
    let count = i64::try_from(moved.len()).unwrap_or_default();
    let before = |one: &Moved| one.was.map_or("\u{2014}".to_string(), |price| cx.money(price));
    html! {
        section.panel {
            header.panel__head {
                h2 { (common::WILL_CHANGE.of(count, lang)) }
                @if moved.len() < all { span.count { (common::STAY.with(lang, &[&(all - moved.len())])) } }
                div.panel__end { (confirm(cx, form, moved.len())) }
            }
            table.data.data--plain.data--tight {
                thead {
                    tr { th.grow { (text::PRODUCT.get(lang)) } th.num { (common::BEFORE.get(lang)) ", " (sign) } th.num { (common::AFTER.get(lang)) ", " (sign) } th.num { (common::DIFFERENCE.get(lang)) } }
                }
                tbody {
                    @for one in moved.iter().take(SHOWN) {
                        tr {
                            td.grow { (one.product.name) span.inline-sub { (codes(&one.product)) } }
                            td.num.dim { (before(one)) }
                            td.num { b { (cx.money(one.to)) } }
                            td.num { (change::signed(one.to - one.was.unwrap_or_default(), lang)) }
                        }
                    }
                }
            }
            @if moved.len() > SHOWN { p.panel__foot { (common::AND_MORE.with(lang, &[&(moved.len() - SHOWN)])) } }
        }
    }
}

fn confirm(cx: &Cx, form: &Form, count: usize) -> Markup {
    let said = common::CHANGE_COUNT.of(i64::try_from(count).unwrap_or_default(), cx.lang());
    let kept = form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "csrf" | "once" | "expected"));
    ui::post_form(
        cx,
        "/goods/mass",
        "",
        html! {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="expected" value=(count);
            button.btn.btn--primary { (said) }
        },
    )
}
