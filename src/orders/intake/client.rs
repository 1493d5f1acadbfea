//! The client of the intake: found by phone or name, or made on the spot; what to know of him before taking his device.

use maud::{Markup, html};

use super::{
    chips::folded,
    page::{asked, complaint, error, oob},
    sheet::Sheet,
    text,
};
use crate::{
    cash::order_money,
    clients::{self, Client, Device, client_strip},
    kernel::{Id, Moment, Money, Phone, Result, Right, mark},
    orders::{ORDER_BY_CLIENT, Order, document::may_see},
    shop::{Source, Status, StatusGroup},
    store::{Order as Direction, Reads, Walk},
    web::{
        Cx, Form, Reply, Scope,
        ui::{self, icon},
    },
};

/// Last orders of a client that are shown.
const LAST: usize = 3;
/// Devices that are offered to pick.
const DEVICES: usize = 6;
/// Sources that are shown at once.
const SOURCES: usize = 6;

/// What is shown of a known client.
pub struct Peek {
    pub client: Client,
    last: Vec<(Order, String, Status)>,
    /// Below zero he owes.
    balance: Money,
    pub devices: Vec<Device>,
}

pub fn peek(reads: &impl Reads, scope: &Scope, id: Option<Id<mark::Client>>) -> Result<Option<Peek>> {
    let Some(client) = id.map(|id| reads.get::<Client>(&id)).transpose()?.flatten() else { return Ok(None) };
    let mut last = Vec::new();
    reads.walk_by(&ORDER_BY_CLIENT, (client.id,), Direction::Ascending, None, |_, id| {
        let order = reads.need::<Order>(&id)?;
        if may_see(scope, &order) {
            let device = clients::device(reads, order.device)?.title();
            let status = reads.need::<Status>(&order.status)?;
            last.push((order, device, status));
        }
        Ok(if last.len() < LAST { Walk::On } else { Walk::Stop })
    })?;
    let balance = order_money::client_balance(reads, client.id)?;
    let mut devices = clients::devices_of(reads, client.id)?;
    devices.truncate(DEVICES);
    Ok(Some(Peek { client, last, balance, devices }))
}

/// `GET /orders/new/client?client=…&client_text=…`
pub async fn show(cx: Cx) -> Result<Reply> {
    let form = asked(&cx);
    let id = form.value("client").parse().ok();
    let scope = cx.whole_scope(Right::SeeOrders);
    let found = cx.read(|reads| peek(reads, &scope, id)).await?;
    Ok(Reply::fragment(of(&cx, &form, found.as_ref())))
}

pub fn panel(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    let pressed = |source: &Source| form.chosen("source", &source.id.to_string());
    let chip = |source: &Source| html! { label.pick { input type="radio" name="source" data-enter-skip value=(source.id) checked[pressed(source)]; (source.name.get(lang)) } };
    html! {
        fieldset.panel {
            legend.panel__title { "1 " span { (text::CLIENT.get(lang)) } }
            (block(cx, form, sheet.client.as_ref(), false))
            @if !sheet.sources.is_empty() {
                div.field role="radiogroup" aria-labelledby="l-source" {
                    span.label id="l-source" { (text::SOURCE.get(lang)) }
                    (folded(&sheet.sources, SOURCES, chip, pressed, lang))
                    (complaint(form, "source"))
                }
            }
            div.field {
                label.label for="f-note" { (text::NOTE.get(lang)) span.count { (text::NOT_FOR_CLIENT.get(lang)) } }
                textarea.input id="f-note" name="note" rows="2" maxlength="2000" data-enter-skip { (form.value("note")) }
                (complaint(form, "note"))
            }
        }
    }
}

/// The search with what it found.
pub fn block(cx: &Cx, form: &Form, peek: Option<&Peek>, beside: bool) -> Markup {
    let lang = cx.lang();
    let shown = peek.map_or(form.value("client_text"), |peek| peek.client.name.as_str());
    html! {
        div.stack id="client-block" hx-swap-oob=[oob(beside)] {
            div.field data-invalid[error(form, "client_text")] {
                label.label for="f-client_text" { (text::PHONE_OR_NAME.get(lang)) span.req { "*" } }
                div.combo id="client-combo" data-combo data-combo-first {
                    input type="hidden" name="client" value=[peek.map(|peek| peek.client.id)] data-combo-value;
                    label.input.input--big {
                        (icon("phone"))
                        input id="f-client_text" type="text" name="client_text" value=(shown) autocomplete="off" autofocus[shown.is_empty()] maxlength="120"
                            role="combobox" aria-expanded="false" aria-controls="client-list" aria-autocomplete="list" aria-required="true"
                            aria-invalid=[error(form, "client_text").then_some("true")]
                            hx-get="/combo/clients" hx-trigger="input changed delay:120ms" hx-target="#client-list" hx-swap="outerHTML" hx-sync="this:replace";
                    }
                    ul.combo__list role="listbox" id="client-list" hidden {}
                }
                (complaint(form, "client_text"))
            }
            div hx-get="/orders/new/client" hx-trigger="picked from:#client-combo, change from:#f-client_text" hx-include="#client-combo"
                hx-target="#client-of" hx-swap="outerHTML" hx-sync="this:replace" { (of(cx, form, peek)) }
        }
    }
}

/// Who it is: a known client with what to mind, or the fields of a new one.
fn of(cx: &Cx, form: &Form, peek: Option<&Peek>) -> Markup {
    html! {
        div.stack id="client-of" {
            @match peek {
                Some(peek) => { (known(cx, peek)) }
                None if !form.value("client_text").trim().is_empty() => { (new(cx, form)) }
                None => {}
            }
        }
    }
}

fn known(cx: &Cx, peek: &Peek) -> Markup {
    let lang = cx.lang();
    html! {
        div.peek {
            (client_strip(cx, &peek.client))
            @if !peek.last.is_empty() {
                p.dim { (text::LAST.get(lang)) }
                @for (order, device, status) in &peek.last {
                    p.peek-row {
                        span { a.link href={ "/orders/" (order.id) } target="_blank" rel="noopener" { b { (order.number) } } " " span hx-disable { (device) } }
                        (ui::chip(&status.tone, status.name.get(lang)))
                    }
                    @if let Some(days) = waiting(order, cx.now()) { p.bad-text { (text::NOT_COLLECTED.with(lang, &[&text::DAYS.of(days, lang)])) } }
                }
            }
            @if peek.balance.is_negative() { p.bad-text { b { (text::DEBT.with(lang, &[&cx.sum(peek.balance.abs())])) } } }
        }
        @if !peek.devices.is_empty() {
            div.field {
                span.label { (text::HIS_DEVICES.get(lang)) }
                div.picks {
                    @for (at, device) in peek.devices.iter().enumerate() {
                        button.pick type="submit" id={ "pick-" (device.id) } formnovalidate data-enter-stop[at == 0] name="pick" value=(device.id) hx-get={ "/orders/new/device?device=" (device.id) }
                            hx-include="#rest, #extras" hx-target="#seen" hx-swap="outerHTML" {
                            span { (device.title()) @if !device.serial.is_empty() { span.dim { " " (tail(&device.serial)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The end of a serial number is what people compare.
fn tail(serial: &str) -> String {
    let count = serial.chars().count();
    if count <= 6 { serial.to_string() } else { format!("\u{2026}{}", serial.chars().skip(count - 4).collect::<String>()) }
}

/// Whole days a finished device waits for its owner.
fn waiting(order: &Order, now: Moment) -> Option<i64> {
    (order.group == StatusGroup::Ready).then(|| now.since(order.since) / Moment::DAY).filter(|days| *days > 0)
}

/// What was typed is a phone, so the name is asked for, or the other way round.
fn new(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    let by_phone = Phone::parse(form.value("client_text")).is_some();
    let (name, label, kind) = if by_phone { ("name", text::NAME, "text") } else { ("phone", text::PHONE, "tel") };
    let check = |name: &str, said: crate::kernel::Text| {
        html! { label.opt { input.check type="checkbox" name=(name) value="on" checked[form.has(name)]; span { (said.get(lang)) } } }
    };
    html! {
        div.field data-invalid[error(form, name)] {
            label.label for={ "f-" (name) } { (text::NEW_CLIENT.get(lang)) ": " (label.get(lang)) @if by_phone { span.req { "*" } } }
            label.input {
                (icon(if by_phone { "user-plus" } else { "phone" }))
                input id={ "f-" (name) } name=(name) type=(kind) value=(form.value(name)) maxlength="100" autocomplete="off" autofocus
                    data-phone[!by_phone] aria-invalid=[error(form, name).then_some("true")];
            }
            (complaint(form, name))
        }
        div {
            (check("consent", text::CONSENT))
            (check("messages", text::MESSAGES))
        }
    }
}
