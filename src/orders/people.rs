//! Dates and people of an order: who does it, by when, how urgent, for about how much, where the client came from.

use maud::{Markup, html};

use super::{
    card::{self, text},
    document,
    edit::{Edit, Urgency, edit},
    tables::Order,
    text as words,
};
use crate::{
    clients::{self, Client},
    kernel::{Error, Id, Lang, Result, Right, Text, Zone, mark, name},
    shop::{self, Source},
    staff::{self, Employee},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as common,
        ui::{combo, dialog, field::Draw, icon},
    },
};

/// What may be chosen from.
pub(super) struct Choices {
    masters: Vec<Employee>,
    managers: Vec<Employee>,
    sources: Vec<Source>,
    payer: Option<Client>,
    /// The payer's id as the form sent it, and whom the form names by it or by the name typed.
    named: Option<(String, Option<Id<mark::Client>>)>,
}

pub(super) async fn order_of(cx: &Cx) -> Result<(Order, Choices)> {
    let order = card::gate(cx, Right::SeeOrders).await?;
    let may = [Right::AssignPeople, Right::EditOrders].into_iter().any(|right| cx.may_at(order.location, right));
    if !may {
        return Err(Error::Denied(Right::AssignPeople));
    }
    let choices = cx
        .read(|reads| {
            let mut choices = Choices {
                masters: staff::masters(reads, order.location)?,
                managers: staff::employees_with(reads, Right::EditOrders, order.location)?,
                sources: shop::sources(reads)?,
                payer: order.payer.map(|payer| clients::client(reads, payer)).transpose()?,
                named: None,
            };
            // Whoever stands there now stays a choice, even if he works here no more.
            for (now, list) in [(order.master, &mut choices.masters), (order.manager, &mut choices.managers)] {
                if let Some(id) = now.filter(|id| !list.iter().any(|e| e.id == *id)) {
                    list.extend(reads.get::<Employee>(&id)?);
                }
            }
            if let Some(id) = order.source.filter(|id| !choices.sources.iter().any(|source| source.id == *id)) {
                choices.sources.extend(reads.get::<Source>(&id)?);
            }
            Ok(choices)
        })
        .await?;
    Ok((order, choices))
}

/// `GET /orders/:id/people?focus=deadline`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (order, choices) = order_of(&cx).await?;
    document::must_be_open(&order)?;
    let form = with_payer(filled(&order, &cx.frame().zone), choices.payer.as_ref());
    Ok(cx.page(view(&cx, &order, &choices, &form)))
}

/// The form as the order stands.
pub(super) fn filled(order: &Order, zone: &Zone) -> Form {
    let id = |id: Option<String>| id.unwrap_or_default();
    Form::filled([
        ("master", id(order.master.map(|id| id.to_string()))),
        ("manager", id(order.manager.map(|id| id.to_string()))),
        ("deadline", order.deadline.map(|at| zone.input(at)).unwrap_or_default()),
        ("urgent", if order.urgent { "on".into() } else { String::new() }),
        ("estimate", order.estimate.map(crate::kernel::Money::input).unwrap_or_default()),
        ("source", id(order.source.map(|id| id.to_string()))),
    ])
}

fn with_payer(mut form: Form, payer: Option<&Client>) -> Form {
    form.set("payer", payer.map(|payer| payer.id.to_string()).unwrap_or_default());
    form.set("payer_text", payer.map(|payer| payer.name.clone()).unwrap_or_default());
    form
}

/// `POST /orders/:id/people`
pub async fn save(cx: Cx) -> Result<Reply> {
    let (order, mut choices) = order_of(&cx).await?;
    let (mut form, id, zone) = (cx.form(), order.id, cx.frame().zone.clone());
    let shared = card::shared(id, "people", parts(&cx, &order, &choices));
    let found = clients::named_client(&cx, &form, "payer", choices.payer.as_ref()).await?;
    choices.named = Some((form.value("payer").to_string(), found));
    let now = |reads: &Read<'_>| {
        let order = reads.need::<Order>(&id)?;
        let payer = order.payer.map(|payer| clients::client(reads, payer)).transpose()?;
        Ok(with_payer(filled(&order, &cx.frame().zone), payer.as_ref()))
    };
    let command = move |tx: &mut Write<'_>, ask: &Edit| edit(tx, id, ask, &zone);
    match cx.submit_over(&mut form, &shared, now, |f| parse(f, &order, &choices), command).await? {
        Outcome::Done(_) => card::fresh(&cx, id, card::said(common::SAVED.get(cx.lang()))).await,
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => {
            let (order, choices) = order_of(&cx).await?;
            Ok(cx.again(view(&cx, &order, &choices, &form)))
        }
    }
}

/// Only what this person may change.
fn parts(cx: &Cx, order: &Order, choices: &Choices) -> Vec<Part> {
    let mut parts = Vec::new();
    if cx.may_at(order.location, Right::AssignPeople) {
        parts.push(Part::choice("master", words::MASTER, people(&choices.masters)));
        parts.push(Part::choice("manager", words::MANAGER, people(&choices.managers)));
    }
    if cx.may_at(order.location, Right::EditOrders) {
        parts.push(Part::typed("deadline", words::DEADLINE));
        parts.push(Part::ticks("urgent"));
        parts.push(Part::typed("estimate", words::ESTIMATE));
        parts.push(Part::choice("source", words::SOURCE, sources(&choices.sources, cx.lang())));
        parts.push(Part::columns(&["payer", "payer_text"], words::PAYER));
    }
    parts
}

fn people(list: &[Employee]) -> Vec<(String, String)> {
    list.iter().map(|employee| (employee.id.to_string(), name::short_name(&employee.name))).collect()
}

fn sources(list: &[Source], lang: Lang) -> Vec<(String, String)> {
    list.iter().map(|source| (source.id.to_string(), source.name.get(lang).to_string())).collect()
}

/// A group of fields is read only from those who were shown it.
pub(super) fn parse(f: &mut Fields<'_>, order: &Order, choices: &Choices) -> Edit {
    let mut ask = Edit { version: f.raw("version").parse().ok(), ..Edit::default() };
    if f.cx.may_at(order.location, Right::AssignPeople) {
        ask.master = Some(one_of(f, "master", &choices.masters));
        ask.manager = Some(one_of(f, "manager", &choices.managers));
    }
    if f.cx.may_at(order.location, Right::EditOrders) {
        ask.deadline = Some(f.moment("deadline"));
        ask.urgent = Some(if f.flag("urgent") { Urgency::Urgent } else { Urgency::Usual });
        ask.estimate = Some(f.money_opt("estimate"));
        let source = f.id_opt("source");
        if source.is_some_and(|id| !choices.sources.iter().any(|known| known.id == id)) {
            f.refuse("source", common::BAD_CHOICE);
        }
        ask.source = Some(source);
        if f.cx.form().has("payer_text") {
            // An emptied name means the client himself, whatever the hidden id still holds.
            let (typed, chosen) = (f.raw("payer_text"), f.raw("payer"));
            let payer = match &choices.named {
                Some((sent, found)) if *sent == chosen => *found,
                // Whom somebody else named meanwhile stands in the form by his id.
                _ => f.id_opt("payer"),
            };
            let payer = payer.filter(|_| !typed.is_empty());
            if payer.is_none() && !typed.is_empty() {
                f.refuse("payer", words::PAYER_UNKNOWN);
            }
            ask.payer = Some(payer);
        }
    }
    ask
}

fn one_of(f: &mut Fields<'_>, field: &str, known: &[Employee]) -> Option<Id<mark::Employee>> {
    let chosen = f.id_opt(field);
    if chosen.is_some_and(|id| !known.iter().any(|employee| employee.id == id)) {
        f.refuse(field, common::BAD_CHOICE);
    }
    chosen
}

/// Another client who pays: an insurer, a firm, a parent.
fn payer(form: &Form, lang: Lang) -> Markup {
    let wrong = form.error("payer");
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-payer" { (words::PAYER.get(lang)) " " span.opt { (common::OPTIONAL.get(lang)) } }
            (combo::combo("f-payer", "payer", form.value("payer"), form.value("payer_text"), "/combo/clients?new=no", words::PAYER_HINT.get(lang)))
            @if let Some(said) = wrong { span.error id="e-payer" { (icon("circle-alert")) (said) } }
        }
    }
}

fn view(cx: &Cx, order: &Order, choices: &Choices, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/people", order.id));
    let (draw, focus) = (Draw::of(form, lang), cx.query("focus").unwrap_or_default());
    let field = |name: &str, title: Text| {
        let drawn = draw.field(name, title).optional();
        if name == focus { drawn.focus() } else { drawn }
    };
    let body = html! {
        (merge::was(form))
        (draw.summary())
        @if cx.may_at(order.location, Right::AssignPeople) {
            div.grid-2 {
                (field("master", words::MASTER).select(&people(&choices.masters)))
                (field("manager", words::MANAGER).select(&people(&choices.managers)))
            }
        }
        @if cx.may_at(order.location, Right::EditOrders) {
            div.grid-2 {
                (field("deadline", words::DEADLINE).kind("datetime-local").input())
                (field("estimate", text::ESTIMATE_SHORT).money(cx.frame().currency).autocomplete("off").input())
            }
            (field("source", words::SOURCE).select(&sources(&choices.sources, lang)))
            (payer(form, lang))
            (draw.check("urgent", words::URGENT))
        }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (common::SAVE.get(lang)) } };
    let title = text::PEOPLE.get(lang);
    dialog::page("orders", title, dialog::form(cx, title, &path, &body, &buttons))
}
