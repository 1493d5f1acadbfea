//! The conditions of the intake: works from the price list and what they cost, prepayment, deadline, master.

use maud::{Markup, html};

use super::{
    deadline,
    page::{asked, complaint, error},
    sheet::{self, Sheet},
    text,
};
use crate::{
    catalog::{REPAIR, Service},
    kernel::{Money, Result, Right, name},
    web::{Cx, Form, Reply, ui::icon},
};

/// `GET /orders/new/works?work=…&work_pick=…`: the chosen works with one more.
pub async fn works(cx: Cx) -> Result<Reply> {
    let mut form = asked(&cx);
    let picked = form.value("work_pick").to_string();
    if !picked.is_empty() {
        form.push("work", picked);
        form.set("work_text", "");
    }
    let chosen = cx.read(|reads| sheet::works(reads, &form)).await?;
    Ok(Reply::fragment(price(&cx, &chosen, &form)))
}

pub fn panel(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    html! {
        fieldset.panel {
            legend.panel__title { "3 " span { (text::CONDITIONS.get(lang)) } }
            (price(cx, &sheet.works, form))
            @if !sheet.cashboxes.is_empty() { (prepayment(cx, sheet, form)) }
            (ready(cx, sheet, form))
            @if !sheet.masters.is_empty() {
                div.field data-invalid[error(form, "master")] {
                    label.label for="f-master" { (text::MASTER.get(lang)) }
                    label.input {
                        select id="f-master" name="master" {
                            option value="" { (text::NOBODY_YET.get(lang)) }
                            @for (master, count) in &sheet.masters {
                                @let id = master.id.to_string();
                                option value=(id) selected[form.value("master") == id] {
                                    (name::short_name(&master.name)) " \u{2014} " (text::IN_WORK.of(*count, lang))
                                }
                            }
                        }
                    }
                    (complaint(form, "master"))
                }
            }
            label.opt { input.check type="checkbox" name="urgent" value="on" id="f-urgent" checked[form.has("urgent")]; span { (text::URGENT.get(lang)) } }
        }
    }
}

/// Works of the price list with the estimate they suggest.
fn price(cx: &Cx, works: &[Service], form: &Form) -> Markup {
    let lang = cx.lang();
    let sum: Money = works.iter().map(|work| work.price_by(REPAIR)).sum();
    let said = |work: &Service| format!("{} {}", work.name.get(lang), cx.money(work.price_by(REPAIR)));
    html! {
        div.stack id="works" {
            @if cx.may(Right::EditLines) {
                div.field data-invalid[error(form, "work_text")] {
                    label.label for="f-work_text" { (text::WORKS.get(lang)) }
                    div.combo id="work-combo" data-combo data-combo-first {
                        input type="hidden" name="work_pick" value="" data-combo-value;
                        label.input {
                            (icon("search"))
                            input id="f-work_text" name="work_text" type="text" value=(form.value("work_text")) autocomplete="off" maxlength="100" placeholder=(text::FIND_WORK.get(lang))
                                role="combobox" aria-expanded="false" aria-controls="f-work_text-list" aria-autocomplete="list"
                                hx-get="/combo/services" hx-include="#types" hx-trigger="input changed delay:120ms" hx-target="#f-work_text-list" hx-swap="outerHTML" hx-sync="this:replace";
                        }
                        (crate::web::ui::combo::offers("f-work_text", lang, &[], html! {}))
                    }
                    div hidden hx-get="/orders/new/works" hx-trigger="picked from:#work-combo" hx-include="#works" hx-target="#works" hx-swap="outerHTML" {}
                    @if !works.is_empty() {
                        div.picks {
                            @for work in works {
                                label.pick {
                                    input type="checkbox" name="work" value=(work.id) checked hx-get="/orders/new/works" hx-trigger="change" hx-include="#works" hx-target="#works" hx-swap="outerHTML";
                                    (work.name.get(lang)) (icon("x"))
                                }
                            }
                        }
                    }
                    (complaint(form, "work_text"))
                }
            }
            div.field data-invalid[error(form, "estimate")] {
                label.label for="f-estimate" { (text::ESTIMATE.get(lang)) }
                label.input.input--big data-num {
                    input id="f-estimate" name="estimate" value=(form.value("estimate")) inputmode="decimal" autocomplete="off" data-money
                        placeholder=[sum.is_positive().then(|| cx.money(sum))] aria-invalid=[error(form, "estimate").then_some("true")];
                    span.unit { (cx.frame().currency.sign()) }
                }
                @if !works.is_empty() { span.hint { (text::BY_PRICE_LIST.with(lang, &[&works.iter().map(said).collect::<Vec<_>>().join(" + ")])) } }
                (complaint(form, "estimate"))
            }
        }
    }
}

fn prepayment(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let lang = cx.lang();
    html! {
        div.grid-2 {
            div.field data-invalid[error(form, "prepayment")] {
                label.label for="f-prepayment" { (text::PREPAYMENT.get(lang)) }
                label.input data-num {
                    input id="f-prepayment" name="prepayment" value=(form.value("prepayment")) inputmode="decimal" autocomplete="off" data-money
                        aria-invalid=[error(form, "prepayment").then_some("true")];
                    span.unit { (cx.frame().currency.sign()) }
                }
                (complaint(form, "prepayment"))
            }
            div.field data-invalid[error(form, "cashbox")] {
                label.label for="f-cashbox" { (text::WAY.get(lang)) }
                label.input {
                    select id="f-cashbox" name="cashbox" {
                        @for cashbox in &sheet.cashboxes {
                            @let id = cashbox.id.to_string();
                            option value=(id) selected[form.value("cashbox") == id] { (cashbox.name.get(lang)) }
                        }
                    }
                }
                (complaint(form, "cashbox"))
            }
        }
    }
}

/// Usual days at closing time, or an exact moment, which shows its field when it is chosen.
fn ready(cx: &Cx, sheet: &Sheet, form: &Form) -> Markup {
    let (lang, chosen) = (cx.lang(), form.value("due"));
    let choices = deadline::choices(&sheet.location.hours, &cx.frame().zone, cx.now(), lang);
    let wrong = error(form, "deadline");
    html! {
        div.field data-invalid[wrong] role="radiogroup" aria-labelledby="l-due" {
            span.label id="l-due" { (text::READY.get(lang)) }
            div.picks {
                label.pick { input type="radio" name="due" value="" checked[chosen.is_empty()]; (text::NO_DEADLINE.get(lang)) }
                @for choice in &choices {
                    label.pick title=(choice.full) { input type="radio" name="due" value=(choice.value) checked[choice.value == chosen]; (choice.said) }
                }
                label.pick { input type="radio" name="due" value="exact" checked[chosen == "exact"]; (text::EXACTLY.get(lang)) }
            }
            label.input.intake__exact {
                (icon("calendar"))
                input id="f-deadline" name="deadline" type="datetime-local" value=(form.value("deadline")) aria-label=(text::EXACTLY.get(lang)) aria-invalid=[wrong.then_some("true")];
            }
            (complaint(form, "deadline"))
        }
    }
}
