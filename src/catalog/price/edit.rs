//! The dialog of a work: a new one, a copy of another, or an existing one changed.

use maud::{Markup, html};

use super::{PATH, back, by_type, refusal::PriceRefusal, with_back};
use crate::{
    catalog::{
        CatalogFact, Category, DeviceType, Did, PriceType, Service, Thing, directory,
        fact::{self, ServiceField},
        learn::tidy,
        listed, names, search, text,
    },
    kernel::{Id, Lang, Money, Result, Right, Text, mark, name, text::Named},
    log::{FactRow, Record, Subject, SubjectKind},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge, text as common, ui, ui::combo, ui::field::Draw},
};

const LONGEST: usize = 120;

pub struct Ask {
    name: Named,
    code: String,
    category: Option<Id<mark::Category>>,
    /// As typed: wins over the id when they disagree, because without script the id stays behind.
    category_name: String,
    price: Money,
    /// Of other types than retail.
    prices: by_type::Prices,
    /// Nothing when the person may not see it: then it stays as it is.
    cost: Option<Money>,
    minutes: u32,
    warranty_days: u32,
    types: Vec<Id<mark::DeviceType>>,
}

pub fn parse(fields: &mut Fields<'_>) -> Ask {
    let name = names::read(fields, LONGEST);
    let mut whole = |name: &str, most| u32::try_from(fields.number(name, 0..=most, 0)).unwrap_or_default();
    let (minutes, warranty_days) = (whole("minutes", 10_000), whole("warranty_days", 3_650));
    Ask {
        name,
        code: fields.line("code", 0..=30),
        category: fields.id_opt("category"),
        category_name: tidy(&fields.line("category_text", 0..=80)),
        price: fields.money_or("price", Money::ZERO),
        prices: by_type::parse(fields),
        cost: fields.cx.may(Right::SeeCost).then(|| fields.money_or("cost", Money::ZERO)),
        minutes,
        warranty_days,
        types: fields.ids("types", 100),
    }
}

pub fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Service>> {
    let category = settle(tx, ask)?;
    may_stand(tx, ask, None)?;
    let service = Service {
        id: tx.id(),
        category,
        name: ask.name.clone(),
        code: ask.code.clone(),
        price: ask.price,
        prices: by_type::settled(tx, &ask.prices, None)?,
        cost: ask.cost.unwrap_or_default(),
        minutes: ask.minutes,
        warranty_days: ask.warranty_days,
        types: ask.types.clone(),
        position: last_in(tx, category)?,
        archived: false,
    };
    tx.put(&service)?;
    tx.record(Subject::new(SubjectKind::Service, service.id), &CatalogFact::ServiceAdded { name: service.name, price: service.price })?;
    Ok(service.id)
}

pub fn change(tx: &mut Write<'_>, id: Id<mark::Service>, ask: &Ask) -> Result<()> {
    let was = tx.need::<Service>(&id)?;
    let category = settle(tx, ask)?;
    may_stand(tx, ask, Some(id))?;
    let position = if category == was.category { was.position } else { last_in(tx, category)? };
    let now = Service {
        category,
        position,
        name: ask.name.clone(),
        code: ask.code.clone(),
        price: ask.price,
        prices: by_type::settled(tx, &ask.prices, Some(&was))?,
        cost: ask.cost.unwrap_or(was.cost),
        minutes: ask.minutes,
        warranty_days: ask.warranty_days,
        types: ask.types.clone(),
        ..was.clone()
    };
    tx.put(&now)?;
    tell(tx, &was, now)
}

/// A fact for the price, one for the cost, one for the rest: only what really changed.
fn tell(tx: &mut Write<'_>, was: &Service, now: Service) -> Result<()> {
    let changed = [
        (ServiceField::Name, was.name != now.name),
        (ServiceField::Code, was.code != now.code),
        (ServiceField::Category, was.category != now.category),
        (ServiceField::Minutes, was.minutes != now.minutes),
        (ServiceField::Warranty, was.warranty_days != now.warranty_days),
        (ServiceField::Types, was.types != now.types),
    ];
    let fields: Vec<ServiceField> = changed.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect();
    let subject = Subject::new(SubjectKind::Service, now.id);
    by_type::tell(tx, was, &now, None)?;
    tx.quiet("what did not change leaves no trace");
    if !fields.is_empty() {
        tx.record(subject, &CatalogFact::ServiceChanged { was: was.name.clone(), name: now.name.clone(), fields })?;
    }
    if was.price != now.price {
        tx.record(subject, &CatalogFact::PriceChanged { name: now.name.clone(), from: was.price, to: now.price, batch: None })?;
    }
    if was.cost != now.cost {
        tx.record(subject, &CatalogFact::CostChanged { name: now.name, from: was.cost, to: now.cost })?;
    }
    Ok(())
}

/// The category by id or by name; a new name makes a new category at the end.
fn settle(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Category>> {
    let all = directory::all_categories(tx)?;
    let typed = name::fold(&ask.category_name);
    let bears = |category: &&Category| {
        let name = &category.name;
        [&name.ru, &name.en, &name.uk].into_iter().any(|one| !one.is_empty() && name::fold(one) == typed)
    };
    let by_id = all.iter().find(|category| Some(category.id) == ask.category);
    // One in the archive may bear the name of a current one.
    let by_name = || all.iter().filter(bears).min_by_key(|category| category.archived);
    let found = if typed.is_empty() { by_id } else { by_id.filter(bears).or_else(by_name) };
    match found {
        Some(known) if !known.archived => Ok(known.id),
        Some(known) => {
            tx.put(&Category { archived: false, ..known.clone() })?;
            tx.record(Subject::shop(), &CatalogFact::directory(Thing::Category, Did::Restored, &known.name))?;
            Ok(known.id)
        }
        None if typed.is_empty() => Err(PriceRefusal::NoCategory.into()),
        None => {
            let position = all.iter().map(|category| category.position + 1).max().unwrap_or_default();
            let category = Category { id: tx.id(), name: Named::plain(&ask.category_name), position, archived: false };
            tx.put(&category)?;
            tx.record(Subject::shop(), &CatalogFact::directory(Thing::Category, Did::Added, &category.name))?;
            Ok(category.id)
        }
    }
}

/// A code names one current work; a device type named must exist.
fn may_stand(tx: &mut Write<'_>, ask: &Ask, own: Option<Id<mark::Service>>) -> Result<()> {
    for id in &ask.types {
        if tx.get::<DeviceType>(id)?.is_none() {
            return Err(PriceRefusal::UnknownType.into());
        }
    }
    let code = ask.code.to_lowercase();
    let mut all = if code.is_empty() { Vec::new() } else { tx.all::<Service>(())? };
    all.retain(|other| !other.archived && Some(other.id) != own && other.code.to_lowercase() == code);
    match all.into_iter().next() {
        Some(other) => Err(PriceRefusal::CodeTaken { by: other.name }.into()),
        None => Ok(()),
    }
}

fn last_in(reads: &impl Reads, category: Id<mark::Category>) -> Result<u32> {
    let works = reads.by(&super::super::SERVICE_BY_CATEGORY, (category,))?;
    Ok(works.iter().map(|service| service.position + 1).max().unwrap_or_default())
}

/// An empty dialog, or with `from`, one filled like another work.
pub async fn blank(cx: Cx) -> Result<Reply> {
    let from: Option<Id<mark::Service>> = cx.query("from").and_then(|id| id.parse().ok());
    let model = cx.read(|r| from.map(|id| r.need::<Service>(&id)).transpose()).await?;
    let mut form = match model {
        Some(service) => cx.read(|r| filled(r, cx.lang(), &service, cx.may(Right::SeeCost))).await?,
        None => Form::empty(),
    };
    form.set("code", "");
    Ok(cx.page(dialog(&cx, &form, None).await?))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    match cx.submit(&mut form, parse, create).await? {
        Some(_) => Ok(Reply::redirect(back(&cx, &form)).saying(text::SERVICE_ADDED.get(cx.lang()))),
        None => Ok(cx.again(dialog(&cx, &form, None).await?)),
    }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let service = existing(&cx).await?;
    let form = cx.read(|r| filled(r, cx.lang(), &service, cx.may(Right::SeeCost))).await?;
    Ok(cx.page(dialog(&cx, &merge::standing(form, service.archived), Some(&service)).await?))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let service = existing(&cx).await?;
    let (id, mut form, lang, may_cost) = (service.id, cx.form(), cx.lang(), cx.may(Right::SeeCost));
    let types = cx.read(|r| by_type::others(r)).await?;
    let parts = parts(&cx).into_iter().chain(by_type::parts(&types)).collect();
    let shared = shared(id, format!("{PATH}/{id}"), back(&cx, &form), parts);
    let now = |reads: &Read<'_>| {
        let service = reads.need::<Service>(&id)?;
        Ok(merge::standing(filled(reads, lang, &service, may_cost)?, service.archived))
    };
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(back(&cx, &form)).saying(common::SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(dialog(&cx, &form, Some(&service)).await?)),
    }
}

fn parts(cx: &Cx) -> Vec<Part> {
    let mut parts = Part::names(text::NAME);
    parts.extend([
        Part::columns(&["category", "category_text"], text::CATEGORY),
        Part::typed("code", text::CODE),
        Part::typed("price", text::PRICE),
        Part::typed("minutes", text::TIME_NORM),
        Part::typed("warranty_days", text::WARRANTY),
        Part::ticks("types"),
    ]);
    if cx.may(Right::SeeCost) {
        parts.push(Part::typed("cost", text::COST));
    }
    parts
}

/// What the forms of a work change, for two people at once.
pub(super) fn shared(id: Id<mark::Service>, action: String, page: String, parts: Vec<Part>) -> Shared {
    let subject = Subject::new(SubjectKind::Service, id);
    let plain = merge::by_title(changed);
    let changed = Box::new(move |fact: &FactRow, part: &Part| plain(fact, part) || by_type::changed(fact, part));
    Shared { subject, parts, changed, away: Box::new(fact::puts_away), section: "price", action, page }
}

/// Which words of this form a fact changed.
fn changed(fact: &FactRow) -> Vec<Text> {
    match serde_json::from_str(&fact.body) {
        Ok(CatalogFact::PriceChanged { .. }) => vec![text::PRICE],
        Ok(CatalogFact::CostChanged { .. }) => vec![text::COST],
        Ok(CatalogFact::ServiceChanged { fields, .. }) => fields.into_iter().map(titled).collect(),
        _ => Vec::new(),
    }
}

fn titled(field: ServiceField) -> Text {
    match field {
        ServiceField::Name => text::NAME,
        ServiceField::Code => text::CODE,
        ServiceField::Category => text::CATEGORY,
        ServiceField::Minutes => text::TIME_NORM,
        ServiceField::Warranty => text::WARRANTY,
        ServiceField::Types => text::FOR_DEVICES,
    }
}

/// Categories whose name answers what is typed; a name that is nobody's will make a new one.
pub async fn offer_categories(cx: Cx) -> Result<Reply> {
    let (typed, lang) = (super::super::combos::typed(&cx), cx.lang());
    let all = cx.read(|r| directory::categories(r)).await?;
    let found = search::ranked(all, &typed, 30, |category, query| query.score_named(&category.name));
    let offers: Vec<combo::Offer> = found
        .iter()
        .map(|category| combo::Offer { value: category.id.to_string(), text: category.name.get(lang).into(), sub: String::new() })
        .collect();
    Ok(Reply::fragment(combo::offers("f-category", cx.lang(), &offers, html! {})))
}

async fn existing(cx: &Cx) -> Result<Service> {
    let id: Id<mark::Service> = cx.path("id")?;
    cx.read(|r| r.need::<Service>(&id)).await
}

/// The fields of a work; its cost only for those who may see it, because the form carries what it was opened with.
pub fn filled(reads: &impl Reads, lang: Lang, service: &Service, may_cost: bool) -> Result<Form> {
    let category = reads.get::<Category>(&service.category)?;
    let mut form = Form::filled([
        ("code", service.code.clone()),
        ("category", service.category.to_string()),
        ("category_text", category.map(|category| category.name.get(lang).to_string()).unwrap_or_default()),
        ("price", service.price.input()),
        ("minutes", service.minutes.to_string()),
        ("warranty_days", service.warranty_days.to_string()),
    ]);
    if may_cost {
        form.set("cost", service.cost.input());
    }
    by_type::fill(reads, &mut form, service)?;
    names::fill(&mut form, &service.name);
    for id in &service.types {
        form.push("types", id.to_string());
    }
    Ok(form)
}

async fn dialog(cx: &Cx, form: &Form, service: Option<&Service>) -> Result<Page> {
    let lang = cx.lang();
    let (types, prices) = cx.read(|r| Ok((directory::all_device_types(r)?, by_type::others(r)?))).await?;
    let shown = types.into_iter().filter(|kind| !kind.archived || form.chosen("types", &kind.id.to_string()));
    let types: Vec<(String, String)> = shown.map(|kind| (kind.id.to_string(), kind.name.get(lang).to_string())).collect();
    let title = if service.is_some() { text::SERVICE } else { text::NEW_SERVICE };
    let action = service.map_or(PATH.to_string(), |service| format!("{PATH}/{}", service.id));
    let buttons = html! {
        @if let Some(service) = service { (other_steps(cx, form, service)) }
        button.btn.btn--primary data-key="Ctrl+Enter" { (common::SAVE.get(lang)) }
    };
    let dialog = ui::dialog::form_over(
        cx,
        title.get(lang),
        &action,
        &back(cx, form),
        &fields(cx, form, &types, &prices, service.is_some()),
        &buttons,
    );
    Ok(ui::dialog::page("price", title.get(lang), html! { div data-wide { (dialog) } }))
}

/// What else can be done with a work, at the left of the foot.
fn other_steps(cx: &Cx, form: &Form, service: &Service) -> Markup {
    let lang = cx.lang();
    let copy = with_back("/price/new", &back(cx, form));
    let copy = format!("{copy}{}from={}", if copy.contains('?') { '&' } else { '?' }, service.id);
    let did = if service.archived { Did::Restored } else { Did::Archived };
    html! {
        span.dialog__steps {
            (listed::step(cx, &format!("{PATH}/{}", service.id), did, &back(cx, form)))
            a.btn.btn--quiet href=(copy) hx-get=(copy) hx-target="#dialog" { (ui::icon("copy")) (text::DUPLICATE.get(lang)) }
        }
    }
}

fn fields(cx: &Cx, form: &Form, types: &[(String, String)], prices: &[PriceType], known: bool) -> Markup {
    let (lang, draw, currency) = (cx.lang(), Draw::of(form, cx.lang()), cx.frame().currency);
    html! {
        (draw.summary())
        @if known { (merge::was(form)) }
        input type="hidden" name="back" value=(back(cx, form));
        (names::draw(cx, draw, LONGEST))
        div.grid-2 {
            (category(cx, form))
            (draw.field("code", text::CODE).optional().most(30).mono().input())
        }
        div.grid-2 {
            (draw.field("price", text::PRICE).money(currency).input())
            @if cx.may(Right::SeeCost) { (draw.field("cost", text::COST).optional().money(currency).hint(text::COST_HINT).input()) }
        }
        (by_type::draw(cx, draw, prices))
        div.grid-2 {
            (draw.field("minutes", text::TIME_NORM).optional().number().unit(text::MINUTES_UNIT.get(lang)).input())
            (draw.field("warranty_days", text::WARRANTY).optional().number().unit(text::DAYS_UNIT.get(lang)).input())
        }
        @if !types.is_empty() {
            (draw.picks("types", text::FOR_DEVICES, types))
            span.hint { (text::TYPES_HINT.get(lang)) }
        }
    }
}

fn category(cx: &Cx, form: &Form) -> Markup {
    let (lang, error) = (cx.lang(), form.error("category"));
    html! {
        div.field data-invalid[error.is_some()] {
            label.label for="f-category" { (text::CATEGORY.get(lang)) }
            (combo::combo("f-category", "category", form.value("category"), form.value("category_text"), "/combo/categories", ""))
            @match error {
                Some(said) => span.error { (ui::icon("circle-alert")) (said) },
                None => span.hint { (text::CATEGORY_HINT.get(lang)) },
            }
        }
    }
}
