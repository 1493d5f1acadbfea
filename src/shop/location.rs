//! One location: its name, its hours, how it numbers orders and which type a new order starts with.

use maud::{Markup, html};

use super::{
    FirstType, Location, OrderType, ShopFact, ShopRefusal, Thing, everywhere,
    hours::{self, Hours},
    listed,
    locations::{PATH, subject, week},
    numbers, shared, text, week_form,
};
use crate::{
    kernel::{Error, Id, Lang, Result, Right, mark},
    log::{Record, Telling, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        text::{CANCEL, SAVE, SAVED},
        ui::{self, field::Draw, icon},
    },
};

struct Ask {
    name: String,
    address: String,
    phone: String,
    order_template: String,
    /// Empty: a letter with the number of the location.
    sale_template: String,
    hours: Hours,
    first_type: FirstType,
    order_type: Option<Id<mark::OrderType>>,
}

fn parse(f: &mut Fields<'_>) -> Ask {
    let order_template = f.line("order_template", 1..=24);
    if !order_template.is_empty() && !numbers::sound(&order_template) {
        f.refuse("order_template", text::BAD_TEMPLATE);
    }
    let sale_template = f.line("sale_template", 0..=24);
    if !sale_template.is_empty() && !numbers::sound(&sale_template) {
        f.refuse("sale_template", text::BAD_TEMPLATE);
    }
    let first_type = f.choice("first_type", first_named).unwrap_or_default();
    let order_type = f.id_opt("order_type");
    Ask {
        name: f.line("name", 1..=60),
        address: f.line("address", 0..=200),
        phone: f.phone("phone").map(|phone| phone.to_string()).unwrap_or_default(),
        order_template,
        sale_template,
        hours: std::array::from_fn(|day| week_form::parse_day(f, day)),
        first_type,
        order_type: order_type.filter(|_| first_type == FirstType::Fixed),
    }
}

const FIRST: [(&str, FirstType); 3] = [("fixed", FirstType::Fixed), ("last", FirstType::Last), ("ask", FirstType::Ask)];

fn first_named(key: &str) -> Option<FirstType> {
    FIRST.into_iter().find(|(name, _)| *name == key).map(|(_, first)| first)
}
fn first_key(first: FirstType) -> &'static str {
    FIRST.into_iter().find(|(_, one)| *one == first).map_or("fixed", |(name, _)| name)
}

/// Two locations with one template would give two orders one number.
pub fn free(tx: &Write<'_>, name: &str, template: &str, own: Option<Id<mark::Location>>) -> Result<()> {
    let mut others = super::locations(tx)?.into_iter().filter(|other| Some(other.id) != own);
    if let Some(other) = others.find(|other| other.order_template.to_lowercase() == template.to_lowercase()) {
        return Err(ShopRefusal::SameTemplate(other.name).into());
    }
    listed::free_name::<Location>(tx, name, own)
}

fn check(tx: &Write<'_>, ask: &Ask, own: Option<Id<mark::Location>>) -> Result<()> {
    free(tx, &ask.name, &ask.order_template, own)?;
    let same = |other: &Location| !ask.sale_template.is_empty() && other.sale_template.to_lowercase() == ask.sale_template.to_lowercase();
    if let Some(other) = super::locations(tx)?.into_iter().find(|other| Some(other.id) != own && same(other)) {
        return Err(ShopRefusal::SameSaleTemplate(other.name).into());
    }
    if let Some(id) = ask.order_type {
        tx.get::<OrderType>(&id)?.filter(|kind| !kind.archived).ok_or(Error::Hidden)?;
    }
    Ok(())
}

/// A location with the usual hours, for whoever opens one without the form.
pub fn open_location(tx: &mut Write<'_>, name: &str, address: &str, phone: &str, template: &str) -> Result<Id<mark::Location>> {
    let ask = Ask {
        name: name.into(),
        address: address.into(),
        phone: phone.into(),
        order_template: template.into(),
        sale_template: String::new(),
        hours: hours::USUAL,
        first_type: FirstType::default(),
        order_type: None,
    };
    create(tx, &ask)
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<Id<mark::Location>> {
    check(tx, ask, None)?;
    let all = tx.all::<Location>(())?;
    let prefix = (1..=999).find(|prefix| all.iter().all(|one| one.label_prefix != *prefix));
    let location = Location {
        id: tx.id(),
        name: ask.name.clone(),
        address: ask.address.clone(),
        phone: ask.phone.clone(),
        order_template: ask.order_template.clone(),
        sale_template: ask.sale_template.clone(),
        hours: ask.hours,
        first_type: ask.first_type,
        order_type: ask.order_type,
        label_prefix: prefix.ok_or(ShopRefusal::NoPrefix)?,
        position: listed::end::<Location>(tx)?,
        archived: false,
    };
    tx.put(&location)?;
    tx.record(subject(location.id), &ShopFact::Added { thing: Thing::Location, name: location.name })?;
    Ok(location.id)
}

fn change(tx: &mut Write<'_>, id: Id<mark::Location>, ask: &Ask) -> Result<()> {
    let before = tx.need::<Location>(&id)?;
    if before.archived {
        return Err(ShopRefusal::Archived.into());
    }
    check(tx, ask, Some(id))?;
    let after = Location {
        name: ask.name.clone(),
        address: ask.address.clone(),
        phone: ask.phone.clone(),
        order_template: ask.order_template.clone(),
        sale_template: ask.sale_template.clone(),
        hours: ask.hours,
        first_type: ask.first_type,
        order_type: ask.order_type,
        ..before.clone()
    };
    let changes = changes(&tell(tx, &before)?, &tell(tx, &after)?);
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&after)?;
    tx.record(subject(id), &ShopFact::Changed { thing: Thing::Location, name: after.name, changes })
}

fn tell(reads: &impl Reads, one: &Location) -> Result<Telling> {
    let kind = match one.order_type {
        Some(id) => reads.get::<OrderType>(&id)?.map(|kind| kind.name.ru).unwrap_or_default(),
        None => String::new(),
    };
    Ok(vec![
        ("name", one.name.clone()),
        ("address", one.address.clone()),
        ("phone", one.phone.clone()),
        ("order_template", one.order_template.clone()),
        ("sale_template", one.sale_template.clone()),
        ("hours", week(&one.hours, Lang::Ru)),
        ("first_type", format!("{} {kind}", first_key(one.first_type)).trim().to_string()),
    ])
}

fn filled(one: &Location) -> Form {
    let mut form =
        Form::filled([("name", &one.name), ("address", &one.address), ("phone", &one.phone), ("order_template", &one.order_template)]);
    form.set("sale_template", one.sale_template.as_str());
    form.set("first_type", first_key(one.first_type));
    if let Some(id) = one.order_type {
        form.set("order_type", id.to_string());
    }
    week_form::fill(&mut form, &one.hours);
    form
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (all, types) = cx.read(|r| Ok((r.all::<Location>(())?, super::order_types(r)?))).await?;
    let mut form = Form::empty();
    form.set("order_template", free_template(&all));
    form.set("first_type", "fixed");
    week_form::fill(&mut form, &hours::USUAL);
    Ok(cx.page(view(&cx, &form, &types, None)))
}

/// `B-…` for the second location, `C-…` for the third.
fn free_template(all: &[Location]) -> String {
    let taken = |template: &str| all.iter().any(|one| one.order_template == template);
    let letters = ('A'..='Z').map(|letter| format!("{letter}-{{YY}}{{C:5}}"));
    letters.into_iter().find(|template| !taken(template)).unwrap_or_else(|| "{YY}{C:5}".into())
}

pub async fn add(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let mut form = cx.form();
    let Some(_) = cx.submit(&mut form, parse, create).await? else {
        let types = cx.read(|r| super::order_types(r)).await?;
        return Ok(cx.again(view(&cx, &form, &types, None)));
    };
    Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang())))
}

/// A location where the person may not set things up does not exist for him.
fn own(cx: &Cx) -> Result<Id<mark::Location>> {
    let id = cx.path("id")?;
    if everywhere(cx).is_ok() || cx.may_at(id, Right::SetUpShop) { Ok(id) } else { Err(Error::Hidden) }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let id = own(&cx)?;
    let (location, types) = cx.read(|r| Ok((super::location(r, id)?, super::order_types(r)?))).await?;
    Ok(cx.page(view(&cx, &filled(&location), &types, Some(&location))))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let id = own(&cx)?;
    let (mut form, lang) = (cx.form(), cx.lang());
    let (location, types) = cx.read(|r| Ok((super::location(r, id)?, super::order_types(r)?))).await?;
    let shared = shared(Thing::Location, subject(id), &location.name, format!("{PATH}/{id}"), PATH, parts(&types, lang));
    let now = |r: &Read<'_>| super::location(r, id).map(|one| merge::standing(filled(&one), one.archived));
    match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(PATH).saying(SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, &types, Some(&location)))),
    }
}

fn parts(types: &[OrderType], lang: Lang) -> Vec<Part> {
    let mut parts: Vec<Part> =
        ["name", "address", "phone", "order_template", "sale_template"].map(|name| Part::typed(name, text::field_label(name))).into();
    parts.push(Part::choice("first_type", text::FIRST_TYPE, rules(lang)));
    parts.push(Part::choice("order_type", text::F_ORDER_TYPE, named(types, lang)));
    for (day, title) in text::DAYS.into_iter().enumerate() {
        let [open, from, to] = ["open", "from", "to"].map(|word| format!("{word}_{day}"));
        let names = [open.clone(), from.clone(), to.clone()];
        let draw = move |form: &Form| match form.value(&open) {
            "on" => html! { (form.value(&from)) "\u{2013}" (form.value(&to)) },
            _ => html! { (text::DAY_OFF.get(lang)) },
        };
        parts.push(Part::drawn(&names.each_ref().map(String::as_str), title, draw));
    }
    parts
}

fn rules(lang: Lang) -> Vec<(String, String)> {
    let rules = [("fixed", text::FIRST_FIXED), ("last", text::FIRST_LAST), ("ask", text::FIRST_ASK)];
    rules.into_iter().map(|(key, said)| (key.into(), said.get(lang).into())).collect()
}

fn named(types: &[OrderType], lang: Lang) -> Vec<(String, String)> {
    types.iter().map(|kind| (kind.id.to_string(), kind.name.get(lang).into())).collect()
}

/// What a template makes of the first and the next numbers, while it is being typed.
pub async fn example(cx: Cx) -> Result<Reply> {
    let typed = cx.query("order_template").or_else(|| cx.query("sale_template"));
    Ok(Reply::fragment(sample(&cx, &typed.unwrap_or_default())))
}

fn sample(cx: &Cx, template: &str) -> Markup {
    let lang = cx.lang();
    html! {
        @if numbers::sound(template.trim()) {
            (text::EXAMPLE.get(lang)) " "
            @for (at, count) in [1u64, 2, 148].into_iter().enumerate() { @if at > 0 { ", " } b { (numbers::written(template.trim(), cx.today(), count)) } }
        } @else { (text::BAD_TEMPLATE.get(lang)) }
    }
}

fn view(cx: &Cx, form: &Form, types: &[OrderType], one: Option<&Location>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let action = one.map_or_else(|| PATH.to_string(), |one| format!("{PATH}/{}", one.id));
    let title = one.map_or(text::NEW_LOCATION.get(lang), |one| one.name.as_str());
    let open = one.is_none_or(|one| !one.archived);
    let body = html! {
        div.page {
            form.form method="post" action=(action) data-guard {
                (ui::hidden(cx))
                (draw.summary())
                @if one.is_some() { (merge::was(form)) }
                (of_place(draw))
                (of_orders(cx, draw, types))
                (of_sales(cx, draw))
                (week_form::fields(draw))
                @if open {
                    div.formbar {
                        button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) }
                        a.btn href=(PATH) { (CANCEL.get(lang)) }
                    }
                }
            }
        }
    };
    let archive = html! {
        @if one.is_some_and(|one| !one.archived) && everywhere(cx).is_ok() && cx.frame().places.len() > 1 {
            form method="post" action={ (action) "/archive" } data-confirm=(text::ARCHIVE_LOCATION.get(lang)) {
                (ui::hidden(cx))
                button.btn { (icon("archive")) (text::TO_ARCHIVE.get(lang)) }
            }
        }
    };
    ui::settings::settings_page(cx, PATH, title, archive, body)
}

fn of_place(draw: Draw<'_>) -> Markup {
    html! {
        section.panel {
            header.panel__head { h2 { (text::LOCATION.get(draw.lang)) } }
            div.panel__body.form {
                (draw.field("name", text::F_NAME).hint(text::LOCATION_NAME_HINT).most(60).input())
                (draw.field("address", text::F_ADDRESS).optional().hint(text::LOCATION_ADDRESS_HINT).most(200).input())
                (draw.field("phone", text::F_PHONE).optional().phone().input())
            }
        }
    }
}

fn of_sales(cx: &Cx, draw: Draw<'_>) -> Markup {
    let typed = draw.form.value("sale_template");
    html! {
        section.panel {
            header.panel__head { h2 { (text::SALES.get(draw.lang)) } }
            div.panel__body.form {
                (draw.field("sale_template", text::F_SALE_TEMPLATE).optional().hint(text::SALE_TEMPLATE_HINT).most(24).mono().input())
                p.hint hx-get={ (PATH) "/example" } hx-trigger="input changed delay:250ms from:#f-sale_template" hx-include="#f-sale_template" aria-live="polite" {
                    @if !typed.is_empty() { (sample(cx, typed)) }
                }
            }
        }
    }
}

fn of_orders(cx: &Cx, draw: Draw<'_>, types: &[OrderType]) -> Markup {
    let lang = draw.lang;
    html! {
        section.panel {
            header.panel__head { h2 { (text::ORDERS.get(lang)) } }
            div.panel__body.form {
                div {
                    (draw.field("order_template", text::F_TEMPLATE).hint(text::TEMPLATE_HINT).most(24).mono().input())
                    p.hint hx-get={ (PATH) "/example" } hx-trigger="input changed delay:250ms from:#f-order_template" hx-include="#f-order_template" aria-live="polite" {
                        (sample(cx, draw.form.value("order_template")))
                    }
                }
                (draw.pick_one("first_type", text::FIRST_TYPE, &rules(lang)))
                (draw.field("order_type", text::F_ORDER_TYPE).optional().hint(text::ORDER_TYPE_HINT).select(&named(types, lang)))
            }
        }
    }
}
