//! The intake page: three numbered panels in the order of the conversation, and a bar that stays in view.

use maud::{Markup, html};

use super::{client, conditions, device, draft, sheet::Sheet, text};
use crate::{
    clients::Client,
    kernel::{Id, Result, Right, mark},
    orders::{Draft, Order},
    web::{
        Cx, Form, Page,
        ui::{field::Draw, icon},
    },
};

/// What stands above the form: a draft to go on with, the order that was just made.
#[derive(Default)]
pub struct Above {
    pub draft: Option<Draft>,
    pub made: Option<Order>,
    /// Several clients answer to what was typed without script.
    pub clients: Vec<Client>,
}

pub fn page(cx: &Cx, sheet: &Sheet, form: &Form, above: &Above) -> Page {
    let lang = cx.lang();
    let once = form.once().map_or_else(|| cx.once(), |id: Id<mark::Once>| id.to_string());
    let body = html! {
        main.main.main--fixed id="main" {
            div.page-head {
                h1 { (text::NEW_ORDER.get(lang)) }
                (place(cx, sheet))
                div.page-head__end { (order_types(cx, sheet, form)) }
            }
            @if let Some(draft) = &above.draft { div.intake__above { (draft::offer(cx, draft)) } }
            @if !above.clients.is_empty() { div.intake__above { (which(cx, &above.clients)) } }
            @if let Some(order) = &above.made { div.intake__above { (made(cx, order)) } }
            form.intake id="intake" method="post" action="/orders/new" novalidate data-enter="next" data-clean data-draft="/orders/new/draft"
                hx-post="/orders/new" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-disinherit="*" {
                input type="hidden" name="csrf" value=(cx.csrf());
                input type="hidden" name="once" value=(once);
                @if sheet.places.is_empty() { input type="hidden" name="location" value=(sheet.location.id); }
                @if !form.wrong.is_empty() { div.intake__above { (Draw::of(form, lang).summary()) } }
                div.intake__cols {
                    (client::panel(cx, sheet, form))
                    (device::panel(cx, sheet, form))
                    div.intake__right { (conditions::panel(cx, sheet, form)) }
                }
                (bar(cx, sheet, form))
            }
        }
    };
    Page::new("orders", text::NEW_ORDER.get(lang), body)
}

/// Which location takes the device in, when the person has several before him.
fn place(cx: &Cx, sheet: &Sheet) -> Markup {
    html! {
        @if sheet.places.is_empty() { span.count { (sheet.location.name) } }
        @else {
            label.input.intake__place {
                (icon("map-pin"))
                select name="location" form="intake" aria-label=(text::LOCATION.get(cx.lang())) hx-post="/orders/new" hx-vals=r#"{"refresh":"location"}"#
                    hx-include="#intake" hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" {
                    @for (id, name) in &sheet.places { option value=(id) selected[*id == sheet.location.id.to_string()] { (name) } }
                }
            }
        }
    }
}

fn order_types(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    let first = sheet.first_type.map(|id| id.to_string()).unwrap_or_default();
    let chosen = if form.has("order_type") { form.value("order_type") } else { first.as_str() };
    html! {
        @if sheet.order_types.len() > 1 {
            div.field data-invalid[error(form, "order_type")] {
                div.seg id="f-order_type" role="radiogroup" aria-label=(text::ORDER_TYPE.get(lang)) {
                    @for kind in &sheet.order_types {
                        @let id = kind.id.to_string();
                        label { input type="radio" name="order_type" id={ "f-type-" (id) } form="intake" value=(id) checked[id == chosen]; (kind.name.get(lang)) }
                    }
                }
                (complaint(form, "order_type"))
            }
        } @else if let Some(kind) = sheet.order_types.first() {
            input type="hidden" name="order_type" form="intake" value=(kind.id);
        }
    }
}

/// Which of these clients it is, for a browser without script.
fn which(cx: &Cx, clients: &[Client]) -> Markup {
    html! {
        div.note data-kind="warn" {
            (icon("users"))
            div.picks {
                @for client in clients {
                    button.pick type="submit" form="intake" formnovalidate name="pick_client" value=(client.id) {
                        (client.name) @if let Some(one) = client.phones.first() { " " (one.phone) }
                    }
                }
                button.pick type="submit" form="intake" formnovalidate name="pick_client" value="new" { (icon("user-plus")) (text::NEW_CLIENT.get(cx.lang())) }
            }
        }
    }
}

/// The order made a moment ago, when the next device of the same client is taken in.
fn made(cx: &Cx, order: &Order) -> Markup {
    let lang = cx.lang();
    let paper = |path: &str, said: &str| html! { a.btn href={ "/orders/" (order.id) "/print/" (path) } target="_blank" rel="noopener" { (icon("printer")) (said) } };
    html! {
        div.note data-kind="ok" {
            (icon("circle-check"))
            p { (text::TAKEN_IN.get(lang)) " " a.link href={ "/orders/" (order.id) } target="_blank" rel="noopener" { b { (order.number) } } }
            @if cx.may_at(order.location, Right::PrintPapers) {
                div.note__end { (paper("receipt", text::RECEIPT.get(lang))) (paper("label", text::LABEL.get(lang))) }
            }
        }
    }
}

fn bar(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    // A form that nobody has sent yet prints the receipt.
    let fresh = !form.has("type") && !form.has("malfunction");
    let opt = |name: &str, said: crate::kernel::Text, usual: bool| {
        html! { label.opt { input.check type="checkbox" name=(name) value="on" checked[form.has(name) || (fresh && usual)]; span { (said.get(lang)) } } }
    };
    html! {
        footer.formbar {
            span.dim data-draft-state role="status" {}
            @if cx.may_at(sheet.location.id, Right::PrintPapers) { (opt("receipt", text::RECEIPT, true)) (opt("label", text::LABEL, false)) }
            span.vr-gap {}
            button.btn type="submit" name="then" value="another" data-key="Ctrl+Shift+Enter" { (text::SAVE_ANOTHER.get(lang)) kbd.kbd { "Ctrl \u{21e7} \u{21b5}" } }
            button.btn.btn--primary type="submit" name="then" value="open" data-key="Ctrl+Enter" { (icon("check")) (text::TAKE_IN.get(lang)) kbd.kbd { "Ctrl \u{21b5}" } }
        }
    }
}

/// What a part of the form sent along with its question.
pub fn asked(cx: &Cx) -> Form {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&cx.visit.query).unwrap_or_default();
    Form::filled(pairs)
}

pub fn error(form: &Form, name: &str) -> bool {
    form.error(name).is_some()
}

pub fn complaint(form: &Form, name: &str) -> Markup {
    html! { @if let Some(said) = form.error(name) { span.error id={ "e-" (name) } { (icon("circle-alert")) (said) } } }
}

/// Marks a part that comes beside the answer and replaces its namesake.
pub fn oob(beside: bool) -> Option<&'static str> {
    beside.then_some("true")
}

/// What stands above a fresh form.
pub async fn above(cx: &Cx, form: &Form) -> Result<Above> {
    let (employee, made) = (cx.who().id, cx.query("made").and_then(|id| id.parse::<Id<mark::Order>>().ok()));
    let scope = cx.whole_scope(Right::TakeIn);
    let own = form.once();
    cx.read(|reads| {
        use crate::store::Reads;
        let draft = draft::latest(reads, employee)?.filter(|draft| own.is_none_or(|once| once != draft.id.cast()));
        let made = made.map(|id| reads.get::<Order>(&id)).transpose()?.flatten().filter(|order| scope.holds(order.location));
        Ok(Above { draft, made, clients: Vec::new() })
    })
    .await
}
