//! The card of a client being filled in: new and changed.

use maud::{Markup, html};

use super::{
    Client, ClientAsk, ClientKind, ClientPhone, Discounts, MOST_PHONES,
    fact::{self, changed, kind_text},
    save as command,
    save::EditAsk,
    strip::discounts,
    text,
};
use crate::{
    kernel::{Id, Lang, Phone, Rate, Result, Text, mark, text::Named},
    log::Subject,
    store::Read,
    web::{
        Choice, Cx, Fields, Form, List, Outcome, Page, Part, Reply, Shared, lists, merge, text as web,
        ui::{self, dialog, field::Draw, icon},
    },
};

/// Directories a client is described by.
pub struct Around {
    sources: Vec<Choice>,
    price_types: Vec<Choice>,
}

impl Around {
    pub async fn of(cx: &Cx) -> Result<Around> {
        Ok(Around { sources: cx.list(List::Sources).await?, price_types: cx.list(List::PriceTypes).await? })
    }
    /// Names for the history.
    pub fn names(&self) -> Vec<(Id<()>, Named)> {
        self.sources.iter().chain(&self.price_types).map(|choice| (choice.id, choice.name.clone())).collect()
    }
    pub fn source(&self, client: &Client, lang: Lang) -> Option<String> {
        client.source.map(|id| lists::name_of(&self.sources, id, lang)).filter(|name| !name.is_empty())
    }
    pub fn price_type(&self, client: &Client, lang: Lang) -> Option<String> {
        client.price_type.map(|id| lists::name_of(&self.price_types, id, lang)).filter(|name| !name.is_empty())
    }
}

/// Empty rows for phones beside those that are filled; the rest of the ten is behind a fold.
const EMPTY_ROWS: usize = 2;

pub async fn new(cx: Cx) -> Result<Reply> {
    let mut form = Form::empty();
    form.set("kind", "person");
    for name in ["name", "phone"] {
        form.set(name, cx.query(name).unwrap_or_default());
    }
    let around = Around::of(&cx).await?;
    Ok(cx.page(view(&cx, &form, &around, None)))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let (mut form, around) = (cx.form(), Around::of(&cx).await?);
    let Some((id, number)) =
        cx.submit(&mut form, |f| parse_among(f, &around), |tx, ask| command::create(tx, ask).map(|made| (made.id, made.number))).await?
    else {
        return Ok(cx.again(view(&cx, &form, &around, None)));
    };
    Ok(Reply::redirect(format!("/clients/{id}")).saying(text::CREATED.with(cx.lang(), &[&number])))
}

pub async fn edit(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    let client = cx.read(|r| super::client(r, id)).await?;
    let around = Around::of(&cx).await?;
    Ok(cx.page(view(&cx, &standing(&client, cx.lang()), &around, Some(&client))))
}

fn standing(client: &Client, lang: Lang) -> Form {
    merge::standing(filled(client, lang), client.archived)
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    let client = cx.read(|r| super::client(r, id)).await?;
    let around = Around::of(&cx).await?;
    let (mut form, lang, page) = (cx.form(), cx.lang(), format!("/clients/{id}"));
    let (subject, action) = (Subject::client(id), page.clone());
    let (parts, changed, away) = (parts(&around, lang), merge::by_title(changed), Box::new(fact::put_away));
    let shared = Shared { subject, parts, changed, away, section: "clients", action, page: page.clone() };
    let now = |reads: &Read<'_>| super::client(reads, id).map(|client| standing(&client, lang));
    let ask = |fields: &mut Fields<'_>| EditAsk { id, version: None, client: parse_among(fields, &around), names: around.names() };
    match cx.submit_over(&mut form, &shared, now, ask, |tx, ask| command::edit(tx, ask).map(|client| client.id)).await? {
        Outcome::Done(_) => Ok(Reply::redirect(page).saying(web::SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, &around, Some(&client)))),
    }
}

fn parts(around: &Around, lang: Lang) -> Vec<Part> {
    let mut parts = vec![
        Part::choice("kind", text::KIND, kinds(lang)),
        Part::typed("name", text::NAME),
        Part::typed("contact_person", text::CONTACT_PERSON),
        Part::typed("tax_number", text::TAX_NUMBER),
        Part::typed("kpp", text::KPP),
        Part::columns(&["phone", "phone_note"], text::PHONES),
        Part::typed("email", text::EMAIL),
        Part::typed("address", text::ADDRESS),
        Part::choice("source", text::SOURCE, named(&around.sources, lang)),
        Part::typed("note", text::NOTE),
        Part::ticks("data_consent"),
        Part::ticks("messages"),
        Part::ticks("supplier"),
        Part::typed("conflict", text::CONFLICT),
        Part::typed("card", text::CARD),
        Part::choice("price_type", text::PRICE_TYPE, named(&around.price_types, lang)),
    ];
    parts.extend(DISCOUNT_FIELDS.map(|(name, title)| Part::typed(name, title)));
    parts
}

fn named(choices: &[Choice], lang: Lang) -> Vec<(String, String)> {
    choices.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect()
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    let all = [ClientKind::Person, ClientKind::Organisation];
    all.map(|kind| (kind_key(kind).to_string(), kind_text(kind).get(lang).to_string())).to_vec()
}

fn kind_key(kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Person => "person",
        ClientKind::Organisation => "organisation",
    }
}

pub fn kind_named(key: &str) -> Option<ClientKind> {
    [ClientKind::Person, ClientKind::Organisation].into_iter().find(|kind| kind_key(*kind) == key)
}

/// The form read, with a source and a price type that are in their directories.
pub fn parse_among(fields: &mut Fields<'_>, around: &Around) -> ClientAsk {
    let ask = parse(fields);
    if ask.source.is_some_and(|id| !around.sources.iter().any(|choice| choice.id == id.cast())) {
        fields.refuse("source", web::BAD_CHOICE);
    }
    if ask.price_type.is_some_and(|id| !around.price_types.iter().any(|choice| choice.id == id.cast())) {
        fields.refuse("price_type", web::BAD_CHOICE);
    }
    ask
}

fn parse(fields: &mut Fields<'_>) -> ClientAsk {
    let kind = fields.choice("kind", kind_named).unwrap_or_default();
    let tax_number = fields.line("tax_number", 0..=14);
    if kind == ClientKind::Organisation && !tax_number.is_empty() && !sound_tax_number(&tax_number) {
        fields.refuse("tax_number", text::BAD_TAX_NUMBER);
    }
    let kpp = fields.line("kpp", 0..=9);
    if kind == ClientKind::Organisation && !kpp.is_empty() && kpp.chars().count() != 9 {
        fields.refuse("kpp", text::BAD_KPP);
    }
    ClientAsk {
        kind,
        name: fields.line("name", 1..=120),
        phones: parse_phones(fields),
        email: fields.email("email"),
        address: fields.line("address", 0..=250),
        note: fields.text("note", 0..=2000),
        source: fields.id_opt("source"),
        tax_number,
        kpp,
        contact_person: fields.line("contact_person", 0..=120),
        discounts: Discounts {
            works_in_orders: fields.rate("works_in_orders"),
            parts_in_orders: fields.rate("parts_in_orders"),
            works_in_sales: fields.rate("works_in_sales"),
            goods_in_sales: fields.rate("goods_in_sales"),
        },
        card: fields.line("card", 0..=60),
        price_type: fields.id_opt("price_type"),
        data_consent: fields.flag("data_consent"),
        messages: fields.flag("messages"),
        conflict: Some(fields.text("conflict", 0..=500)).filter(|why| !why.is_empty()),
        supplier: fields.flag("supplier"),
    }
}

fn sound_tax_number(text: &str) -> bool {
    (8..=14).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn parse_phones(fields: &mut Fields<'_>) -> Vec<ClientPhone> {
    let (typed, notes) = (fields.column("phone"), fields.column("phone_note"));
    let mut phones = Vec::new();
    for (at, typed) in typed.iter().enumerate().filter(|(_, typed)| !typed.is_empty()) {
        let note: String = notes.get(at).map(|note| note.chars().take(60).collect()).unwrap_or_default();
        match Phone::parse(typed) {
            Some(phone) => phones.push(ClientPhone { phone, note }),
            None => fields.refuse(&format!("phone-{at}"), web::BAD_PHONE),
        }
    }
    phones
}

pub fn filled(client: &Client, lang: Lang) -> Form {
    let rate = |rate: Rate| if rate == Rate::ZERO { String::new() } else { rate.show(lang) };
    let flag = |on: bool| if on { "on".to_string() } else { String::new() };
    let mut form = Form::filled([
        ("kind", kind_key(client.kind).to_string()),
        ("name", client.name.clone()),
        ("email", client.email.clone()),
        ("address", client.address.clone()),
        ("note", client.note.clone()),
        ("source", client.source.map(|id| id.to_string()).unwrap_or_default()),
        ("tax_number", client.tax_number.clone()),
        ("kpp", client.kpp.clone()),
        ("contact_person", client.contact_person.clone()),
        ("works_in_orders", rate(client.discounts.works_in_orders)),
        ("parts_in_orders", rate(client.discounts.parts_in_orders)),
        ("works_in_sales", rate(client.discounts.works_in_sales)),
        ("goods_in_sales", rate(client.discounts.goods_in_sales)),
        ("card", client.card.clone()),
        ("price_type", client.price_type.map(|id| id.to_string()).unwrap_or_default()),
        ("data_consent", flag(client.consent.data.is_some())),
        ("messages", flag(client.consent.messages)),
        ("conflict", client.conflict.clone().unwrap_or_default()),
        ("supplier", flag(client.supplier)),
    ]);
    for one in &client.phones {
        form.push("phone", one.phone.to_string());
        form.push("phone_note", one.note.clone());
    }
    form
}

fn view(cx: &Cx, form: &Form, around: &Around, client: Option<&Client>) -> Page {
    let lang = cx.lang();
    let title = client.map_or(text::NEW_CLIENT.get(lang).to_string(), |client| client.name.clone());
    let action = client.map_or("/clients".to_string(), |client| format!("/clients/{}", client.id));
    let back = client.map_or("/clients".to_string(), |client| format!("/clients/{}", client.id));
    let save = if client.is_some() { web::SAVE } else { text::CREATE };
    let buttons = html! {
        button.btn.btn--primary data-key="Ctrl+Enter" { (save.get(lang)) }
    };
    dialog::page("clients", &title, dialog::form_over(cx, &title, &action, &back, &fields(cx, form, around, client), &buttons))
}

fn fields(cx: &Cx, form: &Form, around: &Around, client: Option<&Client>) -> Markup {
    let lang = cx.lang();
    let draw = Draw::of(form, lang);
    html! {
        (draw.summary())
        @if client.is_some() { (merge::was(form)) }
        (draw.pick_one("kind", text::KIND, &kinds(lang)))
        (draw.field("name", text::NAME).hint(text::NAME_HINT).most(120).autocomplete("off").focus().input())
        div.only-organisation {
            (draw.field("contact_person", text::CONTACT_PERSON).optional().most(120).input())
            div.grid-2 {
                (draw.field("tax_number", text::TAX_NUMBER).optional().most(14).mono().input())
                (draw.field("kpp", text::KPP).optional().most(9).mono().input())
            }
        }
        (phone_rows(form, lang, client))
        (draw.field("email", text::EMAIL).optional().kind("email").most(120).icon("mail").autocomplete("off").input())
        (draw.field("address", text::ADDRESS).optional().most(250).icon("map-pin").autocomplete("off").input())
        @if !around.sources.is_empty() { (draw.field("source", text::SOURCE).optional().select(&lists::options(&around.sources, form.value("source"), lang))) }
        (draw.field("note", text::NOTE).optional().hint(text::NOTE_HINT).most(2000).area(2))
        (discount_rows(form, draw, around, client))
        fieldset.field {
            legend.label { (text::CONSENTS.get(lang)) }
            (draw.check_named("data_consent", text::DATA_CONSENT_ASK.get(lang), &consent_since(cx, client)))
            (draw.check("messages", text::MESSAGES_ASK))
        }
        (draw.check_named("supplier", text::SUPPLIER.get(lang), text::SUPPLIER_HINT.get(lang)))
        (draw.field("conflict", text::CONFLICT_WHY).optional().hint(text::CONFLICT_HINT).most(500).area(2))
    }
}

fn consent_since(cx: &Cx, client: Option<&Client>) -> String {
    let since = client.and_then(|client| client.consent.data);
    since.map(|at| text::GIVEN_AT.with(cx.lang(), &[&cx.frame().zone.full(at, cx.lang())])).unwrap_or_default()
}

/// Rows of phones: the filled ones, two empty ones, and the rest behind a fold, so that no script is needed to add one.
fn phone_rows(form: &Form, lang: Lang, client: Option<&Client>) -> Markup {
    let filled = form.values("phone").enumerate().filter(|(_, typed)| !typed.is_empty()).map(|(at, _)| at + 1).max().unwrap_or_default();
    let shown = (filled + EMPTY_ROWS).min(MOST_PHONES);
    let same = client.map_or("/clients/same-phone".to_string(), |client| format!("/clients/same-phone?but={}", client.id));
    html! {
        fieldset.field hx-get=(same) hx-trigger="change delay:100ms" hx-include="this" hx-target="#same-phone" hx-swap="innerHTML" hx-params="phone" hx-disabled-elt="unset" {
            legend.label { (text::PHONES.get(lang)) span.opt { (web::OPTIONAL.get(lang)) } }
            @for at in 0..shown { (phone_row(form, lang, at)) }
            @if shown < MOST_PHONES {
                details.more-fields {
                    summary { (text::MORE_PHONES.get(lang)) }
                    @for at in shown..MOST_PHONES { (phone_row(form, lang, at)) }
                }
            }
            div.phone-same id="same-phone" aria-live="polite" {}
        }
    }
}

fn phone_row(form: &Form, lang: Lang, at: usize) -> Markup {
    let value = |name| form.values(name).nth(at).unwrap_or_default();
    let name = format!("phone-{at}");
    let error = form.error(&name);
    html! {
        div.phone-row data-invalid[error.is_some()] {
            label.input {
                (icon("phone"))
                input id={ "f-" (name) } type="tel" name="phone" value=(value("phone")) autocomplete="off" data-phone
                    aria-label=(text::PHONE_N.with(lang, &[&(at + 1)])) aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("e-{name}"))];
            }
            label.input {
                input type="text" name="phone_note" value=(value("phone_note")) maxlength="60" autocomplete="off"
                    placeholder=(text::PHONE_NOTE.get(lang)) aria-label=(text::PHONE_NOTE_N.with(lang, &[&(at + 1)]));
            }
            @if let Some(said) = error { span.error id={ "e-" (name) } { (icon("circle-alert")) (said) } }
        }
    }
}

const DISCOUNT_FIELDS: [(&str, Text); 4] = [
    ("works_in_orders", text::WORKS_IN_ORDERS),
    ("parts_in_orders", text::PARTS_IN_ORDERS),
    ("works_in_sales", text::WORKS_IN_SALES),
    ("goods_in_sales", text::GOODS_IN_SALES),
];

/// Folded while there is nothing in it.
fn discount_rows(form: &Form, draw: Draw<'_>, around: &Around, client: Option<&Client>) -> Markup {
    let names = DISCOUNT_FIELDS.iter().map(|(name, _)| *name).chain(["card", "price_type"]);
    let wrong = names.into_iter().any(|name| form.error(name).is_some() || !form.value(name).is_empty());
    let types = lists::options(&around.price_types, form.value("price_type"), draw.lang);
    let open = wrong || client.is_some_and(|client| !discounts(&client.discounts).is_empty());
    html! {
        details.more-fields open[open] {
            summary { (text::DISCOUNTS_AND_CARD.get(draw.lang)) }
            div.grid-2 {
                (draw.field("card", text::CARD).optional().hint(text::CARD_HINT).icon("credit-card").autocomplete("off").most(60).input())
                (draw.field("price_type", text::PRICE_TYPE).optional().none(text::USUAL_PRICE).select(&types))
                @for (name, label) in DISCOUNT_FIELDS { (draw.field(name, label).number().unit("%").most(6).input()) }
            }
        }
    }
}

/// The button that opens a form over the page, and as a page without script.
pub fn opens(href: &str, class: &str, sign: &str, label: &str) -> Markup {
    html! { a class=(class) href=(href) hx-get=(href) hx-target="#dialog" hx-swap="innerHTML" { (ui::icon(sign)) (label) } }
}
