//! The reconciliation act of a supplier for a period, A4, and the same moves as a sheet of Excel.

use maud::{Markup, html};

use super::{
    Ledger, gate, ledger,
    page::{period, said},
};
use crate::{
    clients::{self, Client},
    kernel::{Day, Error, Id, Money, Result, mark, text::words::words},
    log::{Record, Subject},
    purchases::{
        SUPPLIERS,
        fact::PurchaseFact,
        message::sheet_name,
        print::{legal, paged},
        text,
    },
    shop::{self, Company},
    store::Write,
    web::{
        Cx, Reply,
        sheet::{self, Cell, columns},
    },
};

struct Paper {
    client: Client,
    company: Company,
    ledger: Ledger,
}

/// `GET /purchases/suppliers/:id/act`
pub async fn show(cx: Cx) -> Result<Reply> {
    gate(&cx)?;
    let id: Id<mark::Client> = cx.path("id")?;
    let (days, lang) = (period(&cx), cx.lang());
    let paper = cx
        .read(|r| {
            Ok(Paper {
                client: clients::client(r, id)?,
                company: shop::company(r)?.ok_or(Error::Hidden)?,
                ledger: ledger(r, id, days, lang)?,
            })
        })
        .await?;
    let back = format!("{SUPPLIERS}/{id}?from={}&to={}", paper.ledger.from.iso(), paper.ledger.to.iso());
    Ok(cx.page(paged(&cx, &paper.client.name, &back, act(&cx, &paper))))
}

fn act(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, ledger, own) = (cx.lang(), &paper.ledger, legal(&paper.company));
    html! {
        article.sheet.sheet--a4 {
            div.doc__top { header.doc__head { div { b.doc__org { (own) } p { (paper.company.address) } } div.doc__code { span { (text::ACT.get(lang)) } } } }
            div.doc__rest { div.doc__flow {
                h1 { (text::ACT_TITLE.get(lang)) }
                p.doc__date { (text::ACT_PERIOD.with(lang, &[&ledger.from.full(lang), &ledger.to.full(lang)])) }
                p { (text::ACT_BETWEEN.with(lang, &[&own, &paper.client.name])) }
                (table(cx, paper, own))
                p { b { (closing(cx, paper, own)) } }
                div.doc__end { div.doc__signs.doc__signs--parties { (party(cx, own, &paper.company.tax_number)) (party(cx, &paper.client.name, &paper.client.tax_number)) } }
            } }
        }
    }
}

/// Our side is filled, the other is left for the supplier's own figures.
fn table(cx: &Cx, paper: &Paper, own: &str) -> Markup {
    let (lang, ledger) = (cx.lang(), &paper.ledger);
    let (came, went) = ledger.turns();
    let sides = |debt: Money| if debt.is_negative() { (cx.money(-debt), String::new()) } else { (String::new(), cx.money(debt)) };
    let (opening, closing) = (sides(ledger.opening), sides(ledger.closing));
    let row = |label: &str, (debit, credit): (String, String)| html! { tr { td {} td { b { (label) } } td.num { b { (debit) } } td.num { b { (credit) } } td {} td {} } };
    html! {
        table.doc__table.doc__table--lined {
            thead {
                tr { th colspan="4" { (text::BY_DATA_OF.with(lang, &[&own])) } th colspan="2" { (text::BY_DATA_OF.with(lang, &[&paper.client.name])) } }
                tr { th { (text::DAY.get(lang)) } th { (text::DOCUMENT.get(lang)) } th.num { (text::DEBIT.get(lang)) } th.num { (text::CREDIT.get(lang)) } th.num { (text::DEBIT.get(lang)) } th.num { (text::CREDIT.get(lang)) } }
            }
            tbody {
                (row(&text::OPENING_ON.with(lang, &[&ledger.from.full(lang)]), opening))
                @for entry in &ledger.entries {
                    tr {
                        td { (entry.operation.day.full(lang)) } td { (said(entry, lang)) }
                        td.num { @if entry.amount.is_negative() { (cx.money(-entry.amount)) } }
                        td.num { @if entry.amount.is_positive() { (cx.money(entry.amount)) } }
                        td {} td {}
                    }
                }
                (row(text::TURNS.get(lang), (cx.money(went), cx.money(came))))
                (row(&text::CLOSING_ON.with(lang, &[&ledger.to.full(lang)]), closing))
            }
        }
    }
}

/// Who owes whom in the end, in figures and in words.
fn closing(cx: &Cx, paper: &Paper, own: &str) -> String {
    let (lang, debt, day) = (cx.lang(), paper.ledger.closing, paper.ledger.to.full(cx.lang()));
    let sum = |amount: Money| format!("{} ({})", cx.sum(amount), words(amount, paper.company.currency, lang).to_lowercase());
    match debt {
        debt if debt.is_positive() => text::ACT_OWES.with(lang, &[&day, &own, &paper.client.name, &sum(debt)]),
        debt if debt.is_negative() => text::ACT_OWES.with(lang, &[&day, &paper.client.name, &own, &sum(-debt)]),
        _ => text::ACT_EVEN.with(lang, &[&day]),
    }
}

fn party(cx: &Cx, name: &str, tax: &str) -> Markup {
    html! {
        div {
            b { (text::ON_BEHALF.with(cx.lang(), &[&name])) }
            @if !tax.is_empty() { p { (text::TAX_NUMBER.with(cx.lang(), &[&tax])) } }
            span {} p { (text::SIGNATURE.get(cx.lang())) }
        }
    }
}

/// `POST /purchases/suppliers/:id/excel`
pub async fn excel(cx: Cx) -> Result<Reply> {
    gate(&cx)?;
    let (id, form, lang): (Id<mark::Client>, _, _) = (cx.path("id")?, cx.form(), cx.lang());
    let day = |name: &str| Day::parse(form.value(name)).unwrap_or(cx.today());
    let days = (day("from"), day("to"));
    let name = cx.read(|r| clients::client(r, id)).await?.name;
    let heads = [(text::DAY, 12), (text::OPERATION, 52), (text::BROUGHT, 16), (text::PAID, 16), (text::DEBT_AFTER, 16)];
    let record = move |tx: &mut Write<'_>, rows: u32| tx.record(Subject::client(id), &PurchaseFact::Reconciled { rows });
    sheet::hand_over(&cx, sheet_name(&name), columns(lang, &heads), record, move |reads, out| {
        let ledger = ledger(reads, id, days, lang)?;
        let mut debt = ledger.opening;
        let line = |said: &str, debt: Money| vec![Cell::Nothing, Cell::text(said), Cell::Nothing, Cell::Nothing, Cell::Money(debt)];
        out.row(&line(text::OPENING.get(lang), debt))?;
        for entry in &ledger.entries {
            debt += entry.amount;
            let (came, went) = if entry.amount.is_positive() {
                (Cell::Money(entry.amount), Cell::Nothing)
            } else {
                (Cell::Nothing, Cell::Money(-entry.amount))
            };
            out.row(&[Cell::Day(entry.operation.day), Cell::text(said(entry, lang)), came, went, Cell::Money(debt)])?;
        }
        out.row(&line(text::CLOSING.get(lang), ledger.closing))?;
        Ok(ledger.entries.len() as u32)
    })
    .await
}
