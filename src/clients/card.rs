//! `/clients/:id`: everything about one client, over the list or as a page.

use maud::{Markup, html};

use super::{
    Client, ClientPhone, Device, Place, devices_of,
    fact::kind_text,
    form::{Around, opens},
    phones::{same_phones, warning},
    place,
    strip::{conflict, discounts},
    text,
};
use crate::{
    kernel::{Id, Phone, Result, Right, mark},
    log::{FactRow, Subject, fact},
    web::{
        Cx, Page, Reply, text as web,
        ui::{self, icon},
    },
};

/// Facts of one page of the feed.
const FACTS: usize = 30;

/// What the card shows.
struct Card {
    client: Client,
    devices: Vec<Device>,
    facts: Vec<FactRow>,
    same: Vec<(Phone, Vec<Client>)>,
    around: Around,
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    let around = Around::of(&cx).await?;
    let card = cx.read(|reads| {
        let client = super::client(reads, id)?;
        let phones: Vec<Phone> = client.phones.iter().map(|one| one.phone.clone()).collect();
        Ok(Card {
            devices: devices_of(reads, id)?,
            facts: fact::feed(reads, Subject::client(id), None, FACTS)?,
            same: same_phones(reads, &phones, Some(id))?,
            client,
            around,
        })
    });
    let card = card.await?;
    let body = if cx.wants_drawer() { drawer(&cx, &card) } else { page(&cx, &card) };
    Ok(cx.page(Page::drawer("clients", card.client.name.clone(), body)))
}

/// `GET /clients/:id/feed?after=…`: older facts.
pub async fn feed(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    let after = cx.query("after").and_then(|seq| seq.parse().ok());
    let (client, facts) = cx.read(|reads| Ok((super::client(reads, id)?, fact::feed(reads, Subject::client(id), after, FACTS)?))).await?;
    let list = feed_list(&cx, id, &facts);
    if cx.visit.htmx {
        return Ok(Reply::fragment(list));
    }
    let back = html! { a.btn href={ "/clients/" (id) } { (icon("arrow-left")) (client.name) } };
    let body = html! { (ui::page_head(text::FEED.get(cx.lang()), None, back)) div.page { (ui::panel(&client.name, html! {}, list)) } };
    Ok(cx.page(Page::new("clients", client.name.clone(), body).live(format!("client:{} device order", client.id))))
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    cx.write(move |tx| place(tx, id, Place::Archive)).await?;
    Ok(Reply::redirect(format!("/clients/{id}")).saying(text::WENT_TO_ARCHIVE.get(cx.lang())))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Client> = cx.path("id")?;
    cx.write(move |tx| place(tx, id, Place::Lists)).await?;
    Ok(Reply::redirect(format!("/clients/{id}")).saying(text::CAME_BACK.get(cx.lang())))
}

fn drawer(cx: &Cx, card: &Card) -> Markup {
    let side = |title: &str, end: Markup, body: Markup| html! { section { h2 { (title) (end) } (body) } };
    html! {
        div.scrim {}
        aside.drawer role="dialog" aria-labelledby="card-title" data-close-url="/clients" {
            div.drawer__head {
                h1 id="card-title" { (card.client.name) }
                (badges(cx, card))
                div.drawer__tools {
                    (more(cx, card))
                    button.icon-btn type="button" data-close-drawer aria-label=(web::CLOSE.get(cx.lang())) { (icon("x")) }
                }
            }
            @let notices = notices(cx, card);
            @if !notices.0.is_empty() { div.drawer__notes { (notices) } }
            div.drawer__body {
                div.drawer__main { div.page { (main_column(cx, card)) } }
                aside.drawer__side { (side_column(cx, card, side)) }
            }
            @let buttons = buttons(cx, card);
            @if !buttons.0.is_empty() { footer.drawer__foot { span.vr-gap {} (buttons) } }
        }
    }
}

fn page(cx: &Cx, card: &Card) -> Markup {
    html! {
        div.page-head {
            a.icon-btn href="/clients" aria-label=(text::CLIENTS.get(cx.lang())) { (icon("arrow-left")) }
            h1 { (card.client.name) }
            (badges(cx, card))
            div.page-head__end { (buttons(cx, card)) (more(cx, card)) }
        }
        div.page {
            (notices(cx, card))
            div.split {
                div { (main_column(cx, card)) }
                div { (side_column(cx, card, ui::panel)) }
            }
        }
    }
}

fn badges(cx: &Cx, card: &Card) -> Markup {
    let (client, lang) = (&card.client, cx.lang());
    html! {
        span.count { (text::NO.with(lang, &[&client.number])) }
        @if client.kind == super::ClientKind::Organisation { (ui::badge("blue", kind_text(client.kind).get(lang))) }
        @if client.supplier { (ui::badge("teal", text::SUPPLIER.get(lang))) }
        @if client.conflict.is_some() { (ui::badge("red", text::CONFLICT.get(lang))) }
        @if client.archived { (ui::badge("gray", text::ARCHIVED.get(lang))) }
    }
}

fn buttons(cx: &Cx, card: &Card) -> Markup {
    let (id, lang) = (card.client.id, cx.lang());
    html! {
        @if cx.may(Right::EditClients) { (opens(&format!("/clients/{id}/edit"), "btn", "pencil", web::EDIT.get(lang))) }
        @if cx.may(Right::TakeIn) && !card.client.archived {
            a.btn.btn--primary href={ "/orders/new?client=" (id) } { (icon("plus")) (text::NEW_ORDER.get(lang)) }
        }
    }
}

/// What is done rarely.
fn more(cx: &Cx, card: &Card) -> Markup {
    let (id, lang) = (card.client.id, cx.lang());
    html! {
        @if cx.may(Right::EditClients) && !card.client.archived {
            details.drop.drop--end {
                summary.icon-btn aria-label=(web::MORE.get(lang)) { (icon("ellipsis")) }
                div.menu { (ui::post_form(cx, &format!("/clients/{id}/archive"), "", html! { button { (icon("archive")) (text::TO_ARCHIVE.get(lang)) } })) }
            }
        }
    }
}

/// What must be seen before anything else.
fn notices(cx: &Cx, card: &Card) -> Markup {
    let (client, lang) = (&card.client, cx.lang());
    html! {
        (conflict(cx, client))
        @if client.archived {
            (ui::note("warn", html! { (text::ARCHIVED_NOTE.get(lang)) }))
            @if cx.may(Right::EditClients) {
                (ui::post_button(cx, &format!("/clients/{}/restoration", client.id), "btn", html! { (icon("undo-2")) (text::FROM_ARCHIVE.get(lang)) }))
            }
        }
        (warning(cx, &card.same))
    }
}

fn main_column(cx: &Cx, card: &Card) -> Markup {
    let (id, lang) = (card.client.id, cx.lang());
    let add = cx.may(Right::EditClients).then(|| opens(&format!("/clients/{id}/devices/new"), "link", "plus", text::ADD_DEVICE.get(lang)));
    html! {
        (ui::panel(text::ORDERS.get(lang), html! {}, ui::later(&format!("/clients/{id}/orders"), text::SHOW_ORDERS.get(lang))))
        (ui::panel(text::DEVICES.get(lang), html! { @if let Some(add) = add { (add) } }, devices(cx, card)))
        (ui::panel(text::FEED.get(lang), html! {}, feed_list(cx, id, &card.facts)))
    }
}

fn devices(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    html! {
        @if card.devices.is_empty() { p.hint { (text::NO_DEVICES.get(lang)) } }
        @else {
            ul.lines.lines--flush {
                @for device in &card.devices {
                    li {
                        div { a.link href={ "/devices/" (device.id) } { (device.title()) } @if !device.color.is_empty() { span.hint { " " (device.color) } } }
                        @if !device.serial.is_empty() { span.mono { (device.serial) } (copy(cx, &device.serial)) }
                        a.link.lines__end href={ "/devices/" (device.id) } { (text::HISTORY.get(lang)) }
                    }
                }
            }
        }
    }
}

/// A button that puts a text on the clipboard.
pub fn copy(cx: &Cx, what: &str) -> Markup {
    let label = text::COPY.get(cx.lang());
    html! { button.icon-btn.icon-btn--s type="button" data-copy=(what) aria-label=(label) title=(label) { (ui::small_icon("copy")) } }
}

fn feed_list(cx: &Cx, id: Id<mark::Client>, facts: &[FactRow]) -> Markup {
    let older = facts.last().filter(|_| facts.len() == FACTS).map(|last| format!("/clients/{id}/feed?after={}", last.seq));
    ui::feed::feed(cx, facts, older.as_deref())
}

fn side_column(cx: &Cx, card: &Card, part: impl Fn(&str, Markup, Markup) -> Markup) -> Markup {
    let (client, lang) = (&card.client, cx.lang());
    let nothing = || html! {};
    html! {
        (part(text::CONTACTS.get(lang), nothing(), contacts(cx, card)))
        (part(text::MONEY.get(lang), nothing(), ui::later(&format!("/clients/{}/money", client.id), text::SHOW_MONEY.get(lang))))
        @if client.supplier && cx.may(Right::SeePurchases) {
            (part(text::AS_SUPPLIER.get(lang), nothing(), html! {
                p { a.link href={ "/purchases/suppliers/" (client.id) } { (text::SETTLEMENTS.get(lang)) } }
                p { a.link href={ "/purchases/orders?supplier=" (client.id) } { (text::SUPPLIER_ORDERS.get(lang)) } }
            }))
        }
        @if !client.note.is_empty() { (part(text::NOTE.get(lang), nothing(), html! { p { (ui::prose(&client.note)) } })) }
        @let shares = discounts(&client.discounts);
        (part(text::DISCOUNTS.get(lang), nothing(), html! {
            @if shares.is_empty() { p.hint { (text::NO_DISCOUNTS.get(lang)) } }
            @let price_type = card.around.price_type(client, lang);
            @if !client.card.is_empty() || price_type.is_some() {
                dl.kv.kv--end {
                    @if let Some(name) = &price_type { dt { (text::PRICE_TYPE.get(lang)) } dd { (name) } }
                    @if !client.card.is_empty() { dt { (text::CARD.get(lang)) } dd.mono { (client.card) } }
                }
            }
            @if !shares.is_empty() { dl.kv.kv--end { @for (name, rate) in &shares { dt { (name.get(lang)) } dd { (rate.show(lang)) "\u{a0}%" } } } }
        }))
        (part(text::CONSENTS.get(lang), nothing(), consents(cx, client)))
    }
}

fn contacts(cx: &Cx, card: &Card) -> Markup {
    let (client, lang) = (&card.client, cx.lang());
    let source = card.around.source(client, lang);
    let facts = [
        (text::CONTACT_PERSON, &client.contact_person),
        (text::ADDRESS, &client.address),
        (text::TAX_NUMBER, &client.tax_number),
        (text::KPP, &client.kpp),
    ];
    html! {
        @if client.phones.is_empty() && client.email.is_empty() { p.hint { (text::NO_CONTACTS.get(lang)) } }
        @for one in &client.phones { (phone(cx, one)) }
        @if !client.email.is_empty() { div.contact { a.link href={ "mailto:" (client.email) } { (client.email) } (copy(cx, &client.email)) } }
        dl.kv hx-disable {
            @for (label, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) { dt { (label.get(lang)) } dd { (value) } }
            @if let Some(source) = source { dt { (text::SOURCE.get(lang)) } dd { (source) } }
            dt { (text::ADDED.get(lang)) }
            dd { (cx.frame().zone.near(client.created, cx.now(), lang)) }
        }
    }
}

fn phone(cx: &Cx, one: &ClientPhone) -> Markup {
    html! {
        div.contact {
            a.link href=(one.phone.link()) { (one.phone) }
            (copy(cx, &one.phone.to_string()))
            @if !one.note.is_empty() { span.hint { (one.note) } }
        }
    }
}

fn consents(cx: &Cx, client: &Client) -> Markup {
    let lang = cx.lang();
    let data = match client.consent.data {
        Some(at) => text::GIVEN_AT.with(lang, &[&cx.frame().zone.full(at, lang)]),
        None => text::NOT_GIVEN.get(lang).into(),
    };
    let messages = if client.consent.messages { text::GIVEN } else { text::NOT_GIVEN };
    html! {
        dl.kv.kv--end {
            dt { (text::DATA_CONSENT.get(lang)) } dd { (data) }
            dt { (text::MESSAGES_CONSENT.get(lang)) } dd { (messages.get(lang)) }
        }
    }
}
