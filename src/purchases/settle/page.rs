//! `/purchases/suppliers/:id`: what one supplier is owed and for what, and every move of his account over a period.

use maud::{Markup, html};

use super::{Entry, Ledger, Unpaid, gate, ledger, unpaid};
use crate::{
    cash::{goods_money::supplier_debt, kind_title},
    clients::{self, Client},
    kernel::{Day, Id, Money, Result, Right, mark},
    purchases::{SUPPLIERS, text},
    warehouse,
    web::{
        Cx, Page, Reply,
        ui::{self, icon},
    },
};

/// The days of the address: this month unless it says otherwise; a period turned over is turned back.
pub fn period(cx: &Cx) -> (Day, Day) {
    let today = cx.today();
    let day = |name: &str| cx.query(name).and_then(|text| Day::parse(&text));
    let first = Day::parse(&format!("{}-01", &today.iso()[..7])).unwrap_or(today);
    let (from, to) = (day("from").unwrap_or(first), day("to").unwrap_or(today));
    if from <= to { (from, to) } else { (to, from) }
}

struct Shown {
    client: Client,
    debt: Money,
    unpaid: Vec<Unpaid>,
    /// Of the debt, what did not come by a posting.
    other: Money,
    ledger: Ledger,
}

/// `GET /purchases/suppliers/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    gate(&cx)?;
    let id: Id<mark::Client> = cx.path("id")?;
    let (days, lang) = (period(&cx), cx.lang());
    let shown = cx
        .read(|r| {
            let (client, debt) = (clients::client(r, id)?, supplier_debt(r, id)?);
            let (unpaid, other) = unpaid(r, id, debt)?;
            Ok(Shown { client, debt, unpaid, other, ledger: ledger(r, id, days, lang)? })
        })
        .await?;
    let name = shown.client.name.clone();
    Ok(cx.page(Page::new("purchases", name, page(&cx, &shown)).live(format!("client:{id} document cashbox"))))
}

fn page(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, path) = (cx.lang(), format!("{SUPPLIERS}/{}", shown.client.id));
    html! {
        div.page-head {
            a.icon-btn href=(SUPPLIERS) aria-label=(text::SETTLEMENTS.get(lang)) { (icon("arrow-left")) }
            h1 { (shown.client.name) }
            (standing(cx, shown.debt))
            div.page-head__end {
                @if cx.may(Right::SeeClients) { a.btn.btn--quiet href={ "/clients/" (shown.client.id) } { (icon("user")) (text::CLIENT_CARD.get(lang)) } }
                @if cx.may(Right::PaySuppliers) { (pay_link(&path, "", "btn btn--primary", html! { (icon("hand-coins")) (text::PAY.get(lang)) })) }
            }
        }
        div.page {
            @if !shown.unpaid.is_empty() || shown.other.is_positive() { (ui::panel(text::UNPAID_POSTINGS.get(lang), html! { b { (cx.sum(shown.debt)) } }, owed_for(cx, shown, &path))) }
            (ui::panel(text::MOVES.get(lang), papers(cx, shown, &path), html! { (days(cx, &shown.ledger, &path)) (moves(cx, &shown.ledger)) }))
        }
    }
}

/// What stands between us, in a word.
pub fn standing(cx: &Cx, debt: Money) -> Markup {
    let lang = cx.lang();
    match debt {
        debt if debt.is_positive() => ui::badge("amber", &text::OWE_SUM.with(lang, &[&cx.sum(debt)])),
        debt if debt.is_negative() => ui::badge("blue", &text::AHEAD_SUM.with(lang, &[&cx.sum(-debt)])),
        _ => ui::badge("green", text::EVEN.get(lang)),
    }
}

fn pay_link(path: &str, query: &str, class: &str, inner: Markup) -> Markup {
    let to = format!("{path}/payment{query}");
    html! { a class=(class) href=(to) hx-get=(to) hx-target="#dialog" { (inner) } }
}

fn owed_for(cx: &Cx, shown: &Shown, path: &str) -> Markup {
    let (lang, sign, today) = (cx.lang(), cx.frame().currency.sign(), cx.today().number());
    html! {
        div.h-scroll { table.data.data--plain.data--tight {
            thead { tr { th.grow { (text::DOCUMENT.get(lang)) } th { (text::DAY.get(lang)) } th.num { (text::AGE.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } th.num { (text::LEFT.get(lang)) ", " (sign) } @if cx.may(Right::PaySuppliers) { th.row-end { span.sr { (text::ACTIONS.get(lang)) } } } } }
            tbody {
                @for one in &shown.unpaid {
                    @let document = &one.document;
                    tr {
                        td.grow { a.link href={ "/stock/documents/" (document.id) } { (warehouse::title(document, lang)) } @if !document.paper.is_empty() { " " span.dim { (document.paper) } } }
                        td { (document.day.near(cx.today(), lang)) }
                        td.num { (text::DAYS.of(i64::from(today - document.day.number()), lang)) }
                        td.num { (cx.money(document.total)) }
                        td.num { b { (cx.money(one.rest)) } }
                        @if cx.may(Right::PaySuppliers) { td.row-end { (pay_link(path, &format!("?document={}", document.id), "link", html! { (text::PAY.get(lang)) })) } }
                    }
                }
                @if shown.other.is_positive() {
                    tr { td.grow colspan="4" { (text::OTHER_DEBT.get(lang)) } td.num { b { (cx.money(shown.other)) } } @if cx.may(Right::PaySuppliers) { td {} } }
                }
            }
        } }
    }
}

fn papers(cx: &Cx, shown: &Shown, path: &str) -> Markup {
    let (lang, ledger) = (cx.lang(), &shown.ledger);
    let (from, to) = (ledger.from.iso(), ledger.to.iso());
    html! {
        div.row-acts {
            a.btn href={ (path) "/act?from=" (from) "&to=" (to) } { (icon("printer")) (text::ACT.get(lang)) }
            (ui::post_form(cx, &format!("{path}/excel"), "", html! {
                input type="hidden" name="from" value=(from);
                input type="hidden" name="to" value=(to);
                button.btn { (icon("file-spreadsheet")) (text::EXCEL.get(lang)) }
            }))
        }
    }
}

fn days(cx: &Cx, ledger: &Ledger, path: &str) -> Markup {
    let lang = cx.lang();
    html! {
        form.toolbar__form.ledger-days method="get" action=(path) data-clean hx-get=(path) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            label.input { span.dim { (text::FROM.get(lang)) } input type="date" name="from" value=(ledger.from.iso()); }
            label.input { span.dim { (text::TILL.get(lang)) } input type="date" name="to" value=(ledger.to.iso()); }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
    }
}

/// What an operation was: the document it belongs to, or its kind with what was said of it.
pub fn said(entry: &Entry, lang: crate::kernel::Lang) -> String {
    let kind = kind_title(entry.operation.kind).get(lang);
    match &entry.document {
        Some((_, title)) if entry.operation.kind == crate::cash::OpKind::Goods => title.clone(),
        Some((_, title)) => format!("{kind}: {title}"),
        None if entry.operation.comment.is_empty() => kind.to_string(),
        None => format!("{kind}: {}", entry.operation.comment),
    }
}

fn moves(cx: &Cx, ledger: &Ledger) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let (came, went) = ledger.turns();
    let balance = |label: crate::kernel::Text, debt: Money| {
        html! { tr.group { td colspan="2" { (label.get(lang)) } td colspan="2" {} td.num { b { (signed(cx, debt)) } } } }
    };
    html! {
        div.h-scroll { table.data.data--plain.data--tight {
            thead { tr { th { (text::DAY.get(lang)) } th.grow { (text::OPERATION.get(lang)) } th.num { (text::BROUGHT.get(lang)) ", " (sign) } th.num { (text::PAID.get(lang)) ", " (sign) } th.num { (text::DEBT_AFTER.get(lang)) ", " (sign) } } }
            tbody {
                (balance(text::OPENING, ledger.opening))
                @for (entry, after) in running(ledger) {
                    tr {
                        td.dim { (entry.operation.day.near(cx.today(), lang)) }
                        td.grow { (link(cx, entry)) }
                        td.num { @if entry.amount.is_positive() { (cx.money(entry.amount)) } }
                        td.num { @if entry.amount.is_negative() { (cx.money(-entry.amount)) } }
                        td.num.dim { (signed(cx, after)) }
                    }
                }
                @if ledger.entries.is_empty() { tr { td.dim colspan="5" { (text::NO_MOVES.get(lang)) } } }
            }
            tfoot { tr { td colspan="2" { (text::CLOSING.get(lang)) } td.num { (cx.money(came)) } td.num { (cx.money(went)) } td.num { (signed(cx, ledger.closing)) } } }
        } }
    }
}

/// Each move with what was owed after it.
fn running(ledger: &Ledger) -> Vec<(&Entry, Money)> {
    let mut debt = ledger.opening;
    let after = |entry| {
        let entry: &Entry = entry;
        debt += entry.amount;
        (entry, debt)
    };
    ledger.entries.iter().map(after).collect()
}

/// A debt, or what was paid ahead with its minus.
fn signed(cx: &Cx, debt: Money) -> String {
    cx.money(debt)
}

fn link(cx: &Cx, entry: &Entry) -> Markup {
    let said = said(entry, cx.lang());
    html! {
        @match &entry.document {
            Some((id, _)) => a.link href={ "/stock/documents/" (id) } { (said) },
            None if cx.may(Right::SeeCash) && !entry.operation.cashboxes().is_empty() => a.link href={ "/cash/operations/" (entry.operation.id) } { (said) },
            None => (said),
        }
    }
}
