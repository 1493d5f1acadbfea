//! The price list itself: categories, filters, sixty works a page.

use maud::{Markup, html};

use super::{
    Names, PATH, cell,
    filter::{Filter, Shelf, SortBy},
    with_back,
};
use crate::{
    catalog::{Service, text},
    kernel::{Id, Lang, Result, Right, Text, mark},
    store::{Read, Reads},
    web::{Cx, Page, Reply, text as common, ui, ui::table},
};

const PAGE: usize = 60;

struct Listing {
    names: Names,
    rows: Vec<Service>,
    /// The work the page before ended with.
    past: Option<Service>,
    found: usize,
    current: usize,
    archived: usize,
    more: bool,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter::read(|name| cx.query(name));
    let after = cx.query("after").and_then(|id| id.parse().ok());
    let listing = cx.read(|r| listing(r, &filter, after, cx.lang())).await?;
    Ok(cx.page(Page::new("price", text::PRICE_LIST.get(cx.lang()), view(&cx, &filter, &listing)).live("service")))
}

fn listing(reads: &Read<'_>, filter: &Filter, after: Option<Id<mark::Service>>, lang: Lang) -> Result<Listing> {
    let names = Names::read(reads)?;
    let all = reads.all::<Service>(())?;
    let archived = all.iter().filter(|service| service.archived).count();
    let current = all.len() - archived;
    let mut rows = filter.services(reads, &names, lang)?;
    let found = rows.len();
    let past = after.and_then(|id| all.into_iter().find(|service| service.id == id));
    if let Some(past) = &past {
        rows.retain(|service| filter.compare(&names, lang, service, past).is_gt());
    }
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Listing { names, rows, past, found, current, archived, more })
}

fn view(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    html! {
        (ui::page_head(text::PRICE_LIST.get(cx.lang()), None, actions(cx, filter, listing)))
        (views(cx, filter, listing))
        (toolbar(cx, filter, listing))
        div.data-wrap id="price-rows" tabindex="0" role="region" aria-label=(text::PRICE_LIST.get(cx.lang())) {
            @if listing.rows.is_empty() && listing.past.is_none() { (nothing(cx, filter)) } @else { (rows_table(cx, filter, listing)) }
        }
        (foot(cx, filter, listing))
    }
}

fn actions(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    let lang = cx.lang();
    html! {
        span.page-head__end id="price-actions" {
            a.btn.btn--quiet.only-wide href=(filter.url("/price/print")) { (ui::icon("printer")) (text::PRINT.get(lang)) }
            @if cx.may(Right::EditPriceList) { a.btn.btn--quiet.only-wide href="/price/categories" { (text::CATEGORIES_SHORT.get(lang)) } }
            @if cx.may(Right::EditPriceList) && filter.shelf == Shelf::Current && listing.found > 0 {
                a.btn href=(filter.url("/price/mass")) { (ui::icon("percent")) (text::CHANGE_PRICES.get(lang)) }
            }
        }
        @if cx.may(Right::ExportPriceList) {
            span.only-wide { (ui::post_button(cx, "/exchange/services", "btn", html! { (ui::icon("download")) (text::EXPORT.get(lang)) })) }
        }
        @if cx.may(Right::EditPriceList) {
            @let add = with_back("/price/new", &filter.url(PATH));
            a.btn.btn--primary href=(add) hx-get=(add) hx-target="#dialog" { (ui::icon("plus")) (text::SERVICE.get(lang)) }
        }
    }
}

fn views(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    let tab = |shelf: Shelf, label: Text, count: usize| {
        let url = Filter { shelf, ..filter.clone() }.url(PATH);
        html! { a href=(url) aria-current=[(filter.shelf == shelf).then_some("page")] { (label.get(cx.lang())) span.count { (count) } } }
    };
    html! {
        nav.views id="price-views" aria-label=(text::PRICE_LIST.get(cx.lang())) {
            (tab(Shelf::Current, text::CURRENT, listing.current))
            (tab(Shelf::Archive, text::ARCHIVE, listing.archived))
        }
    }
}

fn toolbar(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    let lang = cx.lang();
    let categories = listing.names.categories.iter().filter(|c| !c.archived || filter.category == Some(c.id));
    let types = listing.names.types.iter().filter(|t| !t.archived || filter.device_type == Some(t.id));
    html! {
        form.toolbar role="search" aria-label=(text::SEARCH_HINT.get(cx.lang())) method="get" action=(PATH) data-clean
            hx-get=(PATH) hx-trigger="change, submit, input changed delay:150ms from:find input[type=search]" hx-sync="this:replace"
            hx-target="#price-rows" hx-select="#price-rows" hx-swap="outerHTML" hx-push-url="true"
            hx-select-oob="#price-views,#price-actions,#price-found" {
            @if filter.shelf == Shelf::Archive { input type="hidden" name="shelf" value="archive"; }
            @if !filter.sort.is_empty() { input type="hidden" name="sort" value=(filter.sort); }
            label.input.input--search {
                (ui::icon("search"))
                input type="search" name="q" value=(filter.query) placeholder=(text::SEARCH_HINT.get(lang)) aria-label=(text::SEARCH_HINT.get(lang)) autocomplete="off";
            }
            select.input name="category" aria-label=(text::CATEGORY.get(lang)) {
                option value="" { (text::ANY_CATEGORY.get(lang)) }
                @for category in categories {
                    option value=(category.id) selected[filter.category == Some(category.id)] { (category.name.get(lang)) }
                }
            }
            select.input name="type" aria-label=(text::DEVICE_TYPE.get(lang)) {
                option value="" { (text::ANY_TYPE.get(lang)) }
                @for kind in types { option value=(kind.id) selected[filter.device_type == Some(kind.id)] { (kind.name.get(lang)) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

fn rows_table(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let head = |key: &str, label: &str, class: &str| table::sort_head(cx, PATH, &filter.sort, key, label, class);
    let grouped = filter.sort_by() == SortBy::List;
    let columns = if cx.may(Right::SeeCost) { 6 } else { 5 };
    html! {
        table.data.data--cards.data--tight {
            thead {
                tr {
                    (head("name", text::SERVICE.get(lang), "grow"))
                    th { (text::FOR_DEVICES.get(lang)) }
                    (head("minutes", text::TIME.get(lang), "num"))
                    (head("warranty", text::WARRANTY.get(lang), "num"))
                    @if cx.may(Right::SeeCost) { (head("cost", &format!("{}, {sign}", text::COST.get(lang)), "num owner")) }
                    (head("price", &format!("{}, {sign}", text::PRICE.get(lang)), "num"))
                }
            }
            tbody {
                @for (at, service) in listing.rows.iter().enumerate() {
                    @let before = if at == 0 { listing.past.as_ref() } else { listing.rows.get(at - 1) };
                    @if grouped && before.is_none_or(|before| before.category != service.category) {
                        tr.group { td colspan=(columns) { (listing.names.category(service.category, lang)) } }
                    }
                    (cell::row(cx, &listing.names, service, &cell::Look::plain(&filter.url(PATH), grouped)))
                }
                @if let Some(last) = listing.rows.last().filter(|_| listing.more) {
                    @let next = table::with_param(cx, PATH, "after", Some(&last.id.to_string()));
                    (table::more_row(columns, &next, lang))
                }
            }
        }
    }
}

fn nothing(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    if filter.narrows() {
        return table::nothing_found(&Filter { shelf: filter.shelf, ..Filter::default() }.url(PATH), lang);
    }
    match filter.shelf {
        Shelf::Archive => ui::empty(
            "archive",
            text::ARCHIVE_EMPTY.get(lang),
            text::ARCHIVE_EMPTY_WHY.get(lang),
            html! {
                a.btn href=(PATH) { (text::TO_CURRENT.get(lang)) }
            },
        ),
        Shelf::Current => ui::empty(
            "tag",
            text::LIST_EMPTY.get(lang),
            text::LIST_EMPTY_WHY.get(lang),
            html! {
                @if cx.may(Right::EditPriceList) {
                    a.btn.btn--primary href="/price/new" hx-get="/price/new" hx-target="#dialog" { (ui::icon("plus")) (text::ADD_SERVICE.get(lang)) }
                }
            },
        ),
    }
}

fn foot(cx: &Cx, filter: &Filter, listing: &Listing) -> Markup {
    let lang = cx.lang();
    html! {
        div.pager id="price-found" {
            span aria-live="polite" { (text::FOUND.of(i64::try_from(listing.found).unwrap_or_default(), lang)) }
            @if filter.narrows() { a.link href=(Filter { shelf: filter.shelf, ..Filter::default() }.url(PATH)) { (common::RESET_FILTERS.get(lang)) } }
            @if filter.sort_by() != SortBy::List {
                a.link href=(Filter { sort: String::new(), ..filter.clone() }.url(PATH)) { (text::BY_CATEGORIES.get(lang)) }
            }
        }
    }
}
