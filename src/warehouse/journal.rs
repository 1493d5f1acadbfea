//! `/stock/documents`: every document in one list, newest first, with filters in the address.

use std::collections::HashSet;

use maud::{Markup, html};

use super::{
    access::{self, may_use},
    card::state_chip,
    tables::{DOCUMENT_BY_DAY, DOCUMENT_BY_KIND, DOCUMENT_ON_THE_WAY, DocKind, DocState, Document},
    text, title,
    transfer::{self, text as moved},
};
use crate::{
    kernel::{Day, Id, Moment, Result, Right, Text, mark},
    stock::{
        Warehouse,
        access::{sees_cost, visible},
    },
    store::{Newest, Order, Read, Reads, Walk},
    web::{
        Cx, Page, Reply,
        ui::{self, icon, table::with_param},
    },
};

const PATH: &str = "/stock/documents";
/// Documents on a page.
const PAGE: usize = 50;

struct Filter {
    kind: Option<DocKind>,
    state: Option<DocState>,
    warehouse: Option<Id<mark::Warehouse>>,
    after: Option<Cursor>,
}

/// Where a page ended.
#[derive(Clone, Copy)]
struct Cursor(Day, Moment, Id<mark::Document>);

impl Cursor {
    fn read(text: &str) -> Option<Cursor> {
        let mut parts = text.split('~');
        let (day, at, id) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Cursor(Day::from_number(day), Moment::from_millis(at), id))
    }
    fn of(document: &Document) -> String {
        format!("{}~{}~{}", document.day.number(), document.created.millis(), document.id)
    }
}

struct Shown {
    rows: Vec<Document>,
    /// Which of them came short.
    short: HashSet<Id<mark::Document>>,
    awaited: usize,
    next: Option<String>,
    seen: Vec<Warehouse>,
}

impl Filter {
    fn of(cx: &Cx) -> Filter {
        Filter {
            kind: cx.query("kind").and_then(|key| DocKind::named(&key)),
            state: cx.query("state").and_then(|key| DocState::named(&key)),
            warehouse: cx.query("warehouse").and_then(|id| id.parse().ok()),
            after: cx.query("after").and_then(|text| Cursor::read(&text)),
        }
    }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let filter = Filter::of(&cx);
    let shown = cx.read(|r| read(&cx, r, &filter)).await?;
    Ok(cx.page(page(&cx, &filter, &shown)))
}

fn read(cx: &Cx, reads: &Read<'_>, filter: &Filter) -> Result<Shown> {
    let seen = visible(reads, cx)?;
    let (mut rows, mut next): (Vec<Document>, _) = (Vec::new(), None);
    each(reads, filter, &seen, |document| {
        if rows.len() == PAGE {
            next = rows.last().map(Cursor::of);
            return Ok(Walk::Stop);
        }
        rows.push(document);
        Ok(Walk::On)
    })?;
    let mut short = HashSet::new();
    for document in rows.iter().filter(|one| one.received.is_some() && one.state == DocState::Posted) {
        if !transfer::lying(reads, document)?.is_empty() {
            short.insert(document.id);
        }
    }
    Ok(Shown { rows, short, next, seen, awaited: access::awaited(reads, cx)? })
}

/// Every document the journal shows at this address, all its pages.
pub fn each_document_listed(cx: &Cx, reads: &Read<'_>, mut visit: impl FnMut(Document) -> Result<()>) -> Result<()> {
    let filter = Filter { after: None, ..Filter::of(cx) };
    each(reads, &filter, &visible(reads, cx)?, |document| visit(document).map(|()| Walk::On))
}

fn each(reads: &Read<'_>, filter: &Filter, seen: &[Warehouse], mut told: impl FnMut(Document) -> Result<Walk>) -> Result<()> {
    let mut visit = |id: Id<mark::Document>| -> Result<Walk> {
        let document = reads.need::<Document>(&id)?;
        let here = |id: Id<mark::Warehouse>| seen.iter().any(|one| one.id == id) && filter.warehouse.is_none_or(|wanted| wanted == id);
        let state = filter.state.is_none_or(|state| state == document.state) && filter.kind.is_none_or(|kind| kind == document.kind);
        if state && (here(document.warehouse) || document.to.is_some_and(here)) { told(document) } else { Ok(Walk::On) }
    };
    match (filter.kind, filter.after) {
        (_, after) if filter.state == Some(DocState::Shipped) => {
            let past = after.map(|at| ((Newest(at.0), Newest(at.1)), at.2));
            reads.walk_by(&DOCUMENT_ON_THE_WAY, (), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| visit(id))
        }
        (None, after) => {
            let past = after.map(|at| ((Newest(at.0), Newest(at.1)), at.2));
            reads.walk_by(&DOCUMENT_BY_DAY, (), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| visit(id))
        }
        (Some(kind), after) => {
            let past = after.map(|at| ((kind as u8, Newest(at.0), Newest(at.1)), at.2));
            reads.walk_by(&DOCUMENT_BY_KIND, (kind as u8,), Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |_, id| visit(id))
        }
    }
}

/// The way to what waits to be received.
pub fn awaited(cx: &Cx, count: usize) -> Markup {
    html! { @if count > 0 { a.btn href={ (PATH) "?state=shipped" } { (icon("truck")) (moved::AWAITED.get(cx.lang())) span.count { (count) } } } }
}

/// Buttons that begin a document, of the kinds this person may make somewhere.
pub fn beginnings(cx: &Cx, seen: &[Warehouse], at: Option<Id<mark::Warehouse>>) -> Markup {
    let lang = cx.lang();
    let sign = |kind| match kind {
        DocKind::Posting => ("package-plus", text::BEGIN_POSTING),
        DocKind::WriteOff => ("trash-2", text::BEGIN_WRITE_OFF),
        DocKind::Transfer => ("arrow-right", text::BEGIN_TRANSFER),
        DocKind::Surplus => ("plus", text::BEGIN_SURPLUS),
        DocKind::SupplierReturn | DocKind::CostCorrection | DocKind::ClientReturn => ("truck", text::batches::BEGIN_RETURN),
        DocKind::Assembly => ("boxes", text::kits::BEGIN_ASSEMBLY),
        DocKind::Disassembly => ("wrench", text::kits::BEGIN_DISASSEMBLY),
    };
    let may = |kind: &DocKind| seen.iter().any(|warehouse| may_use(cx, warehouse, *kind));
    let begin = |kind: DocKind, class: Option<&str>| {
        let (sign, said) = sign(kind);
        let place = at.map(|id| format!("&warehouse={id}")).unwrap_or_default();
        let to = format!("{PATH}/new?kind={}{place}", kind.key());
        html! { a class=[class] href=(to) hx-get=(to) hx-target="#dialog" { (icon(sign)) (said.get(lang)) } }
    };
    let rare: Vec<DocKind> =
        [DocKind::SupplierReturn, DocKind::Assembly, DocKind::Disassembly, DocKind::Surplus].into_iter().filter(may).collect();
    html! {
        @if !rare.is_empty() {
            details.drop.drop--end {
                summary.icon-btn aria-label=(text::OTHER_DOCUMENTS.get(lang)) title=(text::OTHER_DOCUMENTS.get(lang)) { (icon("ellipsis")) }
                div.menu {
                    @for kind in rare { (begin(kind, None)) }
                    @if cx.may(Right::TakeGoodsBack) { a href="/sales/return" hx-get="/sales/return" hx-target="#dialog" { (icon("undo-2")) (text::batches::BEGIN_CLIENT_RETURN.get(lang)) } }
                }
            }
        }
        @for kind in [DocKind::Transfer, DocKind::WriteOff, DocKind::Posting].iter().filter(|kind| may(kind)) {
            (begin(*kind, Some(if *kind == DocKind::Posting { "btn btn--primary" } else { "btn" })))
        }
    }
}

fn export(cx: &Cx, shown: &Shown) -> Markup {
    let to = format!("/exchange/documents?{}", cx.visit.query);
    html! {
        @if cx.may(Right::ExportGoods) && !shown.rows.is_empty() {
            span.only-wide { (ui::post_button(cx, &to, "btn", html! { (icon("download")) (text::EXPORT.get(cx.lang())) })) }
        }
    }
}

/// Balances and documents: two pages of one section.
pub fn tabs(cx: &Cx, current: &str) -> Markup {
    let lang = cx.lang();
    let tab = |path: &str, label: Text| html! { a href=(path) aria-current=[(path == current).then_some("page")] { (label.get(lang)) } };
    html! { nav.views aria-label=(text::STOCK.get(lang)) { @if cx.may(Right::SeeGoods) { (tab("/goods", text::GOODS)) } (tab("/stock", text::BALANCES)) (tab(super::levels::PATH, super::levels::text::LEVELS)) (tab(PATH, text::DOCUMENTS)) @if cx.may(Right::CountStock) || cx.may(Right::SettleStocktake) { (tab("/stock/counts", text::STOCKTAKES)) } } }
}

fn page(cx: &Cx, filter: &Filter, shown: &Shown) -> Page {
    let lang = cx.lang();
    let body = html! {
        (ui::page_head(text::DOCUMENTS.get(lang), None, html! { (export(cx, shown)) (awaited(cx, shown.awaited)) (beginnings(cx, &shown.seen, filter.warehouse)) }))
        (tabs(cx, PATH))
        (kinds(cx, filter))
        (toolbar(cx, filter, shown))
        div.data-wrap tabindex="0" role="region" aria-label=(text::DOCUMENTS.get(lang)) {
            @if shown.rows.is_empty() && filter.after.is_none() {
                @if filter.kind.is_some() || filter.state.is_some() || filter.warehouse.is_some() {
                    (ui::table::nothing_found(PATH, lang))
                } @else {
                    (ui::empty("package", text::NO_DOCUMENTS.get(lang), text::NO_DOCUMENTS_WHY.get(lang), html! {}))
                }
            } @else { (table(cx, shown)) }
        }
    };
    Page::new("stock", text::DOCUMENTS.get(lang), body).live("document")
}

/// The kinds of documents: a tab for each.
fn kinds(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    let tab = |kind: Option<DocKind>, said: Text| {
        let to = with_param(cx, PATH, "kind", kind.map(DocKind::key));
        html! { a href=(to) aria-current=[(filter.kind == kind).then_some("page")] { (said.get(lang)) } }
    };
    html! { nav.views aria-label=(text::KIND.get(lang)) { (tab(None, text::ALL_KINDS)) @for kind in DocKind::ALL { (tab(Some(kind), kinds_title(kind))) } } }
}

fn kinds_title(kind: DocKind) -> Text {
    match kind {
        DocKind::Posting => text::POSTINGS,
        DocKind::Transfer => text::TRANSFERS,
        DocKind::WriteOff => text::WRITE_OFFS,
        DocKind::SupplierReturn => text::batches::SUPPLIER_RETURNS,
        DocKind::CostCorrection => text::batches::COST_CORRECTIONS,
        DocKind::Assembly => text::kits::ASSEMBLIES,
        DocKind::Disassembly => text::kits::DISASSEMBLIES,
        DocKind::ClientReturn => text::batches::CLIENT_RETURNS,
        DocKind::Surplus => text::SURPLUSES,
    }
}

fn toolbar(cx: &Cx, filter: &Filter, shown: &Shown) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar method="get" action=(PATH) data-clean hx-get=(PATH) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            @if let Some(kind) = filter.kind { input type="hidden" name="kind" value=(kind.key()); }
            select.input name="state" aria-label=(text::STATE.get(lang)) {
                option value="" { (text::ANY_STATE.get(lang)) }
                @for (state, said) in [(DocState::Draft, text::DRAFT), (DocState::Shipped, moved::SHIPPED), (DocState::Posted, text::POSTED), (DocState::Cancelled, text::CANCELLED)] {
                    option value=(state.key()) selected[filter.state == Some(state)] { (said.get(lang)) }
                }
            }
            select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                option value="" { (text::ANY_WAREHOUSE.get(lang)) }
                @for one in &shown.seen { option value=(one.id) selected[filter.warehouse == Some(one.id)] { (one.name.get(lang)) } }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

fn table(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let name = |id: Id<mark::Warehouse>| shown.seen.iter().find(|one| one.id == id).map_or("\u{2014}", |one| one.name.get(lang));
    let cost = |document: &Document| shown.seen.iter().any(|one| one.id == document.warehouse && sees_cost(cx, one));
    html! {
        table.data.data--cards {
            thead { tr { th { (text::DAY.get(lang)) } th.grow { (text::DOCUMENT.get(lang)) } th { (text::WAREHOUSE.get(lang)) } th { (text::STATE.get(lang)) } th { (text::AUTHOR.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } } }
            tbody {
                @for document in &shown.rows {
                    tr data-mute[document.state == DocState::Cancelled] {
                        td.dim.c-end { (document.day.near(cx.today(), lang)) }
                        td.grow.c-title { a.row-link.fw5 href={ (PATH) "/" (document.id) } { (title(document, lang)) } span.sub { (text::POSITIONS.of(document.lines.len() as i64, lang)) @if !document.paper.is_empty() { " \u{b7} " (document.paper) } } }
                        td.c-meta { (name(document.warehouse)) @if let Some(to) = document.to { " \u{2192} " (name(to)) } }
                        td.c-status { (state_chip(document, lang)) @if shown.short.contains(&document.id) { " " (ui::chip("amber", moved::SHORT.get(lang))) } }
                        td { (ui::person(&document.by_name)) }
                        td.num.c-sum { @if cost(document) && !document.total.is_zero() { (cx.money(document.total)) } @else { "\u{2014}" } }
                    }
                }
                @if let Some(next) = &shown.next { (ui::table::more_row(6, &with_param(cx, PATH, "after", Some(next)), lang)) }
            }
        }
    }
}
