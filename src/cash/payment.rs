//! The part of a form that takes a payment: amount, cashbox as big choices, a second cashbox for a split payment, what was
//! handed over in notes, the day. Prepayment, payment and closing dialogs of orders stand on it.

use maud::{Markup, html};

use super::{
    entry,
    part::Part,
    refusal::CashRefusal,
    tables::{Cashbox, Operation},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Refusal, Right, mark},
    web::{Cx, Fields, Form, ui::field::Draw},
};

/// What a person says about a payment.
#[derive(Debug, Clone)]
pub struct PaymentAsk {
    /// One or two; their sum is the payment.
    pub parts: Vec<Part>,
    /// What the client handed over in notes; the change is counted from it.
    pub tendered: Option<Money>,
    pub day: Day,
    pub comment: String,
}

impl PaymentAsk {
    pub fn total(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// The fields as they are first shown: the whole `due`, the first cashbox.
pub fn payment_form(due: Money, cashboxes: &[Cashbox]) -> Form {
    let mut form = Form::empty();
    if due.is_positive() {
        form.set("amount", due.input());
    }
    if let Some(cashbox) = cashboxes.first() {
        form.set("cashbox", cashbox.id.to_string());
    }
    form
}

/// `cashboxes` are those of the order's location (`cashboxes_for`). The day can be chosen by those who may move money.
pub fn payment_fields(cx: &Cx, form: &Form, cashboxes: &[Cashbox]) -> Markup {
    let (draw, lang, currency) = (Draw::of(form, cx.lang()), cx.lang(), cx.frame().currency);
    let split = ["other", "other_amount"].iter().any(|name| !form.value(name).is_empty() || form.error(name).is_some());
    let others: Vec<(String, String)> = cashboxes.iter().map(|c| (c.id.to_string(), c.name.get(lang).to_string())).collect();
    html! {
        div.pay {
            (draw.field("amount", text::AMOUNT).money(currency).focus().autocomplete("off").input())
            (entry::cashbox(cx, draw, "cashbox", text::CASHBOX, cashboxes))
            div.pay__cash { (draw.field("tendered", text::TENDERED).optional().hint(text::TENDERED_HINT).money(currency).autocomplete("off").input()) }
            @if cashboxes.len() > 1 {
                details.more open[split] {
                    summary { (text::SPLIT.get(lang)) }
                    div.grid-2 {
                        (draw.field("other", text::OTHER_CASHBOX).optional().select(&others))
                        (draw.field("other_amount", text::OTHER_AMOUNT).optional().hint(text::OTHER_HINT).money(currency).autocomplete("off").input())
                    }
                }
            }
            @if cx.may(Right::MoveCash) { (entry::day(cx, draw)) }
            (entry::comment(draw))
        }
    }
}

/// Reads what `payment_fields` drew.
pub fn parse_payment(f: &mut Fields<'_>) -> PaymentAsk {
    let (amount, cashbox) = (f.money("amount"), f.id("cashbox"));
    let (other, other_amount) = (f.id_opt("other"), f.money_or("other_amount", Money::ZERO));
    let parts = split(Part { cashbox, amount }, other, other_amount).unwrap_or_else(|refusal| {
        f.refuse_said(refusal.field().unwrap_or_default(), refusal.say(f.lang));
        Vec::new()
    });
    let day = entry::parse_day(f);
    if day < f.cx.today() && !f.cx.may(Right::MoveCash) {
        f.refuse("day", text::BACK_DATE_RIGHT);
    }
    PaymentAsk { parts, tendered: f.money_opt("tendered"), day, comment: f.line("comment", 0..=300) }
}

/// The whole payment as one part, or as two that make it up.
pub fn split(whole: Part, other: Option<Id<mark::Cashbox>>, amount: Money) -> Result<Vec<Part>, CashRefusal> {
    match other {
        None if amount.is_zero() => Ok(vec![whole]),
        None => Err(CashRefusal::NoOther),
        Some(other) if other == whole.cashbox => Err(CashRefusal::SameCashbox),
        Some(_) if amount.is_zero() => Err(CashRefusal::SplitMissing),
        Some(_) if amount >= whole.amount => Err(CashRefusal::SplitTooLarge),
        Some(other) => Ok(vec![Part { amount: whole.amount - amount, ..whole }, Part { cashbox: other, amount }]),
    }
}

/// What to say when it is done: `4 731 ₽ taken, change 1 269 ₽`.
pub fn payment_said(cx: &Cx, operation: &Operation) -> String {
    let taken = text::TAKEN.with(cx.lang(), &[&cx.sum(operation.moved())]);
    match operation.change() {
        Some(change) => format!("{taken}, {}", text::F_CHANGE.with(cx.lang(), &[&cx.sum(change)])),
        None => taken,
    }
}
