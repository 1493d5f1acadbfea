//! One row of the price list and the price changed in its cell: Enter saves, Esc gives the old one back.

use maud::{Markup, html};

use super::{Names, PATH, back, by_type, edit, with_back};
use crate::{
    catalog::{CatalogFact, Service, text},
    kernel::{Id, Lang, Money, Result, Right, mark},
    log::{Record, Subject, SubjectKind},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Outcome, Part, Reply, merge, text as common, ui, ui::field::Draw},
};

/// How a row is drawn.
pub struct Look<'l> {
    /// The list it stands in, filters and all.
    back: &'l str,
    /// Under the head of its category the category is not repeated.
    grouped: bool,
    state: State<'l>,
}

enum State<'l> {
    Plain,
    Editing(&'l Form),
    Saved,
    /// The field was left without a change.
    Left,
}

impl<'l> Look<'l> {
    pub fn plain(back: &'l str, grouped: bool) -> Look<'l> {
        Look { back, grouped, state: State::Plain }
    }
}

fn parse(fields: &mut Fields<'_>) -> Option<Money> {
    let price = fields.money_opt("price");
    if price.is_none() && fields.raw("price").is_empty() {
        fields.refuse("price", common::REQUIRED);
    }
    price
}

/// Gives the work another price of a type; no type is the retail one, no price is the same as retail.
pub fn reprice(
    tx: &mut Write<'_>,
    id: Id<mark::Service>,
    kind: Option<Id<mark::PriceType>>,
    price: Option<Money>,
    batch: Option<Id<mark::Entry>>,
) -> Result<()> {
    let was = tx.need::<Service>(&id)?;
    let mut now = was.clone();
    match (kind, price) {
        (None, price) => now.price = price.unwrap_or_default(),
        (Some(kind), Some(price)) => drop(now.prices.insert(kind, price)),
        (Some(kind), None) => drop(now.prices.remove(&kind)),
    }
    if (was.price, &was.prices) == (now.price, &now.prices) {
        tx.quiet("the price is the same");
        return Ok(());
    }
    tx.put(&now)?;
    if was.price != now.price {
        let fact = CatalogFact::PriceChanged { name: now.name.clone(), from: was.price, to: now.price, batch };
        tx.record(Subject::new(SubjectKind::Service, id), &fact)?;
    }
    by_type::tell(tx, &was, &now, batch)
}

/// The row with its price as a field; with `as=row`, as it was.
pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Service> = cx.path("id")?;
    let (service, names) = cx.read(|r| Ok((r.need::<Service>(&id)?, Names::read(r)?))).await?;
    let form = filled(&service);
    if !cx.visit.htmx {
        return Ok(cx.page(page(&cx, &service, &form)));
    }
    let editing = cx.may(Right::EditPriceList) && cx.query("as").as_deref() != Some("row");
    let state = if editing { State::Editing(&form) } else { State::Left };
    Ok(Reply::fragment(alone(&cx, &names, &service, state)))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Service> = cx.path("id")?;
    let (mut form, address) = (cx.form(), format!("{PATH}/{id}/price"));
    let shared = edit::shared(id, address, back(&cx, &form), vec![Part::typed("price", text::PRICE)]);
    let now = |reads: &Read<'_>| Ok(filled(&reads.need::<Service>(&id)?));
    let command = move |tx: &mut Write<'_>, price: &Option<Money>| reprice(tx, id, None, *price, None);
    let outcome = cx.submit_over(&mut form, &shared, now, parse, command).await?;
    let (service, names) = cx.read(|r| Ok((r.need::<Service>(&id)?, Names::read(r)?))).await?;
    // The choice between two prices is made in a dialog over the list, which then is read anew.
    let in_row = cx.visit.htmx && !cx.wants_dialog();
    Ok(match (outcome, in_row) {
        (Outcome::Clash(both), _) => both,
        (Outcome::Done(()), true) => Reply::fragment(alone(&cx, &names, &service, State::Saved)),
        (Outcome::Done(()), false) => Reply::redirect(back(&cx, &form)).saying(common::SAVED.get(cx.lang())),
        (Outcome::Again, true) => Reply::refused(alone(&cx, &names, &service, State::Editing(&form))),
        (Outcome::Again, false) => cx.again(page(&cx, &service, &form)),
    })
}

fn filled(service: &Service) -> Form {
    merge::standing(Form::filled([("price", service.price.input())]), service.archived)
}

/// A row asked for by itself: it learns from the address what list it stands in.
fn alone(cx: &Cx, names: &Names, service: &Service, state: State<'_>) -> Markup {
    let back = back(cx, &cx.form());
    let grouped = !back.contains("sort=");
    row(cx, names, service, &Look { back: &back, grouped, state })
}

pub fn row(cx: &Cx, names: &Names, service: &Service, look: &Look<'_>) -> Markup {
    let lang = cx.lang();
    let card = with_back(&format!("/price/{}", service.id), look.back);
    html! {
        tr data-new[matches!(look.state, State::Saved)] {
            td.grow.c-title {
                @if cx.may(Right::EditPriceList) {
                    a.row-link href=(card) hx-get=(card) hx-target="#dialog" { (service.name.get(lang)) }
                } @else { (service.name.get(lang)) }
                (under(names, service, look.grouped, lang))
            }
            td.clip.c-meta title=[(service.types.len() > 1).then(|| names.types(&service.types, lang).join(", "))] { (devices(names, service, lang)) }
            td.num { (duration(service.minutes, lang)) }
            td.num { (warranty(service.warranty_days, lang)) }
            @if cx.may(Right::SeeCost) { td.num.owner { @if service.cost.is_zero() { "—" } @else { (cx.money(service.cost)) } } }
            td.num.c-sum {
                (price(cx, service, look))
                @let others = by_type::said(cx, service, &names.prices);
                @if !others.is_empty() { span.sub { (others) } }
            }
        }
    }
}

/// The quiet second line: the code, and the category where it is not the head.
fn under(names: &Names, service: &Service, grouped: bool, lang: Lang) -> Markup {
    let category = if grouped { "" } else { names.category(service.category, lang) };
    let parts: Vec<&str> = [service.code.as_str(), category].into_iter().filter(|part| !part.is_empty()).collect();
    html! { @if !parts.is_empty() { span.sub { (parts.join(" · ")) } } }
}

fn devices(names: &Names, service: &Service, lang: Lang) -> Markup {
    let types = names.types(&service.types, lang);
    html! {
        @match types.as_slice() {
            [] => span.dim { (text::ALL_DEVICES.get(lang)) },
            [one] => (one),
            [one, rest @ ..] => { (one) " " span.dim { (text::AND_MORE.with(lang, &[&rest.len()])) } },
        }
    }
}

pub fn duration(minutes: u32, lang: Lang) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 0) => "—".into(),
        (0, minutes) => text::MINUTES.with(lang, &[&minutes]),
        (hours, 0) => text::HOURS.with(lang, &[&hours]),
        (hours, minutes) => format!("{} {}", text::HOURS.with(lang, &[&hours]), text::MINUTES.with(lang, &[&minutes])),
    }
}

pub fn warranty(days: u32, lang: Lang) -> String {
    if days == 0 { "—".into() } else { text::DAYS.with(lang, &[&days]) }
}

fn price(cx: &Cx, service: &Service, look: &Look<'_>) -> Markup {
    let url = with_back(&format!("/price/{}/price", service.id), look.back);
    match look.state {
        State::Editing(form) => editor(cx, service, form, &url, look.back),
        _ if cx.may(Right::EditPriceList) => html! {
            a.edit href=(url) hx-get=(url) hx-target="closest tr" hx-swap="outerHTML" data-focus-next[matches!(look.state, State::Saved | State::Left)] title=(text::CHANGE_PRICE.get(cx.lang()))
                aria-label={ (text::CHANGE_PRICE.get(cx.lang())) ": " (cx.money(service.price)) } { (cx.money(service.price)) }
        },
        _ => html! { (cx.money(service.price)) },
    }
}

fn editor(cx: &Cx, service: &Service, form: &Form, url: &str, back: &str) -> Markup {
    let (lang, error) = (cx.lang(), form.error("price"));
    let plain = format!("{url}{}as=row", if url.contains('?') { '&' } else { '?' });
    html! {
        form.inline-edit method="post" action=(url) data-inline hx-post=(url) hx-target="closest tr" hx-swap="outerHTML" {
            (ui::hidden(cx))
            (merge::was(form))
            input type="hidden" name="back" value=(back);
            span.field data-invalid[error.is_some()] {
                label.input data-num {
                    input name="price" value=(form.value("price")) inputmode="decimal" autocomplete="off" autofocus data-money
                        aria-label={ (text::PRICE.get(lang)) ": " (service.name.get(lang)) } aria-invalid=[error.map(|_| "true")];
                }
                @if let Some(said) = error { span.error role="alert" { (said) } }
            }
            button.icon-btn aria-label=(common::SAVE.get(lang)) title={ (common::SAVE.get(lang)) " (Enter)" } { (ui::icon("check")) }
            button.icon-btn type="button" data-inline-cancel hx-get=(plain) hx-target="closest tr" hx-swap="outerHTML"
                aria-label=(common::CANCEL.get(lang)) title={ (common::CANCEL.get(lang)) " (Esc)" } { (ui::icon("x")) }
        }
    }
}

/// The same without script: a page with one field.
fn page(cx: &Cx, service: &Service, form: &Form) -> crate::web::Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let body = html! {
        (draw.summary())
        (merge::was(form))
        input type="hidden" name="back" value=(back(cx, form));
        (draw.field("price", text::PRICE).money(cx.frame().currency).focus().input())
    };
    let buttons = html! { button.btn.btn--primary { (common::SAVE.get(lang)) } };
    let action = format!("/price/{}/price", service.id);
    let dialog = ui::dialog::form_over(cx, service.name.get(lang), &action, &back(cx, form), &body, &buttons);
    ui::dialog::page("price", service.name.get(lang), dialog)
}
