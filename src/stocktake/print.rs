//! The papers of a count, A4: the inventory list with what was found, and the comparison with what the book says.

use maud::{Markup, html};

use super::{
    access::{Met, meet},
    find::lines,
    finish::free,
    tables::{Line, Shelf, State},
    text, title,
};
use crate::{
    kernel::{
        Error, Money, Quantity, Result, Text,
        text::words::{numeral, words},
    },
    shop::{self, Company},
    store::Read,
    web::{Cx, Page, Reply, ui},
};

struct Paper {
    met: Met,
    lines: Vec<Line>,
    company: Company,
    /// What the book says stands on it.
    book: bool,
}

/// `GET /stock/counts/:id/print/:paper`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (id, which) = (cx.path("id")?, cx.path::<String>("paper")?);
    let read = |reads: &Read<'_>| {
        let met = meet(&cx, reads, id)?;
        let shelf = match which.as_str() {
            "inventory" => Shelf::All,
            "comparison" if met.of.shows_book() => met.of.differing(),
            _ => return Err(Error::Hidden),
        };
        let book = met.of.shows_book() && cx.query("book").as_deref() != Some("no");
        Ok(Paper { lines: lines(reads, id, shelf)?, company: shop::company(reads)?.ok_or(Error::Hidden)?, book, met })
    };
    let (paper, comparison) = (cx.read(read).await?, which == "comparison");
    let (lang, name) = (cx.lang(), title(paper.met.of.number, cx.lang()));
    let body = html! {
        main id="main" {
            header.printbar {
                a.btn.btn--quiet href={ "/stock/counts/" (paper.met.of.id) } { (ui::icon("chevron-left")) (name) }
                h1 { (text::PRINT.get(lang)) }
                span.vr-gap {}
                button.btn.btn--primary type="button" data-print { (ui::icon("printer")) (text::PRINT.get(lang)) }
            }
            div.sheets tabindex="0" { @if comparison { (comparison_sheet(&cx, &paper)) } @else { (inventory_sheet(&cx, &paper)) } }
        }
    };
    Ok(cx.page(Page::bare("printing", name, body)))
}

/// What both papers have around their table.
fn sheet(cx: &Cx, paper: &Paper, name: Text, table: Markup, total: Markup) -> Markup {
    let (lang, of, met) = (cx.lang(), &paper.met.of, &paper.met);
    let company = if paper.company.legal_name.is_empty() { &paper.company.name } else { &paper.company.legal_name };
    let row = |label: Text, said: &str| html! { @if !said.is_empty() { dt { (label.get(lang)) } dd { (said) } } };
    html! {
        article.sheet.sheet--a4 {
            div.doc__top { header.doc__head { div { b.doc__org { (company) } p { (paper.company.address) } } div.doc__code { span { (title(of.number, lang)) } } } }
            div.doc__rest { div.doc__flow {
                h1 { (name.with(lang, &[&format!("{:05}", of.number)])) }
                p.doc__date { (of.day.long(lang)) @if of.state == State::Cancelled { " \u{b7} " b { (text::CANCELLED.get(lang)) } } }
                dl.doc__kv {
                    (row(text::WAREHOUSE, met.warehouse.name.get(lang)))
                    (row(text::SCOPE, &met.scope))
                    (row(text::BOOK_OF, &cx.frame().zone.full(of.count_at, lang)))
                    (row(text::PEOPLE, &of.people_names.join(", ")))
                    (row(text::COMMENT, &of.comment))
                }
                (table)
                (total)
                div.doc__end { (signs(cx)) }
            } }
        }
    }
}

fn signs(cx: &Cx) -> Markup {
    html! { div.doc__signs { @for name in [text::P_CHAIR, text::P_MEMBER, text::P_KEEPER] { div { span {} p { (name.get(cx.lang())) } } } } }
}

/// Digits of papers are read by people who were not there: a number that matters stands in words too.
fn in_words(quantity: Quantity, cx: &Cx) -> String {
    let lang = cx.lang();
    match quantity.0 % Quantity::ONE.0 {
        0 => format!("{} ({})", quantity.show(lang), numeral(quantity.0.unsigned_abs() / 1000, true, lang).to_lowercase()),
        _ => quantity.show(lang),
    }
}

fn positions(lines: usize, cx: &Cx) -> String {
    in_words(super::tables::pieces(lines), cx)
}

fn inventory_sheet(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, of, sign) = (cx.lang(), &paper.met.of, cx.frame().currency.sign());
    let (money, book) = (paper.met.cost && paper.book, paper.book);
    let fact = |line: &Line| if of.state == State::Counting { line.counted() } else { Some(line.result(of.rest_is_gone)) };
    let worth = |line: &Line| line.worth(fact(line).unwrap_or(Quantity::ZERO));
    let own = &paper.lines;
    let units: Quantity = own.iter().filter_map(fact).sum();
    let sum: Money = own.iter().map(worth).sum();
    let table = html! {
        table.doc__table {
            thead { tr {
                th { "№" } th { (text::CODE.get(lang)) } th { (text::PRODUCT.get(lang)) } th { (text::UNIT.get(lang)) } th.num { (text::FACT.get(lang)) }
                @if money { th.num { (text::SUM.get(lang)) ", " (sign) } }
                @if book { th.num { (text::BOOK.get(lang)) } }
                @if money { th.num { (text::SUM.get(lang)) ", " (sign) } }
            } }
            tbody {
                @for (at, line) in own.iter().enumerate() {
                    tr {
                        td { (at + 1) } td { (line.code) } td { (line.name) @if !line.serials().is_empty() { br; (line.serials().join(", ")) } } td { (line.measure.get(lang)) }
                        td.num { @if let Some(fact) = fact(line) { (fact.show(lang)) } }
                        @if money { td.num { (cx.money(worth(line))) } }
                        @if book { td.num { (line.book.show(lang)) } }
                        @if money { td.num { (cx.money(line.cost)) } }
                    }
                }
            }
        }
    };
    let total = html! {
        p { (text::P_POSITIONS.with(lang, &[&positions(own.len(), cx)])) " " (text::P_UNITS.with(lang, &[&in_words(units, cx)]))
            @if money { " " b { (text::P_MONEY.with(lang, &[&words(sum, paper.company.currency, lang).to_lowercase()])) } } }
        p { (text::P_OATH.get(lang)) }
    };
    sheet(cx, paper, text::P_INVENTORY_NO, table, total)
}

fn comparison_sheet(cx: &Cx, paper: &Paper) -> Markup {
    let (lang, of, sign, cost) = (cx.lang(), &paper.met.of, cx.frame().currency.sign(), paper.met.cost);
    let gone = of.rest_is_gone;
    let differ = &paper.lines;
    let (short, over): (Quantity, Quantity) =
        (differ.iter().map(|line| line.short(gone).0).sum(), differ.iter().map(|line| line.over(gone).0).sum());
    let (short_sum, over_sum) = (
        differ.iter().map(|line| line.worth(line.short(gone).0)).sum(),
        differ.iter().map(|line| line.worth_of_over(line.over(gone).0)).sum(),
    );
    let swapped = |line: &Line| {
        if line.tracked { Quantity::ZERO } else { line.short(gone).0 + line.over(gone).0 - free(of, line).0 - free(of, line).1 }
    };
    let cell = |quantity: Quantity| html! { td.num { @if !quantity.is_zero() { (quantity.show(lang)) } } };
    let sum = |money: Money| html! { @if cost { td.num { @if !money.is_zero() { (cx.money(money)) } } } };
    let table = html! {
        table.doc__table {
            thead { tr {
                th { "№" } th { (text::CODE.get(lang)) } th { (text::PRODUCT.get(lang)) } th { (text::UNIT.get(lang)) }
                th.num { (text::OVER.get(lang)) } @if cost { th.num { (text::SUM.get(lang)) ", " (sign) } }
                th.num { (text::SHORT.get(lang)) } @if cost { th.num { (text::SUM.get(lang)) ", " (sign) } }
                th.num { (text::SWAPS.get(lang)) }
            } }
            tbody {
                @for (at, line) in differ.iter().enumerate() {
                    tr {
                        td { (at + 1) } td { (line.code) } td { (line.name) } td { (line.measure.get(lang)) }
                        (cell(line.over(gone).0)) (sum(line.worth_of_over(line.over(gone).0)))
                        (cell(line.short(gone).0)) (sum(line.worth(line.short(gone).0)))
                        (cell(swapped(line)))
                    }
                }
            }
            tfoot { tr { td colspan="4" { (text::TOTAL.get(lang)) } td.num { (over.show(lang)) } @if cost { td.num { (cx.money(over_sum)) } } td.num { (short.show(lang)) } @if cost { td.num { (cx.money(short_sum)) } } td {} } }
        }
    };
    let money = |said: Text, amount: Money| html! { @if cost { " " b { (said.with(lang, &[&words(amount, paper.company.currency, lang).to_lowercase()])) } } };
    let total = html! {
        @if differ.is_empty() { p { (text::NONE_DIFFER_WHY.get(lang)) } } @else {
            p { (text::P_POSITIONS.with(lang, &[&positions(differ.len(), cx)])) }
            p { (text::P_SHORT.with(lang, &[&in_words(short, cx)])) (money(text::P_MONEY, short_sum)) }
            p { (text::P_OVER.with(lang, &[&in_words(over, cx)])) (money(text::P_MONEY, over_sum)) }
        }
    };
    sheet(cx, paper, text::P_COMPARISON_NO, table, total)
}
