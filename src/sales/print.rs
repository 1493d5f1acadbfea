//! Papers of a sale: the receipt for a roll of 80 or 58 mm and the sales slip (A4); the same for what came back.

use maud::{Markup, html};

use super::{
    facts::{SaleFact, about},
    find::{receipt_digits, seen},
    tables::{RETURN_BY_SALE, Return, Sale, SaleLine},
    text,
};
use crate::{
    cash::{Cashbox, Operation, ledger::operations_by},
    clients::Client,
    kernel::{Error, Money, Quantity, Rate, Result, Right, Text, name, text::Named, text::words::words},
    log::Record,
    shop::{self, Company, Location},
    store::{Read, Reads},
    web::{Cx, Page, Reply, ui},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    Roll80,
    Roll58,
    Slip,
}

impl Paper {
    const ALL: [Paper; 3] = [Paper::Roll80, Paper::Roll58, Paper::Slip];
    fn key(self) -> &'static str {
        match self {
            Paper::Roll80 => "roll80",
            Paper::Roll58 => "roll58",
            Paper::Slip => "slip",
        }
    }
    fn title(self) -> Text {
        match self {
            Paper::Roll80 => text::P_ROLL80,
            Paper::Roll58 => text::P_ROLL58,
            Paper::Slip => text::P_SLIP,
        }
    }
}

/// Everything a paper says, read in one moment. `back` is the return it tells of; without it the sale itself.
struct Papers {
    sale: Sale,
    back: Option<Return>,
    client: Option<Client>,
    company: Company,
    location: Location,
    paid: Vec<(Operation, Vec<Named>)>,
}

/// A line as a paper shows it.
struct Printed<'p> {
    line: &'p SaleLine,
    quantity: Quantity,
    off: Money,
    net: Money,
    tax: Money,
    serials: &'p [String],
}

impl Papers {
    fn lines(&self) -> Vec<Printed<'_>> {
        match &self.back {
            None => self
                .sale
                .lines
                .iter()
                .map(|line| Printed { line, quantity: line.quantity, off: line.off, net: line.net, tax: line.tax, serials: &line.serials })
                .collect(),
            Some(back) => back
                .lines
                .iter()
                .filter_map(|one| {
                    let line = self.sale.lines.get(one.line as usize)?;
                    let off = one.quantity.times(line.price) - one.net;
                    Some(Printed { line, quantity: one.quantity, off, net: one.net, tax: one.tax, serials: &one.serials })
                })
                .collect(),
        }
    }
    fn total(&self) -> Money {
        self.back.as_ref().map_or(self.sale.total, Return::total)
    }
    fn number(&self) -> &str {
        self.back.as_ref().map_or(&self.sale.number, |back| &back.number)
    }
    /// The tax by its rates, as they were on the day.
    fn taxes(&self) -> Vec<(Rate, Money)> {
        let mut found: Vec<(Rate, Money)> = Vec::new();
        for printed in self.lines() {
            let Some(rate) = printed.line.vat else { continue };
            match found.iter_mut().find(|(known, _)| *known == rate) {
                Some((_, tax)) => *tax += printed.tax,
                None => found.push((rate, printed.tax)),
            }
        }
        found
    }
}

fn read(cx: &Cx, reads: &Read<'_>) -> Result<Papers> {
    let sale = seen(cx, reads, cx.path("id")?)?;
    cx.need_at(sale.location, Right::PrintPapers)?;
    let backs: Vec<Return> = reads.by(&RETURN_BY_SALE, (sale.id,))?;
    let back = match cx.query("return") {
        Some(number) => Some(backs.into_iter().find(|back| back.number == number).ok_or(Error::Hidden)?),
        None => None,
    };
    let mut paid = Vec::new();
    for operation in operations_by(reads, sale.id)?.into_iter().filter(|done| done.moved().is_positive()) {
        let names = operation.cashboxes().into_iter().map(|id| Ok(reads.need::<Cashbox>(&id)?.name)).collect::<Result<Vec<_>>>()?;
        paid.push((operation, names));
    }
    Ok(Papers {
        client: sale.client.map(|id| reads.need::<Client>(&id)).transpose()?,
        company: shop::company(reads)?.ok_or(Error::Hidden)?,
        location: shop::location(reads, sale.location)?,
        paid,
        back,
        sale,
    })
}

fn paper(cx: &Cx) -> Result<Paper> {
    let key: String = cx.path("paper")?;
    Paper::ALL.into_iter().find(|paper| paper.key() == key).ok_or(Error::Hidden)
}

/// `GET /sales/:id/print/:paper`, `?return=В1-00001` for what came back.
pub async fn show(cx: Cx) -> Result<Reply> {
    let paper = paper(&cx)?;
    let papers = cx.read(|reads| read(&cx, reads)).await?;
    let sheet = if paper == Paper::Slip { slip(&cx, &papers) } else { roll(&cx, &papers, paper) };
    let title = format!("{} {}", paper.title().get(cx.lang()), papers.number());
    Ok(cx.page(Page::bare("printing", title, html! { main id="main" { (bar(&cx, &papers, paper)) div.sheets tabindex="0" { (sheet) } } })))
}

/// Writes down who printed what; the browser prints by itself.
pub async fn printed(cx: Cx) -> Result<Reply> {
    let paper = paper(&cx)?;
    let papers = cx.read(|reads| read(&cx, reads)).await?;
    let (id, number) = (papers.sale.id, papers.number().to_string());
    cx.write(move |tx| tx.record(about(id), &SaleFact::Printed { number: number.clone() })).await?;
    Ok(if cx.visit.htmx { Reply::fragment(html! {}) } else { Reply::redirect(address(&papers, paper)) })
}

fn address(papers: &Papers, paper: Paper) -> String {
    let base = format!("/sales/{}/print/{}", papers.sale.id, paper.key());
    match papers.back.as_ref().and_then(|back| serde_urlencoded::to_string([("return", &back.number)]).ok()) {
        Some(query) => format!("{base}?{query}"),
        None => base,
    }
}

fn bar(cx: &Cx, papers: &Papers, paper: Paper) -> Markup {
    let (lang, here) = (cx.lang(), address(papers, paper));
    html! {
        header.printbar {
            a.btn.btn--quiet href={ "/sales/" (papers.sale.id) } { (ui::icon("chevron-left")) (papers.sale.number) }
            @if cx.may(Right::Sell) { a.btn href="/sales/new" data-key="Escape" { (ui::icon("shopping-cart")) (text::NEW_SALE.get(lang)) } }
            h1 { (text::PRINT.get(lang)) }
            nav.seg aria-label=(text::PRINT.get(lang)) {
                @for other in Paper::ALL { a href=(address(papers, other)) aria-current=[(other == paper).then_some("true")] { (other.title().get(lang)) } }
            }
            span.vr-gap {}
            (ui::post_form(cx, &here, "", html! {
                button.btn.btn--primary data-print hx-post=(here) hx-swap="none" { (ui::icon("printer")) (text::DO_PRINT.get(lang)) }
            }))
        }
    }
}

fn tax_name(cx: &Cx, papers: &Papers) -> String {
    let number = &papers.company.tax_number;
    if number.is_empty() { String::new() } else { format!("{} {number}", shop::text::tax_name(&papers.company.country).get(cx.lang())) }
}

fn counted(cx: &Cx, printed: &Printed<'_>) -> String {
    let count = printed.quantity.show(cx.lang());
    if printed.line.unit.is_empty() { count } else { format!("{count}\u{a0}{}", printed.line.unit) }
}

fn when(cx: &Cx, papers: &Papers) -> String {
    let at = papers.back.as_ref().map_or(papers.sale.at, |back| back.at);
    format!("{} {}", cx.frame().zone.day(at).full(cx.lang()), cx.frame().zone.hour_minute(at))
}

fn title(papers: &Papers) -> Text {
    if papers.back.is_some() { text::P_RETURN_TITLE } else { text::P_RECEIPT_TITLE }
}

/// A receipt of a thermal printer: one column, the total large, the barcode goods come back by.
fn roll(cx: &Cx, papers: &Papers, paper: Paper) -> Markup {
    let (lang, sale) = (cx.lang(), &papers.sale);
    let size = if paper == Paper::Roll58 { "sheet sheet--roll sheet--roll58" } else { "sheet sheet--roll" };
    let by = papers.back.as_ref().map_or(&sale.by_name, |back| &back.by_name);
    html! {
        article class=(size) {
            header.roll__head {
                b { (papers.company.name) }
                @for line in [&papers.company.legal_name, &tax_name(cx, papers), &papers.location.address, &papers.location.phone] { @if !line.is_empty() { p { (line) } } }
            }
            h1 { (title(papers).with(lang, &[&papers.number()])) }
            p { (when(cx, papers)) " · " (name::short_name(by)) }
            @if papers.back.is_some() { p { (text::P_OF_SALE.with(lang, &[&sale.number])) } }
            ul.roll__lines {
                @for printed in papers.lines() {
                    li {
                        span { (printed.line.name) @if !printed.serials.is_empty() { br; (text::SERIAL_LINE.with(lang, &[&printed.serials.join(", ")])) } }
                        span.roll__row { span { (counted(cx, &printed)) " × " (cx.money(printed.line.price)) @if !printed.off.is_zero() { " " (cx.money(-printed.off)) } } b { (cx.money(printed.net)) } }
                    }
                }
            }
            div.roll__row.roll__total { span { (text::P_TOTAL.get(lang)) } b { (cx.sum(papers.total())) } }
            @for (rate, tax) in papers.taxes() { div.roll__row { span { (text::P_VAT.with(lang, &[&rate.show(lang)])) } span { (cx.money(tax)) } } }
            @if papers.taxes().is_empty() { p { (text::P_NO_VAT.get(lang)) } }
            (paid(cx, papers))
            div.roll__code { (ui::svg::code128(&receipt_digits(&papers.location, sale))) span { (receipt_digits(&papers.location, sale)) } }
            p.roll__end { (text::P_THANKS.get(lang)) }
        }
    }
}

/// How it was paid, the change, what is still owed; of a return where the money went.
fn paid(cx: &Cx, papers: &Papers) -> Markup {
    let lang = cx.lang();
    let row = |label: &str, sum: Money| html! { @if !sum.is_zero() { div.roll__row { span { (label) } span { (cx.money(sum)) } } } };
    html! {
        @match &papers.back {
            Some(back) => {
                (row(text::P_GIVEN_BACK.get(lang), back.paid))
                (row(text::P_OFF_DEBT.get(lang), back.off_debt))
                (row(text::TO_BALANCE.get(lang), back.to_balance))
            }
            None => {
                @for (operation, names) in &papers.paid {
                    (row(&names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(" + "), operation.moved()))
                    @if let (Some(tendered), Some(change)) = (operation.tendered, operation.change()) { (row(text::TENDERED.get(lang), tendered)) (row(text::CHANGE.get(lang), change)) }
                }
                (row(text::FROM_BALANCE.get(lang), papers.sale.from_balance))
                (row(text::DEBT.get(lang), papers.sale.debt))
            }
        }
    }
}

/// Товарный чек: a list with sums, the total in words, signatures.
fn slip(cx: &Cx, papers: &Papers) -> Markup {
    let (lang, sale, company) = (cx.lang(), &papers.sale, &papers.company);
    let seller = if company.legal_name.is_empty() { &company.name } else { &company.legal_name };
    let by = papers.back.as_ref().map_or(&sale.by_name, |back| &back.by_name);
    let heading = if papers.back.is_some() { text::P_RETURN_SLIP_TITLE } else { text::P_SLIP_TITLE };
    html! {
        article.sheet.sheet--a4 {
            div.doc__top { (head(cx, papers)) }
            div.doc__rest { div.doc__flow {
                h1 { (heading.with(lang, &[&papers.number()])) }
                p.doc__date { (when(cx, papers)) @if papers.back.is_some() { " · " (text::P_OF_SALE.with(lang, &[&sale.number])) } }
                dl.doc__kv {
                    dt { (text::P_SELLER.get(lang)) } dd { (seller) }
                    @if let Some(client) = &papers.client { dt { (text::CLIENT.get(lang)) } dd { (client.name) @if let Some(phone) = client.phones.first() { ", " (phone.phone) } } }
                    @if let Some(back) = &papers.back { dt { (text::REASON.get(lang)) } dd { (back.reason) } }
                }
                (slip_table(cx, papers))
                p { (text::P_COUNT.with(lang, &[&papers.lines().len(), &cx.sum(papers.total())])) }
                p { b { (words(papers.total(), company.currency, lang)) } "." (slip_tax(cx, papers)) }
                @if sale.debt.is_positive() && papers.back.is_none() { p { (text::DEBT.get(lang)) ": " (cx.sum(sale.debt)) } }
                div.doc__end { div.doc__signs {
                    div { span {} p { (text::WHO.get(lang)) ": " (name::short_name(by)) } }
                    div { span {} p { (text::CLIENT.get(lang)) } }
                } }
            } }
        }
    }
}

fn slip_tax(cx: &Cx, papers: &Papers) -> String {
    let lang = cx.lang();
    let taxes = papers.taxes();
    match taxes.is_empty() {
        true => format!(" {}.", text::P_NO_VAT.get(lang)),
        false => {
            let said: Vec<String> =
                taxes.iter().map(|(rate, tax)| text::P_VAT_SUM.with(lang, &[&rate.show(lang), &cx.sum(*tax)])).collect();
            format!(" {}.", said.join(", "))
        }
    }
}

fn head(cx: &Cx, papers: &Papers) -> Markup {
    let (company, location) = (&papers.company, &papers.location);
    let numbers: Vec<String> = [company.legal_name.clone(), tax_name(cx, papers)].into_iter().filter(|part| !part.is_empty()).collect();
    let phone = if location.phone.is_empty() { &company.phone } else { &location.phone };
    let place: Vec<&str> =
        [&location.address, phone, &company.site].into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    html! {
        header.doc__head {
            div { b.doc__org { (company.name) } p { (numbers.join(", ")) @if !numbers.is_empty() { br; } (place.join(" · ")) } }
            div.doc__code { (ui::svg::code128(&receipt_digits(location, &papers.sale))) span { (papers.sale.number) } }
        }
    }
}

fn slip_table(cx: &Cx, papers: &Papers) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let discounts = papers.lines().iter().any(|printed| !printed.off.is_zero());
    let columns = if discounts { 5 } else { 4 };
    html! {
        table.doc__table {
            thead { tr { th { "№" } th { (text::THING.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) } @if discounts { th.num { (text::DISCOUNT.get(lang)) } } th.num { (text::SUM.get(lang)) ", " (sign) } } }
            tbody {
                @for (at, printed) in papers.lines().iter().enumerate() {
                    tr {
                        td { (at + 1) }
                        td { (printed.line.name) @if !printed.line.code.is_empty() { ", " (printed.line.code) } @if !printed.serials.is_empty() { br; (text::SERIAL_LINE.with(lang, &[&printed.serials.join(", ")])) } @if printed.line.warranty_days > 0 { br; (text::P_WARRANTY.with(lang, &[&printed.line.warranty_days])) } }
                        td.num { (counted(cx, printed)) }
                        td.num { (cx.money(printed.line.price)) }
                        @if discounts { td.num { @if !printed.off.is_zero() { (cx.money(-printed.off)) } } }
                        td.num { (cx.money(printed.net)) }
                    }
                }
            }
            tfoot { tr { td colspan=(columns) { (text::P_TOTAL.get(lang)) } td.num { (cx.money(papers.total())) } } }
        }
    }
}
