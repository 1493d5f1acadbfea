//! `/goods`: the tree of goods at the left, the goods themselves at the right, found as you type.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{
    GoodsCategory, Measure, PATH, Price, PriceType, Product, ProductKind, Tree, all_measures,
    filter::{self, COUNTED, Filter, Lacks, Listing, SortBy, kind_key, kind_title},
    lookup::{Counts, counts},
    own::{self, OwnField, OwnKind},
    price_types,
    prices::price_of,
    shown::{codes, costs, price_said},
    tags, text, with_back,
};
use crate::{
    catalog::text as common,
    kernel::{Id, Result, Right, Text, mark},
    store::Read,
    web::{Cx, Page, Reply, text as web, ui, ui::table},
};

const ROWS: usize = 60;
/// Types of price that have a column.
const PRICES: usize = 3;

/// What rows and the frame around them need beside the products.
struct Around {
    tree: Tree,
    measures: Vec<Measure>,
    types: Vec<PriceType>,
    counts: Counts,
    count: Option<usize>,
    own: Vec<OwnField>,
    /// Of the products shown, by the types that have a column.
    prices: HashMap<Id<mark::Product>, Vec<Price>>,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter::read(|name| cx.query(name));
    let after = cx.query("after").and_then(|id| id.parse().ok());
    let (around, listing) = cx.read(|r| read(&cx, r, &filter, after)).await?;
    Ok(cx.page(Page::new("stock", text::GOODS.get(cx.lang()), view(&cx, &filter, &around, &listing)).live("product")))
}

fn read(cx: &Cx, reads: &Read<'_>, filter: &Filter, after: Option<Id<mark::Product>>) -> Result<(Around, Listing)> {
    let (tree, counts) = (Tree::read(reads)?, counts(cx, reads)?);
    let listing = filter::page(cx, reads, filter, &tree, after, ROWS)?;
    let count = match filter.query.is_empty() {
        true => filter::counted(reads, filter, &tree, &counts)?,
        false => (!listing.cut).then_some(listing.rows.len()),
    };
    let mut types = price_types(reads)?;
    types.truncate(PRICES);
    let costs = costs(cx, reads);
    let priced = |one: &Product| types.iter().map(|kind| price_of(reads, one, kind, &costs)).collect::<Result<Vec<_>>>();
    let prices = listing.rows.iter().map(|one| Ok((one.id, priced(one)?))).collect::<Result<HashMap<_, _>>>()?;
    Ok((Around { measures: all_measures(reads)?, own: own::all(reads)?, types, tree, counts, count, prices }, listing))
}

fn view(cx: &Cx, filter: &Filter, around: &Around, listing: &Listing) -> Markup {
    let lang = cx.lang();
    let nothing = around.counts.all(false) + around.counts.all(true) == 0;
    html! {
        (ui::page_head(text::GOODS.get(lang), None, actions(cx, filter)))
        @if nothing {
            (ui::empty("boxes", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), html! {
                @if cx.may(Right::EditGoods) { (add(cx, filter)) }
            }))
        } @else {
            (views(cx, filter, around))
            (toolbar(cx, filter, around))
            div.shelves {
                (tree(cx, filter, around))
                div.data-wrap id="goods-rows" tabindex="0" role="region" aria-label=(text::GOODS.get(lang)) {
                    @if listing.rows.is_empty() && listing.next.is_none() && cx.query("after").is_none() { (none(cx, filter)) } @else { (rows_table(cx, filter, around, listing)) }
                }
            }
            (foot(cx, filter, around, listing))
        }
    }
}

fn actions(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    html! {
        @if cx.may(Right::SeeStock) { a.btn href="/stock" { (ui::icon("warehouse")) (text::STOCK.get(lang)) } }
        a.btn.only-wide id="goods-tags" href=(filter.url(tags::PATH)) { (ui::icon("tag")) (tags::TITLE.get(lang)) }
        @if cx.may(Right::ExportGoods) {
            span.only-wide id="goods-export" { (ui::post_button(cx, &filter.url("/exchange/goods"), "btn", html! { (ui::icon("download")) (common::EXPORT.get(lang)) })) }
        }
        @if cx.may(Right::EditGoodsPrices) { a.btn.only-wide id="goods-mass" href=(filter.url("/goods/mass")) { (ui::icon("percent")) (common::CHANGE_PRICES.get(lang)) } }
        @if cx.may(Right::EditGoods) { (add(cx, filter)) }
    }
}

fn add(cx: &Cx, filter: &Filter) -> Markup {
    let href = with_back("/goods/new", &filter.url(PATH));
    let href = match filter.category {
        Some(id) => format!("{href}{}category={id}", if href.contains('?') { '&' } else { '?' }),
        None => href,
    };
    html! { a.btn.btn--primary href=(href) hx-get=(href) hx-target="#dialog" { (ui::icon("plus")) (text::PRODUCT.get(cx.lang())) } }
}

fn views(cx: &Cx, filter: &Filter, around: &Around) -> Markup {
    let tab = |archived: bool, label: Text| {
        let url = Filter { archived, ..filter.clone() }.url(PATH);
        html! { a href=(url) aria-current=[(filter.archived == archived).then_some("page")] { (label.get(cx.lang())) span.count { (around.counts.all(archived)) } } }
    };
    html! {
        nav.views id="goods-views" aria-label=(text::GOODS.get(cx.lang())) { (tab(false, common::CURRENT)) (tab(true, common::ARCHIVE)) }
    }
}

fn toolbar(cx: &Cx, filter: &Filter, around: &Around) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar role="search" aria-label=(text::SEARCH.get(lang)) method="get" action=(PATH) data-clean
            hx-get=(PATH) hx-trigger="change, submit, input changed delay:150ms from:find input[type=search]" hx-sync="this:replace"
            hx-target="#goods-rows" hx-select="#goods-rows" hx-swap="outerHTML" hx-push-url="true"
            hx-select-oob="#goods-views,#goods-tree,#goods-found,#goods-mass,#goods-tags,#goods-export" {
            @if filter.archived { input type="hidden" name="shelf" value="archive"; }
            label.input.input--search {
                (ui::icon("search"))
                input type="search" name="q" value=(filter.query) placeholder=(text::SEARCH.get(lang)) aria-label=(text::SEARCH.get(lang)) maxlength="100"
                    autocomplete="off" data-scan="raw" data-scan-here;
            }
            select.input.shelves__pick name="category" aria-label=(common::CATEGORY.get(lang)) {
                option value="" { (common::ANY_CATEGORY.get(lang)) }
                @for (category, depth) in around.tree.rows().filter(|(category, _)| filter::shown(filter, category)) {
                    option value=(category.id) selected[filter.category == Some(category.id)] { ("\u{2003}".repeat(depth)) (category.name.get(lang)) }
                }
            }
            select.input name="kind" aria-label=(text::KIND.get(lang)) {
                option value="" { (text::ANY_KIND.get(lang)) }
                @for kind in [ProductKind::Goods, ProductKind::Kit] {
                    option value=(kind_key(kind)) selected[filter.kind == Some(kind)] { (kind_title(kind).get(lang)) }
                }
            }
            select.input name="lacks" aria-label=(text::LACKS.get(lang)) {
                option value="" { (text::LACKS_NOTHING.get(lang)) }
                @for one in Lacks::ALL { option value=(one.key()) selected[filter.lacks == Some(one)] { (one.title().get(lang)) } }
            }
            (by_own(cx, filter, &around.own))
            select.input name="sort" aria-label=(text::SORT.get(lang)) {
                @for (key, said) in [("", text::BY_NAME), ("new", text::NEW_FIRST), ("price", text::CHEAP_FIRST), ("-price", text::DEAR_FIRST)] {
                    option value=(key) selected[filter.sort == key] { (said.get(lang)) }
                }
            }
            noscript { button.btn { (common::SHOW.get(lang)) } }
        }
    }
}

/// Values of the shop's own fields that are few enough to choose from.
fn by_own(cx: &Cx, filter: &Filter, own: &[OwnField]) -> Markup {
    let lang = cx.lang();
    let values = |field: &OwnField| match field.kind {
        OwnKind::Choice => field.choices.clone(),
        OwnKind::YesNo => ["yes", "no"].map(String::from).to_vec(),
        _ => Vec::new(),
    };
    let shown: Vec<&OwnField> = own.iter().filter(|field| !field.archived && !values(field).is_empty()).collect();
    let chosen = |field: &OwnField, value: &str| filter.own.as_ref().is_some_and(|(id, stands)| *id == field.id && stands == value);
    html! {
        @if !shown.is_empty() {
            select.input name="own" aria-label=(text::OWN_FIELDS.get(lang)) {
                option value="" { (text::OWN_ANY.get(lang)) }
                @for field in shown {
                    optgroup label=(field.name.get(lang)) {
                        @for value in values(field) {
                            option value={ (field.id) "=" (value) } selected[chosen(field, &value)] { (field.name.get(lang)) ": " (field.said(&value, lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// The branches with how many products they hold; the chosen one stands out.
fn tree(cx: &Cx, filter: &Filter, around: &Around) -> Markup {
    let lang = cx.lang();
    let link = |category: Option<&GoodsCategory>, depth: usize, name: &str, count: usize| {
        let url = Filter { category: category.map(|one| one.id), ..filter.clone() }.url(PATH);
        let current = filter.category == category.map(|one| one.id);
        html! {
            a href=(url) data-depth=(depth.min(5)) aria-current=[current.then_some("page")] hx-get=(url) hx-target="#goods-rows" hx-select="#goods-rows"
                hx-swap="outerHTML" hx-push-url="true" hx-select-oob="#goods-views,#goods-tree,#goods-found,#goods-mass,#goods-tags,#goods-export" { span { (name) } span.count { (count) } }
        }
    };
    html! {
        nav.tree id="goods-tree" aria-label=(text::CATEGORIES.get(lang)) {
            (link(None, 0, text::ALL_GOODS.get(lang), around.counts.all(filter.archived)))
            @for (category, depth) in around.tree.rows().filter(|(category, _)| filter::shown(filter, category)) {
                @let count: usize = around.tree.under(category.id).iter().map(|id| around.counts.of(*id, filter.archived)).sum();
                (link(Some(category), depth, category.name.get(lang), count))
            }
            @if cx.may(Right::EditGoods) { a.tree__edit href="/goods/categories" { (ui::small_icon("pencil")) (text::EDIT_CATEGORIES.get(lang)) } }
        }
    }
}

fn rows_table(cx: &Cx, filter: &Filter, around: &Around, listing: &Listing) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let columns = 3 + around.types.len();
    html! {
        table.data.data--cards {
            thead {
                tr {
                    th.grow { (common::NAME.get(lang)) }
                    th { (common::CATEGORY.get(lang)) }
                    th { (text::UNIT.get(lang)) }
                    @for kind in &around.types { th.num { (kind.name.get(lang)) ", " (sign) } }
                }
            }
            tbody {
                @for product in &listing.rows { (row(cx, filter, around, product)) }
                @if let Some(last) = listing.next {
                    (table::more_row(columns, &table::with_param(cx, PATH, "after", Some(&last.to_string())), lang))
                }
                @if listing.cut { tr.more { td colspan=(columns) { span.hint { (text::NARROW.with(lang, &[&ROWS])) } } } }
            }
        }
    }
}

fn row(cx: &Cx, filter: &Filter, around: &Around, product: &Product) -> Markup {
    let lang = cx.lang();
    let href = format!("{PATH}/{}", product.id);
    let unit = around.measures.iter().find(|measure| measure.id == product.measure).map(|measure| measure.short.get(lang));
    html! {
        tr data-mute[product.archived] id={ "p-" (product.id) } {
            td.grow.c-title {
                a.row-link href=(href) hx-get=(href) hx-target="#drawer" hx-push-url="true" { (product.name) }
                @if product.kind == ProductKind::Kit { " " (ui::badge("violet", text::KIND_KIT.get(lang))) }
                span.sub { (codes(product)) }
            }
            td.clip.c-meta { @if filter.category != Some(product.category) { span title=(around.tree.path(product.category, lang)) { (around.tree.get(product.category).map(|one| one.name.get(lang)).unwrap_or_default()) } } }
            td.dim.c-end { (unit.unwrap_or_default()) }
            @for (at, price) in around.prices.get(&product.id).into_iter().flatten().enumerate() {
                td.num.c-sum[at == 0] { (price_said(cx, *price)) }
            }
        }
    }
}

fn none(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    if filter.narrows() || !filter.archived {
        return table::nothing_found(&Filter { archived: filter.archived, ..Filter::default() }.url(PATH), lang);
    }
    ui::empty(
        "archive",
        common::ARCHIVE_EMPTY.get(lang),
        text::ARCHIVE_EMPTY_WHY.get(lang),
        html! {
            a.btn href=(PATH) { (common::TO_CURRENT.get(lang)) }
        },
    )
}

fn foot(cx: &Cx, filter: &Filter, around: &Around, listing: &Listing) -> Markup {
    let lang = cx.lang();
    let count = match around.count {
        Some(count) => text::FOUND.of(i64::try_from(count).unwrap_or_default(), lang),
        None => text::FOUND_MORE.with(lang, &[&if filter.query.is_empty() { COUNTED } else { listing.rows.len() }]),
    };
    html! {
        div.pager id="goods-found" {
            span aria-live="polite" { (count) }
            @if filter.sort_by() == SortBy::Price { span.hint { (text::PRICED_ONLY.get(lang)) } }
            @if filter.narrows() { a.link href=(Filter { archived: filter.archived, ..Filter::default() }.url(PATH)) { (web::RESET_FILTERS.get(lang)) } }
        }
    }
}
