//! The page of an order to a supplier: what is ordered, what arrived by which document, and what may be done with it now.

use maud::{Markup, html};

use super::{
    access::{self, Met},
    course, lines,
    list::{chip, promised},
    message,
    tables::{OrderedLine, Standing},
    text, title,
};
use crate::{
    catalog::Product,
    clients::{self, Client},
    kernel::{Quantity, Result, Text},
    log::{FactRow, fact},
    warehouse::{self, Document},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, icon},
    },
};

/// Facts at the foot of the page.
const FACTS: usize = 30;

/// What stands around the lines.
pub struct Around {
    pub met: Met,
    pub supplier: Client,
    postings: Vec<Document>,
    facts: Vec<FactRow>,
    /// Products among which the person must choose: what he typed names several.
    pub choices: Vec<Product>,
}

pub async fn read(cx: &Cx, choices: Vec<Product>) -> Result<Around> {
    let id = cx.path("id")?;
    cx.read(|r| {
        let met = access::meet(cx, r, id)?;
        Ok(Around {
            supplier: clients::client(r, met.order.supplier)?,
            postings: course::postings(r, id)?,
            facts: fact::feed(r, super::fact::purchase(id), None, FACTS)?,
            met,
            choices,
        })
    })
    .await
}

/// `GET /purchases/orders/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let around = read(&cx, Vec::new()).await?;
    Ok(cx.page(page(&cx, &around, &Form::empty())))
}

pub fn page(cx: &Cx, around: &Around, form: &Form) -> Page {
    let (lang, order) = (cx.lang(), &around.met.order);
    let name = title(order, lang);
    let body = html! {
        div.page-head {
            a.icon-btn href=(super::ORDERS) aria-label=(text::ORDERS.get(lang)) { (icon("arrow-left")) }
            h1 { (name) }
            (chip(around.met.standing(), lang))
            div.page-head__end { (actions(cx, around)) }
        }
        div.page {
            @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) }
            div.split {
                div {
                    (ui::panel(text::LINES.get(lang), html! { span.dim { (text::POSITIONS.of(order.lines.len() as i64, lang)) } }, html! {
                        (table(cx, around))
                        @if order.is_draft() && around.met.mine { (lines::adding(cx, around, form)) }
                    }))
                    @if !order.is_draft() { (ui::panel(text::ARRIVALS.get(lang), html! {}, arrivals(cx, around))) }
                    (ui::panel(text::FEED.get(lang), html! {}, ui::feed::feed(cx, &around.facts, None)))
                }
                div {
                    (ui::panel(text::HEAD.get(lang), html! {}, head(cx, around)))
                    @if !order.lines.is_empty() { (ui::panel(text::MESSAGE.get(lang), html! {}, message::panel(cx, around))) }
                }
            }
        }
    };
    Page::new("purchases", name, body).live(format!("purchase_order:{} document", order.id))
}

fn actions(cx: &Cx, around: &Around) -> Markup {
    let (lang, met) = (cx.lang(), &around.met);
    let (path, standing, lines) = (format!("{}/{}", super::ORDERS, met.order.id), met.standing(), !met.order.lines.is_empty());
    let dialog = |to: &str, class: &str, sign: &str, said: Text| {
        let to = format!("{path}{to}");
        html! { a class={ "btn " (class) } href=(to) hx-get=(to) hx-target="#dialog" { (icon(sign)) (said.get(lang)) } }
    };
    html! {
        @if lines {
            a.btn href={ (path) "/print" } { (icon("printer")) (text::PRINT.get(lang)) }
            (ui::post_button(cx, &format!("{path}/excel"), "btn", html! { (icon("file-spreadsheet")) (text::EXCEL.get(lang)) }))
        }
        @if met.mine && standing == Standing::Draft {
            @if met.order.number == 0 { (ui::post_button(cx, &format!("{path}/removal"), "btn btn--quiet", html! { (icon("trash-2")) (text::DISCARD.get(lang)) })) }
            @else { (dialog("/cancelling", "btn--quiet", "undo-2", text::DO_CANCEL)) }
            (dialog("/head", "", "pencil", text::HEAD))
            @if lines { (ui::post_button(cx, &format!("{path}/sending"), "btn btn--primary", html! { (icon("send")) (text::DO_SEND.get(lang)) })) }
        }
        @if met.mine && standing.is_awaited() {
            @if standing == Standing::Sent { (ui::post_button(cx, &format!("{path}/return"), "btn btn--quiet", html! { (icon("pencil")) (text::TO_DRAFT.get(lang)) })) }
            (dialog("/cancelling", "", "undo-2", text::DO_CANCEL))
        }
        @if met.receives && standing.is_awaited() {
            (ui::post_button(cx, &format!("{path}/receiving"), "btn btn--primary", html! { (icon("package-plus")) (text::RECEIVE.get(lang)) }))
        }
    }
}

fn head(cx: &Cx, around: &Around) -> Markup {
    let (lang, order) = (cx.lang(), &around.met.order);
    let row = |label: Text, said: Markup| html! { dt { (label.get(lang)) } dd { (said) } };
    html! {
        dl.kv {
            (row(text::SUPPLIER, html! {
                @if super::settle::may(cx) { a.link href={ (super::SUPPLIERS) "/" (order.supplier) } { (around.supplier.name) } } @else { (around.supplier.name) }
                @for one in around.supplier.phones.iter().take(1) { br; a.link href=(one.phone.link()) { (one.phone) } }
            }))
            (row(text::ARRIVES_AT, html! { (around.met.warehouse.name.get(lang)) }))
            (row(text::EXPECTED, promised(cx, order, around.met.standing())))
            @if let Some(day) = order.day { (row(text::SENT_ON, html! { (day.full(lang)) })) }
            @if around.met.cost { (row(text::SUM, html! { (cx.sum(order.total())) })) }
            @if !order.comment.is_empty() { (row(text::COMMENT, html! { (ui::prose(&order.comment)) })) }
            (row(text::AUTHOR, html! { (ui::person(&order.by_name)) }))
        }
    }
}

fn table(cx: &Cx, around: &Around) -> Markup {
    let (lang, met, sign) = (cx.lang(), &around.met, cx.frame().currency.sign());
    let (draft, edits) = (met.order.is_draft(), met.order.is_draft() && met.mine);
    html! {
        @if met.order.lines.is_empty() { p.dim { (text::NO_LINES_YET.get(lang)) } }
        @else {
            div.h-scroll {
                table.data.data--plain.data--cards {
                    thead { tr {
                        th.grow { (text::PRODUCT.get(lang)) } th.num { (text::QUANTITY.get(lang)) }
                        @if !draft { th.num { (text::CAME.get(lang)) } }
                        @if met.cost { th.num { (text::PRICE.get(lang)) ", " (sign) } th.num { (text::SUM.get(lang)) ", " (sign) } }
                        @if edits { th.row-end { span.sr { (text::ACTIONS.get(lang)) } } }
                    } }
                    tbody { @for line in &met.order.lines { (line_row(cx, around, line, edits)) } }
                    @if met.cost { tfoot { tr { td colspan=(3 + usize::from(!draft)) { (text::TOTAL.get(lang)) } td.num { (cx.money(met.order.total())) } @if edits { td {} } } } }
                }
            }
        }
    }
}

fn line_row(cx: &Cx, around: &Around, line: &OrderedLine, edits: bool) -> Markup {
    let (lang, met) = (cx.lang(), &around.met);
    let path = format!("{}/{}/lines/{}", super::ORDERS, met.order.id, line.product);
    let arrived: Quantity = met.arrived(line.product);
    html! {
        tr {
            td.grow.c-title {
                @if edits { a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (line.name) } } @else { a.fw5 href={ "/goods/" (line.product) } { (line.name) } }
                span.sub { (line.code) @if !line.sku.is_empty() { " \u{b7} " (line.sku) } }
            }
            td.num.c-meta { (line.quantity.show(lang)) " " span.dim { (line.measure.get(lang)) } }
            @if !met.order.is_draft() { td.num.c-end { @if arrived >= line.quantity { i.tick { (arrived.show(lang)) } " " } (arrived.show(lang)) } }
            @if met.cost { td.num { @if line.price.is_zero() { "\u{2014}" } @else { (cx.money(line.price)) } } td.num.c-sum { (cx.money(line.sum())) } }
            @if edits {
                td.c-keep { div.row-acts { (ui::post_button(cx, &format!("{path}/removal"), "icon-btn icon-btn--s", html! { (icon("x")) span.sr { (text::REMOVE.get(lang)) } })) } }
            }
        }
    }
}

/// Documents the goods came by.
fn arrivals(cx: &Cx, around: &Around) -> Markup {
    let lang = cx.lang();
    html! {
        @if around.postings.is_empty() { p.dim { (text::NOTHING_CAME.get(lang)) } }
        @else {
            ul.lines.lines--flush {
                @for document in &around.postings {
                    li {
                        a.link href={ "/stock/documents/" (document.id) } { (warehouse::title(document, lang)) }
                        span.dim { (document.day.near(cx.today(), lang)) " \u{b7} " (text::POSITIONS.of(document.lines.len() as i64, lang)) }
                        span.lines__end { (warehouse::state_chip(document, lang)) }
                    }
                }
            }
        }
    }
}
