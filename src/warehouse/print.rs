//! The papers of documents: A4, with lines, sums for those who may see them, the total in words and places to sign.

use maud::{Markup, html};

use super::{
    access::{self, Met},
    batches, cost_correction,
    head_form::reason_title,
    kits,
    tables::{DocKind, DocState},
    text, title,
    transfer::promised::{self, Orders},
};
use crate::{
    clients,
    kernel::{Error, Result, Text, text::words::words},
    shop::{self, Company},
    web::{Cx, Page, Reply, ui},
};

struct Paper {
    met: Met,
    company: Company,
    supplier: String,
    basis: Option<String>,
    orders: Orders,
}

/// `GET /stock/documents/:id/print`
pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let paper = cx
        .read(|r| {
            let met = access::meet(&cx, r, id)?;
            if met.document.state == DocState::Draft {
                return Err(Error::Hidden);
            }
            let supplier = met.document.supplier.map_or(Ok(String::new()), |id| clients::client(r, id).map(|one| one.name))?;
            let basis = met.document.basis.map(|id| batches::name_of(r, id, cx.lang())).transpose()?.flatten();
            let basis = basis.or_else(|| met.document.source.as_ref().map(|of| of.said(cx.lang())));
            let orders = promised::orders_of(&cx, r, &met.document)?;
            Ok(Paper { basis, orders, company: shop::company(r)?.ok_or(Error::Hidden)?, supplier, met })
        })
        .await?;
    let lang = cx.lang();
    let name = title(&paper.met.document, lang);
    let body = html! {
        main id="main" {
            header.printbar {
                a.btn.btn--quiet href={ "/stock/documents/" (paper.met.document.id) } { (ui::icon("chevron-left")) (name) }
                h1 { (text::PRINT.get(lang)) }
                span.vr-gap {}
                button.btn.btn--primary type="button" data-print { (ui::icon("printer")) (text::PRINT.get(lang)) }
            }
            div.sheets tabindex="0" { (sheet(&cx, &paper)) }
        }
    };
    Ok(cx.page(Page::bare("printing", name, body)))
}

fn paper_title(kind: DocKind) -> Text {
    match kind {
        DocKind::Posting => text::P_POSTING,
        DocKind::WriteOff => text::P_WRITE_OFF,
        DocKind::Transfer => text::P_TRANSFER,
        DocKind::Surplus => text::P_SURPLUS,
        DocKind::SupplierReturn => text::batches::P_SUPPLIER_RETURN,
        DocKind::CostCorrection => text::batches::P_COST_CORRECTION,
        DocKind::Assembly => text::kits::P_ASSEMBLY,
        DocKind::Disassembly => text::kits::P_DISASSEMBLY,
        DocKind::ClientReturn => text::batches::P_CLIENT_RETURN,
    }
}

fn sheet(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, document) = (cx.lang(), &paper.met.document);
    let company = if paper.company.legal_name.is_empty() { &paper.company.name } else { &paper.company.legal_name };
    let number = format!("{:05}", document.number);
    let row = |label: Text, said: &str| html! { @if !said.is_empty() { dt { (label.get(lang)) } dd { (said) } } };
    let from = if document.kind == DocKind::Transfer { text::FROM } else { text::WAREHOUSE };
    html! {
        article.sheet.sheet--a4 {
            div.doc__top { header.doc__head { div { b.doc__org { (company) } p { (paper.company.address) } } div.doc__code { span { (title(document, lang)) } } } }
            div.doc__rest { div.doc__flow {
                h1 { (paper_title(document.kind).with(lang, &[&number])) }
                p.doc__date { (document.day.long(lang)) @if document.state == DocState::Cancelled { " \u{b7} " b { (text::CANCELLED.get(lang)) } } }
                dl.doc__kv {
                    (row(text::SUPPLIER, &paper.supplier))
                    (row(text::PAPER, &document.paper))
                    (row(text::batches::BASIS, paper.basis.as_deref().unwrap_or_default()))
                    (row(from, paper.met.warehouse.name.get(lang)))
                    (row(text::TO, paper.met.to.as_ref().map_or("", |to| to.name.get(lang))))
                    @if document.kind == DocKind::WriteOff { (row(text::REASON, reason_title(document.reason).get(lang))) }
                    @if let Some(whole) = &document.whole {
                        (row(kits::whole_title(document.kind), &format!("{}, {} {}", whole.name, whole.quantity.show(lang), whole.measure.get(lang))))
                    }
                    (row(text::COMMENT, &document.comment))
                }
                @if document.kind == DocKind::CostCorrection { (cost_correction::paper(cx, document, paper.met.cost)) } @else { (table(cx, paper)) }
                p { (text::P_COUNT.with(lang, &[&document.lines.len()])) @if paper.met.cost { " " b { (text::P_WORDS.with(lang, &[&words(document.total.abs(), paper.company.currency, lang).to_lowercase()])) } } }
                div.doc__end { (signs(cx, document.kind)) }
            } }
        }
    }
}

fn table(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, document, sign) = (cx.lang(), &paper.met.document, cx.frame().currency.sign());
    // A supplier does not see what his goods cost the shop with delivery.
    let back = document.kind == DocKind::SupplierReturn;
    let price = if back { text::batches::RETURN_PRICE } else { text::COST };
    html! {
        table.doc__table {
            thead { tr {
                th { "№" } th { (text::CODE.get(lang)) } th { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th { (text::UNIT.get(lang)) }
                @if paper.met.cost { th.num { (price.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
            tbody {
                @for (at, line) in document.lines.iter().enumerate() {
                    tr {
                        td { (at + 1) } td { (line.code) } td { (line.name) @if !line.serials.is_empty() { br; (line.serials.join(", ")) } @if let Some(said) = promised::said(cx, line, &paper.orders) { br; (said) } }
                        td.num { (line.quantity.show(lang)) } td { (line.measure.get(lang)) }
                        @if paper.met.cost { @let (price, sum) = document.shown(line);
                            td.num { (cx.money(price)) } td.num { (cx.money(sum)) } }
                    }
                }
            }
            @if paper.met.cost { tfoot { tr { td colspan="6" { (text::TOTAL.get(lang)) } td.num { (cx.money(document.total)) } } } }
        }
    }
}

fn signs(cx: &Cx, kind: DocKind) -> Markup {
    let names: &[Text] = match kind {
        DocKind::Posting | DocKind::Transfer | DocKind::SupplierReturn | DocKind::ClientReturn => &[text::P_GAVE, text::P_TOOK],
        DocKind::CostCorrection => &[text::batches::P_ACCOUNTANT, text::batches::P_APPROVED],
        DocKind::WriteOff | DocKind::Surplus | DocKind::Assembly | DocKind::Disassembly => &[text::P_CHAIR, text::P_MEMBER, text::P_MEMBER],
    };
    html! { div.doc__signs { @for name in names { div { span {} p { (name.get(cx.lang())) } } } } }
}
