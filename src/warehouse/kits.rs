//! Things put together and taken apart: parts leave and the whole comes for exactly what they cost, or the whole leaves and
//! what it cost is split over its parts by what they are valued at. The book sees nothing of it: account 41 holds the same.

use maud::{Markup, html};

use super::{
    access::{self, Met, right_of},
    draft::{self, HeadAsk, blank_line, draft, item, item_row},
    fact::DocFact,
    kind_title,
    posting::take,
    refusal::DocRefusal,
    tables::{DocKind, DocLine, Document, Reason},
    text,
};
use crate::{
    cash::future_day,
    catalog::goods::{self, PartOf, Product, ProductKind, RETAIL, price_for},
    kernel::{Error, Id, Money, Quantity, Result, mark},
    stock::{
        Warehouse, balance,
        ledger::{self, Ask, Basis, Posted, Receive, To},
    },
    store::{Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply, text as web,
        ui::{self, combo, dialog, field::Draw},
    },
};

/// Writes both sides into the ledger: what comes costs what went.
pub fn rework(tx: &mut Write<'_>, basis: Basis, document: &Document) -> Result<Posted> {
    let whole: Vec<DocLine> = document.whole.iter().cloned().collect();
    if whole.is_empty() {
        return Err(DocRefusal::NoWhole.into());
    }
    let (go, come) = match document.kind {
        DocKind::Assembly => (&document.lines, &whole),
        _ => (&whole, &document.lines),
    };
    let mut asks = Vec::new();
    for line in go {
        let (product, measure) = item_row(tx, line.product)?;
        asks.push(Ask::Take(take(tx, document, line, item(&product, &measure))?));
    }
    let mut posted = ledger::post(tx, basis, &asks)?;
    let costs = (-posted.value()).split(&weights(come));
    let mut asks = Vec::new();
    for (line, cost) in come.iter().zip(costs) {
        let (product, measure) = item_row(tx, line.product)?;
        asks.push(Ask::Receive(Receive {
            line: line.number,
            item: item(&product, &measure),
            to: To { warehouse: document.warehouse, bin: line.bin },
            quantity: line.quantity,
            cost,
            supplier: None,
            serials: line.serials.clone(),
            expires: None,
        }));
    }
    posted.moves.extend(ledger::post(tx, basis, &asks)?.moves);
    Ok(posted)
}

/// By what they are valued at; by quantity where nobody valued them.
fn weights(lines: &[DocLine]) -> Vec<i64> {
    let valued: Vec<i64> = lines.iter().map(|line| line.sum().0).collect();
    if valued.iter().all(|sum| *sum == 0) { lines.iter().map(|line| line.quantity.0).collect() } else { valued }
}

/// What a part is valued at until somebody says otherwise: its retail price, or what it was bought for last.
pub fn worth_of(reads: &impl Reads, product: &Product) -> Result<Money> {
    let costs = balance::costs(reads, None, product.id)?;
    let retail = goods::price_types(reads)?.into_iter().find(|kind| kind.id == RETAIL);
    let price = retail.and_then(|kind| price_for(product, &kind, &costs).known());
    Ok(price.or(costs.last).unwrap_or_default())
}

#[derive(Debug, Clone)]
pub struct KitAsk {
    pub head: HeadAsk,
    pub product: Id<mark::Product>,
    pub quantity: Quantity,
    pub serials: Vec<String>,
}

pub fn begin(tx: &mut Write<'_>, ask: &KitAsk) -> Result<Document> {
    let made = draft::begin(tx, &ask.head)?;
    lay(tx, made, ask)
}

pub fn change(tx: &mut Write<'_>, id: Id<mark::Document>, ask: &KitAsk) -> Result<Document> {
    draft(tx, id)?;
    let changed = draft::change_head(tx, id, &ask.head)?;
    lay(tx, changed, ask)
}

/// Puts the whole into the draft. The parts of a kit are known, so that its lines are filled at once.
fn lay(tx: &mut Write<'_>, mut document: Document, ask: &KitAsk) -> Result<Document> {
    let (product, measure) = item_row(tx, ask.product)?;
    item(&product, &measure).fits(ask.quantity, 0)?;
    let same = document.whole.as_ref().is_some_and(|whole| whole.product == product.id && whole.quantity == ask.quantity);
    document.whole = Some(DocLine { serials: ask.serials.clone(), ..blank_line(&product, &measure, ask.quantity) });
    if product.kind == ProductKind::Kit && !same {
        document.lines.clear();
        for part in &product.parts {
            let PartOf::Product(id) = part.what else { continue };
            let (one, measure) = item_row(tx, id)?;
            let price = if document.kind == DocKind::Disassembly { worth_of(tx, &one)? } else { Money::ZERO };
            let quantity = Quantity(i64::try_from(i128::from(part.quantity.0) * i128::from(ask.quantity.0) / 1000).unwrap_or(i64::MAX));
            draft::push(&mut document, DocLine { price, ..blank_line(&one, &measure, quantity) })?;
        }
    }
    let fact = DocFact::Line { number: 0, name: product.name, quantity: ask.quantity, changed: Vec::new() };
    draft::keep(tx, document, &fact)
}

/// What the form offers.
struct Known {
    kind: DocKind,
    document: Option<Document>,
    warehouses: Vec<Warehouse>,
}

async fn known(cx: &Cx, kind: DocKind, document: Option<Document>) -> Result<Known> {
    let warehouses = cx.read(|r| access::sources(r, cx, kind)).await?;
    if warehouses.is_empty() { Err(Error::Denied(right_of(kind))) } else { Ok(Known { kind, document, warehouses }) }
}

/// `GET /stock/documents/new` of such a kind.
pub async fn new(cx: Cx, kind: DocKind) -> Result<Reply> {
    let known = known(&cx, kind, None).await?;
    let mut form = Form::filled([("day", cx.today().iso()), ("quantity", "1".to_string())]);
    let asked = cx.query("warehouse").filter(|id| known.warehouses.iter().any(|one| one.id.to_string() == *id));
    form.set("warehouse", asked.unwrap_or_else(|| known.warehouses[0].id.to_string()));
    if let Some(id) = cx.query("product").and_then(|id| id.parse::<Id<mark::Product>>().ok()) {
        let product = cx.read(|r| goods::product(r, id)).await?;
        form.set("whole", product.id.to_string());
        form.set("whole_text", product.name);
    }
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/documents/new` of such a kind.
pub async fn create(cx: Cx, kind: DocKind) -> Result<Reply> {
    let known = known(&cx, kind, None).await?;
    let (mut form, product) = (cx.form(), chosen(&cx).await?);
    let Some(id) = cx.submit(&mut form, |f| parse(f, &known, product), |tx, ask| begin(tx, ask).map(|made| made.id)).await? else {
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    Ok(Reply::redirect(format!("/stock/documents/{id}")))
}

/// `GET /stock/documents/:id/head` of such a document.
pub async fn edit(cx: Cx, met: Met) -> Result<Reply> {
    let document = &met.document;
    let mut form = Form::filled([("day", document.day.iso()), ("warehouse", document.warehouse.to_string())]);
    form.set("comment", &document.comment);
    if let Some(whole) = &document.whole {
        form.set("whole", whole.product.to_string());
        form.set("whole_text", &whole.name);
        form.set("quantity", whole.quantity.show(cx.lang()));
        form.set("serials", whole.serials.join("\n"));
    }
    let known = known(&cx, met.document.kind, Some(met.document)).await?;
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/documents/:id/head` of such a document.
pub async fn update(cx: Cx, met: Met) -> Result<Reply> {
    let id = met.document.id;
    let known = known(&cx, met.document.kind, Some(met.document)).await?;
    let (mut form, product) = (cx.form(), chosen(&cx).await?);
    let Some(()) = cx.submit(&mut form, |f| parse(f, &known, product), move |tx, ask| change(tx, id, ask).map(|_| ())).await? else {
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(web::SAVED.get(cx.lang())))
}

/// The product that was chosen from the list, or, without script, the only one that the text finds.
async fn chosen(cx: &Cx) -> Result<Option<Id<mark::Product>>> {
    let form = cx.form();
    let (id, typed) = (form.value("whole").parse::<Id<mark::Product>>().ok(), form.value("whole_text").trim().to_string());
    cx.read(|r| {
        if let Some(product) = id.map(|id| r.get::<Product>(&id)).transpose()?.flatten() {
            return Ok(Some(product.id));
        }
        let found = super::lines::exact(r, &typed)?;
        Ok(if let [only] = found.as_slice() { Some(only.id) } else { None })
    })
    .await
}

fn parse(f: &mut Fields<'_>, known: &Known, product: Option<Id<mark::Product>>) -> KitAsk {
    let (today, warehouse) = (f.cx.today(), f.id::<mark::Warehouse>("warehouse"));
    let chosen = known.warehouses.iter().find(|one| one.id == warehouse);
    if chosen.is_none() {
        f.refuse("warehouse", web::BAD_CHOICE);
    }
    let _ = (f.raw("whole"), f.raw("whole_text"));
    if product.is_none() {
        f.refuse("whole", text::kits::NO_PRODUCT);
    }
    let day = f.day("day").unwrap_or(today);
    if day > today {
        f.refuse_said("day", future_day(f.lang));
    }
    let home = f.cx.home(right_of(known.kind)).unwrap_or(Id::fixed(0));
    KitAsk {
        head: HeadAsk {
            kind: known.kind,
            location: chosen.and_then(|one| one.location).unwrap_or(home),
            warehouse,
            to: None,
            supplier: None,
            paper: String::new(),
            paper_day: None,
            extra: Money::ZERO,
            reason: Reason::default(),
            charged: None,
            comment: f.line("comment", 0..=300),
            day,
        },
        product: product.unwrap_or(Id::fixed(0)),
        quantity: f.quantity("quantity"),
        serials: super::lines::serials(f),
    }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let title = kind_title(known.kind).get(lang);
    let (action, back) = match &known.document {
        Some(one) => (format!("/stock/documents/{}/head", one.id), format!("/stock/documents/{}", one.id)),
        None => (format!("/stock/documents/new?kind={}", known.kind.key()), "/stock/documents".to_string()),
    };
    let places: Vec<(String, String)> = known.warehouses.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        (whole_field(draw, known.kind))
        div.grid-2 {
            (draw.field("quantity", text::QUANTITY).number().input())
            (draw.field("warehouse", text::WAREHOUSE).select(&places))
            (draw.field("day", text::DAY).kind("date").icon("calendar").input())
        }
        (draw.field("serials", text::SERIALS).optional().hint(text::kits::SERIALS_HINT).area(2))
        @if known.kind == DocKind::Disassembly { span.hint { (text::kits::SHARES.get(lang)) } }
        (draw.field("comment", text::COMMENT).optional().most(300).input())
    };
    let said = if known.document.is_some() { web::SAVE } else { text::TO_LINES };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (said.get(lang)) } };
    dialog::page("stock", title, dialog::form_over(cx, title, &action, &back, &body, &buttons))
}

fn whole_field(draw: Draw<'_>, kind: DocKind) -> Markup {
    let (lang, wrong, form) = (draw.lang, draw.form.error("whole"), draw.form);
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-whole" { (whole_title(kind).get(lang)) }
            (combo::combo("f-whole", "whole", form.value("whole"), form.value("whole_text"), "/combo/products", text::kits::PRODUCT_HINT.get(lang)))
            @if let Some(said) = wrong { span.error id="e-whole" { (ui::icon("circle-alert")) (said) } }
        }
    }
}

pub fn whole_title(kind: DocKind) -> crate::kernel::Text {
    if kind == DocKind::Assembly { text::kits::WHAT_ASSEMBLED } else { text::kits::WHAT_TAKEN_APART }
}

/// A line may not be what the document makes or takes apart.
pub fn check_part(document: &Document, product: Id<mark::Product>) -> Result<()> {
    match document.whole.as_ref().is_some_and(|whole| whole.product == product) {
        true => Err(DocRefusal::OfItself.into()),
        false => Ok(()),
    }
}
