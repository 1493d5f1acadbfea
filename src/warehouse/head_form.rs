//! The head of a document: what it is, where, whose; a dialog for a new one and for a draft.

use maud::{Markup, html};

use super::{
    access::{self, right_of},
    draft::{HeadAsk, begin, change_head},
    fact::{self, DocFact},
    kind_title, kits,
    tables::{DocKind, Document, Reason},
    text,
};
use crate::{
    cash::future_day,
    clients::{self, Client},
    kernel::{Error, Id, Money, Result, Text, mark},
    staff::{self, Employee},
    stock::Warehouse,
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        merge::{self, Outcome, Part, Shared},
        ui::{self, combo, dialog, field::Draw},
    },
};

/// What the form offers.
pub(super) struct Known {
    kind: DocKind,
    document: Option<Document>,
    warehouses: Vec<Warehouse>,
    targets: Vec<Warehouse>,
    people: Vec<Employee>,
    supplier: Option<Client>,
}

impl Known {
    pub(super) async fn read(cx: &Cx, kind: DocKind, document: Option<Document>) -> Result<Known> {
        let known = cx
            .read(|r| {
                let supplier = document.as_ref().and_then(|one| one.supplier).map(|id| clients::client(r, id)).transpose()?;
                let (warehouses, targets) = (access::sources(r, cx, kind)?, access::targets(r)?);
                Ok(Known { kind, warehouses, targets, people: staff::active_employees(r)?, supplier, document })
            })
            .await?;
        if known.warehouses.is_empty() { Err(Error::Denied(right_of(kind))) } else { Ok(known) }
    }
}

fn kind_of(cx: &Cx) -> Result<DocKind> {
    cx.query("kind").and_then(|key| DocKind::named(&key)).filter(|kind| kind.by_hand()).ok_or(Error::Hidden)
}

/// `GET /stock/documents/new?kind=…`
pub async fn new(cx: Cx) -> Result<Reply> {
    if let Some(kind) = Some(kind_of(&cx)?).filter(|kind| kind.is_kit()) {
        return kits::new(cx, kind).await;
    }
    let known = Known::read(&cx, kind_of(&cx)?, None).await?;
    let mut form = Form::filled([("day", cx.today().iso())]);
    let asked = cx.query("warehouse").filter(|id| known.warehouses.iter().any(|one| one.id.to_string() == *id));
    form.set("warehouse", asked.unwrap_or_else(|| known.warehouses[0].id.to_string()));
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/documents/new?kind=…`
pub async fn create(cx: Cx) -> Result<Reply> {
    if let Some(kind) = Some(kind_of(&cx)?).filter(|kind| kind.is_kit()) {
        return kits::create(cx, kind).await;
    }
    let known = Known::read(&cx, kind_of(&cx)?, None).await?;
    let (mut form, supplier) = (cx.form(), supplier(&cx, &known).await?);
    let command = |tx: &mut Write<'_>, ask: &HeadAsk| begin(tx, ask).map(|made| made.id);
    let Some(id) = cx.submit(&mut form, |f| parse(f, &known, supplier), command).await? else {
        return Ok(cx.again(view(&cx, &form, &known)));
    };
    Ok(Reply::redirect(format!("/stock/documents/{id}")))
}

/// `GET /stock/documents/:id/head`
pub async fn edit(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    if met.document.kind.is_kit() {
        return kits::edit(cx, met).await;
    }
    let form = cx.read(|r| filled(r, &met.document)).await?;
    let known = Known::read(&cx, met.document.kind, Some(met.document)).await?;
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/documents/:id/head`
pub async fn update(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    if met.document.kind.is_kit() {
        return kits::update(cx, met).await;
    }
    let id = met.document.id;
    let known = Known::read(&cx, met.document.kind, Some(met.document)).await?;
    let (mut form, supplier) = (cx.form(), supplier(&cx, &known).await?);
    let command = move |tx: &mut Write<'_>, ask: &HeadAsk| change_head(tx, id, ask).map(|_| ());
    let now = |r: &Read<'_>| filled(r, &r.need::<Document>(&id)?);
    match cx.submit_over(&mut form, &shared(&cx, id, &known), now, |f| parse(f, &known, supplier), command).await? {
        Outcome::Done(()) => Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(crate::web::text::SAVED.get(cx.lang()))),
        Outcome::Again => Ok(cx.again(view(&cx, &form, &known))),
        Outcome::Clash(reply) => Ok(reply),
    }
}

/// The head as two people may change it.
fn shared(cx: &Cx, id: Id<mark::Document>, known: &Known) -> Shared {
    let reasons = Reason::ALL.map(|reason| (reason.key().to_string(), reason_title(reason).get(cx.lang()).to_string())).to_vec();
    let people = known.people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let parts = vec![
        Part::choice("warehouse", text::WAREHOUSE, choices(cx, &known.warehouses)),
        Part::choice("to", text::TO, choices(cx, &known.targets)),
        Part::typed("day", text::DAY),
        Part::columns(&["supplier", "supplier_text"], text::SUPPLIER),
        Part::typed("paper", text::PAPER),
        Part::typed("paper_day", text::PAPER_DAY),
        Part::typed("extra", text::EXTRA),
        Part::choice("reason", text::REASON, reasons),
        Part::choice("charged", text::CHARGED, people),
        Part::typed("comment", text::COMMENT),
    ];
    let page = format!("/stock/documents/{id}");
    Shared {
        subject: fact::document(id),
        parts,
        changed: Box::new(|row, _| matches!(fact::told(row), Some(DocFact::HeadChanged))),
        away: merge::stays(),
        section: "stock",
        action: format!("{page}/head"),
        page,
    }
}

fn filled(reads: &impl Reads, document: &Document) -> Result<Form> {
    let mut form = Form::filled([("day", document.day.iso()), ("warehouse", document.warehouse.to_string())]);
    form.set("to", document.to.map(|id| id.to_string()).unwrap_or_default());
    form.set("supplier", document.supplier.map(|id| id.to_string()).unwrap_or_default());
    form.set("paper", &document.paper);
    form.set("paper_day", document.paper_day.map(|day| day.iso()).unwrap_or_default());
    form.set("extra", if document.extra.is_zero() { String::new() } else { document.extra.input() });
    form.set("reason", document.reason.key());
    form.set("charged", document.charged.map(|id| id.to_string()).unwrap_or_default());
    form.set("comment", &document.comment);
    let supplier = document.supplier.map(|id| clients::client(reads, id)).transpose()?;
    form.set("supplier_text", supplier.map(|one| one.name).unwrap_or_default());
    Ok(form)
}

async fn supplier(cx: &Cx, known: &Known) -> Result<Option<Id<mark::Client>>> {
    clients::named_client(cx, &cx.form(), "supplier", known.supplier.as_ref()).await
}

pub(super) fn parse(f: &mut Fields<'_>, known: &Known, supplier: Option<Id<mark::Client>>) -> HeadAsk {
    let (today, warehouse) = (f.cx.today(), f.id::<mark::Warehouse>("warehouse"));
    let chosen = known.warehouses.iter().find(|one| one.id == warehouse);
    if chosen.is_none() {
        f.refuse("warehouse", crate::web::text::BAD_CHOICE);
    }
    let to = f.id_opt::<mark::Warehouse>("to");
    if to.is_some_and(|to| !known.targets.iter().any(|one| one.id == to)) {
        f.refuse("to", crate::web::text::BAD_CHOICE);
    }
    let day = f.day("day").unwrap_or(today);
    if day > today {
        f.refuse_said("day", future_day(f.lang));
    }
    if supplier.is_none() && !f.raw("supplier_text").is_empty() {
        f.refuse("supplier", text::NO_SUCH_SUPPLIER);
    }
    let _ = f.raw("supplier");
    let home = f.cx.home(right_of(known.kind)).unwrap_or(Id::fixed(0));
    HeadAsk {
        kind: known.kind,
        location: chosen.and_then(|one| one.location).unwrap_or(home),
        warehouse,
        to: to.filter(|_| known.kind == DocKind::Transfer),
        supplier: supplier.filter(|_| known.kind.has_supplier()),
        paper: f.line("paper", 0..=60),
        paper_day: f.day("paper_day"),
        extra: f.money_or("extra", Money::ZERO),
        reason: f.choice("reason", Reason::named).unwrap_or_default(),
        charged: f.id_opt("charged").filter(|_| known.kind == DocKind::WriteOff),
        comment: f.line("comment", 0..=300),
        day,
    }
}

fn choices(cx: &Cx, all: &[Warehouse]) -> Vec<(String, String)> {
    all.iter().map(|one| (one.id.to_string(), one.name.get(cx.lang()).to_string())).collect()
}

pub fn reason_title(reason: Reason) -> Text {
    match reason {
        Reason::Defect => text::DEFECT,
        Reason::Damage => text::DAMAGE,
        Reason::OwnUse => text::OWN_USE,
        Reason::Shortage => text::SHORTAGE,
        Reason::MisSort => text::MIS_SORT,
    }
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let title = kind_title(known.kind).get(lang);
    let action = match &known.document {
        Some(document) => format!("/stock/documents/{}/head", document.id),
        None => format!("/stock/documents/new?kind={}", known.kind.key()),
    };
    let label = if known.kind == DocKind::Transfer { text::FROM } else { text::WAREHOUSE };
    let body = html! {
        (draw.summary())
        @if known.document.is_some() { (merge::was(form)) }
        div.grid-2 {
            (draw.field("warehouse", label).select(&choices(cx, &known.warehouses)))
            @if known.kind == DocKind::Transfer { (draw.field("to", text::TO).select(&choices(cx, &known.targets))) }
            (draw.field("day", text::DAY).kind("date").icon("calendar").input())
        }
        @match known.kind {
            DocKind::Posting => (of_posting(cx, draw)),
            DocKind::WriteOff => (of_write_off(draw, known)),
            DocKind::SupplierReturn => (supplier_field(draw, false)),
            _ => {}
        }
        (draw.field("comment", text::COMMENT).optional().most(300).input())
    };
    let said = if known.document.is_some() { crate::web::text::SAVE } else { text::TO_LINES };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (said.get(lang)) } };
    dialog::page("stock", title, dialog::form(cx, title, &action, &body, &buttons))
}

fn supplier_field(draw: Draw<'_>, optional: bool) -> Markup {
    let (lang, wrong) = (draw.lang, draw.form.error("supplier"));
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-supplier" { (text::SUPPLIER.get(lang)) @if optional { " " span.opt { (crate::web::text::OPTIONAL.get(lang)) } } }
            (combo::combo("f-supplier", "supplier", draw.form.value("supplier"), draw.form.value("supplier_text"), "/combo/clients?new=no", text::SUPPLIER_HINT.get(lang)))
            @if let Some(said) = wrong { span.error id="e-supplier" { (ui::icon("circle-alert")) (said) } }
        }
    }
}

fn of_posting(cx: &Cx, draw: Draw<'_>) -> Markup {
    html! {
        (supplier_field(draw, true))
        div.grid-2 {
            (draw.field("paper", text::PAPER).optional().most(60).input())
            (draw.field("paper_day", text::PAPER_DAY).optional().kind("date").icon("calendar").input())
        }
        (draw.field("extra", text::EXTRA).optional().hint(text::EXTRA_HINT).money(cx.frame().currency).autocomplete("off").input())
    }
}

fn of_write_off(draw: Draw<'_>, known: &Known) -> Markup {
    let reasons: Vec<(String, String)> =
        Reason::ALL.map(|reason| (reason.key().to_string(), reason_title(reason).get(draw.lang).to_string())).into();
    let people: Vec<(String, String)> = known.people.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    html! {
        (draw.field("reason", text::REASON).select(&reasons))
        (draw.field("charged", text::CHARGED).optional().none(text::CHARGED_NOBODY).select(&people))
    }
}
