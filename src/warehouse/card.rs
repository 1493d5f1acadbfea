//! The page of a document: its head, its lines, and what may be done with it now.

use maud::{Markup, html};

use super::{
    access::{self, Met},
    cost_correction,
    head_form::reason_title,
    kits, line_prices, paying,
    related::{self, Related},
    rows::{self, Typed},
    supplier_return,
    tables::{DocKind, DocLine, DocState, Document},
    text, title,
    transfer::{
        self, Lying,
        promised::{self, Orders},
        text as moved,
    },
};
use crate::{
    cash::goods_money,
    catalog::goods::{self, PriceType, Product, tags_url},
    clients,
    kernel::{Money, Result, Right, Text},
    log::{Subject, SubjectKind},
    staff, stock,
    store::{Read, Reads},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, icon},
    },
};

/// What stands around the lines.
pub struct Around {
    pub met: Met,
    supplier: Option<(String, Money)>,
    charged: String,
    /// The order to a supplier it answers, as people say it.
    purchase: String,
    paid: Money,
    pub related: Related,
    /// Orders that lines move goods for.
    pub orders: Orders,
    /// What of a transfer is on the way.
    lying: Vec<Lying>,
    /// Documents this one settles, and those that settled it.
    linked: Vec<Document>,
    /// The bin goods were moved to.
    to_bin: Option<String>,
    /// A field that was refused.
    pub typed: Option<Typed>,
    pub price_types: Vec<PriceType>,
    /// Products among which the person must choose: what he typed names several.
    pub choices: Vec<Product>,
}

pub async fn read(cx: &Cx, choices: Vec<Product>) -> Result<Around> {
    let id = cx.path("id")?;
    cx.read(|r| {
        let met = access::meet(cx, r, id)?;
        let supplier = match met.document.supplier {
            Some(id) => Some((clients::client(r, id)?.name, goods_money::supplier_debt(r, id)?)),
            None => None,
        };
        let charged = met.document.charged.map_or(Ok(String::new()), |id| staff::employee_name(r, id))?;
        let purchase = document_purchase(cx, r, &met)?;
        let paid = paying::paid(r, &met.document)?;
        let related = related::read(r, &met.document, cx.lang())?;
        let to_bin = met.document.to_bin.map(|id| r.get::<stock::Bin>(&id)).transpose()?.flatten().map(|bin| bin.name);
        let linked = met.document.settles.iter().chain(&met.document.settled_by).map(|id| r.need::<Document>(id)).collect::<Result<_>>()?;
        let lying = transfer::lying(r, &met.document)?;
        let (price_types, orders) = (goods::price_types(r)?, promised::orders_of(cx, r, &met.document)?);
        Ok(Around { price_types, orders, related, lying, linked, to_bin, typed: None, met, supplier, charged, purchase, paid, choices })
    })
    .await
}

fn document_purchase(cx: &Cx, reads: &Read<'_>, met: &Met) -> Result<String> {
    let name = met.document.purchase.map(|id| (cx.site.name_of)(reads, Subject::new(SubjectKind::PurchaseOrder, id))).transpose()?;
    Ok(name.flatten().unwrap_or_default())
}

/// `GET /stock/documents/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let around = read(&cx, Vec::new()).await?;
    Ok(cx.page(page(&cx, &around, &Form::empty())))
}

pub fn page(cx: &Cx, around: &Around, form: &Form) -> Page {
    let (lang, document) = (cx.lang(), &around.met.document);
    let name = title(document, lang);
    let body = html! {
        (ui::page_head(&name, None, actions(cx, around)))
        div.page {
            @if let Some(said) = form.error("").filter(|_| !document.is_draft()) { (ui::note("bad", html! { (said) })) }
            @if document.kind == DocKind::Posting && document.state == DocState::Posted { (ui::later(&format!("/purchases/arrivals/{}", document.id), text::WHO_WAITS.get(lang))) }
            (head(cx, around))
            (shortfall(cx, around))
            @if document.is_draft() && around.met.mine { (rows::panel(cx, around, form)) } @else {
                (ui::panel(text::LINES.get(lang), html! { span.dim { (text::POSITIONS.of(document.lines.len() as i64, lang)) } }, table(cx, around)))
            }
            @if !around.related.made.is_empty() { (related::panel(cx, &around.related)) }
        }
    };
    Page::new("stock", name, body).live("document")
}

/// What did not arrive by a received transfer, and the way out of it.
fn shortfall(cx: &Cx, around: &Around) -> Markup {
    let (lang, document) = (cx.lang(), &around.met.document);
    let path = format!("/stock/documents/{}/shortfall", document.id);
    let short = |line: &&DocLine| transfer::of_line(&around.lying, line.number).is_positive();
    html! {
        @if document.state == DocState::Posted && !around.lying.is_empty() {
            div.note data-kind="warn" {
                (icon("triangle-alert"))
                p { (moved::SHORTFALL.get(lang)) " " @for (at, line) in document.lines.iter().filter(short).enumerate() {
                    @if at > 0 { ", " } (line.name) " \u{2014} " b { (transfer::of_line(&around.lying, line.number).show(lang)) } " " (line.measure.get(lang))
                } }
                @if transfer::ways(cx, &around.met) != (false, false) { div.note__end { a.btn href=(path) hx-get=(path) hx-target="#dialog" { (moved::DO_SETTLE.get(lang)) } } }
            }
        }
    }
}

pub fn state_chip(document: &Document, lang: crate::kernel::Lang) -> Markup {
    let tone = match document.state {
        DocState::Draft => "amber",
        DocState::Shipped => "blue",
        DocState::Posted => "green",
        DocState::Cancelled => "gray",
    };
    ui::chip(tone, state_title(document).get(lang))
}

pub fn state_title(document: &Document) -> Text {
    match document.state {
        DocState::Draft => text::DRAFT,
        DocState::Shipped => moved::SHIPPED,
        DocState::Posted if document.received.is_some() => moved::RECEIVED,
        DocState::Posted => text::POSTED,
        DocState::Cancelled => text::CANCELLED,
    }
}

fn actions(cx: &Cx, around: &Around) -> Markup {
    let (lang, document) = (cx.lang(), &around.met.document);
    let path = format!("/stock/documents/{}", document.id);
    let dialog = |to: &str, class: &str, sign: &str, said: Text| {
        let (to, key) = (format!("{path}{to}"), (said == text::DO_POST).then_some("Ctrl+Enter"));
        html! { a class={ "btn " (class) } data-key=[key] href=(to) hx-get=(to) hx-target="#dialog" { (icon(sign)) (said.get(lang)) } }
    };
    html! {
        @if cx.may(Right::ExportGoods) && !document.lines.is_empty() {
            span.only-wide { (ui::post_button(cx, &format!("/exchange/documents/{}", document.id), "btn", html! { (icon("download")) (text::EXPORT.get(lang)) })) }
        }
        @if matches!(document.kind, DocKind::Posting | DocKind::Surplus) && document.state == DocState::Posted && cx.may(Right::SeeGoods) {
            a.btn.only-wide href=(tags_url(document.lines.iter().map(|line| (line.product, line.quantity)))) { (icon("tag")) (text::TAGS.get(lang)) }
        }
        @if document.state != DocState::Draft { a.btn href={ (path) "/print" } { (icon("printer")) (text::PRINT.get(lang)) } }
        @if around.met.mine && document.is_draft() {
            (ui::post_button(cx, &format!("{path}/removal"), "btn btn--quiet", html! { (icon("trash-2")) (text::DISCARD.get(lang)) }))
            @if !document.lines.is_empty() && line_prices::may_set(cx, document) {
                (ui::post_button(cx, &format!("{path}/prices"), "btn", html! { (icon("tag")) (text::prices::PROPOSE.get(lang)) }))
            }
            (dialog("/head", "", "pencil", text::HEAD))
            @if document.kind == DocKind::Posting { a.btn.only-wide href={ "/exchange/import?kind=supply&document=" (document.id) } { (icon("upload")) (text::FROM_EXCEL.get(lang)) } }
            @if !document.lines.is_empty() { (dialog("/posting", "btn--primary", "package-check", text::DO_POST)) }
        }
        (related::beginnings(cx, &around.met))
        @if around.met.receives && document.state == DocState::Shipped { a.btn.btn--primary href={ (path) "/receipt" } { (icon("package-check")) (moved::DO_RECEIVE.get(lang)) } }
        @if around.met.mine && matches!(document.state, DocState::Posted | DocState::Shipped) && document.stocktake.is_none() && document.source.is_none() { (dialog("/cancelling", "", "undo-2", text::DO_CANCEL)) }
    }
}

fn head(cx: &Cx, around: &Around) -> Markup {
    let (lang, document) = (cx.lang(), &around.met.document);
    let row = |label: Text, said: Markup| html! { dt { (label.get(lang)) } dd { (said) } };
    let from = if document.kind == DocKind::Transfer { text::FROM } else { text::WAREHOUSE };
    html! {
        (ui::panel(text::HEAD.get(lang), html! {}, html! {
            dl.kv {
                    (row(text::STATE, state_chip(document, lang)))
                    (row(text::DAY, html! { (document.day.full(lang)) }))
                    (row(from, html! { (around.met.warehouse.name.get(lang)) }))
                    @if let Some(whole) = &document.whole {
                        (row(kits::whole_title(document.kind), html! { (whole.name) " \u{b7} " (whole.quantity.show(lang)) " " (whole.measure.get(lang)) @if !whole.serials.is_empty() { " \u{b7} " span.sub { (whole.serials.join(", ")) } } }))
                    }
                    @if let Some(bin) = &around.to_bin { (row(text::BIN, html! { (bin) })) } @else if let Some(to) = &around.met.to { (row(text::TO, html! { (to.name.get(lang)) })) }
                    @if let Some((name, debt)) = &around.supplier {
                        (row(text::SUPPLIER, html! { (name) @if around.met.cost && debt.is_positive() { " \u{b7} " span.sub { (text::OWED.with(lang, &[&cx.sum(*debt)])) } } }))
                    }
                    @if let Some(id) = document.purchase { (row(text::ANSWERS, html! { a.link href={ "/purchases/orders/" (id) } { (around.purchase) } })) }
                    @if !document.paper.is_empty() {
                        (row(text::PAPER, html! { (document.paper) @if let Some(day) = document.paper_day { " " (text::OF_DAY.with(lang, &[&day.full(lang)])) } }))
                    }
                    @if let Some((id, name)) = &around.related.basis { (row(text::batches::BASIS, html! { a.link href={ "/stock/documents/" (id) } { (name) } })) }
                    @if let Some(of) = &document.source { (row(text::batches::BASIS, html! { a.link href=(of.path()) { (of.said(lang)) } })) }
                    @if document.kind == DocKind::WriteOff {
                        (row(text::REASON, html! { (reason_title(document.reason).get(lang)) @if !around.charged.is_empty() { span.sub { (text::CHARGED_TO.with(lang, &[&around.charged])) } } }))
                    }
                    @if around.met.cost && !document.extra.is_zero() { (row(text::EXTRA, html! { (cx.sum(document.extra)) })) }
                    @if let Some((said, rest)) = paid_words(document.kind).filter(|_| around.met.cost && document.state == DocState::Posted && (document.kind == DocKind::Posting || around.paid.is_positive())) {
                        (row(said, html! { (cx.sum(around.paid)) @if document.total > around.paid { " \u{b7} " span.sub { (rest.with(lang, &[&cx.sum(document.total - around.paid)])) } } }))
                    }
                    @if let Some(of) = document.stocktake {
                        (row(text::BASIS, html! { a.link href={ "/stock/counts/" (of.id) } { (text::OF_STOCKTAKE.with(lang, &[&format!("{:05}", of.number)])) } }))
                    }
                    @if !document.comment.is_empty() { (row(text::COMMENT, html! { (document.comment) })) }
                    @if let Some((at, who)) = &document.received { (row(moved::RECEIVED_BY, html! { (ui::person(who)) " \u{b7} " span.sub { (cx.frame().zone.near(*at, cx.now(), lang)) } })) }
                    @for other in &around.linked {
                        (row(if document.settles == Some(other.id) { moved::SETTLES } else { moved::SETTLED_BY }, html! { a.link href={ "/stock/documents/" (other.id) } { (title(other, lang)) } " " (state_chip(other, lang)) }))
                    }
                    (row(text::AUTHOR, html! { (ui::person(&document.by_name)) }))
                }
        }))
    }
}

/// How the money that passed with a document is called, and what is left of it.
fn paid_words(kind: DocKind) -> Option<(Text, Text)> {
    match kind {
        DocKind::Posting => Some((text::PAID, text::UNPAID)),
        DocKind::SupplierReturn => Some((text::batches::REFUNDED, text::batches::OFF_DEBT)),
        _ => None,
    }
}

/// Lines as each kind shows them; those of a draft of most kinds are rows that are changed in place.
pub fn table(cx: &Cx, around: &Around) -> Markup {
    let (name, acts) = (|line: &DocLine| name_cell(cx, around, line), |line: &DocLine| acts_cell(cx, around, line));
    html! {
        @if around.met.document.lines.is_empty() {
            p.dim { (text::NO_LINES_YET.get(cx.lang())) }
        } @else {
            div.data-in {
                @match around.met.document.kind {
                    DocKind::SupplierReturn => (supplier_return::table(cx, around, name, acts)),
                    DocKind::CostCorrection => (cost_correction::table(cx, around, name, acts)),
                    _ => (priced_table(cx, around)),
                }
            }
        }
    }
}

fn priced_table(cx: &Cx, around: &Around) -> Markup {
    let (lang, document, sign) = (cx.lang(), &around.met.document, cx.frame().currency.sign());
    let money = around.met.cost && (!document.is_draft() || document.kind.priced());
    html! {
        table.data.data--plain.data--cards {
            thead { tr {
                th.grow { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) }
                @if money { th.num { (if document.is_draft() { document.kind.price_title() } else { text::COST }.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
            tbody { @for line in &document.lines { (line_row(cx, around, line, money)) } }
            @if money { tfoot { tr { td { (text::TOTAL.get(lang)) } td {} td {} td.num { b { (cx.money(document.total)) } } } } }
        }
    }
}

fn line_row(cx: &Cx, around: &Around, line: &DocLine, money: bool) -> Markup {
    let (price, sum) = around.met.document.shown(line);
    html! {
        tr {
            (name_cell(cx, around, line))
            td.num.c-meta { (line.quantity.show(cx.lang())) " " span.dim { (line.measure.get(cx.lang())) } }
            @if money { td.num.c-end { (cx.money(price)) } td.num.c-sum { (cx.money(sum)) } }
        }
    }
}

/// The product of a line; in a draft it opens the line.
fn name_cell(cx: &Cx, around: &Around, line: &DocLine) -> Markup {
    let (lang, document) = (cx.lang(), &around.met.document);
    let path = format!("/stock/documents/{}/lines/{}", document.id, line.number);
    let serials = (!line.serials.is_empty()).then(|| line.serials.join(", "));
    let prices = line_prices::said(cx, line, &around.price_types);
    let about = [
        Some(line.code.clone()),
        around.related.lot(line.number).map(str::to_string),
        serials,
        prices,
        promised::said(cx, line, &around.orders),
    ];
    let missing = transfer::of_line(&around.lying, line.number);
    html! {
        td.grow.c-title {
            @if document.is_draft() && around.met.mine { a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (line.name) } } @else { span.fw5 { (line.name) } }
            span.sub.sub--keep {
                @if document.state == DocState::Posted && missing.is_positive() { b.ink-warn { (moved::NOT_CAME.with(lang, &[&missing.show(lang)])) } " \u{b7} " }
                (about.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} "))
            }
        }
    }
}

/// What may be done with a line of a draft.
fn acts_cell(cx: &Cx, around: &Around, line: &DocLine) -> Markup {
    let document = &around.met.document;
    let path = format!("/stock/documents/{}/lines/{}", document.id, line.number);
    html! {
        @if document.is_draft() && around.met.mine {
            td.c-status.row-end { (rows::remove_button(cx, &path, line)) }
        }
    }
}
