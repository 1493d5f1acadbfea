//! Papers of an order: the intake receipt, the act of completed works, the label on the device. Each is one page of its
//! paper size, drawn for print and shown with a bar to choose and print.

mod act;
mod label;
mod receipt;

use maud::{Markup, html};

use super::{
    document::{lines, seen},
    facts::OrderFact,
    tables::{Line, Order},
    text,
};
use crate::{
    cash::{self, Cashbox, Operation},
    clients::{Client, Device},
    kernel::{Error, Lang, Moment, Result, Right, Text, codes, text::Named},
    log::{Record, Subject},
    shop::{self, Company, Location, Paper},
    staff,
    store::{Read, Reads},
    web::{Cx, Page, Reply, Routes, SignedIn, ui},
};

/// What can be printed of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Receipt,
    Act,
    Label,
}

impl Form {
    const ALL: [Form; 3] = [Form::Receipt, Form::Act, Form::Label];
    fn key(self) -> &'static str {
        match self {
            Form::Receipt => "receipt",
            Form::Act => "act",
            Form::Label => "label",
        }
    }
    fn title(self) -> Text {
        match self {
            Form::Receipt => text::P_RECEIPT,
            Form::Act => text::P_ACT,
            Form::Label => text::P_LABEL,
        }
    }
    fn of(cx: &Cx) -> Result<Form> {
        let key: String = cx.path("form")?;
        Form::ALL.into_iter().find(|form| form.key() == key).ok_or(Error::Hidden)
    }
}

pub fn routes() -> Routes {
    Routes::new().get("/orders/:id/print/:form", SignedIn, show).post("/orders/:id/print/:form", SignedIn, printed)
}

/// Everything a paper says, read in one moment.
struct Papers {
    order: Order,
    lines: Vec<Line>,
    client: Client,
    payer: Option<Client>,
    device: Device,
    company: Company,
    location: Location,
    payments: Vec<(Operation, Vec<Named>)>,
    received_by: String,
    master: String,
    terms: Vec<Named>,
    serial_name: Text,
}

fn read(cx: &Cx, reads: &Read<'_>, form: Form) -> Result<Papers> {
    let order = seen(reads, &cx.whole_scope(Right::SeeOrders), cx.path("id")?)?;
    cx.need_at(order.location, Right::PrintPapers)?;
    let device = reads.need::<Device>(&order.device)?;
    let name = |id| match id {
        Some(id) => staff::employee_name(reads, id),
        None => Ok(String::new()),
    };
    let mut payments = Vec::new();
    for operation in cash::ledger::operations_of(reads, order.id)?.into_iter().filter(|op| !op.moved().is_zero()) {
        let names = operation.cashboxes().into_iter().map(|id| Ok(reads.need::<Cashbox>(&id)?.name)).collect::<Result<Vec<_>>>()?;
        payments.push((operation, names));
    }
    let mut lines = lines(reads, order.id)?;
    lines.retain(|line| !line.is_all_back());
    let imei = codes::Imei::parse(&device.serial).is_ok();
    Ok(Papers {
        lines,
        client: reads.need::<Client>(&order.client)?,
        payer: order.payer.map(|payer| reads.need::<Client>(&payer)).transpose()?,
        company: shop::company(reads)?.ok_or(Error::Hidden)?,
        location: shop::location(reads, order.location)?,
        payments,
        received_by: name(order.created_by)?,
        master: name(order.master)?,
        terms: shop::terms(reads, if form == Form::Act { Paper::Act } else { Paper::Receipt })?,
        serial_name: if imei { text::P_IMEI } else { text::P_SERIAL },
        device,
        order,
    })
}

async fn show(cx: Cx) -> Result<Reply> {
    let form = Form::of(&cx)?;
    let papers = cx.read(|r| read(&cx, r, form)).await?;
    let two = cx.query("copies").as_deref() == Some("2");
    let sheet = match form {
        Form::Receipt if two => html! { div.sheet-pair { (receipt::sheet(&cx, &papers)) (receipt::sheet(&cx, &papers)) } },
        Form::Receipt => receipt::sheet(&cx, &papers),
        Form::Act => act::sheet(&cx, &papers),
        Form::Label => label::sheet(&cx, &papers),
    };
    let title = format!("{} {}", form.title().get(cx.lang()), papers.order.number);
    Ok(cx.page(Page::bare("printing", title, html! { main id="main" { (bar(&cx, &papers, form)) div.sheets tabindex="0" { (sheet) } } })))
}

/// Which paper, how many copies, print.
fn bar(cx: &Cx, papers: &Papers, form: Form) -> Markup {
    let lang = cx.lang();
    let base = format!("/orders/{}", papers.order.id);
    let two = cx.query("copies").as_deref() == Some("2");
    html! {
        header.printbar {
            a.btn.btn--quiet href=(base) { (ui::icon("chevron-left")) (papers.order.number) }
            h1 { (text::PRINT.get(lang)) }
            nav.seg aria-label=(text::PRINT.get(lang)) {
                @for other in Form::ALL {
                    a href={ (base) "/print/" (other.key()) } aria-current=[(other == form && !two).then_some("true")] { (other.title().get(lang)) }
                    @if other == Form::Receipt {
                        a href={ (base) "/print/receipt?copies=2" } aria-current=[(form == Form::Receipt && two).then_some("true")] { (text::P_TWO.get(lang)) }
                    }
                }
            }
            span.vr-gap {}
            (ui::post_form(cx, &format!("{base}/print/{}", form.key()), "", html! {
                button.btn.btn--primary data-print hx-post={ (base) "/print/" (form.key()) } hx-swap="none" { (ui::icon("printer")) (text::DO_PRINT.get(lang)) }
            }))
        }
    }
}

/// Writes down who printed what; the browser prints by itself.
async fn printed(cx: Cx) -> Result<Reply> {
    let form = Form::of(&cx)?;
    let papers = cx.read(|r| read(&cx, r, form)).await?;
    let id = papers.order.id;
    let paper = Named::from(form.title());
    cx.write(move |tx| tx.record(Subject::order(id), &OrderFact::Printed { paper: paper.clone() })).await?;
    Ok(if cx.visit.htmx { Reply::fragment(html! {}) } else { Reply::redirect(format!("/orders/{id}/print/{}", form.key())) })
}

/// Digits of the device's label: location, then the order's own counter.
pub fn label_digits(papers_location: &Location, order: &Order) -> String {
    codes::order_barcode(u64::from(papers_location.label_prefix) * LABEL_STEP + order.serial)
}

/// Orders of one location have this many label numbers of their own.
pub const LABEL_STEP: u64 = 10_000_000;

/// A paper that may take more than one page: every page begins with its head.
fn paper(size: &str, head: &Markup, body: Markup) -> Markup {
    html! {
        article class={ "sheet " (size) } {
            div.doc__top { (head) }
            div.doc__rest { div.doc__flow { (body) } }
        }
    }
}

/// Company, its numbers and where it is.
fn head(cx: &Cx, papers: &Papers) -> Markup {
    let (company, lang) = (&papers.company, cx.lang());
    let mut numbers: Vec<String> = Vec::new();
    if !company.legal_name.is_empty() {
        numbers.push(company.legal_name.clone());
    }
    if !company.tax_number.is_empty() {
        numbers.push(format!("{} {}", text::tax_name(&company.country).get(lang), company.tax_number));
    }
    if !company.registration.is_empty() {
        numbers.push(format!("{} {}", text::P_REGISTRATION.get(lang), company.registration));
    }
    let place =
        [&papers.location.address, if papers.location.phone.is_empty() { &company.phone } else { &papers.location.phone }, &company.site];
    let place: Vec<&str> = place.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    html! {
        header.doc__head {
            div {
                b.doc__org { (company.name) }
                p { (numbers.join(", ")) @if !numbers.is_empty() { br; } (place.join(" · ")) }
            }
            div.doc__code { (ui::svg::code128(&label_digits(&papers.location, &papers.order))) span { (papers.order.number) } }
        }
    }
}

/// The order's address for the shop's own phones.
fn link(cx: &Cx, papers: &Papers) -> Markup {
    let host = cx.site.hosts.first().map_or(cx.visit.host.clone(), |name| format!("{name}:{}", cx.site.port));
    ui::svg::qr(&format!("http://{host}/orders/{}", papers.order.id), &papers.order.number)
}

fn day(cx: &Cx, at: Moment) -> String {
    cx.frame().zone.day(at).long(cx.lang())
}

fn device(papers: &Papers) -> String {
    let color = papers.device.color.as_str();
    if color.is_empty() { papers.device.title() } else { format!("{}, {color}", papers.device.title()) }
}

fn client(papers: &Papers) -> Markup {
    html! {
        (papers.client.name)
        @if let Some(phone) = papers.client.phones.first() { ", " span.nowrap { (phone.phone) } }
    }
}

/// The country's paper language follows the reader's.
fn paid_words(cx: &Cx, papers: &Papers, lang: Lang) -> String {
    let one = |(operation, names): &(Operation, Vec<Named>)| {
        let day = cx.frame().zone.day(operation.at).full(lang);
        let names: Vec<&str> = names.iter().map(|name| name.get(lang)).collect();
        format!("{day} {} {}", names.join(" + "), operation.moved().show(lang))
    };
    papers.payments.iter().map(one).collect::<Vec<_>>().join(", ")
}
